package graph_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/receivableentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

// past is a book as it was at the end of a day, worked out from every entry there ever was.
type past struct {
	day      date.Date
	invoices []*ent.Invoice // issued by the day, by id
	open     map[int]int64
	accounts []*ent.Account // by id
	owed     map[int]int64  // by account, in its own currency
}

func pastOf(ctx context.Context, db *store.DB, day date.Date) past {
	p := past{day: day, open: map[int]int64{}, owed: map[int]int64{}, accounts: db.Account.Query().Order(ent.Asc("id")).AllX(ctx)}
	currency := map[int]string{}
	for _, a := range p.accounts {
		currency[a.ID] = string(a.Currency)
	}
	for _, e := range db.ReceivableEntry.Query().Where(receivableentry.ItemKindEQ(receivableentry.ItemKindINVOICE), receivableentry.EffectiveOnLTE(day)).AllX(ctx) {
		p.open[e.ItemID] += e.AmountMinor
	}
	for _, i := range db.Invoice.Query().Order(ent.Asc("id")).AllX(ctx) {
		if i.IssueOn > day {
			continue
		}
		p.invoices = append(p.invoices, i)
		if string(i.Currency) == currency[i.AccountID] {
			p.owed[i.AccountID] += p.open[i.ID]
		}
	}
	return p
}

func (p past) status(i *ent.Invoice) string {
	switch {
	case p.open[i.ID] == 0:
		return "PAID"
	case i.DueOn < p.day:
		return "OVERDUE"
	}
	return "OPEN"
}

func (p past) late(i *ent.Invoice) int {
	if p.open[i.ID] == 0 {
		return 0
	}
	return max(0, p.day.DaysSince(i.DueOn))
}

type sum struct{ Amount, Currency string }

type pastList struct {
	TotalCount int
	Totals     []struct {
		Count   int
		Balance sum
	}
	Edges []struct {
		Cursor string
		Node   struct {
			ID, Status string
			DaysLate   int
			Balance    sum
			Receivable []struct{ Balance sum }
		}
	}
	PageInfo struct{ HasNextPage bool }
}

func listOf(t *testing.T, h http.Handler, ctx context.Context, query string) (l pastList) {
	t.Helper()
	a := ask(t, h, ctx, "{ list: "+query+" }")
	if len(a.Errors) > 0 {
		t.Fatalf("%s: %+v", query, a.Errors)
	}
	if err := json.Unmarshal(a.Data["list"], &l); err != nil {
		t.Fatal(err)
	}
	return l
}

// days are days of the demo book: before it, within it, today and after it.
func days(db *store.DB) (list []date.Date) {
	today := date.Of(db.Clock().UTC())
	for back := -3; back < 230; back += 29 {
		list = append(list, today.AddDays(-back))
	}
	return append(list, today)
}

