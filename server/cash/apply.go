package cash

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/application"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/glaccount"
	"github.com/duebook/duebook/ent/journalentry"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/predicate"
	"github.com/duebook/duebook/ent/receivableentry"
	"github.com/duebook/duebook/ent/rule"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/store"
)

// maxTargets is the largest number of invoices that one application run settles.
const maxTargets = 500

// Apply spreads what is unapplied of a payment.
type Apply struct {
	Payment     int
	Targets     []Target  // none: the payer's open invoices, oldest due first
	EffectiveOn date.Date // "": today at the business unit, or the day from which all of it exists
	Key         string
}

// ApplyCredit is Apply for a credit memo.
type ApplyCredit struct {
	CreditMemo  int
	Targets     []Target
	EffectiveOn date.Date
	Key         string
}

// Apply settles invoices with a payment. The invoices may belong to the payer, to accounts of the same tree, and be in the
// payment's currency. It reports fault.NotFound, fault.OverBalance, fault.Currency, fault.State (reversed or unidentified
// payment, nothing open), fault.Invalid for a date, and fault.Closed. Requires payments:apply.
func (s *Service) Apply(ctx context.Context, in Apply) (*ent.Payment, []*ent.Application, error) {
	src, apps, err := s.apply(ctx, "applyPayment", in.Key, in, source{kind: receivableentry.ItemKindPAYMENT, id: in.Payment}, in.Targets, in.EffectiveOn)
	if err != nil {
		return nil, nil, err
	}
	return src.(*ent.Payment), apps, nil
}

// ApplyCredit settles invoices with a posted credit memo. It reports what Apply reports. Requires payments:apply.
func (s *Service) ApplyCredit(ctx context.Context, in ApplyCredit) (*ent.CreditMemo, []*ent.Application, error) {
	src, apps, err := s.apply(ctx, "applyCreditMemo", in.Key, in, source{kind: receivableentry.ItemKindCREDIT_MEMO, id: in.CreditMemo}, in.Targets, in.EffectiveOn)
	if err != nil {
		return nil, nil, err
	}
	return src.(*ent.CreditMemo), apps, nil
}

type applied struct {
	source any
	apps   []*ent.Application
}

func (s *Service) apply(ctx context.Context, verb, key string, input any, src source, targets []Target, on date.Date) (any, []*ent.Application, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.PaymentsApply); err != nil {
		return nil, nil, err
	}
	r, err := store.Tx(ctx, s.DB, func(tx *store.TxClient) (r applied, err error) {
		var ids []int
		id, replayed, err := store.Once(ctx, tx, verb, key, input, func() (int, error) {
			ids, err = spread(ctx, tx, src, targets, on)
			if err != nil {
				return 0, err
			}
			return ids[len(ids)-1], nil
		})
		if err != nil {
			return r, err
		}
		if replayed { // all applications of that run were written at one instant
			last, err := tx.Application.Get(ctx, id)
			if err != nil {
				return r, err
			}
			if ids, err = tx.Application.Query().Where(src.owns(), application.CreatedAt(last.CreatedAt)).Order(application.ByID()).IDs(ctx); err != nil {
				return r, err
			}
		}
		if r.apps, err = tx.Application.Query().Where(rule.In(application.FieldID, ids)).Order(application.ByID()).All(ctx); err != nil {
			return r, err
		}
		if src.kind == receivableentry.ItemKindPAYMENT {
			r.source, err = tx.Payment.Get(ctx, src.id)
		} else {
			r.source, err = tx.CreditMemo.Get(ctx, src.id)
		}
		return r, err
	})
	return r.source, r.apps, err
}

