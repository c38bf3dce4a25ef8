package documents

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/ent/price"
	"github.com/duebook/duebook/ent/timeentry"
	"github.com/duebook/duebook/server/billing/tax"
	"github.com/duebook/duebook/server/exchange/ubl"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/present"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// book is the facts of one German seller and one Dutch account.
func book() *facts {
	return &facts{
		unit: map[int]*ent.BusinessUnit{1: {ID: 1, Code: "HQ", Name: "Nordlicht", LegalName: "Nordlicht Netze GmbH", TaxID: "DE 123456789", Registration: "HRB 4711", Email: "rechnung@nordlicht.example",
			Phone: "+49 40 123456", Iban: "DE89370400440532013000", Bic: "COBADEFFXXX", Address: postal.Address{Street: "Hafenstraße 12", PostalCode: "20457", City: "Hamburg", Country: "DE"}}},
		account: map[int]*ent.Account{2: {ID: 2, Number: "C-1", Name: "Tulip Retail B.V.", TaxID: "NL123456789B01", Email: "ap@tulip.example", PaymentTerms: "NET30", Language: "de-CH",
			Addresses: []postal.Address{{Use: postal.BillTo, Street: "Keizersgracht 1", PostalCode: "1015", City: "Amsterdam", Country: "NL"}, {Use: postal.ShipTo, Street: "Coolsingel 2", PostalCode: "3011", City: "Rotterdam", Country: "NL"}}}},
		contact: map[int]*ent.Contact{}, looks: map[int]look{},
	}
}

func rendered(r *Ready) (string, error) {
	var b bytes.Buffer
	if err := r.Document.Check(); err != nil {
		return "", err
	}
	err := r.ubl(&b)
	return b.String(), err
}

// line is a line of the random invoices, with its tax.
type random struct {
	rows  []*ent.InvoiceLine
	taxes []*ent.InvoiceTax
	inv   *ent.Invoice
}

func invoiceOf(c money.Currency, rows []*ent.InvoiceLine, taxes []*ent.InvoiceTax) random {
	inv := &ent.Invoice{ID: 7, AccountID: 2, BusinessUnitID: 1, Number: "INV-2026-7", IssueOn: "2026-11-01", DueOn: "2026-12-01", Currency: c}
	for i, l := range rows {
		l.LineNo = i + 1
		inv.TotalMinor += l.AmountMinor + l.TaxMinor
		inv.TaxMinor += l.TaxMinor
	}
	inv.BalanceMinor = inv.TotalMinor
	return random{rows, taxes, inv}
}

var classNames = []string{"", "GOODS", "VOICE", "FREE"}

// drawLines are lines as a bill run makes them: quantity by price, or a part of it, or taken back.
func drawLines(t *rapid.T) []*ent.InvoiceLine {
	n := rapid.IntRange(1, 40).Draw(t, "lines")
	rows := make([]*ent.InvoiceLine, n)
	for i := range rows {
		q := decimal.New(rapid.Int64Range(-300, 3000).Draw(t, "quantity"), -rapid.Int32Range(0, 3).Draw(t, "quantity places"))
		p := decimal.New(rapid.Int64Range(-2000, 900_000).Draw(t, "price"), -rapid.Int32Range(0, 4).Draw(t, "price places"))
		a, err := money.FromDecimal(q.Mul(p), "EUR")
		if err != nil {
			t.Fatal(err)
		}
		if rapid.IntRange(0, 3).Draw(t, "part") == 0 {
			a.Minor = a.Minor * rapid.Int64Range(0, 30).Draw(t, "days") / 30
		}
		rows[i] = &ent.InvoiceLine{Description: fmt.Sprintf("Service %d\nsecond line", i), Quantity: q, UnitPrice: p, AmountMinor: a.Minor, Currency: "EUR",
			TaxClass: rapid.SampledFrom(classNames).Draw(t, "class"), ServiceFrom: "2026-11-01", ServiceTo: date.Must("2026-11-01").AddDays(rapid.IntRange(0, 29).Draw(t, "to")), Site: "Site A", CostCentre: "CC1"}
	}
	return rows
}

