package transport

import (
	"cmp"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

const (
	costObject     = 1
	costList       = 1
	costConnection = 2
	costAggregate  = 10
	costMutation   = 10
	costSchema     = 100 // the whole schema, however much of it
	costType       = 10
)

// shortLists are lists that cannot grow: an account is in few books at once.
var shortLists = map[string]int{"assignments": 3}

// pricer adds up what a validated operation asks for. See the package's documentation for the prices.
type pricer struct {
	schema    *ast.Schema
	limits    *Limits
	variables map[string]any
	fragments map[fragmentAt]int
}

// fragmentAt is a fragment on a connection of so many elements; rows is 0 elsewhere.
type fragmentAt struct {
	name string
	rows int
}

func (p *pricer) operation(op *ast.OperationDefinition) int {
	return p.selections(op.SelectionSet, 0)
}

// selections is the price of a selection on one object. Rows is the number of elements when that is a connection.
func (p *pricer) selections(set ast.SelectionSet, rows int) (total int) {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			total = sum(total, p.field(sel, rows))
		case *ast.InlineFragment:
			total = sum(total, p.selections(sel.SelectionSet, rows))
		case *ast.FragmentSpread:
			if sel.Definition == nil {
				continue
			}
			at := fragmentAt{sel.Name, rows}
			n, ok := p.fragments[at]
			if !ok {
				n = p.selections(sel.Definition.SelectionSet, rows)
				if p.fragments == nil {
					p.fragments = map[fragmentAt]int{}
				}
				p.fragments[at] = n
			}
			total = sum(total, n)
		}
	}
	return total
}

func (p *pricer) field(f *ast.Field, rows int) int {
	switch f.Name {
	case "__typename":
		return 0
	case "__schema":
		return costSchema
	case "__type":
		return costType
	}
	if f.Definition == nil {
		return 0
	}
	own := 0
	switch f.Name {
	case "totals", "totalCount", "ageing":
		own = costAggregate
	}
	if f.ObjectDefinition != nil && f.ObjectDefinition == p.schema.Mutation {
		own = costMutation
	}
	t := p.schema.Types[f.Definition.Type.Name()]
	if t == nil {
		return own
	}
	if connection(t) {
		return sum(own, sum(costConnection, p.selections(f.SelectionSet, p.elements(f, p.limits.PageSize))))
	}
	each := 0
	if len(f.SelectionSet) > 0 {
		each = p.selections(f.SelectionSet, 0)
		if t.Kind != ast.Object || t.Fields.ForName("id") != nil {
			each = sum(each, costObject)
		}
	}
	switch {
	case f.Definition.Type.Elem == nil:
		return sum(own, each)
	case rows > 0 && (f.Name == "edges" || f.Name == "nodes"):
		return sum(own, product(rows, each))
	default:
		return sum(own, sum(costList, product(p.elements(f, cmp.Or(shortLists[f.Name], p.limits.ListSize)), each)))
	}
}

func connection(t *ast.Definition) bool {
	return t.Kind == ast.Object && strings.HasSuffix(t.Name, "Connection") && t.Fields.ForName("pageInfo") != nil
}

// elements is how many elements the field's arguments ask for, at least 1, or otherwise when they do not say. A list of
// ids, which a plain list takes, says it; any other list, such as an order or states to filter by, can only raise it.
func (p *pricer) elements(f *ast.Field, otherwise int) int {
	most, list := 0, 0
	for _, a := range f.Arguments {
		switch a.Name {
		case "first", "last", "limit":
			if n, ok := p.integer(a.Value); ok {
				most = max(most, n, 1)
			}
		default:
			n, ok := p.length(a.Value)
			if !ok {
				continue
			}
			list = max(list, n)
			if d := f.Definition.Arguments.ForName(a.Name); d != nil && d.Type.Name() == "ID" {
				most = max(most, n, 1)
			}
		}
	}
	if most == 0 {
		most = otherwise
	}
	if f.Definition.Type.Elem != nil {
		most = max(most, list)
	}
	return min(most, saturated)
}

// integer reads a literal or coerced variable in any of the forms that coercion leaves it in.
func (p *pricer) integer(v *ast.Value) (int, bool) {
	value, err := v.Value(p.variables)
	if err != nil {
		return saturated, true
	}
	text := ""
	switch value := value.(type) {
	case int64:
		text = strconv.FormatInt(value, 10)
	case json.Number:
		text = value.String()
	case string:
		text = value
	default:
		return 0, false
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return saturated, true
	}
	return int(min(max(n, 0), saturated)), true
}

func (p *pricer) length(v *ast.Value) (int, bool) {
	switch v.Kind {
	case ast.ListValue:
		return len(v.Children), true
	case ast.Variable:
		list, ok := p.variables[v.Raw].([]any)
		return len(list), ok
	}
	return 0, false
}
