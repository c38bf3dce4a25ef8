package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/duebook/duebook/ent/viewer"
)

// Chains is the number of chains that audit events are spread over, by account, so that postings for different accounts
// don't wait for each other.
const Chains = 16

// Event is one thing that somebody did. Viewer, instant and hashes are added when the transaction commits.
type Event struct {
	Action  string // noun.verb, such as invoice.post
	Entity  int    // the record, of any kind
	Last    int    // the last of a run of records written together, else 0
	Account int    // whose business it is; 0: nobody's
	Changes Changes
	Reason  string
}

// Changes maps a field to what it was and what it became.
type Changes map[string][2]any

// Record adds an event to the transaction. Every operation that writes records at least one.
func (tx *TxClient) Record(e Event) { tx.events = append(tx.events, e) }

// flushEvents appends the events to their chains. It is the last thing before the commit, because the head of a chain
// stays locked from here on; chains are taken in ascending order.
func (tx *TxClient) flushEvents(ctx context.Context) error {
	if len(tx.events) == 0 {
		return nil
	}
	v := viewer.From(ctx)
	if v == nil {
		return viewer.ErrUnauthenticated
	}
	slices.SortStableFunc(tx.events, func(a, b Event) int { return a.Account%Chains - b.Account%Chains })
	for i := 0; i < len(tx.events); {
		chain := tx.events[i].Account % Chains
		j := i
		for j < len(tx.events) && tx.events[j].Account%Chains == chain {
			j++
		}
		if err := tx.flushChain(ctx, v, chain, tx.events[i:j]); err != nil {
			return err
		}
		i = j
	}
	return nil
}

func (tx *TxClient) flushChain(ctx context.Context, v *viewer.Viewer, chain int, events []Event) error {
	var seq int64
	var hash string
	n := len(events)
	read := `SELECT seq, hash FROM audit_chains WHERE chain = ?`
	if tx.Postgres() {
		read += ` FOR UPDATE`
	}
	err := tx.QueryRow(ctx, read, chain).Scan(&seq, &hash)
	if errors.Is(err, sql.ErrNoRows) { // the first event of the chain
		if _, err = tx.Exec(ctx, `INSERT INTO audit_chains (chain, seq, hash) VALUES (?, 0, '') ON CONFLICT (chain) DO NOTHING`, chain); err != nil {
			return err
		}
		err = tx.QueryRow(ctx, read, chain).Scan(&seq, &hash)
	}
	if err != nil {
		return err
	}
	rows := make([][]any, 0, n)
	for _, e := range events {
		seq++
		changes := ""
		if len(e.Changes) > 0 {
			b, err := json.Marshal(e.Changes)
			if err != nil {
				return fmt.Errorf("audit event %s: %w", e.Action, err)
			}
			changes = string(b)
		}
		reason := e.Reason
		if reason == "" {
			reason = v.Reason
		}
		ev := AuditRow{Chain: chain, Seq: seq, At: tx.Now, ActorKind: string(v.Kind), ActorID: v.ID, ActorName: clip(v.Name, 200), Address: clip(v.Address, 64),
			Via: clip(v.Via, 40), RequestID: clip(v.RequestID, 64), Action: e.Action, EntityID: e.Entity, EntityLastID: e.Last, AccountID: e.Account,
			Changes: changes, Reason: clip(reason, 500), PrevHash: hash}
		hash = ev.Hash()
		rows = append(rows, []any{chain, seq, ev.At, ev.ActorKind, Null(v.ID), ev.ActorName, ev.Address, ev.Via, ev.RequestID, ev.Action,
			Null(e.Entity), Null(e.Last), Null(e.Account), changes, ev.Reason, ev.PrevHash, hash})
	}
	if err := tx.Insert(ctx, "audit_events", []string{"chain", "seq", "at", "actor_kind", "actor_id", "actor_name", "address", "via", "request_id",
		"action", "entity_id", "entity_last_id", "account_id", "changes", "reason", "prev_hash", "hash"}, rows); err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `UPDATE audit_chains SET seq = ?, hash = ? WHERE chain = ?`, seq, hash, chain)
	return err
}

// AuditRow is an audit event as it is stored, for computing and verifying its hash.
type AuditRow struct {
	Chain                                      int
	Seq                                        int64
	At                                         time.Time
	ActorKind                                  string
	ActorID                                    int
	ActorName, Address, Via, RequestID, Action string
	EntityID, EntityLastID, AccountID          int
	Changes, Reason, PrevHash                  string
}

// Hash is the SHA-256, in hex, of the event's fields and the hash of the event before it, each field preceded by its length.
func (e AuditRow) Hash() string {
	h := sha256.New()
	for _, s := range []string{e.PrevHash, fmt.Sprint(e.Chain), fmt.Sprint(e.Seq), e.At.UTC().Format("2006-01-02T15:04:05.000000Z"), e.ActorKind, fmt.Sprint(e.ActorID),
		e.ActorName, e.Address, e.Via, e.RequestID, e.Action, fmt.Sprint(e.EntityID), fmt.Sprint(e.EntityLastID), fmt.Sprint(e.AccountID), e.Changes, e.Reason} {
		fmt.Fprintf(h, "%d:%s,", len(s), s)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Null is an id as a value, NULL for 0.
func Null(id int) any {
	if id == 0 {
		return nil
	}
	return id
}

func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}
