package intake

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/cardrate"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/productprice"
	"github.com/duebook/duebook/ent/taxrate"
	"github.com/duebook/duebook/ent/timeentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/exchange/sheet"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/duebook/duebook/server/worktime"
	"github.com/shopspring/decimal"
)

const (
	rateHead  = "card,role,class,hourly,skill,currency,start_date,end_date\n"
	timeHead  = "number,account_number,contract_number,contract_line,person,role,skill,worked_on,hours,class,description,status\n"
	usageHead = "number,contract_number,contract_line,used_on,quantity\n"
	priceHead = "product_code,currency,unit_price,start_date,end_date\n"
	taxHead   = "jurisdiction,name,country,region,city,postal_prefix,tax_class,category,percent,start_date,end_date\n"
)

// twice loads a text and then again: the second time nothing changes.
func (b *bundle) twice(kind record.Kind, text string) Report {
	b.t.Helper()
	first := b.load(kind, text)
	before := b.state()
	if again := b.load(kind, text); again.Imported != 0 || again.Unchanged != again.Records || b.state() != before {
		b.t.Errorf("%s again: %+v\n%s\n%s", kind, again, before, b.state())
	}
	return first
}

// withWork loads two clients, a rate card and a contract with a line of time that has limits and one of usage.
func (b *bundle) withWork() {
	b.t.Helper()
	b.load(record.Accounts, accountHead+"D-1,Northline,CLIENT\nD-2,Southline,CLIENT\n")
	b.twice(record.Rates, rateHead+"STD,ENGINEER,,100,,USD,2026-01-01,\nSTD,ENGINEER,OVERTIME,150,,USD,2026-01-01,2026-12-31\nSTD,ENGINEER,REGULAR,180.5,SAP,USD,2026-01-01,\nSTD,ENGINEER,,110,,USD,2026-07-01,\n")
	if err := store.Do(b.sys, b.db, func(tx *store.TxClient) error {
		tx.Record(store.Event{Action: "test.write"})
		payer := tx.Account.Query().FirstX(b.sys)
		p := tx.Product.Create().SetCode("WORK").SetName("Work").SaveX(b.sys)
		c := tx.Contract.Create().SetBusinessUnitID(b.unit.ID).SetAccountID(payer.ID).SetNumber("C-1").SetCurrency("USD").SetStartsOn("2026-01-01").SetRateCard(tx.RateCard.Query().OnlyX(b.sys)).SaveX(b.sys)
		line := func(no int, kind contractline.Kind) *ent.ContractLineCreate {
			return tx.ContractLine.Create().SetContractID(c.ID).SetLineNo(no).SetProductID(p.ID).SetQuantity(decimal.NewFromInt(1)).SetUnitPrice(decimal.Zero).SetKind(kind).SetStartsOn("2026-01-01")
		}
		line(1, contractline.KindTIME).SetDailyHours(decimal.NewFromInt(10)).SetBudgetHours(decimal.NewFromInt(40)).SaveX(b.sys)
		line(2, contractline.KindUSAGE).SaveX(b.sys)
		return nil
	}); err != nil {
		b.t.Fatal(err)
	}
}

