package worktime

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/duebook/duebook/server/store"
)

// numberColumn is the place of the number in a row that WriteTx inserts.
const numberColumn = 3

// number gives the entries without a number the next ones of the year, such as T-2026-000123. Time has one sequence over all
// business units, which is kept with the first of them. Numbers that exist already are passed over.
func number(ctx context.Context, tx *store.TxClient, entries []Entry, places []int, rows [][]any) error {
	var nameless []int
	for n, i := range places {
		if entries[i].Number == "" {
			nameless = append(nameless, n)
		}
	}
	year := tx.Now.Year()
	for len(nameless) > 0 {
		last, err := take(ctx, tx, year, len(nameless))
		if err != nil {
			return err
		}
		batch := make([]string, len(nameless))
		for i := range batch {
			batch[i] = fmt.Sprintf("T-%d-%06d", year, last-int64(len(batch)-1-i))
		}
		taken := map[string]bool{}
		among, list := store.AmongTexts(tx, "number", batch)
		found, err := tx.Query(ctx, `SELECT number FROM time_entries WHERE `+among, list)
		if err := each(found, err, func(scan func(...any) error) error {
			var s string
			err := scan(&s)
			taken[s] = true
			return err
		}); err != nil {
			return err
		}
		for _, s := range batch {
			if !taken[s] {
				rows[nameless[0]][numberColumn] = s
				nameless = nameless[1:]
			}
		}
	}
	return nil
}

// take moves the sequence by n and answers its last number. It stays locked until the transaction ends.
func take(ctx context.Context, tx *store.TxClient, year, n int) (last int64, err error) {
	const next = `UPDATE number_sequences SET last = last + ? WHERE business_unit_id = (SELECT MIN(id) FROM business_units) AND kind = 'TIME' AND year = ? RETURNING last`
	err = tx.QueryRow(ctx, next, n, year).Scan(&last)
	if errors.Is(err, sql.ErrNoRows) {
		if _, err = tx.Exec(ctx, `INSERT INTO number_sequences (business_unit_id, kind, year, last) SELECT MIN(id), 'TIME', ?, 0 FROM business_units WHERE true
			ON CONFLICT (business_unit_id, kind, year) DO NOTHING`, year); err != nil {
			return 0, err
		}
		err = tx.QueryRow(ctx, next, n, year).Scan(&last)
	}
	return last, err
}
