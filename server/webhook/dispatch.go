package webhook

import (
	"context"
	"slices"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/ent/webhookendpoint"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

const (
	eventBatch  = 1000 // events of the audit trail that are read at once
	recordBatch = 5000 // and records of theirs, after which no further event is taken
)

// Dispatch writes the deliveries of what happened since it was last done, as many as one batch holds for each place that
// endpoints are at, and reports whether there may be more.
func (s *Service) Dispatch(ctx context.Context) (more bool, err error) {
	ctx = system(ctx)
	endpoints, err := s.db.WebhookEndpoint.Query().Where(webhookendpoint.StatusEQ(webhookendpoint.StatusENABLED)).Order(webhookendpoint.ByID()).All(ctx)
	if err != nil || len(endpoints) == 0 {
		return false, err
	}
	heads, err := store.Heads(ctx, s.db)
	if err != nil {
		return false, err
	}
	at := map[string][]*ent.WebhookEndpoint{} // mostly all of them are at one place
	for _, e := range endpoints {
		at[e.Place] = append(at[e.Place], e)
	}
	for text, group := range at {
		from, ok := store.ParsePlace(text)
		if !ok || from.Behind(heads) == 0 {
			continue
		}
		marks, to, err := s.marks(ctx, from, heads)
		if err != nil {
			return false, err
		}
		all, err := s.happenings(ctx, marks)
		if err != nil {
			return false, err
		}
		if err := s.write(ctx, group, text, to, all); err != nil {
			return false, err
		}
		more = more || to != heads
	}
	return more, nil
}

// marks are the events that are told from one place to another, and the place after them.
func (s *Service) marks(ctx context.Context, from, heads store.Place) (marks []mark, to store.Place, err error) {
	actions := make([]string, 0, len(told))
	for a := range told {
		actions = append(actions, a)
	}
	slices.Sort(actions)
	among, list := store.AmongTexts(s.db, "action", actions)
	to = from
	events, records := int64(eventBatch), recordBatch
	for chain := range from {
		until := min(heads[chain], from[chain]+events)
		if until <= from[chain] || records <= 0 {
			continue
		}
		events -= until - from[chain]
		rows, err := s.db.Query(ctx, `SELECT seq, action, COALESCE(entity_id, 0), COALESCE(entity_last_id, 0), at, changes FROM audit_events
			WHERE chain = ? AND seq > ? AND seq <= ? AND `+among+` ORDER BY seq`, chain, from[chain], until, list)
		if err != nil {
			return nil, to, err
		}
		to[chain] = until
		for rows.Next() {
			m := mark{chain: chain}
			if err := rows.Scan(&m.seq, &m.action, &m.first, &m.last, &m.at, &m.changes); err != nil {
				_ = rows.Close()
				return nil, to, err
			}
			m.last = max(m.first, m.last)
			marks = append(marks, m)
			if records -= m.last - m.first + 1; records <= 0 {
				to[chain] = m.seq
				break
			}
		}
		if err := rows.Err(); err != nil {
			return nil, to, err
		}
		if err := rows.Close(); err != nil {
			return nil, to, err
		}
	}
	return marks, to, nil
}

// write writes the deliveries to endpoints that are at one place, and moves them to the next, unless somebody else did so.
func (s *Service) write(ctx context.Context, group []*ent.WebhookEndpoint, from string, to store.Place, all []happening) error {
	owners := map[int]*viewer.Viewer{}
	ids := make([]int, 0, len(group))
	for _, e := range group {
		if len(all) > 0 {
			v, err := s.owner(ctx, e.ClientID, e.AccountID)
			if fault.Is(err, fault.Unauthenticated) {
				if err := s.disable(ctx, e.ID, noClient); err != nil {
					return err
				}
				continue
			}
			if err != nil {
				return err
			}
			owners[e.ID] = v
		}
		ids = append(ids, e.ID)
	}
	if len(ids) == 0 {
		return nil
	}
	return store.Do(ctx, s.db, func(tx *store.TxClient) error {
		here, err := tx.WebhookEndpoint.Query().Where(webhookendpoint.IDIn(ids...), webhookendpoint.Place(from), webhookendpoint.StatusEQ(webhookendpoint.StatusENABLED), store.Lock).
			Order(webhookendpoint.ByID()).All(ctx)
		if err != nil || len(here) == 0 {
			return err
		}
		var rows [][]any
		moved := make([]int, len(here))
		for i, e := range here {
			moved[i] = e.ID
			for _, h := range all {
				if v := owners[e.ID]; slices.Contains(e.Events, h.kind) && sees(v, h.kind, h.account) {
					rows = append(rows, h.row(tx.Now, e.ID, v))
				}
			}
		}
		return tx.Unrecorded(func() error {
			// What is there already is replayed.
			if err := tx.Upsert(ctx, "webhook_deliveries", deliveryColumns, rows, `(endpoint_id, event_key) DO UPDATE SET status = 'QUEUED', attempts = 0,
				next_at = excluded.next_at, problem = '', lease = webhook_deliveries.lease + 1`); err != nil {
				return err
			}
			condition, list := store.AmongIDs(tx, "id", moved)
			_, err := tx.Exec(ctx, `UPDATE webhook_endpoints SET place = ? WHERE `+condition, to.String(), list)
			return err
		})
	})
}
