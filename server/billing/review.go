package billing

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/billdraft"
	"github.com/duebook/duebook/ent/billexception"
	"github.com/duebook/duebook/ent/billrun"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// Decide is a decision about several drafts or exceptions.
type Decide struct {
	IDs  []int
	Note string
	Key  string
}

// decide runs a decision about several records in one transaction, once for its key.
func (s *Service) decide(ctx context.Context, verb string, in Decide, run func(*store.TxClient) error) error {
	if err := viewer.Need(viewer.From(ctx), viewer.BillingRun); err != nil {
		return err
	}
	if len(in.IDs) == 0 || len(in.IDs) > atOnce {
		return fault.New(fault.Limit, "choose 1 to %d at once", atOnce).On("ids")
	}
	return store.Do(ctx, s.DB, func(tx *store.TxClient) error {
		_, _, err := store.Once(ctx, tx, verb, in.Key, in, func() (int, error) { return 0, run(tx) })
		return err
	})
}

// AllowedDraft says what the viewer may do with a draft whose run is known.
func AllowedDraft(v *viewer.Viewer, d *ent.BillDraft, run *ent.BillRun) []viewer.Action {
	credit := viewer.BillingRun // and then the other one
	if v.Can(viewer.BillingRun) {
		credit = viewer.CreditsRequest
	}
	return []viewer.Action{
		viewer.Decide(v, "creditBillDraft", credit, string(fault.Of(canCredit(d, run)))),
		viewer.Decide(v, "holdBillDrafts", viewer.BillingRun, string(fault.Of(canHold(d, run)))),
		viewer.Decide(v, "releaseBillDrafts", viewer.BillingRun, string(fault.Of(canRelease(d, run)))),
		viewer.Decide(v, "recomputeBillRun", viewer.BillingRun, string(fault.Of(open(d, run)))),
	}
}

// open is nil for a draft that can still change.
func open(d *ent.BillDraft, run *ent.BillRun) error {
	if d.Status == billdraft.StatusPOSTED || run.Status == billrun.StatusPOSTED || run.Status == billrun.StatusCANCELLED {
		return fault.New(fault.State, "the draft can't change any more; correct its invoice by a credit memo").On("ids")
	}
	return waits(d)
}

func canHold(d *ent.BillDraft, run *ent.BillRun) error {
	if d.Status == billdraft.StatusHELD {
		return fault.New(fault.State, "the draft is held already").On("ids")
	}
	return open(d, run)
}

func canRelease(d *ent.BillDraft, run *ent.BillRun) error {
	if d.Status != billdraft.StatusHELD {
		return fault.New(fault.State, "the draft is not held").On("ids")
	}
	return open(d, run)
}

// draftsOf reads drafts and locks their runs.
func draftsOf(ctx context.Context, tx *store.TxClient, ids []int) ([]*ent.BillDraft, map[int]*ent.BillRun, error) {
	drafts, err := tx.BillDraft.Query().Where(billdraft.IDIn(ids...)).Order(billdraft.ByID()).All(ctx)
	if err != nil {
		return nil, nil, err
	}
	if len(drafts) < len(ids) {
		return nil, nil, fault.New(fault.NotFound, "a draft does not exist any more; look again").On("ids")
	}
	runs, err := runsOf(ctx, tx, drafts, func(d *ent.BillDraft) int { return d.RunID })
	return drafts, runs, err
}

func runsOf[T any](ctx context.Context, tx *store.TxClient, rows []T, id func(T) int) (map[int]*ent.BillRun, error) {
	var ids []int
	for _, row := range rows {
		ids = append(ids, id(row))
	}
	slices.Sort(ids)
	runs := map[int]*ent.BillRun{}
	for _, id := range slices.Compact(ids) {
		run, err := lockRun(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		runs[id] = run
	}
	return runs, nil
}

// Hold keeps drafts from being posted. It reports fault.NotFound, fault.Invalid without a reason, and fault.State. Requires
// billing:run.
func (s *Service) Hold(ctx context.Context, in Decide) error {
	return s.decide(ctx, "holdBillDrafts", in, func(tx *store.TxClient) error {
		if strings.TrimSpace(in.Note) == "" {
			return fault.New(fault.Invalid, "say why it is held").On("reason")
		}
		drafts, runs, err := draftsOf(ctx, tx, in.IDs)
		if err != nil {
			return err
		}
		for _, d := range drafts {
			if err := canHold(d, runs[d.RunID]); err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, `UPDATE bill_drafts SET status = 'HELD', hold_reason = ?, held_by = ?, updated_at = ?, version = version + 1 WHERE id = ?`,
				clipTo(in.Note, 500), store.Null(viewer.From(ctx).ID), tx.Now, d.ID); err != nil {
				return err
			}
			tx.Record(store.Event{Action: "billDraft.hold", Entity: d.ID, Account: d.AccountID, Reason: in.Note, Changes: store.Changes{"status": {string(d.Status), "HELD"}}})
		}
		return nil
	})
}

// Release lets held drafts be posted, once no error is open. An approval of the run falls, as it was given without them.
// Codes: NOT_FOUND, WRONG_STATE. Requires billing:run.
func (s *Service) Release(ctx context.Context, in Decide) error {
	return s.decide(ctx, "releaseBillDrafts", in, func(tx *store.TxClient) error {
		drafts, runs, err := draftsOf(ctx, tx, in.IDs)
		if err != nil {
			return err
		}
		for _, d := range drafts {
			if err := canRelease(d, runs[d.RunID]); err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, `UPDATE bill_drafts SET status = 'READY', hold_reason = '', held_by = NULL WHERE id = ?`, d.ID); err != nil {
				return err
			}
			tx.Record(store.Event{Action: "billDraft.release", Entity: d.ID, Account: d.AccountID, Reason: in.Note})
		}
		return settle(ctx, tx, in.IDs, runs)
	})
}

