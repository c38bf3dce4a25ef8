package statement_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoiceline"
	"github.com/duebook/duebook/ent/timeentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/statement"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

func d(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// sold is an account with one contract of many lines.
type sold struct {
	t     *testing.T
	ctx   context.Context
	db    *store.DB
	who   int
	lines []int // by line number less one
}

// agree records contract C-1 from the beginning of 2026, with these lines.
func agree(t *testing.T, ctx context.Context, db *store.DB, lines ...contracts.Line) *sold {
	t.Helper()
	return sell(t, ctx, db, party(t, ctx, db, unit(t, ctx, db), "A-1", 0), "C-1", lines...)
}

// sell records a contract of an account.
func sell(t *testing.T, ctx context.Context, db *store.DB, who int, number string, lines ...contracts.Line) *sold {
	t.Helper()
	s := &sold{t: t, ctx: ctx, db: db, who: who}
	for i := range lines {
		lines[i].No = i + 1
		if lines[i].ProductCode == "" {
			lines[i].ProductCode = fmt.Sprint("P-", i+1)
		}
		if lines[i].StartsOn == "" {
			lines[i].StartsOn = "2026-01-01"
		}
		if lines[i].Frequency == "" {
			lines[i].Frequency = contractline.FrequencyMONTHLY
		}
	}
	service := &contracts.Service{DB: db}
	ids, err := store.Tx(ctx, db, func(tx *store.TxClient) ([]int, error) {
		return service.RecordTx(ctx, tx, []contracts.Contract{{Account: s.who, Number: number, StartsOn: "2026-01-01", Lines: lines}})
	})
	if err != nil {
		t.Fatal(err)
	}
	s.lines = db.ContractLine.Query().Where(contractline.ContractID(ids[0])).Order(contractline.ByLineNo()).IDsX(ctx)
	return s
}

// working is a line of one piece that works from its first day on.
func working(price string) contracts.Line {
	return contracts.Line{Quantity: d("1"), UnitPrice: d(price), InstalledOn: "2026-01-01", FunctionalOn: "2026-01-01"}
}

// change runs statements that the verbs of contracts would.
func (s *sold) change(query string, args ...any) {
	s.t.Helper()
	s.put(func(tx *store.TxClient) error {
		_, err := tx.Exec(s.ctx, query, args...)
		return err
	})
}

func (s *sold) put(write func(tx *store.TxClient) error) {
	s.t.Helper()
	if err := store.Do(s.ctx, s.db, func(tx *store.TxClient) error {
		tx.Record(store.Event{Action: "contract.amend"})
		return write(tx)
	}); err != nil {
		s.t.Fatal(err)
	}
}

// bill posts an invoice with a line for each contract line and days given as from..to, and answers the invoice's lines.
func (s *sold) bill(on date.Date, lines ...invoiced) (invoice int, ids []int) {
	s.t.Helper()
	in := billing.Post{Account: s.who, IssueOn: on}
	for _, l := range lines {
		in.Lines = append(in.Lines, billing.Line{Description: "Service", Quantity: d(l.quantity), UnitPrice: d(l.price), ServiceFrom: l.from, ServiceTo: l.to})
	}
	inv, err := (&billing.Service{DB: s.db}).Post(s.ctx, in)
	if err != nil {
		s.t.Fatal(err)
	}
	for i, l := range s.db.InvoiceLine.Query().Where(invoiceline.InvoiceID(inv.ID)).Order(invoiceline.ByLineNo()).AllX(s.ctx) {
		ids = append(ids, l.ID)
		if n := lines[i].line; n != 0 {
			s.change(`UPDATE invoice_lines SET contract_line_id = ? WHERE id = ?`, s.lines[n-1], l.ID)
		}
	}
	return inv.ID, ids
}

type invoiced struct {
	line            int // 0: none
	quantity, price string
	from, to        date.Date
}

func (s *sold) reconcile(from, to date.Date) statement.Reconciliation {
	s.t.Helper()
	list, err := (&statement.Service{DB: s.db}).Reconciliations(s.ctx, s.who, from, to)
	if err != nil {
		s.t.Fatal(err)
	}
	if len(list) != 1 {
		s.t.Fatalf("%d reconciliations", len(list))
	}
	return list[0]
}

// rows are the contract lines as line, expected, billed and cause.
func rows(r statement.Reconciliation) (out []string) {
	for _, b := range r.Billing {
		out = append(out, fmt.Sprint(b.Line, " ", b.Expected, " ", b.Billed, " ", b.Cause))
	}
	return out
}

func (s *sold) want(from, to date.Date, want ...string) {
	s.t.Helper()
	if got := rows(s.reconcile(from, to)); fmt.Sprint(got) != fmt.Sprint(want) {
		s.t.Errorf("%s..%s: %q, want %q", from, to, got, want)
	}
}

// Every cause, each by what brings it about, and lines that are right beside them.
func TestCauses(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.System(t)
		late := working("31")
		late.FunctionalOn = "2026-03-22"
		never := working("10")
		never.InstalledOn, never.FunctionalOn = "", ""
		quarter := working("90")
		quarter.Frequency = contractline.FrequencyQUARTERLY
		ended := working("31")
		ended.EndsOn = "2026-03-10"
		once := working("99.99")
		once.Frequency, once.StartsOn, once.InstalledOn, once.FunctionalOn = contractline.FrequencyONE_TIME, "2026-03-05", "", ""
		s := agree(t, ctx, db, working("30"), working("30"), working("30"), working("30"), never, late, quarter, ended, once, working("40"), working("0"))
		march, end := date.Date("2026-03-01"), date.Date("2026-03-31")
		inv, ids := s.bill(march,
			invoiced{1, "1", "30", march, end},
			invoiced{2, "1", "29", march, end},
			invoiced{3, "2", "30", march, end},
			invoiced{4, "1", "30", march, end},
			invoiced{6, "1", "10", "2026-03-22", end},
			invoiced{8, "1", "31", march, end},
			invoiced{9, "1", "99.99", "2026-03-05", "2026-03-05"},
			invoiced{0, "1", "7.50", "", ""})
		s.bill("2026-01-01", invoiced{7, "1", "90", "2026-01-01", end})
		m, err := (&credits.Service{DB: db}).Request(ctx, credits.Request{Account: s.who, Invoice: inv, IssueOn: "2026-03-15", Reason: creditmemo.ReasonCONCESSION,
			Lines: []credits.Line{{InvoiceLine: ids[3], Amount: d("12")}}})
		if err != nil {
			t.Fatal(err)
		}
		want := []string{"1 3000 3000 ", "2 3000 2900 PRICE", "3 3000 6000 QUANTITY", "4 3000 3000 ", "5 0 0 NOT_FUNCTIONAL", "6 1000 1000 ", "7 3100 3100 ", "8 1000 3100 EXTRA", "9 9999 9999 ",
			"10 4000 0 NOT_BILLED", "0 0 750 EXTRA"}
		s.want(march, end, want...) // a credit that waits for its approval gives nothing back
		if _, err := (&credits.Service{DB: db}).Approve(ctx, credits.Decide{ID: m.ID}); err != nil {
			t.Fatal(err)
		}
		want[3] = "4 3000 1800 CREDITED"
		s.want(march, end, want...)
		r := s.reconcile(march, end)
		if !r.Tied() || r.Opening != 9000 || r.Credited != 1200 || r.Closing != r.Opening+r.Invoiced-1200 || len(r.Settlements) != 1 || r.Settlements[0].Credited != 1200 {
			t.Errorf("%+v", r)
		}
		if x := r.Billing[0]; x.Contract != "C-1" || x.Invoices != "INV-2026-0000001" || x.Invoice != inv || x.Description != "P-1" {
			t.Errorf("%+v", x)
		}

		// Billed whole, and the days after the end given back on the next invoice.
		s.bill("2026-04-01", invoiced{8, "1", "-21", "2026-03-11", end}, invoiced{1, "1", "30", "2026-04-01", "2026-04-30"}, invoiced{10, "1", "40", march, end})
		want[7], want[9] = "8 1000 1000 ", "10 4000 4000 "
		s.want(march, end, want...)
		// Days that reach over an end of the period count in part, and a right charge never differs by a rounding.
		s.want("2026-01-15", "2026-02-20", "1 3788 0 NOT_BILLED", "2 3788 0 NOT_BILLED", "3 3788 0 NOT_BILLED", "4 3788 0 NOT_BILLED", "5 0 0 NOT_FUNCTIONAL", "6 0 0 NOT_FUNCTIONAL", "7 3700 3700 ",
			"8 3914 0 NOT_BILLED", "10 5051 0 NOT_BILLED")
		// Twice, and once too short.
		s.bill("2026-04-02", invoiced{1, "1", "30", "2026-04-01", "2026-04-30"}, invoiced{2, "1", "10", "2026-04-01", "2026-04-10"})
		got := rows(s.reconcile("2026-04-01", "2026-04-30"))
		if got[0] != "1 3000 6000 EXTRA" || got[1] != "2 3000 1000 NOT_BILLED" {
			t.Errorf("%q", got)
		}
		if b := s.reconcile("2026-04-01", "2026-04-30").Billing[0]; b.Invoices != "INV-2026-0000003 +1" {
			t.Errorf("%+v", b)
		}
	})
}

