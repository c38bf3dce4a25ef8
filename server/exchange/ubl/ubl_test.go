package ubl

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the files of testdata anew")

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func some(s string) decimal.NullDecimal { return decimal.NewNullDecimal(dec(s)) }

// minimal is an invoice with nothing that could be left out.
func minimal() *Document {
	return &Document{
		CustomizationID: CustomizationID, ProfileID: ProfileID,
		Number: "R-1001", IssuedOn: "2026-03-02", DueOn: "2026-04-01", TypeCode: "380", Currency: "EUR", BuyerReference: "Einkauf 7",
		Seller: Party{
			Endpoint:  ID{"DE123456789", "9930"},
			Address:   &Address{Country: "DE"},
			VATID:     "DE123456789",
			LegalName: "Wasserwerk Nord GmbH",
		},
		Buyer: Party{
			Endpoint:  ID{"4000001123452", "0088"},
			Address:   &Address{Country: "DE"},
			LegalName: "Café Anders & Söhne",
		},
		TaxSubtotals: []TaxSubtotal{{Taxable: dec("84.00"), Tax: dec("15.96"), TaxCategory: TaxCategory{Code: "S", Percent: some("19"), Scheme: "VAT"}}},
		Totals:       Totals{Lines: dec("84.00"), TaxExclusive: dec("84.00"), Tax: some("15.96"), TaxInclusive: dec("99.96"), Payable: dec("99.96")},
		Lines: []Line{{
			ID: "1", Quantity: dec("40"), Unit: "MTQ", Net: dec("84.00"),
			Item:  Item{Name: "Drinking water", Tax: TaxCategory{Code: "S", Percent: some("19"), Scheme: "VAT"}},
			Price: Price{Amount: dec("2.10")},
		}},
	}
}

