package ubl

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// fixture is a file of testdata.
func fixture(t interface {
	Helper()
	Fatal(...any)
}, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".xml"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func read(t *testing.T, data []byte) *Document {
	t.Helper()
	d, err := Read(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestSameInvoiceInBothSyntaxes reads invoices that are in testdata in UBL and in CII.
func TestSameInvoiceInBothSyntaxes(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"full", "creditnote"} {
		want := read(t, fixture(t, name))
		for i := range want.PaymentMeans {
			if c := want.PaymentMeans[i].Card; c != nil {
				c.Network = "" // not in CII
			}
		}
		data := fixture(t, name+"-cii")
		got := read(t, data)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s in CII is\n%+v\nin UBL\n%+v", name, got, want)
		}
		sameFigures(t, data, got)
	}
}

// TestPublishedExamplesInCII reads examples of the standard's authors and checks what they become in UBL.
func TestPublishedExamplesInCII(t *testing.T) {
	t.Parallel()
	breaches := map[string]string{
		"en16931_cii_CII_example7.xml": "BR-CO-15", // it states no total of VAT, which CII allows where there is none, and UBL does not
	}
	facts := readFacts(t)
	for _, file := range sharedFiles(t, "einvoice-ubl-cii/*_cii_*.xml") {
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d := read(t, data)
			sameFigures(t, data, d)
			if f := facts[name]; f != nil {
				f.Issue = f.Issue[:4] + "-" + f.Issue[4:6] + "-" + f.Issue[6:]
				f.Due = string(d.DueOn) // of CII the facts say neither this nor the next
				for _, r := range d.Preceding {
					f.BillingRef = append(f.BillingRef, r.Number)
				}
			}
			facts[name].compare(t, d)

			findings, err := Check(bytes.NewReader(write(t, d)))
			if err != nil {
				t.Fatal(err)
			}
			var broken []string
			for _, f := range findings {
				if f.Severity == Error {
					broken = append(broken, f.Rule)
					t.Log(f)
				}
			}
			if got := strings.Join(broken, " "); got != breaches[name] {
				t.Errorf("breaks %q, want %q", got, breaches[name])
			}
		})
	}
}

