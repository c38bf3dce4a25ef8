package statement

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/billing/charge"
	"github.com/duebook/duebook/server/fault"
)

// Reconciliation ties an account's period, in one currency, to its contracts and to the ledger. Amounts are minor units.
type Reconciliation struct {
	Currency    money.Currency
	From, To    date.Date
	Billing     []Billing    // by contract and line, then what no contract line asked for
	Settlements []Settlement // of the invoices issued in the period, by date
	Opening     int64        // of the invoices, at the end of the day before From
	Invoiced    int64
	Paid        int64 // by payments that were applied in the period, less those that were undone
	Credited    int64 // by credit memos likewise
	Adjusted    int64 // positive raises the balance
	Closing     int64 // Opening + Invoiced - Paid - Credited + Adjusted
	Ledger      int64 // what the journal's receivables account holds for the account at the end of To
}

// Tied reports whether the closing balance is what the ledger says.
func (r *Reconciliation) Tied() bool { return r.Closing == r.Ledger }

// Billing is a contract line with what it should have charged for the days of the period, without tax, and what it did.
type Billing struct {
	Contract    string // number; "" for what no contract line asked for
	ContractID  int
	Line        int
	Description string
	Invoices    string // the first number and how many more
	Invoice     int    // of the first number; 0 when it is that of a credit memo
	CreditMemo  int    // of the first number; 0 when it is that of an invoice
	Expected    int64
	Billed      int64 // less what credit memo lines give back
	Cause       Cause // of the difference
}

// Cause is why a contract line was billed otherwise than expected.
type Cause string

// The causes.
const (
	NotBilled     Cause = "NOT_BILLED"     // some or all of its days are on no invoice
	NotFunctional Cause = "NOT_FUNCTIONAL" // a milestone is missing, so that nothing is due
	Price         Cause = "PRICE"          // the same quantity for another amount
	Quantity      Cause = "QUANTITY"
	Credited      Cause = "CREDITED" // billed as expected and then given back
	Extra         Cause = "EXTRA"    // billed without a contract line, outside of its days, or twice
)

// Settlement is an invoice with what had settled it at the end of the period.
type Settlement struct {
	Invoice               int
	Number                string
	IssuedOn              date.Date
	Total, Paid, Credited int64
	Adjusted              int64 // positive raises what is open
	Open                  int64
}

// Reconciliations answers one reconciliation for each currency, by code; an account that has nothing gets an empty one in
// its own. It reports fault.NotFound for an account that is not the viewer's to see, fault.Invalid for a To before From,
// fault.State when a price can't be told, and fault.Limit for more than 50,000 rows. Requires reports:read.
func (s *Service) Reconciliations(ctx context.Context, account int, from, to date.Date) ([]Reconciliation, error) {
	var out []Reconciliation
	err := s.read(ctx, func(b books) (err error) {
		_, out, err = b.reconciliations(ctx, account, charge.Span{From: from, To: to})
		return err
	})
	return out, err
}

func (b books) reconciliations(ctx context.Context, account int, days charge.Span) (*ent.Account, []Reconciliation, error) {
	for field, day := range map[string]date.Date{"from": days.From, "to": days.To} {
		if err := day.Validate(); err != nil {
			return nil, nil, fault.New(fault.Invalid, "%v", err).On(field)
		}
	}
	if days.To < days.From {
		return nil, nil, fault.New(fault.Invalid, "the period ends on %s, before it begins on %s", days.To, days.From).On("to")
	}
	a, _, err := b.tree(ctx, account, false)
	if err != nil {
		return nil, nil, err
	}
	found := map[money.Currency]*Reconciliation{}
	at := func(c money.Currency) *Reconciliation {
		r := found[c]
		if r == nil {
			r = &Reconciliation{Currency: c, From: days.From, To: days.To}
			found[c] = r
		}
		return r
	}
	for _, read := range []func(context.Context, *ent.Account, charge.Span, func(money.Currency) *Reconciliation) error{b.moves, b.control, b.settlements, b.billing} {
		if err := read(ctx, a, days, at); err != nil {
			return nil, nil, err
		}
	}
	if len(found) == 0 {
		at(a.Currency)
	}
	var out []Reconciliation
	for _, r := range found {
		r.Closing = r.Opening + r.Invoiced - r.Paid - r.Credited + r.Adjusted
		out = append(out, *r)
	}
	slices.SortFunc(out, func(x, y Reconciliation) int { return strings.Compare(string(x.Currency), string(y.Currency)) })
	return a, out, nil
}

