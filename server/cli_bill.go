package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/billdraft"
	"github.com/duebook/duebook/ent/businessunit"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/fault"
)

type billCommand struct {
	Period   string   `help:"The month, such as 2026-01." required:"" placeholder:"MONTH"`
	Unit     string   `help:"The business unit, by code; the only one when absent." placeholder:"CODE"`
	Accounts []string `help:"Only these accounts, by number." placeholder:"NUMBER"`
	Children bool     `help:"With --accounts: also the accounts below them."`
	IssueOn  string   `help:"The date of the invoices; the last day of the month when absent." placeholder:"DATE"`
	Post     bool     `help:"Approve and post what no exception blocks."`
}

// Help shows an example.
func (*billCommand) Help() string {
	return `Drafts wait for review in the browser app; with --post those that no exception blocks are posted at once, and the others stay.

Example: duebook bill --period 2026-01 --post --json`
}

// billed is what a run came to. Amounts are decimal strings per currency; where there is one currency they are also given plain.
type billed struct {
	Run        string `json:"run"`
	Period     string `json:"period"`
	Drafts     int    `json:"drafts"`
	Exceptions int    `json:"exceptions"`
	Posted     int    `json:"posted"`
	Currency   string `json:"currency,omitempty"`
	Subtotal   string `json:"subtotal"`
	Tax        string `json:"tax"`
	Total      string `json:"total"`
	Totals     []sums `json:"totals"`
}

type sums struct {
	Currency string `json:"currency"`
	Drafts   int    `json:"drafts"`
	Posted   int    `json:"posted"`
	Subtotal string `json:"subtotal"`
	Tax      string `json:"tax"`
	Total    string `json:"total"`
}

func (c *billCommand) Run(cli *CLI) error {
	first, err := date.Parse(c.Period + "-01")
	if err != nil {
		return usage("--period: give a month such as 2026-01, not %q", c.Period)
	}
	p, ctx, err := cli.open("bill")
	if err != nil {
		return err
	}
	defer p.Close()
	in := billing.Start{PeriodFrom: first, PeriodTo: first.EndOfMonth(), IssueOn: date.Date(c.IssueOn), Selection: bill.Selection{Children: c.Children}}
	if c.Unit != "" {
		if in.BusinessUnit, err = p.DB.BusinessUnit.Query().Where(businessunit.Code(c.Unit)).OnlyID(ctx); err != nil {
			return fault.New(fault.NotFound, "there is no business unit %q", c.Unit).On("unit")
		}
	}
	for _, number := range c.Accounts {
		id, err := p.DB.Account.Query().Where(account.Number(number)).FirstID(ctx)
		if err != nil {
			return fault.New(fault.NotFound, "there is no account %q", number).On("accounts")
		}
		in.Accounts = append(in.Accounts, id)
	}
	run, err := p.Billing.Start(ctx, in)
	if err != nil {
		return err
	}
	work := billing.Work{Progress: func(done, total int64, what string) {
		if what != "" {
			_, _ = fmt.Fprintf(cli.out.stderr, "\r%s %d of %d", what, done, total)
		}
	}}
	if err := p.Billing.Compute(ctx, run.ID, work); err != nil {
		return err
	}
	out := billed{Run: run.Number, Period: c.Period}
	ready := false
	if out.Drafts, err = p.DB.BillDraft.Query().Where(billdraft.RunID(run.ID)).Count(ctx); err != nil {
		return err
	}
	if ready, err = p.DB.BillDraft.Query().Where(billdraft.RunID(run.ID), billdraft.StatusEQ(billdraft.StatusREADY)).Exist(ctx); err != nil {
		return err
	}
	if c.Post && ready {
		if _, err := p.Billing.Approve(ctx, billing.Step{Run: run.ID}); err != nil {
			return err
		}
		if out.Posted, err = p.Billing.PostDrafts(ctx, run.ID, work); err != nil {
			return err
		}
	}
	_, _ = fmt.Fprintln(cli.out.stderr)
	return c.say(cli, p, run.ID, out)
}

// say adds up and prints.
func (c *billCommand) say(cli *CLI, p *Program, run int, out billed) error {
	ctx := system(cli.out.ctx, "bill")
	all, err := p.Billing.Sums(ctx, []int{run})
	if err != nil {
		return err
	}
	open, err := p.Billing.Open(ctx, []int{run})
	if err != nil {
		return err
	}
	out.Exceptions = open[run][0]
	type total struct {
		net, tax, all  int64
		drafts, posted int
	}
	by := map[money.Currency]*total{}
	for _, s := range all[run] {
		t := by[money.Currency(s.Currency)]
		if t == nil {
			t = &total{}
			by[money.Currency(s.Currency)] = t
		}
		t.net, t.tax, t.all, t.drafts = t.net+s.Net, t.tax+s.Tax, t.all+s.Total, t.drafts+s.Drafts
		if s.Status == billdraft.StatusPOSTED {
			t.posted += s.Drafts
		}
	}
	out.Subtotal, out.Tax, out.Total, out.Totals = "0", "0", "0", []sums{}
	for c, t := range by {
		text := func(minor int64) string { return money.New(minor, c).String() }
		out.Totals = append(out.Totals, sums{string(c), t.drafts, t.posted, text(t.net), text(t.tax), text(t.all)})
	}
	slices.SortFunc(out.Totals, func(a, b sums) int { return strings.Compare(a.Currency, b.Currency) })
	if len(out.Totals) == 1 {
		t := out.Totals[0]
		out.Currency, out.Subtotal, out.Tax, out.Total = t.Currency, t.Subtotal, t.Tax, t.Total
	}
	return cli.out.say(out, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "run\t%s\nperiod\t%s\ndrafts\t%d\nexceptions\t%d\nposted\t%d\n\ncurrency\tdrafts\tposted\tsubtotal\ttax\ttotal\n", out.Run, out.Period, out.Drafts, out.Exceptions, out.Posted)
		for _, t := range out.Totals {
			_, _ = fmt.Fprintf(w, "%s\t%d\t%d\t%s\t%s\t%s\n", t.Currency, t.Drafts, t.Posted, t.Subtotal, t.Tax, t.Total)
		}
	})
}
