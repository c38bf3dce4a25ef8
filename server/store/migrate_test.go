package store_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/migrate"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/pressly/goose/v3"
)

// old is a row of an earlier version, with an id of its own.
type old struct {
	table, columns string
	values         []any
}

// books are the rows that a version has after a step. Every table that a later step changes has some of them.
var books = map[string][]old{
	"initial": initialBook,
	"billing": {
		{"bill_runs", "id, created_at, updated_at, number, period_from, period_to, issue_on, status, business_unit_id", []any{201, now, now, "R1", "2026-02-01", "2026-02-28", "2026-02-28", "POSTED", 1}},
		{"bill_drafts", "id, created_at, updated_at, currency, status, due_on, net_minor, tax_minor, total_minor, line_count, content, run_id, account_id, invoice_id", []any{211, now, now, "USD", "POSTED", "2026-03-30", 1000, 50, 1050, 1, "{}", 201, 12, 51}},
		{"bill_drafts", "id, created_at, updated_at, currency, due_on, net_minor, tax_minor, total_minor, line_count, content, run_id, account_id", []any{212, now, now, "USD", "2026-03-30", -200, 0, -200, 1, "{}", 201, 11}},
		{"time_entries", "id, created_at, updated_at, number, person, role, worked_on, hours, hourly, status, account_id, contract_line_id, invoice_id", []any{221, now, now, "T1", "Ada", "ENGINEER", "2026-02-03", "7.5", "120", "APPROVED", 12, 41, 51}},
		{"usage_records", "id, created_at, number, used_on, quantity, account_id, contract_line_id", []any{231, now, "U1", "2026-02-04", "12.125", 12, 42}},
	},
	"credited-drafts": {
		{"credit_memos", "id, created_at, issue_on, currency, tax_minor, amount_minor, applied_minor, unapplied_minor, status, reason, business_unit_id, account_id", []any{241, now, "2026-02-28", "USD", 0, 200, 0, 0, "REQUESTED", "OTHER", 1, 11}},
		{"credit_memo_lines", "id, line_no, amount_minor, tax_minor, currency, credit_memo_id, contract_line_id, service_from, service_to", []any{242, 1, 200, 0, "USD", 241, 43, "2026-02-01", "2026-02-28"}},
		{"usage_records", "id, created_at, number, used_on, quantity, account_id, contract_line_id, credit_memo_id", []any{243, now, "U2", "2026-02-05", "-1", 11, 43, 241}},
	},
}

