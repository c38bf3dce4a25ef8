package billing_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/billdraft"
	"github.com/duebook/duebook/ent/billexception"
	"github.com/duebook/duebook/ent/billrun"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/intake"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// book is a book with what billing needs.
type book struct {
	*testing.T
	db      *store.DB
	billing *billing.Service
	sys     context.Context
	unit    int
}

func newBook(t *testing.T, db *store.DB) *book {
	t.Helper()
	b := &book{T: t, db: db, billing: &billing.Service{DB: db, Credit: credits.RequestTx}, sys: servertest.System(t)}
	u, err := (&ledger.Service{DB: db}).CreateBusinessUnit(b.sys, ledger.BusinessUnit{Code: "MAIN", Name: "Main", Currency: "USD"})
	b.must(err)
	b.unit = u.ID
	return b
}

// write writes what the test is about, past the verbs.
func (b *book) write(do func(c *ent.Client)) {
	b.Helper()
	b.must(store.Do(b.sys, b.db, func(tx *store.TxClient) error {
		tx.Record(store.Event{Action: "test.write"})
		do(tx.Client)
		return nil
	}))
}

// person is a context of a user with the id.
func (b *book) person(id int, role viewer.Role) context.Context {
	return viewer.NewContext(b.Context(), viewer.New(viewer.Viewer{Kind: viewer.KindUser, ID: id, Name: fmt.Sprint("person ", id), Roles: []viewer.Role{role}, Unbounded: true, Via: "test"}, nil))
}

func (b *book) biller() context.Context  { return b.person(7, viewer.Biller) }
func (b *book) manager() context.Context { return b.person(8, viewer.Manager) }

func (b *book) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b *book) exec(statement string, args ...any) {
	b.Helper()
	_, err := b.db.Writer().ExecContext(b.sys, store.Rebind(b.db.Dialect, statement), args...)
	b.must(err)
}

// account opens an account.
func (b *book) account(number string, change func(*ent.AccountCreate)) int {
	b.Helper()
	var id int
	b.write(func(c *ent.Client) {
		a := c.Account.Create().SetBusinessUnitID(b.unit).SetNumber(number).SetName("Account " + number).SetKind(account.KindCLIENT).SetCurrency("USD")
		if change != nil {
			change(a)
		}
		id = a.SaveX(b.sys).ID
	})
	return id
}

// line is a contract line that works since the first of January.
func line(price string) contracts.Line {
	return contracts.Line{No: 1, ProductCode: "LINE", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.RequireFromString(price), Frequency: contractline.FrequencyMONTHLY,
		StartsOn: "2026-01-01", InstalledOn: "2026-01-01", FunctionalOn: "2026-01-01"}
}

func (b *book) contract(account int, number string, lines ...contracts.Line) int {
	b.Helper()
	for i := range lines {
		lines[i].No = i + 1
	}
	ids, err := store.Tx(b.sys, b.db, func(tx *store.TxClient) ([]int, error) {
		return (&contracts.Service{DB: b.db}).RecordTx(b.sys, tx, []contracts.Contract{{Account: account, Number: number, Lines: lines}})
	})
	b.must(err)
	return ids[0]
}

// run computes a run for a period.
func (b *book) run(from, to date.Date) *ent.BillRun {
	b.Helper()
	run, err := b.billing.Start(b.biller(), billing.Start{BusinessUnit: b.unit, PeriodFrom: from, PeriodTo: to})
	b.must(err)
	b.must(b.billing.Compute(b.biller(), run.ID, billing.Work{}))
	return b.db.BillRun.GetX(b.sys, run.ID)
}

// post approves a run and posts what is ready.
func (b *book) post(run *ent.BillRun) int {
	b.Helper()
	_, err := b.billing.Approve(b.manager(), billing.Step{Run: run.ID})
	b.must(err)
	n, err := b.billing.PostDrafts(b.biller(), run.ID, billing.Work{})
	b.must(err)
	return n
}

