package ubl

import (
	"slices"
	"strings"

	"github.com/duebook/duebook/ent/date"
	"github.com/shopspring/decimal"
)

// oneLevel are allowances and charges of the document and of lines, without those of prices.
const oneLevel = "AllowanceCharge | $line/AllowanceCharge"

// peppolRules are what Peppol BIS Billing 3 asks for beyond EN 16931.
func peppolRules() []rule {
	bothGerman := func(f *facts, _ *Node) bool { return f.sellerCountry == "DE" && f.buyerCountry == "DE" }
	return slices.Concat([]rule{
		{id: "PEPPOL-EN16931-R001", at: "/", must: exists("ProfileID"), say: "The business process (BT-23) is missing. Put " + ProfileID + " into ProfileID."},
		{id: "PEPPOL-EN16931-R002", at: "/", must: either(atMost(1, "Note"), bothGerman), say: "There are several notes (BT-22). Peppol allows one, apart from invoices between German parties; join them."},
		{id: "PEPPOL-EN16931-R003", at: "/", must: exists("BuyerReference", "OrderReference/ID"),
			say: "There is neither a buyer reference (BT-10) nor an order reference (BT-13). Add BuyerReference or OrderReference/ID, as the buyer asks for."},
		{id: "PEPPOL-EN16931-R004", at: "/", must: func(_ *facts, n *Node) bool { return strings.HasPrefix(n.text("CustomizationID"), CustomizationID) },
			value: child("CustomizationID"), say: "The specification identifier (BT-24) is not that of Peppol BIS Billing 3. Use " + CustomizationID + "."},
		{id: "PEPPOL-EN16931-R005", at: "TaxCurrencyCode", must: func(f *facts, n *Node) bool { return n.Text != f.currency },
			say: "The VAT accounting currency (BT-6) is the currency of the document. Take out TaxCurrencyCode."},
		{id: "PEPPOL-EN16931-R007", at: "/", must: func(f *facts, _ *Node) bool { return f.process != "" }, value: child("ProfileID"),
			say: "The business process (BT-23) must be urn:fdc:peppol.eu:2017:poacc:billing:NN:1.0 with the number of the process. Use " + ProfileID + "."},
		{id: "PEPPOL-EN16931-R008", at: "//*", must: func(_ *facts, n *Node) bool { return n.Text != "" || len(n.Children) > 0 },
			say: "The element is empty. Fill it or leave it out."},
		{id: "PEPPOL-EN16931-R010", at: "AccountingCustomerParty/Party", must: exists("EndpointID"), say: "The buyer has no electronic address (BT-49). Add EndpointID with schemeID."},
		{id: "PEPPOL-EN16931-R020", at: "AccountingSupplierParty/Party", must: exists("EndpointID"), say: "The seller has no electronic address (BT-34). Add EndpointID with schemeID."},
		{id: "PEPPOL-EN16931-R040", at: oneLevel, when: all(exists("MultiplierFactorNumeric"), exists("BaseAmount")), value: child("Amount"),
			must: func(_ *facts, n *Node) bool {
				got, _ := n.number("Amount")
				return hundredths.allows(got.Sub(percentage(nil, n)).Abs())
			},
			want: percentage,
			say:  "The amount is not the base amount times the percentage. Correct Amount, BaseAmount or MultiplierFactorNumeric."},
		{id: "PEPPOL-EN16931-R041", at: oneLevel, when: exists("MultiplierFactorNumeric"), must: exists("BaseAmount"), say: "The percentage has no base amount (BT-93, BT-100, BT-137, BT-142). Add BaseAmount."},
		{id: "PEPPOL-EN16931-R042", at: oneLevel, when: exists("BaseAmount"), must: exists("MultiplierFactorNumeric"),
			say: "The base amount has no percentage (BT-94, BT-101, BT-138, BT-143). Add MultiplierFactorNumeric, or take out BaseAmount."},
		{id: "PEPPOL-EN16931-R043", at: oneLevel, must: is("ChargeIndicator", "true", "false"), value: child("ChargeIndicator"),
			say: "ChargeIndicator must be the word true for a charge or false for an allowance. Correct it."},
		{id: "PEPPOL-EN16931-R044", at: "//Price/AllowanceCharge", must: is("ChargeIndicator", "false"), value: child("ChargeIndicator"),
			say: "A price has no charges, only a discount (BT-147). Set ChargeIndicator to false, or raise the price."},
		{id: "PEPPOL-EN16931-R046", at: "//Price/AllowanceCharge", when: exists("BaseAmount"), value: child("../PriceAmount"),
			must: func(_ *facts, n *Node) bool {
				got, ok := n.number("../PriceAmount")
				return ok && got.Equal(grossLessDiscount(nil, n))
			},
			want: grossLessDiscount,
			say:  "The net price (BT-146) is not the gross price (BT-148) less the discount (BT-147). Correct one of them."},
		{id: "PEPPOL-EN16931-R051", at: anyAmount,
			when: func(_ *facts, n *Node) bool {
				return n.Name != "TaxAmount" || n.Parent.Name != "TaxTotal" || n.Parent.one("TaxSubtotal") != nil
			},
			must: func(f *facts, n *Node) bool { c, _ := n.attr("currencyID"); return c == f.currency }, value: attrValue("currencyID"),
			say: "The amount is not in the currency of the document (BT-5). Only the total VAT in the accounting currency (BT-111) may differ; correct currencyID."},
		{id: "PEPPOL-EN16931-R053", at: "/", must: func(_ *facts, n *Node) bool { return count(n, "TaxTotal", exists("TaxSubtotal")) == 1 },
			say: "There must be exactly one TaxTotal with the VAT breakdown (BG-23). Join them, or add it."},
		{id: "PEPPOL-EN16931-R054", at: "/", must: func(_ *facts, n *Node) bool {
			want := 0
			if n.one("TaxCurrencyCode") != nil {
				want = 1
			}
			return count(n, "TaxTotal", not(exists("TaxSubtotal"))) == want
		}, say: "A TaxTotal without breakdown states the VAT in the accounting currency (BT-111): exactly one with TaxCurrencyCode, none without it. Add or remove it."},
		{id: "PEPPOL-EN16931-R055", at: "/", when: exists("TaxCurrencyCode"), must: func(f *facts, _ *Node) bool {
			tax, _ := f.tax(f.currency)
			accounting, _ := f.tax(f.taxCurrency)
			return tax.Sign()*accounting.Sign() >= 0
		}, say: "The total VAT (BT-110) and that in the accounting currency (BT-111) have different signs. Correct one of them."},
		{id: "PEPPOL-EN16931-R061", at: "//PaymentMeans", when: is("PaymentMeansCode", "49", "59"), must: exists("PaymentMandate/ID"),
			say: "A direct debit needs the mandate (BT-89). Add PaymentMandate/ID."},
		{id: "PEPPOL-EN16931-R080", at: "/", when: creditNote, must: func(_ *facts, n *Node) bool {
			return count(n, "AdditionalDocumentReference", is("DocumentTypeCode", "50")) <= 1
		}, say: "There are several project references (BT-11), documents of type 50. Keep one."},
		{id: "PEPPOL-EN16931-R100", at: "//$line", must: atMost(1, "DocumentReference"), say: "The line has several invoiced objects (BT-128). Keep one DocumentReference."},
		{id: "PEPPOL-EN16931-R101", at: "//$line", when: exists("DocumentReference"), must: is("DocumentReference/DocumentTypeCode", "130"),
			value: child("DocumentReference/DocumentTypeCode"), say: "A document reference of a line is for the invoiced object (BT-128) only. Set DocumentTypeCode to 130, or take it out."},
		{id: "PEPPOL-EN16931-R110", at: "$line/InvoicePeriod/StartDate", must: func(f *facts, n *Node) bool {
			return f.period == nil || f.period.text("StartDate") == "" || n.Text >= f.period.text("StartDate")
		}, say: "The period of the line starts before the invoicing period (BT-73). Widen the invoicing period or correct the date."},
		{id: "PEPPOL-EN16931-R111", at: "$line/InvoicePeriod/EndDate", must: func(f *facts, n *Node) bool {
			return f.period == nil || f.period.text("EndDate") == "" || n.Text <= f.period.text("EndDate")
		}, say: "The period of the line ends after the invoicing period (BT-74). Widen the invoicing period or correct the date."},
		{id: "PEPPOL-EN16931-R120", at: "//$line", value: child("LineExtensionAmount"),
			must: func(_ *facts, n *Node) bool {
				got, _ := n.number("LineExtensionAmount")
				return netAgrees(got, n)
			},
			want: func(_ *facts, n *Node) decimal.Decimal { return lineNet(n).Round(4) },
			say:  "The net amount of the line (BT-131) is not quantity times price per base quantity, plus charges, less allowances. Correct one of them."},
		{id: "PEPPOL-EN16931-R121", at: "//$line/Price", when: exists("BaseQuantity"), must: compares("BaseQuantity", ">"), value: child("BaseQuantity"),
			say: "The base quantity of the price (BT-149) must be greater than 0. Correct BaseQuantity."},
		{id: "PEPPOL-EN16931-R130", at: "//$line/Price/BaseQuantity", when: all(attr("unitCode"), exists("../../$quantity")), value: attrValue("unitCode"),
			must: func(_ *facts, n *Node) bool {
				unit, _ := n.attr("unitCode")
				of, _ := n.one("../../$quantity").attr("unitCode")
				return unit == of
			}, say: "The base quantity of the price (BT-150) has another unit than the quantity (BT-130). Use the same unitCode."},

		{id: "PEPPOL-EN16931-P0100", at: "InvoiceTypeCode", when: processOne, must: coded(peppolInvoiceTypes),
			say: "The type code (BT-3) is not allowed in business process 01. Use 380 for an invoice."},
		{id: "PEPPOL-EN16931-P0101", at: "CreditNoteTypeCode", when: processOne, must: coded(peppolCreditNoteTypes),
			say: "The type code (BT-3) is not allowed in business process 01. Use 381 for a credit note."},
		{id: "PEPPOL-EN16931-P0112", at: "InvoiceTypeCode", when: all(processOne, is("", "326", "384")), must: bothGerman,
			say: "The type codes 326 and 384 (BT-3) are for invoices between German parties. Use 380, or a credit note."},

		{id: "PEPPOL-EN16931-CL001", at: "//EmbeddedDocumentBinaryObject", when: attr("mimeCode"), must: codedAttr("mimeCode", mimes), value: attrValue("mimeCode"),
			say: "The attachment (BT-125) has a type that is not allowed. Attach PDF, PNG, JPEG, CSV, XLSX or ODS."},
		{id: "PEPPOL-EN16931-CL002", at: "//AllowanceCharge/AllowanceChargeReasonCode", when: func(_ *facts, n *Node) bool { return n.Parent.text("ChargeIndicator") == "false" },
			must: coded(allowanceReasons), say: "The reason of the allowance is not a code of UNTDID 5189. Use 95 for a discount, or a reason in words."},
		{id: "PEPPOL-EN16931-CL003", at: "//AllowanceCharge/AllowanceChargeReasonCode", when: func(_ *facts, n *Node) bool { return n.Parent.text("ChargeIndicator") == "true" },
			must: coded(chargeReasons), say: "The reason of the charge is not a code of UNTDID 7161. Use FC for freight, or a reason in words."},
		{id: "PEPPOL-EN16931-CL006", at: "//InvoicePeriod/DescriptionCode", must: coded(taxPoints),
			say: "The VAT point date code (BT-8) is not one of UNTDID 2005 allowed here. Use 3 (issue date), 35 (delivery) or 432 (payment)."},
		{id: "PEPPOL-EN16931-CL007", at: anyAmount, must: codedAttr("currencyID", currencies), value: attrValue("currencyID"),
			say: "The currency of the amount is not a code of ISO 4217. Put the code into currencyID, such as EUR."},
		{id: "PEPPOL-EN16931-CL008", at: "//EndpointID", when: attr("schemeID"), must: codedAttr("schemeID", peppolEndpoints), value: attrValue("schemeID"),
			say: "The scheme of the electronic address is not one Peppol delivers to. Correct schemeID, such as 0088 for a GLN or 9930 for a German VAT identifier."},
		{id: "PEPPOL-EN16931-F001", at: "//IssueDate | //DueDate | //TaxPointDate | //StartDate | //EndDate | //ActualDeliveryDate",
			must: func(_ *facts, n *Node) bool { _, err := date.Parse(n.Text); return err == nil },
			say:  "The date must be a day of the calendar in the form YYYY-MM-DD, without time or zone. Correct it."},
	}, exemptionRules())
}

