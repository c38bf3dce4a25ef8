package demo

import (
	"fmt"

	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/credits"
)

var complaints = []struct {
	reason creditmemo.Reason
	text   string
}{
	{creditmemo.ReasonPRICE, "Billed at the list price; the contract says less."},
	{creditmemo.ReasonQUANTITY, "Two seats were removed before the month began."},
	{creditmemo.ReasonSERVICE, "Circuit down for three days; credit by the service level."},
	{creditmemo.ReasonDUPLICATE, "The same charge is on the invoice of the month before."},
	{creditmemo.ReasonBILLING_ERROR, "Billed before the line was functional."},
	{creditmemo.ReasonCONCESSION, "Agreed by the account manager."},
}

// disagree has the customer complain about a bill a little later, and the department decide.
func (b *book) disagree(x *bill) {
	b.later(b.today().AddDays(b.dice.between(7, 20)), func() error { return b.ask(x) })
}

// ask requests a credit memo for a part of a bill.
func (b *book) ask(x *bill) error {
	if x.balance == 0 || x.held {
		return nil
	}
	b.pause()
	c := pick(b.dice, complaints)
	amount := max(1, min(x.balance, x.total*int64(b.dice.between(4, 35))/100))
	tax := money.New(0, x.party.currency())
	if x.party.tax > 0 {
		tax.Minor = amount * x.party.tax / (10000 + x.party.tax)
	}
	memo, err := b.credits.Request(b.as(pick(b.dice, []string{"biller", "collector", "collector2"})), credits.Request{Account: x.party.id, IssueOn: b.today(), Reason: c.reason, Description: c.text,
		Invoice: x.id, Lines: []credits.Line{{Description: "Correction of " + x.number, Amount: money.New(amount-tax.Minor, tax.Currency).Decimal(), Tax: tax.Decimal()}}})
	if err != nil {
		return fmt.Errorf("credit for %s: %w", x.number, err)
	}
	b.CreditMemos++
	x.held = true
	b.later(b.today().AddDays(b.dice.between(4, 16)), func() error { return b.decide(x, memo.ID, amount) })
	return nil
}

func (b *book) decide(x *bill, memo int, amount int64) error {
	b.pause()
	x.held = false
	b.pay(x, b.today().AddDays(b.dice.between(7, 14)))
	if b.dice.chance(220) {
		_, err := b.credits.Reject(b.as("manager"), credits.Decide{ID: memo, Note: pick(b.dice, []string{"The contract confirms the price.", "The outage was announced and is excluded.", "Already credited in spring."})})
		return err
	}
	if _, err := b.credits.Approve(b.as("manager"), credits.Decide{ID: memo, Note: "checked against the contract"}); err != nil {
		return err
	}
	if n := min(x.balance, amount); n > 0 {
		x.settle(n)
		b.Applications++
	}
	return nil
}

// concede gives a customer a credit that belongs to no invoice, and uses it on the oldest one some time later.
func (b *book) concede(p *party) error {
	b.pause()
	memo, err := b.credits.Request(b.as("collector"), credits.Request{Account: p.id, IssueOn: b.today(), Reason: creditmemo.ReasonCONCESSION, Description: "Goodwill after the cut-over weekend.",
		Lines: []credits.Line{{Description: "Goodwill", Amount: money.New(int64(b.dice.between(5, 40))*1000, p.currency()).Decimal()}}})
	if err != nil {
		return err
	}
	b.CreditMemos++
	if _, err := b.credits.Approve(b.as("manager"), credits.Decide{ID: memo.ID, Note: "keep them happy"}); err != nil {
		return err
	}
	if b.dice.chance(650) {
		b.later(b.today().AddDays(b.dice.between(7, 60)), func() error { return b.useCredit(p, memo.ID, memo.AmountMinor) })
	}
	return nil
}

func (b *book) useCredit(p *party, memo int, amount int64) error {
	for _, x := range p.open {
		if x.held || x.issueOn > b.today() {
			continue
		}
		b.pause()
		n := min(x.balance, amount)
		a := money.New(n, p.currency()).Decimal()
		if _, _, err := b.cash.ApplyCredit(b.as("cash"), cash.ApplyCredit{CreditMemo: memo, EffectiveOn: b.today(), Targets: []cash.Target{{Invoice: x.id, Amount: &a}}}); err != nil {
			return err
		}
		b.Applications++
		x.settle(n)
		return nil
	}
	return nil
}
