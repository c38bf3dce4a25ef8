package ubl

import (
	"bufio"
	"encoding/xml"
	"errors"
	"io"

	"github.com/duebook/duebook/ent/date"
	"github.com/shopspring/decimal"
)

// Write writes a document as UBL 2.1, UTF-8, indented, elements in schema order. Equal documents become equal bytes.
// Empty fields are left out; nothing is computed or rounded, so Check says whether the result is a valid invoice. An
// error is what would be lost without a word, or what w reports.
func Write(w io.Writer, d *Document) error {
	switch {
	case d.Currency == "":
		return errors.New("the document has no currency; set Currency, such as EUR")
	case d.Totals.TaxAccounting.Valid && d.TaxCurrency == "":
		return errors.New("the tax in accounting currency has no currency; set TaxCurrency")
	case d.Kind == CreditNote && d.DueOn != "" && len(d.PaymentMeans) == 0:
		return errors.New("a credit note states when it is due in its payment means; set PaymentMeans, or leave out DueOn")
	}
	e := &encoder{w: bufio.NewWriter(w), currency: d.Currency}
	e.document(d)
	return e.w.Flush() // a bufio.Writer keeps its first error
}

type encoder struct {
	w        *bufio.Writer
	currency string
	open     []string // start tags, the innermost not yet closed
	written  int      // how many of open are in the output
}

// in writes what f writes inside an element; an element in which nothing is written is left out.
func (e *encoder) in(name string, f func()) {
	e.open = append(e.open, "cac:"+name)
	f()
	e.open = e.open[:len(e.open)-1]
	if e.written > len(e.open) {
		e.written = len(e.open)
		e.indent()
		e.w.WriteString("</cac:" + name + ">")
	}
}

func (e *encoder) indent() {
	e.w.WriteByte('\n')
	for range e.written {
		e.w.WriteString("  ")
	}
}

// put writes an element with text and attributes (name, value, name, value …); it leaves out empty text and attributes.
func (e *encoder) put(name, text string, attrs ...string) {
	if text == "" {
		return
	}
	for ; e.written < len(e.open); e.written++ {
		e.indent()
		e.w.WriteString("<" + e.open[e.written] + ">")
	}
	e.indent()
	e.w.WriteString("<cbc:" + name)
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			e.w.WriteString(" " + attrs[i] + `="`)
			xml.EscapeText(e.w, []byte(attrs[i+1]))
			e.w.WriteByte('"')
		}
	}
	e.w.WriteByte('>')
	xml.EscapeText(e.w, []byte(text))
	e.w.WriteString("</cbc:" + name + ">")
}

func (e *encoder) date(name string, d date.Date) { e.put(name, string(d)) }

func (e *encoder) id(name string, v ID) { e.put(name, v.Value, "schemeID", v.Scheme) }

func (e *encoder) amount(name string, d decimal.Decimal) {
	e.put(name, plain(d), "currencyID", e.currency)
}

func (e *encoder) maybeAmount(name string, d decimal.NullDecimal) {
	if d.Valid {
		e.amount(name, d.Decimal)
	}
}

func (e *encoder) maybe(name string, d decimal.NullDecimal, attrs ...string) {
	if d.Valid {
		e.put(name, plain(d.Decimal), attrs...)
	}
}

// plain keeps the decimals a number came with: 25.00 stays 25.00.
func plain(d decimal.Decimal) string { return d.StringFixed(max(0, -d.Exponent())) }

func or(s, instead string) string {
	if s == "" {
		return instead
	}
	return s
}

