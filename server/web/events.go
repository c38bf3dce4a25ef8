package web

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/jobs"
	"github.com/duebook/duebook/server/store"
)

const (
	pollEvery  = time.Second
	eventBatch = 1000 // audit events read at once
	queued     = 8    // batches that a slow listener may lag behind before its stream ends
)

// event is one change. Version grows with every change of the record: it is the instant in microseconds.
type event struct {
	Type    string `json:"type"`
	ID      string `json:"id"`
	Version int64  `json:"version"`
	*step

	first, last int    // ids of the rows
	account     int    // whose business it is; 0: nobody's, or that of several
	cause       *event // the change that this one follows from, which the viewer must see as well
}

// step is the progress of a job.
type step struct {
	State   string `json:"state"`
	Done    int64  `json:"done"`
	Total   int64  `json:"total"`
	Message string `json:"message"`
}

// batch is what one look found.
type batch struct {
	events []event
	at     store.Place // after it
}

// hub looks at the audit trail and the jobs once a second while somebody listens, once for all listeners of the process. So
// it tells what other servers of the same database did as well.
type hub struct {
	db   *store.DB
	jobs *jobs.Service
	log  *slog.Logger
	ctx  context.Context // of the process

	mu        sync.Mutex
	listeners map[*listener]bool
	perViewer map[int]int
	stop      context.CancelFunc // of the looking; nil while nobody listens
	at        store.Place
	working   map[int]step
}

type listener struct {
	viewer  int
	batches chan batch
}

func newHub(ctx context.Context, db *store.DB, js *jobs.Service, log *slog.Logger) *hub {
	return &hub{db: db, jobs: js, log: log, ctx: viewer.NewContext(ctx, viewer.System("events")), listeners: map[*listener]bool{}, perViewer: map[int]int{}}
}

// streams is how many one caller may keep open, and streamsInAll how many all together.
const (
	streams      = 20
	streamsInAll = 2000
)

// join begins to listen. It answers the place from which the listener is told everything, and false when there are too many.
func (h *hub) join(caller int) (*listener, store.Place, bool, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.perViewer[caller] >= streams || len(h.listeners) >= streamsInAll {
		return nil, store.Place{}, false, nil
	}
	if h.stop == nil {
		at, err := store.Heads(h.ctx, h.db)
		if err != nil {
			return nil, store.Place{}, false, err
		}
		h.at, h.working = at, map[int]step{}
		ctx, stop := context.WithCancel(h.ctx)
		h.stop = stop
		go h.look(ctx)
	}
	l := &listener{viewer: caller, batches: make(chan batch, queued)}
	h.listeners[l] = true
	h.perViewer[caller]++
	return l, h.at, true, nil
}

func (h *hub) leave(l *listener) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.listeners[l] {
		return
	}
	delete(h.listeners, l)
	if h.perViewer[l.viewer]--; h.perViewer[l.viewer] == 0 {
		delete(h.perViewer, l.viewer)
	}
	if len(h.listeners) == 0 && h.stop != nil {
		h.stop()
		h.stop = nil
	}
}

func (h *hub) look(ctx context.Context) {
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		h.mu.Lock()
		at, working := h.at, h.working
		h.mu.Unlock()
		b, working, err := h.next(ctx, at, working)
		if err != nil {
			if ctx.Err() == nil {
				h.log.WarnContext(ctx, "events can't be read; trying again", "error", err)
			}
			continue
		}
		h.tell(ctx, b, working)
	}
}

// tell hands a batch to everybody. Who lags behind loses the stream, comes back and goes on from its place.
func (h *hub) tell(ctx context.Context, b batch, working map[int]step) {
	var slow []*listener
	h.mu.Lock()
	if ctx.Err() != nil { // everybody left meanwhile, and somebody else may have come
		h.mu.Unlock()
		return
	}
	h.at, h.working = b.at, working
	if len(b.events) > 0 {
		for l := range h.listeners {
			select {
			case l.batches <- b:
			default:
				slow = append(slow, l)
			}
		}
	}
	h.mu.Unlock()
	for _, l := range slow {
		h.leave(l)
		close(l.batches)
	}
}

