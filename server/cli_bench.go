package main

import (
	"fmt"
	"io"
	"time"

	"github.com/duebook/duebook/server/bench"
)

type benchCommand struct {
	Name     string        `arg:"" help:"What to measure: ${enum}." enum:"ageing,import,apply,read,billing"`
	Postgres string        `help:"A PostgreSQL server on which databases can be made, to measure there too." placeholder:"URL"`
	SQLite   bool          `help:"Measure on SQLite; --no-sqlite leaves it out." name:"sqlite" default:"true" negatable:""`
	Dir      string        `help:"Where SQLite books and import files go; the temporary folder when absent." type:"existingdir"`
	N        int           `help:"How many open invoices (ageing: 1,000,000), imported invoices (1,000,000), applications (20,000), invoices to read from (200,000), or contracts to bill (100,000)." short:"n"`
	Accounts int           `help:"How many accounts."`
	Paid     int           `help:"How many paid invoices there are besides."`
	Rounds   int           `help:"How often a report is repeated (5)."`
	Clients  int           `help:"How many clients at once (apply: 4, read: 8)."`
	For      time.Duration `help:"How long each query is asked over HTTP (10s)."`
	Beside   string        `help:"For read on PostgreSQL: the command of another server, to be asked the same beside this one." placeholder:"COMMAND"`
}

// Help explains the figures and shows an example.
func (*benchCommand) Help() string {
	return `Each measurement makes a book of its own, with generated data, and drops it in the end. Rates count per second; raw is
that of the same work as plain SQL in the same run.

  ageing  ageing today and half a year back, as a whole and by account, and beside a history ten times as long
  import  a file of invoices, checked and posted
  apply   clients that apply payments at once
  billing one month of contracts with three lines each, from select to posted; and one draft again
  read    a page of invoices and one invoice over HTTP, signed in; and the time to the first answer of a start

Example: duebook bench ageing --postgres postgres://user@localhost/postgres`
}

func (c *benchCommand) Run(cli *CLI) error {
	results, err := bench.Run(cli.out.ctx, c.Name, bench.Options{Server: c.Postgres, SQLite: c.SQLite, Dir: c.Dir, Log: cli.out.stderr, N: c.N, Accounts: c.Accounts,
		Paid: c.Paid, Rounds: c.Rounds, Clients: c.Clients, For: c.For, Beside: c.Beside})
	if err != nil {
		return err
	}
	return cli.out.say(results, func(w io.Writer) {
		_, _ = fmt.Fprintln(w, "name\tdatabase\tn\tseconds\trate\tp50 ms\tp99 ms\tpeak MB\traw\tof raw\tper core\tper core, all")
		for _, x := range results {
			_, _ = fmt.Fprintf(w, "%s\t%s\t%d\t%.3f\t%.0f\t%.1f\t%.1f\t%.0f\t%.0f\t%.2f\t%.0f\t%.0f\n", x.Name, x.Database, x.N, x.Seconds, x.Rate, x.P50, x.P99, x.RSSMB, x.Raw, x.OfRaw(), x.PerCPU, x.PerCPUAll)
		}
	})
}