func TestValuesOfFiles(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		b.withWork()
		// Rows come in any order; a product that nobody named is made.
		b.twice(record.Prices, priceHead+"VOICE,,12.5,2026-07-01,\nVOICE,EUR,9,2026-01-01,2026-12-31\nVOICE,,10,2026-01-01,\nDATA,,0,2026-01-01,\n")
		b.twice(record.TaxRates, taxHead+"US-CA,California,US,CA,,,,S,7.5,2026-07-01,\nUS-CA,,US,,,,,,7.25,2026-01-01,\nUS-CA,,US,,,,FOOD,,0,2026-01-01,\nUS-CA-LA,,us,CA,Los Angeles,900,,,2.25,2026-01-01,2026-12-31\n")
		var got []string
		for _, p := range b.db.ProductPrice.Query().Order(productprice.ByCurrency(), productprice.ByStartsOn(), productprice.ByUnitPrice()).WithProduct().AllX(b.sys) {
			got = append(got, fmt.Sprintf("%s %s %s %s..%s", p.Edges.Product.Code, p.Currency, p.UnitPrice, p.StartsOn, p.EndsOn))
		}
		for _, r := range b.db.TaxRate.Query().Order(taxrate.ByPercent(), taxrate.ByStartsOn()).WithJurisdiction().AllX(b.sys) {
			got = append(got, fmt.Sprintf("%s %s %s %s %s %s..%s", r.Edges.Jurisdiction.Code, r.Edges.Jurisdiction.Region, r.TaxClass, r.Category, r.Percent, r.StartsOn, r.EndsOn))
		}
		for _, r := range b.db.CardRate.Query().Order(cardrate.ByID()).AllX(b.sys) {
			got = append(got, fmt.Sprintf("%s %s %s %s %s..%s", r.Role, r.Skill, r.Class, r.Hourly, r.StartsOn, r.EndsOn))
		}
		for _, want := range []string{"VOICE EUR 9 2026-01-01..2026-12-31", "VOICE USD 10 2026-01-01..2026-06-30", "VOICE USD 12.5 2026-07-01..", "DATA USD 0 2026-01-01..",
			"US-CA CA  S 7.25 2026-01-01..2026-06-30", "US-CA CA  S 7.5 2026-07-01..", "US-CA CA FOOD Z 0 2026-01-01..", "US-CA-LA CA  S 2.25 2026-01-01..2026-12-31",
			"ENGINEER  REGULAR 100 2026-01-01..2026-06-30", "ENGINEER  OVERTIME 150 2026-01-01..2026-12-31", "ENGINEER SAP REGULAR 180.5 2026-01-01..", "ENGINEER  REGULAR 110 2026-07-01.."} {
			n := 0
			for _, g := range got {
				if g == want {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%d times %q in\n%s", n, want, strings.Join(got, "\n"))
			}
		}
		// A row in between, and the old ones with it.
		if r := b.load(record.Prices, priceHead+"VOICE,,10,2026-01-01,\nVOICE,,11,2026-04-01,\nVOICE,,12.5,2026-07-01,\n"); r.Imported != 1 || r.Unchanged != 2 {
			t.Errorf("a price in between: %+v", r)
		}
		// The end of what had none.
		if r := b.load(record.Prices, priceHead+"DATA,,0,2026-01-01,2026-12-31\n"); r.Imported != 1 {
			t.Errorf("an end: %+v", r)
		}
		for _, c := range []struct {
			kind record.Kind
			text string
			want Cell
		}{
			{record.TaxRates, taxHead + "DE,,DE,,,,,,19,2026-01-01,2026-12-31\nDE,,DE,,,,,,16,2026-07-01,2027-06-30\n",
				Cell{3, "start_date", "", "2026-07-01", "from 2026-07-01 to 2027-06-30 (line 3) overlaps 19 percent S, which holds from 2026-01-01 to 2026-12-31 (line 2); start on 2027-01-01 or later"}},
			{record.TaxRates, taxHead + "DE,,DE,,,,,,16,2026-07-01,2027-06-30\nDE,,DE,,,,,,19,2026-01-01,2026-12-31\n",
				Cell{2, "start_date", "", "2026-07-01", "from 2026-07-01 to 2027-06-30 (line 2) overlaps 19 percent S, which holds from 2026-01-01 to 2026-12-31 (line 3); start on 2027-01-01 or later"}},
			{record.TaxRates, taxHead + "US-CA-LA,,US,,,,,,3,2026-12-31,\n",
				Cell{2, "start_date", "", "2026-12-31", "from 2026-12-31 on (line 2) overlaps 2.25 percent S, which holds from 2026-01-01 to 2026-12-31; start on 2027-01-01 or later"}},
			{record.TaxRates, taxHead + "US-CA,,US,,,,,,8,2026-07-01,\n",
				Cell{2, "start_date", "", "2026-07-01", "7.5 percent S holds from 2026-07-01 on already; it can't be 8 percent S from 2026-07-01 on (line 2) too"}},
			{record.TaxRates, taxHead + "US-CA,,US,NV,,,,,8,2027-07-01,\n",
				Cell{2, "region", "", "NV", `jurisdiction "US-CA" exists already with another region: CA, not NV; leave it out, or use a code of its own`}},
			{record.TaxRates, taxHead + "FR,,FR,,,,,,100.5,2026-01-01,\n", Cell{2, "percent", "", "100.5", "100.5 percent is more than 100"}},
			{record.TaxRates, taxHead + "FR,,FR,,,,,,20,2026-01-01,\nFR,,FR,,,,,,20,2026-01-01,\n", Cell{3, "start_date", "", "2026-01-01", "is on line 2 already; a file has every tax rate once"}},
			{record.Rates, rateHead + "STD,ENGINEER,,100,,EUR,2027-01-01,\n", Cell{2, "currency", "", "EUR", `card "STD" is in USD; use that, or a card of its own for EUR`}},
			{record.Rates, rateHead + "STD,ENGINEER,,100,,,2025-01-01,2026-01-01\n",
				Cell{2, "end_date", "", "2026-01-01", "from 2025-01-01 to 2026-01-01 (line 2) overlaps 100, which holds from 2026-01-01 to 2026-06-30; end on 2025-12-31 or earlier"}},
			{record.Rates, rateHead + "STD,ENGINEER,,-1,,,2027-01-01,\n", Cell{2, "hourly", "", "-1", "must not be negative"}},
			{record.Prices, priceHead + "VOICE,,13,2026-07-01,\n",
				Cell{2, "start_date", "", "2026-07-01", "12.5 holds from 2026-07-01 on already; it can't be 13 from 2026-07-01 on (line 2) too"}},
			{record.Prices, priceHead + "VOICE,,13,2027-07-01,2027-06-30\n", Cell{2, "end_date", "", "2027-06-30", "2027-06-30 is before the start_date 2027-07-01"}},
		} {
			b.refused(c.kind, c.text, c.want)
		}
		in := file(record.TaxRates, taxHead+"DE,,DE,,,,,,19,2026-01-01,2026-12-31\nDE,,DE,,,,,,16,2026-07-01,\nDE,,DE,,,,,,16,2027-01-01,\n")
		in.KeepGood = true
		if r := b.run(in); r.Imported != 2 || r.RefusedCount != 1 {
			t.Errorf("the good ones: %+v", r)
		}
		b.clean()
	})
}