// TestReadCII changes a fixture in one place and looks at what becomes of it.
func TestReadCII(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, fixture, old, new string
		got                     func(*Document) any
		want                    any
	}{
		{"a note with a subject", "full", `see you</ram:Content>`, `see you</ram:Content><ram:SubjectCode>AAI</ram:SubjectCode>`,
			func(d *Document) any { return d.Notes }, []string{"#AAI#Thank you <3 & see you"}},
		{"the VAT point at delivery", "creditnote", `<ram:RateApplicablePercent>19</ram:RateApplicablePercent>`, `<ram:DueDateTypeCode>29</ram:DueDateTypeCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent>`,
			func(d *Document) any { return d.Period.TaxPointCode }, "35"},
		{"an exemption", "creditnote", `<ram:CategoryCode>S<`, `<ram:ExemptionReason>Law</ram:ExemptionReason><ram:ExemptionReasonCode>VATEX-EU-132</ram:ExemptionReasonCode><ram:CategoryCode>E<`,
			func(d *Document) any {
				c := d.TaxSubtotals[0].TaxCategory
				return [3]string{c.Code, c.ExemptionReason, c.ExemptionCode}
			}, [3]string{"E", "Law", "VATEX-EU-132"}},
		{"a department", "full", "PersonName", "DepartmentName", func(d *Document) any { return d.Seller.Contact.Name }, "Ada Becker"},
		{"a base of the gross price alone", "creditnote", `<ram:SpecifiedLineTradeAgreement>`, `<ram:SpecifiedLineTradeAgreement><ram:GrossPriceProductTradePrice><ram:BasisQuantity unitCode="MTQ">10</ram:BasisQuantity></ram:GrossPriceProductTradePrice>`,
			func(d *Document) any { p := d.Lines[0].Price; return p.BaseQuantity.Decimal.String() + p.BaseUnit }, "10MTQ"},
		{"an object that is none of the invoice", "full", `<ram:TypeCode>130</ram:TypeCode>`, `<ram:TypeCode>310</ram:TypeCode>`,
			func(d *Document) any { return d.Lines[0].Object }, ID{}},
		{"a place of delivery by the buyer's number", "creditnote", `<ram:ApplicableHeaderTradeDelivery/>`, `<ram:ApplicableHeaderTradeDelivery><ram:ShipToTradeParty><ram:ID>7</ram:ID></ram:ShipToTradeParty></ram:ApplicableHeaderTradeDelivery>`,
			func(d *Document) any { return d.Delivery }, &Delivery{Location: ID{Value: "7"}}},
		{"a reference without means", "creditnote", `<ram:InvoiceCurrencyCode>`, `<ram:PaymentReference>RF18</ram:PaymentReference><ram:InvoiceCurrencyCode>`,
			func(d *Document) any { return d.PaymentMeans[0].PaymentIDs }, []string{"RF18"}},
		{"a mandate without an account", "creditnote", `<ram:DueDateDateTime>`, `<ram:DirectDebitMandateID>M-2</ram:DirectDebitMandateID><ram:DueDateDateTime>`,
			func(d *Document) any { return d.PaymentMeans[0].Mandate }, &Mandate{ID: "M-2"}},
		{"a corrected invoice", "creditnote", `>381<`, `>384<`, func(d *Document) any { return d.Kind }, Invoice},
		{"a self-billed credit note", "creditnote", `>381<`, `>261<`, func(d *Document) any { return d.Kind }, CreditNote},
		{"tax without its currency", "creditnote", `<ram:TaxTotalAmount currencyID="EUR">`, `<ram:TaxTotalAmount>`,
			func(d *Document) any { return d.Totals.Tax.Decimal.String() }, "15.96"},
		{"an element of another namespace", "creditnote", `<ram:InvoiceCurrencyCode>`, `<x:PaymentReference xmlns:x="urn:x">RF18</x:PaymentReference><ram:InvoiceCurrencyCode>`,
			func(d *Document) any { return d.PaymentMeans[0].PaymentIDs == nil }, true},
	} {
		if got := c.got(read(t, changed(t, c.fixture, c.old, c.new))); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func changed(t *testing.T, name, before, after string) []byte {
	t.Helper()
	xml := string(fixture(t, name+"-cii"))
	if !strings.Contains(xml, before) {
		t.Fatalf("%s has no %s", name, before)
	}
	return []byte(strings.ReplaceAll(xml, before, after))
}

func TestReadRefusesInCII(t *testing.T) {
	t.Parallel()
	const root, day = `<rsm:CrossIndustryInvoice`, `<udt:DateTimeString format="102">20260401`
	open := strings.SplitAfterN(string(fixture(t, "full-cii")), ">\n", 3)[1]
	for _, c := range []struct{ name, before, after, want string }{
		{"an older version", "CrossIndustryInvoice:100", "CrossIndustryInvoice:13", "need Invoice or CreditNote of UBL 2.1, or CrossIndustryInvoice of CII D16B"},
		{"a DTD", root, `<!DOCTYPE x [<!ENTITY a "b">]>` + root, "DOCTYPE"},
		{"an entity", "Einkauf 7", "&a;", "not well-formed"},
		{"an amount", ">16.50<", ">1e9<", `/CrossIndustryInvoice/SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/ApplicableTradeTax[1]/BasisAmount: "1e9" is not a decimal number`},
		{"a quantity", ">12.5<", ">12,5<", `IncludedSupplyChainTradeLineItem[1]/SpecifiedLineTradeDelivery/BilledQuantity: "12,5" is not a decimal number`},
		{"a date of another format", day, `<udt:DateTimeString format="610">202604`, `SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString: "202604" of format "610" is not a day; need format 102`},
		{"a day that is none", day, `<udt:DateTimeString format="102">20260431`, `DueDateDateTime/DateTimeString: "2026-04-31" is not a day`},
		{"a point in time", day + `</udt:DateTimeString>`, `<udt:DateTime>2026-04-01T00:00:00</udt:DateTime>`, "DueDateDateTime: there is no day; need DateTimeString of format 102"},
		{"a currency", "<ram:DuePayableAmount>", `<ram:DuePayableAmount currencyID="USD">`, `DuePayableAmount: 3.00 is in "USD"`},
		{"a currency of tax", `currencyID="SEK"`, `currencyID="USD"`, `TaxTotalAmount[2]: the tax is in "USD"`},
		{"tax twice", `currencyID="SEK"`, `currencyID="EUR"`, "a second tax total in EUR"},
		{"an indicator", `>true<`, `>yes<`, `ChargeIndicator/Indicator is "yes"`},
		{"a charge on a price", `>false</udt:Indicator>`, `>true</udt:Indicator>`, "AppliedTradeAllowanceCharge: a charge on the price"},
		{"depth", root, open + strings.Repeat("<ram:Name>", 100) + root, "deeper than 64"},
		{"width", root, open + "<ram:Name><ram:Name><ram:Name>" + strings.Repeat("<ram:ID/>", 1001) + root, "more than 1000 elements"},
	} {
		if _, err := Read(bytes.NewReader(changed(t, "full", c.before, c.after))); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is %v; want it to say %s", c.name, err, c.want)
		}
	}
	if _, err := Check(bytes.NewReader(fixture(t, "full-cii"))); err == nil || !strings.Contains(err.Error(), "need Invoice or CreditNote of UBL 2.1") {
		t.Errorf("checked in CII: %v", err)
	}
}

