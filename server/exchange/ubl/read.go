package ubl

import (
	"fmt"
	"io"

	"github.com/duebook/duebook/ent/date"
	"github.com/shopspring/decimal"
)

// Read reads an invoice or credit note in UBL or CII, which its root element tells apart. Elements outside the model are
// skipped. What can't be kept without loss is an error that names line, element and value: numbers and dates that are
// none, and amounts in another currency than the document. The rules are not checked here; see Check.
func Read(r io.Reader) (*Document, error) {
	t, err := parse(r, ublSyntax, ciiSyntax)
	if err != nil {
		return nil, err
	}
	return t.Document()
}

// Document is what Read answers, for a tree already parsed.
func (t *Tree) Document() (*Document, error) {
	m := &mapper{currency: t.Root.text("DocumentCurrencyCode")}
	read := m.document
	if t.Root.Name == ciiRoot {
		m.currency = t.Root.text("SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/InvoiceCurrencyCode")
		read = cii{m}.document
	}
	d := read(t.Root)
	if m.err != nil {
		return nil, m.err
	}
	return d, nil
}

// mapper keeps the first error, so that the mapping below reads as a list.
type mapper struct {
	currency string
	err      error
}

func (m *mapper) fail(n *Node, format string, args ...any) {
	if m.err == nil {
		m.err = fmt.Errorf("line %d: %s: %s", n.Line, n.Path(), fmt.Sprintf(format, args...))
	}
}

func (m *mapper) date(n *Node, path string) date.Date {
	c := n.one(path)
	if c == nil || c.Text == "" {
		return ""
	}
	s := c.Text
	if len(s) > 10 && (s[10] == 'Z' || s[10] == '+' || s[10] == '-') { // xs:date allows a time zone; a day needs none
		s = s[:10]
	}
	d, err := date.Parse(s)
	if err != nil {
		m.fail(c, "%v", err)
	}
	return d
}

// decimal is a number that may be missing.
func (m *mapper) decimal(n *Node, path string) decimal.NullDecimal {
	c := n.one(path)
	if c == nil || c.Text == "" {
		return decimal.NullDecimal{}
	}
	d, ok := parseDecimal(c.Text)
	if !ok {
		m.fail(c, "%q is not a decimal number such as 12.50 of at most %d characters", clip(c.Text), maxDigits)
	}
	return decimal.NewNullDecimal(d)
}

// amount is a number in the currency of the document.
func (m *mapper) amount(n *Node, path string) decimal.NullDecimal {
	d := m.decimal(n, path)
	if c := n.one(path); c != nil {
		if cur, ok := c.attr("currencyID"); ok && cur != m.currency {
			m.fail(c, "%s is in %q, but the document is in %q; all amounts need the currency of the document", clip(c.Text), clip(cur), clip(m.currency))
		}
	}
	return d
}

