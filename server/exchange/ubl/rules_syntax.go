package ubl

import (
	"slices"

	"github.com/duebook/duebook/ent/date"
)

// syntaxRules say how the model is bound to UBL (UBL-SR, UBL-DT), and stand in for the types of the XML schema (XSD).
func syntaxRules() []rule {
	return slices.Concat([]rule{
		{id: "XSD-DECIMAL", at: anyAmount + " | //$quantity | //BaseQuantity | //Percent | //MultiplierFactorNumeric",
			must: func(_ *facts, n *Node) bool { _, ok := parseDecimal(n.Text); return ok },
			say:  "This is not a decimal number. Write digits with a point, such as 12.50, without separators or exponent."},
		{id: "XSD-DATE", at: dates, must: func(_ *facts, n *Node) bool {
			s := n.Text
			if len(s) > 10 && (s[10] == 'Z' || s[10] == '+' || s[10] == '-') {
				s = s[:10]
			}
			_, err := date.Parse(s)
			return err == nil
		}, say: "This is not a day of the calendar. Write it as YYYY-MM-DD."},

		once("UBL-SR-01", "/", "ContractDocumentReference/ID", "contract reference (BT-12)"),
		once("UBL-SR-02", "/", "ReceiptDocumentReference/ID", "receiving advice reference (BT-15)"),
		once("UBL-SR-03", "/", "DespatchDocumentReference/ID", "despatch advice reference (BT-16)"),
		{id: "UBL-SR-04", at: "/", must: func(_ *facts, n *Node) bool {
			return count(n, "AdditionalDocumentReference", is("DocumentTypeCode", "130")) <= 1
		}, say: "There are several invoiced objects (BT-18), documents of type 130. Keep one."},
		once("UBL-SR-05", "/", "PaymentTerms/Note", "payment terms (BT-20)"),
		once("UBL-SR-06", "BillingReference", "InvoiceDocumentReference", "invoice in a reference to a preceding invoice (BG-3)"),
		once("UBL-SR-08", "/", "InvoicePeriod", "invoicing period (BG-14)"),
		once("UBL-SR-09", "AccountingSupplierParty/Party", "PartyLegalEntity/RegistrationName", "seller name (BT-27)"),
		once("UBL-SR-10", "AccountingSupplierParty/Party", "PartyName/Name", "seller trading name (BT-28)"),
		once("UBL-SR-11", "AccountingSupplierParty/Party", "PartyLegalEntity/CompanyID", "legal registration of the seller (BT-30)"),
		{id: "UBL-SR-12", at: "AccountingSupplierParty/Party", must: func(_ *facts, n *Node) bool { return count(n, "PartyTaxScheme", vat) <= 1 },
			say: "The seller has several VAT identifiers (BT-31). Keep one PartyTaxScheme with TaxScheme VAT."},
		{id: "UBL-SR-13", at: "AccountingSupplierParty/Party", must: func(_ *facts, n *Node) bool { return count(n, "PartyTaxScheme", not(vat)) <= 1 },
			say: "The seller has several tax registrations (BT-32). Keep one PartyTaxScheme with another scheme than VAT."},
		once("UBL-SR-14", "AccountingSupplierParty/Party", "PartyLegalEntity/CompanyLegalForm", "additional legal information of the seller (BT-33)"),
		once("UBL-SR-15", "AccountingCustomerParty/Party", "PartyLegalEntity/RegistrationName", "buyer name (BT-44)"),
		once("UBL-SR-16", "AccountingCustomerParty/Party", "PartyIdentification/ID", "buyer identifier (BT-46)"),
		once("UBL-SR-17", "AccountingCustomerParty/Party", "PartyLegalEntity/CompanyID", "legal registration of the buyer (BT-47)"),
		{id: "UBL-SR-18", at: "AccountingCustomerParty/Party", must: func(_ *facts, n *Node) bool { return count(n, "PartyTaxScheme", vat) <= 1 },
			say: "The buyer has several VAT identifiers (BT-48). Keep one PartyTaxScheme with TaxScheme VAT."},
		once("UBL-SR-19", "PayeeParty", "PartyName/Name", "payee name (BT-59)"),
		once("UBL-SR-21", "PayeeParty", "PartyLegalEntity/CompanyID", "legal registration of the payee (BT-61)"),
		once("UBL-SR-22", "TaxRepresentativeParty", "PartyName/Name", "name of the tax representative (BT-62)"),
		once("UBL-SR-23", "TaxRepresentativeParty", "PartyTaxScheme/CompanyID", "VAT identifier of the tax representative (BT-63)"),
		once("UBL-SR-24", "/", "Delivery", "delivery (BG-13)"),
		once("UBL-SR-25", "Delivery", "DeliveryParty/PartyName/Name", "deliver to name (BT-70)"),
		once("UBL-SR-26", "PaymentMeans", "PaymentID", "remittance information (BT-83) for one payment means"),
		once("UBL-SR-30", "AllowanceCharge", "AllowanceChargeReason", "reason of an allowance (BT-97)").only(allowance),
		once("UBL-SR-31", "AllowanceCharge", "AllowanceChargeReason", "reason of a charge (BT-104)").only(charge),
		once("UBL-SR-32", "TaxTotal/TaxSubtotal/TaxCategory", "TaxExemptionReason", "exemption reason (BT-120)"),
		once("UBL-SR-33", "AdditionalDocumentReference", "DocumentDescription", "description of a supporting document (BT-123)"),
		once("UBL-SR-34", "$line", "Note", "note of a line (BT-127)"),
		once("UBL-SR-35", "$line", "OrderLineReference/LineID", "order line reference (BT-132)"),
		once("UBL-SR-36", "$line", "InvoicePeriod", "period of a line (BG-26)"),
		once("UBL-SR-37", "$line", "Price/AllowanceCharge/Amount", "price discount (BT-147)"),
		once("UBL-SR-39", "/", "ProjectReference/ID", "project reference (BT-11)"),
		once("UBL-SR-40", "AccountingCustomerParty/Party", "PartyName/Name", "buyer trading name (BT-45)"),
		{id: "UBL-SR-42", at: "AccountingSupplierParty/Party", must: atMost(2, "PartyTaxScheme"),
			say: "The seller has more than two tax schemes. Keep one for VAT (BT-31) and one other (BT-32)."},
		{id: "UBL-SR-43", at: "AdditionalDocumentReference/ID", when: attr("schemeID"), must: is("../DocumentTypeCode", "130", "50"), value: attrValue("schemeID"),
			say: "Only an invoiced object (BT-18) or a project (BT-11) has a scheme. Set DocumentTypeCode to 130 or 50, or take out schemeID."},
		{id: "UBL-SR-44", at: "/", must: same("PaymentMeans/PaymentID"), say: "The payment means have different remittance information (BT-83). Use one text for all."},
		once("UBL-SR-45", "/", "PaymentMeans/PaymentDueDate", "due date (BT-9) in the payment means").only(creditNote),
		{id: "UBL-SR-46", at: "/", must: func(_ *facts, n *Node) bool {
			names := 0
			for _, c := range n.all("PaymentMeans/PaymentMeansCode") {
				if _, ok := c.attr("name"); ok {
					names++
				}
			}
			return names <= 1
		}, say: "Several payment means have a text (BT-82). Keep one name."},
		{id: "UBL-SR-47", at: "/", must: same("PaymentMeans/PaymentMeansCode"), say: "The payment means are of different types (BT-81). Use one PaymentMeansCode for all."},
		{id: "UBL-SR-48", at: "$line", must: func(_ *facts, n *Node) bool { return len(n.all("Item/ClassifiedTaxCategory")) == 1 },
			say: "A line has exactly one VAT category (BT-151). Keep one Item/ClassifiedTaxCategory, or split the line."},
		once("UBL-SR-49", "/", "InvoicePeriod/DescriptionCode", "VAT point date code (BT-8)"),
		once("UBL-SR-50", "$line", "Item/Description", "item description (BT-154)"),
		once("UBL-SR-51", "//PostalAddress | //Address", "AddressLine", "third address line"),
		{id: "UBL-SR-53", at: "//PartyTaxScheme", must: all(exists("CompanyID"), exists("TaxScheme/ID")),
			say: "A tax identifier needs the number and its scheme. Add CompanyID and TaxScheme/ID, or leave out PartyTaxScheme."},

		{id: "UBL-DT-01", at: anyAmount, when: func(_ *facts, n *Node) bool { return !within(n, "Price") }, must: fraction,
			say: "The amount has more than two decimals. Round it to two; only prices may have more."},
		{id: "UBL-DT-06", at: "//EmbeddedDocumentBinaryObject", must: attr("mimeCode"), say: "The attachment has no type (BT-125-1). Add mimeCode, such as application/pdf."},
		{id: "UBL-DT-07", at: "//EmbeddedDocumentBinaryObject", must: attr("filename"), say: "The attachment has no file name (BT-125-2). Add filename."},
	}, attributeRules())
}

