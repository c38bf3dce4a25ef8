package billing_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/billdraft"
	"github.com/duebook/duebook/ent/billexception"
	"github.com/duebook/duebook/ent/billrun"
	"github.com/duebook/duebook/ent/businessunit"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/price"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// linesOf are the ids of a contract's lines, in their order.
func (b *book) linesOf(contract int) []int {
	return b.db.ContractLine.Query().Where(contractline.ContractID(contract)).Order(contractline.ByLineNo()).IDsX(b.sys)
}

// owed is what an account owes: what is open of its invoices less what is unapplied of its credit memos.
func (b *book) owed(account int) (minor int64) {
	b.Helper()
	b.must(b.db.Reader().QueryRowContext(b.sys, store.Rebind(b.db.Dialect, `SELECT (SELECT COALESCE(SUM(balance_minor), 0) FROM invoices WHERE account_id = ?) - (SELECT COALESCE(SUM(unapplied_minor), 0)
		FROM credit_memos WHERE account_id = ? AND status = 'POSTED')`), account, account).Scan(&minor))
	return minor
}

// credit asks for the credit memo of a draft.
func (b *book) credit(d *ent.BillDraft) int {
	b.Helper()
	memo, err := b.billing.CreditDraft(b.biller(), billing.CreditDraft{Draft: d.ID})
	b.must(err)
	return memo
}

func (b *book) draft(id int) *ent.BillDraft { return b.db.BillDraft.GetX(b.sys, id) }

func (b *book) approve(memo int) error {
	_, err := (&credits.Service{DB: b.db}).Approve(b.manager(), credits.Decide{ID: memo})
	return err
}

func (b *book) reject(memo int) {
	b.Helper()
	_, err := (&credits.Service{DB: b.db}).Reject(b.manager(), credits.Decide{ID: memo, Note: "ask the client first"})
	b.must(err)
}

// A draft below zero waits for its credit memo: rejected, it is as before; approved, the month is billed, and no other run
// bills it again.
func TestDraftBelowZeroIsCredited(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		id := b.account("A1", nil)
		lines := b.linesOf(b.contract(id, "C1", line("100"), line("30")))
		if n := b.post(b.run("2026-01-01", "2026-01-31")); n != 1 {
			t.Fatalf("%d posted", n)
		}
		b.ends(lines[0], change{ends: "2026-01-10"})
		run := b.run("2026-02-01", "2026-02-28")
		d := b.drafts(run)[0]
		const sum = -6774 + 3000 // 21 of 31 days of 100, and February of 30
		if d.TotalMinor != sum || d.Status != billdraft.StatusBLOCKED {
			t.Fatalf("%s of %d", d.Status, d.TotalMinor)
		}
		if _, err := b.billing.CreditDraft(b.person(7, viewer.Collector), billing.CreditDraft{Draft: d.ID}); !errors.As(err, new(viewer.ErrDenied)) {
			t.Errorf("credited by a collector: %v", err)
		}
		memo := b.credit(d)
		m := db.CreditMemo.Query().Where(creditmemo.ID(memo)).WithLines().OnlyX(b.sys)
		if m.Status != creditmemo.StatusREQUESTED || m.AmountMinor != -sum || m.IssueOn != run.IssueOn || len(m.Edges.Lines) != 2 {
			t.Fatalf("%s over %d on %s with %d lines", m.Status, m.AmountMinor, m.IssueOn, len(m.Edges.Lines))
		}
		// While it waits nothing else happens to the draft, and nothing counts as billed.
		_, err := b.billing.CreditDraft(b.biller(), billing.CreditDraft{Draft: d.ID})
		hold := b.billing.Hold(b.biller(), billing.Decide{IDs: []int{d.ID}, Note: "later"})
		_, cancel := b.billing.Cancel(b.biller(), billing.Step{Run: run.ID})
		_, two := (&credits.Service{DB: db}).Approve(b.person(7, viewer.Manager), credits.Decide{ID: memo})
		if !fault.Is(err, fault.State) || !fault.Is(hold, fault.State) || !fault.Is(cancel, fault.State) || !fault.Is(two, fault.TwoPeople) {
			t.Errorf("credited twice: %v; held: %v; cancelled: %v; approved by who asked: %v", err, hold, cancel, two)
		}
		_, err = b.billing.Recompute(b.biller(), billing.Step{Run: run.ID}, nil)
		b.must(err)
		if err := b.approve(memo); !fault.Is(err, fault.State) {
			t.Errorf("approved while its run is computed: %v", err)
		}
		b.must(b.billing.Compute(b.biller(), run.ID, billing.Work{}))
		if got := b.draft(d.ID); got.Version != d.Version+1 || got.CreditMemoID != memo {
			t.Errorf("computed while it waits: version %d of credit memo %d", got.Version, got.CreditMemoID)
		}
		if got := db.ContractLine.GetX(b.sys, lines[0]).BilledThrough; got != "2026-01-31" {
			t.Errorf("billed through %s before the approval", got)
		}
		b.reject(memo)
		if got := b.draft(d.ID); got.CreditMemoID != 0 || got.Status != billdraft.StatusBLOCKED {
			t.Errorf("rejected, the draft is %s with credit memo %d", got.Status, got.CreditMemoID)
		}
		if es := b.open(run); len(es) != 1 || es[0].Kind != string(billing.NegativeInvoice) || !strings.Contains(es[0].Note, "ask the client") {
			t.Errorf("rejected: %v", es)
		}
		b.must(b.billing.Hold(b.biller(), billing.Decide{IDs: []int{d.ID}, Note: "later"}))
		if _, err := b.billing.CreditDraft(b.biller(), billing.CreditDraft{Draft: d.ID}); !fault.Is(err, fault.State) {
			t.Errorf("credited while held: %v", err)
		}
		b.must(b.billing.Release(b.biller(), billing.Decide{IDs: []int{d.ID}}))

		b.must(b.approve(b.credit(d)))
		if got := b.draft(d.ID); got.Status != billdraft.StatusCREDITED || got.InvoiceID != 0 {
			t.Errorf("the draft is %s with invoice %d", got.Status, got.InvoiceID)
		}
		if got := db.BillRun.GetX(b.sys, run.ID); got.Status != billrun.StatusPOSTED || got.PostedAt == nil {
			t.Errorf("with nothing left the run is %s", got.Status)
		}
		if es := b.open(run); len(es) != 0 {
			t.Errorf("still open: %v", es)
		}
		if got := b.owed(id); got != 13000+sum {
			t.Errorf("the account owes %d", got)
		}
		if again := b.drafts(b.run("2026-02-01", "2026-02-28")); len(again) != 0 {
			t.Errorf("%d drafts for a month that is credited", len(again))
		}
		// The line serves after all: its days are charged again, and no invoice charges them already.
		b.ends(lines[0], change{})
		march := b.run("2026-03-01", "2026-03-31")
		if ds := b.drafts(march); len(ds) != 1 || ds[0].TotalMinor != 6774+10000+10000+3000 {
			t.Errorf("%v", ds)
		}
		for _, e := range b.open(march) {
			if e.Kind == string(billing.DuplicatePeriod) {
				t.Errorf("%s", e.Message)
			}
		}
		b.clean()
	})
}

