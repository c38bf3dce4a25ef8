package ubl

import "github.com/shopspring/decimal"

// vatCategory says what the rules of a VAT category ask for; vatRules makes rules 01 to 10 of each from it.
type vatCategory struct {
	family   string // of the rule ids
	code     string // UNTDID 5305
	name     string
	perRate  bool   // several rates, a breakdown for each
	rate     string // "> 0", ">= 0", "= 0", or "" for none at all
	seller   string // who must be identified, and how
	known    cond
	exempted bool // the breakdown needs a reason for the exemption; otherwise it must not have one
}

var (
	sellerTax  cond = func(f *facts, _ *Node) bool { return f.sellerTax || f.agentVAT }
	sellerVAT  cond = func(f *facts, _ *Node) bool { return f.sellerVAT || f.agentVAT }
	buyerVAT   cond = func(f *facts, _ *Node) bool { return f.buyerVAT }
	buyerKnown cond = func(f *facts, _ *Node) bool { return f.buyerVAT || f.buyerLegal }
	nobodyVAT  cond = func(f *facts, _ *Node) bool { return !f.sellerVAT && !f.agentVAT && !f.buyerVAT }
)

const (
	needsTax = "needs the VAT identifier (BT-31) or tax registration (BT-32) of the seller, or the VAT identifier of its tax representative (BT-63). Add one."
	needsVAT = "needs the VAT identifier of the seller (BT-31) or of its tax representative (BT-63). Add one."
)

// The Canaries (IGIC) and Ceuta and Melilla (IPSI) are BR-IG and BR-IP in the standard, BR-AF and BR-AG in UBL validators.
var vatCategories = []vatCategory{
	{family: "BR-S", code: "S", name: "standard rated", perRate: true, rate: "> 0", seller: needsTax, known: sellerTax},
	{family: "BR-Z", code: "Z", name: "zero rated", rate: "= 0", seller: needsTax, known: sellerTax},
	{family: "BR-E", code: "E", name: "exempt from VAT", rate: "= 0", seller: needsTax, known: sellerTax, exempted: true},
	{family: "BR-AE", code: "AE", name: "reverse charge", rate: "= 0", known: all(sellerTax, buyerKnown), exempted: true,
		seller: "needs a tax identifier of the seller (BT-31, BT-32) or its tax representative (BT-63), and the VAT identifier (BT-48) or legal registration (BT-47) of the buyer. Add what is missing."},
	{family: "BR-IC", code: "K", name: "intra-community supply", rate: "= 0", known: all(sellerVAT, buyerVAT), exempted: true,
		seller: "needs the VAT identifier of the seller (BT-31) or its tax representative (BT-63), and that of the buyer (BT-48). Add what is missing."},
	{family: "BR-G", code: "G", name: "export outside the EU", rate: "= 0", seller: needsVAT, known: sellerVAT, exempted: true},
	{family: "BR-O", code: "O", name: "not subject to VAT", rate: "", known: nobodyVAT, exempted: true,
		seller: "must not show the VAT identifier of seller (BT-31), tax representative (BT-63) or buyer (BT-48). Take it out, or use another category."},
	{family: "BR-AF", code: "L", name: "IGIC, Canary Islands", perRate: true, rate: ">= 0", seller: needsTax, known: sellerTax},
	{family: "BR-AG", code: "M", name: "IPSI, Ceuta and Melilla", perRate: true, rate: ">= 0", seller: needsTax, known: sellerTax},
}

func vatRules() []rule {
	var all []rule
	for _, c := range vatCategories {
		all = append(all, c.rules()...)
	}
	return append(all, vatOnlyRules...)
}