// next reads what came after a place, and which jobs moved.
func (h *hub) next(ctx context.Context, at store.Place, working map[int]step) (batch, map[int]step, error) {
	heads, err := store.Heads(ctx, h.db)
	if err != nil {
		return batch{}, nil, err
	}
	b, err := h.between(ctx, at, heads)
	if err != nil {
		return batch{}, nil, err
	}
	now, moved, err := h.progress(ctx, working)
	if err != nil {
		return batch{}, nil, err
	}
	b.events = append(b.events, moved...)
	return b, now, nil
}

// between are the changes from one place to a later one, as many as one batch holds.
func (h *hub) between(ctx context.Context, from, to store.Place) (batch, error) {
	b := batch{at: from}
	paid := map[int]event{} // payments and credit memos, whose invoices changed with them
	add := func(e event) {
		if s, ok := sorts[e.first>>32]; ok && e.first != 0 {
			e.Type, e.ID = s.name, scalar.FormatID(e.first)
			b.events = append(b.events, e)
		}
	}
	left := int64(eventBatch)
	for chain := range from {
		until := min(to[chain], from[chain]+left)
		if until <= from[chain] {
			continue
		}
		left -= until - from[chain]
		err := h.each(ctx, func(rows *sql.Rows) error {
			var e event
			var at time.Time
			if err := rows.Scan(&e.first, &e.last, &e.account, &at); err != nil {
				return err
			}
			e.last, e.Version = max(e.first, e.last), at.UnixMicro()
			add(e)
			if e.account != 0 && e.account != e.first {
				add(event{first: e.account, last: e.account, account: e.account, Version: e.Version, cause: &e})
			}
			if name := sorts[e.first>>32].name; e.first == e.last && (name == "Payment" || name == "CreditMemo") {
				paid[e.first] = e
			}
			return nil
		}, `SELECT COALESCE(entity_id, 0), COALESCE(entity_last_id, 0), COALESCE(account_id, 0), at FROM audit_events WHERE chain = ? AND seq > ? AND seq <= ? ORDER BY seq`,
			chain, from[chain], until)
		if err != nil {
			return batch{}, err
		}
		b.at[chain] = until
	}
	if len(paid) == 0 {
		return b, nil
	}
	ids := make([]int, 0, len(paid))
	for id := range paid {
		ids = append(ids, id)
	}
	payments, list := store.AmongIDs(h.db, "payment_id", ids)
	memos, _ := store.AmongIDs(h.db, "credit_memo_id", ids)
	err := h.each(ctx, func(rows *sql.Rows) error {
		var from, invoice, account int // an application has a payment or a credit memo
		if err := rows.Scan(&from, &invoice, &account); err != nil {
			return err
		}
		source := paid[from]
		add(event{first: invoice, last: invoice, account: account, Version: source.Version, cause: &source})
		return nil
	}, `SELECT DISTINCT COALESCE(payment_id, credit_memo_id), invoice_id, account_id FROM applications WHERE `+payments+` OR `+memos+` LIMIT ?`, list, list, eventBatch)
	return b, err
}

// progress is how far every running job is, and an event for each that moved.
func (h *hub) progress(ctx context.Context, before map[int]step) (now map[int]step, moved []event, err error) {
	now = map[int]step{}
	err = h.each(ctx, func(rows *sql.Rows) error {
		var id int
		var s step
		if err := rows.Scan(&id, &s.State, &s.Done, &s.Total, &s.Message); err != nil {
			return err
		}
		if live, ok := h.jobs.Live(id); ok {
			s.Done, s.Total, s.Message = live.Done, live.Total, live.Message
		}
		now[id] = s
		if before[id] != s {
			moved = append(moved, event{Type: "Job", ID: scalar.FormatID(id), Version: time.Now().UnixMicro(), step: &s, first: id, last: id})
		}
		return nil
	}, `SELECT id, state, done, total, message FROM jobs WHERE state = 'RUNNING' LIMIT ?`, eventBatch)
	return now, moved, err
}

func (h *hub) each(ctx context.Context, scan func(*sql.Rows) error, query string, args ...any) error {
	rows, err := h.db.Query(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return fmt.Errorf("event: %w", err)
		}
	}
	return rows.Err()
}
