package graph_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/payment"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/graph/transport"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/demo"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

// generous lets a document ask for everything at once.
var generous = transport.Limits{Cost: 1 << 40, Fields: 100_000, Depth: 40, Repeats: 1 << 30, ResultBytes: 1 << 30, Tokens: 1 << 20, DocumentBytes: 1 << 20, BodyBytes: 1 << 21}

// connections are the queries that answer a connection, with the type of its rows.
func connections() map[string]string {
	schema := gen.NewExecutableSchema(gen.Config{}).Schema()
	all := map[string]string{}
	for _, f := range schema.Query.Fields {
		if name, ok := strings.CutSuffix(f.Type.Name(), "Connection"); ok {
			all[f.Name] = name
		}
	}
	return all
}

// A list sends as many statements for forty rows as for twenty, with every field of its rows and of what they refer to. Every
// account here has one of everything, so that no statement is left out for want of rows.
func TestStatementsDoNotGrowWithRows(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		system := servertest.System(t)
		if _, err := (&ledger.Service{DB: db}).CreateBusinessUnit(system, ledger.BusinessUnit{Code: "U", Name: "U", Currency: "USD"}); err != nil {
			t.Fatal(err)
		}
		for i := range 44 {
			mark := fmt.Sprintf("P%02d", i)
			makeWork(t, db, mark, makeParty(t, db, mark, 1).account)
		}
		h, schema := newAPIWithin(t, db, generous), gen.NewExecutableSchema(gen.Config{}).Schema()
		ctx := servertest.As(t, viewer.Admin, viewer.Manager)
		grown := 0
		for name, row := range connections() {
			document := func(rows int) string {
				return fmt.Sprintf("{ %s(first: %d) { edges { node %s } } }", name, rows, walk(schema, schema.Types[row], 2))
			}
			if schema.Types[row] == nil || schema.Types[row+"Edge"] == nil { // accountAgeing has rows without edges
				document = func(rows int) string {
					return fmt.Sprintf("{ %s(first: %d) %s }", name, rows, walk(schema, schema.Types[row+"Connection"], 3))
				}
			}
			count := func(rows int) (statements int64, found int) {
				before := db.Statements()
				a := ask(t, h, ctx, document(rows))
				if len(a.Errors) > 0 {
					t.Fatalf("%s: %+v", name, a.Errors[0])
				}
				return db.Statements() - before, strings.Count(string(a.Data[name]), `"node":{`)
			}
			count(1) // what is learned once
			few, n := count(20)
			many, m := count(40)
			if few != many {
				t.Errorf("%s sends %d statements for %d rows and %d for %d", name, few, n, many, m)
			}
			if m > n {
				grown++
			}
		}
		if grown < 6 {
			t.Errorf("only %d lists had rows to grow by", grown)
		}
	})
}

// listed is what the tests below read of a row.
type listed struct{ ID, Number string }

type page struct {
	Edges []struct {
		Cursor string
		Node   listed
	}
	PageInfo   struct{ HasNextPage, HasPreviousPage bool }
	TotalCount *int
}

func (p page) numbers() (list []string) {
	for _, e := range p.Edges {
		list = append(list, e.Node.Number)
	}
	return list
}

func (p page) ids() (list []string) {
	for _, e := range p.Edges {
		list = append(list, e.Node.ID)
	}
	return list
}

// demoBook is a small book of invented companies.
func demoBook(t *testing.T, db *store.DB) {
	t.Helper()
	box, err := auth.NewBox("a secret that is only good for tests")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := demo.Load(servertest.System(t), db, auth.New(db, auth.Config{Issuer: "http://test", Box: box}), demo.Options{Accounts: 24, Months: 6, Seed: 7}); err != nil {
		t.Fatal(err)
	}
}

