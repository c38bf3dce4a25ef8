package statement

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/billing/charge"
	"github.com/duebook/duebook/server/fault"
	"github.com/shopspring/decimal"
)

// charged is a line of an invoice, or of a credit memo that charges instead.
type charged struct {
	contractLine    int // 0: none
	document        int
	memo            bool // the document is a credit memo
	number          string
	issued          date.Date
	currency        money.Currency
	days            charge.Span // of service; the issue date where it has none
	quantity        decimal.Decimal
	minor, credited int64 // without tax
	description     string
}

// billing compares what the contract lines should have charged with what was billed.
func (b books) billing(ctx context.Context, own *ent.Account, days charge.Span, at func(money.Currency) *Reconciliation) error {
	lines, err := b.agreements(ctx, own.ID, days)
	if err != nil {
		return err
	}
	invoiced, err := b.invoiced(ctx, own.ID, days)
	if err != nil {
		return err
	}
	rates, err := b.exchange(ctx, own, lines, invoiced)
	if err != nil {
		return err
	}
	of := map[int]*agreed{}
	named := map[int][]charged{}
	for _, a := range lines {
		of[a.ID] = a
	}
	var extra []charged
	for _, x := range invoiced {
		// A line in a second currency beside the first is held against nothing.
		if a := of[x.contractLine]; a == nil || len(named[a.ID]) > 0 && named[a.ID][0].currency != x.currency {
			extra = append(extra, x)
		} else {
			named[a.ID] = append(named[a.ID], x)
		}
	}
	for _, a := range lines {
		c := own.Currency
		if len(named[a.ID]) > 0 {
			c = named[a.ID][0].currency
		}
		convert, ok := rates.between(a.contract.Currency, c)
		if !ok && len(named[a.ID]) == 0 { // it could not have been billed otherwise
			c = a.contract.Currency
			convert, _ = rates.between(c, c)
		}
		row, listed, err := a.compare(days, named[a.ID], convert)
		if err != nil {
			return explain(a, err)
		}
		if listed {
			r := at(c)
			r.Billing = append(r.Billing, row)
		}
	}
	for _, x := range extra {
		row := Billing{Description: x.description, Billed: x.share(x.minor-x.credited, both(x.days, days)), Cause: Extra}
		row.name([]charged{x})
		if row.Billed == 0 {
			row.Cause = ""
		}
		r := at(x.currency)
		r.Billing = append(r.Billing, row)
	}
	return nil
}

// explain says of which line a price can't be told.
func explain(a *agreed, err error) error {
	var missing *charge.MissingIndexError
	if errors.As(err, &missing) {
		return fault.New(fault.State, "contract %s line %d: %v; enter it, then reconcile again", a.contract.Number, a.LineNo, err)
	}
	return err
}

// share is what of an amount falls on some of the line's days.
func (x charged) share(minor int64, days charge.Span) int64 {
	n, before := x.days.Days(), days.From.DaysSince(x.days.From)
	return charge.Share(minor, before+days.Days(), n) - charge.Share(minor, before, n)
}