// Prices that rise, end, follow an index or the catalogue, and what was measured, are expected as they are charged.
func TestExpectedPrices(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.System(t)
		hours := working("0")
		hours.InstalledOn, hours.FunctionalOn = "", ""
		s := agree(t, ctx, db, working("30"), working("30"), working("30"), working("1"), hours, working("30"))
		may, end := date.Date("2026-05-01"), date.Date("2026-05-31")
		s.change(`UPDATE contract_lines SET escalator = ? WHERE id = ?`, `{"percent":"10","months":12,"first":"2026-05-01"}`, s.lines[0])
		s.put(func(tx *store.TxClient) error {
			p, err := tx.Promotion.Create().SetCode("SPRING").SetName("Spring").SetPercent(d("50")).SetStartsOn("2026-01-01").SetEndsOn("2026-05-31").Save(ctx)
			if err != nil {
				return err
			}
			return tx.ContractLine.UpdateOneID(s.lines[1]).SetPromotionID(p.ID).Exec(ctx)
		})
		product := db.ContractLine.GetX(ctx, s.lines[2]).ProductID
		s.put(func(tx *store.TxClient) error {
			return tx.ProductPrice.Create().SetProductID(product).SetCurrency("USD").SetStartsOn("2026-01-01").SetUnitPrice(d("12.34")).Exec(ctx)
		})
		s.put(func(tx *store.TxClient) error {
			return tx.ProductPrice.Create().SetProductID(product).SetCurrency("USD").SetStartsOn("2026-05-15").SetUnitPrice(d("99")).Exec(ctx)
		})
		s.change(`UPDATE contract_lines SET list_priced = ? WHERE id = ?`, true, s.lines[2])
		s.change(`UPDATE contract_lines SET kind = 'USAGE', minimum = '20', pricing = ? WHERE id = ?`, `{"kind":"TIERED","tiers":[{"upTo":"10","unitPrice":"1"},{"unitPrice":"0.5"}]}`, s.lines[3])
		s.change(`UPDATE contract_lines SET kind = 'TIME' WHERE id = ?`, s.lines[4])
		s.change(`UPDATE contract_lines SET escalator = ? WHERE id = ?`, `{"index":"CPI","months":12,"first":"2026-05-01"}`, s.lines[5])
		for i, day := range []date.Date{"2026-04-30", "2026-05-03", "2026-05-20"} {
			s.put(func(tx *store.TxClient) error {
				return tx.UsageRecord.Create().SetNumber(fmt.Sprint("U-", i)).SetAccountID(s.who).SetContractLineID(s.lines[3]).SetUsedOn(day).SetQuantity(d("12")).Exec(ctx)
			})
			s.put(func(tx *store.TxClient) error {
				return tx.TimeEntry.Create().SetNumber(fmt.Sprint("T-", i)).SetAccountID(s.who).SetContractLineID(s.lines[4]).SetPerson("Ann").SetRole("Engineer").SetWorkedOn(day).SetHours(d("1.5")).SetHourly(d("33.333")).SetStatus(timeentry.StatusAPPROVED).Exec(ctx)
			})
		}
		s.put(func(tx *store.TxClient) error {
			return tx.TimeEntry.Create().SetNumber("T-9").SetAccountID(s.who).SetContractLineID(s.lines[4]).SetPerson("Ann").SetRole("Engineer").SetWorkedOn("2026-05-04").SetHours(d("8")).SetHourly(d("33.333")).Exec(ctx)
		})

		_, err := (&statement.Service{DB: db}).Reconciliations(ctx, s.who, may, end)
		if !fault.Is(err, fault.State) {
			t.Errorf("an index without a value: %v", err)
		}
		s.put(func(tx *store.TxClient) error {
			return tx.IndexValue.Create().SetCode("CPI").SetStartsOn("2026-01-01").SetValue(d("100")).Exec(ctx)
		})
		s.put(func(tx *store.TxClient) error {
			return tx.IndexValue.Create().SetCode("CPI").SetStartsOn("2026-04-15").SetValue(d("104")).Exec(ctx)
		})
		// 24 units are 10 at 1 and 14 at 0.50, three short of the minimum; 3 hours are rounded once.
		s.want(may, end, "1 3300 0 NOT_BILLED", "2 1500 0 NOT_BILLED", "3 1234 0 NOT_BILLED", "4 2000 0 NOT_BILLED", "5 10000 0 NOT_BILLED", "6 3120 0 NOT_BILLED")
		s.bill("2026-06-01", invoiced{1, "1", "33", may, end}, invoiced{2, "1", "15", may, end}, invoiced{3, "1", "12.34", may, end}, invoiced{4, "24", "0.7083333", may, end}, invoiced{4, "1", "3", may, end},
			invoiced{5, "3", "33.333", may, end}, invoiced{6, "1", "31.20", may, end})
		s.want(may, end, "1 3300 3300 ", "2 1500 1500 ", "3 1234 1234 ", "4 2000 2000 ", "5 10000 10000 ", "6 3120 3120 ")
		// The parts of a month sum to it.
		first, second := s.reconcile(may, "2026-05-10"), s.reconcile("2026-05-11", end)
		for i := range first.Billing {
			a, b := first.Billing[i], second.Billing[i]
			if a.Expected != a.Billed || b.Expected != b.Billed || a.Expected+b.Expected != []int64{3300, 1500, 1234, 2000, 10000, 3120}[i] {
				t.Errorf("%+v and %+v", a, b)
			}
		}
	})
}

