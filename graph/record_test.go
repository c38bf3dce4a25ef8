package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"entgo.io/ent/dialect/sql"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/payment"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

// What an event changed names the records whose ids it keeps.
func TestAuditNamesRecords(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		demoBook(t, db)
		h, ctx := newAPIWithin(t, db, generous), servertest.As(t, viewer.Auditor)
		a := ask(t, h, ctx, `{ auditEvents(first: 5, filter: {action: "payment.apply"}) { edges { node { text changes { field to fromName toName } } } } }`)
		var events struct {
			Edges []struct {
				Node struct {
					Text    string
					Changes []struct{ Field, To, FromName, ToName string }
				}
			}
		}
		if err := json.Unmarshal(a.Data["auditEvents"], &events); err != nil || len(events.Edges) == 0 {
			t.Fatal(err, a.Errors)
		}
		a = ask(t, h, ctx, `{ auditEvents(first: 1, filter: {action: "contractLine.bill"}) { edges { node { changes { field to toName } } } } }`)
		if written := string(a.Data["auditEvents"]); !strings.Contains(written, `"field":"records"`) || strings.Contains(written, `"toName":"`) {
			t.Errorf("a number of records names one: %s", written)
		}
		for _, e := range events.Edges {
			if e.Node.Text != "Payment applied" {
				t.Errorf("the event is %q", e.Node.Text)
			}
			for _, c := range e.Node.Changes {
				want := ""
				if c.Field == "invoice" {
					id, err := scalar.ParseID(c.To)
					if err != nil {
						t.Fatal(err)
					}
					want = db.Invoice.GetX(servertest.System(t), id).Number
				}
				if c.FromName != "" || c.ToName != want {
					t.Errorf("%s became %q, before %q; want %q", c.Field, c.ToName, c.FromName, want)
				}
			}
		}
	})
}

// Days in the sentences of the timeline are ISO 8601, and those of what a sentence is about, so that a screen can write them
// in the way of its reader.
func TestTimelineDays(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		demoBook(t, db)
		h, ctx, sys := newAPIWithin(t, db, generous), servertest.As(t, viewer.Auditor), servertest.System(t)
		paid := db.Payment.Query().Where(payment.AccountIDNotNil()).Order(payment.ByReceivedOn(sql.OrderDesc())).FirstX(sys)
		if _, err := (&cash.Service{DB: db}).Reverse(sys, cash.Reverse{Payment: paid.ID, On: date.Of(db.Clock()), Reason: "NSF"}); err != nil {
			t.Fatal(err)
		}
		a := ask(t, h, ctx, fmt.Sprintf(`{ timeline(accountId: %q, first: 200) { text subject { ... on Invoice { number dueOn } ... on Payment { number reversedOn reversalReason } } } }`, scalar.FormatID(paid.AccountID)))
		var entries []struct {
			Text    string
			Subject struct{ Number, DueOn, ReversedOn, ReversalReason string }
		}
		if err := json.Unmarshal(a.Data["timeline"], &entries); err != nil {
			t.Fatal(err, a.Errors)
		}
		invoices, back := 0, 0
		for _, e := range entries {
			s := e.Subject
			want := e.Text
			switch {
			case s.DueOn != "":
				invoices++
				want = "Invoice " + s.Number + ", due " + s.DueOn
			case s.ReversedOn != "":
				back++
				want = "Payment " + s.Number + " received, reversed on " + s.ReversedOn + ": " + s.ReversalReason
			}
			if e.Text != want {
				t.Errorf("got %q, want %q", e.Text, want)
			}
		}
		if invoices == 0 || back == 0 {
			t.Errorf("%d invoices and %d reversed payments among %d entries", invoices, back, len(entries))
		}
	})
}

// The trail of an invoice tells what settled it, although that is an event of the payment.
func TestTrailOfAnInvoice(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		sys := servertest.System(t)
		if _, err := (&ledger.Service{DB: db}).CreateBusinessUnit(sys, ledger.BusinessUnit{Code: "U", Name: "U", Currency: "USD"}); err != nil {
			t.Fatal(err)
		}
		own := makeParty(t, db, "OWN", 1)
		h := newAPIWithin(t, db, generous)
		ask := func(ctx context.Context) string {
			return raw(t, h, ctx, fmt.Sprintf(`{ auditEvents(first: 50, filter: {entityId: %q}) { totalCount edges { node { text } } } }`, scalar.FormatID(own.invoice)))
		}
		if got := ask(servertest.As(t, viewer.Auditor)); !strings.Contains(got, "Invoice posted") || !strings.Contains(got, "Payment applied") || strings.Contains(got, "Account") {
			t.Errorf("the auditor: %s", got)
		}
		if got := ask(servertest.Bound(t, own.account)); !strings.Contains(got, "FORBIDDEN") {
			t.Errorf("the dealer: %s", got)
		}
	})
}
