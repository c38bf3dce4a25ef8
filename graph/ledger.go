package graph

import (
	"context"

	"entgo.io/ent/dialect/sql"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/server/ledger"
)

// periodLimit is the largest number of periods: fifty years of months.
const periodLimit = 600

var descending = sql.OrderDesc()

func ageingQuery(asOf *date.Date, basis gen.AgeingBasis, currency *money.Currency, f *gen.AgeingFilter) ledger.AgeingQuery {
	q := ledger.AgeingQuery{AsOf: deref(asOf), Basis: ledger.Basis(basis), Currency: deref(currency)}
	if f != nil {
		q.Scope = ledger.Scope{Account: deref(f.AccountID), Children: deref(f.IncludeChildren), BusinessUnit: deref(f.BusinessUnitID), Kinds: f.Kind, BookOf: deref(f.BookOf)}
	}
	return q
}

// accountAgeing is a page of ageing by account with what is asked of the accounts.
func (r *Resolver) accountAgeing(ctx context.Context, rows []ledger.AccountAgeing, n int) (*gen.AccountAgeingConnection, error) {
	nodes, _ := selection(ctx).below("AccountAgeingConnection", "nodes")
	below, wanted := nodes.below("AccountAgeing", "account")
	ids := make([]int, len(rows))
	for i, row := range rows {
		ids[i] = row.Account
	}
	c := &gen.AccountAgeingConnection{Nodes: make([]gen.AccountAgeing, len(rows)), TotalCount: n}
	parties := r.party(below)
	if wanted && len(ids) > 0 {
		parties.fill(ctx, ids)
	}
	for i, row := range rows {
		c.Nodes[i] = gen.AccountAgeing{Buckets: buckets(row.Owed), Count: row.Count(), Total: ref(row.Total()), PastDue: ref(row.PastDue()),
			UnappliedCash: amount(row.UnappliedCash, row.Currency), UnappliedCredit: amount(row.UnappliedCredit, row.Currency), OldestDueOn: some(row.OldestDueOn)}
		if wanted {
			a, err := parties.of(ctx, row.Account)
			if err != nil {
				return nil, err
			}
			c.Nodes[i].Account = a
		}
	}
	return c, nil
}