// initialBook has accounts below each other, contracts with lines, an invoice that is partly paid and partly credited.
var initialBook = []old{
	{"business_units", "id, created_at, updated_at, code, name, currency", []any{1, now, now, "MAIN", "Main", "USD"}},
	{"accounts", "id, created_at, updated_at, number, name, kind, currency, business_unit_id, parent_id", []any{11, now, now, "A1", "Parent", "CLIENT", "USD", 1, nil}},
	{"accounts", "id, created_at, updated_at, number, name, kind, currency, business_unit_id, parent_id, addresses", []any{12, now, now, "A2", "Child", "CLIENT", "USD", 1, 11, `[{"use": "BILL_TO", "country": "US"}]`}},
	{"products", "id, created_at, updated_at, code, name, revenue_code", []any{21, now, now, "LINE", "Line", ""}},
	{"contracts", "id, created_at, updated_at, number, currency, starts_on, ends_on, business_unit_id, account_id", []any{31, now, now, "C1", "USD", "2026-01-01", "2026-12-31", 1, 12}},
	{"contracts", "id, created_at, updated_at, number, currency, starts_on, ends_on, business_unit_id, account_id", []any{32, now, now, "C2", "USD", "2026-01-01", nil, 1, 11}},
	{"contract_lines", "id, created_at, updated_at, line_no, quantity, unit_price, starts_on, installed_on, functional_on, contract_id, product_id", []any{41, now, now, 1, "1", "10.5", "2026-01-01", "2026-01-01", "2026-01-01", 31, 21}},
	{"contract_lines", "id, created_at, updated_at, line_no, quantity, unit_price, frequency, timing, starts_on, contract_id, product_id", []any{42, now, now, 2, "3.25", "-0.12345678", "ANNUAL", "ARREARS", "2026-02-01", 31, 21}},
	{"contract_lines", "id, created_at, updated_at, line_no, quantity, unit_price, starts_on, contract_id, product_id", []any{43, now, now, 1, "2", "7", "2026-01-01", 32, 21}},
	{"invoices", "id, created_at, number, issue_on, due_on, currency, tax_minor, total_minor, applied_minor, balance_minor, account_id, business_unit_id, contract_id", []any{51, now, "I1", "2026-01-31", "2026-03-02", "USD", 50, 1050, 700, 350, 12, 1, 31}},
	{"invoice_lines", "id, line_no, description, quantity, unit_price, amount_minor, tax_minor, currency, service_from, service_to, invoice_id, product_id, contract_line_id", []any{61, 1, "January", "1", "10", 1000, 50, "USD", "2026-01-01", "2026-01-31", 51, 21, 41}},
	{"payments", "id, created_at, number, received_on, currency, amount_minor, applied_minor, unapplied_minor, business_unit_id, account_id", []any{71, now, "P1", "2026-02-05", "USD", 900, 500, 400, 1, 12}},
	{"credit_memos", "id, created_at, number, issue_on, currency, tax_minor, amount_minor, applied_minor, unapplied_minor, status, reason, business_unit_id, account_id, invoice_id", []any{81, now, "CM1", "2026-02-06", "USD", 0, 200, 200, 0, "POSTED", "PRICE", 1, 12, 51}},
	{"credit_memo_lines", "id, line_no, amount_minor, tax_minor, currency, credit_memo_id, invoice_line_id", []any{91, 1, 200, 0, "USD", 81, 61}},
	{"applications", "id, created_at, account_id, currency, amount_minor, effective_on, payment_id, invoice_id", []any{101, now, 12, "USD", 500, "2026-02-05", 71, 51}},
	{"applications", "id, created_at, account_id, currency, amount_minor, effective_on, credit_memo_id, invoice_id", []any{102, now, 12, "USD", 200, "2026-02-06", 81, 51}},
	{"inventory_items", "id, created_at, updated_at, number, kind, identifier, account_id", []any{111, now, now, "N1", "CIRCUIT", "ID-1", 12}},
	{"inventory_links", "id, created_at, item_id, contract_line_id", []any{121, now, 111, 41}},
	{"receivable_entries", "id, business_unit_id, account_id, item_kind, item_id, source_id, currency, amount_minor, effective_on, item_issue_on, item_due_on, recorded_at", []any{131, 1, 12, "INVOICE", 51, 51, "USD", 1050, "2026-01-31", "2026-01-31", "2026-03-02", now}},
	{"receivable_entries", "id, business_unit_id, account_id, item_kind, item_id, source_id, currency, amount_minor, effective_on, item_issue_on, item_due_on, recorded_at", []any{132, 1, 12, "INVOICE", 51, 101, "USD", -500, "2026-02-05", "2026-01-31", "2026-03-02", now}},
}

const now = "2026-11-01 12:00:00"

// oldBook is an empty database with the steps that bring it to the version of this program.
func oldBook(t *testing.T, database string) (*store.DB, *goose.Provider, fs.FS) {
	t.Helper()
	address := "sqlite://" + filepath.Join(t.TempDir(), "book.db")
	if database == "postgres" {
		address = emptyPostgres(t)
	}
	db, err := store.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	dir, err := fs.Sub(migrate.Files, database)
	if err != nil {
		t.Fatal(err)
	}
	dialect := map[string]goose.Dialect{"sqlite": goose.DialectSQLite3, "postgres": goose.DialectPostgres}[database]
	steps, err := goose.NewProvider(dialect, db.Writer(), dir, goose.WithVerbose(false))
	if err != nil {
		t.Fatal(err)
	}
	return db, steps, dir
}

var (
	changed = regexp.MustCompile("(?:ALTER TABLE|INDEX [\"`]\\w+[\"`] ON|UPDATE|DELETE FROM) [\"`](\\w+)[\"`]")
	created = regexp.MustCompile("CREATE TABLE [\"`](\\w+)[\"`]")
)

