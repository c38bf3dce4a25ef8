package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// agreement is what the tests below read of a contract.
type agreement struct {
	ID, Number, Status string
	Version            int
	EndsOn             string
	Incomplete         []string
	Account            struct{ Number string }
	Predecessor        *struct{ Number string }
	Lines              []struct {
		ID, State   string
		LineNo      int
		Version     int
		ReplacesID  *string
		ListPriced  bool
		UnitPrice   string
		Product     struct{ Code string }
		Pricing     *struct{ Kind string }
		Escalator   *struct{ Percent string }
		PricedFrom  *string
		InstalledOn *string
	}
	Events []struct {
		Kind, EffectiveOn string
		FirstBill         bool
		Changes           []struct{ Field, Before, After string }
	}
	AllowedActions []struct {
		Action  string
		Allowed bool
	}
}

const agreementFields = ` { id number status version endsOn incomplete account { number } predecessor { number } lines { id state lineNo version replacesId listPriced unitPrice product { code } pricing { kind }
	escalator { percent } pricedFrom installedOn } events { kind effectiveOn firstBill changes { field before after } } allowedActions { action allowed } } `

type mended []struct {
	Code, Message string
	Field         []string
}

// run is a mutation that answers a contract, and the successor where there is one.
func run(t *testing.T, h http.Handler, ctx context.Context, verb, input string) (c, successor *agreement, wrong mended) {
	t.Helper()
	fields := "contract" + agreementFields
	if verb == "transferContract" {
		fields += "successor" + agreementFields
	}
	a := ask(t, h, ctx, fmt.Sprintf("mutation { %s(input: {%s}) { %s userErrors { code field message } } }", verb, input, fields))
	if len(a.Errors) > 0 {
		t.Fatalf("%s: %+v", verb, a.Errors)
	}
	var p struct {
		Contract, Successor *agreement
		UserErrors          mended
	}
	if err := json.Unmarshal(a.Data[verb], &p); err != nil {
		t.Fatal(err)
	}
	return p.Contract, p.Successor, p.UserErrors
}

func newDealer(t *testing.T, db *store.DB, number string) string {
	t.Helper()
	a, err := (&accounts.Service{DB: db}).Open(servertest.System(t), accounts.Open{Number: number, Name: number, Kind: account.KindDEALER})
	if err != nil {
		t.Fatal(err)
	}
	return scalar.FormatID(a.ID)
}

