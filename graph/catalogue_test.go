package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/cardrate"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/timeentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/catalogue"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/duebook/duebook/server/worktime"
	"github.com/shopspring/decimal"
)

// makeWork adds to an account's contract a line of time and one of usage, with an entry and a record, and gives the account a tax
// exemption and the catalogue one of everything.
func makeWork(t *testing.T, db *store.DB, mark string, account int) (timeLine int) {
	t.Helper()
	ctx := servertest.System(t)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	one := decimal.NewFromInt(1)
	c := &catalogue.Service{DB: db}
	card, err := c.SetCardRate(ctx, catalogue.CardRate{Card: mark, Currency: "USD", Role: "ENGINEER", Class: cardrate.ClassREGULAR, Hourly: decimal.NewFromInt(100), StartsOn: "2026-01-01"}, "")
	must(err)
	_, err = c.SetPrice(ctx, catalogue.SetPrice{Product: db.Product.Query().FirstIDX(ctx), Currency: "USD", UnitPrice: one, StartsOn: "2026-01-01"})
	must(err)
	j, err := c.SetTaxRate(ctx, catalogue.TaxRate{Jurisdiction: mark, Country: "US", Percent: one, StartsOn: "2026-01-01"}, "")
	must(err)
	_, err = c.Grant(ctx, catalogue.Exemption{Account: account, Jurisdiction: j.ID, Certificate: mark, Reason: mark, StartsOn: "2026-01-01"})
	must(err)
	var usageLine int
	must(store.Do(ctx, db, func(tx *store.TxClient) error {
		tx.Record(store.Event{Action: "test.write"})
		k := tx.Contract.Query().Where(contract.AccountID(account)).OnlyX(ctx)
		tx.Contract.UpdateOneID(k.ID).SetRateCardID(card.ID).ExecX(ctx)
		line := func(no int, kind contractline.Kind) int {
			return tx.ContractLine.Create().SetContractID(k.ID).SetLineNo(no).SetProductID(tx.Product.Query().FirstIDX(ctx)).SetQuantity(one).SetUnitPrice(one).SetKind(kind).SetStartsOn("2026-01-01").SaveX(ctx).ID
		}
		timeLine, usageLine = line(8, contractline.KindTIME), line(9, contractline.KindUSAGE)
		_, err := (&worktime.Service{DB: db}).RecordTx(ctx, tx, []worktime.Usage{{Number: mark + "-U", ContractLine: usageLine, Account: account, UsedOn: "2026-10-01", Quantity: one}})
		return err
	}))
	_, err = (&worktime.Service{DB: db}).Enter(ctx, worktime.Entry{Number: mark + "-T", ContractLine: timeLine, Person: mark, Role: "ENGINEER", WorkedOn: "2026-10-01", Hours: one, Class: timeentry.ClassREGULAR, Description: mark}, "")
	must(err)
	return timeLine
}

// say runs a document that has to go without errors and reads its data.
func say(t *testing.T, h http.Handler, ctx context.Context, document string, into any) {
	t.Helper()
	a := ask(t, h, ctx, document)
	if len(a.Errors) > 0 {
		t.Fatalf("%s: %+v", document, a.Errors)
	}
	text, err := json.Marshal(a.Data)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
}

type userErrors []struct {
	Code, Message string
	Field         []string
}

func (e userErrors) String() string {
	var parts []string
	for _, x := range e {
		parts = append(parts, x.Code+" "+strings.Join(x.Field, ".")+" "+x.Message)
	}
	return strings.Join(parts, "; ")
}

