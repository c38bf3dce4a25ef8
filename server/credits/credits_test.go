package credits_test

import (
	"testing"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/application"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/invoiceline"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

func TestCreditMemoNeedsTwoPeople(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.System(t)
		books, bill, give, pay := &ledger.Service{DB: db}, &billing.Service{DB: db}, &credits.Service{DB: db}, &cash.Service{DB: db}
		unit, err := books.CreateBusinessUnit(ctx, ledger.BusinessUnit{Code: "U", Name: "U", Currency: "USD", SmallBalance: 300})
		if err != nil {
			t.Fatal(err)
		}
		var parties [2]int
		for i, number := range []string{"A", "B"} {
			if parties[i], err = store.Tx(ctx, db, func(tx *store.TxClient) (int, error) {
				a, err := tx.Account.Create().SetBusinessUnitID(unit.ID).SetNumber(number).SetName(number).SetKind(account.KindDEALER).SetCurrency("USD").Save(ctx)
				tx.Record(store.Event{Action: "account.open"})
				return a.ID, err
			}); err != nil {
				t.Fatal(err)
			}
		}
		who, other := parties[0], parties[1]
		inv, err := bill.Post(ctx, billing.Post{Account: who, IssueOn: "2026-10-01", Lines: []billing.Line{{Quantity: decimal.NewFromInt(3), UnitPrice: decimal.RequireFromString("33.335"), Tax: decimal.RequireFromString("7.50")}}})
		if err != nil {
			t.Fatal(err)
		}
		if inv.TotalMinor != 10_751 {
			t.Errorf("3 × 33.335 + 7.50 = %d minor units, want 10751 (rounded once per line)", inv.TotalMinor)
		}
		for role, want := range map[viewer.Role]string{viewer.Biller: "", viewer.CashApplier: "PERMISSION"} {
			if a := credits.AllowedRequest(viewer.From(servertest.As(t, role)), inv); a.Allowed != (want == "") || a.ReasonCode != want {
				t.Errorf("credit for an invoice as %s: %+v", role, a)
			}
		}
		asker := servertest.As(t, viewer.Manager) // user 1 in every test
		line := func(amount, tax string) []credits.Line {
			return []credits.Line{{Description: "Price", Amount: decimal.RequireFromString(amount), Tax: decimal.RequireFromString(tax)}}
		}
		if _, err := give.Request(asker, credits.Request{Account: who, Invoice: inv.ID, IssueOn: "2026-10-05", Reason: creditmemo.ReasonPRICE, Lines: line("107.52", "0")}); !fault.Is(err, fault.OverBalance) {
			t.Errorf("a credit above the invoice: %v", err)
		}
		strange, err := bill.Post(ctx, billing.Post{Account: other, IssueOn: "2026-10-01", Lines: []billing.Line{{Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(5)}}})
		if err != nil {
			t.Fatal(err)
		}
		for _, invoice := range []int{0, inv.ID} {
			wrong := line("1.00", "0")
			wrong[0].InvoiceLine = db.InvoiceLine.Query().Where(invoiceline.InvoiceID(strange.ID)).OnlyIDX(ctx)
			if _, err := give.Request(asker, credits.Request{Account: who, Invoice: invoice, IssueOn: "2026-10-05", Reason: creditmemo.ReasonPRICE, Lines: wrong}); !fault.Is(err, fault.Invalid) {
				t.Errorf("a credit of another account's line: %v", err)
			}
		}
		memo, err := give.Request(asker, credits.Request{Account: who, Invoice: inv.ID, IssueOn: "2026-10-05", Reason: creditmemo.ReasonPRICE,
			Lines: []credits.Line{{Description: "Price", InvoiceLine: db.InvoiceLine.Query().Where(invoiceline.InvoiceID(inv.ID)).OnlyIDX(ctx), Amount: decimal.NewFromInt(100), Tax: decimal.RequireFromString("7.50")}}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := give.Request(asker, credits.Request{Account: who, Invoice: inv.ID, IssueOn: "2026-10-05", Reason: creditmemo.ReasonPRICE, Lines: line("0.02", "0")}); !fault.Is(err, fault.OverBalance) {
			t.Errorf("two credits above the invoice together: %v", err)
		}
		if _, err := give.Approve(asker, credits.Decide{ID: memo.ID}); !fault.Is(err, fault.TwoPeople) {
			t.Errorf("approved by the one who asked: %v", err)
		}
		if _, err := give.Approve(servertest.As(t, viewer.Biller), credits.Decide{ID: memo.ID}); !fault.Is(err, fault.Forbidden) {
			t.Errorf("approved by a biller: %v", err)
		}
		if _, _, err := pay.ApplyCredit(ctx, cash.ApplyCredit{CreditMemo: memo.ID}); !fault.Is(err, fault.State) {
			t.Errorf("applied before it was posted: %v", err)
		}
		if _, err := give.Reject(ctx, credits.Decide{ID: memo.ID}); !fault.Is(err, fault.Invalid) {
			t.Errorf("rejected without saying why: %v", err)
		}
		memo, err = give.Approve(ctx, credits.Decide{ID: memo.ID, Note: "checked"})
		if err != nil {
			t.Fatal(err)
		}
		if memo.Number == nil || *memo.Number != "CM-2026-0000001" || memo.UnappliedMinor != 0 || memo.AppliedMinor != 10_750 {
			t.Errorf("approved: %+v", memo)
		}
		if _, err := give.Approve(ctx, credits.Decide{ID: memo.ID}); !fault.Is(err, fault.State) {
			t.Errorf("approved twice: %v", err)
		}
		// One cent is left, within the tolerance; not before the credit counts, and once.
		if _, err := give.WriteOffSmallBalance(ctx, credits.WriteOff{Invoice: inv.ID, On: "2026-10-04", Reason: "rest"}); !fault.Is(err, fault.Invalid) {
			t.Errorf("written off before the credit counts: %v", err)
		}
		adj, err := give.WriteOffSmallBalance(ctx, credits.WriteOff{Invoice: inv.ID, On: "2026-10-06", Reason: "rest"})
		if err != nil || adj.AmountMinor != 1 {
			t.Fatalf("%v, %v", adj, err)
		}
		if _, err := give.WriteOffSmallBalance(ctx, credits.WriteOff{Invoice: inv.ID, On: "2026-10-06", Reason: "rest"}); !fault.Is(err, fault.State) {
			t.Errorf("written off twice: %v", err)
		}
		if v, err := books.Verify(ctx); err != nil || !v.OK {
			t.Errorf("%v, %+v", err, v)
		}
	})
}

// The invoice that a credit memo corrects may have been settled after the memo's day and opened again: it is settled from then.
func TestCreditOfAnInvoiceThatWasSettledInBetween(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.System(t)
		books, bill, give, pay := &ledger.Service{DB: db}, &billing.Service{DB: db}, &credits.Service{DB: db}, &cash.Service{DB: db}
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
		inv, err := bill.Post(ctx, billing.Post{Account: who, IssueOn: "2026-09-01", Lines: []billing.Line{{Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(100)}}})
		if err != nil {
			t.Fatal(err)
		}
		memo, err := give.Request(servertest.As(t, viewer.Manager), credits.Request{Account: who, Invoice: inv.ID, IssueOn: "2026-09-05", Reason: creditmemo.ReasonPRICE,
			Lines: []credits.Line{{Amount: decimal.NewFromInt(30)}}})
		if err != nil {
			t.Fatal(err)
		}
		p, err := pay.Record(ctx, cash.Record{Account: who, ReceivedOn: "2026-09-10", Amount: money.New(10_000, "USD")})
		if err != nil {
			t.Fatal(err)
		}
		_, apps, err := pay.Apply(ctx, cash.Apply{Payment: p.ID, EffectiveOn: "2026-09-10"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := pay.Unapply(ctx, cash.Unapply{Application: apps[0].ID, EffectiveOn: "2026-10-01", Reason: "NSF"}); err != nil {
			t.Fatal(err)
		}
		if memo, err = give.Approve(ctx, credits.Decide{ID: memo.ID}); err != nil || memo.AppliedMinor != 3_000 {
			t.Fatalf("%+v, %v", memo, err)
		}
		given, err := db.Application.Query().Where(application.CreditMemoID(memo.ID)).Only(ctx)
		if err != nil || given.EffectiveOn != "2026-10-01" {
			t.Errorf("%+v, %v; want it applied on the day on which the invoice was opened again", given, err)
		}
		if v, err := books.Verify(ctx); err != nil || !v.OK {
			t.Errorf("%v, %+v", err, v)
		}
	})
}
