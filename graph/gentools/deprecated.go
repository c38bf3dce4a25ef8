package gentools

import (
	"fmt"
	"regexp"

	"github.com/duebook/duebook/ent/date"
	"github.com/vektah/gqlparser/v2/ast"
)

// last is how a deprecation ends: on the day up to which clients may rely on what it deprecates.
var last = regexp.MustCompile(`Removed after (\d{4}-\d{2}-\d{2})\.$`)

func reason(deprecated *ast.Directive) string {
	if a := deprecated.Arguments.ForName("reason"); a != nil {
		return a.Value.Raw
	}
	return ""
}

func lastDay(deprecated *ast.Directive) (date.Date, error) {
	found := last.FindStringSubmatch(reason(deprecated))
	if found == nil {
		return "", fmt.Errorf(`its reason does not end with "Removed after" and a day`)
	}
	return date.Parse(found[1])
}

// Undated are the members that a schema deprecates without saying until when, each with what is wrong.
func Undated(s *ast.Schema) (wrong []string) {
	check := func(what string, directives ast.DirectiveList) {
		if x := directives.ForName("deprecated"); x != nil {
			if _, err := lastDay(x); err != nil {
				wrong = append(wrong, what+": "+err.Error())
			}
		}
	}
	for _, name := range names(s.Types) {
		t := s.Types[name]
		if t.BuiltIn {
			continue
		}
		for _, f := range t.Fields {
			check(name+"."+f.Name, f.Directives)
			for _, a := range f.Arguments {
				check(name+"."+f.Name+"("+a.Name+")", a.Directives)
			}
		}
		for _, v := range t.EnumValues {
			check(name+"."+v.Name, v.Directives)
		}
	}
	return wrong
}