func (b *book) drafts(run *ent.BillRun) []*ent.BillDraft {
	return b.db.BillDraft.Query().Where(billdraft.RunID(run.ID)).Order(billdraft.ByAccountID()).AllX(b.sys)
}

func (b *book) open(run *ent.BillRun) []*ent.BillException {
	return b.db.BillException.Query().Where(billexception.RunID(run.ID), billexception.StatusEQ(billexception.StatusOPEN)).Order(billexception.ByID()).AllX(b.sys)
}

// clean fails unless every invariant of the book holds.
func (b *book) clean() {
	b.Helper()
	v, err := (&ledger.Service{DB: b.db}).Verify(b.sys)
	b.must(err)
	if !v.OK {
		b.Fatalf("%+v", v)
	}
}

// subscribers is a public list of 7,043 subscribers; it is used where it lies beside the project.
const subscribers = "../../../shared/data/ar-datasets/ibm_telco_customers_7043.csv"

// A list of subscribers is imported, and one month of it billed: killed and taken up again, it posts each invoice once.
func TestMonthOfSubscribers(t *testing.T) {
	t.Parallel()
	const folder = "../exchange/mapping/testdata/"
	for _, c := range []struct {
		name, path string
		n          int
		total      int64
	}{{"look-alike", folder + "subscribers.csv", 5, 30899}, {"public file", subscribers, 7043, 45611660}} {
		if _, err := os.Stat(c.path); errors.Is(err, os.ErrNotExist) {
			t.Logf("%s is not here; the look-alike stands for it", c.path)
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			servertest.Each(t, func(t *testing.T, db *store.DB) {
				b := newBook(t, db)
				mapping, err := os.ReadFile(folder + "subscribers.yaml")
				b.must(err)
				content, err := os.ReadFile(c.path)
				b.must(err)
				in := &intake.Service{DB: db, Accounts: &accounts.Service{DB: db}, Contracts: &contracts.Service{DB: db}}
				report, err := in.Import(b.sys, intake.Import{Kind: record.Contracts, File: "subscribers.csv", Reader: bytes.NewReader(content), Size: int64(len(content)), Mapping: mapping})
				if err != nil || report.RefusedCount > 0 {
					t.Fatalf("%v %+v", err, report)
				}
				run, err := b.billing.Start(b.biller(), billing.Start{BusinessUnit: b.unit, PeriodFrom: "2026-01-01", PeriodTo: "2026-01-31"})
				b.must(err)
				// A worker is lost at every third step, five times on the whole.
				killed, steps := 0, 0
				lost := errors.New("the server died")
				work := billing.Work{Hold: func(context.Context, *store.TxClient) error {
					if steps++; steps%3 == 0 && killed < 5 {
						killed++
						return lost
					}
					return nil
				}}
				for {
					if err := b.billing.Compute(b.biller(), run.ID, work); err == nil {
						break
					} else if !errors.Is(err, lost) {
						t.Fatal(err)
					}
				}
				if got := b.db.BillRun.GetX(b.sys, run.ID).Status; got != billrun.StatusREVIEW {
					t.Fatalf("the run is %s", got)
				}
				_, err = b.billing.Approve(b.manager(), billing.Step{Run: run.ID})
				b.must(err)
				for {
					if _, err := b.billing.PostDrafts(b.biller(), run.ID, work); err == nil {
						break
					} else if !errors.Is(err, lost) {
						t.Fatal(err)
					}
				}
				if c.n > 1000 && killed != 5 {
					t.Errorf("killed %d times, want 5", killed)
				}
				_, err = b.billing.PostDrafts(b.biller(), run.ID, billing.Work{}) // once more changes nothing
				b.must(err)
				var n int
				var total int64
				b.must(db.Reader().QueryRowContext(b.sys, `SELECT COUNT(*), SUM(total_minor) FROM invoices`).Scan(&n, &total))
				if n != c.n || total != c.total {
					t.Errorf("%d invoices over %d minor units, want %d over %d", n, total, c.n, c.total)
				}
				if got := b.db.BillRun.GetX(b.sys, run.ID).Status; got != billrun.StatusPOSTED {
					t.Errorf("the run is %s", got)
				}
				t.Logf("%d invoices over %s; killed %d times", n, decimal.New(total, -2), killed)
				// The same month again bills nothing.
				if again := b.drafts(b.run("2026-01-01", "2026-01-31")); len(again) != 0 {
					t.Errorf("%d drafts for a month that is billed", len(again))
				}
				b.clean()
			})
		})
	}
}