// The catalogue by hand: what is set is answered with its history, what is refused names the field as the input calls it.
func TestCatalogue(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		sys := servertest.System(t)
		if _, err := (&ledger.Service{DB: db}).CreateBusinessUnit(sys, ledger.BusinessUnit{Code: "U", Name: "U", Currency: "USD"}); err != nil {
			t.Fatal(err)
		}
		account := makeParty(t, db, "P", 1).account
		makeWork(t, db, "P", account)
		h, ctx := newAPI(t, db), servertest.As(t, viewer.Manager)
		// do answers a mutation's payload as text, with its user errors.
		do := func(name, input, fields string) string {
			t.Helper()
			var got map[string]json.RawMessage
			say(t, h, ctx, fmt.Sprintf(`mutation { %s(input: {%s, idempotencyKey: ""}) { %s userErrors { code field message } } }`, name, input, fields), &got)
			return string(got[name])
		}
		expect := func(got, want string) {
			t.Helper()
			if !strings.Contains(got, want) {
				t.Errorf("%s\nhas no\n%s", got, want)
			}
		}
		expect(do("describeProduct", `code: "LINE", name: "Line", taxClass: "TELECOM"`, "product { code version prices { unitPrice } provider { name } }"), `{"code":"LINE","version":1,"prices":[],"provider":null},"userErrors":[]`)
		expect(do("describeProduct", `code: "LINE", name: "Line"`, "product { code }"), `"product":null,"userErrors":[{"code":"CONFLICT","field":["code"]`)
		var list struct{ Products []struct{ ID, Code string } }
		say(t, h, ctx, `{ products(text: "LINE") { id code } }`, &list)
		id := list.Products[0].ID
		price := func(rest string) string {
			return do("priceProduct", fmt.Sprintf(`productId: %q, currency: "USD", %s`, id, rest), "product { prices { unitPrice startsOn endsOn } }")
		}
		price(`unitPrice: "10", startsOn: "2026-01-01"`)
		expect(price(`unitPrice: "12.50", startsOn: "2026-07-01"`), `[{"unitPrice":"12.5","startsOn":"2026-07-01","endsOn":null},{"unitPrice":"10","startsOn":"2026-01-01","endsOn":"2026-06-30"}]`)
		expect(price(`unitPrice: "11", startsOn: "2026-07-01"`), `"CONFLICT","field":["startsOn"],"message":"12.5 holds from 2026-07-01 on already`)
		expect(price(`unitPrice: "11", startsOn: "2025-07-01", endsOn: "2026-01-01"`), `"CONFLICT","field":["endsOn"]`)
		expect(price(`unitPrice: "-1", startsOn: "2027-07-01"`), `"BAD_USER_INPUT","field":["unitPrice"]`)

		expect(do("announcePromotion", `code: "TEN", name: "Ten", percent: "10", startsOn: "2026-01-01"`, "promotion { code percent endsOn }"), `{"code":"TEN","percent":"10","endsOn":null}`)
		expect(do("publishIndexValue", `code: "CPI", startsOn: "2026-01-01", value: "121.3"`, "indexValue { value }"), `"121.3"`)
		expect(do("publishExchangeRate", `source: "EUR", target: "USD", startsOn: "2026-01-01", rate: "1.08"`, "exchangeRate { source target rate }"), `{"source":"EUR","target":"USD","rate":"1.08"}`)

		rate := `cardCode: "STD", currency: "USD", role: "ENGINEER", `
		do("setCardRate", rate+`cardName: "Standard", hourly: "100", startsOn: "2026-01-01"`, "rateCard { id }")
		expect(do("setCardRate", rate+`hourly: "110", startsOn: "2026-07-01"`, "rateCard { code name currency rates { role skill class hourly startsOn endsOn } }"),
			`{"code":"STD","name":"Standard","currency":"USD","rates":[{"role":"ENGINEER","skill":"","class":"REGULAR","hourly":"110","startsOn":"2026-07-01","endsOn":null},{"role":"ENGINEER","skill":"","class":"REGULAR","hourly":"100","startsOn":"2026-01-01","endsOn":"2026-06-30"}]}`)
		expect(do("setCardRate", `cardCode: "", currency: "USD", role: "R", hourly: "110", startsOn: "2026-07-01"`, "rateCard { id }"), `"field":["cardCode"]`)

		do("setTaxRate", `jurisdictionCode: "DE", country: "DE", name: "Germany", percent: "19", startsOn: "2026-01-01"`, "taxJurisdiction { id }")
		expect(do("setTaxRate", `jurisdictionCode: "DE", percent: "16", startsOn: "2026-07-01", endsOn: "2026-12-31"`, "taxJurisdiction { name country rates { category percent startsOn endsOn } }"),
			`{"name":"Germany","country":"DE","rates":[{"category":"S","percent":"16","startsOn":"2026-07-01","endsOn":"2026-12-31"},{"category":"S","percent":"19","startsOn":"2026-01-01","endsOn":"2026-06-30"}]}`)
		expect(do("setTaxRate", `jurisdictionCode: "DE", percent: "17", startsOn: "2026-08-01"`, "taxJurisdiction { id }"), `overlaps 16 percent S, which holds from 2026-07-01 to 2026-12-31`)

		grant := do("grantTaxExemption", fmt.Sprintf(`accountId: %q, certificate: "EX-1", reason: "Resale", startsOn: "2026-01-01", endsOn: "2026-12-31"`, scalar.FormatID(account)), "taxExemption { id version account { number } jurisdiction { code } }")
		expect(grant, `"version":1,"account":{"number":"P"},"jurisdiction":null`)
		expect(do("grantTaxExemption", fmt.Sprintf(`accountId: %q, certificate: "", reason: "Resale", startsOn: "2026-01-01"`, scalar.FormatID(account)), "taxExemption { id }"), `"field":["certificate"],"message":"It is missing."`)
		var granted struct{ TaxExemption struct{ ID string } }
		if err := json.Unmarshal([]byte(grant), &granted); err != nil {
			t.Fatal(err)
		}
		expect(do("endTaxExemption", fmt.Sprintf(`id: %q, version: 1, endsOn: "2026-06-30"`, granted.TaxExemption.ID), "taxExemption { endsOn version }"), `{"endsOn":"2026-06-30","version":2}`)

		var all struct {
			TaxExemptions                   []struct{ Certificate string }
			Expiring                        []struct{ Certificate string }
			Cards                           []struct{ Code string }
			TaxJurisdictions                []struct{ Code string }
			Promotions, Values, Foreign, FX []struct{ ID string }
		}
		say(t, h, ctx, `{ taxExemptions { certificate } expiring: taxExemptions(expiresBefore: "2026-12-31") { certificate } cards: rateCards { code rates { hourly } } taxJurisdictions(text: "germ") { code }
			promotions { id } values: indexValues(code: "CPI") { id } foreign: indexValues(code: "RPI") { id } fx: exchangeRates { id } }`, &all)
		if len(all.TaxExemptions) != 2 || all.TaxExemptions[0].Certificate != "EX-1" || len(all.Expiring) != 1 || len(all.Cards) != 2 || len(all.TaxJurisdictions) != 1 || all.TaxJurisdictions[0].Code != "DE" ||
			len(all.Promotions) != 1 || len(all.Values) != 1 || len(all.Foreign) != 0 || len(all.FX) != 1 {
			t.Errorf("%+v", all)
		}
		// Every kind of object is found again by its id, and is not there for a dealer whose business it isn't.
		for _, x := range []struct {
			field string
			open  bool
		}{{"promotions", true}, {"indexValues", false}, {"exchangeRates", false}, {"rateCards", false}, {"taxJurisdictions", false}, {"taxExemptions", true}} {
			var rows map[string][]struct{ ID string }
			say(t, h, ctx, "{ "+x.field+" { id } }", &rows)
			for who, c := range map[string]context.Context{"manager": ctx, "dealer": servertest.Bound(t, account)} {
				a := ask(t, h, c, fmt.Sprintf("{ node(id: %q) { id } }", rows[x.field][0].ID))
				if found := len(a.Errors) == 0 && string(a.Data["node"]) != "null"; found != (x.open || who == "manager") {
					t.Errorf("%s: %s by id for the %s: %s %v", x.field, rows[x.field][0].ID, who, a.Data["node"], a.Errors)
				}
			}
		}
	})
}

