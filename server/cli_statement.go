package main

import (
	"cmp"
	"context"
	"fmt"
	"io"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/present"
	"github.com/duebook/duebook/server/statement"
)

type statementCommand struct {
	Account   string `help:"The account, by number." required:""`
	AsOf      string `help:"The day; today when absent." placeholder:"DATE"`
	From      string `help:"Begin with the balance before this day and list what happened since; the open items when absent." placeholder:"DATE"`
	Children  bool   `help:"Also the accounts below it."`
	Breakdown string `help:"Group what is open by: ${enum}." enum:"none,product,site,cost-centre,contract,service" default:"none"`
}

// Help shows an example.
func (*statementCommand) Help() string {
	return "Example: duebook report statement --account D-100 --as-of 2026-06-30 --from 2026-06-01 --children --json"
}

func (c *statementCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("report statement")
	if err != nil {
		return err
	}
	defer p.Close()
	in := statement.In{Children: c.Children, Breakdown: map[string]statement.Breakdown{"product": statement.ByProduct, "site": statement.BySite, "cost-centre": statement.ByCostCentre,
		"contract": statement.ByContract, "service": statement.ByService}[c.Breakdown]}
	if in.Account, err = p.account(ctx, c.Account); err != nil {
		return err
	}
	if in.AsOf, err = option("--as-of", c.AsOf); err != nil {
		return err
	}
	if in.From, err = option("--from", c.From); err != nil {
		return err
	}
	if in.From != "" {
		in.Kind = present.BalanceForward
	}
	all, err := p.Statements.Statements(ctx, in)
	if err != nil {
		return err
	}
	type item struct {
		On          date.Date `json:"on"`
		DueOn       date.Date `json:"dueOn,omitempty"`
		Kind        string    `json:"kind"`
		Number      string    `json:"number"`
		Description string    `json:"description"`
		Amount      string    `json:"amount"`
		Open        string    `json:"open,omitempty"`
	}
	type part struct {
		Number  string `json:"number"`
		Name    string `json:"name"`
		Opening string `json:"opening,omitempty"`
		Items   []item `json:"items"`
		Closing string `json:"closing"`
	}
	type named struct {
		Name   string `json:"name"`
		Amount string `json:"amount"`
	}
	type document struct {
		Kind      present.StatementKind `json:"kind"`
		Currency  string                `json:"currency"`
		From      date.Date             `json:"from,omitempty"`
		AsOf      date.Date             `json:"asOf"`
		Accounts  []part                `json:"accounts"`
		Ageing    []named               `json:"ageing"`
		Unapplied string                `json:"unapplied"`
		Groups    []named               `json:"groups,omitempty"`
		Balance   string                `json:"balance"`
	}
	documents := []document{}
	for _, s := range all {
		text := func(minor int64) string { return money.New(minor, s.Currency).String() }
		d := document{Kind: s.Kind, Currency: string(s.Currency), From: s.From, AsOf: s.AsOf, Accounts: []part{}, Unapplied: text(s.Owed.UnappliedCash + s.Owed.UnappliedCredit), Balance: text(s.Balance)}
		for i, b := range s.Owed.Buckets {
			d.Ageing = append(d.Ageing, named{ages[i], text(b.Minor)})
		}
		for _, g := range s.Groups {
			d.Groups = append(d.Groups, named{g.Name, text(g.Minor)})
		}
		for _, a := range s.Accounts {
			x := part{Number: a.Account.Number, Name: a.Account.Name, Items: []item{}, Closing: text(a.Closing)}
			if s.Kind == present.BalanceForward {
				x.Opening = text(a.Opening)
			}
			for _, i := range a.Items {
				y := item{On: i.On, DueOn: i.DueOn, Kind: string(i.Kind), Number: i.Number, Description: i.Description, Amount: text(i.Amount)}
				if s.Kind == present.OpenItem {
					y.Open = text(i.Open)
				}
				x.Items = append(x.Items, y)
			}
			d.Accounts = append(d.Accounts, x)
		}
		documents = append(documents, d)
	}
	return cli.out.say(only(documents), func(w io.Writer) {
		for _, d := range documents {
			_, _ = fmt.Fprintf(w, "As of %s, %s\t\t\t\tamount\topen\n", d.AsOf, d.Currency)
			for _, a := range d.Accounts {
				_, _ = fmt.Fprintf(w, "%s %s\t\t\t\t\t\n", a.Number, a.Name)
				if a.Opening != "" {
					_, _ = fmt.Fprintf(w, "%s\topening\t\t\t%s\t\n", d.From, a.Opening)
				}
				for _, x := range a.Items {
					_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", x.On, x.Kind, x.Number, x.Description, x.Amount, x.Open)
				}
				_, _ = fmt.Fprintf(w, "\tclosing\t\t\t%s\t\n", a.Closing)
			}
			for _, g := range d.Groups {
				_, _ = fmt.Fprintf(w, "open of %s\t\t\t\t%s\t\n", cmp.Or(g.Name, "(none)"), g.Amount)
			}
			for _, b := range d.Ageing {
				_, _ = fmt.Fprintf(w, "%s\t\t\t\t%s\t\n", b.Name, b.Amount)
			}
			_, _ = fmt.Fprintf(w, "unapplied\t\t\t\t%s\t\nbalance\t\t\t\t%s\t\n", d.Unapplied, d.Balance)
		}
	})
}