// full is an invoice with everything the model has.
func full() *Document {
	d := minimal()
	d.Number, d.OrderReference, d.SalesOrder = "R-1002", "PO-77", "SO-12"
	d.Notes = []string{"Thank you <3 & see you"}
	d.TaxPointOn, d.TaxCurrency, d.AccountingCost = "2026-02-28", "SEK", "4711"
	d.Period = Period{From: "2026-02-01", To: "2026-02-28"}
	d.Preceding = []Reference{{"R-0998", "2026-02-02"}, {"R-0999", ""}}
	d.Despatch, d.Receipt, d.Tender, d.Contract, d.Project = "D-1", "E-1", "T-1", "C-1", "P-1"
	d.Attachments = []Attachment{
		{ID: ID{"METER-5", "AVE"}, TypeCode: "130"},
		{ID: ID{Value: "readings"}, Description: "Readings", Content: "MSwyCjMsNAo=", MIME: "text/csv", Filename: "readings.csv"},
		{ID: ID{Value: "terms"}, URI: "https://example.com/terms"},
	}
	d.Seller = Party{
		Endpoint: ID{"DE123456789", "9930"}, IDs: []ID{{"4000001123452", "0088"}, {"DE98ZZZ09999999999", "SEPA"}}, Name: "Wasserwerk",
		Address: &Address{"Hafen 1", "Hinterhaus", "Tor 3", "Kiel", "24103", "SH", "DE"},
		VATID:   "DE123456789", TaxRegistration: "20/123/45678", TaxRegistrationBy: "FC",
		LegalName: "Wasserwerk Nord GmbH", LegalID: ID{Value: "HRB 123"}, LegalForm: "Amtsgericht Kiel",
		Contact: Contact{"Ada Becker", "+49 431 1", "ada@example.com"},
	}
	d.Buyer.Name, d.Buyer.VATID, d.Buyer.LegalID = "Café", "DE987654321", ID{"984851006", "0192"}
	d.Buyer.IDs = []ID{{Value: "K-55"}}
	d.Payee = &Party{Name: "Factor Bank", IDs: []ID{{Value: "FB"}}, LegalID: ID{Value: "HRB 9"}}
	d.TaxAgent = &Party{Name: "Steuer Vertretung", VATID: "DE111111111", Address: &Address{Country: "DE"}}
	d.Delivery = &Delivery{On: "2026-02-28", Location: ID{"4000001123452", "0088"}, Address: &Address{City: "Kiel", Country: "DE"}, Party: "Filiale"}
	d.PaymentMeans = []PaymentMeans{
		{Code: "58", Name: "SEPA credit transfer", PaymentIDs: []string{"R-1002"}, Account: "DE75512108001245126199", Mandate: &Mandate{"M-1", "DE89370400440532013000"}},
		{Code: "58", PaymentIDs: []string{"R-1002"}, Card: &Card{"123456", "VISA", "A. Anders"}, Account: "DE02120300000000202051", AccountName: "Wasserwerk", BIC: "BYLADEM1001"},
	}
	d.PaymentTerms = "30 days, 2 % within 10"
	s19 := TaxCategory{Code: "S", Percent: some("19.00"), Scheme: "VAT"}
	s7 := TaxCategory{Code: "S", Percent: some("7"), Scheme: "VAT"}
	d.Allowances = []AllowanceCharge{
		{ReasonCode: "95", Reason: "Loyal customer", Percent: some("10"), Base: some("100.00"), Amount: dec("10.00"), Tax: s19},
		{Charge: true, ReasonCode: "FC", Reason: "Freight", Amount: dec("5.50"), Tax: s7},
	}
	d.Lines = []Line{
		{
			ID: "1", Notes: []string{"Read on site"}, Quantity: dec("12.5"), Unit: "MTQ", Net: dec("26.50"), AccountingCost: "water",
			Period: Period{From: "2026-02-01", To: "2026-02-28"}, OrderLine: "3", Object: ID{"METER-5", "AVE"},
			Allowances: []AllowanceCharge{
				{Reason: "Reading by customer", Amount: dec("1.00")},
				{Charge: true, Reason: "Filter", Percent: some("5"), Base: some("25.00"), Amount: dec("1.25")},
			},
			Item: Item{
				Name: "Drinking water", Description: "Zone 2", BuyerID: "W", SellerID: "100", StandardID: ID{"04000001123452", "0160"}, OriginCountry: "DE",
				Classifications: []Classification{{"83101500", "TST", "19.05"}}, Tax: s19, Attributes: []Attribute{{"Hardness", "14 °dH"}},
			},
			Price: Price{Amount: dec("2.1000"), BaseQuantity: some("1"), BaseUnit: "MTQ", Discount: some("0.1"), Gross: some("2.2000")},
		},
		{ID: "2", Quantity: dec("-2"), Unit: "C62", Net: dec("-20.00"), Item: Item{Name: "Crate returned", Tax: s7}, Price: Price{Amount: dec("10")}},
	}
	d.TaxSubtotals = []TaxSubtotal{{dec("16.50"), dec("3.14"), s19}, {dec("-14.50"), dec("-1.02"), s7}}
	d.Totals = Totals{
		Lines: dec("6.50"), Allowances: some("10.00"), Charges: some("5.50"), TaxExclusive: dec("2.00"), Tax: some("2.12"), TaxAccounting: some("23.74"),
		TaxInclusive: dec("4.12"), Prepaid: some("1.10"), Rounding: some("-0.02"), Payable: dec("3.00"),
	}
	return d
}

func creditNote2() *Document {
	d := minimal()
	d.Kind, d.TypeCode, d.Number = CreditNote, "381", "G-17"
	d.Preceding = []Reference{{"R-1001", "2026-03-02"}}
	d.Project = "P-1"
	d.Attachments = []Attachment{{ID: ID{Value: "letter"}, Description: "Complaint"}}
	d.PaymentMeans = []PaymentMeans{{Code: "30", Account: "DE02120300000000202051"}}
	return d
}

