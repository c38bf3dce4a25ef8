package billing

import (
	"context"
	"slices"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/billinginput"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// Plan is a billing cycle that is planned.
type Plan struct {
	BusinessUnit                          int // 0: the only one
	Name                                  string
	Selection                             bill.Selection
	PeriodFrom, PeriodTo                  date.Date
	CutOffOn, RunOn, ApproveOn, DeliverOn date.Date
	Inputs                                []Input
	Key                                   string
}

// Input is something that a cycle waits for.
type Input struct {
	Kind  billinginput.Kind
	Name  string
	Owner int // who owes it; 0: nobody yet
}

// maxInputs bounds the inputs of a cycle.
const maxInputs = 50

// Plan adds a cycle to the billing calendar. It reports fault.NotFound, fault.Invalid with the field, and fault.Conflict for
// a cycle of the same name and period. Requires billing:run.
func (s *Service) Plan(ctx context.Context, in Plan) (*ent.BillingCycle, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.BillingRun); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.BillingCycle, error) {
		id, _, err := store.Once(ctx, tx, "planBillingCycle", in.Key, in, func() (int, error) {
			unit, err := unit(ctx, tx, in.BusinessUnit)
			if err != nil {
				return 0, err
			}
			if err := in.check(); err != nil {
				return 0, err
			}
			c, err := tx.BillingCycle.Create().SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now).SetBusinessUnitID(unit).SetName(in.Name).SetSelection(in.Selection).SetPeriodFrom(in.PeriodFrom).
				SetPeriodTo(in.PeriodTo).SetCutOffOn(in.CutOffOn).SetRunOn(in.RunOn).SetApproveOn(in.ApproveOn).SetDeliverOn(in.DeliverOn).Save(ctx)
			if err != nil {
				return 0, err
			}
			for _, x := range in.Inputs {
				create := tx.BillingInput.Create().SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now).SetCycleID(c.ID).SetKind(x.Kind).SetName(x.Name)
				if x.Owner != 0 {
					create.SetOwnerID(x.Owner)
				}
				if _, err := create.Save(ctx); err != nil {
					return 0, err
				}
			}
			tx.Record(store.Event{Action: "billingCycle.plan", Entity: c.ID, Changes: store.Changes{"name": {nil, in.Name}, "period": {nil, string(in.PeriodFrom) + "/" + string(in.PeriodTo)}}})
			return c.ID, nil
		})
		if err != nil {
			return nil, err
		}
		return tx.BillingCycle.Get(ctx, id)
	})
}

func (in Plan) check() error {
	if in.Name == "" || len(in.Name) > 120 {
		return fault.New(fault.Invalid, "a name has 1 to 120 characters").On("name")
	}
	if len(in.Inputs) > maxInputs {
		return fault.New(fault.Limit, "a cycle waits for at most %d inputs", maxInputs).On("inputs")
	}
	if err := checkPeriod(in.PeriodFrom, in.PeriodTo); err != nil {
		return err
	}
	var before date.Date
	for _, d := range []struct {
		field, what string
		day         date.Date
	}{{"cutOffOn", "", in.CutOffOn}, {"runOn", "the cut-off", in.RunOn}, {"approveOn", "the run", in.ApproveOn}, {"deliverOn", "the approval", in.DeliverOn}} {
		if err := d.day.Validate(); err != nil {
			return fault.New(fault.Invalid, "%v", err).On(d.field)
		}
		if d.day < before {
			return fault.New(fault.Invalid, "%s is before %s on %s", d.day, d.what, before).On(d.field)
		}
		before = d.day
	}
	return nil
}

// Receive says that an input of a cycle has arrived, or that it is missing after all. It reports fault.NotFound. Requires
// billing:run.
func (s *Service) Receive(ctx context.Context, id int, received bool, note, key string) (*ent.BillingCycle, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.BillingRun); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.BillingCycle, error) {
		cycle, _, err := store.Once(ctx, tx, "receiveBillingInput", key, []any{id, received, note}, func() (int, error) {
			in, err := tx.BillingInput.Get(ctx, id)
			if err != nil {
				return 0, fault.As(store.Fault(err)).On("id")
			}
			var at, by any
			if received {
				at, by = tx.Now, store.Null(v.ID)
			}
			if _, err := tx.Exec(ctx, `UPDATE billing_inputs SET received_at = ?, received_by = ?, note = ?, updated_at = ?, version = version + 1 WHERE id = ?`, at, by, clipTo(note, 500), tx.Now, id); err != nil {
				return 0, err
			}
			tx.Record(store.Event{Action: "billingInput.receive", Entity: id, Changes: store.Changes{"received": {in.ReceivedAt != nil, received}}})
			return in.CycleID, nil
		})
		if err != nil {
			return nil, err
		}
		return tx.BillingCycle.Get(ctx, cycle)
	})
}

