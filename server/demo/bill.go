package demo

import (
	"slices"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// perTx is how many documents one transaction writes.
const perTx = 500

// bill is an invoice as the people of the book know it.
type bill struct {
	party          *party
	id             int
	number         string
	issueOn, dueOn date.Date
	total, balance int64
	held           bool // a credit was asked for: nobody pays before it is decided
}

// bill posts the invoices of the days from to.
func (b *book) bill(from, to date.Date) error {
	var docs []billing.Document
	var of []*party
	for day := from; day <= to; day = day.AddDays(1) {
		if day < b.starts {
			continue
		}
		for _, p := range b.parties {
			if !p.billed() || p.id == 0 {
				continue
			}
			switch d := day.Time().Day(); d {
			case p.billingDay:
				if p.runsFrom != "" && day >= p.runsFrom {
					continue
				}
				if lines := b.recurring(p, day); len(lines) > 0 {
					docs, of = append(docs, b.document(p, day, "Services of "+day.Time().Format("January 2006"), lines)), append(of, p)
				}
			case p.billingDay%12 + 13:
				if b.dice.chance(340) && b.active(p, day) {
					docs, of = append(docs, b.document(p, day, "Usage and single charges", b.usage(p, day))), append(of, p)
				}
			}
		}
	}
	for i := 0; i < len(docs); i += perTx {
		if err := b.post(docs[i:min(i+perTx, len(docs))], of[i:min(i+perTx, len(docs))]); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) active(p *party, day date.Date) bool {
	return slices.ContainsFunc(p.services, func(s *service) bool { return s.works(day) })
}

func (b *book) recurring(p *party, day date.Date) (lines []billing.DocumentLine) {
	for _, s := range p.services {
		if from, to := s.charged(p, day); to != "" {
			l := b.line(p, billing.Line{Description: s.Description, Product: s.product.id, Quantity: s.Quantity, UnitPrice: s.price, ServiceFrom: from, ServiceTo: to})
			l.ContractLine, l.TaxClass, l.Site, l.CostCentre = s.id, communications, s.Site, s.CostCentre
			lines = append(lines, l)
		}
	}
	return lines
}

func (b *book) usage(p *party, day date.Date) (lines []billing.DocumentLine) {
	last := day.StartOfMonth().AddDays(-1)
	order := b.dice.Perm(len(usage))
	for i := range b.dice.between(1, 3) {
		u := usage[order[i]]
		l := b.line(p, billing.Line{Description: u.description, Quantity: decimal.NewFromInt(int64(b.dice.between(u.least, u.most))), UnitPrice: decimal.RequireFromString(u.rate),
			ServiceFrom: last.StartOfMonth(), ServiceTo: last})
		l.Site = p.city
		lines = append(lines, l)
	}
	return lines
}

// line works out the amount of a charge.
func (b *book) line(p *party, l billing.Line) billing.DocumentLine {
	net, _ := money.FromDecimal(l.Quantity.Mul(l.UnitPrice), p.currency()) // far below the largest amount
	return billing.DocumentLine{Line: l, Minor: net.Minor}
}

func (b *book) document(p *party, day date.Date, what string, lines []billing.DocumentLine) billing.Document {
	d := billing.Document{Account: p.id, IssueOn: day, DueOn: p.terms.Due(day), Currency: p.currency(), Description: what, Contract: p.contract, Origin: invoice.OriginMANUAL,
		Taxes: b.levy(p, day, lines), Lines: lines, PurchaseOrder: p.order}
	for _, l := range lines {
		d.Tax += l.TaxMinor
		d.Total += l.Minor + l.TaxMinor
	}
	if p.wantsOrder && p.order == "" {
		d.PurchaseOrder = "PO-" + b.dice.digits(6)
	}
	return d
}

// post writes invoices and tells their payers.
func (b *book) post(docs []billing.Document, of []*party) error {
	var ids []int
	var written []billing.Document
	if err := b.tx(func(tx *store.TxClient) (err error) {
		written = slices.Clone(docs) // numbers are given anew when the transaction runs again
		ids, err = billing.PostTx(b.sys, tx, written)
		return err
	}); err != nil {
		return err
	}
	for i, d := range written {
		x := &bill{party: of[i], id: ids[i], number: d.Number, issueOn: d.IssueOn, dueOn: d.DueOn, total: d.Total, balance: d.Total}
		b.Invoices++
		b.InvoiceLines += len(d.Lines)
		of[i].open = append(of[i].open, x)
		b.pay(x, b.payday(of[i].payer(), x))
		if b.dice.chance(16) {
			b.disagree(x)
		}
	}
	return nil
}

// pay plans the payment of a bill; no day: never.
func (b *book) pay(x *bill, day date.Date) {
	if day != "" && day <= b.Today {
		b.due[monday(day)] = append(b.due[monday(day)], x)
	}
}

// settle takes an amount off a bill.
func (x *bill) settle(minor int64) {
	if x.balance -= minor; x.balance == 0 {
		x.party.open = slices.DeleteFunc(x.party.open, func(o *bill) bool { return o == x })
	}
}

// reopen puts an amount back on a bill.
func (x *bill) reopen(minor int64) {
	if x.balance == 0 {
		x.party.open = append(x.party.open, x)
	}
	x.balance += minor
}
