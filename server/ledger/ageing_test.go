package ledger_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// owed is one bucket's figures computed the long way.
type owed struct {
	buckets ledger.Buckets
	cash    int64
}

// byHand recomputes ageing from documents alone, one by one, without entries or indexes.
func byHand(ctx context.Context, db *store.DB, day date.Date, basis ledger.Basis) map[int]owed {
	out := map[int]owed{}
	for _, inv := range db.Invoice.Query().AllX(ctx) {
		var open int64
		if inv.IssueOn <= day {
			open = inv.TotalMinor
		}
		for _, a := range inv.QueryApplications().AllX(ctx) {
			if a.EffectiveOn <= day {
				open -= a.AmountMinor
			}
		}
		for _, a := range inv.QueryAdjustments().AllX(ctx) {
			if a.EffectiveOn <= day {
				open -= a.AmountMinor
			}
		}
		if open == 0 {
			continue
		}
		from := inv.DueOn
		if basis == ledger.IssueDate {
			from = inv.IssueOn
		}
		days := day.DaysSince(from)
		i := 5
		for n, limit := range []int{0, 30, 60, 90, 120} {
			if days <= limit {
				i = n
				break
			}
		}
		o := out[inv.AccountID]
		o.buckets[i].Count++
		o.buckets[i].Minor += open
		out[inv.AccountID] = o
	}
	for _, p := range db.Payment.Query().AllX(ctx) {
		if p.ReceivedOn > day {
			continue
		}
		open := p.AmountMinor
		if p.ReversedOn != "" && p.ReversedOn <= day {
			open = 0
		}
		for _, a := range p.QueryApplications().AllX(ctx) {
			if a.EffectiveOn <= day {
				open -= a.AmountMinor
			}
		}
		o := out[p.AccountID]
		o.cash += open
		out[p.AccountID] = o
	}
	return out
}

// Random business over half a year: at every day, by either date, ageing equals what the documents say one by one, its
// accounts sum to its total, and the total is the control account's.
func TestAgeingAgreesWithTheDocuments(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.System(t)
		books, bill, pay, give := &ledger.Service{DB: db}, &billing.Service{DB: db}, &cash.Service{DB: db}, &credits.Service{DB: db}
		unit, err := books.CreateBusinessUnit(ctx, ledger.BusinessUnit{Code: "U", Name: "U", Currency: "USD", SmallBalance: 300})
		if err != nil {
			t.Fatal(err)
		}
		r := rand.New(rand.NewPCG(7, 11))
		var accounts []int
		for i := range 5 {
			a, err := store.Tx(ctx, db, func(tx *store.TxClient) (int, error) {
				a, err := tx.Account.Create().SetBusinessUnitID(unit.ID).SetNumber(fmt.Sprint("A", i)).SetName(fmt.Sprint("A", i)).SetKind(account.KindDEALER).SetCurrency("USD").Save(ctx)
				tx.Record(store.Event{Action: "account.open"})
				return a.ID, err
			})
			if err != nil {
				t.Fatal(err)
			}
			accounts = append(accounts, a)
		}
		day := func() date.Date { return date.Date("2026-05-01").AddDays(r.IntN(200)) }
		var apps []int
		for range 250 {
			who, on := accounts[r.IntN(len(accounts))], day()
			switch r.IntN(8) {
			case 0, 1, 2:
				if _, err := bill.Post(ctx, billing.Post{Account: who, IssueOn: on, DueOn: on.AddDays(r.IntN(40)), Lines: []billing.Line{{Quantity: decimal.NewFromInt(1), UnitPrice: decimal.New(int64(r.IntN(20_000)), -2)}}}); err != nil {
					t.Fatal(err)
				}
			case 3, 4:
				p, err := pay.Record(ctx, cash.Record{Account: who, ReceivedOn: on, Amount: money.New(int64(1+r.IntN(30_000)), "USD")})
				if err != nil {
					t.Fatal(err)
				}
				if _, list, err := pay.Apply(ctx, cash.Apply{Payment: p.ID}); err == nil {
					for _, a := range list {
						apps = append(apps, a.ID)
					}
				}
			case 5:
				if len(apps) > 0 {
					_, _ = pay.Unapply(ctx, cash.Unapply{Application: apps[r.IntN(len(apps))], Reason: "random"})
				}
			case 6:
				if ids := db.Payment.Query().IDsX(ctx); len(ids) > 0 {
					_, _ = pay.Reverse(ctx, cash.Reverse{Payment: ids[r.IntN(len(ids))], On: "2026-11-24", Reason: "NSF"})
				}
			case 7:
				if inv, err := db.Invoice.Query().Where(invoice.BalanceMinorGT(0)).First(ctx); err == nil {
					_, _ = give.WriteOffSmallBalance(ctx, credits.WriteOff{Invoice: inv.ID, On: "2026-11-24", Reason: "rest"})
				}
			}
		}
		if v, err := books.Verify(ctx); err != nil || !v.OK {
			t.Fatalf("%v, %+v", err, v)
		}
		for _, d := range []date.Date{"2026-04-30", "2026-05-15", "2026-07-01", "2026-09-10", "2026-11-16", "2026-11-24", "2026-12-31"} {
			for _, basis := range []ledger.Basis{ledger.DueDate, ledger.IssueDate} {
				want := byHand(ctx, db, d, basis)
				rows, _, err := books.ByAccount(ctx, ledger.AgeingQuery{AsOf: d, Basis: basis}, ledger.Page{First: 200})
				if err != nil {
					t.Fatal(err)
				}
				var sum ledger.Buckets
				for _, row := range rows {
					if w := want[row.Account]; w.buckets != row.Buckets || w.cash != row.UnappliedCash {
						t.Errorf("%s %s account %d: %+v, want %+v", d, basis, row.Account, row, w)
					}
					delete(want, row.Account)
					for i := range sum {
						sum[i].Count += row.Buckets[i].Count
						sum[i].Minor += row.Buckets[i].Minor
					}
				}
				for id, w := range want {
					if (w != owed{}) {
						t.Errorf("%s %s account %d is missing: %+v", d, basis, id, w)
					}
				}
				total, err := books.Ageing(ctx, ledger.AgeingQuery{AsOf: d, Basis: basis})
				if err != nil {
					t.Fatal(err)
				}
				if len(total) > 0 && (total[0].Buckets != sum || *total[0].LedgerTotal != total[0].Total()) {
					t.Errorf("%s %s: accounts sum to %v, total %v, ledger %v", d, basis, sum, total[0].Buckets, total[0].LedgerTotal)
				}
			}
		}
	})
}
