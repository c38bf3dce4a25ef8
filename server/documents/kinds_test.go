package documents_test

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/billdraft"
	"github.com/duebook/duebook/ent/billexception"
	"github.com/duebook/duebook/ent/cardrate"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/invoiceline"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/ent/price"
	"github.com/duebook/duebook/ent/taxjurisdiction"
	"github.com/duebook/duebook/ent/timeentry"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/catalogue"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/exchange/ubl"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// working is a line in euros that works from a day on.
func working(since date.Date, unit string, change func(*contracts.WriteLine)) contracts.WriteLine {
	p := dec(unit)
	l := contracts.WriteLine{Quantity: decimal.NewFromInt(1), UnitPrice: &p, Frequency: contractline.FrequencyMONTHLY, StartsOn: since, ContractedOn: since, InstalledOn: since, FunctionalOn: since}
	if change != nil {
		change(&l)
	}
	return l
}

// measuredBy is a line of usage.
func measuredBy(unit string, m *price.Model) contracts.WriteLine {
	return working("2026-01-01", unit, func(l *contracts.WriteLine) { l.Kind, l.Pricing = contractline.KindUSAGE, m })
}

var ten, hundred = dec("10"), dec("100")

var tiers = []price.Tier{{UpTo: &ten, UnitPrice: dec("1.5")}, {UpTo: &hundred, UnitPrice: dec("0.3333"), Flat: dec("2")}, {UnitPrice: dec("0.07")}}

type kindOfLine struct {
	name     string
	line     contracts.WriteLine
	usage    string // measured each month
	hours    string
	currency money.Currency
	ends     date.Date // it turns out in February that it was disconnected on this day
}