func TestReadAnyNumberOfLinesInCII(t *testing.T) {
	t.Parallel()
	const line = "<ram:IncludedSupplyChainTradeLineItem/>"
	d := read(t, changed(t, "creditnote", "<rsm:SupplyChainTradeTransaction>", "<rsm:SupplyChainTradeTransaction>"+strings.Repeat(line, 5000)))
	if len(d.Lines) != 5001 {
		t.Errorf("got %d lines", len(d.Lines))
	}
}

// inUBL is where UBL has the numbers and dates of CII, each by its own name and that of the element around it.
var inUBL = func() map[string]string {
	places := map[string]string{}
	for line := range strings.Lines(`
SpecifiedTradeSettlementHeaderMonetarySummation/LineTotalAmount LegalMonetaryTotal/LineExtensionAmount
SpecifiedTradeSettlementHeaderMonetarySummation/AllowanceTotalAmount LegalMonetaryTotal/AllowanceTotalAmount
SpecifiedTradeSettlementHeaderMonetarySummation/ChargeTotalAmount LegalMonetaryTotal/ChargeTotalAmount
SpecifiedTradeSettlementHeaderMonetarySummation/TaxBasisTotalAmount LegalMonetaryTotal/TaxExclusiveAmount
SpecifiedTradeSettlementHeaderMonetarySummation/TaxTotalAmount TaxTotal/TaxAmount
SpecifiedTradeSettlementHeaderMonetarySummation/GrandTotalAmount LegalMonetaryTotal/TaxInclusiveAmount
SpecifiedTradeSettlementHeaderMonetarySummation/TotalPrepaidAmount LegalMonetaryTotal/PrepaidAmount
SpecifiedTradeSettlementHeaderMonetarySummation/RoundingAmount LegalMonetaryTotal/PayableRoundingAmount
SpecifiedTradeSettlementHeaderMonetarySummation/DuePayableAmount LegalMonetaryTotal/PayableAmount
SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount Line/LineExtensionAmount
SpecifiedLineTradeDelivery/BilledQuantity Line/Quantity
NetPriceProductTradePrice/ChargeAmount Price/PriceAmount
NetPriceProductTradePrice/BasisQuantity Price/BaseQuantity
GrossPriceProductTradePrice/ChargeAmount AllowanceCharge/BaseAmount
AppliedTradeAllowanceCharge/ActualAmount AllowanceCharge/Amount
SpecifiedTradeAllowanceCharge/ActualAmount AllowanceCharge/Amount
SpecifiedTradeAllowanceCharge/BasisAmount AllowanceCharge/BaseAmount
SpecifiedTradeAllowanceCharge/CalculationPercent AllowanceCharge/MultiplierFactorNumeric
CategoryTradeTax/RateApplicablePercent TaxCategory/Percent
ApplicableTradeTax/RateApplicablePercent TaxCategory/Percent
ApplicableTradeTax/BasisAmount TaxSubtotal/TaxableAmount
ApplicableTradeTax/CalculatedAmount TaxSubtotal/TaxAmount
IssueDateTime/DateTimeString Document/IssueDate
DueDateDateTime/DateTimeString Document/DueDate
TaxPointDate/DateString Document/TaxPointDate
FormattedIssueDateTime/DateTimeString InvoiceDocumentReference/IssueDate
OccurrenceDateTime/DateTimeString Delivery/ActualDeliveryDate
StartDateTime/DateTimeString InvoicePeriod/StartDate
EndDateTime/DateTimeString InvoicePeriod/EndDate
`) {
		if of, in, found := strings.Cut(strings.TrimSpace(line), " "); found {
			places[of] = in
		}
	}
	return places
}()

