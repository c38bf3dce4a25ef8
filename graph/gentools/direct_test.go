package gentools

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const plain = header + `func _Line_text(ctx context.Context, ec *executionContext, field graphql.CollectedField, obj *Line) (ret graphql.Marshaler) {
	return graphql.ResolveField(
		ctx,
		ec.OperationContext,
		field,
		func(ctx context.Context, field graphql.CollectedField) (*graphql.FieldContext, error) {
			return fieldContext_Line_text(ctx, ec, field)
		},
		func(ctx context.Context) (any, error) {
			return obj.Text, nil
		},
		nil,
		func(ctx context.Context, selections ast.SelectionSet, v string) graphql.Marshaler {
			return marshalNString2string(ctx, ec, selections, v)
		},
		true,
		true,
	)
}
func fieldContext_Line_text(_ context.Context, ec *executionContext, field graphql.CollectedField) (fc *graphql.FieldContext, err error) {
	return graphql.NewScalarFieldContext("Line", field, false, false, errors.New("field of type String does not have child fields"))
}
`

func TestDirect(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, from, to string
		direct         bool
	}{
		{"a field", "", "", true},
		{"a method", "obj.Text, nil", "obj.Text(), nil", true},
		{"a field that may be null", "true,\n\t\ttrue,", "true,\n\t\tfalse,", true},
		{"a method that may fail", "return obj.Text, nil", "return obj.Text(ctx)", false},
		{"a resolver", "field, false, false,", "field, true, true,", false},
		{"a directive", "\t\tnil,\n", "\t\tfunc(ctx context.Context, next graphql.Resolver) graphql.Resolver { return next },\n", false},
		{"an object", "NewScalarFieldContext(", "NewFieldContext(", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "exec.go")
			text := strings.Replace(plain, c.from, c.to, 1)
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			err := Direct(file, 1)
			got, rerr := os.ReadFile(file)
			if rerr != nil {
				t.Fatal(rerr)
			}
			switch {
			case c.direct && (err != nil || !strings.Contains(string(got), "{\n\treturn marshalNString2string(ctx, ec, field.Selections, obj.Text") || strings.Contains(string(got), "ResolveField")):
				t.Errorf("%v\n%s", err, got)
			case !c.direct && (err == nil || string(got) != text):
				t.Errorf("it is not refused: %v\n%s", err, got)
			}
		})
	}
}
