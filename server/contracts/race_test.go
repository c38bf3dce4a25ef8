package contracts

import (
	"fmt"
	"sync"
	"testing"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/contractevent"
	"github.com/duebook/duebook/server/fault"
)

// Several people change one contract at once: one of those who want the same line or the whole contract gets it, the others
// are told, and nobody's number is given twice.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		const people = 6
		seller, buyer := b.open(t, "D-1", account.KindDEALER), b.open(t, "D-2", account.KindDEALER)
		write := Write{Account: seller, StartsOn: "2026-01-01", Lines: []WriteLine{{Product: "A", Quantity: d("1"), UnitPrice: unit("1")}}}
		c := b.active(t, write)
		line := b.lines(t, c.ID)[0]
		at := func(do func(n int) error) (done int) {
			var mu sync.Mutex
			var all sync.WaitGroup
			for n := range people {
				all.Go(func() {
					err := do(n)
					mu.Lock()
					defer mu.Unlock()
					switch {
					case err == nil:
						done++
					case !fault.Is(err, fault.State):
						t.Errorf("refused with %v", err)
					}
				})
			}
			all.Wait()
			return done
		}
		if n := at(func(n int) error {
			_, err := b.Amend(b.sys, Amend{ID: c.ID, On: "2026-03-01", Changes: []LineChange{{Line: line.ID, By: &WriteLine{Product: "A", Quantity: d(fmt.Sprint(n + 2)), UnitPrice: unit("1")}}}})
			return err
		}); n != 1 {
			t.Errorf("%d amended the line", n)
		}
		if n := len(b.lines(t, c.ID)); n != 2 {
			t.Errorf("%d lines", n)
		}
		if n := at(func(n int) error {
			if n%2 == 0 {
				_, err := b.Terminate(b.sys, Action{ID: c.ID, On: "2026-05-31"})
				return err
			}
			_, _, err := b.Transfer(b.sys, Transfer{ID: c.ID, To: buyer, On: "2026-06-01"})
			return err
		}); n != 1 {
			t.Errorf("%d ended the contract", n)
		}
		if n := b.db.ContractEvent.Query().Where(contractevent.ContractID(c.ID)).CountX(b.sys); n != 3 {
			t.Errorf("%d events", n)
		}
		if n := at(func(int) error { _, err := b.Write(b.sys, write); return err }); n != people {
			t.Errorf("%d contracts written", n)
		}
		if n := b.db.Contract.Query().Where(contract.StatusEQ(contract.StatusDRAFT)).CountX(b.sys); n != people {
			t.Errorf("%d drafts", n)
		}
	})
}
