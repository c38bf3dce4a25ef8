package billing

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/billrun"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"golang.org/x/sync/errgroup"
)

// batch is how many accounts, or invoices, one transaction of a run does; atOnce is how many a person may name in one step.
const (
	batch  = 1000
	atOnce = 500
)

// On PostgreSQL as many transactions as there are lanes work on a run at once, and the run stays locked for so many batches.
const (
	lanes  = 2
	locked = 8
)

// round is how many accounts or drafts are done while a run is locked. SQLite, with its one writer, has one lane.
func round(tx *store.TxClient) int {
	if tx.Postgres() {
		return locked * batch
	}
	return batch
}

// inBatches does what there is to do for ids while tx keeps the run: on PostgreSQL in transactions of their own, which may be
// committed although tx is not, so that what they did must not be done again. do answers how many it did; inBatches, how many
// of them are to be counted once tx is committed.
func (s *Service) inBatches(ctx context.Context, tx *store.TxClient, t *tally, ids []int, do func(context.Context, *store.TxClient, []int) (int, error)) (int, error) {
	// The lease comes last: it locks the row of the job, for which the other lanes wait.
	held := func(ctx context.Context, tx *store.TxClient, ids []int) (int, error) {
		n, err := do(ctx, tx, ids)
		if err != nil {
			return 0, err
		}
		return n, t.hold(ctx, tx)
	}
	if !tx.Postgres() {
		return held(ctx, tx, ids)
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(lanes)
	for part := range slices.Chunk(ids, batch) {
		group.Go(func() (err error) {
			defer func() {
				if p := recover(); p != nil {
					err = fmt.Errorf("billing: a batch of a run: %v\n%s", p, debug.Stack())
				}
			}()
			n, err := store.Tx(ctx, s.DB, func(tx *store.TxClient) (int, error) { return held(ctx, tx, part) })
			if err == nil {
				t.add(n)
			}
			return err
		})
	}
	return 0, group.Wait()
}

// tally counts what lanes did.
type tally struct {
	Work
	what  string
	total int64
	mu    sync.Mutex
	done  int64
}

func (t *tally) add(n int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.done += int64(n)
	t.progress(t.done, t.total, t.what)
}

// Work is what long work needs of the job that does it.
type Work struct {
	Hold     func(ctx context.Context, tx *store.TxClient) error // refuses to commit when another server has taken over; nil: nothing to hold
	Progress func(done, total int64, message string)             // nil: nobody watches
}

func (w Work) hold(ctx context.Context, tx *store.TxClient) error {
	if w.Hold == nil {
		return nil
	}
	return w.Hold(ctx, tx)
}

func (w Work) progress(done, total int64, message string) {
	if w.Progress != nil {
		w.Progress(done, total, message)
	}
}

// Compute works out the drafts of a run that is being computed, 1,000 accounts in a transaction, and puts it into review.
// Killed and called again it goes on where it stopped. Requires billing:run.
func (s *Service) Compute(ctx context.Context, id int, w Work) error {
	if err := viewer.Need(viewer.From(ctx), viewer.BillingRun); err != nil {
		return err
	}
	run, err := s.DB.BillRun.Get(ctx, id)
	if err != nil {
		return store.Fault(err)
	}
	unit, err := s.DB.BusinessUnit.Get(ctx, run.BusinessUnitID)
	if err != nil {
		return err
	}
	tables, err := readTables(ctx, s.DB, run.IssueOn)
	if err != nil {
		return err
	}
	b := newBills(run, unit, tables)
	condition, args := selected(s.DB.Dialect, run.Selection)
	var total, done int64
	count := `SELECT COUNT(*), COALESCE(SUM(CASE WHEN a.id <= ? THEN 1 ELSE 0 END), 0) FROM accounts a WHERE a.business_unit_id = ? AND ` + condition
	if err := s.DB.Reader().QueryRowContext(ctx, store.Rebind(s.DB.Dialect, count), append([]any{run.ComputedAccountID, run.BusinessUnitID}, args...)...).Scan(&total, &done); err != nil {
		return err
	}
	t := &tally{Work: w, done: done, total: total, what: "computing"}
	t.add(0)
	for more := true; more; {
		n, err := store.Tx(ctx, s.DB, func(tx *store.TxClient) (int, error) {
			run, err := lockRun(ctx, tx, id)
			if err != nil {
				return 0, err
			}
			if run.Status != billrun.StatusCOMPUTING {
				more = false
				if run.Status == billrun.StatusCANCELLED {
					return 0, fault.New(fault.State, "the run was cancelled")
				}
				return 0, nil
			}
			ids, err := accountsAfter(ctx, tx, run, condition, args)
			if err != nil {
				return 0, err
			}
			if len(ids) == 0 {
				more = false
				if err := enter(ctx, tx, run, billrun.StatusREVIEW, "billRun.compute"); err != nil {
					return 0, err
				}
				return 0, w.hold(ctx, tx)
			}
			n, err := s.inBatches(ctx, tx, t, ids, func(ctx context.Context, tx *store.TxClient, ids []int) (int, error) {
				return len(ids), computeTx(ctx, tx, run, b, ids)
			})
			if err != nil {
				return 0, err
			}
			// Where computing goes on is no change of the book, so there is no event of it.
			_, err = tx.SQL().ExecContext(ctx, store.Rebind(tx.Dialect, `UPDATE bill_runs SET computed_account_id = ? WHERE id = ?`), ids[len(ids)-1], id)
			return n, err
		})
		if err != nil {
			return err
		}
		t.add(n)
	}
	w.progress(total, total, "")
	return nil
}

// accountsAfter is the next accounts of a run that have contracts. + 0 keeps databases from sorting all of the unit for it.
func accountsAfter(ctx context.Context, tx *store.TxClient, run *ent.BillRun, condition string, args []any) ([]int, error) {
	return queryIDs(ctx, tx, `SELECT a.id FROM accounts a WHERE a.business_unit_id + 0 = ? AND a.id > ? AND `+condition+`
		AND EXISTS (SELECT 1 FROM contracts c WHERE c.account_id = a.id AND c.status <> 'DRAFT') ORDER BY a.id LIMIT ?`,
		append(append([]any{run.BusinessUnitID, run.ComputedAccountID}, args...), round(tx))...)
}

func queryIDs(ctx context.Context, tx *store.TxClient, query string, args ...any) (ids []int, err error) {
	err = each(ctx, tx, func(scan func(...any) error) error {
		var id int
		err := scan(&id)
		ids = append(ids, id)
		return err
	}, query, args...)
	return ids, err
}

// Recompute works out drafts again: of some accounts at once, or of all by a job that After queues. An approval falls, as
// it was given to other drafts. Posted drafts stay. It reports fault.NotFound, fault.State and fault.Limit. Requires
// billing:run.
func (s *Service) Recompute(ctx context.Context, in Step, accounts []int) (*ent.BillRun, error) {
	if len(accounts) > atOnce {
		return nil, fault.New(fault.Limit, "at most %d accounts are computed at once; compute the whole run", atOnce).On("accountIds")
	}
	if len(accounts) > 0 {
		in.After = nil
	}
	return s.step(ctx, "recomputeBillRun", viewer.BillingRun, in, func(tx *store.TxClient, run *ent.BillRun) error {
		if len(accounts) == 0 {
			if _, err := tx.Exec(ctx, `UPDATE bill_runs SET computed_account_id = 0 WHERE id = ?`, run.ID); err != nil {
				return err
			}
			return enter(ctx, tx, run, billrun.StatusCOMPUTING, "billRun.recompute")
		}
		return s.recomputeTx(ctx, tx, run, accounts)
	})
}

func (s *Service) recomputeTx(ctx context.Context, tx *store.TxClient, run *ent.BillRun, accounts []int) error {
	unit, err := tx.BusinessUnit.Get(ctx, run.BusinessUnitID)
	if err != nil {
		return err
	}
	t, err := readTables(ctx, tx, run.IssueOn)
	if err != nil {
		return err
	}
	condition, args := selected(tx.Dialect, run.Selection)
	slices.Sort(accounts)
	// The accounts are few: + 0 keeps SQLite from going through all of the unit.
	ids, err := queryIDs(ctx, tx, `SELECT a.id FROM accounts a WHERE a.business_unit_id + 0 = ? AND `+condition+` AND `+store.In(tx.Dialect, "a.id")+` ORDER BY a.id`,
		append(append([]any{run.BusinessUnitID}, args...), store.IDList(tx.Dialect, slices.Compact(accounts)))...)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		return fault.New(fault.NotFound, "the run does not bill such an account").On("accountIds")
	}
	if err := computeTx(ctx, tx, run, newBills(run, unit, t), ids); err != nil {
		return err
	}
	if run.Status == billrun.StatusAPPROVED {
		return enter(ctx, tx, run, billrun.StatusREVIEW, "billRun.recompute")
	}
	return nil
}

