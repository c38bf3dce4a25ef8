package ubl

import (
	"github.com/duebook/duebook/ent/date"
	"github.com/shopspring/decimal"
)

// Kind says which of the two documents of EN 16931 it is.
type Kind int

const (
	Invoice Kind = iota
	CreditNote
)

// String is the name of the root element.
func (k Kind) String() string {
	if k == CreditNote {
		return "CreditNote"
	}
	return "Invoice"
}

const (
	// CustomizationID is the specification identifier (BT-24) of Peppol BIS Billing 3.
	CustomizationID = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
	// ProfileID is the business process (BT-23) of Peppol BIS Billing 3.
	ProfileID = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
)

// Document is an invoice or a credit note. Amounts are in Currency, apart from Totals.TaxAccounting.
type Document struct {
	Kind            Kind
	CustomizationID string // BT-24; Write puts the constant when empty
	ProfileID       string // BT-23; Write puts the constant when empty
	Number          string // BT-1
	IssuedOn        date.Date
	DueOn           date.Date // BT-9
	TypeCode        string    // BT-3, UNTDID 1001: 380 invoice, 381 credit note; Write puts these when empty
	Notes           []string  // BT-22, behind its subject code (BT-21) if it has one: #AAI#Thank you
	TaxPointOn      date.Date // BT-7
	Currency        string    // BT-5
	TaxCurrency     string    // BT-6
	AccountingCost  string    // BT-19
	BuyerReference  string    // BT-10
	Period          Period    // BG-14
	OrderReference  string    // BT-13
	SalesOrder      string    // BT-14
	Preceding       []Reference
	Despatch        string // BT-16
	Receipt         string // BT-15
	Tender          string // BT-17
	Contract        string // BT-12
	Project         string // BT-11
	Attachments     []Attachment
	Seller          Party     // BG-4
	Buyer           Party     // BG-7
	Payee           *Party    // BG-10
	TaxAgent        *Party    // BG-11, the tax representative of the seller
	Delivery        *Delivery // BG-13
	PaymentMeans    []PaymentMeans
	PaymentTerms    string // BT-20
	Allowances      []AllowanceCharge
	TaxSubtotals    []TaxSubtotal // BG-23
	Totals          Totals        // BG-22
	Lines           []Line        // BG-25
}

// ID is an identifier and the scheme that issued it, such as a GLN with 0088.
type ID struct {
	Value  string
	Scheme string
}

// Period is a span of days; either end may be missing.
type Period struct {
	From date.Date
	To   date.Date
	// TaxPointCode (BT-8) says which day counts for VAT: 3, 35 or 432. Only for the period of the document.
	TaxPointCode string
}

// Reference names an earlier invoice (BG-3).
type Reference struct {
	Number   string
	IssuedOn date.Date
}

// Attachment is a supporting document (BG-24), or with type code 130 the invoiced object (BT-18).
type Attachment struct {
	ID          ID
	TypeCode    string
	Description string
	URI         string
	Content     string // base64
	MIME        string
	Filename    string
}

// Party is a seller, buyer, payee or tax representative.
type Party struct {
	Endpoint          ID   // BT-34, BT-49: the electronic address
	IDs               []ID // BT-29, BT-46
	Name              string
	Address           *Address
	VATID             string // BT-31, BT-48
	TaxRegistration   string // BT-32
	TaxRegistrationBy string // scheme of TaxRegistration; Write puts TAX when empty
	LegalName         string // BT-27, BT-44
	LegalID           ID     // BT-30, BT-47
	LegalForm         string // BT-33
	Contact           Contact
}

// Address is a postal address (BG-5, BG-8).
type Address struct {
	Street     string
	Additional string
	Third      string
	City       string
	PostalCode string
	Region     string
	Country    string
}

// Contact is whom to ask (BG-6, BG-9).
type Contact struct {
	Name      string
	Telephone string
	Email     string
}

// Delivery says where and when goods or services were delivered (BG-13).
type Delivery struct {
	On       date.Date
	Location ID
	Address  *Address
	Party    string
}

// PaymentMeans is one way to pay (BG-16).
type PaymentMeans struct {
	Code       string // BT-81, UNTDID 4461: 30 credit transfer, 58 SEPA credit transfer, 59 SEPA direct debit
	Name       string
	PaymentIDs []string // BT-83, the remittance reference
	// DueOn stands here only in a document read from elsewhere; Document.DueOn is the due date.
	DueOn       date.Date
	Card        *Card
	Account     string // BT-84, IBAN or other
	AccountName string
	BIC         string
	Mandate     *Mandate
}

// Card is a payment card (BG-18); Number holds the last digits only.
type Card struct {
	Number  string
	Network string
	Holder  string
}

// Mandate allows direct debit (BG-19).
type Mandate struct {
	ID      string
	Account string // of the payer
}

// AllowanceCharge takes something off (allowance) or adds to it (charge), for the document or a line.
type AllowanceCharge struct {
	Charge     bool
	ReasonCode string // UNTDID 5189 for an allowance, 7161 for a charge
	Reason     string
	Percent    decimal.NullDecimal
	Amount     decimal.Decimal
	Base       decimal.NullDecimal
	Tax        TaxCategory // for the document only
}

// TaxCategory is a VAT category (UNTDID 5305) with its rate; the rate is missing for O, not subject to VAT.
type TaxCategory struct {
	Code            string
	Percent         decimal.NullDecimal
	ExemptionCode   string // VATEX; in TaxSubtotal only
	ExemptionReason string
	Scheme          string // Write puts VAT when empty
}

// TaxSubtotal is the tax of one category and rate (BG-23).
type TaxSubtotal struct {
	Taxable decimal.Decimal
	Tax     decimal.Decimal
	TaxCategory
}

// Totals are the sums of the document (BG-22).
type Totals struct {
	Lines         decimal.Decimal     // BT-106
	Allowances    decimal.NullDecimal // BT-107
	Charges       decimal.NullDecimal // BT-108
	TaxExclusive  decimal.Decimal     // BT-109
	Tax           decimal.NullDecimal // BT-110
	TaxAccounting decimal.NullDecimal // BT-111, in TaxCurrency
	TaxInclusive  decimal.Decimal     // BT-112
	Prepaid       decimal.NullDecimal // BT-113
	Rounding      decimal.NullDecimal // BT-114
	Payable       decimal.Decimal     // BT-115
}

// Line is an invoice line (BG-25).
type Line struct {
	ID             string
	Notes          []string
	Quantity       decimal.Decimal
	Unit           string // UN/ECE Recommendation 20 or 21
	Net            decimal.Decimal
	AccountingCost string
	Period         Period
	OrderLine      string // BT-132
	Order          string
	Object         ID // BT-128, the invoiced object
	Allowances     []AllowanceCharge
	Item           Item
	Price          Price
}

// Item is what was sold.
type Item struct {
	Name            string
	Description     string
	BuyerID         string
	SellerID        string
	StandardID      ID
	OriginCountry   string
	Classifications []Classification
	Tax             TaxCategory
	Attributes      []Attribute
}

// Classification is a code of a list such as UNSPSC (list TST).
type Classification struct {
	Code    string
	List    string
	Version string
}

// Attribute is a property of the item (BG-32).
type Attribute struct {
	Name  string
	Value string
}

// Price is the net price of BaseQuantity units (BG-29).
type Price struct {
	Amount       decimal.Decimal
	BaseQuantity decimal.NullDecimal
	BaseUnit     string
	Discount     decimal.NullDecimal // BT-147
	Gross        decimal.NullDecimal // BT-148
}