// inCategory is the minimal invoice in another VAT category.
func inCategory(code, exemption string) *Document {
	d := minimal()
	d.Number = "R-" + code
	d.Buyer.VATID, d.Buyer.Address.Country = "FR12345678901", "FR"
	d.Delivery = &Delivery{On: "2026-03-01", Address: &Address{Country: "FR"}}
	c := TaxCategory{Code: code, Percent: some("0"), Scheme: "VAT"}
	d.TaxSubtotals[0].Tax, d.Totals.Tax, d.Totals.TaxInclusive, d.Totals.Payable = dec("0.00"), some("0.00"), dec("84.00"), dec("84.00")
	switch code {
	case "O":
		c.Percent = decimal.NullDecimal{}
		d.Seller.VATID, d.Buyer.VATID, d.Seller.LegalID = "", "", ID{Value: "HRB 123"}
	case "L", "M":
		c.Percent = some("7")
		d.TaxSubtotals[0].Tax, d.Totals.Tax, d.Totals.TaxInclusive, d.Totals.Payable = dec("5.88"), some("5.88"), dec("89.88"), dec("89.88")
	case "B":
		d.Seller.Address.Country, d.Seller.VATID, d.Buyer.Address.Country, d.Buyer.VATID = "IT", "IT12345670017", "IT", "IT12345670017"
		d.Delivery = nil
		c.Percent = some("22")
		d.TaxSubtotals[0].Tax, d.Totals.Tax, d.Totals.TaxInclusive, d.Totals.Payable = dec("18.48"), some("18.48"), dec("102.48"), dec("102.48")
	}
	d.Lines[0].Item.Tax = c
	c.ExemptionCode = exemption
	if exemption != "" {
		c.ExemptionReason = "As the law says"
	}
	d.TaxSubtotals[0].TaxCategory = c
	return d
}

func fixtures() map[string]*Document {
	return map[string]*Document{
		"minimal": minimal(), "full": full(), "creditnote": creditNote2(),
		"category-z": inCategory("Z", ""), "category-e": inCategory("E", "VATEX-EU-132"), "category-ae": inCategory("AE", "VATEX-EU-AE"),
		"category-k": inCategory("K", "VATEX-EU-IC"), "category-g": inCategory("G", "VATEX-EU-G"), "category-o": inCategory("O", "VATEX-EU-O"),
		"category-l": inCategory("L", ""), "category-m": inCategory("M", ""), "category-b": inCategory("B", ""),
	}
}

func TestFixtures(t *testing.T) {
	t.Parallel()
	for name, d := range fixtures() {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join("testdata", name+".xml")
			got := write(t, d)
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s is not what Write makes of the document; look at the difference, then run with -update", file)
			}
			back, err := Read(bytes.NewReader(want))
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(back, d) {
				t.Errorf("read back\n%+v\nwant\n%+v", back, d)
			}
			findings, err := Check(bytes.NewReader(want))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range findings {
				t.Error(f)
			}
		})
	}
}