// Whatever a bill run charges and however it is taxed, the invoice passes the rules of EN 16931 and Peppol; so does a credit of any
// part of it.
func TestEveryTaxedInvoicePassesTheRules(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows := drawLines(t)
		var at []tax.Jurisdiction
		for j := range rapid.IntRange(1, 3).Draw(t, "jurisdictions") {
			rates := map[string]tax.Rate{}
			for _, class := range classNames {
				rates[class] = tax.Rate{Category: "S", Percent: decimal.New(rapid.Int64Range(0, 2500).Draw(t, "percent"), -2)}
				if class == "FREE" {
					rates[class] = tax.Rate{Category: "Z"}
				}
			}
			at = append(at, tax.Jurisdiction{ID: j + 1, Name: fmt.Sprintf("J%d", j+1), Rates: rates})
		}
		var exempt []tax.Exemption
		if rapid.Bool().Draw(t, "exempt") {
			exempt = []tax.Exemption{{Jurisdiction: rapid.IntRange(0, 1).Draw(t, "of"), Certificate: "CERT-1", Reason: "Resale"}}
		}
		lines := make([]tax.Line, len(rows))
		for i, l := range rows {
			lines[i] = tax.Line{Class: l.TaxClass, Minor: l.AmountMinor}
		}
		due, subtotals, err := tax.Of(lines, at, exempt, rapid.Bool().Draw(t, "per line"))
		if err != nil {
			t.Fatal(err)
		}
		var taxes []*ent.InvoiceTax
		for _, s := range subtotals {
			taxes = append(taxes, &ent.InvoiceTax{Jurisdiction: s.Jurisdiction, TaxClass: s.Class, Category: s.Category, Percent: s.Percent, TaxableMinor: s.Taxable, AmountMinor: s.Minor, Exemption: s.Exemption})
		}
		for i, l := range rows {
			l.ID, l.TaxMinor = i+1, due[i]
		}
		in := invoiceOf("EUR", rows, taxes)
		text, err := rendered(book().invoice(in.inv, in.rows, in.taxes, ""))
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		memo := &ent.CreditMemo{ID: 9, AccountID: 2, BusinessUnitID: 1, Number: new("CM-2026-1"), IssueOn: "2026-11-20", Currency: "EUR", Reason: creditmemo.ReasonPRICE, InvoiceID: in.inv.ID}
		var credited []*ent.CreditMemoLine
		for i, l := range rows {
			if l.AmountMinor < 0 || l.TaxMinor < 0 || i > 0 && rapid.Bool().Draw(t, "leave out") {
				continue
			}
			c := &ent.CreditMemoLine{LineNo: len(credited) + 1, AmountMinor: l.AmountMinor, TaxMinor: l.TaxMinor}
			if rapid.Bool().Draw(t, "without tax") {
				c.TaxMinor = 0
			}
			c.Edges.InvoiceLine = l
			credited = append(credited, c)
			memo.AmountMinor += c.AmountMinor + c.TaxMinor
			memo.TaxMinor += c.TaxMinor
		}
		if len(credited) == 0 {
			return
		}
		memo.UnappliedMinor = memo.AmountMinor
		if text, err := rendered(book().creditMemo(memo, credited, taxes, in.inv)); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
	})
}

// An invoice that states only amounts of tax is given rates that explain them.
func TestRatesAreFoundFromAmounts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows := drawLines(t)
		percent := decimal.New(rapid.Int64Range(1, 3000).Draw(t, "percent"), -rapid.Int32Range(0, 2).Draw(t, "places"))
		for _, l := range rows {
			l.TaxClass = ""
			if rapid.IntRange(0, 4).Draw(t, "untaxed") > 0 {
				l.TaxMinor = decimal.NewFromInt(l.AmountMinor).Mul(percent).Shift(-2).Round(0).IntPart()
			}
		}
		in := invoiceOf("EUR", rows, nil)
		r := book().invoice(in.inv, in.rows, nil, "")
		if text, err := rendered(r); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
	})
	for _, c := range []struct {
		net, tax int64
		want     string
	}{{10_000, 1_900, "19"}, {10_000, 825, "8.25"}, {333, 27, "8"}, {100_000, 8_875, "8.875"}, {-5_000, -950, "19"}, {0, 5, "0"}} {
		if got := rate(c.net, c.tax); got.String() != c.want {
			t.Errorf("%d of %d is %s %%, want %s", c.tax, c.net, got, c.want)
		}
	}
}

func one(net, tax int64) *ent.InvoiceLine {
	return &ent.InvoiceLine{Description: "Leased line", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.New(net, -2), AmountMinor: net, TaxMinor: tax, Currency: "EUR"}
}

