package graph

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// asked is the selection below a field: what the document wants of an object. The zero value asks for nothing.
type asked struct {
	op  *graphql.OperationContext
	set ast.SelectionSet
}

// field is a selected field. The same field under several aliases is one, with all their selections and calls.
type field struct {
	name string
	asked
	calls []map[string]any // the arguments of each alias
}

// selection is what is asked of the object that the resolver of the context answers.
func selection(ctx context.Context) asked {
	return asked{graphql.GetOperationContext(ctx), graphql.GetFieldContext(ctx).Field.Selections}
}

// of is the fields that are selected on an object of the type, with fragments, @skip and @include applied.
func (a asked) of(typ string) []field {
	var fields []field
	if a.op == nil {
		return nil
	}
	for _, c := range graphql.CollectFields(a.op, a.set, []string{typ, "Node"}) {
		i := slices.IndexFunc(fields, func(f field) bool { return f.name == c.Name })
		if i < 0 {
			i = len(fields)
			fields = append(fields, field{name: c.Name, asked: asked{op: a.op}})
		}
		f := &fields[i]
		if f.set == nil {
			f.set = c.Selections
		} else {
			f.set = slices.Concat(f.set, c.Selections)
		}
		if c.Definition != nil && len(c.Definition.Arguments) > 0 {
			f.calls = append(f.calls, c.ArgumentMap(a.op.Variables))
		}
	}
	return fields
}

// below is the selection of one field of an object of the type, and whether it is selected at all.
func (a asked) below(typ, name string) (asked, bool) {
	for _, f := range a.of(typ) {
		if f.name == name {
			return f.asked, true
		}
	}
	return asked{op: a.op}, false
}

// any reports whether one of the fields is selected.
func (a asked) any(typ string, names ...string) bool {
	return slices.ContainsFunc(a.of(typ), func(f field) bool { return slices.Contains(names, f.name) })
}

// only reports whether nothing but the fields is selected.
func (a asked) only(typ string, names ...string) bool {
	return !slices.ContainsFunc(a.of(typ), func(f field) bool { return !slices.Contains(names, f.name) })
}

// columns is what the selected fields are made of, when all of them are in the table.
func (a asked) columns(typ string, of map[string][]string) (columns []string, plain bool) {
	for _, f := range a.of(typ) {
		made, known := of[f.name]
		if !known {
			return nil, false
		}
		columns = append(columns, made...)
	}
	return columns, true
}

// nodes is the selection of a connection's rows, whether a page is wanted at all, and whether each row's cursor is.
func (a asked) nodes(connection, edge string) (rows asked, page, cursors bool) {
	edges, _ := a.below(connection, "edges")
	rows, _ = edges.below(edge, "node")
	return rows, a.any(connection, "edges", "pageInfo"), edges.any(edge, "cursor")
}