// What the list of invoices says of a day is what the entries up to that day say one by one, and its totals are the cells of
// the day's ageing.
func TestInvoicesOfADay(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		demoBook(t, db)
		h, ctx, system := newAPIWithin(t, db, generous), servertest.As(t, viewer.Manager), servertest.System(t)
		cells, settled := 0, 0
		for _, day := range days(db) {
			p := pastOf(system, db, day)
			for filter, keep := range map[string]func(*ent.Invoice) bool{
				"":                          func(*ent.Invoice) bool { return true },
				"status: [OPEN]":            func(i *ent.Invoice) bool { return p.status(i) == "OPEN" },
				"status: [OVERDUE]":         func(i *ent.Invoice) bool { return p.status(i) == "OVERDUE" },
				"status: [OPEN, PAID]":      func(i *ent.Invoice) bool { return p.status(i) != "OVERDUE" },
				`minBalance: "1000.01"`:     func(i *ent.Invoice) bool { return p.open[i.ID] >= 100_001 },
				`maxBalance: "500"`:         func(i *ent.Invoice) bool { return p.open[i.ID] <= 50_000 },
				"bucket: [D31_60, CURRENT]": func(i *ent.Invoice) bool { n := p.late(i); return p.open[i.ID] != 0 && (n == 0 || n > 30 && n <= 60) },
			} {
				var want []*ent.Invoice
				for _, i := range p.invoices {
					if i.Currency == "USD" && keep(i) {
						want = append(want, i)
					}
				}
				slices.SortFunc(want, func(a, b *ent.Invoice) int {
					return cmp.Or(cmp.Compare(p.open[b.ID], p.open[a.ID]), cmp.Compare(b.ID, a.ID))
				})
				scope := fmt.Sprintf(`filter: {asOf: %q, currency: "USD", %s}`, day, filter)
				n, after := 0, ""
				for more := true; more; {
					l := listOf(t, h, ctx, fmt.Sprintf(`invoices(first: 97, %s, orderBy: {field: BALANCE, direction: DESC}%s) { totalCount pageInfo { hasNextPage }
						edges { cursor node { id status(asOf: %[3]q) daysLate(asOf: %[3]q) balance(asOf: %[3]q) { amount } } } }`, scope, after, day))
					if l.TotalCount != len(want) {
						t.Fatalf("%s %s counts %d, not %d", day, filter, l.TotalCount, len(want))
					}
					for _, e := range l.Edges {
						if i := want[n]; e.Node.ID != scalar.FormatID(i.ID) || e.Node.Status != p.status(i) || e.Node.DaysLate != p.late(i) || e.Node.Balance.Amount != money.New(p.open[i.ID], i.Currency).String() {
							t.Fatalf("%s %s: row %d is %+v, not %s with %d open", day, filter, n, e.Node, i.Number, p.open[i.ID])
						}
						n++
						after = fmt.Sprintf(", after: %q", e.Cursor)
					}
					more = l.PageInfo.HasNextPage
				}
				if n != len(want) {
					t.Fatalf("%s %s lists %d, not %d", day, filter, n, len(want))
				}
			}
			for _, i := range p.invoices {
				if i.BalanceMinor == 0 && p.open[i.ID] != 0 {
					settled++
				}
			}
			cells += compareCells(t, h, ctx, day)
		}
		if cells < 50 || settled < 50 {
			t.Errorf("compared %d cells; %d invoices were open then and are not now", cells, settled)
		}
	})
}

// compareCells compares each cell of a day's ageing with the invoices that it leads to, by either date and for a kind of account.
func compareCells(t *testing.T, h http.Handler, ctx context.Context, day date.Date) (compared int) {
	t.Helper()
	type row struct {
		Currency string
		Buckets  []struct {
			Name   string
			Count  int
			Amount sum
		}
	}
	last := map[string][2]int{"CURRENT": {0, -1}, "D1_30": {1, 30}, "D31_60": {31, 60}, "D61_90": {61, 90}, "D91_120": {91, 120}, "D121_PLUS": {121, -1}}
	for scope, also := range map[string]string{"": "", ", filter: {kind: [DEALER]}": ", accountKind: [DEALER]"} {
		for _, basis := range []string{"DUE_DATE", "ISSUE_DATE"} {
			var rows []row
			a := ask(t, h, ctx, fmt.Sprintf("{ ageing(asOf: %q, basis: %s%s) { currency buckets { name count amount { amount } } } }", day, basis, scope))
			if err := json.Unmarshal(a.Data["ageing"], &rows); err != nil || len(a.Errors) > 0 {
				t.Fatalf("%v, %+v", err, a.Errors)
			}
			for _, r := range rows {
				for _, b := range r.Buckets {
					cell := fmt.Sprintf("bucket: [%s]", b.Name)
					if basis == "ISSUE_DATE" {
						age := last[b.Name]
						cell = fmt.Sprintf("issueOn: {to: %q}", day.AddDays(-age[0]))
						if age[1] >= 0 {
							cell = fmt.Sprintf("issueOn: {from: %q, to: %q}", day.AddDays(-age[1]), day.AddDays(-age[0]))
						} else if b.Name == "CURRENT" {
							cell = fmt.Sprintf("issueOn: {from: %q}", day)
						}
					}
					l := listOf(t, h, ctx, fmt.Sprintf("invoices(first: 1, filter: {asOf: %q, status: [OPEN, OVERDUE], currency: %q, %s%s}) { totals { count balance { amount } } }", day, r.Currency, cell, also))
					count, total := 0, b.Amount.Amount
					if len(l.Totals) > 0 {
						count, total = l.Totals[0].Count, l.Totals[0].Balance.Amount
					}
					if count != b.Count || total != b.Amount.Amount || count == 0 && len(l.Totals) > 0 {
						t.Errorf("%s %s %s %s %s: ageing says %d invoices of %s, their list %d of %s", day, basis, scope, r.Currency, b.Name, b.Count, b.Amount.Amount, count, total)
					}
					if b.Count > 0 {
						compared++
					}
				}
			}
		}
	}
	return compared
}