func processOne(f *facts, _ *Node) bool { return f.process == "01" }

// percentage is the base amount times the percentage.
func percentage(_ *facts, n *Node) decimal.Decimal {
	base, _ := n.number("BaseAmount")
	percent, _ := n.number("MultiplierFactorNumeric")
	return base.Mul(percent).Shift(-2)
}

func grossLessDiscount(_ *facts, n *Node) decimal.Decimal {
	gross, _ := n.number("BaseAmount")
	discount, _ := n.number("Amount")
	return gross.Sub(discount)
}

// lineParts are quantity, price, base quantity, and charges less allowances of a line, with what stands for missing ones.
func lineParts(n *Node) (quantity, price, base, extras decimal.Decimal) {
	one := decimal.NewFromInt(1)
	quantity, ok := n.number("$quantity")
	if !ok {
		quantity = one
	}
	price, _ = n.number("Price/PriceAmount")
	base, ok = n.number("Price/BaseQuantity")
	if !ok || base.IsZero() {
		base = one
	}
	var charges, allowances []*Node
	for _, a := range n.all("AllowanceCharge") {
		switch a.text("ChargeIndicator") {
		case "true":
			charges = append(charges, a)
		case "false":
			allowances = append(allowances, a)
		}
	}
	return quantity, price, base, round2(sum(charges, "Amount")).Sub(round2(sum(allowances, "Amount")))
}

