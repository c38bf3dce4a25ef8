package ubl

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Severity says what a finding means for the document.
type Severity string

const (
	// Error makes the document invalid; receivers may refuse it.
	Error Severity = "error"
	// Warning leaves it valid.
	Warning Severity = "warning"
)

// Finding is one breach of one rule.
type Finding struct {
	Rule     string // such as BR-CO-10
	Severity Severity
	Path     string // such as /Invoice/InvoiceLine[2]/Price
	Line     int    // of the file
	Value    string // what stands there; empty when something is missing
	Message  string // what is wrong, and what would be right
}

// String is the finding in one line.
func (f Finding) String() string {
	return fmt.Sprintf("line %d: %s: %s %s: %s", f.Line, f.Path, f.Severity, f.Rule, f.Message)
}

// MaxFindings is how many findings a check answers at most.
const MaxFindings = 1000

// Profile is a set of rules.
type Profile int

const (
	// Declared is EN 16931, and Peppol when the specification identifier of the document names Peppol BIS Billing.
	Declared Profile = iota
	// EN16931 is the European standard alone.
	EN16931
	// Peppol is EN 16931 and Peppol BIS Billing 3, whatever the document says it follows.
	Peppol
)

// Check answers what breaks the rules, in the order of the document. The error says that it could not be read at all.
func Check(r io.Reader) ([]Finding, error) {
	t, err := Parse(r)
	if err != nil {
		return nil, err
	}
	return t.Check(Declared), nil
}

// Check answers what breaks the rules of a profile, in the order of the document.
func (t *Tree) Check(p Profile) []Finding {
	if p == Declared {
		p = EN16931
		if strings.Contains(t.Root.text("CustomizationID"), "peppol.eu:2017:poacc:billing:3") {
			p = Peppol
		}
	}
	return t.run(func(r *rule) bool { return p == Peppol || !strings.HasPrefix(r.id, "PEPPOL-") })
}

// CheckOnly evaluates the named rules alone. A name that is no rule is an error.
func (t *Tree) CheckOnly(ids ...string) ([]Finding, error) {
	for _, id := range ids {
		if !slices.ContainsFunc(rules, func(r rule) bool { return r.id == id }) {
			return nil, fmt.Errorf("there is no rule %q; see Rules for their names", clip(id))
		}
	}
	return t.run(func(r *rule) bool { return slices.Contains(ids, r.id) }), nil
}

// Rule describes a rule of Check.
type Rule struct {
	ID       string
	Severity Severity
	Applies  string // the elements it looks at
	Says     string // the message of a finding, without the values of a document
}

// Rules are all rules Check knows.
func Rules() []Rule {
	all := make([]Rule, 0, len(rules))
	for _, r := range rules {
		all = append(all, Rule{ID: r.id, Severity: r.severity, Applies: r.at, Says: r.say})
	}
	return all
}

// rule is one entry of the tables in the files rules_*.go: at these elements, when this holds, this must hold too.
type rule struct {
	id       string
	severity Severity // Error when empty
	at       string   // paths as for Tree.find
	when     cond     // nil is always
	must     cond
	say      string
	value    func(*Node) string                  // what to show; the text of the element when nil
	want     func(*facts, *Node) decimal.Decimal // the right number, said after the sentence; nil when the sentence says it all
}

// cond is something that holds for an element of a document or not.
type cond func(*facts, *Node) bool

// rules are all tables in one, in the order of their ids' families.
var rules = func() []rule {
	all := slices.Concat(documentRules, totalRules(), vatRules(), codeRules, syntaxRules(), peppolRules(), partyNumberRules())
	for i := range all {
		if all[i].severity == "" {
			all[i].severity = Error
		}
	}
	return all
}()

func (t *Tree) run(wanted func(*rule) bool) []Finding {
	f := t.facts()
	var found []Finding
	for i := range rules {
		r := &rules[i]
		if !wanted(r) {
			continue
		}
		for _, n := range t.find(r.at) {
			if len(found) == MaxFindings {
				break
			}
			if r.when != nil && !r.when(f, n) || r.must(f, n) {
				continue
			}
			found = append(found, r.finding(f, n))
		}
	}
	slices.SortStableFunc(found, func(a, b Finding) int { return a.Line - b.Line })
	return found
}

func (r *rule) finding(f *facts, n *Node) Finding {
	v := Finding{Rule: r.id, Severity: r.severity, Path: n.Path(), Line: n.Line, Value: n.Text, Message: r.say}
	if r.value != nil {
		v.Value = r.value(n)
	}
	if r.want != nil {
		v.Message += " That would be " + shown(r.want(f, n)) + "."
	}
	v.Value = clip(v.Value)
	return v
}

// shown has at least two decimals.
func shown(d decimal.Decimal) string {
	if s := d.String(); strings.IndexByte(s, '.') >= 0 && strings.IndexByte(s, '.') < len(s)-3 {
		return s
	}
	return d.StringFixed(2)
}

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

