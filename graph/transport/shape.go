package transport

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// saturated is larger than any limit and small enough that two of them can be multiplied.
const saturated = 1 << 30

func sum(a, b int) int     { return min(a+b, saturated) }
func product(a, b int) int { return min(a*b, saturated) }

// shape is how large a selection is with its fragments expanded.
type shape struct {
	depth         int // of fields
	introspection int // of fields from __schema or __type on
	fields        int
}

func (s *shape) join(o shape) {
	s.depth = max(s.depth, o.depth)
	s.introspection = max(s.introspection, o.introspection)
	s.fields = sum(s.fields, o.fields)
}

// shaper measures a parsed document before it is validated. It enters each fragment once, however often it is spread.
type shaper struct {
	limits     *Limits
	fragments  map[string]*ast.FragmentDefinition
	done       map[string]shape
	entered    map[string]bool
	aliases    int
	directives int
	inline     int
	nodes      int // of the syntax tree
	introspect bool
	longName   bool
	wrong      *refusal
}

// longestName is the length of the longest name that a similar one is looked for, which takes time in proportion.
const longestName = 100

// measure refuses documents that are over a limit of shape, or that would make validation walk in circles.
func measure(doc *ast.QueryDocument, limits *Limits) (*shaper, *refusal) {
	s := &shaper{limits: limits, fragments: map[string]*ast.FragmentDefinition{}, done: map[string]shape{}, entered: map[string]bool{}}
	if len(doc.Fragments) > limits.Fragments {
		return nil, overLimit("The document defines %d fragments; %d are allowed.", len(doc.Fragments), limits.Fragments)
	}
	for _, f := range doc.Fragments {
		if _, twice := s.fragments[f.Name]; !twice {
			s.fragments[f.Name] = f
		}
	}
	var shapes []shape
	for _, f := range doc.Fragments {
		s.name(f.TypeCondition)
		s.directive(f.Directives)
		shapes = append(shapes, s.fragment(f.Name, f.Position))
	}
	for _, op := range doc.Operations {
		s.directive(op.Directives)
		for _, v := range op.VariableDefinitions {
			s.directive(v.Directives)
			s.name(v.Type.Name())
			s.value(v.DefaultValue)
			s.nodes += 2
		}
		shapes = append(shapes, s.selections(op.SelectionSet))
	}
	if s.wrong != nil {
		return nil, s.wrong
	}
	for _, sh := range shapes {
		switch {
		case sh.depth > limits.Depth:
			return nil, overLimit("The document nests fields %d deep; %d are allowed.", sh.depth, limits.Depth)
		case sh.introspection > limits.IntrospectionDepth:
			return nil, overLimit("The document nests introspection %d deep; %d are allowed.", sh.introspection, limits.IntrospectionDepth)
		case sh.fields > limits.Fields:
			return nil, overLimit("The document selects more than %d fields with its fragments expanded.", limits.Fields)
		}
	}
	switch {
	case s.aliases > limits.Aliases:
		return nil, overLimit("The document has %d aliases; %d are allowed.", s.aliases, limits.Aliases)
	case s.directives > limits.Directives:
		return nil, overLimit("The document has %d directives; %d are allowed.", s.directives, limits.Directives)
	case s.inline > limits.Fragments:
		return nil, overLimit("The document has %d inline fragments; %d are allowed.", s.inline, limits.Fragments)
	}
	for _, op := range doc.Operations {
		if n := s.repeats(op.SelectionSet); n > limits.Repeats {
			return nil, overLimit("The document selects the same fields again and again; select each once.")
		}
	}
	for _, f := range doc.Fragments {
		if n := s.repeats(f.SelectionSet); n > limits.Repeats {
			return nil, overLimit("The document selects the same fields again and again; select each once.")
		}
	}
	return s, nil
}