func (e *encoder) document(d *Document) {
	root, ns := "Invoice", nsInvoice
	if d.Kind == CreditNote {
		root, ns = "CreditNote", nsCreditNote
	}
	e.w.WriteString(xml.Header + "<" + root + ` xmlns="` + ns + `" xmlns:cac="` + nsAggregate + `" xmlns:cbc="` + nsBasic + `">`)
	e.open, e.written = []string{root}, 1

	e.put("CustomizationID", or(d.CustomizationID, CustomizationID))
	e.put("ProfileID", or(d.ProfileID, ProfileID))
	e.put("ID", d.Number)
	e.date("IssueDate", d.IssuedOn)
	if d.Kind == CreditNote {
		e.date("TaxPointDate", d.TaxPointOn)
		e.put("CreditNoteTypeCode", or(d.TypeCode, "381"))
		e.notes(d.Notes)
	} else {
		e.date("DueDate", d.DueOn)
		e.put("InvoiceTypeCode", or(d.TypeCode, "380"))
		e.notes(d.Notes)
		e.date("TaxPointDate", d.TaxPointOn)
	}
	e.put("DocumentCurrencyCode", d.Currency)
	e.put("TaxCurrencyCode", d.TaxCurrency)
	e.put("AccountingCost", d.AccountingCost)
	e.put("BuyerReference", d.BuyerReference)
	e.period(d.Period)
	e.in("OrderReference", func() {
		e.put("ID", d.OrderReference)
		e.put("SalesOrderID", d.SalesOrder)
	})
	for _, r := range d.Preceding {
		e.in("BillingReference", func() {
			e.in("InvoiceDocumentReference", func() {
				e.put("ID", r.Number)
				e.date("IssueDate", r.IssuedOn)
			})
		})
	}
	e.reference("DespatchDocumentReference", d.Despatch)
	e.reference("ReceiptDocumentReference", d.Receipt)
	if d.Kind == CreditNote {
		e.reference("ContractDocumentReference", d.Contract)
		e.attachments(d)
		e.reference("OriginatorDocumentReference", d.Tender)
	} else {
		e.reference("OriginatorDocumentReference", d.Tender)
		e.reference("ContractDocumentReference", d.Contract)
		e.attachments(d)
		e.reference("ProjectReference", d.Project)
	}
	e.in("AccountingSupplierParty", func() { e.party("Party", &d.Seller) })
	e.in("AccountingCustomerParty", func() { e.party("Party", &d.Buyer) })
	e.party("PayeeParty", d.Payee)
	e.party("TaxRepresentativeParty", d.TaxAgent)
	e.delivery(d.Delivery)
	e.paymentMeans(d)
	e.in("PaymentTerms", func() { e.put("Note", d.PaymentTerms) })
	e.allowances(d.Allowances)
	e.taxTotals(d)
	e.totals(d.Totals)
	for i := range d.Lines {
		e.line(d.Kind, &d.Lines[i])
	}
	e.w.WriteString("\n</" + root + ">\n")
}

func (e *encoder) notes(notes []string) {
	for _, n := range notes {
		e.put("Note", n)
	}
}

func (e *encoder) period(p Period) {
	e.in("InvoicePeriod", func() {
		e.date("StartDate", p.From)
		e.date("EndDate", p.To)
		e.put("DescriptionCode", p.TaxPointCode)
	})
}

func (e *encoder) reference(name, number string) {
	e.in(name, func() { e.put("ID", number) })
}

func (e *encoder) attachments(d *Document) {
	if d.Kind == CreditNote && d.Project != "" { // a credit note has no ProjectReference
		e.in("AdditionalDocumentReference", func() {
			e.put("ID", d.Project)
			e.put("DocumentTypeCode", "50")
		})
	}
	for _, a := range d.Attachments {
		e.in("AdditionalDocumentReference", func() {
			e.id("ID", a.ID)
			e.put("DocumentTypeCode", a.TypeCode)
			e.put("DocumentDescription", a.Description)
			e.in("Attachment", func() {
				e.put("EmbeddedDocumentBinaryObject", a.Content, "mimeCode", a.MIME, "filename", a.Filename)
				e.in("ExternalReference", func() { e.put("URI", a.URI) })
			})
		})
	}
}