// kindsOfLine are the lines that contracts can have, by what is special about them. What they charge of January and
// February is on one invoice each.
var kindsOfLine = []kindOfLine{
	{name: "recurring, in advance", line: working("2026-01-01", "49.90", func(l *contracts.WriteLine) { l.Quantity = dec("3") })},
	{name: "recurring, in arrears", line: working("2026-01-01", "49.90", func(l *contracts.WriteLine) { l.Timing = contractline.TimingARREARS })},
	{name: "by the quarter", line: working("2026-01-01", "300", func(l *contracts.WriteLine) { l.Frequency = contractline.FrequencyQUARTERLY })},
	{name: "from the middle of a month", line: working("2026-01-11", "100", func(l *contracts.WriteLine) { l.AnchorOn = "2026-01-01" })},
	{name: "fractions of a cent", line: working("2026-01-01", "0.00012345", func(l *contracts.WriteLine) { l.Quantity = dec("98765.4321") })},
	{name: "free of charge", line: working("2026-01-01", "0", nil)},
	{name: "one time", line: working("2026-01-15", "250", func(l *contracts.WriteLine) {
		l.Kind, l.Frequency = contractline.KindONE_TIME, contractline.FrequencyONE_TIME
	})},
	{name: "usage by the unit", line: measuredBy("0.0123", nil), usage: "12345.5"},
	{name: "usage beyond what is included", line: measuredBy("2", &price.Model{Kind: price.Unit, Included: ten}), usage: "17.25"},
	{name: "usage within what is included", line: measuredBy("2", &price.Model{Kind: price.Unit, Included: ten}), usage: "4"},
	{name: "usage by tiers", line: measuredBy("0", &price.Model{Kind: price.Tiered, Tiers: tiers}), usage: "777"},
	{name: "usage by volume", line: measuredBy("0", &price.Model{Kind: price.Volume, Tiers: tiers}), usage: "55"},
	{name: "usage by packages", line: measuredBy("19", &price.Model{Kind: price.Package, PackageSize: hundred}), usage: "230"},
	{name: "recurring by tiers", line: working("2026-01-01", "0", func(l *contracts.WriteLine) {
		l.Quantity, l.Pricing = dec("35"), &price.Model{Kind: price.Tiered, Tiers: tiers}
	})},
	{name: "short of its minimum", line: working("2026-01-01", "0.10", func(l *contracts.WriteLine) {
		l.Kind, l.Minimum = contractline.KindUSAGE, dec("80")
	}), usage: "310"},
	{name: "only its minimum", line: working("2026-01-01", "0.10", func(l *contracts.WriteLine) { l.Kind, l.Minimum = contractline.KindUSAGE, dec("80") })},
	{name: "hours", line: working("2026-01-01", "0", func(l *contracts.WriteLine) { l.Kind = contractline.KindTIME }), hours: "7.75"},
	{name: "hours short of their minimum", line: working("2026-01-01", "0", func(l *contracts.WriteLine) { l.Kind, l.Minimum = contractline.KindTIME, dec("2000") }), hours: "3.333"},
	{name: "promotion", line: working("2026-01-01", "89.99", func(l *contracts.WriteLine) { l.Quantity, l.Promotion = dec("3"), "SPRING" })},
	{name: "promotion that ends in the middle", line: working("2026-01-01", "89.99", func(l *contracts.WriteLine) { l.Promotion, l.PromotionEndsOn = "SPRING", "2026-01-20" })},
	{name: "all of it off", line: working("2026-01-01", "89.99", func(l *contracts.WriteLine) { l.Promotion = "FREE" })},
	{name: "rebate", line: working("2026-01-01", "-12.50", func(l *contracts.WriteLine) { l.Quantity = dec("2") })},
	{name: "rebate, from the middle of a month", line: working("2026-01-11", "-12.50", func(l *contracts.WriteLine) { l.AnchorOn = "2026-01-01" })},
	{name: "given back", line: working("2026-01-01", "120", func(l *contracts.WriteLine) { l.Frequency = contractline.FrequencyANNUAL }), ends: "2026-01-20"},
	{name: "a promotion given back", line: working("2026-01-01", "210", func(l *contracts.WriteLine) {
		l.Frequency, l.Promotion = contractline.FrequencySEMI_ANNUAL, "SPRING"
	}), ends: "2026-01-20"},
	{name: "installed late", line: working("2026-01-01", "62", func(l *contracts.WriteLine) {
		l.InstalledOn, l.FunctionalOn, l.AnchorOn = "2026-01-08", "2026-01-21", "2026-01-01"
	})},
	{name: "list price", line: working("2026-01-01", "0", func(l *contracts.WriteLine) { l.UnitPrice = nil })},
	{name: "rising price", line: working("2026-01-01", "77.77", func(l *contracts.WriteLine) {
		l.Escalator = &price.Escalator{Percent: dec("2.5"), Months: 1, First: "2026-01-16"}
	})},
	{name: "for a site and a cost centre", line: working("2026-01-01", "5", func(l *contracts.WriteLine) { l.Site, l.CostCentre = "Hamburg <Hafen> & Elbe", "KST 4711" })},
	{name: "agreed in another currency", line: working("2026-01-01", "33.33", func(l *contracts.WriteLine) { l.Quantity = dec("3") }), currency: "USD"},
	{name: "a text of several lines", line: working("2026-01-01", "5", func(l *contracts.WriteLine) { l.Description = "Managed line\n\tBerlin – Wien; 50 % \"burst\"" })},
}

// taxCategories are what the table of taxes can say of a class of products, and what the invoice then says: the category of UNCL
// 5305 and the code of why nothing is due.
var taxCategories = map[string]struct{ category, percent, why string }{
	"S-FULL": {"S", "21", ""}, "S-LOW": {"S", "9", ""}, "Z": {"Z", "0", ""}, "E": {"E", "0", ""}, "AE": {"AE", "0", "VATEX-EU-AE"}, "K": {"K", "0", "VATEX-EU-IC"}, "G": {"G", "0", "VATEX-EU-G"},
	"O": {"O", "0", "VATEX-EU-O"}, "L": {"L", "7", ""}, "M": {"M", "4", ""},
}

