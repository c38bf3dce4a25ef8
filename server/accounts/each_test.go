package accounts

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

// bundle is a service with one business unit on a database of its own.
type bundle struct {
	*Service
	db    *store.DB
	sys   context.Context
	unit  *ent.BusinessUnit
	moves int
	mu    sync.Mutex
}

// each runs a test on both databases.
func each(t *testing.T, test func(t *testing.T, b *bundle)) {
	t.Helper()
	servertest.Each(t, func(t *testing.T, db *store.DB) { test(t, newBundle(t, db)) })
}

func newBundle(t *testing.T, db *store.DB) *bundle {
	t.Helper()
	b := &bundle{db: db, sys: servertest.System(t)}
	b.Service = &Service{DB: db, Moved: func() { b.mu.Lock(); b.moves++; b.mu.Unlock() }}
	b.unit = b.newUnit(t, "HQ", "USD")
	return b
}

func (b *bundle) newUnit(t *testing.T, code string, c money.Currency) *ent.BusinessUnit {
	t.Helper()
	u, err := (&ledger.Service{DB: b.db}).CreateBusinessUnit(b.sys, ledger.BusinessUnit{Code: code, Name: code, Currency: c})
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// open adds a dealer below the parent, 0 for none.
func (b *bundle) open(t *testing.T, number string, parent int) *ent.Account {
	t.Helper()
	a, err := b.Open(b.sys, Open{Number: number, Name: number, Kind: account.KindDEALER, Parent: parent, BusinessUnit: b.unit.ID})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// person is a user with a role; none for "".
func (b *bundle) person(t *testing.T, name string, role viewer.Role) int {
	t.Helper()
	id, err := store.Tx(b.sys, b.db, func(tx *store.TxClient) (int, error) {
		u, err := tx.User.Create().SetUsername(name).SetName(name).Save(b.sys)
		if err != nil {
			return 0, err
		}
		tx.Record(store.Event{Action: "user.create", Entity: u.ID})
		if role == "" {
			return u.ID, nil
		}
		return u.ID, tx.RoleGrant.Create().SetUserID(u.ID).SetRole(role).Exec(b.sys)
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// as is the context of somebody with a role.
func as(t *testing.T, role viewer.Role, id int, accounts ...int) context.Context {
	return viewer.NewContext(t.Context(), viewer.New(viewer.Viewer{Kind: viewer.KindUser, ID: id, Name: string(role), Roles: []viewer.Role{role}, Unbounded: !role.Bound(), Accounts: accounts}, nil))
}

// last is the newest audit event of an action.
func (b *bundle) last(t *testing.T, action string) *ent.AuditEvent {
	t.Helper()
	events, err := b.db.AuditEvent.Query().All(b.sys)
	if err != nil {
		t.Fatal(err)
	}
	var last *ent.AuditEvent
	for _, e := range events {
		if e.Action == action && (last == nil || e.ID > last.ID) {
			last = e
		}
	}
	if last == nil {
		t.Fatalf("no event %s", action)
	}
	return last
}

// refused checks code, field and part of the message of a refusal.
func refused(t *testing.T, err error, code fault.Code, field, message string) {
	t.Helper()
	if err == nil {
		t.Fatalf("not refused; want %s on %q", code, field)
	}
	f := fault.As(err)
	if f.Code != code || strings.Join(f.Field, ".") != field || !strings.Contains(f.Message, message) {
		t.Fatalf("refused with %s on %q: %q (%v); want %s on %q: %q", f.Code, strings.Join(f.Field, "."), f.Message, err, code, field, message)
	}
}

func ptr[T any](v T) *T { return &v }
