package jobs

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/job"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/files"
	"github.com/duebook/duebook/server/store"
)

// takeovers is how many servers in a row may die of a job that comes no further before it is given up.
const takeovers = 5

// resultLifetime is how long the file of a job is kept.
const resultLifetime = 7 * 24 * time.Hour

// now is the time of leases, which is never the book's clock.
func now() time.Time { return time.Now().UTC() }

// Run works on jobs until ctx ends, then lets those it has go and returns. What they had not finished another server, or
// the next start of this one, goes on with.
func (s *Service) Run(ctx context.Context) {
	ctx = viewer.NewContext(ctx, viewer.System("jobs"))
	var running sync.WaitGroup
	defer running.Wait()
	tick := time.NewTicker(s.timing.Poll)
	defer tick.Stop()
	for {
		for s.take(ctx, &running) {
		}
		select {
		case <-ctx.Done():
			return
		case <-s.wake:
		case <-tick.C:
		}
	}
}

// take begins with as many jobs as there are free slots, and reports whether there may be more to do at once.
func (s *Service) take(ctx context.Context, running *sync.WaitGroup) bool {
	free := cap(s.slots) - len(s.slots)
	if free == 0 || ctx.Err() != nil {
		return false
	}
	waiting, err := s.waiting(ctx, free)
	if err != nil {
		if ctx.Err() == nil {
			s.log.ErrorContext(ctx, "jobs can't be read", "error", err)
		}
		return false
	}
	s.looked.Store(time.Now().Unix())
	taken := false
	for _, w := range waiting {
		run, err := s.claim(ctx, w)
		if err != nil {
			if ctx.Err() == nil {
				s.log.ErrorContext(ctx, "a job can't be taken", "job", w.ID, "error", err)
			}
			return false
		}
		if run == nil {
			continue // another server was quicker
		}
		taken = true
		s.slots <- struct{}{}
		running.Go(func() {
			defer func() {
				<-s.slots
				s.Wake()
			}()
			s.work(ctx, run)
		})
	}
	return taken
}

// waiting are jobs that nobody works on, oldest first, of the kinds that are known here.
func (s *Service) waiting(ctx context.Context, limit int) ([]*ent.Job, error) {
	s.mu.Lock()
	here := slices.Collect(maps.Keys(s.here))
	s.mu.Unlock()
	return s.db.Job.Query().Where(job.KindIn(slices.Collect(maps.Keys(s.kinds))...), job.IDNotIn(here...),
		job.Or(job.StateEQ(job.StateQUEUED), job.And(job.StateEQ(job.StateRUNNING), job.HeartbeatAtLT(now().Add(-s.timing.Stale))))).
		Order(job.ByID()).Limit(limit).All(ctx)
}

// claim writes a lease of ours over what was read. It is nil when the row has changed since.
func (s *Service) claim(ctx context.Context, w *ent.Job) (*Run, error) {
	turn, furthest := 1, w.Done
	if w.State == job.StateRUNNING {
		turn, furthest = next(w)
		s.log.WarnContext(ctx, "a job's server has died; taking over", "job", w.ID, "kind", w.Kind, "turn", turn)
	}
	run := &Run{ID: w.ID, Kind: w.Kind, Input: w.Input, service: s, lease: fmt.Sprintf("%d.%d-%s", turn, furthest, rand.Text()),
		progress: Progress{w.Done, w.Total, w.Message}, before: w.Result}
	t := now()
	n, err := s.exec(ctx, `UPDATE jobs SET state = 'RUNNING', worker = ?, heartbeat_at = ?, started_at = COALESCE(started_at, ?) WHERE id = ? AND state = ? AND worker = ?`,
		run.lease, t, t, w.ID, string(w.State), w.Worker)
	if err != nil || n == 0 {
		return nil, err
	}
	if turn > takeovers {
		err := fault.New(fault.State, "the job was given up: the server died %d times at the same point of it", takeovers)
		return nil, s.finish(ctx, run, err)
	}
	return run, nil
}

