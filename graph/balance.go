package graph

import (
	"strings"

	"entgo.io/ent/dialect/sql"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/invoice"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/ledger"
)

// balance is the open amount by which a list is filtered, sorted and summed: a column of its rows, or what the ledger says
// of a day, which is joined to the rows where something asks for it.
type balance struct {
	column   string     // of the rows, or the name of an order by it
	day      *date.Date // nil: as the rows say
	accounts []int      // the only ones whose invoices are looked at; nil: all
	opened   func(day date.Date, accounts []int) (query string, args []any)
	on       func(row *sql.Selector, opened sql.TableView) []string // pairs of columns that are equal
}

// of is the SQL of the amount.
func (b balance) of(s *sql.Selector) string {
	if b.day == nil {
		return s.C(b.column)
	}
	return "COALESCE(" + b.join(s).C("minor") + ", 0)"
}

// some is the condition that something is open.
func (b balance) some(s *sql.Selector) *sql.Predicate {
	if b.day == nil {
		return sql.NEQ(s.C(b.column), 0)
	}
	return sql.NEQ(b.join(s).C("minor"), 0) // not true either where there is no row
}

// only narrows to rows of which something is open on a day. Standing alone, it lets the databases begin with what is open
// instead of the rows of all time.
func (b balance) only(c *conditions) {
	if b.day != nil {
		c.add(func(s *sql.Selector) { s.Where(b.some(s)) })
	}
}

// none is the condition that nothing is open.
func (b balance) none(s *sql.Selector) *sql.Predicate {
	if b.day == nil {
		return sql.EQ(s.C(b.column), 0)
	}
	return sql.IsNull(b.join(s).C("minor"))
}

// column is the SQL of a column of the rows.
func column(name string) func(*sql.Selector) string {
	return func(s *sql.Selector) string { return s.C(name) }
}

func (b balance) join(s *sql.Selector) sql.TableView {
	const name = "opened"
	if t, joined := s.JoinedTableView(name); joined {
		return t
	}
	query, args := b.opened(*b.day, b.accounts)
	t := rowsOf(s.Dialect(), query, args).As(name)
	s.LeftJoin(t)
	for pair := b.on(s, t); len(pair) > 0; pair = pair[2:] {
		s.On(pair[0], pair[1])
	}
	return t
}

// rowsOf is the rows of a hand-written query with ? placeholders.
func rowsOf(dialect, query string, args []any) *sql.Selector {
	return sql.Dialect(dialect).Select().FromExpr(sql.ExprFunc(func(b *sql.Builder) {
		for i, text := range strings.Split("("+query+") rows_of", "?") {
			if i > 0 {
				b.Arg(args[i-1])
			}
			b.WriteString(text)
		}
	}))
}

// confined is the accounts to which a bound viewer is confined; nil for others.
func confined(v *viewer.Viewer) []int {
	if v == nil || v.Unbounded {
		return nil
	}
	return append([]int{}, v.Accounts...)
}

// invoiceBalance is what is open of invoices, at the end of a day where one is given.
func (r *Resolver) invoiceBalance(day *date.Date, accounts []int) balance {
	if day == nil {
		return balance{column: invoice.FieldBalanceMinor}
	}
	return balance{column: "balance as of " + string(*day), day: day, accounts: accounts,
		opened: func(day date.Date, accounts []int) (string, []any) { return ledger.OpenInvoices(r.DB, day, accounts) },
		on:     func(row *sql.Selector, opened sql.TableView) []string { return []string{row.C("id"), opened.C("id")} },
	}
}

// accountBalance is what is open at the end of a day of the invoices of accounts in their own currency.
func (r *Resolver) accountBalance(day date.Date, accounts []int) balance {
	return balance{column: "balance", day: &day, accounts: accounts,
		opened: func(day date.Date, accounts []int) (string, []any) { return ledger.OpenByAccount(r.DB, day, accounts) },
		on: func(row *sql.Selector, opened sql.TableView) []string {
			return []string{row.C("id"), opened.C("account_id"), row.C("currency"), opened.C("currency")}
		},
	}
}