// A contract in another currency than the account's is billed, and held against it, at the rate of the invoice's day.
func TestExchangedContract(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.System(t)
		s := agree(t, ctx, db, working("30"), working("10"))
		s.change(`UPDATE contracts SET currency = 'EUR'`)
		list, err := (&statement.Service{DB: db}).Reconciliations(ctx, s.who, "2026-03-01", "2026-03-31")
		if err != nil || len(list) != 1 || list[0].Currency != "EUR" || fmt.Sprint(rows(list[0])) != "[1 3000 0 NOT_BILLED 2 1000 0 NOT_BILLED]" {
			t.Errorf("without a rate: %v, %+v", err, list)
		}
		for day, rate := range map[date.Date]string{"2026-01-01": "1.1", "2026-03-10": "1.2345"} {
			s.put(func(tx *store.TxClient) error {
				return tx.ExchangeRate.Create().SetSource("EUR").SetTarget("USD").SetStartsOn(day).SetRate(d(rate)).Exec(ctx)
			})
		}
		s.bill("2026-03-01", invoiced{1, "1", "33", "2026-03-01", "2026-03-31"})
		s.want("2026-03-01", "2026-03-31", "1 3300 3300 ", "2 1235 0 NOT_BILLED")
	})
}

func TestWhoMayReadWhat(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.System(t)
		papers := &statement.Service{DB: db}
		u := unit(t, ctx, db)
		top := party(t, ctx, db, u, "G", 0)
		roof := party(t, ctx, db, u, "R", top)
		other := party(t, ctx, db, u, "O", 0)
		for _, who := range []int{top, roof, other} {
			if _, err := (&billing.Service{DB: db}).Post(ctx, billing.Post{Account: who, IssueOn: "2026-10-01", Lines: []billing.Line{{Quantity: d("1"), UnitPrice: d("10")}}}); err != nil {
				t.Fatal(err)
			}
		}
		if p, err := (&cash.Service{DB: db}).Record(ctx, cash.Record{Account: top, ReceivedOn: "2026-10-05", Amount: db.Invoice.Query().FirstX(ctx).Total()}); err != nil {
			t.Fatal(err)
		} else if _, _, err := (&cash.Service{DB: db}).Apply(ctx, cash.Apply{Payment: p.ID, EffectiveOn: "2026-10-06", Targets: []cash.Target{{Invoice: db.Invoice.Query().AllX(ctx)[1].ID}}}); err != nil {
			t.Fatal(err)
		}
		dealer := servertest.Bound(t, roof)
		for name, ask := range map[string]func(context.Context, int) error{
			"statement": func(ctx context.Context, id int) error {
				_, err := papers.Statements(ctx, statement.In{Account: id})
				return err
			},
			"reconciliation": func(ctx context.Context, id int) error {
				_, err := papers.Reconciliations(ctx, id, "2026-10-01", "2026-10-31")
				return err
			},
		} {
			if err := ask(dealer, roof); err != nil {
				t.Errorf("%s of its own: %v", name, err)
			}
			for _, id := range []int{top, other} {
				if err := ask(dealer, id); !fault.Is(err, fault.NotFound) {
					t.Errorf("%s of another: %v", name, err)
				}
			}
			if err := ask(servertest.As(t, viewer.Resolver), roof); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s without reports:read: %v", name, err)
			}
			if err := ask(t.Context(), roof); !fault.Is(err, fault.Unauthenticated) {
				t.Errorf("%s of nobody: %v", name, err)
			}
		}
		// The rooftop's dealer does not learn which payment of the group it was; one that sees the group alone, not which invoice.
		own, err := papers.Statements(dealer, statement.In{Account: roof, Kind: "BALANCE_FORWARD", From: "2026-10-01", AsOf: "2026-10-31"})
		if err != nil {
			t.Fatal(err)
		}
		if x := own[0].Accounts[0].Items[1]; x.Amount != -1000 || x.Number != "" || x.Document != 0 || x.Description != "INV-2026-0000002" {
			t.Errorf("paid by the group: %+v", x)
		}
		if own, err = papers.Statements(servertest.Bound(t, top), statement.In{Account: top, Kind: "BALANCE_FORWARD", From: "2026-10-01", AsOf: "2026-10-31"}); err != nil {
			t.Fatal(err)
		}
		if x := own[0].Accounts[0].Items[2]; x.Amount != 1000 || x.Number == "" || x.Document == 0 || x.Description != "" {
			t.Errorf("paid for a rooftop: %+v", x)
		}
		// Children are those that the viewer sees. The group paid for the rooftop.
		for _, c := range []struct {
			ctx      context.Context
			accounts int
			balance  int64
		}{{ctx, 2, 1000}, {servertest.Bound(t, top), 1, 0}, {servertest.Bound(t, top, roof), 2, 1000}} {
			list, err := papers.Statements(c.ctx, statement.In{Account: top, Kind: "BALANCE_FORWARD", From: "2026-10-01", AsOf: "2026-10-31", Children: true})
			if err != nil || len(list) != 1 {
				t.Fatalf("%v, %+v", err, list)
			}
			if len(list[0].Accounts) != c.accounts {
				t.Errorf("%d accounts, want %d", len(list[0].Accounts), c.accounts)
			}
			if c.accounts == 2 {
				if a, b := list[0].Accounts[0], list[0].Accounts[1]; list[0].Balance != c.balance || len(a.Items) != 3 || a.Items[2].Amount != 1000 || a.Items[2].Description != "INV-2026-0000002 · R" ||
					len(b.Items) != 2 || b.Items[1].Amount != -1000 || b.Items[1].Number != a.Items[1].Number || b.Closing != 0 {
					t.Errorf("%+v", list[0])
				}
			}
		}
	})
}

