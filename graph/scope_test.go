package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/creditmemoline"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/delivery"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/files"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
	"github.com/vektah/gqlparser/v2/ast"
)

// party is an account with one of everything; every text of it holds its mark.
type party struct{ account, invoice, payment, memo, asked, askedLine, draft, draftLine int }

func makeParty(t *testing.T, db *store.DB, mark string, invoices int) (p party) {
	t.Helper()
	ctx := servertest.System(t)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	people := &accounts.Service{DB: db}
	a, err := people.Open(ctx, accounts.Open{Number: mark, Name: mark + " Motors", Kind: account.KindDEALER, Email: mark + "@example.com", Phone: mark, TaxID: mark, Region: mark})
	must(err)
	p.account = a.ID
	_, err = people.AddContact(ctx, accounts.AddContact{Account: a.ID, Name: mark + " clerk"})
	must(err)
	_, err = people.WriteNote(ctx, accounts.Note{Subject: a.ID, Body: mark + " pays late"})
	must(err)
	for i := range invoices {
		inv, err := (&billing.Service{DB: db}).Post(ctx, billing.Post{Account: a.ID, Number: fmt.Sprint(mark, "-I", i), IssueOn: "2026-10-01", PurchaseOrder: mark, Description: mark,
			Lines: []billing.Line{{Description: mark + " service", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(100)}}})
		must(err)
		p.invoice = inv.ID
	}
	pay, err := (&cash.Service{DB: db}).Record(ctx, cash.Record{Account: a.ID, Number: mark + "-P", ReceivedOn: "2026-10-05", Amount: money.New(7_000, "USD"), Reference: mark, Remittance: mark, Payer: mark})
	must(err)
	p.payment = pay.ID
	_, _, err = (&cash.Service{DB: db}).Apply(ctx, cash.Apply{Payment: pay.ID})
	must(err)
	memo, err := (&credits.Service{DB: db}).Request(servertest.As(t, viewer.Manager), credits.Request{Account: a.ID, IssueOn: "2026-10-07", Reason: creditmemo.ReasonPRICE, Description: mark,
		Lines: []credits.Line{{Description: mark, Amount: decimal.NewFromInt(5)}}})
	must(err)
	p.memo = memo.ID
	_, err = (&credits.Service{DB: db}).Approve(ctx, credits.Decide{ID: memo.ID, Note: mark})
	must(err)
	asked, err := (&credits.Service{DB: db}).Request(servertest.As(t, viewer.Manager), credits.Request{Account: a.ID, IssueOn: "2026-10-08", Reason: creditmemo.ReasonPRICE, Description: mark,
		Lines: []credits.Line{{Description: mark, Amount: decimal.NewFromInt(3)}}})
	must(err)
	p.asked, p.askedLine = asked.ID, db.CreditMemoLine.Query().Where(creditmemoline.CreditMemoID(asked.ID)).OnlyIDX(ctx)
	must(store.Do(ctx, db, func(tx *store.TxClient) error {
		_, err := (&contracts.Service{DB: db}).RecordTx(ctx, tx, []contracts.Contract{{Account: a.ID, Number: mark + "-C", Currency: "USD", StartsOn: "2026-01-01", Description: mark,
			Lines: []contracts.Line{{No: 1, ProductCode: "VOICE", Frequency: contractline.FrequencyMONTHLY, Timing: contractline.TimingADVANCE, Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(9), StartsOn: "2026-01-01"}}}})
		return err
	}))
	papers := documents.New(db, &files.Service{DB: db}, 1)
	sends, err := delivery.New(delivery.Config{DB: db, Documents: papers})
	must(err)
	_, err = sends.Deliver(ctx, delivery.Deliver{Invoices: []int{p.invoice}})
	must(err)
	content, err := papers.DefaultContent(ctx, "en")
	must(err)
	look, err := papers.SaveTemplate(ctx, documents.SaveTemplate{Name: mark + " look", Content: content})
	must(err)
	_, err = papers.ChooseTemplate(ctx, documents.ChooseTemplate{Account: a.ID, Template: look.ID})
	must(err)
	_, err = (&files.Service{DB: db}).Upload(ctx, files.New{Name: mark + ".txt", Subject: a.ID}, strings.NewReader(mark))
	must(err)
	return p
}

