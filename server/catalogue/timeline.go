package catalogue

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// Span is a value that holds from a day to a day, both included.
type Span struct {
	ID       int       // of its row; 0: not written yet
	From, To date.Date // no To: without end
	Rate     decimal.Decimal
	Category string // of a tax rate
	Line     int    // of the file that gives it; 0: no file does
	Open     bool   // it was given without an end, and ends when the next one begins

	ended bool // its row has another end
}

func (s Span) same(t Span) bool { return s.Rate.Equal(t.Rate) && s.Category == t.Category }

// days names the span in words.
func (s Span) days() string {
	text := fmt.Sprintf("from %s to %s", s.From, s.To)
	if s.To == "" {
		text = fmt.Sprintf("from %s on", s.From)
	}
	if s.Line != 0 {
		text += fmt.Sprintf(" (line %d)", s.Line)
	}
	return text
}

func (s Span) value() string {
	if s.Category != "" {
		return s.Rate.String() + " percent " + s.Category
	}
	return s.Rate.String()
}

// Timeline is the values of one subject by their days. No two hold on one day.
type Timeline []Span

// On is the value that holds on a day.
func (t Timeline) On(day date.Date) (Span, bool) {
	for _, s := range t {
		if s.From <= day && (s.To == "" || day <= s.To) {
			return s, true
		}
	}
	return Span{}, false
}

// Put adds a value and reports whether it was there already. Without an end it holds until the next one begins. The one
// before it, when it has no end, ends on the day before. It reports fault.Conflict on start_date or end_date, with the days of
// both, when another value holds from the same day or days would overlap.
func (t *Timeline) Put(s Span) (there bool, err error) {
	s.Open = s.To == ""
	i, _ := slices.BinarySearchFunc(*t, s.From, func(x Span, day date.Date) int { return strings.Compare(string(x.From), string(day)) })
	if i < len(*t) && (*t)[i].From == s.From {
		return t.again(i, s)
	}
	cut := false
	if i > 0 {
		before := (*t)[i-1]
		if cut = before.Open || before.To == ""; !cut && before.To >= s.From {
			return false, fault.New(fault.Conflict, "%s overlaps %s, which holds %s; start on %s or later", s.days(), before.value(), before.days(), before.To.AddDays(1)).On("start_date")
		}
	}
	if i < len(*t) {
		next := (*t)[i]
		if s.Open {
			s.To = next.From.AddDays(-1)
		} else if s.To >= next.From {
			return false, fault.New(fault.Conflict, "%s overlaps %s, which holds %s; end on %s or earlier", s.days(), next.value(), next.days(), next.From.AddDays(-1)).On("end_date")
		}
	}
	if cut {
		if before := &(*t)[i-1]; before.To == "" || before.To >= s.From {
			before.To, before.ended = s.From.AddDays(-1), true
		}
	}
	*t = slices.Insert(*t, i, s)
	return false, nil
}

// again takes a value from a day on which one begins already. The same one may be given an end.
func (t *Timeline) again(i int, s Span) (there bool, err error) {
	have := &(*t)[i]
	conflict := fault.New(fault.Conflict, "%s holds %s already; it can't be %s %s too", have.value(), have.days(), s.value(), s.days())
	switch {
	case !have.same(s):
		return false, conflict.On("start_date")
	case s.To == have.To, s.Open && i+1 < len(*t) && have.To.AddDays(1) == (*t)[i+1].From:
		have.Open, have.Line = have.Open || s.Open, s.Line
		return true, nil
	case have.To == "":
		have.To, have.ended, have.Line = s.To, true, s.Line
		return false, nil
	}
	return false, conflict.On("end_date")
}

// Recall marks the values that were given without an end in a timeline that was decided before.
func (t Timeline) Recall(decided Timeline) {
	open := map[date.Date]bool{}
	for _, s := range decided {
		open[s.From] = s.Open
	}
	for i := range t {
		t[i].Open = t[i].Open || open[t[i].From]
	}
}

// fresh are the values that are not written yet.
func (t Timeline) fresh() (list []Span) {
	for _, s := range t {
		if s.ID == 0 {
			list = append(list, s)
		}
	}
	return list
}

// shorten writes the new ends of rows.
func (t Timeline) shorten(ctx context.Context, tx *store.TxClient, table string) (n int, err error) {
	for _, s := range t {
		if s.ID == 0 || !s.ended {
			continue
		}
		if _, err := tx.Exec(ctx, `UPDATE `+table+` SET ends_on = ?, updated_at = ?, version = version + 1 WHERE id = ?`, s.To, tx.Now, s.ID); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}