// Each step runs on a book of the version before it, which has rows in every table that the step changes. Every row keeps its
// values and its references. No step goes back: a book that a step has changed goes back with its backup.
func TestEachStepKeepsTheBook(t *testing.T) {
	t.Parallel()
	for _, database := range []string{"sqlite", "postgres"} {
		t.Run(database, func(t *testing.T) {
			t.Parallel()
			ctx := servertest.System(t)
			db, steps, dir := oldBook(t, database)
			for _, step := range steps.ListSources() {
				_, name, _ := strings.Cut(strings.TrimSuffix(filepath.Base(step.Path), ".sql"), "_")
				text, err := fs.ReadFile(dir, step.Path)
				if err != nil {
					t.Fatal(err)
				}
				if strings.Contains(string(text), "+goose Down") {
					t.Errorf("%s has a way back", name)
				}
				fresh := map[string]bool{}
				for _, m := range created.FindAllStringSubmatch(string(text), -1) {
					fresh[m[1]] = true
				}
				for _, m := range changed.FindAllStringSubmatch(string(text), -1) {
					var rows int
					if fresh[m[1]] {
						continue
					}
					if err := db.Writer().QueryRowContext(ctx, `SELECT COUNT(*) FROM `+m[1]).Scan(&rows); err != nil || rows == 0 {
						t.Errorf("%s changes %s, of which the book before it has no row: %v", name, m[1], err)
					}
				}
				before := snapshot(t, db)
				if _, err := steps.UpByOne(ctx); err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if after := snapshot(t, db, slices.Collect(maps.Keys(before))...); !reflect.DeepEqual(before, after) {
					t.Errorf("%s: the rows were\n%v\nand are\n%v", name, before, after)
				}
				whole(t, db, name)
				for _, r := range books[name] {
					marks := strings.TrimSuffix(strings.Repeat("?, ", len(r.values)), ", ")
					if _, err := db.Writer().ExecContext(ctx, store.Rebind(db.Dialect, `INSERT INTO `+r.table+` (`+r.columns+`) VALUES (`+marks+`)`), r.values...); err != nil {
						t.Fatalf("%s: %s: %v", name, r.table, err)
					}
				}
			}
			if ran, err := db.Migrate(ctx); err != nil || len(ran) > 0 {
				t.Errorf("steps were left: %v, %v", ran, err)
			}
			if pending, err := db.Pending(ctx); err != nil || pending {
				t.Errorf("steps are left: %v, %v", pending, err)
			}
			works(t, ctx, db)
		})
	}
}

// whole checks that a SQLite file is in order and no reference leads nowhere; PostgreSQL does that itself.
func whole(t *testing.T, db *store.DB, step string) {
	t.Helper()
	if db.Postgres() {
		return
	}
	rows, err := db.Writer().QueryContext(t.Context(), `PRAGMA foreign_key_check`)
	if err != nil {
		t.Fatal(err)
	}
	if rows.Next() {
		t.Errorf("%s: a reference leads nowhere", step)
	}
	if err := rows.Close(); err != nil {
		t.Fatal(err)
	}
	var fine string
	if err := db.Writer().QueryRowContext(t.Context(), `PRAGMA integrity_check`).Scan(&fine); err != nil || fine != "ok" {
		t.Errorf("%s: %s, %v", step, fine, err)
	}
}

