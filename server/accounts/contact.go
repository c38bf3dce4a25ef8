package accounts

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/contact"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// AddContact describes a person at an account.
type AddContact struct {
	Account                            int
	Name, Role, Email, Phone, Language string
}

// AddContact adds a person to an account. It reports fault.NotFound, fault.Invalid, and fault.State when the account is
// closed. Requires accounts:write.
func (s *Service) AddContact(ctx context.Context, in AddContact) (*ent.Contact, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.AccountsWrite); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Contact, error) {
		a, err := tx.Account.Get(ctx, in.Account)
		if err != nil {
			return nil, err
		}
		if err := notClosed(a); err != nil {
			return nil, err
		}
		ids, err := s.AddContactsTx(ctx, tx, []AddContact{in})
		if err != nil {
			return nil, first(err)
		}
		return tx.Contact.Get(ctx, ids[0])
	})
}

// AddContactsTx adds people to accounts that exist, inside a transaction, and answers their ids in order. The paths of
// faults begin with the index of the contact.
func (s *Service) AddContactsTx(ctx context.Context, tx *store.TxClient, in []AddContact) ([]int, error) {
	in = slices.Clone(in)
	rows := make([][]any, len(in))
	for i := range in {
		c := &in[i]
		if err := c.Check(); err != nil {
			return nil, on(err, fmt.Sprint(i))
		}
		rows[i] = []any{tx.Now, tx.Now, 1, c.Account, c.Name, c.Role, c.Email, c.Phone, c.Language}
	}
	ids, err := tx.InsertIDs(ctx, "contacts", []string{"created_at", "updated_at", "version", "account_id", "name", "role", "email", "phone", "language"}, rows)
	if err != nil {
		return nil, err
	}
	if len(ids) == 1 {
		tx.Record(store.Event{Action: "contact.add", Entity: ids[0], Account: in[0].Account, Changes: store.Changes{"name": {nil, in[0].Name}, "role": {nil, in[0].Role}}})
	} else {
		tx.RecordMany("contact.add", ids)
	}
	return ids, nil
}

// Check reports the first field that is wrong in itself.
func (c *AddContact) Check() error {
	c.Name = strings.TrimSpace(c.Name)
	if c.Name == "" {
		return fault.New(fault.Invalid, "a contact needs a name").On("name")
	}
	if err := checkEmail(c.Email); err != nil {
		return err
	}
	for _, f := range []struct {
		name, value string
		limit       int
	}{{"name", c.Name, 200}, {"role", c.Role, 80}, {"phone", c.Phone, 40}, {"language", c.Language, 20}} {
		if err := fault.Line(f.name, f.value, f.limit); err != nil {
			return err
		}
	}
	return nil
}

// ChangeContactTx replaces the fields of a contact by those of to that give says. It answers whether anything changed.
func (s *Service) ChangeContactTx(ctx context.Context, tx *store.TxClient, id int, to AddContact, give func(field string) bool) (bool, error) {
	if err := to.Check(); err != nil {
		return false, err
	}
	c, err := tx.Contact.Query().Where(contact.ID(id), store.Lock).Only(ctx)
	if err != nil {
		return false, err
	}
	changes := store.Changes{}
	u := tx.Contact.UpdateOneID(id)
	for _, f := range []struct {
		name, from, to string
		set            func(string) *ent.ContactUpdateOne
	}{{"role", c.Role, to.Role, u.SetRole}, {"email", c.Email, to.Email, u.SetEmail}, {"phone", c.Phone, to.Phone, u.SetPhone}, {"language", c.Language, to.Language, u.SetLanguage}} {
		if give(f.name) && f.from != f.to {
			f.set(f.to)
			changes[f.name] = [2]any{f.from, f.to}
		}
	}
	if len(changes) == 0 {
		return false, nil
	}
	if err := u.AddVersion(1).SetUpdatedAt(tx.Now).Exec(ctx); err != nil {
		return false, err
	}
	tx.Record(store.Event{Action: "contact.change", Entity: id, Account: c.AccountID, Changes: changes})
	return true, nil
}

// RemoveContact takes a person off an account and answers the account. It reports fault.NotFound. Requires accounts:write.
func (s *Service) RemoveContact(ctx context.Context, id int) (*ent.Account, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.AccountsWrite); err != nil {
		return nil, err
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Account, error) {
		c, err := tx.Contact.Query().Where(contact.ID(id), store.Lock).Only(ctx)
		if err != nil {
			return nil, err
		}
		if err := tx.Contact.DeleteOneID(id).Exec(ctx); err != nil {
			return nil, err
		}
		tx.Record(store.Event{Action: "contact.remove", Entity: id, Account: c.AccountID, Changes: store.Changes{
			"name": {c.Name, nil}, "role": {c.Role, nil}, "email": {c.Email, nil}, "phone": {c.Phone, nil}}})
		return tx.Account.Query().Where(account.ID(c.AccountID)).Only(ctx)
	})
}