// drafted is the draft of an account, nil where nothing is charged, with its content as it is kept.
type drafted struct {
	draft    *draft
	content  string
	findings []finding
}

// drafts works out the invoices of accounts, on all processors: the database has nothing to do meanwhile.
func (b *bills) drafts(clients []*client) ([]drafted, error) {
	out := make([]drafted, len(clients))
	var all errgroup.Group
	step := runtime.GOMAXPROCS(0)
	for first := range step {
		all.Go(func() (err error) {
			i := first
			defer func() {
				if p := recover(); p != nil {
					err = fmt.Errorf("billing: the draft of account %d: %v\n%s", clients[i].id, p, debug.Stack())
				}
			}()
			for ; i < len(clients) && err == nil; i += step {
				o := &out[i]
				if o.draft, o.findings = b.draft(clients[i]); o.draft != nil {
					o.content, err = text(o.draft.content)
				}
			}
			return err
		})
	}
	return out, all.Wait()
}

// written is a draft as it is in the database.
type written struct {
	id     int
	status string
}

// computeTx writes the drafts and exceptions of some accounts. What a person held stays held.
func computeTx(ctx context.Context, tx *store.TxClient, run *ent.BillRun, b *bills, ids []int) error {
	clients, err := gather(ctx, tx, run, ids)
	if err != nil {
		return err
	}
	type place struct {
		account  int
		currency string
	}
	old := map[place]written{}
	posted := map[int]bool{}
	if err := each(ctx, tx, func(scan func(...any) error) error {
		var p place
		var w written
		if err := scan(&w.id, &p.account, &p.currency, &w.status); err != nil {
			return err
		}
		posted[p.account] = posted[p.account] || w.status == "POSTED"
		old[p] = w
		return nil
	}, `SELECT id, account_id, currency, CASE WHEN credit_memo_id IS NULL THEN status ELSE 'POSTED' END FROM bill_drafts WHERE run_id = ? AND `+store.In(tx.Dialect, "account_id"), run.ID, store.IDList(tx.Dialect, ids)); err != nil {
		return err
	}
	all := make([]found, 0, len(clients))
	held := map[int]bool{} // drafts
	var rows [][]any
	var inserted []int // places in all
	changed := 0
	clients = slices.DeleteFunc(clients, func(c *client) bool { return posted[c.id] }) // they have their invoice of this run, or a credit memo that waits or is posted
	drafts, err := b.drafts(clients)
	if err != nil {
		return err
	}
	for i, c := range clients {
		d, content := drafts[i].draft, drafts[i].content
		f := found{account: c.id, findings: drafts[i].findings}
		if d != nil {
			p := place{c.id, string(d.currency)}
			if w, ok := old[p]; ok {
				delete(old, p)
				f.draft, held[w.id] = w.id, w.status == "HELD"
				if _, err := tx.Exec(ctx, `UPDATE bill_drafts SET updated_at = ?, version = version + 1, due_on = ?, purchase_order = ?, net_minor = ?, tax_minor = ?, total_minor = ?,
						previous_minor = ?, line_count = ?, content = ?, first_bill = ? WHERE id = ?`,
					tx.Now, d.due, d.order, d.net, d.tax, d.total, d.previous, len(d.content.Lines), content, d.first, w.id); err != nil {
					return err
				}
				changed++
			} else {
				rows = append(rows, []any{tx.Now, tx.Now, 1, run.ID, c.id, d.currency, "READY", d.due, d.order, d.net, d.tax, d.total, d.previous, len(d.content.Lines), content, d.first})
				inserted = append(inserted, len(all))
			}
		}
		all = append(all, f)
	}
	if len(rows) > 0 {
		fresh, err := tx.InsertIDs(ctx, "bill_drafts", []string{"created_at", "updated_at", "version", "run_id", "account_id", "currency", "status", "due_on", "purchase_order", "net_minor",
			"tax_minor", "total_minor", "previous_minor", "line_count", "content", "first_bill"}, rows)
		if err != nil {
			return err
		}
		for i, id := range fresh {
			all[inserted[i]].draft = id
		}
		tx.RecordMany("billDraft.compute", fresh)
	}
	blocked, err := reconcile(ctx, tx, run.ID, all)
	if err != nil {
		return err
	}
	for _, f := range all {
		status := "READY"
		switch {
		case f.draft == 0:
			continue
		case held[f.draft]:
			continue
		case blocked[f.account]:
			status = "BLOCKED"
		}
		if _, known := held[f.draft]; known || status != "READY" {
			if _, err := tx.Exec(ctx, `UPDATE bill_drafts SET status = ? WHERE id = ?`, status, f.draft); err != nil {
				return err
			}
		}
	}
	for _, w := range old { // nothing is charged there any more
		if w.status == "POSTED" {
			continue
		}
		for _, statement := range []string{`UPDATE bill_exceptions SET draft_id = NULL WHERE draft_id = ?`, `DELETE FROM bill_drafts WHERE id = ?`} {
			if _, err := tx.Exec(ctx, statement, w.id); err != nil {
				return err
			}
		}
		changed++
	}
	if len(rows) == 0 || changed > 0 {
		tx.Record(store.Event{Action: "billDraft.recompute", Entity: run.ID, Changes: store.Changes{"accounts": {nil, len(all)}}})
	}
	return nil
}
