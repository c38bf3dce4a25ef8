package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/glaccount"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/receivableentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// Basis is the date from which an invoice ages.
type Basis string

// The bases.
const (
	DueDate   Basis = "DUE_DATE"
	IssueDate Basis = "ISSUE_DATE"
)

// column is the basis' date of an invoice.
func (b Basis) column() string {
	if b == IssueDate {
		return "issue_on"
	}
	return "due_on"
}

// Bucket is the open invoices of one age. Buckets are, in order: current (not yet past the basis' date), 1–30, 31–60,
// 61–90, 91–120, and 121 or more days.
type Bucket struct {
	Count int
	Minor int64
}

// Buckets are the six ages.
type Buckets [6]Bucket

// total sums the buckets from the i-th on.
func (b Buckets) total(i int) (count int, minor int64) {
	for _, x := range b[i:] {
		count += x.Count
		minor += x.Minor
	}
	return count, minor
}

// Owed is what is owed in one currency.
type Owed struct {
	Currency        money.Currency
	Buckets         Buckets
	UnappliedCash   int64
	UnappliedCredit int64
	OldestDueOn     date.Date // of the open invoices, where it was asked for
}

// Count is the number of open invoices.
func (o Owed) Count() int { n, _ := o.Buckets.total(0); return n }

// In is a count of minor units as an amount of the currency.
func (o Owed) In(minor int64) money.Amount { return money.New(minor, o.Currency) }

// Total is what is open of invoices.
func (o Owed) Total() money.Amount { _, n := o.Buckets.total(0); return money.New(n, o.Currency) }

// PastDue is Total without what is current.
func (o Owed) PastDue() money.Amount { _, n := o.Buckets.total(1); return money.New(n, o.Currency) }

func (o Owed) empty() bool {
	return o.Buckets == Buckets{} && o.UnappliedCash == 0 && o.UnappliedCredit == 0
}

// AgeingQuery asks for ageing on a day.
type AgeingQuery struct {
	AsOf     date.Date // "": today
	Basis    Basis     // "": DueDate
	Currency money.Currency
	Scope    Scope
}

// Ageing is the ageing of a scope in one currency.
type Ageing struct {
	Owed
	AsOf        date.Date
	Basis       Basis
	LedgerTotal *money.Amount // the receivables control account on the day; nil when the scope leaves accounts out
}

// Ageing answers one row per currency, by code. Currencies without anything open are left out. It reports fault.Forbidden.
// Requires reports:read.
func (s *Service) Ageing(ctx context.Context, q AgeingQuery) ([]Ageing, error) {
	if err := s.prepare(ctx, &q); err != nil {
		return nil, err
	}
	var owed map[owedKey]*Owed
	var control map[money.Currency]int64
	err := s.read(ctx, func(r report) (err error) {
		if owed, err = r.owed(ctx, q, false); err != nil || !q.Scope.whole(viewer.From(ctx)) {
			return err
		}
		control, err = r.control(ctx, glaccount.PurposeRECEIVABLE, q.Scope.BusinessUnit, q.AsOf)
		return err
	})
	if err != nil {
		return nil, err
	}
	var out []Ageing
	for k, o := range owed {
		a := Ageing{Owed: *o, AsOf: q.AsOf, Basis: q.Basis}
		if control != nil {
			total := money.New(control[k.currency], k.currency)
			a.LedgerTotal = &total
		}
		if !o.empty() || control[k.currency] != 0 {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b Ageing) int { return strings.Compare(string(a.Currency), string(b.Currency)) })
	return out, nil
}

func (s *Service) prepare(ctx context.Context, q *AgeingQuery) error {
	if err := viewer.Need(viewer.From(ctx), viewer.ReportsRead); err != nil {
		return err
	}
	if q.Scope.BookOf != 0 && !viewer.From(ctx).Unbounded {
		return viewer.ErrDenied{} // books are the department's own business
	}
	if q.AsOf == "" {
		q.AsOf = date.Of(s.DB.Clock().UTC())
	}
	if q.Basis == "" {
		q.Basis = DueDate
	}
	return nil
}

// Order is the order of ageing by account.
type Order string

// The orders.
const (
	ByTotal   Order = "TOTAL"
	ByPastDue Order = "PAST_DUE"
	ByOldest  Order = "OLDEST"
	ByName    Order = "NAME"
)

// Page is a part of a report by account.
type Page struct {
	Order         Order
	First, Offset int
}

// AccountAgeing is what one account owes in one currency.
type AccountAgeing struct {
	Owed
	Account int
}