func (e *encoder) party(name string, p *Party) {
	if p == nil {
		return
	}
	e.in(name, func() {
		e.id("EndpointID", p.Endpoint)
		for _, v := range p.IDs {
			e.in("PartyIdentification", func() { e.id("ID", v) })
		}
		e.in("PartyName", func() { e.put("Name", p.Name) })
		e.address("PostalAddress", p.Address)
		e.taxScheme(p.VATID, "VAT")
		e.taxScheme(p.TaxRegistration, or(p.TaxRegistrationBy, "TAX"))
		e.in("PartyLegalEntity", func() {
			e.put("RegistrationName", p.LegalName)
			e.id("CompanyID", p.LegalID)
			e.put("CompanyLegalForm", p.LegalForm)
		})
		e.in("Contact", func() {
			e.put("Name", p.Contact.Name)
			e.put("Telephone", p.Contact.Telephone)
			e.put("ElectronicMail", p.Contact.Email)
		})
	})
}

func (e *encoder) taxScheme(number, scheme string) {
	if number == "" {
		return
	}
	e.in("PartyTaxScheme", func() {
		e.put("CompanyID", number)
		e.reference("TaxScheme", scheme)
	})
}

func (e *encoder) address(name string, a *Address) {
	if a == nil {
		return
	}
	e.in(name, func() {
		e.put("StreetName", a.Street)
		e.put("AdditionalStreetName", a.Additional)
		e.put("CityName", a.City)
		e.put("PostalZone", a.PostalCode)
		e.put("CountrySubentity", a.Region)
		e.in("AddressLine", func() { e.put("Line", a.Third) })
		e.in("Country", func() { e.put("IdentificationCode", a.Country) })
	})
}

func (e *encoder) delivery(v *Delivery) {
	if v == nil {
		return
	}
	e.in("Delivery", func() {
		e.date("ActualDeliveryDate", v.On)
		e.in("DeliveryLocation", func() {
			e.id("ID", v.Location)
			e.address("Address", v.Address)
		})
		e.in("DeliveryParty", func() {
			e.in("PartyName", func() { e.put("Name", v.Party) })
		})
	})
}

func (e *encoder) paymentMeans(d *Document) {
	for i, p := range d.PaymentMeans {
		if d.Kind == CreditNote && i == 0 && d.DueOn != "" {
			p.DueOn = d.DueOn // a credit note has no DueDate
		}
		e.in("PaymentMeans", func() {
			e.put("PaymentMeansCode", p.Code, "name", p.Name)
			e.date("PaymentDueDate", p.DueOn)
			for _, v := range p.PaymentIDs {
				e.put("PaymentID", v)
			}
			if c := p.Card; c != nil {
				e.in("CardAccount", func() {
					e.put("PrimaryAccountNumberID", c.Number)
					e.put("NetworkID", c.Network)
					e.put("HolderName", c.Holder)
				})
			}
			e.in("PayeeFinancialAccount", func() {
				e.put("ID", p.Account)
				e.put("Name", p.AccountName)
				e.reference("FinancialInstitutionBranch", p.BIC)
			})
			if m := p.Mandate; m != nil {
				e.in("PaymentMandate", func() {
					e.put("ID", m.ID)
					e.reference("PayerFinancialAccount", m.Account)
				})
			}
		})
	}
}

func (e *encoder) allowances(all []AllowanceCharge) {
	for _, a := range all {
		indicator := "false"
		if a.Charge {
			indicator = "true"
		}
		e.in("AllowanceCharge", func() {
			e.put("ChargeIndicator", indicator)
			e.put("AllowanceChargeReasonCode", a.ReasonCode)
			e.put("AllowanceChargeReason", a.Reason)
			e.maybe("MultiplierFactorNumeric", a.Percent)
			e.amount("Amount", a.Amount)
			e.maybeAmount("BaseAmount", a.Base)
			e.taxCategory("TaxCategory", a.Tax)
		})
	}
}

