package mapping

import (
	"fmt"
	"slices"
	"strings"

	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/exchange/sheet"
	"github.com/duebook/duebook/server/fault"
	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"
)

// Bound is a mapping tied to the columns of one file. It remembers which distinct records it made, so it is good for one
// pass over one file and not safe for concurrent use.
type Bound struct {
	rules    []*rule
	skip     *vm.Program
	days     layout
	numbers  numbers
	localize bool // typed cells must be put into the file's own formats
	env      environment
	machine  vm.VM
	warnings []string
}

type rule struct {
	kind     record.Kind
	when     *vm.Program
	fields   []boundField // by column of the kind
	cells    []string
	problems []record.CellError
	distinct int // column, -1 without
	seen     *distinct
}

type boundField struct {
	name     string
	source   int // column of the file, -1 without
	sourceAs string
	constant string
	program  *vm.Program
	days     *layout // the text is a day in this format
	decimal  bool    // the text is a number in the file's format
	fallback string
}

// Bind ties the mapping to a header. Columns the mapping names and the file lacks are fault.Invalid; columns of the file
// that nothing uses are named in Warnings.
func (m *Mapping) Bind(header []string) (*Bound, error) {
	b, err := m.bind(header, indexOf(header))
	if err != nil {
		return nil, fault.New(fault.Invalid, "mapping %s: %s; the file has the columns %s", m.name, err, clipTo(strings.Join(header, ", "), 500))
	}
	return b, nil
}

func indexOf(header []string) columnIndex {
	places := make(map[string]int, len(header))
	for i, h := range header {
		places[strings.ToLower(h)] = i
	}
	return func(name string) (int, bool) {
		i, ok := places[strings.ToLower(strings.TrimSpace(name))]
		return i, ok
	}
}

func (m *Mapping) bind(header []string, index columnIndex) (*Bound, error) {
	b := &Bound{days: m.days, numbers: m.numbers, localize: m.hasDays || m.numbers.decimal != "."}
	opts := options(m.days, m.numbers)
	used := make(map[int]bool)
	program := func(t text, condition bool) (*vm.Program, error) {
		if t.value == "" {
			return nil, nil
		}
		p, cells, err := compile(t.value, index, condition, opts)
		if err != nil {
			return nil, lineError{t.line, err.Error()}
		}
		for i := range cells {
			used[i] = true
		}
		return p, nil
	}
	var err error
	if b.skip, err = program(m.skip, true); err != nil {
		return nil, err
	}
	for _, spec := range m.rules {
		r := &rule{kind: record.Kind(spec.Kind.value), distinct: -1}
		if r.when, err = program(spec.When, true); err != nil {
			return nil, err
		}
		columns := record.Columns(r.kind)
		r.cells = make([]string, len(columns))
		for i, c := range columns {
			f, err := m.bindField(c, spec, index, opts, used)
			if err != nil {
				return nil, err
			}
			r.fields = append(r.fields, f)
			if c.Name == spec.Distinct.value {
				r.distinct, r.seen = i, newDistinct()
			}
		}
		b.rules = append(b.rules, r)
	}
	for _, t := range m.ignore {
		if i, ok := index(t.value); ok {
			used[i] = true
		}
	}
	for i, h := range header {
		if !used[i] {
			b.warnings = append(b.warnings, fmt.Sprintf("column %q is not used; list it under ignore if that is meant", clip(h)))
		}
	}
	return b, nil
}

func (m *Mapping) bindField(c record.Column, spec ruleSpec, index columnIndex, opts []expr.Option, used map[int]bool) (boundField, error) {
	f := boundField{name: c.Name, source: -1, fallback: m.defaults[c.Name].value}
	s, ok := spec.Fields[c.Name]
	if !ok {
		return f, nil
	}
	if s.fallback != "" {
		f.fallback = s.fallback
	}
	if s.dateFormat != "" && c.Type != record.TypeDay {
		return f, lineError{s.line, fmt.Sprintf("%s is no date and takes no date_format", c.Name)}
	}
	switch {
	case s.constant != nil:
		f.constant = *s.constant
		return f, nil
	case s.expression != "":
		p, cells, err := compile(s.expression, index, false, opts)
		if err != nil {
			return f, lineError{s.line, err.Error()}
		}
		f.program = p
		for i := range cells {
			used[i] = true
			f.sourceAs = ""
		}
	default:
		i, found := index(s.column)
		if !found {
			return f, lineError{s.line, fmt.Sprintf("there is no column %q", clip(s.column))}
		}
		used[i] = true
		f.source, f.sourceAs = i, s.column
	}
	switch c.Type {
	case record.TypeDay:
		l := m.days
		if s.dateFormat != "" {
			var err error
			if l, err = newLayout(s.dateFormat); err != nil {
				return f, lineError{s.line, err.Error()}
			}
		}
		f.days = &l
	case record.TypeAmount, record.TypeDecimal, record.TypeInteger:
		f.decimal = true
	}
	return f, nil
}

