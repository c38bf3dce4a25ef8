package present

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/server/fault"
	"github.com/shopspring/decimal"
)

// Kind is what a document is.
type Kind string

// The kinds of documents.
const (
	Invoice    Kind = "INVOICE"
	CreditMemo Kind = "CREDIT_MEMO"
)

// Document is all that a client sees of an invoice or a credit memo. What a document leaves empty is not shown.
type Document struct {
	Kind      Kind
	Number    string
	Currency  money.Currency
	IssuedOn  date.Date
	DueOn     date.Date
	From, To  date.Date // service period of the whole
	Seller    Seller
	Buyer     Party
	ShipTo    *Party
	Account   string // number of the buyer's account
	Order     string // the buyer's purchase order
	Contract  string
	Original  string // number of the invoice that this document corrects
	Reason    string // why it corrects
	Lines     []Line
	Taxes     []Tax
	Net       money.Amount
	Tax       money.Amount
	Total     money.Amount
	Settled   money.Amount // paid and credited; of a credit memo: used
	Balance   money.Amount // what is still to be paid; of a credit memo: left to use
	Terms     string       // such as 30 days net
	TermsText string       // terms and conditions
	Notes     string
}

// Party is a name with an address.
type Party struct {
	Name      string
	Attention string
	Address   postal.Address
	TaxID     string
}

// Seller is the legal entity that bills.
type Seller struct {
	Party
	Registration string // of the company register
	Email        string
	Phone        string
	Website      string
	Bank         Bank
	Remit        *Party // where cheques go; the seller's own address when nil
	Logo         []byte // PNG or JPEG
}

// Bank is where the buyer pays to.
type Bank struct {
	Name    string
	Holder  string // of the account; the seller's name when empty
	IBAN    string
	BIC     string
	Account string // where there is no IBAN
	Routing string // code of the bank in its country, such as ABA 021000021
	UPI     string // payment address, for INR
}

// Line is one line of a document.
type Line struct {
	Attributes
	No          int
	Description string
	Code        string // of the product
	Quantity    decimal.Decimal
	Unit        string
	UnitPrice   decimal.Decimal
	Net         money.Amount
	Tax         money.Amount
	TaxRate     decimal.NullDecimal // per cent
	From, To    date.Date           // service period
}

// Attributes are what lines and items can be grouped by.
type Attributes struct {
	Product    string
	Site       string
	CostCentre string
	Contract   string
	Service    string
}

// Tax is one row of the taxes: what a jurisdiction takes on one class at one rate.
type Tax struct {
	Name    string // of the jurisdiction or tax
	Class   string
	Rate    decimal.Decimal // per cent
	Taxable money.Amount
	Amount  money.Amount
	Note    string // such as why nothing is due
}

// Check reports a document that does not add up, or mixes currencies. Nothing is rendered from such a document.
func (d *Document) Check() error {
	switch {
	case d.Kind != Invoice && d.Kind != CreditMemo:
		return fault.New(fault.Invalid, "%q is no kind of document; use %s or %s", clip(string(d.Kind)), Invoice, CreditMemo).On("kind")
	case d.Number == "":
		return fault.New(fault.Invalid, "the document has no number").On("number")
	case !d.Currency.Valid():
		return fault.New(fault.Invalid, "%v", d.Currency.Validate()).On("currency")
	}
	s := sums{currency: d.Currency}
	net, tax, taxes := s.zero(), s.zero(), s.zero()
	for i, l := range d.Lines {
		net, tax = s.add(net, l.Net, "lines", i, "net"), s.add(tax, l.Tax, "lines", i, "tax")
	}
	for i, t := range d.Taxes {
		s.add(s.zero(), t.Taxable, "taxes", i, "taxable")
		taxes = s.add(taxes, t.Amount, "taxes", i, "amount")
	}
	// A document taken over from another system may have no lines or no tax table.
	if len(d.Lines) > 0 {
		s.equal(d.Net, net, "net", "the lines sum to")
	}
	if len(d.Taxes) > 0 {
		s.equal(d.Tax, taxes, "tax", "the tax table sums to")
	}
	if slices.ContainsFunc(d.Lines, func(l Line) bool { return l.Tax.Minor != 0 }) {
		s.equal(d.Tax, tax, "tax", "the taxes of the lines sum to")
	}
	s.equal(d.Total, s.add(s.own(d.Net), d.Tax, "tax"), "total", "net and tax are")
	s.equal(d.Balance, s.add(s.own(d.Total), d.Settled.Neg(), "settled"), "balance", "total less settled is")
	return s.err
}

// sums adds amounts of one currency and keeps the first error. The zero amount counts as one of any currency, so that
// what is left empty is nothing.
type sums struct {
	currency money.Currency
	err      error
}

func (s *sums) zero() money.Amount { return money.New(0, s.currency) }

func (s *sums) own(a money.Amount) money.Amount {
	if a == (money.Amount{}) {
		return s.zero()
	}
	return a
}

func (s *sums) fail(err *fault.Error, field ...any) {
	if s.err == nil {
		path := make([]string, len(field))
		for i, f := range field {
			path[i] = fmt.Sprint(f)
		}
		s.err = err.On(path...)
	}
}

func (s *sums) add(total, a money.Amount, field ...any) money.Amount {
	sum, err := total.Add(s.own(a))
	switch {
	case err == money.ErrCurrency:
		s.fail(fault.New(fault.Currency, "an amount in %s stands among amounts in %s; make one document per currency", clip(string(a.Currency)), s.currency), field...)
	case err != nil:
		s.fail(fault.New(fault.Invalid, "%s: %v", a, err), field...)
	}
	return sum
}

func (s *sums) equal(got, want money.Amount, field, what string) {
	if got := s.own(got); s.err == nil && got != want {
		if got.Currency != want.Currency {
			s.fail(fault.New(fault.Currency, "%s is in %s and the document in %s", field, clip(string(got.Currency)), s.currency), field)
			return
		}
		s.fail(fault.New(fault.Invalid, "%s is %s, but %s %s; compute the document again", field, got, what, want), field)
	}
}

// lines are the lines of an address, the name first. The country is left out where the sender's is the same.
func (p *Party) lines(home string) []string {
	a := p.Address
	place := strings.TrimSpace(a.PostalCode + " " + a.City)
	switch strings.ToUpper(a.Country) {
	case "US", "CA", "AU", "IN":
		place = strings.TrimSpace(strings.Trim(a.City+", "+strings.TrimSpace(a.Region+" "+a.PostalCode), ", "))
	case "GB", "IE":
		place = a.City + "\n" + a.PostalCode
	case "BR", "CN", "ES", "IT", "JP", "MX", "MY", "PH", "TR", "UA": // others write no region
		if a.Region != "" && !strings.EqualFold(a.Region, a.City) {
			place += "\n" + a.Region
		}
	}
	country := ""
	if !strings.EqualFold(a.Country, home) {
		country = strings.ToUpper(countryName(a.Country))
	}
	var out []string
	for _, s := range strings.Split(strings.Join([]string{p.Name, p.Attention, a.Street, place, country}, "\n"), "\n") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// remit is where cheques go.
func (s *Seller) remit() *Party {
	if s.Remit != nil {
		return s.Remit
	}
	return &s.Party
}

func (b *Bank) empty() bool { return b.IBAN == "" && b.Account == "" }

func clip(s string) string { return clipTo(s, 60) }

func clipTo(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xc0 == 0x80 {
		n--
	}
	return s[:n] + "…"
}

// ordinal is the number of a line; it stands where a text would.
type ordinal int

// String is empty for a line without a number.
func (n ordinal) String() string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(int(n))
}
