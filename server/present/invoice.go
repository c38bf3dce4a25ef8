package present

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/exchange/sheet"
)

// PDF writes the document. The same document and template give the same bytes.
func PDF(w io.Writer, d *Document, t *Template) error {
	p, err := d.paper(t, t.Columns, t.SubtotalsOnly)
	if err != nil {
		return err
	}
	return writePDF(w, p, t)
}

// XLSX writes a workbook: a sheet with the head and totals of the document, one with its lines, one with its taxes.
func XLSX(w io.Writer, d *Document, t *Template) error {
	p, err := d.paper(t, t.data(), false)
	if err != nil {
		return err
	}
	return writeXLSX(w, p, t)
}

// CSV writes one row per line of the document, with plain decimals and ISO days, and without subtotals.
func CSV(w io.Writer, d *Document, t *Template) error {
	if err := d.Check(); err != nil {
		return err
	}
	if err := t.Validate(); err != nil {
		return err
	}
	l, err := t.locale()
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, "\ufeff"); err != nil { // spreadsheets take a file without it for one of an old alphabet
		return err
	}
	columns := t.data()
	head := make([]sheet.Column, len(columns))
	for i, c := range columns {
		if head[i].Name = c.Label; c.Label == "" {
			head[i].Name = fields[c.Field].word(l.words)
		}
	}
	_, err = sheet.WriteCSV(w, head, func(yield func([]string, error) bool) {
		row := make([]string, len(columns))
		for i := range d.Lines {
			for k, c := range columns {
				text := strings.ToValidUTF8(plain(fields[c.Field].value(d, &d.Lines[i])), "\ufffd")
				row[k] = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), "; ") // many programs take a line for a record
			}
			if !yield(row, nil) {
				return
			}
		}
	})
	return err
}

// data are the columns of CSV and XLSX.
func (t *Template) data() []Column {
	if len(t.DataColumns) > 0 {
		return t.DataColumns
	}
	return t.Columns
}

func (d *Document) environment(w *words) *environment {
	e := environmentOf(&d.Seller, &d.Buyer, d.Currency)
	e.Kind, e.Title, e.Number = string(d.Kind), w.Invoice, d.Number
	if d.Kind == CreditMemo {
		e.Title = w.CreditMemo
	}
	e.IssuedOn, e.DueOn, e.From, e.To = day{d.IssuedOn}, day{d.DueOn}, day{d.From}, day{d.To}
	e.Account, e.Order, e.Contract, e.Original, e.Reason, e.Terms = d.Account, d.Order, d.Contract, d.Original, d.Reason, d.Terms
	e.Reference, e.Lines = Reference(d.Number), len(d.Lines)
	e.Net, e.Tax, e.Total, e.Settled, e.Balance = amountOf(d.Net, d.Currency), amountOf(d.Tax, d.Currency), amountOf(d.Total, d.Currency), amountOf(d.Settled, d.Currency), amountOf(d.Balance, d.Currency)
	return e
}

func environmentOf(s *Seller, buyer *Party, c money.Currency) *environment {
	zero := amountOf(money.Amount{}, c)
	return &environment{
		Seller: s.Name, Email: s.Email, Phone: s.Phone, Website: s.Website, IBAN: inFours(s.Bank.IBAN), BIC: compact(s.Bank.BIC),
		Buyer: buyer.Name, Contact: buyer.Attention, Currency: string(c), Net: zero, Tax: zero, Total: zero, Settled: zero, Balance: zero,
	}
}

