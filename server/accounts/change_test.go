package accounts

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

func TestChange(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		a := b.open(t, "D-1", 0)
		limit := ptr(decimal.NewFromInt(500))
		changed, err := b.Change(as(t, viewer.Biller, 7), Change{ID: a.ID, Version: 1, Name: ptr("Renamed"), Terms: ptr("eom"), CreditLimit: &limit,
			Addresses: &[]postal.Address{{Use: postal.BillTo, City: "Troy"}}, PeopleToAvoid: ptr("the former owner"), Reason: "asked by phone"})
		if err != nil {
			t.Fatal(err)
		}
		if changed.Version != 2 || changed.Name != "Renamed" || changed.PaymentTerms != "EOM" || changed.CreditLimit().String() != "500.00" || changed.Addresses[0].City != "Troy" {
			t.Fatalf("changed to %+v", changed)
		}
		e := b.last(t, "account.change")
		for _, want := range []string{`"name":["D-1","Renamed"]`, `"payment_terms":["NET30","EOM"]`, `"credit_limit":[null,"500.00"]`, `"people_to_avoid":["","the former owner"]`} {
			if !strings.Contains(e.Changes, want) {
				t.Errorf("the event says %s, without %s", e.Changes, want)
			}
		}
		if e.Reason != "asked by phone" || e.AccountID != a.ID || e.ActorID != 7 {
			t.Errorf("event %+v", e)
		}
		_, err = b.Change(b.sys, Change{ID: a.ID, Version: 1, Name: ptr("Late")})
		refused(t, err, fault.Conflict, "version", "in the meantime")
		events := b.db.AuditEvent.Query().CountX(b.sys)
		same, err := b.Change(b.sys, Change{ID: a.ID, Version: 2, Name: ptr("Renamed"), Addresses: &[]postal.Address{{Use: postal.BillTo, City: "Troy"}}, CreditLimit: &limit})
		if err != nil || same.Version != 2 || b.db.AuditEvent.Query().CountX(b.sys) != events {
			t.Errorf("no change made version %d (%v) and %d events", same.Version, err, b.db.AuditEvent.Query().CountX(b.sys)-events)
		}
		none := (*decimal.Decimal)(nil)
		cleared, err := b.Change(b.sys, Change{ID: a.ID, Version: 2, CreditLimit: &none, Addresses: &[]postal.Address{}})
		if err != nil || cleared.CreditLimitMinor != nil || len(cleared.Addresses) != 0 {
			t.Errorf("cleared to %+v, %v", cleared, err)
		}
		_, err = b.Change(b.sys, Change{ID: a.ID, Version: 3, Name: ptr("")})
		refused(t, err, fault.Invalid, "name", "needs a name")
		_, err = b.Change(b.sys, Change{ID: 4711, Version: 3, Name: ptr("x")})
		refused(t, err, fault.NotFound, "", "no such record")
		_, err = b.Change(b.sys, Change{ID: a.ID, Version: 3, Status: ptr(account.Status("GONE"))})
		refused(t, err, fault.Invalid, "status", "not a status")
	})
}

