package charge

import (
	"fmt"
	"math/bits"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/price"
	"github.com/shopspring/decimal"
)

// mulDiv is a·b/n for numbers that are not negative and b ≤ n, rounded half up, without overflow in between.
func mulDiv(a, b, n int64) int64 {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	q, r := bits.Div64(hi, lo, uint64(n))
	if r >= uint64(n)-r {
		q++
	}
	return int64(q)
}

// Line is what the charges of a contract line follow from.
type Line struct {
	Quantity, UnitPrice decimal.Decimal
	List                func(on date.Date) (decimal.Decimal, bool) // the unit price by the day on which a period begins; nil: UnitPrice with its Escalator
	Pricing             *price.Model                               // nil: quantity × unit price
	Escalator           *price.Escalator
	Promotion           *Promotion
	Periods             Periods // Months 0: charged once
	Advance             bool
	PricedFrom          date.Date // the day on which UnitPrice was agreed, from which it rises
	Served              Span      // days that are charged; without To as long as nothing ends it; without From not at all yet
	Billed              date.Date // the last day that is charged already; "": none
}

// Promotion takes a percentage off the service of some days.
type Promotion struct {
	Name    string
	Percent decimal.Decimal
	Days    Span // To "": without end
}

// Reason says why a charge is not that of a whole period.
type Reason string

// The reasons. A whole period has none.
const (
	Whole    Reason = ""
	Prorated Reason = "PRORATED" // some days of a period
	Returned Reason = "RETURNED" // service ended before the day that was billed through
)

// Charge is the price of some days of service.
type Charge struct {
	Days      Span
	Quantity  decimal.Decimal
	UnitPrice decimal.Decimal // of a whole period, before a promotion
	Minor     int64           // negative when something is given back
	Reason    Reason
	Promotion string // its name when it took something off
}

// MissingIndexError says that a price index has no value that a price depends on.
type MissingIndexError struct {
	Index string
	On    date.Date
}

func (e *MissingIndexError) Error() string {
	return fmt.Sprintf("the price index %s has no value for %s", e.Index, e.On)
}

// MissingPriceError says that a list has no price for the day on which a period begins.
type MissingPriceError struct{ On date.Date }

func (e *MissingPriceError) Error() string { return fmt.Sprintf("the list has no price for %s", e.On) }

// IndexValue answers the value of a price index on a day.
type IndexValue func(index string, on date.Date) (decimal.Decimal, bool)

// Recurring is what a line charges when everything through a day is billed, and the last day that is billed then: "" while
// none is. It reports *MissingIndexError, *MissingPriceError, and an error for an amount that is too large.
func (l *Line) Recurring(c money.Currency, through date.Date, index IndexValue) ([]Charge, date.Date, error) {
	if l.Served.From == "" {
		return nil, l.Billed, nil
	}
	if l.Periods.Months == 0 {
		return l.once(c, through, index)
	}
	var charges []Charge
	// What was billed after the end goes back.
	if l.Billed != "" && l.Served.To != "" && l.Served.To < l.Billed {
		back, err := l.over(c, Span{max(l.Served.From, l.Served.To.AddDays(1)), l.Billed}, index)
		if err != nil {
			return nil, l.Billed, err
		}
		for i := range back {
			back[i].Minor, back[i].Reason = -back[i].Minor, Returned
		}
		return back, max(l.Served.To, l.Served.From.AddDays(-1)), nil
	}
	next := l.Served.From
	if l.Billed >= next {
		next = l.Billed.AddDays(1)
	}
	billed := l.Billed
	for n, period := l.Periods.On(next); ; n++ {
		period = l.Periods.nth(n)
		due := period.From
		if !l.Advance {
			due = period.To
			if l.Served.To != "" {
				due = min(due, l.Served.To) // the last part is due when service has ended
			}
		}
		days := Span{next, period.To}.and(l.Served)
		if due > through || days.empty() {
			return charges, billed, nil
		}
		more, err := l.over(c, days, index)
		if err != nil {
			return nil, l.Billed, err
		}
		charges = append(charges, more...)
		billed, next = days.To, days.To.AddDays(1)
	}
}