// A contract goes through its life by the API: written, completed, activated, installed, amended, renewed, handed over, ended.
func TestContractLife(t *testing.T) {
	t.Parallel()
	db := servertest.SQLite(t)
	if _, err := (&ledger.Service{DB: db}).CreateBusinessUnit(servertest.System(t), ledger.BusinessUnit{Code: "U", Name: "U", Currency: "USD"}); err != nil {
		t.Fatal(err)
	}
	seller, buyer := newDealer(t, db, "D-1"), newDealer(t, db, "D-2")
	h, ctx := newAPIWithin(t, db, generous), servertest.As(t, viewer.Biller)
	lines := `{productCode: "SIP", quantity: "3", unitPrice: "19.95", escalator: {percent: "3"}}, {productCode: "MIN", kind: USAGE, pricing: {kind: TIERED, tiers: [{upTo: "100", unitPrice: "0.1"}, {unitPrice: "0.05"}]}}`
	c, _, wrong := run(t, h, ctx, "writeContract", fmt.Sprintf(`accountId: %q, startsOn: "2026-01-01", endsOn: "2026-12-31", idempotencyKey: "w", lines: [%s, {productCode: "LIST"}]`, seller, lines))
	if len(wrong) > 0 || c.Status != "DRAFT" || c.Number != "C-2026-0000001" || len(c.Lines) != 3 || !c.Lines[2].ListPriced || c.Lines[1].Pricing.Kind != "TIERED" || c.Lines[0].Escalator.Percent != "3" ||
		len(c.Incomplete) != 1 || !strings.HasPrefix(c.Incomplete[0], "line 3 (LIST): it has no price") || allowed(c) != "writeContract setMilestones" {
		t.Fatalf("%+v %+v", c, wrong)
	}
	// The dealer does not see what is only being written.
	dealerID, _ := scalar.ParseID(seller)
	dealer := servertest.Bound(t, dealerID)
	if a := ask(t, h, dealer, `{ contracts(first: 9) { edges { node { id } } } }`); strings.Contains(string(a.Data["contracts"]), c.ID) {
		t.Errorf("the dealer sees the draft: %s", a.Data["contracts"])
	}
	_, _, wrong = run(t, h, ctx, "activateContract", fmt.Sprintf(`id: %q, effectiveOn: "2026-01-01", idempotencyKey: "a"`, c.ID))
	if len(wrong) != 1 || wrong[0].Code != "WRONG_STATE" || !strings.Contains(wrong[0].Message, "line 3 (LIST)") {
		t.Fatalf("%+v", wrong)
	}
	_, _, wrong = run(t, h, ctx, "writeContract", fmt.Sprintf(`id: %q, version: 1, accountId: %q, startsOn: "2026-01-01", idempotencyKey: "w2", lines: [{productCode: "SIP", unitPrice: "1", promotionCode: "NONE"}]`, c.ID, seller))
	if len(wrong) != 1 || fmt.Sprint(wrong[0].Field) != "[lines 0 promotionCode]" {
		t.Fatalf("%+v", wrong)
	}
	write := fmt.Sprintf(`id: %q, version: 1, accountId: %q, startsOn: "2026-01-01", endsOn: "2026-12-31", idempotencyKey: "w3", lines: [%s]`, c.ID, seller, lines)
	if c, _, wrong = run(t, h, ctx, "writeContract", write); len(wrong) > 0 || len(c.Incomplete) > 0 || c.Version != 2 || len(c.Lines) != 2 {
		t.Fatalf("%+v %+v", c, wrong)
	}
	if c, _, wrong = run(t, h, ctx, "writeContract", strings.Replace(write, "w3", "w4", 1)); len(wrong) != 1 || wrong[0].Code != "CONFLICT" || c == nil || c.Version != 2 {
		t.Fatalf("a stale version answers %+v %+v", c, wrong)
	}
	c, _, wrong = run(t, h, ctx, "activateContract", fmt.Sprintf(`id: %q, effectiveOn: "2026-01-01", idempotencyKey: "a2"`, c.ID))
	if len(wrong) > 0 || c.Status != "ACTIVE" || allowed(c) != "amendContract renewContract transferContract terminateContract setMilestones" || c.Lines[0].State != "WAITING" {
		t.Fatalf("%+v %+v", c, wrong)
	}
	milestones := func(key, day string, version int) answer {
		return ask(t, h, ctx, fmt.Sprintf(`mutation { setMilestones(input: {lineId: %q, version: %d, installedOn: %q, functionalOn: %[3]q, idempotencyKey: %q}) { line { state version contract { number } } userErrors { code field } } }`,
			c.Lines[0].ID, version, day, key))
	}
	if a := milestones("m", "2026-01-05", 1); string(a.Data["setMilestones"]) != `{"line":{"state":"LIVE","version":2,"contract":{"number":"C-2026-0000001"}},"userErrors":[]}` {
		t.Errorf("%s %+v", a.Data["setMilestones"], a.Errors)
	}
	if a := milestones("m2", "2026-01-06", 1); !strings.Contains(string(a.Data["setMilestones"]), `"line":{"state":"LIVE","version":2`) || !strings.Contains(string(a.Data["setMilestones"]), "CONFLICT") {
		t.Errorf("%s", a.Data["setMilestones"])
	}
	if a := milestones("m3", "2025-12-31", 2); !strings.Contains(string(a.Data["setMilestones"]), `{"code":"BAD_USER_INPUT","field":["installedOn"]}`) {
		t.Errorf("%s", a.Data["setMilestones"])
	}
	c, _, wrong = run(t, h, ctx, "amendContract", fmt.Sprintf(`id: %q, effectiveOn: "2026-05-01", upgrade: true, note: "more", idempotencyKey: "am", changes: [{lineId: %q, line: {productCode: "SIP", quantity: "5", unitPrice: "19.95", escalator: {percent: "3"}}}]`, c.ID, c.Lines[0].ID))
	if len(wrong) > 0 || len(c.Lines) != 3 || *c.Lines[2].ReplacesID != c.Lines[0].ID || c.Lines[0].State != "ENDED" || c.Lines[2].State != "LIVE" || *c.Lines[2].PricedFrom != "2026-01-01" || c.Events[0].Kind != "UPGRADED" || !c.Events[0].FirstBill {
		t.Fatalf("%+v %+v", c, wrong)
	}
	_, _, wrong = run(t, h, ctx, "amendContract", fmt.Sprintf(`id: %q, effectiveOn: "2026-06-01", idempotencyKey: "am2", changes: [{line: {productCode: "SIP", unitPrice: "1", quantity: "-5"}}]`, c.ID))
	if len(wrong) != 1 || fmt.Sprint(wrong[0].Field) != "[changes 0 line quantity]" {
		t.Fatalf("%+v", wrong)
	}
	c, _, wrong = run(t, h, ctx, "renewContract", fmt.Sprintf(`id: %q, endsOn: "2027-12-31", percent: "10", idempotencyKey: "r"`, c.ID))
	if len(wrong) > 0 || c.EndsOn != "2027-12-31" || len(c.Lines) != 5 || c.Lines[3].UnitPrice != "0" && c.Lines[3].UnitPrice != "21.945" || c.Events[0].Kind != "RENEWED" {
		t.Fatalf("%+v %+v", c, wrong)
	}
	old, next, wrong := run(t, h, ctx, "transferContract", fmt.Sprintf(`id: %q, toAccountId: %q, effectiveOn: "2026-08-01", idempotencyKey: "t"`, c.ID, buyer))
	if len(wrong) > 0 || old.Status != "TERMINATED" || old.EndsOn != "2026-07-31" || next.Number != "C-2026-0000001-2" || next.Account.Number != "D-2" || next.Predecessor.Number != c.Number || len(next.Lines) != 4 || *next.Lines[1].InstalledOn != "2026-08-01" {
		t.Fatalf("%+v %+v %+v", old, next, wrong)
	}
	_, _, wrong = run(t, h, ctx, "transferContract", fmt.Sprintf(`id: %q, toAccountId: %q, effectiveOn: "2026-09-01", idempotencyKey: "t2"`, next.ID, buyer))
	if len(wrong) != 1 || fmt.Sprint(wrong[0].Field) != "[toAccountId]" {
		t.Fatalf("%+v", wrong)
	}
	if c, _, wrong = run(t, h, ctx, "terminateContract", fmt.Sprintf(`id: %q, effectiveOn: "2026-10-31", idempotencyKey: "e"`, next.ID)); len(wrong) > 0 || c.Status != "TERMINATED" || c.EndsOn != "2026-10-31" || allowed(c) != "setMilestones" {
		t.Fatalf("%+v %+v", c, wrong)
	}
	// What was in force on any day.
	for day, want := range map[string]string{"2025-12-31": "[]", "2026-04-30": `[{"lineNo":1},{"lineNo":2}]`, "2026-05-01": `[{"lineNo":2},{"lineNo":3}]`, "2026-07-31": `[{"lineNo":2},{"lineNo":3}]`, "2026-08-01": "[]"} {
		a := ask(t, h, dealer, fmt.Sprintf(`{ contractByNumber(number: "C-2026-0000001") { all: lines { lineNo } lines(asOf: %q) { lineNo } } }`, day))
		if !strings.Contains(string(a.Data["contractByNumber"]), `"lines":`+want+"}") || len(a.Errors) > 0 {
			t.Errorf("on %s: %s, want %s %+v", day, a.Data["contractByNumber"], want, a.Errors)
		}
	}
	// Which line another goes on for is for staff: it may be that of the owner before.
	if a := ask(t, h, dealer, `{ contractByNumber(number: "C-2026-0000001") { lines { replacesId } } }`); !strings.Contains(string(a.Data["contractByNumber"]), `{"replacesId":null}`) || strings.Contains(string(a.Data["contractByNumber"]), `"replacesId":"`) {
		t.Errorf("%s %+v", a.Data["contractByNumber"], a.Errors)
	}
	// Events and what is lacking are for staff, and the dealer does not see the new owner's contract.
	a := ask(t, h, dealer, `{ contractByNumber(number: "C-2026-0000001") { incomplete events { kind } successors { number } allowedActions { allowed reasonCode } } }`)
	if got := string(a.Data["contractByNumber"]); !strings.HasPrefix(got, `{"incomplete":[],"events":[],"successors":[],"allowedActions":[{"allowed":false,"reasonCode":"PERMISSION"}`) {
		t.Errorf("the dealer sees %s %+v", got, a.Errors)
	}
	// Filters.
	for filter, want := range map[string]string{"{status: [TERMINATED]}": "-2", "{status: [ACTIVE, DRAFT]}": "", `{endsOn: {from: "2026-08-01"}}`: "-2", `{endsOn: {to: "2026-08-01"}}`: "C-2026-0000001", `{activeOn: "2026-07-31"}`: "C-2026-0000001", `{activeOn: "2026-08-01"}`: "-2", `{activeOn: "2026-11-01"}`: ""} {
		a := ask(t, h, ctx, `{ contracts(first: 9, filter: `+filter+`) { edges { node { number } } } }`)
		if got := string(a.Data["contracts"]); len(a.Errors) > 0 || want == "" && strings.Contains(got, "number") || want != "" && !strings.Contains(got, want+`"`) {
			t.Errorf("%s: %s, want %s %+v", filter, got, want, a.Errors)
		}
	}
	events := ask(t, h, ctx, `{ contractByNumber(number: "C-2026-0000001") { events { id } } }`)
	var got struct{ Events []struct{ ID string } }
	if err := json.Unmarshal(events.Data["contractByNumber"], &got); err != nil || len(got.Events) != 5 {
		t.Fatalf("%s %v", events.Data["contractByNumber"], err)
	}
	if a := ask(t, h, ctx, fmt.Sprintf(`{ node(id: %q) { ... on ContractEvent { kind recordedBy { name } } } }`, got.Events[0].ID)); !strings.Contains(string(a.Data["node"]), `"kind":"`) {
		t.Errorf("%s %+v", a.Data["node"], a.Errors)
	}
	if a := ask(t, h, dealer, fmt.Sprintf(`{ node(id: %q) { id } }`, got.Events[0].ID)); len(a.Errors) != 1 && string(a.Data["node"]) != "null" {
		t.Errorf("the dealer sees the event: %s", a.Data["node"])
	}
}

