package bench

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// book is how large a seeded book is. Open invoices were issued in the last year and nothing of them is paid. Paid ones
// were issued before and since, as many each month and the older ones first, as a book grows, and paid on their due date, one
// payment for all that an account had due on the day.
type book struct {
	accounts, open, paid int
	perMonth             int // paid invoices of one month, which sets how far the history reaches back; 0: all in three years
	lines                int // of each invoice
}

// instant is when seeded rows were written.
const instant = "'2026-01-01 00:00:00+00:00'"

// dialect is the few words that the databases say differently.
type dialect struct{ postgres bool }

// series is a table g with the numbers from 0 to below n in column i.
func (d dialect) series(n int) string {
	if d.postgres {
		return fmt.Sprintf("generate_series(CAST(0 AS bigint), %d) AS g(i)", n-1)
	}
	return fmt.Sprintf("(WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < %d) SELECT i FROM s) g", n-1)
}

// before is the day that lies an expression of days before a day.
func (d dialect) before(day, days string) string {
	if d.postgres {
		return fmt.Sprintf("(CAST('%s' AS date) - CAST(%s AS int))", day, days)
	}
	return fmt.Sprintf("date('%s', -(%s) || ' days')", day, days)
}

// month is the first day of a day's month.
func (d dialect) month(day string) string {
	if d.postgres {
		return "CAST(date_trunc('month', " + day + ") AS date)"
	}
	return "date(" + day + ", 'start of month')"
}

// seed fills the book by SQL, much faster than the verbs could and to the same rules.
func (r *run) seed(ctx context.Context, b book) error {
	d := dialect{r.Postgres()}
	r.say("%s: %d accounts, %d open and %d paid invoices", r.kind, b.accounts, b.open, b.paid)
	restore, err := r.hurry(ctx)
	if err != nil {
		return err
	}
	statements := []string{
		fmt.Sprintf(`INSERT INTO accounts (created_at, updated_at, number, name, kind, currency, business_unit_id)
			SELECT %s, %s, 'A' || (1000000 + i), 'Account ' || (i * 7919 %% %d), 'DEALER', 'USD', %d FROM %s`, instant, instant, b.accounts, r.unit, d.series(b.accounts)),
	}
	if b.open > 0 {
		statements = append(statements, r.invoices(d, "B", b.open, b.accounts, "i * 31 % 360", "i * 31 % 360 - 30", "0"))
	}
	if b.paid > 0 {
		days := 1095
		if b.perMonth > 0 {
			days = max(60, b.paid/b.perMonth*30)
		}
		age := fmt.Sprintf("31 + (%d - i) * %d / %d / 5 * 5", b.paid-1, days, b.paid)
		statements = append(statements, r.invoices(d, "H", b.paid, b.accounts, age, age+" - 30", "1"))
	}
	statements = append(statements, r.consequences(d, b)...)
	for _, s := range statements {
		if err := r.exec(ctx, s); err != nil {
			return fmt.Errorf("%s: %w", strings.Join(strings.Fields(s), " "), err)
		}
	}
	if err := restore(); err != nil {
		return err
	}
	if err := r.settle(ctx); err != nil {
		return err
	}
	forgetPeak()
	return nil
}

// needed are the indexes that seeding itself reads by.
var needed = []string{"payment_account_id_received_on", "journalentry_source_id"}

// hurry takes away what makes large inserts slow, and answers how to bring it back: indexes are built faster at once.
func (r *run) hurry(ctx context.Context) (restore func() error, err error) {
	list := `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX%'`
	var before, after []string
	if r.DB.Postgres() {
		list = `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND indexdef LIKE 'CREATE INDEX%'`
	} else {
		before = []string{"PRAGMA synchronous=OFF", "PRAGMA cache_size=-262144"}
		after = []string{"PRAGMA synchronous=FULL", "PRAGMA cache_size=-32768", "PRAGMA shrink_memory"}
	}
	rows, err := r.Reader().QueryContext(ctx, list)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var name, definition string
		if err := rows.Scan(&name, &definition); err != nil {
			return nil, err
		}
		if slices.Contains(needed, name) {
			continue
		}
		before = append(before, `DROP INDEX "`+name+`"`)
		after = append([]string{definition}, after...)
	}
	if err := rows.Close(); err != nil {
		return nil, err
	}
	all := func(statements []string) error {
		for _, s := range statements {
			if err := r.exec(ctx, s); err != nil {
				return fmt.Errorf("%s: %w", s, err)
			}
		}
		return nil
	}
	return func() error { return all(after) }, all(before)
}

// invoices adds n invoices: issued and due so many days before today, as expressions of i; paid is 1 or 0.
func (r *run) invoices(d dialect, prefix string, n, accounts int, issued, due, paid string) string {
	total := "(1000 + i * 7919 % 90000)"
	return fmt.Sprintf(`INSERT INTO invoices (created_at, number, issue_on, due_on, currency, tax_minor, total_minor, applied_minor, adjusted_minor, balance_minor, origin, account_id, business_unit_id)
		SELECT %s, '%s' || (10000000 + i), %s, %s, 'USD', 0, %s, %s * %s, 0, %s * (1 - %s), 'IMPORT', (SELECT MIN(id) FROM accounts) + i * 17 %% %d, %d FROM %s`,
		instant, prefix, d.before(string(r.today), issued), d.before(string(r.today), due), total, total, paid, total, paid, accounts, r.unit, d.series(n))
}

