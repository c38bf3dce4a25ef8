package ubl

import "slices"

// documentRules say what a document must contain (BR-01 to BR-67).
var documentRules = []rule{
	{id: "BR-01", at: "/", must: has("CustomizationID"),
		say: "The document names no specification identifier (BT-24). Put the standard it follows into CustomizationID."},
	{id: "BR-02", at: "/", must: has("ID"), say: "The document has no number (BT-1). Put it into ID."},
	{id: "BR-03", at: "/", must: has("IssueDate"), say: "The document has no issue date (BT-2). Put it into IssueDate."},
	{id: "BR-04", at: "/", must: has("InvoiceTypeCode", "CreditNoteTypeCode"),
		say: "The document has no type code (BT-3). Put 380 into InvoiceTypeCode, or 381 into CreditNoteTypeCode."},
	{id: "BR-05", at: "/", must: has("DocumentCurrencyCode"),
		say: "The document has no currency (BT-5). Put its ISO 4217 code into DocumentCurrencyCode."},
	{id: "BR-06", at: "/", must: has("AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName"),
		say: "The seller has no name (BT-27). Put the registered name into PartyLegalEntity/RegistrationName."},
	{id: "BR-07", at: "/", must: has("AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName"),
		say: "The buyer has no name (BT-44). Put the registered name into PartyLegalEntity/RegistrationName."},
	{id: "BR-08", at: "/", must: exists("AccountingSupplierParty/Party/PostalAddress"), say: "The seller has no postal address (BG-5). Add PostalAddress."},
	{id: "BR-09", at: "AccountingSupplierParty/Party/PostalAddress", must: has("Country/IdentificationCode"),
		say: "The address of the seller has no country (BT-40). Add Country/IdentificationCode."},
	{id: "BR-10", at: "/", must: exists("AccountingCustomerParty/Party/PostalAddress"), say: "The buyer has no postal address (BG-8). Add PostalAddress."},
	{id: "BR-11", at: "AccountingCustomerParty/Party/PostalAddress", must: has("Country/IdentificationCode"),
		say: "The address of the buyer has no country (BT-55). Add Country/IdentificationCode."},
	{id: "BR-12", at: "LegalMonetaryTotal", must: has("LineExtensionAmount"),
		say: "The sum of the net amounts of the lines (BT-106) is missing. Add LineExtensionAmount."},
	{id: "BR-13", at: "LegalMonetaryTotal", must: has("TaxExclusiveAmount"), say: "The total without VAT (BT-109) is missing. Add TaxExclusiveAmount."},
	{id: "BR-14", at: "LegalMonetaryTotal", must: has("TaxInclusiveAmount"), say: "The total with VAT (BT-112) is missing. Add TaxInclusiveAmount."},
	{id: "BR-15", at: "LegalMonetaryTotal", must: has("PayableAmount"), say: "The amount due (BT-115) is missing. Add PayableAmount."},
	{id: "BR-16", at: "/", must: exists("$line"), say: "The document has no line (BG-25). It needs at least one."},
	{id: "BR-17", at: "PayeeParty", must: all(has("PartyName/Name"), notTheSeller),
		say: "The payee (BG-10) needs a name (BT-59) and must be someone else than the seller. Add PartyName/Name, or leave out PayeeParty."},
	{id: "BR-18", at: "TaxRepresentativeParty", must: has("PartyName/Name"), say: "The tax representative of the seller has no name (BT-62). Add PartyName/Name."},
	{id: "BR-19", at: "TaxRepresentativeParty", must: exists("PostalAddress"),
		say: "The tax representative of the seller has no postal address (BG-12). Add PostalAddress."},
	{id: "BR-20", at: "TaxRepresentativeParty/PostalAddress", must: has("Country/IdentificationCode"),
		say: "The address of the tax representative has no country (BT-69). Add Country/IdentificationCode."},
	{id: "BR-21", at: "$line", must: has("ID"), say: "The line has no identifier (BT-126). Add ID."},
	{id: "BR-22", at: "$line", must: exists("$quantity"), say: "The line has no quantity (BT-129). Add InvoicedQuantity, or CreditedQuantity in a credit note."},
	{id: "BR-23", at: "$line/$quantity", must: attr("unitCode"), say: "The quantity has no unit (BT-130). Add unitCode, such as C62 for one piece."},
	{id: "BR-24", at: "$line", must: has("LineExtensionAmount"), say: "The line has no net amount (BT-131). Add LineExtensionAmount."},
	{id: "BR-25", at: "$line", must: has("Item/Name"), say: "The item has no name (BT-153). Add Item/Name."},
	{id: "BR-26", at: "$line", must: has("Price/PriceAmount"), say: "The item has no net price (BT-146). Add Price/PriceAmount."},
	{id: "BR-27", at: "$line/Price", when: has("PriceAmount"), must: compares("PriceAmount", ">="), value: child("PriceAmount"),
		say: "The net price (BT-146) is negative. Make the quantity negative instead."},
	{id: "BR-28", at: "$line/Price/AllowanceCharge", when: has("BaseAmount"), must: compares("BaseAmount", ">="), value: child("BaseAmount"),
		say: "The gross price (BT-148) is negative. Make the quantity negative instead."},
	{id: "BR-29", at: "InvoicePeriod", must: endsAfterStart, value: child("EndDate"),
		say: "The invoicing period ends (BT-74) before it starts (BT-73). Exchange the dates or correct them."},
	{id: "BR-30", at: "$line/InvoicePeriod", must: endsAfterStart, value: child("EndDate"),
		say: "The period of the line ends (BT-135) before it starts (BT-134). Exchange the dates or correct them."},
	{id: "BR-31", at: "AllowanceCharge", when: allowance, must: has("Amount"), say: "The allowance has no amount (BT-92). Add Amount."},
	{id: "BR-32", at: "AllowanceCharge", when: allowance, must: hasVATCategory, say: "The allowance has no VAT category (BT-95). Add TaxCategory with ID and TaxScheme VAT."},
	{id: "BR-33", at: "AllowanceCharge", when: allowance, must: hasReason,
		say: "The allowance has neither reason (BT-97) nor reason code (BT-98). Add AllowanceChargeReason or AllowanceChargeReasonCode."},
	{id: "BR-36", at: "AllowanceCharge", when: charge, must: has("Amount"), say: "The charge has no amount (BT-99). Add Amount."},
	{id: "BR-37", at: "AllowanceCharge", when: charge, must: hasVATCategory, say: "The charge has no VAT category (BT-102). Add TaxCategory with ID and TaxScheme VAT."},
	{id: "BR-38", at: "AllowanceCharge", when: charge, must: hasReason,
		say: "The charge has neither reason (BT-104) nor reason code (BT-105). Add AllowanceChargeReason or AllowanceChargeReasonCode."},
	{id: "BR-41", at: "$line/AllowanceCharge", when: allowance, must: has("Amount"), say: "The allowance of the line has no amount (BT-136). Add Amount."},
	{id: "BR-42", at: "$line/AllowanceCharge", when: allowance, must: hasReason,
		say: "The allowance of the line has neither reason (BT-139) nor reason code (BT-140). Add one."},
	{id: "BR-43", at: "$line/AllowanceCharge", when: charge, must: has("Amount"), say: "The charge of the line has no amount (BT-141). Add Amount."},
	{id: "BR-44", at: "$line/AllowanceCharge", when: charge, must: hasReason,
		say: "The charge of the line has neither reason (BT-144) nor reason code (BT-145). Add one."},
	{id: "BR-45", at: "TaxTotal/TaxSubtotal", must: has("TaxableAmount"), say: "The VAT breakdown has no taxable amount (BT-116). Add TaxableAmount."},
	{id: "BR-46", at: "TaxTotal/TaxSubtotal", must: has("TaxAmount"), say: "The VAT breakdown has no tax amount (BT-117). Add TaxAmount."},
	{id: "BR-47", at: "TaxTotal/TaxSubtotal", must: hasVATCategory, say: "The VAT breakdown has no category (BT-118). Add TaxCategory with ID and TaxScheme VAT."},
	{id: "BR-48", at: "TaxTotal/TaxSubtotal", must: either(has("TaxCategory/Percent"), is("TaxCategory/ID", "O")),
		say: "The VAT breakdown has no rate (BT-119). Add TaxCategory/Percent; only category O goes without."},
	{id: "BR-49", at: "PaymentMeans", must: has("PaymentMeansCode"), say: "The payment means have no type (BT-81). Add PaymentMeansCode, such as 30 for a credit transfer."},
	{id: "BR-50", at: "PaymentMeans/PayeeFinancialAccount", when: is("../PaymentMeansCode", "30", "58"), must: has("ID"),
		say: "The account to pay to has no identifier (BT-84). Add ID, such as the IBAN."},
	{id: "BR-51", severity: Warning, at: "PaymentMeans/CardAccount/PrimaryAccountNumberID", must: func(_ *facts, n *Node) bool { return len(n.Text) <= 10 },
		say: "The card number (BT-87) shows too many digits. Show at most the first six and the last four."},
	{id: "BR-52", at: "AdditionalDocumentReference", must: has("ID"), say: "The supporting document has no reference (BT-122). Add ID."},
	{id: "BR-53", at: "TaxCurrencyCode", must: func(f *facts, n *Node) bool {
		return len(f.taxes[n.Text]) > 0 && (f.currency == "" || len(f.taxes[f.currency]) > 0)
	}, say: "The document states a VAT accounting currency (BT-6) but not the total VAT in both currencies (BT-110, BT-111). Add a TaxTotal for each."},
	{id: "BR-54", at: "//AdditionalItemProperty", must: all(has("Name"), has("Value")), say: "An item attribute (BG-32) needs a name (BT-160) and a value (BT-161). Add what is missing."},
	{id: "BR-55", at: "BillingReference", must: has("InvoiceDocumentReference/ID", "CreditNoteDocumentReference/ID"),
		say: "The reference to a preceding invoice has no number (BT-25). Add InvoiceDocumentReference/ID."},
	{id: "BR-56", at: "TaxRepresentativeParty", must: func(_ *facts, n *Node) bool {
		return slices.ContainsFunc(n.all("PartyTaxScheme"), func(s *Node) bool { return isVAT(s) && s.text("CompanyID") != "" })
	}, say: "The tax representative has no VAT identifier (BT-63). Add PartyTaxScheme with CompanyID and TaxScheme VAT."},
	{id: "BR-57", at: "Delivery/DeliveryLocation/Address", must: has("Country/IdentificationCode"),
		say: "The deliver to address has no country (BT-80). Add Country/IdentificationCode."},
	{id: "BR-61", at: "PaymentMeans", when: is("PaymentMeansCode", "30", "58"), must: has("PayeeFinancialAccount/ID"),
		say: "A credit transfer needs the account to pay to (BT-84). Add PayeeFinancialAccount/ID."},
	{id: "BR-62", at: "AccountingSupplierParty/Party/EndpointID", must: attr("schemeID"), say: "The electronic address of the seller has no scheme (BT-34-1). Add schemeID."},
	{id: "BR-63", at: "AccountingCustomerParty/Party/EndpointID", must: attr("schemeID"), say: "The electronic address of the buyer has no scheme (BT-49-1). Add schemeID."},
	{id: "BR-64", at: "$line/Item/StandardItemIdentification/ID", must: attr("schemeID"), say: "The standard identifier of the item has no scheme (BT-157-1). Add schemeID, such as 0160 for a GTIN."},
	{id: "BR-65", at: "$line/Item/CommodityClassification/ItemClassificationCode", must: attr("listID"),
		say: "The classification of the item names no list (BT-158-1). Add listID, such as TST for UNSPSC."},
	{id: "BR-66", at: "/", must: atMost(1, "PaymentMeans/CardAccount"), say: "There are several payment cards (BG-18). Keep one."},
	{id: "BR-67", at: "/", must: atMost(1, "PaymentMeans/PaymentMandate"), say: "There are several direct debit mandates (BG-19). Keep one."},
}

var hasReason = has("AllowanceChargeReason", "AllowanceChargeReasonCode")

func hasVATCategory(_ *facts, n *Node) bool {
	return slices.ContainsFunc(n.all("TaxCategory"), func(c *Node) bool { return isVAT(c) && c.text("ID") != "" })
}

// endsAfterStart compares days as text, which ISO 8601 allows.
func endsAfterStart(_ *facts, n *Node) bool {
	start, end := n.text("StartDate"), n.text("EndDate")
	return start == "" || end == "" || end >= start
}

func notTheSeller(f *facts, n *Node) bool {
	for _, c := range n.all("PartyName/Name") {
		if f.sellerNames[c.Text] {
			return false
		}
	}
	for _, c := range n.all("PartyIdentification/ID") {
		if f.sellerIDs[c.Text] {
			return false
		}
	}
	return true
}