func (m *mapper) document(n *Node) *Document {
	d := &Document{
		CustomizationID: n.text("CustomizationID"),
		ProfileID:       n.text("ProfileID"),
		Number:          n.text("ID"),
		IssuedOn:        m.date(n, "IssueDate"),
		TypeCode:        n.text("InvoiceTypeCode"),
		Notes:           texts(n, "Note"),
		TaxPointOn:      m.date(n, "TaxPointDate"),
		Currency:        m.currency,
		TaxCurrency:     n.text("TaxCurrencyCode"),
		AccountingCost:  n.text("AccountingCost"),
		BuyerReference:  n.text("BuyerReference"),
		Period:          m.period(n),
		OrderReference:  n.text("OrderReference/ID"),
		SalesOrder:      n.text("OrderReference/SalesOrderID"),
		Despatch:        n.text("DespatchDocumentReference/ID"),
		Receipt:         n.text("ReceiptDocumentReference/ID"),
		Tender:          n.text("OriginatorDocumentReference/ID"),
		Contract:        n.text("ContractDocumentReference/ID"),
		Project:         n.text("ProjectReference/ID"),
		Payee:           m.party(n.one("PayeeParty")),
		TaxAgent:        m.party(n.one("TaxRepresentativeParty")),
		PaymentTerms:    n.text("PaymentTerms/Note"),
		Allowances:      m.allowances(n),
		Totals:          m.totals(n),
	}
	if n.Name == "CreditNote" {
		d.Kind, d.TypeCode = CreditNote, n.text("CreditNoteTypeCode")
	} else {
		d.DueOn = m.date(n, "DueDate")
	}
	for _, r := range n.all("BillingReference/InvoiceDocumentReference") {
		d.Preceding = append(d.Preceding, Reference{Number: r.text("ID"), IssuedOn: m.date(r, "IssueDate")})
	}
	for _, r := range n.all("AdditionalDocumentReference") {
		if d.Kind == CreditNote && r.text("DocumentTypeCode") == "50" && d.Project == "" {
			d.Project = r.text("ID") // a credit note has no other place for it
			continue
		}
		d.Attachments = append(d.Attachments, attachment(r))
	}
	if p := m.party(n.one("AccountingSupplierParty/Party")); p != nil {
		d.Seller = *p
	}
	if p := m.party(n.one("AccountingCustomerParty/Party")); p != nil {
		d.Buyer = *p
	}
	if v := n.one("Delivery"); v != nil {
		d.Delivery = &Delivery{
			On:       m.date(v, "ActualDeliveryDate"),
			Location: id(v.one("DeliveryLocation/ID")),
			Address:  address(v.one("DeliveryLocation/Address")),
			Party:    v.text("DeliveryParty/PartyName/Name"),
		}
	}
	for _, p := range n.all("PaymentMeans") {
		means := m.paymentMeans(p)
		if d.Kind == CreditNote && d.DueOn == "" {
			d.DueOn, means.DueOn = means.DueOn, ""
		}
		d.PaymentMeans = append(d.PaymentMeans, means)
	}
	for _, s := range n.all("TaxTotal/TaxSubtotal") {
		d.TaxSubtotals = append(d.TaxSubtotals, TaxSubtotal{
			Taxable:     m.amount(s, "TaxableAmount").Decimal,
			Tax:         m.amount(s, "TaxAmount").Decimal,
			TaxCategory: m.taxCategory(s.one("TaxCategory")),
		})
	}
	for _, l := range n.all("$line") {
		d.Lines = append(d.Lines, m.line(l))
	}
	return d
}

func texts(n *Node, path string) []string {
	var all []string
	for _, c := range n.all(path) {
		all = append(all, c.Text)
	}
	return all
}

func id(n *Node) ID {
	if n == nil {
		return ID{}
	}
	scheme, _ := n.attr("schemeID")
	return ID{Value: n.Text, Scheme: scheme}
}

func (m *mapper) period(n *Node) Period {
	return Period{
		From:         m.date(n, "InvoicePeriod/StartDate"),
		To:           m.date(n, "InvoicePeriod/EndDate"),
		TaxPointCode: n.text("InvoicePeriod/DescriptionCode"),
	}
}

func attachment(n *Node) Attachment {
	a := Attachment{
		ID:          id(n.one("ID")),
		TypeCode:    n.text("DocumentTypeCode"),
		Description: n.text("DocumentDescription"),
		URI:         n.text("Attachment/ExternalReference/URI"),
	}
	if b := n.one("Attachment/EmbeddedDocumentBinaryObject"); b != nil {
		a.Content = b.Text
		a.MIME, _ = b.attr("mimeCode")
		a.Filename, _ = b.attr("filename")
	}
	return a
}

