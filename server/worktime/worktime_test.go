package worktime

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/cardrate"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/timeentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/catalogue"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// bundle is a service with a contract that is billed by the hour and by usage, on a book of its own. Today is 24 November 2026.
type bundle struct {
	*Service
	sys             context.Context
	ann, ben        context.Context // a biller and a manager
	unit            *ent.BusinessUnit
	parent, client  int
	card            int
	contract        int
	time, usage     int // lines 1 and 2
	budgeted, daily int // lines 3 and 4
}

func as(t *testing.T, id int, role viewer.Role) context.Context {
	return viewer.NewContext(t.Context(), viewer.New(viewer.Viewer{Kind: viewer.KindUser, ID: id, Name: fmt.Sprint(id), Roles: []viewer.Role{role}, Unbounded: true}, nil))
}

func both(t *testing.T, test func(t *testing.T, b *bundle)) {
	t.Helper()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := &bundle{Service: &Service{DB: db}, sys: servertest.System(t), ann: as(t, 11, viewer.Biller), ben: as(t, 12, viewer.Manager)}
		var err error
		if b.unit, err = (&ledger.Service{DB: db}).CreateBusinessUnit(b.sys, ledger.BusinessUnit{Code: "HQ", Name: "HQ", Currency: "USD"}); err != nil {
			t.Fatal(err)
		}
		people := &accounts.Service{DB: db}
		parent, err := people.Open(b.sys, accounts.Open{Number: "GROUP", Name: "Group", Kind: account.KindCLIENT})
		if err != nil {
			t.Fatal(err)
		}
		client, err := people.Open(b.sys, accounts.Open{Number: "C-1", Name: "Client", Kind: account.KindCLIENT, Parent: parent.ID, Region: "WEST"})
		if err != nil {
			t.Fatal(err)
		}
		b.parent, b.client = parent.ID, client.ID
		b.rate(t, "2026-01-01", "100", func(*catalogue.CardRate) {})
		b.rate(t, "2026-07-01", "110", func(*catalogue.CardRate) {})
		b.rate(t, "2026-01-01", "150", func(r *catalogue.CardRate) { r.Skill = "SAP" })
		b.rate(t, "2026-01-01", "160", func(r *catalogue.CardRate) { r.Class = cardrate.ClassOVERTIME })
		b.card = db.RateCard.Query().OnlyIDX(b.sys)
		b.contract = b.agree(t, "K-1", func(c *ent.ContractCreate) { c.SetRateCardID(b.card).SetEndsOn("2026-12-31") })
		b.time = b.line(t, b.contract, 1, contractline.KindTIME, func(*ent.ContractLineCreate) {})
		b.usage = b.line(t, b.contract, 2, contractline.KindUSAGE, func(*ent.ContractLineCreate) {})
		b.budgeted = b.line(t, b.contract, 3, contractline.KindTIME, func(l *ent.ContractLineCreate) { l.SetBudgetHours(d("20")) })
		b.daily = b.line(t, b.contract, 4, contractline.KindTIME, func(l *ent.ContractLineCreate) { l.SetDailyHours(d("8.5")) })
		test(t, b)
	})
}

func (b *bundle) rate(t *testing.T, from, hourly string, change func(*catalogue.CardRate)) {
	t.Helper()
	r := catalogue.CardRate{Card: "STD", Currency: "USD", Role: "ENGINEER", Class: cardrate.ClassREGULAR, Hourly: d(hourly), StartsOn: date.Date(from)}
	change(&r)
	if _, err := (&catalogue.Service{DB: b.DB}).SetCardRate(b.sys, r, ""); err != nil {
		t.Fatal(err)
	}
}

// write runs something in a transaction.
func (b *bundle) write(t *testing.T, do func(tx *store.TxClient) error) {
	t.Helper()
	if err := store.Do(b.sys, b.DB, func(tx *store.TxClient) error {
		tx.Record(store.Event{Action: "test.write"})
		return do(tx)
	}); err != nil {
		t.Fatal(err)
	}
}

