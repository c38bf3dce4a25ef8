package graph

import (
	"context"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/graph/gen"
)

func creditMemoOrder(by *gen.CreditMemoOrder) order[ent.CreditMemo] {
	o := order[ent.CreditMemo]{list: "creditMemos", column: creditmemo.FieldIssueOn, desc: true, key: func(c *ent.CreditMemo) any { return string(c.IssueOn) }, id: func(c *ent.CreditMemo) int { return c.ID }}
	if by == nil {
		return o
	}
	switch by.Field {
	case gen.CreditMemoOrderFieldAmount:
		o.column, o.key = creditmemo.FieldAmountMinor, func(c *ent.CreditMemo) any { return c.AmountMinor }
	case gen.CreditMemoOrderFieldCreatedAt:
		o.column, o.key = creditmemo.FieldCreatedAt, func(c *ent.CreditMemo) any { return c.CreatedAt }
	}
	return o.directed(by.Direction)
}

func creditMemoConnection(s *slice[ent.CreditMemo], q *ent.CreditMemoQuery) *gen.CreditMemoConnection {
	c := &gen.CreditMemoConnection{Edges: make([]gen.CreditMemoEdge, len(s.rows)), PageInfo: s.info, Query: q}
	for i, row := range s.rows {
		c.Edges[i] = gen.CreditMemoEdge{Node: row, Cursor: s.cursors[i]}
	}
	return c
}

// creditMemoPayload ends a mutation of one credit memo.
func (r *Resolver) creditMemoPayload(ctx context.Context, c *ent.CreditMemo, err error, renamed ...string) (*gen.CreditMemoPayload, error) {
	wrong, err := mend(ctx, err, renamed...)
	if err != nil {
		return nil, err
	}
	p := &gen.CreditMemoPayload{UserErrors: wrong}
	if c != nil {
		p.CreditMemo, err = changed[ent.CreditMemo](ctx, r, "CreditMemoPayload", "creditMemo", c.ID)
	}
	return p, err
}

// rebill is the invoice that is posted together with a credit memo; nil where there is none.
func rebill(c *ent.CreditMemo) *gen.Rebill {
	if c.Rebill == nil {
		return nil
	}
	out := &gen.Rebill{IssueOn: c.IssueOn, Total: amount(c.Rebill.Total(), c.Currency), Lines: make([]gen.RebillLine, len(c.Rebill.Lines))}
	for i, l := range c.Rebill.Lines {
		out.Lines[i] = gen.RebillLine{Description: l.Description, Quantity: l.Quantity, UnitPrice: l.UnitPrice, Tax: amount(l.Tax, c.Currency)}
	}
	return out
}
