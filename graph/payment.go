package graph

import (
	"context"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/payment"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/fault"
)

func paymentOrder(by *gen.PaymentOrder) order[ent.Payment] {
	o := order[ent.Payment]{list: "payments", column: payment.FieldReceivedOn, desc: true, key: func(p *ent.Payment) any { return string(p.ReceivedOn) }, id: func(p *ent.Payment) int { return p.ID }}
	if by == nil {
		return o
	}
	switch by.Field {
	case gen.PaymentOrderFieldNumber:
		o.column, o.key = payment.FieldNumber, func(p *ent.Payment) any { return p.Number }
	case gen.PaymentOrderFieldAmount:
		o.column, o.key = payment.FieldAmountMinor, func(p *ent.Payment) any { return p.AmountMinor }
	case gen.PaymentOrderFieldUnapplied:
		o.column, o.key = payment.FieldUnappliedMinor, func(p *ent.Payment) any { return p.UnappliedMinor }
	}
	return o.directed(by.Direction)
}

func paymentConnection(s *slice[ent.Payment], q *ent.PaymentQuery) *gen.PaymentConnection {
	c := &gen.PaymentConnection{Edges: make([]gen.PaymentEdge, len(s.rows)), PageInfo: s.info, Query: q}
	for i, row := range s.rows {
		c.Edges[i] = gen.PaymentEdge{Node: row, Cursor: s.cursors[i]}
	}
	return c
}

// paymentPayload ends a mutation of one payment.
func (r *Resolver) paymentPayload(ctx context.Context, paid *ent.Payment, err error, renamed ...string) (*gen.PaymentPayload, error) {
	wrong, err := mend(ctx, err, renamed...)
	if err != nil {
		return nil, err
	}
	p := &gen.PaymentPayload{UserErrors: wrong}
	if paid != nil {
		p.Payment, err = changed[ent.Payment](ctx, r, "PaymentPayload", "payment", paid.ID)
	}
	return p, err
}

// applications are the new applications of a payload.
func (r *Resolver) applications(ctx context.Context, payload string, apps []*ent.Application) ([]ent.Application, error) {
	ids := make([]int, len(apps))
	for i, a := range apps {
		ids[i] = a.ID
	}
	rows, err := changedList[ent.Application](ctx, r, payload, "applications", ids)
	return values(rows), err
}

func targets(in []gen.ApplicationTarget) []cash.Target {
	out := make([]cash.Target, len(in))
	for i, t := range in {
		out[i] = cash.Target{Invoice: t.InvoiceID, Amount: t.Amount}
	}
	return out
}

// wrongAmount says that an amount does not fit its currency.
func wrongAmount(err error, path ...string) []gen.UserError {
	return []gen.UserError{{Code: string(fault.Invalid), Field: path, Message: sentence(err.Error())}}
}
