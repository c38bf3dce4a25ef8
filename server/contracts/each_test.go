package contracts

import (
	"context"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

// bundle is a service with one business unit on a database of its own.
type bundle struct {
	*Service
	db       *store.DB
	sys      context.Context
	unit     *ent.BusinessUnit
	accounts *accounts.Service
}

// each runs a test on both databases.
func each(t *testing.T, test func(t *testing.T, b *bundle)) {
	t.Helper()
	servertest.Each(t, func(t *testing.T, db *store.DB) { test(t, newBundle(t, db)) })
}

func newBundle(t *testing.T, db *store.DB) *bundle {
	t.Helper()
	b := &bundle{db: db, sys: servertest.System(t)}
	b.Service, b.accounts = &Service{DB: db}, &accounts.Service{DB: db}
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

// open adds an account of a kind.
func (b *bundle) open(t *testing.T, number string, kind account.Kind) int {
	t.Helper()
	a, err := b.accounts.Open(b.sys, accounts.Open{Number: number, Name: number, Kind: kind})
	if err != nil {
		t.Fatal(err)
	}
	return a.ID
}

// record writes contracts, items takes inventory.
func (b *bundle) record(in ...Contract) ([]int, error) {
	return store.Tx(b.sys, b.db, func(tx *store.TxClient) ([]int, error) { return b.RecordTx(b.sys, tx, in) })
}

func (b *bundle) items(in ...Item) ([]int, error) {
	return store.Tx(b.sys, b.db, func(tx *store.TxClient) ([]int, error) { return b.InventoryTx(b.sys, tx, in) })
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
