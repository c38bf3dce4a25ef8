package present

import (
	"io"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/fault"
)

// StatementKind is what a statement lists.
type StatementKind string

// The kinds of statements.
const (
	OpenItem       StatementKind = "OPEN_ITEM"       // what is still open on the day
	BalanceForward StatementKind = "BALANCE_FORWARD" // the balance before, what happened since, the balance on the day
)

// Statement is what an account, or a group of accounts under a parent, owes on a day, in one currency.
type Statement struct {
	Kind     StatementKind
	Seller   Seller
	Buyer    Party
	Account  string
	Currency money.Currency
	From     date.Date // of a balance forward
	AsOf     date.Date
	Accounts []StatementAccount
	Ageing   []Bucket
	Balance  money.Amount // of all accounts
	Notes    string
}

// StatementAccount is one account of a statement.
type StatementAccount struct {
	Number  string
	Name    string
	Opening money.Amount // of a balance forward
	Items   []StatementItem
	Closing money.Amount
}

// ItemKind is what an item of a statement is.
type ItemKind string

// The kinds of items.
const (
	InvoiceItem    ItemKind = "INVOICE"
	CreditItem     ItemKind = "CREDIT_MEMO"
	PaymentItem    ItemKind = "PAYMENT"
	AdjustmentItem ItemKind = "ADJUSTMENT"
)

// StatementItem is a document or movement. What an account owes is positive, payments and credits are negative.
type StatementItem struct {
	Attributes
	On          date.Date
	DueOn       date.Date
	Kind        ItemKind
	Number      string
	Description string // such as the purchase order
	Amount      money.Amount
	Open        money.Amount // of an open item, what is left of Amount
}

// Bucket is one part of an ageing.
type Bucket struct {
	Label  string
	Amount money.Amount
}

// StatementPDF writes a statement. A breakdown of the template groups the open items.
func StatementPDF(w io.Writer, s *Statement, t *Template) error {
	p, err := s.paper(t)
	if err != nil {
		return err
	}
	return writePDF(w, p, t)
}

// StatementXLSX writes a statement as a workbook.
func StatementXLSX(w io.Writer, s *Statement, t *Template) error {
	p, err := s.paper(t)
	if err != nil {
		return err
	}
	return writeXLSX(w, p, t)
}

// Check reports a statement that does not add up.
func (s *Statement) Check() error {
	switch {
	case s.Kind != OpenItem && s.Kind != BalanceForward:
		return fault.New(fault.Invalid, "%q is no kind of statement; use %s or %s", clip(string(s.Kind)), OpenItem, BalanceForward).On("kind")
	case !s.Currency.Valid():
		return fault.New(fault.Invalid, "%v", s.Currency.Validate()).On("currency")
	case s.AsOf.Validate() != nil:
		return fault.New(fault.Invalid, "%v", s.AsOf.Validate()).On("asOf")
	}
	c := sums{currency: s.Currency}
	balance := c.zero()
	for i, a := range s.Accounts {
		total := c.zero()
		if s.Kind == BalanceForward {
			total = c.own(a.Opening)
		}
		for k, x := range a.Items {
			if s.Kind == OpenItem {
				total = c.add(total, x.Open, "accounts", i, "items", k, "open")
			} else {
				total = c.add(total, x.Amount, "accounts", i, "items", k, "amount")
			}
		}
		c.equal(a.Closing, total, "closing", "account "+clip(a.Number)+" sums to")
		balance = c.add(balance, a.Closing, "accounts", i, "closing")
	}
	c.equal(s.Balance, balance, "balance", "the accounts sum to")
	if len(s.Ageing) > 0 {
		aged := c.zero()
		for i, b := range s.Ageing {
			aged = c.add(aged, b.Amount, "ageing", i, "amount")
		}
		c.equal(s.Balance, aged, "balance", "the ageing sums to")
	}
	return c.err
}

func (s *Statement) environment(w *words) *environment {
	e := environmentOf(&s.Seller, &s.Buyer, s.Currency)
	e.Kind, e.Title, e.Number, e.Account = "STATEMENT", w.Statement, s.Account, s.Account
	e.IssuedOn, e.From, e.To = day{s.AsOf}, day{s.From}, day{s.AsOf}
	e.Reference = Reference(s.Account)
	e.Total, e.Balance = amountOf(s.Balance, s.Currency), amountOf(s.Balance, s.Currency)
	for _, a := range s.Accounts {
		e.Lines += len(a.Items)
	}
	return e
}