// spread chooses the invoices, lets Allocate decide, and applies.
func spread(ctx context.Context, tx *store.TxClient, src source, targets []Target, on date.Date) ([]int, error) {
	if len(targets) > maxTargets {
		return nil, fault.New(fault.Limit, "at most %d invoices can be settled at once", maxTargets).On("targets")
	}
	locked, err := lockSources(ctx, tx, src.kind, []int{src.id})
	if err != nil {
		return nil, err
	}
	from, ok := locked[src.id]
	if !ok || !from.seen(ctx) {
		return nil, fault.New(fault.NotFound, "there is no such %s, or it is not yours to see", src.noun()).On(src.field())
	}
	if err := from.ready(); err != nil {
		return nil, err
	}
	var items map[int]openItem
	if len(targets) > 0 {
		ids := make([]int, len(targets))
		for i, t := range targets {
			ids[i] = t.Invoice
		}
		items, err = lockInvoices(ctx, tx, unique(ids))
	} else {
		items, err = lockOpen(ctx, tx, from)
	}
	if err != nil {
		return nil, err
	}
	v := viewer.From(ctx)
	open := make([]Open, 0, len(items))
	for _, inv := range items {
		if v.Sees(inv.account) {
			open = append(open, Open{inv.id, money.New(inv.balance, inv.currency)})
		}
	}
	slices.SortFunc(open, func(a, b Open) int { // oldest due first
		return cmp.Or(cmp.Compare(items[a.Invoice].dueOn, items[b.Invoice].dueOn), cmp.Compare(a.Invoice, b.Invoice))
	})
	parts, err := Allocate(money.New(from.unapplied, from.currency), open, targets)
	if err != nil {
		return nil, err
	}
	if len(parts) == 0 {
		return nil, fault.New(fault.State, "nothing is open that this %s could settle", src.noun()).On("targets")
	}
	if on == "" {
		since, err := ledger.Today(ctx, tx, from.unit)
		if err != nil {
			return nil, err
		}
		since = max(since, from.on)
		for _, p := range parts {
			since = max(since, items[p.Invoice].issueOn)
		}
		if on, err = firstDay(ctx, tx, since, from, items, parts); err != nil {
			return nil, err
		}
	}
	allocations := make([]Allocation, len(parts))
	for i, p := range parts {
		allocations[i] = Allocation{Invoice: p.Invoice, Minor: p.Amount.Minor, On: on}
		if src.kind == receivableentry.ItemKindPAYMENT {
			allocations[i].Payment = src.id
		} else {
			allocations[i].CreditMemo = src.id
		}
	}
	return applyLocked(ctx, tx, allocations, locked, items)
}

// maxOpen is how many open invoices of one account are looked at when no targets are named.
const maxOpen = 5000

// Allocation is a decided application: an amount of one payment or credit memo settles one invoice from a day on.
type Allocation struct {
	Payment, CreditMemo int // exactly one
	Invoice             int
	Minor               int64 // positive
	On                  date.Date
}

// source is a payment or credit memo.
type source struct {
	kind receivableentry.ItemKind
	id   int

	unit, account int
	currency      money.Currency
	unapplied     int64
	on            date.Date // from which it counts
	state         string    // credit memo: its status; payment: REVERSED or ""
}

func (s source) noun() string {
	if s.kind == receivableentry.ItemKindPAYMENT {
		return "payment"
	}
	return "credit memo"
}

func (s source) field() string {
	if s.kind == receivableentry.ItemKindPAYMENT {
		return "paymentId"
	}
	return "creditMemoId"
}

func (s source) held() ledger.Held { return ledger.Held{Item: s.id, Account: s.account} }

func (s source) owns() predicate.Application {
	if s.kind == receivableentry.ItemKindPAYMENT {
		return application.PaymentID(s.id)
	}
	return application.CreditMemoID(s.id)
}

func (s source) seen(ctx context.Context) bool {
	v := viewer.From(ctx)
	return v.Unbounded || s.account != 0 && v.Sees(s.account)
}

// ready is the guard of applying: what must be true of the source.
func (s source) ready() error {
	switch {
	case s.state == "REVERSED":
		return fault.New(fault.State, "the payment was reversed; there is nothing to apply").On(s.field())
	case s.kind == receivableentry.ItemKindCREDIT_MEMO && s.state != string(creditmemo.StatusPOSTED):
		return fault.New(fault.State, "the credit memo is not posted").On(s.field())
	case s.account == 0:
		return fault.New(fault.State, "the payer is not known; assign the payment to an account first").On(s.field())
	case s.unapplied == 0:
		return fault.New(fault.OverBalance, "nothing is left to apply of this %s", s.noun()).On(s.field())
	}
	return nil
}

func lockSources(ctx context.Context, tx *store.TxClient, kind receivableentry.ItemKind, ids []int) (map[int]source, error) {
	query := `SELECT id, business_unit_id, COALESCE(account_id, 0), currency, unapplied_minor, received_on, CASE WHEN reversed_minor > 0 THEN 'REVERSED' ELSE '' END FROM payments WHERE `
	if kind == receivableentry.ItemKindCREDIT_MEMO {
		query = `SELECT id, business_unit_id, account_id, currency, unapplied_minor, issue_on, status FROM credit_memos WHERE `
	}
	rows, err := tx.Query(ctx, query+store.In(tx.Dialect, "id")+" ORDER BY id"+forUpdate(tx), store.IDList(tx.Dialect, ids))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	locked := make(map[int]source, len(ids))
	for rows.Next() {
		s := source{kind: kind}
		if err := rows.Scan(&s.id, &s.unit, &s.account, &s.currency, &s.unapplied, &s.on, &s.state); err != nil {
			return nil, err
		}
		locked[s.id] = s
	}
	return locked, rows.Err()
}