func TestCloseNeedsEvenBooks(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		a := b.open(t, "D-1", 0)
		exec := func(query string, args ...any) {
			t.Helper()
			err := store.Do(b.sys, b.db, func(tx *store.TxClient) error {
				tx.Record(store.Event{Action: "test.set_up"})
				_, err := tx.Exec(b.sys, query, args...)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		shut := func() error {
			a := b.db.Account.GetX(b.sys, a.ID)
			_, err := b.Change(b.sys, Change{ID: a.ID, Version: a.Version, Status: ptr(account.StatusCLOSED)})
			return err
		}
		exec(`INSERT INTO invoices (created_at, business_unit_id, account_id, number, issue_on, due_on, currency, tax_minor, total_minor, balance_minor)
			VALUES (?, ?, ?, 'I-1', '2026-01-01', '2026-01-31', 'USD', 0, 100, 100)`, b.db.Clock(), b.unit.ID, a.ID)
		refused(t, shut(), fault.State, "status", "an invoice is open")
		exec(`UPDATE invoices SET applied_minor = 100, balance_minor = 0`)
		exec(`INSERT INTO payments (created_at, business_unit_id, account_id, number, received_on, currency, amount_minor, unapplied_minor)
			VALUES (?, ?, ?, 'P-1', '2026-01-01', 'USD', 100, 100)`, b.db.Clock(), b.unit.ID, a.ID)
		refused(t, shut(), fault.State, "status", "a payment is not applied")
		exec(`UPDATE payments SET applied_minor = 100, unapplied_minor = 0`)
		exec(`INSERT INTO credit_memos (created_at, business_unit_id, account_id, issue_on, currency, tax_minor, amount_minor, reason)
			VALUES (?, ?, ?, '2026-01-01', 'USD', 0, 100, 'OTHER')`, b.db.Clock(), b.unit.ID, a.ID)
		refused(t, shut(), fault.State, "status", "waits for approval")
		exec(`UPDATE credit_memos SET status = 'REJECTED'`)
		if err := shut(); err != nil {
			t.Fatal(err)
		}
		if e := b.last(t, "account.close"); !strings.Contains(e.Changes, `"status":["ACTIVE","CLOSED"]`) {
			t.Errorf("event %+v", e)
		}
		_, err := b.AddContact(b.sys, AddContact{Account: a.ID, Name: "x"})
		refused(t, err, fault.State, "", "closed")
		gone := b.db.Account.GetX(b.sys, a.ID)
		for _, action := range Allowed(b.sys, viewer.From(b.sys), gone) {
			if want := map[string]string{"addContact": "WRONG_STATE", "assignAccounts": "WRONG_STATE"}[action.Action]; action.ReasonCode != want || action.Allowed != (want == "") {
				t.Errorf("%+v", action)
			}
		}
		if a, err := b.Change(b.sys, Change{ID: a.ID, Version: gone.Version, Status: ptr(account.StatusACTIVE)}); err != nil || a.Status != account.StatusACTIVE {
			t.Errorf("not activated again: %v", err)
		}
	})
}

func TestTree(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		chain := []int{b.open(t, "D-1", 0).ID}
		for i := 2; i <= MaxDepth; i++ {
			chain = append(chain, b.open(t, fmt.Sprintf("D-%d", i), chain[len(chain)-1]).ID)
		}
		_, err := b.Open(b.sys, Open{Name: "too deep", Kind: account.KindDEALER, Parent: chain[MaxDepth-1]})
		refused(t, err, fault.Limit, "parent", "21 levels; at most 20")
		move := func(id, to int) error {
			t.Helper()
			parent := &to
			if to == 0 {
				parent = nil
			}
			_, err := b.Change(b.sys, Change{ID: id, Parent: &parent})
			return err
		}
		refused(t, move(chain[0], chain[0]), fault.Invalid, "parent", "own parent")
		refused(t, move(chain[0], chain[5]), fault.Invalid, "parent", "stands below")
		other := b.open(t, "T", 0)
		refused(t, move(chain[0], other.ID), fault.Limit, "parent", "21 levels")
		moves := b.moves
		if err := move(chain[1], other.ID); err != nil {
			t.Fatal(err)
		}
		if b.moves != moves+1 {
			t.Errorf("moved was called %d times", b.moves-moves)
		}
		if e := b.last(t, "account.move"); !strings.Contains(e.Changes, fmt.Sprintf(`"parent_id":[%d,%d]`, chain[0], other.ID)) {
			t.Errorf("event %+v", e)
		}
		ids, err := Descendants(b.sys, b.db, other.ID)
		want := append(slices.Clone(chain[1:]), other.ID)
		if slices.Sort(want); err != nil || !slices.Equal(ids, want) {
			t.Errorf("descendants %v, %v; want %v", ids, err, want)
		}
		if err := move(chain[1], 0); err != nil {
			t.Fatal(err)
		}
		if a := b.db.Account.GetX(b.sys, chain[1]); a.ParentID != 0 {
			t.Errorf("parent is %d", a.ParentID)
		}
		dealer := as(t, viewer.Dealer, 1, chain[19])
		if ids, err := Descendants(dealer, b.db, chain[19]); err != nil || !slices.Equal(ids, []int{chain[19]}) {
			t.Errorf("a dealer's own: %v, %v", ids, err)
		}
		_, err = Descendants(dealer, b.db, chain[18])
		refused(t, err, fault.NotFound, "", "no such account")
		_, err = Descendants(b.sys, b.db, 4711)
		refused(t, err, fault.NotFound, "", "no such account")
	})
}

// Accounts are moved about by many at once; however the moves fall, there is no cycle.
func TestConcurrentMovesMakeNoCycle(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		var ids []int
		for i := range 6 {
			ids = append(ids, b.open(t, fmt.Sprintf("D-%d", i), 0).ID)
		}
		var wg sync.WaitGroup
		for worker := range 6 {
			wg.Go(func() {
				r := rand.New(rand.NewPCG(1, uint64(worker)))
				for range 25 {
					parent := &ids[r.IntN(len(ids))]
					if r.IntN(4) == 0 {
						parent = nil
					}
					if _, err := b.Change(b.sys, Change{ID: ids[r.IntN(len(ids))], Parent: &parent}); err != nil && !fault.Is(err, fault.Invalid) {
						t.Errorf("worker %d: %v", worker, err)
					}
				}
			})
		}
		wg.Wait()
		parents := map[int]int{}
		for _, a := range b.db.Account.Query().AllX(b.sys) {
			parents[a.ID] = a.ParentID
		}
		for _, id := range ids {
			for n, at := 0, id; at != 0; n, at = n+1, parents[at] {
				if n > len(ids) {
					t.Fatalf("account %d stands in a cycle: %v", id, parents)
				}
			}
		}
	})
}
