package billing

import (
	"context"
	"slices"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/billdraft"
	"github.com/duebook/duebook/ent/billrun"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/store"
)

// PostDrafts posts the ready drafts of an approved run, 1,000 in a transaction. A draft whose contract lines, time or usage were
// billed otherwise since it was computed is not posted: it is blocked as stale. Killed and called again it goes on where it
// stopped. It answers how many invoices it posted. Requires billing:run.
func (s *Service) PostDrafts(ctx context.Context, id int, w Work) (int, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.BillingRun); err != nil {
		return 0, err
	}
	var total, before int64
	if err := s.DB.Reader().QueryRowContext(ctx, store.Rebind(s.DB.Dialect, `SELECT COUNT(*), COALESCE(SUM(CASE WHEN status = 'POSTED' THEN 1 ELSE 0 END), 0) FROM bill_drafts WHERE run_id = ? AND status IN ('READY', 'POSTED')`),
		id).Scan(&total, &before); err != nil {
		return 0, err
	}
	t := &tally{Work: w, done: before, total: total, what: "posting"}
	t.add(0)
	last := 0
	for more := true; more; {
		reached := last
		n, err := store.Tx(ctx, s.DB, func(tx *store.TxClient) (int, error) {
			run, err := lockRun(ctx, tx, id)
			if err != nil {
				return 0, err
			}
			if run.Status == billrun.StatusPOSTED {
				more = false
				return 0, nil
			}
			if err := guard(viewer.From(ctx), run, "postBillRun"); err != nil {
				return 0, err
			}
			ids, err := readyDrafts(ctx, tx, id, last)
			if err == nil && len(ids) == 0 && last > 0 { // what was released meanwhile
				ids, err = readyDrafts(ctx, tx, id, 0)
			}
			if err != nil {
				return 0, err
			}
			if len(ids) == 0 {
				more = false
				if err := finish(ctx, tx, run); err != nil {
					return 0, err
				}
				return 0, w.hold(ctx, tx)
			}
			reached = ids[len(ids)-1]
			return s.inBatches(ctx, tx, t, ids, func(ctx context.Context, tx *store.TxClient, ids []int) (int, error) {
				drafts, err := tx.BillDraft.Query().Where(billdraft.RunID(id), billdraft.StatusEQ(billdraft.StatusREADY), billdraft.IDGTE(ids[0]), billdraft.IDLTE(ids[len(ids)-1]), store.Lock).
					Order(billdraft.ByID()).All(ctx)
				if err != nil || len(drafts) == 0 {
					return 0, err
				}
				return postTx(ctx, tx, run, drafts)
			})
		})
		if err != nil {
			return int(t.done - before), err
		}
		t.add(n)
		last = reached
	}
	w.progress(total, total, "")
	return int(t.done - before), nil
}

// readyDrafts are the next drafts to be posted.
func readyDrafts(ctx context.Context, tx *store.TxClient, run, after int) ([]int, error) {
	return tx.BillDraft.Query().Where(billdraft.RunID(run), billdraft.StatusEQ(billdraft.StatusREADY), billdraft.IDGT(after)).Order(billdraft.ByID()).Limit(round(tx)).IDs(ctx)
}

// finish ends the posting of a run: it is posted when nothing is left.
func finish(ctx context.Context, tx *store.TxClient, run *ent.BillRun) error {
	var left int
	if err := tx.QueryRow(ctx, `SELECT COUNT(*) FROM bill_drafts WHERE run_id = ? AND status NOT IN ('POSTED', 'CREDITED')`, run.ID).Scan(&left); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `UPDATE bill_runs SET posted_at = ? WHERE id = ?`, tx.Now, run.ID); err != nil {
		return err
	}
	if left > 0 {
		tx.Record(store.Event{Action: "billRun.posted", Entity: run.ID, Changes: store.Changes{"left": {nil, left}}})
		return nil
	}
	return enter(ctx, tx, run, billrun.StatusPOSTED, "billRun.posted")
}

