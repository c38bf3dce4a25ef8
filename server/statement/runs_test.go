package statement_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/billdraft"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/timeentry"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/statement"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// bill runs billing for a period and posts everything, whatever there is to look at.
func bill(t *testing.T, ctx context.Context, db *store.DB, from, to date.Date) {
	t.Helper()
	service := &billing.Service{DB: db}
	run, err := service.Start(ctx, billing.Start{PeriodFrom: from, PeriodTo: to})
	if err == nil {
		err = service.Compute(ctx, run.ID, billing.Work{})
	}
	if err == nil {
		err = store.Do(ctx, db, func(tx *store.TxClient) error {
			tx.Record(store.Event{Action: "bill_exception.waive"})
			if _, err := tx.Exec(ctx, `UPDATE bill_exceptions SET status = 'WAIVED' WHERE run_id = ?`, run.ID); err != nil {
				return err
			}
			_, err := tx.Exec(ctx, `UPDATE bill_drafts SET status = 'READY' WHERE run_id = ? AND total_minor > 0`, run.ID)
			return err
		})
	}
	if err == nil {
		_, err = service.Approve(ctx, billing.Step{Run: run.ID})
	}
	if err == nil {
		_, err = service.PostDrafts(ctx, run.ID, billing.Work{})
	}
	if err != nil {
		t.Fatalf("%s..%s: %v", from, to, err)
	}
}

// What bill runs charge, a reconciliation expects, to the last unit: contracts with lines of every kind, with prices that
// rise, promotions, a minimum, usage and hours that come late, lines that begin and end within a month, and ends that become
// known after the bill.
func TestBillRunsReconcile(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.System(t)
		r := rand.New(rand.NewPCG(5, 23))
		u := unit(t, ctx, db)
		day := func() date.Date { return date.Date("2026-01-01").AddDays(r.IntN(150)) }
		var all []*sold
		for i := range 4 {
			base := working("10000") // keeps every invoice above zero
			lines := []contracts.Line{base}
			for range 9 {
				l := working(decimal.New(int64(1+r.IntN(9_000_000)), -4).String())
				l.Quantity = decimal.New(int64(1+r.IntN(900)), -2)
				l.Frequency = []contractline.Frequency{contractline.FrequencyMONTHLY, contractline.FrequencyMONTHLY, contractline.FrequencyQUARTERLY, contractline.FrequencyANNUAL, contractline.FrequencyONE_TIME}[r.IntN(5)]
				l.Timing = []contractline.Timing{contractline.TimingADVANCE, contractline.TimingARREARS}[r.IntN(2)]
				l.StartsOn = day()
				l.InstalledOn = l.StartsOn
				l.FunctionalOn = l.StartsOn.AddDays(r.IntN(40))
				if r.IntN(4) == 0 {
					l.EndsOn = l.StartsOn.AddDays(r.IntN(200))
				}
				lines = append(lines, l)
			}
			s := sell(t, ctx, db, party(t, ctx, db, u, fmt.Sprint("A-", i), 0), fmt.Sprint("C-", i), lines...)
			s.change(`UPDATE contract_lines SET escalator = ? WHERE id = ?`, `{"percent":"7.5","months":4}`, s.lines[1])
			s.change(`UPDATE contract_lines SET escalator = ? WHERE id = ?`, `{"percent":"-3","months":1}`, s.lines[2])
			s.put(func(tx *store.TxClient) error {
				p, err := tx.Promotion.Create().SetCode(fmt.Sprint("P", i)).SetName("Spring").SetPercent(d("33.3")).SetStartsOn(day()).SetEndsOn("2026-06-15").Save(ctx)
				if err != nil {
					return err
				}
				return tx.ContractLine.UpdateOneID(s.lines[3]).SetPromotionID(p.ID).Exec(ctx)
			})
			s.change(`UPDATE contract_lines SET kind = 'USAGE', frequency = 'MONTHLY', unit_price = '0.0333' WHERE id = ?`, s.lines[7])
			s.change(`UPDATE contract_lines SET kind = 'USAGE', minimum = '45.67', frequency = 'QUARTERLY', pricing = ? WHERE id = ?`, `{"kind":"TIERED","included":"5","tiers":[{"upTo":"10","unitPrice":"1"},{"unitPrice":"0.555"}]}`, s.lines[8])
			s.change(`UPDATE contract_lines SET kind = 'TIME', frequency = 'MONTHLY', ends_on = NULL, functional_on = starts_on WHERE id = ?`, s.lines[9])
			all = append(all, s)
		}
		number := 0
		measure := func(from, to date.Date) {
			for _, s := range all {
				for range 4 {
					on := from.AddDays(r.IntN(to.DaysSince(from) + 1))
					number++
					s.put(func(tx *store.TxClient) error {
						for _, id := range s.lines[7:9] {
							l := tx.ContractLine.GetX(ctx, id)
							if served, end := contracts.Served(l); on < served || end != "" && on > end {
								continue
							}
							if err := tx.UsageRecord.Create().SetNumber(fmt.Sprint("U-", number, "-", id)).SetAccountID(s.who).SetContractLineID(id).SetUsedOn(on).SetQuantity(decimal.New(int64(r.IntN(900)), -1)).Exec(ctx); err != nil {
								return err
							}
						}
						if on < tx.ContractLine.GetX(ctx, s.lines[9]).StartsOn {
							return nil
						}
						return tx.TimeEntry.Create().SetNumber(fmt.Sprint("T-", number)).SetAccountID(s.who).SetContractLineID(s.lines[9]).SetPerson("Ann").SetRole([]string{"Engineer", "Technician"}[r.IntN(2)]).
							SetWorkedOn(on).SetHours(decimal.New(int64(1+r.IntN(80)), -1)).SetHourly(d("33.333")).SetStatus(timeentry.StatusAPPROVED).Exec(ctx)
					})
				}
			}
		}
		months := []date.Date{"2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01", "2026-07-01", "2026-08-01"}
		for i, m := range months {
			measure(m, m.EndOfMonth())
			if i > 0 { // what comes a month late
				measure(months[i-1], m.AddDays(-1))
			}
			bill(t, ctx, db, m, m.EndOfMonth())
			if i == 3 {
				for _, s := range all { // ends that were not known when their days were billed
					s.change(`UPDATE contract_lines SET disconnected_on = '2026-03-20' WHERE id = ? AND starts_on <= '2026-03-20'`, s.lines[4])
					s.change(`UPDATE contract_lines SET disconnected_on = '2026-04-17' WHERE id = ? AND starts_on <= '2026-04-17'`, s.lines[5])
				}
			}
		}
		bill(t, ctx, db, "2027-08-01", "2027-08-31") // all that is due in arrears
		rows, wrong := 0, 0
		for _, s := range all {
			spans := [][2]date.Date{{"2026-01-01", "2026-08-31"}, {"2026-02-11", "2026-05-19"}}
			for _, m := range months {
				spans = append(spans, [2]date.Date{m, m.EndOfMonth()}, [2]date.Date{m.AddDays(r.IntN(15)), m.AddDays(15 + r.IntN(15))})
			}
			for _, span := range spans {
				x := s.reconcile(span[0], span[1])
				for _, b := range x.Billing {
					rows++
					if b.Expected != b.Billed || b.Cause != "" && b.Cause != statement.NotFunctional {
						if wrong++; wrong < 10 {
							l := db.ContractLine.GetX(ctx, s.lines[b.Line-1])
							t.Errorf("%s..%s: %+v; %s %s %s from %s, functional %s to %s%s", span[0], span[1], b, l.Kind, l.Frequency, l.Timing, l.StartsOn, l.FunctionalOn, l.EndsOn, l.DisconnectedOn)
						}
					}
				}
				if !x.Tied() {
					t.Errorf("%s..%s is not tied: %d and %d", span[0], span[1], x.Closing, x.Ledger)
				}
			}
		}
		if rows < 400 {
			t.Errorf("only %d rows to reconcile", rows)
		}
		if v, err := (&ledger.Service{DB: db}).Verify(ctx); err != nil || !v.OK {
			t.Errorf("%v, %+v", err, v)
		}
		t.Logf("%d rows, %d wrong", rows, wrong)
	})
}