// What was billed otherwise while a credit memo waited is not billed by it once more.
func TestCreditOfStaleDraft(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		id := b.account("A1", nil)
		lines := b.linesOf(b.contract(id, "C1", line("100")))
		b.post(b.run("2026-01-01", "2026-01-31"))
		b.ends(lines[0], change{ends: "2026-01-10"})
		first, second := b.run("2026-02-01", "2026-02-28"), b.run("2026-02-01", "2026-02-28")
		one, two := b.credit(b.drafts(first)[0]), b.credit(b.drafts(second)[0])
		b.must(b.approve(two))
		if err := b.approve(one); !fault.Is(err, fault.State) {
			t.Errorf("approved though it is billed: %v", err)
		}
		b.reject(one)
		if _, err := b.billing.Recompute(b.biller(), billing.Step{Run: first.ID}, []int{id}); err != nil {
			t.Fatal(err)
		}
		if ds := b.drafts(first); len(ds) != 0 {
			t.Errorf("computed again: %v", ds)
		}
		if got := b.owed(id); got != 10000-6774 {
			t.Errorf("the account owes %d", got)
		}
		b.clean()
	})
}

// A credit memo that is approved while another run posts the same days: one of them bills each account, never both.
func TestCreditAndPostingAtOnce(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		var accounts []int
		var ends []int
		for i := range 6 {
			accounts = append(accounts, b.account(fmt.Sprint("A", i), nil))
			ends = append(ends, b.linesOf(b.contract(accounts[i], fmt.Sprint("C", i), line("100"), line("30")))[0])
		}
		b.post(b.run("2026-01-01", "2026-01-31"))
		for _, id := range ends {
			b.ends(id, change{ends: "2026-01-10"})
		}
		short, long := b.run("2026-02-01", "2026-02-28"), b.run("2026-02-01", "2026-04-30")
		var memos []int
		for _, d := range b.drafts(short) {
			memos = append(memos, b.credit(d))
		}
		_, err := b.billing.Approve(b.manager(), billing.Step{Run: long.ID})
		b.must(err)
		var all sync.WaitGroup
		refused := make([]error, len(memos))
		for i, memo := range memos {
			all.Go(func() { refused[i] = b.approve(memo) })
		}
		all.Go(func() {
			if _, err := b.billing.PostDrafts(b.biller(), long.ID, billing.Work{}); err != nil {
				t.Error(err)
			}
		})
		all.Wait()
		credited := 0
		for i, id := range accounts {
			want := int64(13000 - 6774 + 3*3000)
			switch {
			case refused[i] == nil:
				credited++
				want = 13000 - 6774 + 3000
			case !fault.Is(refused[i], fault.State):
				t.Error(refused[i])
			}
			if got := b.owed(id); got != want {
				t.Errorf("account %d owes %d, want %d; refused: %v", i, got, want, refused[i])
			}
		}
		t.Logf("%d of %d credited", credited, len(accounts))
		b.clean()
	})
}

