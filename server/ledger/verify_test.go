package ledger_test

import (
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// Whoever changes the books behind the program's back is found out, by the check that says so.
func TestVerifyFindsTampering(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, statement, check string }{
		{"an entry removed", `DELETE FROM receivable_entries WHERE item_kind = 'INVOICE'`, "invoice balances"},
		{"an entry changed", `UPDATE receivable_entries SET amount_minor = amount_minor + 1 WHERE item_kind = 'PAYMENT' AND amount_minor > 0`, "payments' unapplied"},
		{"a balance changed", `UPDATE invoices SET applied_minor = applied_minor - 5, balance_minor = balance_minor + 5`, "applied and adjusted"},
		{"a journal line changed", `UPDATE journal_lines SET amount_minor = amount_minor + 1 WHERE id = (SELECT MIN(id) FROM journal_lines)`, "sum to zero"},
		{"a journal line moved to another day", `UPDATE journal_lines SET effective_on = '2026-09-09' WHERE id = (SELECT MIN(id) FROM journal_lines)`, "agree on the date"},
		{"journal lines removed", `DELETE FROM journal_lines`, "has lines"},
		{"a total changed", `UPDATE ledger_totals SET amount_minor = amount_minor + 1`, "monthly totals"},
		{"an application removed", `DELETE FROM applications`, "payments' applied"},
		{"a number skipped", `UPDATE number_sequences SET last = last + 1 WHERE kind = 'INVOICE'`, "no gaps"},
		{"an event rewritten", `UPDATE audit_events SET actor_name = 'somebody else' WHERE action = 'invoice.post'`, "audit chains"},
		{"an event removed", `DELETE FROM audit_events WHERE action = 'payment.record'`, "audit chains"},
		{"the last event removed with its place", `DELETE FROM audit_events WHERE seq = (SELECT MAX(seq) FROM audit_events)`, "audit chains"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			servertest.Each(t, func(t *testing.T, db *store.DB) {
				ctx := servertest.System(t)
				books := &ledger.Service{DB: db}
				unit, err := books.CreateBusinessUnit(ctx, ledger.BusinessUnit{Code: "U", Name: "U", Currency: "USD"})
				if err != nil {
					t.Fatal(err)
				}
				who, err := store.Tx(ctx, db, func(tx *store.TxClient) (int, error) {
					a, err := tx.Account.Create().SetBusinessUnitID(unit.ID).SetNumber("A").SetName("A").SetKind(account.KindDEALER).SetCurrency("USD").Save(ctx)
					tx.Record(store.Event{Action: "account.open"})
					return a.ID, err
				})
				if err != nil {
					t.Fatal(err)
				}
				if _, err := (&billing.Service{DB: db}).Post(ctx, billing.Post{Account: who, IssueOn: "2026-10-01", Lines: []billing.Line{{Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(90)}}}); err != nil {
					t.Fatal(err)
				}
				pay := &cash.Service{DB: db}
				p, err := pay.Record(ctx, cash.Record{Account: who, ReceivedOn: "2026-10-02", Amount: money.New(5000, "USD")})
				if err != nil {
					t.Fatal(err)
				}
				if _, _, err := pay.Apply(ctx, cash.Apply{Payment: p.ID}); err != nil {
					t.Fatal(err)
				}
				if v, err := books.Verify(ctx); err != nil || !v.OK {
					t.Fatalf("before: %v, %+v", err, v)
				}
				if _, err := db.Writer().ExecContext(ctx, c.statement); err != nil {
					t.Fatal(err)
				}
				v, err := books.Verify(ctx)
				if err != nil {
					t.Fatal(err)
				}
				for _, check := range v.Checks {
					if !check.OK && strings.Contains(check.Name, c.check) {
						return
					}
				}
				t.Errorf("not found out: %+v", v)
			})
		})
	}
}
