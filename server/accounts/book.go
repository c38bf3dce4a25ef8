package accounts

import (
	"context"
	"slices"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/bookassignment"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/rule"
	"github.com/duebook/duebook/ent/user"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// maxAssigned is how many accounts one request may assign.
const maxAssigned = 1000

// Assign puts accounts into the book of a user from a day on.
type Assign struct {
	Accounts []int
	User     int
	Function bookassignment.Function
	StartsOn date.Date
}

// Assign puts at most 1,000 accounts into a user's book and answers their assignments as of the day, by account. What it
// replaces ends the day before; what was planned for later stays. It reports fault.NotFound, fault.Invalid, fault.Limit, and
// fault.State for closed accounts and for users that are disabled or not of the department. Requires books:assign.
func (s *Service) Assign(ctx context.Context, in Assign) ([]*ent.BookAssignment, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.BooksAssign); err != nil {
		return nil, err
	}
	if len(in.Accounts) > maxAssigned {
		return nil, fault.New(fault.Limit, "%d accounts at once; at most %d are assigned in one request", len(in.Accounts), maxAssigned).On("accountIds")
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) ([]*ent.BookAssignment, error) {
		ids, err := s.AssignTx(ctx, tx, in)
		if err != nil {
			return nil, err
		}
		return tx.BookAssignment.Query().Where(rule.In("id", ids)).Order(bookassignment.ByAccountID()).All(ctx)
	})
}

// AssignTx is Assign inside a transaction, without a limit. It answers the ids of the assignments in force.
func (s *Service) AssignTx(ctx context.Context, tx *store.TxClient, in Assign) ([]int, error) {
	if err := bookassignment.FunctionValidator(in.Function); err != nil {
		return nil, fault.New(fault.Invalid, "%q is not a function; choose BILLER, COLLECTOR, PROCESSOR, CASH_APPLIER or OWNER", string(in.Function)).On("function")
	}
	if err := in.StartsOn.Validate(); err != nil {
		return nil, fault.New(fault.Invalid, "%v", err).On("startsOn")
	}
	if len(in.Accounts) == 0 {
		return nil, fault.New(fault.Invalid, "name at least one account").On("accountIds")
	}
	if err := needColleague(ctx, tx, in.User); err != nil {
		return nil, on(err, "userId")
	}
	ids := slices.Clone(in.Accounts)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	accounts, err := tx.Account.Query().Where(rule.In("id", ids), store.Lock).Order(account.ByID()).Select(account.FieldID, account.FieldNumber, account.FieldStatus).All(ctx)
	if err != nil {
		return nil, err
	}
	if len(accounts) != len(ids) {
		return nil, fault.New(fault.NotFound, "%d of the accounts do not exist or are not yours to see", len(ids)-len(accounts)).On("accountIds")
	}
	for _, a := range accounts {
		if err := notClosed(a); err != nil {
			return nil, on(err, "accountIds")
		}
	}
	// What is in force on the day or planned for later, by account and start.
	old, err := tx.BookAssignment.Query().Where(rule.In("account_id", ids), bookassignment.FunctionEQ(in.Function),
		bookassignment.Or(bookassignment.EndsOnIsNil(), bookassignment.EndsOnGTE(in.StartsOn))).
		Order(bookassignment.ByAccountID(), bookassignment.ByStartsOn()).All(ctx)
	if err != nil {
		return nil, err
	}
	p := plan{in: in, now: map[int]*ent.BookAssignment{}, next: map[int]date.Date{}}
	p.make(ids, old)
	return p.carryOut(ctx, tx)
}

// plan is what an assignment changes.
type plan struct {
	in      Assign
	now     map[int]*ent.BookAssignment // by account: in force on the day
	next    map[int]date.Date           // by account: when the next one starts
	keep    []int                       // assignments that say already what is wanted
	end     []int                       // to end the day before
	remove  []int                       // began on the day and never come into force
	account []int                       // that get a new assignment
}