// postTx posts drafts and moves on what they bill.
func postTx(ctx context.Context, tx *store.TxClient, run *ent.BillRun, drafts []*ent.BillDraft) (int, error) {
	stale, err := take(ctx, tx, drafts)
	if err != nil {
		return 0, err
	}
	good := drafts[:0]
	for _, d := range drafts {
		why, bad := stale[d.ID]
		if !bad {
			good = append(good, d)
			continue
		}
		if err := block(ctx, tx, run, d, why); err != nil {
			return 0, err
		}
	}
	if len(good) == 0 {
		return 0, nil
	}
	docs := make([]Document, len(good))
	for i, d := range good {
		docs[i] = document(run, d)
	}
	ids, err := PostTx(ctx, tx, docs)
	if err != nil {
		return 0, err
	}
	var times, usage, done [][]any
	for i, d := range good {
		done = append(done, []any{d.ID, ids[i]})
		for _, t := range d.Content.Times {
			times = append(times, []any{t, ids[i]})
		}
		for _, u := range d.Content.Usage {
			usage = append(usage, []any{u, ids[i]})
		}
	}
	for _, set := range []struct {
		table, also string
		rows        [][]any
	}{
		{"time_entries", "", times},
		{"usage_records", "", usage},
		{"bill_drafts", ", status = 'POSTED'", done},
	} {
		if err := setInvoice(ctx, tx, set.table, set.also, set.rows); err != nil {
			return 0, err
		}
	}
	if err := remeasure(ctx, tx, good); err != nil {
		return 0, err
	}
	return len(good), reviewed(ctx, tx, run, good)
}

// remeasure makes other drafts of the measured lines that drafts bill out of date: their price follows from what was billed
// of its period.
func remeasure(ctx context.Context, tx *store.TxClient, drafts []*ent.BillDraft) error {
	var lines []int
	for _, d := range drafts {
		for _, l := range d.Content.Lines {
			if l.Source == bill.Usage || l.Source == bill.Time || l.Source == bill.Shortfall {
				lines = append(lines, l.ContractLine)
			}
		}
	}
	if len(lines) == 0 {
		return nil
	}
	slices.Sort(lines)
	_, err := tx.Exec(ctx, `UPDATE contract_lines SET version = version + 1 WHERE `+store.In(tx.Dialect, "id"), store.IDList(tx.Dialect, slices.Compact(lines)))
	return err
}

// setInvoice writes into each row the invoice that bills it.
func setInvoice(ctx context.Context, tx *store.TxClient, table, also string, rows [][]any) error {
	if len(rows) == 0 {
		return nil
	}
	if !tx.Postgres() {
		each := context.WithoutCancel(ctx)
		for _, r := range rows {
			if _, err := tx.Exec(each, `UPDATE `+table+` SET invoice_id = ?`+also+` WHERE id = ?`, r[1], r[0]); err != nil {
				return err
			}
		}
		return nil
	}
	from, args, err := store.Unnest([]string{"bigint", "bigint"}, rows)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `UPDATE `+table+` t SET invoice_id = v.value`+also+` FROM `+from+` AS v(id, value) WHERE t.id = v.id`, args...)
	return err
}

// document is the invoice that a draft becomes.
func document(run *ent.BillRun, d *ent.BillDraft) Document {
	doc := Document{Account: d.AccountID, IssueOn: run.IssueOn, DueOn: max(d.DueOn, run.IssueOn), Currency: d.Currency, Tax: d.TaxMinor, Total: d.TotalMinor, PurchaseOrder: d.PurchaseOrder,
		Origin: invoice.OriginBILLING, Run: run.ID, Taxes: d.Content.Taxes, Lines: make([]DocumentLine, len(d.Content.Lines))}
	contract := 0
	for i, l := range d.Content.Lines {
		if l.Promotion != "" { // it says why the amount is less than quantity by price
			l.Description += "\n" + l.Promotion
		}
		doc.Lines[i] = DocumentLine{Minor: l.Minor, TaxMinor: l.Tax, ContractLine: l.ContractLine, TaxClass: l.TaxClass, Site: l.Site, CostCentre: l.CostCentre,
			Line: Line{Description: l.Description, Product: l.Product, Quantity: l.Quantity, UnitPrice: l.UnitPrice, ServiceFrom: l.From, ServiceTo: l.To}}
		if i == 0 {
			contract = l.Contract
		} else if contract != l.Contract {
			contract = -1
		}
	}
	if contract > 0 {
		doc.Contract = contract // all of it is of one contract
	}
	return doc
}