// netAgrees compares after multiplying with the base quantity, so that no division loses digits.
func netAgrees(got decimal.Decimal, n *Node) bool {
	quantity, price, base, extras := lineParts(n)
	difference := got.Sub(extras).Mul(base).Sub(quantity.Mul(price)).Abs()
	return difference.LessThanOrEqual(hundredths.by.Mul(base.Abs()))
}

func lineNet(n *Node) decimal.Decimal {
	quantity, price, base, extras := lineParts(n)
	return quantity.Mul(price).Div(base).Add(extras)
}

// exemptionRules say which VAT category goes with an exemption reason code.
func exemptionRules() []rule {
	var rules []rule
	for _, e := range []struct{ id, reason, category string }{
		{"P0104", "VATEX-EU-G", "G"}, {"P0105", "VATEX-EU-O", "O"}, {"P0106", "VATEX-EU-IC", "K"}, {"P0107", "VATEX-EU-AE", "AE"},
		{"P0108", "VATEX-EU-D", "E"}, {"P0109", "VATEX-EU-F", "E"}, {"P0110", "VATEX-EU-I", "E"}, {"P0111", "VATEX-EU-J", "E"},
	} {
		rules = append(rules, rule{id: "PEPPOL-EN16931-" + e.id, at: "//TaxCategory",
			when: func(_ *facts, n *Node) bool { return strings.EqualFold(n.text("TaxExemptionReasonCode"), e.reason) },
			must: is("ID", e.category), value: child("ID"),
			say: "The exemption reason " + e.reason + " (BT-121) goes with category " + e.category + " only. Correct the category or the reason."})
	}
	return rules
}