// sameFigures wants every amount, quantity, percentage and date of a document in CII, as often and to the last digit, in
// what its model is in UBL: with the currency of an amount, and the unit of a quantity.
func sameFigures(t *testing.T, data []byte, d *Document) {
	t.Helper()
	cii, err := parse(bytes.NewReader(data), ciiSyntax)
	if err != nil {
		t.Fatal(err)
	}
	ubl, err := Parse(bytes.NewReader(write(t, d)))
	if err != nil {
		t.Fatal(err)
	}
	want := figures(cii.Root, func(n *Node) string {
		place, known := inUBL[n.Parent.Name+"/"+n.Name]
		if n.Name == "BasisQuantity" && n.Parent.Name == "GrossPriceProductTradePrice" && n.one("../../NetPriceProductTradePrice/BasisQuantity") != nil {
			return "" // the base of the net price counts
		}
		if !known {
			t.Errorf("%s: not known where this is in UBL", n.Path())
		}
		if within(n, "SpecifiedLineTradeSettlement") {
			place = strings.Replace(place, "TaxCategory", "ClassifiedTaxCategory", 1)
		}
		return place
	}, cii.Root.text("SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/InvoiceCurrencyCode"))
	got := figures(ubl.Root, func(n *Node) string {
		name := strings.NewReplacer("InvoicedQuantity", "Quantity", "CreditedQuantity", "Quantity", "PaymentDueDate", "DueDate").Replace(n.Name)
		switch around := n.Parent.Name; around {
		case "Invoice", "CreditNote", "PaymentMeans":
			return "Document/" + name
		case "InvoiceLine", "CreditNoteLine":
			return "Line/" + name
		default:
			return around + "/" + name
		}
	}, "")
	if !slices.Equal(got, want) {
		t.Errorf("in UBL there is\n%s\nin CII\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// figures are the numbers and dates below a node, sorted; place says where each of them counts as standing, or nothing.
func figures(n *Node, place func(*Node) string, currency string) []string {
	var all []string
	var walk func(*Node)
	walk = func(n *Node) {
		for _, c := range n.Children {
			walk(c)
		}
		date := strings.HasSuffix(n.Name, "DateTimeString") || n.Name == "DateString"
		if len(n.Children) > 0 || !date && !valueName.MatchString(n.Name) {
			return
		}
		at := place(n)
		if at == "" {
			return
		}
		text := n.Text
		if date {
			text = text[:4] + "-" + text[4:6] + "-" + text[6:]
		}
		of, _ := n.attr("unitCode")
		if strings.HasSuffix(n.Name, "Amount") {
			if given, ok := n.attr("currencyID"); ok {
				of = given
			} else {
				of = currency
			}
		}
		all = append(all, fmt.Sprint(at, " ", text, " ", of))
	}
	walk(n)
	slices.Sort(all)
	return all
}
