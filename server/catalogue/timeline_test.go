package catalogue

import (
	"slices"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/server/fault"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func span(from, to date.Date, rate int64) Span {
	return Span{From: from, To: to, Rate: decimal.NewFromInt(rate)}
}

// text is a timeline in short: 2026-01-01..2026-06-30=10.
func text(t Timeline) string {
	var parts []string
	for _, s := range t {
		parts = append(parts, string(s.From)+".."+string(s.To)+"="+s.Rate.String())
	}
	return strings.Join(parts, " ")
}

func TestPut(t *testing.T) {
	t.Parallel()
	open := Timeline{span("2026-01-01", "", 10)}
	two := Timeline{span("2026-01-01", "2026-06-30", 10), span("2026-07-01", "", 20)}
	gap := Timeline{span("2026-01-01", "2026-03-31", 10), span("2026-07-01", "2026-12-31", 20)}
	for name, c := range map[string]struct {
		have    Timeline
		put     Span
		want    string
		there   bool
		field   string
		message string
	}{
		"first":                   {nil, span("2026-01-01", "", 10), "2026-01-01..=10", false, "", ""},
		"ends the one before":     {open, span("2026-07-01", "", 20), "2026-01-01..2026-06-30=10 2026-07-01..=20", false, "", ""},
		"for a while":             {open, span("2026-07-01", "2026-07-31", 20), "2026-01-01..2026-06-30=10 2026-07-01..2026-07-31=20", false, "", ""},
		"before, until the next":  {open, span("2025-07-01", "", 5), "2025-07-01..2025-12-31=5 2026-01-01..=10", false, "", ""},
		"in a gap":                {gap, span("2026-04-01", "2026-06-30", 15), "2026-01-01..2026-03-31=10 2026-04-01..2026-06-30=15 2026-07-01..2026-12-31=20", false, "", ""},
		"in a gap, without end":   {gap, span("2026-05-01", "", 15), "2026-01-01..2026-03-31=10 2026-05-01..2026-06-30=15 2026-07-01..2026-12-31=20", false, "", ""},
		"after the end":           {gap, span("2027-01-01", "", 30), text(gap) + " 2027-01-01..=30", false, "", ""},
		"given an end":            {open, span("2026-01-01", "2026-12-31", 10), "2026-01-01..2026-12-31=10", false, "", ""},
		"there":                   {open, span("2026-01-01", "", 10), text(open), true, "", ""},
		"there, ended by another": {two, span("2026-01-01", "", 10), text(two), true, "", ""},
		"there, with its end":     {two, span("2026-01-01", "2026-06-30", 10), text(two), true, "", ""},

		"another value from that day": {open, span("2026-01-01", "", 11), "", false, "start_date", "10 holds from 2026-01-01 on already; it can't be 11 from 2026-01-01 on too"},
		"another end":                 {gap, span("2026-01-01", "2026-04-30", 10), "", false, "end_date", "10 holds from 2026-01-01 to 2026-03-31 already; it can't be 10 from 2026-01-01 to 2026-04-30 too"},
		"starts inside":               {gap, span("2026-08-01", "", 30), "", false, "start_date", "overlaps 20, which holds from 2026-07-01 to 2026-12-31; start on 2027-01-01 or later"},
		"reaches into the next":       {gap, span("2026-04-01", "2026-07-01", 15), "", false, "end_date", "from 2026-04-01 to 2026-07-01 overlaps 20, which holds from 2026-07-01 to 2026-12-31; end on 2026-06-30 or earlier"},
		"reaches over the next":       {open, span("2025-01-01", "2027-01-01", 15), "", false, "end_date", "overlaps 10, which holds from 2026-01-01 on"},
	} {
		line := slices.Clone(c.have)
		there, err := line.Put(c.put)
		if c.message != "" {
			f := fault.As(err)
			if f == nil || f.Code != fault.Conflict || strings.Join(f.Field, ".") != c.field || !strings.Contains(f.Message, c.message) {
				t.Errorf("%s: %v; want %q on %s", name, err, c.message, c.field)
			}
			c.want = text(c.have)
		} else if err != nil || there != c.there {
			t.Errorf("%s: there %v, %v", name, there, err)
		}
		if text(line) != c.want {
			t.Errorf("%s: %s, want %s", name, text(line), c.want)
		}
	}
}

// Whatever is put, and in whatever order: no two values hold on one day, each that was taken begins on its day, and putting all
// of them again changes nothing.
func TestTimelines(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var line Timeline
		var taken []Span
		for range rapid.IntRange(1, 12).Draw(t, "n") {
			from := date.New(2026, 1, 1).AddDays(rapid.IntRange(0, 40).Draw(t, "from"))
			s := span(from, "", rapid.Int64Range(1, 3).Draw(t, "rate"))
			if rapid.Bool().Draw(t, "ends") {
				s.To = from.AddDays(rapid.IntRange(0, 20).Draw(t, "days"))
			}
			before := text(line)
			there, err := line.Put(s)
			if (err != nil || there) && text(line) != before {
				t.Fatalf("%v, %v: %s became %s", there, err, before, text(line))
			}
			if err == nil {
				taken = append(taken, s)
			}
			for i, x := range line {
				if x.To != "" && x.To < x.From || i > 0 && (line[i-1].To == "" || line[i-1].To >= x.From) {
					t.Fatalf("%+v: %s", s, text(line))
				}
			}
		}
		for _, s := range taken {
			if on, ok := line.On(s.From); !ok || !on.Rate.Equal(s.Rate) || on.From != s.From {
				t.Fatalf("on %s: %+v of %s", s.From, on, text(line))
			}
		}
		whole := text(line)
		for _, s := range line {
			if there, err := line.Put(Span{From: s.From, To: s.To, Rate: s.Rate}); !there || err != nil {
				t.Fatalf("%s again: %v, %v", text(Timeline{s}), there, err)
			}
		}
		if text(line) != whole {
			t.Fatalf("%s became %s", whole, text(line))
		}
	})
}

// Values without an end come to the same in any order.
func TestOrderDoesNotMatter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.SliceOfNDistinct(rapid.IntRange(0, 400), 1, 10, rapid.ID[int]).Draw(t, "days")
		put := func(days []int) string {
			var line Timeline
			for _, d := range days {
				if _, err := line.Put(span(date.New(2026, 1, 1).AddDays(d), "", int64(d))); err != nil {
					t.Fatal(err)
				}
			}
			return text(line)
		}
		if a, b := put(days), put(slices.Sorted(slices.Values(days))); a != b {
			t.Fatalf("%v: %s, sorted %s", days, a, b)
		}
	})
}
