package gentools

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const concurrently = header + `func _Line(ctx context.Context, ec *executionContext, sel ast.SelectionSet, obj *Line) graphql.Marshaler {
	fields := graphql.CollectFields(ec.OperationContext, sel, lineImplementors)

	out := graphql.NewFieldSet(fields)
	for i, field := range fields {
		switch field.Name {
		case "account":
			field := field

			innerFunc := func(ctx context.Context, fs *graphql.FieldSet) (res graphql.Marshaler) {
				defer func() {
					if r := recover(); r != nil {
						ec.Error(ctx, ec.Recover(ctx, r))
					}
				}()
				res = _Line_account(ctx, ec, field, obj)
				if res == graphql.RequiredNull {
					atomic.AddUint32(&fs.Invalids, 1)
				}
				return res
			}

			out.Concurrently(i, func(ctx context.Context) graphql.Marshaler { return innerFunc(ctx, out) })
		default:
			panic("unknown field " + strconv.Quote(field.Name))
		}
	}
	out.Dispatch(ctx)
	if out.Invalids > 0 {
		return graphql.Null
	}

	return out
}
`

func TestObjects(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, from, to, has, says string
	}{
		{name: "the known form", has: "\t\t\tout.Values[i] = _Line_account(ctx, ec, field, obj)\n\t\t\tif out.Values[i] == graphql.RequiredNull {\n\t\t\t\tatomic.AddUint32(&out.Invalids, 1)\n"},
		{name: "a field that may be null", from: "\t\t\t\tif res == graphql.RequiredNull {\n\t\t\t\t\tatomic.AddUint32(&fs.Invalids, 1)\n\t\t\t\t}\n", has: "\t\t\tout.Values[i] = _Line_account(ctx, ec, field, obj)\n\t\tdefault:"},
		{name: "a connection", from: "_Line_account", to: "_LineConnection_totals", has: "out.Concurrently(i,"},
		{name: "another way to wait", from: "out.Concurrently(i,", to: "out.Later(i,", says: "has 0 concurrent fields"},
		{name: "another end", from: "return graphql.Null", to: "return graphql.RequiredNull", says: "has 0 objects"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "exec.go")
			text := concurrently
			if c.from != "" {
				text = strings.Replace(text, c.from, c.to, 1)
			}
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			err := Objects(file, 1, 1)
			got, rerr := os.ReadFile(file)
			if rerr != nil {
				t.Fatal(rerr)
			}
			switch {
			case c.says == "" && (err != nil || !strings.Contains(string(got), c.has) || !strings.Contains(string(got), "return object{fields, out.Values}")):
				t.Errorf("%v\n%s", err, got)
			case c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says) || string(got) != text):
				t.Errorf("not refused: %v\n%s", err, got)
			}
		})
	}
}
