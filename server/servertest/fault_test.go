package servertest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/intake"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// business is what the workers below do their work with.
type business struct {
	db      *store.DB
	books   *ledger.Service
	billing *billing.Service
	cash    *cash.Service
	account int
}

func open(db *store.DB) *business {
	return &business{db: db, books: &ledger.Service{DB: db}, billing: &billing.Service{DB: db}, cash: &cash.Service{DB: db}}
}

func (b *business) found(ctx context.Context) error {
	unit, err := b.books.CreateBusinessUnit(ctx, ledger.BusinessUnit{Code: "U", Name: "U", Currency: "USD"})
	if err != nil {
		return err
	}
	b.account, err = store.Tx(ctx, b.db, func(tx *store.TxClient) (int, error) {
		a, err := tx.Account.Create().SetBusinessUnitID(unit.ID).SetNumber("A").SetName("A").SetKind(account.KindDEALER).SetCurrency("USD").Save(ctx)
		if err != nil {
			return 0, err
		}
		tx.Record(store.Event{Action: "account.open", Entity: a.ID})
		return a.ID, nil
	})
	return err
}

func (b *business) invoice(ctx context.Context, key string, on date.Date, cents int64) (int, error) {
	inv, err := b.billing.Post(ctx, billing.Post{Account: b.account, IssueOn: on, Key: key, Lines: []billing.Line{{Description: "x", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.New(cents, -2)}}})
	if err != nil {
		return 0, err
	}
	return inv.ID, nil
}