func (s *Statement) paper(t *Template) (*paper, error) {
	if err := s.Check(); err != nil {
		return nil, err
	}
	p, err := newPaper(t, s, &s.Seller, &s.Buyer, s.Currency, s.AsOf)
	if err != nil {
		return nil, err
	}
	w := p.locale.words
	own := (&sums{currency: s.Currency}).own
	p.number = s.Account
	p.due = fact{w.AmountDue, own(s.Balance)}
	p.facts = some([]fact{{w.Account, s.Account}, {w.AsOf, s.AsOf}, {w.Currency, string(s.Currency)}})
	if s.Kind == BalanceForward {
		p.facts[1] = fact{w.Period, period{s.From, s.AsOf}}
	}
	var ageing []fact
	for _, b := range s.Ageing {
		ageing = append(ageing, fact{b.Label, own(b.Amount)})
	}
	if len(ageing) > 0 {
		p.sections = append(p.sections, section{name: w.Ageing, title: w.Ageing, strip: ageing})
	}
	x := section{name: w.OpenItems, title: w.OpenItems, totals: []fact{p.due}}
	if s.Kind == BalanceForward {
		x.name, x.title = w.Activity, w.Activity
		x.table = s.activity(p.locale)
	} else if x.table, err = s.openItems(p.locale, t.Breakdown); err != nil {
		return nil, err
	}
	p.sections = append(p.sections, x)
	if s.Notes != "" {
		p.closing = append(p.closing, panel{w.Notes, paragraphs(s.Notes)})
	}
	p.remit(t, &s.Seller, &s.Buyer, p.due, s.Account, []fact{{w.Account, s.Account}, {w.AsOf, s.AsOf}})
	return p, nil
}

func (w *words) item(k ItemKind) string {
	switch k {
	case InvoiceItem:
		return w.InvoiceItem
	case CreditItem:
		return w.CreditItem
	case PaymentItem:
		return w.PaymentItem
	case AdjustmentItem:
		return w.AdjustmentItem
	}
	return string(k)
}

func (s *Statement) openItems(l *locale, by []Dimension) (*table, error) {
	w := l.words
	own := (&sums{currency: s.Currency}).own
	t := &table{columns: []tableColumn{{w.Date, fixed}, {w.Due, fixed}, {w.Kind, fixed}, {w.NumberOfItem, fixed}, {w.Description, wrapped}, {w.DaysLate, figures}, {w.Amount, figures}, {w.Open, figures}}}
	many := len(s.Accounts) > 1
	for i := range s.Accounts {
		a := &s.Accounts[i]
		level := 0
		if many {
			t.rows = append(t.rows, tableRow{kind: headingRow, label: a.Number, text: a.Name})
			level = 1
		}
		root, err := group(s.Currency, len(a.Items), by, func(i int) *Attributes { return &a.Items[i].Attributes }, func(i int) []money.Amount {
			return []money.Amount{a.Items[i].Open}
		})
		if err != nil {
			return nil, err
		}
		t.breakdown(l, root, level, false, func(i int) []any {
			x := &a.Items[i]
			var late any
			if n := 0; x.DueOn.Validate() == nil && x.Open.Minor > 0 {
				if n = s.AsOf.DaysSince(x.DueOn); n > 0 {
					late = n
				}
			}
			return []any{x.On, x.DueOn, w.item(x.Kind), x.Number, x.Description, late, own(x.Amount), own(x.Open)}
		}, func(g *Group) []any { return []any{nil, nil, nil, nil, nil, nil, nil, g.Sums[0]} })
		if many {
			t.sum(subtotalRow, 0, w.AccountTotal, a.Number, nil, nil, nil, nil, nil, nil, nil, own(a.Closing))
		}
	}
	return t, nil
}

// activity is the table of a balance forward, with the balance after each movement.
func (s *Statement) activity(l *locale) *table {
	w := l.words
	c := sums{currency: s.Currency}
	t := &table{columns: []tableColumn{{w.Date, fixed}, {w.Kind, fixed}, {w.NumberOfItem, fixed}, {w.Description, wrapped}, {w.Charges, figures}, {w.Payments, figures}, {w.Running, figures}}}
	many := len(s.Accounts) > 1
	for i := range s.Accounts {
		a := &s.Accounts[i]
		level := 0
		if many {
			t.rows = append(t.rows, tableRow{kind: headingRow, label: a.Number, text: a.Name})
			level = 1
		}
		balance := c.own(a.Opening)
		t.add(s.From, "", "", w.Opening, nil, nil, balance)
		for _, x := range a.Items {
			balance = c.add(balance, x.Amount)
			var charge, payment any
			if amount := c.own(x.Amount); amount.Minor < 0 {
				payment = amount
			} else {
				charge = amount
			}
			t.add(x.On, w.item(x.Kind), x.Number, x.Description, charge, payment, balance)
		}
		t.sum(subtotalRow, max(0, level-1), w.Closing, a.Number, nil, nil, nil, nil, nil, nil, c.own(a.Closing))
	}
	return t
}