// ByAccount answers a page of ageing by account and currency, and how many there are in all. Orders descend, except names
// and oldest due dates; ties are broken by account. It reports fault.Invalid for a page of more than 200. Requires reports:read.
func (s *Service) ByAccount(ctx context.Context, q AgeingQuery, p Page) ([]AccountAgeing, int, error) {
	if p.First < 0 || p.First > 200 || p.Offset < 0 {
		return nil, 0, fault.New(fault.Invalid, "a page has at most 200 accounts").On("first")
	}
	all, err := s.EveryAccount(ctx, q, p.Order)
	n := len(all)
	return all[min(p.Offset, n):min(p.Offset+p.First, n)], n, err
}

// EveryAccount is ByAccount without pages.
func (s *Service) EveryAccount(ctx context.Context, q AgeingQuery, order Order) ([]AccountAgeing, error) {
	if err := s.prepare(ctx, &q); err != nil {
		return nil, err
	}
	var all []AccountAgeing
	names := map[int]string{}
	err := s.read(ctx, func(r report) (err error) {
		if all, err = r.everyAccount(ctx, q); err == nil && order == ByName {
			names, err = r.names(ctx, all)
		}
		return err
	})
	slices.SortFunc(all, func(a, b AccountAgeing) int {
		var c int
		switch order {
		case ByTotal:
			c = cmp.Compare(b.Total().Minor, a.Total().Minor)
		case ByOldest:
			c = strings.Compare(orLast(a.OldestDueOn), orLast(b.OldestDueOn))
		case ByName:
			c = strings.Compare(names[a.Account], names[b.Account])
		default:
			c = cmp.Or(cmp.Compare(b.PastDue().Minor, a.PastDue().Minor), cmp.Compare(b.Total().Minor, a.Total().Minor))
		}
		return cmp.Or(c, cmp.Compare(a.Account, b.Account), strings.Compare(string(a.Currency), string(b.Currency)))
	})
	return all, err
}

func orLast(d date.Date) string {
	if d == "" {
		return "9"
	}
	return string(d)
}

// everyAccount is the ageing of every account of the scope, in no order.
func (s report) everyAccount(ctx context.Context, q AgeingQuery) ([]AccountAgeing, error) {
	owed, err := s.owed(ctx, q, true)
	if err != nil {
		return nil, err
	}
	all := make([]AccountAgeing, 0, len(owed))
	for k, o := range owed {
		if !o.empty() && (q.Currency == "" || q.Currency == k.currency) && k.account != 0 {
			all = append(all, AccountAgeing{Owed: *o, Account: k.account})
		}
	}
	return all, nil
}

func (s report) names(ctx context.Context, of []AccountAgeing) (map[int]string, error) {
	ids := make([]int, len(of))
	for i, a := range of {
		ids[i] = a.Account
	}
	names := make(map[int]string, len(ids))
	err := s.each(ctx, `SELECT id, lower(name) FROM accounts WHERE `+store.In(s.DB.Dialect, "id"), []any{store.IDList(s.DB.Dialect, ids)}, func(rows *sql.Rows) error {
		var id int
		var name string
		err := rows.Scan(&id, &name)
		names[id] = name
		return err
	})
	return names, err
}

// Receivables answers what each account owes, by currency, in a fixed number of statements. With children, an account's
// row includes the accounts below it. Requires accounts:read.
func (s *Service) Receivables(ctx context.Context, accounts []int, asOf date.Date, children bool) (map[int][]Owed, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.AccountsRead); err != nil {
		return nil, err
	}
	if asOf == "" {
		asOf = date.Of(s.DB.Clock().UTC())
	}
	var out map[int][]Owed
	err := s.read(ctx, func(r report) (err error) {
		out, err = r.receivables(ctx, accounts, asOf, children)
		return err
	})
	return out, err
}

func (s report) receivables(ctx context.Context, accounts []int, asOf date.Date, children bool) (map[int][]Owed, error) {
	out := make(map[int][]Owed, len(accounts))
	of := map[int][]int{} // account → the accounts asked for that include it
	members := accounts
	if children {
		members = nil
		err := s.each(ctx, `WITH RECURSIVE below(top, id) AS (SELECT id, id FROM accounts WHERE `+store.In(s.DB.Dialect, "id")+`
			UNION SELECT below.top, a.id FROM accounts a JOIN below ON a.parent_id = below.id) SELECT top, id FROM below`, []any{store.IDList(s.DB.Dialect, accounts)}, func(rows *sql.Rows) error {
			var top, id int
			err := rows.Scan(&top, &id)
			of[id] = append(of[id], top)
			members = append(members, id)
			return err
		})
		if err != nil {
			return nil, err
		}
	} else {
		for _, id := range accounts {
			of[id] = []int{id}
		}
	}
	owed, err := s.owedBy(ctx, AgeingQuery{AsOf: asOf, Basis: DueDate}, true, members)
	if err != nil {
		return nil, err
	}
	sums := map[owedKey]*Owed{}
	for k, o := range owed {
		for _, top := range of[k.account] {
			at(sums, owedKey{top, k.currency}).add(*o)
		}
	}
	for k, o := range sums {
		if !o.empty() {
			out[k.account] = append(out[k.account], *o)
		}
	}
	for _, list := range out {
		slices.SortFunc(list, func(a, b Owed) int { return strings.Compare(string(a.Currency), string(b.Currency)) })
	}
	return out, nil
}

