package cash_test

import (
	"context"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// book is a business unit with a dealer group, its rooftop, and a stranger.
type book struct {
	*store.DB
	ctx                      context.Context
	cash                     *cash.Service
	billing                  *billing.Service
	ledger                   *ledger.Service
	unit                     int
	group, rooftop, stranger *ent.Account
}

func setup(t *testing.T, db *store.DB) *book {
	t.Helper()
	return setupIn(t, db, ledger.BusinessUnit{Code: "MAIN", Name: "Main", Currency: "USD", SmallBalance: 500})
}

func setupIn(t *testing.T, db *store.DB, in ledger.BusinessUnit) *book {
	t.Helper()
	ctx := servertest.System(t)
	b := &book{DB: db, ctx: ctx, cash: &cash.Service{DB: db}, billing: &billing.Service{DB: db}, ledger: &ledger.Service{DB: db}}
	unit, err := b.ledger.CreateBusinessUnit(ctx, in)
	if err != nil {
		t.Fatal(err)
	}
	b.unit = unit.ID
	open := func(number string, parent *ent.Account) *ent.Account {
		a, err := store.Tx(ctx, db, func(tx *store.TxClient) (*ent.Account, error) {
			c := tx.Account.Create().SetBusinessUnitID(unit.ID).SetNumber(number).SetName("Account " + number).SetKind(account.KindDEALER).SetCurrency("USD")
			if parent != nil {
				c.SetParentID(parent.ID)
			}
			a, err := c.Save(ctx)
			tx.Record(store.Event{Action: "account.open"})
			return a, err
		})
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	b.group = open("G", nil)
	b.rooftop = open("R", b.group)
	b.stranger = open("S", nil)
	return b
}

func (b *book) invoice(t *testing.T, a *ent.Account, issue date.Date, amount string) *ent.Invoice {
	t.Helper()
	inv, err := b.billing.Post(b.ctx, billing.Post{Account: a.ID, IssueOn: issue, Lines: []billing.Line{{Description: "Service", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.RequireFromString(amount)}}})
	if err != nil {
		t.Fatal(err)
	}
	return inv
}

func (b *book) payment(t *testing.T, a *ent.Account, on date.Date, minor int64) *ent.Payment {
	t.Helper()
	p, err := b.cash.Record(b.ctx, cash.Record{Account: a.ID, ReceivedOn: on, Amount: money.New(minor, "USD")})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (b *book) verify(t *testing.T) {
	t.Helper()
	v, err := b.ledger.Verify(b.ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range v.Checks {
		if !c.OK {
			t.Errorf("%s: %s", c.Name, c.Detail)
		}
	}
}

func amount(s string) *decimal.Decimal {
	d := decimal.RequireFromString(s)
	return &d
}

func TestApplyUndoReverse(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := setup(t, db)
		one, two := b.invoice(t, b.rooftop, "2026-09-01", "100.00"), b.invoice(t, b.group, "2026-10-01", "50.00")
		if one.Number != "INV-2026-0000001" || two.Number != "INV-2026-0000002" || one.DueOn != "2026-10-01" {
			t.Errorf("numbers %s, %s; due %s", one.Number, two.Number, one.DueOn)
		}
		p := b.payment(t, b.group, "2026-10-20", 12_000)

		got, apps, err := b.cash.Apply(b.ctx, cash.Apply{Payment: p.ID, EffectiveOn: "2026-10-20", Key: "k1",
			Targets: []cash.Target{{Invoice: one.ID, Amount: amount("99.99")}, {Invoice: two.ID}}})
		if err != nil {
			t.Fatal(err)
		}
		if got.UnappliedMinor != 0 || len(apps) != 2 || apps[0].AmountMinor != 9_999 || apps[1].AmountMinor != 2_001 {
			t.Errorf("unapplied %d, applications %v", got.UnappliedMinor, apps)
		}
		_, again, err := b.cash.Apply(b.ctx, cash.Apply{Payment: p.ID, EffectiveOn: "2026-10-20", Key: "k1",
			Targets: []cash.Target{{Invoice: one.ID, Amount: amount("99.99")}, {Invoice: two.ID}}})
		if err != nil || len(again) != 2 || again[0].ID != apps[0].ID {
			t.Errorf("a repeated key answered %v, %v", again, err)
		}
		if _, _, err := b.cash.Apply(b.ctx, cash.Apply{Payment: p.ID, Key: "k1"}); !fault.Is(err, fault.Conflict) {
			t.Errorf("the same key with other input: %v", err)
		}
		b.verify(t)

		undo, err := b.cash.Unapply(b.ctx, cash.Unapply{Application: apps[1].ID, EffectiveOn: "2026-11-01", Reason: "wrong invoice"})
		if err != nil {
			t.Fatal(err)
		}
		if undo.AmountMinor != -2_001 || undo.ReversesID != apps[1].ID {
			t.Errorf("reversing application: %v", undo)
		}
		if _, err := b.cash.Unapply(b.ctx, cash.Unapply{Application: apps[1].ID, Reason: "again"}); !fault.Is(err, fault.State) {
			t.Errorf("undone twice: %v", err)
		}
		if _, err := b.cash.Reverse(b.ctx, cash.Reverse{Payment: p.ID, On: "2026-11-10", Reason: "NSF"}); err != nil {
			t.Fatal(err)
		}
		if inv := b.Invoice.GetX(b.ctx, one.ID); inv.BalanceMinor != 10_000 {
			t.Errorf("the reversed payment left a balance of %d", inv.BalanceMinor)
		}
		b.verify(t)

		for day, want := range map[date.Date]int64{"2026-08-31": 0, "2026-09-30": 10_000, "2026-10-19": 15_000, "2026-10-20": 3_000, "2026-10-31": 3_000, "2026-11-01": 5_001, "2026-11-10": 15_000} {
			a, err := b.ledger.Ageing(b.ctx, ledger.AgeingQuery{AsOf: day})
			if err != nil {
				t.Fatal(err)
			}
			var total int64
			if len(a) > 0 {
				total = a[0].Total().Minor
				if a[0].LedgerTotal == nil || a[0].LedgerTotal.Minor != total {
					t.Errorf("%s: ageing %d, ledger %v", day, total, a[0].LedgerTotal)
				}
			}
			if total != want {
				t.Errorf("%s: owed %d, want %d", day, total, want)
			}
		}
	})
}

func TestApplyRefusals(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := setup(t, db)
		own, foreign := b.invoice(t, b.group, "2026-09-01", "100.00"), b.invoice(t, b.stranger, "2026-09-01", "100.00")
		p := b.payment(t, b.group, "2026-09-10", 5_000)
		unknown, err := b.cash.Record(b.ctx, cash.Record{ReceivedOn: "2026-09-10", Amount: money.New(100, "USD")})
		if err != nil {
			t.Fatal(err)
		}
		euro, err := b.cash.Record(b.ctx, cash.Record{Account: b.group.ID, ReceivedOn: "2026-09-10", Amount: money.New(100, "EUR")})
		if err != nil {
			t.Fatal(err)
		}
		target := func(id int, s string) []cash.Target { return []cash.Target{{Invoice: id, Amount: amount(s)}} }
		for name, c := range map[string]struct {
			ctx  context.Context
			in   cash.Apply
			want fault.Code
		}{
			"more than the payment":      {b.ctx, cash.Apply{Payment: p.ID, Targets: target(own.ID, "50.01")}, fault.OverBalance},
			"more than the invoice":      {b.ctx, cash.Apply{Payment: p.ID, Targets: target(own.ID, "100.01")}, fault.OverBalance},
			"zero":                       {b.ctx, cash.Apply{Payment: p.ID, Targets: target(own.ID, "0")}, fault.Invalid},
			"negative":                   {b.ctx, cash.Apply{Payment: p.ID, Targets: target(own.ID, "-1")}, fault.Invalid},
			"a fraction of a cent":       {b.ctx, cash.Apply{Payment: p.ID, Targets: target(own.ID, "0.001")}, fault.Invalid},
			"another group's invoice":    {b.ctx, cash.Apply{Payment: p.ID, Targets: target(foreign.ID, "1")}, fault.State},
			"another currency":           {b.ctx, cash.Apply{Payment: euro.ID, Targets: target(own.ID, "1")}, fault.Currency},
			"payer not known":            {b.ctx, cash.Apply{Payment: unknown.ID, Targets: target(own.ID, "1")}, fault.State},
			"before the payment":         {b.ctx, cash.Apply{Payment: p.ID, EffectiveOn: "2026-09-09", Targets: target(own.ID, "1")}, fault.Invalid},
			"no such payment":            {b.ctx, cash.Apply{Payment: own.ID, Targets: target(own.ID, "1")}, fault.NotFound},
			"no such invoice":            {b.ctx, cash.Apply{Payment: p.ID, Targets: target(p.ID, "1")}, fault.NotFound},
			"a role without the right":   {servertest.As(t, viewer.Auditor), cash.Apply{Payment: p.ID}, fault.Forbidden},
			"a dealer":                   {servertest.Bound(t, b.group.ID), cash.Apply{Payment: p.ID}, fault.Forbidden},
			"nobody":                     {t.Context(), cash.Apply{Payment: p.ID}, fault.Unauthenticated},
			"the same invoice too often": {b.ctx, cash.Apply{Payment: p.ID, Targets: append(target(own.ID, "30"), target(own.ID, "30")...)}, fault.OverBalance},
		} {
			if _, _, err := b.cash.Apply(c.ctx, c.in); !fault.Is(err, c.want) {
				t.Errorf("%s: %v, want %s", name, err, c.want)
			}
		}
		if inv := b.Invoice.GetX(b.ctx, own.ID); inv.BalanceMinor != 10_000 {
			t.Errorf("refusals moved the balance to %d", inv.BalanceMinor)
		}
		b.verify(t)
	})
}

