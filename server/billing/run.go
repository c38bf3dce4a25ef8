package billing

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/billingcycle"
	"github.com/duebook/duebook/ent/billrun"
	"github.com/duebook/duebook/ent/businessunit"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/store"
)

// Start is a new run.
type Start struct {
	BusinessUnit   int // 0: the only one
	Cycle          int // 0: none; a cycle gives unit, period and selection
	PeriodFrom     date.Date
	PeriodTo       date.Date
	IssueOn        date.Date // "": the last day of the period
	bill.Selection           // empty: all accounts of the unit
	Key            string
	After          func(ctx context.Context, tx *store.TxClient, run *ent.BillRun) error // what else belongs to the start: queueing its job
}

// input is what makes two starts the same.
func (in Start) input() any {
	return struct {
		Unit, Cycle     int
		From, To, Issue date.Date
		Selection       bill.Selection
	}{in.BusinessUnit, in.Cycle, in.PeriodFrom, in.PeriodTo, in.IssueOn, in.Selection}
}

// Start begins a run that is to be computed. It reports fault.NotFound and fault.Invalid with the field. Requires
// billing:run.
func (s *Service) Start(ctx context.Context, in Start) (*ent.BillRun, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.BillingRun); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.BillRun, error) {
		id, _, err := store.Once(ctx, tx, "startBillRun", in.Key, in.input(), func() (int, error) {
			if err := in.complete(ctx, tx); err != nil {
				return 0, err
			}
			numbers, err := ledger.Numbers(ctx, tx, in.BusinessUnit, ledger.BillRuns, in.IssueOn.Year(), 1)
			if err != nil {
				return 0, err
			}
			create := tx.BillRun.Create().SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now).SetBusinessUnitID(in.BusinessUnit).SetNumber(numbers[0]).SetSelection(in.Selection).
				SetPeriodFrom(in.PeriodFrom).SetPeriodTo(in.PeriodTo).SetIssueOn(in.IssueOn)
			if in.Cycle != 0 {
				create.SetCycleID(in.Cycle)
			}
			if v.Kind == viewer.KindUser {
				create.SetStartedBy(v.ID)
			}
			run, err := create.Save(ctx)
			if err != nil {
				return 0, err
			}
			tx.Record(store.Event{Action: "billRun.start", Entity: run.ID, Changes: store.Changes{"number": {nil, run.Number}, "period": {nil, string(in.PeriodFrom) + "/" + string(in.PeriodTo)}}})
			if in.After != nil {
				err = in.After(ctx, tx, run)
			}
			return run.ID, err
		})
		if err != nil {
			return nil, err
		}
		return tx.BillRun.Get(ctx, id)
	})
}

// complete fills in what follows from the cycle or the book, and checks the rest.
func (in *Start) complete(ctx context.Context, tx *store.TxClient) error {
	if in.Cycle != 0 {
		c, err := tx.BillingCycle.Query().Where(billingcycle.ID(in.Cycle)).Only(ctx)
		if err != nil {
			return fault.As(store.Fault(err)).On("cycleId")
		}
		in.BusinessUnit, in.PeriodFrom, in.PeriodTo, in.Selection = c.BusinessUnitID, c.PeriodFrom, c.PeriodTo, c.Selection
	}
	var err error
	if in.BusinessUnit, err = unit(ctx, tx, in.BusinessUnit); err != nil {
		return err
	}
	if err := checkPeriod(in.PeriodFrom, in.PeriodTo); err != nil {
		return err
	}
	if in.IssueOn == "" {
		in.IssueOn = in.PeriodTo
	}
	if err := in.IssueOn.Validate(); err != nil {
		return fault.New(fault.Invalid, "%v", err).On("issueOn")
	}
	return in.resolve(ctx, tx)
}

// unit is the business unit asked for, or the only one.
func unit(ctx context.Context, tx *store.TxClient, id int) (int, error) {
	q := tx.BusinessUnit.Query().Order(businessunit.ByID())
	if id != 0 {
		q.Where(businessunit.ID(id))
	}
	ids, err := q.Limit(2).IDs(ctx)
	switch {
	case err != nil:
		return 0, err
	case len(ids) == 0:
		return 0, fault.New(fault.NotFound, "there is no such business unit").On("businessUnitId")
	case len(ids) > 1:
		return 0, fault.New(fault.Invalid, "there are several business units; say which one").On("businessUnitId")
	}
	return ids[0], nil
}