// What else is wrong with a draft is mended first, and a draft that charges something is posted.
func TestOnlyDraftsBelowZeroAreCredited(t *testing.T) {
	t.Parallel()
	db := servertest.SQLite(t)
	b := newBook(t, db)
	id := b.account("A1", nil)
	lines := b.linesOf(b.contract(id, "C1", line("100")))
	run := b.run("2026-01-01", "2026-01-31")
	if _, err := b.billing.CreditDraft(b.biller(), billing.CreditDraft{Draft: b.drafts(run)[0].ID}); !fault.Is(err, fault.State) {
		t.Errorf("a draft above zero was credited: %v", err)
	}
	b.post(run)
	b.ends(lines[0], change{ends: "2026-01-10"})
	b.write(func(c *ent.Client) { c.Account.UpdateOneID(id).SetStatus("ON_HOLD").ExecX(b.sys) })
	run = b.run("2026-02-01", "2026-02-28")
	d := b.drafts(run)[0]
	if _, err := b.billing.CreditDraft(b.biller(), billing.CreditDraft{Draft: d.ID}); !fault.Is(err, fault.State) {
		t.Errorf("credited in spite of another exception: %v", err)
	}
	for _, e := range b.open(run) {
		if e.Kind == string(billing.CreditHold) {
			b.must(b.billing.Waive(b.biller(), billing.Decide{IDs: []int{e.ID}, Note: "it is given back"}))
		}
	}
	b.must(b.approve(b.credit(d)))
	b.clean()
}

// Usage of a credited draft is billed: it counts towards the tiers of its month and is not billed again.
func TestUsageOfCreditedDraft(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		promotions, card := b.catalogue()
		usage := agreed{ContractLine: ent.ContractLine{Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(2), Kind: contractline.KindUSAGE, Frequency: "MONTHLY", Timing: "ARREARS",
			StartsOn: "2026-01-01", InstalledOn: "2026-01-01", FunctionalOn: "2026-01-01", Pricing: &price.Model{Kind: price.Unit, Included: decimal.NewFromInt(10)}}}
		id := b.account("A1", nil)
		contract, metered := b.sign(id, "C1", "USD", promotions, card, []agreed{usage})
		anchor := b.linesOf(contract)[0]
		b.bill("2026-01-01", "2026-01-31", []int{id})
		b.ends(anchor, change{ends: "2026-01-10"})
		use := func(number string, units int64) {
			b.write(func(c *ent.Client) {
				c.UsageRecord.Create().SetNumber(number).SetAccountID(id).SetContractLineID(metered[0]).SetUsedOn("2026-02-05").SetQuantity(decimal.NewFromInt(units)).SaveX(b.sys)
			})
		}
		use("U1", 15)
		d := b.drafts(b.run("2026-02-01", "2026-02-28"))[0]
		before := b.owed(id)
		b.must(b.approve(b.credit(d)))
		if got := b.owed(id); got != before+d.TotalMinor {
			t.Errorf("the account owes %d, before it was %d and the draft came to %d", got, before, d.TotalMinor)
		}
		if again := b.drafts(b.run("2026-02-01", "2026-02-28")); len(again) != 0 {
			t.Fatalf("billed again: %v", again[0].Content.Lines)
		}
		use("U2", 4)
		if ds := b.drafts(b.run("2026-03-01", "2026-03-31")); len(ds) != 1 || ds[0].TotalMinor != 800 {
			t.Errorf("four more units of a month whose included ones are used up: %v", ds)
		}
		b.clean()
	})
}

