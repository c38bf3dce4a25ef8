package bench

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/payment"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// pair is a payment and the invoice that it settles.
type pair struct {
	payment, invoice, account int
	minor                     int64
	due                       date.Date
}

// apply measures clients that apply payments at once, each payment to one invoice. The raw figure is that of as many
// clients that write the same documents and ledger rows in transactions of plain statements, without idempotency and audit.
func apply(ctx context.Context, r *run) error {
	n := or(r.N, 20_000)
	clients := or(r.Clients, 4)
	if err := r.seed(ctx, book{accounts: or(r.Accounts, max(1, n/20)), open: 2 * n, paid: r.Paid}); err != nil {
		return err
	}
	pairs, err := r.payments(ctx, 2*n)
	if err != nil {
		return err
	}
	if err := r.settle(ctx); err != nil {
		return err
	}
	forgetPeak()
	s := &cash.Service{DB: r.DB}
	plain, err := r.plainApply(ctx)
	if err != nil {
		return err
	}
	var ours samples
	var oursTook, rawTook time.Duration
	const turns = 4 // by turns, so that both meet the same neighbours
	for turn := range turns {
		from := func(half int) []pair { return pairs[half*n+turn*n/turns : half*n+(turn+1)*n/turns] }
		times, took, err := crowd(clients, from(0), func(p pair) error {
			amount := decimal.New(p.minor, -2)
			_, _, err := s.Apply(ctx, cash.Apply{Payment: p.payment, Targets: []cash.Target{{Invoice: p.invoice, Amount: &amount}}, Key: fmt.Sprint("bench-", p.payment)})
			return err
		})
		if err != nil {
			return err
		}
		ours, oursTook = append(ours, times...), oursTook+took
		if _, took, err = crowd(clients, from(1), plain); err != nil {
			return err
		}
		rawTook += took
	}
	v, err := (&ledger.Service{DB: r.DB}).Verify(ctx)
	if err != nil || !v.OK {
		return fmt.Errorf("the book does not verify: %v %w", v.Checks, err)
	}
	r.add(Result{Name: fmt.Sprintf("apply, %d clients", clients), N: n, Seconds: oursTook.Seconds(), Rate: float64(n) / oursTook.Seconds(),
		P50: ours.at(500), P99: ours.at(990), Raw: float64(n) / rawTook.Seconds()})
	return nil
}

// payments records one payment for each of so many open invoices, over its amount.
func (r *run) payments(ctx context.Context, n int) ([]pair, error) {
	var pairs []pair
	rows, err := r.Reader().QueryContext(ctx, store.Rebind(r.Dialect, `SELECT id, account_id, balance_minor, due_on FROM invoices WHERE balance_minor <> 0 ORDER BY id LIMIT ?`), n)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var p pair
		if err := rows.Scan(&p.invoice, &p.account, &p.minor, &p.due); err != nil {
			return nil, err
		}
		pairs = append(pairs, p)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for start := 0; start < len(pairs); start += 5000 {
		chunk := pairs[start:min(start+5000, len(pairs))]
		receipts := make([]cash.Receipt, len(chunk))
		for i, p := range chunk {
			receipts[i] = cash.Receipt{Record: cash.Record{Account: p.account, ReceivedOn: r.today, Amount: money.New(p.minor, "USD"), Method: payment.MethodACH}, Origin: payment.OriginIMPORT}
		}
		ids, err := store.Tx(ctx, r.DB, func(tx *store.TxClient) ([]int, error) { return cash.RecordTx(ctx, tx, receipts) })
		if err != nil {
			return nil, err
		}
		for i, id := range ids {
			chunk[i].payment = id
		}
	}
	return pairs, nil
}

// crowd lets clients work off the pairs and answers the time of each piece and of all.
func crowd(clients int, pairs []pair, work func(pair) error) (times samples, took time.Duration, err error) {
	times = make(samples, len(pairs))
	var next atomic.Int64
	errs := make([]error, clients)
	var wg sync.WaitGroup
	start := time.Now()
	for c := range clients {
		wg.Go(func() {
			for errs[c] == nil {
				i := int(next.Add(1)) - 1
				if i >= len(pairs) {
					return
				}
				times[i], errs[c] = timed(func() error { return work(pairs[i]) })
			}
		})
	}
	wg.Wait()
	return times, time.Since(start), errors.Join(errs...)
}

