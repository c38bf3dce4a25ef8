package jobs

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/job"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// Func does the work of one kind of job. It returns soon after ctx has ended. An error that is a *fault.Error is shown to
// who started the job; any other is logged and shown as a fixed sentence. It may be called again for the same job, when a
// server died or the job was resumed.
type Func func(ctx context.Context, run *Run) error

// Timing of a service. Zero means the default, given with each.
type Timing struct {
	Poll      time.Duration // between looks for jobs that other servers queued, 1 s
	Progress  time.Duration // between writes of progress, 1 s
	Heartbeat time.Duration // between renewals of a lease, 5 s
	Stale     time.Duration // age of a lease at which the server counts as dead, 30 s
}

// Config of a service.
type Config struct {
	Auth    *auth.Service // says what the starter of a job may do by now
	Log     *slog.Logger
	Workers int // jobs that run here at once; 2 when 0
	Timing  Timing
}

// Service starts jobs and, while Run runs, works on them. Servers that share a database each have their own.
type Service struct {
	db     *store.DB
	auth   *auth.Service
	log    *slog.Logger
	timing Timing
	kinds  map[string]kind
	wake   chan struct{}
	slots  chan struct{}

	looked atomic.Int64 // when Run last looked for work without an error, in Unix seconds

	mu   sync.Mutex
	here map[int]*Run // jobs that run in this process
}

// Alive reports whether Run is at work: it looked for jobs lately, or is as busy as it may be.
func (s *Service) Alive() bool {
	return len(s.slots) == cap(s.slots) || time.Since(time.Unix(s.looked.Load(), 0)) < 2*s.timing.Stale+10*s.timing.Poll
}

type kind struct {
	need viewer.Permission
	work Func
}