func (b *bundle) agree(t *testing.T, number string, change func(*ent.ContractCreate)) (id int) {
	t.Helper()
	b.write(t, func(tx *store.TxClient) error {
		c := tx.Contract.Create().SetBusinessUnitID(b.unit.ID).SetAccountID(b.client).SetNumber(number).SetCurrency("USD").SetStartsOn("2026-01-15")
		change(c)
		row, err := c.Save(b.sys)
		if err == nil {
			id = row.ID
		}
		return err
	})
	return id
}

func (b *bundle) line(t *testing.T, contract, no int, kind contractline.Kind, change func(*ent.ContractLineCreate)) (id int) {
	t.Helper()
	b.write(t, func(tx *store.TxClient) error {
		p, err := tx.Product.Query().First(b.sys)
		if ent.IsNotFound(err) {
			p, err = tx.Product.Create().SetCode("WORK").SetName("Work").Save(b.sys)
		}
		if err != nil {
			return err
		}
		l := tx.ContractLine.Create().SetContractID(contract).SetLineNo(no).SetProductID(p.ID).SetQuantity(d("1")).SetUnitPrice(d("0")).SetKind(kind).SetStartsOn("2026-02-01").SetEndsOn("2026-12-31")
		change(l)
		row, err := l.Save(b.sys)
		if err == nil {
			id = row.ID
		}
		return err
	})
	return id
}

