package present

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/fault"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
)

// Limits of a worksheet.
const (
	maxSheetRows  = 1_048_576
	maxSheetCell  = 32_767 // characters
	maxSheetName  = 31
	maxSheetDigit = 15 // digits a number keeps
)

// workbook writes worksheets one after the other. Texts are inline texts, so none is ever a formula.
type workbook struct {
	file   *excelize.File
	locale *locale
	accent string
	styles map[string]int
	names  map[string]bool
	sheets int
}

func writeXLSX(w io.Writer, p *paper, t *Template) error {
	x := &workbook{file: excelize.NewFile(), locale: p.locale, accent: strings.TrimPrefix(t.Accent, "#"), styles: make(map[string]int), names: make(map[string]bool)}
	defer x.file.Close()
	if err := x.summary(p); err != nil {
		return err
	}
	for i := range p.sections {
		if s := &p.sections[i]; s.table != nil {
			if err := x.table(s); err != nil {
				return err
			}
		}
	}
	props := &excelize.DocProperties{Title: cellText(strings.TrimSpace(p.title + " " + p.number)), Creator: cellText(p.seller.Name), LastModifiedBy: "Duebook"}
	props.Created = p.date + "T00:00:00Z"
	if p.date == "" {
		props.Created = "1980-01-01T00:00:00Z"
	}
	props.Modified = props.Created
	if err := x.file.SetDocProps(props); err != nil {
		return err
	}
	x.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return &ordered{zip: zip.NewWriter(w)} })
	return x.file.Write(w)
}

// ordered writes the parts of a workbook in the order of their names, so that the same document gives the same bytes.
type ordered struct {
	zip   *zip.Writer
	parts []*part
}

type part struct {
	name string
	bytes.Buffer
}

// Create implements excelize.ZipWriter.
func (o *ordered) Create(name string) (io.Writer, error) {
	p := &part{name: name}
	o.parts = append(o.parts, p)
	return p, nil
}

// AddFS implements excelize.ZipWriter.
func (o *ordered) AddFS(fsys fs.FS) error { return o.zip.AddFS(fsys) }

// Close implements excelize.ZipWriter.
func (o *ordered) Close() error {
	slices.SortFunc(o.parts, func(a, b *part) int { return strings.Compare(a.name, b.name) })
	for _, p := range o.parts {
		w, err := o.zip.Create(p.name)
		if err != nil {
			return err
		}
		if _, err := p.WriteTo(w); err != nil {
			return err
		}
	}
	return o.zip.Close()
}

// page is how a worksheet is printed.
type page struct {
	orientation string
	fits        bool // as wide as a page
}

// widest is how many characters can still be read when they share the width of a page.
const widest = 240

// heading is the label of a column; it stands where its values do.
type heading struct {
	label string
	shape shape
}

// widths are the widths of the columns, in characters, and what they come to.
func (x *workbook) widths(t *table) (widths []float64, total float64) {
	for i, c := range t.columns {
		least, most := 6, 18
		if c.shape == wrapped {
			least, most = 14, 44
		}
		n := utf8.RuneCountInString(c.label)
		for k := range t.rows {
			if cells := t.rows[k].cells; i < len(cells) && n < most {
				n = max(n, utf8.RuneCountInString(x.locale.show(cells[i])))
			}
		}
		w := float64(min(max(n, least), most)) + 1.5
		widths, total = append(widths, w), total+w
	}
	return widths, total
}

// sheet starts a worksheet with a name that no other has.
func (x *workbook) sheet(name string, page page) (*excelize.StreamWriter, string, error) {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, name), " '")
	if name == "" {
		name = "Sheet"
	}
	base := oneLine(name, maxSheetName)
	name = base
	for n := 2; x.names[strings.ToLower(name)]; n++ {
		suffix := fmt.Sprintf(" %d", n)
		name = oneLine(base, maxSheetName-len(suffix)) + suffix
	}
	x.names[strings.ToLower(name)] = true
	var err error
	if x.sheets++; x.sheets == 1 {
		err = x.file.SetSheetName("Sheet1", name)
	} else {
		_, err = x.file.NewSheet(name)
	}
	if err == nil {
		err = x.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &page.fits})
	}
	if err == nil {
		err = x.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &page.orientation, FitToWidth: new(1), FitToHeight: new(0)})
	}
	if err != nil {
		return nil, "", err
	}
	out, err := x.file.NewStreamWriter(name)
	return out, name, err
}