// A table that goes over many chunks, in any order, comes to what it comes to in one.
func TestValuesInManyChunks(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		var lines []string
		for month := 1; month <= 12; month++ {
			for _, card := range []string{"A", "B", "C"} {
				lines = append(lines, fmt.Sprintf("%s,ENGINEER,,%d,,,2026-%02d-01,\n", card, 100+month, month))
			}
		}
		b.Chunk = 5
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		b.twice(record.Rates, rateHead+strings.Join(lines, ""))
		if n := b.number(`SELECT COUNT(*) FROM card_rates r WHERE ends_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM card_rates n WHERE n.card_id = r.card_id AND n.starts_on > r.ends_on)`); n != 0 {
			t.Errorf("%d rates end before nothing", n)
		}
		var taxes []string
		for month := 1; month <= 12; month++ {
			name, region := "", "" // said once
			if month == 7 {
				name, region = "California", "CA"
			}
			taxes = append(taxes, fmt.Sprintf("US-CA,%s,US,%s,,,,,%d,2026-%02d-01,\n", name, region, month, month))
		}
		b.twice(record.TaxRates, taxHead+strings.Join(taxes, ""))
		if n := b.number(`SELECT COUNT(*) FROM tax_rates r JOIN tax_jurisdictions j ON j.id = r.jurisdiction_id WHERE j.name = 'California' AND j.region = 'CA'`); n != 12 {
			t.Errorf("%d rates of California", n)
		}
		if n, open := b.number(`SELECT COUNT(*) FROM card_rates`), b.number(`SELECT COUNT(*) FROM card_rates WHERE ends_on IS NULL`); n != 36 || open != 3 {
			t.Errorf("%d rates, %d without end", n, open)
		}
	})
}