// ids are the ids of all rows of all entities, as clients write them.
func ids(ctx context.Context, db *store.DB) map[string]string {
	all := map[string]string{}
	clients := reflect.ValueOf(db.Client).Elem()
	for i := range clients.NumField() {
		f := clients.Type().Field(i)
		if !f.IsExported() || !clients.Field(i).MethodByName("Query").IsValid() {
			continue
		}
		out := clients.Field(i).MethodByName("Query").Call(nil)[0].MethodByName("IDs").Call([]reflect.Value{reflect.ValueOf(ctx)})
		for n := range out[0].Len() {
			all[scalar.FormatID(int(out[0].Index(n).Int()))] = f.Name
		}
	}
	return all
}

// walk selects every field below a type that needs no arguments, down to a depth.
func walk(s *ast.Schema, def *ast.Definition, depth int) string {
	var b strings.Builder
	b.WriteString("{ __typename")
	for _, f := range def.Fields {
		args, needs := "", false
		for _, a := range f.Arguments {
			if a.Name == "first" && a.DefaultValue == nil {
				args = "(first: 20)"
			} else if a.Type.NonNull && a.DefaultValue == nil {
				needs = true
			}
		}
		under := s.Types[f.Type.Name()]
		switch {
		case needs || strings.HasPrefix(f.Name, "__"):
		case under.IsLeafType():
			b.WriteString(" " + f.Name)
		case depth > 0 && under.Kind == ast.Object:
			b.WriteString(" " + f.Name + args + " " + walk(s, under, depth-1))
		case depth > 0 && under.Name == "Node":
			b.WriteString(" " + f.Name + " { id }")
		}
	}
	return b.String() + " }"
}

