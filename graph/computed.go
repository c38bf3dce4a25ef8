package graph

import (
	"context"
	"encoding/json"
	"fmt"

	"entgo.io/ent/dialect/sql"
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/journalentry"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/predicate"
	"github.com/duebook/duebook/ent/rule"
	"github.com/duebook/duebook/ent/user"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/server/ledger"
)

// dayArg is a date argument as the document gives it; "" when absent or, which its own field reports, of the wrong form.
func dayArg(args map[string]any, name string) date.Date {
	s, _ := args[name].(string)
	d, err := date.Parse(s)
	if err != nil {
		return ""
	}
	return d
}

// pageOf is the page that a field's arguments ask for.
func pageOf(args map[string]any) (p page, err error) {
	number := func(name string) (n *int) {
		switch v := args[name].(type) {
		case nil:
		case int64:
			i := int(v)
			n = &i
		case int:
			n = &v
		case json.Number:
			i64, e := v.Int64()
			i := int(i64)
			n, err = &i, e
		default:
			err = fmt.Errorf("%s is no number", name)
		}
		return n
	}
	text := func(name string) *string {
		if s, ok := args[name].(string); ok {
			return &s
		}
		return nil
	}
	p = page{first: number("first"), last: number("last"), after: text("after"), before: text("before")}
	return p, err
}

// children is one page of the accounts right below each of many accounts.
func (r *Resolver) children(p page, a asked) computed[*gen.AccountConnection] {
	return computed[*gen.AccountConnection]{"children " + p.key(), func(ctx context.Context, parents []int) (map[int]*gen.AccountConnection, error) {
		o := accountOrder(nil, balance{})
		o.list = "children"
		w, err := r.window(o.cursors(), p)
		if err != nil {
			return nil, err
		}
		below, page, cursors := a.nodes("AccountConnection", "AccountEdge")
		rows := map[int][]*ent.Account{}
		if page {
			q := r.read.Account.Query().Where(predicate.Account(ranked(viewer.From(ctx), w, parents))).Order(account.OrderOption(w.sort))
			r.look(ctx).account(q, below)
			all, err := q.All(ctx)
			if err != nil {
				return nil, err
			}
			for _, row := range all {
				rows[row.ParentID] = append(rows[row.ParentID], row)
			}
		}
		counts := map[int]int{}
		if a.any("AccountConnection", "totalCount") {
			if counts, err = r.countChildren(ctx, parents); err != nil {
				return nil, err
			}
		}
		out := make(map[int]*gen.AccountConnection, len(parents))
		for _, id := range parents {
			out[id] = accountConnection(cut(r, o, w, rows[id], cursors), nil)
			if n := counts[id]; n <= countLimit {
				out[id].TotalCount = &n
			}
		}
		return out, nil
	}}
}

// ranked narrows accounts to the first of each parent in the window's order, with one more than its limit. A bound viewer's
// own accounts only take part in the ranking.
func ranked(v *viewer.Viewer, w *window, parents []int) func(*sql.Selector) {
	return func(s *sql.Selector) {
		d := sql.Dialect(s.Dialect())
		t := d.Table(account.Table).As("child")
		inner := d.Select(t.C("id")).From(t)
		rule.In(t.C("parent_id"), parents)(inner)
		if v != nil && !v.Unbounded {
			rule.In(t.C("id"), v.Accounts)(inner)
		}
		for _, where := range w.where {
			where(inner)
		}
		direction := ""
		if w.desc {
			direction = " DESC"
		}
		inner.AppendSelectExprAs(sql.Raw(fmt.Sprintf("ROW_NUMBER() OVER (PARTITION BY %s ORDER BY %s%s, %s%s)", t.C("parent_id"), t.C("number"), direction, t.C("id"), direction)), "place")
		places := d.Select("id").From(inner.As("ranked")).Where(sql.LTE("place", w.limit+1))
		s.Where(sql.In(s.C("id"), places))
	}
}

func (r *Resolver) countChildren(ctx context.Context, parents []int) (map[int]int, error) {
	var rows []struct {
		Parent int `json:"parent_id"`
		Count  int `json:"count"`
	}
	err := r.read.Account.Query().Where(predicate.Account(rule.In("parent_id", parents))).GroupBy(account.FieldParentID).Aggregate(ent.Count()).Scan(ctx, &rows)
	counts := make(map[int]int, len(rows))
	for _, row := range rows {
		counts[row.Parent] = row.Count
	}
	return counts, err
}

