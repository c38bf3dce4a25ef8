package ubl

import (
	"slices"

	"github.com/shopspring/decimal"
)

// totalRules say how parts of a document depend on each other (BR-CO) and how many decimals amounts have (BR-DEC).
func totalRules() []rule {
	return slices.Concat([]rule{
		{id: "BR-CO-03", at: "/", must: not(all(exists("TaxPointDate"), exists("InvoicePeriod/DescriptionCode"))),
			say: "The document has both a VAT point date (BT-7) and a code for it (BT-8). Keep TaxPointDate or InvoicePeriod/DescriptionCode."},
		{id: "BR-CO-04", at: "$line", must: func(_ *facts, n *Node) bool {
			return slices.ContainsFunc(n.all("Item/ClassifiedTaxCategory"), func(c *Node) bool { return isVAT(c) && c.text("ID") != "" })
		}, say: "The line has no VAT category (BT-151). Add Item/ClassifiedTaxCategory with ID and TaxScheme VAT."},
		{id: "BR-CO-09", at: "AccountingSupplierParty/Party/PartyTaxScheme | AccountingCustomerParty/Party/PartyTaxScheme | TaxRepresentativeParty/PartyTaxScheme",
			when: all(vat, has("CompanyID")), value: child("CompanyID"),
			must: func(_ *facts, n *Node) bool { id := n.text("CompanyID"); return len(id) > 2 && vatPrefixes(id[:2]) },
			say:  "The VAT identifier does not start with a country. Put the ISO 3166 code in front, EL for Greece, as in DE123456789."},

		arithmetic("BR-CO-10", "LegalMonetaryTotal", nil, "LineExtensionAmount",
			"The sum of lines (BT-106) is not the sum of the net amounts of the lines (BT-131).", exactly,
			func(f *facts, _ *Node) (decimal.Decimal, bool) { return round2(f.lines), true }),
		arithmetic("BR-CO-11", "LegalMonetaryTotal", nil, "AllowanceTotalAmount",
			"The total of allowances (BT-107) is not the sum of the allowances of the document (BT-92).", exactly,
			func(f *facts, _ *Node) (decimal.Decimal, bool) { return round2(f.allowances), true }),
		{id: "BR-CO-11", at: "LegalMonetaryTotal", when: not(exists("AllowanceTotalAmount")),
			must: func(f *facts, n *Node) bool { return round2(f.allowances).IsZero() },
			want: func(f *facts, n *Node) decimal.Decimal { return round2(f.allowances) },
			say:  "The document has allowances but no total of them (BT-107). Add AllowanceTotalAmount."},
		arithmetic("BR-CO-12", "LegalMonetaryTotal", nil, "ChargeTotalAmount",
			"The total of charges (BT-108) is not the sum of the charges of the document (BT-99).", exactly,
			func(f *facts, _ *Node) (decimal.Decimal, bool) { return round2(f.charges), true }),
		{id: "BR-CO-12", at: "LegalMonetaryTotal", when: not(exists("ChargeTotalAmount")),
			must: func(f *facts, n *Node) bool { return round2(f.charges).IsZero() },
			want: func(f *facts, n *Node) decimal.Decimal { return round2(f.charges) },
			say:  "The document has charges but no total of them (BT-108). Add ChargeTotalAmount."},
		arithmetic("BR-CO-13", "LegalMonetaryTotal", nil, "TaxExclusiveAmount",
			"The total without VAT (BT-109) is not the sum of lines (BT-106) less allowances (BT-107) plus charges (BT-108).", exactly,
			func(_ *facts, n *Node) (decimal.Decimal, bool) {
				lines, ok := n.number("LineExtensionAmount")
				allowances, _ := n.number("AllowanceTotalAmount")
				charges, _ := n.number("ChargeTotalAmount")
				return round2(lines.Sub(allowances).Add(charges)), ok
			}),
		arithmetic("BR-CO-14", "TaxTotal", exists("TaxSubtotal"), "TaxAmount",
			"The total VAT (BT-110) is not the sum of the tax amounts of the breakdown (BT-117).", exactly,
			func(_ *facts, n *Node) (decimal.Decimal, bool) {
				return round2(sum([]*Node{n}, "TaxSubtotal/TaxAmount")), true
			}),
		{id: "BR-CO-15", at: "/", when: has("DocumentCurrencyCode"), must: func(f *facts, _ *Node) bool { _, once := f.tax(f.currency); return once },
			say: "The total VAT in the currency of the document (BT-110) must be stated exactly once. Keep one TaxTotal/TaxAmount in it."},
		arithmetic("BR-CO-15", "LegalMonetaryTotal", nil, "TaxInclusiveAmount",
			"The total with VAT (BT-112) is not the total without VAT (BT-109) plus the VAT (BT-110).", exactly,
			func(f *facts, n *Node) (decimal.Decimal, bool) {
				net, ok := n.number("TaxExclusiveAmount")
				tax, once := f.tax(f.currency)
				return round2(net.Add(tax)), ok && once && f.currency != ""
			}),
		arithmetic("BR-CO-16", "LegalMonetaryTotal", nil, "PayableAmount",
			"The amount due (BT-115) is not the total with VAT (BT-112) less the paid amount (BT-113) plus the rounding (BT-114).", exactly,
			func(_ *facts, n *Node) (decimal.Decimal, bool) {
				total, ok := n.number("TaxInclusiveAmount")
				paid, _ := n.number("PrepaidAmount")
				rounding, _ := n.number("PayableRoundingAmount")
				return round2(total.Sub(paid)).Add(rounding), ok
			}),
		arithmetic("BR-CO-17", "TaxTotal/TaxSubtotal", nil, "TaxAmount",
			"The tax (BT-117) is not the taxable amount (BT-116) times the rate (BT-119).", belowOne, taxOfSubtotal),
		{id: "BR-CO-18", at: "/", must: exists("TaxTotal/TaxSubtotal"), say: "The document has no VAT breakdown (BG-23). Add a TaxSubtotal for each category and rate."},
		{id: "BR-CO-19", at: "InvoicePeriod", must: has("StartDate", "EndDate", "DescriptionCode"), say: "The invoicing period (BG-14) is empty. Add StartDate or EndDate, or leave it out."},
		{id: "BR-CO-20", at: "$line/InvoicePeriod", must: has("StartDate", "EndDate"), say: "The period of the line (BG-26) is empty. Add StartDate or EndDate, or leave it out."},
		{id: "BR-CO-21", at: "AllowanceCharge", when: allowance, must: hasReason, say: "The allowance (BG-20) needs a reason (BT-97), a reason code (BT-98), or both. Add one."},
		{id: "BR-CO-22", at: "AllowanceCharge", when: charge, must: hasReason, say: "The charge (BG-21) needs a reason (BT-104), a reason code (BT-105), or both. Add one."},
		{id: "BR-CO-23", at: "$line/AllowanceCharge", when: allowance, must: hasReason, say: "The allowance of the line (BG-27) needs a reason (BT-139), a reason code (BT-140), or both. Add one."},
		{id: "BR-CO-24", at: "$line/AllowanceCharge", when: charge, must: hasReason, say: "The charge of the line (BG-28) needs a reason (BT-144), a reason code (BT-145), or both. Add one."},
		{id: "BR-CO-25", at: "LegalMonetaryTotal/PayableAmount", when: all(invoice, compares("", ">")),
			must: func(f *facts, _ *Node) bool { return f.due },
			say:  "An amount is due, but neither when (BT-9) nor under which terms (BT-20). Add DueDate or PaymentTerms/Note."},
		{id: "BR-CO-26", at: "AccountingSupplierParty", must: has("Party/PartyTaxScheme/CompanyID", "Party/PartyIdentification/ID", "Party/PartyLegalEntity/CompanyID"),
			say: "The seller can't be identified. Add an identifier (BT-29), a legal registration (BT-30) or a VAT identifier (BT-31)."},
	}, decimalsRules())
}

