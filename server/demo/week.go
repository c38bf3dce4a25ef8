package demo

import (
	"time"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/period"
	"github.com/duebook/duebook/server/ledger"
)

// monday is the first day of the week of a day.
func monday(d date.Date) date.Date {
	return d.AddDays(-((int(d.Time().Weekday()) + 6) % 7))
}

// later puts something on the agenda of the week of a day. What would happen after the book's last day does not happen.
func (b *book) later(day date.Date, do func() error) {
	if day <= b.Today {
		b.agenda[monday(day)] = append(b.agenda[monday(day)], do)
	}
}

// live runs the weeks of the book, the last up to today. Work of a week is entered on its last day.
func (b *book) live() error {
	for from := monday(b.starts); from <= b.Today; from = from.AddDays(7) {
		to := min(from.AddDays(6), b.Today)
		b.at(to)
		if err := b.bill(from, to); err != nil {
			return err
		}
		if err := b.collect(from, to); err != nil {
			return err
		}
		for len(b.agenda[from]) > 0 { // may grow while it is worked on
			do := b.agenda[from][0]
			b.agenda[from] = b.agenda[from][1:]
			if err := do(); err != nil {
				return err
			}
		}
		delete(b.agenda, from)
		if err := b.talk(to); err != nil {
			return err
		}
		if err := b.closeBefore(to); err != nil {
			return err
		}
		if b.Progress != nil {
			b.Progress(to, b.Counts)
		}
	}
	return nil
}

// closeBefore closes the periods that ended more than forty days ago.
func (b *book) closeBefore(day date.Date) error {
	month := day.AddDays(-40).StartOfMonth().AddMonths(-1)
	for _, u := range b.units {
		p, err := b.db.Period.Query().Where(period.BusinessUnitID(u.id), period.StartsOn(month), period.StatusEQ(period.StatusOPEN)).All(b.sys)
		if err != nil {
			return err
		}
		for _, open := range p {
			if _, err := b.ledger.Close(b.as("manager"), ledger.ClosePeriod{ID: open.ID, Version: open.Version}); err != nil {
				return err
			}
			b.ClosedPeriods++
		}
	}
	return nil
}

// pause lets a minute pass between two things that people do by hand.
func (b *book) pause() { b.now = b.now.Add(time.Minute) }
