package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"time"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/server/fault"
)

// attempts is how often an operation is tried when the database asks to try again.
const attempts = 8

// TxClient is an ent client inside one transaction, with the one instant at which the whole operation happens.
type TxClient struct {
	*ent.Client
	Now     time.Time
	Dialect string

	sql    *sql.Tx
	wrote  bool
	events []Event
	before []func(context.Context) error
	db     *DB
	locals map[any]any
}

// Tx runs fn in a transaction and commits when it returns nil. It is the only opener of transactions. fn may be run again
// after a serialization failure, deadlock or busy database. Errors of the database come back as *fault.Error where a
// caller can act on them.
func Tx[T any](ctx context.Context, db *DB, fn func(tx *TxClient) (T, error)) (T, error) {
	var zero T
	for n := 1; ; n++ {
		v, err := once(ctx, db, fn)
		if err == nil {
			return v, nil
		}
		if n == attempts || !again(err) || ctx.Err() != nil {
			return zero, Fault(err)
		}
		select {
		case <-ctx.Done():
			return zero, Fault(err)
		case <-time.After(time.Duration(n*n)*2*time.Millisecond + rand.N(5*time.Millisecond)):
		}
	}
}

// Do is Tx for operations without a result.
func Do(ctx context.Context, db *DB, fn func(tx *TxClient) error) error {
	_, err := Tx(ctx, db, func(tx *TxClient) (struct{}, error) { return struct{}{}, fn(tx) })
	return err
}

func once[T any](ctx context.Context, db *DB, fn func(tx *TxClient) (T, error)) (v T, err error) {
	raw, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return v, err
	}
	done := false
	defer func() {
		if !done { // error or panic
			_ = raw.Rollback()
		}
	}()
	tx := &TxClient{db: db, locals: map[any]any{}, sql: raw, Dialect: db.Dialect, Now: db.Clock().UTC().Truncate(time.Microsecond)}
	tx.Client = ent.NewClient(ent.Driver(txDriver{entsql.NewDriver(db.Dialect, entsql.Conn{ExecQuerier: watched{tx}})}))
	if v, err = fn(tx); err != nil {
		return v, err
	}
	for _, f := range tx.before {
		if err = f(ctx); err != nil {
			return v, err
		}
	}
	if tx.wrote && len(tx.events) == 0 {
		return v, errors.New("store: rows were written without an audit event")
	}
	if err = tx.flushEvents(ctx); err != nil {
		return v, err
	}
	done = true
	return v, raw.Commit()
}

// Unrecorded runs writes that leave no audit event, because they are housekeeping: what a person did was recorded before.
func (tx *TxClient) Unrecorded(f func() error) error {
	wrote := tx.wrote
	err := f()
	tx.wrote = wrote
	return err
}

// BeforeCommit runs f just before the transaction commits, after everything else of the operation.
func (tx *TxClient) BeforeCommit(f func(context.Context) error) { tx.before = append(tx.before, f) }

// Local is the value that a package keeps for the length of the transaction; it is made at first use.
func Local[T any](tx *TxClient, key any, make func() T) T {
	if v, ok := tx.locals[key]; ok {
		return v.(T)
	}
	v := make()
	tx.locals[key] = v
	return v
}

// Facts caches what never changes once it is in the database, for the life of the process. Put there only what this
// transaction found already committed.
func (tx *TxClient) Facts() *sync.Map { return &tx.db.facts }

// Postgres reports which of the two databases this is.
func (tx *TxClient) Postgres() bool { return tx.Dialect == dialect.Postgres }

// SQL is the transaction for libraries that take one.
func (tx *TxClient) SQL() *sql.Tx { return tx.sql }

// Exec runs a hand-written statement with ? placeholders.
func (tx *TxClient) Exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	tx.wrote = true
	return tx.sql.ExecContext(ctx, Rebind(tx.Dialect, query), args...)
}

// Query runs a hand-written query with ? placeholders.
func (tx *TxClient) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return tx.sql.QueryContext(ctx, Rebind(tx.Dialect, query), args...)
}

// QueryRow runs a hand-written query for one row with ? placeholders.
func (tx *TxClient) QueryRow(ctx context.Context, query string, args ...any) *sql.Row {
	return tx.sql.QueryRowContext(ctx, Rebind(tx.Dialect, query), args...)
}