type openItem struct {
	id, unit, account int
	currency          money.Currency
	balance           int64
	issueOn, dueOn    date.Date
}

func (o openItem) held() ledger.Held { return ledger.Held{Item: o.id, Account: o.account} }

const selectInvoices = `SELECT id, business_unit_id, account_id, currency, balance_minor, issue_on, due_on FROM invoices WHERE `

func lockInvoices(ctx context.Context, tx *store.TxClient, ids []int) (map[int]openItem, error) {
	return scanInvoices(tx.Query(ctx, selectInvoices+store.In(tx.Dialect, "id")+` ORDER BY id`+forUpdate(tx), store.IDList(tx.Dialect, ids)))
}

// lockOpen locks the open invoices that a source can settle by itself.
func lockOpen(ctx context.Context, tx *store.TxClient, from source) (map[int]openItem, error) {
	return scanInvoices(tx.Query(ctx, selectInvoices+`account_id = ? AND currency = ? AND business_unit_id = ? AND balance_minor <> 0 ORDER BY id LIMIT ?`+forUpdate(tx),
		from.account, from.currency, from.unit, maxOpen))
}

func scanInvoices(rows *sql.Rows, err error) (map[int]openItem, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	locked := map[int]openItem{}
	for rows.Next() {
		var o openItem
		if err := rows.Scan(&o.id, &o.unit, &o.account, &o.currency, &o.balance, &o.issueOn, &o.dueOn); err != nil {
			return nil, err
		}
		locked[o.id] = o
	}
	return locked, rows.Err()
}

func forUpdate(tx *store.TxClient) string {
	if tx.Postgres() {
		return " FOR UPDATE"
	}
	return ""
}

// ApplyTx applies decided amounts in the caller's transaction and answers the applications' ids in order. It locks
// payments, credit memos and invoices in this order, each by id. It reports what Apply reports, with the path
// allocations, index.
func ApplyTx(ctx context.Context, tx *store.TxClient, allocations []Allocation) ([]int, error) {
	if viewer.From(ctx) == nil {
		return nil, viewer.ErrUnauthenticated
	}
	var paymentIDs, memoIDs, invoiceIDs []int
	for _, a := range allocations {
		if a.Payment != 0 {
			paymentIDs = append(paymentIDs, a.Payment)
		} else {
			memoIDs = append(memoIDs, a.CreditMemo)
		}
		invoiceIDs = append(invoiceIDs, a.Invoice)
	}
	sources := map[int]source{}
	if err := addSources(ctx, tx, sources, receivableentry.ItemKindPAYMENT, paymentIDs); err != nil {
		return nil, err
	}
	if err := addSources(ctx, tx, sources, receivableentry.ItemKindCREDIT_MEMO, memoIDs); err != nil {
		return nil, err
	}
	items, err := lockInvoices(ctx, tx, unique(invoiceIDs))
	if err != nil {
		return nil, err
	}
	return applyLocked(ctx, tx, allocations, sources, items)
}

// applyLocked applies amounts to rows that the transaction holds.
func applyLocked(ctx context.Context, tx *store.TxClient, allocations []Allocation, sources map[int]source, items map[int]openItem) ([]int, error) {
	v := viewer.From(ctx)
	family := families{}
	touched := make([]int, 0, 2*len(allocations))
	for _, a := range allocations {
		touched = append(touched, a.Payment+a.CreditMemo, a.Invoice)
	}
	courses, err := ledger.Reopened(ctx, tx, unique(touched))
	if err != nil {
		return nil, err
	}
	rows := make([][]any, len(allocations))
	spent, settled := map[int]int64{}, map[int]int64{}
	for i, a := range allocations {
		src, inv := sources[a.Payment+a.CreditMemo], items[a.Invoice]
		if err := a.check(ctx, tx, v, src, inv, family); err != nil {
			return nil, fault.As(err).On("allocations", strconv.Itoa(i))
		}
		if err := a.spend(courses, src, inv); err != nil {
			return nil, fault.As(err).On("allocations", strconv.Itoa(i))
		}
		src.unapplied -= a.Minor
		inv.balance -= a.Minor
		sources[src.id], items[inv.id] = src, inv
		spent[src.id] += a.Minor
		settled[inv.id] += a.Minor
		rows[i] = []any{tx.Now, inv.account, inv.id, store.Null(a.Payment), store.Null(a.CreditMemo), inv.currency, a.Minor, a.On, nil, ""}
	}
	ids, err := tx.InsertIDs(ctx, "applications", applicationColumns, rows)
	if err != nil {
		return nil, err
	}
	if err := move(ctx, tx, sources, spent, settled); err != nil {
		return nil, err
	}
	for i, a := range allocations {
		src, inv := sources[a.Payment+a.CreditMemo], items[a.Invoice]
		if err := post(ctx, tx, journalentry.KindAPPLICATION, ids[i], src, inv, a.Minor, a.On); err != nil {
			return nil, err
		}
	}
	if len(ids) <= 20 {
		for i, a := range allocations {
			inv := items[a.Invoice]
			tx.Record(store.Event{Action: sources[a.Payment+a.CreditMemo].action("apply"), Entity: a.Payment + a.CreditMemo, Account: inv.account, Changes: store.Changes{
				"application": {nil, ids[i]}, "invoice": {nil, a.Invoice}, "amount": {nil, money.New(a.Minor, inv.currency).String() + " " + string(inv.currency)}, "effective_on": {nil, a.On}}})
		}
	} else {
		tx.RecordMany("application.create", ids)
	}
	return ids, nil
}

