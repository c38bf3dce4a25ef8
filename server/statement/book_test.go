package statement_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"testing"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/present"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/statement"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// party opens an account in a unit, below a parent when there is one.
func party(t *testing.T, ctx context.Context, db *store.DB, unit int, number string, parent int) int {
	t.Helper()
	id, err := store.Tx(ctx, db, func(tx *store.TxClient) (int, error) {
		c := tx.Account.Create().SetBusinessUnitID(unit).SetNumber(number).SetName("Account " + number).SetKind(account.KindDEALER).SetCurrency("USD")
		if parent != 0 {
			c.SetParentID(parent)
		}
		a, err := c.Save(ctx)
		if err != nil {
			return 0, err
		}
		tx.Record(store.Event{Action: "account.open"})
		return a.ID, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func unit(t *testing.T, ctx context.Context, db *store.DB) int {
	t.Helper()
	u, err := (&ledger.Service{DB: db}).CreateBusinessUnit(ctx, ledger.BusinessUnit{Code: "U", Name: "Unit", Currency: "USD", SmallBalance: 300})
	if err != nil {
		t.Fatal(err)
	}
	return u.ID
}

// random makes half a year of business on a tree of accounts: a group with two rooftops, one of which has a branch, and a
// dealer beside it.
func random(t *testing.T, ctx context.Context, db *store.DB, r *rand.Rand) (accounts []int) {
	t.Helper()
	bill, pay, give := &billing.Service{DB: db}, &cash.Service{DB: db}, &credits.Service{DB: db}
	u := unit(t, ctx, db)
	for i, parent := range []int{-1, 0, 0, 1, -1} {
		above := 0
		if parent >= 0 {
			above = accounts[parent]
		}
		accounts = append(accounts, party(t, ctx, db, u, fmt.Sprint("A-", i), above))
	}
	day := func() date.Date { return date.Date("2026-05-01").AddDays(r.IntN(200)) }
	currency := func() money.Currency { return []money.Currency{"USD", "USD", "EUR"}[r.IntN(3)] }
	var apps, payments, memos []int
	for range 280 {
		who, on := accounts[r.IntN(len(accounts))], day()
		switch r.IntN(11) {
		case 0, 1, 2, 3:
			var lines []billing.Line
			for n := range 1 + r.IntN(4) {
				lines = append(lines, billing.Line{Description: []string{"Internet", "Phone", ""}[r.IntN(3)], Quantity: decimal.NewFromInt(int64(1 + n)), UnitPrice: decimal.New(int64(r.IntN(9_000)), -2), Tax: decimal.New(int64(r.IntN(300)), -2)})
			}
			if r.IntN(4) == 0 { // a rebate, smaller than the rest
				lines = append(lines, billing.Line{Description: "Rebate", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.New(-1, -2)})
				lines[0].UnitPrice = lines[0].UnitPrice.Add(decimal.New(1, -2))
			}
			if _, err := bill.Post(ctx, billing.Post{Account: who, IssueOn: on, DueOn: on.AddDays(r.IntN(40)), Currency: currency(), PurchaseOrder: []string{"", "PO 7"}[r.IntN(2)], Lines: lines}); err != nil {
				t.Fatal(err)
			}
		case 4, 5:
			p, err := pay.Record(ctx, cash.Record{Account: who, ReceivedOn: on, Amount: money.New(int64(1+r.IntN(40_000)), currency())})
			if err != nil {
				t.Fatal(err)
			}
			payments = append(payments, p.ID)
			if r.IntN(3) > 0 {
				if _, list, err := pay.Apply(ctx, cash.Apply{Payment: p.ID}); err == nil {
					for _, a := range list {
						apps = append(apps, a.ID)
					}
				}
			}
		case 6: // for an invoice of another account, when that is in the payer's group
			if len(payments) > 0 {
				if ids := db.Invoice.Query().Where(invoice.BalanceMinorGT(0)).IDsX(ctx); len(ids) > 0 {
					if _, list, err := pay.Apply(ctx, cash.Apply{Payment: payments[r.IntN(len(payments))], Targets: []cash.Target{{Invoice: ids[r.IntN(len(ids))]}}}); err == nil {
						apps = append(apps, list[0].ID)
					}
				}
			}
		case 7:
			if len(apps) > 0 {
				_, _ = pay.Unapply(ctx, cash.Unapply{Application: apps[r.IntN(len(apps))], Reason: "random"})
			}
		case 8:
			if len(payments) > 0 {
				id := payments[r.IntN(len(payments))]
				if r.IntN(2) == 0 {
					_, _ = pay.Reverse(ctx, cash.Reverse{Payment: id, On: on, Reason: "NSF"})
				} else {
					_, _ = pay.Assign(ctx, cash.Assign{Payment: id, Account: who, EffectiveOn: on, Reason: "misposted"})
				}
			}
		case 9:
			if inv, err := db.Invoice.Query().Where(invoice.BalanceMinorGT(0), invoice.BalanceMinorLTE(300)).First(ctx); err == nil {
				_, _ = give.WriteOffSmallBalance(ctx, credits.WriteOff{Invoice: inv.ID, On: "2026-11-20", Reason: "rest"})
			}
		case 10:
			m, err := give.Request(ctx, credits.Request{Account: who, IssueOn: on, Currency: currency(), Reason: creditmemo.ReasonCONCESSION, Lines: []credits.Line{{Amount: decimal.New(int64(1+r.IntN(5_000)), -2)}}})
			if err != nil {
				t.Fatal(err)
			}
			if r.IntN(3) > 0 {
				if _, err := give.Approve(ctx, credits.Decide{ID: m.ID}); err != nil {
					t.Fatal(err)
				}
				memos = append(memos, m.ID)
			}
			if len(memos) > 0 && r.IntN(2) == 0 {
				_, _, _ = pay.ApplyCredit(ctx, cash.ApplyCredit{CreditMemo: memos[r.IntN(len(memos))]})
			}
		}
	}
	if v, err := (&ledger.Service{DB: db}).Verify(ctx); err != nil || !v.OK {
		t.Fatalf("%v, %+v", err, v)
	}
	return accounts
}

type open struct {
	account  int
	currency money.Currency
	kind     present.ItemKind
	number   string
}

// byHand is what was open at the end of a day, from the documents one by one.
func byHand(ctx context.Context, db *store.DB, day date.Date) map[open]int64 {
	out := map[open]int64{}
	add := func(o open, n int64) {
		if out[o] += n; out[o] == 0 {
			delete(out, o)
		}
	}
	for _, inv := range db.Invoice.Query().WithApplications().WithAdjustments().AllX(ctx) {
		o := open{inv.AccountID, inv.Currency, present.InvoiceItem, inv.Number}
		if inv.IssueOn <= day {
			add(o, inv.TotalMinor)
		}
		for _, a := range inv.Edges.Applications {
			if a.EffectiveOn <= day {
				add(o, -a.AmountMinor)
			}
		}
		for _, a := range inv.Edges.Adjustments {
			if a.EffectiveOn <= day {
				add(o, -a.AmountMinor)
			}
		}
	}
	for _, m := range db.CreditMemo.Query().Where(creditmemo.StatusEQ(creditmemo.StatusPOSTED)).WithApplications().AllX(ctx) {
		if m.IssueOn > day {
			continue
		}
		o := open{m.AccountID, m.Currency, present.CreditItem, *m.Number}
		add(o, -m.AmountMinor)
		for _, a := range m.Edges.Applications {
			if a.EffectiveOn <= day {
				add(o, a.AmountMinor)
			}
		}
	}
	return out
}

// A statement of any past day lists exactly what was open then, in its parts and sums equal to the ledger's ageing, account
// by account and for a group; a balance forward ends where the open items end; a reconciliation is tied.
func TestStatementsAgreeWithTheLedger(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.System(t)
		r := rand.New(rand.NewPCG(3, 17))
		accounts := random(t, ctx, db, r)
		books, papers := &ledger.Service{DB: db}, &statement.Service{DB: db}
		days := []date.Date{"2026-04-30", "2026-12-31", ""}
		for range 4 {
			days = append(days, date.Date("2026-05-01").AddDays(r.IntN(210)))
		}
		for _, day := range days {
			asOf := day
			if asOf == "" {
				asOf = "2026-11-24"
			}
			from := asOf.AddDays(-r.IntN(120))
			hand := byHand(ctx, db, asOf)
			for _, children := range []bool{false, true} {
				owed, err := books.Receivables(ctx, accounts, asOf, children)
				if err != nil {
					t.Fatal(err)
				}
				for _, who := range accounts {
					by := []statement.Breakdown{"", statement.ByProduct, statement.BySite, statement.ByCostCentre, statement.ByContract, statement.ByService}[r.IntN(6)]
					list, err := papers.Statements(ctx, statement.In{Account: who, AsOf: day, Children: children, Breakdown: by})
					if err != nil {
						t.Fatal(err)
					}
					forward, err := papers.Statements(ctx, statement.In{Account: who, Kind: present.BalanceForward, From: from, AsOf: asOf, Children: children})
					if err != nil {
						t.Fatal(err)
					}
					before, err := books.Receivables(ctx, []int{who}, from.AddDays(-1), children)
					if err != nil {
						t.Fatal(err)
					}
					want, opening := balances(owed[who]), balances(before[who])
					got := map[money.Currency]int64{}
					for _, s := range list {
						if s.Balance != 0 {
							got[s.Currency] = s.Balance
						}
						aged := ledger.Owed{Currency: s.Currency}
						for _, o := range owed[who] {
							if o.Currency == s.Currency {
								aged = o
							}
						}
						if aged.Buckets != s.Owed.Buckets || aged.UnappliedCash != s.Owed.UnappliedCash || aged.UnappliedCredit != s.Owed.UnappliedCredit {
							t.Errorf("%s account %d: aged %+v, the ledger says %+v", asOf, who, s.Owed, aged)
						}
						var sum, grouped int64
						var oldest date.Date
						for _, a := range s.Accounts {
							for _, x := range a.Items {
								sum += x.Open
								if x.Kind == present.InvoiceItem && x.Open != 0 && (oldest == "" || x.DueOn < oldest) {
									oldest = x.DueOn
								}
								if h := hand[open{a.Account.ID, s.Currency, x.Kind, x.Number}]; x.Kind != present.PaymentItem && h != x.Open {
									t.Errorf("%s %s: open %d, by hand %d", asOf, x.Number, x.Open, h)
								}
							}
						}
						for _, g := range s.Groups {
							grouped += g.Minor
						}
						if aged.OldestDueOn != oldest {
							t.Errorf("%s account %d: the oldest is due on %q, the ledger says %q", asOf, who, oldest, aged.OldestDueOn)
						}
						if sum != s.Balance || by != "" && grouped != s.Owed.Total().Minor {
							t.Errorf("%s account %d: items sum to %d, groups by %s to %d of %d, balance %d", asOf, who, sum, by, grouped, s.Owed.Total().Minor, s.Balance)
						}
					}
					if !maps.Equal(got, want) {
						t.Errorf("%s account %d: balances %v, the ledger says %v", asOf, who, got, want)
					}
					opened, closed := map[money.Currency]int64{}, map[money.Currency]int64{}
					for _, s := range forward {
						for _, a := range s.Accounts {
							sum := a.Opening
							for _, x := range a.Items {
								sum += x.Amount
								if x.On < from || x.On > asOf || x.Number == "" {
									t.Errorf("%s..%s: %+v", from, asOf, x)
								}
							}
							if sum != a.Closing {
								t.Errorf("%s..%s account %d: %d, closing %d", from, asOf, who, sum, a.Closing)
							}
							if opened[s.Currency] += a.Opening; opened[s.Currency] == 0 {
								delete(opened, s.Currency)
							}
						}
						if s.Balance != 0 {
							closed[s.Currency] = s.Balance
						}
					}
					if !maps.Equal(closed, want) || !maps.Equal(opened, opening) {
						t.Errorf("%s..%s account %d: opening %v, want %v; closing %v, want %v", from, asOf, who, opened, opening, closed, want)
					}
					if !children {
						reconciled(t, ctx, papers, who, from, asOf, before[who], owed[who])
					}
				}
			}
		}
	})
}

func balances(list []ledger.Owed) map[money.Currency]int64 {
	out := map[money.Currency]int64{}
	for _, o := range list {
		if n := o.Total().Minor - o.UnappliedCash - o.UnappliedCredit; n != 0 {
			out[o.Currency] = n
		}
	}
	return out
}

// reconciled checks that a reconciliation begins and ends with the ledger's open invoices.
func reconciled(t *testing.T, ctx context.Context, papers *statement.Service, who int, from, to date.Date, before, after []ledger.Owed) {
	t.Helper()
	list, err := papers.Reconciliations(ctx, who, from, to)
	if err != nil {
		t.Fatal(err)
	}
	total := func(list []ledger.Owed, c money.Currency) int64 {
		for _, o := range list {
			if o.Currency == c {
				return o.Total().Minor
			}
		}
		return 0
	}
	for _, r := range list {
		var invoiced, open int64
		for _, s := range r.Settlements {
			invoiced += s.Total
			open += s.Open
			if s.Open != s.Total-s.Paid-s.Credited+s.Adjusted || s.Open < 0 {
				t.Errorf("%+v", s)
			}
		}
		if !r.Tied() || r.Opening != total(before, r.Currency) || r.Closing != total(after, r.Currency) || invoiced != r.Invoiced || open > r.Closing {
			t.Errorf("%s..%s account %d: %d, %d; the ledger says %d, %d; invoices %d of %d, open %d: %+v", from, to, who, r.Opening, r.Closing, total(before, r.Currency), total(after, r.Currency),
				invoiced, r.Invoiced, open, r)
		}
	}
}