// next is which turn comes after that of a dead server, and how far any server has brought the job. A lease begins with both.
// The count begins anew when the dead server brought the job further than those before it.
func next(w *ent.Job) (turn int, furthest int64) {
	lease, _, _ := strings.Cut(w.Worker, "-")
	count, reached, known := strings.Cut(lease, ".")
	n, _ := strconv.Atoi(count) // 0 for what is not ours to read
	if furthest, _ = strconv.ParseInt(reached, 10, 64); known && w.Done > furthest {
		return 1, w.Done
	}
	return n + 1, max(furthest, w.Done)
}

// exec writes about a job outside of any operation: leases and progress leave no audit event.
func (s *Service) exec(ctx context.Context, statement string, args ...any) (int64, error) {
	r, err := s.db.Writer().ExecContext(ctx, store.Rebind(s.db.Dialect, statement), args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// work does one job from its claim to its end.
func (s *Service) work(ctx context.Context, run *Run) {
	runCtx, cancel := context.WithCancelCause(ctx)
	run.cancel = cancel
	defer cancel(nil)
	s.mu.Lock()
	s.here[run.ID] = run
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.here, run.ID)
		s.mu.Unlock()
	}()
	watch, stop := context.WithCancel(context.WithoutCancel(ctx))
	var watching sync.WaitGroup
	watching.Go(func() { s.watch(watch, run) })

	v, err := s.starter(ctx, run.ID)
	if err == nil {
		runCtx = viewer.NewContext(runCtx, v)
		err = s.call(runCtx, run)
	}
	stop()
	watching.Wait()
	defer func() {
		if run.file != nil {
			_ = run.file.Spool.Close()
		}
	}()
	cause := context.Cause(runCtx)
	switch {
	case err == nil: // it was done, whatever came meanwhile
	case errors.Is(cause, errLost) || errors.Is(err, errLost):
		s.log.WarnContext(ctx, "another server has taken a job over", "job", run.ID)
		return
	case errors.Is(cause, errCancelled):
		err = errCancelled
	case ctx.Err() != nil:
		s.release(ctx, run)
		return
	}
	if v == nil {
		v = viewer.System("job")
	}
	end, done := context.WithTimeout(context.WithoutCancel(viewer.NewContext(ctx, v)), time.Minute)
	defer done()
	if e := s.finish(end, run, err); e != nil {
		s.log.ErrorContext(ctx, "the end of a job can't be written; it will run again", "job", run.ID, "error", e)
	}
}

// starter is who started the job, with what they may do by now.
func (s *Service) starter(ctx context.Context, id int) (*viewer.Viewer, error) {
	j, err := s.db.Job.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	v := viewer.System("job started by the system")
	if j.StartedByKind != job.StartedByKindSYSTEM {
		if v, err = s.auth.Behind(ctx, viewer.Kind(j.StartedByKind), j.StartedBy); err != nil {
			if fault.Is(err, fault.Unauthenticated) {
				return nil, fault.New(fault.Forbidden, "who started the job may not sign in any more").Because(err)
			}
			return nil, err
		}
	}
	as := *v
	as.Via = "job"
	if err := viewer.Need(&as, s.kinds[j.Kind].need); err != nil {
		return &as, err
	}
	return &as, nil
}

func (s *Service) call(ctx context.Context, run *Run) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = fmt.Errorf("panic: %v\n%s", value, debug.Stack())
		}
	}()
	return s.kinds[run.Kind].work(ctx, run)
}

