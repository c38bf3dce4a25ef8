package demo

import (
	"fmt"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/bookassignment"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/payment"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/store"
)

// callsPerWeek is how many notes the collectors write in a week, however large the book is.
const callsPerWeek = 3

// talk has collectors call accounts that are past due and write down what was said; now and then they give a concession.
func (b *book) talk(day date.Date) error {
	for range callsPerWeek {
		p := pick(b.dice, b.parties)
		at := slices.IndexFunc(p.open, func(x *bill) bool { return x.dueOn < day.AddDays(-5) })
		if at < 0 {
			continue
		}
		if err := b.note(p, p.open[at]); err != nil {
			return err
		}
	}
	if b.dice.chance(250) {
		if p := pick(b.dice, b.parties); p.billed() && p.leaves == "" && len(p.open) > 0 {
			return b.concede(p)
		}
	}
	return nil
}

func (b *book) note(p *party, x *bill) error {
	b.pause()
	who := b.payerContact(p)
	text := pick(b.dice, []string{
		"Called {who}. {number} is approved and goes into the next run.",
		"{who} says {number} never arrived. Sent again with the statement; calls back on Thursday.",
		"Left a message for {who} about {number}, the second this week.",
		"{who} wants the purchase order number on {number} before it can be released.",
		"{who} is on leave; the controller looks at {number} on Monday.",
		"Long talk with {who}: cash is short until the season starts. Asked for a date in writing for {number}.",
		"{who} asks for one statement for all rooftops instead of single invoices.",
	})
	text = strings.NewReplacer("{who}", who, "{number}", x.number).Replace(text)
	subject := p.id
	if b.dice.chance(350) {
		subject = x.id
	}
	if _, err := b.accounts.WriteNote(b.as([]string{"collector", "collector2"}[groupOf(p.index, p)%2]), accounts.Note{Subject: subject, Body: text}); err != nil {
		return err
	}
	b.Notes++
	return nil
}

func (b *book) payerContact(p *party) string {
	if p.payer().contact != "" {
		return p.payer().contact
	}
	return p.contact
}

// finish makes sure that today something of every kind waits for somebody.
func (b *book) finish() error {
	b.at(b.Today)
	b.pause()
	for _, step := range []func() error{b.loose, b.waiting, b.standing, b.handOver, b.admitProgram, b.correct, b.thisMonth} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// payers are the parties that pay for themselves and are alive.
func (b *book) payers() (list []*party) {
	for _, p := range b.parties {
		if p.billed() && p.parent == nil && p.leaves == "" && p.habit != stopped {
			list = append(list, p)
		}
	}
	return list
}

// loose is money that nobody has looked at yet: two payments without a payer, and two on account.
func (b *book) loose() error {
	list := b.payers()
	var receipts []cash.Receipt
	for i := range 4 {
		p := list[(i*7+3)%len(list)]
		r := cash.Receipt{Origin: payment.OriginMANUAL, Record: cash.Record{Account: p.id, BusinessUnit: p.unit.id, ReceivedOn: b.Today.AddDays(-i), Method: payment.MethodACH,
			Amount: money.New(int64(b.dice.between(90, 2400))*100, p.currency()), Reference: b.reference(payment.MethodACH), Payer: p.name, Remittance: "on account"}}
		if i < 2 {
			r.Account, r.Payer, r.Remittance = 0, strings.ToUpper(b.dice.family())+" SETTLEMENT", ""
		}
		receipts = append(receipts, r)
	}
	b.Payments += len(receipts)
	return b.tx(func(tx *store.TxClient) error {
		_, err := cash.RecordTx(b.sys, tx, slices.Clone(receipts))
		return err
	})
}

// waiting is a credit memo that a manager has to decide on.
func (b *book) waiting() error {
	asked := 0
	for _, p := range b.payers() {
		for _, x := range p.open {
			if x.held || x.balance < 2000 || asked == 2 {
				continue
			}
			if err := b.ask(x); err != nil {
				return err
			}
			asked++
			break
		}
	}
	return nil
}

// standing puts the first of those who stopped paying on hold and closes those who left.
func (b *book) standing() error {
	hold, closed := account.StatusON_HOLD, account.StatusCLOSED
	held := false
	for _, p := range b.parties {
		c := accounts.Change{ID: p.id}
		switch {
		case p.habit == stopped && !held && len(p.open) > 0:
			held = true
			c.Status, c.Reason = &hold, fmt.Sprintf("nothing paid since %s", p.stopsOn)
		case p.leaves != "" && len(p.open) == 0 && len(p.left) == 0:
			c.Status, c.Reason = &closed, "contract ended, everything settled"
		default:
			continue
		}
		if err := store.Do(b.as("manager"), b.db, func(tx *store.TxClient) error {
			_, err := b.accounts.ChangeTx(b.as("manager"), tx, c)
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

// handOver gives a part of one collector's book to the other, from two months ago on.
func (b *book) handOver() error {
	var ids []int
	for i, p := range b.parties {
		if p.billed() && p.leaves == "" && groupOf(i, p)%10 == 4 {
			ids = append(ids, p.id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return b.assign(accounts.Assign{Accounts: ids, User: b.people["collector2"].id, Function: bookassignment.FunctionCOLLECTOR, StartsOn: b.Today.AddDays(-60)})
}
