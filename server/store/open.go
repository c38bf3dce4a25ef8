package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"github.com/duebook/duebook/ent"
	_ "github.com/duebook/duebook/ent/runtime" // policies and hooks
	"github.com/duebook/duebook/server/fault"
	"github.com/lib/pq"
	"modernc.org/sqlite"
)

// DB is an open database. The embedded client reads; writes go through Tx.
type DB struct {
	*ent.Client
	Address string           // the URL that it was opened with
	Dialect string           // dialect.SQLite or dialect.Postgres
	Clock   func() time.Time // the time of operations; tests set it

	read, write *sql.DB
	count       *atomic.Int64
	facts       sync.Map
}

func init() {
	// Search ignores case in every alphabet; SQLite's own lower knows ASCII only.
	sqlite.MustRegisterDeterministicScalarFunction("lower", 1, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		switch s := args[0].(type) {
		case string:
			return strings.Map(unicode.ToLower, s), nil
		case []byte:
			return strings.Map(unicode.ToLower, string(s)), nil
		default:
			return s, nil
		}
	})
}

// Open connects to sqlite:///path/book.db or postgres://…. It does not migrate.
func Open(ctx context.Context, address string) (*DB, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, fault.New(fault.Invalid, "the database address is not a URL such as sqlite:///var/lib/duebook/book.db or postgres://user@host/name").Because(err)
	}
	db := &DB{Address: address, Clock: time.Now, count: new(atomic.Int64)}
	switch u.Scheme {
	case "sqlite":
		err = db.openSQLite(u)
	case "postgres", "postgresql":
		err = db.openPostgres(address)
	default:
		return nil, fault.New(fault.Invalid, "the database address begins with %q; it must begin with sqlite:// or postgres://", u.Scheme+"://")
	}
	if err != nil {
		return nil, err
	}
	if err := db.write.PingContext(ctx); err != nil {
		_ = db.Close()
		return nil, fmt.Errorf("the database at %s does not answer: %w", u.Redacted(), err)
	}
	db.Client = ent.NewClient(ent.Driver(entsql.OpenDB(db.Dialect, db.read)))
	return db, nil
}

func (db *DB) openSQLite(u *url.URL) error {
	db.Dialect = dialect.SQLite
	path := u.Host + u.Path
	if path == "" {
		return fault.New(fault.Invalid, "the SQLite address names no file; write sqlite:///path/book.db")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	registered, err := sql.Open("sqlite", "") // the driver that init gave our functions to
	if err != nil {
		return err
	}
	drv := registered.Driver()
	pool := func(size int, options string) *sql.DB {
		dsn := "file:" + (&url.URL{Path: path}).EscapedPath() + "?_time_format=sqlite&_pragma=busy_timeout(20000)&_pragma=foreign_keys(1)" +
			"&_pragma=case_sensitive_like(1)&_pragma=journal_mode(wal)&_pragma=temp_store(memory)" + options
		p := sql.OpenDB(&connector{drv: drv, count: db.count, open: func(context.Context) (driver.Conn, error) { return drv.Open(dsn) }})
		p.SetMaxOpenConns(size)
		p.SetMaxIdleConns(size)
		return p
	}
	db.write = pool(1, "&_txlock=immediate&_pragma=synchronous(full)&_pragma=cache_size(-32768)&_pragma=wal_autocheckpoint(8192)")
	db.read = pool(max(4, runtime.NumCPU()), "&_pragma=query_only(1)&_pragma=cache_size(-8192)")
	return nil
}

func (db *DB) openPostgres(address string) error {
	db.Dialect = dialect.Postgres
	c, err := pq.NewConnector(address)
	if err != nil {
		return fault.New(fault.Invalid, "the PostgreSQL address is not understood").Because(err)
	}
	p := sql.OpenDB(&connector{drv: c.Driver(), count: db.count, open: c.Connect})
	p.SetMaxOpenConns(32)
	p.SetMaxIdleConns(16)
	p.SetConnMaxIdleTime(5 * time.Minute)
	db.read, db.write = p, p
	return nil
}

// Close closes every connection.
func (db *DB) Close() error {
	err := db.write.Close()
	if db.read != db.write {
		if e := db.read.Close(); err == nil {
			err = e
		}
	}
	return err
}

// Reader is the pool for hand-written reads.
func (db *DB) Reader() *sql.DB { return db.read }

// Writer is the pool that migrations and the job queue write through; business writes use Tx.
func (db *DB) Writer() *sql.DB { return db.write }

// Statements is the number of statements sent so far, for tests that hold a query to a fixed number.
func (db *DB) Statements() int64 { return db.count.Load() }

// Postgres reports which of the two databases this is.
func (db *DB) Postgres() bool { return db.Dialect == dialect.Postgres }