func TestClosedPeriod(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := setup(t, db)
		inv := b.invoice(t, b.group, "2026-09-01", "10.00")
		p := b.payment(t, b.group, "2026-10-05", 1_000)
		period := b.Period.Query().AllX(b.ctx)[0]
		if _, err := b.ledger.Close(b.ctx, ledger.ClosePeriod{ID: period.ID, Version: period.Version}); err != nil {
			t.Fatal(err)
		}
		if _, err := b.billing.Post(b.ctx, billing.Post{Account: b.group.ID, IssueOn: "2026-09-30", Lines: []billing.Line{{Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(1)}}}); !fault.Is(err, fault.Closed) {
			t.Errorf("posted into a closed period: %v", err)
		}
		if _, err := b.billing.Post(b.ctx, billing.Post{Account: b.group.ID, IssueOn: "2026-08-30", Lines: []billing.Line{{Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(1)}}}); !fault.Is(err, fault.Closed) {
			t.Errorf("posted into a period before a closed one: %v", err)
		}
		if _, _, err := b.cash.Apply(b.ctx, cash.Apply{Payment: p.ID, Targets: []cash.Target{{Invoice: inv.ID}}, EffectiveOn: "2026-10-05"}); err != nil {
			t.Errorf("an open period refused: %v", err)
		}
		b.verify(t)
	})
}