func (p *plan) make(accounts []int, old []*ent.BookAssignment) {
	for _, a := range old {
		if a.StartsOn <= p.in.StartsOn {
			p.now[a.AccountID] = a
		} else if p.next[a.AccountID] == "" {
			p.next[a.AccountID] = a.StartsOn
		}
	}
	for _, id := range accounts {
		a := p.now[id]
		switch {
		case a == nil:
		case a.UserID == p.in.User && a.EndsOn == p.ends(id):
			p.keep = append(p.keep, a.ID)
			continue
		case a.StartsOn == p.in.StartsOn:
			p.remove = append(p.remove, a.ID)
		default:
			p.end = append(p.end, a.ID)
		}
		p.account = append(p.account, id)
	}
}

// ends is the last day of the new assignment of an account, or no date.
func (p *plan) ends(account int) date.Date {
	if next := p.next[account]; next != "" {
		return next.AddDays(-1)
	}
	return ""
}

func (p *plan) carryOut(ctx context.Context, tx *store.TxClient) ([]int, error) {
	if len(p.account) == 0 {
		return p.keep, nil
	}
	before := p.in.StartsOn.AddDays(-1)
	if len(p.end) > 0 {
		if _, err := tx.Exec(ctx, `UPDATE book_assignments SET ends_on = ? WHERE `+store.In(tx.Dialect, "id"), before, store.IDList(tx.Dialect, p.end)); err != nil {
			return nil, err
		}
	}
	if len(p.remove) > 0 {
		if _, err := tx.Exec(ctx, `DELETE FROM book_assignments WHERE `+store.In(tx.Dialect, "id"), store.IDList(tx.Dialect, p.remove)); err != nil {
			return nil, err
		}
	}
	rows := make([][]any, len(p.account))
	for i, id := range p.account {
		rows[i] = []any{tx.Now, id, p.in.User, string(p.in.Function), p.in.StartsOn, p.ends(id)}
	}
	ids, err := tx.InsertIDs(ctx, "book_assignments", []string{"created_at", "account_id", "user_id", "function", "starts_on", "ends_on"}, rows)
	if err != nil {
		return nil, err
	}
	if len(ids) > maxAssigned {
		tx.RecordMany("book.assign", ids)
	} else {
		for i, id := range p.account {
			changes := store.Changes{"user_id": {nil, p.in.User}, "function": {nil, p.in.Function}, "starts_on": {nil, p.in.StartsOn}}
			if a := p.now[id]; a != nil {
				changes["user_id"] = [2]any{a.UserID, p.in.User}
			}
			tx.Record(store.Event{Action: "book.assign", Entity: ids[i], Account: id, Changes: changes})
		}
	}
	return append(p.keep, ids...), nil
}

// needColleague reports why a user can't have a book.
func needColleague(ctx context.Context, tx *store.TxClient, id int) error {
	found, err := colleagues(ctx, tx, "u.id = ?", id)
	if err != nil {
		return err
	}
	for _, c := range found {
		return c.Refusal
	}
	return fault.New(fault.NotFound, "there is no such user")
}

// Colleague is a user who was looked up by name.
type Colleague struct {
	ID      int
	Refusal error // why the user can't have a book: it is disabled, or not of the department
}

// Colleagues looks users up by their user names, in lower case.
func Colleagues(ctx context.Context, q store.Querier, names []string) (map[string]Colleague, error) {
	among, list := store.AmongTexts(q, "u.username", names)
	return colleagues(ctx, q, among, list)
}

func colleagues(ctx context.Context, q store.Querier, condition string, arg any) (map[string]Colleague, error) {
	rows, err := q.Query(ctx, `SELECT u.username, u.id, u.status, EXISTS (SELECT 1 FROM role_grants g WHERE g.user_id = u.id AND g.revoked_at IS NULL AND g.role <> ? AND g.role <> ?)
		FROM users u WHERE `+condition, string(viewer.Dealer), string(viewer.Partner), arg)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[string]Colleague{}
	for rows.Next() {
		var name string
		var c Colleague
		var status user.Status
		var staff bool
		if err := rows.Scan(&name, &c.ID, &status, &staff); err != nil {
			return nil, err
		}
		switch {
		case status != user.StatusACTIVE:
			c.Refusal = fault.New(fault.State, "the user is disabled; choose somebody who can work on the accounts")
		case !staff:
			c.Refusal = fault.New(fault.State, "the user has no role in the department; grant one first")
		}
		found[name] = c
	}
	return found, rows.Err()
}
