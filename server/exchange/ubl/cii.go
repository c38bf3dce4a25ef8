package ubl

import (
	"encoding/xml"
	"strings"

	"github.com/duebook/duebook/ent/date"
)

const ciiRoot = "CrossIndustryInvoice"

var ciiSyntax = syntax{
	need:  "CrossIndustryInvoice of CII D16B",
	roots: []xml.Name{{Space: "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100", Local: ciiRoot}},
	spaces: []string{
		"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
		"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
		"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
		"urn:un:unece:uncefact:data:standard:QualifiedDataType:100",
	},
	lines: 3,
}

// cii maps by the binding of EN 16931 to CII (CEN/TS 16931-3-3). A document becomes what the same invoice in UBL becomes.
type cii struct{ *mapper }

// section is a child of which there is one, empty when it is missing.
func section(n *Node, name string) *Node {
	if c := n.one(name); c != nil {
		return c
	}
	return &Node{Name: name, Parent: n, Line: n.Line}
}

func (m cii) document(root *Node) *Document {
	context, head := section(root, "ExchangedDocumentContext"), section(root, "ExchangedDocument")
	trade := section(root, "SupplyChainTradeTransaction")
	agreement := section(trade, "ApplicableHeaderTradeAgreement")
	delivery := section(trade, "ApplicableHeaderTradeDelivery")
	settlement := section(trade, "ApplicableHeaderTradeSettlement")
	d := &Document{
		CustomizationID: context.text("GuidelineSpecifiedDocumentContextParameter/ID"),
		ProfileID:       context.text("BusinessProcessSpecifiedDocumentContextParameter/ID"),
		Number:          head.text("ID"),
		IssuedOn:        m.date(head, "IssueDateTime"),
		DueOn:           m.date(settlement, "SpecifiedTradePaymentTerms/DueDateDateTime"),
		TypeCode:        head.text("TypeCode"),
		TaxPointOn:      m.date(settlement, "ApplicableTradeTax/TaxPointDate"),
		Currency:        m.currency,
		TaxCurrency:     settlement.text("TaxCurrencyCode"),
		AccountingCost:  settlement.text("ReceivableSpecifiedTradeAccountingAccount/ID"),
		BuyerReference:  agreement.text("BuyerReference"),
		Period:          m.period(settlement),
		OrderReference:  agreement.text("BuyerOrderReferencedDocument/IssuerAssignedID"),
		SalesOrder:      agreement.text("SellerOrderReferencedDocument/IssuerAssignedID"),
		Despatch:        delivery.text("DespatchAdviceReferencedDocument/IssuerAssignedID"),
		Receipt:         delivery.text("ReceivingAdviceReferencedDocument/IssuerAssignedID"),
		Contract:        agreement.text("ContractReferencedDocument/IssuerAssignedID"),
		Project:         agreement.text("SpecifiedProcuringProject/ID"),
		Seller:          trader(section(agreement, "SellerTradeParty")),
		Buyer:           trader(section(agreement, "BuyerTradeParty")),
		Delivery:        m.delivery(delivery),
		PaymentMeans:    ciiPaymentMeans(settlement),
		PaymentTerms:    settlement.text("SpecifiedTradePaymentTerms/Description"),
		Allowances:      m.allowances(settlement),
		Totals:          m.totals(settlement),
	}
	if creditNoteTypes(d.TypeCode) {
		d.Kind = CreditNote
	}
	for _, n := range head.all("IncludedNote") {
		note := n.text("Content")
		if code := n.text("SubjectCode"); code != "" {
			note = "#" + code + "#" + note
		}
		d.Notes = append(d.Notes, note)
	}
	d.Period.TaxPointCode = taxPointCode(settlement.text("ApplicableTradeTax/DueDateTypeCode"))
	for _, r := range settlement.all("InvoiceReferencedDocument") {
		d.Preceding = append(d.Preceding, Reference{Number: r.text("IssuerAssignedID"), IssuedOn: m.date(r, "FormattedIssueDateTime")})
	}
	for _, r := range agreement.all("AdditionalReferencedDocument") {
		if r.text("TypeCode") == "50" {
			d.Tender = or(d.Tender, r.text("IssuerAssignedID"))
			continue
		}
		d.Attachments = append(d.Attachments, ciiAttachment(r))
	}
	if creditor := settlement.text("CreditorReferenceID"); creditor != "" { // BT-90
		d.Seller.IDs = append(d.Seller.IDs, ID{Value: creditor, Scheme: "SEPA"})
	}
	if n := settlement.one("PayeeTradeParty"); n != nil {
		p := ciiParty(n)
		d.Payee = &p
	}
	if n := agreement.one("SellerTaxRepresentativeTradeParty"); n != nil {
		p := ciiParty(n)
		d.TaxAgent = &p
	}
	for _, n := range settlement.all("ApplicableTradeTax") {
		d.TaxSubtotals = append(d.TaxSubtotals, TaxSubtotal{
			Taxable:     m.amount(n, "BasisAmount").Decimal,
			Tax:         m.amount(n, "CalculatedAmount").Decimal,
			TaxCategory: m.taxCategory(n),
		})
	}
	for _, n := range trade.all("IncludedSupplyChainTradeLineItem") {
		d.Lines = append(d.Lines, m.line(n))
	}
	return d
}

