package billing_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"strconv"
	"testing"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/billdraft"
	"github.com/duebook/duebook/ent/billexception"
	"github.com/duebook/duebook/ent/billrun"
	"github.com/duebook/duebook/ent/businessunit"
	"github.com/duebook/duebook/ent/cardrate"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/ent/price"
	"github.com/duebook/duebook/ent/timeentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/billing/charge"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// A run bills many accounts, so the proofs draw many accounts and bill them all together. What is drawn follows from
// -rapid.seed, or from the time; the seed is logged.
func seed(t *testing.T) int {
	n, _ := strconv.ParseUint(flag.Lookup("rapid.seed").Value.String(), 10, 64)
	if n == 0 {
		n = uint64(time.Now().UnixNano())
	}
	t.Logf("-rapid.seed=%d", n)
	return int(n % (1 << 50))
}

// many are examples of what is drawn.
func many[V any](t *testing.T, n int, draw func(*rapid.T) V) []V {
	first, all := seed(t), make([]V, n)
	for i := range all {
		all[i] = rapid.Custom(draw).Example(first + i)
	}
	return all
}

const year = date.Date("2026-01-01")

// month is the first day of a month of the year.
func month(n int) date.Date { return year.AddMonths(n) }

// agreed is a contract line and what happens to it: from a month on it says other ends.
type agreed struct {
	ent.ContractLine
	promotion string
	changes   []change
}

type change struct {
	month              int
	ends, disconnected date.Date
}

func (a agreed) String() string {
	text, _ := json.Marshal(a.ContractLine)
	return fmt.Sprintf("%s promotion %q changes %+v", text, a.promotion, a.changes)
}

var ninety, fifty = decimal.NewFromInt(90), decimal.NewFromInt(50)

func drawModel(t *rapid.T) *price.Model {
	m := &price.Model{Kind: rapid.SampledFrom([]price.Kind{price.Unit, price.Tiered, price.Volume, price.Package}).Draw(t, "pricing"), Included: decimal.NewFromInt(rapid.Int64Range(0, 20).Draw(t, "included"))}
	switch m.Kind {
	case price.Package:
		m.PackageSize = decimal.NewFromInt(rapid.Int64Range(1, 25).Draw(t, "package"))
	case price.Tiered, price.Volume:
		m.Tiers = []price.Tier{{UpTo: &fifty, UnitPrice: decimal.RequireFromString("0.333")}, {UpTo: &ninety, UnitPrice: decimal.RequireFromString("0.2501"), Flat: decimal.NewFromInt(1)}, {UnitPrice: decimal.RequireFromString("0.1")}}
	}
	return m
}

func drawEscalator(t *rapid.T) *price.Escalator {
	e := &price.Escalator{Months: rapid.IntRange(1, 12).Draw(t, "step")}
	if rapid.Bool().Draw(t, "by index") {
		e.Index = "CPI"
	} else {
		e.Percent = decimal.New(rapid.Int64Range(1, 99).Draw(t, "rise"), -1)
	}
	if rapid.Bool().Draw(t, "first step") {
		e.First = year.AddDays(rapid.IntRange(-60, 300).Draw(t, "on"))
	}
	return e
}