// age adds invoices of a bucket, of which the oldest is due on a day; "" is none.
func (o *Owed) age(bucket, count int, minor int64, due date.Date) {
	o.Buckets[bucket].Count += count
	o.Buckets[bucket].Minor += minor
	if due != "" && (o.OldestDueOn == "" || due < o.OldestDueOn) {
		o.OldestDueOn = due
	}
}

func (o *Owed) add(x Owed) {
	for i := range o.Buckets {
		o.Buckets[i].Count += x.Buckets[i].Count
		o.Buckets[i].Minor += x.Buckets[i].Minor
	}
	o.UnappliedCash += x.UnappliedCash
	o.UnappliedCredit += x.UnappliedCredit
	if o.OldestDueOn == "" || x.OldestDueOn != "" && x.OldestDueOn < o.OldestDueOn {
		o.OldestDueOn = x.OldestDueOn
	}
}

type owedKey struct {
	account  int // 0 for a total, or for unidentified payments
	currency money.Currency
}

func at(m map[owedKey]*Owed, k owedKey) *Owed {
	o := m[k]
	if o == nil {
		o = &Owed{Currency: k.currency}
		m[k] = o
	}
	return o
}

// owed computes ageing as today's open items less what was entered with effect after the day. Items issued after the day are
// left out of both: all that moved them came after it too.
func (s report) owed(ctx context.Context, q AgeingQuery, byAccount bool) (map[owedKey]*Owed, error) {
	return s.owedBy(ctx, q, byAccount, nil)
}