// Who starts a run can't approve it, what is not approved can't be posted, and what is held or blocked stays.
func TestRunNeedsTwoPeople(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		b.contract(b.account("A1", nil), "C1", line("10"))
		b.contract(b.account("A2", nil), "C2", line("20"))
		run := b.run("2026-01-01", "2026-01-31")
		starter := b.person(7, viewer.Manager)
		if _, err := b.billing.Approve(starter, billing.Step{Run: run.ID}); !fault.Is(err, fault.TwoPeople) {
			t.Errorf("approved by who started it: %v", err)
		}
		if _, err := b.billing.PostDrafts(b.biller(), run.ID, billing.Work{}); !fault.Is(err, fault.State) {
			t.Errorf("posted without approval: %v", err)
		}
		if _, err := b.billing.Approve(b.biller(), billing.Step{Run: run.ID}); !errors.As(err, new(viewer.ErrDenied)) {
			t.Errorf("approved by a biller: %v", err)
		}
		ds := b.drafts(run)
		if err := b.billing.Hold(b.biller(), billing.Decide{IDs: []int{ds[0].ID}}); !fault.Is(err, fault.Invalid) {
			t.Errorf("held without a reason: %v", err)
		}
		b.must(b.billing.Hold(b.biller(), billing.Decide{IDs: []int{ds[0].ID}, Note: "the client asked for it"}))
		if n := b.post(run); n != 1 {
			t.Errorf("%d posted, want 1", n)
		}
		if got := b.db.BillRun.GetX(b.sys, run.ID).Status; got != billrun.StatusAPPROVED {
			t.Errorf("with a held draft the run is %s", got)
		}
		if _, err := b.billing.Cancel(b.biller(), billing.Step{Run: run.ID}); !fault.Is(err, fault.State) {
			t.Errorf("a run with posted invoices was cancelled: %v", err)
		}
		// What is released needs another approval.
		b.must(b.billing.Release(b.biller(), billing.Decide{IDs: []int{ds[0].ID}}))
		if _, err := b.billing.PostDrafts(b.biller(), run.ID, billing.Work{}); !fault.Is(err, fault.State) {
			t.Errorf("posted on the old approval: %v", err)
		}
		if n := b.post(run); n != 1 {
			t.Errorf("%d posted after release, want 1", n)
		}
		if got := b.db.BillRun.GetX(b.sys, run.ID).Status; got != billrun.StatusPOSTED {
			t.Errorf("the run is %s", got)
		}
		b.clean()
	})
}

// Two runs over the same month post an account's month once: the second finds its draft out of date.
func TestMonthIsBilledOnce(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		b.contract(b.account("A1", nil), "C1", line("10"))
		first, second := b.run("2026-01-01", "2026-01-31"), b.run("2026-01-01", "2026-01-31")
		if n := b.post(first); n != 1 {
			t.Fatalf("%d posted", n)
		}
		if n := b.post(second); n != 0 {
			t.Errorf("%d posted twice", n)
		}
		es := b.open(second)
		if len(es) != 1 || es[0].Kind != string(billing.Stale) {
			t.Fatalf("%v", es)
		}
		if err := b.billing.Waive(b.biller(), billing.Decide{IDs: []int{es[0].ID}, Note: "so what"}); !fault.Is(err, fault.State) {
			t.Errorf("a stale draft was waived: %v", err)
		}
		if _, err := b.billing.Recompute(b.biller(), billing.Step{Run: second.ID}, []int{es[0].AccountID}); err != nil {
			t.Fatal(err)
		}
		if len(b.open(second)) != 0 || len(b.drafts(second)) != 0 {
			t.Errorf("computed again: %v %v", b.open(second), b.drafts(second))
		}
		b.clean()
	})
}