func (b *business) verify(t *testing.T, ctx context.Context) {
	t.Helper()
	v, err := b.books.Verify(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range v.Checks {
		if !c.OK {
			t.Errorf("%s: %s", c.Name, c.Detail)
		}
	}
}

// Thirty-two clients work on the same few payments and invoices at once. DUEBOOK_TEST_RACE sets for how long.
func TestManyClients(t *testing.T) {
	t.Parallel()
	length := 2 * time.Second
	if s := os.Getenv("DUEBOOK_TEST_RACE"); s != "" {
		var err error
		if length, err = time.ParseDuration(s); err != nil {
			t.Fatal(err)
		}
	}
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, b := servertest.System(t), open(db)
		if err := b.found(ctx); err != nil {
			t.Fatal(err)
		}
		var invoices, payments []int
		for i := range 6 {
			id, err := b.invoice(ctx, fmt.Sprint("i", i), "2026-09-01", 100_000)
			if err != nil {
				t.Fatal(err)
			}
			p, err := b.cash.Record(ctx, cash.Record{Account: b.account, ReceivedOn: "2026-09-02", Amount: money.New(70_000, "USD")})
			if err != nil {
				t.Fatal(err)
			}
			invoices, payments = append(invoices, id), append(payments, p.ID)
		}
		var wg sync.WaitGroup
		var applied, undone, refused atomic.Int64
		end := time.Now().Add(length)
		for w := range 32 {
			wg.Go(func() {
				r := rand.New(rand.NewPCG(uint64(w), 1))
				for time.Now().Before(end) {
					a := decimal.New(int64(1+r.IntN(3000)), -2)
					_, apps, err := b.cash.Apply(ctx, cash.Apply{Payment: payments[r.IntN(6)], Targets: []cash.Target{{Invoice: invoices[r.IntN(6)], Amount: &a}, {Invoice: invoices[r.IntN(6)], Amount: &a}}})
					switch {
					case err == nil && r.IntN(10) != 0:
						applied.Add(1)
						for _, app := range apps {
							if _, err := b.cash.Unapply(ctx, cash.Unapply{Application: app.ID, Reason: "test"}); err != nil {
								t.Error(err)
							}
							undone.Add(1)
						}
					case err == nil:
						applied.Add(1)
					case fault.Is(err, fault.OverBalance):
						refused.Add(1)
					default:
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		t.Logf("%d applied, %d undone, %d refused in %s", applied.Load(), undone.Load(), refused.Load(), length)
		if applied.Load() == 0 || undone.Load() == 0 {
			t.Error("nothing happened")
		}
		b.verify(t, ctx)
	})
}

// work does a fixed list of things, each under its own key: whoever runs it again after a crash does what is missing and
// nothing twice.
func (b *business) work(ctx context.Context, n int) error {
	for i := range n {
		id, err := b.invoice(ctx, fmt.Sprint("inv", i), date.Date("2026-08-01").AddDays(i%60), int64(1000+i))
		if err != nil {
			return err
		}
		p, err := b.cash.Record(ctx, cash.Record{Account: b.account, ReceivedOn: "2026-10-10", Amount: money.New(int64(900+i), "USD"), Key: fmt.Sprint("pay", i)})
		if err != nil {
			return err
		}
		_, apps, err := b.cash.Apply(ctx, cash.Apply{Payment: p.ID, Targets: []cash.Target{{Invoice: id}}, Key: fmt.Sprint("app", i)})
		if err != nil {
			return err
		}
		if i%7 == 0 {
			if _, err := b.cash.Unapply(ctx, cash.Unapply{Application: apps[0].ID, Reason: "test", Key: fmt.Sprint("undo", i)}); err != nil {
				return err
			}
		}
	}
	return nil
}

const worked = 150

// TestMain lets the test binary be the worker that TestKilled kills.
func TestMain(m *testing.M) {
	if address := os.Getenv("DUEBOOK_TEST_WORKER"); address != "" {
		if err := worker(address); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func worker(address string) error {
	ctx := servertest.SystemContext()
	db, err := store.Open(ctx, address)
	if err != nil {
		return err
	}
	defer db.Close()
	db.Clock = func() time.Time { return servertest.Now }
	if file := os.Getenv("DUEBOOK_TEST_IMPORT"); file != "" {
		_, err := importHistory(ctx, db, file)
		return err
	}
	b := open(db)
	if b.account, err = db.Account.Query().OnlyID(ctx); err != nil {
		return err
	}
	return b.work(ctx, worked)
}

// killed starts a worker twenty times and kills it within a time, then lets one come to its end. The books are whole after
// each. It answers how many were killed before they were done.
func (b *business) killed(t *testing.T, ctx context.Context, within time.Duration, environment ...string) (kills int) {
	t.Helper()
	start := func() (*exec.Cmd, *strings.Builder) {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(append(os.Environ(), "DUEBOOK_TEST_WORKER="+b.db.Address), environment...)
		out := &strings.Builder{}
		cmd.Stderr = out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		return cmd, out
	}
	for range 20 {
		cmd, _ := start()
		time.Sleep(within/5 + rand.N(within*4/5))
		if cmd.Process.Kill() == nil {
			kills++
		}
		_ = cmd.Wait()
		b.verify(t, ctx)
	}
	cmd, out := start()
	if err := cmd.Wait(); err != nil {
		t.Fatalf("the last run: %v\n%s", err, out)
	}
	b.verify(t, ctx)
	return kills
}

// A process is killed twenty times at random moments while it posts, records, applies and undoes. The books stay whole, and
// what was killed half-way is completed without doing anything twice.
func TestKilled(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, b := servertest.System(t), open(db)
		if err := b.found(ctx); err != nil {
			t.Fatal(err)
		}
		kills := b.killed(t, ctx, 200*time.Millisecond)
		if i, p, a := db.Invoice.Query().CountX(ctx), db.Payment.Query().CountX(ctx), db.Application.Query().CountX(ctx); i != worked || p != worked || a != worked+(worked+6)/7 {
			t.Errorf("%d invoices, %d payments, %d applications after %d kills", i, p, a, kills)
		}
	})
}

// rowsKilled is how long the history is whose import is killed; it takes thirty chunks.
const rowsKilled = 3000

const historyMapping = `
defaults: {currency: USD}
records:
  - kind: accounts
    distinct: number
    fields: {number: customer, name: customer, kind: {value: CLIENT}}
  - kind: invoices
    fields: {number: invoice, account_number: customer, issue_date: issued, due_date: due, total: amount}
  - kind: payments
    fields: {number: {expr: 'concat("P", invoice)'}, account_number: customer, received_on: settled, amount: amount}
  - kind: applications
    fields: {payment_number: {expr: 'concat("P", invoice)'}, invoice_number: invoice, amount: amount, applied_on: settled}
`

func importHistory(ctx context.Context, db *store.DB, file string) (intake.Report, error) {
	f, err := os.Open(file)
	if err != nil {
		return intake.Report{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return intake.Report{}, err
	}
	s := &intake.Service{DB: db, Accounts: &accounts.Service{DB: db}, Contracts: &contracts.Service{DB: db}, Chunk: rowsKilled * 4 / 30}
	return s.Import(ctx, intake.Import{Kind: record.Invoices, File: "history.csv", Reader: f, Size: info.Size(), Mapping: []byte(historyMapping)})
}

// An import is killed twenty times at random moments. The books stay whole, and importing the file again completes it.
func TestKilledImport(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, b := servertest.System(t), open(db)
		if _, err := b.books.CreateBusinessUnit(ctx, ledger.BusinessUnit{Code: "U", Name: "U", Currency: "USD"}); err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		text.WriteString("customer,invoice,issued,due,settled,amount\n")
		for i := range rowsKilled {
			day := date.Date("2026-01-01").AddDays(i % 200)
			fmt.Fprintf(&text, "C%d,H%d,%s,%s,%s,%d.%02d\n", i%50, i, day, day.AddDays(30), day.AddDays(20+i%40), 10+i%90, i%100)
		}
		file := filepath.Join(t.TempDir(), "history.csv")
		if err := os.WriteFile(file, []byte(text.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		kills := b.killed(t, ctx, 2*time.Second, "DUEBOOK_TEST_IMPORT="+file)
		i, p, a := db.Invoice.Query().CountX(ctx), db.Payment.Query().CountX(ctx), db.Application.Query().CountX(ctx)
		t.Logf("%d invoices, %d payments, %d applications after %d kills", i, p, a, kills)
		if i != rowsKilled || p != rowsKilled || a != rowsKilled {
			t.Errorf("not %d of each", rowsKilled)
		}
		report, err := importHistory(ctx, db, file)
		if err != nil || report.Imported != 0 || report.RefusedCount != 0 || report.Unchanged != report.Records {
			t.Errorf("once more: %d imported, %d of %d unchanged, refused %v, %v", report.Imported, report.Unchanged, report.Records, report.Refused, err)
		}
	})
}