// taxOfSubtotal is the taxable amount times the rate; without a rate there is no tax.
func taxOfSubtotal(_ *facts, n *Node) (decimal.Decimal, bool) {
	taxable, ok := n.number("TaxableAmount")
	rate, _ := n.number("TaxCategory/Percent")
	return round2(taxable.Mul(rate).Shift(-2)), ok
}

// decimalsRules limit amounts to two decimals, term by term.
func decimalsRules() []rule {
	parent := func(c cond) cond { return func(f *facts, n *Node) bool { return c(f, n.Parent) } }
	inCurrency := func(of func(*facts) string) cond {
		return func(f *facts, n *Node) bool { c, _ := n.attr("currencyID"); return c != "" && c == of(f) }
	}
	var rules []rule
	for _, e := range []struct {
		id, at string
		when   cond
		name   string
	}{
		{"BR-DEC-01", "AllowanceCharge/Amount", parent(allowance), "amount of the allowance (BT-92)"},
		{"BR-DEC-02", "AllowanceCharge/BaseAmount", parent(allowance), "base amount of the allowance (BT-93)"},
		{"BR-DEC-05", "AllowanceCharge/Amount", parent(charge), "amount of the charge (BT-99)"},
		{"BR-DEC-06", "AllowanceCharge/BaseAmount", parent(charge), "base amount of the charge (BT-100)"},
		{"BR-DEC-09", "LegalMonetaryTotal/LineExtensionAmount", nil, "sum of lines (BT-106)"},
		{"BR-DEC-10", "LegalMonetaryTotal/AllowanceTotalAmount", nil, "total of allowances (BT-107)"},
		{"BR-DEC-11", "LegalMonetaryTotal/ChargeTotalAmount", nil, "total of charges (BT-108)"},
		{"BR-DEC-12", "LegalMonetaryTotal/TaxExclusiveAmount", nil, "total without VAT (BT-109)"},
		{"BR-DEC-13", "TaxTotal/TaxAmount", inCurrency(func(f *facts) string { return f.currency }), "total VAT (BT-110)"},
		{"BR-DEC-14", "LegalMonetaryTotal/TaxInclusiveAmount", nil, "total with VAT (BT-112)"},
		{"BR-DEC-15", "TaxTotal/TaxAmount", inCurrency(func(f *facts) string { return f.taxCurrency }), "total VAT in the accounting currency (BT-111)"},
		{"BR-DEC-16", "LegalMonetaryTotal/PrepaidAmount", nil, "paid amount (BT-113)"},
		{"BR-DEC-17", "LegalMonetaryTotal/PayableRoundingAmount", nil, "rounding (BT-114)"},
		{"BR-DEC-18", "LegalMonetaryTotal/PayableAmount", nil, "amount due (BT-115)"},
		{"BR-DEC-19", "TaxTotal/TaxSubtotal/TaxableAmount", nil, "taxable amount (BT-116)"},
		{"BR-DEC-20", "TaxTotal/TaxSubtotal/TaxAmount", nil, "tax amount (BT-117)"},
		{"BR-DEC-23", "$line/LineExtensionAmount", nil, "net amount of the line (BT-131)"},
		{"BR-DEC-24", "$line/AllowanceCharge/Amount", parent(allowance), "amount of the allowance of the line (BT-136)"},
		{"BR-DEC-25", "$line/AllowanceCharge/BaseAmount", parent(allowance), "base amount of the allowance of the line (BT-137)"},
		{"BR-DEC-27", "$line/AllowanceCharge/Amount", parent(charge), "amount of the charge of the line (BT-141)"},
		{"BR-DEC-28", "$line/AllowanceCharge/BaseAmount", parent(charge), "base amount of the charge of the line (BT-142)"},
	} {
		rules = append(rules, rule{id: e.id, at: e.at, when: e.when, must: fraction,
			say: "The " + e.name + " has more than two decimals. Round it to two."})
	}
	return rules
}
