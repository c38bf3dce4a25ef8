package auth

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

func TestViewerOfDealerHoldsDescendants(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		group := b.account(t, "G", 0)
		rooftop := b.account(t, "R1", group)
		workshop := b.account(t, "R1-W", rooftop)
		second := b.account(t, "R2", group)
		foreign := b.account(t, "F", 0)
		b.account(t, "F1", foreign)
		b.person(t, "dora", viewer.Dealer, group)
		b.person(t, "rick", viewer.Dealer, rooftop)

		dora, err := b.Viewer(t.Context(), b.signIn(t, "dora").Access)
		if err != nil {
			t.Fatal(err)
		}
		if want := []int{group, rooftop, workshop, second}; !slices.Equal(dora.Accounts, want) || !slices.Equal(dora.Roots, []int{group}) {
			t.Errorf("dora sees %v (roots %v), want %v", dora.Accounts, dora.Roots, want)
		}
		rick, err := b.Viewer(t.Context(), b.signIn(t, "rick").Access)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(rick.Accounts, []int{rooftop, workshop}) || rick.Unbounded || rick.Sees(group) || rick.Sees(foreign) || rick.Can(viewer.InvoicesPost) {
			t.Errorf("rick: %+v", rick)
		}
	})
}

func TestViewerOfCircularAccountsEnds(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		top := b.account(t, "A", 0)
		below := b.account(t, "B", top)
		err := store.Do(b.sys, b.db, func(tx *store.TxClient) error {
			tx.Record(store.Event{Action: "account.move", Entity: top})
			return tx.Account.UpdateOneID(top).SetParentID(below).Exec(b.sys)
		})
		if err != nil {
			t.Fatal(err)
		}
		b.person(t, "dora", viewer.Dealer, below)
		v, err := b.Viewer(t.Context(), b.signIn(t, "dora").Access)
		if err != nil || !slices.Equal(v.Accounts, []int{top, below}) {
			t.Errorf("%v, %v", v, err)
		}
	})
}

func TestViewerWithoutRolesSeesNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.account(t, "A", 0)
	b.person(t, "new", "", 0)
	v, err := b.Viewer(t.Context(), b.signIn(t, "new").Access)
	if err != nil || v.Unbounded || len(v.Accounts) > 0 || len(v.Permissions()) > 0 {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestViewerFollowsChangesAtOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	u := b.person(t, "ada", viewer.Collector, 0)
	s := b.signIn(t, "ada")
	if v, err := b.Viewer(t.Context(), s.Access); err != nil || v.Can(viewer.InvoicesPost) {
		t.Fatalf("%v %v", v, err)
	}
	g, err := b.GrantRole(b.sys, GrantRole{User: u.ID, Role: viewer.Biller})
	if err != nil {
		t.Fatal(err)
	}
	if v, err := b.Viewer(t.Context(), s.Access); err != nil || !v.Can(viewer.InvoicesPost) {
		t.Errorf("after the grant: %v %v", v, err)
	}
	if err := b.RevokeRole(b.sys, g.ID); err != nil {
		t.Fatal(err)
	}
	if v, err := b.Viewer(t.Context(), s.Access); err != nil || v.Can(viewer.InvoicesPost) {
		t.Errorf("after the revocation: %v %v", v, err)
	}
	if err := b.DisableUser(b.sys, u.ID); err != nil {
		t.Fatal(err)
	}
	if v, err := b.Viewer(t.Context(), s.Access); !fault.Is(err, fault.Unauthenticated) {
		t.Errorf("after the user was disabled: %v %v", v, err)
	}
	if err := b.EnableUser(b.sys, u.ID); err != nil {
		t.Fatal(err)
	}
	if v, err := b.Viewer(t.Context(), s.Access); !fault.Is(err, fault.Unauthenticated) {
		t.Errorf("the old session of an enabled user: %v %v", v, err)
	}
}

// Another server learns of a change when its copy is five seconds old.
func TestViewerFollowsOtherServers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	u := b.person(t, "ada", viewer.Collector, 0)
	s := b.signIn(t, "ada")
	other := New(b.db, Config{Issuer: "https://book.example", Box: testBox(t)})
	if _, err := other.Viewer(t.Context(), s.Access); err != nil {
		t.Fatal(err)
	}
	before := b.db.Statements()
	if _, err := other.Viewer(t.Context(), s.Access); err != nil {
		t.Fatal(err)
	}
	if n := b.db.Statements() - before; n != 0 {
		t.Errorf("%d statements for a viewer that was just read", n)
	}
	if err := b.DisableUser(b.sys, u.ID); err != nil {
		t.Fatal(err)
	}
	b.advance(viewerFresh)
	if _, err := other.Viewer(t.Context(), s.Access); !fault.Is(err, fault.Unauthenticated) {
		t.Errorf("five seconds later: %v", err)
	}
	if err := b.RotateKeys(b.sys); err != nil {
		t.Fatal(err)
	}
	b.person(t, "grace", viewer.Collector, 0)
	if _, err := other.Viewer(t.Context(), b.signIn(t, "grace").Access); err != nil {
		t.Errorf("a token of a key that another server made: %v", err)
	}
}