// TestBreaches breaks a fixture in one place and wants the rule, and no other error.
func TestBreaches(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ fixture, old, new, rules, value string }{
		{"minimal", "<cbc:ID>R-1001</cbc:ID>", "", "BR-02", ""},
		{"minimal", "<cbc:DueDate>2026-04-01</cbc:DueDate>", "", "BR-CO-25", "99.96"},
		{"minimal", `<cbc:PayableAmount currencyID="EUR">99.96`, `<cbc:PayableAmount currencyID="EUR">99.97`, "BR-CO-16", "99.97"},
		{"minimal", `<cbc:PayableAmount currencyID="EUR">99.96`, `<cbc:PayableAmount currencyID="EUR">99.960`, "BR-DEC-18 UBL-DT-01", "99.960"},
		{"minimal", `<cbc:PayableAmount currencyID="EUR">99.96`, `<cbc:PayableAmount currencyID="EUR">99,96`, "XSD-DECIMAL", "99,96"},
		{"minimal", `<cbc:PayableAmount currencyID="EUR">`, `<cbc:PayableAmount currencyID="CHF">`, "PEPPOL-EN16931-R051", "CHF"},
		{"minimal", `unitCode="MTQ"`, `unitCode="m3"`, "BR-CL-23", "m3"},
		{"minimal", `>2.10<`, `>2.11<`, "PEPPOL-EN16931-R120", "84.00"},
		{"minimal", "2026-03-02", "2026-02-30", "PEPPOL-EN16931-F001 XSD-DATE", "2026-02-30"},
		{"minimal", "2026-03-02", "2026-03-02Z", "PEPPOL-EN16931-F001", "2026-03-02Z"},
		{"minimal", "4000001123452", "4000001123451", "PEPPOL-COMMON-R040", "4000001123451"},
		{"minimal", `schemeID="9930"`, `schemeID="9958"`, "BR-CL-25 PEPPOL-EN16931-CL008", "9958"},
		{"minimal", "<cbc:CompanyID>DE", "<cbc:CompanyID>D1", "BR-CO-09", "D1123456789"},
		{"minimal", "Einkauf 7", "", "PEPPOL-EN16931-R008", ""},
		{"minimal", ">15.96<", ">14.96<", "BR-CO-15 BR-CO-17 BR-S-09", "14.96"},
		{"minimal", ">19<", ">0<", "BR-CO-17 BR-S-05 BR-S-09", ""},
		{"minimal", `>380<`, `>389<`, "PEPPOL-EN16931-P0100", "389"},
		{"minimal", `>84.00<`, `>85.00<`, "BR-CO-15 PEPPOL-EN16931-R120", ""},
		{"full", `<cbc:PaymentID>R-1002</cbc:PaymentID>`, `<cbc:PaymentID>R</cbc:PaymentID><cbc:PaymentID>R-1002</cbc:PaymentID>`, "UBL-SR-26 UBL-SR-44", ""},
		{"full", `mimeCode="text/csv"`, `mimeCode="text/html"`, "BR-CL-24 PEPPOL-EN16931-CL001", "text/html"},
		{"full", `<cbc:EndDate>2026-02-28</cbc:EndDate>`, `<cbc:EndDate>2026-01-31</cbc:EndDate>`, "BR-29 BR-30", ""},
		{"full", `currencyID="SEK">23.74`, `currencyID="SEK">-23.74`, "PEPPOL-EN16931-R055", ""},
		{"full", `currencyID="EUR">-1.02`, `currencyID="EUR">-1.025`, "BR-DEC-20 UBL-DT-01", ""},
		{"full", `<cbc:ChargeIndicator>true`, `<cbc:ChargeIndicator>1`, "PEPPOL-EN16931-R043 PEPPOL-EN16931-R120", ""},
		{"full", `schemeID="SEPA"`, `schemeID="SEPAX"`, "BR-CL-10", "SEPAX"},
		{"full", `>984851006<`, `>984851007<`, "PEPPOL-COMMON-R041", "984851007"},
		{"category-e", "VATEX-EU-132", "VATEX-EU-999", "BR-CL-22", "VATEX-EU-999"},
		{"category-b", `<cbc:IdentificationCode>IT`, `<cbc:IdentificationCode>FR`, "BR-B-01", ""},
		{"creditnote", `>381<`, `>380<`, "BR-CL-01 PEPPOL-EN16931-P0101", "380"},
	} {
		xml := string(write(t, fixtures()[c.fixture]))
		if !strings.Contains(xml, c.old) {
			t.Fatalf("%s has no %s", c.fixture, c.old)
		}
		findings, err := Check(strings.NewReader(strings.ReplaceAll(xml, c.old, c.new)))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range findings {
			if !slices.Contains(got, f.Rule) {
				got = append(got, f.Rule)
			}
		}
		slices.Sort(got)
		if strings.Join(got, " ") != c.rules {
			t.Errorf("%s with %s: breaks %v, want %s", c.fixture, c.new, got, c.rules)
			for _, f := range findings {
				t.Log(f)
			}
		}
		if c.value != "" && !slices.ContainsFunc(findings, func(f Finding) bool { return f.Value == c.value }) {
			t.Errorf("%s with %s: no finding shows the value %q: %v", c.fixture, c.new, c.value, findings)
		}
	}
}

func TestFindingSaysWhatIsRight(t *testing.T) {
	t.Parallel()
	xml := strings.Replace(string(write(t, full())), `<cbc:LineExtensionAmount currencyID="EUR">6.50`, `<cbc:LineExtensionAmount currencyID="EUR">6.60`, 1)
	findings, err := Check(strings.NewReader(xml))
	if err != nil {
		t.Fatal(err)
	}
	f := findings[0]
	if f.Rule != "BR-CO-10" || f.Path != "/Invoice/LegalMonetaryTotal" || f.Value != "6.60" || !strings.Contains(f.Message, "That would be 6.50.") || f.Line < 100 {
		t.Errorf("got %+v", f)
	}
}