// works checks that the oldest rows have the defaults of what came later, that old references hold, and that new ones do.
func works(t *testing.T, ctx context.Context, db *store.DB) {
	t.Helper()
	line := db.ContractLine.GetX(ctx, 42)
	if line.Kind != "RECURRING" || line.ListPriced || line.BilledThrough != "" || line.UnitPrice.String() != "-0.12345678" || !line.Minimum.IsZero() {
		t.Errorf("a line of before: %v", line)
	}
	if c := db.Contract.GetX(ctx, 32); c.Status != "ACTIVE" || c.Renews || c.RateCardID != 0 {
		t.Errorf("a contract of before: %v", c)
	}
	if a := db.Account.Query().Where(account.ID(12)).WithParent().OnlyX(ctx); a.Edges.Parent == nil || a.Edges.Parent.ID != 11 || len(a.Addresses) != 1 {
		t.Errorf("an account of before: %v", a)
	}
	if u := db.BusinessUnit.GetX(ctx, 1); u.TaxRounding != "LINE" || !u.VariancePercent.IsZero() {
		t.Errorf("a unit of before: %v", u)
	}
	for _, statement := range []string{`DELETE FROM accounts WHERE id = 11`, `DELETE FROM products WHERE id = 21`, `DELETE FROM contracts WHERE id = 31`, `DELETE FROM invoices WHERE id = 51`,
		`UPDATE contract_lines SET promotion_id = 999 WHERE id = 41`, `UPDATE contracts SET rate_card_id = 999 WHERE id = 31`, `UPDATE accounts SET template_id = 999 WHERE id = 11`,
		`UPDATE products SET provider_id = 999 WHERE id = 21`, `UPDATE contracts SET predecessor_id = 999 WHERE id = 31`, `UPDATE invoices SET rebills_id = 999 WHERE id = 51`,
		`UPDATE contract_lines SET billed_through = '2026-02-30' WHERE id = 41`, `UPDATE bill_drafts SET credit_memo_id = 999 WHERE id = 212`, `UPDATE time_entries SET credit_memo_id = 999 WHERE id = 221`,
		`UPDATE usage_records SET credit_memo_id = 999 WHERE id = 231`, `UPDATE credit_memo_lines SET service_to = '2026-02-30' WHERE id = 91`, `DELETE FROM credit_memos WHERE id = 241`} {
		if _, err := db.Writer().ExecContext(ctx, statement); err == nil {
			t.Errorf("%s was done", statement)
		}
	}
	err := store.Do(ctx, db, func(tx *store.TxClient) error {
		tx.Record(store.Event{Action: "test.write"})
		p := tx.Promotion.Create().SetCode("P").SetName("P").SetPercent(line.Quantity).SetStartsOn("2026-01-01").SaveX(ctx)
		tx.ContractLine.UpdateOneID(41).SetPromotionID(p.ID).SetBilledThrough("2026-01-31").ExecX(ctx)
		tx.Contract.UpdateOneID(32).SetStatus("TERMINATED").ExecX(ctx)
		tx.BillDraft.UpdateOneID(212).SetCreditMemoID(241).ExecX(ctx)
		run := tx.BillRun.Create().SetBusinessUnitID(1).SetNumber("R2").SetPeriodFrom("2026-03-01").SetPeriodTo("2026-03-31").SetIssueOn("2026-03-31").SaveX(ctx)
		if run.ID < 1<<32 {
			return fmt.Errorf("the id of a run, %d, is not one of its table's", run.ID)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if _, err := (&ledger.Service{DB: db}).Verify(ctx); err != nil {
		t.Error(err)
	}
}

// snapshot is every row of every table that has any, by table and columns; of the keys of another snapshot where some are given.
func snapshot(t *testing.T, db *store.DB, keys ...string) map[string]string {
	t.Helper()
	all := map[string]string{}
	if keys == nil {
		seen := map[string]bool{}
		for _, book := range books {
			for _, r := range book {
				if seen[r.table] {
					continue
				}
				seen[r.table] = true
				rows, err := db.Writer().QueryContext(t.Context(), `SELECT * FROM `+r.table+` LIMIT 1`)
				if err != nil {
					continue // the table comes with a later step
				}
				columns, err := rows.Columns()
				if err != nil {
					t.Fatal(err)
				}
				if rows.Next() {
					keys = append(keys, strings.Join(columns, ", ")+" FROM "+r.table)
				}
				if err := rows.Close(); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	for _, key := range keys {
		rows, err := db.Writer().QueryContext(t.Context(), `SELECT `+key+` ORDER BY id`)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			values := make([]any, strings.Count(key, ",")+1)
			for i := range values {
				values[i] = new(any)
			}
			if err := rows.Scan(values...); err != nil {
				t.Fatal(err)
			}
			var text strings.Builder
			for _, v := range values {
				if b, ok := (*v.(*any)).([]byte); ok {
					fmt.Fprintf(&text, "%s ", b)
				} else {
					fmt.Fprintf(&text, "%v ", *v.(*any))
				}
			}
			all[key] += text.String() + "\n"
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// emptyPostgres is the address of a database without tables.
func emptyPostgres(t *testing.T) string {
	t.Helper()
	server, err := url.Parse(servertest.PostgresServer(t))
	if err != nil {
		t.Fatal(err)
	}
	name := "t_" + strings.ToLower(rand.Text()[:16])
	on := func(statement string) {
		db, err := store.Open(context.Background(), server.String())
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Writer().ExecContext(context.Background(), statement); err != nil {
			t.Errorf("%s: %v", statement, err)
		}
	}
	on("CREATE DATABASE " + name)
	t.Cleanup(func() { on("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)") })
	u := *server
	u.Path = "/" + name
	return u.String()
}
