package bench

import (
	"context"
	"crypto/rand"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/store"
)

// database is a fresh, migrated book that is dropped in the end.
type database struct {
	*store.DB
	kind, address string
	unit          int // the only business unit
	today         date.Date
	drop          func() error
}

func kindOf(server string) string {
	if server == "" {
		return "sqlite"
	}
	return "postgres"
}

// fresh makes a book with one business unit, in a temporary file or in a new database of a server.
func fresh(ctx context.Context, server, dir string) (*database, error) {
	d := &database{kind: kindOf(server)}
	var remove func() error
	if server == "" {
		folder, err := os.MkdirTemp(dir, "duebook-bench-")
		if err != nil {
			return nil, err
		}
		d.address = (&url.URL{Scheme: "sqlite", Path: filepath.Join(folder, "book.db")}).String()
		remove = func() error { return os.RemoveAll(folder) }
	} else {
		u, err := url.Parse(server)
		if err != nil {
			return nil, fault.New(fault.Invalid, "the PostgreSQL address is not understood").Because(err)
		}
		name := "duebook_bench_" + strings.ToLower(rand.Text()[:12])
		if err := onServer(ctx, server, "CREATE DATABASE "+name); err != nil {
			return nil, err
		}
		u.Path = "/" + name
		d.address = u.String()
		remove = func() error {
			return onServer(context.WithoutCancel(ctx), server, "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)")
		}
	}
	var err error
	if d.DB, err = store.Open(ctx, d.address); err != nil {
		return nil, errors.Join(err, remove())
	}
	d.drop = func() error { return errors.Join(d.Close(), remove()) }
	if _, err := d.Migrate(ctx); err != nil {
		return nil, errors.Join(err, d.drop())
	}
	d.today = date.Of(d.Clock().UTC())
	bu, err := (&ledger.Service{DB: d.DB}).CreateBusinessUnit(d.ctx(ctx), ledger.BusinessUnit{Code: "BENCH", Name: "Bench", Currency: "USD"})
	if err != nil {
		return nil, errors.Join(err, d.drop())
	}
	d.unit = bu.ID
	return d, nil
}

// ctx is a context in which the program itself acts.
func (d *database) ctx(ctx context.Context) context.Context {
	return viewer.NewContext(ctx, viewer.System("bench"))
}

func onServer(ctx context.Context, server, statement string) error {
	db, err := store.Open(ctx, server)
	if err != nil {
		return err
	}
	_, err = db.Writer().ExecContext(ctx, statement)
	return errors.Join(err, db.Close())
}

// exec runs a statement with ? placeholders on the writer.
func (d *database) exec(ctx context.Context, statement string, args ...any) error {
	_, err := d.Writer().ExecContext(ctx, store.Rebind(d.Dialect, statement), args...)
	return err
}

// alone does something with the book open, and closes it again.
func (d *database) alone(ctx context.Context, do func() error) error {
	open, err := store.Open(ctx, d.address)
	if err != nil {
		return err
	}
	d.DB = open
	return errors.Join(do(), d.Close())
}

// settle does what the database does by itself in quiet hours.
func (d *database) settle(ctx context.Context) error {
	if d.Postgres() {
		if err := d.exec(ctx, "VACUUM ANALYZE"); err != nil {
			return err
		}
		return d.exec(ctx, "CHECKPOINT")
	}
	return d.exec(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
}
