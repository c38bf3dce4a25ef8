package charge

import (
	"github.com/duebook/duebook/ent/date"
)

// Span is the days From through To, both included.
type Span struct{ From, To date.Date }

// Days is the number of days.
func (s Span) Days() int { return s.To.DaysSince(s.From) + 1 }

// and is what two spans have in common; empty spans have To before From. An empty To of o is without end.
func (s Span) and(o Span) Span {
	s.From = max(s.From, o.From)
	if o.To != "" {
		s.To = min(s.To, o.To)
	}
	return s
}

func (s Span) empty() bool { return s.To < s.From }

// Periods are the periods of a line: so many months each, the first one from Anchor on, and as many before it.
type Periods struct {
	Anchor date.Date
	Months int
}

// nth is the n-th period from the anchor.
func (p Periods) nth(n int) Span {
	return Span{p.Anchor.AddMonths(n * p.Months), p.Anchor.AddMonths((n + 1) * p.Months).AddDays(-1)}
}

// On is the number of the period that a day lies in, and the period.
func (p Periods) On(day date.Date) (int, Span) {
	a, d := p.Anchor.Time(), day.Time()
	months := (d.Year()-a.Year())*12 + int(d.Month()) - int(a.Month())
	n := months / p.Months
	if months%p.Months < 0 {
		n--
	}
	// The day of the month, which may be cut to the month's end, decides between two neighbours.
	for p.Anchor.AddMonths(n*p.Months) > day {
		n--
	}
	for p.Anchor.AddMonths((n+1)*p.Months) <= day {
		n++
	}
	return n, p.nth(n)
}

// part is the amount of some days of a period whose whole costs this much.
func part(whole int64, period, days Span) int64 {
	n := int64(period.Days())
	before := int64(days.From.DaysSince(period.From))
	through := before + int64(days.Days())
	return share(whole, through, n) - share(whole, before, n)
}

// Share is k parts of whole when it has n, rounded half away from zero.
func Share(whole int64, k, n int) int64 { return share(whole, int64(k), int64(n)) }

func share(whole, k, n int64) int64 {
	if whole < 0 {
		return -share(-whole, k, n)
	}
	return mulDiv(whole, k, n)
}