// compare holds invoice lines, all of one currency, against a contract line. It is listed when something was due or billed,
// or when a milestone keeps it from being due.
func (a *agreed) compare(days charge.Span, lines []charged, convert conversion) (Billing, bool, error) {
	row := Billing{Contract: a.contract.Number, ContractID: a.contract.ID, Line: a.LineNo, Description: a.text()}
	row.name(lines)
	due := a.due(days)
	cost := func(days charge.Span, day date.Date) (int64, error) {
		minor, err := a.cost(days)
		if err != nil {
			return 0, err
		}
		return convert(minor, day)
	}
	// What was measured has several lines for the same days: kinds of work, or usage and what was missing to the minimum.
	together := a.Kind == contractline.KindUSAGE || a.Kind == contractline.KindTIME
	slices.SortStableFunc(lines, func(x, y charged) int {
		return cmp.Or(cmp.Compare(x.days.From, y.days.From), cmp.Compare(x.days.To, y.days.To))
	})
	var gross, credited int64
	right, quantities := true, true
	for next := due.From; ; {
		var group []charged
		if len(lines) > 0 {
			n := 1
			for together && n < len(lines) && lines[n].days == lines[0].days {
				n++
			}
			group, lines = lines[:n], lines[n:]
		}
		// Days before the group are on no invoice yet.
		open := charge.Span{From: next, To: due.To}
		if group != nil {
			open.To = min(open.To, group[0].days.From.AddDays(-1))
		}
		minor, err := cost(open, days.To)
		if err != nil {
			return row, false, err
		}
		row.Expected += minor
		if group == nil {
			break
		}
		first := group[0]
		if now := both(charge.Span{From: max(next, first.days.From), To: first.days.To}, due); !empty(now) {
			if minor, err = cost(now, first.issued); err != nil {
				return row, false, err
			}
			row.Expected += minor
		}
		next = max(next, first.days.To.AddDays(1))

		var sum, back int64
		var quantity decimal.Decimal
		for _, x := range group {
			sum, back, quantity = sum+x.minor, back+x.credited, quantity.Add(x.quantity)
		}
		whole, err := cost(first.days, first.issued)
		if err != nil {
			return row, false, err
		}
		within := both(first.days, days)
		part, err := cost(within, first.issued)
		if err != nil {
			return row, false, err
		}
		switch sum {
		case whole:
			gross += part
		case -whole:
			gross -= part
		case 0:
		default:
			right = false
			gross += first.share(sum, within)
			if want, ok := a.quantity(first.days); ok && !quantity.Equal(want) {
				quantities = false
			}
		}
		credited += first.share(back, within)
	}
	row.Billed = gross - credited
	blocked := empty(due) && a.inForce(days) && (a.served.From == "" || a.served.From > days.To)
	switch {
	case blocked:
		row.Cause = NotFunctional
	case row.Billed == row.Expected:
	case gross == row.Expected:
		row.Cause = Credited
	case row.Invoices == "":
		row.Cause = NotBilled
	case !quantities:
		row.Cause = Quantity
	case !right:
		row.Cause = Price
	case gross < row.Expected:
		row.Cause = NotBilled
	default:
		row.Cause = Extra
	}
	return row, blocked || row.Invoices != "" || row.Expected != 0, nil
}

// name names the first document of lines and how many more there are.
func (b *Billing) name(lines []charged) {
	if len(lines) == 0 {
		return
	}
	first, seen := lines[0], map[int]bool{}
	for _, x := range lines {
		seen[x.document] = true
	}
	if b.Invoices = first.number; len(seen) > 1 {
		b.Invoices += fmt.Sprintf(" +%d", len(seen)-1)
	}
	if first.memo {
		b.CreditMemo = first.document
	} else {
		b.Invoice = first.document
	}
}

