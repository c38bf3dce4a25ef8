package jobs_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/job"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/files"
	"github.com/duebook/duebook/server/jobs"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

// quick makes a dead server noticed within a test's patience.
var quick = jobs.Timing{Poll: 10 * time.Millisecond, Progress: 10 * time.Millisecond, Heartbeat: 50 * time.Millisecond, Stale: 700 * time.Millisecond}

// start runs a service until the test ends, or until the answered function stops it.
func start(t *testing.T, js *jobs.Service) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { js.Run(ctx); close(done) }()
	stop = func() { cancel(); <-done }
	t.Cleanup(stop)
	return stop
}

// until waits for a job's state.
func until(t *testing.T, db *store.DB, id int, state job.State) *ent.Job {
	t.Helper()
	var j *ent.Job
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		var err error
		if j, err = db.Job.Get(servertest.System(t), id); err != nil {
			t.Fatal(err)
		}
		if j.State == state {
			return j
		}
	}
	t.Fatalf("the job is %s (%s), not %s", j.State, j.Error, state)
	return nil
}

func person(t *testing.T, a *auth.Service, name string, role viewer.Role) context.Context {
	t.Helper()
	sys := servertest.System(t)
	u, _, err := a.CreateUser(sys, auth.CreateUser{Username: name, Name: name})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.GrantRole(sys, auth.GrantRole{User: u.ID, Role: role}); err != nil {
		t.Fatal(err)
	}
	v, err := a.Behind(sys, viewer.KindUser, u.ID)
	if err != nil {
		t.Fatal(err)
	}
	return viewer.NewContext(t.Context(), v)
}

func people(t *testing.T, db *store.DB) *auth.Service {
	t.Helper()
	box, err := auth.NewBox("a passphrase of the tests")
	if err != nil {
		t.Fatal(err)
	}
	return auth.New(db, auth.Config{Issuer: "https://book.example", Box: box})
}

func TestEveryJobRunsOnce(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		const n = 501
		var ran [n]atomic.Int32
		work := func(_ context.Context, run *jobs.Run) error {
			i := int(run.Input["i"].(float64))
			ran[i].Add(1)
			run.Progress(1, 1, "done")
			return nil
		}
		// Three servers on one database, none of which is thought dead on a machine that is busy with other tests.
		patient := quick
		patient.Stale = time.Minute
		var services []*jobs.Service
		for range 3 {
			js := jobs.New(db, jobs.Config{Workers: 4, Timing: patient})
			js.Register("count", viewer.ImportsRun, work)
			services = append(services, js)
		}
		sys := servertest.System(t)
		var first *ent.Job
		for i := range n {
			j, err := services[i%3].Start(sys, "count", map[string]any{"i": i}, fmt.Sprint("key-", i))
			if err != nil {
				t.Fatal(err)
			}
			if i == 0 {
				first = j
			}
		}
		if again, err := services[0].Start(sys, "count", map[string]any{"i": 0}, "key-0"); err != nil || again.ID != first.ID {
			t.Errorf("the same key answers another job: %v %v", again, err)
		}
		for _, js := range services {
			start(t, js)
		}
		deadline := time.Now().Add(2 * time.Minute)
		for {
			left, err := db.Job.Query().Where(job.StateNEQ(job.StateDONE)).Count(sys)
			if err != nil {
				t.Fatal(err)
			}
			if left == 0 {
				break
			}
			if time.Now().After(deadline) {
				t.Fatalf("%d jobs are left", left)
			}
			time.Sleep(20 * time.Millisecond)
		}
		for i := range ran {
			if ran[i].Load() != 1 {
				t.Errorf("job %d ran %d times", i, ran[i].Load())
			}
		}
	})
}

// A server that dies without a word: its lease is there and grows old.
func TestTakeOver(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		sys := servertest.System(t)
		js := jobs.New(db, jobs.Config{Timing: quick})
		var resumed atomic.Value
		js.Register("import", viewer.ImportsRun, func(ctx context.Context, run *jobs.Run) error {
			resumed.Store(fmt.Sprint(run.Result()["chunk"]))
			return store.Do(ctx, db, func(tx *store.TxClient) error {
				tx.Record(store.Event{Action: "test.step"})
				return run.HoldTx(ctx, tx, map[string]any{"chunk": 3})
			})
		})
		j, err := js.Start(sys, "import", nil, "")
		if err != nil {
			t.Fatal(err)
		}
		lease := time.Now()
		if _, err := db.Writer().ExecContext(t.Context(), store.Rebind(db.Dialect, `UPDATE jobs SET state = 'RUNNING', worker = '1-DEAD', heartbeat_at = ?, done = 5, result = ? WHERE id = ?`),
			lease.UTC(), `{"chunk": 2}`, j.ID); err != nil {
			t.Fatal(err)
		}
		start(t, js)
		done := until(t, db, j.ID, job.StateDONE)
		if waited := time.Since(lease); waited < quick.Stale {
			t.Errorf("taken over from a living server after %s", waited)
		}
		if resumed.Load() != "2" || done.Result["chunk"] != 3.0 || !strings.HasPrefix(done.Worker, "2.5-") {
			t.Errorf("resumed from %v, result %v, lease %s", resumed.Load(), done.Result, done.Worker)
		}
	})
}

