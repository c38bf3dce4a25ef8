package billing

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/billexception"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/store"
)

// Kind is a kind of exception: why a person must look at an invoice before it is posted.
type Kind string

// The kinds of exceptions.
const (
	MissingPurchaseOrder Kind = "MISSING_PURCHASE_ORDER"
	BadAddress           Kind = "BAD_ADDRESS"
	MissingTaxRate       Kind = "MISSING_TAX_RATE"
	ExpiredExemption     Kind = "EXPIRED_EXEMPTION"
	PriceNotAsAgreed     Kind = "PRICE_NOT_AS_AGREED"
	NotFunctional        Kind = "NOT_FUNCTIONAL"
	DuplicatePeriod      Kind = "DUPLICATE_PERIOD"
	Overlap              Kind = "OVERLAP"
	Gap                  Kind = "GAP"
	Variance             Kind = "VARIANCE"
	ZeroInvoice          Kind = "ZERO_INVOICE"
	NegativeInvoice      Kind = "NEGATIVE_INVOICE"
	MissingRate          Kind = "MISSING_RATE"
	MissingExchangeRate  Kind = "MISSING_EXCHANGE_RATE"
	ContractExpired      Kind = "CONTRACT_EXPIRED"
	CreditHold           Kind = "CREDIT_HOLD"
	FirstBill            Kind = "FIRST_BILL"
	LateTime             Kind = "LATE_TIME"
	TooLarge             Kind = "AMOUNT_TOO_LARGE"
	Stale                Kind = "STALE"
)

// rule is what holds for all exceptions of a kind.
type rule struct {
	warning  bool // the invoice is posted all the same
	final    bool // nobody can waive it: what it is about can't be posted
	remedies []Remedy
}

// Remedy is what a person does about an exception, in one click.
type Remedy struct{ Action, Label string }

var (
	again  = Remedy{"RECOMPUTE", "Compute again"}
	waive  = Remedy{"WAIVE", "Bill all the same"}
	party  = Remedy{"OPEN_ACCOUNT", "Open the account"}
	agreed = Remedy{"OPEN_CONTRACT", "Open the contract"}
	look   = Remedy{"OPEN_DRAFT", "Compare with the invoice before"}
)

var rules = map[Kind]rule{
	MissingPurchaseOrder: {remedies: []Remedy{agreed, again, waive}},
	BadAddress:           {remedies: []Remedy{party, again, waive}},
	MissingTaxRate:       {final: true, remedies: []Remedy{{"OPEN_TAXES", "Open the tax table"}, again}},
	ExpiredExemption:     {remedies: []Remedy{{"OPEN_TAXES", "Open the exemptions"}, again, {"WAIVE", "Bill with tax"}}},
	PriceNotAsAgreed:     {remedies: []Remedy{{"OPEN_TIME", "Open the time entry"}, {"OPEN_RATES", "Open the rate card"}, again, waive}},
	NotFunctional:        {warning: true, remedies: []Remedy{agreed, again}},
	DuplicatePeriod:      {remedies: []Remedy{agreed, look, again, waive}},
	Overlap:              {warning: true, remedies: []Remedy{agreed, again}},
	Gap:                  {remedies: []Remedy{agreed, look, again, waive}},
	Variance:             {remedies: []Remedy{look, again, waive}},
	ZeroInvoice:          {remedies: []Remedy{look, again, waive}},
	NegativeInvoice:      {final: true, remedies: []Remedy{{"CREDIT", "Propose a credit memo"}, look, again}},
	MissingRate:          {final: true, remedies: []Remedy{{"OPEN_CATALOGUE", "Open the catalogue"}, agreed, again}},
	MissingExchangeRate:  {final: true, remedies: []Remedy{{"OPEN_RATES", "Open the exchange rates"}, again}},
	ContractExpired:      {warning: true, remedies: []Remedy{agreed, again}},
	CreditHold:           {remedies: []Remedy{party, again, waive}},
	FirstBill:            {remedies: []Remedy{look, agreed, {"WAIVE", "Reviewed"}}},
	LateTime:             {warning: true, remedies: []Remedy{{"OPEN_TIME", "Open the time entries"}}},
	TooLarge:             {final: true, remedies: []Remedy{agreed, again}},
	Stale:                {final: true, remedies: []Remedy{look, again}},
}

// Remedies are what a person can do about an exception, the first choice first.
func Remedies(e *ent.BillException) []Remedy { return rules[Kind(e.Kind)].remedies }

func (k Kind) severity() billexception.Severity {
	if rules[k].warning {
		return billexception.SeverityWARNING
	}
	return billexception.SeverityERROR
}

// OpenOf counts the open exceptions of drafts. Requires billing:read.
func (s *Service) OpenOf(ctx context.Context, drafts []int) (map[int]int, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.BillingRead); err != nil {
		return nil, err
	}
	open := map[int]int{}
	among, list := store.AmongIDs(s.DB, "draft_id", drafts)
	err := each(ctx, s.DB, func(scan func(...any) error) error {
		var draft, n int
		err := scan(&draft, &n)
		open[draft] = n
		return err
	}, `SELECT draft_id, COUNT(*) FROM bill_exceptions WHERE status = 'OPEN' AND `+among+` GROUP BY draft_id`, list)
	return open, err
}

