package store

import (
	"context"
	"fmt"
	"io/fs"

	"github.com/duebook/duebook/ent/migrate"
	"github.com/pressly/goose/v3"
)

func (db *DB) provider() (*goose.Provider, error) {
	name, folder := goose.DialectSQLite3, "sqlite"
	if db.Postgres() {
		name, folder = goose.DialectPostgres, "postgres"
	}
	dir, err := fs.Sub(migrate.Files, folder)
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(name, db.write, dir, goose.WithVerbose(false))
}

// Migrate brings the tables to the version of this program and answers the names of the steps that it ran. Steps only go
// forward: a book goes back to an earlier version with its backup.
func (db *DB) Migrate(ctx context.Context) ([]string, error) {
	p, err := db.provider()
	if err != nil {
		return nil, err
	}
	if db.Postgres() { // several servers may start at once
		c, err := db.write.Conn(ctx)
		if err != nil {
			return nil, err
		}
		defer c.Close()
		if _, err := c.ExecContext(ctx, "SELECT pg_advisory_lock(6894210)"); err != nil {
			return nil, err
		}
		defer func() { _, _ = c.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock(6894210)") }()
	}
	results, err := p.Up(ctx)
	if err != nil {
		return nil, fmt.Errorf("migration failed, the tables are as before the failing step: %w", err)
	}
	var steps []string
	for _, r := range results {
		steps = append(steps, r.Source.Path)
	}
	return steps, nil
}

// Pending reports whether Migrate has something to do.
func (db *DB) Pending(ctx context.Context) (bool, error) {
	p, err := db.provider()
	if err != nil {
		return false, err
	}
	return p.HasPending(ctx)
}
