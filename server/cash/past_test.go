package cash_test

import (
	"strings"
	"testing"
	"time"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/receivableentry"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

// Money and invoices that were spent and settled in between are not there to be spent and settled before they were opened
// again: no past day may ever say that more was paid than was owed or received.
func TestNothingIsSpentBeforeItWasThereAgain(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := setup(t, db)
		// settled answers a payment of 100.00 and an invoice, the one settled by the other in September.
		settled := func() (payment, invoice int) {
			inv, p := b.invoice(t, b.rooftop, "2026-09-01", "100.00"), b.payment(t, b.rooftop, "2026-09-01", 10_000)
			_, apps, err := b.cash.Apply(b.ctx, cash.Apply{Payment: p.ID, Targets: []cash.Target{{Invoice: inv.ID}}, EffectiveOn: "2026-09-10"})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := b.cash.Unapply(b.ctx, cash.Unapply{Application: apps[0].ID, EffectiveOn: "2026-10-01", Reason: "wrong invoice"}); err != nil {
				t.Fatal(err)
			}
			return p.ID, inv.ID
		}
		later := func(what string, err error) {
			t.Helper()
			if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "2026-10-01 or a later day") {
				t.Errorf("%s: %v", what, err)
			}
		}

		p, inv := settled()
		fresh := b.invoice(t, b.rooftop, "2026-09-01", "100.00")
		_, _, err := b.cash.Apply(b.ctx, cash.Apply{Payment: p, Targets: []cash.Target{{Invoice: fresh.ID}}, EffectiveOn: "2026-09-15"})
		later("money that was spent on that day", err)
		other := b.payment(t, b.rooftop, "2026-09-01", 10_000)
		_, _, err = b.cash.Apply(b.ctx, cash.Apply{Payment: other.ID, Targets: []cash.Target{{Invoice: inv}}, EffectiveOn: "2026-09-15"})
		later("an invoice that was settled on that day", err)
		if _, _, err := b.cash.Apply(b.ctx, cash.Apply{Payment: other.ID, Targets: []cash.Target{{Invoice: inv}}, EffectiveOn: "2026-10-01"}); err != nil {
			t.Errorf("on the day it was opened again: %v", err)
		}
		_, err = b.cash.Reverse(b.ctx, cash.Reverse{Payment: p, On: "2026-09-15", Reason: "NSF"})
		later("a reversal of what was spent on that day", err)
		if _, err := b.cash.Reverse(b.ctx, cash.Reverse{Payment: p, On: "2026-10-01", Reason: "NSF"}); err != nil {
			t.Errorf("a reversal on the day it was opened again: %v", err)
		}

		p, _ = settled()
		_, err = b.cash.Assign(b.ctx, cash.Assign{Payment: p, Account: b.group.ID, EffectiveOn: "2026-09-15"})
		later("money that was spent on that day, to another account", err)
		if _, err := b.cash.Assign(b.ctx, cash.Assign{Payment: p, Account: b.group.ID, EffectiveOn: "2026-12-01"}); err != nil {
			t.Fatal(err)
		}
		_, _, err = b.cash.Apply(b.ctx, cash.Apply{Payment: p, Targets: []cash.Target{{Invoice: fresh.ID}}, EffectiveOn: "2026-11-01"})
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "2026-12-01 or a later day") {
			t.Errorf("money that came to the account later: %v", err)
		}
		// Without a day, the first on which it is all there; half of the invoice is open in between.
		_, apps, err := b.cash.Apply(b.ctx, cash.Apply{Payment: p, Targets: []cash.Target{{Invoice: fresh.ID, Amount: amount("60.00")}}})
		if err != nil || apps[0].EffectiveOn != "2026-12-01" {
			t.Errorf("without a day: %v, %v", apps, err)
		}
		if _, err := b.cash.Unapply(b.ctx, cash.Unapply{Application: apps[0].ID, EffectiveOn: "2026-12-10", Reason: "wrong invoice"}); err != nil {
			t.Fatal(err)
		}
		part := func(minor int64, on date.Date) error {
			_, err := store.Tx(b.ctx, db, func(tx *store.TxClient) ([]int, error) {
				return cash.ApplyTx(b.ctx, tx, []cash.Allocation{{Payment: p, Invoice: fresh.ID, Minor: minor, On: on}})
			})
			return err
		}
		if err := part(4_001, "2026-12-05"); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "only 40.00") {
			t.Errorf("more than what was left: %v", err)
		}
		if err := part(4_000, "2026-12-05"); err != nil {
			t.Errorf("what was left: %v", err)
		}
		if err := part(1, "2026-12-05"); !fault.Is(err, fault.Invalid) {
			t.Errorf("what was left, once more: %v", err)
		}

		for _, day := range []date.Date{"2026-09-15", "2026-10-01", "2026-11-15", "2026-12-05", "2026-12-31"} {
			owed, err := b.ledger.Receivables(b.ctx, []int{b.group.ID, b.rooftop.ID}, day, false)
			if err != nil {
				t.Fatal(err)
			}
			for id, list := range owed {
				if list[0].Total().Minor < 0 || list[0].UnappliedCash < 0 {
					t.Errorf("account %d on %s: %+v", id, day, list)
				}
			}
		}
		b.verify(t)
	})
}

// Where no day is given, it is the day at the business unit: on the evening of 30 November in Los Angeles nothing is posted
// into December, although it has begun in Greenwich.
func TestTodayIsTheDayAtTheUnit(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		for _, c := range []struct {
			zone string
			now  time.Time
			want date.Date
		}{
			{"America/Los_Angeles", time.Date(2026, 12, 1, 3, 0, 0, 0, time.UTC), "2026-11-30"},
			{"Asia/Tokyo", time.Date(2026, 11, 30, 20, 0, 0, 0, time.UTC), "2026-12-01"},
			{"UTC", time.Date(2028, 2, 29, 23, 59, 0, 0, time.UTC), "2028-02-29"},
		} {
			b := setupIn(t, db.At(func() time.Time { return c.now }), ledger.BusinessUnit{Code: c.zone, Name: c.zone, Currency: "USD", TimeZone: c.zone})
			b.invoice(t, b.rooftop, "2026-09-01", "100.00")
			p := b.payment(t, b.rooftop, "2026-09-02", 10_000)
			_, apps, err := b.cash.Apply(b.ctx, cash.Apply{Payment: p.ID})
			if err != nil || apps[0].EffectiveOn != c.want {
				t.Errorf("%s: applied %v, %v; want it on %s", c.zone, apps, err, c.want)
				continue
			}
			undone, err := b.cash.Unapply(b.ctx, cash.Unapply{Application: apps[0].ID, Reason: "wrong invoice"})
			if err != nil || undone.EffectiveOn != c.want {
				t.Errorf("%s: undone %+v, %v; want it on %s", c.zone, undone, err, c.want)
			}
			if _, err := b.cash.Assign(b.ctx, cash.Assign{Payment: p.ID, Account: b.group.ID}); err != nil {
				t.Error(err)
			}
			moved, err := db.ReceivableEntry.Query().Where(receivableentry.AccountID(b.group.ID)).Only(b.ctx)
			if err != nil || moved.EffectiveOn != c.want {
				t.Errorf("%s: moved %+v, %v; want it on %s", c.zone, moved, err, c.want)
			}
		}
	})
}