// The first invoice of a new owner waits for a look, beside what the owner before was charged.
func TestNewOwnerIsComparedWithTheOneBefore(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		seller, buyer := b.account("A1", nil), b.account("A2", nil)
		id := b.contract(seller, "C1", line("10"))
		b.contract(buyer, "C2", line("7"))
		if n := b.post(b.run("2026-01-01", "2026-01-31")); n != 2 {
			t.Fatalf("%d posted", n)
		}
		_, _, err := (&contracts.Service{DB: db}).Transfer(b.manager(), contracts.Transfer{ID: id, To: buyer, On: "2026-02-01"})
		b.must(err)
		run := b.run("2026-02-01", "2026-02-28")
		before := func(run *ent.BillRun) string {
			var said []string
			for _, d := range b.drafts(run) {
				for _, l := range d.Content.Lines {
					previous := int64(-1)
					if l.Previous != nil {
						previous = *l.Previous
					}
					said = append(said, fmt.Sprint(d.AccountID == buyer, " ", l.Minor, " after ", previous))
				}
			}
			return strings.Join(said, ", ")
		}
		if got, want := before(run), "true 1000 after 1000, true 700 after 700"; got != want {
			t.Errorf("%s, want %s", got, want)
		}
		var ids []int
		for _, e := range b.open(run) {
			if e.AccountID == buyer && e.Kind == string(billing.FirstBill) {
				ids = append(ids, e.ID)
			}
		}
		if len(ids) != 1 {
			t.Fatalf("%v", b.open(run))
		}
		if _, err := b.billing.Approve(b.manager(), billing.Step{Run: run.ID}); !fault.Is(err, fault.State) {
			t.Errorf("approved before anybody looked: %v", err)
		}
		b.must(b.billing.Waive(b.biller(), billing.Decide{IDs: ids, Note: "reviewed"}))
		if n := b.post(run); n != 1 {
			t.Errorf("%d posted", n)
		}
		if got, want := before(b.run("2026-03-01", "2026-03-31")), "true 1000 after 1000, true 700 after 700"; got != want {
			t.Errorf("the month after: %s, want %s", got, want)
		}
		b.clean()
	})
}

// What was agreed otherwise after a draft was computed is not billed from it.
func TestChangedContractIsComputedAgain(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		c := b.contract(b.account("A1", nil), "C1", line("10"))
		run := b.run("2026-01-01", "2026-01-31")
		first := b.db.ContractLine.Query().OnlyX(b.sys)
		price := decimal.NewFromInt(12)
		_, err := (&contracts.Service{DB: db}).Amend(b.biller(), contracts.Amend{ID: c, On: "2026-01-16", Changes: []contracts.LineChange{{Line: first.ID,
			By: &contracts.WriteLine{Product: "LINE", Kind: contractline.KindRECURRING, Quantity: decimal.NewFromInt(2), UnitPrice: &price, Frequency: contractline.FrequencyMONTHLY}}}})
		b.must(err)
		if n := b.post(run); n != 0 {
			t.Errorf("%d posted at the old price", n)
		}
		es := b.open(run)
		if len(es) != 1 || es[0].Kind != string(billing.Stale) {
			t.Fatalf("%v", es)
		}
		_, err = b.billing.Recompute(b.biller(), billing.Step{Run: run.ID}, []int{es[0].AccountID})
		b.must(err)
		if n := b.post(run); n != 1 {
			t.Errorf("%d posted", n)
		}
		// Fifteen days of 10.00 and sixteen of 24.00.
		if inv := b.db.Invoice.Query().OnlyX(b.sys); inv.TotalMinor != 484+1239 {
			t.Errorf("billed %s", inv.Total())
		}
		b.clean()
	})
}

