package mapping

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/fault"
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// Mapping is a checked mapping file. It is immutable and can be bound to any number of files.
type Mapping struct {
	name     string
	days     layout
	hasDays  bool
	numbers  numbers
	skip     text
	ignore   []text
	defaults map[string]text
	rules    []ruleSpec
}

type document struct {
	DateFormat         text            `yaml:"date_format"`
	DecimalSeparator   text            `yaml:"decimal_separator"`
	ThousandsSeparator text            `yaml:"thousands_separator"`
	Defaults           map[string]text `yaml:"defaults"`
	SkipWhen           text            `yaml:"skip_when"`
	Ignore             []text          `yaml:"ignore"`
	Records            []ruleSpec      `yaml:"records"`
}

type ruleSpec struct {
	Kind     text             `yaml:"kind"`
	When     text             `yaml:"when"`
	Distinct text             `yaml:"distinct"`
	Fields   map[string]field `yaml:"fields"`
}

// text is a scalar that remembers its line.
type text struct {
	value string
	line  int
}

// UnmarshalYAML implements yaml.NodeUnmarshaler. Numbers and dates keep the text they were written with.
func (t *text) UnmarshalYAML(n ast.Node) error {
	*t = text{line: lineOf(n)}
	switch n := n.(type) {
	case *ast.StringNode:
		t.value = n.Value
	case *ast.LiteralNode:
		t.value = strings.TrimSpace(n.Value.Value)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		t.value = n.GetToken().Value
	case *ast.NullNode:
	default:
		return lineError{t.line, "a single value is needed here"}
	}
	return nil
}

// field is where one field of a record comes from: exactly one of column, constant, expression.
type field struct {
	line       int
	column     string
	constant   *string
	expression string
	dateFormat string
	fallback   string
}

// UnmarshalYAML implements yaml.NodeUnmarshaler.
func (f *field) UnmarshalYAML(n ast.Node) error {
	*f = field{line: lineOf(n)}
	var pairs []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	default:
		var t text
		if err := t.UnmarshalYAML(n); err != nil {
			return err
		}
		if f.column = t.value; f.column == "" {
			return lineError{f.line, "a column is needed here, or {value: …} or {expr: …}"}
		}
		return nil
	}
	given := 0
	for _, p := range pairs {
		var t text
		if err := t.UnmarshalYAML(p.Value); err != nil {
			return err
		}
		switch key := p.Key.String(); key {
		case "column":
			f.column, given = t.value, given+1
		case "value":
			f.constant, given = &t.value, given+1
		case "expr":
			f.expression, given = t.value, given+1
		case "date_format":
			f.dateFormat = t.value
		case "default":
			f.fallback = t.value
		default:
			return lineError{lineOf(p), fmt.Sprintf("unknown key %q; keys are column, value, expr, date_format, default", clip(key))}
		}
	}
	if given != 1 || (f.constant == nil && f.column == "" && f.expression == "") {
		return lineError{f.line, "exactly one of column, value and expr is needed"}
	}
	return nil
}

func lineOf(n ast.Node) int {
	if t := n.GetToken(); t != nil && t.Position != nil {
		return t.Position.Line
	}
	return 0
}

type lineError struct {
	line    int
	message string
}

func (e lineError) Error() string { return fmt.Sprintf("line %d: %s", e.line, e.message) }

// Load reads and checks a mapping file of at most 64 KiB: unknown keys, kinds and fields, required fields that nothing
// fills, formats, and the types of all expressions. It reports fault.Invalid with the line.
func Load(name string, data []byte) (*Mapping, error) {
	m, err := load(name, data)
	if err == nil {
		return m, nil
	}
	message := err.Error()
	var syntax interface {
		error
		FormatError(colored, source bool) string
	}
	var at lineError
	switch {
	case errors.As(err, &at):
		message = at.Error()
	case errors.As(err, &syntax):
		message = syntax.FormatError(false, false)
	}
	return nil, fault.New(fault.Invalid, "mapping %s: %s", name, message)
}

func load(name string, data []byte) (*Mapping, error) {
	if err := guard(data); err != nil {
		return nil, err
	}
	var doc document
	if err := yaml.UnmarshalWithOptions(data, &doc, yaml.DisallowUnknownField()); err != nil {
		return nil, err
	}
	m := &Mapping{name: name, skip: doc.SkipWhen, ignore: doc.Ignore, defaults: doc.Defaults, rules: doc.Records}
	format := doc.DateFormat.value
	if m.hasDays = format != ""; !m.hasDays {
		format = "YYYY-MM-DD"
	}
	var err error
	if m.days, err = newLayout(format); err != nil {
		return nil, lineError{doc.DateFormat.line, err.Error()}
	}
	if m.numbers, err = newNumbers(doc.DecimalSeparator.value, doc.ThousandsSeparator.value); err != nil {
		return nil, lineError{max(doc.DecimalSeparator.line, doc.ThousandsSeparator.line), err.Error()}
	}
	if len(m.rules) == 0 || len(m.rules) > 50 {
		return nil, errors.New("records: 1 to 50 kinds of records are needed")
	}
	for _, r := range m.rules {
		if err := m.checkRule(r); err != nil {
			return nil, err
		}
	}
	for field, t := range m.defaults {
		if !slices.ContainsFunc(m.rules, func(r ruleSpec) bool { return slices.Contains(fieldNames(record.Kind(r.Kind.value)), field) }) {
			return nil, lineError{t.line, fmt.Sprintf("defaults: no kind of this mapping has a field %q", clip(field))}
		}
	}
	// Any name may be a column until a file is bound.
	if _, err := m.bind(nil, func(string) (int, bool) { return 0, true }); err != nil {
		return nil, err
	}
	return m, nil
}

func (m *Mapping) checkRule(r ruleSpec) error {
	kind, err := record.ParseKind(r.Kind.value)
	if err != nil || string(kind) != r.Kind.value {
		return lineError{r.Kind.line, fmt.Sprintf("%q is no kind of records; kinds are %v", clip(r.Kind.value), record.Kinds())}
	}
	names := fieldNames(kind)
	for f, spec := range r.Fields {
		if !slices.Contains(names, f) {
			return lineError{spec.line, fmt.Sprintf("%s have no field %q; fields are %s", kind, clip(f), strings.Join(names, ", "))}
		}
	}
	for _, c := range record.Columns(kind) {
		if _, mapped := r.Fields[c.Name]; c.Required && !mapped && m.defaults[c.Name].value == "" {
			return lineError{r.Kind.line, fmt.Sprintf("%s need a %s", kind, c.Name)}
		}
	}
	if _, mapped := r.Fields[r.Distinct.value]; r.Distinct.value != "" && !mapped {
		return lineError{r.Distinct.line, fmt.Sprintf("distinct: %q is none of the fields below", clip(r.Distinct.value))}
	}
	return nil
}

func fieldNames(kind record.Kind) []string {
	columns := record.Columns(kind)
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return names
}

// Name is what Load was given.
func (m *Mapping) Name() string { return m.name }

// Kinds are the kinds of records the mapping makes, in its order.
func (m *Mapping) Kinds() []record.Kind {
	var out []record.Kind
	for _, r := range m.rules {
		if k := record.Kind(r.Kind.value); !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}