func d(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// entry is eight hours of Eve on a Monday, submitted.
func (b *bundle) entry(change func(*Entry)) Entry {
	e := Entry{ContractLine: b.time, Person: "Eve", Role: "ENGINEER", WorkedOn: "2026-11-23", Hours: d("8"), Class: timeentry.ClassREGULAR, Status: timeentry.StatusSUBMITTED}
	change(&e)
	return e
}

func (b *bundle) enter(t *testing.T, change func(*Entry)) *ent.TimeEntry {
	t.Helper()
	e, err := b.Enter(b.ann, b.entry(change), "")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func refused(t *testing.T, err error, code fault.Code, field, message string) {
	t.Helper()
	f := fault.As(err)
	if f == nil || f.Code != code || strings.Join(f.Field, ".") != field || !strings.Contains(f.Message, message) {
		t.Errorf("%v; want %s on %q: %q", err, code, field, message)
	}
}

func TestEnter(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		first := b.enter(t, func(e *Entry) { e.Status = timeentry.StatusDRAFT })
		if first.Number != "T-2026-000001" || first.Status != timeentry.StatusDRAFT || !first.Hourly.Equal(d("110")) || first.AccountID != b.client || first.SubmittedBy != 0 || first.Late {
			t.Errorf("%+v", first)
		}
		for _, c := range []struct {
			hourly string
			change func(*Entry)
		}{
			{"100", func(e *Entry) { e.WorkedOn = "2026-06-30" }},
			{"150", func(e *Entry) { e.Skill = "SAP" }},
			{"110", func(e *Entry) { e.Skill = "JAVA" }},
			{"160", func(e *Entry) { e.Skill, e.Class = "SAP", timeentry.ClassOVERTIME }},
			{"110", func(e *Entry) { e.WorkedOn = "2026-11-24" }},
			{"100", func(e *Entry) { e.WorkedOn = "2026-02-01" }},
		} {
			if e := b.enter(t, c.change); !e.Hourly.Equal(d(c.hourly)) || e.Status != timeentry.StatusSUBMITTED || e.SubmittedBy != 11 {
				t.Errorf("%+v; want %s an hour", e, c.hourly)
			}
		}
		own := b.enter(t, func(e *Entry) { e.Number = "T-2026-000008" })
		if next := b.enter(t, func(*Entry) {}); own.Number != "T-2026-000008" || next.Number != "T-2026-000009" {
			t.Errorf("%s is followed by %s", own.Number, next.Number)
		}
		draft := b.agree(t, "K-2", func(c *ent.ContractCreate) { c.SetRateCardID(b.card).SetStatus(contract.StatusDRAFT) })
		bare := b.agree(t, "K-3", func(c *ent.ContractCreate) {})
		ended := b.agree(t, "K-4", func(c *ent.ContractCreate) {
			c.SetRateCardID(b.card).SetStatus(contract.StatusTERMINATED).SetEndsOn("2026-05-31")
		})
		renews := b.agree(t, "K-5", func(c *ent.ContractCreate) { c.SetRateCardID(b.card).SetRenews(true).SetEndsOn("2026-05-31") })
		lines := map[int]int{}
		for _, c := range []int{draft, bare, ended, renews} {
			lines[c] = b.line(t, c, 1, contractline.KindTIME, func(l *ent.ContractLineCreate) { l.SetEndsOn("2026-05-31") })
		}
		gone := b.line(t, b.contract, 9, contractline.KindTIME, func(l *ent.ContractLineCreate) { l.SetEndsOn("2026-12-31").SetDisconnectedOn("2026-03-31") })
		b.enter(t, func(e *Entry) { e.ContractLine, e.WorkedOn = lines[ended], "2026-05-31" }) // a last timesheet
		b.enter(t, func(e *Entry) { e.ContractLine = lines[renews] })                          // it goes on by itself
		before := b.DB.TimeEntry.Query().CountX(b.sys)
		for _, c := range []struct {
			change         func(*Entry)
			code           fault.Code
			field, message string
		}{
			{func(e *Entry) { e.Number = own.Number }, fault.Conflict, "number", "exists already and is submitted"},
			{func(e *Entry) { e.ContractLine = 7 }, fault.NotFound, "contract_line", "no such contract line"},
			{func(e *Entry) { e.ContractLine = b.usage }, fault.Invalid, "contract_line", "line 2 of contract K-1 is not billed by the hour"},
			{func(e *Entry) { e.ContractLine = lines[draft] }, fault.State, "contract_line", "contract K-2 is still a draft"},
			{func(e *Entry) { e.ContractLine = lines[bare]; e.WorkedOn = "2026-05-01" }, fault.State, "contract_line", "contract K-3 has no rate card"},
			{func(e *Entry) { e.ContractLine = lines[ended]; e.WorkedOn = "2026-06-01" }, fault.Invalid, "worked_on", "contract K-4 ended on 2026-05-31"},
			{func(e *Entry) { e.ContractLine = gone }, fault.Invalid, "worked_on", "line 9 of contract K-1 was disconnected on 2026-03-31"},
			{func(e *Entry) { e.WorkedOn = "2026-11-25" }, fault.Invalid, "worked_on", "lies in the future; today is 2026-11-24"},
			{func(e *Entry) { e.WorkedOn = "2026-01-14" }, fault.Invalid, "worked_on", "contract K-1 starts on 2026-01-15"},
			{func(e *Entry) { e.WorkedOn = "2026-01-31" }, fault.Invalid, "worked_on", "line 1 of contract K-1 starts on 2026-02-01"},
			{func(e *Entry) { e.WorkedOn = "2027-01-01" }, fault.Invalid, "worked_on", "contract K-1 ended on 2026-12-31"},
			{func(e *Entry) { e.WorkedOn = "" }, fault.Invalid, "worked_on", "missing"},
			{func(e *Entry) { e.Role = "PLUMBER" }, fault.Invalid, "role", `rate card STD has no REGULAR rate for "PLUMBER" on 2026-11-23`},
			{func(e *Entry) { e.Class = timeentry.ClassHOLIDAY }, fault.Invalid, "role", `no HOLIDAY rate for "ENGINEER"`},
			{func(e *Entry) { e.Hours = d("0") }, fault.Invalid, "hours", "more than 0"},
			{func(e *Entry) { e.Hours = d("-1") }, fault.Invalid, "hours", "more than 0"},
			{func(e *Entry) { e.Hours = d("24.00000001") }, fault.Invalid, "hours", "more than a day has"},
			{func(e *Entry) { e.Hours = d("1.123456789") }, fault.Invalid, "hours", "more than 8 decimals"},
			{func(e *Entry) { e.Person = " " }, fault.Invalid, "person", "missing"},
			{func(e *Entry) { e.Description = strings.Repeat("x", 1001) }, fault.Invalid, "description", "at most 1000"},
		} {
			_, err := b.Enter(b.ann, b.entry(c.change), "")
			refused(t, err, c.code, c.field, c.message)
		}
		if after := b.DB.TimeEntry.Query().CountX(b.sys); after != before {
			t.Errorf("%d entries became %d", before, after)
		}
		same := b.entry(func(*Entry) {})
		one, err := b.Enter(b.ann, same, "key")
		if err != nil {
			t.Fatal(err)
		}
		if two, err := b.Enter(b.ann, same, "key"); err != nil || two.ID != one.ID {
			t.Errorf("the same key: %v, %v", two, err)
		}
	})
}