func TestRulesAreComplete(t *testing.T) {
	t.Parallel()
	for _, r := range Rules() {
		if r.ID == "" || r.Applies == "" || !strings.HasSuffix(r.Says, ".") || r.Severity != Error && r.Severity != Warning {
			t.Errorf("rule %+v lacks something", r)
		}
	}
	tree, err := Parse(bytes.NewReader(write(t, minimal())))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tree.CheckOnly("BR-01", "BR-999"); err == nil || !strings.Contains(err.Error(), "BR-999") {
		t.Errorf("an unknown rule gave %v", err)
	}
	if got := tree.Check(EN16931); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestReadRefuses(t *testing.T) {
	t.Parallel()
	xml := string(write(t, full()))
	change := func(old, new string) string { return strings.Replace(xml, old, new, 1) }
	for _, c := range []struct{ name, xml, want string }{
		{"nothing", "", "empty"},
		{"no XML", "R-1001;84.00", "empty"},
		{"half a file", xml[:len(xml)/2], "not well-formed"},
		{"a long name", "<" + strings.Repeat("\u00f7", 5000) + ">", "not well-formed XML: invalid XML name: \u00f7"},
		{"another document", `<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>`, "need Invoice or CreditNote"},
		{"another namespace", `<Invoice/>`, "need Invoice or CreditNote"},
		{"a DTD", `<!DOCTYPE x [<!ENTITY a "b">]>` + xml, "DOCTYPE"},
		{"an amount", change(">16.50<", ">1e9<"), `/Invoice/TaxTotal[1]/TaxSubtotal[1]/TaxableAmount: "1e9" is not a decimal number`},
		{"a date", change("2026-04-01", "01.04.2026"), `/Invoice/DueDate: "01.04.2026" is not a day`},
		{"a currency", change(`currencyID="EUR">3.00`, `currencyID="USD">3.00`), `PayableAmount: 3.00 is in "USD"`},
		{"an indicator", change(">false<", ">no<"), `ChargeIndicator is "no"`},
		{"depth", `<Invoice xmlns="` + nsInvoice + `" xmlns:cac="` + nsAggregate + `">` + strings.Repeat("<cac:Party>", 100), "deeper than 64"},
		{"foreign depth", `<Invoice xmlns="` + nsInvoice + `" xmlns:x="y">` + strings.Repeat("<x:a>", 100), "deeper than 64"},
		{"width", `<Invoice xmlns="` + nsInvoice + `" xmlns:cac="` + nsAggregate + `"><cac:Party>` + strings.Repeat("<cac:Party/>", 1001), "more than 1000 elements"},
		{"a long encoding", strings.Replace(xml, "UTF-8", strings.Repeat("EBCDIC", 1000), 1), "save the file as UTF-8"},
		{"an encoding", strings.Replace(xml, "UTF-8", "EBCDIC", 1), "save the file as UTF-8"},
	} {
		if _, err := Read(strings.NewReader(c.xml)); err == nil || !strings.Contains(err.Error(), c.want) || len(err.Error()) > 1500 {
			t.Errorf("%s: error is %v; want it to say %s", c.name, err, c.want)
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	t.Parallel()
	due := creditNote2()
	due.PaymentMeans = nil
	tax := minimal()
	tax.Totals.TaxAccounting = some("1")
	for _, d := range []*Document{{}, due, tax} {
		if err := Write(new(bytes.Buffer), d); err == nil {
			t.Errorf("%+v was written", d)
		}
	}
}

func TestReadToleratesOtherPrefixesAndExtensions(t *testing.T) {
	t.Parallel()
	xml := string(write(t, minimal()))
	xml = strings.NewReplacer("cbc:", "b:", ":cbc=", ":b=", "cac:", "a:", ":cac=", ":a=").Replace(xml)
	xml = strings.Replace(xml, "<b:CustomizationID>", `<e:UBLExtensions xmlns:e="urn:e"><e:Note><b:ID xmlns:b="`+nsBasic+`">x</b:ID></e:Note></e:UBLExtensions><b:CustomizationID>`, 1)
	xml = strings.Replace(xml, "UTF-8", "ISO-8859-1", 1)
	var latin []byte
	for _, r := range xml {
		latin = append(latin, byte(r))
	}
	got, err := Read(bytes.NewReader(latin))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, minimal()) {
		t.Errorf("got %+v", got)
	}
}

func TestCodeLists(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		list    list
		yes, no string
	}{
		{"units", units, "C62 H87 EA HUR KGM KWH MTR MTQ LTR DAY MON ANN NAR SET XPX XBX XCT XPP ZZ E48 P1", "PCE MO 2D KW2 c62 A25 XXZ"},
		{"countries", countries, "DE FR GB GR NO US XI 1A", "EL UK EU XX de AN"},
		{"VAT prefixes", vatPrefixes, "DE EL GR XI", "UK A1"},
		{"currencies", currencies, "EUR SEK USD JPY XAU BGN", "DEM FRF eur"},
		{"ICD", icds, "0001 0088 0192 0208 0240", "0000 0092 0103 0181 0999 88"},
		{"EAS", endpoints, "0088 0192 9930 EM", "0001 9901 9921 9956"},
		{"VATEX", exemptions, "VATEX-EU-AE vatex-eu-ic VATEX-EU-132-1A VATEX-EU-132-1Q VATEX-EU-151-1AA VATEX-FR-CGI261-5", "VATEX-EU-X VATEX-EU-132-1R VATEX-FR-CGI261-6"},
		{"1001", invoiceTypes, "380 384 389 875 877", "381 878 999"},
		{"4461", paymentMeansCodes, "1 10 30 48 58 59 97 ZZZ", "0 69 99"},
		{"1153", references, "AAA ABT AVE ZZZ AHX", "AHW ACM A AAAA"},
	} {
		for _, code := range strings.Fields(c.yes) {
			if !c.list(code) {
				t.Errorf("%s lacks %s", c.name, code)
			}
		}
		for _, code := range append(strings.Fields(c.no), "", " ", "B10..B35") {
			if c.list(code) {
				t.Errorf("%s has %q", c.name, code)
			}
		}
	}
}

// valid draws an invoice that adds up.
func valid(t *rapid.T) *Document {
	d := minimal()
	if rapid.Bool().Draw(t, "credit note") {
		d = creditNote2()
	}
	cents := func(what string, low, high int64) decimal.Decimal {
		return decimal.New(rapid.Int64Range(low, high).Draw(t, what), -2)
	}
	rate := func() TaxCategory {
		p := rapid.SampledFrom([]string{"25", "19.00", "7", "5.5"}).Draw(t, "rate")
		return TaxCategory{Code: "S", Percent: some(p), Scheme: "VAT"}
	}
	taxable := map[string]decimal.Decimal{}
	categories := map[string]TaxCategory{}
	add := func(c TaxCategory, amount decimal.Decimal) {
		key := c.Percent.Decimal.String()
		categories[key], taxable[key] = c, taxable[key].Add(amount)
	}
	d.Lines, d.TaxSubtotals, d.Totals = nil, nil, Totals{}
	for i := range rapid.IntRange(1, 6).Draw(t, "lines") {
		l := Line{
			ID: string(rune('1' + i)), Unit: "C62",
			Quantity: decimal.New(rapid.Int64Range(-5000, 5000).Draw(t, "quantity"), -rapid.Int32Range(0, 3).Draw(t, "scale")),
			Item:     Item{Name: rapid.StringMatching(`[A-Za-z<&>"'é][A-Za-z ]{0,10}[a-z]`).Draw(t, "name"), Tax: rate()},
			Price:    Price{Amount: decimal.New(rapid.Int64Range(0, 9_999_999).Draw(t, "price"), -4)},
		}
		l.Net = l.Quantity.Mul(l.Price.Amount)
		if rapid.Bool().Draw(t, "base") {
			l.Price.BaseQuantity, l.Price.BaseUnit = some(rapid.SampledFrom([]string{"3", "7", "100", "0.5"}).Draw(t, "base quantity")), "C62"
			l.Net = l.Net.DivRound(l.Price.BaseQuantity.Decimal, 10)
		}
		if rapid.Bool().Draw(t, "line allowance") {
			a := AllowanceCharge{Charge: rapid.Bool().Draw(t, "charge"), Reason: "Because", Amount: cents("amount", 0, 500)}
			l.Allowances = []AllowanceCharge{a}
			if a.Charge {
				l.Net = l.Net.Add(a.Amount)
			} else {
				l.Net = l.Net.Sub(a.Amount)
			}
		}
		l.Net = l.Net.Round(2)
		d.Totals.Lines = d.Totals.Lines.Add(l.Net)
		add(l.Item.Tax, l.Net)
		d.Lines = append(d.Lines, l)
	}
	net := d.Totals.Lines
	if rapid.Bool().Draw(t, "allowance") {
		a := AllowanceCharge{Reason: "Rebate", Base: decimal.NewNullDecimal(cents("base", 0, 100000)), Percent: decimal.NewNullDecimal(cents("percent", 0, 10000)), Tax: rate()}
		a.Amount = a.Base.Decimal.Mul(a.Percent.Decimal).Shift(-2).Round(2)
		d.Allowances, d.Totals.Allowances = []AllowanceCharge{a}, decimal.NewNullDecimal(a.Amount)
		add(a.Tax, a.Amount.Neg())
		net = net.Sub(a.Amount)
	}
	if rapid.Bool().Draw(t, "charge") {
		a := AllowanceCharge{Charge: true, ReasonCode: "FC", Amount: cents("freight", 0, 9999), Tax: rate()}
		d.Allowances, d.Totals.Charges = append(d.Allowances, a), decimal.NewNullDecimal(a.Amount)
		add(a.Tax, a.Amount)
		net = net.Add(a.Amount)
	}
	var tax decimal.Decimal
	for _, key := range []string{"25", "19", "7", "5.5"} {
		if c, ok := categories[key]; ok {
			s := TaxSubtotal{Taxable: taxable[key], Tax: taxable[key].Mul(c.Percent.Decimal).Shift(-2).Round(2), TaxCategory: c}
			tax = tax.Add(s.Tax)
			d.TaxSubtotals = append(d.TaxSubtotals, s)
		}
	}
	d.Totals.TaxExclusive, d.Totals.Tax = net, decimal.NewNullDecimal(tax)
	d.Totals.TaxInclusive = net.Add(tax)
	d.Totals.Prepaid = decimal.NewNullDecimal(cents("prepaid", 0, 1000))
	d.Totals.Payable = d.Totals.TaxInclusive.Sub(d.Totals.Prepaid.Decimal)
	return d
}

// jsonOf is all fields as text, in which equal decimals are equal.
func jsonOf(t *rapid.T, d *Document) string {
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestProperties(t *testing.T) {
	t.Parallel()
	t.Run("what adds up is valid and comes back the same", rapid.MakeCheck(func(t *rapid.T) {
		d := valid(t)
		xml := write(t, d)
		findings, err := Check(bytes.NewReader(xml))
		if err != nil {
			t.Fatal(err)
		}
		if len(findings) > 0 {
			t.Fatalf("%v\n%s", findings, xml)
		}
		back, err := Read(bytes.NewReader(xml))
		if err != nil {
			t.Fatal(err)
		}
		if again := write(t, back); !bytes.Equal(again, xml) {
			t.Fatalf("written again:\n%s\nfirst:\n%s", again, xml)
		}
		if a, b := jsonOf(t, d), jsonOf(t, back); a != b {
			t.Fatalf("read back\n%s\nwant\n%s", b, a)
		}
	}))
	t.Run("a wrong total is found", rapid.MakeCheck(func(t *rapid.T) {
		d := valid(t)
		off := decimal.New(rapid.Int64Range(1, 1_000_000).Draw(t, "off"), -2)
		totals := []*decimal.Decimal{&d.Totals.Lines, &d.Totals.TaxExclusive, &d.Totals.Tax.Decimal, &d.Totals.TaxInclusive, &d.Totals.Prepaid.Decimal, &d.Totals.Payable}
		at := rapid.SampledFrom(totals).Draw(t, "total")
		*at = at.Add(off)
		findings, err := Check(bytes.NewReader(write(t, d)))
		if err != nil || len(findings) == 0 {
			t.Fatalf("found %v, %v", findings, err)
		}
	}))
}

func TestFindingsAreBounded(t *testing.T) {
	t.Parallel()
	xml := `<Invoice xmlns="` + nsInvoice + `" xmlns:cac="` + nsAggregate + `">` + strings.Repeat("<cac:InvoiceLine/>", 100_000) + `</Invoice>`
	findings, err := Check(strings.NewReader(xml))
	if err != nil || len(findings) != MaxFindings {
		t.Errorf("got %d findings, %v", len(findings), err)
	}
}

func seed(f *testing.F) {
	for _, d := range fixtures() {
		f.Add(write(f, d))
	}
	for _, name := range []string{"full", "creditnote"} {
		f.Add(fixture(f, name+"-cii"))
	}
	f.Add([]byte(`<CreditNote xmlns="` + nsCreditNote + `"/>`))
}

// reads wants what can be read to be written, read and written again without a change.
func reads(t fataler, data []byte) {
	d, err := Read(bytes.NewReader(data))
	if err != nil {
		if len(err.Error()) > 1500 {
			t.Fatalf("an error of %d characters", len(err.Error()))
		}
		return
	}
	var first, again bytes.Buffer
	if Write(&first, d) != nil {
		return
	}
	back, err := Read(bytes.NewReader(first.Bytes()))
	if err != nil {
		t.Fatalf("%v\n%s", err, first.Bytes())
	}
	if err := Write(&again, back); err != nil || !bytes.Equal(again.Bytes(), first.Bytes()) {
		t.Fatalf("%v; written again:\n%s\nfirst:\n%s", err, again.Bytes(), first.Bytes())
	}
}

// checks wants findings to be whole, whatever the document.
func checks(t fataler, data []byte) {
	tree, err := Parse(bytes.NewReader(data))
	if err != nil {
		return
	}
	found := tree.Check(Peppol)
	for _, v := range found {
		if v.Path == "" || v.Line == 0 || v.Message == "" || len(v.Value) > 70 {
			t.Fatalf("%+v", v)
		}
	}
	if len(found) > MaxFindings {
		t.Fatalf("%d findings", len(found))
	}
}

type fataler interface{ Fatalf(string, ...any) }

func FuzzRead(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, data []byte) { reads(t, data) })
}

