package cash_test

import (
	"slices"
	"testing"

	"github.com/duebook/duebook/ent/auditevent"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

// The trail of an invoice tells what settled it and what was undone, the trail of a payment what it settled, whether that was
// done one by one or many at once.
func TestTrail(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := setup(t, db)
		actions := func(document int) (all []string) {
			t.Helper()
			events, err := cash.Trail(b.ctx, db, document)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range db.AuditEvent.Query().Where(auditevent.IDIn(events...)).Order(auditevent.ByID()).AllX(b.ctx) {
				all = append(all, e.Action)
			}
			return all
		}
		one, other := b.invoice(t, b.rooftop, "2026-09-01", "100.00"), b.invoice(t, b.rooftop, "2026-09-01", "100.00")
		p := b.payment(t, b.rooftop, "2026-09-02", 15_000)
		_, apps, err := b.cash.Apply(b.ctx, cash.Apply{Payment: p.ID, Targets: []cash.Target{{Invoice: one.ID, Amount: amount("30.00")}}})
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := b.cash.Apply(b.ctx, cash.Apply{Payment: p.ID, Targets: []cash.Target{{Invoice: other.ID, Amount: amount("30.00")}}}); err != nil {
			t.Fatal(err)
		}
		if _, err := b.cash.Unapply(b.ctx, cash.Unapply{Application: apps[0].ID, Reason: "wrong invoice"}); err != nil {
			t.Fatal(err)
		}
		const together = "application.create"
		for range 2 { // two runs of many
			if _, err := store.Tx(b.ctx, db, func(tx *store.TxClient) ([]int, error) {
				var all []cash.Allocation
				for range 21 {
					all = append(all, cash.Allocation{Payment: p.ID, Invoice: other.ID, Minor: 1, On: "2026-11-30"})
				}
				return cash.ApplyTx(b.ctx, tx, all)
			}); err != nil {
				t.Fatal(err)
			}
		}
		for what, c := range map[string]struct {
			document int
			want     []string
		}{
			"the invoice":       {one.ID, []string{"payment.apply", "payment.unapply"}},
			"the other invoice": {other.ID, []string{"payment.apply", together, together}},
			"the payment":       {p.ID, []string{together, together}}, // what is under its own name is found without
			"an unpaid invoice": {b.invoice(t, b.rooftop, "2026-09-01", "1.00").ID, nil},
			"an account":        {b.rooftop.ID, nil},
		} {
			if got := actions(c.document); !slices.Equal(got, c.want) {
				t.Errorf("%s: %v, want %v", what, got, c.want)
			}
		}
	})
}
