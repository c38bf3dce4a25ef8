// Package price holds the value types of prices: how an amount follows from a quantity, and how a unit price rises.
package price

import (
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/duebook/duebook/ent/date"
	"github.com/shopspring/decimal"
)

// Kind is how an amount follows from a quantity.
type Kind string

// The kinds of pricing.
const (
	Unit    Kind = "UNIT"    // quantity × unit price
	Tiered  Kind = "TIERED"  // each unit at the price of the tier that it falls into
	Volume  Kind = "VOLUME"  // all units at the price of the tier that the whole quantity falls into
	Package Kind = "PACKAGE" // begun packages × unit price
)

// maxTiers bounds the tiers of one model.
const maxTiers = 100

// Model is the pricing of a contract line besides its unit price.
type Model struct {
	Kind        Kind            `json:"kind"`
	Tiers       []Tier          `json:"tiers,omitempty"`      // ascending; for TIERED and VOLUME
	PackageSize decimal.Decimal `json:"packageSize,omitzero"` // units in a package; for PACKAGE
	Included    decimal.Decimal `json:"included,omitzero"`    // units of each period that are not charged
}

// Tier is the price of the units up to and including UpTo.
type Tier struct {
	UpTo      *decimal.Decimal `json:"upTo,omitempty"` // nil: without end; only the last tier
	UnitPrice decimal.Decimal  `json:"unitPrice"`
	Flat      decimal.Decimal  `json:"flat,omitzero"` // once when the tier is entered
}

// Check reports what is wrong with the model.
func (m *Model) Check() error {
	if m == nil {
		return nil
	}
	if m.Included.IsNegative() {
		return errors.New("the included quantity is negative")
	}
	switch m.Kind {
	case Unit:
	case Package:
		if !m.PackageSize.IsPositive() {
			return errors.New("a package holds more than nothing: give its size")
		}
	case Tiered, Volume:
		if len(m.Tiers) == 0 || len(m.Tiers) > maxTiers {
			return fmt.Errorf("give 1 to %d tiers", maxTiers)
		}
		for i, t := range m.Tiers {
			last := i == len(m.Tiers)-1
			switch {
			case t.UpTo == nil && !last:
				return fmt.Errorf("tier %d has no end; only the last one may", i+1)
			case t.UpTo != nil && last:
				return fmt.Errorf("the last tier ends at %s; leave its end open, or nothing beyond it has a price", t.UpTo)
			case t.UpTo != nil && (!t.UpTo.IsPositive() || i > 0 && !t.UpTo.GreaterThan(*m.Tiers[i-1].UpTo)):
				return fmt.Errorf("tier %d ends at %s, which is not after the tier before it", i+1, t.UpTo)
			}
		}
	default:
		return fmt.Errorf("%q is not a kind of pricing; choose UNIT, TIERED, VOLUME or PACKAGE", m.Kind)
	}
	return nil
}

// Amount is the exact price of a quantity, not rounded. A nil model is quantity × unit price. The model has been checked.
func (m *Model) Amount(quantity, unitPrice decimal.Decimal) decimal.Decimal {
	if m == nil {
		return quantity.Mul(unitPrice)
	}
	quantity = decimal.Max(decimal.Zero, quantity.Sub(m.Included))
	switch m.Kind {
	case Package:
		return quantity.Div(m.PackageSize).Ceil().Mul(unitPrice)
	case Tiered:
		var sum, from decimal.Decimal
		for _, t := range m.Tiers {
			if !quantity.GreaterThan(from) {
				break
			}
			to := quantity
			if t.UpTo != nil && t.UpTo.LessThan(to) {
				to = *t.UpTo
			}
			sum = sum.Add(to.Sub(from).Mul(t.UnitPrice)).Add(t.Flat)
			from = to
		}
		return sum
	case Volume:
		if quantity.IsZero() {
			return decimal.Zero
		}
		for _, t := range m.Tiers {
			if t.UpTo == nil || !quantity.GreaterThan(*t.UpTo) {
				return quantity.Mul(t.UnitPrice).Add(t.Flat)
			}
		}
		return decimal.Zero // the last tier of a checked model has no end
	}
	return quantity.Mul(unitPrice)
}

// Part is a part of a quantity that has one price.
type Part struct {
	Quantity, UnitPrice decimal.Decimal
	Share               Share
}

// Share says which part of a quantity something is; without a kind it is the whole.
type Share struct {
	Kind           ShareKind
	Above          decimal.Decimal  // of a tier: the units below it
	UpTo           *decimal.Decimal // of a tier: nil without end
	Flat           bool             // what entering the tier costs once
	Packages, Size decimal.Decimal  // begun packages, and the units in one
}

// ShareKind is what makes a part of a quantity one.
type ShareKind int

// The kinds of shares.
const (
	Whole ShareKind = iota
	InIncluded
	BeyondIncluded
	InTier
	InPackages
)