func TestRefused(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.System(t)
		papers := &statement.Service{DB: db}
		who := party(t, ctx, db, unit(t, ctx, db), "A", 0)
		if list, err := papers.Statements(ctx, statement.In{Account: who}); err != nil || len(list) != 1 || list[0].Currency != "USD" || list[0].AsOf != "2026-11-24" || list[0].Balance != 0 || len(list[0].Accounts) != 0 {
			t.Errorf("nothing at all: %v, %+v", err, list)
		}
		for name, in := range map[string]statement.In{
			"kind":      {Account: who, Kind: "LIST"},
			"breakdown": {Account: who, Breakdown: "COLOUR"},
			"from":      {Account: who, Kind: "BALANCE_FORWARD", From: "2026-11-25"},
		} {
			if _, err := papers.Statements(ctx, in); !fault.Is(err, fault.Invalid) || fault.As(err).Field[0] != name {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := papers.Reconciliations(ctx, who, "2026-11-02", "2026-11-01"); !fault.Is(err, fault.Invalid) {
			t.Errorf("%v", err)
		}
		// More than a statement holds: rows as the import writes them.
		if err := store.Do(ctx, db, func(tx *store.TxClient) error {
			tx.Record(store.Event{Action: "invoice.post"})
			_, err := tx.Exec(ctx, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50001)
				INSERT INTO invoices (created_at, business_unit_id, account_id, number, issue_on, due_on, currency, tax_minor, total_minor, applied_minor, adjusted_minor, balance_minor, purchase_order, description, origin)
				SELECT a.created_at, a.business_unit_id, a.id, 'N-' || i, '2026-01-01', '2026-01-31', 'USD', 0, 100, 0, 0, 100, '', '', 'IMPORT' FROM n JOIN accounts a ON a.id = ?`, who)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if _, err := papers.Statements(ctx, statement.In{Account: who}); !fault.Is(err, fault.Limit) {
			t.Errorf("50,001 open items: %v", err)
		}
		if _, err := papers.Reconciliations(ctx, who, "2026-01-01", "2026-01-31"); !fault.Is(err, fault.Limit) {
			t.Errorf("50,001 invoices: %v", err)
		}
	})
}