func (s report) owedBy(ctx context.Context, q AgeingQuery, byAccount bool, members []int) (map[owedKey]*Owed, error) {
	today := date.Of(s.DB.Clock().UTC())
	key := "0"
	if byAccount {
		key = "account_id"
	}
	where := func(table string) clause {
		c := q.Scope.where(ctx, s.DB.Dialect, table, today)
		if members != nil {
			c.and(store.In(s.DB.Dialect, table+".account_id"), store.IDList(s.DB.Dialect, members))
		}
		return c
	}
	// SQLite keeps no statistics; left alone it would follow dates through all history.
	by := func(index string) string {
		if s.DB.Postgres() {
			return ""
		}
		return " INDEXED BY " + index
	}
	later := " later" + by("receivable_entry_later")
	if members != nil || q.Scope.Account != 0 || !viewer.From(ctx).Unbounded { // few accounts
		later = " later" + by("receivableentry_account_id_effective_on")
	}
	out := map[owedKey]*Owed{}
	group := func(table string) string {
		if byAccount {
			return table + "." + key
		}
		return "0"
	}

	// Today's open invoices of then: one pass over the index of open items.
	bucket, bounds := bucketOf(q.Basis, q.AsOf, "invoices")
	w := where("invoices")
	oldest := "NULL"
	if byAccount {
		oldest = "MIN(invoices.due_on)"
	}
	err := s.each(ctx, `SELECT `+group("invoices")+`, invoices.currency, `+bucket+` AS age, COUNT(*), SUM(invoices.balance_minor), `+oldest+`
		FROM invoices`+by("invoice_open")+` WHERE invoices.balance_minor <> 0 AND invoices.issue_on <= ?`+w.text+` GROUP BY 1, 2, 3`, append(append(slices.Clone(bounds), q.AsOf), w.args...), func(rows *sql.Rows) error {
		var k owedKey
		var age, count int
		var minor int64
		var due date.Date
		if err := rows.Scan(&k.account, &k.currency, &age, &count, &minor, &due); err != nil {
			return err
		}
		at(out, k).age(age, count, minor, due)
		return nil
	})
	if err != nil {
		return nil, err
	}

	// Entries after the day, per invoice: they move its amount, and its count when it was open then and is not now, or the
	// other way round. Only open invoices are joined: the paid ones are all of history.
	w = where("later")
	bucket, bounds = bucketOf(q.Basis, q.AsOf, "later")
	aged := "later." + map[Basis]string{DueDate: "item_due_on", IssueDate: "item_issue_on"}[q.Basis]
	if byAccount {
		oldest = "MIN(CASE WHEN i.id IS NULL AND moved.minor <> 0 THEN moved.due_on END)"
	}
	bucket = strings.ReplaceAll(bucket, "later."+q.Basis.column(), "moved.aged_on")
	err = s.each(ctx, `SELECT `+map[bool]string{true: "moved.account_id", false: "0"}[byAccount]+`, moved.currency, `+bucket+` AS age,
			SUM(CASE WHEN COALESCE(i.balance_minor, 0) - moved.minor <> 0 THEN 1 ELSE 0 END - CASE WHEN i.id IS NULL THEN 0 ELSE 1 END), -SUM(moved.minor),
			`+oldest+`
		FROM (SELECT later.item_id, later.account_id, later.currency, `+aged+` AS aged_on, MIN(later.item_due_on) AS due_on, SUM(later.amount_minor) AS minor FROM receivable_entries`+later+`
			WHERE later.effective_on > ? AND later.item_kind = 'INVOICE' AND later.item_issue_on <= ?`+w.text+` GROUP BY 1, 2, 3, 4) moved
		LEFT JOIN invoices i ON i.id = moved.item_id AND i.balance_minor <> 0 GROUP BY 1, 2, 3`, append(append(slices.Clone(bounds), q.AsOf, q.AsOf), w.args...), func(rows *sql.Rows) error {
		var k owedKey
		var age, count int
		var minor int64
		var due date.Date
		if err := rows.Scan(&k.account, &k.currency, &age, &count, &minor, &due); err != nil {
			return err
		}
		at(out, k).age(age, count, minor, due)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, s.unapplied(ctx, q, group, where, by, later, out)
}

// unapplied adds what is unapplied of payments and credit memos on the day.
func (s report) unapplied(ctx context.Context, q AgeingQuery, group func(string) string, where func(string) clause, by func(string) string, later string, out map[owedKey]*Owed) error {
	add := func(kind receivableentry.ItemKind) func(*sql.Rows) error {
		return func(rows *sql.Rows) error {
			var k owedKey
			var minor int64
			var account sql.NullInt64
			if err := rows.Scan(&account, &k.currency, &minor); err != nil {
				return err
			}
			k.account = int(account.Int64)
			if o := at(out, k); kind == receivableentry.ItemKindPAYMENT {
				o.UnappliedCash += minor
			} else {
				o.UnappliedCredit += minor
			}
			return nil
		}
	}
	for _, item := range []struct {
		kind             receivableentry.ItemKind
		table, index, on string
	}{{receivableentry.ItemKindPAYMENT, "payments", "payment_open", "received_on"}, {receivableentry.ItemKindCREDIT_MEMO, "credit_memos", "credit_memo_open", "issue_on"}} {
		w := where(item.table)
		if err := s.each(ctx, `SELECT `+group(item.table)+`, `+item.table+`.currency, SUM(unapplied_minor) FROM `+item.table+by(item.index)+` WHERE unapplied_minor <> 0 AND `+item.on+` <= ?`+
			w.text+` GROUP BY 1, 2`, append([]any{q.AsOf}, w.args...), add(item.kind)); err != nil {
			return err
		}
		w = where("later")
		if err := s.each(ctx, `SELECT `+group("later")+`, later.currency, -SUM(later.amount_minor) FROM receivable_entries`+later+` WHERE later.effective_on > ? AND later.item_kind = ? AND later.item_issue_on <= ?`+
			w.text+` GROUP BY 1, 2`, append([]any{q.AsOf, string(item.kind), q.AsOf}, w.args...), add(item.kind)); err != nil {
			return err
		}
	}
	return nil
}

// bucketOf is the SQL of a bucket's index for a table's date column, with its parameters.
func bucketOf(b Basis, asOf date.Date, table string) (string, []any) {
	col := table + "." + b.column()
	return fmt.Sprintf(`CASE WHEN %[1]s >= ? THEN 0 WHEN %[1]s >= ? THEN 1 WHEN %[1]s >= ? THEN 2 WHEN %[1]s >= ? THEN 3 WHEN %[1]s >= ? THEN 4 ELSE 5 END`, col),
		[]any{asOf, asOf.AddDays(-30), asOf.AddDays(-60), asOf.AddDays(-90), asOf.AddDays(-120)}
}
