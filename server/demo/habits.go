package demo

import (
	"time"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/payment"
)

// habit is how an account pays.
type habit int

const (
	early   habit = iota
	prompt        // about the due date
	direct        // by direct debit on the due date
	late          // by a lag of its own
	slow          // more than a month late
	lumps         // several invoices at once, every other month
	short         // late, and often less than was billed
	stopped       // late, and from a day on not at all
)

// habit draws one, with the days that it is late.
func (d dice) habit() (habit, int) {
	switch n := d.IntN(100); {
	case n < 16:
		return early, 0
	case n < 46:
		return prompt, 0
	case n < 58:
		return direct, 0
	case n < 77:
		return late, d.between(6, 22)
	case n < 84:
		return slow, d.between(30, 80)
	case n < 92:
		return lumps, 0
	default:
		return short, d.between(2, 15)
	}
}

func (h habit) risk() string {
	return map[habit]string{early: "A", direct: "A", prompt: "A", lumps: "B", late: "B", short: "B", slow: "C", stopped: "D"}[h]
}

// payday is the day on which the party means to pay a bill; no date: never.
func (b *book) payday(p *party, x *bill) date.Date {
	d := b.dice
	var day date.Date
	switch p.habit {
	case early:
		day = x.issueOn.AddDays(min(d.between(4, 18), max(1, x.dueOn.DaysSince(x.issueOn)-2)))
	case direct:
		day = x.dueOn
	case prompt:
		day = x.dueOn.AddDays(d.between(-4, 2))
	case lumps:
		day = nextLump(x.dueOn.AddDays(-6), p.index)
	default:
		day = x.dueOn.AddDays(p.lag + d.between(-4, 6))
	}
	day = weekday(max(day, x.issueOn.AddDays(1)))
	if p.stopsOn != "" && day >= p.stopsOn {
		return ""
	}
	return day
}

// nextLump is the first pay run on or after a day: the 12th of every other month, in turns.
func nextLump(day date.Date, turn int) date.Date {
	run := day.StartOfMonth()
	for {
		t := run.Time()
		if at := run.AddDays(11); (int(t.Month())+turn)%2 == 0 && at >= day {
			return at
		}
		run = run.AddMonths(1)
	}
}

// weekday is the day, or the Monday after a weekend.
func weekday(d date.Date) date.Date {
	switch d.Time().Weekday() {
	case time.Saturday:
		return d.AddDays(2)
	case time.Sunday:
		return d.AddDays(1)
	default:
		return d
	}
}

// method is how the party pays.
func (p *party) method(d dice) payment.Method {
	switch {
	case p.habit == direct:
		return payment.MethodDIRECT_DEBIT
	case p.unit.currency != "USD":
		return payment.MethodWIRE
	case p.index%5 == 0:
		return payment.MethodCHECK
	case p.index%17 == 0:
		return payment.MethodCARD
	case d.chance(120):
		return payment.MethodWIRE
	default:
		return payment.MethodACH
	}
}