func TestGivenUp(t *testing.T) {
	t.Parallel()
	db := servertest.SQLite(t)
	js := jobs.New(db, jobs.Config{Timing: quick})
	js.Register("import", viewer.ImportsRun, func(context.Context, *jobs.Run) error { t.Error("it runs again"); return nil })
	j, err := js.Start(servertest.System(t), "import", nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Writer().ExecContext(t.Context(), `UPDATE jobs SET state = 'RUNNING', worker = '5-DEAD', heartbeat_at = ? WHERE id = ?`, time.Now().Add(-time.Hour).UTC(), j.ID); err != nil {
		t.Fatal(err)
	}
	start(t, js)
	if failed := until(t, db, j.ID, job.StateFAILED); !strings.Contains(failed.Error, "died 5 times") {
		t.Errorf("the error is %q", failed.Error)
	}
}

// Servers may die as often as they like of a job that each of them brings further; one that comes back to where it was
// before is not further.
func TestNotGivenUpWhileItComesFurther(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		sys := servertest.System(t)
		for _, c := range []struct {
			worker string
			done   int
			lease  string // how the next begins
		}{{"5.40-DEAD", 41, "1.41-"}, {"4.40-DEAD", 40, "5.40-"}, {"4.40-DEAD", 7, "5.40-"}, {"3-DEAD", 9, "4.9-"}} {
			js := jobs.New(db, jobs.Config{Timing: quick})
			js.Register("import", viewer.ImportsRun, func(ctx context.Context, run *jobs.Run) error {
				run.Progress(50, 90, "rows")
				return store.Do(ctx, db, func(tx *store.TxClient) error {
					tx.Record(store.Event{Action: "test.step"})
					return run.HoldTx(ctx, tx, nil)
				})
			})
			j, err := js.Start(sys, "import", nil, "")
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Writer().ExecContext(t.Context(), store.Rebind(db.Dialect, `UPDATE jobs SET state = 'RUNNING', worker = ?, done = ?, heartbeat_at = ? WHERE id = ?`),
				c.worker, c.done, time.Now().Add(-time.Hour).UTC(), j.ID); err != nil {
				t.Fatal(err)
			}
			stop := start(t, js)
			if done := until(t, db, j.ID, job.StateDONE); !strings.HasPrefix(done.Worker, c.lease) || done.Done != 50 || done.Total != 90 {
				t.Errorf("after %s at %d: %s, %d of %d", c.worker, c.done, done.Worker, done.Done, done.Total)
			}
			stop()
		}
	})
}

// The old holder of a lease that was taken over can't commit any more.
func TestLostLease(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		js := jobs.New(db, jobs.Config{Timing: quick})
		lost := make(chan error, 1)
		var id atomic.Int64
		js.Register("import", viewer.ImportsRun, func(ctx context.Context, run *jobs.Run) error {
			if _, err := db.Writer().ExecContext(ctx, store.Rebind(db.Dialect, `UPDATE jobs SET worker = '2-OTHER', heartbeat_at = ? WHERE id = ?`), time.Now().Add(time.Hour).UTC(), run.ID); err != nil {
				return err
			}
			id.Store(int64(run.ID))
			err := store.Do(context.WithoutCancel(ctx), db, func(tx *store.TxClient) error {
				tx.Record(store.Event{Action: "test.step"})
				return run.HoldTx(ctx, tx, map[string]any{"mine": true})
			})
			<-ctx.Done()
			lost <- err
			return err
		})
		j, err := js.Start(servertest.System(t), "import", nil, "")
		if err != nil {
			t.Fatal(err)
		}
		stop := start(t, js)
		if err := <-lost; err == nil {
			t.Error("it committed after another server took over")
		}
		stop()
		after, err := db.Job.Get(servertest.System(t), j.ID)
		if err != nil || after.State != job.StateRUNNING || after.Worker != "2-OTHER" || after.Result != nil {
			t.Errorf("the row is %v, %v", after, err)
		}
	})
}

