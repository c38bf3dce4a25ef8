package ledger

import (
	"context"
	"database/sql"
	"errors"

	"github.com/duebook/duebook/server/store"
)

// Service runs the ledger's verbs and reports.
type Service struct{ DB *store.DB }

// report reads within one snapshot, so that its figures agree with each other.
type report struct {
	DB *store.DB
	tx *sql.Tx
}

func (s *Service) read(ctx context.Context, fn func(report) error) error {
	return store.Snapshot(ctx, s.DB, func(tx *sql.Tx) error { return fn(report{s.DB, tx}) })
}

// each runs a query and calls scan for every row.
func (r report) each(ctx context.Context, query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := r.tx.QueryContext(ctx, store.Rebind(r.DB.Dialect, query), args...)
	if err != nil {
		return err
	}
	for rows.Next() {
		if err := scan(rows); err != nil {
			return errors.Join(err, rows.Close())
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}