func (l *Line) once(c money.Currency, through date.Date, index IndexValue) ([]Charge, date.Date, error) {
	day := l.Served.From
	if l.Billed != "" || day > through || l.Served.To != "" && l.Served.To < day {
		return nil, l.Billed, nil
	}
	minor, unit, name, err := l.whole(c, day, index)
	if err != nil {
		return nil, "", err
	}
	return []Charge{{Days: Span{day, day}, Quantity: l.Quantity, UnitPrice: unit, Minor: minor, Promotion: name}}, day, nil
}

// over is what service on these days costs: a charge for each period and, within one, for each price.
func (l *Line) over(c money.Currency, days Span, index IndexValue) ([]Charge, error) {
	var charges []Charge
	for !days.empty() {
		_, period := l.Periods.On(days.From)
		some := Span{days.From, min(days.To, period.To)}
		some.To = min(some.To, l.lastAtPrice(some))
		whole, unit, name, err := l.whole(c, some.From, index)
		if err != nil {
			return nil, err
		}
		x := Charge{Days: some, Quantity: l.Quantity, UnitPrice: unit, Minor: part(whole, period, some), Promotion: name}
		if some != period {
			x.Reason = Prorated
		}
		charges = append(charges, x)
		days.From = some.To.AddDays(1)
	}
	return charges, nil
}

// lastAtPrice is the last of these days that has the price of the first one.
func (l *Line) lastAtPrice(days Span) date.Date {
	last := days.To
	if l.List == nil {
		for _, step := range l.Escalator.Steps(l.PricedFrom, days.To) {
			if step > days.From {
				last = min(last, step.AddDays(-1))
				break
			}
		}
	}
	if p := l.Promotion; p != nil {
		if p.Days.From > days.From {
			last = min(last, p.Days.From.AddDays(-1))
		} else if p.Days.To >= days.From { // "" is before every day
			last = min(last, p.Days.To)
		}
	}
	return last
}

// whole is the price of a whole period, or of a single charge, at the prices of a day.
func (l *Line) whole(c money.Currency, on date.Date, index IndexValue) (minor int64, unit decimal.Decimal, promotion string, err error) {
	unit, err = l.unit(on, index)
	if err != nil {
		return 0, unit, "", err
	}
	amount := l.Pricing.Amount(l.Quantity, unit)
	if l.Pricing != nil && !l.Quantity.IsZero() { // tiers have no one price: what a unit comes to on the whole
		unit = amount.DivRound(l.Quantity, money.RateScale)
	}
	if p := l.Promotion; p != nil && p.Days.From <= on && (p.Days.To == "" || on <= p.Days.To) {
		amount = amount.Sub(amount.Mul(p.Percent).Shift(-2))
		promotion = p.Name
	}
	m, err := money.FromDecimal(amount, c)
	return m.Minor, unit, promotion, err
}

// unit is the unit price on a day. A list's holds for the whole period, so that what is given back of it costs what was charged.
func (l *Line) unit(on date.Date, index IndexValue) (decimal.Decimal, error) {
	if l.List == nil {
		unit, ok := l.Escalator.Price(l.UnitPrice, l.PricedFrom, on, index)
		if !ok {
			return unit, &MissingIndexError{l.Escalator.Index, on}
		}
		return unit, nil
	}
	if l.Periods.Months > 0 {
		_, period := l.Periods.On(on)
		on = max(period.From, l.Served.From)
	}
	unit, ok := l.List(on)
	if !ok {
		return unit, &MissingPriceError{on}
	}
	return unit, nil
}

// Usage is what measured quantity costs that was not billed before: the price of all of the period's quantity less the
// price of what was billed of it. The result is in minor units.
func (l *Line) Usage(c money.Currency, before, now decimal.Decimal, on date.Date, index IndexValue) (int64, decimal.Decimal, error) {
	unit, err := l.unit(on, index)
	if err != nil {
		return 0, unit, err
	}
	all, err := money.FromDecimal(l.Pricing.Amount(before.Add(now), unit), c)
	if err != nil {
		return 0, unit, err
	}
	billed, err := money.FromDecimal(l.Pricing.Amount(before, unit), c)
	if err != nil || before.IsZero() {
		return all.Minor, unit, err
	}
	return all.Minor - billed.Minor, unit, nil
}