// drawLine is a line that serves from some day on.
func drawLine(t *rapid.T) agreed {
	l := ent.ContractLine{Quantity: decimal.New(rapid.Int64Range(1, 900).Draw(t, "quantity"), -2), UnitPrice: decimal.New(rapid.Int64Range(-10_000, 500_000).Draw(t, "price"), -3),
		Kind: contractline.KindRECURRING, Frequency: rapid.SampledFrom([]contractline.Frequency{"MONTHLY", "MONTHLY", "QUARTERLY", "SEMI_ANNUAL", "ANNUAL", "ONE_TIME"}).Draw(t, "frequency"),
		Timing: rapid.SampledFrom([]contractline.Timing{"ADVANCE", "ARREARS"}).Draw(t, "timing")}
	l.StartsOn = year.AddDays(rapid.IntRange(-50, 250).Draw(t, "start"))
	l.InstalledOn = l.StartsOn.AddDays(rapid.IntRange(0, 1).Draw(t, "waits") * rapid.IntRange(0, 60).Draw(t, "installed"))
	l.FunctionalOn = l.InstalledOn
	a := agreed{}
	if l.Frequency == "ONE_TIME" {
		l.Kind = contractline.KindONE_TIME
	}
	if rapid.Bool().Draw(t, "calendar") {
		l.AnchorOn = l.StartsOn.StartOfMonth()
	}
	if rapid.Bool().Draw(t, "ends") {
		l.EndsOn = l.StartsOn.AddDays(rapid.IntRange(0, 400).Draw(t, "length"))
	}
	switch rapid.SampledFrom([]string{"", "", "rises", "model", "list", "promotion", "promotion"}).Draw(t, "kind of price") {
	case "rises":
		l.Escalator = drawEscalator(t)
	case "model":
		l.Pricing = drawModel(t)
	case "list":
		l.ListPriced = true
	case "promotion":
		a.promotion = rapid.SampledFrom([]string{"SPRING", "EVER"}).Draw(t, "promotion")
		if rapid.Bool().Draw(t, "promised until") {
			l.PromotionEndsOn = year.AddDays(rapid.IntRange(0, 300).Draw(t, "promotion ends"))
		}
		if rapid.Bool().Draw(t, "rises too") {
			l.Escalator = drawEscalator(t)
		}
	}
	a.ContractLine = l
	return a
}

// drawLife is a line with what happens to it in the year.
func drawLife(t *rapid.T) agreed {
	a := drawLine(t)
	if a.Kind != contractline.KindRECURRING {
		return a
	}
	at := change{ends: a.EndsOn}
	for m := 1; m < 12; m++ {
		if rapid.IntRange(0, 5).Draw(t, "happens") > 0 {
			continue
		}
		at.month = m
		day := a.StartsOn.AddDays(rapid.IntRange(0, 400).Draw(t, "day"))
		if rapid.Bool().Draw(t, "is disconnected") {
			at.disconnected = day
		} else {
			at.ends = day
		}
		a.changes = append(a.changes, at)
	}
	return a
}

// catalogue is what prices follow from.
func (b *book) catalogue() (promotions map[string]int, card int) {
	b.Helper()
	promotions = map[string]int{}
	b.write(func(c *ent.Client) {
		for _, p := range []struct {
			code, percent string
			from, to      date.Date
		}{{"SPRING", "25", "2026-02-10", "2026-05-20"}, {"EVER", "12.5", "2025-01-01", ""}} {
			create := c.Promotion.Create().SetCode(p.code).SetName(p.code).SetPercent(decimal.RequireFromString(p.percent)).SetStartsOn(p.from)
			if p.to != "" {
				create.SetEndsOn(p.to)
			}
			promotions[p.code] = create.SaveX(b.sys).ID
		}
		for n := range 40 {
			c.IndexValue.Create().SetCode("CPI").SetStartsOn(date.Date("2024-11-01").AddMonths(n)).SetValue(decimal.New(int64(1000+7*n+n%3), -1)).SaveX(b.sys)
		}
		c.ExchangeRate.Create().SetSource("EUR").SetTarget("USD").SetStartsOn("2025-01-01").SetRate(decimal.RequireFromString("1.0873")).SaveX(b.sys)
		product := c.Product.Create().SetCode("LINE").SetName("Line").SaveX(b.sys)
		for _, currency := range []money.Currency{"USD", "EUR"} {
			for i, from := range []date.Date{"2025-01-01", "2026-03-16", "2026-08-01"} {
				p := c.ProductPrice.Create().SetProductID(product.ID).SetCurrency(currency).SetUnitPrice(decimal.New(int64(1133+i*217), -2)).SetStartsOn(from)
				if i < 2 {
					p.SetEndsOn([]date.Date{"2026-03-15", "2026-07-31"}[i])
				}
				p.SaveX(b.sys)
			}
		}
		r := c.RateCard.Create().SetCode("STD").SetName("Standard").SetCurrency("USD").SaveX(b.sys)
		for _, class := range []cardrate.Class{"REGULAR", "OVERTIME"} {
			c.CardRate.Create().SetCardID(r.ID).SetRole("engineer").SetClass(class).SetHourly(decimal.RequireFromString("83.335")).SetStartsOn("2025-01-01").SaveX(b.sys)
		}
		card = r.ID
	})
	return promotions, card
}