// settle works out whether drafts that are not held are ready, and lets approvals fall.
func settle(ctx context.Context, tx *store.TxClient, drafts []int, runs map[int]*ent.BillRun) error {
	if _, err := tx.Exec(ctx, `UPDATE bill_drafts SET updated_at = ?, version = version + 1, status = CASE WHEN EXISTS (SELECT 1 FROM bill_exceptions e WHERE e.draft_id = bill_drafts.id
		AND e.status = 'OPEN' AND e.severity = 'ERROR') THEN 'BLOCKED' ELSE 'READY' END WHERE status IN ('READY', 'BLOCKED') AND `+store.In(tx.Dialect, "id"),
		tx.Now, store.IDList(tx.Dialect, drafts)); err != nil {
		return err
	}
	for _, run := range runs {
		if run.Status == billrun.StatusAPPROVED {
			if err := enter(ctx, tx, run, billrun.StatusREVIEW, "billRun.reopen"); err != nil {
				return err
			}
		}
	}
	return nil
}

// AllowedException says what the viewer may do with an exception.
func AllowedException(v *viewer.Viewer, e *ent.BillException) []viewer.Action {
	return []viewer.Action{
		viewer.Decide(v, "waiveBillExceptions", viewer.BillingRun, string(fault.Of(canWaive(e)))),
		viewer.Decide(v, "assignBillExceptions", viewer.BillingRun, string(fault.Of(stillOpen(e)))),
	}
}

func stillOpen(e *ent.BillException) error {
	if e.Status != billexception.StatusOPEN {
		return fault.New(fault.State, "the exception is not open any more").On("ids")
	}
	return nil
}

func canWaive(e *ent.BillException) error {
	if rules[Kind(e.Kind)].final {
		return fault.New(fault.State, "this can't be billed as it is: %s", e.Message).On("ids")
	}
	return stillOpen(e)
}

func exceptionsOf(ctx context.Context, tx *store.TxClient, ids []int) ([]*ent.BillException, error) {
	es, err := tx.BillException.Query().Where(billexception.IDIn(ids...)).Order(billexception.ByID()).All(ctx)
	if err == nil && len(es) < len(ids) {
		err = fault.New(fault.NotFound, "an exception does not exist").On("ids")
	}
	return es, err
}

// Waive lets invoices be posted in spite of exceptions; the note says why. It reports fault.NotFound, fault.Invalid without a
// note, and fault.State for what can't be billed at all. Requires billing:run.
func (s *Service) Waive(ctx context.Context, in Decide) error {
	return s.decide(ctx, "waiveBillExceptions", in, func(tx *store.TxClient) error {
		if strings.TrimSpace(in.Note) == "" {
			return fault.New(fault.Invalid, "say why it may be billed all the same").On("note")
		}
		es, err := exceptionsOf(ctx, tx, in.IDs)
		if err != nil {
			return err
		}
		runs, err := runsOf(ctx, tx, es, func(e *ent.BillException) int { return e.RunID })
		if err != nil {
			return err
		}
		var drafts []int
		for _, e := range es {
			if err := canWaive(e); err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, `UPDATE bill_exceptions SET status = 'WAIVED', note = ?, resolved_by = ?, resolved_at = ?, updated_at = ?, version = version + 1 WHERE id = ?`,
				clipTo(in.Note, 500), store.Null(viewer.From(ctx).ID), tx.Now, tx.Now, e.ID); err != nil {
				return err
			}
			tx.Record(store.Event{Action: "billException.waive", Entity: e.ID, Account: e.AccountID, Reason: in.Note, Changes: store.Changes{"kind": {e.Kind, e.Kind}, "status": {"OPEN", "WAIVED"}}})
			drafts = append(drafts, e.DraftID)
		}
		return settle(ctx, tx, drafts, runs)
	})
}

// Assign gives exceptions to an owner, or to nobody. Codes: NOT_FOUND, WRONG_STATE. Requires billing:run.
func (s *Service) Assign(ctx context.Context, in Decide, owner int) error {
	return s.decide(ctx, "assignBillExceptions."+strconv.Itoa(owner), in, func(tx *store.TxClient) error {
		es, err := exceptionsOf(ctx, tx, in.IDs)
		if err != nil {
			return err
		}
		if owner != 0 {
			var status string
			if err := tx.QueryRow(ctx, `SELECT status FROM users WHERE id = ?`, owner).Scan(&status); err != nil || status != "ACTIVE" {
				return fault.New(fault.NotFound, "there is no such active user").On("ownerId")
			}
		}
		for _, e := range es {
			if err := stillOpen(e); err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, `UPDATE bill_exceptions SET owner_id = ?, updated_at = ?, version = version + 1 WHERE id = ?`, store.Null(owner), tx.Now, e.ID); err != nil {
				return err
			}
			tx.Record(store.Event{Action: "billException.assign", Entity: e.ID, Account: e.AccountID, Changes: store.Changes{"owner_id": {e.OwnerID, owner}}})
		}
		return nil
	})
}