type reconciliationCommand struct {
	Account string `help:"The account, by number." required:""`
	From    string `help:"The first day." required:"" placeholder:"DATE"`
	To      string `help:"The last day." required:"" placeholder:"DATE"`
}

// Help shows an example.
func (*reconciliationCommand) Help() string {
	return "Example: duebook report reconciliation --account D-100 --from 2026-06-01 --to 2026-06-30 --json"
}

func (c *reconciliationCommand) Run(cli *CLI) error {
	p, ctx, err := cli.open("report reconciliation")
	if err != nil {
		return err
	}
	defer p.Close()
	id, err := p.account(ctx, c.Account)
	if err != nil {
		return err
	}
	from, err := option("--from", c.From)
	if err != nil {
		return err
	}
	to, err := option("--to", c.To)
	if err != nil {
		return err
	}
	all, err := p.Statements.Reconciliations(ctx, id, from, to)
	if err != nil {
		return err
	}
	type billed struct {
		Contract    string `json:"contract"`
		Line        int    `json:"line"`
		Description string `json:"description"`
		Invoice     string `json:"invoice"`
		Expected    string `json:"expected"`
		Billed      string `json:"billed"`
		Difference  string `json:"difference"`
		Cause       string `json:"cause"`
	}
	type settled struct {
		Invoice  string    `json:"invoice"`
		IssuedOn date.Date `json:"issuedOn"`
		Total    string    `json:"total"`
		Paid     string    `json:"paid"`
		Credited string    `json:"credited"`
		Adjusted string    `json:"adjusted"`
		Open     string    `json:"open"`
	}
	type document struct {
		Currency    string    `json:"currency"`
		From        date.Date `json:"from"`
		To          date.Date `json:"to"`
		Billing     []billed  `json:"billing"`
		Settlements []settled `json:"settlements"`
		Opening     string    `json:"opening"`
		Invoiced    string    `json:"invoiced"`
		Paid        string    `json:"paid"`
		Credited    string    `json:"credited"`
		Adjusted    string    `json:"adjusted"`
		Closing     string    `json:"closing"`
		Ledger      string    `json:"ledger"`
		Tied        bool      `json:"tied"`
	}
	documents := []document{}
	for _, r := range all {
		text := func(minor int64) string { return money.New(minor, r.Currency).String() }
		d := document{Currency: string(r.Currency), From: r.From, To: r.To, Billing: []billed{}, Settlements: []settled{}, Opening: text(r.Opening), Invoiced: text(r.Invoiced), Paid: text(r.Paid),
			Credited: text(r.Credited), Adjusted: text(r.Adjusted), Closing: text(r.Closing), Ledger: text(r.Ledger), Tied: r.Tied()}
		for _, b := range r.Billing {
			d.Billing = append(d.Billing, billed{b.Contract, b.Line, b.Description, b.Invoices, text(b.Expected), text(b.Billed), text(b.Billed - b.Expected), string(b.Cause)})
		}
		for _, s := range r.Settlements {
			d.Settlements = append(d.Settlements, settled{s.Number, s.IssuedOn, text(s.Total), text(s.Paid), text(s.Credited), text(s.Adjusted), text(s.Open)})
		}
		documents = append(documents, d)
	}
	return cli.out.say(only(documents), func(w io.Writer) {
		for _, d := range documents {
			_, _ = fmt.Fprintf(w, "%s to %s, %s\tline\tinvoice\texpected\tbilled\tdifference\tcause\n", d.From, d.To, d.Currency)
			for _, b := range d.Billing {
				_, _ = fmt.Fprintf(w, "%s %s\t%d\t%s\t%s\t%s\t%s\t%s\n", b.Contract, b.Description, b.Line, b.Invoice, b.Expected, b.Billed, b.Difference, b.Cause)
			}
			for _, s := range d.Settlements {
				_, _ = fmt.Fprintf(w, "%s\t%s\ttotal %s\tpaid %s\tcredited %s\tadjusted %s\topen %s\n", s.Invoice, s.IssuedOn, s.Total, s.Paid, s.Credited, s.Adjusted, s.Open)
			}
			for _, x := range [][2]string{{"opening", d.Opening}, {"invoiced", d.Invoiced}, {"paid", d.Paid}, {"credited", d.Credited}, {"adjusted", d.Adjusted}, {"closing", d.Closing}, {"ledger", d.Ledger}} {
				_, _ = fmt.Fprintf(w, "%s\t%s\t\t\t\t\t\n", x[0], x[1])
			}
		}
	})
}

// account finds an account by number.
func (p *Program) account(ctx context.Context, number string) (int, error) {
	id, err := p.DB.Account.Query().Where(account.Number(number)).FirstID(ctx)
	if err != nil {
		return 0, fault.New(fault.NotFound, "there is no account %q", number).On("account")
	}
	return id, nil
}

// option is a day given by a flag, "" when absent.
func option(flag, text string) (date.Date, error) {
	if text == "" {
		return "", nil
	}
	day, err := date.Parse(text)
	if err != nil {
		return "", usage(flag+": %w", err)
	}
	return day, nil
}

// only is the one document there is, or all of them.
func only[T any](documents []T) any {
	if len(documents) == 1 {
		return documents[0]
	}
	return documents
}

// ages are the names of the buckets of ageing.
var ages = [...]string{"current", "1-30", "31-60", "61-90", "91-120", "121+"}