var applicationColumns = []string{"created_at", "account_id", "invoice_id", "payment_id", "credit_memo_id", "currency", "amount_minor", "effective_on", "reverses_id", "reason"}

func (s source) action(verb string) string {
	return strings.ReplaceAll(s.noun(), " ", "_") + "." + verb
}

func addSources(ctx context.Context, tx *store.TxClient, sources map[int]source, kind receivableentry.ItemKind, ids []int) error {
	if len(ids) == 0 {
		return nil
	}
	locked, err := lockSources(ctx, tx, kind, unique(ids))
	for id, s := range locked {
		sources[id] = s
	}
	return err
}

func unique(ids []int) []int {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return slices.Compact(ids)
}

// check is every rule about one application.
func (a Allocation) check(ctx context.Context, tx *store.TxClient, v *viewer.Viewer, src source, inv openItem, family families) error {
	switch {
	case src.id == 0 || !src.seen(ctx):
		return fault.New(fault.NotFound, "there is no such payment or credit memo, or it is not yours to see")
	case inv.id == 0 || !v.Sees(inv.account):
		return fault.New(fault.NotFound, "there is no such invoice, or it is not yours to see").On("invoiceId")
	case a.Minor <= 0:
		return fault.New(fault.Invalid, "the amount must be more than zero").On("amount")
	case src.currency != inv.currency:
		return fault.New(fault.Currency, "the invoice is in %s, the money in %s", inv.currency, src.currency).On("invoiceId")
	case src.unit != inv.unit:
		return fault.New(fault.Invalid, "the invoice belongs to another business unit").On("invoiceId")
	case a.On < src.on:
		return fault.New(fault.Invalid, "%s lies before %s, the date of the %s", a.On, src.on, src.noun()).On("effectiveOn")
	case a.On < inv.issueOn:
		return fault.New(fault.Invalid, "%s lies before %s, the issue date of the invoice", a.On, inv.issueOn).On("effectiveOn")
	}
	if err := src.ready(); err != nil {
		return err
	}
	switch {
	case a.Minor > inv.balance:
		return fault.New(fault.OverBalance, "%s is more than the %s that is open on the invoice", money.New(a.Minor, inv.currency), money.New(inv.balance, inv.currency)).On("amount")
	case a.Minor > src.unapplied:
		return fault.New(fault.OverBalance, "%s is more than the %s that is left to apply", money.New(a.Minor, src.currency), money.New(src.unapplied, src.currency)).On("amount")
	}
	if src.account != inv.account {
		same, err := family.same(ctx, tx, src.account, inv.account)
		if err != nil {
			return err
		}
		if !same {
			return fault.New(fault.State, "the invoice belongs to an account outside the payer's group; assign the payment to the right account first").On("invoiceId")
		}
	}
	return nil
}

// spend takes an application from the courses of what it spends and settles, which must have it open from its day on.
func (a Allocation) spend(courses map[ledger.Held]ledger.Course, src source, inv openItem) error {
	for _, x := range []struct {
		of   ledger.Held
		noun string
	}{{src.held(), src.noun()}, {inv.held(), "invoice"}} {
		c, ok := courses[x.of]
		if !ok {
			continue
		}
		if least := c.Least(a.On); least < a.Minor {
			return fault.New(fault.Invalid, "from %s on, only %s of the %s was open at times; use %s or a later day", a.On, money.New(least, inv.currency), x.noun, c.From(a.On, a.Minor)).On("effectiveOn")
		}
		courses[x.of] = c.With(a.On, -a.Minor)
	}
	return nil
}

