package intake

import (
	"errors"
	"slices"
	"strings"

	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/store"
)

// contactPlan is what happens to contacts.
type contactPlan struct {
	add    []newContact
	change []contactChange
}

type newContact struct {
	account key
	add     accounts.AddContact
}

type contactChange struct {
	id int
	to accounts.AddContact
}

func (w *work) decideContacts(c *chunk) error {
	if len(c.contacts) == 0 {
		return nil
	}
	var numbers []string
	for _, r := range c.contacts {
		numbers = append(numbers, r.AccountNumber)
	}
	if err := w.know(w.unit, numbers); err != nil {
		return err
	}
	type found struct {
		id  int
		has accounts.AddContact
	}
	old := map[key]found{}
	byID := map[int]string{}
	var ids []int
	for _, n := range numbers {
		if p, ok := w.party(w.hash.of(n)); ok && p.id != 0 && byID[p.id] == "" {
			ids, byID[p.id] = append(ids, p.id), n
		}
	}
	for lot := range slices.Chunk(ids, lookup) {
		among, list := store.AmongIDs(w.q, "account_id", lot)
		rows, err := w.q.Query(w.ctx, `SELECT id, account_id, name, role, email, phone, language FROM contacts WHERE `+among+` ORDER BY id DESC`, list)
		if err != nil {
			return err
		}
		for rows.Next() {
			var f found
			if err := rows.Scan(&f.id, &f.has.Account, &f.has.Name, &f.has.Role, &f.has.Email, &f.has.Phone, &f.has.Language); err != nil {
				return errors.Join(err, rows.Close())
			}
			old[w.hash.pair(byID[f.has.Account], strings.ToLower(f.has.Name))] = f // the first of equal names counts
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return err
		}
	}
	for _, r := range c.contacts {
		k, p, ok := w.payer(r, "account_number", r.AccountNumber)
		if !ok {
			continue
		}
		if !w.once(r, "name", r.Name) {
			continue
		}
		id := w.hash.pair(r.AccountNumber, strings.ToLower(r.Name))
		to := accounts.AddContact{Account: p.id, Name: r.Name, Role: r.Role, Email: r.Email, Phone: r.Phone, Language: r.Language}
		f, exists := old[id]
		switch {
		case exists && agrees(f.has, to):
			w.count.unchanged++
		case exists:
			w.plan.contacts.change = append(w.plan.contacts.change, contactChange{f.id, to})
			w.count.imported++
		case p.closed:
			w.refuse(r, "account_number", r.AccountNumber, "this account is closed; activate it first")
		default:
			w.plan.contacts.add = append(w.plan.contacts.add, newContact{k, to})
			w.count.imported++
		}
	}
	return nil
}

// agrees reports whether the contact has what the file says. Empty cells say nothing.
func agrees(has, to accounts.AddContact) bool {
	return (to.Role == "" || to.Role == has.Role) && (to.Email == "" || to.Email == has.Email) && (to.Phone == "" || to.Phone == has.Phone) &&
		(to.Language == "" || to.Language == has.Language)
}

func (w *work) writeContacts() error {
	add := make([]accounts.AddContact, len(w.plan.contacts.add))
	for i, c := range w.plan.contacts.add {
		p, _ := w.party(c.account)
		add[i] = c.add
		add[i].Account = p.id
	}
	if len(add) > 0 {
		if _, err := w.Accounts.AddContactsTx(w.ctx, w.tx, add); err != nil {
			return err
		}
	}
	for _, c := range w.plan.contacts.change {
		filled := map[string]bool{"role": c.to.Role != "", "email": c.to.Email != "", "phone": c.to.Phone != "", "language": c.to.Language != ""}
		if _, err := w.Accounts.ChangeContactTx(w.ctx, w.tx, c.id, c.to, func(f string) bool { return filled[f] }); err != nil {
			return err
		}
	}
	return nil
}