// sign writes a contract with an anchor, a line so dear that what is given back never brings the invoice below zero.
func (b *book) sign(account int, number string, currency money.Currency, promotions map[string]int, card int, lines []agreed) (contract int, ids []int) {
	b.Helper()
	contract = b.contract(account, number, line("1000000"))
	b.exec(`UPDATE contracts SET currency = ? WHERE id = ?`, currency, contract)
	b.write(func(c *ent.Client) {
		product := c.Product.Query().FirstX(b.sys)
		c.Contract.UpdateOneID(contract).SetRateCardID(card).ExecX(b.sys)
		for i, l := range lines {
			create := c.ContractLine.Create().SetContractID(contract).SetLineNo(i + 2).SetProductID(product.ID).SetDescription(fmt.Sprint("line ", i+2)).SetQuantity(l.Quantity).SetUnitPrice(l.UnitPrice).
				SetListPriced(l.ListPriced).SetKind(l.Kind).SetFrequency(l.Frequency).SetTiming(l.Timing).SetStartsOn(l.StartsOn).SetMinimum(l.Minimum)
			if l.Pricing != nil {
				create.SetPricing(l.Pricing)
			}
			if l.Escalator != nil {
				create.SetEscalator(l.Escalator)
			}
			if l.promotion != "" {
				create.SetPromotionID(promotions[l.promotion])
			}
			for _, d := range []struct {
				day date.Date
				set func(date.Date) *ent.ContractLineCreate
			}{{l.EndsOn, create.SetEndsOn}, {l.DisconnectedOn, create.SetDisconnectedOn}, {l.InstalledOn, create.SetInstalledOn}, {l.FunctionalOn, create.SetFunctionalOn}, {l.AnchorOn, create.SetAnchorOn},
				{l.PromotionEndsOn, create.SetPromotionEndsOn}} {
				if d.day != "" {
					d.set(d.day)
				}
			}
			ids = append(ids, create.SaveX(b.sys).ID)
		}
	})
	return contract, ids
}

func (b *book) ends(line int, c change) {
	b.Helper()
	null := func(d date.Date) any {
		if d == "" {
			return nil
		}
		return d
	}
	b.exec(`UPDATE contract_lines SET ends_on = ?, disconnected_on = ? WHERE id = ?`, null(c.ends), null(c.disconnected), line)
}

// shot is what a draft says, without what counts how often it was computed.
func shot(d *ent.BillDraft) string {
	text, _ := json.Marshal(struct {
		Content                   any
		Net, Tax, Total, Previous int64
		Status, Currency, Due     string
		Order                     string
		Lines                     int
	}{d.Content, d.NetMinor, d.TaxMinor, d.TotalMinor, d.PreviousMinor, string(d.Status), string(d.Currency), string(d.DueOn), d.PurchaseOrder, d.LineCount})
	return string(text)
}

// bill runs a period to its end: computed, computed again with the same outcome, waived, approved and posted.
func (b *book) bill(from, to date.Date, accounts []int) {
	b.Helper()
	run, err := b.billing.Start(b.biller(), billing.Start{BusinessUnit: b.unit, PeriodFrom: from, PeriodTo: to, Selection: bill.Selection{Accounts: accounts}})
	b.must(err)
	b.must(b.billing.Compute(b.biller(), run.ID, billing.Work{}))
	first := b.drafts(run)
	before := b.open(run)
	_, err = b.billing.Recompute(b.biller(), billing.Step{Run: run.ID}, nil)
	b.must(err)
	b.must(b.billing.Compute(b.biller(), run.ID, billing.Work{}))
	again := b.drafts(run)
	if len(again) != len(first) {
		b.Fatalf("%d drafts, computed again %d", len(first), len(again))
	}
	for i, d := range first {
		if one, two := shot(d), shot(again[i]); one != two || d.ID != again[i].ID {
			b.Fatalf("computed again, the draft\n%s\nis\n%s", one, two)
		}
		b.sound(d)
	}
	if after := b.open(run); len(after) != len(before) {
		b.Fatalf("%d exceptions, computed again %d", len(before), len(after))
	}
	var errors []int
	for _, e := range before {
		if e.Severity == billexception.SeverityERROR {
			errors = append(errors, e.ID)
		}
	}
	if len(errors) > 0 {
		if err := b.billing.Waive(b.biller(), billing.Decide{IDs: errors, Note: "it is right"}); err != nil {
			b.Fatalf("%v: %v", err, before)
		}
	}
	if n := b.post(run); n != len(first) {
		b.Fatalf("%s: %d of %d drafts were posted; %v", from, n, len(first), b.open(run))
	}
	if got := b.db.BillRun.GetX(b.sys, run.ID).Status; got != billrun.StatusPOSTED {
		b.Fatalf("the run is %s", got)
	}
	if n := b.db.BillDraft.Query().Where(billdraft.RunID(run.ID), billdraft.InvoiceIDIsNil()).CountX(b.sys); n > 0 {
		b.Fatalf("%d drafts without an invoice", n)
	}
}