func TestViewerUnderChangeIsNeverStale(t *testing.T) {
	t.Parallel()
	b := setup(t)
	u := b.person(t, "ada", viewer.Collector, 0)
	s := b.signIn(t, "ada")
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
					_, _ = b.Viewer(t.Context(), s.Access)
				}
			}
		})
	}
	for i := range 20 {
		g, err := b.GrantRole(b.sys, GrantRole{User: u.ID, Role: viewer.Biller})
		if err != nil {
			t.Fatal(err)
		}
		if v, err := b.Viewer(t.Context(), s.Access); err != nil || !v.Can(viewer.InvoicesPost) {
			t.Fatalf("round %d, after the grant: %v", i, err)
		}
		if err := b.RevokeRole(b.sys, g.ID); err != nil {
			t.Fatal(err)
		}
		if v, err := b.Viewer(t.Context(), s.Access); err != nil || v.Can(viewer.InvoicesPost) {
			t.Fatalf("round %d, after the revocation: %v", i, err)
		}
	}
	close(stop)
	wg.Wait()
}

func TestKeys(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.person(t, "ada", viewer.Collector, 0)
		s := b.signIn(t, "ada")
		first, err := b.Keys(t.Context())
		if err != nil || len(first.Keys) != 1 {
			t.Fatalf("%v %v", first, err)
		}
		if err := b.RotateKeys(b.as(t, s)); !errorsIsDenied(err) {
			t.Errorf("a collector rotated the keys: %v", err)
		}
		if err := b.RotateKeys(b.sys); err != nil {
			t.Fatal(err)
		}
		both, err := b.Keys(t.Context())
		if err != nil || len(both.Keys) != 2 || both.Keys[0].ID == first.Keys[0].ID || both.Keys[1] != first.Keys[0] {
			t.Fatalf("%v %v", both, err)
		}
		if _, err := b.Viewer(t.Context(), s.Access); err != nil {
			t.Errorf("a token of the retired key: %v", err)
		}
		next := b.signIn(t, "ada")
		c, err := b.tokens.verify(t.Context(), next.Access)
		if err != nil || c.Subject == "" {
			t.Fatal(err)
		}
		b.advance(keyringFresh + AccessLifetime + tokenLeeway)
		if left, err := b.Keys(t.Context()); err != nil || len(left.Keys) != 1 || left.Keys[0].ID != both.Keys[0].ID {
			t.Errorf("%v %v", left, err)
		}
		row, err := b.db.SigningKey.Query().FirstID(b.sys)
		if err != nil || row == 0 {
			t.Fatal(err)
		}
		wrong := New(b.db, Config{Issuer: "https://book.example", Box: otherBox(t)})
		if _, err := wrong.Keys(t.Context()); err == nil {
			t.Error("keys opened with another master key")
		}
	})
}

func TestUnknownKeyIdsCostNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	if _, err := b.Keys(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.advance(2 * time.Second)
	before := b.db.Statements()
	for i := range 1000 {
		if _, err := b.keyring.keys(t.Context(), fmt.Sprint("invented", i)); err != nil {
			t.Fatal(err)
		}
	}
	if n := b.db.Statements() - before; n > 1 {
		t.Errorf("%d statements", n)
	}
}

func TestBehind(t *testing.T) {
	t.Parallel()
	b := setup(t)
	u := b.person(t, "ada", viewer.Biller, 0)
	if _, err := b.GrantRole(b.sys, GrantRole{User: b.person(t, "root", viewer.Admin, 0).ID, Role: viewer.Auditor}); err != nil {
		t.Fatal(err)
	}
	v, err := b.Behind(t.Context(), viewer.KindUser, u.ID)
	if err != nil || v.ID != u.ID || !v.Can(viewer.InvoicesPost) || v.Can(viewer.CreditsApprove) || !v.Unbounded {
		t.Errorf("%+v %v", v, err)
	}
	if err := b.DisableUser(b.sys, u.ID); err != nil {
		t.Fatal(err)
	}
	for kind, id := range map[viewer.Kind]int{viewer.KindUser: u.ID, viewer.KindClient: 12, viewer.KindSystem: 0} {
		if v, err := b.Behind(t.Context(), kind, id); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("%s: %+v %v", kind, v, err)
		}
	}
	top := b.account(t, "A", 0)
	below := b.account(t, "B", top)
	c, _, err := b.CreateClient(b.sys, CreateClient{Name: "erp", Scopes: []viewer.Permission{viewer.InvoicesRead}, Accounts: []int{top}})
	if err != nil {
		t.Fatal(err)
	}
	if v, err := b.Behind(t.Context(), viewer.KindClient, c.ID); err != nil || !v.Sees(below) || !v.Can(viewer.InvoicesRead) || v.Can(viewer.PaymentsRead) {
		t.Errorf("%+v %v", v, err)
	}
}