func TestTimesheets(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		b.withWork()
		b.twice(record.Time, timeHead+"S-1,D-1,C-1,1,Eve,ENGINEER,,2026-06-30,8,,Wiring,\nS-2,,C-1,1,Eve,ENGINEER,,2026-07-01,7.25,regular,,DRAFT\nS-3,,C-1,1,Eve,ENGINEER,SAP,2026-07-02,2,,,SUBMITTED\nS-4,,C-1,1,Max,ENGINEER,,2026-07-01,1,overtime,,APPROVED\n")
		var got []string
		for _, e := range b.db.TimeEntry.Query().Order(timeentry.ByNumber()).AllX(b.sys) {
			got = append(got, fmt.Sprintf("%s %s %s %s %d %v", e.Number, e.Hours, e.Hourly, e.Status, e.SubmittedBy, e.DecidedAt != nil))
		}
		want := "S-1 8 100 SUBMITTED 0 false\nS-2 7.25 110 DRAFT 0 false\nS-3 2 180.5 SUBMITTED 0 false\nS-4 1 150 APPROVED 0 true"
		if strings.Join(got, "\n") != want {
			t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), want)
		}
		b.twice(record.Usage, usageHead+"U-1,C-1,2,2026-06-30,12.5\nU-2,C-1,2,2026-06-30,0\n")

		row := func(s string) string { return timeHead + s + "\n" }
		for _, c := range []struct {
			text string
			want Cell
		}{
			{row("N-1,D-2,C-1,1,Eve,ENGINEER,,2026-08-01,1,,,"), Cell{2, "account_number", "", "D-2", `contract "C-1" belongs to another account`}},
			{row("N-1,D-9,C-1,1,Eve,ENGINEER,,2026-08-01,1,,,"), Cell{2, "account_number", "", "D-9", noAccount}},
			{row("N-1,,C-9,1,Eve,ENGINEER,,2026-08-01,1,,,"), Cell{2, "contract_number", "", "C-9", noContract}},
			{row("N-1,,C-1,9,Eve,ENGINEER,,2026-08-01,1,,,"), Cell{2, "contract_line", "", "9", `contract "C-1" has no such line`}},
			{row("N-1,,C-1,2,Eve,ENGINEER,,2026-08-01,1,,,"), Cell{2, "contract_line", "", "2", "line 2 of contract C-1 is not billed by the hour; choose a line that is"}},
			{row("N-1,,C-1,1,Eve,PLUMBER,,2026-08-01,1,,,"), Cell{2, "role", "", "PLUMBER", `rate card STD has no REGULAR rate for "PLUMBER" on 2026-08-01; add the rate, or correct role, skill, class or day`}},
			{row("N-1,,C-1,1,Eve,ENGINEER,,2026-11-25,1,,,"), Cell{2, "worked_on", "", "2026-11-25", "2026-11-25 lies in the future; today is 2026-11-24"}},
			{row("N-1,,C-1,1,Eve,ENGINEER,,2025-12-31,1,,,"), Cell{2, "worked_on", "", "2025-12-31", "contract C-1 starts on 2026-01-01; 2025-12-31 lies before it"}},
			{row("N-1,,C-1,1,Eve,ENGINEER,,2026-08-01,24.5,,,"), Cell{2, "hours", "", "24.5", "24.5 hours are more than a day has"}},
			{row("N-1,,C-1,1,Eve,ENGINEER,,2026-08-01,6,,,\nN-2,,C-1,1,Eve,ENGINEER,,2026-08-01,4.5,,,"), Cell{3, "hours", "", "4.5", "Eve may work 10 hours a day on line 1 of contract C-1; 6 of 2026-08-01 are entered already, 4 are left"}},
			{row("N-1,,C-1,1,Ann,ENGINEER,,2026-08-01,10,,,\nN-2,,C-1,1,Ben,ENGINEER,,2026-08-01,10,,,\nN-3,,C-1,1,Cid,ENGINEER,,2026-08-01,2,,,"), Cell{4, "hours", "", "2", "line 1 of contract C-1 has a budget of 40 hours; 38.25 are entered already, 1.75 are left"}},
			{row("N-1,,C-1,1,Eve,ENGINEER,,2026-08-01,1,,,\nN-1,,C-1,1,Eve,ENGINEER,,2026-08-01,1,,,"), Cell{3, "number", "", "N-1", "is on line 2 already; a file has every time entry once"}},
			{row("S-1,,C-1,1,Eve,ENGINEER,,2026-06-30,7,,Wiring,"), Cell{2, "hours", "", "7", `time entry "S-1" exists already with another hours: 8, not 7`}},
			{row("N-1,,C-1,1,Eve,ENGINEER,,2026-08-01,1,night,,"), Cell{2, "class", "", "night", `"night" is none of REGULAR, OVERTIME, HOLIDAY`}},
		} {
			b.refused(record.Time, c.text, c.want)
		}
		for _, c := range []struct {
			text string
			want Cell
		}{
			{"U-3,C-1,1,2026-06-30,1\n", Cell{2, "contract_line", "", "1", "line 1 of contract C-1 is not billed by usage; choose a line that is"}},
			{"U-3,C-1,2,2026-12-30,1\n", Cell{2, "used_on", "", "2026-12-30", "2026-12-30 lies in the future; today is 2026-11-24"}},
			{"U-3,C-1,2,2026-06-30,-1\n", Cell{2, "quantity", "", "-1", "must not be negative"}},
			{"U-1,C-1,2,2026-06-30,13\n", Cell{2, "quantity", "", "13", `usage record "U-1" exists already with another quantity: 12.5, not 13`}},
		} {
			b.refused(record.Usage, usageHead+c.text, c.want)
		}
		if err := store.Do(b.sys, b.db, func(tx *store.TxClient) error {
			tx.Record(store.Event{Action: "test.write"})
			return tx.Contract.Update().SetStatus(contract.StatusTERMINATED).SetEndsOn("2026-09-30").Exec(b.sys)
		}); err != nil {
			t.Fatal(err)
		}
		b.refused(record.Time, row("N-1,,C-1,1,Eve,ENGINEER,,2026-10-01,1,,,"), Cell{2, "worked_on", "", "2026-10-01", "contract C-1 ended on 2026-09-30; 2026-10-01 lies after it"})
		b.clean()
	})
}

