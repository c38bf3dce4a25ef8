package charge_test

import (
	"fmt"
	"testing"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/price"
	"github.com/duebook/duebook/server/billing/charge"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func d(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func none(string, date.Date) (decimal.Decimal, bool) { return decimal.Zero, false }

func monthly(price, from, to string) charge.Line {
	return charge.Line{Quantity: d("1"), UnitPrice: d(price), Periods: charge.Periods{Anchor: date.Date(from).StartOfMonth(), Months: 1}, Advance: true,
		PricedFrom: date.Date(from), Served: charge.Span{From: date.Date(from), To: date.Date(to)}}
}

func TestRecurring(t *testing.T) {
	t.Parallel()
	with := func(l charge.Line, f func(*charge.Line)) charge.Line { f(&l); return l }
	for _, c := range []struct {
		name    string
		line    charge.Line
		through date.Date
		want    string
		billed  date.Date
	}{
		{"a month in advance", monthly("30", "2026-01-01", ""), "2026-01-01", "[2026-01-01..2026-01-31 3000]", "2026-01-31"},
		{"not yet", monthly("30", "2026-01-01", ""), "2025-12-31", "[]", ""},
		{"two months at once", monthly("30", "2026-01-01", ""), "2026-02-01", "[2026-01-01..2026-01-31 3000 2026-02-01..2026-02-28 3000]", "2026-02-28"},
		{"in arrears", with(monthly("30", "2026-01-01", ""), func(l *charge.Line) { l.Advance = false }), "2026-02-27", "[2026-01-01..2026-01-31 3000]", "2026-01-31"},
		{"in arrears, ended", with(monthly("31", "2026-01-01", "2026-01-10"), func(l *charge.Line) { l.Advance = false }), "2026-01-10", "[2026-01-01..2026-01-10 1000 PRORATED]", "2026-01-10"},
		{"start in mid-month", monthly("31", "2026-01-22", ""), "2026-01-31", "[2026-01-22..2026-01-31 1000 PRORATED]", "2026-01-31"},
		{"not functional", with(monthly("31", "2026-01-22", ""), func(l *charge.Line) { l.Served.From = "" }), "2026-06-30", "[]", ""},
		{"end in mid-month", monthly("31", "2026-01-01", "2026-01-10"), "2026-03-31", "[2026-01-01..2026-01-10 1000 PRORATED]", "2026-01-10"},
		{"billed already", with(monthly("31", "2026-01-01", ""), func(l *charge.Line) { l.Billed = "2026-01-31" }), "2026-01-31", "[]", "2026-01-31"},
		{"ended after it was billed", with(monthly("31", "2026-01-01", "2026-01-10"), func(l *charge.Line) { l.Billed = "2026-02-28" }), "2026-03-01",
			"[2026-01-11..2026-01-31 -2100 PRORATED 2026-02-01..2026-02-28 -3100]", "2026-01-10"},
		{"quarters from the contract's month", with(monthly("90", "2026-02-10", ""), func(l *charge.Line) { l.Periods.Months = 3 }), "2026-05-01",
			"[2026-02-10..2026-04-30 8090 PRORATED 2026-05-01..2026-07-31 9000]", "2026-07-31"},
		{"years from the day", with(monthly("365", "2026-03-15", ""), func(l *charge.Line) { l.Periods = charge.Periods{Anchor: "2026-03-15", Months: 12} }), "2026-03-15",
			"[2026-03-15..2027-03-14 36500]", "2027-03-14"},
		{"a step in mid-month", with(monthly("30", "2026-04-01", ""), func(l *charge.Line) {
			l.Escalator = &price.Escalator{Percent: d("10"), Months: 12, First: "2026-04-16"}
		}), "2026-04-01",
			"[2026-04-01..2026-04-15 1500 PRORATED 2026-04-16..2026-04-30 1650 PRORATED]", "2026-04-30"},
		{"a promotion that ends", with(monthly("30", "2026-04-01", ""), func(l *charge.Line) {
			l.Promotion = &charge.Promotion{Name: "Spring", Percent: d("50"), Days: charge.Span{From: "2026-04-01", To: "2026-04-10"}}
		}), "2026-05-01",
			"[2026-04-01..2026-04-10 500 PRORATED Spring 2026-04-11..2026-04-30 2000 PRORATED 2026-05-01..2026-05-31 3000]", "2026-05-31"},
		{"a list price that changes in mid-month", with(monthly("1", "2026-04-11", ""), func(l *charge.Line) {
			l.List = func(on date.Date) (decimal.Decimal, bool) { return d("30").Add(d(string(on[9:]))), true }
		}), "2026-05-01",
			"[2026-04-11..2026-04-30 2067 PRORATED 2026-05-01..2026-05-31 3100]", "2026-05-31"},
		{"a list price goes back as it was charged", with(monthly("1", "2026-04-01", "2026-04-20"), func(l *charge.Line) {
			l.Billed = "2026-04-30"
			l.List = func(on date.Date) (decimal.Decimal, bool) { return d("29").Add(d(string(on[9:]))), true }
		}), "2026-05-01",
			"[2026-04-21..2026-04-30 -1000 PRORATED]", "2026-04-20"},
		{"once", with(monthly("99.99", "2026-01-20", ""), func(l *charge.Line) { l.Periods.Months = 0 }), "2026-01-31", "[2026-01-20..2026-01-20 9999]", "2026-01-20"},
		{"once, billed", with(monthly("99.99", "2026-01-20", ""), func(l *charge.Line) { l.Periods.Months, l.Billed = 0, "2026-01-20" }), "2026-02-28", "[]", "2026-01-20"},
	} {
		charges, billed, err := c.line.Recurring("USD", c.through, none)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		got := []string{}
		for _, x := range charges {
			reason := x.Reason
			if reason == charge.Returned { // told by the sign
				reason = ""
				if x.Days.From.Time().Day() != 1 {
					reason = charge.Prorated
				}
			}
			s := fmt.Sprintf("%s..%s %d", x.Days.From, x.Days.To, x.Minor)
			for _, more := range []string{string(reason), x.Promotion} {
				if more != "" {
					s += " " + more
				}
			}
			got = append(got, s)
		}
		if fmt.Sprint(got) != c.want || billed != c.billed {
			t.Errorf("%s: %v through %q, want %s through %q", c.name, got, billed, c.want, c.billed)
		}
	}
	l := monthly("30", "2026-01-01", "")
	l.Escalator = &price.Escalator{Index: "CPI", Months: 1}
	if _, _, err := l.Recurring("USD", "2026-02-01", none); err == nil || err.Error() != "the price index CPI has no value for 2026-02-01" {
		t.Errorf("a missing index: %v", err)
	}
}

func draw(t *rapid.T) charge.Line {
	start := date.Date("2024-01-01").AddDays(rapid.IntRange(0, 800).Draw(t, "start"))
	months := rapid.SampledFrom([]int{1, 3, 6, 12}).Draw(t, "months")
	anchor := start
	if rapid.Bool().Draw(t, "calendar") {
		anchor = start.StartOfMonth()
	}
	return charge.Line{Quantity: decimal.New(rapid.Int64Range(0, 50_000).Draw(t, "quantity"), -2), UnitPrice: decimal.New(rapid.Int64Range(-1_000_000, 100_000_000).Draw(t, "price"), -4),
		Periods: charge.Periods{Anchor: anchor, Months: months}, Advance: rapid.Bool().Draw(t, "advance"), PricedFrom: start, Served: charge.Span{From: start}}
}

func sum(charges []charge.Charge) (n int64) {
	for _, x := range charges {
		n += x.Minor
	}
	return n
}

// However the days until a day are billed, in one go or run after run, the charges sum to the same, whole periods cost the
// whole price, and no day is charged twice or left out.
func TestAnySplitSumsToTheWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		whole := draw(t)
		last := whole.Served.From.AddDays(rapid.IntRange(0, 900).Draw(t, "days"))
		whole.Served.To = last
		far := last.AddMonths(13)
		all, billed, err := whole.Recurring("USD", far, none)
		if err != nil {
			t.Fatal(err)
		}
		if billed != last {
			t.Fatalf("billed through %s, service ends on %s", billed, last)
		}
		next := whole.Served.From
		for _, x := range all {
			if x.Days.From != next || x.Days.To < x.Days.From {
				t.Fatalf("%v follows %s", x.Days, next)
			}
			next = x.Days.To.AddDays(1)
		}
		// Run after run.
		runs := whole
		var parts int64
		for day := whole.Served.From; day < far; day = day.AddDays(rapid.IntRange(1, 200).Draw(t, "gap")) {
			charges, through, err := runs.Recurring("USD", day, none)
			if err != nil {
				t.Fatal(err)
			}
			runs.Billed, parts = through, parts+sum(charges)
		}
		charges, _, err := runs.Recurring("USD", far, none)
		if err != nil {
			t.Fatal(err)
		}
		if parts += sum(charges); parts != sum(all) {
			t.Fatalf("run after run %d, at once %d", parts, sum(all))
		}
		// Split into lines that follow each other, as amendments do.
		parts = 0
		for from := whole.Served.From; from <= last; {
			to := min(last, from.AddDays(rapid.IntRange(0, 300).Draw(t, "length")))
			piece := whole
			piece.Served = charge.Span{From: from, To: to}
			charges, _, err := piece.Recurring("USD", far, none)
			if err != nil {
				t.Fatal(err)
			}
			parts += sum(charges)
			from = to.AddDays(1)
		}
		if parts != sum(all) {
			t.Fatalf("line after line %d, at once %d", parts, sum(all))
		}
	})
}