// Parts are the parts of what is measured after what was measured before, each with its price; together they cost the exact
// price of it all less that of what was before. They are nil where the model has no such prices. The model has been checked.
func (m *Model) Parts(before, now, unitPrice decimal.Decimal) []Part {
	if m == nil || !now.IsPositive() || m.Kind == Package || m.Kind == Volume && before.IsPositive() {
		return nil
	}
	var parts []Part
	free := decimal.Min(now, decimal.Max(decimal.Zero, m.Included.Sub(before)))
	if free.IsPositive() {
		parts = append(parts, Part{free, decimal.Zero, Share{Kind: InIncluded}})
	}
	if free.Equal(now) {
		return parts
	}
	from := decimal.Max(decimal.Zero, before.Sub(m.Included))
	to := from.Add(now.Sub(free))
	switch m.Kind {
	case Unit:
		var share Share
		if free.IsPositive() {
			share.Kind = BeyondIncluded
		}
		return append(parts, Part{to.Sub(from), unitPrice, share})
	case Tiered, Volume:
		var begin decimal.Decimal
		for _, t := range m.Tiers {
			end := to
			if t.UpTo != nil && m.Kind == Tiered {
				end = decimal.Min(to, *t.UpTo)
			}
			within := t.UpTo == nil || !to.GreaterThan(*t.UpTo) // all of it lies below the end of the tier
			if m.Kind == Volume && !within {
				begin = *t.UpTo
				continue
			}
			start := from
			if m.Kind == Tiered {
				start = decimal.Max(from, begin)
			}
			if end.GreaterThan(start) {
				share := Share{Kind: InTier, Above: begin, UpTo: t.UpTo}
				parts = append(parts, Part{end.Sub(start), t.UnitPrice, share})
				if !t.Flat.IsZero() && !from.GreaterThan(begin) { // it was not entered before
					share.Flat = true
					parts = append(parts, Part{decimal.NewFromInt(1), t.Flat, share})
				}
			}
			if within {
				break
			}
			begin = *t.UpTo
		}
	}
	return parts
}

// Share is how a quantity is priced that has no price by itself.
func (m *Model) Share(before, now decimal.Decimal) Share {
	if m == nil || m.Kind != Package || !now.IsPositive() {
		return Share{}
	}
	begun := func(q decimal.Decimal) decimal.Decimal {
		return decimal.Max(decimal.Zero, q.Sub(m.Included)).Div(m.PackageSize).Ceil()
	}
	return Share{Kind: InPackages, Packages: begun(before.Add(now)).Sub(begun(before)), Size: m.PackageSize}
}

// Escalator raises the unit price on anniversaries.
type Escalator struct {
	Percent decimal.Decimal `json:"percent,omitzero"` // at each step: 3 is three percent
	Index   string          `json:"index,omitempty"`  // or the code of a price index whose change is taken over
	Months  int             `json:"months"`           // between steps
	First   date.Date       `json:"first,omitempty"`  // of the first step; empty: Months after the line's start
}

// Check reports what is wrong with the escalator.
func (e *Escalator) Check() error {
	switch {
	case e == nil:
		return nil
	case e.Months < 1 || e.Months > 120:
		return fmt.Errorf("%d months between steps; choose 1 to 120", e.Months)
	case e.Index == "" && e.Percent.IsZero():
		return errors.New("an escalator has a percentage or an index")
	case e.Index != "" && !e.Percent.IsZero():
		return errors.New("an escalator has a percentage or an index, not both")
	case e.Percent.LessThan(decimal.NewFromInt(-100)) || e.Percent.GreaterThan(decimal.NewFromInt(100)):
		return fmt.Errorf("%s percent; choose -100 to 100", e.Percent)
	case e.First != "":
		return e.First.Validate()
	}
	return nil
}

// first is the day of the first step for a line that starts on this day.
func (e *Escalator) first(starts date.Date) date.Date {
	if e.First != "" {
		return e.First
	}
	return starts.AddMonths(e.Months)
}

// Steps are the days after the start and until a day on which the price changes.
func (e *Escalator) Steps(starts, until date.Date) []date.Date {
	if e == nil {
		return nil
	}
	var steps []date.Date
	first := e.first(starts)
	for n := 0; ; n++ {
		day := first.AddMonths(n * e.Months)
		if day > until {
			return steps
		}
		if day > starts {
			steps = append(steps, day)
		}
	}
}

// decimals is how precise a unit price is.
const decimals = 8

// Price is the unit price on a day. Value answers the index on a day, and false when it is not known; it is asked for the
// line's start and the last step. The second result is false when the index is missing.
func (e *Escalator) Price(base decimal.Decimal, starts, on date.Date, value func(index string, on date.Date) (decimal.Decimal, bool)) (decimal.Decimal, bool) {
	steps := e.Steps(starts, on)
	if len(steps) == 0 {
		return base, true
	}
	if e.Index == "" {
		factor := decimal.NewFromInt(1).Add(e.Percent.Shift(-2))
		for range steps {
			base = base.Mul(factor).Round(decimals)
		}
		return base, true
	}
	then, ok1 := value(e.Index, starts)
	now, ok2 := value(e.Index, steps[len(steps)-1])
	if !ok1 || !ok2 || !then.IsPositive() {
		return decimal.Zero, false
	}
	return base.Mul(now).DivRound(then, decimals), true
}

// MarshalGQL implements graphql.Marshaler.
func (x Kind) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(x))) }

// UnmarshalGQL implements graphql.Unmarshaler.
func (x *Kind) UnmarshalGQL(v any) error {
	s, _ := v.(string)
	switch *x = Kind(s); *x {
	case Unit, Tiered, Volume, Package:
		return nil
	}
	return fmt.Errorf("%q is not one of the values", s)
}
