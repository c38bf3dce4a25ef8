package contracts

import (
	"context"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/bill"
	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/contractevent"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// change runs a verb on one contract, which stays locked until the end, and answers the contract as it is then.
func (s *Service) change(ctx context.Context, verb string, id int, key, note string, in any, do func(*store.TxClient, *ent.Contract) error) (*ent.Contract, error) {
	if err := fault.Prose("note", note, 1000); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Contract, error) {
		id, _, err := store.Once(ctx, tx, verb, key, in, func() (int, error) {
			c, err := tx.Contract.Query().Where(contract.ID(id), store.Lock).Only(ctx)
			if err != nil {
				return 0, err
			}
			return c.ID, do(tx, c)
		})
		if err != nil {
			return nil, err
		}
		return tx.Contract.Get(ctx, id)
	})
}

// happened is an event of a contract.
type happened struct {
	kind      contractevent.Kind
	on        date.Date
	note      string
	changes   []bill.Change
	firstBill bool          // the next invoice is reviewed
	audit     store.Changes // in addition to changes
}

// record writes an event of a contract, and into the audit trail.
func record(ctx context.Context, tx *store.TxClient, c *ent.Contract, h happened) error {
	create := tx.ContractEvent.Create().SetCreatedAt(tx.Now).SetContractID(c.ID).SetAccountID(c.AccountID).SetKind(h.kind).SetEffectiveOn(h.on).SetNote(h.note).SetChanges(h.changes).SetFirstBill(h.firstBill)
	if v := viewer.From(ctx); v.Kind == viewer.KindUser {
		create.SetRecordedBy(v.ID)
	}
	if err := create.Exec(ctx); err != nil {
		return err
	}
	changes := store.Changes{"effective_on": {nil, h.on}}
	for i, c := range h.changes {
		if i == told {
			changes["changes"] = [2]any{nil, len(h.changes)}
			break
		}
		changes[c.Field] = [2]any{c.Before, c.After}
	}
	for k, v := range h.audit {
		changes[k] = v
	}
	tx.Record(store.Event{Action: "contract." + verbs[h.kind], Entity: c.ID, Account: c.AccountID, Changes: changes, Reason: h.note})
	return nil
}

var verbs = map[contractevent.Kind]string{contractevent.KindACTIVATED: "activate", contractevent.KindAMENDED: "amend", contractevent.KindUPGRADED: "upgrade", contractevent.KindRENEWED: "renew",
	contractevent.KindTRANSFERRED: "transfer", contractevent.KindTERMINATED: "terminate", contractevent.KindMILESTONE: "milestone"}