func TestCancelResumeAndShutdown(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		a := people(t, db)
		ada, bob, audit := person(t, a, "ada", viewer.Biller), person(t, a, "bob", viewer.Biller), person(t, a, "eve", viewer.Auditor)
		var runs atomic.Int32
		begun := make(chan struct{}, 10)
		work := func(ctx context.Context, run *jobs.Run) error {
			if runs.Add(1) == 4 {
				return nil
			}
			run.Progress(int64(runs.Load()), 4, "at work")
			begun <- struct{}{}
			<-ctx.Done()
			return ctx.Err()
		}
		service := func() *jobs.Service {
			js := jobs.New(db, jobs.Config{Auth: a, Timing: quick})
			js.Register("import", viewer.ImportsRun, work)
			return js
		}
		js := service()
		if _, err := js.Start(audit, "import", nil, ""); !fault.Is(err, fault.Forbidden) {
			t.Errorf("an auditor starts an import: %v", err)
		}
		j, err := js.Start(ada, "import", map[string]any{"file": "x"}, "")
		if err != nil {
			t.Fatal(err)
		}
		stop := start(t, js)
		<-begun
		if _, err := js.Cancel(bob, j.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("somebody else cancels: %v", err)
		}
		if _, err := js.Cancel(audit, j.ID); !fault.Is(err, fault.Forbidden) {
			t.Errorf("an auditor cancels: %v", err)
		}
		if _, err := js.Resume(ada, j.ID); !fault.Is(err, fault.State) {
			t.Errorf("a running job resumes: %v", err)
		}
		if _, err := js.Cancel(ada, j.ID); err != nil {
			t.Fatal(err)
		}
		cancelled := until(t, db, j.ID, job.StateCANCELLED)
		if cancelled.FinishedAt == nil || cancelled.Done != 1 {
			t.Errorf("cancelled: %v", cancelled)
		}
		if acts := js.Allowed(ada, cancelled); len(acts) != 2 || acts[0].Allowed || acts[0].ReasonCode != "WRONG_STATE" || !acts[1].Allowed {
			t.Errorf("allowed: %v", acts)
		}
		if acts := js.Allowed(audit, cancelled); acts[1].Allowed || acts[1].ReasonCode != "PERMISSION" {
			t.Errorf("allowed to the auditor: %v", acts)
		}
		if _, err := js.Resume(ada, j.ID); err != nil {
			t.Fatal(err)
		}
		<-begun
		// A server that stops lets its jobs go, and another goes on at once, without waiting for the lease to grow old.
		stop()
		if released := until(t, db, j.ID, job.StateQUEUED); released.Worker != "" {
			t.Errorf("released: %v", released)
		}
		other := service()
		start(t, other)
		<-begun
		// Cancelled by way of a server that doesn't run it.
		if _, err := js.Cancel(ada, j.ID); err != nil {
			t.Fatal(err)
		}
		until(t, db, j.ID, job.StateCANCELLED)
		if _, err := other.Resume(ada, j.ID); err != nil {
			t.Fatal(err)
		}
		until(t, db, j.ID, job.StateDONE)
	})
}