// Identity binds a file whose columns have the names of the kind's own. A missing required column is fault.Invalid;
// columns the kind does not know are named in Warnings.
func Identity(kind record.Kind, header []string) (*Bound, error) {
	columns := record.Columns(kind)
	if columns == nil {
		_, err := record.ParseKind(string(kind))
		return nil, err
	}
	index := indexOf(header)
	r := &rule{kind: kind, distinct: -1, cells: make([]string, len(columns))}
	used := make(map[int]bool)
	var missing []string
	for _, c := range columns {
		f := boundField{name: c.Name, source: -1}
		if i, ok := index(c.Name); ok {
			f.source, f.sourceAs, used[i] = i, header[i], true
		} else if c.Required {
			missing = append(missing, c.Name)
		}
		r.fields = append(r.fields, f)
	}
	if len(missing) > 0 {
		return nil, fault.New(fault.Invalid, "%s need the columns %s, which the file does not have; it has %s", kind, strings.Join(missing, ", "), clipTo(strings.Join(header, ", "), 500)).On(missing...)
	}
	b := &Bound{rules: []*rule{r}}
	for i, h := range header {
		if !used[i] {
			b.warnings = append(b.warnings, fmt.Sprintf("column %q is unknown and not read; %s have %s", clip(h), kind, strings.Join(fieldNames(kind), ", ")))
		}
	}
	return b, nil
}

// Kinds are the kinds of the rules, by rule.
func (b *Bound) Kinds() []record.Kind {
	out := make([]record.Kind, len(b.rules))
	for i, r := range b.rules {
		out[i] = r.kind
	}
	return out
}

// Fields are the fields that rule i fills from the file or with a constant or default.
func (b *Bound) Fields(i int) []string {
	var out []string
	for _, f := range b.rules[i].fields {
		if f.source >= 0 || f.program != nil || f.constant != "" || f.fallback != "" {
			out = append(out, f.name)
		}
	}
	return out
}

// Source is the column of the file that field of rule i comes from, "" where it is not taken straight from one.
func (b *Bound) Source(i int, field string) string {
	for _, f := range b.rules[i].fields {
		if f.name == field {
			return f.sourceAs
		}
	}
	return ""
}

// Warnings name what is not used, and once the file was read, what distinct records contradicted an earlier row.
func (b *Bound) Warnings() []string {
	out := slices.Clone(b.warnings)
	for _, r := range b.rules {
		if r.seen != nil && r.seen.differing > 0 {
			out = append(out, fmt.Sprintf("%s: %d rows repeat a %s with other values than its first row, which counts; the first is line %d (%s)",
				r.kind, r.seen.differing, r.fields[r.distinct].name, r.seen.line, clip(r.seen.example)))
		}
	}
	return out
}

// Apply calls emit for every record that the row becomes, with the rule and either its cells in the order of
// record.Columns (reused by the next call) or what is wrong. It stops with false when emit does. An error is final.
func (b *Bound) Apply(row sheet.Row, emit func(rule int, cells []string, problems []record.CellError) bool) (bool, error) {
	if b.localize && row.Kinds != nil {
		b.toLocal(row)
	}
	b.env.Cells = row.Cells
	if b.skip != nil {
		if v, err := b.machine.Run(b.skip, &b.env); err != nil {
			return emit(0, nil, []record.CellError{{Line: row.Line, Kind: b.rules[0].kind, Message: "skip_when: " + short(err)}}), nil
		} else if v == true {
			return true, nil
		}
	}
	for i, r := range b.rules {
		r.problems = r.problems[:0]
		if r.when != nil {
			v, err := b.machine.Run(r.when, &b.env)
			if err != nil {
				r.problems = append(r.problems, record.CellError{Line: row.Line, Kind: r.kind, Message: "when: " + short(err)})
			} else if v != true {
				continue
			}
		}
		if len(r.problems) == 0 {
			b.fill(r, row)
		}
		if len(r.problems) > 0 {
			if !emit(i, nil, slices.Clone(r.problems)) {
				return false, nil
			}
			continue
		}
		if r.seen != nil {
			first, err := r.seen.add(row.Line, r.cells, r.distinct)
			if err != nil {
				return false, err
			}
			if !first {
				continue
			}
		}
		if !emit(i, r.cells, nil) {
			return false, nil
		}
	}
	return true, nil
}

func (b *Bound) fill(r *rule, row sheet.Row) {
	for j := range r.fields {
		f := &r.fields[j]
		v, err := b.cell(f, row.Cells)
		if err != nil {
			e := record.CellError{Line: row.Line, Kind: r.kind, Field: f.name, Source: f.sourceAs, Message: err.Error()}
			if f.source >= 0 {
				e.Value = clip(row.Cells[f.source])
			}
			r.problems = append(r.problems, e)
		}
		r.cells[j] = v
	}
}

// cell is the canonical text of one field.
func (b *Bound) cell(f *boundField, cells []string) (string, error) {
	v, source := f.constant, false
	switch {
	case f.source >= 0:
		v, source = cells[f.source], true
	case f.program != nil:
		out, err := b.machine.Run(f.program, &b.env)
		if err != nil {
			return "", fmt.Errorf("%s", short(err))
		}
		if v, source = "", false; out != nil {
			if v, err = textOf(out); err != nil {
				return "", err
			}
			_, source = out.(string)
		}
	}
	if v = strings.TrimSpace(v); v == "" {
		return f.fallback, nil
	}
	if !source {
		return v, nil
	}
	switch {
	case f.days != nil:
		d, err := f.days.parse(v)
		return string(d), err
	case f.decimal:
		return b.numbers.plain(v)
	}
	return v, nil
}

// toLocal writes typed cells of a worksheet as the mapping says texts are written, so that one rule reads both.
func (b *Bound) toLocal(row sheet.Row) {
	iso := layout{parts: []string{"YYYY", "-", "MM", "-", "DD"}}
	for i, k := range row.Kinds {
		switch k {
		case sheet.Number:
			row.Cells[i] = b.numbers.local(row.Cells[i])
		case sheet.Date:
			if d, err := iso.parse(row.Cells[i]); err == nil {
				row.Cells[i] = b.days.format(d)
			}
		}
	}
}

func clipTo(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}