func TestLimits(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		day := func(e *Entry) { e.ContractLine, e.Hours = b.daily, d("5.25") }
		b.enter(t, day)
		_, err := b.Enter(b.ann, b.entry(day), "")
		refused(t, err, fault.Limit, "hours", "Eve may work 8.5 hours a day on line 4 of contract K-1; 5.25 of 2026-11-23 are entered already, 3.25 are left")
		b.enter(t, func(e *Entry) { day(e); e.Hours = d("3.25") })
		b.enter(t, func(e *Entry) { day(e); e.Person = "Max" })
		b.enter(t, func(e *Entry) { day(e); e.WorkedOn = "2026-11-22" })
		_, err = b.Enter(b.ann, b.entry(func(e *Entry) { day(e); e.Person, e.Hours = "Zoe", d("8.50000001") }), "")
		refused(t, err, fault.Limit, "hours", "8.5 are left")

		spend := func(e *Entry) { e.ContractLine, e.Hours = b.budgeted, d("12.5") }
		first := b.enter(t, spend)
		_, err = b.Enter(b.ann, b.entry(spend), "")
		refused(t, err, fault.Limit, "hours", "line 3 of contract K-1 has a budget of 20 hours; 12.5 are entered already, 7.5 are left")
		if err := b.Reject(b.ben, Decide{IDs: []int{first.ID}, Note: "not ours"}); err != nil {
			t.Fatal(err)
		}
		b.enter(t, spend) // what was rejected does not count
	})
}