func raw(t *testing.T, h http.Handler, ctx context.Context, query string) string {
	t.Helper()
	a := ask(t, h, ctx, query)
	text, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A dealer asks for every field of every query, with and without arguments that name foreign records, and for every record
// there is by its id: nothing of the other dealer is in any answer, and what exists but is foreign looks like what never was.
func TestDealerSeesNothingForeign(t *testing.T) {
	t.Parallel()
	db := servertest.SQLite(t)
	ctx := servertest.System(t)
	if _, err := (&ledger.Service{DB: db}).CreateBusinessUnit(ctx, ledger.BusinessUnit{Code: "U", Name: "U", Currency: "USD"}); err != nil {
		t.Fatal(err)
	}
	h := newAPIWithin(t, db, generous)
	own := makeParty(t, db, "OWN", 2)
	makeWork(t, db, "OWN", own.account)
	makeBilling(t, db, "OWN", &own)
	// What the department thinks of the account is not the account's own either.
	if _, err := (&accounts.Service{DB: db}).Change(ctx, accounts.Change{ID: own.account, RiskClass: new("FOREIGN risk"), PeopleToAvoid: new("FOREIGN"), SensitiveMatters: new("FOREIGN")}); err != nil {
		t.Fatal(err)
	}
	before := ids(ctx, db)
	foreign := makeParty(t, db, "FOREIGN", 3)
	makeWork(t, db, "FOREIGN", foreign.account)
	makeBilling(t, db, "FOREIGN", &foreign)
	hidden := map[string]string{}
	for id, entity := range ids(ctx, db) {
		if _, shared := before[id]; !shared && entity != "Product" && entity != "Promotion" || staff[entity] {
			hidden[id] = entity
		}
	}
	hidden[scalar.FormatID(own.draft)], hidden[scalar.FormatID(own.draftLine)] = "own draft", "line of the own draft"
	hidden[scalar.FormatID(own.asked)], hidden[scalar.FormatID(own.askedLine)] = "own credit that is only asked for", "line of the own credit"
	for entity := range staff {
		if rowsOf(ctx, db)[entity] < 2 {
			t.Errorf("there is nothing of %s to look for", entity)
		}
	}
	if len(hidden) < 30 {
		t.Fatalf("only %d foreign rows to look for", len(hidden))
	}
	schema := gen.NewExecutableSchema(gen.Config{}).Schema()
	dealers := map[string]context.Context{
		"dealer":  servertest.Bound(t, own.account),
		"partner": viewer.NewContext(t.Context(), viewer.New(viewer.Viewer{Kind: viewer.KindClient, ID: 999_000_000_003, Name: "P", Roles: []viewer.Role{viewer.Partner}, Accounts: []int{own.account}, Roots: []int{own.account}}, nil)),
		"nothing": servertest.Bound(t),
	}
	for who, ctx := range dealers {
		clean := func(query, answer string) {
			t.Helper()
			if strings.Contains(answer, "FOREIGN") {
				t.Errorf("%s: %s\nanswered the foreign mark: %.600s", who, query, answer)
			}
			for id, entity := range hidden {
				if strings.Contains(answer, `"`+id+`"`) || strings.Contains(answer, "/"+id+`"`) {
					t.Errorf("%s: %s\nanswered the foreign %s %s", who, query, entity, id)
				}
			}
		}
		asked := 0
		for _, f := range schema.Query.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			for _, args := range arguments(schema, f, own, foreign) {
				def := schema.Types[f.Type.Name()]
				// One part of the type at a time, so that no document is too large.
				for _, part := range parts(schema, def) {
					query := "{ " + f.Name + args + " " + part + " }"
					answer := raw(t, h, ctx, query)
					if strings.Contains(answer, "INTERNAL") || strings.Contains(answer, "LIMIT_EXCEEDED") && f.Name != "apiClients" {
						t.Errorf("%s: %s answered %.300s", who, query, answer)
					}
					clean(query, answer)
					asked++
				}
			}
		}
		missing := raw(t, h, ctx, `{ node(id: "d2zzzzzz") { id } }`)
		for id, entity := range hidden {
			query := fmt.Sprintf(`{ node(id: %q) { id } }`, id)
			if answer := raw(t, h, ctx, query); answer != missing {
				t.Errorf("%s: the foreign %s answers %s, what never was answers %s", who, entity, answer, missing)
			}
		}
		t.Logf("%s: %d documents, %d foreign ids", who, asked, len(hidden))
	}
	// The same walk by a manager does find the foreign mark: the test can fail.
	if answer := raw(t, h, servertest.As(t, viewer.Manager), `{ invoices(first: 50) { edges { node { number account { name } } } } }`); !strings.Contains(answer, "FOREIGN") {
		t.Error("the manager's list does not hold what the dealer must not see")
	}
	// So do the records of billing by their ids, and the draft.
	found := map[string]bool{}
	for id, entity := range hidden {
		if answer := raw(t, h, servertest.As(t, viewer.Manager), fmt.Sprintf(`{ node(id: %q) { id } }`, id)); strings.Contains(answer, `"`+id+`"`) {
			found[entity] = true
		}
	}
	for _, entity := range []string{"BillingCycle", "BillRun", "BillDraft", "BillException", "TimeEntry", "RateCard", "TaxJurisdiction", "Template", "Delivery", "ContractEvent", "own draft", "line of the own draft", "own credit that is only asked for", "line of the own credit"} {
		if !found[entity] {
			t.Errorf("the manager does not see %s either", entity)
		}
	}
	// Sums and counts are over what the dealer sees.
	var got struct {
		Invoices struct {
			TotalCount int
			Totals     []struct{ Balance struct{ Amount string } }
		}
	}
	a := ask(t, h, dealers["dealer"], `{ invoices(first: 1) { totalCount totals { balance { amount } } } }`)
	if err := json.Unmarshal(a.Data["invoices"], &got.Invoices); err != nil || got.Invoices.TotalCount != 2 || got.Invoices.Totals[0].Balance.Amount != "130.00" {
		t.Errorf("the dealer's totals: %+v, %v", got, err)
	}
}

