package bench

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/ledger"
)

// monthly measures one monthly run over contracts with three lines each: computed, checked, approved, and posted with
// ledger, numbers and audit. The raw figure is that of the rows that it wrote, drafts included, in transactions of the same
// size. Afterwards one draft is computed again, as after a change of one account.
func monthly(ctx context.Context, r *run) error {
	n := or(r.N, 100_000)
	if err := r.seed(ctx, book{accounts: n}); err != nil {
		return err
	}
	if err := r.sign(ctx); err != nil {
		return err
	}
	forgetPeak()
	s := &billing.Service{DB: r.DB}
	month := r.today.StartOfMonth()
	bills, err := s.Start(ctx, billing.Start{BusinessUnit: r.unit, PeriodFrom: month, PeriodTo: month.EndOfMonth()})
	if err != nil {
		return err
	}
	r.say("%s: billing %d contracts with %d lines", r.kind, n, 3*n)
	var pace samples
	last := time.Now()
	watched := billing.Work{Progress: func(int64, int64, string) {
		now := time.Now()
		pace, last = append(pace, now.Sub(last)), now
	}}
	computing, err := timed(func() error { return s.Compute(ctx, bills.ID, watched) })
	if err != nil {
		return err
	}
	if err := r.review(ctx, bills.ID); err != nil {
		return err
	}
	again := samples{}
	for i := range 20 {
		d, err := timed(func() error {
			_, err := s.Recompute(ctx, billing.Step{Run: bills.ID}, []int{r.first + i*n/20})
			return err
		})
		if err != nil {
			return err
		}
		again = append(again, d)
	}
	if _, err := s.Approve(ctx, billing.Step{Run: bills.ID}); err != nil {
		return err
	}
	posted := 0
	posting, err := timed(func() (err error) {
		posted, err = s.PostDrafts(ctx, bills.ID, watched)
		return err
	})
	if err != nil {
		return err
	}
	if posted != n {
		return fmt.Errorf("%d of %d invoices were posted", posted, n)
	}
	peak := peakMB(0)
	if v, err := (&ledger.Service{DB: r.DB}).Verify(ctx); err != nil || !v.OK {
		return fmt.Errorf("the billed book does not verify: %v %w", v.Checks, err)
	}
	r.say("%s: the same rows raw", r.kind)
	raw, err := r.copyTo(ctx, 1000, []filled{{"bill_runs", 1, ""}, {"invoices", 1, ""}, {"bill_drafts", 1, "invoice_id"}, {"invoice_lines", 3, ""}, {"journal_entries", 1, ""}, {"journal_lines", 2, ""}, {"receivable_entries", 1, ""}, {"ledger_totals", 1, ""}},
		func(to *run) error {
			if err := to.seed(ctx, book{accounts: n}); err != nil {
				return err
			}
			return to.sign(ctx)
		})
	if err != nil {
		return err
	}
	rate := func(d time.Duration) float64 { return float64(n) / d.Seconds() }
	whole := computing + posting
	r.add(Result{Name: "billing, select to posted", N: n, Seconds: whole.Seconds(), Rate: rate(whole), P50: pace.at(500), P99: pace.at(990), RSSMB: peak, Raw: rate(raw)})
	r.add(Result{Name: "billing, drafts", N: n, Seconds: computing.Seconds(), Rate: rate(computing), RSSMB: peak})
	r.add(Result{Name: "billing, posting", N: n, Seconds: posting.Seconds(), Rate: rate(posting), RSSMB: peak})
	r.add(Result{Name: "billing, one draft again", N: len(again), Seconds: again.sum().Seconds(), Rate: float64(len(again)) / again.sum().Seconds(), P50: again.at(500), P99: again.at(990), RSSMB: peak})
	return nil
}

const reviewQuery = `query($id: ID!) { node(id: $id) { ... on BillRun { id number status openExceptions openErrors totals { status drafts lines } } }
	billDrafts(first: 50, filter: {runId: $id}, orderBy: {field: TOTAL, direction: DESC}) {
		edges { node { id status lineCount total { amount currency } previous { amount currency } account { id number name } } } pageInfo { hasNextPage endCursor } } }`