func TestCategories(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		change func(*facts)
		taxes  []*ent.InvoiceTax
		tax    int64
		want   []string // in the XML
		absent []string
	}{
		{name: "several jurisdictions are one rate", tax: 888, taxes: []*ent.InvoiceTax{{Jurisdiction: "State", Category: "S", Percent: dec("6.25"), TaxableMinor: 10_000, AmountMinor: 625}, {Jurisdiction: "City", Category: "S", Percent: dec("2.625"), TaxableMinor: 10_000, AmountMinor: 263}},
			want: []string{"<cbc:Percent>8.875</cbc:Percent>", "<cbc:TaxAmount currencyID=\"EUR\">8.88</cbc:TaxAmount>"}},
		{name: "exempt, with its certificate", taxes: []*ent.InvoiceTax{{Jurisdiction: "DE", Category: "E", TaxableMinor: 10_000, Exemption: "Resale (CERT-1)"}}, want: []string{"<cbc:ID>E</cbc:ID>", "Resale (CERT-1)"}},
		{name: "reverse charge", taxes: []*ent.InvoiceTax{{Jurisdiction: "EU", Category: "AE", TaxableMinor: 10_000}}, want: []string{"<cbc:ID>AE</cbc:ID>", "VATEX-EU-AE", "NL123456789B01"}},
		{name: "intra-community", taxes: []*ent.InvoiceTax{{Jurisdiction: "EU", Category: "K", TaxableMinor: 10_000}}, want: []string{"<cbc:ID>K</cbc:ID>", "VATEX-EU-IC"}},
		{name: "export", taxes: []*ent.InvoiceTax{{Jurisdiction: "EU", Category: "G", TaxableMinor: 10_000}}, want: []string{"VATEX-EU-G"}},
		{name: "outside the scope", taxes: []*ent.InvoiceTax{{Jurisdiction: "EU", Category: "O", TaxableMinor: 10_000}}, want: []string{"<cbc:ID>O</cbc:ID>", "VATEX-EU-O"}, absent: []string{"PartyTaxScheme"}},
		{name: "the Canaries", tax: 700, taxes: []*ent.InvoiceTax{{Jurisdiction: "IC", Category: "L", Percent: dec("7"), TaxableMinor: 10_000, AmountMinor: 700}}, want: []string{"<cbc:ID>L</cbc:ID>"}},
		{name: "untaxed by who has a tax number", want: []string{"<cbc:ID>Z</cbc:ID>", ubl.CustomizationID, `schemeID="9930"`, `schemeID="9944"`}},
		{name: "untaxed by who has none", change: func(f *facts) { f.unit[1].TaxID = "" }, want: []string{"<cbc:ID>O</cbc:ID>", `schemeID="EM"`, ">" + en16931 + "<"}},
		{name: "to an endpoint of its own", change: func(f *facts) { f.account[2].Endpoint = "0088:4012345000009" }, want: []string{`schemeID="0088">4012345000009<`, ubl.CustomizationID}},
		{name: "to a mailbox", change: func(f *facts) { f.account[2].TaxID = "" }, want: []string{`schemeID="EM">ap@tulip.example<`, ">" + en16931 + "<"}},
		{name: "an American seller", tax: 825, change: func(f *facts) {
			f.unit[1].TaxID, f.unit[1].Address.Country = "36-1234567", "US"
		}, want: []string{`schemeID="9959">361234567<`, "36-1234567", "<cbc:Percent>8.25</cbc:Percent>"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := book()
			if c.change != nil {
				c.change(f)
			}
			in := invoiceOf("EUR", []*ent.InvoiceLine{one(10_000, c.tax)}, c.taxes)
			text, err := rendered(f.invoice(in.inv, in.rows, in.taxes, "K-1"))
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range c.want {
				if !strings.Contains(text, w) {
					t.Errorf("no %s in\n%s", w, text)
				}
			}
			for _, a := range c.absent {
				if strings.Contains(text, a) {
					t.Errorf("%s in\n%s", a, text)
				}
			}
		})
	}
}

// What can't be written is refused with the rules, and with what to mend.
func TestRefusals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		change func(*facts)
		tax    int64
		c      money.Currency
		want   []string
	}{
		{"no VAT number", func(f *facts) { f.unit[1].TaxID = "" }, 1_900, "EUR", []string{"the business unit has no VAT number: describe the seller (BR-S-02)"}},
		{"no address", func(f *facts) { f.unit[1].Address = postal.Address{} }, 0, "EUR", []string{"the business unit has no address: describe the seller (BR-08)"}},
		{"no bill-to address", func(f *facts) { f.account[2].Addresses = nil }, 0, "EUR", []string{"the account has no bill-to address: add one (BR-10)"}},
		{"no way to reach it", func(f *facts) { f.account[2].TaxID, f.account[2].Email = "", "" }, 0, "EUR", []string{"the account has no electronic address", "PEPPOL-EN16931-R010"}},
		{"three decimals", nil, 0, "KWD", []string{"two decimals only", "BR-DEC-"}},
		{"an unknown scheme", func(f *facts) { f.account[2].Endpoint = "9999:1" }, 0, "EUR", []string{"correct it, such as 0088:4012345000009"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := book()
			if c.change != nil {
				c.change(f)
			}
			l := one(10_001, c.tax)
			if c.c == "KWD" {
				l.UnitPrice = dec("10.001")
			}
			in := invoiceOf(c.c, []*ent.InvoiceLine{l}, nil)
			_, err := rendered(f.invoice(in.inv, in.rows, nil, ""))
			if !fault.Is(err, fault.State) {
				t.Fatalf("%v", err)
			}
			for _, w := range c.want {
				if !strings.Contains(fault.As(err).Message, w) {
					t.Errorf("%q does not say %q", fault.As(err).Message, w)
				}
			}
		})
	}
}

