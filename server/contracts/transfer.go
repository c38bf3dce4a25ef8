package contracts

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/contractevent"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// Transfer hands a contract over to another account.
type Transfer struct {
	ID, To int
	On     date.Date // the first day of the new owner
	Note   string
	Key    string
}

// Transfer ends a contract with the day before and makes a successor for another account of the same business unit and
// currency. The lines that are in force go over with product, price, escalator, promotion, periods, site and cost centre, and prices
// go on rising as agreed; a single charge stays with the owner of its day. The purchase order stays behind. The inventory that fulfils
// the lines moves with them at once. The next invoices of both owners are reviewed. It answers the old contract and the successor.
//
// It reports fault.NotFound, fault.Invalid with the field, fault.Currency, and fault.State for a contract that is not active
// and a closed account. Requires contracts:write.
func (s *Service) Transfer(ctx context.Context, in Transfer) (old, successor *ent.Contract, err error) {
	if err := viewer.Need(viewer.From(ctx), viewer.ContractsWrite); err != nil {
		return nil, nil, err
	}
	if err := checkDays(named{"effective_on", in.On}); err != nil {
		return nil, nil, err
	}
	if err := fault.Prose("note", in.Note, 1000); err != nil {
		return nil, nil, err
	}
	successor, err = store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Contract, error) {
		id, _, err := store.Once(ctx, tx, "transferContract", in.Key, in, func() (int, error) { return in.hand(ctx, tx) })
		if err != nil {
			return nil, err
		}
		next, err := tx.Contract.Get(ctx, id)
		if err != nil {
			return nil, err
		}
		old, err = tx.Contract.Get(ctx, next.PredecessorID)
		return next, err
	})
	if err != nil {
		return nil, nil, err
	}
	return old, successor, nil
}

// hand does it and answers the successor's id.
func (in *Transfer) hand(ctx context.Context, tx *store.TxClient) (int, error) {
	to, err := tx.Account.Query().Where(account.ID(in.To), store.Lock).Only(ctx)
	if err != nil {
		return 0, fault.As(store.Fault(err)).On("to_account_id")
	}
	c, err := tx.Contract.Query().Where(contract.ID(in.ID), store.Lock).Only(ctx)
	if err != nil {
		return 0, err
	}
	if err := in.allowed(c, to); err != nil {
		return 0, err
	}
	from, err := tx.Account.Get(ctx, c.AccountID)
	if err != nil {
		return 0, err
	}
	lines, err := linesOf(ctx, tx, c.ID)
	if err != nil {
		return 0, err
	}
	var over []*ent.ContractLine
	var ids []int
	for _, l := range lines {
		if !gone(l, in.On) && !charged(l, in.On) {
			over, ids = append(over, in.over(l)), append(ids, l.ID)
		}
	}
	if len(over) == 0 {
		return 0, fault.New(fault.State, "no line of contract %s is in force on %s or later; terminate it instead", c.Number, in.On).On("effective_on")
	}
	changes, err := end(ctx, tx, c, in.On.AddDays(-1))
	if err != nil {
		return 0, err
	}
	next, err := in.successor(ctx, tx, c)
	if err != nil {
		return 0, err
	}
	if _, err := insertLines(ctx, tx, next.ID, over); err != nil {
		return 0, err
	}
	fulfils := make(map[int]int, len(over))
	for i, id := range ids {
		fulfils[id] = over[i].ID
	}
	if err := linkItems(ctx, tx, fulfils, c.AccountID, to.ID); err != nil {
		return 0, err
	}
	owner := []bill.Change{{Field: "owner", Before: from.Number + " " + from.Name, After: to.Number + " " + to.Name}}
	if err := record(ctx, tx, c, happened{kind: contractevent.KindTRANSFERRED, on: in.On, note: in.Note, firstBill: true,
		changes: slices.Concat(owner, []bill.Change{{Field: "successor", After: next.Number}}, changes)}); err != nil {
		return 0, err
	}
	changes = slices.Concat(owner, []bill.Change{{Field: "predecessor", After: c.Number}})
	for _, l := range over {
		changes = append(changes, added(l))
	}
	return next.ID, record(ctx, tx, next, happened{kind: contractevent.KindTRANSFERRED, on: in.On, note: in.Note, firstBill: true, changes: changes})
}

func (in *Transfer) allowed(c *ent.Contract, to *ent.Account) error {
	if err := isActive(c); err != nil {
		return err
	}
	if err := during(c, in.On); err != nil {
		return err
	}
	switch {
	case in.On == c.StartsOn:
		return fault.New(fault.Invalid, "the contract starts on %s and would never have been the old owner's; choose a later day, or write a new contract for the new owner", c.StartsOn).On("effective_on")
	case to.ID == c.AccountID:
		return fault.New(fault.Invalid, "the contract is account %s's already; choose another", to.Number).On("to_account_id")
	case to.Status == account.StatusCLOSED:
		return fault.New(fault.State, "account %s is closed; activate it first", to.Number).On("to_account_id")
	case to.BusinessUnitID != c.BusinessUnitID:
		return fault.New(fault.Invalid, "account %s belongs to another business unit; write a new contract there", to.Number).On("to_account_id")
	case to.Currency != c.Currency:
		return fault.New(fault.Currency, "account %s is in %s, the contract in %s; write a new contract in its currency", to.Number, to.Currency, c.Currency).On("to_account_id")
	}
	return nil
}