// A draft that is out of date, computed again, and out of date again is told of both times.
func TestStaleAgain(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		b.contract(b.account("A1", nil), "C1", line("10"))
		run := b.run("2026-01-01", "2026-01-31")
		for i := range 2 {
			b.exec(`UPDATE contract_lines SET version = version + 1`)
			if n := b.post(run); n != 0 {
				t.Fatalf("%d posted from an old draft", n)
			}
			es := b.open(run)
			if len(es) != 1 || es[0].Kind != string(billing.Stale) || es[0].DraftID != b.drafts(run)[0].ID {
				t.Fatalf("round %d: %v", i, es)
			}
			_, err := b.billing.Recompute(b.biller(), billing.Step{Run: run.ID}, []int{es[0].AccountID})
			b.must(err)
		}
		if n := b.post(run); n != 1 {
			t.Errorf("%d posted", n)
		}
		b.clean()
	})
}

// kinds of exceptions with what makes each and what cures it.
var troubles = []struct {
	kind  billing.Kind
	make  func(b *book) // an account A1 with a contract C1 that is billed for March 2026
	cure  func(b *book)
	waive bool // cured by waiving: a person decides
}{
	{kind: billing.MissingPurchaseOrder,
		make: func(b *book) {
			b.contract(b.account("A1", func(a *ent.AccountCreate) { a.SetPurchaseOrderRequired(true) }), "C1", march("10"))
		},
		cure: func(b *book) { b.exec(`UPDATE contracts SET purchase_order = 'PO-7'`) }},
	{kind: billing.BadAddress,
		make: func(b *book) { b.tax("US", "", "8"); b.contract(b.account("A1", nil), "C1", march("10")) },
		cure: func(b *book) { b.exec(`UPDATE accounts SET addresses = ?`, `[{"use":"BILL_TO","country":"US"}]`) }},
	{kind: billing.MissingTaxRate,
		make: func(b *book) {
			b.tax("US", "software", "8")
			b.contract(b.account("A1", nil), "C1", march("10"))
			b.exec(`UPDATE accounts SET addresses = ?`, `[{"use":"BILL_TO","country":"US"}]`)
		},
		cure: func(b *book) { b.exec(`UPDATE products SET tax_class = 'software'`) }},
	{kind: billing.ExpiredExemption,
		make: func(b *book) {
			b.tax("US", "", "8")
			id := b.account("A1", nil)
			b.contract(id, "C1", march("10"))
			b.exec(`UPDATE accounts SET addresses = ?`, `[{"use":"BILL_TO","country":"US"}]`)
			b.write(func(db *ent.Client) {
				db.TaxExemption.Create().SetAccountID(id).SetCertificate("X-1").SetReason("resale").SetStartsOn("2025-01-01").SetEndsOn("2026-02-28").SaveX(b.sys)
			})
		},
		cure: func(b *book) { b.exec(`UPDATE tax_exemptions SET ends_on = '2026-12-31'`) }},
	{kind: billing.PriceNotAsAgreed,
		make: func(b *book) { b.work("80", "2026-03-10"); b.exec(`UPDATE time_entries SET hourly = '75'`) },
		cure: func(b *book) { b.exec(`UPDATE time_entries SET hourly = '80'`) }},
	{kind: billing.NotFunctional,
		make: func(b *book) { l := march("10"); l.FunctionalOn = ""; b.contract(b.account("A1", nil), "C1", l) },
		cure: func(b *book) { b.exec(`UPDATE contract_lines SET functional_on = '2026-03-01'`) }},
	{kind: billing.DuplicatePeriod,
		make: func(b *book) {
			b.contract(b.account("A1", nil), "C1", march("10"))
			b.post(b.run("2026-03-01", "2026-03-31"))
			b.exec(`UPDATE contract_lines SET billed_through = NULL`)
		},
		waive: true},
	{kind: billing.Overlap,
		make: func(b *book) { b.contract(b.account("A1", nil), "C1", march("10"), march("10")) },
		cure: func(b *book) { b.exec(`UPDATE contract_lines SET site = 'Lyon' WHERE line_no = 2`) }},
	{kind: billing.Gap,
		make: func(b *book) { b.contract(b.account("A1", nil), "C1", line("10")) },
		cure: func(b *book) { b.exec(`UPDATE contract_lines SET billed_through = '2026-02-28'`) }},
	{kind: billing.Variance,
		make: func(b *book) {
			b.exec(`UPDATE business_units SET variance_percent = '20'`)
			b.contract(b.account("A1", nil), "C1", line("10"))
			for _, m := range []date.Date{"2026-01-01", "2026-02-01"} {
				b.post(b.run(m, m.EndOfMonth()))
			}
			b.exec(`UPDATE contract_lines SET unit_price = '13'`)
		},
		waive: true},
	{kind: billing.ZeroInvoice,
		make: func(b *book) { b.contract(b.account("A1", nil), "C1", march("0")) }, waive: true},
	{kind: billing.NegativeInvoice,
		make: func(b *book) { b.contract(b.account("A1", nil), "C1", march("-10")) },
		cure: func(b *book) { b.exec(`UPDATE contract_lines SET unit_price = '10'`) }},
	{kind: billing.MissingRate,
		make: func(b *book) {
			b.contract(b.account("A1", nil), "C1", march("10"))
			b.exec(`UPDATE contract_lines SET list_priced = ?`, true)
		},
		cure: func(b *book) {
			p := b.db.Product.Query().FirstX(b.sys)
			b.write(func(db *ent.Client) {
				db.ProductPrice.Create().SetProductID(p.ID).SetCurrency("USD").SetUnitPrice(decimal.NewFromInt(12)).SetStartsOn("2026-01-01").SaveX(b.sys)
			})
		}},
	{kind: billing.MissingExchangeRate,
		make: func(b *book) {
			b.contract(b.account("A1", nil), "C1", march("10"))
			b.exec(`UPDATE contracts SET currency = 'EUR'`)
		},
		cure: func(b *book) {
			b.write(func(db *ent.Client) {
				db.ExchangeRate.Create().SetSource("EUR").SetTarget("USD").SetStartsOn("2026-01-01").SetRate(decimal.RequireFromString("1.1")).SaveX(b.sys)
			})
		}},
	{kind: billing.ContractExpired,
		make: func(b *book) {
			l := march("10")
			l.EndsOn = "2026-03-15"
			b.contract(b.account("A1", nil), "C1", l)
		},
		cure: func(b *book) { b.exec(`UPDATE contracts SET status = 'TERMINATED'`) }},
	{kind: billing.CreditHold,
		make: func(b *book) {
			b.contract(b.account("A1", nil), "C1", march("10"))
			b.exec(`UPDATE accounts SET status = 'ON_HOLD'`)
		},
		cure: func(b *book) { b.exec(`UPDATE accounts SET status = 'ACTIVE'`) }},
	{kind: billing.FirstBill,
		make: func(b *book) {
			id := b.account("A1", nil)
			c := b.contract(id, "C1", march("10"))
			b.write(func(db *ent.Client) {
				db.ContractEvent.Create().SetContractID(c).SetAccountID(id).SetKind("TRANSFERRED").SetEffectiveOn("2026-03-01").SetFirstBill(true).SaveX(b.sys)
			})
		},
		waive: true},
	{kind: billing.LateTime,
		make: func(b *book) { b.work("80", "2026-03-10"); b.exec(`UPDATE time_entries SET late = ?`, true) },
		cure: func(b *book) { b.exec(`UPDATE time_entries SET late = ?`, false) }},
	{kind: billing.TooLarge,
		make: func(b *book) {
			b.contract(b.account("A1", nil), "C1", march("10"))
			b.exec(`UPDATE contract_lines SET unit_price = '99999999999999999'`)
		},
		cure: func(b *book) { b.exec(`UPDATE contract_lines SET unit_price = '10'`) }},
}