// sound fails when the parts of a draft don't sum to the whole.
func (b *book) sound(d *ent.BillDraft) {
	b.Helper()
	var net, tax, taxes int64
	for _, l := range d.Content.Lines {
		net, tax = net+l.Minor, tax+l.Tax
		if l.From > l.To {
			b.Errorf("a line for %s to %s: %+v", l.From, l.To, l)
		}
	}
	for _, t := range d.Content.Taxes {
		taxes += t.Minor
	}
	if net != d.NetMinor || tax != d.TaxMinor || taxes != d.TaxMinor || net+tax != d.TotalMinor {
		b.Fatalf("lines %d with tax %d, taxes %d; the draft says %d + %d = %d", net, tax, taxes, d.NetMinor, d.TaxMinor, d.TotalMinor)
	}
}

// charged is what invoices charge for contract lines, without tax.
func (b *book) charged() map[int]int64 {
	b.Helper()
	rows, err := b.db.Reader().QueryContext(b.sys, `SELECT contract_line_id, SUM(amount_minor) FROM invoice_lines WHERE contract_line_id IS NOT NULL GROUP BY contract_line_id`)
	b.must(err)
	defer rows.Close()
	sums := map[int]int64{}
	for rows.Next() {
		var id int
		var n int64
		b.must(rows.Scan(&id, &n))
		sums[id] = n
	}
	b.must(rows.Err())
	return sums
}

// taxed gives the book a tax and its accounts an address.
func (b *book) taxed(rounding businessunit.TaxRounding) {
	b.Helper()
	b.tax("US", "", "6.25")
	b.tax("DE", "", "19")
	b.write(func(c *ent.Client) {
		j := c.TaxJurisdiction.Create().SetCode("TX").SetName("Texas").SetCountry("US").SetRegion("TX").SaveX(b.sys)
		c.TaxRate.Create().SetJurisdictionID(j.ID).SetPercent(decimal.RequireFromString("1.375")).SetStartsOn("2020-01-01").SaveX(b.sys)
		c.BusinessUnit.UpdateOneID(b.unit).SetTaxRounding(rounding).ExecX(b.sys)
	})
}

func at(region string) func(*ent.AccountCreate) {
	return func(a *ent.AccountCreate) {
		a.SetAddresses([]postal.Address{{Use: postal.BillTo, Country: "US", Region: region}})
	}
}

