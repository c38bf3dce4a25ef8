package demo_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/billdraft"
	"github.com/duebook/duebook/ent/billexception"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/demo"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

func people(t testing.TB, db *store.DB) *auth.Service {
	t.Helper()
	box, err := auth.NewBox("a passphrase for tests only")
	if err != nil {
		t.Fatal(err)
	}
	return auth.New(db, auth.Config{Issuer: "https://book.example", Box: box})
}

func load(t testing.TB, db *store.DB, o demo.Options) demo.Counts {
	t.Helper()
	c, err := demo.Load(servertest.System(t), db, people(t, db), o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// figures are sums that differ when anything of the book differs.
func figures(t *testing.T, db *store.DB) string {
	t.Helper()
	var all []string
	for _, q := range []string{
		`SELECT COUNT(*) || ' ' || SUM(total_minor) || ' ' || SUM(balance_minor) || ' ' || SUM(tax_minor) || ' ' || MAX(number) FROM invoices`,
		`SELECT COUNT(*) || ' ' || SUM(amount_minor) || ' ' || SUM(unapplied_minor) || ' ' || MIN(reference) FROM payments`,
		`SELECT COUNT(*) || ' ' || SUM(amount_minor) || ' ' || MAX(effective_on) FROM applications`,
		`SELECT COUNT(*) || ' ' || MIN(name) || ' ' || MAX(name) || ' ' || MAX(phone) FROM accounts`,
		`SELECT COUNT(*) || ' ' || MIN(identifier) || ' ' || MAX(identifier) FROM inventory_items`,
		`SELECT COUNT(*) || ' ' || SUM(amount_minor) FROM credit_memos`,
		`SELECT COUNT(*) || ' ' || COALESCE(SUM(amount_minor), 0) FROM adjustments`,
		`SELECT COUNT(*) || ' ' || MIN(body) FROM notes`,
		`SELECT COUNT(*) || ' ' || SUM(amount_minor) || ' ' || SUM(taxable_minor) FROM invoice_taxes`,
		`SELECT COUNT(*) || ' ' || MIN(anchor_on) || ' ' || MAX(billed_through) || ' ' || MAX(site) FROM contract_lines`,
		`SELECT COUNT(*) || ' ' || SUM(total_minor) || ' ' || SUM(line_count) FROM bill_drafts`,
		`SELECT COUNT(*) || ' ' || MIN(message) || ' ' || MAX(message) FROM bill_exceptions`,
		`SELECT COUNT(*) || ' ' || MAX(number) FROM usage_records`,
		`SELECT COUNT(*) || ' ' || MAX(certificate) FROM tax_exemptions`,
		`SELECT COUNT(*) || ' ' || MAX(recipient) FROM deliveries`,
	} {
		var s string
		if err := db.Reader().QueryRowContext(t.Context(), q).Scan(&s); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		all = append(all, s)
	}
	return strings.Join(all, "\n")
}

var small = demo.Options{Accounts: 40, Months: 12, Seed: 7}

func TestTheSameSeedGivesTheSameBook(t *testing.T) {
	t.Parallel()
	a, b, c := servertest.SQLite(t), servertest.SQLite(t), servertest.Postgres(t)
	load(t, a, small)
	load(t, b, demo.Options{Accounts: small.Accounts, Months: small.Months, Seed: 8})
	load(t, c, small)
	if x, y := figures(t, a), figures(t, c); x != y {
		t.Errorf("two loads with one seed differ:\n%s\nand\n%s", x, y)
	}
	if x, y := figures(t, a), figures(t, b); x == y {
		t.Errorf("two seeds give one book:\n%s", x)
	}
}

func TestTheBookIsSound(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		c := load(t, db, demo.Options{Seed: 1})
		t.Logf("%+v", c)
		if c.Accounts != demo.DefaultAccounts || c.Invoices < 1500 || c.Invoices > 2500 {
			t.Errorf("%d accounts, %d invoices", c.Accounts, c.Invoices)
		}
		v, err := (&ledger.Service{DB: db}).Verify(servertest.System(t))
		if err != nil {
			t.Fatal(err)
		}
		for _, check := range v.Checks {
			if !check.OK {
				t.Errorf("%s: %s", check.Name, check.Detail)
			}
		}
		counted(t, db, c)
		everyKind(t, db)
		recent(t, db)
	})
}