// ChargeIndicator is an xs:boolean: true and 1 are a charge, false and 0 an allowance.
func isCharge(n *Node) bool {
	s := n.text("ChargeIndicator")
	return s == "true" || s == "1"
}

func isAllowance(n *Node) bool {
	s := n.text("ChargeIndicator")
	return s == "false" || s == "0"
}

// The conditions rules are written in.

// has wants an element with text.
func has(paths ...string) cond {
	return func(_ *facts, n *Node) bool {
		return slices.ContainsFunc(paths, func(p string) bool {
			return slices.ContainsFunc(n.all(p), func(c *Node) bool { return c.Text != "" })
		})
	}
}

// exists wants an element, empty or not.
func exists(paths ...string) cond {
	return func(_ *facts, n *Node) bool {
		return slices.ContainsFunc(paths, func(p string) bool { return n.one(p) != nil })
	}
}

// attr wants an attribute with text.
func attr(name string) cond {
	return func(_ *facts, n *Node) bool { v, _ := n.attr(name); return v != "" }
}

// atMost wants no more than so many elements.
func atMost(count int, path string) cond {
	return func(_ *facts, n *Node) bool { return len(n.all(path)) <= count }
}

func all(conds ...cond) cond {
	return func(f *facts, n *Node) bool {
		return !slices.ContainsFunc(conds, func(c cond) bool { return !c(f, n) })
	}
}

func either(conds ...cond) cond {
	return func(f *facts, n *Node) bool {
		return slices.ContainsFunc(conds, func(c cond) bool { return c(f, n) })
	}
}

func not(c cond) cond { return func(f *facts, n *Node) bool { return !c(f, n) } }

func never(*facts, *Node) bool { return false }

func invoice(f *facts, _ *Node) bool { return f.t.Root.Name == "Invoice" }

func creditNote(f *facts, _ *Node) bool { return f.t.Root.Name == "CreditNote" }

func vat(_ *facts, n *Node) bool { return isVAT(n) }

func charge(_ *facts, n *Node) bool { return isCharge(n) }

func allowance(_ *facts, n *Node) bool { return isAllowance(n) }

// is wants one of the texts.
func is(path string, texts ...string) cond {
	return func(_ *facts, n *Node) bool {
		at := n
		if path != "" {
			if at = n.one(path); at == nil {
				return false
			}
		}
		return slices.Contains(texts, at.Text)
	}
}

// coded wants the text to be a code of a list.
func coded(l list) cond { return func(_ *facts, n *Node) bool { return l(n.Text) } }

// codedAttr wants an attribute to be a code of a list.
func codedAttr(name string, l list) cond {
	return func(_ *facts, n *Node) bool { v, _ := n.attr(name); return l(v) }
}

// attrValue shows an attribute in the finding.
func attrValue(name string) func(*Node) string {
	return func(n *Node) string { v, _ := n.attr(name); return v }
}

// child shows the text of a child in the finding.
func child(path string) func(*Node) string {
	return func(n *Node) string { return n.text(path) }
}

// compares wants a number to compare with zero as given; the number must be there.
func compares(path, op string) cond {
	return func(_ *facts, n *Node) bool {
		d, ok := n.number(path)
		if !ok {
			return false
		}
		switch op {
		case ">":
			return d.Sign() > 0
		case ">=":
			return d.Sign() >= 0
		default:
			return d.Sign() == 0
		}
	}
}

// fraction wants at most two decimals.
func fraction(_ *facts, n *Node) bool {
	_, frac, _ := strings.Cut(n.Text, ".")
	return len(frac) <= 2
}

// arithmetic is a rule that a number is the result of a calculation. The calculation answers false when a part is
// missing; other rules say so.
func arithmetic(id, at string, when cond, path, say string, slack slack, calc func(*facts, *Node) (decimal.Decimal, bool)) rule {
	return rule{
		id: id, at: at, when: when, say: say, value: child(path),
		must: func(f *facts, n *Node) bool {
			got, ok := n.number(path)
			if !ok {
				return true
			}
			want, ok := calc(f, n)
			return !ok || slack.allows(got.Sub(want).Abs())
		},
		want: func(f *facts, n *Node) decimal.Decimal {
			d, _ := calc(f, n)
			return d
		},
	}
}

// slack is how far a number may be from the calculation.
type slack struct {
	by    decimal.Decimal
	below bool // strictly less than by
}

var (
	exactly    = slack{}
	belowOne   = slack{by: decimal.NewFromInt(1), below: true}
	hundredths = slack{by: decimal.New(2, -2)} // two hundredths
)

func (s slack) allows(difference decimal.Decimal) bool {
	if s.below {
		return difference.LessThan(s.by)
	}
	return difference.LessThanOrEqual(s.by)
}

var half = decimal.New(5, -1)

// round2 rounds half up, towards plus infinity, to two decimals, as the rules do.
func round2(d decimal.Decimal) decimal.Decimal { return d.Shift(2).Add(half).Floor().Shift(-2) }

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