// However a year is billed, month by month, months left out and caught up, with what is known of a line changing in between,
// each line is charged what one run over the year would have charged that knows it all.
func TestYearInPartsIsTheYear(t *testing.T) {
	t.Parallel()
	type world struct {
		lines []agreed
		skip  [12]bool
	}
	worlds := many(t, 24, func(t *rapid.T) (w world) {
		w.lines = rapid.SliceOfN(rapid.Custom(drawLife), 1, 4).Draw(t, "lines")
		for m := range 11 {
			w.skip[m] = rapid.IntRange(0, 3).Draw(t, "skipped") == 0
		}
		return w
	})
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		promotions, card := b.catalogue()
		b.taxed(businessunit.TaxRoundingINVOICE)
		var parts, wholes []int
		var lines, twins [][]int
		for i, w := range worlds {
			parts = append(parts, b.account(fmt.Sprint("PARTS-", i), at("TX")))
			_, ids := b.sign(parts[i], fmt.Sprint("P-", i), "USD", promotions, card, w.lines)
			lines = append(lines, ids)
			wholes = append(wholes, b.account(fmt.Sprint("WHOLE-", i), at("TX")))
			_, ids = b.sign(wholes[i], fmt.Sprint("W-", i), "USD", promotions, card, w.lines)
			twins = append(twins, ids)
			for n, l := range w.lines {
				if k := len(l.changes); k > 0 {
					b.ends(ids[n], l.changes[k-1])
				}
			}
		}
		b.bill(year, "2026-12-31", wholes)
		for m := range 12 {
			var due []int
			for i, w := range worlds {
				for n, l := range w.lines {
					for _, c := range l.changes {
						if c.month == m {
							b.ends(lines[i][n], c)
						}
					}
				}
				if !w.skip[m] {
					due = append(due, parts[i])
				}
			}
			if len(due) > 0 {
				b.bill(month(m), month(m).EndOfMonth(), due)
			}
		}
		sums := b.charged()
		for i, w := range worlds {
			for n, l := range w.lines {
				if got, want := sums[lines[i][n]], sums[twins[i][n]]; got != want {
					t.Errorf("in parts %d, at once %d; months left out %v: %v", got, want, w.skip, l)
				}
			}
		}
		b.clean()
	})
}

// reading is measured usage, or an hour of work: on a day, known from a month on.
type reading struct {
	on       date.Date
	known    int
	quantity decimal.Decimal
	overtime bool
}

// Usage and hours cost what all of a period costs at its tiers, packages and minimum, in whatever order they and the end of the
// line become known.
func TestUsageInAnyOrder(t *testing.T) {
	t.Parallel()
	type world struct {
		line     agreed
		readings []reading
		skip     [12]bool
	}
	worlds := many(t, 40, func(t *rapid.T) (w world) {
		l := drawLine(t)
		l.Kind, l.Timing, l.ListPriced, l.promotion, l.PromotionEndsOn = rapid.SampledFrom([]contractline.Kind{"USAGE", "USAGE", "TIME"}).Draw(t, "what"), "ARREARS", false, "", ""
		l.StartsOn = year.AddDays(rapid.IntRange(-20, 90).Draw(t, "starts"))
		l.InstalledOn, l.FunctionalOn, l.EndsOn, l.AnchorOn = l.StartsOn, l.StartsOn, "", ""
		l.Frequency = rapid.SampledFrom([]contractline.Frequency{"MONTHLY", "MONTHLY", "QUARTERLY"}).Draw(t, "period")
		if rapid.Bool().Draw(t, "months") {
			l.AnchorOn = l.StartsOn.StartOfMonth()
		}
		if rapid.Bool().Draw(t, "has a minimum") {
			l.Minimum = decimal.New(rapid.Int64Range(1, 30_000).Draw(t, "minimum"), -2)
		}
		last := date.Date("2026-12-31")
		for m := range 9 { // later ones would leave a quarter open of which a part was closed
			if rapid.IntRange(0, 8).Draw(t, "is cut") == 0 {
				l.changes = append(l.changes, change{month: m, disconnected: l.StartsOn.AddDays(rapid.IntRange(0, 330).Draw(t, "serves"))})
			}
		}
		if l.Kind == "TIME" {
			l.Pricing, l.Escalator = nil, nil
		} else if l.Pricing == nil && rapid.Bool().Draw(t, "has tiers") {
			l.Pricing = drawModel(t)
		}
		for range rapid.IntRange(0, 12).Draw(t, "readings") {
			r := reading{on: l.StartsOn.AddDays(rapid.IntRange(0, last.DaysSince(l.StartsOn)).Draw(t, "on")), quantity: decimal.New(rapid.Int64Range(0, 6_000).Draw(t, "measured"), -2), overtime: rapid.Bool().Draw(t, "overtime")}
			r.known = rapid.IntRange(max(0, int(r.on.Time().Month())-1), 11).Draw(t, "known")
			if r.on < year {
				r.known = rapid.IntRange(0, 11).Draw(t, "known at last")
			}
			w.readings = append(w.readings, r)
		}
		w.line = l
		for m := range 11 {
			w.skip[m] = rapid.IntRange(0, 3).Draw(t, "skipped") == 0
		}
		return w
	})
	rate := decimal.RequireFromString("83.335")
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		promotions, card := b.catalogue()
		var accounts, lines []int
		for i, w := range worlds {
			accounts = append(accounts, b.account(fmt.Sprint("A-", i), nil))
			_, ids := b.sign(accounts[i], fmt.Sprint("C-", i), "USD", promotions, card, []agreed{w.line})
			lines = append(lines, ids[0])
		}
		for m := range 12 {
			var due []int
			for i, w := range worlds {
				for _, c := range w.line.changes {
					if c.month == m {
						b.ends(lines[i], c)
					}
				}
			}
			b.write(func(c *ent.Client) {
				for i, w := range worlds {
					if !w.skip[m] {
						due = append(due, accounts[i])
					}
					for n, r := range w.readings {
						switch number := fmt.Sprint(i, "-", n); {
						case r.known != m:
						case w.line.Kind == "TIME":
							class := timeentry.ClassREGULAR
							if r.overtime {
								class = timeentry.ClassOVERTIME
							}
							c.TimeEntry.Create().SetNumber(number).SetAccountID(accounts[i]).SetContractLineID(lines[i]).SetPerson("Ana").SetRole("engineer").SetWorkedOn(r.on).SetHours(r.quantity).
								SetClass(class).SetHourly(rate).SetStatus("APPROVED").SaveX(b.sys)
						default:
							c.UsageRecord.Create().SetNumber(number).SetAccountID(accounts[i]).SetContractLineID(lines[i]).SetUsedOn(r.on).SetQuantity(r.quantity).SaveX(b.sys)
						}
					}
				}
			})
			if len(due) > 0 {
				b.bill(month(m), month(m).EndOfMonth(), due)
			}
		}
		sums := b.charged()
		for i, w := range worlds {
			if got, want := sums[lines[i]], b.right(w.line, w.readings); got != want {
				t.Errorf("charged %d, right is %d; months left out %v, readings %v: %v", got, want, w.skip, w.readings, w.line)
			}
		}
		b.clean()
	})
}