// Two dozen people enter time at once: the budget is never exceeded.
func TestBudgetAtOnce(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		var wg sync.WaitGroup
		var taken atomic.Int64
		for i := range 24 {
			wg.Go(func() {
				switch _, err := b.Enter(b.ann, b.entry(func(e *Entry) { e.ContractLine, e.Person, e.Hours = b.budgeted, fmt.Sprint(i), d("1.5") }), ""); {
				case err == nil:
					taken.Add(1)
				case !fault.Is(err, fault.Limit):
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if n := taken.Load(); n != 13 { // 19.5 of 20 hours
			t.Errorf("%d entries of 1.5 hours were taken", n)
		}
		numbers := map[string]bool{}
		for _, e := range b.DB.TimeEntry.Query().AllX(b.sys) {
			numbers[e.Number] = true
		}
		if len(numbers) != 13 {
			t.Errorf("%d numbers", len(numbers))
		}
	})
}

func TestDecisions(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		draft := b.enter(t, func(e *Entry) { e.Status = timeentry.StatusDRAFT })
		submitted := b.enter(t, func(*Entry) {})
		ids := func(list ...*ent.TimeEntry) (ids []int) {
			for _, e := range list {
				ids = append(ids, e.ID)
			}
			return ids
		}
		get := func(e *ent.TimeEntry) *ent.TimeEntry { return b.DB.TimeEntry.GetX(b.sys, e.ID) }
		refused(t, b.Approve(b.ben, Decide{IDs: ids(submitted, draft)}), fault.State, "ids.1", "is not submitted yet")
		refused(t, b.Approve(b.ann, Decide{IDs: ids(submitted)}), fault.TwoPeople, "ids.0", "you submitted time entry T-2026-000002")
		refused(t, b.Submit(b.ann, Decide{IDs: ids(draft, submitted)}), fault.State, "ids.1", "is submitted already")
		refused(t, b.Submit(b.ann, Decide{IDs: []int{draft.ID, 7}}), fault.NotFound, "ids.1", "no such time entry")
		refused(t, b.Submit(b.ann, Decide{IDs: ids(draft, draft)}), fault.Invalid, "ids", "named twice")
		refused(t, b.Submit(b.ann, Decide{}), fault.Invalid, "ids", "at least one")
		refused(t, b.Submit(b.ann, Decide{IDs: make([]int, 501)}), fault.Limit, "ids", "at most 500")
		refused(t, b.Reject(b.ben, Decide{IDs: ids(submitted), Note: " "}), fault.Invalid, "note", "say why")
		if e := get(draft); e.Status != timeentry.StatusDRAFT || e.Version != 1 {
			t.Fatalf("a refusal changed %+v", e)
		}
		for range 2 { // the second has the same key
			if err := b.Submit(b.ann, Decide{IDs: ids(draft), Key: "s"}); err != nil {
				t.Fatal(err)
			}
			if err := b.Approve(b.ben, Decide{IDs: ids(submitted, draft), Note: "fine", Key: "a"}); err != nil {
				t.Fatal(err)
			}
		}
		e := get(draft)
		if e.Status != timeentry.StatusAPPROVED || e.SubmittedBy != 11 || e.DecidedBy != 12 || e.DecidedAt == nil || e.DecisionNote != "fine" || e.Version != 3 {
			t.Errorf("approved: %+v", e)
		}
		refused(t, b.Reject(b.ben, Decide{IDs: ids(draft), Note: "no"}), fault.State, "ids.0", "is approved already")

		wrong := b.enter(t, func(e *Entry) { e.Number = "S-1" })
		if err := b.Reject(b.ben, Decide{IDs: ids(wrong), Note: "six hours, not eight"}); err != nil {
			t.Fatal(err)
		}
		_, err := b.Enter(b.ann, b.entry(func(e *Entry) { e.Number, e.ContractLine = "S-1", b.daily }), "")
		refused(t, err, fault.Conflict, "number", "rejected for another contract line")
		right := b.enter(t, func(e *Entry) { e.Number, e.Hours, e.Skill = "S-1", d("6"), "SAP" })
		if right.ID != wrong.ID || right.Status != timeentry.StatusSUBMITTED || !right.Hours.Equal(d("6")) || !right.Hourly.Equal(d("150")) || right.DecidedBy != 0 || right.DecidedAt != nil || right.DecisionNote != "" {
			t.Errorf("entered again: %+v", right)
		}

		// The card changes between entry and approval.
		old := b.enter(t, func(e *Entry) { e.WorkedOn = "2026-11-20" })
		b.write(t, func(tx *store.TxClient) error {
			_, err := tx.CardRate.Update().Where(cardrate.StartsOn("2026-07-01")).SetHourly(d("115.5")).Save(b.sys)
			return err
		})
		refused(t, b.Approve(b.ben, Decide{IDs: ids(right, old)}), fault.Conflict, "ids.1", "was entered at 110 an hour, the rate card says 115.5 for 2026-11-20")
		b.write(t, func(tx *store.TxClient) error {
			_, err := tx.CardRate.Update().Where(cardrate.StartsOn("2026-07-01")).SetStartsOn("2026-11-21").Save(b.sys)
			return err
		})
		refused(t, b.Approve(b.ben, Decide{IDs: ids(right, old)}), fault.Invalid, "ids.1", "has no REGULAR rate")
		if e := get(right); e.Status != timeentry.StatusSUBMITTED {
			t.Errorf("one was refused, but the other is %s", e.Status)
		}
	})
}

