package auth

import (
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"

	"github.com/duebook/duebook/ent/refreshtoken"
	"github.com/duebook/duebook/ent/user"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// once runs f the next time somebody asks for the time, which is how these tests get between two steps of an operation.
func (b *bundle) once(f func()) {
	clock := b.db.Clock
	var done atomic.Bool
	b.db.Clock = func() time.Time {
		if done.CompareAndSwap(false, true) {
			f()
		}
		return clock()
	}
}

func TestUserDisabledDuringSignIn(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		u := b.person(t, "ada", viewer.Collector, 0)
		b.once(func() { // the user's row has been read, the password is not compared yet
			if err := b.DisableUser(b.sys, u.ID); err != nil {
				t.Error(err)
			}
		})
		if _, err := b.SignIn(t.Context(), SignIn{Username: "ada", Password: goodPassword}); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("signed in: %v", err)
		}
		if some, err := b.db.RefreshToken.Query().Exist(b.sys); err != nil || some {
			t.Errorf("a session was kept: %v %v", some, err)
		}
	})
}

func TestPasswordChangedDuringSignIn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	u := b.person(t, "ada", viewer.Collector, 0)
	b.once(func() {
		if err := b.SetPassword(b.sys, SetPassword{User: u.ID, New: "granite velvet compass"}); err != nil {
			t.Error(err)
		}
	})
	if _, err := b.SignIn(t.Context(), SignIn{Username: "ada", Password: goodPassword}); !fault.Is(err, fault.Unauthenticated) {
		t.Errorf("signed in with the old password: %v", err)
	}
	if _, err := b.SignIn(t.Context(), SignIn{Username: "ada", Password: "granite velvet compass"}); err != nil {
		t.Errorf("the new password: %v", err)
	}
}

func TestViewerReadBeforeAChangeIsNotKept(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c, _, err := b.CreateClient(b.sys, CreateClient{Name: "ERP", Scopes: []viewer.Permission{viewer.InvoicesRead}, Accounts: []int{b.account(t, "A", 0)}})
	if err != nil {
		t.Fatal(err)
	}
	key := viewerKey{subject: ClientSubject(c.ID), session: strconv.Itoa(c.Version), scope: "invoices:read"}
	b.once(func() { b.Invalidate(key.subject) }) // the client's row has been read
	if _, err := b.load(t.Context(), key); err != nil {
		t.Fatal(err)
	}
	if n := b.viewers.Len(); n != 0 {
		t.Errorf("%d kept", n)
	}
	if _, err := b.load(t.Context(), key); err != nil || b.viewers.Len() != 1 {
		t.Errorf("%d kept without a change, %v", b.viewers.Len(), err)
	}
}

// A successor that is written while its session is being ended is worthless.
func TestSuccessorOfAnEndedSession(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.person(t, "ada", viewer.Collector, 0)
		first := b.signIn(t, "ada")
		second, err := b.Refresh(t.Context(), first.Refresh, "", "")
		if err != nil {
			t.Fatal(err)
		}
		err = store.Do(b.sys, b.db, func(tx *store.TxClient) error {
			tx.Record(store.Event{Action: "session.end"})
			return tx.RefreshToken.Update().Where(refreshtoken.TokenHash(hashSecret(first.Refresh))).SetRevokedAt(tx.Now).Exec(b.sys)
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := b.Refresh(t.Context(), second.Refresh, "", ""); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("refreshed: %v", err)
		}
		b.advance(viewerFresh)
		if _, err := b.Viewer(t.Context(), second.Access); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("recognised: %v", err)
		}
	})
}

func TestAdministratorsWaitForEachOther(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		one, two := b.person(t, "one", viewer.Admin, 0), b.person(t, "two", viewer.Admin, 0)
		first, second := b.as(t, b.signIn(t, "one")), b.as(t, b.signIn(t, "two"))
		other := make(chan error, 1)
		err := store.Do(first, b.db, func(tx *store.TxClient) error {
			if err := b.DisableUserTx(first, tx, two.ID); err != nil {
				return err
			}
			go func() { other <- b.DisableUser(second, one.ID) }()
			select {
			case err := <-other:
				t.Errorf("the second did not wait for the first: %v", err)
				other <- err
			case <-time.After(300 * time.Millisecond):
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := <-other; !fault.Is(err, fault.State) {
			t.Errorf("the second: %v", err)
		}
	})
}

func TestOldHashesAreMadeAnew(t *testing.T) {
	t.Parallel()
	b := setup(t)
	u := b.person(t, "ada", viewer.Collector, 0)
	weak := hashParams
	weak.Iterations = 1
	old, err := argon2id.CreateHash(goodPassword, &weak)
	if err != nil {
		t.Fatal(err)
	}
	err = store.Do(b.sys, b.db, func(tx *store.TxClient) error {
		tx.Record(store.Event{Action: "user.password", Entity: u.ID})
		return tx.User.Update().Where(user.ID(u.ID)).SetPasswordHash(old).Exec(b.sys)
	})
	if err != nil {
		t.Fatal(err)
	}
	b.signIn(t, "ada")
	now, err := b.db.User.Get(b.sys, u.ID)
	if err != nil || now.PasswordHash == old {
		t.Errorf("the hash stayed, %v", err)
	}
	b.signIn(t, "ada")
}