// consequences are the payments, applications, journal and entries that follow from the invoices. What is open has a journal
// entry for each invoice; the paid history has one for each day, so that a large one can be made in minutes.
func (r *run) consequences(d dialect, b book) []string {
	gl := func(purpose string) string {
		return fmt.Sprintf("(SELECT id FROM gl_accounts WHERE purpose = '%s' AND business_unit_id = %d)", purpose, r.unit)
	}
	entry := func(kind, source string) string {
		return fmt.Sprintf(`INSERT INTO journal_entries (effective_on, recorded_at, source_id, kind, business_unit_id) SELECT %s`, fmt.Sprintf(source, instant, kind, r.unit))
	}
	moved := `INSERT INTO receivable_entries (business_unit_id, account_id, item_kind, item_id, source_id, currency, amount_minor, effective_on, item_issue_on, item_due_on, recorded_at) SELECT `
	line := func(purpose, sign, from string) string {
		return fmt.Sprintf(`INSERT INTO journal_lines (entry_id, gl_account_id, account_id, currency, amount_minor, effective_on) SELECT %s`, fmt.Sprintf(from, gl(purpose), sign))
	}
	const ofInvoice = `e.id, %s, i.account_id, i.currency, %si.total_minor, i.issue_on FROM journal_entries e JOIN invoices i ON i.id = e.source_id WHERE i.balance_minor <> 0`
	list := []string{
		entry("INVOICE", `issue_on, %s, id, '%s', %d FROM invoices WHERE balance_minor <> 0 ORDER BY id`),
		line("RECEIVABLE", "", ofInvoice), line("REVENUE", "-", ofInvoice),
		moved + `business_unit_id, account_id, 'INVOICE', id, id, currency, total_minor, issue_on, issue_on, due_on, created_at FROM invoices`,
	}
	for n := range b.lines {
		share := "total_minor / " + fmt.Sprint(b.lines)
		if n == 0 {
			share = fmt.Sprintf("total_minor - %d * (total_minor / %d)", b.lines-1, b.lines)
		}
		list = append(list, fmt.Sprintf(`INSERT INTO invoice_lines (invoice_id, line_no, description, quantity, unit_price, amount_minor, tax_minor, currency)
			SELECT id, %d, 'Charge %d', 1, (%s) / 100.0, %s, 0, currency FROM invoices`, n+1, n+1, share, share))
	}
	if b.paid > 0 {
		const byDay = `e.id, %s, NULL, 'USD', %sx.n, x.day FROM journal_entries e JOIN `
		issued := `(SELECT issue_on AS day, SUM(total_minor) AS n, MIN(id) AS source FROM invoices WHERE balance_minor = 0 GROUP BY issue_on) x ON x.source = e.source_id WHERE e.kind = 'INVOICE'`
		received := `(SELECT received_on AS day, SUM(amount_minor) AS n, MIN(id) AS source FROM payments GROUP BY received_on) x ON x.source = e.source_id WHERE e.kind = `
		list = append(list,
			fmt.Sprintf(`INSERT INTO payments (created_at, number, received_on, currency, amount_minor, applied_minor, reversed_minor, unapplied_minor, method, origin, business_unit_id, account_id)
				SELECT %s, 'R' || MIN(id), due_on, 'USD', SUM(total_minor), SUM(total_minor), 0, 0, 'ACH', 'IMPORT', %d, account_id FROM invoices WHERE balance_minor = 0 GROUP BY account_id, due_on ORDER BY due_on, account_id`, instant, r.unit),
			fmt.Sprintf(`INSERT INTO applications (created_at, account_id, currency, amount_minor, effective_on, invoice_id, payment_id)
				SELECT %s, i.account_id, i.currency, i.total_minor, i.due_on, i.id, p.id FROM invoices i JOIN payments p ON p.account_id = i.account_id AND p.received_on = i.due_on WHERE i.balance_minor = 0 ORDER BY i.id`, instant),
			moved+`business_unit_id, account_id, 'PAYMENT', id, id, currency, amount_minor, received_on, received_on, received_on, created_at FROM payments`,
			moved+`i.business_unit_id, i.account_id, 'INVOICE', i.id, a.id, a.currency, -a.amount_minor, a.effective_on, i.issue_on, i.due_on, a.created_at FROM applications a JOIN invoices i ON i.id = a.invoice_id`,
			moved+`i.business_unit_id, i.account_id, 'PAYMENT', a.payment_id, a.id, a.currency, -a.amount_minor, a.effective_on, a.effective_on, a.effective_on, a.created_at FROM applications a JOIN invoices i ON i.id = a.invoice_id`,
			entry("INVOICE", `issue_on, %s, MIN(id), '%s', %d FROM invoices WHERE balance_minor = 0 GROUP BY issue_on`),
			line("RECEIVABLE", "", byDay+issued), line("REVENUE", "-", byDay+issued),
			entry("PAYMENT", `received_on, %s, MIN(id), '%s', %d FROM payments GROUP BY received_on`),
			line("CASH", "", byDay+received+`'PAYMENT'`), line("UNAPPLIED_CASH", "-", byDay+received+`'PAYMENT'`),
			entry("APPLICATION", `received_on, %s, MIN(id), '%s', %d FROM payments GROUP BY received_on`),
			line("UNAPPLIED_CASH", "", byDay+received+`'APPLICATION'`), line("RECEIVABLE", "-", byDay+received+`'APPLICATION'`))
	}
	return append(list, fmt.Sprintf(`INSERT INTO ledger_totals (gl_account_id, currency, month, shard, amount_minor)
		SELECT gl_account_id, currency, %s, 0, SUM(amount_minor) FROM journal_lines GROUP BY 1, 2, 3`, d.month("effective_on")))
}