// style is the number of a cell style, made once.
func (x *workbook) style(format, side string, bold, rule, wrap bool) (int, error) {
	key := fmt.Sprint(format, side, bold, rule, wrap)
	if id, ok := x.styles[key]; ok {
		return id, nil
	}
	s := &excelize.Style{Alignment: &excelize.Alignment{Horizontal: side, Vertical: "top", WrapText: wrap}, Font: &excelize.Font{Bold: bold}}
	if format != "" {
		s.CustomNumFmt = &format
	}
	if rule {
		s.Border = []excelize.Border{{Type: "bottom", Color: x.accent, Style: 1}}
	}
	id, err := x.file.NewStyle(s)
	x.styles[key] = id
	return id, err
}

// cell is a value with its real type. A number of more digits than a spreadsheet keeps is a text.
func (x *workbook) cell(v any, bold, rule, wrap bool) (excelize.Cell, error) {
	out := excelize.Cell{}
	format, side := "", ""
	number := func(d decimal.Decimal, f string) {
		if len(strings.TrimLeft(d.Coefficient().String(), "-")) > maxSheetDigit {
			out.Value, format = d.String(), "@"
			return
		}
		out.Value, format = d.InexactFloat64(), f
	}
	switch v := v.(type) {
	case nil:
		out.Value = nil
	case string:
		s := cellText(v)
		if utf8.RuneCountInString(s) > maxSheetCell {
			return out, fault.New(fault.Limit, "a text is longer than the %d characters of a cell; export CSV instead", maxSheetCell)
		}
		out.Value = s
		if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
			format = "@" // stays a text when it is edited
		}
	case money.Amount:
		f := "#,##0"
		if n := v.Currency.Digits(); n > 0 {
			f += "." + strings.Repeat("0", int(n))
		}
		number(v.Decimal(), f)
	case quantity:
		number(decimal.Decimal(v), "")
	case price:
		f := "#,##0"
		if n := max(-v.value.Exponent(), v.currency.Digits()); n > 0 {
			f += "." + strings.Repeat("0", int(n))
		}
		number(v.value, f)
	case percent:
		d := decimal.Decimal(v)
		f := "0"
		if n := -d.Exponent(); n > 0 {
			f += "." + strings.Repeat("0", int(n))
		}
		number(d.Shift(-2), f+"%")
	case date.Date:
		if v.Validate() == nil {
			out.Value, format, side = v.Time(), x.locale.excelDay, "left"
		}
	case period:
		out.Value = x.locale.period(v.from, v.to)
	case int:
		out.Value = v
	case ordinal:
		if side = "left"; v != 0 {
			out.Value = int(v)
		}
	case heading:
		if out.Value = cellText(v.label); v.shape == figures {
			side = "right"
		}
	default:
		return out, fmt.Errorf("a %T has no cell", v)
	}
	var err error
	out.StyleID, err = x.style(format, side, bold, rule, wrap)
	return out, err
}

// cellText is a text as XML can hold it.
func cellText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// rows writes rows from the top of a worksheet.
type rows struct {
	book *workbook
	out  *excelize.StreamWriter
	n    int

	widths []float64 // of the columns, in characters
}

func (r *rows) add(bold, rule, wrap bool, level int, values ...any) error {
	if r.n++; r.n > maxSheetRows {
		return fault.New(fault.Limit, "there are more rows than the %d of a worksheet; export CSV instead", maxSheetRows)
	}
	cells := make([]any, len(values))
	for i, v := range values {
		c, err := r.book.cell(v, bold, rule, wrap)
		if err != nil {
			return err
		}
		cells[i] = c
	}
	o := excelize.RowOpts{OutlineLevel: min(level, 7)}
	if lines := r.lines(values); wrap && lines > 1 { // not every program makes room for them
		o.Height = min(float64(lines)*lineHeight, 400)
	}
	return r.out.SetRow(fmt.Sprintf("A%d", r.n), cells, o)
}

