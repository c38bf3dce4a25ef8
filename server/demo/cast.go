package demo

import (
	"slices"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

// groupSize is how many accounts the bill runs of the book's last two months bill, at most.
const groupSize = 12

// cast is who plays a part in what happened of late.
type cast struct {
	group     []*party // billed by runs since the month before
	rest      []*party // may play other parts
	behind    *service // billed already for a month that its contract line does not say
	orderless *party   // wants purchase orders, and its contract has none
}

// byRun leaves the current month of a party to a bill run.
func (b *book) byRun(p *party) {
	if p.runsFrom == "" {
		p.runsFrom = b.month
	}
}

// chooseCast gives parts to parties of the first unit that are alive and pay.
func (b *book) chooseCast() {
	c := &b.cast
	var first *party // a group with rooftops
	for i, p := range b.parties {
		if p.kind != account.KindDEALER && p.kind != account.KindCLIENT || p.unit != b.units[0] || p.leaves != "" {
			continue
		}
		if p.habit == stopped || i%4 == 1 {
			b.byRun(p)
		}
		if p.habit == stopped {
			continue
		}
		if first == nil && p.rooftops > 0 {
			first = p
		}
		if family := first != nil && (p == first || p.parent == first); family || p.parent == nil && len(c.group) < groupSize && i%3 == 0 {
			c.group = append(c.group, p)
		} else {
			c.rest = append(c.rest, p)
		}
	}
	for _, p := range c.group {
		p.runsFrom = b.month.AddMonths(-1)
		p.mailed = p.parent == nil
	}
	last := c.group[len(c.group)-1]
	last.silent, last.mailed = true, true
	c.orderless = c.rest[len(c.rest)/2]
	c.orderless.wantsOrder = true
	b.byRun(c.orderless)
}

// miscast lets three things go wrong with lines that are billed every month, and gives contracts their purchase orders.
func (b *book) miscast(billed []*party) {
	wrongs := []func(p *party, s *service){
		func(_ *party, s *service) { s.forgotten = b.month.AddMonths(-3) },
		func(_ *party, s *service) { b.cast.behind = s },
		func(p *party, s *service) {
			twice := *s
			twice.No, twice.Quantity = len(p.services)+1, decimal.NewFromInt(1)
			p.services = append(p.services, &twice)
		},
	}
	for _, p := range b.cast.group {
		for _, s := range p.services {
			if s.DisconnectedOn >= p.runsFrom { // what is billed of it in advance would be more than the rest
				s.DisconnectedOn = ""
			}
		}
	}
	for _, p := range b.cast.rest {
		if len(wrongs) == 0 {
			break
		}
		i := slices.IndexFunc(p.services, func(s *service) bool {
			return s.Frequency == contractline.FrequencyMONTHLY && s.from() != "" && s.from() < b.month.AddMonths(-4) && s.DisconnectedOn == "" && (s.EndsOn == "" || s.EndsOn > b.Today.AddMonths(2))
		})
		if i < 0 || p == b.cast.orderless {
			continue
		}
		b.byRun(p)
		wrongs[0](p, p.services[i])
		wrongs = wrongs[1:]
	}
	for _, p := range billed {
		if p.wantsOrder && p != b.cast.orderless {
			p.order = "PO-" + b.more.digits(6)
		}
	}
}

// mark says on contract lines where their periods begin, how far they are billed, and which prices rise.
func (b *book) mark() error {
	var rest []*party
	for _, p := range b.parties {
		if !slices.Contains(b.cast.group, p) {
			rest = append(rest, p)
		}
	}
	return b.markLines(rest)
}

func (b *book) markLines(of []*party) error {
	type billed struct{ anchor, through date.Date }
	lines, rising := map[billed][]int{}, map[date.Date][]int{}
	var order []billed
	var steps []date.Date
	for _, p := range of {
		for _, s := range p.services {
			if s.from() == "" {
				continue
			}
			k := billed{through: b.through(p, s)}
			if s.Frequency != contractline.FrequencyONE_TIME {
				k.anchor = s.anchor(p)
			}
			if s == b.cast.behind && k.through != "" {
				k.through = k.through.StartOfMonth().AddDays(-1)
			}
			if k != (billed{}) {
				if lines[k] == nil {
					order = append(order, k)
				}
				lines[k] = append(lines[k], s.id)
			}
			if p.index%5 != 2 || s.Frequency == contractline.FrequencyONE_TIME {
				continue
			}
			step := s.StartsOn.StartOfMonth().AddMonths(12)
			for step <= b.Today {
				step = step.AddMonths(12)
			}
			if rising[step] == nil {
				steps = append(steps, step)
			}
			rising[step] = append(rising[step], s.id)
		}
	}
	return b.tx(func(tx *store.TxClient) error {
		for _, k := range order {
			tx.Record(store.Event{Action: "contractLine.bill", Entity: lines[k][0], Changes: store.Changes{"billed_through": {nil, k.through}, "records": {nil, len(lines[k])}}})
			if _, err := tx.Exec(b.sys, `UPDATE contract_lines SET anchor_on = ?, billed_through = ? WHERE `+store.In(tx.Dialect, "id"), k.anchor, k.through, store.IDList(tx.Dialect, lines[k])); err != nil {
				return err
			}
		}
		for _, step := range steps {
			tx.Record(store.Event{Action: "contractLine.escalate", Entity: rising[step][0], Changes: store.Changes{"first": {nil, step}, "records": {nil, len(rising[step])}}})
			if _, err := tx.Exec(b.sys, `UPDATE contract_lines SET escalator = ? WHERE `+store.In(tx.Dialect, "id"), `{"percent":"3","months":12,"first":"`+string(step)+`"}`, store.IDList(tx.Dialect, rising[step])); err != nil {
				return err
			}
		}
		return nil
	})
}