// Every page from either end, by cursor and by offset, is the part of one total order that it should be.
func TestPages(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		demoBook(t, db)
		h, ctx := newAPIWithin(t, db, generous), servertest.As(t, viewer.Manager)
		get := func(args string) page {
			t.Helper()
			a := ask(t, h, ctx, "{ invoices("+args+") { totalCount pageInfo { hasNextPage hasPreviousPage } edges { cursor node { id number issueOn dueOn } } } }")
			if len(a.Errors) > 0 {
				t.Fatalf("%s: %+v", args, a.Errors)
			}
			var p page
			if err := json.Unmarshal(a.Data["invoices"], &p); err != nil {
				t.Fatal(err)
			}
			return p
		}
		// Many invoices are issued on one day: the order among them is by id.
		for _, order := range []string{"", "orderBy: {field: ISSUE_ON, direction: ASC}, ", "orderBy: {field: ISSUE_ON, direction: DESC}, ", "orderBy: {field: BALANCE, direction: DESC}, ", "orderBy: {field: NUMBER, direction: ASC}, "} {
			whole := get(order + "first: 200").ids()
			if len(whole) < 40 || len(whole) == 200 {
				t.Fatalf("%d invoices", len(whole))
			}
			var forward, backward, scrolled []string
			for after := ""; ; {
				args := order + "first: 7"
				if after != "" {
					args += fmt.Sprintf(", after: %q", after)
				}
				p := get(args)
				forward = append(forward, p.ids()...)
				if *p.TotalCount != len(whole) {
					t.Errorf("%s counts %d of %d", args, *p.TotalCount, len(whole))
				}
				if !p.PageInfo.HasNextPage {
					break
				}
				after = p.Edges[len(p.Edges)-1].Cursor
			}
			for before := ""; ; {
				args := order + "last: 7"
				if before != "" {
					args += fmt.Sprintf(", before: %q", before)
				}
				p := get(args)
				backward = append(p.ids(), backward...)
				if !p.PageInfo.HasPreviousPage {
					break
				}
				before = p.Edges[0].Cursor
			}
			for offset := 0; offset < len(whole); offset += 11 {
				scrolled = append(scrolled, get(order+fmt.Sprintf("first: 11, offset: %d", offset)).ids()...)
			}
			for how, got := range map[string][]string{"forward": forward, "backward": backward, "by offset": scrolled} {
				if !slices.Equal(got, whole) {
					t.Errorf("%q %s answers other rows: %d, not %d", order, how, len(got), len(whole))
				}
			}
		}
		for _, wrong := range []string{"filter: {}", "first: 201", "last: 201", "first: 0", "first: 1, last: 1", `first: 1, after: "bm8"`, "first: 1, offset: -1"} {
			if a := ask(t, h, ctx, "{ invoices("+wrong+") { totalCount edges { cursor } } }"); len(a.Errors) != 1 || a.Errors[0].Extensions.Code != "BAD_USER_INPUT" {
				t.Errorf("invoices(%s) answers %+v", wrong, a.Errors)
			}
		}
	})
}

// Filters choose the rows that reading all of them and thinking for each chooses too.
func TestFilters(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		demoBook(t, db)
		h, ctx := newAPIWithin(t, db, generous), servertest.As(t, viewer.Manager)
		system := servertest.System(t)
		today := db.Clock().UTC().Format("2006-01-02")
		invoices := db.Invoice.Query().Order(invoice.ByID()).AllX(system)
		payments := db.Payment.Query().Order(payment.ByID()).AllX(system)
		late := invoices[len(invoices)/2:]
		some := late[slices.IndexFunc(late, func(i *ent.Invoice) bool { return i.BalanceMinor != 0 && string(i.DueOn) >= today })]
		account := db.Account.GetX(system, some.AccountID)
		middle := slices.SortedFunc(slices.Values(invoices), func(a, b *ent.Invoice) int { return cmp.Compare(a.BalanceMinor, b.BalanceMinor) })[len(invoices)*9/10].Balance()

		for filter, keep := range map[string]func(*ent.Invoice) bool{
			"{}":                        func(*ent.Invoice) bool { return true },
			"{status: [OPEN]}":          func(i *ent.Invoice) bool { return i.BalanceMinor != 0 && string(i.DueOn) >= today },
			"{status: [OVERDUE]}":       func(i *ent.Invoice) bool { return i.BalanceMinor != 0 && string(i.DueOn) < today },
			"{status: [PAID]}":          func(i *ent.Invoice) bool { return i.BalanceMinor == 0 },
			"{status: [OPEN, OVERDUE]}": func(i *ent.Invoice) bool { return i.BalanceMinor != 0 },
			fmt.Sprintf("{accountId: %q}", scalar.FormatID(some.AccountID)):        func(i *ent.Invoice) bool { return i.AccountID == some.AccountID },
			fmt.Sprintf("{issueOn: {from: %q}}", some.IssueOn):                     func(i *ent.Invoice) bool { return i.IssueOn >= some.IssueOn },
			fmt.Sprintf("{dueOn: {from: %q, to: %q}}", some.IssueOn, some.DueOn):   func(i *ent.Invoice) bool { return i.DueOn >= some.IssueOn && i.DueOn <= some.DueOn },
			fmt.Sprintf("{text: %q}", some.Number):                                 func(i *ent.Invoice) bool { return strings.HasPrefix(i.Number, some.Number) },
			fmt.Sprintf("{text: %q}", digits(some.Number)):                         func(i *ent.Invoice) bool { return digits(i.Number) == digits(some.Number) },
			fmt.Sprintf("{text: %q}", strings.ToUpper(account.Name)):               func(i *ent.Invoice) bool { return i.AccountID == account.ID },
			fmt.Sprintf("{minBalance: %q, currency: %q}", middle, middle.Currency): func(i *ent.Invoice) bool { return i.BalanceMinor >= middle.Minor && i.Currency == middle.Currency },
			fmt.Sprintf("{bucket: [CURRENT], accountId: %q}", scalar.FormatID(account.ID)): func(i *ent.Invoice) bool {
				return i.AccountID == account.ID && i.BalanceMinor != 0 && string(i.DueOn) >= today
			},
		} {
			var want []string
			for _, i := range invoices {
				if keep(i) {
					want = append(want, i.Number)
				}
			}
			check(t, ctx, h, "invoices", filter, want)
		}
		for filter, keep := range map[string]func(*ent.Payment) bool{
			"{}":                       func(*ent.Payment) bool { return true },
			"{status: [UNAPPLIED]}":    func(p *ent.Payment) bool { return p.UnappliedMinor != 0 && p.AccountID != 0 },
			"{status: [UNIDENTIFIED]}": func(p *ent.Payment) bool { return p.AccountID == 0 },
			"{method: [CHECK]}":        func(p *ent.Payment) bool { return p.Method == payment.MethodCHECK },
			fmt.Sprintf("{receivedOn: {to: %q}}", some.IssueOn):             func(p *ent.Payment) bool { return p.ReceivedOn <= some.IssueOn },
			fmt.Sprintf("{accountId: %q}", scalar.FormatID(some.AccountID)): func(p *ent.Payment) bool { return p.AccountID == some.AccountID },
		} {
			var want []string
			for _, p := range payments {
				if keep(p) {
					want = append(want, p.Number)
				}
			}
			check(t, ctx, h, "payments", filter, want)
		}
		paid := payments[len(payments)/2]
		check(t, ctx, h, "payments", fmt.Sprintf("{text: %q, method: [%s]}", digits(paid.Number), paid.Method), []string{paid.Number})
		check(t, ctx, h, "accounts", fmt.Sprintf("{text: %q}", account.Number[2:]), []string{account.Number})
	})
}