// charged reports whether a line is a single charge of before a day.
func charged(l *ent.ContractLine, day date.Date) bool {
	from, _ := Served(l)
	return l.Frequency == contractline.FrequencyONE_TIME && from < day
}

// over is a line as the new owner has it.
func (in *Transfer) over(l *ent.ContractLine) *ent.ContractLine {
	next := follow(l)
	next.ReplacesID = l.ID
	next.StartsOn = max(l.StartsOn, in.On)
	for _, d := range []*date.Date{&next.InstalledOn, &next.FunctionalOn} {
		if *d != "" {
			*d = max(*d, in.On)
		}
	}
	return next
}

// successor writes the contract of the new owner, without lines.
func (in *Transfer) successor(ctx context.Context, tx *store.TxClient, c *ent.Contract) (*ent.Contract, error) {
	number, err := successorNumber(ctx, tx, c)
	if err != nil {
		return nil, err
	}
	next, err := tx.Contract.Create().SetCreatedAt(tx.Now).SetUpdatedAt(tx.Now).SetBusinessUnitID(c.BusinessUnitID).SetAccountID(in.To).SetNumber(number).SetCurrency(c.Currency).SetStartsOn(in.On).
		SetNillableEndsOn(some(c.EndsOn)).SetRenews(c.Renews).SetDescription(c.Description).SetNillableRateCardID(some(c.RateCardID)).SetPredecessorID(c.ID).SetStatus(contract.StatusACTIVE).Save(ctx)
	if store.Duplicate(err) {
		return nil, fault.New(fault.Conflict, "contract %q was made at this moment; try again", number).Because(err)
	}
	return next, err
}

var numbered = regexp.MustCompile(`-[0-9]{1,9}$`)

// successorNumber is the number of a contract with -2, or the next free number, at its end.
func successorNumber(ctx context.Context, tx *store.TxClient, c *ent.Contract) (string, error) {
	base, n := c.Number, 2
	if c.PredecessorID != 0 { // a successor itself
		if tail := numbered.FindString(base); tail != "" {
			base = base[:len(base)-len(tail)]
			n, _ = strconv.Atoi(tail[1:])
			n++
		}
	}
	for ; ; n++ {
		tail := fmt.Sprintf("-%d", n)
		number := strings.ToValidUTF8(base[:min(len(base), 40-len(tail))], "") + tail
		taken, err := tx.Contract.Query().Where(contract.BusinessUnitID(c.BusinessUnitID), contract.Number(number)).Exist(ctx)
		if err != nil || !taken {
			return number, err
		}
	}
}

// linkItems links the inventory that fulfils lines to the lines that take their place. With accounts, items of the one go
// over to the other, and those that are not the one's, or are disconnected, stay.
func linkItems(ctx context.Context, tx *store.TxClient, fulfils map[int]int, from, to int) error {
	if len(fulfils) == 0 {
		return nil
	}
	ids := make([]int, 0, len(fulfils))
	for id := range fulfils {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	among, list := store.AmongIDs(tx, "l.contract_line_id", ids)
	query := `SELECT DISTINCT l.item_id, l.contract_line_id FROM inventory_links l JOIN inventory_items i ON i.id = l.item_id WHERE ` + among + ` AND i.status <> 'DISCONNECTED'`
	args := []any{list}
	if from != 0 {
		query, args = query+` AND i.account_id = ?`, append(args, from)
	}
	rows, err := tx.Query(ctx, query+` ORDER BY l.item_id, l.contract_line_id`, args...)
	if err != nil {
		return err
	}
	var items []int
	var links [][]any
	for rows.Next() {
		var item, line int
		if err := rows.Scan(&item, &line); err != nil {
			return errors.Join(err, rows.Close())
		}
		items = append(items, item)
		links = append(links, []any{tx.Now, item, fulfils[line]})
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil || len(items) == 0 {
		return err
	}
	if err := tx.Insert(ctx, "inventory_links", []string{"created_at", "item_id", "contract_line_id"}, links); err != nil {
		return err
	}
	items = slices.Compact(items)
	if to == 0 {
		tx.RecordMany("inventory.link", items)
		return nil
	}
	among, list = store.AmongIDs(tx, "id", items)
	if _, err := tx.Exec(ctx, `UPDATE inventory_items SET account_id = ?, updated_at = ?, version = version + 1 WHERE `+among, to, tx.Now, list); err != nil {
		return err
	}
	for _, run := range store.Runs(items) {
		tx.Record(store.Event{Action: "inventory.transfer", Entity: run[0], Last: run[1], Account: to, Changes: store.Changes{"account_id": {from, to}, "records": {nil, run[1] - run[0] + 1}}})
	}
	return nil
}