// date is a day inside an element of a point in time; EN 16931 allows days of format 102 alone.
func (m cii) date(n *Node, path string) date.Date {
	at := n.one(path)
	if at == nil {
		return ""
	}
	c := at.one("DateTimeString")
	if c == nil {
		c = at.one("DateString")
	}
	if c == nil {
		m.fail(at, "there is no day; need DateTimeString of format 102, such as 20260302")
		return ""
	}
	s := c.Text
	if s == "" {
		return ""
	}
	if format, given := c.attr("format"); given && format != "102" || len(s) != len("20260302") {
		m.fail(c, "%q of format %q is not a day; need format 102, such as 20260302", clip(s), clip(format))
		return ""
	}
	d, err := date.Parse(s[:4] + "-" + s[4:6] + "-" + s[6:])
	if err != nil {
		m.fail(c, "%v", err)
	}
	return d
}

// taxPointCode is a code of UNTDID 2475 as that of UNTDID 2005 with the same meaning.
func taxPointCode(code string) string {
	switch code {
	case "5":
		return "3"
	case "29":
		return "35"
	case "72":
		return "432"
	}
	return code
}

func (m cii) period(n *Node) Period {
	return Period{
		From: m.date(n, "BillingSpecifiedPeriod/StartDateTime"),
		To:   m.date(n, "BillingSpecifiedPeriod/EndDateTime"),
	}
}

func ciiAttachment(n *Node) Attachment {
	a := Attachment{
		ID:          referenced(n),
		TypeCode:    n.text("TypeCode"),
		Description: n.text("Name"),
		URI:         n.text("URIID"),
	}
	if a.TypeCode == "916" { // says no more than that it is a supporting document
		a.TypeCode = ""
	}
	if b := n.one("AttachmentBinaryObject"); b != nil {
		a.Content = b.Text
		a.MIME, _ = b.attr("mimeCode")
		a.Filename, _ = b.attr("filename")
	}
	return a
}

// referenced is what a document refers to; its scheme is a code of UNTDID 1153.
func referenced(n *Node) ID {
	return ID{Value: n.text("IssuerAssignedID"), Scheme: n.text("ReferenceTypeCode")}
}

// trader is a seller or buyer, whose name is the legal one.
func trader(n *Node) Party {
	p := ciiParty(n)
	p.LegalName, p.Name = p.Name, n.text("SpecifiedLegalOrganization/TradingBusinessName")
	return p
}

func ciiParty(n *Node) Party {
	contact := section(n, "DefinedTradeContact")
	p := Party{
		Endpoint:  id(n.one("URIUniversalCommunication/URIID")),
		IDs:       partyIDs(n),
		Name:      n.text("Name"),
		Address:   ciiAddress(n),
		LegalID:   id(n.one("SpecifiedLegalOrganization/ID")),
		LegalForm: n.text("Description"),
		Contact: Contact{
			Name:      or(contact.text("PersonName"), contact.text("DepartmentName")),
			Telephone: contact.text("TelephoneUniversalCommunication/CompleteNumber"),
			Email:     contact.text("EmailURIUniversalCommunication/URIID"),
		},
	}
	for _, c := range n.all("SpecifiedTaxRegistration/ID") {
		if r := id(c); r.Scheme == "VA" || strings.EqualFold(r.Scheme, "VAT") {
			p.VATID = or(p.VATID, r.Value)
		} else if p.TaxRegistration == "" {
			p.TaxRegistration, p.TaxRegistrationBy = r.Value, r.Scheme
		}
	}
	return p
}