// settle bills a period: what can be posted is posted, drafts below zero are credited or left to the next run.
func (b *book) settle(from, to date.Date, accounts []int, leave map[int]bool) {
	b.Helper()
	run, err := b.billing.Start(b.biller(), billing.Start{BusinessUnit: b.unit, PeriodFrom: from, PeriodTo: to, Selection: bill.Selection{Accounts: accounts}})
	b.must(err)
	b.must(b.billing.Compute(b.biller(), run.ID, billing.Work{}))
	var waived []int
	for _, e := range b.open(run) {
		if e.Severity == billexception.SeverityERROR && e.Kind != string(billing.NegativeInvoice) {
			waived = append(waived, e.ID)
		}
	}
	if len(waived) > 0 {
		b.must(b.billing.Waive(b.biller(), billing.Decide{IDs: waived, Note: "it is right"}))
	}
	ready := 0
	for _, d := range b.drafts(run) {
		b.sound(d)
		switch {
		case d.Status == billdraft.StatusREADY:
			ready++
		case leave[d.AccountID]:
			b.reject(b.credit(d))
		default:
			before, memo := b.owed(d.AccountID), b.credit(d)
			b.must(b.approve(memo))
			if got := b.owed(d.AccountID); got != before+d.TotalMinor {
				b.Fatalf("the account owes %d, before it was %d and the draft came to %d", got, before, d.TotalMinor)
			}
		}
	}
	if ready == 0 {
		return
	}
	if n := b.post(run); n != ready {
		b.Fatalf("%s: %d of %d drafts were posted; %v", from, n, ready, b.open(run))
	}
}

// However a year is billed, with months below zero credited or left to the next, each line is charged what one run over the
// year would have charged.
func TestYearWithCreditsIsTheYear(t *testing.T) {
	t.Parallel()
	type world struct {
		lines []agreed
		leave [12]bool
	}
	worlds := many(t, 24, func(t *rapid.T) (w world) {
		w.lines = rapid.SliceOfN(rapid.Custom(drawLife), 1, 4).Draw(t, "lines")
		for m := range 11 {
			w.leave[m] = rapid.IntRange(0, 2).Draw(t, "left") == 0
		}
		return w
	})
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		promotions, card := b.catalogue()
		b.taxed(businessunit.TaxRoundingINVOICE)
		var parts, wholes []int
		var lines, twins [][]int
		sign := func(number string, w world) (account int, ids []int) {
			account = b.account(number, at("TX"))
			contract, ids := b.sign(account, number, "USD", promotions, card, w.lines)
			b.exec(`UPDATE contract_lines SET unit_price = '1' WHERE contract_id = ? AND line_no = 1`, contract) // no anchor: invoices may fall below zero
			return account, ids
		}
		for i, w := range worlds {
			account, ids := sign(fmt.Sprint("PARTS-", i), w)
			parts, lines = append(parts, account), append(lines, ids)
			account, ids = sign(fmt.Sprint("WHOLE-", i), w)
			wholes, twins = append(wholes, account), append(twins, ids)
			for n, l := range w.lines {
				if k := len(l.changes); k > 0 {
					b.ends(ids[n], l.changes[k-1])
				}
			}
		}
		b.settle(year, "2026-12-31", wholes, nil)
		for m := range 12 {
			leave := map[int]bool{}
			for i, w := range worlds {
				leave[parts[i]] = w.leave[m]
				for n, l := range w.lines {
					for _, c := range l.changes {
						if c.month == m {
							b.ends(lines[i][n], c)
						}
					}
				}
			}
			b.settle(month(m), month(m).EndOfMonth(), parts, leave)
		}
		sums := b.charged()
		rows, err := db.Reader().QueryContext(b.sys, `SELECT contract_line_id, SUM(l.amount_minor) FROM credit_memo_lines l JOIN credit_memos c ON c.id = l.credit_memo_id WHERE c.status = 'POSTED' GROUP BY contract_line_id`)
		b.must(err)
		credited := 0
		for rows.Next() {
			var id int
			var n int64
			b.must(rows.Scan(&id, &n))
			sums[id] -= n
			credited++
		}
		b.must(errors.Join(rows.Err(), rows.Close()))
		t.Logf("%d lines were credited", credited)
		for i, w := range worlds {
			for n, l := range w.lines {
				if got, want := sums[lines[i][n]], sums[twins[i][n]]; got != want {
					t.Errorf("in parts %d, at once %d; left to the next month %v: %v", got, want, w.leave, l)
				}
			}
		}
		if again := b.drafts(b.run("2026-12-01", "2026-12-31")); len(again) != 0 {
			t.Errorf("%d drafts for a year that is billed", len(again))
		}
		b.clean()
	})
}
