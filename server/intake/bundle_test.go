package intake

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/period"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/catalogue"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/duebook/duebook/server/worktime"
)

// bundle is a service with one business unit on a book of its own.
type bundle struct {
	*Service
	t      testing.TB
	db     *store.DB
	sys    context.Context
	unit   *ent.BusinessUnit
	ledger *ledger.Service
	moves  int
}

func both(t *testing.T, test func(t *testing.T, b *bundle)) {
	t.Helper()
	servertest.Each(t, func(t *testing.T, db *store.DB) { test(t, newBundle(t, db)) })
}

func newBundle(t testing.TB, db *store.DB) *bundle {
	t.Helper()
	b := &bundle{t: t, db: db, sys: servertest.System(t), ledger: &ledger.Service{DB: db}}
	b.Service = &Service{DB: db, Accounts: &accounts.Service{DB: db, Moved: func() { b.moves++ }}, Catalogue: &catalogue.Service{DB: db}, Contracts: &contracts.Service{DB: db}, Time: &worktime.Service{DB: db}}
	unit, err := b.ledger.CreateBusinessUnit(b.sys, ledger.BusinessUnit{Code: "HQ", Name: "Head office", Currency: "USD"})
	if err != nil {
		t.Fatal(err)
	}
	b.unit = unit
	return b
}

// file is an import of a text, of one kind and without a mapping.
func file(kind record.Kind, text string) Import {
	return Import{Kind: kind, File: string(kind) + ".csv", Reader: strings.NewReader(text), Size: int64(len(text))}
}

func (b *bundle) run(in Import) Report {
	b.t.Helper()
	report, err := b.Import(b.sys, in)
	if err != nil {
		b.t.Fatalf("%s: %v", in.File, err)
	}
	return report
}

// load imports a text that has to be taken whole.
func (b *bundle) load(kind record.Kind, text string) Report {
	b.t.Helper()
	report := b.run(file(kind, text))
	if report.RefusedCount > 0 || report.Imported+report.Unchanged != report.Records {
		b.t.Fatalf("%s: %+v", kind, report)
	}
	return report
}

// refused checks that a text is refused with one cell and changes nothing.
func (b *bundle) refused(kind record.Kind, text string, want Cell) {
	b.t.Helper()
	before := b.state()
	report := b.run(file(kind, text))
	if len(report.Refused) != 1 || report.Refused[0] != want || report.Imported != 0 {
		b.t.Errorf("refused:\n%+v\nwant:\n%+v", report.Refused, want)
	}
	if after := b.state(); after != before {
		b.t.Errorf("the refused file changed the books from\n%s\nto\n%s", before, after)
	}
}

// state is how many rows there are of everything, with the sums of what is open.
func (b *bundle) state() string {
	b.t.Helper()
	var s []string
	for _, t := range []string{"accounts", "contacts", "bank_accounts", "book_assignments", "contracts", "contract_lines", "products", "inventory_items", "inventory_links", "invoices", "invoice_lines",
		"payments", "credit_memos", "applications", "journal_entries", "journal_lines", "receivable_entries", "audit_events",
		"product_prices", "rate_cards", "card_rates", "tax_jurisdictions", "tax_rates", "time_entries", "usage_records"} {
		s = append(s, fmt.Sprintf("%s=%d", t, b.number(`SELECT COUNT(*) FROM `+t)))
	}
	s = append(s, fmt.Sprint("open=", b.number(`SELECT COALESCE(SUM(balance_minor), 0) FROM invoices`)), fmt.Sprint("unapplied=", b.number(`SELECT COALESCE(SUM(unapplied_minor), 0) FROM payments`)),
		fmt.Sprint("credit=", b.number(`SELECT COALESCE(SUM(unapplied_minor), 0) FROM credit_memos`)), fmt.Sprint("versions=", b.number(`SELECT COALESCE(SUM(version), 0) FROM accounts`)))
	return strings.Join(s, " ")
}

func (b *bundle) number(query string, args ...any) (n int64) {
	b.t.Helper()
	if err := b.db.Reader().QueryRowContext(b.t.Context(), store.Rebind(b.db.Dialect, query), args...).Scan(&n); err != nil {
		b.t.Fatal(err)
	}
	return n
}

// clean checks every invariant of the books.
func (b *bundle) clean() {
	b.t.Helper()
	v, err := b.ledger.Verify(b.sys)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, c := range v.Checks {
		if !c.OK {
			b.t.Errorf("verify: %s: %s", c.Name, c.Detail)
		}
	}
	if !v.OK {
		b.t.Error("the books are not in order")
	}
}

// shut closes the periods up to a month.
func (b *bundle) shut(month date.Date) {
	b.t.Helper()
	p, err := b.db.Period.Query().Where(period.StartsOn(month)).Only(b.sys)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.ledger.Close(b.sys, ledger.ClosePeriod{ID: p.ID, Version: p.Version}); err != nil {
		b.t.Fatal(err)
	}
}