// invoiced are the lines of the account's invoices for days of the period, by invoice. An invoice that came without lines
// is one. What a credit memo gives back and charges instead of an invoice is among them.
func (b books) invoiced(ctx context.Context, account int, days charge.Span) ([]charged, error) {
	var out []charged
	err := b.each(ctx, `SELECT COALESCE(l.contract_line_id, 0), i.id, i.number, i.issue_on, i.currency, COALESCE(l.service_from, l.service_to, i.issue_on), COALESCE(l.service_to, l.service_from, i.issue_on),
			l.quantity, l.amount_minor, CASE WHEN l.description <> '' THEN l.description ELSE COALESCE(p.name, '') END, COALESCE(back.minor, 0), 0
		FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id LEFT JOIN products p ON p.id = l.product_id
		LEFT JOIN (SELECT m.invoice_line_id, SUM(m.amount_minor) AS minor FROM credit_memos c JOIN credit_memo_lines m ON m.credit_memo_id = c.id
			WHERE c.account_id = ? AND c.status = 'POSTED' AND m.invoice_line_id IS NOT NULL GROUP BY m.invoice_line_id) back ON back.invoice_line_id = l.id
		WHERE i.account_id = ? AND COALESCE(l.service_from, l.service_to, i.issue_on) <= ? AND COALESCE(l.service_to, l.service_from, i.issue_on) >= ?
		UNION ALL SELECT m.contract_line_id, c.id, c.number, c.issue_on, c.currency, m.service_from, m.service_to, 1, -m.amount_minor, m.description, 0, 1
		FROM credit_memos c JOIN credit_memo_lines m ON m.credit_memo_id = c.id WHERE c.account_id = ? AND c.status = 'POSTED' AND m.contract_line_id IS NOT NULL AND m.service_from <= ? AND m.service_to >= ?
		ORDER BY 4, 2 LIMIT ?`,
		[]any{account, account, days.To, days.From, account, days.To, days.From, maxItems + 1}, func(rows *sql.Rows) error {
			var x charged
			err := rows.Scan(&x.contractLine, &x.document, &x.number, &x.issued, &x.currency, &x.days.From, &x.days.To, &x.quantity, &x.minor, &x.description, &x.credited, &x.memo)
			x.description = clip(x.description)
			out = append(out, x)
			return err
		})
	if err != nil {
		return nil, err
	}
	err = b.each(ctx, `SELECT id, number, issue_on, currency, total_minor - tax_minor, description FROM invoices i
		WHERE account_id = ? AND issue_on >= ? AND issue_on <= ? AND total_minor <> tax_minor AND NOT EXISTS (SELECT 1 FROM invoice_lines l WHERE l.invoice_id = i.id) ORDER BY issue_on, id LIMIT ?`,
		[]any{account, days.From, days.To, maxItems + 1}, func(rows *sql.Rows) error {
			var x charged
			err := rows.Scan(&x.document, &x.number, &x.issued, &x.currency, &x.minor, &x.description)
			x.days, x.description = charge.Span{From: x.issued, To: x.issued}, clip(x.description)
			out = append(out, x)
			return err
		})
	if err == nil && len(out) > maxItems {
		err = fault.New(fault.Limit, "more than %d invoice lines charge days between %s and %s; choose a shorter period", maxItems, days.From, days.To).On("to")
	}
	return out, err
}

// conversion turns an amount of the contract into one of the invoice, at the rate of a day.
type conversion func(minor int64, day date.Date) (int64, error)

// exchange are the exchange rates that contracts in other currencies than their invoices need.
type exchange map[[2]money.Currency][]dated

func (b books) exchange(ctx context.Context, own *ent.Account, lines []*agreed, invoiced []charged) (exchange, error) {
	rates := exchange{}
	currencies := map[money.Currency]bool{own.Currency: true}
	for _, a := range lines {
		currencies[a.contract.Currency] = true
	}
	for _, x := range invoiced {
		currencies[x.currency] = true
	}
	if len(currencies) == 1 {
		return rates, nil
	}
	return rates, b.each(ctx, `SELECT source, target, starts_on, rate FROM exchange_rates ORDER BY starts_on`, nil, func(rows *sql.Rows) error {
		var k [2]money.Currency
		var d dated
		err := rows.Scan(&k[0], &k[1], &d.from, &d.value)
		rates[k] = append(rates[k], d)
		return err
	})
}

// between is the conversion between two currencies; false when nothing tells how.
func (r exchange) between(from, to money.Currency) (conversion, bool) {
	if from == to {
		return func(minor int64, _ date.Date) (int64, error) { return minor, nil }, true
	}
	values := r[[2]money.Currency{from, to}]
	return func(minor int64, day date.Date) (int64, error) {
		rate, ok := on(values, day)
		if !ok {
			return 0, fault.New(fault.State, "there is no exchange rate from %s to %s on %s; enter it, then reconcile again", from, to, day)
		}
		m, err := money.FromDecimal(money.New(minor, from).Decimal().Mul(rate), to)
		return m.Minor, err
	}, len(values) > 0
}
