package contracts

import (
	"context"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/contractevent"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// Milestones says what happened to a line. Days that are "" are left as they are.
type Milestones struct {
	Line, Version                                           int
	ContractedOn, InstalledOn, FunctionalOn, DisconnectedOn date.Date
	Key                                                     string
}

// SetMilestones says when a line was contracted, installed, found working, or disconnected. It reports fault.NotFound,
// fault.Invalid with the field, fault.State for a line that was given up, and fault.Conflict for a stale version. Requires contracts:write.
func (s *Service) SetMilestones(ctx context.Context, in Milestones) (*ent.ContractLine, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.ContractsWrite); err != nil {
		return nil, err
	}
	if err := checkDays(named{"contracted_on", in.ContractedOn}, named{"installed_on", in.InstalledOn}, named{"functional_on", in.FunctionalOn}, named{"disconnected_on", in.DisconnectedOn}); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.ContractLine, error) {
		id, _, err := store.Once(ctx, tx, "setMilestones", in.Key, in, func() (int, error) { return in.Line, in.set(ctx, tx) })
		if err != nil {
			return nil, err
		}
		return tx.ContractLine.Get(ctx, id)
	})
}

func (in *Milestones) set(ctx context.Context, tx *store.TxClient) error {
	l, err := tx.ContractLine.Query().Where(contractline.ID(in.Line)).WithProduct().Only(ctx)
	if err != nil {
		return fault.As(store.Fault(err)).On("line_id")
	}
	c, err := tx.Contract.Query().Where(contract.ID(l.ContractID), store.Lock).Only(ctx)
	if err != nil {
		return err
	}
	// Every change of a line holds its contract; what was read before that may be old.
	if l, err = tx.ContractLine.Query().Where(contractline.ID(in.Line)).WithProduct().Only(ctx); err != nil {
		return fault.As(store.Fault(err)).On("line_id")
	}
	switch {
	case in.Version != l.Version:
		return fault.New(fault.Conflict, "somebody changed the line in the meantime; look at it again").On("version")
	case last(l) != "" && last(l) < l.StartsOn && l.DisconnectedOn != "":
		return fault.New(fault.State, "line %d was given up before it started", l.LineNo).On("line_id")
	}
	for _, m := range []struct {
		field         string
		given, before date.Date
	}{{"installed_on", in.InstalledOn, l.InstalledOn}, {"functional_on", in.FunctionalOn, l.FunctionalOn}} {
		if l.BilledThrough != "" && m.given != "" && m.before != "" && m.given != m.before {
			return fault.New(fault.State, "the line is billed from the day it was reported working; credit what was billed too much, or amend the contract").On(m.field)
		}
	}
	u := tx.ContractLine.UpdateOneID(l.ID).SetUpdatedAt(tx.Now).AddVersion(1)
	now := *l
	var changes []bill.Change
	var day date.Date
	for _, m := range []struct {
		words string
		given date.Date
		at    *date.Date
		set   func(date.Date) *ent.ContractLineUpdateOne
	}{{"contracted", in.ContractedOn, &now.ContractedOn, u.SetContractedOn}, {"installed", in.InstalledOn, &now.InstalledOn, u.SetInstalledOn},
		{"functional", in.FunctionalOn, &now.FunctionalOn, u.SetFunctionalOn}, {"disconnected", in.DisconnectedOn, &now.DisconnectedOn, u.SetDisconnectedOn}} {
		if m.given != "" && m.given != *m.at {
			changes = append(changes, bill.Change{Field: line(l) + ", " + m.words, Before: string(*m.at), After: string(m.given)})
			*m.at = m.given
			m.set(m.given)
			day = max(day, m.given)
		}
	}
	if len(changes) == 0 { // said before
		tx.Record(store.Event{Action: "contract.milestone", Entity: c.ID, Account: c.AccountID})
		return nil
	}
	for _, o := range []struct {
		field string
		later date.Date
		than  string
		early date.Date
	}{{"installed_on", now.InstalledOn, "start of the contract", c.StartsOn}, {"functional_on", now.FunctionalOn, "start of the contract", c.StartsOn},
		{"functional_on", now.FunctionalOn, "day it was installed,", now.InstalledOn}, {"disconnected_on", now.DisconnectedOn, "day it was installed,", now.InstalledOn},
		{"disconnected_on", now.DisconnectedOn, "start of the line,", l.StartsOn}} {
		if err := notBefore(o.field, o.later, o.than, o.early); err != nil {
			return err
		}
	}
	if err := u.Exec(ctx); err != nil {
		return err
	}
	return record(ctx, tx, c, happened{kind: contractevent.KindMILESTONE, on: day, changes: changes})
}