// partyIDs are identifiers without a scheme, then those with one.
func partyIDs(n *Node) []ID {
	var all []ID
	for _, c := range append(n.all("ID"), n.all("GlobalID")...) {
		all = append(all, id(c))
	}
	return all
}

func ciiAddress(party *Node) *Address {
	n := party.one("PostalTradeAddress")
	if n == nil {
		return nil
	}
	return &Address{
		Street:     n.text("LineOne"),
		Additional: n.text("LineTwo"),
		Third:      n.text("LineThree"),
		City:       n.text("CityName"),
		PostalCode: n.text("PostcodeCode"),
		Region:     n.text("CountrySubDivisionName"),
		Country:    n.text("CountryID"),
	}
}

func (m cii) delivery(n *Node) *Delivery {
	event, to := n.one("ActualDeliverySupplyChainEvent"), n.one("ShipToTradeParty")
	if event == nil && to == nil {
		return nil
	}
	d := &Delivery{On: m.date(n, "ActualDeliverySupplyChainEvent/OccurrenceDateTime")}
	if to != nil {
		d.Address, d.Party = ciiAddress(to), to.text("Name")
		if ids := partyIDs(to); len(ids) > 0 {
			d.Location = ids[len(ids)-1]
		}
	}
	return d
}

// paymentMeans have the remittance reference, and one of them the mandate, which CII states for the document.
func ciiPaymentMeans(settlement *Node) []PaymentMeans {
	var all []PaymentMeans
	reference := texts(settlement, "PaymentReference")
	mandate := settlement.text("SpecifiedTradePaymentTerms/DirectDebitMandateID")
	debited := 0
	for i, n := range settlement.all("SpecifiedTradeSettlementPaymentMeans") {
		account := section(n, "PayeePartyCreditorFinancialAccount")
		p := PaymentMeans{
			Code:        n.text("TypeCode"),
			Name:        n.text("Information"),
			PaymentIDs:  reference,
			Account:     or(account.text("IBANID"), account.text("ProprietaryID")),
			AccountName: account.text("AccountName"),
			BIC:         n.text("PayeeSpecifiedCreditorFinancialInstitution/BICID"),
		}
		if c := n.one("ApplicableTradeSettlementFinancialCard"); c != nil {
			p.Card = &Card{Number: c.text("ID"), Holder: c.text("CardholderName")}
		}
		if payer := n.text("PayerPartyDebtorFinancialAccount/IBANID"); payer != "" {
			p.Mandate = &Mandate{Account: payer}
			debited = i
		}
		all = append(all, p)
	}
	if len(all) == 0 && (len(reference) > 0 || mandate != "") {
		all = []PaymentMeans{{PaymentIDs: reference}}
	}
	if mandate != "" {
		p := &all[debited]
		if p.Mandate == nil {
			p.Mandate = &Mandate{}
		}
		p.Mandate.ID = mandate
	}
	return all
}

func (m cii) allowances(n *Node) []AllowanceCharge {
	var all []AllowanceCharge
	for _, c := range n.all("SpecifiedTradeAllowanceCharge") {
		a := AllowanceCharge{
			Charge:     m.charge(c, "ChargeIndicator/Indicator"),
			ReasonCode: c.text("ReasonCode"),
			Reason:     c.text("Reason"),
			Percent:    m.decimal(c, "CalculationPercent"),
			Amount:     m.amount(c, "ActualAmount").Decimal,
			Base:       m.amount(c, "BasisAmount"),
		}
		if t := c.one("CategoryTradeTax"); t != nil {
			a.Tax = m.taxCategory(t)
		}
		all = append(all, a)
	}
	return all
}

func (m cii) taxCategory(n *Node) TaxCategory {
	return TaxCategory{
		Code:            n.text("CategoryCode"),
		Percent:         m.decimal(n, "RateApplicablePercent"),
		ExemptionCode:   n.text("ExemptionReasonCode"),
		ExemptionReason: n.text("ExemptionReason"),
		Scheme:          n.text("TypeCode"),
	}
}