func (m *mapper) party(n *Node) *Party {
	if n == nil {
		return nil
	}
	p := &Party{
		Endpoint:  id(n.one("EndpointID")),
		Name:      n.text("PartyName/Name"),
		Address:   address(n.one("PostalAddress")),
		LegalName: n.text("PartyLegalEntity/RegistrationName"),
		LegalID:   id(n.one("PartyLegalEntity/CompanyID")),
		LegalForm: n.text("PartyLegalEntity/CompanyLegalForm"),
		Contact: Contact{
			Name:      n.text("Contact/Name"),
			Telephone: n.text("Contact/Telephone"),
			Email:     n.text("Contact/ElectronicMail"),
		},
	}
	for _, c := range n.all("PartyIdentification/ID") {
		p.IDs = append(p.IDs, id(c))
	}
	for _, s := range n.all("PartyTaxScheme") {
		if isVAT(s) {
			p.VATID = or(p.VATID, s.text("CompanyID"))
		} else if p.TaxRegistration == "" {
			p.TaxRegistration, p.TaxRegistrationBy = s.text("CompanyID"), s.text("TaxScheme/ID")
		}
	}
	return p
}

func address(n *Node) *Address {
	if n == nil {
		return nil
	}
	return &Address{
		Street:     n.text("StreetName"),
		Additional: n.text("AdditionalStreetName"),
		Third:      n.text("AddressLine/Line"),
		City:       n.text("CityName"),
		PostalCode: n.text("PostalZone"),
		Region:     n.text("CountrySubentity"),
		Country:    n.text("Country/IdentificationCode"),
	}
}

func (m *mapper) paymentMeans(n *Node) PaymentMeans {
	p := PaymentMeans{
		Code:        n.text("PaymentMeansCode"),
		PaymentIDs:  texts(n, "PaymentID"),
		DueOn:       m.date(n, "PaymentDueDate"),
		Account:     n.text("PayeeFinancialAccount/ID"),
		AccountName: n.text("PayeeFinancialAccount/Name"),
		BIC:         n.text("PayeeFinancialAccount/FinancialInstitutionBranch/ID"),
	}
	if c := n.one("PaymentMeansCode"); c != nil {
		p.Name, _ = c.attr("name")
	}
	if c := n.one("CardAccount"); c != nil {
		p.Card = &Card{Number: c.text("PrimaryAccountNumberID"), Network: c.text("NetworkID"), Holder: c.text("HolderName")}
	}
	if c := n.one("PaymentMandate"); c != nil {
		p.Mandate = &Mandate{ID: c.text("ID"), Account: c.text("PayerFinancialAccount/ID")}
	}
	return p
}

func (m *mapper) allowances(n *Node) []AllowanceCharge {
	var all []AllowanceCharge
	for _, c := range n.all("AllowanceCharge") {
		all = append(all, AllowanceCharge{
			Charge:     m.charge(c, "ChargeIndicator"),
			ReasonCode: c.text("AllowanceChargeReasonCode"),
			Reason:     c.text("AllowanceChargeReason"),
			Percent:    m.decimal(c, "MultiplierFactorNumeric"),
			Amount:     m.amount(c, "Amount").Decimal,
			Base:       m.amount(c, "BaseAmount"),
			Tax:        m.taxCategory(c.one("TaxCategory")),
		})
	}
	return all
}

// charge says whether it is a charge, by its indicator.
func (m *mapper) charge(n *Node, indicator string) bool {
	s := n.text(indicator)
	if !meansCharge(s) && !meansAllowance(s) {
		m.fail(n, "%s is %q; need true for a charge or false for an allowance", indicator, clip(s))
	}
	return meansCharge(s)
}

func (m *mapper) taxCategory(n *Node) TaxCategory {
	if n == nil {
		return TaxCategory{}
	}
	return TaxCategory{
		Code:            n.text("ID"),
		Percent:         m.decimal(n, "Percent"),
		ExemptionCode:   n.text("TaxExemptionReasonCode"),
		ExemptionReason: n.text("TaxExemptionReason"),
		Scheme:          n.text("TaxScheme/ID"),
	}
}