// everyKind finds something in every state that a screen shows.
func everyKind(t *testing.T, db *store.DB) {
	t.Helper()
	for what, where := range map[string]string{
		"open invoice":                     `invoices WHERE balance_minor = total_minor`,
		"partly paid invoice":              `invoices WHERE balance_minor > 0 AND balance_minor < total_minor`,
		"paid invoice":                     `invoices WHERE balance_minor = 0`,
		"invoice of one line":              `(SELECT invoice_id FROM invoice_lines GROUP BY invoice_id HAVING COUNT(*) = 1) x`,
		"invoice of four lines":            `(SELECT invoice_id FROM invoice_lines GROUP BY invoice_id HAVING COUNT(*) >= 4) x`,
		"invoice with a tax":               `invoices WHERE tax_minor > 0`,
		"invoice without a tax":            `invoices WHERE tax_minor = 0`,
		"purchase order":                   `invoices WHERE purchase_order <> ''`,
		"invoice in euros":                 `invoices WHERE currency = 'EUR'`,
		"unidentified payment":             `payments WHERE account_id IS NULL AND unapplied_minor > 0`,
		"payment on account":               `payments WHERE account_id IS NOT NULL AND unapplied_minor > 0`,
		"reversed payment":                 `payments WHERE reversed_minor > 0`,
		"payment of many invoices":         `(SELECT payment_id FROM applications GROUP BY payment_id HAVING COUNT(DISTINCT invoice_id) > 3) x`,
		"payment for a rooftop":            `applications a JOIN payments p ON p.id = a.payment_id WHERE p.account_id <> a.account_id`,
		"reversed application":             `applications WHERE reverses_id IS NOT NULL`,
		"payment after assignment":         `receivable_entries WHERE item_kind = 'PAYMENT' AND account_id IS NULL AND amount_minor < 0`,
		"requested credit memo":            `credit_memos WHERE status = 'REQUESTED'`,
		"rejected credit memo":             `credit_memos WHERE status = 'REJECTED'`,
		"applied credit memo":              `credit_memos WHERE status = 'POSTED' AND unapplied_minor = 0`,
		"unapplied credit memo":            `credit_memos WHERE unapplied_minor > 0`,
		"small balance":                    `adjustments WHERE kind = 'SMALL_BALANCE'`,
		"account on hold":                  `accounts WHERE status = 'ON_HOLD'`,
		"closed account":                   `accounts WHERE status = 'CLOSED'`,
		"rooftop":                          `accounts WHERE parent_id IS NOT NULL`,
		"account to be careful of":         `accounts WHERE sensitive_matters <> ''`,
		"line not installed":               `contract_lines WHERE contracted_on IS NOT NULL AND installed_on IS NULL`,
		"line not functional":              `contract_lines WHERE installed_on IS NOT NULL AND functional_on IS NULL`,
		"functional line":                  `contract_lines WHERE functional_on IS NOT NULL`,
		"disconnected item":                `inventory_items WHERE status = 'DISCONNECTED'`,
		"functional item":                  `inventory_items WHERE status = 'FUNCTIONAL'`,
		"link to a contract line":          `inventory_links WHERE contract_line_id IS NOT NULL`,
		"closed period":                    `periods WHERE status = 'CLOSED'`,
		"open period":                      `periods WHERE status = 'OPEN'`,
		"note on an invoice":               `notes n JOIN invoices i ON i.id = n.subject_id`,
		"note on an account":               `notes n JOIN accounts a ON a.id = n.subject_id`,
		"ended assignment":                 `book_assignments WHERE ends_on IS NOT NULL`,
		"bank account":                     `bank_accounts`,
		"program of a partner":             `api_clients`,
		"event of a person":                `audit_events WHERE actor_kind = 'USER' AND actor_name = 'Marcus Holtberg'`,
		"invoice that states its taxes":    `invoices i WHERE EXISTS (SELECT 1 FROM invoice_taxes t WHERE t.invoice_id = i.id AND t.amount_minor > 0)`,
		"invoice of two jurisdictions":     `(SELECT invoice_id FROM invoice_taxes GROUP BY invoice_id HAVING COUNT(DISTINCT jurisdiction) > 1) x`,
		"line of a contract line":          `invoice_lines WHERE contract_line_id IS NOT NULL AND tax_class <> '' AND site <> '' AND cost_centre <> ''`,
		"exemption that expired":           fmt.Sprintf(`tax_exemptions WHERE ends_on < '%s'`, date.Of(servertest.Now)),
		"exemption that holds":             `tax_exemptions WHERE ends_on IS NULL`,
		"price that rises":                 `contract_lines WHERE escalator IS NOT NULL`,
		"promotion that ends":              `contract_lines WHERE promotion_ends_on IS NOT NULL`,
		"list price":                       `contract_lines WHERE list_priced`,
		"price by tiers":                   `contract_lines WHERE pricing IS NOT NULL`,
		"line of hours":                    `contract_lines WHERE kind = 'TIME' AND budget_hours <> '0'`,
		"minimum":                          `contract_lines WHERE kind = 'USAGE' AND minimum <> '0'`,
		"draft of a contract":              `contracts WHERE status = 'DRAFT'`,
		"contract with a purchase order":   `contracts WHERE purchase_order <> ''`,
		"successor of a contract":          `contracts WHERE predecessor_id IS NOT NULL`,
		"renewed contract":                 `contract_events WHERE kind = 'RENEWED' AND first_bill`,
		"upgraded contract":                `contract_events WHERE kind = 'UPGRADED'`,
		"transferred contract":             `contract_events WHERE kind = 'TRANSFERRED'`,
		"time that was billed":             `time_entries WHERE invoice_id IS NOT NULL`,
		"time that came late":              `time_entries WHERE late`,
		"time to be approved":              `time_entries WHERE status = 'SUBMITTED'`,
		"time that was rejected":           `time_entries WHERE status = 'REJECTED'`,
		"usage that was billed":            `usage_records WHERE invoice_id IS NOT NULL`,
		"nine rates of a card":             `(SELECT card_id FROM card_rates GROUP BY card_id HAVING COUNT(*) = 9) x`,
		"input that came":                  `billing_inputs WHERE received_at IS NOT NULL`,
		"input that somebody owes":         `billing_inputs WHERE received_at IS NULL AND owner_id IS NOT NULL`,
		"posted run":                       `bill_runs WHERE status = 'POSTED' AND approved_by <> started_by`,
		"run in review":                    `bill_runs WHERE status = 'REVIEW'`,
		"held draft":                       `bill_drafts WHERE status = 'HELD'`,
		"blocked draft":                    `bill_drafts WHERE status = 'BLOCKED'`,
		"draft that is ready":              `bill_drafts WHERE status = 'READY'`,
		"draft with one before":            `bill_drafts WHERE previous_minor > 0`,
		"exception with an owner":          `bill_exceptions WHERE status = 'OPEN' AND owner_id IS NOT NULL`,
		"invoice that was opened":          `deliveries WHERE status = 'OPENED'`,
		"invoice that was sent":            `deliveries WHERE status = 'SENT'`,
		"invoice that came back":           `deliveries WHERE status = 'BOUNCED'`,
		"invoice that has nowhere to go":   `deliveries WHERE status = 'FAILED' AND recipient = ''`,
		"account with a template":          `accounts WHERE template_id IS NOT NULL`,
		"credit that was billed again":     `credit_memos WHERE rebill IS NOT NULL AND status = 'POSTED'`,
		"invoice that bills another again": `invoices WHERE rebills_id IS NOT NULL`,
		"business unit that is a seller":   `business_units WHERE legal_name <> '' AND tax_id <> '' AND variance_percent <> '0'`,
		"bill that is long overdue":        fmt.Sprintf(`invoices WHERE balance_minor > 0 AND due_on < '%s'`, date.Of(servertest.Now).AddDays(-121)),
	} {
		var n int
		if err := db.Reader().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM `+where).Scan(&n); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if n == 0 {
			t.Errorf("the book has no %s", what)
		}
	}
	for _, kind := range []string{"CLIENT", "DEALER", "OEM", "PARTNER", "CARRIER"} {
		var n int
		if err := db.Reader().QueryRowContext(t.Context(), store.Rebind(db.Dialect, `SELECT COUNT(*) FROM accounts WHERE kind = ?`), kind).Scan(&n); err != nil || n == 0 {
			t.Errorf("%d accounts of kind %s: %v", n, kind, err)
		}
	}
}

// counted compares what the load says with what is there.
func counted(t *testing.T, db *store.DB, c demo.Counts) {
	t.Helper()
	for table, want := range map[string]int{"accounts": c.Accounts, "invoices": c.Invoices, "invoice_lines": c.InvoiceLines, "contracts": c.Contracts, "contract_lines": c.ContractLines, "payments": c.Payments,
		"credit_memos": c.CreditMemos, "adjustments": c.Adjustments, "notes": c.Notes, "inventory_items": c.Inventory, "products": c.Products, "bill_runs": c.BillRuns, "deliveries": c.Deliveries,
		"applications WHERE reverses_id IS NULL": c.Applications, "billing_cycles": c.Cycles, "templates": c.Templates, "time_entries": c.TimeEntries} {
		var n int
		if err := db.Reader().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM `+table).Scan(&n); err != nil || n != want || n == 0 {
			t.Errorf("%d rows of %s, not %d: %v", n, table, want, err)
		}
	}
	for kind, least := range map[billing.Kind]int{billing.MissingPurchaseOrder: 1, billing.ExpiredExemption: 1, billing.CreditHold: 1, billing.FirstBill: 3, billing.LateTime: 1, billing.NotFunctional: 2,
		billing.PriceNotAsAgreed: 1, billing.DuplicatePeriod: 1, billing.Gap: 1, billing.Overlap: 1} {
		var n int
		if err := db.Reader().QueryRowContext(t.Context(), store.Rebind(db.Dialect, `SELECT COUNT(*) FROM bill_exceptions WHERE status = 'OPEN' AND kind = ?`), string(kind)).Scan(&n); err != nil || n < least {
			t.Errorf("%d open exceptions of kind %s: %v", n, kind, err)
		}
	}
}

