package billing

import (
	"cmp"
	"context"
	"database/sql"
	"errors"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/billdraft"
	"github.com/duebook/duebook/ent/billrun"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// Credit is a credit memo with the lines of a draft below zero. Amounts are minor units; what the draft charges is negative.
type Credit struct {
	Account     int
	IssueOn     date.Date
	Currency    money.Currency
	Description string
	Lines       []CreditLine
}

// CreditLine is a line of it.
type CreditLine struct {
	ContractLine int
	Description  string
	From, To     date.Date
	Minor, Tax   int64 // Minor without tax
}

// CreditDraft names a draft to credit.
type CreditDraft struct {
	Draft       int
	Description string // of the credit memo; "": the days that the run bills
	Key         string
}

// CreditDraft asks for a credit memo with the lines of a draft below zero, which no invoice can be, and answers its id. The
// draft waits for the memo. What it bills counts as billed when the memo is posted, and not before: whatever bills it
// meanwhile makes the draft stale, and then the memo can't be posted any more. It reports fault.NotFound and fault.State.
// Requires billing:run and credits:request.
func (s *Service) CreditDraft(ctx context.Context, in CreditDraft) (int, error) {
	v := viewer.From(ctx)
	if err := errors.Join(viewer.Need(v, viewer.BillingRun), viewer.Need(v, viewer.CreditsRequest)); err != nil {
		return 0, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (int, error) {
		id, _, err := store.Once(ctx, tx, "creditBillDraft", in.Key, in, func() (int, error) {
			d, run, err := lockDraft(ctx, tx, in.Draft)
			if err != nil {
				return 0, err
			}
			if err := canCredit(d, run); err != nil {
				return 0, err
			}
			if err := otherErrors(ctx, tx, d); err != nil {
				return 0, err
			}
			memo, err := s.Credit(ctx, tx, credit(run, d, in.Description))
			if err != nil {
				return 0, err
			}
			if _, err := tx.Exec(ctx, `UPDATE bill_drafts SET credit_memo_id = ?, updated_at = ?, version = version + 1 WHERE id = ?`, memo, tx.Now, d.ID); err != nil {
				return 0, err
			}
			tx.Record(store.Event{Action: "billDraft.credit", Entity: d.ID, Account: d.AccountID, Reason: in.Description})
			return memo, nil
		})
		return id, err
	})
}

// lockDraft reads a draft once its run is locked, so that nobody computes or posts it meanwhile.
func lockDraft(ctx context.Context, tx *store.TxClient, id int) (*ent.BillDraft, *ent.BillRun, error) {
	d, err := tx.BillDraft.Get(ctx, id)
	if err != nil {
		return nil, nil, fault.As(store.Fault(err)).On("id")
	}
	run, err := lockRun(ctx, tx, d.RunID)
	if err != nil {
		return nil, nil, err
	}
	if d, err = tx.BillDraft.Query().Where(billdraft.ID(id), store.Lock).Only(ctx); err != nil {
		return nil, nil, fault.As(store.Fault(err)).On("id")
	}
	return d, run, nil
}

// canCredit is nil for a draft that a credit memo can stand for.
func canCredit(d *ent.BillDraft, run *ent.BillRun) error {
	refuse := func(format string, args ...any) error { return fault.New(fault.State, format, args...).On("id") }
	switch {
	case d.TotalMinor >= 0:
		return refuse("the draft comes to %s; only one below zero is given back by a credit memo", money.New(d.TotalMinor, d.Currency))
	case d.NetMinor > 0 || d.TaxMinor > 0:
		return refuse("what is charged and its tax point in different directions; mend the contract or the tax table")
	case d.CreditMemoID != 0:
		return waits(d)
	case d.Status == billdraft.StatusHELD:
		return refuse("the draft is held; release it first")
	case run.Status != billrun.StatusREVIEW && run.Status != billrun.StatusAPPROVED:
		return refuse("the run is %s; only the drafts of a run in review are decided on", state[run.Status])
	}
	return nil
}

// waits is why nothing else is done with a draft that a credit memo stands for.
func waits(d *ent.BillDraft) error {
	switch {
	case d.Status == billdraft.StatusCREDITED:
		return fault.New(fault.State, "a credit memo was posted for the draft").On("ids")
	case d.CreditMemoID != 0:
		return fault.New(fault.State, "a credit memo for the draft waits for approval; have it rejected first").On("ids")
	}
	return nil
}

// otherErrors reports fault.State while something else is wrong with a draft: its amounts may be wrong too.
func otherErrors(ctx context.Context, tx *store.TxClient, d *ent.BillDraft) error {
	var message string
	err := tx.QueryRow(ctx, `SELECT message FROM bill_exceptions WHERE draft_id = ? AND status = 'OPEN' AND severity = 'ERROR' AND kind <> ? ORDER BY id LIMIT 1`, d.ID, string(NegativeInvoice)).Scan(&message)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return fault.New(fault.State, "mend or waive what else is wrong with the draft first: %s", message).On("id")
}

// credit is the credit memo of a draft.
func credit(run *ent.BillRun, d *ent.BillDraft, description string) Credit {
	c := Credit{Account: d.AccountID, IssueOn: run.IssueOn, Currency: d.Currency, Lines: make([]CreditLine, len(d.Content.Lines)),
		Description: cmp.Or(description, "Instead of an invoice for "+string(run.PeriodFrom)+" to "+string(run.PeriodTo))}
	for i, l := range d.Content.Lines {
		c.Lines[i] = CreditLine{ContractLine: l.ContractLine, Description: l.Description, From: l.From, To: l.To, Minor: -l.Minor, Tax: -l.Tax}
	}
	return c
}

// draftFor is the draft that a credit memo stands for, locked with its run; nil where there is none.
func draftFor(ctx context.Context, tx *store.TxClient, memo int) (*ent.BillDraft, *ent.BillRun, error) {
	ids, err := queryIDs(ctx, tx, `SELECT id FROM bill_drafts WHERE credit_memo_id = ?`, memo)
	if err != nil || len(ids) == 0 {
		return nil, nil, err
	}
	// Who decides on credit memos may decide on this one, whatever they see of billing.
	return lockDraft(viewer.NewContext(ctx, viewer.System("the draft of a credit memo")), tx, ids[0])
}

// CreditedTx ends the draft that a credit memo stands for, as the memo is posted: what it bills counts as billed, as if it was
// posted itself. Where there is no such draft it does nothing. It reports fault.State for a draft that is out of date.
// Requires credits:approve.
func CreditedTx(ctx context.Context, tx *store.TxClient, memo int) error {
	if err := viewer.Need(viewer.From(ctx), viewer.CreditsApprove); err != nil {
		return err
	}
	d, run, err := draftFor(ctx, tx, memo)
	if err != nil || d == nil {
		return err
	}
	if run.Status != billrun.StatusREVIEW && run.Status != billrun.StatusAPPROVED {
		return fault.New(fault.State, "bill run %s, whose draft it gives back, is %s; try again when it is in review", run.Number, state[run.Status]).On("id")
	}
	stale, err := take(ctx, tx, []*ent.BillDraft{d})
	if err != nil {
		return err
	}
	if why, bad := stale[d.ID]; bad {
		return fault.New(fault.State, "the draft that it gives back is out of date: %s. Reject it and have the draft computed again", why).On("id")
	}
	if err := creditBilled(ctx, tx, d, memo); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `UPDATE bill_drafts SET status = 'CREDITED', updated_at = ?, version = version + 1 WHERE id = ?`, tx.Now, d.ID); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `UPDATE bill_exceptions SET status = 'CURED', note = ?, resolved_by = ?, resolved_at = ?, updated_at = ?, version = version + 1 WHERE draft_id = ? AND status = 'OPEN'
		AND severity = 'ERROR'`, "It is given back by a credit memo", store.Null(viewer.From(ctx).ID), tx.Now, tx.Now, d.ID); err != nil {
		return err
	}
	tx.Record(store.Event{Action: "billDraft.credited", Entity: d.ID, Account: d.AccountID, Changes: store.Changes{"status": {string(d.Status), string(billdraft.StatusCREDITED)}}})
	if err := reviewed(ctx, tx, run, []*ent.BillDraft{d}); err != nil {
		return err
	}
	var left int
	if err := tx.QueryRow(ctx, `SELECT COUNT(*) FROM bill_drafts WHERE run_id = ? AND status NOT IN ('POSTED', 'CREDITED')`, run.ID).Scan(&left); err != nil || left > 0 {
		return err
	}
	return finish(ctx, tx, run)
}

