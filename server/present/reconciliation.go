package present

import (
	"io"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/fault"
)

// Reconciliation compares, for an account and a period, what its contracts should have billed with what was billed, its
// invoices with what settled them, and its closing balance with the ledger. Differences are what it is for, so it is
// rendered with them; Differs tells whether there are any.
type Reconciliation struct {
	Seller      Seller
	Buyer       Party
	Account     string
	Currency    money.Currency
	From, To    date.Date
	Billing     []BillingRow
	Settlements []SettlementRow
	Opening     money.Amount // balance of the account before From
	Invoiced    money.Amount // in the period, as the next three
	Paid        money.Amount
	Credited    money.Amount
	Adjusted    money.Amount // signed: positive raises the balance
	Closing     money.Amount // Opening + Invoiced - Paid - Credited + Adjusted
	Ledger      money.Amount // what the control account holds for the account on To
	Notes       string
}

// BillingRow is a contract line with what it was expected to bill and what it billed.
type BillingRow struct {
	Contract    string
	Line        int
	Description string
	Invoice     string // number
	Expected    money.Amount
	Billed      money.Amount
	Cause       string // of the difference
}

// SettlementRow is an invoice with what settled it.
type SettlementRow struct {
	Invoice  string
	IssuedOn date.Date
	Total    money.Amount
	Paid     money.Amount
	Credited money.Amount
	Adjusted money.Amount // signed: positive raises what is open
	Open     money.Amount
}

// ReconciliationPDF writes a reconciliation.
func ReconciliationPDF(w io.Writer, r *Reconciliation, t *Template) error {
	p, err := r.paper(t)
	if err != nil {
		return err
	}
	return writePDF(w, p, t)
}

// ReconciliationXLSX writes a reconciliation as a workbook, one sheet per part.
func ReconciliationXLSX(w io.Writer, r *Reconciliation, t *Template) error {
	p, err := r.paper(t)
	if err != nil {
		return err
	}
	return writeXLSX(w, p, t)
}

// Check reports a reconciliation whose own sums are wrong. Differences between billed and expected, or to the ledger, are
// no errors.
func (r *Reconciliation) Check() error {
	switch {
	case !r.Currency.Valid():
		return fault.New(fault.Invalid, "%v", r.Currency.Validate()).On("currency")
	case r.From.Validate() != nil:
		return fault.New(fault.Invalid, "%v", r.From.Validate()).On("from")
	case r.To.Validate() != nil || r.To < r.From:
		return fault.New(fault.Invalid, "%q is no day on or after %s", clip(string(r.To)), r.From).On("to")
	}
	c := sums{currency: r.Currency}
	for i, b := range r.Billing {
		c.add(c.add(c.zero(), b.Billed, "billing", i, "billed"), b.Expected.Neg(), "billing", i, "expected")
	}
	for i, x := range r.Settlements {
		sum := c.own(x.Total)
		for _, a := range []money.Amount{x.Paid.Neg(), x.Credited.Neg(), x.Adjusted} {
			sum = c.add(sum, a, "settlements", i)
		}
		c.equal(x.Open, sum, "open", "invoice "+clip(x.Invoice)+" less what settled it is")
	}
	closing := c.own(r.Opening)
	for _, a := range []money.Amount{r.Invoiced, r.Paid.Neg(), r.Credited.Neg(), r.Adjusted} {
		closing = c.add(closing, a, "closing")
	}
	c.equal(r.Closing, closing, "closing", "opening and movements sum to")
	c.add(c.zero(), r.Ledger, "ledger")
	return c.err
}

// Differs reports whether anything was billed otherwise than expected, or the ledger differs.
func (r *Reconciliation) Differs() bool {
	return r.Closing.Minor != r.Ledger.Minor || slices.ContainsFunc(r.Billing, func(b BillingRow) bool { return b.Billed.Minor != b.Expected.Minor })
}

func (r *Reconciliation) environment(w *words) *environment {
	e := environmentOf(&r.Seller, &r.Buyer, r.Currency)
	e.Kind, e.Title, e.Number, e.Account = "RECONCILIATION", w.Reconciliation, r.Account, r.Account
	e.IssuedOn, e.From, e.To, e.Lines = day{r.To}, day{r.From}, day{r.To}, len(r.Billing)
	e.Total, e.Balance = amountOf(r.Closing, r.Currency), amountOf(r.Closing, r.Currency)
	return e
}