func TestLate(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		cycle := func(name string, from, cutOff date.Date, s bill.Selection) {
			b.write(t, func(tx *store.TxClient) error {
				return tx.BillingCycle.Create().SetBusinessUnitID(b.unit.ID).SetName(name).SetSelection(s).SetPeriodFrom(from).SetPeriodTo(from.EndOfMonth()).
					SetCutOffOn(cutOff).SetRunOn("2026-12-31").SetApproveOn("2026-12-31").SetDeliverOn("2026-12-31").Exec(b.sys)
			})
		}
		late := func(day date.Date) bool { return b.enter(t, func(e *Entry) { e.WorkedOn = day }).Late }
		cycle("others", "2026-03-01", "2026-04-03", bill.Selection{Accounts: []int{b.parent}})
		cycle("other kinds", "2026-03-01", "2026-04-03", bill.Selection{Kinds: []string{"DEALER"}})
		cycle("other regions", "2026-03-01", "2026-04-03", bill.Selection{Regions: []string{"EAST"}, Kinds: []string{"CLIENT"}})
		cycle("still open", "2026-11-01", "2026-11-24", bill.Selection{})
		for _, day := range []date.Date{"2026-03-10", "2026-11-10"} {
			if late(day) {
				t.Errorf("%s is late", day)
			}
		}
		cycle("all", "2026-02-01", "2026-03-03", bill.Selection{})
		cycle("children", "2026-03-01", "2026-04-03", bill.Selection{Accounts: []int{b.parent}, Children: true})
		cycle("own", "2026-04-01", "2026-11-23", bill.Selection{Accounts: []int{b.client}, Kinds: []string{"CLIENT"}, Regions: []string{"EAST", "WEST"}})
		for day, want := range map[date.Date]bool{"2026-02-01": true, "2026-02-28": true, "2026-03-01": true, "2026-03-31": true, "2026-04-01": true, "2026-04-30": true, "2026-05-01": false} {
			if late(day) != want {
				t.Errorf("%s late: %v", day, !want)
			}
		}
		// Entered in time, approved after the cut-off.
		e := b.enter(t, func(e *Entry) { e.WorkedOn = "2026-10-05" })
		cycle("October", "2026-10-01", "2026-11-03", bill.Selection{})
		if err := b.Approve(b.ben, Decide{IDs: []int{e.ID}}); err != nil {
			t.Fatal(err)
		}
		if e.Late || !b.DB.TimeEntry.GetX(b.sys, e.ID).Late {
			t.Error("what was approved after the cut-off is not late")
		}
	})
}

