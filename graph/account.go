package graph

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/graph/gen"
)

func accountOrder(by *gen.AccountOrder, b balance) order[ent.Account] {
	o := order[ent.Account]{list: "accounts", column: account.FieldNumber, key: func(a *ent.Account) any { return a.Number }, id: func(a *ent.Account) int { return a.ID }}
	if by == nil {
		return o
	}
	switch by.Field {
	case gen.AccountOrderFieldName:
		o.column, o.key = account.FieldName, func(a *ent.Account) any { return a.Name }
	case gen.AccountOrderFieldCreatedAt:
		o.column, o.key = account.FieldCreatedAt, func(a *ent.Account) any { return a.CreatedAt }
	case gen.AccountOrderFieldBalance:
		o.column, o.by, o.key = b.column, b.of, func(a *ent.Account) any { return sortedBy(a.Value(sortKey)) }
	}
	return o.directed(by.Direction)
}

func accountConnection(s *slice[ent.Account], q *ent.AccountQuery) *gen.AccountConnection {
	c := &gen.AccountConnection{Edges: make([]gen.AccountEdge, len(s.rows)), PageInfo: s.info, Query: q}
	for i, row := range s.rows {
		c.Edges[i] = gen.AccountEdge{Node: row, Cursor: s.cursors[i]}
	}
	return c
}

func addresses(in []gen.AddressInput) []postal.Address {
	out := make([]postal.Address, len(in))
	for i, a := range in {
		out[i] = postal.Address(a)
	}
	return out
}

// clearable is a text of a change: nil when it is absent, empty when it is null.
func clearable(s graphql.Omittable[*string]) *string {
	v, ok := s.ValueOK()
	if !ok {
		return nil
	}
	return ref(deref(v))
}
