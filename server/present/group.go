package present

import (
	"slices"
	"strings"

	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/fault"
)

// Dimension is what lines or items are grouped by.
type Dimension string

// The dimensions of a breakdown.
const (
	ByProduct    Dimension = "product"
	BySite       Dimension = "site"
	ByCostCentre Dimension = "costCentre"
	ByContract   Dimension = "contract"
	ByService    Dimension = "service"
)

// MaxBreakdown is how many levels a breakdown has at most.
const MaxBreakdown = 3

// Dimensions are all dimensions.
func Dimensions() []Dimension {
	return []Dimension{ByProduct, BySite, ByCostCentre, ByContract, ByService}
}

func (d Dimension) of(a *Attributes) string {
	switch d {
	case ByProduct:
		return a.Product
	case BySite:
		return a.Site
	case ByCostCentre:
		return a.CostCentre
	case ByContract:
		return a.Contract
	case ByService:
		return a.Service
	}
	return ""
}

// Group is one value of a dimension with what falls under it. The root has no dimension.
type Group struct {
	Dimension Dimension
	Key       string // "" for what has no value
	Sums      []money.Amount
	Children  []*Group // of the next level
	Items     []int    // places of the items, on the last level
}

// GroupLines makes the tree of a breakdown. The sums are net and tax; those of the children sum to those of the parent.
// Groups are in order of their keys, lines in the order of the document.
func GroupLines(c money.Currency, lines []Line, by ...Dimension) (*Group, error) {
	return group(c, len(lines), by, func(i int) *Attributes { return &lines[i].Attributes }, func(i int) []money.Amount {
		return []money.Amount{lines[i].Net, lines[i].Tax}
	})
}

func group(c money.Currency, n int, by []Dimension, attributes func(int) *Attributes, amounts func(int) []money.Amount) (*Group, error) {
	if len(by) > MaxBreakdown {
		return nil, fault.New(fault.Invalid, "a breakdown has at most %d levels", MaxBreakdown).On("breakdown")
	}
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	root := &Group{Items: all}
	s := &sums{currency: c}
	root.divide(s, by, attributes, amounts)
	return root, s.err
}

func (g *Group) divide(s *sums, by []Dimension, attributes func(int) *Attributes, amounts func(int) []money.Amount) {
	for _, i := range g.Items {
		for k, a := range amounts(i) {
			if k == len(g.Sums) {
				g.Sums = append(g.Sums, s.zero())
			}
			g.Sums[k] = s.add(g.Sums[k], a, "lines", i)
		}
	}
	if len(by) == 0 {
		return
	}
	children := make(map[string]*Group)
	for _, i := range g.Items {
		key := by[0].of(attributes(i))
		child := children[key]
		if child == nil {
			child = &Group{Dimension: by[0], Key: key}
			children[key] = child
			g.Children = append(g.Children, child)
		}
		child.Items = append(child.Items, i)
	}
	g.Items = nil
	slices.SortStableFunc(g.Children, func(a, b *Group) int {
		switch {
		case a.Key == "" || b.Key == "": // what has no value comes last
			return len(b.Key) - len(a.Key)
		case !strings.EqualFold(a.Key, b.Key):
			return strings.Compare(strings.ToLower(a.Key), strings.ToLower(b.Key))
		}
		return strings.Compare(a.Key, b.Key)
	})
	for _, child := range g.Children {
		child.divide(s, by[1:], attributes, amounts)
	}
}
