package gentools

import (
	"fmt"
	"maps"
	"slices"

	"github.com/duebook/duebook/ent/date"
	"github.com/vektah/gqlparser/v2/ast"
)

// Weight says what a change of the schema means for clients that were written against the old one.
type Weight string

// The weights.
const (
	Breaking  Weight = "breaking"  // what worked is refused, or answers another type
	Dangerous Weight = "dangerous" // what worked may meet something it doesn't know
	Safe      Weight = "safe"
	Announced Weight = "announced" // what was deprecated is gone, after the day that its deprecation named
)

// Change is one difference between two schemas.
type Change struct {
	Weight Weight
	Text   string
}

func (c Change) String() string { return string(c.Weight) + ": " + c.Text }

// Changes are the differences between an old schema and a new one, by type and field, as they are on a day: what was deprecated
// may go once its day has passed.
func Changes(old, new *ast.Schema, on date.Date) []Change {
	d := differ{on: on}
	for _, name := range names(old.Types, new.Types) {
		was, is := old.Types[name], new.Types[name]
		switch {
		case was != nil && was.BuiltIn || is != nil && is.BuiltIn:
		case is == nil:
			d.add(Breaking, "%s %s was removed", noun(was), name)
		case was == nil:
			d.add(Safe, "%s %s was added", noun(is), name)
		case was.Kind != is.Kind:
			d.add(Breaking, "%s was %s and is %s now", name, noun(was), noun(is))
		default:
			d.definition(was, is)
		}
	}
	return d.changes
}

type differ struct {
	on      date.Date
	changes []Change
}

func (d *differ) add(w Weight, format string, args ...any) {
	d.changes = append(d.changes, Change{w, fmt.Sprintf(format, args...)})
}

func (d *differ) definition(was, is *ast.Definition) {
	input := was.Kind == ast.InputObject
	for _, f := range was.Fields {
		g := is.Fields.ForName(f.Name)
		at := was.Name + "." + f.Name
		switch {
		case g == nil:
			d.removed("field "+at, f.Directives)
			continue
		case input:
			d.value(at, f.Type, g.Type, f.DefaultValue, g.DefaultValue)
		case !narrower(g.Type, f.Type):
			d.add(Breaking, "field %s was %s and is %s now", at, f.Type, g.Type)
		case f.Type.String() != g.Type.String():
			d.add(Safe, "field %s was %s and is %s now", at, f.Type, g.Type)
		}
		d.deprecated("field "+at, f.Directives, g.Directives)
		d.arguments(at, f.Arguments, g.Arguments)
	}
	for _, g := range is.Fields {
		if was.Fields.ForName(g.Name) != nil {
			continue
		}
		if input && g.Type.NonNull && g.DefaultValue == nil {
			d.add(Breaking, "field %s.%s was added and is required", is.Name, g.Name)
		} else {
			d.add(Safe, "field %s.%s was added", is.Name, g.Name)
		}
	}
	for _, v := range was.EnumValues {
		if x := is.EnumValues.ForName(v.Name); x == nil {
			d.removed("value "+was.Name+"."+v.Name, v.Directives)
		} else {
			d.deprecated("value "+was.Name+"."+v.Name, v.Directives, x.Directives)
		}
	}
	for _, v := range is.EnumValues {
		if was.EnumValues.ForName(v.Name) == nil {
			d.add(Dangerous, "value %s.%s was added", is.Name, v.Name)
		}
	}
	d.members(was.Name, "implements", was.Interfaces, is.Interfaces, Safe)
	d.members(was.Name, "may be", was.Types, is.Types, Dangerous)
}

func (d *differ) members(name, verb string, was, is []string, added Weight) {
	for _, x := range was {
		if !slices.Contains(is, x) {
			d.add(Breaking, "%s no longer %s %s", name, verb, x)
		}
	}
	for _, x := range is {
		if !slices.Contains(was, x) {
			d.add(added, "%s now %s %s", name, verb, x)
		}
	}
}

func (d *differ) arguments(at string, was, is ast.ArgumentDefinitionList) {
	for _, a := range was {
		if b := is.ForName(a.Name); b == nil {
			d.removed("argument "+at+"("+a.Name+")", a.Directives)
		} else {
			d.deprecated("argument "+at+"("+a.Name+")", a.Directives, b.Directives)
			d.value(at+"("+a.Name+")", a.Type, b.Type, a.DefaultValue, b.DefaultValue)
		}
	}
	for _, b := range is {
		switch {
		case was.ForName(b.Name) != nil:
		case b.Type.NonNull && b.DefaultValue == nil:
			d.add(Breaking, "argument %s(%s) was added and is required", at, b.Name)
		default:
			d.add(Safe, "argument %s(%s) was added", at, b.Name)
		}
	}
}

// value compares what clients send.
func (d *differ) value(at string, was, is *ast.Type, before, now *ast.Value) {
	switch {
	case is.NonNull && now == nil && (!was.NonNull || before != nil):
		d.add(Breaking, "%s was optional and is required now", at)
	case !narrower(was, is):
		d.add(Breaking, "%s was %s and is %s now", at, was, is)
	case was.String() != is.String():
		d.add(Safe, "%s was %s and is %s now", at, was, is)
	}
	if a, b := text(before), text(now); a != b {
		d.add(Dangerous, "the default of %s was %s and is %s now", at, a, b)
	}
}

func (d *differ) deprecated(what string, was, is ast.DirectiveList) {
	if x := is.ForName("deprecated"); x != nil && was.ForName("deprecated") == nil {
		d.add(Safe, "%s was deprecated: %s", what, reason(x))
	}
}

func (d *differ) removed(what string, was ast.DirectiveList) {
	weight := Breaking
	if x := was.ForName("deprecated"); x != nil {
		if last, err := lastDay(x); err == nil && last < d.on {
			weight = Announced
		}
	}
	d.add(weight, "%s was removed", what)
}

// narrower reports whether every value of a is a value of b.
func narrower(a, b *ast.Type) bool {
	if b.NonNull && !a.NonNull || (a.Elem == nil) != (b.Elem == nil) {
		return false
	}
	if a.Elem != nil {
		return narrower(a.Elem, b.Elem)
	}
	return a.NamedType == b.NamedType
}

func text(v *ast.Value) string {
	if v == nil {
		return "nothing"
	}
	return v.String()
}

func noun(d *ast.Definition) string {
	return map[ast.DefinitionKind]string{ast.Scalar: "scalar", ast.Object: "type", ast.Interface: "interface", ast.Union: "union", ast.Enum: "enum", ast.InputObject: "input"}[d.Kind]
}

func names(tables ...map[string]*ast.Definition) []string {
	set := map[string]bool{}
	for _, m := range tables {
		for name := range m {
			set[name] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}
