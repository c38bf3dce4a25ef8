package documents

import (
	"slices"

	"github.com/duebook/duebook/ent"
	"github.com/shopspring/decimal"
)

// category is the VAT category of a line (UNCL 5305). An empty code is that of a line of which nothing is known but that no
// tax is due.
type category struct {
	code    string
	percent decimal.Decimal
	reason  string // why nothing is due
}

// taxed is what the taxes of a line are found from.
type taxed struct {
	class    string
	net, tax int64
}

// classes are the taxes of an invoice by class: what all jurisdictions take of it together.
type classes map[string]*combined

type combined struct {
	category
	rows int64
}

func classesOf(rows []*ent.InvoiceTax) classes {
	all := classes{}
	for _, r := range rows {
		c := all[r.TaxClass]
		if c == nil {
			c = &combined{category: category{code: r.Category}}
			all[r.TaxClass] = c
		}
		c.rows++
		c.percent = c.percent.Add(r.Percent)
		if r.Exemption != "" && c.reason == "" {
			c.reason = r.Exemption
		}
		switch {
		case r.Percent.IsPositive() && (c.code == "L" || c.code == "M") && c.code == r.Category:
		case c.percent.IsPositive():
			c.code, c.reason = "S", ""
		case r.Category != c.code && r.Exemption != "": // nothing is due so far, and here is why
			c.code = r.Category
		}
	}
	for _, c := range all {
		if c.code == "S" && !c.percent.IsPositive() {
			c.code = "Z"
		}
		if c.code == "Z" {
			c.reason = ""
		}
	}
	return all
}

// categories are the VAT categories of lines. Total is the tax of the document.
func (all classes) categories(lines []taxed, total int64) []category {
	var sum, stated int64
	for _, l := range lines {
		sum += l.net
		stated += l.tax
	}
	out := make([]category, len(lines))
	var open []int // lines whose rate must be found from their amounts
	for i, l := range lines {
		k := all[l.class]
		if k == nil {
			k = all.only(l)
		}
		if k != nil && k.fits(l) {
			out[i] = k.category
		} else {
			open = append(open, i)
		}
	}
	if len(open) == len(lines) && stated == 0 && total != 0 { // one sum of tax for all
		for i := range out {
			out[i] = category{code: "S", percent: rate(sum, total)}
		}
		return out
	}
	slices.SortStableFunc(open, func(a, b int) int { return int(min(max(abs(lines[b].net)-abs(lines[a].net), -1), 1)) })
	var rates []decimal.Decimal // the exact ones of large lines first
	for _, i := range open {
		l := lines[i]
		if l.tax == 0 {
			continue
		}
		k := slices.IndexFunc(rates, func(r decimal.Decimal) bool { return near(l, r, 1) })
		if k < 0 {
			k = len(rates)
			rates = append(rates, rate(l.net, l.tax))
		}
		out[i] = category{code: "S", percent: rates[k]}
	}
	return out
}

// only is the one class that explains the tax of a line of an unknown class; nil where none does, or several that differ.
func (all classes) only(l taxed) (one *combined) {
	for _, k := range all {
		switch {
		case !k.fits(l):
		case one == nil:
			one = k
		case one.code != k.code || !one.percent.Equal(k.percent) || one.reason != k.reason:
			return nil
		}
	}
	return one
}

// fits reports whether a line's tax is what the class says, but for rounding in each jurisdiction.
func (k *combined) fits(l taxed) bool { return near(l, k.percent, k.rows) }

func near(l taxed, percent decimal.Decimal, slack int64) bool {
	due := decimal.NewFromInt(l.net).Mul(percent).Shift(-2)
	return due.Sub(decimal.NewFromInt(l.tax)).Abs().LessThanOrEqual(decimal.NewFromInt(slack))
}

// rate is the plainest percentage of which the tax is the rounded result.
func rate(net, tax int64) decimal.Decimal {
	if net == 0 {
		return decimal.Zero
	}
	n, t := decimal.NewFromInt(net), decimal.NewFromInt(tax)
	exact := t.Shift(2).DivRound(n, 10)
	for places := range int32(7) {
		if r := exact.Round(places); n.Mul(r).Shift(-2).Round(0).Equal(t) {
			return r
		}
	}
	return exact.Round(8)
}

func abs(n int64) int64 { return max(n, -n) }
