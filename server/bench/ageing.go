package bench

import (
	"context"
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
	return r.reports(ctx, "ageing", n)
}

// reports measures the four reports, each beside the plain sums.
func (r *run) reports(ctx context.Context, name string, n int) error {
	books := &ledger.Service{DB: r.DB}
	for _, c := range []struct {
		name      string
		back      int
		byAccount bool
	}{{"today", 0, false}, {"180 days back", 180, false}, {"by account today", 0, true}, {"by account 180 days back", 180, true}} {
		q := ledger.AgeingQuery{AsOf: r.today.AddDays(-c.back)}
		var ours, raw samples
		for range or(r.Rounds, 5) { // by turns, so that both meet the same neighbours
			d, err := timed(func() error { return r.plain(ctx, q.AsOf, c.byAccount) })
			if err != nil {
				return err
			}
			raw = append(raw, d)
			d, err = timed(func() error {
				if !c.byAccount {
					_, err := books.Ageing(ctx, q)
					return err
				}
				_, _, err := books.ByAccount(ctx, q, ledger.Page{Order: ledger.ByPastDue, First: 50})
				return err
			})
			if err != nil {
				return err
			}
			ours = append(ours, d)
		}
		median := ours.at(500) / 1000
		r.add(Result{Name: name + " " + c.name, N: n, Seconds: median, Rate: float64(n) / median, P50: ours.at(500), P99: ours.at(990), Raw: float64(n) * 1000 / raw.at(500)})
	}
	return nil
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

// growth measures the same reports beside a history so many times as long; every month of it is alike.
func growth(times int) func(context.Context, *run) error {
	return func(ctx context.Context, r *run) error {
		open := or(r.N, 1_000_000) / 10
		paid := or(r.Paid, 5*open)
		if err := r.seed(ctx, book{accounts: or(r.Accounts, min(10_000, max(1, open/10))), open: open, paid: times * paid, perMonth: paid / 12}); err != nil {
			return err
		}
		return r.reports(ctx, fmt.Sprintf("ageing beside %s paid,", short(times*paid)), open)
	}
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