func checkPeriod(from, to date.Date) error {
	for _, d := range []struct {
		field string
		day   date.Date
	}{{"periodFrom", from}, {"periodTo", to}} {
		if d.day == "" {
			return fault.New(fault.Invalid, "it is missing").On(d.field)
		}
		if err := d.day.Validate(); err != nil {
			return fault.New(fault.Invalid, "%v", err).On(d.field)
		}
	}
	if to < from {
		return fault.New(fault.Invalid, "the period ends on %s, before it begins on %s", to, from).On("periodTo")
	}
	return nil
}

// resolve puts the accounts below the selected ones among them.
func (in *Start) resolve(ctx context.Context, tx *store.TxClient) error {
	if len(in.Accounts) == 0 {
		return nil
	}
	n, err := tx.Account.Query().Where(account.IDIn(in.Accounts...), account.BusinessUnitID(in.BusinessUnit)).Count(ctx)
	if err != nil {
		return err
	}
	slices.Sort(in.Accounts)
	if in.Accounts = slices.Compact(in.Accounts); n < len(in.Accounts) {
		return fault.New(fault.NotFound, "an account does not exist in this business unit").On("selection", "accountIds")
	}
	if in.Children {
		below, err := accounts.Below(ctx, tx, in.Accounts)
		if err != nil {
			return err
		}
		in.Accounts = below
	}
	return nil
}

// guard is what keeps somebody from a step of a run; nil where nothing does.
func guard(v *viewer.Viewer, run *ent.BillRun, verb string) error {
	is := func(states ...billrun.Status) bool { return slices.Contains(states, run.Status) }
	refuse := func(what string) error {
		return fault.New(fault.State, "the run is %s; %s", state[run.Status], what).On("id")
	}
	switch verb {
	case "recomputeBillRun":
		if !is(billrun.StatusCOMPUTING, billrun.StatusREVIEW, billrun.StatusAPPROVED) {
			return refuse("start another one")
		}
	case "approveBillRun":
		switch {
		case !is(billrun.StatusREVIEW):
			return refuse("only a run in review can be approved")
		case v != nil && v.Kind == viewer.KindUser && v.ID == run.StartedBy:
			return fault.New(fault.TwoPeople, "you started this run; somebody else has to approve it").On("id")
		}
	case "postBillRun":
		if !is(billrun.StatusAPPROVED) {
			return refuse("a second person has to approve it before it is posted")
		}
	case "cancelBillRun":
		if !is(billrun.StatusCOMPUTING, billrun.StatusREVIEW, billrun.StatusAPPROVED) {
			return refuse("nothing is left to cancel")
		}
	}
	return nil
}

var state = map[billrun.Status]string{billrun.StatusCOMPUTING: "being computed", billrun.StatusREVIEW: "in review", billrun.StatusAPPROVED: "approved", billrun.StatusPOSTED: "posted",
	billrun.StatusCANCELLED: "cancelled"}

// Allowed says which steps of a run the viewer may take now.
func Allowed(v *viewer.Viewer, run *ent.BillRun) []viewer.Action {
	var actions []viewer.Action
	for _, a := range []struct {
		verb string
		need viewer.Permission
	}{{"recomputeBillRun", viewer.BillingRun}, {"approveBillRun", viewer.BillingApprove}, {"postBillRun", viewer.BillingRun}, {"cancelBillRun", viewer.BillingRun}} {
		actions = append(actions, viewer.Decide(v, a.verb, a.need, string(fault.Of(guard(v, run, a.verb)))))
	}
	return actions
}

// Step is a step of a run.
type Step struct {
	Run   int
	Key   string
	After func(ctx context.Context, tx *store.TxClient, run *ent.BillRun) error // what else belongs to it: queueing its job
}

// step does one step of a run that its guard allows.
func (s *Service) step(ctx context.Context, verb string, need viewer.Permission, in Step, do func(*store.TxClient, *ent.BillRun) error) (*ent.BillRun, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, need); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.BillRun, error) {
		id, _, err := store.Once(ctx, tx, verb, in.Key, in.Run, func() (int, error) {
			run, err := lockRun(ctx, tx, in.Run)
			if err != nil {
				return 0, err
			}
			if err := guard(v, run, verb); err != nil {
				return 0, err
			}
			if err := do(tx, run); err != nil {
				return 0, err
			}
			if in.After != nil {
				err = in.After(ctx, tx, run)
			}
			return in.Run, err
		})
		if err != nil {
			return nil, err
		}
		return tx.BillRun.Get(ctx, id)
	})
}

// lockRun keeps a run until the transaction ends. Meanwhile others may write what refers to it: drafts and invoices of its lanes.
// It comes before contract lines, numbers and the ledger: a run that waits for its lanes is a wait that no database sees.
func lockRun(ctx context.Context, tx *store.TxClient, id int) (*ent.BillRun, error) {
	run, err := tx.BillRun.Query().Where(billrun.ID(id), store.LockRow).Only(ctx)
	if err != nil {
		return nil, fault.As(store.Fault(err)).On("id")
	}
	return run, nil
}

