package intake

import (
	"bytes"
	"context"
	"errors"
	"os"
	"testing"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/ledger"
)

const historyFolder = "../exchange/mapping/testdata/"

// history is an import of an invoice history: each row an account, an invoice and, when it was settled, a payment with its
// application.
func history(t *testing.T, path string) Import {
	t.Helper()
	m, err := os.ReadFile(historyFolder + "invoice-history.yaml")
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return Import{Kind: record.Invoices, File: "history.csv", Reader: bytes.NewReader(content), Size: int64(len(content)), Mapping: m}
}

// realHistory is a public file of 2,466 invoices; it is used where it lies beside the project.
const realHistory = "../../../shared/data/ar-datasets/ibm_accounts_receivable_2466.csv"

func TestHistoryOfAnotherSystem(t *testing.T) {
	t.Parallel()
	type aged struct {
		day             date.Date
		current, late   int
		currentSum, sum int64
	}
	for _, c := range []struct {
		name, path                   string
		accounts, invoices, payments int64
		total                        string
		ages                         []aged
	}{
		{"look-alike", historyFolder + "invoice-history.csv", 6, 30, 27, "2472.51", nil},
		{"public file", realHistory, 100, 2466, 2466, "147703.18", []aged{
			{"2012-12-31", 86, 13, 493632, 572506}, {"2013-06-30", 72, 12, 428429, 511985}, {"2013-12-02", 76, 7, 442279, 493010}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if _, err := os.Stat(c.path); c.path == realHistory && errors.Is(err, os.ErrNotExist) {
				t.Logf("%s is not here; the look-alike stands for it", c.path)
				return
			}
			both(t, func(t *testing.T, b *bundle) {
				report := b.run(history(t, c.path))
				if report.RefusedCount != 0 || report.Totals["invoices USD"] != c.total {
					t.Fatalf("%+v", report)
				}
				for table, want := range map[string]int64{"accounts": c.accounts, "invoices": c.invoices, "payments": c.payments, "applications": c.payments} {
					if got := b.number(`SELECT COUNT(*) FROM ` + table); got != want {
						t.Errorf("%d %s, want %d", got, table, want)
					}
				}
				for _, a := range c.ages {
					rows, err := b.ledger.Ageing(b.sys, ledger.AgeingQuery{AsOf: a.day})
					if err != nil || len(rows) != 1 {
						t.Fatalf("%v, %v", rows, err)
					}
					r := rows[0]
					if r.Buckets[0] != (ledger.Bucket{Count: a.current, Minor: a.currentSum}) || r.Buckets[1].Count != a.late || r.Total().Minor != a.sum || *r.LedgerTotal != r.Total() {
						t.Errorf("%s: %+v", a.day, r)
					}
				}
				b.clean()
				before := b.state()
				again := b.run(history(t, c.path))
				if again.Imported != 0 || again.Unchanged != again.Records || b.state() != before {
					t.Errorf("the second import: %+v", again)
				}
			})
		})
	}
}

// An import that ends in the middle, again and again at other places, is completed by the next: nothing twice, nothing missing.
func TestInterruptedImportIsCompleted(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		b.Chunk = 7
		interrupted := 0
		for stop := int64(1); ; stop += 3 {
			ctx, cancel := context.WithCancel(viewer.NewContext(t.Context(), viewer.System("test")))
			in := history(t, historyFolder+"invoice-history.csv")
			var calls int64
			in.Progress = func(int64, int64) {
				if calls++; calls == stop {
					cancel()
				}
			}
			report, err := b.Import(ctx, in)
			cancel()
			b.clean()
			if err == nil {
				if report.Imported+report.Unchanged != report.Records || b.number(`SELECT COUNT(*) FROM invoices`) != 30 || b.number(`SELECT COUNT(*) FROM applications`) != 27 {
					t.Errorf("completed: %+v", report)
				}
				break
			}
			if interrupted++; interrupted > 200 {
				t.Fatal("never completed")
			}
		}
		if interrupted == 0 {
			t.Error("it was never interrupted")
		}
	})
}
