package ledger

import (
	"context"
	"errors"
	"slices"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/server/store"
)

// Course is how what is open of an item on an account changed, day by day. What of an item was opened again later, or came to
// the account later, is not there to be spent before.
type Course []Change

// Change is what is open more, or less, from a day on.
type Change struct {
	On    date.Date
	Minor int64
}

// Held is an item on an account; 0: the payer is not known.
type Held struct{ Item, Account int }

// Reopened answers the courses of those of the items of which something was opened after the day they were issued on, by an
// undone application or a change of account. Of all others nothing was ever less than is open now, from that day on.
func Reopened(ctx context.Context, tx *store.TxClient, items []int) (map[Held]Course, error) {
	rows, err := tx.Query(ctx, `SELECT item_id, COALESCE(account_id, 0), effective_on, SUM(amount_minor) FROM receivable_entries WHERE item_id IN (
		SELECT item_id FROM receivable_entries WHERE `+store.In(tx.Dialect, "item_id")+` AND amount_minor > 0 AND effective_on > item_issue_on)
		GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`, store.IDList(tx.Dialect, items))
	if err != nil {
		return nil, err
	}
	courses := map[Held]Course{}
	for rows.Next() {
		var h Held
		var c Change
		if err := rows.Scan(&h.Item, &h.Account, &c.On, &c.Minor); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		courses[h] = append(courses[h], c)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil || len(courses) == 0 {
		return courses, err
	}
	for _, m := range batchOf(tx).moves { // not written yet
		if h := (Held{m.Item, m.Account}); courses[h] != nil {
			courses[h] = courses[h].With(m.on, m.Minor)
		}
	}
	return courses, nil
}

// Least is what is open on every day from one on.
func (c Course) Least(from date.Date) int64 {
	var open, least int64
	begun := false
	for _, x := range c {
		if x.On > from {
			if !begun || open < least {
				begun, least = true, open
			}
		}
		open += x.Minor
	}
	if !begun {
		return open
	}
	return min(least, open)
}

// From is the first day, not before one, from which on an amount is open; "" when it is not open at the end.
func (c Course) From(first date.Date, minor int64) date.Date {
	if c.Least(first) >= minor {
		return first
	}
	for _, x := range c {
		if x.On > first && c.Least(x.On) >= minor {
			return x.On
		}
	}
	return ""
}

// With is the course after one more change.
func (c Course) With(on date.Date, minor int64) Course {
	at, _ := slices.BinarySearchFunc(c, on, func(x Change, on date.Date) int {
		if x.On <= on {
			return -1
		}
		return 1
	})
	return slices.Insert(slices.Clone(c), at, Change{on, minor})
}
