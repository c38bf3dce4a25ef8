package transport

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator"
)

// coerce checks the variables against their declarations and fills in defaults.
func coerce(schema *ast.Schema, op *ast.OperationDefinition, values map[string]any) (map[string]any, *refusal) {
	coerced, err := validator.VariableValues(schema, op, values)
	if err == nil {
		if field := withNUL(values, nil); field != nil {
			wrong := wrongDocument(gqlerror.Errorf("Variable %q has the character U+0000, which no text of the book can have.", clip("$"+strings.Join(field, "."))))
			wrong.errors[0].Extensions["field"] = field
			return nil, wrong
		}
		return coerced, nil
	}
	var e *gqlerror.Error
	if !errors.As(err, &e) || e.Err != nil || len(e.Path) < 2 {
		return nil, wrongDocument(gqlerror.Errorf("A variable has a value of the wrong form."))
	}
	name, field := "$", []string{}
	for i, p := range e.Path[1:] {
		s := strings.TrimPrefix(ast.Path{p}.String(), ".")
		if index, ok := p.(ast.PathIndex); ok {
			name += fmt.Sprintf("[%d]", int(index))
			s = fmt.Sprint(int(index))
		} else if i > 0 {
			name += "." + s
		} else {
			name += s
		}
		field = append(field, s)
	}
	wrong := wrongDocument(gqlerror.Errorf("Variable %q %s.", clip(name), expectation(e.Message)))
	wrong.errors[0].Extensions["field"] = field
	return nil, wrong
}

// nul is the character that PostgreSQL keeps in no text, so that none of a book has it.
const nul = "\x00"

// withNUL is the path of a text that has it; nil when there is none.
func withNUL(v any, path []string) []string {
	switch v := v.(type) {
	case string:
		if strings.Contains(v, nul) {
			return path
		}
	case []any:
		for i, x := range v {
			if found := withNUL(x, append(path, strconv.Itoa(i))); found != nil {
				return found
			}
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if found := withNUL(v[name], append(path, name)); found != nil {
				return found
			}
		}
	}
	return nil
}

// expectation turns the validator's texts, which name Go kinds, into what the value should be.
func expectation(text string) string {
	if _, t, ok := strings.Cut(text, " as "); ok && strings.HasPrefix(text, "cannot use ") {
		return "must be of type " + t
	}
	if rest, ok := strings.CutPrefix(text, "must be a "); ok {
		t, _, _ := strings.Cut(rest, ", not a ")
		return "must be an object of type " + t
	}
	if _, t, ok := strings.Cut(text, " is not a valid "); ok {
		return "must be one of the values of " + t
	}
	switch text {
	case "enums must be ints or strings":
		return "must be the name of an enum value"
	case "unknown field":
		return "is not a field of this input"
	case "must be defined":
		return "is required"
	case "cannot be null":
		return "must not be null"
	}
	return "has a value of the wrong form"
}