func TestWhoMayDoWhat(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		e := b.enter(t, func(*Entry) {})
		for _, role := range viewer.Roles() {
			ctx := as(t, 40, role)
			if role.Bound() {
				ctx = servertest.Bound(t, b.client)
			}
			can := viewer.From(ctx).Can
			for verb, c := range map[string]struct {
				need viewer.Permission
				err  error
			}{
				"enter":   {viewer.TimeWrite, func() error { _, err := b.Enter(ctx, b.entry(func(*Entry) {}), ""); return err }()},
				"submit":  {viewer.TimeWrite, b.Submit(ctx, Decide{})},
				"approve": {viewer.TimeApprove, b.Approve(ctx, Decide{})},
				"reject":  {viewer.TimeApprove, b.Reject(ctx, Decide{})},
			} {
				if can(c.need) == fault.Is(c.err, fault.Forbidden) {
					t.Errorf("%s %s: %v", role, verb, c.err)
				}
			}
			n, err := b.DB.TimeEntry.Query().Count(ctx)
			if can(viewer.TimeRead) != (err == nil && n > 0) {
				t.Errorf("%s sees %d entries: %v", role, n, err)
			}
			for _, a := range Allowed(viewer.From(ctx), e) {
				if want := a.Action != "submitTime" && can(viewer.TimeApprove); a.Allowed != want {
					t.Errorf("%s: %+v", role, a)
				}
			}
		}
		for _, a := range Allowed(viewer.From(b.ann), e) {
			if want := map[string]string{"submitTime": "WRONG_STATE", "approveTime": "SECOND_PERSON", "rejectTime": "SECOND_PERSON"}[a.Action]; a.ReasonCode != want {
				t.Errorf("the one who submitted: %+v", a)
			}
		}
		if _, err := b.Enter(t.Context(), b.entry(func(*Entry) {}), ""); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("nobody: %v", err)
		}
		// Only the program itself brings approved time.
		approved := b.entry(func(e *Entry) { e.Number, e.Status, e.Account = "A-1", timeentry.StatusAPPROVED, b.client })
		for ctx, want := range map[context.Context]fault.Code{b.ben: fault.TwoPeople, b.sys: ""} {
			err := store.Do(ctx, b.DB, func(tx *store.TxClient) error {
				_, err := b.WriteTx(ctx, tx, []Entry{approved})
				return err
			})
			if fault.Of(err) != want {
				t.Errorf("approved at once: %v, want %q", err, want)
			}
		}
	})
}

func TestUsage(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		terms := NewTerms("2026-11-24")
		if err := terms.Learn(b.sys, b.DB, []int{b.usage, b.time}, "2026-03-01", "2026-03-31"); err != nil {
			t.Fatal(err)
		}
		u := Usage{Number: "U-1", ContractLine: b.usage, UsedOn: "2026-03-01", Quantity: d("12.5")}
		if err := terms.Meter(&u); err != nil || u.Account != b.client {
			t.Fatal(u, err)
		}
		for _, c := range []struct {
			change         func(*Usage)
			code           fault.Code
			field, message string
		}{
			{func(u *Usage) { u.ContractLine = b.time }, fault.Invalid, "contract_line", "not billed by usage"},
			{func(u *Usage) { u.UsedOn = "2026-11-25" }, fault.Invalid, "used_on", "future"},
			{func(u *Usage) { u.UsedOn = "2026-01-20" }, fault.Invalid, "used_on", "starts on 2026-02-01"},
		} {
			bad := u
			c.change(&bad)
			refused(t, terms.Meter(&bad), c.code, c.field, c.message)
		}
		for field, change := range map[string]func(*Usage){"number": func(u *Usage) { u.Number = "" }, "used_on": func(u *Usage) { u.UsedOn = "" }, "quantity": func(u *Usage) { u.Quantity = d("-1") }} {
			bad := u
			change(&bad)
			refused(t, bad.Check(), fault.Invalid, field, "")
		}
		record := func(ctx context.Context) error {
			return store.Do(ctx, b.DB, func(tx *store.TxClient) error {
				_, err := b.RecordTx(ctx, tx, []Usage{u})
				return err
			})
		}
		if err := record(servertest.As(t, viewer.Collector)); !fault.Is(err, fault.Forbidden) {
			t.Errorf("a collector: %v", err)
		}
		if err := record(b.ann); err != nil {
			t.Fatal(err)
		}
		refused(t, record(b.ann), fault.Conflict, "number", "exists already")
		found, err := FindUsage(b.sys, b.DB, []string{"U-1", "U-2"})
		if got := found["U-1"]; err != nil || len(found) != 1 || !got.Quantity.Equal(u.Quantity) || got.UsedOn != u.UsedOn || got.ContractLine != b.usage {
			t.Errorf("%+v, %v", found, err)
		}
		if own, other := b.DB.UsageRecord.Query().CountX(servertest.Bound(t, b.client)), b.DB.UsageRecord.Query().CountX(servertest.Bound(t, b.parent)); own != 1 || other != 0 {
			t.Errorf("the dealer sees %d of its own and %d of another's", own, other)
		}
	})
}