// Every document of the book can be sent as PDF and as an electronic invoice.
func TestEveryDocumentCanBeSent(t *testing.T) {
	t.Parallel()
	db := servertest.SQLite(t)
	load(t, db, demo.Options{Seed: 1})
	ctx := servertest.System(t)
	docs := documents.New(db, nil, 1)
	invoices, err := db.Invoice.Query().Order(invoice.ByID()).IDs(ctx)
	if err != nil {
		t.Fatal(err)
	}
	memos, err := db.CreditMemo.Query().Where(creditmemo.StatusEQ(creditmemo.StatusPOSTED)).Order(creditmemo.ByID()).IDs(ctx)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, set := range []struct {
		ids  []int
		read func(context.Context, ...int) ([]*documents.Ready, error)
	}{{invoices, docs.Invoices}, {memos, docs.CreditMemos}} {
		for ids := range slices.Chunk(set.ids, 100) {
			ready, err := set.read(ctx, ids...)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range ready {
				for _, f := range []documents.Format{documents.UBL, documents.PDF} {
					if _, err := docs.Render(ctx, r, f); err != nil {
						t.Errorf("%s as %s: %v", r.Document.Number, f, err)
					} else {
						n++
					}
				}
			}
		}
	}
	t.Logf("%d documents of %d invoices and %d credit memos", n, len(invoices), len(memos))
}