// Lock makes a query keep the rows it reads until the transaction ends: FOR UPDATE on PostgreSQL, nothing on SQLite, which
// has one writer at a time. It is a predicate, for direct queries only.
func Lock(s *entsql.Selector) {
	if s.Dialect() == dialect.Postgres {
		s.ForUpdate()
	}
}

// LockRow is Lock for a row whose referring rows may be written meanwhile: FOR NO KEY UPDATE. It excludes Lock and itself.
func LockRow(s *entsql.Selector) {
	if s.Dialect() == dialect.Postgres {
		s.ForUpdate(entsql.WithLockClause("FOR NO KEY UPDATE"))
	}
}

// Rebind turns ? placeholders into $1, $2, … for PostgreSQL.
func Rebind(name, query string) string {
	if name != dialect.Postgres || !strings.Contains(query, "?") {
		return query
	}
	var b strings.Builder
	b.Grow(len(query) + 16)
	n := 0
	for i := range len(query) {
		if query[i] == '?' {
			n++
			fmt.Fprintf(&b, "$%d", n)
		} else {
			b.WriteByte(query[i])
		}
	}
	return b.String()
}

// txDriver keeps ent from opening a transaction inside the transaction.
type txDriver struct{ *entsql.Driver }

func (d txDriver) Tx(context.Context) (dialect.Tx, error) { return dialect.NopTx(d), nil }

func (d txDriver) BeginTx(context.Context, *sql.TxOptions) (dialect.Tx, error) {
	return dialect.NopTx(d), nil
}

func (d txDriver) Close() error { return nil }

// watched notes whether the transaction writes.
type watched struct{ tx *TxClient }

func (w watched) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	w.tx.wrote = true
	return w.tx.sql.ExecContext(ctx, query, args...)
}

func (w watched) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if !strings.HasPrefix(query, "SELECT") {
		w.tx.wrote = true
	}
	return w.tx.sql.QueryContext(ctx, query, args...)
}

// Fault translates what a database or ent reports into what a caller can act on; other errors pass unchanged.
func Fault(err error) error {
	var f *fault.Error
	switch {
	case err == nil || errors.As(err, &f):
		return err
	case ent.IsNotFound(err):
		return fault.New(fault.NotFound, "there is no such record, or it is not yours to see").Because(err)
	}
	switch kind, name := constraint(err); kind {
	case unique:
		return fault.New(fault.Conflict, "%s", duplicate(name)).Because(err)
	case check:
		return fault.New(fault.OverBalance, "the books refused it: %s", violated(name)).Because(err)
	case foreign:
		return fault.New(fault.Invalid, "it names a record that does not exist, or another record still needs it").Because(err)
	}
	var v *ent.ValidationError
	if errors.As(err, &v) {
		return fault.New(fault.Invalid, "%s: %s", strings.ReplaceAll(v.Name, "_", " "), strings.TrimPrefix(rootCause(v).Error(), "value is ")).On(v.Name).Because(err)
	}
	return err
}

func rootCause(err error) error {
	for {
		next := errors.Unwrap(err)
		if next == nil {
			return err
		}
		err = next
	}
}

// Snapshot runs reads that must agree with each other: all of them see the database as it was at the first.
func Snapshot(ctx context.Context, db *DB, fn func(tx *sql.Tx) error) error {
	opts := &sql.TxOptions{ReadOnly: true}
	if db.Postgres() {
		opts.Isolation = sql.LevelRepeatableRead
	}
	tx, err := db.read.BeginTx(ctx, opts)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	return fn(tx)
}

// Reads is Snapshot with an ent client on it.
func Reads(ctx context.Context, db *DB, fn func(c *ent.Client) error) error {
	return Snapshot(ctx, db, func(tx *sql.Tx) error { return fn(Reader(db, tx)) })
}

// Reader is an ent client on a snapshot.
func Reader(db *DB, tx *sql.Tx) *ent.Client {
	return ent.NewClient(ent.Driver(txDriver{entsql.NewDriver(db.Dialect, entsql.Conn{ExecQuerier: tx})}))
}
