package bench

import (
	"context"
	"errors"
	"fmt"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/store"
)

// ageing measures ageing of many open invoices, as a whole and by account, today and half a year back.
func ageing(ctx context.Context, r *run) error {
	n := or(r.N, 1_000_000)
	if err := r.seed(ctx, book{accounts: or(r.Accounts, min(10_000, max(1, n/100))), open: n, paid: or(r.Paid, n/10)}); err != nil {
		return err
	}
	if err := r.Close(); err != nil {
		return err
	}
	return reports(ctx, n, shown{r, "ageing"})
}

// shown is a book with the name of its figures.
type shown struct {
	*run
	name string
}

// reports measures the four reports of each book, by turns and beside the plain sums, so that all meet the same neighbours. Books
// are closed between, so that one is open at a time, as in a server: SQLite's sorting suffers from another one in its process.
func reports(ctx context.Context, n int, books ...shown) error {
	for _, c := range []struct {
		name      string
		back      int
		byAccount bool
	}{{"today", 0, false}, {"180 days back", 180, false}, {"by account today", 0, true}, {"by account 180 days back", 180, true}} {
		ours, raw := make([]samples, len(books)), make([]samples, len(books))
		for range or(books[0].Rounds, 5) {
			for i, r := range books {
				q := ledger.AgeingQuery{AsOf: r.today.AddDays(-c.back)}
				err := r.alone(ctx, func() error {
					d, err := timed(func() error { return r.plain(ctx, q.AsOf, c.byAccount) })
					if err != nil {
						return err
					}
					raw[i] = append(raw[i], d)
					d, err = timed(func() error { return r.report(ctx, q, c.byAccount) })
					ours[i] = append(ours[i], d)
					return err
				})
				if err != nil {
					return err
				}
			}
		}
		for i, r := range books {
			median := ours[i].at(500) / 1000
			books[0].add(Result{Name: r.name + " " + c.name, N: n, Seconds: median, Rate: float64(n) / median, P50: ours[i].at(500), P99: ours[i].at(990), Raw: float64(n) * 1000 / raw[i].at(500)})
		}
	}
	return nil
}

func (r *run) report(ctx context.Context, q ledger.AgeingQuery, byAccount bool) error {
	books := &ledger.Service{DB: r.DB}
	if !byAccount {
		_, err := books.Ageing(ctx, q)
		return err
	}
	_, _, err := books.ByAccount(ctx, q, ledger.Page{Order: ledger.ByPastDue, First: 50})
	return err
}

// plain is the shortest SQL of a report: for today the open balances; for another day the sum of all entries up to it.
func (r *run) plain(ctx context.Context, asOf date.Date, byAccount bool) error {
	who := "0"
	if byAccount {
		who = "account_id"
	}
	age := func(col string) string {
		return fmt.Sprintf(`CASE WHEN %[1]s >= '%[2]s' THEN 0 WHEN %[1]s >= '%[3]s' THEN 1 WHEN %[1]s >= '%[4]s' THEN 2 WHEN %[1]s >= '%[5]s' THEN 3 WHEN %[1]s >= '%[6]s' THEN 4 ELSE 5 END`,
			col, asOf, asOf.AddDays(-30), asOf.AddDays(-60), asOf.AddDays(-90), asOf.AddDays(-120))
	}
	query := `SELECT ` + who + `, currency, ` + age("due_on") + ` AS age, COUNT(*), SUM(balance_minor) FROM invoices WHERE balance_minor <> 0 GROUP BY 1, 2, 3`
	var args []any
	if asOf != r.today {
		query = `SELECT who, currency, ` + age("item_due_on") + ` AS age, COUNT(*), SUM(n) FROM (SELECT ` + who + ` AS who, item_id, currency, item_due_on, SUM(amount_minor) AS n
			FROM receivable_entries WHERE item_kind = 'INVOICE' AND effective_on <= ? GROUP BY 1, 2, 3, 4 HAVING SUM(amount_minor) <> 0) x GROUP BY 1, 2, 3`
		args = []any{asOf}
	}
	rows, err := r.Reader().QueryContext(ctx, store.Rebind(r.Dialect, query), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var account, age, count int
		var currency string
		var minor int64
		if err := rows.Scan(&account, &currency, &age, &count, &minor); err != nil {
			return err
		}
	}
	return rows.Err()
}

// growth measures the same reports on two books with as much open, one with a history ten times as long as the other's;
// every month of it is alike.
func growth(ctx context.Context, r *run) error {
	open := or(r.N, 1_000_000) / 10
	paid := or(r.Paid, 5*open)
	history := func(times int) book {
		return book{accounts: or(r.Accounts, min(10_000, max(1, open/10))), open: open, paid: times * paid, perMonth: paid / 12}
	}
	long := &run{Options: r.Options, server: r.server}
	return long.within(ctx, func(ctx context.Context, long *run) error {
		books := []shown{{r, fmt.Sprintf("ageing beside %s paid,", short(paid))}, {long, fmt.Sprintf("ageing beside %s paid,", short(10*paid))}}
		for i, times := range []int{1, 10} {
			if err := errors.Join(books[i].seed(ctx, history(times)), books[i].Close()); err != nil {
				return err
			}
		}
		return reports(ctx, open, books...)
	})
}

func short(n int) string {
	if n >= 1_000_000 && n%100_000 == 0 {
		return fmt.Sprintf("%d.%dM", n/1_000_000, n/100_000%10)
	}
	if n >= 1000 {
		return fmt.Sprintf("%dk", n/1000)
	}
	return fmt.Sprint(n)
}