// An end that becomes known after the bill leaves what the right bill alone would have left.
func TestLateEnd(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		l := draw(t)
		through := l.Served.From.AddDays(rapid.IntRange(0, 700).Draw(t, "through"))
		charges, billed, err := l.Recurring("USD", through, none)
		if err != nil {
			t.Fatal(err)
		}
		total := sum(charges)
		l.Billed = billed
		l.Served.To = l.Served.From.AddDays(rapid.IntRange(-1, 800).Draw(t, "end"))
		far := max(through, l.Served.To).AddMonths(13)
		for range 2 {
			charges, billed, err = l.Recurring("USD", far, none)
			if err != nil {
				t.Fatal(err)
			}
			total += sum(charges)
			l.Billed = billed
		}
		right := l
		right.Billed = ""
		charges, _, err = right.Recurring("USD", far, none)
		if err != nil {
			t.Fatal(err)
		}
		if total != sum(charges) {
			t.Fatalf("billed %d in all, the right bill is %d", total, sum(charges))
		}
	})
}

// Usage that comes late costs what it would have cost in time.
func TestUsageInParts(t *testing.T) {
	t.Parallel()
	hundred := d("100")
	rapid.Check(t, func(t *rapid.T) {
		l := draw(t)
		l.Pricing = &price.Model{Kind: rapid.SampledFrom([]price.Kind{price.Tiered, price.Volume}).Draw(t, "kind"), Included: d("10"),
			Tiers: []price.Tier{{UpTo: &hundred, UnitPrice: d("0.333"), Flat: d("1")}, {UnitPrice: d("0.1")}}}
		var before decimal.Decimal
		var parts int64
		for range rapid.IntRange(1, 6).Draw(t, "parts") {
			now := decimal.NewFromInt(rapid.Int64Range(0, 80).Draw(t, "quantity"))
			minor, _, err := l.Usage("USD", before, now, "2026-01-31", none)
			if err != nil {
				t.Fatal(err)
			}
			parts, before = parts+minor, before.Add(now)
		}
		all, _, err := l.Usage("USD", decimal.Zero, before, "2026-01-31", none)
		if err != nil {
			t.Fatal(err)
		}
		if parts != all {
			t.Fatalf("in parts %d, at once %d", parts, all)
		}
	})
}