// What a credit memo gives back and charges instead of an invoice below zero is billed as if an invoice did.
func TestCreditedDraftReconciles(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := servertest.System(t)
		s := agree(t, ctx, db, working("100"), working("30"))
		bill(t, ctx, db, "2026-01-01", "2026-01-31")
		s.change(`UPDATE contract_lines SET ends_on = '2026-01-10' WHERE id = ?`, s.lines[0])
		service := &billing.Service{DB: db, Credit: credits.RequestTx}
		run, err := service.Start(ctx, billing.Start{PeriodFrom: "2026-02-01", PeriodTo: "2026-02-28"})
		if err == nil {
			err = service.Compute(ctx, run.ID, billing.Work{})
		}
		if err != nil {
			t.Fatal(err)
		}
		memo, err := service.CreditDraft(ctx, billing.CreditDraft{Draft: db.BillDraft.Query().Where(billdraft.TotalMinorLT(0)).OnlyX(ctx).ID})
		if err == nil {
			_, err = (&credits.Service{DB: db}).Approve(ctx, credits.Decide{ID: memo})
		}
		if err != nil {
			t.Fatal(err)
		}
		s.want("2026-01-01", "2026-01-31", "1 3226 3226 ", "2 3000 3000 ")
		s.want("2026-02-01", "2026-02-28", "2 3000 3000 ")
		if b := s.reconcile("2026-02-01", "2026-02-28").Billing[0]; b.CreditMemo != memo || b.Invoice != 0 {
			t.Errorf("charged by %+v, want credit memo %d", b, memo)
		}
		if b := s.reconcile("2026-01-01", "2026-02-28").Billing[0]; b.Invoice != db.Invoice.Query().OnlyIDX(ctx) || b.CreditMemo != 0 || !strings.HasSuffix(b.Invoices, " +1") {
			t.Errorf("charged by %+v, want the invoice and one more", b)
		}
		s.want("2026-01-01", "2026-02-28", "1 3226 3226 ", "2 6000 6000 ")
	})
}
