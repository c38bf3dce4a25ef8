package accounts

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/store"
	"github.com/shopspring/decimal"
)

func TestOpen(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.db.Clock = func() time.Time { return time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC) }
		in := Open{Name: " Northline Motors ", Kind: account.KindDEALER, Terms: "2/10 net 30", CreditLimit: ptr(decimal.RequireFromString("1500.50")), Email: "ap@northline.example",
			Region: "NE", Addresses: []postal.Address{{Use: postal.BillTo, Street: "1 Main\nFloor 2", City: "Troy", Country: "US"}}, Key: "k1"}
		a, err := b.Open(b.sys, in)
		if err != nil {
			t.Fatal(err)
		}
		if a.Number != ledger.Accounts.Format(2026, 1) || a.Name != "Northline Motors" || a.PaymentTerms != "2/10NET30" || a.Currency != "USD" || a.CreditLimit().String() != "1500.50" ||
			len(a.Addresses) != 1 || a.Addresses[0].Street != "1 Main\nFloor 2" || a.Version != 1 || a.Status != account.StatusACTIVE || a.BusinessUnitID != b.unit.ID {
			t.Fatalf("opened %+v", a)
		}
		again, err := b.Open(b.sys, in)
		if err != nil || again.ID != a.ID {
			t.Fatalf("the same key answered %v, %v", again, err)
		}
		in.Name = "Other"
		_, err = b.Open(b.sys, in)
		refused(t, err, fault.Conflict, "idempotencyKey", "other input")
		second, err := b.Open(b.sys, Open{Name: "Second", Kind: account.KindCLIENT, Parent: a.ID})
		if err != nil || second.Number != ledger.Accounts.Format(2026, 2) || second.ParentID != a.ID || b.moves != 1 {
			t.Fatalf("second %+v, %v; moved %d times", second, err, b.moves)
		}
		if e := b.last(t, "account.open"); e.EntityID != second.ID || e.AccountID != second.ID || !strings.Contains(e.Changes, `"name":[null,"Second"]`) {
			t.Errorf("event %+v", e)
		}
	})
}

func TestOpenRefused(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.open(t, "D-1", 0)
		closed := b.open(t, "D-2", 0)
		if _, err := b.Change(b.sys, Change{ID: closed.ID, Version: 1, Status: ptr(account.StatusCLOSED)}); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			name    string
			change  func(*Open)
			code    fault.Code
			field   string
			message string
		}{
			{"no name", func(o *Open) { o.Name = "  " }, fault.Invalid, "name", "needs a name"},
			{"long name", func(o *Open) { o.Name = strings.Repeat("é", 201) }, fault.Invalid, "name", "201 characters; at most 200"},
			{"control character", func(o *Open) { o.Number = "A\x00B" }, fault.Invalid, "number", "control characters"},
			{"number exists", func(o *Open) { o.Number = "D-1" }, fault.Conflict, "number", `"D-1" exists already`},
			{"kind", func(o *Open) { o.Kind = "BANK" }, fault.Invalid, "kind", `"BANK" is not a kind`},
			{"currency", func(o *Open) { o.Currency = "XYZ" }, fault.Invalid, "currency", "ISO 4217"},
			{"terms", func(o *Open) { o.Terms = "soon" }, fault.Invalid, "paymentTerms", "NET30"},
			{"limit decimals", func(o *Open) { o.CreditLimit = ptr(decimal.RequireFromString("1.005")) }, fault.Invalid, "creditLimit", "more decimals"},
			{"negative limit", func(o *Open) { o.CreditLimit = ptr(decimal.NewFromInt(-1)) }, fault.Invalid, "creditLimit", "not negative"},
			{"huge limit", func(o *Open) { o.CreditLimit = ptr(decimal.New(1, 40)) }, fault.Invalid, "creditLimit", "too large"},
			{"e-mail", func(o *Open) { o.Email = "Ann <ann@example.com>" }, fault.Invalid, "email", "name@example.com"},
			{"country", func(o *Open) { o.Addresses = []postal.Address{{Use: postal.Remit, Country: "usa"}} }, fault.Invalid, "addresses.0.country", "two capitals"},
			{"use", func(o *Open) { o.Addresses = []postal.Address{{Use: "HOME"}} }, fault.Invalid, "addresses.0.use", "BILL_TO"},
			{"no parent", func(o *Open) { o.Parent = 999 }, fault.Invalid, "parent", "no such parent"},
			{"closed parent", func(o *Open) { o.Parent = closed.ID }, fault.State, "parent", "closed"},
			{"unit", func(o *Open) { o.BusinessUnit = 5 }, fault.Invalid, "businessUnit", "no such business unit"},
		} {
			in := Open{Number: "N-1", Name: "New", Kind: account.KindDEALER}
			c.change(&in)
			t.Log(c.name)
			_, err := b.Open(b.sys, in)
			refused(t, err, c.code, c.field, c.message)
		}
		if n := b.db.Account.Query().CountX(b.sys); n != 2 {
			t.Errorf("%d accounts after refusals", n)
		}
		other := b.newUnit(t, "EU", "EUR")
		_, err := b.Open(b.sys, Open{Name: "New", Kind: account.KindDEALER})
		refused(t, err, fault.Invalid, "businessUnit", "several")
		_, err = b.Open(b.sys, Open{Name: "New", Kind: account.KindDEALER, BusinessUnit: other.ID, Parent: 1})
		refused(t, err, fault.Invalid, "parent", "another business unit")
		if a, err := b.Open(b.sys, Open{Number: "D-1", Name: "New", Kind: account.KindDEALER, BusinessUnit: other.ID}); err != nil || a.Currency != "EUR" {
			t.Errorf("the same number in another unit: %v, %v", a, err)
		}
	})
}

