package accounts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/bookassignment"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

func TestContacts(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		a := b.open(t, "D-1", 0)
		c, err := b.AddContact(b.sys, AddContact{Account: a.ID, Name: "Ann Lee", Role: "AP clerk", Email: "ann@example.com"})
		if err != nil || c.AccountID != a.ID || c.Name != "Ann Lee" {
			t.Fatalf("contact %+v, %v", c, err)
		}
		_, err = b.AddContact(b.sys, AddContact{Account: a.ID, Name: " "})
		refused(t, err, fault.Invalid, "name", "needs a name")
		_, err = b.AddContact(b.sys, AddContact{Account: a.ID, Name: "x", Email: "nonsense"})
		refused(t, err, fault.Invalid, "email", "not an e-mail address")
		_, err = b.AddContact(b.sys, AddContact{Account: 4711, Name: "x"})
		refused(t, err, fault.NotFound, "", "no such record")
		changed, err := store.Tx(b.sys, b.db, func(tx *store.TxClient) (bool, error) {
			return b.ChangeContactTx(b.sys, tx, c.ID, AddContact{Name: "Ann Lee", Role: "Controller", Phone: "lost"}, func(f string) bool { return f != "phone" && f != "email" })
		})
		if c := b.db.Contact.GetX(b.sys, c.ID); err != nil || !changed || c.Role != "Controller" || c.Phone != "" || c.Email != "ann@example.com" || c.Version != 2 {
			t.Errorf("changed %v to %+v, %v", changed, c, err)
		}
		owner, err := b.RemoveContact(b.sys, c.ID)
		if err != nil || owner.ID != a.ID {
			t.Fatalf("removed from %v, %v", owner, err)
		}
		if e := b.last(t, "contact.remove"); !strings.Contains(e.Changes, `"name":["Ann Lee",null]`) || e.AccountID != a.ID {
			t.Errorf("event %+v", e)
		}
		_, err = b.RemoveContact(b.sys, c.ID)
		refused(t, err, fault.NotFound, "", "no such record")
	})
}

func TestBankAccounts(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		a := b.open(t, "D-1", 0)
		add := func(in ...BankAccount) (int, error) {
			return store.Tx(b.sys, b.db, func(tx *store.TxClient) (int, error) { return b.AddBankAccountsTx(b.sys, tx, in) })
		}
		if n, err := add(BankAccount{a.ID, "de89 3704-0044 0532 0130 00"}, BankAccount{a.ID, "DE89370400440532013000"}, BankAccount{a.ID, "12.345/6"}); err != nil || n != 2 {
			t.Fatalf("added %d, %v", n, err)
		}
		if n, err := add(BankAccount{a.ID, "123456"}); err != nil || n != 0 {
			t.Errorf("added %d of one that is there, %v", n, err)
		}
		_, err := add(BankAccount{a.ID, "12*4"})
		refused(t, err, fault.Invalid, "bankAccounts", "letters and digits")
	})
}