// enter moves a run to another state.
func enter(ctx context.Context, tx *store.TxClient, run *ent.BillRun, to billrun.Status, action string) error {
	_, err := tx.Exec(ctx, `UPDATE bill_runs SET status = ?, updated_at = ?, version = version + 1 WHERE id = ?`, string(to), tx.Now, run.ID)
	if err == nil {
		tx.Record(store.Event{Action: action, Entity: run.ID, Changes: store.Changes{"status": {string(run.Status), string(to)}}})
		run.Status = to
	}
	return err
}

// Approve lets the ready drafts of a run be posted. It reports fault.State and fault.TwoPeople. Requires billing:approve.
func (s *Service) Approve(ctx context.Context, in Step) (*ent.BillRun, error) {
	return s.step(ctx, "approveBillRun", viewer.BillingApprove, in, func(tx *store.TxClient, run *ent.BillRun) error {
		var ready int
		if err := tx.QueryRow(ctx, `SELECT COUNT(*) FROM bill_drafts WHERE run_id = ? AND status = 'READY'`, run.ID).Scan(&ready); err != nil {
			return err
		}
		if ready == 0 {
			return fault.New(fault.State, "no draft is ready to be posted; mend the exceptions, or release what is held").On("id")
		}
		if _, err := tx.Exec(ctx, `UPDATE bill_runs SET approved_by = ?, approved_at = ? WHERE id = ?`, store.Null(viewer.From(ctx).ID), tx.Now, run.ID); err != nil {
			return err
		}
		return enter(ctx, tx, run, billrun.StatusAPPROVED, "billRun.approve")
	})
}

// Cancel gives up a run; what it posted stays posted. Codes: NOT_FOUND, WRONG_STATE. Requires billing:run.
func (s *Service) Cancel(ctx context.Context, in Step) (*ent.BillRun, error) {
	return s.step(ctx, "cancelBillRun", viewer.BillingRun, in, func(tx *store.TxClient, run *ent.BillRun) error {
		var posted, credited int
		if err := tx.QueryRow(ctx, `SELECT COALESCE(SUM(CASE WHEN status = 'POSTED' THEN 1 ELSE 0 END), 0), COUNT(credit_memo_id) FROM bill_drafts WHERE run_id = ?`, run.ID).Scan(&posted, &credited); err != nil {
			return err
		}
		if posted > 0 {
			return fault.New(fault.State, "%d invoices of the run are posted; correct them by credit memos", posted).On("id")
		}
		if credited > 0 {
			return fault.New(fault.State, "%d credit memos for drafts of the run are posted or wait for approval", credited).On("id")
		}
		if _, err := tx.Exec(ctx, `UPDATE bill_exceptions SET status = 'CURED', resolved_at = ? WHERE run_id = ? AND status = 'OPEN'`, tx.Now, run.ID); err != nil {
			return err
		}
		return enter(ctx, tx, run, billrun.StatusCANCELLED, "billRun.cancel")
	})
}

// PostRun lets an approved run be posted: After queues the job that does it. Codes: NOT_FOUND, WRONG_STATE. Requires billing:run.
func (s *Service) PostRun(ctx context.Context, in Step) (*ent.BillRun, error) {
	return s.step(ctx, "postBillRun", viewer.BillingRun, in, func(tx *store.TxClient, run *ent.BillRun) error {
		tx.Record(store.Event{Action: "billRun.post", Entity: run.ID})
		return nil
	})
}

// Worked remembers which job works on a run.
func Worked(ctx context.Context, tx *store.TxClient, run, job int) error {
	_, err := tx.Exec(ctx, `UPDATE bill_runs SET job_id = ? WHERE id = ?`, job, run)
	return err
}

// selected is the condition that accounts with the alias a are in a selection, with its arguments.
func selected(dialect string, s bill.Selection) (condition string, args []any) {
	condition = "1 = 1"
	if len(s.Accounts) > 0 {
		condition += " AND " + store.In(dialect, "a.id")
		args = append(args, store.IDList(dialect, s.Accounts))
	}
	for _, list := range []struct {
		column string
		values []string
	}{{"a.kind", s.Kinds}, {"a.region", s.Regions}} {
		if len(list.values) == 0 {
			continue
		}
		condition += " AND " + list.column + " IN ("
		for i, x := range list.values {
			if i > 0 {
				condition += ", "
			}
			condition += "?"
			args = append(args, x)
		}
		condition += ")"
	}
	return condition, args
}

func text(v any) (string, error) {
	b, err := json.Marshal(v)
	return string(b), err
}
