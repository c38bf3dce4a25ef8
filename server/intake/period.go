package intake

import (
	"context"
	"sort"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/period"
	"github.com/duebook/duebook/server/store"
)

// day is a business date in a form that takes little room: YYYYMMDD.
type day int32

func dayOf(d date.Date) day {
	if len(d) != 10 {
		return 0
	}
	n := day(0)
	for i := range len(d) {
		if c := d[i]; c != '-' {
			n = n*10 + day(c-'0')
		}
	}
	return n
}

func (d day) date() date.Date {
	if d == 0 {
		return ""
	}
	b := []byte("0000-00-00")
	for i, n := len(b)-1, int32(d); i >= 0; i-- {
		if b[i] != '-' {
			b[i] = '0' + byte(n%10)
			n /= 10
		}
	}
	return date.Date(b)
}

type span struct {
	from, to date.Date
	closed   bool
}

// periods are the accounting periods of a business unit in order.
type periods []span

func loadPeriods(ctx context.Context, q store.Querier, unit int) (periods, error) {
	rows, err := q.Query(ctx, `SELECT starts_on, ends_on, status FROM periods WHERE business_unit_id = ? ORDER BY starts_on`, unit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all periods
	for rows.Next() {
		var s span
		var status period.Status
		if err := rows.Scan(&s.from, &s.to, &status); err != nil {
			return nil, err
		}
		s.closed = status == period.StatusCLOSED
		all = append(all, s)
	}
	return all, rows.Err()
}

// closed reports whether nothing may be posted on a day: its period is closed, or it has none and a later one is closed.
func (p periods) closed(d date.Date) bool {
	i := sort.Search(len(p), func(i int) bool { return p[i].to >= d })
	if i < len(p) && p[i].from <= d {
		return p[i].closed
	}
	for _, s := range p[i:] {
		if s.closed {
			return true
		}
	}
	return false
}
