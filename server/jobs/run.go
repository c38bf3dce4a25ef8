package jobs

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"sync"

	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/files"
	"github.com/duebook/duebook/server/store"
)

// Why a run ends before its work is done; also the cause of its context's end.
var (
	errCancelled = errors.New("the job was cancelled")
	errLost      = errors.New("another server has taken the job over")
)

// Progress is how far a job has come.
type Progress struct {
	Done, Total int64 // Total 0: not known
	Message     string
}

// Pack turns an input or a result into what a job keeps.
func Pack(v any) (m map[string]any, err error) {
	text, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(text, &m)
	}
	return m, err
}

// Unpack turns what a job keeps into the input or result that it was.
func Unpack(m map[string]any, v any) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, v)
}

// Run is one job at work. Its methods may be called from several goroutines.
type Run struct {
	ID    int
	Kind  string
	Input map[string]any

	service *Service
	lease   string
	cancel  context.CancelCauseFunc

	mu       sync.Mutex
	progress Progress
	dirty    bool
	before   map[string]any // what earlier runs remembered
	result   map[string]any // set by this one
	file     *resultFile
}

func (r *Run) stop(cause error) { r.cancel(cause) }

// Progress says how far the work has come: done of total, 0 when that is not known, and what is being done. It returns at
// once; what was said is written once a second.
func (r *Run) Progress(done, total int64, message string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	p := Progress{max(done, 0), max(total, 0), clip(message, 500)}
	r.dirty = r.dirty || p != r.progress
	r.progress = p
}

// Result is what earlier runs of the job remembered, or nil.
func (r *Run) Result() map[string]any { return r.before }

// SetResult is the outcome of the job, kept when it ends.
func (r *Run) SetResult(result map[string]any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.result = result
}

// HoldTx makes a transaction commit only while the job is this server's, and remembers the result (which may be nil: what
// was remembered stays) together with what the transaction does. Steps that must not happen twice call it first,
// or last where several transactions work at once.
func (r *Run) HoldTx(ctx context.Context, tx *store.TxClient, result map[string]any) error {
	read := `SELECT worker FROM jobs WHERE id = ? AND state = 'RUNNING'`
	if tx.Postgres() {
		read += ` FOR UPDATE`
	}
	var lease string
	if err := tx.QueryRow(ctx, read, r.ID).Scan(&lease); err != nil || lease != r.lease {
		r.stop(errLost)
		return errors.Join(errLost, err)
	}
	if result != nil {
		text, err := json.Marshal(result)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `UPDATE jobs SET result = ? WHERE id = ?`, string(text), r.ID); err != nil {
			return err
		}
	}
	// The lease is fresh at the moment of the commit, however long the transaction took. How far the job has come is written
	// with it, so that the next server knows whether this one brought it further.
	tx.BeforeCommit(func(ctx context.Context) error {
		r.mu.Lock()
		p := r.progress
		r.mu.Unlock()
		_, err := tx.Exec(ctx, `UPDATE jobs SET heartbeat_at = ?, done = ?, total = ?, message = ? WHERE id = ?`, now(), p.Done, p.Total, p.Message, r.ID)
		return err
	})
	return nil
}

// ResultFile is the file that the job makes. Close it when it is complete; it is kept, as a file of who started the job,
// when the job ends well.
func (r *Run) ResultFile(name, mediaType string) (io.WriteCloser, error) {
	spool, err := files.NewSpool()
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.file != nil {
		return nil, errors.Join(errors.New("jobs: a job makes one file"), spool.Close())
	}
	r.file = &resultFile{Spool: spool, about: files.New{Name: name, MediaType: mediaType}}
	return r.file, nil
}

type resultFile struct {
	*files.Spool
	about  files.New
	closed bool
}

// Close says that the file is complete; its bytes stay until the job has ended.
func (f *resultFile) Close() error { f.closed = true; return nil }

func clip(s string, n int) string {
	runes := 0
	for i := range s {
		if runes++; runes > n {
			return s[:i]
		}
	}
	return s
}

// told is what people read of an error.
func told(err error) string { return clip(fault.As(err).Message, 2000) }
