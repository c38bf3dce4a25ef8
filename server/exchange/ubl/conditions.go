package ubl

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// cond is something that holds for an element of a document or not. The rules are written in the conditions below.
type cond func(*facts, *Node) bool

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
