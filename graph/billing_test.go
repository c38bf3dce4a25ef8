package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// A draft below zero is credited from its exception, and both documents name each other; the list of drafts sums what it shows.
func TestCreditBillDraft(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		sys := servertest.System(t)
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		_, err := (&ledger.Service{DB: db}).CreateBusinessUnit(sys, ledger.BusinessUnit{Code: "U", Name: "U", Currency: "USD"})
		must(err)
		one, two := makeParty(t, db, "NORTH", 1).account, makeParty(t, db, "SOUTH", 1).account
		line := contracts.Line{No: 1, ProductCode: "LINE", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(100), Frequency: contractline.FrequencyMONTHLY, StartsOn: "2026-01-01", InstalledOn: "2026-01-01",
			FunctionalOn: "2026-01-01"}
		_, err = store.Tx(sys, db, func(tx *store.TxClient) ([]int, error) {
			return (&contracts.Service{DB: db}).RecordTx(sys, tx, []contracts.Contract{{Account: one, Number: "C1", Lines: []contracts.Line{line}}, {Account: two, Number: "C2", Lines: []contracts.Line{line}}})
		})
		must(err)
		bills, h := &billing.Service{DB: db}, newAPI(t, db)
		month := func(from, to string) int {
			run, err := bills.Start(sys, billing.Start{PeriodFrom: date.Date(from), PeriodTo: date.Date(to)})
			must(err)
			must(bills.Compute(sys, run.ID, billing.Work{}))
			return run.ID
		}
		run := month("2026-01-01", "2026-01-31")
		_, err = bills.Approve(sys, billing.Step{Run: run})
		must(err)
		_, err = bills.PostDrafts(sys, run, billing.Work{})
		must(err)
		_, err = db.Writer().ExecContext(sys, `UPDATE contract_lines SET ends_on = '2026-01-10' WHERE contract_id = (SELECT id FROM contracts WHERE number = 'C1')`)
		must(err)
		run = month("2026-02-01", "2026-02-28")

		type draft struct {
			ID, Status     string
			OpenExceptions int
			CreditMemo     *struct {
				ID, Status, Number string
				Draft              struct{ ID string }
				Lines              []struct {
					ServiceFrom, ServiceTo string
					Amount                 struct{ Amount string }
				}
			}
			Exceptions []struct {
				Remedies []struct{ Action, TargetID string }
			}
		}
		var list struct {
			Totals []struct {
				Currency   string
				Count      int
				Net, Total struct{ Amount string }
			}
			Edges []struct{ Node draft }
		}
		biller := servertest.As(t, viewer.Biller)
		read := func(filter string) {
			t.Helper()
			a := ask(t, h, biller, fmt.Sprintf(`{ billDrafts(first: 9, filter: {runId: %q%s}) { totals { currency count net { amount } total { amount } }
				edges { node { id status openExceptions exceptions { remedies { action targetId } } creditMemo { id status number draft { id } lines { serviceFrom serviceTo amount { amount } } } } } } }`, scalar.FormatID(run), filter))
			if len(a.Errors) > 0 {
				t.Fatalf("%+v", a.Errors)
			}
			list.Edges = nil
			must(json.Unmarshal(a.Data["billDrafts"], &list))
		}
		read("")
		if len(list.Totals) != 1 || list.Totals[0].Count != 2 || list.Totals[0].Total.Amount != "32.26" || list.Totals[0].Net.Amount != "32.26" {
			t.Errorf("%+v", list.Totals)
		}
		read(", status: [BLOCKED]")
		below := list.Edges[0].Node
		if len(list.Edges) != 1 || list.Totals[0].Total.Amount != "-67.74" || below.OpenExceptions != 2 || below.Exceptions[0].Remedies[0].Action != "CREDIT" || below.Exceptions[0].Remedies[0].TargetID != below.ID {
			t.Fatalf("%+v", list)
		}
		credit := func(ctx context.Context, key string) answer {
			return ask(t, h, ctx, fmt.Sprintf(`mutation { creditBillDraft(input: {id: %q, idempotencyKey: %q}) { creditMemo { id } billDraft { id } userErrors { code field message } } }`, below.ID, key))
		}
		if a := credit(servertest.As(t, viewer.CashApplier), "a"); a.code() != "FORBIDDEN" {
			t.Errorf("credited by a cash applier: %v", a)
		}
		a := credit(biller, "b")
		if again := credit(biller, "b"); len(a.Errors) > 0 || string(again.Data["creditBillDraft"]) != string(a.Data["creditBillDraft"]) {
			t.Errorf("%v; the same key again: %s", a, again.Data["creditBillDraft"])
		}
		if a := credit(biller, "c"); !strings.Contains(string(a.Data["creditBillDraft"]), `"code":"WRONG_STATE","field":["id"]`) {
			t.Errorf("credited twice: %s", a.Data["creditBillDraft"])
		}
		read(", status: [BLOCKED]")
		memo := list.Edges[0].Node.CreditMemo
		if memo == nil || memo.Status != "REQUESTED" || memo.Draft.ID != below.ID || len(memo.Lines) != 1 || memo.Lines[0].ServiceFrom != "2026-01-11" || memo.Lines[0].Amount.Amount != "67.74" {
			t.Fatalf("%+v", memo)
		}
		manager := viewer.NewContext(t.Context(), viewer.New(viewer.Viewer{Kind: viewer.KindUser, ID: 4242, Name: "Manager", Roles: []viewer.Role{viewer.Manager}, Unbounded: true}, nil))
		if a := ask(t, h, manager, fmt.Sprintf(`mutation { approveCreditMemo(input: {id: %q, idempotencyKey: "d"}) { userErrors { message } } }`, memo.ID)); string(a.Data["approveCreditMemo"]) != `{"userErrors":[]}` {
			t.Fatalf("%v", a)
		}
		read(", status: [CREDITED]")
		if len(list.Edges) != 1 || list.Edges[0].Node.OpenExceptions != 1 || list.Edges[0].Node.CreditMemo.Number == "" {
			t.Errorf("%+v", list.Edges)
		}
	})
}