// What a person imports waits for another person; a rejected entry is entered again by the corrected file.
func TestImportedTimeIsApprovedByAnother(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		b.withWork()
		biller, manager := servertest.As(t, viewer.Biller), viewer.NewContext(t.Context(), viewer.New(viewer.Viewer{Kind: viewer.KindUser, ID: 77, Roles: []viewer.Role{viewer.Manager}, Unbounded: true}, nil))
		sheet := func(hours, status string) Import {
			return file(record.Time, timeHead+"S-1,,C-1,1,Eve,ENGINEER,,2026-08-03,"+hours+",,,"+status+"\n")
		}
		report, err := b.Import(biller, sheet("8", "APPROVED"))
		if err != nil || len(report.Refused) != 1 || report.Refused[0].Field != "status" || !strings.Contains(report.Refused[0].Message, "it arrives submitted") {
			t.Errorf("approved by who imports it: %+v, %v", report, err)
		}
		if report, err = b.Import(biller, sheet("8", "")); err != nil || report.Imported != 1 {
			t.Fatalf("%+v, %v", report, err)
		}
		e := b.db.TimeEntry.Query().OnlyX(b.sys)
		if e.Status != timeentry.StatusSUBMITTED || e.SubmittedBy != viewer.From(biller).ID {
			t.Errorf("%+v", e)
		}
		if err := b.Time.Approve(biller, worktime.Decide{IDs: []int{e.ID}}); !fault.Is(err, fault.TwoPeople) {
			t.Errorf("approved by the one who imported it: %v", err)
		}
		if err := b.Time.Reject(manager, worktime.Decide{IDs: []int{e.ID}, Note: "6 hours"}); err != nil {
			t.Fatal(err)
		}
		if report, err = b.Import(biller, sheet("8", "")); err != nil || report.Unchanged != 1 {
			t.Errorf("the rejected file again: %+v, %v", report, err)
		}
		if report, err = b.Import(biller, sheet("6", "")); err != nil || report.Imported != 1 {
			t.Errorf("the corrected file: %+v, %v", report, err)
		}
		if again := b.db.TimeEntry.GetX(b.sys, e.ID); again.Status != timeentry.StatusSUBMITTED || !again.Hours.Equal(decimal.NewFromInt(6)) || again.DecisionNote != "" {
			t.Errorf("%+v", again)
		}
		// Those who may import but not keep the catalogue bring time, and no rates.
		cash := servertest.As(t, viewer.CashApplier)
		if _, err := b.Import(cash, file(record.Rates, rateHead+"STD,FITTER,,1,,,2026-01-01,\n")); !fault.Is(err, fault.Forbidden) {
			t.Errorf("rates by a cash applier: %v", err)
		}
		if report, err := b.Import(biller, file(record.Rates, rateHead+"STD,FITTER,,1,,,2026-01-01,\n")); err != nil || report.Imported != 1 {
			t.Errorf("rates by a biller: %+v, %v", report, err)
		}
	})
}