func march(price string) contracts.Line {
	l := line(price)
	l.StartsOn, l.InstalledOn, l.FunctionalOn = "2026-03-01", "2026-03-01", "2026-03-01"
	return l
}

func (b *book) tax(country, class, percent string) {
	b.Helper()
	b.write(func(db *ent.Client) {
		j := db.TaxJurisdiction.Create().SetCode(country).SetName(country).SetCountry(country).SaveX(b.sys)
		db.TaxRate.Create().SetJurisdictionID(j.ID).SetTaxClass(class).SetPercent(decimal.RequireFromString(percent)).SetStartsOn("2020-01-01").SaveX(b.sys)
	})
}

// work is an approved hour of an account A1 at the rate of its card.
func (b *book) work(hourly string, day date.Date) {
	b.Helper()
	id := b.account("A1", nil)
	l := march("0")
	l.Timing = contractline.TimingARREARS
	c := b.contract(id, "C1", l)
	b.write(func(db *ent.Client) {
		card := db.RateCard.Create().SetCode("STD").SetName("Standard").SetCurrency("USD").SaveX(b.sys)
		db.CardRate.Create().SetCardID(card.ID).SetRole("engineer").SetClass("REGULAR").SetHourly(decimal.RequireFromString(hourly)).SetStartsOn("2026-01-01").SaveX(b.sys)
		db.Contract.UpdateOneID(c).SetRateCardID(card.ID).ExecX(b.sys)
		l := db.ContractLine.Query().FirstX(b.sys)
		db.ContractLine.UpdateOne(l).SetKind("TIME").ExecX(b.sys)
		db.TimeEntry.Create().SetNumber("T1").SetAccountID(id).SetContractLineID(l.ID).SetPerson("Ana").SetRole("engineer").SetWorkedOn(day).SetHours(decimal.NewFromInt(1)).
			SetHourly(decimal.RequireFromString(hourly)).SetStatus("APPROVED").SaveX(b.sys)
	})
}

