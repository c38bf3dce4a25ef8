package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"entgo.io/ent/dialect"
)

// Querier runs hand-written queries with ? placeholders: *DB on the readers, *TxClient inside its transaction.
type Querier interface {
	Query(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	Postgres() bool
}

// Query runs a hand-written query with ? placeholders on a reader.
func (db *DB) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return db.read.QueryContext(ctx, Rebind(db.Dialect, query), args...)
}

// AmongIDs is the condition that a column holds one of the ids, and its one argument.
func AmongIDs(q Querier, column string, ids []int) (condition, argument string) {
	name := dialectOf(q)
	return In(name, column), IDList(name, ids)
}

// AmongTexts is the condition that a column holds one of the texts, and its one argument. The texts are UTF-8 without NUL.
func AmongTexts(q Querier, column string, texts []string) (condition, argument string) {
	if !q.Postgres() {
		b, _ := json.Marshal(texts) // texts can always be written
		return column + " IN (SELECT value FROM json_each(?))", string(b)
	}
	var b strings.Builder
	b.WriteByte('{')
	quote := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	for i, s := range texts {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('"')
		_, _ = quote.WriteString(&b, s)
		b.WriteByte('"')
	}
	b.WriteByte('}')
	return column + " = ANY(?::text[])", b.String()
}

func dialectOf(q Querier) string {
	if q.Postgres() {
		return dialect.Postgres
	}
	return dialect.SQLite
}