// A timesheet from a spreadsheet, with days and numbers that are kept as such, over many chunks.
func TestTimesheetOfASpreadsheet(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		b.withWork()
		b.Chunk = 3
		var buf bytes.Buffer
		columns := []sheet.Column{{Name: "number"}, {Name: "contract_number"}, {Name: "contract_line", Type: sheet.IntegerColumn}, {Name: "person"}, {Name: "role"}, {Name: "worked_on", Type: sheet.DateColumn}, {Name: "hours", Type: sheet.DecimalColumn}}
		if _, err := sheet.Write(&buf, sheet.XLSX, "Time", columns, func(yield func([]string, error) bool) {
			for i := range 11 {
				if !yield([]string{fmt.Sprint("X-", i), "C-1", "1", fmt.Sprint("Person ", i), "ENGINEER", "2026-08-03", "3.5"}, nil) {
					return
				}
			}
		}); err != nil {
			t.Fatal(err)
		}
		in := Import{Kind: record.Time, File: "time.xlsx", Reader: bytes.NewReader(buf.Bytes()), Size: int64(buf.Len())}
		if r := b.run(in); r.Imported != 11 || r.Format != sheet.XLSX {
			t.Errorf("%+v", r)
		}
		if r := b.run(in); r.Unchanged != 11 {
			t.Errorf("again: %+v", r)
		}
		if n := b.number(`SELECT COUNT(*) FROM time_entries WHERE worked_on = '2026-08-03'`); n != 11 {
			t.Errorf("%d entries", n)
		}
		// The budget holds over chunks, and while the file is only checked.
		more := ""
		for i := range 4 {
			more += fmt.Sprintf("Y-%d,,C-1,1,Other %d,ENGINEER,,2026-08-04,0.5,,,\n", i, i)
		}
		b.refused(record.Time, timeHead+more, Cell{5, "hours", "", "0.5", "line 1 of contract C-1 has a budget of 40 hours; 40 are entered already, 0 are left"})
	})
}