// taxedBook is a house with products of every tax class in the Netherlands, and with cities that tax besides.
func taxedBook(t *testing.T, db *store.DB) *house {
	t.Helper()
	h := build(t, db)
	c := &catalogue.Service{DB: db}
	must := func(_ any, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, class := range slices.Sorted(maps.Keys(taxCategories)) {
		k := taxCategories[class]
		must(c.SetTaxRate(h.sys, catalogue.TaxRate{Jurisdiction: "NL", Name: "Nederland", Country: "NL", TaxClass: class, Category: k.category, Percent: dec(k.percent), StartsOn: "2025-01-01"}, ""))
		p, err := c.Describe(h.sys, catalogue.Describe{Code: class, Name: "Service " + class, TaxClass: class, Active: true})
		must(p, err)
		must(c.SetPrice(h.sys, catalogue.SetPrice{Product: p.ID, Currency: "EUR", UnitPrice: dec("14.95"), StartsOn: "2025-01-01"}))
	}
	for _, j := range []catalogue.TaxRate{
		{Jurisdiction: "US-TX", Name: "Texas", Country: "US", Region: "TX", Category: "S", Percent: dec("6.25")},
		{Jurisdiction: "US-TX-AUSTIN", Name: "Austin", Country: "US", Region: "TX", City: "Austin", Category: "S", Percent: dec("2")},
	} {
		j.TaxClass, j.StartsOn = "S-FULL", "2025-01-01"
		must(c.SetTaxRate(h.sys, j, ""))
	}
	must(c.Announce(h.sys, catalogue.Promotion{Code: "SPRING", Name: "Spring", Percent: dec("33.3"), StartsOn: "2026-01-01"}))
	must(c.Announce(h.sys, catalogue.Promotion{Code: "FREE", Name: "Free", Percent: dec("100"), StartsOn: "2026-01-01"}))
	must(c.PublishRate(h.sys, catalogue.ExchangeRate{Source: "USD", Target: "EUR", StartsOn: "2025-01-01", Rate: dec("0.91234567")}))
	for class, hourly := range map[cardrate.Class]string{cardrate.ClassREGULAR: "83.335", cardrate.ClassOVERTIME: "125"} {
		must(c.SetCardRate(h.sys, catalogue.CardRate{Card: "STD", Currency: "EUR", Role: "engineer", Class: class, Hourly: dec(hourly), StartsOn: "2025-01-01"}, ""))
	}
	return h
}

// all puts every line into one tax class.
func all(class string) func(int) string { return func(int) string { return class } }

// sign gives an account a contract for these kinds of lines, with what was measured, and answers what turns out later.
func (h *house) sign(t *testing.T, a *ent.Account, product func(i int) string, kinds ...int) (later []contracts.Milestones) {
	t.Helper()
	in := &contracts.Service{DB: h.db}
	byCurrency := map[money.Currency][]int{}
	for i, k := range kinds {
		c := kindsOfLine[k].currency
		byCurrency[c] = append(byCurrency[c], i)
	}
	for c, at := range byCurrency {
		w := contracts.Write{Account: a.ID, StartsOn: "2026-01-01", EndsOn: "2027-12-31", Currency: c}
		for _, i := range at {
			l := kindsOfLine[kinds[i]].line
			if l.Product = product(i); l.Kind == contractline.KindTIME {
				w.RateCard, l.UnitPrice = "STD", nil
			}
			if l.Description == "" {
				l.Description = kindsOfLine[kinds[i]].name
			}
			w.Lines = append(w.Lines, l)
		}
		made, err := in.Write(h.sys, w)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := in.Activate(h.sys, contracts.Action{ID: made.ID, On: "2026-01-01"}); err != nil {
			t.Fatal(err)
		}
		lines := h.db.ContractLine.Query().Where(contractline.ContractID(made.ID)).Order(contractline.ByLineNo()).IDsX(h.sys)
		for n, i := range at {
			if end := kindsOfLine[kinds[i]].ends; end != "" {
				later = append(later, contracts.Milestones{Line: lines[n], DisconnectedOn: end})
			}
			h.measure(t, a.ID, lines[n], kindsOfLine[kinds[i]].usage, kindsOfLine[kinds[i]].hours)
		}
	}
	return later
}

// measure adds usage and hours of January and February.
func (h *house) measure(t *testing.T, account, line int, usage, hours string) {
	t.Helper()
	if usage == "" && hours == "" {
		return
	}
	if err := store.Do(h.sys, h.db, func(tx *store.TxClient) error {
		for i, on := range []date.Date{"2026-01-14", "2026-02-14"} {
			number := fmt.Sprintf("%d-%d", line, i)
			if usage != "" {
				tx.UsageRecord.Create().SetNumber(number).SetAccountID(account).SetContractLineID(line).SetUsedOn(on).SetQuantity(dec(usage)).SaveX(h.sys)
				continue
			}
			for class, hourly := range map[timeentry.Class]string{timeentry.ClassREGULAR: "83.335", timeentry.ClassOVERTIME: "125"} {
				tx.TimeEntry.Create().SetNumber(number + string(class)).SetAccountID(account).SetContractLineID(line).SetPerson("Ana").SetRole("engineer").SetWorkedOn(on).SetHours(dec(hours)).
					SetClass(class).SetHourly(dec(hourly)).SetStatus("APPROVED").SaveX(h.sys)
			}
		}
		tx.Record(store.Event{Action: "test.measure", Entity: line})
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// month bills a month: computed, checked, approved and posted.
func (h *house) month(t *testing.T, from date.Date) []*ent.Invoice {
	t.Helper()
	s := &billing.Service{DB: h.db}
	run, err := s.Start(h.sys, billing.Start{BusinessUnit: h.unit.ID, PeriodFrom: from, PeriodTo: from.EndOfMonth()})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Compute(h.sys, run.ID, billing.Work{}); err != nil {
		t.Fatal(err)
	}
	open, err := h.db.BillException.Query().Where(billexception.RunID(run.ID), billexception.SeverityEQ(billexception.SeverityERROR), billexception.StatusEQ(billexception.StatusOPEN)).All(h.sys)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range open {
		t.Errorf("%s: %s", e.Kind, e.Message)
	}
	if _, err := s.Approve(h.sys, billing.Step{Run: run.ID}); err != nil {
		t.Fatal(err)
	}
	n, err := s.PostDrafts(h.sys, run.ID, billing.Work{})
	if err != nil {
		t.Fatal(err)
	}
	if drafts := h.db.BillDraft.Query().Where(billdraft.RunID(run.ID)).CountX(h.sys); n != drafts || n == 0 {
		t.Fatalf("%d of %d drafts of %s were posted", n, drafts, from)
	}
	return h.db.Invoice.Query().Where(invoice.RunID(run.ID)).Order(invoice.ByID()).AllX(h.sys)
}

// electronic writes a document as UBL, which passes the rules, and reads it back: its amounts are those of the book.
func (h *house) electronic(t *testing.T, what string, id int, net, tax int64) *ubl.Document {
	t.Helper()
	r, err := h.Open(h.sys, id, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Document.Check(); err != nil {
		t.Errorf("%s: %v", what, err)
	}
	text, err := h.Render(h.sys, r, documents.UBL)
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return nil
	}
	found, err := ubl.Check(bytes.NewReader(text))
	if err != nil || len(found) > 0 {
		t.Errorf("%s: %v %v\n%s", what, found, err, text)
	}
	d, err := ubl.Read(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if d.CustomizationID != ubl.CustomizationID {
		t.Errorf("%s follows %s", what, d.CustomizationID)
	}
	sum := decimal.Zero
	for _, l := range d.Lines {
		sum = sum.Add(l.Net)
	}
	minor := func(n int64) decimal.Decimal { return decimal.New(n, -2) }
	if !sum.Equal(minor(net)) || !d.Totals.TaxExclusive.Equal(minor(net)) || !d.Totals.Tax.Decimal.Equal(minor(tax)) || !d.Totals.Payable.Equal(minor(net+tax)) {
		t.Errorf("%s: lines %s, net %s, tax %s, payable %s; the book says %d and %d", what, sum, d.Totals.TaxExclusive, d.Totals.Tax.Decimal, d.Totals.Payable, net, tax)
	}
	return d
}

// categorised fails unless every line and the breakdown have the category of a tax class.
func categorised(t *testing.T, what string, d *ubl.Document, class string) {
	t.Helper()
	if d == nil {
		return
	}
	k := taxCategories[class]
	percent := dec(k.percent)
	for _, l := range d.Lines {
		if l.Item.Tax.Code != k.category || l.Item.Tax.Percent.Valid != (k.category != "O") || !l.Item.Tax.Percent.Decimal.Equal(percent) {
			t.Errorf("%s: line %s is %+v", what, l.ID, l.Item.Tax)
		}
	}
	for _, s := range d.TaxSubtotals {
		if s.Code != k.category || !s.Percent.Decimal.Equal(percent) || s.ExemptionCode != k.why || (s.ExemptionReason == "") != (k.category == "S" || k.category == "Z" || k.category == "L" || k.category == "M") {
			t.Errorf("%s: the breakdown is %+v", what, s)
		}
	}
	if len(d.TaxSubtotals) != 1 {
		t.Errorf("%s: %d rates", what, len(d.TaxSubtotals))
	}
}

// creditInFull asks for a credit of all lines that can be credited, and posts it.
func (h *house) creditInFull(t *testing.T, inv *ent.Invoice) *ent.CreditMemo {
	t.Helper()
	give := &credits.Service{DB: h.db}
	in := credits.Request{Account: inv.AccountID, Invoice: inv.ID, IssueOn: inv.IssueOn, Reason: creditmemo.ReasonPRICE}
	left := inv.TotalMinor
	for _, l := range h.db.InvoiceLine.Query().Where(invoiceline.InvoiceID(inv.ID)).Order(invoiceline.ByLineNo()).AllX(h.sys) {
		if l.AmountMinor < 0 || l.TaxMinor < 0 || l.AmountMinor+l.TaxMinor > left {
			continue
		}
		left -= l.AmountMinor + l.TaxMinor
		in.Lines = append(in.Lines, credits.Line{InvoiceLine: l.ID, Amount: decimal.New(l.AmountMinor, -2), Tax: decimal.New(l.TaxMinor, -2)})
	}
	if left == inv.TotalMinor {
		return nil
	}
	memo, err := give.Request(servertest.As(t, viewer.Manager), in)
	if err != nil {
		t.Fatal(err)
	}
	if memo, err = give.Approve(h.sys, credits.Decide{ID: memo.ID}); err != nil {
		t.Fatal(err)
	}
	return memo
}

// rebill credits an invoice in full and bills it again as it was.
func (h *house) rebill(t *testing.T, inv *ent.Invoice) (*ent.CreditMemo, *ent.Invoice) {
	t.Helper()
	give := &credits.Service{DB: h.db}
	in := credits.Rebill{Invoice: inv.ID, IssueOn: inv.IssueOn, Reason: creditmemo.ReasonBILLING_ERROR, Description: "The address was wrong"}
	for _, l := range h.db.InvoiceLine.Query().Where(invoiceline.InvoiceID(inv.ID)).Order(invoiceline.ByLineNo()).AllX(h.sys) {
		in.Lines = append(in.Lines, billing.Line{Description: l.Description, Product: l.ProductID, Quantity: decimal.NewFromInt(1), UnitPrice: decimal.New(l.AmountMinor, -2), Tax: decimal.New(l.TaxMinor, -2),
			ServiceFrom: l.ServiceFrom, ServiceTo: l.ServiceTo})
	}
	memo, err := give.Rebill(servertest.As(t, viewer.Manager), in)
	if err != nil {
		t.Fatal(err)
	}
	if memo, err = give.Approve(h.sys, credits.Decide{ID: memo.ID}); err != nil {
		t.Fatal(err)
	}
	return memo, h.db.Invoice.Query().Where(invoice.RebillsID(inv.ID)).OnlyX(h.sys)
}

// worded fails unless lines say why they cost what they do: the price of each tier, and what a promotion takes off.
func (h *house) worded(t *testing.T) {
	t.Helper()
	for description, want := range map[string][3]string{ // quantity, unit price, amount
		"usage by tiers, up to 10":                           {"10", "1.5", "15"},
		"usage by tiers, 10 to 100":                          {"90", "0.3333", "30"},
		"usage by tiers, 10 to 100, flat":                    {"1", "2", "2"},
		"usage by tiers, above 100":                          {"677", "0.07", "47.39"},
		"usage by volume, 10 to 100":                         {"55", "0.3333", "18.33"},
		"usage by packages, 3 packages of 100":               {"230", "0.24782609", "57"},
		"usage beyond what is included, included":            {"10", "0", "0"},
		"usage beyond what is included, beyond the included": {"7.25", "2", "14.5"},
		"recurring by tiers":                                 {"35", "0.72378571", "25.33"},
		"promotion\nSpring, −33.3 %":                         {"3", "89.99", "180.07"},
	} {
		lines := h.db.InvoiceLine.Query().Where(invoiceline.Description(description)).AllX(h.sys)
		if len(lines) == 0 {
			t.Errorf("no line says %q", description)
		}
		for _, l := range lines {
			if got := [3]string{l.Quantity.String(), l.UnitPrice.String(), decimal.New(l.AmountMinor, -2).String()}; got != want {
				t.Errorf("%q is %v, want %v", description, got, want)
			}
		}
	}
}

// Every kind of contract line in every category of tax becomes an invoice, and that a credit note, that passes the rules of
// EN 16931 and Peppol, with the amounts of the book and the category of the tax table.
func TestEveryKindOfLineInEveryCategory(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := taxedBook(t, db)
		type agreed struct{ class, kind string }
		who := map[int]agreed{}
		var ends []contracts.Milestones
		for c, class := range slices.Sorted(maps.Keys(taxCategories)) {
			for k, kind := range kindsOfLine {
				if db.Postgres() && k != 0 && k%len(taxCategories) != c { // each kind and each category is enough for the other database
					continue
				}
				a := h.open(t, fmt.Sprintf("%s-%02d", class, k))
				// It stands beside a plain line, as an invoice is never below zero.
				ends = append(ends, h.sign(t, a, all(class), slices.Compact([]int{0, k})...)...)
				who[a.ID] = agreed{class, kind.name}
			}
		}
		documentsMade := 0
		for _, month := range []date.Date{"2026-01-01", "2026-02-01"} {
			if month == "2026-02-01" {
				for _, m := range ends {
					m.Version = db.ContractLine.GetX(h.sys, m.Line).Version
					if _, err := (&contracts.Service{DB: db}).SetMilestones(h.sys, m); err != nil {
						t.Fatal(err)
					}
				}
			}
			for _, inv := range h.month(t, month) {
				of := who[inv.AccountID]
				what := fmt.Sprintf("%s, %s, %s", of.kind, of.class, month)
				categorised(t, what, h.electronic(t, what, inv.ID, inv.TotalMinor-inv.TaxMinor, inv.TaxMinor), of.class)
				documentsMade++
				if memo := h.creditInFull(t, inv); memo != nil {
					categorised(t, what+", credited", h.electronic(t, what+", credited", memo.ID, memo.AmountMinor-memo.TaxMinor, memo.TaxMinor), of.class)
					documentsMade++
				}
			}
		}
		h.worded(t)
		t.Logf("%d documents: %d kinds of lines in %d categories, in two months", documentsMade, len(kindsOfLine), len(taxCategories))
	})
}

// One invoice has every kind of line, each in another category of tax; it goes on being right when it is credited, in part or in
// full, and billed again.
func TestEveryKindOfLineOnOneInvoice(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := taxedBook(t, db)
		a := h.open(t, "MIXED")
		var kinds []int
		for k := range kindsOfLine {
			kinds = append(kinds, k)
		}
		var mixed []string // what is outside the scope stands alone
		for _, class := range slices.Sorted(maps.Keys(taxCategories)) {
			if class != "O" {
				mixed = append(mixed, class)
			}
		}
		h.sign(t, a, func(i int) string { return mixed[i%len(mixed)] }, kinds...)
		inv := h.month(t, "2026-01-01")[0]
		d := h.electronic(t, "all on one", inv.ID, inv.TotalMinor-inv.TaxMinor, inv.TaxMinor)
		if len(d.TaxSubtotals) != len(mixed) || len(d.Lines) < len(kinds) {
			t.Errorf("%d rates on %d lines", len(d.TaxSubtotals), len(d.Lines))
		}
		memo := h.creditInFull(t, inv)
		h.electronic(t, "all on one, credited", memo.ID, memo.AmountMinor-memo.TaxMinor, memo.TaxMinor)
	})
}

// Billed again, an invoice keeps its categories of tax, and so does the credit note of the wrong one.
func TestCategoriesAreKeptWhenBilledAgain(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := taxedBook(t, db)
		rebate := slices.IndexFunc(kindsOfLine, func(k kindOfLine) bool { return k.name == "rebate" })
		who := map[int]string{}
		for _, class := range slices.Sorted(maps.Keys(taxCategories)) {
			for name, kinds := range map[string][]int{"PLAIN": {0}, "LESS": {0, rebate}} {
				a := h.open(t, class+"-"+name)
				h.sign(t, a, all(class), kinds...)
				who[a.ID] = class
			}
		}
		for _, inv := range h.month(t, "2026-01-01") {
			class := who[inv.AccountID]
			memo, right := h.rebill(t, inv)
			categorised(t, class+", credited", h.electronic(t, class+", credited", memo.ID, memo.AmountMinor-memo.TaxMinor, memo.TaxMinor), class)
			categorised(t, class+", billed again", h.electronic(t, class+", billed again", right.ID, right.TotalMinor-right.TaxMinor, right.TaxMinor), class)
		}
	})
}

