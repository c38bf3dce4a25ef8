package web

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/jobs"
	"github.com/duebook/duebook/server/store"
)

const (
	pollEvery  = time.Second
	beatEvery  = 20 * time.Second
	eventBatch = 500
	queued     = 256 // events that a slow listener may lag behind before it is told to read anew
)

// event is one change that a listener may hear of.
type event struct {
	seq     int    // of the audit event; 0 for progress of jobs
	account int    // whose business it is; 0: the department's own
	owner   int    // of a job
	Type    string `json:"type"`
	ID      string `json:"id"`
	Version int    `json:"version"`
}

// hub polls the audit trail and the jobs while somebody listens, once for all listeners of the process. It sees what other
// servers of the same database did as well.
type hub struct {
	db   *store.DB
	jobs *jobs.Service
	log  *slog.Logger

	mu        sync.Mutex
	listeners map[*listener]bool
	last      int
	progress  map[int]string
	told      int // progress events so far
	wake      chan struct{}
}

type listener struct {
	viewer *viewer.Viewer
	events chan event
}

func newHub(ctx context.Context, db *store.DB, js *jobs.Service, log *slog.Logger) *hub {
	h := &hub{db: db, jobs: js, log: log, listeners: map[*listener]bool{}, progress: map[int]string{}, wake: make(chan struct{}, 1)}
	go h.run(viewer.NewContext(ctx, viewer.System("events")))
	return h
}

func (h *hub) run(ctx context.Context) {
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		h.mu.Lock()
		idle := len(h.listeners) == 0
		h.mu.Unlock()
		if idle {
			h.last = 0
			select {
			case <-ctx.Done():
				return
			case <-h.wake:
			}
		}
		events, err := h.poll(ctx)
		if err != nil && ctx.Err() == nil {
			h.log.WarnContext(ctx, "events can't be read; trying again", "error", err)
		}
		h.tell(events)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// poll reads what is new since the last call. The first call after a pause only finds where to start.
func (h *hub) poll(ctx context.Context) (events []event, err error) {
	q := func(query string, args ...any) (*sql.Rows, error) {
		return h.db.Reader().QueryContext(ctx, store.Rebind(h.db.Dialect, query), args...)
	}
	if h.last == 0 {
		if err := h.db.Reader().QueryRowContext(ctx, `SELECT COALESCE(MAX(id), 0) FROM audit_events`).Scan(&h.last); err != nil {
			return nil, err
		}
	}
	rows, err := q(`SELECT id, action, COALESCE(entity_id, 0), COALESCE(account_id, 0) FROM audit_events WHERE id > ? ORDER BY id LIMIT ?`, h.last, eventBatch)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var e event
		var action string
		var entity int
		if err := rows.Scan(&e.seq, &action, &entity, &e.account); err != nil {
			return nil, err
		}
		h.last = e.seq
		e.Type, e.ID, e.Version = typeOf(action), scalar.FormatID(entity), e.seq
		if entity != 0 {
			events = append(events, e)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	working, err := q(`SELECT id, COALESCE(started_by, 0), state, done, total FROM jobs WHERE state IN ('QUEUED', 'RUNNING') OR finished_at > ? ORDER BY id DESC LIMIT ?`,
		h.db.Clock().UTC().Add(-time.Minute), eventBatch)
	if err != nil {
		return nil, err
	}
	defer working.Close()
	seen := map[int]string{}
	for working.Next() {
		var id int
		var done, total int64
		var e event
		var state string
		if err := working.Scan(&id, &e.owner, &state, &done, &total); err != nil {
			return nil, err
		}
		if live, ok := h.jobs.Live(id); ok {
			done, total = live.Done, live.Total
		}
		seen[id] = fmt.Sprint(state, " ", done, "/", total)
		if h.progress[id] != seen[id] {
			h.told++
			e.Type, e.ID, e.Version = "Job", scalar.FormatID(id), h.told
			events = append(events, e)
		}
	}
	h.progress = seen
	return events, working.Err()
}

// typeOf is the API's type for the noun of an action: credit_memo.approve is of a CreditMemo.
func typeOf(action string) string {
	noun, _, _ := strings.Cut(action, ".")
	var b strings.Builder
	for part := range strings.SplitSeq(noun, "_") {
		if part != "" {
			b.WriteString(strings.ToUpper(part[:1]) + part[1:])
		}
	}
	return b.String()
}

func (h *hub) tell(events []event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for l := range h.listeners {
		for _, e := range events {
			if !l.hears(e) {
				continue
			}
			select {
			case l.events <- e:
			default: // too slow: end the stream, the client comes back and reads anew
				delete(h.listeners, l)
				close(l.events)
			}
			if !h.listeners[l] {
				break
			}
		}
	}
}

// hears reports whether the listener may know of the event.
func (l *listener) hears(e event) bool {
	switch {
	case e.Type == "Job":
		return e.owner == l.viewer.ID && e.owner != 0 || l.viewer.Can(viewer.AuditRead)
	case e.account != 0:
		return l.viewer.Sees(e.account)
	}
	return l.viewer.Staff()
}

func (h *hub) serve(w http.ResponseWriter, r *http.Request) {
	v := viewer.From(r.Context())
	if v == nil {
		refuse(w, viewer.ErrUnauthenticated)
		return
	}
	rc := http.NewResponseController(w)
	if err := rc.SetWriteDeadline(time.Time{}); err != nil {
		refuse(w, fault.New(fault.Internal, "events can't be streamed here").Because(err))
		return
	}
	_ = rc.SetReadDeadline(time.Time{})
	l := &listener{viewer: v, events: make(chan event, queued)}
	h.mu.Lock()
	h.listeners[l] = true
	h.mu.Unlock()
	select {
	case h.wake <- struct{}{}:
	default:
	}
	defer func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.listeners, l)
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusOK)
	_, _ = fmt.Fprint(w, "retry: 3000\n\n")
	_ = rc.Flush()
	beat := time.NewTicker(beatEvery)
	defer beat.Stop()
	end := time.NewTimer(10 * time.Minute) // as long as an access token lasts at most
	defer end.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-end.C:
			return
		case <-beat.C:
			_, _ = fmt.Fprint(w, ": still here\n\n")
		case e, open := <-l.events:
			if !open {
				return
			}
			text, err := json.Marshal(e)
			if err != nil {
				return
			}
			if e.seq != 0 {
				_, _ = fmt.Fprintf(w, "id: %d\n", e.seq)
			}
			_, _ = fmt.Fprintf(w, "data: %s\n\n", text)
		}
		if err := rc.Flush(); err != nil {
			return
		}
	}
}
