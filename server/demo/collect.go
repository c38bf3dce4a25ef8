package demo

import (
	"fmt"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/payment"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/store"
)

// smallBalance is what nobody asks for, in minor units; the tolerance of both business units covers it.
const smallBalance = 500

// receipt is a payment as the people of the book know it.
type receipt struct {
	id   int
	from *party
	on   date.Date
	rest int64
}

// share is what a receipt gives to a bill.
type share struct {
	bill  *bill
	minor int64
}

// remittance is a payment that arrives, with what it is meant for.
type remittance struct {
	cash.Receipt
	from    *party
	shares  []share
	older   []older // taken from what was left of earlier payments
	unknown bool    // nobody says who paid
	waits   bool    // is applied in a later week
	bounces bool
}

// older is a share paid from an earlier receipt.
type older struct {
	*receipt
	share
}

// collect takes in the payments of a week, one for each payer, and applies most of them.
func (b *book) collect(from, to date.Date) error {
	byPayer := map[*party][]*bill{}
	var order []*party
	for _, x := range b.due[from] {
		if x.balance == 0 {
			continue
		}
		if x.held {
			b.pay(x, to.AddDays(7))
			continue
		}
		p := x.party.payer()
		if byPayer[p] == nil {
			order = append(order, p)
		}
		if !slices.Contains(byPayer[p], x) {
			byPayer[p] = append(byPayer[p], x)
		}
	}
	delete(b.due, from)
	var list []*remittance
	for _, p := range order {
		if r := b.remit(p, byPayer[p], from, to); r != nil {
			list = append(list, r)
		}
	}
	for i := 0; i < len(list); i += perTx {
		if err := b.take(list[i:min(i+perTx, len(list))]); err != nil {
			return err
		}
	}
	return nil
}

// remit decides what a payer sends for its bills.
func (b *book) remit(p *party, bills []*bill, from, to date.Date) *remittance {
	day := min(weekday(from.AddDays(b.dice.IntN(5))), to)
	r := &remittance{from: p}
	var sum int64
	var numbers []string
	for _, x := range bills {
		day = max(day, x.issueOn)
		amount := x.balance - b.cut(p, x)
		for _, l := range p.left { // first what is on account
			n := min(l.rest, amount)
			if n > 0 {
				r.older = append(r.older, older{l, share{x, n}})
				l.rest -= n
				amount -= n
			}
		}
		if amount > 0 {
			r.shares = append(r.shares, share{x, amount})
			sum += amount
			numbers = append(numbers, x.number)
		}
	}
	p.left = slices.DeleteFunc(p.left, func(l *receipt) bool { return l.rest == 0 })
	if sum == 0 && len(r.older) == 0 {
		return nil
	}
	paid := sum
	if p.habit == lumps && sum > 0 && b.dice.chance(300) {
		paid = (sum/10000 + 1) * 10000
	}
	r.Origin = payment.OriginMANUAL
	r.Record = cash.Record{Account: p.id, BusinessUnit: p.unit.id, ReceivedOn: day, Amount: money.New(paid, p.currency()), Method: p.method(b.dice), Payer: p.name}
	r.Reference = b.reference(r.Method)
	r.Remittance = "Invoices " + strings.Join(numbers, ", ")
	switch {
	case sum == 0 || len(r.older) > 0:
	case b.dice.chance(25) && r.Method != payment.MethodDIRECT_DEBIT:
		r.unknown = true
	case b.dice.chance(60):
		r.waits = true
	case b.dice.chance(14) && r.Method != payment.MethodWIRE:
		r.bounces = true
	}
	if r.unknown {
		r.Account, r.Remittance = 0, pick(b.dice, []string{"", "on account", "thank you", "telecom services", "inv " + numbers[0][len(numbers[0])-3:]})
		r.Payer = strings.ToUpper(strings.Fields(p.name)[0]) + " " + pick(b.dice, []string{"HOLDINGS", "TREASURY", "FAMILY TRUST", "SHARED SERVICES"})
	}
	return r
}

func (b *book) reference(m payment.Method) string {
	switch m {
	case payment.MethodCHECK:
		return "Check " + b.dice.digits(5)
	case payment.MethodCARD:
		return "Card " + b.dice.digits(6)
	case payment.MethodDIRECT_DEBIT:
		return "DD-" + b.dice.digits(7)
	default:
		return string(m) + " " + b.dice.digits(9)
	}
}

// cut is what a payer leaves out of a bill: cents that somebody misread, or a price that they don't agree with.
func (b *book) cut(p *party, x *bill) int64 {
	switch {
	case p.habit == short && b.dice.chance(350) && x.balance == x.total:
		if b.dice.chance(500) {
			return min(int64(b.dice.between(12, 480)), x.balance-1)
		}
		return x.balance * int64(b.dice.between(15, 90)) / 1000
	case p.habit != direct && b.dice.chance(12) && x.balance == x.total:
		return min(int64(b.dice.between(5, 400)), x.balance-1)
	default:
		return 0
	}
}

