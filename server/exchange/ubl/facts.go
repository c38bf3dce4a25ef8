package ubl

import (
	"strings"

	"github.com/shopspring/decimal"
)

// facts is what rules need to know of the whole document, found out once.
type facts struct {
	t           *Tree
	currency    string
	taxCurrency string
	process     string // the two digits of the Peppol business process, or empty
	period      *Node  // the first invoice period of the document

	sellerNames, sellerIDs      map[string]bool
	sellerVAT, sellerTax        bool // a VAT identifier; any tax registration
	agentVAT                    bool
	buyerVAT, buyerLegal        bool
	sellerCountry, buyerCountry string

	due                        bool // there is a due date, or terms
	lines, allowances, charges decimal.Decimal
	taxes                      map[string][]decimal.Decimal // the totals of VAT by currency
	use                        map[string]*use              // by VAT category
	taxable                    map[string]decimal.Decimal   // net of lines and charges less allowances by category, and by category and rate
}

// use is where a VAT category occurs.
type use struct{ lines, allowances, charges, subtotals int }

func (t *Tree) facts() *facts {
	f := &facts{
		t:           t,
		currency:    t.Root.text("DocumentCurrencyCode"),
		taxCurrency: t.Root.text("TaxCurrencyCode"),
		period:      t.Root.one("InvoicePeriod"),
		sellerNames: textSet(t.Root, "AccountingSupplierParty/Party/PartyName/Name"),
		sellerIDs:   textSet(t.Root, "AccountingSupplierParty/Party/PartyIdentification/ID"),
		due:         has("DueDate", "PaymentMeans/PaymentDueDate", "PaymentTerms/Note")(nil, t.Root),
		taxes:       map[string][]decimal.Decimal{},
		use:         map[string]*use{},
		taxable:     map[string]decimal.Decimal{},
	}
	if p, ok := strings.CutPrefix(t.Root.text("ProfileID"), "urn:fdc:peppol.eu:2017:poacc:billing:"); ok {
		if nn, ok := strings.CutSuffix(p, ":1.0"); ok && len(nn) == 2 && allDigits(nn) {
			f.process = nn
		}
	}
	f.sellerVAT, f.sellerTax = registered(t.Root, "AccountingSupplierParty/Party")
	f.agentVAT, _ = registered(t.Root, "TaxRepresentativeParty")
	f.buyerVAT, _ = registered(t.Root, "AccountingCustomerParty/Party")
	f.buyerLegal = t.Root.text("AccountingCustomerParty/Party/PartyLegalEntity/CompanyID") != ""
	f.sellerCountry = t.Root.text("AccountingSupplierParty/Party/PostalAddress/Country/IdentificationCode")
	f.buyerCountry = t.Root.text("AccountingCustomerParty/Party/PostalAddress/Country/IdentificationCode")
	for _, n := range t.Root.all("TaxTotal/TaxAmount") {
		c, _ := n.attr("currencyID")
		tax, _ := parseDecimal(n.Text)
		f.taxes[c] = append(f.taxes[c], tax)
	}
	f.amounts()
	return f
}

func textSet(n *Node, path string) map[string]bool {
	set := map[string]bool{}
	for _, t := range texts(n, path) {
		set[t] = true
	}
	return set
}

// tax is the total VAT in a currency; false unless there is exactly one.
func (f *facts) tax(currency string) (decimal.Decimal, bool) {
	if t := f.taxes[currency]; len(t) == 1 {
		return t[0], true
	}
	return decimal.Decimal{}, false
}

// registered says whether a party has a VAT identifier, and whether it has any tax identifier.
func registered(root *Node, party string) (vat, tax bool) {
	for _, s := range root.all(party + "/PartyTaxScheme") {
		if s.text("CompanyID") != "" {
			tax = true
			vat = vat || isVAT(s)
		}
	}
	return vat, tax
}

// amounts goes through lines, allowances, charges and subtotals once. Which category is used counts VAT only; the sums
// go by category alone, as in the rules.
func (f *facts) amounts() {
	usage := func(c *Node) *use {
		if !isVAT(c) {
			return &use{}
		}
		u := f.use[c.text("ID")]
		if u == nil {
			u = &use{}
			f.use[c.text("ID")] = u
		}
		return u
	}
	add := func(c *Node, amount decimal.Decimal) {
		for _, key := range []string{c.text("ID"), rateKey(c)} {
			f.taxable[key] = f.taxable[key].Add(amount)
		}
	}
	for _, l := range f.t.Root.all("$line") {
		net, _ := l.number("LineExtensionAmount")
		f.lines = f.lines.Add(net)
		for i, c := range l.all("Item/ClassifiedTaxCategory") {
			usage(c).lines++
			if i == 0 {
				add(c, net)
			}
		}
	}
	for _, a := range f.t.Root.all("AllowanceCharge") {
		amount, _ := a.number("Amount")
		charge := isCharge(a)
		if !charge && !isAllowance(a) {
			continue
		}
		if charge {
			f.charges = f.charges.Add(amount)
		} else {
			f.allowances = f.allowances.Add(amount)
			amount = amount.Neg()
		}
		for i, c := range a.all("TaxCategory") {
			if charge {
				usage(c).charges++
			} else {
				usage(c).allowances++
			}
			if i == 0 {
				add(c, amount)
			}
		}
	}
	for _, c := range f.t.Root.all("TaxTotal/TaxSubtotal/TaxCategory") {
		usage(c).subtotals++
	}
}

// rateKey is a category and its rate, so that 25 and 25.00 are one.
func rateKey(c *Node) string {
	if p, ok := c.number("Percent"); ok {
		return c.text("ID") + " " + p.String()
	}
	return c.text("ID") + " ?"
}

func isVAT(n *Node) bool { return strings.EqualFold(n.text("TaxScheme/ID"), "VAT") }

func isCharge(n *Node) bool { return meansCharge(n.text("ChargeIndicator")) }

func isAllowance(n *Node) bool { return meansAllowance(n.text("ChargeIndicator")) }

// An indicator is an xs:boolean: true and 1 are a charge, false and 0 an allowance.
func meansCharge(indicator string) bool { return indicator == "true" || indicator == "1" }

func meansAllowance(indicator string) bool { return indicator == "false" || indicator == "0" }