// Accounts are filtered and ordered by what was open on a day, the same that each of them shows, and exports say the same.
func TestAccountsOfADay(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		demoBook(t, db)
		h, ctx, system := newAPIWithin(t, db, generous), servertest.As(t, viewer.Manager), servertest.System(t)
		r := &graph.Resolver{DB: db, Ledger: &ledger.Service{DB: db}}
		for _, day := range days(db) {
			p := pastOf(system, db, day)
			for filter, keep := range map[string]func(*ent.Account) bool{
				"":                    func(*ent.Account) bool { return true },
				"hasBalance: true":    func(a *ent.Account) bool { return owes(p, a) },
				`minBalance: "2000"`:  func(a *ent.Account) bool { return p.owed[a.ID] >= 200_000 },
				`maxBalance: "99.99"`: func(a *ent.Account) bool { return p.owed[a.ID] < 10_000 },
			} {
				var want []*ent.Account
				for _, a := range p.accounts {
					if keep(a) {
						want = append(want, a)
					}
				}
				slices.SortFunc(want, func(a, b *ent.Account) int {
					return cmp.Or(cmp.Compare(p.owed[a.ID], p.owed[b.ID]), cmp.Compare(a.ID, b.ID))
				})
				n, after := 0, ""
				for more := true; more; {
					l := listOf(t, h, ctx, fmt.Sprintf(`accounts(first: 7, filter: {asOf: %q, %s}, orderBy: {field: BALANCE}%s) { totalCount pageInfo { hasNextPage } edges { cursor node { id receivable(asOf: %[1]q) { balance { amount currency } } } } }`, day, filter, after))
					if l.TotalCount != len(want) {
						t.Fatalf("%s %s counts %d, not %d", day, filter, l.TotalCount, len(want))
					}
					for _, e := range l.Edges {
						a, shown := want[n], int64(0)
						for _, owed := range e.Node.Receivable {
							if owed.Balance.Currency == string(a.Currency) && owed.Balance.Amount != money.New(p.owed[a.ID], a.Currency).String() {
								shown = -1
							}
						}
						if e.Node.ID != scalar.FormatID(a.ID) || shown < 0 {
							t.Fatalf("%s %s: row %d is %+v, not %s with %d", day, filter, n, e.Node, a.Number, p.owed[a.ID])
						}
						n++
						after = fmt.Sprintf(", after: %q", e.Cursor)
					}
					more = l.PageInfo.HasNextPage
				}
				if n != len(want) {
					t.Fatalf("%s %s lists %d, not %d", day, filter, n, len(want))
				}
			}
			balances := func(in gen.ExportRecordsInput) map[string]string {
				var file bytes.Buffer
				in.Format = gen.ExportFormatCSV
				if _, err := r.Export(ctx, in, &file, nil); err != nil {
					t.Fatal(err)
				}
				rows, err := csv.NewReader(&file).ReadAll()
				if err != nil {
					t.Fatal(err)
				}
				number, amount := slices.Index(rows[0], "number"), max(slices.Index(rows[0], "balance"), slices.Index(rows[0], "open"))
				of := map[string]string{}
				for _, row := range rows[1:] {
					of[row[number]] = row[amount]
				}
				return of
			}
			accounts := balances(gen.ExportRecordsInput{Kind: gen.ExportKindAccounts, AsOf: &day})
			for _, a := range p.accounts {
				if want := money.New(p.owed[a.ID], a.Currency).String(); accounts[a.Number] != want {
					t.Errorf("%s: the export has %s of account %s, not %s", day, accounts[a.Number], a.Number, want)
				}
			}
			unit := p.accounts[0].BusinessUnitID // numbers are a unit's own
			invoices := balances(gen.ExportRecordsInput{Kind: gen.ExportKindInvoices, Invoices: &gen.InvoiceFilter{AsOf: &day, BusinessUnitID: &unit}})
			items := balances(gen.ExportRecordsInput{Kind: gen.ExportKindOpenItems, AsOf: &day, Invoices: &gen.InvoiceFilter{BusinessUnitID: &unit}})
			of, open := 0, 0
			for _, i := range p.invoices {
				if i.BusinessUnitID != unit {
					continue
				}
				of++
				want := money.New(p.open[i.ID], i.Currency).String()
				if invoices[i.Number] != want || items[i.Number] != want && p.open[i.ID] != 0 {
					t.Errorf("%s: the exports have %s and %s of invoice %s, not %s", day, invoices[i.Number], items[i.Number], i.Number, want)
				}
				if p.open[i.ID] != 0 {
					open++
				}
			}
			if len(invoices) != of || len(items) != open || len(accounts) != len(p.accounts) {
				t.Errorf("%s: the exports have %d invoices, %d open items and %d accounts, not %d, %d and %d", day, len(invoices), len(items), len(accounts), of, open, len(p.accounts))
			}
		}
	})
}

