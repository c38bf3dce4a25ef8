package cash

import (
	"strconv"

	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/fault"
	"github.com/shopspring/decimal"
)

// Open is an invoice that money can be applied to.
type Open struct {
	Invoice int
	Balance money.Amount
}

// Target is an invoice that somebody wants settled; without an amount, as far as money and balance reach.
type Target struct {
	Invoice int
	Amount  *decimal.Decimal
}

// Part is what one invoice gets.
type Part struct {
	Invoice int
	Amount  money.Amount
}

// Allocate spreads have over open invoices: over the targets in their order, or, when there are none, over open in its
// order. Every rule about amounts is here. Parts are positive, no part exceeds the invoice's balance, and together they
// do not exceed have. It reports fault.OverBalance, fault.Currency, fault.Invalid or fault.NotFound with the path of the
// target; for no targets and nothing open it answers no parts.
func Allocate(have money.Amount, open []Open, targets []Target) ([]Part, error) {
	left := have.Minor
	if len(targets) == 0 {
		var parts []Part
		for _, o := range open {
			if left == 0 {
				break
			}
			if n := min(left, o.Balance.Minor); o.Balance.Currency == have.Currency && n > 0 {
				parts = append(parts, Part{o.Invoice, money.New(n, have.Currency)})
				left -= n
			}
		}
		return parts, nil
	}
	balance := make(map[int]money.Amount, len(open))
	for _, o := range open {
		balance[o.Invoice] = o.Balance
	}
	parts := make([]Part, 0, len(targets))
	for i, t := range targets {
		at := func(e *fault.Error, field string) error { return e.On("targets", strconv.Itoa(i), field) }
		b, ok := balance[t.Invoice]
		switch {
		case !ok:
			return nil, at(fault.New(fault.NotFound, "there is no such invoice, or it is not yours to see"), "invoiceId")
		case b.Currency != have.Currency:
			return nil, at(fault.New(fault.Currency, "the invoice is in %s, the money in %s", b.Currency, have.Currency), "invoiceId")
		}
		n := min(left, b.Minor)
		if t.Amount != nil {
			a, err := money.Parse(t.Amount.String(), have.Currency)
			if err != nil {
				return nil, at(fault.New(fault.Invalid, "%v", err), "amount")
			}
			if n = a.Minor; n <= 0 {
				return nil, at(fault.New(fault.Invalid, "the amount must be more than zero"), "amount")
			}
		}
		switch {
		case n > b.Minor:
			return nil, at(fault.New(fault.OverBalance, "%s is more than the %s that is open on the invoice", money.New(n, have.Currency), b), "amount")
		case n > left:
			return nil, at(fault.New(fault.OverBalance, "%s is more than the %s that is left to apply", money.New(n, have.Currency), money.New(left, have.Currency)), "amount")
		case n == 0 && b.Minor == 0:
			return nil, at(fault.New(fault.OverBalance, "nothing is open on the invoice"), "invoiceId")
		case n == 0:
			return nil, at(fault.New(fault.OverBalance, "nothing is left to apply"), "amount")
		}
		parts = append(parts, Part{t.Invoice, money.New(n, have.Currency)})
		left -= n
		b.Minor -= n
		balance[t.Invoice] = b
	}
	return parts, nil
}
