// Package rule holds what the row policies of ent/schema are made of.
//
// A policy says which permission reading an entity needs, which permissions may write it, and how a row is tied to
// accounts. A viewer bound to accounts is confined to them by a condition added to the statement itself, for every read
// and write: lists, counts, sums, edges and single rows alike. Without a viewer everything is denied.
package rule

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	entgo "entgo.io/ent"
	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"
	"github.com/duebook/duebook/ent/intercept"
	"github.com/duebook/duebook/ent/privacy"
	"github.com/duebook/duebook/ent/viewer"
)

// Rows confines a bound viewer to some rows of a table by adding a condition to the statement.
type Rows func(v *viewer.Viewer, s *sql.Selector) *sql.Predicate

// Policy is the policy of one entity.
type Policy struct {
	Read   viewer.Permission   // needed to read; "" for any viewer
	Write  []viewer.Permission // one of them is needed to write; none: any viewer, through a verb
	Rows   Rows                // nil: outsiders see and write nothing
	Create string              // the column of a new row that must name an account or the user of a bound viewer; "": not checked
	Open   bool                // every viewer sees every row
	Always bool                // Rows holds for staff too
	Staff  bool                // outsiders see and write nothing, whatever Rows says
	Sealed bool                // only the program itself writes
}

// New makes the policy that ent calls.
func New(p Policy) entgo.Policy {
	return privacy.Policy{
		Query:    privacy.QueryPolicy{privacy.QueryRuleFunc(p.query)},
		Mutation: privacy.MutationPolicy{privacy.MutationRuleFunc(p.mutate)},
	}
}

// Internal is the policy of rows that only the program itself reads and writes.
func Internal() entgo.Policy {
	only := func(ctx context.Context) error {
		if v := viewer.From(ctx); v != nil && v.Kind == viewer.KindSystem {
			return privacy.Allow
		}
		return viewer.ErrDenied{}
	}
	return privacy.Policy{
		Query:    privacy.QueryPolicy{privacy.ContextQueryMutationRule(only)},
		Mutation: privacy.MutationPolicy{privacy.ContextQueryMutationRule(only)},
	}
}

func (p Policy) query(ctx context.Context, q entgo.Query) error {
	v := viewer.From(ctx)
	if v == nil {
		return viewer.ErrUnauthenticated
	}
	if p.Read != "" && !v.Can(p.Read) {
		return viewer.ErrDenied{Permission: p.Read}
	}
	if p.free(v) || p.Open {
		return privacy.Allow
	}
	g, err := intercept.NewQuery(q)
	if err != nil {
		return err
	}
	g.WhereP(func(s *sql.Selector) { s.Where(p.rows(v, s)) })
	return privacy.Allow
}

func (p Policy) free(v *viewer.Viewer) bool {
	return v.Kind == viewer.KindSystem || v.Unbounded && !p.Always
}

func (p Policy) rows(v *viewer.Viewer, s *sql.Selector) *sql.Predicate {
	if p.Rows == nil || p.Staff && !v.Unbounded {
		return sql.False()
	}
	return p.Rows(v, s)
}

func (p Policy) mutate(ctx context.Context, m entgo.Mutation) error {
	v := viewer.From(ctx)
	if v == nil {
		return viewer.ErrUnauthenticated
	}
	if p.Staff && !v.Unbounded {
		return viewer.ErrDenied{}
	}
	if p.Sealed && v.Kind != viewer.KindSystem {
		return viewer.ErrDenied{}
	}
	if len(p.Write) > 0 && !slices.ContainsFunc(p.Write, v.Can) {
		return viewer.ErrDenied{Permission: p.Write[0]}
	}
	if p.free(v) {
		return privacy.Allow
	}
	if m.Op().Is(entgo.OpCreate) {
		if p.Create == "" {
			return privacy.Allow // a part of a document whose own policy was asked
		}
		if id, ok := m.Field(p.Create); ok {
			if n, ok := id.(int); ok && (n == v.ID || v.Sees(n)) {
				return privacy.Allow
			}
		}
		return viewer.ErrDenied{}
	}
	g, ok := m.(interface {
		WhereP(...func(*sql.Selector))
	})
	if !ok {
		return fmt.Errorf("rule: %T can't be confined", m)
	}
	g.WhereP(func(s *sql.Selector) { s.Where(p.rows(v, s)) })
	return privacy.Allow
}

// By confines to rows whose column names one of the viewer's accounts.
func By(column string) Rows {
	return func(v *viewer.Viewer, s *sql.Selector) *sql.Predicate { return in(s.C(column), v.Accounts) }
}

// Through confines to rows whose column points at a row of the parent table that belongs to one of the viewer's accounts.
func Through(column, parent string) Rows {
	return func(v *viewer.Viewer, s *sql.Selector) *sql.Predicate {
		return sql.In(s.C(column), owned(v, s, parent))
	}
}

// ThroughIf is Through for parents that outsiders see only while a condition holds of them.
func ThroughIf(column, parent string, holds func(parent *sql.Selector) *sql.Predicate) Rows {
	return func(v *viewer.Viewer, s *sql.Selector) *sql.Predicate {
		sub := owned(v, s, parent)
		return sql.In(s.C(column), sub.Where(holds(sub)))
	}
}

func owned(v *viewer.Viewer, s *sql.Selector, parent string) *sql.Selector {
	t := sql.Dialect(s.Dialect()).Table(parent).As("parent")
	return sql.Dialect(s.Dialect()).Select(t.C("id")).From(t).Where(in(t.C("account_id"), v.Accounts))
}

// And adds a fixed condition on a column to other rows.
func And(rows Rows, column string, value any) Rows {
	return func(v *viewer.Viewer, s *sql.Selector) *sql.Predicate {
		return sql.And(rows(v, s), sql.EQ(s.C(column), value))
	}
}

// Own confines to rows whose column names the viewer's own user.
func Own(column string) Rows {
	return func(v *viewer.Viewer, s *sql.Selector) *sql.Predicate {
		if v.Kind != viewer.KindUser {
			return sql.False()
		}
		return sql.EQ(s.C(column), v.ID)
	}
}

// OwnClient confines to rows whose column names the viewer's own API client.
func OwnClient(column string) Rows {
	return func(v *viewer.Viewer, s *sql.Selector) *sql.Predicate {
		if v.Kind != viewer.KindClient {
			return sql.False()
		}
		return sql.EQ(s.C(column), v.ID)
	}
}

// In is the condition that a column holds one of the ids. The ids travel as one parameter, so that the statement's text
// does not depend on their number.
func In(column string, ids []int) func(*sql.Selector) {
	return func(s *sql.Selector) { s.Where(in(s.C(column), ids)) }
}

func in(column string, ids []int) *sql.Predicate {
	if len(ids) == 0 {
		return sql.False()
	}
	return sql.P(func(b *sql.Builder) {
		b.Ident(column)
		if b.Dialect() == dialect.Postgres {
			b.WriteString(" = ANY(").Arg(list(ids, '{', '}')).WriteString("::bigint[])")
		} else {
			b.WriteString(" IN (SELECT value FROM json_each(").Arg(list(ids, '[', ']')).WriteString("))")
		}
	})
}

func list(ids []int, open, end byte) string {
	b := append(make([]byte, 0, 12*len(ids)+2), open)
	for i, id := range ids {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(id), 10)
	}
	return string(append(b, end))
}