func allowed(c *agreement) string {
	var list []string
	for _, a := range c.AllowedActions {
		if a.Allowed {
			list = append(list, a.Action)
		}
	}
	return strings.Join(list, " ")
}

// Contracts with all that hangs on them cost as many statements for many as for few.
func TestContractStatements(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		system := servertest.System(t)
		if _, err := (&ledger.Service{DB: db}).CreateBusinessUnit(system, ledger.BusinessUnit{Code: "U", Name: "U", Currency: "USD"}); err != nil {
			t.Fatal(err)
		}
		newDealer(t, db, "D-1")
		a, b := db.Account.Query().OnlyX(system).ID, 0
		newDealer(t, db, "D-2")
		for _, x := range db.Account.Query().AllX(system) {
			b = max(b, x.ID)
		}
		s := &contracts.Service{DB: db}
		one := decimal.NewFromInt(1)
		for range 6 {
			for _, life := range []string{"draft", "active", "transferred"} {
				c, err := s.Write(system, contracts.Write{Account: a, StartsOn: "2026-01-01", Lines: []contracts.WriteLine{{Product: "A", Quantity: one, UnitPrice: &one}, {Product: "B", Quantity: one, UnitPrice: &one}}})
				if err == nil && life != "draft" {
					c, err = s.Activate(system, contracts.Action{ID: c.ID, On: "2026-01-01"})
				}
				if err == nil && life == "transferred" {
					_, _, err = s.Transfer(system, contracts.Transfer{ID: c.ID, To: b, On: "2026-02-01"})
				}
				if err != nil {
					t.Fatal(err)
				}
			}
		}
		h, ctx := newAPIWithin(t, db, generous), servertest.As(t, viewer.Biller)
		count := func(rows int) int64 {
			before := db.Statements()
			a := ask(t, h, ctx, fmt.Sprintf(`{ contracts(first: %d) { edges { node { account { name } businessUnit { code } rateCard { code } incomplete allowedActions { allowed } predecessor { number lines { state } }
				successors { number lines(asOf: "2026-03-01") { id } } events { kind recordedBy { name } } lines { state contract { number } promotion { code } product { code provider { number } prices { unitPrice } } } } } } }`, rows))
			if len(a.Errors) > 0 {
				t.Fatalf("%+v", a.Errors)
			}
			return db.Statements() - before
		}
		count(1)
		if few, many := count(6), count(24); few != many {
			t.Errorf("%d statements for 6 contracts, %d for 24", few, many)
		}
	})
}