// receivable is what accounts owe on a day; "" is today.
func (r *Resolver) receivable(asOf date.Date, children bool) computed[[]gen.Receivable] {
	return computed[[]gen.Receivable]{fmt.Sprint("receivable ", asOf, children), func(ctx context.Context, accounts []int) (map[int][]gen.Receivable, error) {
		if err := viewer.Need(viewer.From(ctx), viewer.InvoicesRead); err != nil {
			return nil, err
		}
		day := asOf
		if day == "" {
			day = r.today()
		}
		owed, err := r.Ledger.Receivables(ctx, accounts, day, children)
		if err != nil {
			return nil, err
		}
		out := make(map[int][]gen.Receivable, len(accounts))
		for _, id := range accounts {
			list := make([]gen.Receivable, len(owed[id]))
			for i, o := range owed[id] {
				list[i] = gen.Receivable{AsOf: day, Currency: o.Currency, Balance: ref(o.Total()), PastDue: ref(o.PastDue()), OpenInvoices: o.Count(),
					UnappliedCash: amount(o.UnappliedCash, o.Currency), UnappliedCredit: amount(o.UnappliedCredit, o.Currency), OldestDueOn: some(o.OldestDueOn), Buckets: buckets(o)}
			}
			out[id] = list
		}
		return out, nil
	}}
}

func ref[T any](v T) *T { return &v }

// some is the value, or nil when it is the zero value.
func some[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

func amount(minor int64, c money.Currency) *money.Amount { return ref(money.New(minor, c)) }

// buckets are the six ages of what is owed.
func buckets(o ledger.Owed) []gen.AgeingBucket {
	list := make([]gen.AgeingBucket, len(ages))
	for i, age := range ages {
		list[i] = gen.AgeingBucket{Name: age.name, Count: o.Buckets[i].Count, Amount: amount(o.Buckets[i].Minor, o.Currency)}
	}
	return list
}

// after is what changed of open items after a day.
func (r *Resolver) after(asOf date.Date) computed[int64] {
	return computed[int64]{"after " + string(asOf), func(ctx context.Context, items []int) (map[int]int64, error) {
		return r.Ledger.After(ctx, items, asOf)
	}}
}

// openOn is what was open of an item on a day, given what is open now.
func (r *Resolver) openOn(ctx context.Context, id int, now money.Amount, asOf *date.Date) (*money.Amount, error) {
	if asOf == nil {
		return &now, nil
	}
	changed, err := r.after(*asOf).of(ctx, id)
	if err != nil {
		return nil, err
	}
	return amount(now.Minor-changed, now.Currency), nil
}

// journal is the entries of documents, oldest first.
func (r *Resolver) journal(a asked) computed[[]*ent.JournalEntry] {
	return computed[[]*ent.JournalEntry]{"journal", func(ctx context.Context, documents []int) (map[int][]*ent.JournalEntry, error) {
		q := r.read.JournalEntry.Query().Where(predicate.JournalEntry(rule.In("source_id", documents))).Order(journalentry.ByID())
		r.look(ctx).journalEntry(q, a)
		rows, err := q.All(ctx)
		if err != nil {
			return nil, err
		}
		out := make(map[int][]*ent.JournalEntry, len(documents))
		for _, row := range rows {
			out[row.SourceID] = append(out[row.SourceID], row)
		}
		return out, nil
	}}
}

// entries is the journal of one document.
func (r *Resolver) entries(ctx context.Context, document int) ([]ent.JournalEntry, error) {
	rows, err := r.journal(selection(ctx)).of(ctx, document)
	if err != nil {
		return nil, err
	}
	return values(rows), nil
}

// glBalances is what is on general ledger accounts on a day; "" is today.
func (r *Resolver) glBalances(asOf date.Date) computed[[]money.Amount] {
	return computed[[]money.Amount]{"balances " + string(asOf), func(ctx context.Context, accounts []int) (map[int][]money.Amount, error) {
		return r.Ledger.GLBalances(ctx, accounts, asOf)
	}}
}

// person is users by id.
func (r *Resolver) person(a asked) computed[*ent.User] {
	return computed[*ent.User]{"person", func(ctx context.Context, ids []int) (map[int]*ent.User, error) {
		q := r.read.User.Query().Where(predicate.User(rule.In(user.FieldID, ids)))
		r.look(ctx).user(q, a)
		rows, err := q.All(ctx)
		out := make(map[int]*ent.User, len(rows))
		for _, row := range rows {
			out[row.ID] = row
		}
		return out, err
	}}
}

// party is accounts by id.
func (r *Resolver) party(a asked) computed[*ent.Account] {
	return computed[*ent.Account]{"party", func(ctx context.Context, ids []int) (map[int]*ent.Account, error) {
		q := r.read.Account.Query().Where(predicate.Account(rule.In(account.FieldID, ids)))
		r.look(ctx).account(q, a)
		rows, err := q.All(ctx)
		out := make(map[int]*ent.Account, len(rows))
		for _, row := range rows {
			out[row.ID] = row
		}
		return out, err
	}}
}