// Many appliers spend the same payments on the same invoices at once: nothing is spent twice.
func TestRace(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := setup(t, db)
		var invoices, payments []int
		for range 4 {
			invoices = append(invoices, b.invoice(t, b.group, "2026-09-01", "10.00").ID)
			payments = append(payments, b.payment(t, b.group, "2026-09-02", 700).ID)
		}
		var wg sync.WaitGroup
		for w := range 8 {
			wg.Go(func() {
				for i := range 12 {
					_, apps, err := b.cash.Apply(b.ctx, cash.Apply{Payment: payments[(w+i)%4], Targets: []cash.Target{{Invoice: invoices[(w*i)%4], Amount: amount("1.50")}}})
					if err != nil && !fault.Is(err, fault.OverBalance) {
						t.Error(err)
					}
					if err == nil && i%3 == 0 {
						if _, err := b.cash.Unapply(b.ctx, cash.Unapply{Application: apps[0].ID, Reason: "test"}); err != nil {
							t.Error(err)
						}
					}
				}
			})
		}
		wg.Wait()
		b.verify(t)
		if n := b.Invoice.Query().Where(invoice.BalanceMinorLT(0)).CountX(b.ctx); n != 0 {
			t.Errorf("%d invoices below zero", n)
		}
	})
}