func TestStarterLeft(t *testing.T) {
	t.Parallel()
	db := servertest.SQLite(t)
	a := people(t, db)
	ada := person(t, a, "ada", viewer.Biller)
	js := jobs.New(db, jobs.Config{Auth: a, Timing: quick})
	js.Register("import", viewer.ImportsRun, func(context.Context, *jobs.Run) error { t.Error("it runs"); return nil })
	j, err := js.Start(ada, "import", nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := a.DisableUser(servertest.System(t), viewer.From(ada).ID); err != nil {
		t.Fatal(err)
	}
	start(t, js)
	if failed := until(t, db, j.ID, job.StateFAILED); !strings.Contains(failed.Error, "may not sign in") {
		t.Errorf("the error is %q", failed.Error)
	}
}

func TestFailures(t *testing.T) {
	t.Parallel()
	db := servertest.SQLite(t)
	js := jobs.New(db, jobs.Config{Timing: quick})
	js.Register("mendable", viewer.ImportsRun, func(context.Context, *jobs.Run) error { return fault.New(fault.Invalid, "line 3 has no number") })
	js.Register("internal", viewer.ImportsRun, func(context.Context, *jobs.Run) error { return errors.New("password of the database is x") })
	js.Register("panic", viewer.ImportsRun, func(context.Context, *jobs.Run) error { panic("oh") })
	start(t, js)
	for kind, want := range map[string]string{"mendable": "line 3 has no number", "internal": "on our side", "panic": "on our side"} {
		j, err := js.Start(servertest.System(t), kind, nil, "")
		if err != nil {
			t.Fatal(err)
		}
		if failed := until(t, db, j.ID, job.StateFAILED); !strings.Contains(failed.Error, want) || strings.Contains(failed.Error, "password") {
			t.Errorf("%s: %q", kind, failed.Error)
		}
	}
}

// A job that holds the one writer of SQLite for longer than a lease lasts keeps its lease, shows its progress, and can be
// cancelled meanwhile.
func TestLongTransaction(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		sys := servertest.System(t)
		js := jobs.New(db, jobs.Config{Workers: 3, Timing: quick})
		var runs atomic.Int32
		begun, goOn := make(chan struct{}, 4), make(chan struct{}, 1)
		js.Register("import", viewer.ImportsRun, func(ctx context.Context, run *jobs.Run) error {
			runs.Add(1)
			return store.Do(ctx, db, func(tx *store.TxClient) error {
				if err := run.HoldTx(ctx, tx, map[string]any{"committed": true}); err != nil {
					return err
				}
				tx.Record(store.Event{Action: "test.step"})
				run.Progress(40, 100, "reading")
				begun <- struct{}{}
				select {
				case <-goOn:
					return nil
				case <-ctx.Done():
					return context.Cause(ctx)
				}
			})
		})
		start(t, js)
		j, err := js.Start(sys, "import", nil, "")
		if err != nil {
			t.Fatal(err)
		}
		<-begun
		time.Sleep(2 * quick.Stale)
		if p, ok := js.Live(j.ID); !ok || p.Done != 40 || p.Total != 100 || p.Message != "reading" {
			t.Errorf("progress %v %v", p, ok)
		}
		goOn <- struct{}{}
		if done := until(t, db, j.ID, job.StateDONE); runs.Load() != 1 || done.Result["committed"] != true {
			t.Errorf("%d runs, result %v", runs.Load(), done.Result)
		}
		j, err = js.Start(sys, "import", nil, "")
		if err != nil {
			t.Fatal(err)
		}
		<-begun
		if _, err := js.Cancel(sys, j.ID); err != nil {
			t.Fatal(err)
		}
		if cancelled := until(t, db, j.ID, job.StateCANCELLED); cancelled.Result != nil {
			t.Errorf("what was rolled back is remembered: %v", cancelled.Result)
		}
	})
}

func TestResultFile(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		a := people(t, db)
		ada, bob := person(t, a, "ada", viewer.Biller), person(t, a, "bob", viewer.Biller)
		js := jobs.New(db, jobs.Config{Auth: a, Timing: quick})
		content := strings.Repeat("0123456789abcde\n", 50_000)
		js.Register("export", viewer.ExportsRun, func(_ context.Context, run *jobs.Run) error {
			w, err := run.ResultFile("book.csv", "text/csv")
			if err != nil {
				return err
			}
			if _, err := io.WriteString(w, content); err != nil {
				return err
			}
			return w.Close()
		})
		js.Register("broken", viewer.ExportsRun, func(_ context.Context, run *jobs.Run) error {
			w, err := run.ResultFile("book.csv", "text/csv")
			if err != nil {
				return err
			}
			_, _ = io.WriteString(w, "half a fi")
			return errors.Join(w.Close(), errors.New("broken"))
		})
		start(t, js)
		j, err := js.Start(ada, "export", nil, "")
		if err != nil {
			t.Fatal(err)
		}
		done := until(t, db, j.ID, job.StateDONE)
		fs := &files.Service{DB: db}
		f, err := fs.Open(ada, done.ResultFileID)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(f)
		if err != nil || string(got) != content || f.FileName != "book.csv" || f.ExpiresAt == nil {
			t.Errorf("%d bytes of %s: %v", len(got), f.FileName, err)
		}
		if _, err := fs.Open(bob, done.ResultFileID); !fault.Is(err, fault.NotFound) {
			t.Errorf("somebody else opens the file: %v", err)
		}
		broken, err := js.Start(ada, "broken", nil, "")
		if err != nil {
			t.Fatal(err)
		}
		if failed := until(t, db, broken.ID, job.StateFAILED); failed.ResultFileID != 0 {
			t.Errorf("half a file was kept: %v", failed)
		}
	})
}