// right is what all periods of a line of usage or hours cost by the end of the year, worked out one by one.
func (b *book) right(l agreed, readings []reading) (total int64) {
	b.Helper()
	rate := decimal.RequireFromString("83.335")
	index := func(_ string, on date.Date) (decimal.Decimal, bool) {
		n := 0
		for date.Date("2024-11-01").AddMonths(n+1) <= on {
			n++
		}
		return decimal.New(int64(1000+7*n+n%3), -1), true
	}
	if n := len(l.changes); n > 0 {
		l.DisconnectedOn = l.changes[n-1].disconnected
	}
	from, to := contracts.Served(&l.ContractLine)
	minor := func(d decimal.Decimal) int64 { return d.Shift(2).Round(0).IntPart() }
	periods := charge.Periods{Anchor: from, Months: billing.Months(l.Frequency)}
	if l.AnchorOn != "" {
		periods.Anchor = l.AnchorOn
	}
	for day := from; day <= "2026-12-31"; {
		_, p := periods.On(day)
		last := p.To
		if to != "" {
			last = min(last, to)
		}
		var quantity decimal.Decimal
		hours := map[bool]decimal.Decimal{}
		for _, r := range readings {
			if r.on >= p.From && r.on <= p.To {
				quantity, hours[r.overtime] = quantity.Add(r.quantity), hours[r.overtime].Add(r.quantity)
			}
		}
		var cost int64
		if l.Kind == "TIME" {
			cost = minor(hours[false].Mul(rate)) + minor(hours[true].Mul(rate))
		} else {
			unit, _ := l.Escalator.Price(l.UnitPrice, l.StartsOn, p.To, index)
			cost = minor(l.Pricing.Amount(quantity, unit))
		}
		if l.Minimum.IsPositive() && last <= "2026-12-31" && last >= max(p.From, from) {
			cost = max(cost, minor(l.Minimum.Mul(decimal.NewFromInt(int64(last.DaysSince(max(p.From, from))+1))).Div(decimal.NewFromInt(int64(p.Days())))))
		}
		total += cost
		day = p.To.AddDays(1)
	}
	return total
}