// firstDay is the first day, not before one, on which a source can settle parts of invoices.
func firstDay(ctx context.Context, tx *store.TxClient, since date.Date, from source, items map[int]openItem, parts []Part) (date.Date, error) {
	touched, need := []int{from.id}, map[ledger.Held]int64{}
	for _, p := range parts {
		touched = append(touched, p.Invoice)
		need[from.held()] += p.Amount.Minor
		need[items[p.Invoice].held()] += p.Amount.Minor
	}
	courses, err := ledger.Reopened(ctx, tx, unique(touched))
	if err != nil {
		return "", err
	}
	for of, minor := range need {
		if c, ok := courses[of]; ok {
			since = max(since, c.From(since, minor))
		}
	}
	return since, nil
}

// families remembers the top of the tree of each account.
type families map[int]int

func (f families) same(ctx context.Context, tx *store.TxClient, a, b int) (bool, error) {
	x, err := f.root(ctx, tx, a)
	if err != nil {
		return false, err
	}
	y, err := f.root(ctx, tx, b)
	return x == y, err
}

func (f families) root(ctx context.Context, tx *store.TxClient, id int) (int, error) {
	if r, ok := f[id]; ok {
		return r, nil
	}
	var root int
	err := tx.QueryRow(ctx, `WITH RECURSIVE up(id, parent_id) AS (
		SELECT id, parent_id FROM accounts WHERE id = ? UNION SELECT a.id, a.parent_id FROM accounts a JOIN up ON a.id = up.parent_id)
		SELECT id FROM up WHERE parent_id IS NULL`, id).Scan(&root)
	f[id] = root
	return root, err
}

// move changes what is open of sources and invoices by the sums given; positive sums spend and settle.
func move(ctx context.Context, tx *store.TxClient, sources map[int]source, spent, settled map[int]int64) error {
	payments, memos := map[int]int64{}, map[int]int64{}
	for id, n := range spent {
		if sources[id].kind == receivableentry.ItemKindPAYMENT {
			payments[id] = n
		} else {
			memos[id] = n
		}
	}
	for _, u := range []struct {
		table, open string
		sums        map[int]int64
	}{{"payments", "unapplied_minor", payments}, {"credit_memos", "unapplied_minor", memos}, {"invoices", "balance_minor", settled}} {
		if err := shift(ctx, tx, u.table, u.open, u.sums); err != nil {
			return err
		}
	}
	return nil
}

// shift adds to applied_minor and takes from the open column, row by row, in statements of up to 500 rows.
func shift(ctx context.Context, tx *store.TxClient, table, open string, sums map[int]int64) error {
	ids := make([]int, 0, len(sums))
	for id := range sums {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for chunk := range slices.Chunk(ids, 500) {
		args := make([]any, 0, 2*len(chunk))
		for _, id := range chunk {
			args = append(args, id, sums[id])
		}
		tuples := strings.Repeat(",(CAST(? AS bigint), CAST(? AS bigint))", len(chunk))[1:]
		r, err := tx.Exec(ctx, `UPDATE `+table+` SET applied_minor = applied_minor + d.column2, `+open+` = `+open+` - d.column2
			FROM (VALUES `+tuples+`) AS d WHERE `+table+`.id = d.column1`, args...)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n != int64(len(chunk)) {
			return errors.Join(err, sql.ErrNoRows)
		}
	}
	return nil
}

// post writes the double entry of an application, or with a negative amount of its reversal.
func post(ctx context.Context, tx *store.TxClient, kind journalentry.Kind, id int, src source, inv openItem, minor int64, on date.Date) error {
	purpose := glaccount.PurposeUNAPPLIED_CASH
	if src.kind == receivableentry.ItemKindCREDIT_MEMO {
		purpose = glaccount.PurposeUNAPPLIED_CREDIT
	}
	return ledger.Post(ctx, tx, ledger.Entry{BusinessUnit: inv.unit, Account: inv.account, Kind: kind, Source: id, On: on, Currency: inv.currency,
		Lines: []ledger.Line{{Purpose: purpose, Minor: minor}, {Purpose: glaccount.PurposeRECEIVABLE, Minor: -minor}}},
		ledger.Move{Kind: receivableentry.ItemKindINVOICE, Account: inv.account, Item: inv.id, Minor: -minor, IssueOn: inv.issueOn, DueOn: inv.dueOn},
		ledger.Move{Kind: src.kind, Account: src.account, Item: src.id, Minor: -minor, IssueOn: src.on, DueOn: src.on})
}
