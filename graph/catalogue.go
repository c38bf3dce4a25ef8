package graph

import (
	"context"

	"entgo.io/ent/dialect/sql"
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/cardrate"
	"github.com/duebook/duebook/ent/taxrate"
	"github.com/duebook/duebook/ent/timeentry"
	"github.com/duebook/duebook/ent/usagerecord"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/server/worktime"
)

var timeOrder = order[ent.TimeEntry]{list: "timeEntries", column: timeentry.FieldWorkedOn, desc: true, key: func(e *ent.TimeEntry) any { return string(e.WorkedOn) }, id: func(e *ent.TimeEntry) int { return e.ID }}

var usageOrder = order[ent.UsageRecord]{list: "usageRecords", column: usagerecord.FieldUsedOn, desc: true, key: func(u *ent.UsageRecord) any { return string(u.UsedOn) }, id: func(u *ent.UsageRecord) int { return u.ID }}

func timeEntryConnection(s *slice[ent.TimeEntry], q *ent.TimeEntryQuery) *gen.TimeEntryConnection {
	c := &gen.TimeEntryConnection{Edges: make([]gen.TimeEntryEdge, len(s.rows)), PageInfo: s.info, Query: q}
	for i, row := range s.rows {
		c.Edges[i] = gen.TimeEntryEdge{Node: row, Cursor: s.cursors[i]}
	}
	return c
}

func usageRecordConnection(s *slice[ent.UsageRecord], q *ent.UsageRecordQuery) *gen.UsageRecordConnection {
	c := &gen.UsageRecordConnection{Edges: make([]gen.UsageRecordEdge, len(s.rows)), PageInfo: s.info, Query: q}
	for i, row := range s.rows {
		c.Edges[i] = gen.UsageRecordEdge{Node: row, Cursor: s.cursors[i]}
	}
	return c
}

// billed narrows to rows that an invoice bills, or a credit memo counts, or to those that none does.
func billed(c *conditions, is *bool) {
	if is == nil {
		return
	}
	c.add(func(s *sql.Selector) {
		if *is {
			s.Where(sql.Or(sql.NotNull(s.C("invoice_id")), sql.NotNull(s.C("credit_memo_id"))))
		} else {
			s.Where(sql.And(sql.IsNull(s.C("invoice_id")), sql.IsNull(s.C("credit_memo_id"))))
		}
	})
}

func (r *Resolver) timeFilter(ctx context.Context, f *gen.TimeFilter) (c conditions, err error) {
	if f == nil {
		return nil, nil
	}
	oneOf(&c, timeentry.FieldStatus, f.Status)
	between(&c, timeentry.FieldWorkedOn, f.WorkedOn)
	equal(&c, timeentry.FieldLate, f.Late)
	billed(&c, f.Billed)
	if id := f.ContractID; id != nil {
		c.add(func(s *sql.Selector) {
			l := sql.Dialect(s.Dialect()).Table("contract_lines").As("agreed")
			s.Where(sql.In(s.C(timeentry.FieldContractLineID), sql.Dialect(s.Dialect()).Select(l.C("id")).From(l).Where(sql.EQ(l.C("contract_id"), *id))))
		})
	}
	if err := search(&c, f.Text, []string{timeentry.FieldNumber}, []string{timeentry.FieldPerson}, ""); err != nil {
		return nil, err
	}
	return c, r.ofAccount(ctx, &c, timeentry.FieldAccountID, f.AccountID, nil)
}

func (r *Resolver) usageFilter(ctx context.Context, f *gen.UsageFilter) (c conditions, err error) {
	if f == nil {
		return nil, nil
	}
	between(&c, usagerecord.FieldUsedOn, f.UsedOn)
	billed(&c, f.Billed)
	if err := search(&c, f.Text, []string{usagerecord.FieldNumber}, nil, ""); err != nil {
		return nil, err
	}
	return c, r.ofAccount(ctx, &c, usagerecord.FieldAccountID, f.AccountID, nil)
}

func (l *look) rateCard(q *ent.RateCardQuery, a asked) {
	if a.any("RateCard", "rates") {
		q.WithRates(func(q *ent.CardRateQuery) {
			q.Order(cardrate.ByRole(), cardrate.BySkill(), cardrate.ByClass(), cardrate.ByStartsOn(sql.OrderDesc()), cardrate.ByID())
		})
	}
}