func (e *encoder) taxCategory(name string, c TaxCategory) {
	if c.Code == "" && !c.Percent.Valid {
		return
	}
	e.in(name, func() {
		e.put("ID", c.Code)
		e.maybe("Percent", c.Percent)
		e.put("TaxExemptionReasonCode", c.ExemptionCode)
		e.put("TaxExemptionReason", c.ExemptionReason)
		e.reference("TaxScheme", or(c.Scheme, "VAT"))
	})
}

func (e *encoder) taxTotals(d *Document) {
	e.in("TaxTotal", func() {
		e.maybeAmount("TaxAmount", d.Totals.Tax)
		for _, s := range d.TaxSubtotals {
			e.in("TaxSubtotal", func() {
				e.amount("TaxableAmount", s.Taxable)
				e.amount("TaxAmount", s.Tax)
				e.taxCategory("TaxCategory", s.TaxCategory)
			})
		}
	})
	if d.Totals.TaxAccounting.Valid {
		e.in("TaxTotal", func() {
			e.put("TaxAmount", plain(d.Totals.TaxAccounting.Decimal), "currencyID", d.TaxCurrency)
		})
	}
}

func (e *encoder) totals(t Totals) {
	e.in("LegalMonetaryTotal", func() {
		e.amount("LineExtensionAmount", t.Lines)
		e.amount("TaxExclusiveAmount", t.TaxExclusive)
		e.amount("TaxInclusiveAmount", t.TaxInclusive)
		e.maybeAmount("AllowanceTotalAmount", t.Allowances)
		e.maybeAmount("ChargeTotalAmount", t.Charges)
		e.maybeAmount("PrepaidAmount", t.Prepaid)
		e.maybeAmount("PayableRoundingAmount", t.Rounding)
		e.amount("PayableAmount", t.Payable)
	})
}

func (e *encoder) line(kind Kind, l *Line) {
	name, quantity := "InvoiceLine", "InvoicedQuantity"
	if kind == CreditNote {
		name, quantity = "CreditNoteLine", "CreditedQuantity"
	}
	e.in(name, func() {
		e.put("ID", l.ID)
		e.notes(l.Notes)
		e.put(quantity, plain(l.Quantity), "unitCode", l.Unit)
		e.amount("LineExtensionAmount", l.Net)
		e.put("AccountingCost", l.AccountingCost)
		e.period(l.Period)
		e.in("OrderLineReference", func() {
			e.put("LineID", l.OrderLine)
			e.reference("OrderReference", l.Order)
		})
		if l.Object.Value != "" {
			e.in("DocumentReference", func() {
				e.id("ID", l.Object)
				e.put("DocumentTypeCode", "130")
			})
		}
		e.allowances(l.Allowances)
		e.item(&l.Item)
		e.in("Price", func() {
			p := l.Price
			e.amount("PriceAmount", p.Amount)
			e.maybe("BaseQuantity", p.BaseQuantity, "unitCode", p.BaseUnit)
			if p.Discount.Valid || p.Gross.Valid {
				e.in("AllowanceCharge", func() {
					e.put("ChargeIndicator", "false")
					e.maybeAmount("Amount", p.Discount)
					e.maybeAmount("BaseAmount", p.Gross)
				})
			}
		})
	})
}

func (e *encoder) item(i *Item) {
	e.in("Item", func() {
		e.put("Description", i.Description)
		e.put("Name", i.Name)
		e.reference("BuyersItemIdentification", i.BuyerID)
		e.reference("SellersItemIdentification", i.SellerID)
		e.in("StandardItemIdentification", func() { e.id("ID", i.StandardID) })
		e.in("OriginCountry", func() { e.put("IdentificationCode", i.OriginCountry) })
		for _, c := range i.Classifications {
			e.in("CommodityClassification", func() {
				e.put("ItemClassificationCode", c.Code, "listID", c.List, "listVersionID", c.Version)
			})
		}
		e.taxCategory("ClassifiedTaxCategory", i.Tax)
		for _, a := range i.Attributes {
			e.in("AdditionalItemProperty", func() {
				e.put("Name", a.Name)
				e.put("Value", a.Value)
			})
		}
	})
}
