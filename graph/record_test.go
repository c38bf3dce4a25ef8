package graph_test

import (
	"encoding/json"
	"testing"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
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
