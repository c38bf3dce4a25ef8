package billing_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/duebook/duebook/ent/billrun"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

var errTaken = errors.New("another server has taken over")

// server works on a run under a lease, and stops once in a transaction of a lane, before or after the lease is asked for.
type server struct {
	name            string
	lease           *lease
	before, after   bool
	reached, resume chan struct{}
	once            sync.Once
	mu              sync.Mutex
	lanes           []int // processes of the database
}

// lease says who works on a run. As the row of a job, it stays as it is until the transaction that asked for it has ended.
type lease struct{ holder atomic.Value }

const leaseLock = `SELECT pg_advisory_xact_lock(1)`

func (l *lease) take(ctx context.Context, db *store.DB, name string) error {
	return store.Do(ctx, db, func(tx *store.TxClient) error {
		_, err := tx.SQL().ExecContext(ctx, leaseLock)
		l.holder.Store(name)
		return err
	})
}

func (l *lease) held(ctx context.Context, tx *store.TxClient, name string) error {
	if _, err := tx.SQL().ExecContext(ctx, leaseLock); err != nil {
		return err
	}
	if l.holder.Load() != name {
		return errTaken
	}
	return nil
}

func (s *server) work() billing.Work {
	return billing.Work{Hold: func(ctx context.Context, tx *store.TxClient) error {
		var pid int
		if err := tx.QueryRow(ctx, `SELECT pg_backend_pid()`).Scan(&pid); err != nil {
			return err
		}
		s.mu.Lock()
		s.lanes = append(s.lanes, pid)
		s.mu.Unlock()
		wait := func() {
			s.once.Do(func() {
				close(s.reached)
				<-s.resume
			})
		}
		if s.before {
			wait()
		}
		err := s.lease.held(ctx, tx, s.name)
		if s.after {
			wait()
		}
		return err
	}}
}

// A server that lives loses the run that it works on: the connection that keeps the run locked breaks, or its lease went to
// another server, while a lane is about to commit. The other does what is left, and every draft and invoice is there once.
func TestRunIsTakenFromALivingServer(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name          string
		post          bool
		before, after bool
	}{
		{"computing, before the lease is asked for", false, true, false},
		{"computing, after it was", false, false, true},
		{"posting, before the lease is asked for", true, true, false},
		{"posting, after it was", true, false, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			const accounts = 40
			b := newBook(t, servertest.Postgres(t)) // on SQLite there are no lanes: the run and its batch are one transaction
			for i := range accounts {
				b.contract(b.account(fmt.Sprint("A", i), nil), fmt.Sprint("C", i), line("10"))
			}
			run, err := b.billing.Start(b.biller(), billing.Start{BusinessUnit: b.unit, PeriodFrom: "2026-01-01", PeriodTo: "2026-01-31"})
			b.must(err)
			work := func(s *server) error { return b.billing.Compute(b.biller(), run.ID, s.work()) }
			if c.post {
				b.must(b.billing.Compute(b.biller(), run.ID, billing.Work{}))
				_, err := b.billing.Approve(b.manager(), billing.Step{Run: run.ID})
				b.must(err)
				work = func(s *server) error {
					_, err := b.billing.PostDrafts(b.biller(), run.ID, s.work())
					return err
				}
			}
			l := &lease{}
			l.holder.Store("first")
			first := &server{name: "first", lease: l, before: c.before, after: c.after, reached: make(chan struct{}), resume: make(chan struct{})}
			second := &server{name: "second", lease: l}
			outcomes := [2]chan error{make(chan error, 1), make(chan error, 1)}
			go func() { outcomes[0] <- work(first) }()
			<-first.reached

			// The one transaction that keeps the run, and is no lane, loses its connection.
			first.mu.Lock()
			lane := first.lanes[0]
			first.mu.Unlock()
			var killed int
			b.must(b.db.Writer().QueryRowContext(b.sys, `SELECT COUNT(*) FILTER (WHERE pg_terminate_backend(pid)) FROM (SELECT DISTINCT l.pid FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
				WHERE l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND c.relname = 'bill_runs' AND l.mode = 'RowShareLock' AND l.granted AND l.pid <> $1) holders`, lane).Scan(&killed))
			if killed != 1 {
				t.Fatalf("%d transactions kept the run", killed)
			}
			taken := make(chan error, 1)
			go func() {
				taken <- l.take(b.sys, b.db, "second")
				outcomes[1] <- work(second)
			}()
			time.Sleep(300 * time.Millisecond) // it has the lease by now, or waits for the lane that was told to commit
			close(first.resume)
			b.must(<-taken)
			errs := [2]error{<-outcomes[0], <-outcomes[1]}
			if errs[1] != nil {
				t.Errorf("the second server: %v", errs[1])
			}
			if errs[0] != nil && !errors.Is(errs[0], errTaken) {
				t.Errorf("the first server: %v", errs[0])
			}
			run = b.db.BillRun.GetX(b.sys, run.ID)
			if want := map[bool]billrun.Status{false: billrun.StatusREVIEW, true: billrun.StatusPOSTED}[c.post]; run.Status != want {
				t.Errorf("the run is %s, want %s", run.Status, want)
			}
			if n := len(b.drafts(run)); n != accounts {
				t.Errorf("%d drafts of %d accounts", n, accounts)
			}
			if !c.post {
				if n := b.post(run); n != accounts {
					t.Errorf("%d were posted after all", n)
				}
			}
			var doubled sql.NullInt64
			b.must(b.db.Writer().QueryRowContext(b.sys, `SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM invoices GROUP BY account_id) x`).Scan(&doubled))
			if n := b.db.Invoice.Query().Where(invoice.RunID(run.ID)).CountX(b.sys); n != accounts || doubled.Int64 != 1 {
				t.Errorf("%d invoices of %d accounts, up to %d of one", n, accounts, doubled.Int64)
			}
			b.clean()
		})
	}
}