const dates = "//IssueDate | //DueDate | //TaxPointDate | //StartDate | //EndDate | //ActualDeliveryDate | //PaymentDueDate"

// once is the rule that something occurs at most once.
func once(id, at, path, name string) rule {
	return rule{id: id, at: at, must: atMost(1, path), say: "There may be only one " + name + ". Keep one."}
}

func (r rule) only(when cond) rule { r.when = when; return r }

// count is how many children of a name fulfil a condition.
func count(n *Node, path string, c cond) int {
	total := 0
	for _, n := range n.all(path) {
		if c(nil, n) {
			total++
		}
	}
	return total
}

// same wants all elements at a path to have one text.
func same(path string) cond {
	return func(_ *facts, n *Node) bool {
		all := n.all(path)
		return !slices.ContainsFunc(all, func(c *Node) bool { return c.Text != all[0].Text })
	}
}

// attributeRules warn of attributes of UBL that EN 16931 has no use for.
func attributeRules() []rule {
	var rules []rule
	for _, a := range []struct{ id, name string }{
		{"UBL-DT-08", "schemeName"}, {"UBL-DT-09", "schemeAgencyName"}, {"UBL-DT-10", "schemeDataURI"}, {"UBL-DT-11", "schemeURI"},
		{"UBL-DT-12", "format"}, {"UBL-DT-13", "unitCodeListID"}, {"UBL-DT-14", "unitCodeListAgencyID"}, {"UBL-DT-15", "unitCodeListAgencyName"},
		{"UBL-DT-16", "listAgencyName"}, {"UBL-DT-17", "listName"}, {"UBL-DT-19", "languageID"}, {"UBL-DT-20", "listURI"},
		{"UBL-DT-21", "listSchemeURI"}, {"UBL-DT-22", "languageLocaleID"}, {"UBL-DT-23", "uri"}, {"UBL-DT-24", "currencyCodeListVersionID"},
		{"UBL-DT-25", "characterSetCode"}, {"UBL-DT-26", "encodingCode"},
	} {
		rules = append(rules, rule{id: a.id, severity: Warning, at: "/", must: func(f *facts, _ *Node) bool { return !f.t.attrs[a.name] },
			say: "EN 16931 has no use for the attribute " + a.name + ". Leave it out."})
	}
	return rules
}