// The next month can be billed: almost everybody gets an invoice, and what is wrong was put there.
func TestTheNextMonthCanBeBilled(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		load(t, db, demo.Options{Seed: 1})
		ctx := servertest.System(t)
		bills := &billing.Service{DB: db}
		month := date.Of(servertest.Now).StartOfMonth().AddMonths(1)
		units, err := db.BusinessUnit.Query().IDs(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var drafts int
		kinds := map[string]int{}
		for _, unit := range units {
			run, err := bills.Start(ctx, billing.Start{BusinessUnit: unit, PeriodFrom: month, PeriodTo: month.EndOfMonth()})
			if err != nil {
				t.Fatal(err)
			}
			if err := bills.Compute(ctx, run.ID, billing.Work{}); err != nil {
				t.Fatal(err)
			}
			n, err := db.BillDraft.Query().Where(billdraft.RunID(run.ID)).Count(ctx)
			if err != nil {
				t.Fatal(err)
			}
			drafts += n
			all, err := db.BillException.Query().Where(billexception.RunID(run.ID)).All(ctx)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range all {
				kinds[e.Kind]++
				if k := billing.Kind(e.Kind); k == billing.MissingTaxRate || k == billing.BadAddress || k == billing.MissingRate || k == billing.MissingExchangeRate || k == billing.TooLarge {
					t.Errorf("%s: %s", e.Kind, e.Message)
				}
			}
		}
		billed, err := db.Account.Query().Where(account.KindNEQ(account.KindCARRIER), account.StatusNEQ(account.StatusCLOSED)).Count(ctx)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%d drafts of %d accounts, %v", drafts, billed, kinds)
		if drafts*10 < billed*9 {
			t.Errorf("%d drafts of %d accounts", drafts, billed)
		}
		// The current month is not posted, so that what began in it late, or is billed by the quarter, counts as a gap too.
		if kinds["DUPLICATE_PERIOD"] != 1 || kinds["OVERLAP"] != 1 || kinds["GAP"] < 2 || kinds["GAP"] > 4 {
			t.Errorf("too much goes wrong: %v", kinds)
		}
	})
}