// lineHeight is the height of a line in points.
const lineHeight = 15

// lines is how many lines the longest text of a row needs in its column.
func (r *rows) lines(values []any) int {
	most := 1
	for i, v := range values {
		text, ok := v.(string)
		if !ok || i >= len(r.widths) {
			continue
		}
		n := 0
		for _, line := range strings.Split(text, "\n") {
			n += 1 + max(0, utf8.RuneCountInString(line)-1)/int(r.widths[i])
		}
		most = max(most, n)
	}
	return most
}

// summary is the first worksheet: the head, what the sections add up to, the texts.
func (x *workbook) summary(p *paper) error {
	w := p.locale.words
	out, _, err := x.sheet(p.title, page{"portrait", true})
	if err != nil {
		return err
	}
	r := &rows{book: x, out: out, widths: []float64{34, 48}}
	for i, width := range r.widths {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	keep := func(e error) {
		if err == nil {
			err = e
		}
	}
	line := func(bold bool, label string, v any) { keep(r.add(bold, false, true, 0, label, v)) }
	blank := func() { r.n++ }
	keep(r.add(true, true, false, 0, strings.TrimSpace(p.title+" "+p.number), ""))
	line(false, p.seller.Name, strings.Join(p.seller.lines(p.seller.Address.Country)[1:], ", "))
	if p.seller.TaxID != "" {
		line(false, w.taxLabel(p.seller.TaxID), p.seller.TaxID)
	}
	line(false, w.BillTo, strings.Join(p.address, "\n"))
	for _, f := range p.panels {
		line(false, f.heading, strings.Join(f.lines, "\n"))
	}
	blank()
	for _, f := range p.facts {
		line(false, f.label, f.value)
	}
	line(false, w.Currency, string(p.currency))
	for i := range p.sections {
		s := &p.sections[i]
		if len(s.strip)+len(s.totals) == 0 && s.note == "" {
			continue
		}
		blank()
		if s.title != "" {
			keep(r.add(true, true, false, 0, s.title, ""))
		}
		for _, f := range s.strip {
			line(false, f.label, f.value)
		}
		for k, f := range s.totals {
			line(k == len(s.totals)-1, f.label, f.value)
		}
		if s.note != "" {
			line(true, s.note, nil)
		}
	}
	if p.slip != nil {
		blank()
		keep(r.add(true, true, false, 0, w.Remittance, ""))
		for _, f := range some([]fact{{w.Bank, p.seller.Bank.Name}, {w.BankAccount, p.slip.account}, {w.Routing, p.seller.Bank.Routing}, {"BIC", compact(p.seller.Bank.BIC)}, {w.Reference, p.slip.reference}}) {
			line(false, f.label, f.value)
		}
	}
	for _, c := range p.closing {
		blank()
		line(false, c.heading, strings.Join(c.lines, "\n"))
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// table is a worksheet with a table of a section: a frozen head, groups as outline.
func (x *workbook) table(s *section) error {
	widths, total := x.widths(s.table)
	out, name, err := x.sheet(s.name, page{"landscape", total <= widest})
	if err != nil {
		return err
	}
	for i, width := range widths {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	r := &rows{book: x, out: out, widths: widths}
	head := make([]any, len(s.table.columns))
	for i, c := range s.table.columns {
		head[i] = heading(c)
	}
	if err := r.add(true, true, true, 0, head...); err != nil {
		return err
	}
	depth := 0 // of the groups that are open
	for i := range s.table.rows {
		row := &s.table.rows[i]
		cells := row.cells
		if text := row.title(); text != "" {
			cells = make([]any, len(s.table.columns))
			copy(cells, row.cells)
			cells[0] = text
		}
		level := depth
		switch row.kind {
		case headingRow:
			level = row.level
			depth = row.level + 1
		case subtotalRow:
			level = row.level
			depth = row.level
		}
		if err := r.add(row.kind != lineRow, row.kind >= subtotalRow, false, level, cells...); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	// The head stands on every page.
	return x.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + strings.ReplaceAll(name, "'", "''") + "'!$1:$1", Scope: name})
}
