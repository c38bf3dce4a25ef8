package web

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

const (
	beatEvery   = 15 * time.Second
	writeWithin = 10 * time.Second // for one batch, after which the client counts as gone
)

// stream answers GET /events: server-sent events {type, id, version}, for jobs also {state, done, total, message}. The first
// message has the type Ready; one of the type Reload says that more changed than can be told. With Last-Event-ID the stream
// goes on where it broke off. It ends when the token does.
func (h *hub) stream(a *auth.Service) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx := r.Context()
		v := viewer.From(ctx)
		if v == nil {
			refuse(h.log, w, r, viewer.ErrUnauthenticated)
			return
		}
		token, err := auth.BearerToken(r)
		if err != nil {
			refuse(h.log, w, r, err)
			return
		}
		l, at, ok, err := h.join(v.ID)
		if err == nil && !ok {
			err = fault.New(fault.Rate, "too many streams of events are open; close some")
		}
		if err != nil {
			refuse(h.log, w, r, err)
			return
		}
		defer h.leave(l)
		out := &eventWriter{w: w, rc: http.NewResponseController(w)}
		_ = out.rc.SetReadDeadline(time.Time{})
		w.Header().Set("Content-Type", "text/event-stream")
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Accel-Buffering", "no")
		first := batch{at: at, events: []event{{Type: "Ready"}}}
		if from, ok := store.ParsePlace(r.Header.Get("Last-Event-ID")); ok {
			sys := viewer.NewContext(ctx, viewer.System("events"))
			if now, err := store.Heads(sys, h.db); err != nil || from.Behind(now) > eventBatch {
				first.events = append(first.events, event{Type: "Reload"})
			} else if missed, err := h.between(sys, from, at); err == nil {
				first.events = append(first.events, missed.events...)
			}
		}
		if out.batch(h.visible(ctx, v, first)) != nil {
			return
		}
		beat := time.NewTicker(beatEvery)
		defer beat.Stop()
		for {
			var b batch
			select {
			case <-ctx.Done():
				return
			case <-h.ctx.Done():
				return
			case <-beat.C:
			case b, ok = <-l.batches:
				if !ok {
					return
				}
			}
			// Rights may have changed, and the token comes to its end.
			if v, err = a.Viewer(ctx, token); err != nil {
				return
			}
			if len(b.events) == 0 {
				err = out.text(": still here\n\n")
			} else if b = h.visible(ctx, v, b); len(b.events) > 0 {
				err = out.batch(b)
			}
			if err != nil {
				return
			}
		}
	}
}

// visible is the part of a batch that the viewer may know of, each record once.
func (h *hub) visible(ctx context.Context, v *viewer.Viewer, b batch) batch {
	ctx = viewer.NewContext(ctx, v)
	ask := func(e event) bool {
		ok, err := sees(ctx, h.db.Client, v, e)
		if err != nil && ctx.Err() == nil {
			h.log.WarnContext(ctx, "an event is not told", "error", err)
		}
		return ok && err == nil
	}
	place := map[string]int{}
	seen := batch{at: b.at}
	for _, e := range b.events {
		if e.first != 0 && !ask(e) || e.cause != nil && !ask(*e.cause) {
			continue
		}
		if i, told := place[e.Type+e.ID]; told {
			seen.events[i] = e // the newer version
			continue
		}
		place[e.Type+e.ID] = len(seen.events)
		seen.events = append(seen.events, e)
	}
	return seen
}

type eventWriter struct {
	w  io.Writer
	rc *http.ResponseController
}

// batch writes messages, the last of them with the place after all.
func (o *eventWriter) batch(b batch) error {
	text := ""
	for i, e := range b.events {
		data, err := json.Marshal(e)
		if err != nil {
			return err
		}
		if i == len(b.events)-1 {
			text += "id: " + b.at.String() + "\n"
		}
		text += fmt.Sprintf("data: %s\n\n", data)
	}
	return o.text(text)
}

func (o *eventWriter) text(s string) error {
	if err := o.rc.SetWriteDeadline(time.Now().Add(writeWithin)); err != nil {
		return err
	}
	if _, err := io.WriteString(o.w, s); err != nil {
		return err
	}
	return o.rc.Flush()
}
