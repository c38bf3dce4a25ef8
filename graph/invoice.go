package graph

import (
	"context"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/server/billing"
)

func invoiceOrder(by *gen.InvoiceOrder, b balance) order[ent.Invoice] {
	o := order[ent.Invoice]{list: "invoices", column: invoice.FieldIssueOn, desc: true, key: func(i *ent.Invoice) any { return string(i.IssueOn) }, id: func(i *ent.Invoice) int { return i.ID }}
	if by == nil {
		return o
	}
	switch by.Field {
	case gen.InvoiceOrderFieldNumber:
		o.column, o.key = invoice.FieldNumber, func(i *ent.Invoice) any { return i.Number }
	case gen.InvoiceOrderFieldDueOn:
		o.column, o.key = invoice.FieldDueOn, func(i *ent.Invoice) any { return string(i.DueOn) }
	case gen.InvoiceOrderFieldTotal:
		o.column, o.key = invoice.FieldTotalMinor, func(i *ent.Invoice) any { return i.TotalMinor }
	case gen.InvoiceOrderFieldBalance:
		if o.column, o.key = b.column, func(i *ent.Invoice) any { return i.BalanceMinor }; b.day != nil {
			o.by, o.key = b.of, func(i *ent.Invoice) any { return sortedBy(i.Value(sortKey)) }
		}
	}
	return o.directed(by.Direction)
}

func invoiceConnection(s *slice[ent.Invoice], q *ent.InvoiceQuery, b balance) *gen.InvoiceConnection {
	c := &gen.InvoiceConnection{Edges: make([]gen.InvoiceEdge, len(s.rows)), PageInfo: s.info, Query: q, AsOf: b.day, Among: b.accounts}
	for i, row := range s.rows {
		c.Edges[i] = gen.InvoiceEdge{Node: row, Cursor: s.cursors[i]}
	}
	return c
}

func invoiceLines(in []gen.InvoiceLineInput) []billing.Line {
	lines := make([]billing.Line, len(in))
	for i, l := range in {
		lines[i] = billing.Line{Description: l.Description, Product: deref(l.ProductID), Quantity: l.Quantity, UnitPrice: l.UnitPrice, Tax: l.Tax,
			ServiceFrom: deref(l.ServiceFrom), ServiceTo: deref(l.ServiceTo)}
	}
	return lines
}

// sumsOf is a row of sums of one currency: the number of rows and the sums of up to four amounts.
type sumsOf struct {
	Currency money.Currency `json:"currency"`
	Count    int            `json:"count"`
	First    int64          `json:"first"`
	Second   int64          `json:"second"`
	Third    int64          `json:"third"`
	Fourth   int64          `json:"fourth"`
}

// grouped is what ent's group-by answers.
type grouped interface {
	Scan(ctx context.Context, v any) error
}

// totals reads the sums of a list, per currency by code.
func totals[T any](ctx context.Context, g grouped, row func(sumsOf) T) ([]T, error) {
	var sums []sumsOf
	if err := g.Scan(ctx, &sums); err != nil {
		return nil, err
	}
	slices.SortFunc(sums, func(a, b sumsOf) int { return strings.Compare(string(a.Currency), string(b.Currency)) })
	out := make([]T, len(sums))
	for i, s := range sums {
		out[i] = row(s)
	}
	return out, nil
}

// daysLate is the days after the due date while something is open, else 0; at the end of a day where one is given. It
// answers what is open too.
func (r *Resolver) daysLate(ctx context.Context, i *ent.Invoice, asOf *date.Date) (int, *money.Amount, error) {
	open, err := r.openOn(ctx, i.ID, i.Balance(), asOf)
	if err != nil || open.IsZero() {
		return 0, open, err
	}
	day := r.today()
	if asOf != nil {
		day = *asOf
	}
	return max(0, day.DaysSince(i.DueOn)), open, nil
}