func TestWhoMayOpenAndChange(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		a := b.open(t, "D-1", 0)
		for _, role := range viewer.Roles() {
			may := role == viewer.Admin || role == viewer.Manager || role == viewer.Biller
			ctx := as(t, role, 1, a.ID)
			if _, err := b.Open(ctx, Open{Name: string(role), Kind: account.KindDEALER}); (err == nil) != may {
				t.Errorf("%s opening: %v", role, err)
			}
			if _, err := b.Change(ctx, Change{ID: a.ID, Phone: ptr(string(role))}); (err == nil) != may {
				t.Errorf("%s changing: %v", role, err)
			}
			if _, err := b.AddContact(ctx, AddContact{Account: a.ID, Name: string(role)}); (err == nil) != may {
				t.Errorf("%s adding a contact: %v", role, err)
			}
			v := viewer.From(ctx)
			for _, action := range Allowed(ctx, v, a) {
				if action.Action == "changeAccount" && action.Allowed != may {
					t.Errorf("%s: %+v", role, action)
				}
			}
		}
		if _, err := b.Open(t.Context(), Open{Name: "x", Kind: account.KindDEALER}); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("nobody: %v", err)
		}
	})
}

func TestOpenTxManyAtOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		in := make([]Open, 3000)
		for i := range in {
			in[i] = Open{Name: fmt.Sprint("Dealer ", i), Kind: account.KindDEALER}
			if i%2 == 0 {
				in[i].Number = fmt.Sprintf("D-%05d", i)
			}
		}
		open := func(in []Open) ([]int, error) {
			return store.Tx(b.sys, b.db, func(tx *store.TxClient) ([]int, error) { return b.OpenTx(b.sys, tx, in) })
		}
		ids, err := open(in)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range []int{0, 1, 1499, 2998, 2999} {
			a := b.db.Account.GetX(b.sys, ids[i])
			if a.Name != fmt.Sprint("Dealer ", i) || i%2 == 0 && a.Number != fmt.Sprintf("D-%05d", i) {
				t.Errorf("account %d is %s %s", i, a.Number, a.Name)
			}
		}
		if e := b.last(t, "account.open"); e.EntityID != ids[0] || e.EntityLastID != ids[2999] {
			t.Errorf("event from %d to %d, want %d to %d", e.EntityID, e.EntityLastID, ids[0], ids[2999])
		}
		_, err = open([]Open{{Name: "ok", Kind: account.KindDEALER}, {Name: "bad", Kind: account.KindDEALER, Terms: "?"}})
		refused(t, err, fault.Invalid, "1.paymentTerms", "payment terms")
		_, err = open([]Open{{Number: "X", Name: "one", Kind: account.KindDEALER}, {Number: "X", Name: "two", Kind: account.KindDEALER}})
		refused(t, err, fault.Conflict, "1.number", "given twice")
		if n := b.db.Account.Query().CountX(b.sys); n != 3000 {
			t.Errorf("%d accounts", n)
		}
	})
}