// review measures what the review screen of a run asks for at once, over HTTP, signed in. The raw figure is that of the
// SQL with the same content, without a server.
func (r *run) review(ctx context.Context, id int) error {
	t := target{database: r.kind}
	_, stop, err := r.serve(ctx, &t)
	if err != nil {
		return err
	}
	defer stop()
	q := question{"review", reviewQuery, []any{scalar.FormatID(id)}}
	asked, plain := samples{}, samples{}
	for i := range 30 {
		d, err := timed(func() error { _, err := t.ask(ctx, http.DefaultClient, q, i); return err })
		if err != nil {
			return err
		}
		asked = append(asked, d)
		if d, err = timed(func() error { return r.plainReview(ctx, id) }); err != nil {
			return err
		}
		plain = append(plain, d)
	}
	rate := func(s samples) float64 { return float64(len(s)) / s.sum().Seconds() }
	r.add(Result{Name: "billing, review screen", N: len(asked), Seconds: asked.sum().Seconds(), Rate: rate(asked), P50: asked.at(500), P99: asked.at(990), RSSMB: peakMB(t.pid), Raw: rate(plain)})
	return nil
}

func (r *run) plainReview(ctx context.Context, id int) error {
	for _, query := range []string{
		`SELECT id, number, status FROM bill_runs WHERE id = ?`,
		`SELECT status, currency, COUNT(*), SUM(line_count), SUM(net_minor), SUM(tax_minor), SUM(total_minor) FROM bill_drafts WHERE run_id = ? GROUP BY status, currency`,
		`SELECT COUNT(*), SUM(CASE WHEN severity = 'ERROR' THEN 1 ELSE 0 END) FROM bill_exceptions WHERE status = 'OPEN' AND run_id = ?`,
		`SELECT d.id, d.status, d.line_count, d.total_minor, d.previous_minor, d.currency, a.id, a.number, a.name
			FROM bill_drafts d JOIN accounts a ON a.id = d.account_id WHERE d.run_id = ? ORDER BY d.total_minor DESC, d.id DESC LIMIT 51`,
	} {
		if err := r.drain(ctx, query, id); err != nil {
			return err
		}
	}
	return nil
}

// sign gives each account a contract with three monthly lines that work since the beginning of the month.
func (r *run) sign(ctx context.Context) error {
	restore, err := r.hurry(ctx)
	if err != nil {
		return err
	}
	month := r.today.StartOfMonth()
	for _, s := range []string{
		fmt.Sprintf(`INSERT INTO products (created_at, updated_at, version, code, name) VALUES (%[1]s, %[1]s, 1, 'LINE', 'Line'), (%[1]s, %[1]s, 1, 'SEAT', 'Seat'), (%[1]s, %[1]s, 1, 'CARE', 'Care')`, instant),
		fmt.Sprintf(`INSERT INTO contracts (created_at, updated_at, version, business_unit_id, account_id, number, currency, starts_on)
			SELECT %s, %s, 1, %d, id, 'C' || number, 'USD', '%s' FROM accounts ORDER BY id`, instant, instant, r.unit, month),
		r.lines(month),
	} {
		if err := r.exec(ctx, s); err != nil {
			return err
		}
	}
	if err := restore(); err != nil {
		return err
	}
	if err := r.Reader().QueryRowContext(ctx, `SELECT MIN(id) FROM accounts`).Scan(&r.first); err != nil {
		return err
	}
	return r.settle(ctx)
}

func (r *run) lines(month date.Date) string {
	return fmt.Sprintf(`INSERT INTO contract_lines (created_at, updated_at, version, contract_id, line_no, product_id, description, quantity, unit_price, frequency, timing, starts_on, installed_on, functional_on)
		SELECT %s, %s, 1, c.id, p.id - (SELECT MIN(id) FROM products) + 1, p.id, p.name, %s, %s, 'MONTHLY', 'ADVANCE', '%s', '%s', '%s'
		FROM contracts c CROSS JOIN products p ORDER BY c.id, p.id`, instant, instant, r.number("1 + c.id % 7"), r.number("19 + c.id % 83"), month, month, month)
}

// number is a whole number as a rate is kept.
func (r *run) number(expression string) string {
	if r.Postgres() {
		return expression
	}
	return "CAST(" + expression + " AS text)"
}