func (d *Document) paper(t *Template, columns []Column, collapse bool) (*paper, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	p, err := newPaper(t, d, &d.Seller, &d.Buyer, d.Currency, d.IssuedOn)
	if err != nil {
		return nil, err
	}
	l, w := p.locale, p.locale.words
	p.number = d.Number
	credit := d.Kind == CreditMemo
	number, due := w.Number, fact{w.Balance, d.own(d.Balance)}
	if credit {
		number, due.label = w.CreditNumber, w.Credit
	}
	p.due = due
	p.facts = some([]fact{
		{number, d.Number}, {w.Date, d.IssuedOn}, {w.Due, d.DueOn}, {w.Terms, d.Terms}, {w.ServicePeriod, period{d.From, d.To}}, {w.Account, d.Account},
		{w.Order, d.Order}, {w.Contract, d.Contract}, {w.Original, d.Original}, {w.Reason, d.Reason}, {w.taxLabel(d.Buyer.TaxID), d.Buyer.TaxID},
	})
	if d.ShipTo != nil {
		p.panels = append(p.panels, panel{w.ShipTo, d.ShipTo.lines(d.Seller.Address.Country)})
	}
	lines, err := lineTable(l, d, t.Breakdown, columns, collapse)
	if err != nil {
		return nil, err
	}
	s := section{name: w.Lines, table: lines}
	if len(d.Lines) == 0 {
		s.table = nil
	}
	s.totals = []fact{{w.NetTotal, d.own(d.Net)}, {w.TaxTotal, d.own(d.Tax)}, {w.Total, d.own(d.Total)}}
	if d.Settled.Minor != 0 {
		label := w.Paid
		if credit {
			label = w.Used
		}
		s.totals = append(s.totals, fact{label, d.own(d.Settled).Neg()})
	}
	s.totals = append(s.totals, due)
	p.sections = append(p.sections, s)
	if t.Show.Taxes && len(d.Taxes) > 0 {
		p.sections = append(p.sections, section{name: w.Taxes, title: w.Taxes, table: taxTable(w, d), narrow: true})
	}
	if t.Show.Terms && d.TermsText != "" {
		p.closing = append(p.closing, panel{w.TermsText, paragraphs(d.TermsText)})
	}
	if d.Notes != "" {
		p.closing = append([]panel{{w.Notes, paragraphs(d.Notes)}}, p.closing...)
	}
	if !credit {
		p.remit(t, &d.Seller, &d.Buyer, due, d.Number, []fact{{w.Number, d.Number}, {w.Account, d.Account}, {w.Due, d.DueOn}})
	}
	return p, nil
}

func taxTable(w *words, d *Document) *table {
	t := &table{columns: []tableColumn{{w.Jurisdiction, wrapped}, {w.Rate, figures}, {w.Taxable, figures}, {w.Tax, figures}}}
	rates := map[string]int{}
	for _, x := range d.Taxes {
		rates[x.Name]++
	}
	for _, x := range d.Taxes {
		name, class := x.Name, ""
		if rates[x.Name] > 1 { // only then it tells something
			class = x.Class
		}
		for _, more := range []string{class, x.Note} {
			if more != "" {
				name += " · " + more
			}
		}
		t.add(name, percent(x.Rate), d.own(x.Taxable), d.own(x.Amount))
	}
	return t
}

// newPaper is the head that all documents share. The template must be valid.
func newPaper(t *Template, about Subject, seller *Seller, buyer *Party, c money.Currency, on date.Date) (*paper, error) {
	if err := t.Validate(); err != nil {
		return nil, err
	}
	l, err := t.locale()
	if err != nil {
		return nil, err
	}
	p := &paper{locale: l, seller: seller, currency: c, date: string(on), address: buyer.lines(seller.Address.Country)}
	for _, x := range []struct {
		field TextField
		to    *string
	}{{TitleText, &p.title}, {HeaderText, &p.intro}, {FooterText, &p.footer}} {
		if *x.to, err = t.Text(x.field, about); err != nil {
			return nil, err
		}
	}
	if t.Show.Logo {
		p.logo = seller.Logo
	}
	return p, nil
}

// remit adds the slip when there is something to pay and the template shows it.
func (p *paper) remit(t *Template, seller *Seller, buyer *Party, due fact, number string, facts []fact) {
	amount := due.value.(money.Amount)
	if !t.Show.Remittance || amount.Minor <= 0 {
		return
	}
	s := &slip{due: due, facts: some(facts), reference: Reference(number)}
	if s.reference == "" {
		s.reference = number
	}
	s.account = inFours(seller.Bank.IBAN)
	if s.account == "" {
		s.account = seller.Bank.Account
		s.cheques = seller.remit().lines(buyer.Address.Country)
	} else if seller.Remit != nil {
		s.cheques = seller.Remit.lines(buyer.Address.Country)
	}
	if t.Show.PaymentQR {
		s.code, s.payable = paymentCode(seller.Name, &seller.Bank, amount, s.reference)
	}
	p.slip = s
}

// some are the facts that have a value.
func some(facts []fact) []fact {
	return slices.DeleteFunc(facts, func(f fact) bool { return f.value == nil || plain(f.value) == "" })
}

func paragraphs(s string) []string {
	return strings.Split(strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")), "\n")
}

// pageOf is the line that counts pages.
func pageOf(w *words, page, pages int) string {
	return fmt.Sprintf("%s %d %s %d", w.Page, page, w.Of, pages)
}
