package ledger_test

import (
	"testing"
	"time"

	"github.com/duebook/duebook/ent/period"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

// A month that is opened at the moment at which a later one is closed does not stay open behind it.
func TestNoMonthIsOpenedBehindAClosedOne(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.System(t)
		s := &ledger.Service{DB: db}
		unit, err := s.CreateBusinessUnit(ctx, ledger.BusinessUnit{Code: "U", Name: "U", Currency: "USD"})
		if err != nil {
			t.Fatal(err)
		}
		if err := store.Do(ctx, db, func(tx *store.TxClient) error {
			tx.Record(store.Event{Action: "test.post"})
			return ledger.NeedOpen(ctx, tx, unit.ID, "2026-03-05")
		}); err != nil {
			t.Fatal(err)
		}
		march := db.Period.Query().Where(period.StartsOn("2026-03-01")).OnlyX(ctx)
		opened, closed := make(chan struct{}), make(chan error, 1)
		go func() {
			<-opened
			_, err := s.Close(ctx, ledger.ClosePeriod{ID: march.ID, Version: march.Version})
			closed <- err
		}()
		if err := store.Do(ctx, db, func(tx *store.TxClient) error {
			tx.Record(store.Event{Action: "test.post"})
			if err := ledger.NeedOpen(ctx, tx, unit.ID, "2026-01-05"); err != nil {
				return err
			}
			close(opened)
			time.Sleep(300 * time.Millisecond) // for the other to close March, or to wait for us
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if err := <-closed; err != nil {
			t.Fatal(err)
		}
		for _, p := range db.Period.Query().AllX(ctx) {
			if p.Status != period.StatusCLOSED {
				t.Errorf("the period from %s on is %s", p.StartsOn, p.Status)
			}
		}
		err = store.Do(ctx, db, func(tx *store.TxClient) error { return ledger.NeedOpen(ctx, tx, unit.ID, "2026-02-05") })
		if !fault.Is(err, fault.Closed) {
			t.Errorf("a month between them: %v", err)
		}
	})
}
