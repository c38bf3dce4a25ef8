package ubl

const anyAmount = "//Amount | //BaseAmount | //PriceAmount | //TaxAmount | //TaxableAmount | //LineExtensionAmount | //TaxExclusiveAmount | " +
	"//TaxInclusiveAmount | //AllowanceTotalAmount | //ChargeTotalAmount | //PrepaidAmount | //PayableRoundingAmount | //PayableAmount"

// codeRules say which code lists apply where (BR-CL).
var codeRules = []rule{
	{id: "BR-CL-01", at: "InvoiceTypeCode", must: coded(invoiceTypes), say: "The type code (BT-3) is none of an invoice in UNTDID 1001. Use 380 for an invoice."},
	{id: "BR-CL-01", at: "CreditNoteTypeCode", must: coded(creditNoteTypes), say: "The type code (BT-3) is none of a credit note in UNTDID 1001. Use 381 for a credit note."},
	{id: "BR-CL-03", at: anyAmount, must: codedAttr("currencyID", currencies), value: attrValue("currencyID"),
		say: "The currency of the amount is not a code of ISO 4217. Put the code into currencyID, such as EUR."},
	{id: "BR-CL-04", at: "DocumentCurrencyCode", must: coded(currencies), say: "The currency of the document (BT-5) is not a code of ISO 4217, such as EUR. Correct it."},
	{id: "BR-CL-05", at: "TaxCurrencyCode", must: coded(currencies), say: "The VAT accounting currency (BT-6) is not a code of ISO 4217, such as EUR. Correct it."},
	{id: "BR-CL-06", at: "InvoicePeriod/DescriptionCode", must: coded(taxPoints),
		say: "The VAT point date code (BT-8) is not one of UNTDID 2005 allowed here. Use 3 (issue date), 35 (delivery) or 432 (payment)."},
	{id: "BR-CL-07", at: "AdditionalDocumentReference/ID | $line/DocumentReference/ID", when: all(is("../DocumentTypeCode", "130"), attr("schemeID")),
		must: codedAttr("schemeID", references), value: attrValue("schemeID"),
		say: "The scheme of the invoiced object (BT-18-1, BT-128-1) is not a code of UNTDID 1153. Correct schemeID, such as AVE for a device."},
	{id: "BR-CL-10", at: "//PartyIdentification/ID", when: attr("schemeID"), value: attrValue("schemeID"), must: func(_ *facts, n *Node) bool {
		scheme, _ := n.attr("schemeID")
		return icds(scheme) || scheme == "SEPA" && (within(n, "AccountingSupplierParty") || within(n, "PayeeParty"))
	}, say: "The scheme of the identifier is not a code of ISO 6523 ICD. Correct schemeID, such as 0088 for a GLN; SEPA is for seller and payee only."},
	{id: "BR-CL-11", at: "//PartyLegalEntity/CompanyID", when: attr("schemeID"), must: codedAttr("schemeID", icds), value: attrValue("schemeID"),
		say: "The scheme of the legal registration is not a code of ISO 6523 ICD. Correct schemeID, such as 0002 for SIRENE."},
	{id: "BR-CL-13", at: "//CommodityClassification/ItemClassificationCode", when: attr("listID"), must: codedAttr("listID", classifications), value: attrValue("listID"),
		say: "The list of the item classification (BT-158-1) is not a code of UNTDID 7143. Correct listID, such as TST for UNSPSC or STI for CPV."},
	{id: "BR-CL-14", at: "//Country/IdentificationCode", must: coded(countries), say: "The country is not a code of ISO 3166-1. Use two capitals, such as DE."},
	{id: "BR-CL-15", at: "//OriginCountry/IdentificationCode", must: coded(countries), say: "The country of origin (BT-159) is not a code of ISO 3166-1. Use two capitals, such as DE."},
	{id: "BR-CL-16", at: "//PaymentMeans/PaymentMeansCode", must: coded(paymentMeansCodes), say: "The payment means (BT-81) are not a code of UNTDID 4461. Use 30 for a credit transfer, 58 for SEPA, 59 for SEPA direct debit."},
	{id: "BR-CL-17", at: "//TaxCategory/ID", must: coded(taxCategories), say: "The VAT category is not a code of UNTDID 5305 allowed here. Use AE, B, E, G, K, L, M, O, S or Z."},
	{id: "BR-CL-18", at: "//ClassifiedTaxCategory/ID", must: coded(taxCategories), say: "The VAT category (BT-151) is not a code of UNTDID 5305 allowed here. Use AE, B, E, G, K, L, M, O, S or Z."},
	{id: "BR-CL-19", at: "//AllowanceCharge/AllowanceChargeReasonCode", when: onAllowance, must: coded(allowanceReasons),
		say: "The reason of the allowance (BT-98, BT-140) is not a code of UNTDID 5189. Use 95 for a discount, or a reason in words."},
	{id: "BR-CL-20", at: "//AllowanceCharge/AllowanceChargeReasonCode", when: onCharge, must: coded(chargeReasons),
		say: "The reason of the charge (BT-105, BT-145) is not a code of UNTDID 7161. Use FC for freight, or a reason in words."},
	{id: "BR-CL-21", at: "//StandardItemIdentification/ID", when: attr("schemeID"), must: codedAttr("schemeID", icds), value: attrValue("schemeID"),
		say: "The scheme of the item identifier (BT-157-1) is not a code of ISO 6523 ICD. Correct schemeID, such as 0160 for a GTIN."},
	{id: "BR-CL-22", at: "//TaxExemptionReasonCode", must: coded(exemptions),
		say: "The exemption reason (BT-121) is not a code of the VATEX list. Use one such as VATEX-EU-AE, or a reason in words."},
	{id: "BR-CL-23", at: "//$quantity | //BaseQuantity", when: attr("unitCode"), must: codedAttr("unitCode", units), value: attrValue("unitCode"),
		say: "The unit is not a code of UN/ECE Recommendation 20 or 21. Correct unitCode, such as C62 for one piece or HUR for hours."},
	{id: "BR-CL-24", at: "//EmbeddedDocumentBinaryObject", when: attr("mimeCode"), must: codedAttr("mimeCode", mimes), value: attrValue("mimeCode"),
		say: "The attachment (BT-125) has a type that is not allowed. Attach PDF, PNG, JPEG, CSV, XLSX or ODS."},
	{id: "BR-CL-25", at: "//EndpointID", when: attr("schemeID"), must: codedAttr("schemeID", endpoints), value: attrValue("schemeID"),
		say: "The scheme of the electronic address is not a code of the EAS list. Correct schemeID, such as 0088 for a GLN or EM for e-mail."},
	{id: "BR-CL-26", at: "//DeliveryLocation/ID", when: attr("schemeID"), must: codedAttr("schemeID", icds), value: attrValue("schemeID"),
		say: "The scheme of the delivery location (BT-71-1) is not a code of ISO 6523 ICD. Correct schemeID, such as 0088 for a GLN."},
}

func onAllowance(_ *facts, n *Node) bool { return isAllowance(n.Parent) }

func onCharge(_ *facts, n *Node) bool { return isCharge(n.Parent) }

// within says whether an element stands inside one of that name.
func within(n *Node, name string) bool {
	for ; n != nil; n = n.Parent {
		if n.Name == name {
			return true
		}
	}
	return false
}
