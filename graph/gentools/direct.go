package gentools

import (
	"fmt"
	"go/format"
	"os"
	"regexp"
)

// plainField is how gqlgen 0.17.95 resolves a scalar that is a field or a method of the object, which can't fail: through a
// context of its own, a resolver and a middleware.
var plainField = regexp.MustCompile(`(func _\w+\(ctx context\.Context, ec \*executionContext, field graphql\.CollectedField, obj [^\n]*\) \(ret graphql\.Marshaler\) \{\n)` +
	`\treturn graphql\.ResolveField\(\n\t\tctx,\n\t\tec\.OperationContext,\n\t\tfield,\n` +
	`\t\tfunc\(ctx context\.Context, field graphql\.CollectedField\) \(\*graphql\.FieldContext, error\) \{\n\t\t\treturn fieldContext_\w+\(ctx, ec, field\)\n\t\t\},\n` +
	`\t\tfunc\(ctx context\.Context\) \(any, error\) \{\n\t\t\treturn (obj\.\w+(?:\(\))?), nil\n\t\t\},\n\t\tnil,\n` +
	`\t\tfunc\(ctx context\.Context, selections ast\.SelectionSet, v \S+\) graphql\.Marshaler \{\n\t\t\treturn (marshal\S+)\(ctx, ec, selections, v\)\n\t\t\},\n` +
	`\t\ttrue,\n\t\t(?:true|false),\n\t\)\n\}\n` +
	`(func fieldContext_\w+\([^\n]*\n\treturn graphql\.NewScalarFieldContext\("\w+", field, (?:true|false), false, )`)

// Direct makes generated execution code write plain scalars of an object at once: a page of rows has many of them, and their
// contexts cost more than their values. An object's own resolver still asks whether the operation has ended, and a list of
// scalars or a field with a resolver stays as it is.
//
// It fails, and leaves the file as it was, when fewer fields than expected are found: the generator has changed then.
func Direct(file string, least int) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("direct: %w", err)
	}
	if n := len(plainField.FindAllIndex(text, -1)); n < least {
		return fmt.Errorf("direct: %s has %d plain fields in the known form, not %d or more; the generator has changed, see gentools", file, n, least)
	}
	text, err = format.Source(plainField.ReplaceAll(text, []byte("$1\treturn $3(ctx, ec, field.Selections, $2)\n}\n$4")))
	if err != nil {
		return fmt.Errorf("direct: %w", err)
	}
	return os.WriteFile(file, text, 0o644)
}