// arguments are the ways to call a query: as little as possible, and with every id that names a foreign record.
func arguments(s *ast.Schema, f *ast.FieldDefinition, own, foreign party) []string {
	id := scalar.FormatID
	var base []string
	for _, a := range f.Arguments {
		switch {
		case a.Name == "first":
			base = append(base, "first: 5")
		case a.Type.NonNull && a.DefaultValue == nil && a.Type.Name() == "ID":
			base = append(base, a.Name+": %[1]s")
		case a.Type.NonNull && a.DefaultValue == nil:
			base = append(base, a.Name+": %[2]s")
		}
	}
	call := func(extra string) string {
		list := strings.Join(base, ", ")
		if extra != "" {
			list = strings.TrimPrefix(list+", "+extra, ", ")
		}
		if list == "" {
			return ""
		}
		list = strings.ReplaceAll(list, "%[1]s", idLiteral(f, id(foreign.account)))
		return "(" + strings.ReplaceAll(list, "%[2]s", `"FOREIGN"`) + ")"
	}
	calls := []string{call("")}
	if filter := f.Arguments.ForName("filter"); filter != nil {
		def := s.Types[filter.Type.Name()]
		for _, x := range []struct{ field, value string }{{"accountId", id(foreign.account)}, {"parentId", id(foreign.account)}, {"invoiceId", id(foreign.invoice)}, {"entityId", id(foreign.invoice)}} {
			if def.Fields.ForName(x.field) != nil {
				calls = append(calls, call(fmt.Sprintf("filter: {%s: %q}", x.field, x.value)))
			}
		}
		if def.Fields.ForName("text") != nil {
			calls = append(calls, call(`filter: {text: "FOREI"}`))
		}
		if def.Fields.ForName("includeChildren") != nil {
			calls = append(calls, call(fmt.Sprintf("filter: {accountId: %q, includeChildren: true}", id(foreign.account))))
		}
	}
	return calls
}

func idLiteral(f *ast.FieldDefinition, id string) string {
	if f.Name == "nodes" {
		return fmt.Sprintf("[%q]", id)
	}
	return fmt.Sprintf("%q", id)
}

// parts are selections that together hold every field below a type.
func parts(s *ast.Schema, def *ast.Definition) []string {
	switch {
	case def.IsLeafType():
		return []string{""}
	case def.Name == "Node":
		return []string{"{ id __typename }"}
	}
	var out []string
	if edges := def.Fields.ForName("edges"); edges != nil {
		node := s.Types[s.Types[edges.Type.Name()].Fields.ForName("node").Type.Name()]
		out = append(out, "{ pageInfo { hasNextPage startCursor } edges { cursor } }")
		for _, part := range parts(s, node) {
			out = append(out, "{ edges { node "+part+" } }")
		}
		for _, f := range def.Fields {
			if f.Name == "totals" || f.Name == "totalCount" {
				out = append(out, "{ "+f.Name+" "+strings.TrimSpace(below(s, f))+" }")
			}
		}
		return out
	}
	for _, f := range def.Fields {
		args, needs := "", false
		for _, a := range f.Arguments {
			if a.Name == "first" && a.DefaultValue == nil {
				args = "(first: 5)"
			} else if a.Type.NonNull && a.DefaultValue == nil {
				needs = true
			}
		}
		if !needs && !strings.HasPrefix(f.Name, "__") {
			out = append(out, "{ "+f.Name+args+" "+below(s, f)+" }")
		}
	}
	return out
}

func below(s *ast.Schema, f *ast.FieldDefinition) string {
	def := s.Types[f.Type.Name()]
	switch {
	case def.IsLeafType():
		return ""
	case def.Name == "Node":
		return "{ id __typename }"
	}
	return walk(s, def, 1)
}