// Contracts of all kinds, in other currencies and with taxes rounded on the line, give the same drafts as often as they are
// computed; credited and billed again, an account owes what the right bill alone would have left.
func TestRebilledAccountOwesTheRightBill(t *testing.T) {
	t.Parallel()
	type world struct {
		lines    []agreed
		currency money.Currency
		paid     int64
		right    []int64
		quantity int64
	}
	worlds := many(t, 15, func(t *rapid.T) world {
		return world{lines: rapid.SliceOfN(rapid.Custom(drawLine), 1, 4).Draw(t, "lines"), currency: rapid.SampledFrom([]money.Currency{"USD", "EUR"}).Draw(t, "currency"),
			paid: rapid.Int64Range(0, 3).Draw(t, "pays") * rapid.Int64Range(1, 80_000_000).Draw(t, "paid"), quantity: rapid.Int64Range(1, 300).Draw(t, "quantity"),
			right: rapid.SliceOfN(rapid.Int64Range(0, 120_000_000), 1, 4).Draw(t, "right")}
	})
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBook(t, db)
		promotions, card := b.catalogue()
		b.taxed(businessunit.TaxRoundingLINE)
		var accounts []int
		for i, w := range worlds {
			accounts = append(accounts, b.account(fmt.Sprint("A-", i), at([]string{"TX", "CA"}[i%2])))
			b.sign(accounts[i], fmt.Sprint("C-", i), w.currency, promotions, card, w.lines)
		}
		b.bill(year, "2026-06-30", accounts)
		give, pay := &credits.Service{DB: db}, &cash.Service{DB: db}
		for i, w := range worlds {
			wrong := db.Invoice.Query().Where(invoice.AccountID(accounts[i])).OnlyX(b.sys)
			if w.paid > 0 {
				p, err := pay.Record(b.sys, cash.Record{Account: accounts[i], ReceivedOn: "2026-07-05", Amount: money.New(w.paid, "USD")})
				b.must(err)
				_, _, err = pay.Apply(b.sys, cash.Apply{Payment: p.ID})
				b.must(err)
			}
			var lines []billing.Line
			want := -w.paid
			for n, minor := range w.right {
				l := billing.Line{Description: fmt.Sprint("right ", n), Quantity: decimal.New(w.quantity, -2), UnitPrice: decimal.New(minor, -4), Tax: decimal.New(minor/7, -2)}
				lines = append(lines, l)
				want += l.Quantity.Mul(l.UnitPrice).Shift(2).Round(0).IntPart() + minor/7
			}
			memo, err := give.Rebill(b.biller(), credits.Rebill{Invoice: wrong.ID, IssueOn: "2026-07-10", Reason: creditmemo.ReasonPRICE, Description: "the price was wrong", Lines: lines})
			b.must(err)
			if memo.AmountMinor != wrong.TotalMinor || memo.TaxMinor != wrong.TaxMinor {
				t.Errorf("%d with tax %d is credited of %d with tax %d", memo.AmountMinor, memo.TaxMinor, wrong.TotalMinor, wrong.TaxMinor)
			}
			_, err = give.Approve(b.person(8, viewer.Manager), credits.Decide{ID: memo.ID, Note: "checked"})
			b.must(err)
			var owed int64
			b.must(db.Reader().QueryRowContext(b.sys, store.Rebind(db.Dialect, `SELECT (SELECT SUM(balance_minor) FROM invoices WHERE account_id = ?) - (SELECT COALESCE(SUM(unapplied_minor), 0) FROM credit_memos
				WHERE account_id = ? AND status = 'POSTED') - (SELECT COALESCE(SUM(unapplied_minor), 0) FROM payments WHERE account_id = ?)`), accounts[i], accounts[i], accounts[i]).Scan(&owed))
			if owed != want {
				t.Errorf("the account owes %d, by the right bill %d: %+v", owed, want, w)
			}
		}
		b.clean()
	})
}