// take moves on the contract lines of drafts and locks the time and usage that they bill. It answers the drafts of which
// something was billed otherwise, or agreed otherwise, since they were computed, with what; of those it moves nothing.
func take(ctx context.Context, tx *store.TxClient, drafts []*ent.BillDraft) (map[int]string, error) {
	stale := map[int]string{}
	owner := map[int]int{}
	var marks []bill.Mark
	for _, d := range drafts {
		for _, m := range d.Content.Marks {
			marks = append(marks, m)
			owner[m.ContractLine] = d.ID
		}
	}
	slices.SortFunc(marks, func(a, b bill.Mark) int { return a.ContractLine - b.ContractLine })
	moved, err := move(ctx, tx, marks)
	if err != nil {
		return nil, err
	}
	for _, m := range marks {
		if !moved[m.ContractLine] {
			stale[owner[m.ContractLine]] = "a contract line was billed otherwise by now"
		}
	}
	accounts := make([]int, len(drafts))
	for i, d := range drafts {
		accounts[i] = d.AccountID
	}
	agreed, err := terms(ctx, tx, store.IDList(tx.Dialect, accounts))
	if err != nil {
		return nil, err
	}
	for _, d := range drafts {
		if d.Content.Terms != agreed[d.AccountID] {
			stale[d.ID] = "a contract was changed since it was computed"
		}
	}
	lock := ""
	if tx.Postgres() {
		lock = " FOR UPDATE"
	}
	for _, set := range []struct {
		table, good, what string
		of                func(*ent.BillDraft) []int
	}{
		{"time_entries", "status = 'APPROVED' AND invoice_id IS NULL AND credit_memo_id IS NULL", "a time entry", func(d *ent.BillDraft) []int { return d.Content.Times }},
		{"usage_records", "invoice_id IS NULL AND credit_memo_id IS NULL", "a usage record", func(d *ent.BillDraft) []int { return d.Content.Usage }},
	} {
		var ids []int
		for _, d := range drafts {
			for _, id := range set.of(d) {
				owner[id] = d.ID
				ids = append(ids, id)
			}
		}
		if len(ids) == 0 {
			continue
		}
		slices.Sort(ids)
		good, err := queryIDs(ctx, tx, `SELECT id FROM `+set.table+` WHERE `+set.good+` AND `+store.In(tx.Dialect, "id")+` ORDER BY id`+lock, store.IDList(tx.Dialect, ids))
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if _, ok := slices.BinarySearch(good, id); !ok {
				stale[owner[id]] = set.what + " is billed or withdrawn by now"
			}
		}
	}
	if len(stale) == 0 {
		return stale, nil
	}
	var back []bill.Mark
	for _, m := range marks {
		if _, bad := stale[owner[m.ContractLine]]; bad && moved[m.ContractLine] {
			back = append(back, bill.Mark{ContractLine: m.ContractLine, Before: m.After, After: m.Before})
		}
	}
	_, err = move(ctx, tx, back)
	return stale, err
}

// move writes how far contract lines are billed, of those that are billed as far as the mark says. It answers which.
func move(ctx context.Context, tx *store.TxClient, marks []bill.Mark) (map[int]bool, error) {
	moved := make(map[int]bool, len(marks))
	if len(marks) == 0 {
		return moved, nil
	}
	if !tx.Postgres() {
		each := context.WithoutCancel(ctx)
		for _, m := range marks {
			r, err := tx.Exec(each, `UPDATE contract_lines SET billed_through = ? WHERE id = ? AND billed_through IS ?`, m.After, m.ContractLine, m.Before)
			if err != nil {
				return nil, err
			}
			n, err := r.RowsAffected()
			if err != nil {
				return nil, err
			}
			moved[m.ContractLine] = n > 0
		}
		return moved, nil
	}
	rows := make([][]any, len(marks))
	for i, m := range marks {
		rows[i] = []any{m.ContractLine, m.Before, m.After}
	}
	from, args, err := store.Unnest([]string{"bigint", "date", "date"}, rows)
	if err != nil {
		return nil, err
	}
	ids, err := tx.Returning(ctx, `UPDATE contract_lines l SET billed_through = v.after FROM `+from+` AS v(id, before, after) WHERE l.id = v.id AND l.billed_through IS NOT DISTINCT FROM v.before RETURNING l.id`, args...)
	for _, id := range ids {
		moved[id] = true
	}
	return moved, err
}

