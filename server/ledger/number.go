package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/duebook/duebook/server/store"
)

// Kind is a kind of numbered document.
type Kind string

// The numbered kinds. Invoices and credit memos have no gaps.
const (
	Invoices    Kind = "INVOICE"
	CreditMemos Kind = "CREDIT_MEMO"
	Payments    Kind = "PAYMENT"
	Accounts    Kind = "ACCOUNT"
	BillRuns    Kind = "BILL_RUN"
	Contracts   Kind = "CONTRACT"
)

var numbered = map[Kind]struct{ prefix, table string }{
	Invoices:    {"INV", "invoices"},
	CreditMemos: {"CM", "credit_memos"},
	Payments:    {"PAY", "payments"},
	Accounts:    {"A", "accounts"},
	BillRuns:    {"BR", "bill_runs"},
	Contracts:   {"C", "contracts"},
}

// Format is the n-th number of a kind in a year, such as INV-2026-0000123.
func (k Kind) Format(year int, n int64) string {
	return fmt.Sprintf("%s-%d-%07d", numbered[k].prefix, year, n)
}

// Numbers gives out the next n document numbers of a business unit and year. The sequence stays locked until the
// transaction ends, so that a number is never lost; numbers that exist already (imported documents) are passed over.
func Numbers(ctx context.Context, tx *store.TxClient, unit int, kind Kind, year, n int) ([]string, error) {
	var numbers []string
	for len(numbers) < n {
		want := n - len(numbers)
		first, err := take(ctx, tx, unit, kind, year, want)
		if err != nil {
			return nil, err
		}
		batch := make([]string, want)
		for i := range batch {
			batch[i] = kind.Format(year, first+int64(i))
		}
		taken := map[string]bool{}
		rows, err := tx.Query(ctx, `SELECT number FROM `+numbered[kind].table+` WHERE business_unit_id = ? AND number >= ? AND number <= ?`, unit, batch[0], batch[len(batch)-1])
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var s string
			if err := rows.Scan(&s); err != nil {
				return nil, errors.Join(err, rows.Close())
			}
			taken[s] = true
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, err
		}
		for _, s := range batch {
			if !taken[s] {
				numbers = append(numbers, s)
			}
		}
	}
	return numbers, nil
}

func take(ctx context.Context, tx *store.TxClient, unit int, kind Kind, year, n int) (first int64, err error) {
	const next = `UPDATE number_sequences SET last = last + ? WHERE business_unit_id = ? AND kind = ? AND year = ? RETURNING last`
	var last int64
	err = tx.QueryRow(ctx, next, n, unit, string(kind), year).Scan(&last)
	if errors.Is(err, sql.ErrNoRows) {
		if _, err = tx.Exec(ctx, `INSERT INTO number_sequences (business_unit_id, kind, year, last) VALUES (?, ?, ?, 0) ON CONFLICT (business_unit_id, kind, year) DO NOTHING`,
			unit, string(kind), year); err != nil {
			return 0, err
		}
		err = tx.QueryRow(ctx, next, n, unit, string(kind), year).Scan(&last)
	}
	return last - int64(n) + 1, err
}
