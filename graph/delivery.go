package graph

import (
	"context"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/attachment"
	"github.com/duebook/duebook/ent/delivery"
	"github.com/duebook/duebook/ent/predicate"
	"github.com/duebook/duebook/ent/rule"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/gen"
	deliveries "github.com/duebook/duebook/server/delivery"
)

var deliveryOrder = order[ent.Delivery]{list: "deliveries", column: delivery.FieldCreatedAt, desc: true, key: func(d *ent.Delivery) any { return d.CreatedAt }, id: func(d *ent.Delivery) int { return d.ID }}

func deliveryFilter(f *gen.DeliveryFilter) (c conditions) {
	if f != nil {
		equal(&c, delivery.FieldAccountID, f.AccountID)
		equal(&c, delivery.FieldInvoiceID, f.InvoiceID)
		oneOf(&c, delivery.FieldStatus, f.Status)
		oneOf(&c, delivery.FieldChannel, f.Channel)
	}
	return c
}

func (l *look) delivery(q *ent.DeliveryQuery, a asked) {
	for _, f := range a.of("Delivery") {
		switch {
		case f.name == "invoice":
			q.WithInvoice(func(q *ent.InvoiceQuery) { l.invoice(q, f.asked) })
		case f.name == "account" && l.can(viewer.AccountsRead):
			q.WithAccount(func(q *ent.AccountQuery) { l.party(q, f.asked) })
		}
	}
}

func (l *look) template(q *ent.TemplateQuery, a asked) {
	if a.any("Template", "logo") {
		with(l, q, func(x *ent.Template) int { return x.LogoID }, l.r.attachment())
	}
}

// attachment is files by id.
func (r *Resolver) attachment() computed[*ent.Attachment] {
	return computed[*ent.Attachment]{"attachment", func(ctx context.Context, ids []int) (map[int]*ent.Attachment, error) {
		rows, err := r.read.Attachment.Query().Where(predicate.Attachment(rule.In(attachment.FieldID, ids))).All(ctx)
		out := make(map[int]*ent.Attachment, len(rows))
		for _, row := range rows {
			out[row.ID] = row
		}
		return out, err
	}}
}

// deliveriesPayload ends a mutation of deliveries.
func (r *Resolver) deliveriesPayload(ctx context.Context, d *deliveries.Delivered, err error) (*gen.DeliveriesPayload, error) {
	wrong, err := mend(ctx, err)
	if err != nil {
		return nil, err
	}
	p := &gen.DeliveriesPayload{UserErrors: wrong, Deliveries: []ent.Delivery{}}
	if d != nil {
		p.Queued = d.Queued
		if d.Job != 0 {
			if p.Job, err = changed[ent.Job](ctx, r, "DeliveriesPayload", "job", d.Job); err != nil {
				return nil, err
			}
		}
		rows, err := changedList[ent.Delivery](ctx, r, "DeliveriesPayload", "deliveries", d.IDs)
		if err != nil {
			return nil, err
		}
		p.Deliveries = values(rows)
	}
	return p, nil
}