// block keeps a stale draft from being posted until it is computed again.
func block(ctx context.Context, tx *store.TxClient, run *ent.BillRun, d *ent.BillDraft, why string) error {
	if _, err := tx.Exec(ctx, `UPDATE bill_drafts SET status = 'BLOCKED', version = version + 1, updated_at = ? WHERE id = ?`, tx.Now, d.ID); err != nil {
		return err
	}
	message := "The draft is out of date: " + why
	tx.Record(store.Event{Action: "billDraft.block", Entity: d.ID, Account: d.AccountID, Reason: message})
	r, err := tx.Exec(ctx, `UPDATE bill_exceptions SET status = 'OPEN', draft_id = ?, message = ?, resolved_by = NULL, resolved_at = NULL, updated_at = ?, version = version + 1
		WHERE run_id = ? AND account_id = ? AND kind = ?`, d.ID, message, tx.Now, run.ID, d.AccountID, string(Stale))
	if err != nil {
		return err
	}
	if n, err := r.RowsAffected(); err != nil || n > 0 {
		return err
	}
	billers, err := billersOf(ctx, tx, []int{d.AccountID})
	if err != nil {
		return err
	}
	return tx.Insert(ctx, "bill_exceptions", []string{"created_at", "updated_at", "version", "run_id", "draft_id", "account_id", "subject", "kind", "severity", "message", "status", "owner_id"},
		[][]any{{tx.Now, tx.Now, 1, run.ID, d.ID, d.AccountID, 0, string(Stale), "ERROR", message, "OPEN", store.Null(billers[d.AccountID])}})
}

// reviewed says of the changes whose first invoice was posted that it was reviewed.
func reviewed(ctx context.Context, tx *store.TxClient, run *ent.BillRun, drafts []*ent.BillDraft) error {
	var accounts []int
	for _, d := range drafts {
		if d.FirstBill {
			accounts = append(accounts, d.AccountID)
		}
	}
	if len(accounts) == 0 {
		return nil
	}
	_, err := tx.Exec(ctx, `UPDATE contract_events SET reviewed_run_id = ? WHERE first_bill AND reviewed_run_id IS NULL AND effective_on <= ? AND `+store.In(tx.Dialect, "account_id"),
		run.ID, run.PeriodTo, store.IDList(tx.Dialect, accounts))
	return err
}

// Outcome is what came of a run, for reports.
type Outcome struct {
	Drafts     int
	Exceptions int // open
	Posted     int
	Sums       []Sum
}

// Sum is what a run comes to in one currency and status.
type Sum struct {
	Status          billdraft.Status
	Currency        string
	Drafts, Lines   int
	Net, Tax, Total int64
	Previous        int64
}

// Sums are what runs come to, by status and currency.
func (s *Service) Sums(ctx context.Context, runs []int) (map[int][]Sum, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.BillingRead); err != nil {
		return nil, err
	}
	sums := map[int][]Sum{}
	among, list := store.AmongIDs(s.DB, "run_id", runs)
	err := each(ctx, s.DB, func(scan func(...any) error) error {
		var run int
		var x Sum
		err := scan(&run, &x.Status, &x.Currency, &x.Drafts, &x.Lines, &x.Net, &x.Tax, &x.Total, &x.Previous)
		sums[run] = append(sums[run], x)
		return err
	}, `SELECT run_id, status, currency, COUNT(*), SUM(line_count), SUM(net_minor), SUM(tax_minor), SUM(total_minor), SUM(previous_minor) FROM bill_drafts WHERE `+among+`
		GROUP BY run_id, status, currency ORDER BY run_id, currency, status`, list)
	return sums, err
}

// Open counts the open exceptions of runs, and those among them that keep an invoice from being posted.
func (s *Service) Open(ctx context.Context, runs []int) (map[int][2]int, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.BillingRead); err != nil {
		return nil, err
	}
	open := map[int][2]int{}
	among, list := store.AmongIDs(s.DB, "run_id", runs)
	err := each(ctx, s.DB, func(scan func(...any) error) error {
		var run, all, errors int
		err := scan(&run, &all, &errors)
		open[run] = [2]int{all, errors}
		return err
	}, `SELECT run_id, COUNT(*), SUM(CASE WHEN severity = 'ERROR' THEN 1 ELSE 0 END) FROM bill_exceptions WHERE status = 'OPEN' AND `+among+` GROUP BY run_id`, list)
	return open, err
}
