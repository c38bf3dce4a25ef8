package billing_test

import (
	"testing"
	"time"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// An account that is being closed is not billed at the same moment: a closed account owes nothing.
func TestNothingIsBilledWhileAnAccountIsClosed(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		id := b.account("A1", nil)
		posted := make(chan error, 1)
		status := account.StatusCLOSED
		b.must(store.Do(b.sys, db, func(tx *store.TxClient) error {
			if _, err := (&accounts.Service{DB: db}).ChangeTx(b.sys, tx, accounts.Change{ID: id, Status: &status}); err != nil {
				return err
			}
			go func() {
				_, err := b.billing.Post(b.sys, billing.Post{Account: id, IssueOn: "2026-10-01", Lines: []billing.Line{{Description: "x", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(1)}}})
				posted <- err
			}()
			time.Sleep(300 * time.Millisecond) // it waits for us by now
			return nil
		}))
		if err := <-posted; !fault.Is(err, fault.State) {
			t.Errorf("billed when it was closed: %v", err)
		}
	})
}