func TestAssign(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		ann, bob := b.person(t, "ann", viewer.Collector), b.person(t, "bob", viewer.Manager)
		one, two := b.open(t, "D-1", 0), b.open(t, "D-2", 0)
		assign := func(user int, day string, accounts ...int) []*ent.BookAssignment {
			t.Helper()
			as, err := b.Assign(b.sys, Assign{Accounts: accounts, User: user, Function: bookassignment.FunctionCOLLECTOR, StartsOn: date.Must(day)})
			if err != nil {
				t.Fatal(err)
			}
			return as
		}
		books := func(account int) string {
			var s []string
			for _, a := range b.db.BookAssignment.Query().Where(bookassignment.AccountID(account)).Order(bookassignment.ByStartsOn()).AllX(b.sys) {
				s = append(s, fmt.Sprintf("%s %s-%s", map[int]string{ann: "ann", bob: "bob"}[a.UserID], a.StartsOn, a.EndsOn))
			}
			return strings.Join(s, ", ")
		}
		check := func(account int, want string) {
			t.Helper()
			if got := books(account); got != want {
				t.Errorf("books are %s; want %s", got, want)
			}
		}
		first := assign(ann, "2026-01-01", one.ID, two.ID, one.ID)
		if len(first) != 2 || first[0].AccountID != one.ID {
			t.Fatalf("assigned %v", first)
		}
		assign(bob, "2026-03-01", one.ID)
		check(one.ID, "ann 2026-01-01-2026-02-28, bob 2026-03-01-")
		check(two.ID, "ann 2026-01-01-")
		// The same again changes nothing.
		events := b.db.AuditEvent.Query().CountX(b.sys)
		if again := assign(bob, "2026-04-01", one.ID); again[0].StartsOn != "2026-03-01" || b.db.AuditEvent.Query().CountX(b.sys) != events {
			t.Errorf("the same user again: %v", again)
		}
		// On the same day: the newer one counts.
		assign(ann, "2026-03-01", one.ID)
		check(one.ID, "ann 2026-01-01-2026-02-28, ann 2026-03-01-")
		// Vacation cover before what is planned.
		assign(bob, "2026-06-01", two.ID)
		assign(bob, "2026-02-01", two.ID)
		check(two.ID, "ann 2026-01-01-2026-01-31, bob 2026-02-01-2026-05-31, bob 2026-06-01-")
		if e := b.last(t, "book.assign"); e.AccountID != two.ID || !strings.Contains(e.Changes, fmt.Sprintf(`"user_id":[%d,%d]`, ann, bob)) {
			t.Errorf("event %+v", e)
		}
		// Another function is another book.
		if _, err := b.Assign(b.sys, Assign{Accounts: []int{two.ID}, User: bob, Function: bookassignment.FunctionBILLER, StartsOn: "2026-01-01"}); err != nil {
			t.Error(err)
		}
	})
}

func TestAssignRefused(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		a, gone := b.open(t, "D-1", 0), b.open(t, "D-2", 0)
		if _, err := b.Change(b.sys, Change{ID: gone.ID, Status: ptr(account.StatusCLOSED)}); err != nil {
			t.Fatal(err)
		}
		staff, dealer, nobody := b.person(t, "ann", viewer.Collector), b.person(t, "dan", viewer.Dealer), b.person(t, "eve", "")
		for _, c := range []struct {
			name           string
			change         func(*Assign)
			code           fault.Code
			field, message string
		}{
			{"none", func(a *Assign) { a.Accounts = nil }, fault.Invalid, "accountIds", "at least one"},
			{"too many", func(a *Assign) { a.Accounts = make([]int, 1001) }, fault.Limit, "accountIds", "at most 1000"},
			{"unknown account", func(a *Assign) { a.Accounts = []int{1, 4711} }, fault.NotFound, "accountIds", "1 of the accounts"},
			{"closed account", func(a *Assign) { a.Accounts = []int{gone.ID} }, fault.State, "accountIds", "D-2 is closed"},
			{"function", func(a *Assign) { a.Function = "DRIVER" }, fault.Invalid, "function", "not a function"},
			{"day", func(a *Assign) { a.StartsOn = "2026-02-30" }, fault.Invalid, "startsOn", "not a day"},
			{"unknown user", func(a *Assign) { a.User = 1 }, fault.NotFound, "userId", "no such user"},
			{"dealer", func(a *Assign) { a.User = dealer }, fault.State, "userId", "no role in the department"},
			{"nobody", func(a *Assign) { a.User = nobody }, fault.State, "userId", "no role in the department"},
		} {
			t.Log(c.name)
			in := Assign{Accounts: []int{a.ID}, User: staff, Function: bookassignment.FunctionOWNER, StartsOn: "2026-01-01"}
			c.change(&in)
			_, err := b.Assign(b.sys, in)
			refused(t, err, c.code, c.field, c.message)
		}
		if _, err := b.Assign(as(t, viewer.Collector, staff), Assign{Accounts: []int{a.ID}, User: staff, Function: bookassignment.FunctionOWNER, StartsOn: "2026-01-01"}); !fault.Is(err, fault.Forbidden) {
			t.Errorf("a collector assigns: %v", err)
		}
	})
}