func (s *shaper) selections(set ast.SelectionSet) (total shape) {
	for _, sel := range set {
		if s.wrong != nil {
			return total
		}
		s.nodes++
		switch sel := sel.(type) {
		case *ast.Field:
			s.name(sel.Name)
			if sel.Alias != sel.Name {
				s.aliases++
			}
			s.directive(sel.Directives)
			for _, a := range sel.Arguments {
				s.nodes++
				s.name(a.Name)
				s.value(a.Value)
			}
			child := s.selections(sel.SelectionSet)
			below := 1 + max(child.depth, child.introspection)
			one := shape{depth: below, fields: sum(1, child.fields)}
			if sel.Name == "__schema" || sel.Name == "__type" {
				s.introspect = true
				one.depth, one.introspection = 1, below
			}
			total.join(one)
		case *ast.InlineFragment:
			s.inline++
			s.name(sel.TypeCondition)
			s.directive(sel.Directives)
			total.join(s.selections(sel.SelectionSet))
		case *ast.FragmentSpread:
			s.directive(sel.Directives)
			total.join(s.fragment(sel.Name, sel.Position))
		}
	}
	return total
}

func (s *shaper) fragment(name string, at *ast.Position) shape {
	if sh, ok := s.done[name]; ok {
		return sh
	}
	f, ok := s.fragments[name]
	if !ok {
		return shape{} // validation says that it is missing
	}
	if s.entered[name] {
		s.wrong = wrongDocument(gqlerror.ErrorPosf(at, "Cannot spread fragment %q within itself.", name))
		return shape{}
	}
	s.entered[name] = true
	s.nodes++
	sh := s.selections(f.SelectionSet)
	s.done[name] = sh
	return sh
}

func (s *shaper) directive(list ast.DirectiveList) {
	s.directives += len(list)
	for _, d := range list {
		if d.Name == "defer" || d.Name == "stream" {
			s.wrong = wrongDocument(gqlerror.ErrorPosf(d.Position, "Directive %q is not supported; answers come whole.", "@"+d.Name))
		}
		for _, a := range d.Arguments {
			s.nodes++
			s.name(a.Name)
			s.value(a.Value)
		}
	}
}

func (s *shaper) value(v *ast.Value) {
	if v == nil {
		return
	}
	s.nodes++
	s.name(v.Raw)
	if strings.Contains(v.Raw, nul) {
		s.wrong = wrongDocument(gqlerror.ErrorPosf(v.Position, "A text has the character U+0000, which no text of the book can have."))
	}
	for _, c := range v.Children {
		s.nodes++
		s.name(c.Name)
		s.value(c.Value)
	}
}

func (s *shaper) name(n string) { s.longName = s.longName || len(n) > longestName }

// repeats counts the pairs of fields that share a response name in one place of the answer, which is what the check
// whether they can be merged looks at. The shape is within its limits by now, so the expansion is small.
func (s *shaper) repeats(sets ...ast.SelectionSet) int {
	type group struct {
		fields int
		sets   []ast.SelectionSet
	}
	groups := map[string]*group{}
	var collect func(ast.SelectionSet)
	collect = func(set ast.SelectionSet) {
		for _, sel := range set {
			switch sel := sel.(type) {
			case *ast.Field:
				g := groups[sel.Alias]
				if g == nil {
					g = &group{}
					groups[sel.Alias] = g
				}
				g.fields++
				if len(sel.SelectionSet) > 0 {
					g.sets = append(g.sets, sel.SelectionSet)
				}
			case *ast.InlineFragment:
				collect(sel.SelectionSet)
			case *ast.FragmentSpread:
				if f := s.fragments[sel.Name]; f != nil {
					collect(f.SelectionSet)
				}
			}
		}
	}
	for _, set := range sets {
		collect(set)
	}
	total := 0
	for _, g := range groups {
		total = sum(total, g.fields*(g.fields-1)/2)
		if len(g.sets) > 0 {
			total = sum(total, s.repeats(g.sets...))
		}
	}
	return total
}