func (c vatCategory) rules() []rule {
	used := func(f *facts) use {
		if u := f.use[c.code]; u != nil {
			return *u
		}
		return use{}
	}
	what := "category " + c.code + " (" + c.name + ")"
	subtotal := all(is("TaxCategory/ID", c.code), func(f *facts, n *Node) bool { return isVAT(n.one("TaxCategory")) })
	category := all(is("ID", c.code), vat)
	of := func(kind cond) cond { return all(category, func(f *facts, n *Node) bool { return kind(f, n.Parent) }) }

	breakdown := rule{id: c.family + "-01", at: "/",
		must: func(f *facts, _ *Node) bool {
			u := used(f)
			inUse := u.lines+u.allowances+u.charges > 0
			if c.perRate {
				return inUse == (u.subtotals > 0)
			}
			return !inUse || u.subtotals == 1
		},
		say: "Where lines, allowances or charges have " + what + ", the VAT breakdown (BG-23) has exactly one entry for it. Add it, or join several."}
	if c.perRate {
		breakdown.say = "Lines, allowances or charges have " + what + " if and only if the VAT breakdown (BG-23) has entries for it. Add or remove them."
	}

	rate := func(id, at string, when cond, term string) rule {
		r := rule{id: c.family + id, at: at, when: when, must: compares("Percent", ">"), value: child("Percent"),
			say: "The rate (" + term + ") of " + what + " must be " + map[string]string{"> 0": "greater than 0", ">= 0": "0 or more", "= 0": "0"}[c.rate] + ". Correct Percent."}
		switch c.rate {
		case ">= 0":
			r.must = compares("Percent", ">=")
		case "= 0":
			r.must = compares("Percent", "=")
		case "":
			r.must = not(exists("Percent"))
			r.say = "The " + what + " must not have a rate (" + term + "). Take out Percent."
		}
		return r
	}

	taxable := arithmetic(c.family+"-08", "TaxTotal/TaxSubtotal", subtotal, "TaxableAmount",
		"The taxable amount (BT-116) of "+what+" is not the sum of its lines and charges less its allowances.", exactly,
		func(f *facts, _ *Node) (decimal.Decimal, bool) { return f.taxable[c.code], true })
	if c.perRate {
		taxable = arithmetic(c.family+"-08", "TaxTotal/TaxSubtotal", all(subtotal, has("TaxCategory/Percent")), "TaxableAmount",
			"The taxable amount (BT-116) of "+what+" is not the sum of its lines and charges less its allowances at this rate.", belowOne,
			func(f *facts, n *Node) (decimal.Decimal, bool) { return f.taxable[rateKey(n.one("TaxCategory"))], true })
	}

	tax := rule{id: c.family + "-09", at: "TaxTotal/TaxSubtotal", when: all(subtotal, has("TaxAmount")), must: compares("TaxAmount", "="), value: child("TaxAmount"),
		say: "The tax (BT-117) of " + what + " must be 0."}
	if c.perRate {
		tax = arithmetic(c.family+"-09", "TaxTotal/TaxSubtotal", subtotal, "TaxAmount",
			"The tax (BT-117) of "+what+" is not the taxable amount (BT-116) times the rate (BT-119).", belowOne, taxOfSubtotal)
	}

	reason := has("TaxExemptionReason", "TaxExemptionReasonCode")
	exemption := rule{id: c.family + "-10", at: "TaxTotal/TaxSubtotal/TaxCategory", when: category, must: not(reason),
		say: "The VAT breakdown of " + what + " must not have an exemption reason (BT-120, BT-121). Take it out."}
	if c.exempted {
		exemption.must = reason
		exemption.say = "The VAT breakdown of " + what + " needs an exemption reason (BT-120) or its code (BT-121). Add TaxExemptionReason or TaxExemptionReasonCode."
	}

	identified := func(id, where string, count func(use) int) rule {
		return rule{id: c.family + id, at: "/", when: func(f *facts, _ *Node) bool { return count(used(f)) > 0 }, must: c.known,
			say: where + " of " + what + " " + c.seller}
	}
	all := []rule{
		breakdown,
		identified("-02", "A line", func(u use) int { return u.lines }),
		identified("-03", "An allowance", func(u use) int { return u.allowances }),
		identified("-04", "A charge", func(u use) int { return u.charges }),
		rate("-05", "$line/Item/ClassifiedTaxCategory", category, "BT-152"),
		rate("-06", "AllowanceCharge/TaxCategory", of(allowance), "BT-96"),
		rate("-07", "AllowanceCharge/TaxCategory", of(charge), "BT-103"),
		taxable,
		tax,
		exemption,
	}
	return all
}

// vatOnlyRules are rules of a single category.
var vatOnlyRules = []rule{
	{id: "BR-IC-11", at: "/", when: uses("K"), must: either(has("Delivery/ActualDeliveryDate"), has("InvoicePeriod/*")),
		say: "An intra-community supply needs the delivery date (BT-72) or the invoicing period (BG-14). Add Delivery/ActualDeliveryDate or InvoicePeriod."},
	{id: "BR-IC-12", at: "/", when: uses("K"), must: has("Delivery/DeliveryLocation/Address/Country/IdentificationCode"),
		say: "An intra-community supply needs the country of delivery (BT-80). Add Delivery/DeliveryLocation/Address/Country/IdentificationCode."},
	{id: "BR-O-11", at: "/", when: uses("O"), must: noOther("O", func(u *use) int { return u.subtotals }),
		say: "A VAT breakdown not subject to VAT (O) allows no other entry. Issue two invoices, or use one category."},
	{id: "BR-O-12", at: "/", when: uses("O"), must: noOther("O", func(u *use) int { return u.lines }),
		say: "A VAT breakdown not subject to VAT (O) allows no line of another category. Issue two invoices, or use one category."},
	{id: "BR-O-13", at: "/", when: uses("O"), must: noOther("O", func(u *use) int { return u.allowances }),
		say: "A VAT breakdown not subject to VAT (O) allows no allowance of another category. Issue two invoices, or use one category."},
	{id: "BR-O-14", at: "/", when: uses("O"), must: noOther("O", func(u *use) int { return u.charges }),
		say: "A VAT breakdown not subject to VAT (O) allows no charge of another category. Issue two invoices, or use one category."},
	{id: "BR-B-01", at: "/", when: anyOf("B"), must: func(f *facts, _ *Node) bool { return f.sellerCountry == "IT" && f.buyerCountry == "IT" },
		say: "Split payment (category B) exists only between Italian parties. Use another category."},
	{id: "BR-B-02", at: "/", when: anyOf("B"), must: not(anyOf("S")),
		say: "Split payment (category B) and standard rate (S) don't go together. Issue two invoices, or use one category."},
}

// uses says that the VAT breakdown has the category.
func uses(code string) cond {
	return func(f *facts, _ *Node) bool { u := f.use[code]; return u != nil && u.subtotals > 0 }
}

// anyOf says that the category occurs anywhere.
func anyOf(code string) cond { return func(f *facts, _ *Node) bool { return f.use[code] != nil } }

// noOther says that no category but this one has such entries.
func noOther(code string, count func(*use) int) cond {
	return func(f *facts, _ *Node) bool {
		for c, u := range f.use {
			if c != code && count(u) > 0 {
				return false
			}
		}
		return true
	}
}