func TestNotes(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		a := b.open(t, "D-1", 0)
		ctx := as(t, viewer.Collector, 9)
		n, err := b.WriteNote(ctx, Note{Subject: a.ID, Body: "Called.\nPays on Friday.", Key: "k"})
		if err != nil || n.AccountID != a.ID || n.SubjectID != a.ID || n.AuthorID != 9 || n.AuthorName != "COLLECTOR" {
			t.Fatalf("note %+v, %v", n, err)
		}
		if again, err := b.WriteNote(ctx, Note{Subject: a.ID, Body: "Called.\nPays on Friday.", Key: "k"}); err != nil || again.ID != n.ID {
			t.Errorf("again %v, %v", again, err)
		}
		ids := map[string]int{}
		err = store.Do(b.sys, b.db, func(tx *store.TxClient) error {
			tx.Record(store.Event{Action: "test.set_up"})
			for name, query := range map[string]string{
				"invoice": `INSERT INTO invoices (created_at, business_unit_id, account_id, number, issue_on, due_on, currency, tax_minor, total_minor, balance_minor)
					VALUES (?, ?, ?, 'I-1', '2026-01-01', '2026-01-31', 'USD', 0, 100, 100) RETURNING id`,
				"payment": `INSERT INTO payments (created_at, business_unit_id, account_id, number, received_on, currency, amount_minor, unapplied_minor)
					VALUES (?, ?, ?, 'P-1', '2026-01-01', 'USD', 100, 100) RETURNING id`,
				"unidentified": `INSERT INTO payments (created_at, business_unit_id, account_id, number, received_on, currency, amount_minor, unapplied_minor)
					VALUES (?, ?, NULLIF(?, 0), 'P-2', '2026-01-01', 'USD', 100, 100) RETURNING id`,
				"credit memo": `INSERT INTO credit_memos (created_at, business_unit_id, account_id, issue_on, currency, tax_minor, amount_minor, reason)
					VALUES (?, ?, ?, '2026-01-01', 'USD', 0, 100, 'OTHER') RETURNING id`,
				"contract": `INSERT INTO contracts (created_at, updated_at, business_unit_id, account_id, number, starts_on, currency) VALUES (?, '2026-01-01', ?, ?, 'C-1', '2026-01-01', 'USD') RETURNING id`,
			} {
				account := a.ID
				if name == "unidentified" {
					account = 0
				}
				var id int
				if err := tx.QueryRow(b.sys, query, tx.Now, b.unit.ID, account).Scan(&id); err != nil {
					return fmt.Errorf("%s: %w", name, err)
				}
				ids[name] = id
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"invoice", "payment", "credit memo", "contract"} {
			if n, err := b.WriteNote(b.sys, Note{Subject: ids[name], Body: name}); err != nil || n.AccountID != a.ID || n.SubjectID != ids[name] || n.AuthorID != 0 {
				t.Errorf("%s: %+v, %v", name, n, err)
			}
		}
		_, err = b.WriteNote(ctx, Note{Subject: ids["unidentified"], Body: "x"})
		refused(t, err, fault.State, "subjectId", "payer of this payment")
		_, err = b.WriteNote(ctx, Note{Subject: a.ID, Body: " \n"})
		refused(t, err, fault.Invalid, "body", "needs a text")
		_, err = b.WriteNote(ctx, Note{Subject: a.ID, Body: strings.Repeat("x", 20_001)})
		refused(t, err, fault.Invalid, "body", "at most 20000")
		_, err = b.WriteNote(ctx, Note{Subject: 4711, Body: "x"})
		refused(t, err, fault.NotFound, "", "no such record")
		_, err = b.WriteNote(ctx, Note{Subject: b.unit.ID, Body: "x"})
		refused(t, err, fault.Invalid, "subjectId", "notes are kept with")
		if _, err := b.WriteNote(as(t, viewer.Dealer, 1, a.ID), Note{Subject: a.ID, Body: "x"}); !fault.Is(err, fault.Forbidden) {
			t.Errorf("a dealer writes: %v", err)
		}
	})
}