// Measures say how well a period was billed. Definitions: a cycle counts once all its runs are posted, with nothing left, or its
// delivery day is past, and is on time when they were by that day; exceptions and invoices are those of posted runs; an issued
// invoice, of whatever run, is right at first when no credit memo names it within 60 days of its issue; the time of a cycle is
// counted from the end of a run's period to the day on which its posting ended.
type Measures struct {
	Cycles, OnTime       int
	Invoices, Exceptions int
	Issued, Corrected    int
	Days                 []int // of each posted run, ascending
}

// ExceptionsPerInvoice is null without invoices.
func (m *Measures) ExceptionsPerInvoice() decimal.NullDecimal {
	if m.Invoices == 0 {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(decimal.NewFromInt(int64(m.Exceptions)).DivRound(decimal.NewFromInt(int64(m.Invoices)), 3))
}

// FirstBillAccuracy is the share of issued invoices that were right at first, in percent; null without invoices.
func (m *Measures) FirstBillAccuracy() decimal.NullDecimal {
	if m.Issued == 0 {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(decimal.NewFromInt(int64(m.Issued-m.Corrected)).Shift(2).DivRound(decimal.NewFromInt(int64(m.Issued)), 2))
}

// CycleDays is the median of the days of a cycle; null without posted runs.
func (m *Measures) CycleDays() decimal.NullDecimal {
	n := len(m.Days)
	if n == 0 {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(decimal.NewFromInt(int64(m.Days[(n-1)/2]+m.Days[n/2])).DivRound(decimal.NewFromInt(2), 1))
}

// Measure measures the cycles to be delivered in these days and the runs that issue in them. Requires billing:read.
func (s *Service) Measure(ctx context.Context, from, to date.Date) (*Measures, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.BillingRead); err != nil {
		return nil, err
	}
	if err := checkPeriod(from, to); err != nil {
		return nil, err
	}
	m := &Measures{}
	one := func(into *int, query string, args ...any) error {
		return s.DB.Reader().QueryRowContext(ctx, store.Rebind(s.DB.Dialect, query), args...).Scan(into)
	}
	const posted = `EXISTS (SELECT 1 FROM bill_runs r WHERE r.cycle_id = c.id AND r.status = 'POSTED')
		AND NOT EXISTS (SELECT 1 FROM bill_runs r WHERE r.cycle_id = c.id AND r.status NOT IN ('POSTED', 'CANCELLED'))`
	err := one(&m.Cycles, `SELECT COUNT(*) FROM billing_cycles c WHERE c.deliver_on BETWEEN ? AND ? AND (c.deliver_on < ? OR `+posted+`)`, from, to, date.Of(s.DB.Clock().UTC()))
	if err == nil {
		err = one(&m.OnTime, `SELECT COUNT(*) FROM billing_cycles c WHERE c.deliver_on BETWEEN ? AND ? AND `+posted+`
			AND NOT EXISTS (SELECT 1 FROM bill_runs r WHERE r.cycle_id = c.id AND r.status = 'POSTED' AND `+dayOf(s.DB, "r.posted_at")+` > c.deliver_on)`, from, to)
	}
	if err == nil {
		err = one(&m.Invoices, `SELECT COUNT(*) FROM invoices i JOIN bill_runs r ON r.id = i.run_id WHERE r.status = 'POSTED' AND r.issue_on BETWEEN ? AND ?`, from, to)
	}
	if err == nil {
		err = one(&m.Exceptions, `SELECT COUNT(*) FROM bill_exceptions e JOIN bill_runs r ON r.id = e.run_id WHERE r.status = 'POSTED' AND r.issue_on BETWEEN ? AND ?`, from, to)
	}
	if err == nil {
		err = one(&m.Issued, `SELECT COUNT(*) FROM invoices WHERE run_id IS NOT NULL AND issue_on BETWEEN ? AND ?`, from, to)
	}
	if err == nil {
		within := `c.issue_on <= i.issue_on + 60`
		if !s.DB.Postgres() {
			within = `c.issue_on <= date(i.issue_on, '+60 days')`
		}
		err = one(&m.Corrected, `SELECT COUNT(*) FROM invoices i WHERE i.run_id IS NOT NULL AND i.issue_on BETWEEN ? AND ?
			AND EXISTS (SELECT 1 FROM credit_memos c WHERE c.invoice_id = i.id AND c.status = 'POSTED' AND `+within+`)`, from, to)
	}
	if err != nil {
		return nil, err
	}
	err = each(ctx, s.DB, func(scan func(...any) error) error {
		var end, posted date.Date
		if err := scan(&end, &posted); err != nil {
			return err
		}
		m.Days = append(m.Days, posted.DaysSince(end))
		return nil
	}, `SELECT period_to, `+dayOf(s.DB, "posted_at")+` FROM bill_runs WHERE status = 'POSTED' AND issue_on BETWEEN ? AND ?`, from, to)
	slices.Sort(m.Days)
	return m, err
}

// dayOf is the day of an instant.
func dayOf(db *store.DB, column string) string {
	if db.Postgres() {
		return `CAST(` + column + ` AS date)`
	}
	return `substr(` + column + `, 1, 10)`
}