func (r *Reconciliation) paper(t *Template) (*paper, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	p, err := newPaper(t, r, &r.Seller, &r.Buyer, r.Currency, r.To)
	if err != nil {
		return nil, err
	}
	w := p.locale.words
	c := sums{currency: r.Currency}
	p.number = r.Account
	p.facts = some([]fact{{w.Account, r.Account}, {w.Period, period{r.From, r.To}}, {w.Currency, string(r.Currency)}})
	p.due = fact{w.Closing, c.own(r.Closing)}

	difference := c.add(c.own(r.Closing), r.Ledger.Neg())
	ledger := section{name: w.LedgerCheck, title: w.LedgerCheck, strip: []fact{
		{w.Opening, c.own(r.Opening)}, {w.Invoiced, c.own(r.Invoiced)}, {w.PaidAmount, c.own(r.Paid).Neg()}, {w.Credited, c.own(r.Credited).Neg()}, {w.Adjusted, c.own(r.Adjusted)}, {w.Closing, c.own(r.Closing)}, {w.Ledger, c.own(r.Ledger)},
	}}
	ledger.note = w.Closing + " " + p.locale.money(c.own(r.Closing)) + " " + w.Agrees
	if difference.Minor != 0 {
		ledger.note, ledger.warn = w.Closing+" "+p.locale.money(c.own(r.Closing))+" "+w.Differs+": "+p.locale.money(difference), true
	}
	p.sections = append(p.sections, ledger)
	if len(r.Billing) > 0 {
		billing, causes := r.billing(w)
		p.sections = append(p.sections, section{name: w.BillingCheck, title: w.BillingCheck, table: billing})
		if len(causes.rows) > 1 {
			p.sections = append(p.sections, section{name: w.ByCause, title: w.ByCause, table: causes})
		}
	}
	if len(r.Settlements) > 0 {
		p.sections = append(p.sections, section{name: w.Settlement, title: w.Settlement, table: r.settlements(w)})
	}
	if r.Notes != "" {
		p.closing = append(p.closing, panel{w.Notes, paragraphs(r.Notes)})
	}
	return p, nil
}

// billing are the lines, and the differences by cause, the largest first.
func (r *Reconciliation) billing(w *words) (lines, causes *table) {
	c := sums{currency: r.Currency}
	lines = &table{columns: []tableColumn{{w.Contract, fixed}, {w.No, fixed}, {w.Description, wrapped}, {w.Invoice, fixed}, {w.Expected, figures}, {w.Billed, figures}, {w.Difference, figures}, {w.Cause, wrapped}}}
	causes = &table{columns: []tableColumn{{w.Cause, wrapped}, {w.Lines, figures}, {w.Difference, figures}}}
	type cause struct {
		name  string
		count int
		sum   money.Amount
	}
	var all []*cause
	expected, billed, total := c.zero(), c.zero(), c.zero()
	for _, b := range r.Billing {
		d := c.add(c.own(b.Billed), b.Expected.Neg())
		name := b.Cause
		if d.Minor != 0 {
			if name == "" {
				name = w.Unexplained
			}
			i := slices.IndexFunc(all, func(x *cause) bool { return x.name == name })
			if i < 0 {
				i, all = len(all), append(all, &cause{name: name, sum: c.zero()})
			}
			all[i].count++
			all[i].sum = c.add(all[i].sum, d)
		}
		lines.add(b.Contract, ordinal(b.Line), b.Description, b.Invoice, c.own(b.Expected), c.own(b.Billed), d, name)
		expected, billed, total = c.add(expected, b.Expected), c.add(billed, b.Billed), c.add(total, d)
	}
	lines.sum(totalRow, 0, "", w.AccountTotal, nil, nil, nil, nil, expected, billed, total, nil)
	slices.SortStableFunc(all, func(a, b *cause) int {
		if x, y := abs(a.sum.Minor), abs(b.sum.Minor); x != y {
			if x > y {
				return -1
			}
			return 1
		}
		return strings.Compare(a.name, b.name)
	})
	count := 0
	for _, x := range all {
		causes.add(x.name, x.count, x.sum)
		count += x.count
	}
	causes.sum(totalRow, 0, "", w.AccountTotal, nil, count, total)
	return lines, causes
}

func abs(n int64) int64 { return max(n, -n) }

func (r *Reconciliation) settlements(w *words) *table {
	c := sums{currency: r.Currency}
	t := &table{columns: []tableColumn{{w.Invoice, wrapped}, {w.Date, fixed}, {w.Total, figures}, {w.PaidAmount, figures}, {w.Credited, figures}, {w.Adjusted, figures}, {w.Open, figures}}}
	sum := make([]money.Amount, 5)
	for i := range sum {
		sum[i] = c.zero()
	}
	for _, x := range r.Settlements {
		row := []any{x.Invoice, x.IssuedOn}
		for i, a := range []money.Amount{x.Total, x.Paid.Neg(), x.Credited.Neg(), x.Adjusted, x.Open} {
			sum[i] = c.add(sum[i], a)
			row = append(row, c.own(a))
		}
		t.add(row...)
	}
	row := []any{nil, nil}
	for _, a := range sum {
		row = append(row, a)
	}
	t.sum(totalRow, 0, "", w.AccountTotal, row...)
	return t
}