// digits is a number as a person says it: 123 for INV-2026-0000123.
func digits(number string) string {
	return strings.TrimLeft(number[strings.LastIndexByte(number, '-')+1:], "0")
}

// check compares the numbers of all rows that a filter leaves, and the count, with what they should be.
func check(t *testing.T, ctx context.Context, h http.Handler, list, filter string, want []string) {
	t.Helper()
	var got []string
	count := -1
	for offset := 0; ; offset += 200 {
		a := ask(t, h, ctx, fmt.Sprintf("{ %s(first: 200, offset: %d, filter: %s) { totalCount edges { node { id number } } } }", list, offset, filter))
		if len(a.Errors) > 0 {
			t.Errorf("%s %s: %+v", list, filter, a.Errors[0])
			return
		}
		var p page
		if err := json.Unmarshal(a.Data[list], &p); err != nil {
			t.Fatal(err)
		}
		got = append(got, p.numbers()...)
		if count = *p.TotalCount; len(p.Edges) < 200 {
			break
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) || count != len(want) {
		t.Errorf("%s %s answers %d rows and counts %d, not %d", list, filter, len(got), count, len(want))
	}
	if len(want) == 0 {
		t.Errorf("%s %s leaves nothing to compare", list, filter)
	}
}

// A field of a row is the same asked alone, when no more than it is read, as among all others.
func TestFieldsAloneAreAsAmongOthers(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		demoBook(t, db)
		h, schema := newAPIWithin(t, db, generous), gen.NewExecutableSchema(gen.Config{}).Schema()
		ctx := servertest.As(t, viewer.Admin, viewer.Manager)
		compared := map[string]int{}
		for name, row := range connections() {
			def := schema.Types[row]
			if def == nil || schema.Types[row+"Edge"] == nil {
				continue
			}
			rows := func(selection string) (nodes []map[string]json.RawMessage) {
				a := ask(t, h, ctx, fmt.Sprintf("{ %s(first: 5) { edges { node %s } } }", name, selection))
				if len(a.Errors) > 0 {
					t.Fatalf("%s %s: %+v", name, selection, a.Errors[0])
				}
				var c struct {
					Edges []struct{ Node map[string]json.RawMessage }
				}
				if err := json.Unmarshal(a.Data[name], &c); err != nil {
					t.Fatal(err)
				}
				for _, e := range c.Edges {
					nodes = append(nodes, e.Node)
				}
				return nodes
			}
			all := rows(walk(schema, def, 1))
			for _, f := range def.Fields {
				under := schema.Types[f.Type.Name()]
				if len(all) == 0 || all[0][f.Name] == nil || !under.IsLeafType() && under.Name != "Money" {
					continue
				}
				selection := f.Name
				if under.Name == "Money" {
					selection += " " + walk(schema, under, 0)
				}
				for i, n := range rows("{ " + selection + " }") {
					compared[name]++
					if string(n[f.Name]) != string(all[i][f.Name]) {
						t.Errorf("%s: %s is %s alone and %s among others", name, f.Name, n[f.Name], all[i][f.Name])
					}
				}
			}
		}
		if compared["invoices"] < 70 || len(compared) < 6 {
			t.Errorf("compared %v values", compared)
		}
	})
}