func TestShareText(t *testing.T) {
	t.Parallel()
	half, thousand := decimal.RequireFromString("0.5"), decimal.NewFromInt(1000)
	shares := []price.Share{{}, {Kind: price.InIncluded}, {Kind: price.BeyondIncluded}, {Kind: price.InTier}, {Kind: price.InTier, Flat: true}, {Kind: price.InTier, UpTo: &half},
		{Kind: price.InTier, Above: half, UpTo: &thousand}, {Kind: price.InTier, Above: thousand, Flat: true}, {Kind: price.InPackages, Packages: decimal.NewFromInt(1), Size: half}, {Kind: price.InPackages, Packages: thousand, Size: half}}
	for language, want := range map[string]string{
		"en":    "|included|beyond the included||flat|up to 0.5|0.5 to 1000|above 1000, flat|1 package of 0.5|1000 packages of 0.5|minimum of the period|overtime|",
		"de":    "|inklusive|über die Inklusivmenge hinaus||pauschal|bis 0,5|0,5 bis 1000|über 1000, pauschal|1 Paket zu 0,5|1000 Pakete zu 0,5|Mindestbetrag des Zeitraums|Überstunden|",
		"fr":    "|inclus|au-delà du volume inclus||forfait|jusqu’à 0,5|de 0,5 à 1000|au-delà de 1000, forfait|1 lot de 0,5|1000 lots de 0,5|minimum de la période|heures supplémentaires|",
		"es-US": "|incluido|por encima de lo incluido||importe fijo|hasta 0.5|de 0.5 a 1000|más de 1000, importe fijo|1 paquete de 0.5|1000 paquetes de 0.5|mínimo del periodo|horas extra|",
	} {
		var got []string
		for _, s := range shares {
			got = append(got, ShareText(language, s))
		}
		got = append(got, MinimumText(language), HoursText(language, timeentry.ClassOVERTIME), HoursText(language, timeentry.ClassREGULAR))
		if text := strings.Join(got, "|"); text != want {
			t.Errorf("%s:\n%s\nwant\n%s", language, text, want)
		}
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{"": "en", "de-CH": "de", "en": "en", "en-GB": "en-GB", "EN-gb": "en-GB", "en-AU": "en-GB", "nl-NL": "en-GB", "pt": "en-GB", "zh-US": "en", "fr": "fr", "es": "es", "es-ES": "es", "es-US": "es-US", "es-MX": "es-US"} {
		if got := Language(tag); got != want {
			t.Errorf("%q is written in %s, want %s", tag, got, want)
		}
	}
	for _, l := range present.Languages() {
		w := wordsOf(l)
		for _, terms := range []string{"NET30", "NET45EOM", "EOM", "15TH", "IMMEDIATE", "2/10NET30"} {
			if s := w.terms(terms); s == "" || strings.Contains(s, "%!") {
				t.Errorf("%s in %s: %q", terms, l, s)
			}
		}
		for _, c := range []timeentry.Class{timeentry.ClassOVERTIME, timeentry.ClassHOLIDAY} {
			if w.hours[c] == "" {
				t.Errorf("%s has no word in %s", c, l)
			}
		}
		for _, r := range []creditmemo.Reason{creditmemo.ReasonBILLING_ERROR, creditmemo.ReasonPRICE, creditmemo.ReasonQUANTITY, creditmemo.ReasonDUPLICATE, creditmemo.ReasonSERVICE, creditmemo.ReasonRETURN, creditmemo.ReasonCONCESSION, creditmemo.ReasonOTHER} {
			if w.reasons[r] == "" {
				t.Errorf("%s has no word in %s", r, l)
			}
		}
	}
	if s := wordsOf("de").terms("2.5/10NET30"); s != "2,5 % Skonto bei Zahlung innerhalb von 10 Tagen, 30 Tage netto" {
		t.Error(s)
	}
}