// Time from entry to approval through the API, with what each person may do.
func TestTime(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		sys := servertest.System(t)
		if _, err := (&ledger.Service{DB: db}).CreateBusinessUnit(sys, ledger.BusinessUnit{Code: "U", Name: "U", Currency: "USD"}); err != nil {
			t.Fatal(err)
		}
		p := makeParty(t, db, "P", 1)
		line := makeWork(t, db, "P", p.account)
		h, biller := newAPI(t, db), servertest.As(t, viewer.Biller)
		manager := viewer.NewContext(t.Context(), viewer.New(viewer.Viewer{Kind: viewer.KindUser, ID: 77, Roles: []viewer.Role{viewer.Manager}, Unbounded: true}, nil))
		type entry struct {
			ID, Number, Status, Hourly, DecisionNote string
			ContractLine                             struct{ LineNo int }
			AllowedActions                           []struct {
				Action, ReasonCode string
				Allowed            bool
			}
		}
		const fields = `{ id number status hourly decisionNote contractLine { lineNo product { code } } account { name } invoice { number } allowedActions { action allowed reasonCode } }`
		enter := func(rest string) (entry, userErrors) {
			t.Helper()
			var got struct {
				EnterTime struct {
					TimeEntry  entry
					UserErrors userErrors
				}
			}
			say(t, h, biller, fmt.Sprintf(`mutation { enterTime(input: {contractLineId: %q, person: "Eve", role: "ENGINEER", idempotencyKey: "", %s}) { timeEntry %s userErrors { code field message } } }`, scalar.FormatID(line), rest, fields), &got)
			return got.EnterTime.TimeEntry, got.EnterTime.UserErrors
		}
		decide := func(ctx context.Context, verb, note string, ids ...string) ([]entry, userErrors) {
			t.Helper()
			list, _ := json.Marshal(ids)
			var got map[string]struct {
				TimeEntries []entry
				UserErrors  userErrors
			}
			say(t, h, ctx, fmt.Sprintf(`mutation { %s(input: {ids: %s, note: %q, idempotencyKey: ""}) { timeEntries %s userErrors { code field message } } }`, verb, list, note, fields), &got)
			return got[verb].TimeEntries, got[verb].UserErrors
		}
		first, wrong := enter(`workedOn: "2026-11-23", hours: "7.5"`)
		if len(wrong) > 0 || first.Number != "T-2026-000001" || first.Status != "DRAFT" || first.Hourly != "100" || first.ContractLine.LineNo != 8 || !first.AllowedActions[0].Allowed {
			t.Errorf("%+v, %s", first, wrong)
		}
		second, _ := enter(`workedOn: "2026-11-20", hours: "2", submit: true`)
		for rest, want := range map[string]string{
			`workedOn: "2026-11-25", hours: "1"`:                  "BAD_USER_INPUT workedOn 2026-11-25 lies in the future",
			`workedOn: "2026-11-23", hours: "25"`:                 "BAD_USER_INPUT hours",
			`workedOn: "2026-11-23", hours: "1", class: OVERTIME`: "BAD_USER_INPUT role Rate card P has no OVERTIME rate",
			`workedOn: "2026-11-23", hours: "1", number: "P-T"`:   "CONFLICT number",
		} {
			if _, wrong := enter(rest); !strings.HasPrefix(wrong.String(), want) {
				t.Errorf("%s: %s", rest, wrong)
			}
		}
		if list, wrong := decide(biller, "submitTime", "", first.ID); len(wrong) > 0 || list[0].Status != "SUBMITTED" || list[0].AllowedActions[1].ReasonCode != "SECOND_PERSON" {
			t.Errorf("%+v, %s", list, wrong)
		}
		if list, wrong := decide(biller, "approveTime", "", first.ID); len(list) != 0 || !strings.HasPrefix(wrong.String(), "SECOND_PERSON ids.0") {
			t.Errorf("%+v, %s", list, wrong)
		}
		if _, wrong := decide(manager, "rejectTime", "", second.ID); !strings.HasPrefix(wrong.String(), "BAD_USER_INPUT note") {
			t.Errorf("rejected without a note: %s", wrong)
		}
		if list, wrong := decide(manager, "approveTime", "fine", second.ID, first.ID); len(wrong) > 0 || len(list) != 2 || list[0].ID != second.ID || list[1].Status != "APPROVED" || list[1].DecisionNote != "fine" {
			t.Errorf("%+v, %s", list, wrong)
		}
		contractID := scalar.FormatID(db.Contract.Query().OnlyIDX(sys))
		for filter, want := range map[string][]string{
			"{}":                                 {"T-2026-000001", "T-2026-000002", "P-T"},
			"{status: [APPROVED]}":               {"T-2026-000001", "T-2026-000002"},
			"{status: [DRAFT, SUBMITTED]}":       {"P-T"},
			`{text: "t-2026"}`:                   {"T-2026-000001", "T-2026-000002"},
			`{text: "ev"}`:                       {"T-2026-000001", "T-2026-000002"},
			`{workedOn: {to: "2026-11-20"}}`:     {"T-2026-000002", "P-T"},
			`{billed: false, late: false}`:       {"T-2026-000001", "T-2026-000002", "P-T"},
			`{contractId: "` + contractID + `"}`: {"T-2026-000001", "T-2026-000002", "P-T"},
			`{accountId: "` + scalar.FormatID(p.account) + `", text: "P-"}`: {"P-T"},
		} {
			check(t, manager, h, "timeEntries", filter, want)
		}
		for filter := range map[string]bool{"{}": true, "{billed: false}": true, `{usedOn: {from: "2026-10-01"}}`: true, `{accountId: "` + scalar.FormatID(p.account) + `"}`: true, `{text: "P-U"}`: true} {
			check(t, manager, h, "usageRecords", filter, []string{"P-U"})
		}
		var none struct {
			Late, Billed, Usage struct{ TotalCount int }
		}
		say(t, h, manager, `{ late: timeEntries(first: 1, filter: {late: true}) { totalCount } billed: timeEntries(first: 1, filter: {billed: true}) { totalCount } usage: usageRecords(first: 1, filter: {billed: true}) { totalCount } }`, &none)
		if none.Late.TotalCount+none.Billed.TotalCount+none.Usage.TotalCount != 0 {
			t.Errorf("%+v", none)
		}
		// Dealers see what was measured for them, and no time.
		dealer := servertest.Bound(t, p.account)
		if a := ask(t, h, dealer, `{ timeEntries(first: 1) { edges { node { id } } } }`); a.code() != "FORBIDDEN" {
			t.Errorf("a dealer's time: %+v", a)
		}
		if a := ask(t, h, dealer, fmt.Sprintf(`{ node(id: %q) { id } }`, first.ID)); string(a.Data["node"]) != "null" {
			t.Errorf("a dealer finds a time entry: %+v", a)
		}
		var own struct {
			UsageRecords struct {
				Edges []struct{ Node struct{ Number string } }
			}
		}
		say(t, h, dealer, `{ usageRecords(first: 5) { edges { node { number account { name } contractLine { lineNo } invoice { number } } } } }`, &own)
		if len(own.UsageRecords.Edges) != 1 || own.UsageRecords.Edges[0].Node.Number != "P-U" {
			t.Errorf("a dealer's usage: %+v", own)
		}
	})
}