func owes(p past, a *ent.Account) bool {
	return slices.ContainsFunc(p.invoices, func(i *ent.Invoice) bool { return i.AccountID == a.ID && p.open[i.ID] != 0 })
}

// Whoever may not read invoices neither filters nor orders accounts by what they owe; two days in one export are refused; a
// dealer's list of a past day is the dealer's own.
func TestWhoseBalances(t *testing.T) {
	t.Parallel()
	db := servertest.SQLite(t)
	demoBook(t, db)
	h, system := newAPIWithin(t, db, generous), servertest.System(t)
	blind := viewer.NewContext(t.Context(), viewer.New(viewer.Viewer{Kind: viewer.KindClient, ID: 999_000_000_005, Name: "P", Roles: []viewer.Role{viewer.Partner}}, []viewer.Permission{viewer.AccountsRead}))
	for _, query := range []string{`accounts(first: 1, filter: {minBalance: "1"})`, `accounts(first: 1, filter: {maxBalance: "1"})`, `accounts(first: 1, orderBy: {field: BALANCE})`, `accounts(first: 1, filter: {asOf: "2026-10-01", hasBalance: true})`} {
		if a := ask(t, h, blind, "{ "+query+" { edges { node { id } } } }"); a.code() != "FORBIDDEN" {
			t.Errorf("%s answers %+v", query, a)
		}
	}
	day, other := date.Date("2026-10-01"), date.Date("2026-10-02")
	r := &graph.Resolver{DB: db, Ledger: &ledger.Service{DB: db}}
	if _, err := r.Export(servertest.As(t, viewer.Manager), gen.ExportRecordsInput{Kind: gen.ExportKindInvoices, AsOf: &day, Invoices: &gen.InvoiceFilter{AsOf: &other}}, &bytes.Buffer{}, nil); err == nil {
		t.Error("an export of two days was written")
	}
	p := pastOf(system, db, day)
	own := p.invoices[slices.IndexFunc(p.invoices, func(i *ent.Invoice) bool { return p.open[i.ID] != 0 })].AccountID
	mine := 0
	for _, i := range p.invoices {
		if i.AccountID == own && p.open[i.ID] != 0 {
			mine++
		}
	}
	for _, filter := range []string{"", fmt.Sprintf(", accountId: %q", scalar.FormatID(own))} {
		l := listOf(t, h, servertest.Bound(t, own), fmt.Sprintf("invoices(first: 1, filter: {asOf: %q, status: [OPEN, OVERDUE]%s}) { totals { count balance { amount } } }", day, filter))
		if len(l.Totals) != 1 || l.Totals[0].Count != mine {
			t.Errorf("the dealer's open invoices of the day: %+v, not %d", l.Totals, mine)
		}
	}
}

// A list of a day sends as many statements for many rows as for few.
func TestStatementsOfADay(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		demoBook(t, db)
		h, ctx := newAPIWithin(t, db, generous), servertest.As(t, viewer.Manager)
		for _, list := range []string{
			`invoices(first: %d, filter: {asOf: "2026-10-01"}, orderBy: {field: BALANCE, direction: DESC}) { totalCount totals { count } edges { node { id status(asOf: "2026-10-01") daysLate(asOf: "2026-10-01") balance(asOf: "2026-10-01") { amount } } } }`,
			`accounts(first: %d, filter: {asOf: "2026-10-01"}, orderBy: {field: BALANCE, direction: DESC}) { totalCount edges { node { id receivable(asOf: "2026-10-01") { balance { amount } } } } }`,
		} {
			count := func(rows int) (statements int64, found int) {
				before := db.Statements()
				l := listOf(t, h, ctx, fmt.Sprintf(list, rows))
				return db.Statements() - before, len(l.Edges)
			}
			count(1) // what is learned once
			few, n := count(3)
			many, m := count(20)
			if few != many || n >= m {
				t.Errorf("%s sends %d statements for %d rows and %d for %d", list, few, n, many, m)
			}
		}
	})
}
