package ledger

import (
	"context"
	"strings"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/store"
)

// Scope says which accounts a report covers. The viewer's own confinement is added to it by every query.
type Scope struct {
	Account      int
	Children     bool // with Account: also the accounts below it
	BusinessUnit int
	Kinds        []account.Kind
	BookOf       int // accounts in this user's book today
}

// Whole reports whether the scope leaves nothing out, for a viewer who sees everything, of one business unit or of all.
func (s Scope) whole(v *viewer.Viewer) bool {
	return v.Unbounded && s.Account == 0 && len(s.Kinds) == 0 && s.BookOf == 0
}

// clause is a condition with its parameters.
type clause struct {
	text string
	args []any
}

func (c *clause) and(text string, args ...any) {
	c.text += " AND " + text
	c.args = append(c.args, args...)
}

// where is the scope as a condition on the columns account_id and business_unit_id of a table.
func (s Scope) where(ctx context.Context, dialect, table string, today date.Date) clause {
	var c clause
	v := viewer.From(ctx)
	if !v.Unbounded {
		c.and(store.In(dialect, table+".account_id"), store.IDList(dialect, v.Accounts))
	}
	switch {
	case s.Account != 0 && s.Children:
		c.and(table+`.account_id IN (WITH RECURSIVE below(id) AS (SELECT CAST(? AS bigint) UNION SELECT a.id FROM accounts a JOIN below ON a.parent_id = below.id) SELECT id FROM below)`, s.Account)
	case s.Account != 0:
		c.and(table+".account_id = ?", s.Account)
	}
	if s.BusinessUnit != 0 {
		c.and(table+".business_unit_id = ?", s.BusinessUnit)
	}
	if len(s.Kinds) > 0 {
		args := make([]any, len(s.Kinds))
		for i, k := range s.Kinds {
			args[i] = string(k)
		}
		c.and(table+".account_id IN (SELECT id FROM accounts WHERE kind IN (?"+strings.Repeat(", ?", len(args)-1)+"))", args...)
	}
	if s.BookOf != 0 {
		c.and(table+`.account_id IN (SELECT account_id FROM book_assignments WHERE user_id = ? AND starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?))`, s.BookOf, today, today)
	}
	return c
}
