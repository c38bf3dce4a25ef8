package present

import (
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
	text  string // over the columns without sums
	cells []any  // one per column, except of headings
}

type table struct {
	columns []tableColumn
	rows    []tableRow
}

func (t *table) add(cells ...any) { t.rows = append(t.rows, tableRow{cells: cells}) }

func (t *table) sum(kind rowKind, level int, text string, cells ...any) {
	t.rows = append(t.rows, tableRow{kind: kind, level: level, text: text, cells: cells})
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
	label := l.words.dimension(g.Dimension) + nbsp + nbsp + name
	if collapse && len(g.Children) == 0 {
		t.rows = append(t.rows, tableRow{text: label, level: level, cells: sums(g)})
		return
	}
	t.rows = append(t.rows, tableRow{kind: headingRow, level: level, text: label})
	for _, child := range g.Children {
		t.breakdown(l, child, level+1, collapse, line, sums)
	}
	for _, i := range g.Items {
		t.add(line(i)...)
	}
	t.sum(subtotalRow, level, l.words.Subtotal+nbsp+nbsp+name, sums(g)...)
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

func columnsIn(l *locale, columns []Column) []tableColumn {
	out := make([]tableColumn, len(columns))
	for i, c := range columns {
		f := fields[c.Field]
		out[i] = tableColumn{c.Label, f.shape}
		if c.Label == "" {
			out[i].label = f.word(l.words)
		}
	}
	return out
}

// lineTable is the table of a document's lines. Grouped lines carry subtotals of net, tax and gross.
func lineTable(l *locale, d *Document, t *Template, columns []Column) (*table, error) {
	out := &table{columns: columnsIn(l, columns)}
	root, err := GroupLines(d.Currency, d.Lines, t.Breakdown...)
	if err != nil {
		return nil, err
	}
	line := func(i int) []any {
		cells := make([]any, len(columns))
		for k, c := range columns {
			cells[k] = fields[c.Field].value(d, &d.Lines[i])
		}
		return cells
	}
	out.breakdown(l, root, 0, t.SubtotalsOnly, line, func(g *Group) []any {
		cells := make([]any, len(columns))
		for k, c := range columns {
			switch c.Field {
			case "net":
				cells[k] = g.Sums[0]
			case "tax":
				cells[k] = g.Sums[1]
			case "gross":
				cells[k], _ = g.Sums[0].Add(g.Sums[1])
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
	payer     []string
	cheques   []string
}