func (l *look) taxJurisdiction(q *ent.TaxJurisdictionQuery, a asked) {
	if a.any("TaxJurisdiction", "rates") {
		q.WithRates(func(q *ent.TaxRateQuery) {
			q.Order(taxrate.ByStartsOn(sql.OrderDesc()), taxrate.ByTaxClass(), taxrate.ByID())
		})
	}
}

func (l *look) taxExemption(q *ent.TaxExemptionQuery, a asked) {
	for _, f := range a.of("TaxExemption") {
		switch {
		case f.name == "account":
			q.WithAccount(func(q *ent.AccountQuery) { l.party(q, f.asked) })
		case f.name == "jurisdiction" && l.can(viewer.ContractsRead):
			q.WithJurisdiction(func(q *ent.TaxJurisdictionQuery) { l.taxJurisdiction(q, f.asked) })
		}
	}
}

func (l *look) timeEntry(q *ent.TimeEntryQuery, a asked) {
	for _, f := range a.of("TimeEntry") {
		switch {
		case f.name == "account" && l.can(viewer.AccountsRead):
			q.WithAccount(func(q *ent.AccountQuery) { l.party(q, f.asked) })
		case f.name == "contractLine" && l.can(viewer.ContractsRead):
			q.WithContractLine(func(q *ent.ContractLineQuery) { l.contractLine(q, f.asked) })
		case f.name == "invoice" && l.can(viewer.InvoicesRead):
			q.WithInvoice(func(q *ent.InvoiceQuery) { l.invoice(q, f.asked) })
		case f.name == "creditMemo" && l.can(viewer.CreditsRead):
			q.WithCreditMemo(func(q *ent.CreditMemoQuery) { l.creditMemo(q, f.asked) })
		}
	}
}

func (l *look) usageRecord(q *ent.UsageRecordQuery, a asked) {
	for _, f := range a.of("UsageRecord") {
		switch {
		case f.name == "account" && l.can(viewer.AccountsRead):
			q.WithAccount(func(q *ent.AccountQuery) { l.party(q, f.asked) })
		case f.name == "contractLine":
			q.WithContractLine(func(q *ent.ContractLineQuery) { l.contractLine(q, f.asked) })
		case f.name == "invoice" && l.can(viewer.InvoicesRead):
			q.WithInvoice(func(q *ent.InvoiceQuery) { l.invoice(q, f.asked) })
		case f.name == "creditMemo" && l.can(viewer.CreditsRead):
			q.WithCreditMemo(func(q *ent.CreditMemoQuery) { l.creditMemo(q, f.asked) })
		}
	}
}

// days are how the catalogue calls the days of a value that has another name in the input.
var days = []string{"start_date", "startsOn", "end_date", "endsOn"}

func (r *Resolver) productPayload(ctx context.Context, p *ent.Product, err error) (*gen.ProductPayload, error) {
	wrong, err := mend(ctx, err, days...)
	if err != nil {
		return nil, err
	}
	out := &gen.ProductPayload{UserErrors: wrong}
	if p != nil {
		out.Product, err = changed[ent.Product](ctx, r, "ProductPayload", "product", p.ID)
	}
	return out, err
}

func (r *Resolver) taxExemptionPayload(ctx context.Context, e *ent.TaxExemption, err error) (*gen.TaxExemptionPayload, error) {
	wrong, err := mend(ctx, err, days...)
	if err != nil {
		return nil, err
	}
	out := &gen.TaxExemptionPayload{UserErrors: wrong}
	if e != nil {
		out.TaxExemption, err = changed[ent.TaxExemption](ctx, r, "TaxExemptionPayload", "taxExemption", e.ID)
	}
	return out, err
}

// decideTime ends a mutation of several time entries.
func (r *Resolver) decideTime(ctx context.Context, in gen.DecideTimeInput, decide func(context.Context, worktime.Decide) error) (*gen.TimeEntriesPayload, error) {
	wrong, err := mend(ctx, decide(ctx, worktime.Decide{IDs: in.Ids, Note: in.Note, Key: in.IdempotencyKey}))
	if err != nil {
		return nil, err
	}
	p := &gen.TimeEntriesPayload{UserErrors: wrong, TimeEntries: []ent.TimeEntry{}}
	if len(wrong) > 0 {
		return p, nil
	}
	rows, err := changedList[ent.TimeEntry](ctx, r, "TimeEntriesPayload", "timeEntries", in.Ids)
	p.TimeEntries = values(rows)
	return p, err
}