// watch writes progress, renews the lease and looks whether the job was cancelled or taken over.
func (s *Service) watch(ctx context.Context, run *Run) {
	tick := time.NewTicker(s.timing.Progress)
	defer tick.Stop()
	written := now()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		j, err := s.db.Job.Get(ctx, run.ID)
		switch {
		case err != nil:
			if ctx.Err() == nil {
				s.log.WarnContext(ctx, "a job's row can't be read", "job", run.ID, "error", err)
			}
			continue
		case j.State != job.StateRUNNING || j.Worker != run.lease:
			run.stop(errLost)
			return
		case j.CancelRequested:
			run.stop(errCancelled)
		}
		run.mu.Lock()
		p, dirty := run.progress, run.dirty
		run.dirty = false
		run.mu.Unlock()
		if !dirty && now().Sub(written) < s.timing.Heartbeat {
			continue
		}
		// On SQLite this waits while the job itself holds the writer; its own HoldTx renews the lease then.
		n, err := s.exec(ctx, `UPDATE jobs SET done = ?, total = ?, message = ?, heartbeat_at = ? WHERE id = ? AND worker = ? AND state = 'RUNNING'`,
			p.Done, p.Total, p.Message, now(), run.ID, run.lease)
		switch {
		case err == nil && n == 0:
			run.stop(errLost)
			return
		case err == nil:
			written = now()
		case ctx.Err() == nil:
			s.log.WarnContext(ctx, "a job's progress can't be written", "job", run.ID, "error", err)
			run.mu.Lock()
			run.dirty = true
			run.mu.Unlock()
		}
	}
}

// finish writes how a job ended, with its file, in one transaction.
func (s *Service) finish(ctx context.Context, run *Run, failure error) error {
	state, action, message := job.StateDONE, "job.done", ""
	switch {
	case errors.Is(failure, errCancelled):
		state, action = job.StateCANCELLED, "job.cancelled"
	case failure != nil:
		state, action, message = job.StateFAILED, "job.failed", told(failure)
		if fault.Is(failure, fault.Internal) {
			s.log.ErrorContext(ctx, "a job failed", "job", run.ID, "kind", run.Kind, "error", failure)
		} else {
			s.log.InfoContext(ctx, "a job failed", "job", run.ID, "kind", run.Kind, "error", failure)
		}
	}
	run.mu.Lock()
	defer run.mu.Unlock()
	p := run.progress
	var result any
	if run.result != nil {
		text, err := json.Marshal(run.result)
		if err != nil {
			return err
		}
		result = string(text)
	}
	return store.Do(ctx, s.db, func(tx *store.TxClient) error {
		file := 0
		if state == job.StateDONE && run.file != nil && run.file.closed {
			about := run.file.about
			about.ExpiresAt = tx.Now.Add(resultLifetime)
			a, err := files.SaveTx(ctx, tx, about, run.file.Spool)
			if err != nil {
				return err
			}
			file = a.ID
		}
		r, err := tx.Exec(ctx, `UPDATE jobs SET state = ?, done = ?, total = ?, message = ?, error = ?, result = COALESCE(?, result), result_file_id = ?, finished_at = ?
			WHERE id = ? AND worker = ? AND state = 'RUNNING'`,
			string(state), p.Done, p.Total, p.Message, message, result, store.Null(file), tx.Now, run.ID, run.lease)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			return errors.Join(errLost, err)
		}
		tx.Record(store.Event{Action: action, Entity: run.ID, Changes: store.Changes{"state": {job.StateRUNNING, state}}})
		return nil
	})
}

// release queues a job again that this server can't finish because it stops.
func (s *Service) release(ctx context.Context, run *Run) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	run.mu.Lock()
	p := run.progress
	run.mu.Unlock()
	if _, err := s.exec(ctx, `UPDATE jobs SET state = 'QUEUED', worker = '', heartbeat_at = NULL, done = ?, total = ?, message = ? WHERE id = ? AND worker = ? AND state = 'RUNNING'`,
		p.Done, p.Total, p.Message, run.ID, run.lease); err != nil {
		s.log.WarnContext(ctx, "a job can't be released; another server takes it over later", "job", run.ID, "error", err)
	}
}

// Live is how far a job has come that runs in this process, which on SQLite may be further than its row says.
func (s *Service) Live(id int) (Progress, bool) {
	run := s.local(id)
	if run == nil {
		return Progress{}, false
	}
	run.mu.Lock()
	defer run.mu.Unlock()
	return run.progress, true
}