// plainApply is the shortest way to apply a payment: lock both, write the application with its ledger rows, move what is open.
func (r *run) plainApply(ctx context.Context) (func(pair) error, error) {
	var receivable, unapplied int
	for purpose, into := range map[string]*int{"RECEIVABLE": &receivable, "UNAPPLIED_CASH": &unapplied} {
		if err := r.Reader().QueryRowContext(ctx, store.Rebind(r.Dialect, `SELECT id FROM gl_accounts WHERE purpose = ? AND business_unit_id = ?`), purpose, r.unit).Scan(into); err != nil {
			return nil, err
		}
	}
	lock := ""
	if r.DB.Postgres() {
		lock = " FOR UPDATE"
	}
	month := r.today[:8] + "01"
	return func(p pair) (err error) {
		tx, err := r.Writer().BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer func() {
			if err != nil {
				err = errors.Join(err, tx.Rollback())
			}
		}()
		now := r.Clock().UTC()
		one := func(query string, args ...any) *sql.Row {
			return tx.QueryRowContext(ctx, store.Rebind(r.Dialect, query), args...)
		}
		exec := func(query string, args ...any) {
			if err == nil {
				_, err = tx.ExecContext(ctx, store.Rebind(r.Dialect, query), args...)
			}
		}
		var left, open int64
		var issued date.Date
		if err := one(`SELECT unapplied_minor FROM payments WHERE id = ?`+lock, p.payment).Scan(&left); err != nil {
			return err
		}
		if err := one(`SELECT balance_minor, issue_on FROM invoices WHERE id = ?`+lock, p.invoice).Scan(&open, &issued); err != nil {
			return err
		}
		if left < p.minor || open < p.minor {
			return errors.New("the amount is over what is open")
		}
		var application, entry int
		if err := one(`INSERT INTO applications (created_at, account_id, currency, amount_minor, effective_on, invoice_id, payment_id) VALUES (?, ?, 'USD', ?, ?, ?, ?) RETURNING id`,
			now, p.account, p.minor, r.today, p.invoice, p.payment).Scan(&application); err != nil {
			return err
		}
		exec(`UPDATE payments SET applied_minor = applied_minor + ?, unapplied_minor = unapplied_minor - ? WHERE id = ?`, p.minor, p.minor, p.payment)
		exec(`UPDATE invoices SET applied_minor = applied_minor + ?, balance_minor = balance_minor - ? WHERE id = ?`, p.minor, p.minor, p.invoice)
		if err != nil {
			return err
		}
		if err := one(`INSERT INTO journal_entries (effective_on, recorded_at, source_id, kind, business_unit_id) VALUES (?, ?, ?, 'APPLICATION', ?) RETURNING id`,
			r.today, now, application, r.unit).Scan(&entry); err != nil {
			return err
		}
		exec(`INSERT INTO journal_lines (entry_id, gl_account_id, account_id, currency, amount_minor, effective_on) VALUES (?, ?, ?, 'USD', ?, ?), (?, ?, ?, 'USD', ?, ?)`,
			entry, unapplied, p.account, p.minor, r.today, entry, receivable, p.account, -p.minor, r.today)
		exec(`INSERT INTO receivable_entries (business_unit_id, account_id, item_kind, item_id, source_id, currency, amount_minor, effective_on, item_issue_on, item_due_on, recorded_at)
			VALUES (?, ?, 'INVOICE', ?, ?, 'USD', ?, ?, ?, ?, ?), (?, ?, 'PAYMENT', ?, ?, 'USD', ?, ?, ?, ?, ?)`,
			r.unit, p.account, p.invoice, application, -p.minor, r.today, issued, p.due, now, r.unit, p.account, p.payment, application, -p.minor, r.today, r.today, r.today, now)
		exec(`INSERT INTO ledger_totals (gl_account_id, currency, month, shard, amount_minor) VALUES (?, 'USD', ?, ?, ?), (?, 'USD', ?, ?, ?)
			ON CONFLICT (gl_account_id, currency, month, shard) DO UPDATE SET amount_minor = ledger_totals.amount_minor + EXCLUDED.amount_minor`,
			min(unapplied, receivable), month, p.account%8, map[bool]int64{true: p.minor, false: -p.minor}[unapplied < receivable],
			max(unapplied, receivable), month, p.account%8, map[bool]int64{true: -p.minor, false: p.minor}[unapplied < receivable])
		if err != nil {
			return err
		}
		return tx.Commit()
	}, nil
}