// take writes payments with their applications.
func (b *book) take(list []*remittance) error {
	var receipts []cash.Receipt
	var at []int // index of each receipt in the list
	for i, r := range list {
		if r.Amount.Minor > 0 {
			receipts, at = append(receipts, r.Receipt), append(at, i)
		}
	}
	ids := make([]int, len(list))
	applied := 0
	if err := b.tx(func(tx *store.TxClient) error {
		got, err := cash.RecordTx(b.sys, tx, slices.Clone(receipts))
		if err != nil {
			return err
		}
		for n, i := range at {
			ids[i] = got[n]
		}
		var allocations []cash.Allocation
		for i, r := range list {
			for _, o := range r.older {
				allocations = append(allocations, cash.Allocation{Payment: o.receipt.id, Invoice: o.bill.id, Minor: o.minor, On: max(r.ReceivedOn, o.receipt.on)})
			}
			if !r.unknown && !r.waits {
				for _, s := range r.shares {
					allocations = append(allocations, cash.Allocation{Payment: ids[i], Invoice: s.bill.id, Minor: s.minor, On: r.ReceivedOn})
				}
			}
		}
		if applied = len(allocations); applied == 0 {
			return nil
		}
		_, err = cash.ApplyTx(b.sys, tx, allocations)
		return err
	}); err != nil {
		return err
	}
	b.Payments += len(receipts)
	b.Applications += applied
	for i, r := range list {
		b.after(r, ids[i])
	}
	return nil
}

// after is what follows from a payment.
func (b *book) after(r *remittance, id int) {
	for _, o := range r.older {
		o.bill.settle(o.minor)
	}
	got := &receipt{id: id, from: r.from, on: r.ReceivedOn, rest: r.Amount.Minor}
	switch {
	case len(r.shares) == 0:
	case r.unknown:
		if b.dice.chance(900) {
			b.later(b.today().AddDays(b.dice.between(7, 21)), func() error { return b.identify(got, r.shares) })
		}
	case r.waits:
		b.later(b.today().AddDays(b.dice.between(7, 21)), func() error { return b.applyLate(got, r.shares) })
	default:
		for _, s := range r.shares {
			s.bill.settle(s.minor)
			got.rest -= s.minor
			b.chase(s.bill)
		}
		if r.bounces {
			b.later(r.ReceivedOn.AddDays(b.dice.between(7, 12)), func() error { return b.bounce(got, r.shares) })
		} else if got.rest > 0 {
			r.from.left = append(r.from.left, got)
		}
	}
}

// today is the day of the book's clock.
func (b *book) today() date.Date { return date.Of(b.now) }

// chase decides what becomes of the rest of a bill that was paid short.
func (b *book) chase(x *bill) {
	switch small := x.balance > 0 && x.balance <= smallBalance; {
	case x.balance == 0:
	case small && b.dice.chance(700):
		b.later(b.today().AddDays(b.dice.between(10, 30)), func() error { return b.writeOff(x) })
	case small:
	case b.dice.chance(450):
		b.pay(x, b.today().AddDays(b.dice.between(25, 50)))
	case b.dice.chance(500):
		b.disagree(x)
	}
}

// identify finds out who paid.
func (b *book) identify(got *receipt, shares []share) error {
	b.pause()
	if _, err := b.cash.Assign(b.as("cash"), cash.Assign{Payment: got.id, Account: got.from.id, EffectiveOn: b.today(), Reason: "the bank named the payer"}); err != nil {
		return err
	}
	got.on = b.today()
	return b.applyLate(got, shares)
}

// applyLate applies a payment that has waited to what is still open of the bills it was meant for.
func (b *book) applyLate(got *receipt, shares []share) error {
	var targets []share
	for _, s := range shares {
		if n := min(s.minor, s.bill.balance, got.rest); n > 0 {
			targets = append(targets, share{s.bill, n})
			got.rest -= n
		}
	}
	if len(targets) > 0 {
		b.pause()
		if err := store.Do(b.as("cash"), b.db, func(tx *store.TxClient) error {
			allocations := make([]cash.Allocation, len(targets))
			for i, s := range targets {
				allocations[i] = cash.Allocation{Payment: got.id, Invoice: s.bill.id, Minor: s.minor, On: b.today()}
			}
			_, err := cash.ApplyTx(b.as("cash"), tx, allocations)
			return err
		}); err != nil {
			return err
		}
		b.Applications += len(targets)
	}
	for _, s := range targets {
		s.bill.settle(s.minor)
		b.chase(s.bill)
	}
	if got.rest > 0 {
		got.from.left = append(got.from.left, got)
	}
	return nil
}

// bounce takes a payment back that the bank did not honour; the payer sends another.
func (b *book) bounce(got *receipt, shares []share) error {
	b.pause()
	reason := pick(b.dice, []string{"NSF", "NSF", "stop payment", "account closed"})
	if _, err := b.cash.Reverse(b.as("cash"), cash.Reverse{Payment: got.id, On: b.today(), Reason: reason}); err != nil {
		return fmt.Errorf("payment %d: %w", got.id, err)
	}
	b.Reversals++
	again := b.today().AddDays(b.dice.between(8, 20))
	for _, s := range shares {
		s.bill.reopen(s.minor)
		b.pay(s.bill, again)
	}
	return nil
}

func (b *book) writeOff(x *bill) error {
	if x.balance == 0 || x.balance > smallBalance || x.held { // the payment may have bounced meanwhile
		return nil
	}
	b.pause()
	if _, err := b.credits.WriteOffSmallBalance(b.as("cash"), credits.WriteOff{Invoice: x.id, On: b.today(), Reason: "rest too small to ask for"}); err != nil {
		return err
	}
	b.Adjustments++
	x.settle(x.balance)
	return nil
}