// Who has a certificate is billed without tax, and is told why; what several jurisdictions take is one rate.
func TestExemptionsAndJurisdictions(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := taxedBook(t, db)
		austin := func(number string) *ent.Account {
			a := h.open(t, number)
			if err := store.Do(h.sys, db, func(tx *store.TxClient) error {
				tx.Record(store.Event{Action: "test.move", Entity: a.ID})
				return tx.Account.UpdateOneID(a.ID).SetTaxID("74-1234567").SetAddresses([]postal.Address{{Use: postal.BillTo, Street: "600 Congress Ave", PostalCode: "78701", City: "Austin", Region: "TX", Country: "US"}}).Exec(h.sys)
			}); err != nil {
				t.Fatal(err)
			}
			h.sign(t, a, all("S-FULL"), 0)
			return a
		}
		free := h.open(t, "FREE")
		h.sign(t, free, all("S-FULL"), 0)
		both, city, none := austin("BOTH"), austin("CITY"), austin("NONE")
		state := db.TaxJurisdiction.Query().Where(taxjurisdiction.Code("US-TX")).OnlyIDX(h.sys)
		for _, x := range []catalogue.Exemption{{Account: free.ID, Certificate: "NL-77", Reason: "Education"}, {Account: city.ID, Jurisdiction: state, Certificate: "TX-1", Reason: "Resale"}, {Account: none.ID, Certificate: "TX-2", Reason: "Government"}} {
			x.StartsOn = "2025-01-01"
			if _, err := (&catalogue.Service{DB: db}).Grant(h.sys, x); err != nil {
				t.Fatal(err)
			}
		}
		want := map[int][3]string{free.ID: {"E", "0", "Education (NL-77)"}, both.ID: {"S", "8.25", ""}, city.ID: {"S", "2", ""}, none.ID: {"E", "0", "Government (TX-2)"}}
		for _, inv := range h.month(t, "2026-01-01") {
			w := want[inv.AccountID]
			d := h.electronic(t, w[2], inv.ID, inv.TotalMinor-inv.TaxMinor, inv.TaxMinor)
			memo := h.creditInFull(t, inv)
			for _, d := range []*ubl.Document{d, h.electronic(t, w[2]+", credited", memo.ID, memo.AmountMinor-memo.TaxMinor, memo.TaxMinor)} {
				if s := d.TaxSubtotals[0]; len(d.TaxSubtotals) != 1 || s.Code != w[0] || !s.Percent.Decimal.Equal(dec(w[1])) || s.ExemptionReason != w[2] {
					t.Errorf("%+v, want %v", d.TaxSubtotals, w)
				}
			}
		}
	})
}
