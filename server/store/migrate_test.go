package store_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/migrate"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/pressly/goose/v3"
)

// beforeBilling is the last step before the tables of billing.
const beforeBilling = 20261127193609

// old is a row of the version before, with an id of its own.
type old struct {
	table, columns string
	values         []any
}

// oldBook has rows in every table that the step changes: accounts below each other, contracts with lines, an invoice that is
// partly paid and partly credited.
var oldBook = []old{
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
}

const now = "2026-11-01 12:00:00"

// A book of the version before keeps every row and every reference when the tables of billing come, and works.
func TestBillingComesToABook(t *testing.T) {
	t.Parallel()
	for _, database := range []string{"sqlite", "postgres"} {
		t.Run(database, func(t *testing.T) {
			t.Parallel()
			ctx := servertest.System(t)
			must := func(err error) {
				t.Helper()
				if err != nil {
					t.Fatal(err)
				}
			}
			address := "sqlite://" + filepath.Join(t.TempDir(), "book.db")
			if database == "postgres" {
				address = emptyPostgres(t)
			}
			db, err := store.Open(ctx, address)
			must(err)
			t.Cleanup(func() { _ = db.Close() })
			dir, err := fs.Sub(migrate.Files, database)
			must(err)
			dialect := map[string]goose.Dialect{"sqlite": goose.DialectSQLite3, "postgres": goose.DialectPostgres}[database]
			steps, err := goose.NewProvider(dialect, db.Writer(), dir, goose.WithVerbose(false))
			must(err)
			_, err = steps.UpTo(ctx, beforeBilling)
			must(err)
			for _, r := range oldBook {
				marks := strings.TrimSuffix(strings.Repeat("?, ", len(r.values)), ", ")
				if _, err := db.Writer().ExecContext(ctx, store.Rebind(db.Dialect, `INSERT INTO `+r.table+` (`+r.columns+`) VALUES (`+marks+`)`), r.values...); err != nil {
					t.Fatalf("%s: %v", r.table, err)
				}
			}
			before := snapshot(t, db)
			ran, err := db.Migrate(ctx)
			must(err)
			if len(ran) == 0 || !strings.HasSuffix(ran[0], "_billing.sql") {
				t.Fatalf("the steps are %v", ran)
			}
			if after := snapshot(t, db); !reflect.DeepEqual(before, after) {
				t.Errorf("the rows were\n%v\nand are\n%v", before, after)
			}
			if database == "sqlite" {
				rows, err := db.Writer().QueryContext(ctx, `PRAGMA foreign_key_check`)
				must(err)
				if rows.Next() {
					t.Error("a reference leads nowhere")
				}
				must(rows.Close())
				var fine string
				must(db.Writer().QueryRowContext(ctx, `PRAGMA integrity_check`).Scan(&fine))
				if fine != "ok" {
					t.Error(fine)
				}
			}
			if pending, err := db.Pending(ctx); err != nil || pending {
				t.Errorf("steps are left: %v, %v", pending, err)
			}
			// What is new has its defaults, old references still hold, and new ones do.
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
				`UPDATE contract_lines SET billed_through = '2026-02-30' WHERE id = 41`} {
				if _, err := db.Writer().ExecContext(ctx, statement); err == nil {
					t.Errorf("%s was done", statement)
				}
			}
			must(store.Do(ctx, db, func(tx *store.TxClient) error {
				tx.Record(store.Event{Action: "test.write"})
				p := tx.Promotion.Create().SetCode("P").SetName("P").SetPercent(line.Quantity).SetStartsOn("2026-01-01").SaveX(ctx)
				tx.ContractLine.UpdateOneID(41).SetPromotionID(p.ID).SetBilledThrough("2026-01-31").ExecX(ctx)
				tx.Contract.UpdateOneID(32).SetStatus("TERMINATED").ExecX(ctx)
				run := tx.BillRun.Create().SetBusinessUnitID(1).SetNumber("R1").SetPeriodFrom("2026-02-01").SetPeriodTo("2026-02-28").SetIssueOn("2026-02-28").SaveX(ctx)
				if run.ID < 1<<32 {
					return fmt.Errorf("the id of a run, %d, is not one of its table's", run.ID)
				}
				return nil
			}))
			if _, err := (&ledger.Service{DB: db}).Verify(ctx); err != nil {
				t.Error(err)
			}
		})
	}
}

// snapshot is every row of the old book's tables in the old columns.
func snapshot(t *testing.T, db *store.DB) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, r := range oldBook {
		rows, err := db.Writer().QueryContext(t.Context(), `SELECT `+r.columns+` FROM `+r.table+` ORDER BY id`)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			values := make([]any, strings.Count(r.columns, ",")+1)
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
			all[r.table+" "+r.columns] += text.String() + "\n"
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