// moves reads the opening balance and, from the documents, what moved it.
func (b books) moves(ctx context.Context, own *ent.Account, days charge.Span, at func(money.Currency) *Reconciliation) error {
	opening, err := b.balances(ctx, []int{own.ID}, days.From.AddDays(-1), true)
	if err != nil {
		return err
	}
	for o, minor := range opening {
		at(o.currency).Opening = minor
	}
	return b.each(ctx, `SELECT 'INVOICED', currency, SUM(total_minor) FROM invoices WHERE account_id = ? AND issue_on >= ? AND issue_on <= ? GROUP BY currency
		UNION ALL SELECT CASE WHEN payment_id IS NULL THEN 'CREDITED' ELSE 'PAID' END, currency, SUM(amount_minor) FROM applications WHERE account_id = ? AND effective_on >= ? AND effective_on <= ? GROUP BY 1, 2
		UNION ALL SELECT 'ADJUSTED', currency, -SUM(amount_minor) FROM adjustments WHERE account_id = ? AND effective_on >= ? AND effective_on <= ? GROUP BY currency`,
		[]any{own.ID, days.From, days.To, own.ID, days.From, days.To, own.ID, days.From, days.To}, func(rows *sql.Rows) error {
			var what string
			var c money.Currency
			var minor int64
			err := rows.Scan(&what, &c, &minor)
			r := at(c)
			switch what {
			case "INVOICED":
				r.Invoiced = minor
			case "PAID":
				r.Paid = minor
			case "CREDITED":
				r.Credited = minor
			case "ADJUSTED":
				r.Adjusted = minor
			}
			return err
		})
}

// control reads what the journal's receivables account holds for the account. The journal has no index by account: the
// account's entries lead to it.
func (b books) control(ctx context.Context, own *ent.Account, days charge.Span, at func(money.Currency) *Reconciliation) error {
	return b.each(ctx, `SELECT l.currency, SUM(l.amount_minor) FROM (
			SELECT DISTINCT source_id FROM receivable_entries`+b.by("receivableentry_account_id_effective_on")+` WHERE account_id = ? AND effective_on <= ? AND item_kind = 'INVOICE') s
		JOIN journal_entries e ON e.source_id = s.source_id JOIN journal_lines l ON l.entry_id = e.id JOIN gl_accounts g ON g.id = l.gl_account_id
		WHERE g.purpose = 'RECEIVABLE' AND l.account_id = ? AND l.effective_on <= ? GROUP BY 1`, []any{own.ID, days.To, own.ID, days.To}, func(rows *sql.Rows) error {
		var c money.Currency
		var minor int64
		err := rows.Scan(&c, &minor)
		if minor != 0 {
			at(c).Ledger = minor
		}
		return err
	})
}

// settlements reads the invoices of the period with what had settled them at its end.
func (b books) settlements(ctx context.Context, own *ent.Account, days charge.Span, at func(money.Currency) *Reconciliation) error {
	type place struct {
		currency money.Currency
		n        int
	}
	places := map[int]place{}
	issued := `account_id = ? AND issue_on >= ? AND issue_on <= ?`
	of := []any{own.ID, days.From, days.To}
	if err := b.each(ctx, `SELECT id, currency, number, issue_on, total_minor FROM invoices WHERE `+issued+` ORDER BY issue_on, id LIMIT ?`, append(slices.Clone(of), maxItems+1), func(rows *sql.Rows) error {
		var s Settlement
		var c money.Currency
		err := rows.Scan(&s.Invoice, &c, &s.Number, &s.IssuedOn, &s.Total)
		s.Open = s.Total
		r := at(c)
		places[s.Invoice] = place{c, len(r.Settlements)}
		r.Settlements = append(r.Settlements, s)
		return err
	}); err != nil {
		return err
	}
	if len(places) > maxItems {
		return fault.New(fault.Limit, "more than %d invoices were issued between %s and %s; choose a shorter period", maxItems, days.From, days.To).On("to")
	}
	among := `effective_on <= ? AND invoice_id IN (SELECT id FROM invoices WHERE ` + issued + `) GROUP BY 1, 2`
	args := append([]any{days.To}, of...)
	return b.each(ctx, `SELECT invoice_id, CASE WHEN payment_id IS NULL THEN 'CREDITED' ELSE 'PAID' END, SUM(amount_minor) FROM applications WHERE `+among+`
		UNION ALL SELECT invoice_id, 'ADJUSTED', SUM(amount_minor) FROM adjustments WHERE `+among, append(slices.Clone(args), args...), func(rows *sql.Rows) error {
		var id int
		var what string
		var minor int64
		err := rows.Scan(&id, &what, &minor)
		p := places[id]
		s := &at(p.currency).Settlements[p.n]
		s.Open -= minor
		switch what {
		case "PAID":
			s.Paid = minor
		case "CREDITED":
			s.Credited = minor
		case "ADJUSTED":
			s.Adjusted = -minor
		}
		return err
	})
}