func (m cii) totals(settlement *Node) Totals {
	n := section(settlement, "SpecifiedTradeSettlementHeaderMonetarySummation")
	t := Totals{
		Lines:        m.amount(n, "LineTotalAmount").Decimal,
		Allowances:   m.amount(n, "AllowanceTotalAmount"),
		Charges:      m.amount(n, "ChargeTotalAmount"),
		TaxExclusive: m.amount(n, "TaxBasisTotalAmount").Decimal,
		TaxInclusive: m.amount(n, "GrandTotalAmount").Decimal,
		Prepaid:      m.amount(n, "TotalPrepaidAmount"),
		Rounding:     m.amount(n, "RoundingAmount"),
		Payable:      m.amount(n, "DuePayableAmount").Decimal,
	}
	for _, c := range n.all("TaxTotalAmount") {
		m.taxTotal(&t, c, settlement.text("TaxCurrencyCode"))
	}
	return t
}

func (m cii) line(n *Node) Line {
	document, agreement := section(n, "AssociatedDocumentLineDocument"), section(n, "SpecifiedLineTradeAgreement")
	settlement := section(n, "SpecifiedLineTradeSettlement")
	l := Line{
		ID:             document.text("LineID"),
		Notes:          texts(document, "IncludedNote/Content"),
		Quantity:       m.decimal(n, "SpecifiedLineTradeDelivery/BilledQuantity").Decimal,
		Net:            m.amount(settlement, "SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount").Decimal,
		AccountingCost: settlement.text("ReceivableSpecifiedTradeAccountingAccount/ID"),
		Period:         m.period(settlement),
		OrderLine:      agreement.text("BuyerOrderReferencedDocument/LineID"),
		Order:          agreement.text("BuyerOrderReferencedDocument/IssuerAssignedID"),
		Allowances:     m.allowances(settlement),
		Item:           ciiItem(section(n, "SpecifiedTradeProduct")),
		Price:          m.price(agreement),
	}
	if q := n.one("SpecifiedLineTradeDelivery/BilledQuantity"); q != nil {
		l.Unit, _ = q.attr("unitCode")
	}
	for _, r := range settlement.all("AdditionalReferencedDocument") {
		if r.text("TypeCode") == "130" && l.Object.Value == "" {
			l.Object = referenced(r)
		}
	}
	if t := settlement.one("ApplicableTradeTax"); t != nil {
		l.Item.Tax = m.taxCategory(t)
	}
	return l
}

func (m cii) price(agreement *Node) Price {
	gross, net := section(agreement, "GrossPriceProductTradePrice"), section(agreement, "NetPriceProductTradePrice")
	p := Price{
		Amount: m.amount(net, "ChargeAmount").Decimal,
		Gross:  m.amount(gross, "ChargeAmount"),
	}
	if a := gross.one("AppliedTradeAllowanceCharge"); a != nil {
		if m.charge(a, "ChargeIndicator/Indicator") {
			m.fail(a, "a charge on the price has no place in EN 16931; put it into the price, or make it a charge of the line")
		}
		p.Discount = m.amount(a, "ActualAmount")
	}
	for _, of := range []*Node{net, gross} { // the base of the net price counts
		if q := of.one("BasisQuantity"); q != nil {
			p.BaseQuantity = m.decimal(of, "BasisQuantity")
			p.BaseUnit, _ = q.attr("unitCode")
			break
		}
	}
	return p
}

func ciiItem(n *Node) Item {
	i := Item{
		Name:          n.text("Name"),
		Description:   n.text("Description"),
		BuyerID:       n.text("BuyerAssignedID"),
		SellerID:      n.text("SellerAssignedID"),
		StandardID:    id(n.one("GlobalID")),
		OriginCountry: n.text("OriginTradeCountry/ID"),
	}
	for _, c := range n.all("DesignatedProductClassification/ClassCode") {
		i.Classifications = append(i.Classifications, classification(c))
	}
	for _, c := range n.all("ApplicableProductCharacteristic") {
		i.Attributes = append(i.Attributes, Attribute{Name: c.text("Description"), Value: c.text("Value")})
	}
	return i
}
