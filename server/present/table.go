package present

import (
	"slices"

	"github.com/duebook/duebook/ent/money"
)

// paper is a document ready to be set: what invoices, statements and reconciliations have in common.
type paper struct {
	locale   *locale
	title    string // such as Invoice
	number   string
	date     string // creation date of the file, ISO
	seller   *Seller
	currency money.Currency
	logo     []byte
	address  []string
	panels   []panel // beside or below the address
	facts    []fact
	due      fact // the fact that matters most
	intro    string
	sections []section
	closing  []panel // texts after the sections
	footer   string
	slip     *slip
}

// fact is a label and a value.
type fact struct {
	label string
	value any
}

// panel is a heading and lines of text.
type panel struct {
	heading string
	lines   []string
}

// section is a table, what it adds up to and a strip of amounts such as an ageing, each if there is one.
type section struct {
	name   string // of the worksheet
	title  string
	strip  []fact
	table  *table
	totals []fact // the last one counts most
	note   string
	warn   bool // the note is bad news
	narrow bool // a small table, beside the totals of the section before
}

type tableColumn struct {
	label string
	shape shape
}

type rowKind uint8

const (
	lineRow     rowKind = iota
	headingRow          // text alone
	subtotalRow         // text and sums
	totalRow
)

type tableRow struct {
	kind  rowKind
	level int
	label string // before the text, such as Site or Subtotal
	text  string // over the columns without sums
	cells []any  // one per column, except of headings
}

// title is label and text on one line.
func (r *tableRow) title() string {
	if r.label == "" || r.text == "" {
		return r.label + r.text
	}
	return r.label + ": " + r.text
}

type table struct {
	columns []tableColumn
	rows    []tableRow
}

func (t *table) add(cells ...any) { t.rows = append(t.rows, tableRow{cells: cells}) }

func (t *table) sum(kind rowKind, level int, label, text string, cells ...any) {
	t.rows = append(t.rows, tableRow{kind: kind, level: level, label: label, text: text, cells: cells})
}

// breakdown adds the rows of a group: its heading, what is in it, its subtotal.
func (t *table) breakdown(l *locale, g *Group, level int, collapse bool, line func(int) []any, sums func(*Group) []any) {
	if g.Dimension == "" {
		for _, child := range g.Children {
			t.breakdown(l, child, level, collapse, line, sums)
		}
		for _, i := range g.Items {
			t.add(line(i)...)
		}
		return
	}
	name := g.Key
	if name == "" {
		name = l.words.Without
	}
	label := l.words.dimension(g.Dimension)
	if collapse && len(g.Children) == 0 {
		t.rows = append(t.rows, tableRow{label: label, text: name, level: level, cells: sums(g)})
		return
	}
	t.rows = append(t.rows, tableRow{kind: headingRow, level: level, label: label, text: name})
	for _, child := range g.Children {
		t.breakdown(l, child, level+1, collapse, line, sums)
	}
	for _, i := range g.Items {
		t.add(line(i)...)
	}
	t.sum(subtotalRow, level, l.words.Subtotal, name, sums(g)...)
}

func (w *words) dimension(d Dimension) string {
	switch d {
	case ByProduct:
		return w.Product
	case BySite:
		return w.Site
	case ByCostCentre:
		return w.CostCentre
	case ByContract:
		return w.Contract
	case ByService:
		return w.Service
	}
	return ""
}

// lineTable is the table of a document's lines. Grouped lines carry subtotals of net, tax and gross. Collapsed, there are
// only the subtotals.
func lineTable(l *locale, d *Document, by []Dimension, columns []Column, collapse bool) (*table, error) {
	isSum := func(c Column) bool { return c.Field == "net" || c.Field == "tax" || c.Field == "gross" }
	if collapse {
		if columns = slices.DeleteFunc(slices.Clone(columns), func(c Column) bool { return !isSum(c) }); len(columns) == 0 {
			columns = columnsOf("net")
		}
	}
	out := &table{}
	lead := 0 // columns for the names of the groups alone
	if len(by) > 0 && isSum(columns[0]) {
		lead = 1
		out.columns = []tableColumn{{l.words.dimension(by[len(by)-1]), wrapped}}
	}
	for _, c := range columns {
		f := fields[c.Field]
		label := c.Label
		if label == "" {
			label = f.word(l.words)
		}
		out.columns = append(out.columns, tableColumn{label, f.shape})
	}
	root, err := GroupLines(d.Currency, d.Lines, by...)
	if err != nil {
		return nil, err
	}
	line := func(i int) []any {
		cells := make([]any, lead, lead+len(columns))
		for _, c := range columns {
			cells = append(cells, fields[c.Field].value(d, &d.Lines[i]))
		}
		return cells
	}
	out.breakdown(l, root, 0, collapse, line, func(g *Group) []any {
		cells := make([]any, lead+len(columns))
		for k, c := range columns {
			switch c.Field {
			case "net":
				cells[lead+k] = g.Sums[0]
			case "tax":
				cells[lead+k] = g.Sums[1]
			case "gross":
				gross, err := g.Sums[0].Add(g.Sums[1])
				if err == nil {
					cells[lead+k] = gross
				}
			}
		}
		return cells
	})
	return out, nil
}

// slip is the remittance slip.
type slip struct {
	facts     []fact
	due       fact
	code      string // text of the QR code
	payable   bool   // a banking app understands the code
	account   string
	reference string
	cheques   []string
}