func FuzzCheck(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, data []byte) { checks(t, data) })
}

// TestDamagedDocuments takes elements out, doubles, moves and empties them.
func TestDamagedDocuments(t *testing.T) {
	t.Parallel()
	all := fixtures()
	names := slices.Sorted(maps.Keys(all))
	rapid.Check(t, func(t *rapid.T) {
		tree, err := Parse(bytes.NewReader(write(t, all[rapid.SampledFrom(names).Draw(t, "fixture")])))
		if err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(1, 8).Draw(t, "changes") {
			var nodes []*Node
			for _, name := range slices.Sorted(maps.Keys(tree.byName)) {
				nodes = append(nodes, tree.byName[name]...)
			}
			n, other := rapid.SampledFrom(nodes).Draw(t, "element"), rapid.SampledFrom(nodes).Draw(t, "other")
			if n == tree.Root {
				continue
			}
			switch rapid.IntRange(0, 5).Draw(t, "change") {
			case 0:
				n.Parent.Children = slices.DeleteFunc(n.Parent.Children, func(c *Node) bool { return c == n })
			case 1:
				n.Parent.Children = append(n.Parent.Children, &Node{Name: n.Name, Text: n.Text, Attrs: n.Attrs, Children: slices.Clone(n.Children)})
			case 2:
				n.Text = rapid.SampledFrom([]string{"", "x", "-1", "0.001", "1e5", "2026-13-01", "VAT", "true", "S", "AE", "50", "130"}).Draw(t, "text")
			case 3:
				n.Attrs = nil
			case 4:
				n.Children = nil
			case 5:
				if len(other.Children) == 0 {
					n.Name = other.Name
				}
			}
			if tree, err = Parse(bytes.NewReader(xmlOf(tree.Root))); err != nil {
				t.Fatal(err)
			}
		}
		data := xmlOf(tree.Root)
		reads(t, data)
		checks(t, data)
	})
}

// xmlOf writes a tree as it is.
func xmlOf(root *Node) []byte {
	var b bytes.Buffer
	ns := nsInvoice
	if root.Name == "CreditNote" {
		ns = nsCreditNote
	}
	var walk func(*Node)
	walk = func(n *Node) {
		b.WriteString("<" + n.Name)
		if n == root {
			b.WriteString(` xmlns="` + ns + `"`)
		} else {
			b.WriteString(` xmlns="` + nsAggregate + `"`)
		}
		for _, a := range n.Attrs {
			b.WriteString(" " + a.Name + `="`)
			xml.EscapeText(&b, []byte(a.Value))
			b.WriteString(`"`)
		}
		b.WriteString(">\n")
		xml.EscapeText(&b, []byte(n.Text))
		for _, c := range n.Children {
			walk(c)
		}
		b.WriteString("</" + n.Name + ">")
	}
	walk(root)
	return b.Bytes()
}