// recent holds the book's ageing to what a living department sees.
func recent(t *testing.T, db *store.DB) {
	t.Helper()
	rows, err := (&ledger.Service{DB: db}).Ageing(servertest.System(t), ledger.AgeingQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range rows {
		total := a.Total().Minor
		shares := make([]int64, 6)
		for i, x := range a.Buckets {
			shares[i] = x.Minor * 100 / total
		}
		t.Logf("%s %s: %v %%", a.Currency, a.Total(), shares)
		if *a.LedgerTotal != a.Total() {
			t.Errorf("ageing says %s, the ledger %s", a.Total(), a.LedgerTotal)
		}
		if past := a.PastDue().Minor * 100 / total; a.Currency == "USD" && (past < 20 || past > 45) {
			t.Errorf("%d %% is past due", past)
		}
		if a.Currency == "USD" && slices.Contains(shares[:1], 0) || a.Currency == "USD" && a.Buckets[5].Count == 0 {
			t.Errorf("shares of ageing: %v", shares)
		}
	}
	var future int
	if err := db.Reader().QueryRowContext(t.Context(), store.Rebind(db.Dialect, `SELECT COUNT(*) FROM receivable_entries WHERE effective_on > ?`), date.Of(servertest.Now)).Scan(&future); err != nil || future > 0 {
		t.Errorf("%d entries lie in the future: %v", future, err)
	}
}

func TestEverybodyCanSignIn(t *testing.T) {
	t.Parallel()
	db := servertest.SQLite(t)
	load(t, db, small)
	p := people(t, db)
	for _, l := range demo.Logins() {
		s, err := p.SignIn(t.Context(), auth.SignIn{Username: l.Username, Password: l.Password, Address: "192.0.2.7"})
		if err != nil {
			t.Errorf("%s: %v", l.Username, err)
			continue
		}
		v, err := p.Viewer(t.Context(), s.Access)
		if err != nil || !v.Is(l.Role) || l.Role.Bound() && (len(v.Accounts) < 2 || v.Unbounded) {
			t.Errorf("%s: %+v, %v", l.Username, v, err)
		}
	}
}

func TestOnlyAnEmptyBookTakesIt(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.System(t)
		if _, err := (&ledger.Service{DB: db}).CreateBusinessUnit(ctx, ledger.BusinessUnit{Code: "X", Name: "X", Currency: "USD"}); err != nil {
			t.Fatal(err)
		}
		_, err := demo.Load(ctx, db, people(t, db), small)
		if fault.Of(err) != fault.State {
			t.Errorf("a book with a business unit: %v", err)
		}
		var n int
		if err := db.Reader().QueryRowContext(context.Background(), `SELECT COUNT(*) FROM users`).Scan(&n); err != nil && !errors.Is(err, sql.ErrNoRows) || n != 0 {
			t.Errorf("%d users were written: %v", n, err)
		}
	})
}

func TestSizesOutOfRangeAreRefused(t *testing.T) {
	t.Parallel()
	db := servertest.SQLite(t)
	for _, o := range []demo.Options{{Accounts: 3}, {Accounts: demo.MaxAccounts + 1}, {Months: 1}, {Months: 1000}, {Accounts: -1}, {Today: "2026-02-30"}} {
		if _, err := demo.Load(servertest.System(t), db, people(t, db), o); fault.Of(err) != fault.Invalid {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

// The book is whole whichever day it is loaded on and whatever chance says.
func TestAnyDayAndAnySeed(t *testing.T) {
	t.Parallel()
	for i, day := range []date.Date{"2026-03-01", "2024-02-29", "2026-12-31", "2025-06-15", "2026-08-10"} {
		db := servertest.SQLite(t)
		load(t, db, demo.Options{Accounts: demo.MinAccounts + 5*i, Months: demo.MinMonths + 3*i, Seed: uint64(100 + i), Today: day})
		v, err := (&ledger.Service{DB: db}).Verify(servertest.System(t))
		if err != nil || !v.OK {
			t.Errorf("%s: %v, %+v", day, err, v)
		}
		for _, status := range []string{"POSTED", "REVIEW"} {
			var n int
			if err := db.Reader().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM bill_runs WHERE status = ?`, status).Scan(&n); err != nil || n != 1 {
				t.Errorf("%s: %d runs are %s: %v", day, n, status, err)
			}
		}
	}
}