// finding is an exception before it is written.
type finding struct {
	kind    Kind
	line    int // contract line, or 0
	subject int // time entry, usage record or event, or 0
	message string
}

// key tells findings of one account and run apart.
type key struct {
	account, line, subject int
	kind                   Kind
}

// found is what one account's computation says.
type found struct {
	account  int
	draft    int // that the exceptions belong to; 0 where nothing is billed
	findings []finding
}

// reconcile writes the exceptions of accounts that were computed: new ones are opened, those that are gone are cured, and
// what a person waived stays waived while it says the same. It answers the accounts that have an open error.
func reconcile(ctx context.Context, tx *store.TxClient, run int, all []found) (map[int]bool, error) {
	accounts := make([]int, len(all))
	for i, f := range all {
		accounts[i] = f.account
	}
	type old struct {
		id      int
		message string
		status  billexception.Status
	}
	rows, err := tx.Query(ctx, `SELECT id, account_id, COALESCE(contract_line_id, 0), subject, kind, message, status FROM bill_exceptions WHERE run_id = ? AND `+
		store.In(tx.Dialect, "account_id"), run, store.IDList(tx.Dialect, accounts))
	if err != nil {
		return nil, err
	}
	known := map[key]old{}
	for rows.Next() {
		var k key
		var o old
		if err := rows.Scan(&o.id, &k.account, &k.line, &k.subject, &k.kind, &o.message, &o.status); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		known[k] = o
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return nil, err
	}
	blocked := map[int]bool{}
	var fresh [][]any
	var troubled []int
	for _, f := range all {
		for _, x := range f.findings {
			k := key{f.account, x.line, x.subject, x.kind}
			message := clipTo(x.message, 500)
			o, there := known[k]
			delete(known, k)
			waived := there && o.status == billexception.StatusWAIVED && o.message == message && !rules[x.kind].final
			if x.kind.severity() == billexception.SeverityERROR && !waived {
				blocked[f.account] = true
			}
			switch {
			case !there:
				fresh = append(fresh, []any{tx.Now, tx.Now, 1, run, store.Null(f.draft), f.account, store.Null(x.line), x.subject, string(x.kind), string(x.kind.severity()), message, "OPEN"})
				troubled = append(troubled, f.account)
			case waived:
				_, err = tx.Exec(ctx, `UPDATE bill_exceptions SET draft_id = ? WHERE id = ?`, store.Null(f.draft), o.id)
			default:
				_, err = tx.Exec(ctx, `UPDATE bill_exceptions SET draft_id = ?, message = ?, status = 'OPEN', resolved_by = NULL, resolved_at = NULL, updated_at = ?, version = version + 1 WHERE id = ?`,
					store.Null(f.draft), message, tx.Now, o.id)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	for _, o := range known {
		if o.status == billexception.StatusOPEN {
			if _, err := tx.Exec(ctx, `UPDATE bill_exceptions SET status = 'CURED', resolved_at = ?, updated_at = ?, version = version + 1 WHERE id = ?`, tx.Now, tx.Now, o.id); err != nil {
				return nil, err
			}
		}
	}
	if len(fresh) == 0 {
		return blocked, nil
	}
	billers, err := billersOf(ctx, tx, troubled)
	if err != nil {
		return nil, err
	}
	for i, row := range fresh {
		fresh[i] = append(row, store.Null(billers[row[5].(int)]))
	}
	return blocked, tx.Insert(ctx, "bill_exceptions", []string{"created_at", "updated_at", "version", "run_id", "draft_id", "account_id", "contract_line_id", "subject", "kind", "severity",
		"message", "status", "owner_id"}, fresh)
}

// billersOf is who bills the accounts today by the books; accounts without a biller are left out.
func billersOf(ctx context.Context, tx *store.TxClient, accounts []int) (map[int]int, error) {
	slices.Sort(accounts)
	today := tx.Now.Format("2006-01-02")
	rows, err := tx.Query(ctx, `SELECT account_id, user_id FROM book_assignments WHERE function = 'BILLER' AND starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?) AND `+
		store.In(tx.Dialect, "account_id")+` ORDER BY id`, today, today, store.IDList(tx.Dialect, slices.Compact(accounts)))
	if err != nil {
		return nil, err
	}
	billers := map[int]int{}
	for rows.Next() {
		var account, user int
		if err := rows.Scan(&account, &user); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		billers[account] = user
	}
	return billers, errors.Join(rows.Err(), rows.Close())
}

// sorted are findings in a fixed order, so that the same computation writes the same rows.
func sorted(fs []finding) []finding {
	slices.SortStableFunc(fs, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.line, b.line), cmp.Compare(a.subject, b.subject))
	})
	return slices.CompactFunc(fs, func(a, b finding) bool { return a.kind == b.kind && a.line == b.line && a.subject == b.subject })
}

func clipTo(s string, runes int) string {
	n := 0
	for i := range s {
		if n++; n > runes {
			return s[:i]
		}
	}
	return s
}
