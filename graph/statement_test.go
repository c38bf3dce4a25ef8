package graph_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

type figure struct{ Amount, Currency string }

type stated struct {
	Kind    string
	Balance figure
	Ageing  []struct{ Count int }
	Groups  []struct {
		Name   string
		Amount figure
	}
	Accounts []struct {
		Account struct {
			Number string
			Parent *struct{ Number string }
		}
		Items []struct {
			DocumentID string
			Open       figure
		}
	}
}

// A statement and a reconciliation say over the API what the books say, in as many statements for a group of any size.
func TestStatementsAndReconciliations(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		system := servertest.System(t)
		if _, err := (&ledger.Service{DB: db}).CreateBusinessUnit(system, ledger.BusinessUnit{Code: "U", Name: "U", Currency: "USD"}); err != nil {
			t.Fatal(err)
		}
		h, ctx := newAPIWithin(t, db, generous), servertest.As(t, viewer.Collector)
		top := makeParty(t, db, "TOP", 2)
		question := fmt.Sprintf(`{ statements(accountId: %q, asOf: "2026-11-24", includeChildren: true, breakdown: SERVICE) { kind currency from asOf balance { amount } ageing { name count amount { amount } }
			groups { name amount { amount } } accounts { opening { amount } closing { amount } account { number name parent { number } businessUnit { code } receivable { balance { amount } } }
			items { on dueOn kind number description amount { amount } open { amount } documentId } } } }`, scalar.FormatID(top.account))
		count := func() (statements int64, out []stated) {
			before := db.Statements()
			a := ask(t, h, ctx, question)
			if len(a.Errors) > 0 {
				t.Fatalf("%+v", a.Errors)
			}
			n := db.Statements() - before
			if err := json.Unmarshal(a.Data["statements"], &out); err != nil {
				t.Fatal(err)
			}
			return n, out
		}
		_, s := count()
		// Two invoices of 100, 70 paid, and a credit memo of 5.
		if len(s) != 1 || s[0].Kind != "OPEN_ITEM" || s[0].Balance.Amount != "125.00" || len(s[0].Groups) != 1 || s[0].Groups[0].Name != "TOP service" || s[0].Groups[0].Amount.Amount != "130.00" ||
			s[0].Ageing[1].Count != 2 || len(s[0].Accounts) != 1 || len(s[0].Accounts[0].Items) != 3 || s[0].Accounts[0].Items[2].Open.Amount != "-5.00" || s[0].Accounts[0].Items[0].DocumentID == "" {
			t.Errorf("%+v", s)
		}
		grow := func(from, to int) {
			for i := from; i < to; i++ {
				p := makeParty(t, db, fmt.Sprint("R", i), 1)
				if err := store.Do(system, db, func(tx *store.TxClient) error {
					tx.Record(store.Event{Action: "account.move"})
					return tx.Account.UpdateOneID(p.account).SetParentID(top.account).Exec(system)
				}); err != nil {
					t.Fatal(err)
				}
			}
		}
		grow(0, 3)
		few, s := count()
		if len(s[0].Accounts) != 4 || s[0].Accounts[0].Account.Number != "TOP" || s[0].Accounts[1].Account.Parent.Number != "TOP" {
			t.Errorf("%+v", s)
		}
		grow(3, 9)
		if many, s := count(); many != few || len(s[0].Accounts) != 10 {
			t.Errorf("%d statements for 4 accounts, %d for %d", few, many, len(s[0].Accounts))
		}

		var r []struct {
			Opening, Invoiced, Paid, Credited, Closing, Ledger figure
			Tied                                               bool
			Billing                                            []struct {
				ContractNumber, Cause, InvoiceNumber string
				InvoiceID, CreditMemoID              *string
				LineNo                               int
				Expected, Billed, Difference         figure
			}
			Settlements []struct {
				InvoiceID, InvoiceNumber string
				Open                     figure
			}
		}
		a := ask(t, h, ctx, fmt.Sprintf(`{ reconciliations(accountId: %q, from: "2026-10-01", to: "2026-11-30") { currency from to opening { amount } invoiced { amount } paid { amount } credited { amount } adjusted { amount }
			closing { amount } ledger { amount } tied billing { contractNumber contractId lineNo description invoiceNumber invoiceId creditMemoId expected { amount } billed { amount } difference { amount } cause }
			settlements { invoiceId invoiceNumber issuedOn total { amount } paid { amount } credited { amount } adjusted { amount } open { amount } } } }`, scalar.FormatID(top.account)))
		if err := json.Unmarshal(a.Data["reconciliations"], &r); err != nil || len(a.Errors) > 0 {
			t.Fatalf("%v, %+v", err, a.Errors)
		}
		if len(r) != 1 || !r[0].Tied || r[0].Invoiced.Amount != "200.00" || r[0].Paid.Amount != "70.00" || r[0].Closing.Amount != "130.00" || r[0].Ledger.Amount != "130.00" || len(r[0].Billing) != 3 ||
			r[0].Billing[0].Cause != "NOT_FUNCTIONAL" || r[0].Billing[0].ContractNumber != "TOP-C" || r[0].Billing[1].Cause != "EXTRA" || r[0].Billing[1].Difference.Amount != "100.00" || len(r[0].Settlements) != 2 {
			t.Errorf("%+v", r)
		}
		if nothing, extra := r[0].Billing[0], r[0].Billing[1]; nothing.InvoiceID != nil || extra.InvoiceID == nil || *extra.InvoiceID != r[0].Settlements[0].InvoiceID || extra.CreditMemoID != nil {
			t.Errorf("%+v", r[0].Billing)
		}
		if a := ask(t, h, ctx, fmt.Sprintf(`{ statements(accountId: %q, kind: BALANCE_FORWARD, asOf: "2026-10-01", from: "2026-10-02") { balance { amount } } }`, scalar.FormatID(top.account))); a.code() != "BAD_USER_INPUT" {
			t.Errorf("%+v", a.Errors)
		}
		if a := ask(t, h, servertest.Bound(t, top.account+1), question); a.code() != "NOT_FOUND" {
			t.Errorf("%+v", a.Errors)
		}
	})
}
