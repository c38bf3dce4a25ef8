// Package tax works out the taxes of an invoice, without a database: which jurisdictions tax a delivery to an address, at
// which rate each class of product is taxed there, and what each line and the whole owe.
//
// A jurisdiction matches an address when every field that it states is that of the address; all that match tax it, so a
// city's tax comes on top of its state's. Amounts are minor units of one currency, rounded half away from zero, either on
// every line or once for each jurisdiction, class and rate of the invoice.
package tax

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent/postal"
	"github.com/shopspring/decimal"
)

// Jurisdiction taxes what is delivered to addresses that match what it states; "" matches anything.
type Jurisdiction struct {
	ID                                  int
	Name                                string
	Country, Region, City, PostalPrefix string
	Rates                               map[string]Rate // by class of product
}

// Rate is what is due of a taxable amount.
type Rate struct {
	Percent  decimal.Decimal
	Category string // UNCL 5305
}

// Table is the jurisdictions with the rates of one day.
type Table struct{ countries map[string][]Jurisdiction }

// NewTable orders jurisdictions from the country down to the smallest.
func NewTable(all []Jurisdiction) *Table {
	t := &Table{map[string][]Jurisdiction{}}
	for _, j := range all {
		key := strings.ToUpper(j.Country)
		t.countries[key] = append(t.countries[key], j)
	}
	for _, js := range t.countries {
		slices.SortFunc(js, func(a, b Jurisdiction) int {
			return cmp.Or(cmp.Compare(a.stated(), b.stated()), cmp.Compare(a.ID, b.ID))
		})
	}
	return t
}

// Empty reports whether nothing is taxed anywhere.
func (t *Table) Empty() bool { return len(t.countries) == 0 }

func (j *Jurisdiction) stated() (n int) {
	for _, s := range []string{j.Region, j.City, j.PostalPrefix} {
		if s != "" {
			n++
		}
	}
	return n
}

func (j *Jurisdiction) matches(a postal.Address) bool {
	same := func(stated, given string) bool {
		return stated == "" || strings.EqualFold(stated, strings.TrimSpace(given))
	}
	return same(j.Region, a.Region) && same(j.City, a.City) && strings.HasPrefix(a.PostalCode, j.PostalPrefix)
}

// At are the jurisdictions that tax a delivery to an address.
func (t *Table) At(a postal.Address) []Jurisdiction {
	var at []Jurisdiction
	for _, j := range t.countries[strings.ToUpper(strings.TrimSpace(a.Country))] {
		if j.matches(a) {
			at = append(at, j)
		}
	}
	return at
}

// Exemption frees from the taxes of one jurisdiction, or of all where it is 0.
type Exemption struct {
	Jurisdiction        int
	Certificate, Reason string
}

// Line is a taxable amount of one class of product.
type Line struct {
	Class string
	Minor int64
}

// Subtotal is what one jurisdiction gets of an invoice at one rate.
type Subtotal struct {
	Jurisdiction string
	Class        string
	Category     string
	Percent      decimal.Decimal
	Taxable      int64
	Minor        int64
	Exemption    string // why nothing is due
}

// MissingRateError says that a jurisdiction taxes, but has no rate for a class.
type MissingRateError struct{ Jurisdiction, Class string }

func (e *MissingRateError) Error() string {
	if e.Class == "" {
		return fmt.Sprintf("%s has no tax rate for products without a tax class", e.Jurisdiction)
	}
	return fmt.Sprintf("%s has no tax rate for the class %s", e.Jurisdiction, e.Class)
}

// Of is the tax of each line and the subtotals by jurisdiction. With perLine amounts are rounded on the line, else once in
// each subtotal, whose amount the lines share. It reports *MissingRateError.
func Of(lines []Line, at []Jurisdiction, exempt []Exemption, perLine bool) (taxes []int64, subtotals []Subtotal, err error) {
	taxes = make([]int64, len(lines))
	for _, j := range at {
		free := exemption(exempt, j.ID)
		first := len(subtotals)
		cumulated := []decimal.Decimal{}
		for i, l := range lines {
			rate, ok := j.Rates[l.Class]
			if !ok {
				return nil, nil, &MissingRateError{j.Name, l.Class}
			}
			k := slices.IndexFunc(subtotals[first:], func(s Subtotal) bool { return s.Class == l.Class })
			if k < 0 {
				k = len(subtotals) - first
				s := Subtotal{Jurisdiction: j.Name, Class: l.Class, Category: rate.Category, Percent: rate.Percent}
				if free != nil {
					s.Category, s.Percent, s.Exemption = "E", decimal.Zero, free.Reason+" ("+free.Certificate+")"
				}
				subtotals, cumulated = append(subtotals, s), append(cumulated, decimal.Zero)
			}
			s := &subtotals[first+k]
			s.Taxable += l.Minor
			exact := decimal.NewFromInt(l.Minor).Mul(s.Percent).Shift(-2)
			share := exact.Round(0).IntPart()
			if !perLine {
				before := cumulated[k].Round(0)
				cumulated[k] = cumulated[k].Add(exact)
				share = cumulated[k].Round(0).Sub(before).IntPart()
			}
			s.Minor += share
			taxes[i] += share
		}
	}
	return taxes, subtotals, nil
}

// Again is what each jurisdiction gets of lines at the rates of an invoice that corrects them or is corrected: was says what that
// one owes, owed the tax that each line states. It is nil where that is not what the rates come to, as when somebody taxed a
// line otherwise.
func Again(was []Subtotal, lines []Line, owed []int64) []Subtotal {
	type at struct{ jurisdiction, class string }
	why := map[at]string{}
	var all []Jurisdiction
	for _, w := range was {
		i := slices.IndexFunc(all, func(j Jurisdiction) bool { return j.Name == w.Jurisdiction })
		if i < 0 {
			i = len(all)
			all = append(all, Jurisdiction{Name: w.Jurisdiction, Rates: map[string]Rate{}})
		}
		all[i].Rates[w.Class] = Rate{Percent: w.Percent, Category: w.Category}
		why[at{w.Jurisdiction, w.Class}] = w.Exemption
	}
	if len(all) == 0 {
		return nil
	}
	for _, perLine := range []bool{true, false} {
		due, subtotals, err := Of(lines, all, nil, perLine)
		if err != nil {
			return nil
		}
		var off int64
		near := true
		for i := range due {
			d := due[i] - owed[i]
			off += d
			near = near && max(d, -d) <= int64(len(all)) // each rounds for itself
		}
		if !near || off != 0 {
			continue
		}
		for i := range subtotals {
			s := &subtotals[i]
			s.Exemption = why[at{s.Jurisdiction, s.Class}]
		}
		return subtotals
	}
	return nil
}

func exemption(exempt []Exemption, jurisdiction int) *Exemption {
	for i, x := range exempt {
		if x.Jurisdiction == 0 || x.Jurisdiction == jurisdiction {
			return &exempt[i]
		}
	}
	return nil
}