// Every kind of exception is produced, seen in the queue, and cured once.
func TestEveryExceptionIsCured(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, _ *store.DB) {
		postgres := strings.HasSuffix(t.Name(), "postgres")
		for _, c := range troubles {
			t.Run(string(c.kind), func(t *testing.T) {
				t.Parallel()
				var db *store.DB
				if postgres {
					db = servertest.Postgres(t)
				} else {
					db = servertest.SQLite(t)
				}
				b := newBook(t, db)
				c.make(b)
				run := b.run("2026-03-01", "2026-03-31")
				var e *ent.BillException
				for _, x := range b.open(run) {
					if x.Kind == string(c.kind) {
						e = x
					}
				}
				if e == nil {
					t.Fatalf("no %s among %v", c.kind, b.open(run))
				}
				t.Log(e.Severity, e.Message)
				if len(billing.Remedies(e)) == 0 {
					t.Error("there is no remedy")
				}
				if d := b.drafts(run); e.Severity == billexception.SeverityERROR && len(d) > 0 && d[0].Status != billdraft.StatusBLOCKED {
					t.Errorf("the draft is %s", d[0].Status)
				}
				if c.waive {
					b.must(b.billing.Waive(b.biller(), billing.Decide{IDs: []int{e.ID}, Note: "it was looked at"}))
				} else {
					c.cure(b)
				}
				if _, err := b.billing.Recompute(b.biller(), billing.Step{Run: run.ID}, []int{e.AccountID}); err != nil {
					t.Fatal(err)
				}
				got := b.db.BillException.GetX(b.sys, e.ID).Status
				if want := map[bool]billexception.Status{true: billexception.StatusWAIVED, false: billexception.StatusCURED}[c.waive]; got != want {
					t.Errorf("the exception is %s, want %s; open: %v", got, want, b.open(run))
				}
				for _, x := range b.open(run) {
					if x.Severity == billexception.SeverityERROR {
						t.Errorf("%s is still open: %s", x.Kind, x.Message)
					}
				}
				if d := b.drafts(run); len(d) != 1 || d[0].Status != billdraft.StatusREADY {
					t.Fatalf("drafts %v", d)
				}
				if n := b.post(run); n != 1 {
					t.Errorf("%d posted", n)
				}
				b.clean()
			})
		}
	})
}
