package accounts

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// MaxDepth is how many levels a tree of accounts may have.
const MaxDepth = 20

// Descendants are the ids of an account and of all accounts below it, ascending. It reports fault.NotFound for an account
// that is not there for the viewer. Requires accounts:read.
func Descendants(ctx context.Context, db *store.DB, id int) ([]int, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.AccountsRead); err != nil {
		return nil, err
	}
	var ids []int
	if v.Sees(id) {
		rows, err := db.Reader().QueryContext(ctx, store.Rebind(db.Dialect, `WITH RECURSIVE tree(id) AS (
			SELECT id FROM accounts WHERE id = ? UNION SELECT a.id FROM accounts a JOIN tree ON a.parent_id = tree.id) SELECT id FROM tree ORDER BY id`), id)
		if err != nil {
			return nil, err
		}
		if ids, err = scanIDs(rows); err != nil {
			return nil, err
		}
	}
	if len(ids) == 0 {
		return nil, fault.New(fault.NotFound, "there is no such account, or it is not yours to see")
	}
	return ids, nil
}

// Below is the ids of accounts and of all accounts below them, ascending.
func Below(ctx context.Context, q store.Querier, ids []int) ([]int, error) {
	among, list := store.AmongIDs(q, "id", ids)
	rows, err := q.Query(ctx, `WITH RECURSIVE tree(id) AS (
		SELECT id FROM accounts WHERE `+among+` UNION SELECT a.id FROM accounts a JOIN tree ON a.parent_id = tree.id) SELECT id FROM tree ORDER BY id`, list)
	if err != nil {
		return nil, err
	}
	return scanIDs(rows)
}

func scanIDs(rows *sql.Rows) (ids []int, err error) {
	defer rows.Close()
	for rows.Next() {
		var id int
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// lockTree makes every other change of the unit's tree wait until the transaction ends. Postings go on.
func lockTree(ctx context.Context, tx *store.TxClient, unit int) error {
	if !tx.Postgres() {
		return nil // one writer at a time
	}
	var id int
	return tx.QueryRow(ctx, `SELECT id FROM business_units WHERE id = ? FOR NO KEY UPDATE`, unit).Scan(&id)
}

// Place is where an account stands in its tree.
type Place struct {
	BusinessUnit int
	Status       account.Status
	Path         []int // the account, its parent, … up to the top
}

// Places reads where accounts stand, with one statement.
func Places(ctx context.Context, q store.Querier, ids []int) (map[int]Place, error) {
	among, list := store.AmongIDs(q, "id", ids)
	rows, err := q.Query(ctx, `WITH RECURSIVE up(start, id, parent_id, level) AS (
			SELECT id, id, parent_id, 0 FROM accounts WHERE `+among+`
			UNION ALL SELECT up.start, a.id, a.parent_id, up.level + 1 FROM up JOIN accounts a ON a.id = up.parent_id WHERE up.level < 1000)
		SELECT up.start, up.id, s.business_unit_id, s.status FROM up JOIN accounts s ON s.id = up.start ORDER BY up.start, up.level`, list)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	at := map[int]Place{}
	for rows.Next() {
		var start, id int
		var p Place
		if err := rows.Scan(&start, &id, &p.BusinessUnit, &p.Status); err != nil {
			return nil, err
		}
		p.Path = append(at[start].Path, id)
		at[start] = p
	}
	return at, rows.Err()
}

// height is how many levels the tree below an account has, itself included.
func height(ctx context.Context, tx *store.TxClient, id int) (n int, err error) {
	err = tx.QueryRow(ctx, `WITH RECURSIVE tree(id, level) AS (
		SELECT id, 1 FROM accounts WHERE id = ? UNION ALL SELECT a.id, tree.level + 1 FROM accounts a JOIN tree ON a.parent_id = tree.id WHERE tree.level < 1000)
		SELECT MAX(level) FROM tree`, id).Scan(&n)
	return n, err
}

// checkParents locks the trees that the new accounts join and checks their places there.
func (s *Service) checkParents(ctx context.Context, tx *store.TxClient, in []Open) error {
	var parents, units []int
	for _, a := range in {
		if a.Parent != 0 {
			parents, units = append(parents, a.Parent), append(units, a.BusinessUnit)
		}
	}
	if len(parents) == 0 {
		return nil
	}
	slices.Sort(units)
	for _, u := range slices.Compact(units) {
		if err := lockTree(ctx, tx, u); err != nil {
			return err
		}
	}
	slices.Sort(parents)
	at, err := Places(ctx, tx, slices.Compact(parents))
	if err != nil {
		return err
	}
	for i, a := range in {
		if a.Parent == 0 {
			continue
		}
		p, ok := at[a.Parent]
		if err := fits(p, ok, a.BusinessUnit, 1); err != nil {
			return on(err, fmt.Sprint(i), "parent")
		}
	}
	return nil
}

// fits reports why accounts of so many levels can't stand below the place.
func fits(p Place, found bool, unit, levels int) error {
	switch {
	case !found:
		return fault.New(fault.Invalid, "there is no such parent account")
	case p.BusinessUnit != unit:
		return fault.New(fault.Invalid, "the parent belongs to another business unit; choose one of the same unit")
	case p.Status == account.StatusCLOSED:
		return fault.New(fault.State, "the parent is closed; choose an active account")
	case len(p.Path)+levels > MaxDepth:
		return fault.New(fault.Limit, "the tree would have %d levels; at most %d are allowed", len(p.Path)+levels, MaxDepth)
	}
	return nil
}

// checkMove reports why the account can't be put below the parent. The tree is locked.
func checkMove(ctx context.Context, tx *store.TxClient, a *ent.Account, parent int) error {
	if parent == a.ID {
		return fault.New(fault.Invalid, "an account can't be its own parent").On("parent")
	}
	at, err := Places(ctx, tx, []int{parent})
	if err != nil {
		return err
	}
	p, ok := at[parent]
	if slices.Contains(p.Path, a.ID) {
		return fault.New(fault.Invalid, "the parent stands below account %s; move it out first", a.Number).On("parent")
	}
	levels, err := height(ctx, tx, a.ID)
	if err != nil {
		return err
	}
	if err := fits(p, ok, a.BusinessUnitID, levels); err != nil {
		return on(err, "parent")
	}
	return nil
}