// New makes a service. Register the kinds before the first Start.
func New(db *store.DB, cfg Config) *Service {
	t := cfg.Timing
	for _, d := range []struct {
		set *time.Duration
		to  time.Duration
	}{{&t.Poll, time.Second}, {&t.Progress, time.Second}, {&t.Heartbeat, 5 * time.Second}, {&t.Stale, 30 * time.Second}} {
		if *d.set == 0 {
			*d.set = d.to
		}
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Workers == 0 {
		cfg.Workers = 2
	}
	return &Service{db: db, auth: cfg.Auth, log: cfg.Log, timing: t, kinds: map[string]kind{}, here: map[int]*Run{},
		wake: make(chan struct{}, 1), slots: make(chan struct{}, cfg.Workers)}
}

// Register says how jobs of a kind are done, and which permission starting one needs.
func (s *Service) Register(name string, need viewer.Permission, work Func) {
	if _, twice := s.kinds[name]; twice || len(name) > 40 {
		panic("jobs: the kind " + name + " is registered twice or its name is too long")
	}
	s.kinds[name] = kind{need, work}
}

// Start queues a job. The key makes a repeated request answer the first one's job.
// Codes: UNAUTHENTICATED, FORBIDDEN, CONFLICT.
func (s *Service) Start(ctx context.Context, kind string, input map[string]any, key string) (*ent.Job, error) {
	j, err := store.Tx(ctx, s.db, func(tx *store.TxClient) (*ent.Job, error) { return s.StartTx(ctx, tx, kind, input, key) })
	if err == nil {
		s.Wake()
	}
	return j, err
}

// StartTx queues a job in the transaction of what it belongs to; call Wake after the commit to begin at once.
func (s *Service) StartTx(ctx context.Context, tx *store.TxClient, kind string, input map[string]any, key string) (*ent.Job, error) {
	k, ok := s.kinds[kind]
	if !ok {
		return nil, errors.New("jobs: the kind " + kind + " is not registered")
	}
	v := viewer.From(ctx)
	if err := viewer.Need(v, k.need); err != nil {
		return nil, err
	}
	id, _, err := store.Once(ctx, tx, "job.start."+kind, key, input, func() (int, error) {
		create := tx.Job.Create().SetCreatedAt(tx.Now).SetKind(kind).SetInput(input).SetStartedByKind(job.StartedByKind(v.Kind))
		if v.ID != 0 {
			create.SetStartedBy(v.ID)
		}
		j, err := create.Save(ctx)
		if err != nil {
			return 0, err
		}
		tx.Record(store.Event{Action: "job.start", Entity: j.ID, Changes: store.Changes{"kind": {nil, kind}}})
		return j.ID, nil
	})
	if err != nil {
		return nil, err
	}
	return tx.Job.Get(ctx, id)
}

// Wake makes this process look for queued jobs now.
func (s *Service) Wake() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

func (s *Service) local(id int) *Run {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.here[id]
}

// Cancel asks a job to stop after the step that it is in; one that has not begun is over at once.
// Codes: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, WRONG_STATE.
func (s *Service) Cancel(ctx context.Context, id int) (*ent.Job, error) {
	j, err := s.db.Job.Get(ctx, id)
	if err != nil {
		return nil, store.Fault(err)
	}
	if err := s.canCancel(viewer.From(ctx), j); err != nil {
		return nil, err
	}
	// What runs here stops before anything is written: on SQLite it may hold the one writer.
	if run := s.local(id); run != nil {
		run.stop(errCancelled)
	}
	return store.Tx(ctx, s.db, func(tx *store.TxClient) (*ent.Job, error) {
		j, err := tx.Job.Query().Where(job.ID(id), store.Lock).Only(ctx)
		if err != nil {
			return nil, err
		}
		switch {
		case j.State == job.StateCANCELLED: // the run was quicker than this transaction
			return j, nil
		case j.State == job.StateQUEUED:
			_, err = tx.Exec(ctx, `UPDATE jobs SET state = 'CANCELLED', cancel_requested = ?, finished_at = ? WHERE id = ?`, true, tx.Now, id)
		case s.canCancel(viewer.From(ctx), j) == nil:
			_, err = tx.Exec(ctx, `UPDATE jobs SET cancel_requested = ? WHERE id = ?`, true, id)
		default:
			return nil, s.canCancel(viewer.From(ctx), j)
		}
		if err != nil {
			return nil, err
		}
		tx.Record(store.Event{Action: "job.cancel", Entity: id})
		return tx.Job.Get(ctx, id)
	})
}

// Resume queues a failed or cancelled job again; it goes on where it stopped.
// Codes: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, WRONG_STATE.
func (s *Service) Resume(ctx context.Context, id int) (*ent.Job, error) {
	j, err := store.Tx(ctx, s.db, func(tx *store.TxClient) (*ent.Job, error) {
		j, err := tx.Job.Query().Where(job.ID(id), store.Lock).Only(ctx)
		if err != nil {
			return nil, err
		}
		if err := s.canResume(viewer.From(ctx), j); err != nil {
			return nil, err
		}
		if _, err := tx.Exec(ctx, `UPDATE jobs SET state = 'QUEUED', cancel_requested = ?, worker = '', heartbeat_at = NULL, error = '', finished_at = NULL WHERE id = ?`, false, id); err != nil {
			return nil, err
		}
		tx.Record(store.Event{Action: "job.resume", Entity: id})
		return tx.Job.Get(ctx, id)
	})
	if err == nil {
		s.Wake()
	}
	return j, err
}

// own is nil for who started the job and for administrators. Others don't see it, or see it as auditors.
func own(v *viewer.Viewer, j *ent.Job) error {
	if v == nil {
		return viewer.ErrUnauthenticated
	}
	if v.Kind == viewer.KindSystem || string(v.Kind) == string(j.StartedByKind) && v.ID == j.StartedBy {
		return nil
	}
	return viewer.Need(v, viewer.UsersManage)
}

func (s *Service) canCancel(v *viewer.Viewer, j *ent.Job) error {
	if err := own(v, j); err != nil {
		return err
	}
	if j.State != job.StateQUEUED && j.State != job.StateRUNNING {
		return fault.New(fault.State, "the job is over")
	}
	return nil
}

func (s *Service) canResume(v *viewer.Viewer, j *ent.Job) error {
	if err := own(v, j); err != nil {
		return err
	}
	k, ok := s.kinds[j.Kind]
	if !ok {
		return fault.New(fault.State, "this version does not know jobs of the kind %q", j.Kind)
	}
	if err := viewer.Need(v, k.need); err != nil {
		return err
	}
	if j.State != job.StateFAILED && j.State != job.StateCANCELLED {
		return fault.New(fault.State, "only a failed or cancelled job can go on; this one is %s", j.State)
	}
	return nil
}

// Allowed is what the viewer of ctx may do with a job.
func (s *Service) Allowed(ctx context.Context, j *ent.Job) []viewer.Action {
	v := viewer.From(ctx)
	decide := func(action string, err error) viewer.Action {
		switch {
		case err == nil:
			return viewer.Action{Action: action, Allowed: true}
		case fault.Is(err, fault.Forbidden), fault.Is(err, fault.Unauthenticated):
			return viewer.Action{Action: action, ReasonCode: "PERMISSION"}
		}
		return viewer.Action{Action: action, ReasonCode: string(fault.Of(err))}
	}
	return []viewer.Action{decide("cancelJob", s.canCancel(v, j)), decide("resumeJob", s.canResume(v, j))}
}
