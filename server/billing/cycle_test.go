package billing_test

import (
	"slices"
	"testing"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/billexception"
	"github.com/duebook/duebook/ent/billrun"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// On 10 February, of eight cycles three are posted, two of them in time, and one was missed; what is still to come is not
// measured, nor are the exceptions of runs that are not posted.
func TestMeasure(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db.At(func() time.Time { return time.Date(2026, 2, 10, 12, 0, 0, 0, time.UTC) }))
		cycle := func(name string, through, deliver date.Date, accounts ...int) int {
			t.Helper()
			c, err := b.billing.Plan(b.biller(), billing.Plan{BusinessUnit: b.unit, Name: name, Selection: bill.Selection{Accounts: accounts}, PeriodFrom: "2026-01-01", PeriodTo: through,
				CutOffOn: "2026-01-01", RunOn: "2026-01-01", ApproveOn: "2026-01-01", DeliverOn: deliver})
			b.must(err)
			return c.ID
		}
		run := func(cycle, exceptions int) *ent.BillRun {
			t.Helper()
			r, err := b.billing.Start(b.biller(), billing.Start{Cycle: cycle})
			b.must(err)
			b.must(b.billing.Compute(b.biller(), r.ID, billing.Work{}))
			if got := b.open(r); len(got) != 0 {
				t.Fatalf("%v", got)
			}
			account := b.drafts(r)[0].AccountID
			b.write(func(c *ent.Client) {
				for range exceptions {
					c.BillException.Create().SetRunID(r.ID).SetAccountID(account).SetKind("CHANGE").SetSeverity(billexception.SeverityWARNING).SetMessage("look at it").SetStatus(billexception.StatusWAIVED).SaveX(b.sys)
				}
			})
			return b.db.BillRun.GetX(b.sys, r.ID)
		}
		client := func(number string) int {
			t.Helper()
			id := b.account(number, nil)
			b.contract(id, "C"+number, line("10"))
			return id
		}
		a, c, d := client("A"), client("C"), client("D")
		late, open, part1, part2, early := client("L"), client("O"), client("P1"), client("P2"), client("E")

		b.post(run(cycle("in time", "2026-01-31", "2026-02-10", a, c, d), 2))
		b.post(run(cycle("late", "2026-01-20", "2026-02-09", late), 1))
		b.post(run(cycle("before its day", "2026-01-31", "2026-02-25", early), 0))
		cycle("missed", "2026-01-31", "2026-02-09", open)
		cycle("due today", "2026-01-31", "2026-02-10", open)
		cycle("to come", "2026-01-31", "2026-02-28", open)
		run(cycle("in review", "2026-01-31", "2026-02-20", open), 24)
		part := run(cycle("posted in part", "2026-01-31", "2026-02-20", part1, part2), 3)
		b.must(b.billing.Hold(b.biller(), billing.Decide{IDs: []int{b.drafts(part)[1].ID}, Note: "the client asked for it"}))
		b.post(part)
		if got := b.db.BillRun.GetX(b.sys, part.ID).Status; got != billrun.StatusAPPROVED {
			t.Fatalf("the run in part is %s", got)
		}

		// Sixty days after the 31st of January is the 1st of April.
		for account, on := range map[int]date.Date{a: "2026-04-01", c: "2026-04-02"} {
			inv := b.db.Invoice.Query().Where(invoice.AccountID(account)).OnlyX(b.sys)
			memo, err := (&credits.Service{DB: b.db}).Request(b.biller(), credits.Request{Account: account, Invoice: inv.ID, IssueOn: on, Reason: creditmemo.ReasonPRICE,
				Lines: []credits.Line{{Description: "too dear", Amount: decimal.NewFromInt(1)}}})
			b.must(err)
			b.must(b.approve(memo.ID))
		}

		m, err := b.billing.Measure(b.biller(), "2026-01-01", "2026-02-28")
		b.must(err)
		if m.Cycles != 4 || m.OnTime != 2 {
			t.Errorf("%d of %d cycles on time, want 2 of 4", m.OnTime, m.Cycles)
		}
		if m.Exceptions != 3 || m.Invoices != 5 || m.ExceptionsPerInvoice().Decimal.String() != "0.6" {
			t.Errorf("%d exceptions on %d invoices, %v each; want 3 on 5, 0.6 each", m.Exceptions, m.Invoices, m.ExceptionsPerInvoice().Decimal)
		}
		if m.Issued != 6 || m.Corrected != 1 || m.FirstBillAccuracy().Decimal.String() != "83.33" {
			t.Errorf("%d of %d corrected, %v right at first; want 1 of 6, 83.33", m.Corrected, m.Issued, m.FirstBillAccuracy().Decimal)
		}
		if !slices.Equal(m.Days, []int{10, 10, 21}) || m.CycleDays().Decimal.String() != "10" {
			t.Errorf("cycles of %v days, median %v; want 10 10 21, median 10", m.Days, m.CycleDays().Decimal)
		}
		b.clean()
	})
}

// Without cycles, invoices and runs nothing is measured; the median of an even number of runs lies between two.
func TestMeasures(t *testing.T) {
	t.Parallel()
	var none billing.Measures
	if none.ExceptionsPerInvoice().Valid || none.FirstBillAccuracy().Valid || none.CycleDays().Valid {
		t.Error("something is measured where nothing was billed")
	}
	// 97 % of 12,500 invoices.
	some := billing.Measures{Issued: 12500, Corrected: 375, Days: []int{-3, 2, 5, 40}}
	if got := some.FirstBillAccuracy().Decimal.String(); got != "97" {
		t.Errorf("%s %% right at first", got)
	}
	if got := some.CycleDays().Decimal.String(); got != "3.5" {
		t.Errorf("%s days", got)
	}
}