// creditBilled says of the time and usage of a credited draft where they were settled.
func creditBilled(ctx context.Context, tx *store.TxClient, d *ent.BillDraft, memo int) error {
	for _, set := range []struct {
		table string
		ids   []int
	}{{"time_entries", d.Content.Times}, {"usage_records", d.Content.Usage}} {
		if len(set.ids) == 0 {
			continue
		}
		if _, err := tx.Exec(ctx, `UPDATE `+set.table+` SET credit_memo_id = ? WHERE `+store.In(tx.Dialect, "id"), memo, store.IDList(tx.Dialect, set.ids)); err != nil {
			return err
		}
	}
	return remeasure(ctx, tx, []*ent.BillDraft{d})
}

// FreedTx lets go of the draft whose credit memo is rejected: it is blocked as before. Where there is no such draft it does
// nothing. Requires credits:approve.
func FreedTx(ctx context.Context, tx *store.TxClient, memo int, note string) error {
	if err := viewer.Need(viewer.From(ctx), viewer.CreditsApprove); err != nil {
		return err
	}
	d, _, err := draftFor(ctx, tx, memo)
	if err != nil || d == nil {
		return err
	}
	if _, err := tx.Exec(ctx, `UPDATE bill_drafts SET credit_memo_id = NULL, updated_at = ?, version = version + 1 WHERE id = ?`, tx.Now, d.ID); err != nil {
		return err
	}
	tx.Record(store.Event{Action: "billDraft.creditRejected", Entity: d.ID, Account: d.AccountID, Reason: note})
	_, err = tx.Exec(ctx, `UPDATE bill_exceptions SET note = ?, updated_at = ?, version = version + 1 WHERE draft_id = ? AND status = 'OPEN' AND kind = ?`,
		clipTo("The credit memo was rejected: "+note, 500), tx.Now, d.ID, string(NegativeInvoice))
	return err
}