// Nobody can make the sums of the books overflow: neither of the databases could add them up ever after.
func TestAmountsThatNoSumHolds(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := setup(t, db)
		for _, minor := range []int64{math.MaxInt64, 9e18, money.Most + 1} {
			if _, err := b.cash.Record(b.ctx, cash.Record{Account: b.rooftop.ID, ReceivedOn: "2026-09-02", Amount: money.New(minor, "USD")}); !fault.Is(err, fault.Invalid) {
				t.Errorf("a payment of %d minor units: %v", minor, err)
			}
		}
		_, err := b.billing.Post(b.ctx, billing.Post{Account: b.rooftop.ID, IssueOn: "2026-09-01", Lines: []billing.Line{
			{Description: "A", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.New(money.Most, -2)}, {Description: "B", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.New(1, -2)}}})
		if !fault.Is(err, fault.Invalid) {
			t.Errorf("an invoice of more than that: %v", err)
		}
		for range 3 {
			b.payment(t, b.rooftop, "2026-09-02", money.Most)
		}
		owed, err := b.ledger.Receivables(b.ctx, []int{b.rooftop.ID}, "", false)
		if err != nil || owed[b.rooftop.ID][0].UnappliedCash != 3*money.Most {
			t.Errorf("%+v, %v", owed, err)
		}
		b.verify(t)
	})
}

func TestTextsThatNoPaymentHas(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := setup(t, db)
		for field, in := range map[string]cash.Record{
			"number":     {Number: "  "},
			"reference":  {Reference: strings.Repeat("é", 141)},
			"remittance": {Remittance: strings.Repeat("x", 4001)},
			"payer":      {Payer: strings.Repeat("x", 201)},
		} {
			for _, in := range []cash.Record{in, {Number: in.Number + "a\x07", Reference: in.Reference, Remittance: in.Remittance, Payer: in.Payer}} {
				in.Account, in.ReceivedOn, in.Amount = b.rooftop.ID, "2026-10-01", money.New(100, "USD")
				if _, err := b.cash.Record(b.ctx, in); !fault.Is(err, fault.Invalid) || in.Number == "" && !slices.Equal(fault.As(err).Field, []string{field}) {
					t.Errorf("%s: %v", field, err)
				}
			}
		}
		p, err := b.cash.Record(b.ctx, cash.Record{Account: b.rooftop.ID, ReceivedOn: "2026-10-01", Amount: money.New(100, "USD"), Reference: strings.Repeat("é", 140), Remittance: "two\nlines"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := b.cash.Reverse(b.ctx, cash.Reverse{Payment: p.ID, On: "2026-10-02", Reason: strings.Repeat("x", 201)}); !fault.Is(err, fault.Invalid) {
			t.Errorf("a reason of 201 characters: %v", err)
		}
		line := billing.Line{Description: "Service", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(1)}
		long := line
		long.Description = strings.Repeat("x", 2001)
		for what, in := range map[string]billing.Post{
			"number": {Number: "INV\n1", Lines: []billing.Line{line}}, "purchase order": {PurchaseOrder: strings.Repeat("x", 61), Lines: []billing.Line{line}},
			"description": {Description: strings.Repeat("x", 2001), Lines: []billing.Line{line}}, "line": {Lines: []billing.Line{line, long}},
		} {
			in.Account, in.IssueOn = b.rooftop.ID, "2026-10-01"
			if _, err := b.billing.Post(b.ctx, in); !fault.Is(err, fault.Invalid) {
				t.Errorf("an invoice with a wrong %s: %v", what, err)
			}
		}
	})
}
