package demo

import (
	"context"

	"github.com/duebook/duebook/ent/bookassignment"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/store"
)

// Password is the password of everybody in the demo book. It is published: no real book uses it.
const Password = "try-the-demo-book"

// Login is somebody who can sign in to the demo book.
type Login struct {
	Username string      `json:"username"`
	Password string      `json:"password"`
	Name     string      `json:"name"`
	Role     viewer.Role `json:"role"`
}

// Logins lists everybody who can sign in to the demo book.
func Logins() []Login {
	return []Login{
		{"admin", Password, "Ada Merivald", viewer.Admin},
		{"manager", Password, "Marcus Holtberg", viewer.Manager},
		{"biller", Password, "Bianca Corfield", viewer.Biller},
		{"cash", Password, "Carlos Vasgren", viewer.CashApplier},
		{"collector", Password, "Colette Lamridge", viewer.Collector},
		{"collector2", Password, "Conrad Urlund", viewer.Collector},
		{"processor", Password, "Petra Salwald", viewer.Processor},
		{"auditor", Password, "Audrey Nerholt", viewer.Auditor},
		{"dealer", Password, "Dorian Galcott", viewer.Dealer},
		{"dealer2", Password, "Delia Morvenn", viewer.Dealer},
	}
}

// person is somebody of the book at work.
type person struct {
	id  int
	ctx context.Context
}

func (b *book) makePeople() error {
	for i, l := range Logins() {
		zone := b.units[0].zone
		var id int
		if err := b.tx(func(tx *store.TxClient) error {
			u, _, err := b.auth.CreateUserTx(b.sys, tx, auth.CreateUser{Username: l.Username, Name: l.Name, Email: mail(l.Name, "Tallowfinch"), Locale: "en-US", TimeZone: zone, Password: l.Password})
			if err != nil {
				return err
			}
			if id = u.ID; l.Role.Bound() {
				return nil // the account comes later
			}
			_, err = b.auth.GrantRoleTx(b.sys, tx, auth.GrantRole{User: u.ID, Role: l.Role})
			return err
		}); err != nil {
			return err
		}
		v := viewer.New(viewer.Viewer{Kind: viewer.KindUser, ID: id, Name: l.Name, Roles: []viewer.Role{l.Role}, Unbounded: !l.Role.Bound(), Via: "demo book", Reason: ""}, nil)
		b.people[l.Username] = &person{id: id, ctx: viewer.NewContext(b.sys, v)}
		b.Users = i + 1
	}
	return nil
}

// as is the context of somebody at work.
func (b *book) as(username string) context.Context { return b.people[username].ctx }

// assignBooks divides the accounts among the staff, binds the dealers to their groups, and hands a part over later.
func (b *book) assignBooks() error {
	books := []struct {
		who      string
		function bookassignment.Function
		of       func(i int, p *party) bool
	}{
		{"collector", bookassignment.FunctionCOLLECTOR, func(i int, p *party) bool { return i%2 == 0 }},
		{"collector2", bookassignment.FunctionCOLLECTOR, func(i int, p *party) bool { return i%2 == 1 }},
		{"biller", bookassignment.FunctionBILLER, func(int, *party) bool { return true }},
		{"cash", bookassignment.FunctionCASH_APPLIER, func(int, *party) bool { return true }},
		{"manager", bookassignment.FunctionOWNER, func(_ int, p *party) bool { return p.habit == stopped || p.kind == "OEM" }},
		{"processor", bookassignment.FunctionPROCESSOR, func(_ int, p *party) bool { return p.kind == "CLIENT" }},
	}
	for _, k := range books {
		var ids []int
		for i, p := range b.parties {
			if p.kind != "CARRIER" && k.of(groupOf(i, p), p) {
				ids = append(ids, p.id)
			}
		}
		if len(ids) == 0 {
			continue
		}
		if err := b.assign(accounts.Assign{Accounts: ids, User: b.people[k.who].id, Function: k.function, StartsOn: b.starts}); err != nil {
			return err
		}
	}
	return b.bindDealers()
}

// groupOf keeps a dealer group and its rooftops in one book.
func groupOf(i int, p *party) int {
	if p.parent != nil {
		return p.parent.index
	}
	return i
}

func (b *book) assign(in accounts.Assign) error {
	return b.tx(func(tx *store.TxClient) error {
		ids, err := b.accounts.AssignTx(b.sys, tx, in)
		b.Assignments += len(ids)
		return err
	})
}

func (b *book) bindDealers() error {
	groups := b.groups()
	for i, who := range []string{"dealer", "dealer2"} {
		if err := b.tx(func(tx *store.TxClient) error {
			_, err := b.auth.GrantRoleTx(b.sys, tx, auth.GrantRole{User: b.people[who].id, Role: viewer.Dealer, Account: groups[i%len(groups)].id})
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

// groups are the dealers that have rooftops.
func (b *book) groups() (list []*party) {
	for _, p := range b.parties {
		if p.rooftops > 0 {
			list = append(list, p)
		}
	}
	return list
}

// admitProgram makes the API client of the first partner.
func (b *book) admitProgram() error {
	for _, p := range b.parties {
		if p.kind != "PARTNER" {
			continue
		}
		return b.tx(func(tx *store.TxClient) error {
			c, secret, err := b.auth.CreateClientTx(b.sys, tx, auth.CreateClient{Name: p.name, Accounts: []int{p.id},
				Scopes: []viewer.Permission{viewer.AccountsRead, viewer.InvoicesRead, viewer.PaymentsRead, viewer.CreditsRead, viewer.ReportsRead}})
			if err == nil {
				b.ClientID, b.ClientSecret = c.ClientKey, secret
			}
			return err
		})
	}
	return nil
}