func (m *mapper) totals(n *Node) Totals {
	var t Totals
	for _, total := range n.all("TaxTotal") {
		if c := total.one("TaxAmount"); c != nil {
			m.taxTotal(&t, c, n.text("TaxCurrencyCode"))
		}
	}
	sums := n.one("LegalMonetaryTotal")
	if sums == nil {
		return t
	}
	t.Lines = m.amount(sums, "LineExtensionAmount").Decimal
	t.TaxExclusive = m.amount(sums, "TaxExclusiveAmount").Decimal
	t.TaxInclusive = m.amount(sums, "TaxInclusiveAmount").Decimal
	t.Allowances = m.amount(sums, "AllowanceTotalAmount")
	t.Charges = m.amount(sums, "ChargeTotalAmount")
	t.Prepaid = m.amount(sums, "PrepaidAmount")
	t.Rounding = m.amount(sums, "PayableRoundingAmount")
	t.Payable = m.amount(sums, "PayableAmount").Decimal
	return t
}

// taxTotal is the tax in the currency of the document, or in that of the accounts.
func (m *mapper) taxTotal(t *Totals, n *Node, taxCurrency string) {
	cur, given := n.attr("currencyID")
	at := &t.Tax
	if given && cur != m.currency && cur == taxCurrency {
		at = &t.TaxAccounting
	} else if given && cur != m.currency {
		m.fail(n, "the tax is in %q, neither the currency of the document (%q) nor that of the tax (%q)", clip(cur), clip(m.currency), clip(taxCurrency))
	}
	if at.Valid {
		m.fail(n, "a second tax total in %s; there is one per currency", clip(cur))
	}
	*at = m.decimal(n, "")
}

func (m *mapper) line(n *Node) Line {
	l := Line{
		ID:             n.text("ID"),
		Notes:          texts(n, "Note"),
		Quantity:       m.decimal(n, "$quantity").Decimal,
		Net:            m.amount(n, "LineExtensionAmount").Decimal,
		AccountingCost: n.text("AccountingCost"),
		Period:         m.period(n),
		OrderLine:      n.text("OrderLineReference/LineID"),
		Order:          n.text("OrderLineReference/OrderReference/ID"),
		Object:         id(n.one("DocumentReference/ID")),
		Allowances:     m.allowances(n),
	}
	if q := n.one("$quantity"); q != nil {
		l.Unit, _ = q.attr("unitCode")
	}
	if i := n.one("Item"); i != nil {
		l.Item = m.item(i)
	}
	if p := n.one("Price"); p != nil {
		l.Price = Price{
			Amount:       m.amount(p, "PriceAmount").Decimal,
			BaseQuantity: m.decimal(p, "BaseQuantity"),
			Discount:     m.amount(p, "AllowanceCharge/Amount"),
			Gross:        m.amount(p, "AllowanceCharge/BaseAmount"),
		}
		if q := p.one("BaseQuantity"); q != nil {
			l.Price.BaseUnit, _ = q.attr("unitCode")
		}
	}
	return l
}

func (m *mapper) item(n *Node) Item {
	i := Item{
		Name:          n.text("Name"),
		Description:   n.text("Description"),
		BuyerID:       n.text("BuyersItemIdentification/ID"),
		SellerID:      n.text("SellersItemIdentification/ID"),
		StandardID:    id(n.one("StandardItemIdentification/ID")),
		OriginCountry: n.text("OriginCountry/IdentificationCode"),
		Tax:           m.taxCategory(n.one("ClassifiedTaxCategory")),
	}
	for _, c := range n.all("CommodityClassification/ItemClassificationCode") {
		i.Classifications = append(i.Classifications, classification(c))
	}
	for _, p := range n.all("AdditionalItemProperty") {
		i.Attributes = append(i.Attributes, Attribute{Name: p.text("Name"), Value: p.text("Value")})
	}
	return i
}

func classification(n *Node) Classification {
	k := Classification{Code: n.Text}
	k.List, _ = n.attr("listID")
	k.Version, _ = n.attr("listVersionID")
	return k
}
