package auth

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/duebook/duebook/ent/refreshtoken"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
)

func TestSignIn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", viewer.Collector, 0)
	gone := b.person(t, "gone", viewer.Collector, 0)
	if err := b.DisableUser(b.sys, gone.ID); err != nil {
		t.Fatal(err)
	}
	var messages []string
	for i, in := range []SignIn{
		{Username: "ada", Password: "wrong wrong wrong"},
		{Username: "nobody", Password: goodPassword},
		{Username: "gone", Password: goodPassword},
		{Username: "", Password: ""},
		{Username: "ada", Password: ""},
		{Username: "ada\x00", Password: goodPassword + "x"},
	} {
		in.Address = fmt.Sprintf("198.51.100.%d", i)
		_, err := b.SignIn(t.Context(), in)
		if !fault.Is(err, fault.Unauthenticated) {
			t.Fatalf("%+v: %v", in, err)
		}
		messages = append(messages, fault.As(err).Message)
	}
	for _, m := range messages {
		if m != messages[0] {
			t.Errorf("the answers differ: %q", messages)
		}
	}
	s, err := b.SignIn(t.Context(), SignIn{Username: "  ADA ", Password: goodPassword, Address: "192.0.2.1"})
	if err != nil {
		t.Fatal(err)
	}
	v, err := b.Viewer(t.Context(), s.Access)
	if err != nil || v.Name != "ada" || !v.Is(viewer.Collector) || !v.Unbounded || v.Kind != viewer.KindUser {
		t.Errorf("viewer %+v, %v", v, err)
	}
	if s.ExpiresIn != AccessLifetime || s.Device == "" || !s.RefreshBy.Equal(b.now().Add(SessionIdle)) {
		t.Errorf("session %+v", s)
	}
	if n := b.events(t, "session.open"); n != 1 {
		t.Errorf("%d events", n)
	}
}

func TestSignInThrottle(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", viewer.Collector, 0)
	device := b.signIn(t, "ada").Device
	attack := SignIn{Username: "ada", Password: "wrong wrong wrong", Address: "198.51.100.1"}
	for range limitPair.free {
		if _, err := b.SignIn(t.Context(), attack); !fault.Is(err, fault.Unauthenticated) {
			t.Fatal(err)
		}
	}
	_, err := b.SignIn(t.Context(), attack)
	if !fault.Is(err, fault.Rate) || RetryAfter(err) < 1 {
		t.Fatalf("attempt too many: %v", err)
	}
	attack.Password = goodPassword
	if _, err := b.SignIn(t.Context(), attack); !fault.Is(err, fault.Rate) {
		t.Errorf("the right password during the wait: %v", err)
	}
	for i := range 40 { // strangers everywhere
		_, _ = b.SignIn(t.Context(), SignIn{Username: "ada", Password: "", Address: fmt.Sprintf("203.0.113.%d", i)})
	}
	if _, err := b.SignIn(t.Context(), SignIn{Username: "ada", Password: goodPassword, Address: "203.0.113.99"}); !fault.Is(err, fault.Rate) {
		t.Errorf("a stranger: %v", err)
	}
	if _, err := b.SignIn(t.Context(), SignIn{Username: "ada", Password: goodPassword, Address: "192.0.2.1"}); err != nil {
		t.Errorf("her address: %v", err)
	}
	if _, err := b.SignIn(t.Context(), SignIn{Username: "ada", Password: goodPassword, Address: "203.0.113.99", Device: device}); err != nil {
		t.Errorf("her device elsewhere: %v", err)
	}
}

func TestRefreshRotatesAndDetectsReuse(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.person(t, "ada", viewer.Collector, 0)
		first := b.signIn(t, "ada")
		b.advance(time.Hour)
		second, err := b.Refresh(t.Context(), first.Refresh, "192.0.2.1", "test")
		if err != nil {
			t.Fatal(err)
		}
		if second.Refresh == first.Refresh {
			t.Fatal("the token stayed")
		}
		b.advance(9 * time.Second)
		tab, err := b.Refresh(t.Context(), first.Refresh, "192.0.2.1", "test")
		if err != nil {
			t.Fatalf("another tab within the grace: %v", err)
		}
		if _, err := b.Viewer(t.Context(), tab.Access); err != nil {
			t.Fatal(err)
		}
		b.advance(2 * time.Second)
		if _, err := b.Refresh(t.Context(), first.Refresh, "198.51.100.1", "thief"); !fault.Is(err, fault.Unauthenticated) {
			t.Fatalf("reuse after the grace: %v", err)
		}
		for name, token := range map[string]string{"first": first.Refresh, "second": second.Refresh, "tab": tab.Refresh} {
			if _, err := b.Refresh(t.Context(), token, "192.0.2.1", "test"); !fault.Is(err, fault.Unauthenticated) {
				t.Errorf("%s token after the reuse: %v", name, err)
			}
		}
		if _, err := b.Viewer(t.Context(), tab.Access); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("access token after the reuse: %v", err)
		}
		if n := b.events(t, "session.reuse"); n != 1 {
			t.Errorf("%d events", n)
		}
		b.signIn(t, "ada")
	})
}

func TestRefreshAtOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.person(t, "ada", viewer.Collector, 0)
		first := b.signIn(t, "ada")
		b.advance(time.Minute)
		sessions := make([]*Session, 8)
		var wg sync.WaitGroup
		for i := range sessions {
			wg.Go(func() {
				s, err := b.Refresh(t.Context(), first.Refresh, "192.0.2.1", "test")
				if err != nil {
					t.Error(err)
					return
				}
				sessions[i] = s
			})
		}
		wg.Wait()
		if t.Failed() {
			return
		}
		seen := map[string]bool{}
		for _, s := range sessions {
			if seen[s.Refresh] {
				t.Error("two tabs got one token")
			}
			seen[s.Refresh] = true
		}
		b.advance(time.Minute)
		for _, s := range sessions {
			if _, err := b.Refresh(t.Context(), s.Refresh, "192.0.2.1", "test"); err != nil {
				t.Error(err)
			}
		}
	})
}

func TestRefreshGraceIsBounded(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", viewer.Collector, 0)
	first := b.signIn(t, "ada")
	b.advance(time.Minute)
	passed := 0
	var last error
	for range 50 {
		if _, err := b.Refresh(t.Context(), first.Refresh, "192.0.2.1", "test"); err == nil {
			passed++
		} else {
			last = err
		}
	}
	if passed != graceChildren || !fault.Is(last, fault.Rate) {
		t.Errorf("one token got %d successors, then %v", passed, last)
	}
	if _, err := b.Viewer(t.Context(), first.Access); err != nil {
		t.Errorf("the session ended: %v", err)
	}
}

func TestSessionLifetimes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", viewer.Collector, 0)
	idle := b.signIn(t, "ada")
	b.advance(SessionIdle)
	if _, err := b.Refresh(t.Context(), idle.Refresh, "", ""); !fault.Is(err, fault.Unauthenticated) {
		t.Errorf("after %v without use: %v", SessionIdle, err)
	}
	s, start := b.signIn(t, "ada"), b.now()
	for b.now().Before(start.Add(SessionLifetime)) {
		b.advance(6 * 24 * time.Hour)
		next, err := b.Refresh(t.Context(), s.Refresh, "", "")
		if err != nil {
			if b.now().Before(start.Add(SessionLifetime)) {
				t.Fatalf("after %v: %v", b.now().Sub(start), err)
			}
			break
		}
		if next.RefreshBy.After(start.Add(SessionLifetime)) {
			t.Fatalf("good until %v of a session since %v", next.RefreshBy, start)
		}
		s = next
	}
	if _, err := b.Refresh(t.Context(), s.Refresh, "", ""); !fault.Is(err, fault.Unauthenticated) {
		t.Errorf("after %v: %v", b.now().Sub(start), err)
	}
	b.advance(40 * 24 * time.Hour)
	live := b.signIn(t, "ada")
	if n, err := b.Prune(t.Context()); err != nil || n < 6 {
		t.Errorf("pruned %d, %v", n, err)
	}
	if n, err := b.db.RefreshToken.Query().Count(b.sys); err != nil || n != 1 {
		t.Errorf("%d left, %v", n, err)
	}
	if _, err := b.Refresh(t.Context(), live.Refresh, "", ""); err != nil {
		t.Error(err)
	}
}

func TestRefreshRefusesWhatIsNoToken(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", viewer.Collector, 0)
	s := b.signIn(t, "ada")
	for _, bad := range []string{"", s.Access, newClientSecret(), newRefreshToken(), s.Refresh + "x", "dbr_"} {
		if _, err := b.Refresh(t.Context(), bad, "", ""); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if _, err := b.Viewer(t.Context(), s.Refresh); !fault.Is(err, fault.Unauthenticated) {
		t.Errorf("refresh token as access token: %v", err)
	}
	if kept, err := b.db.RefreshToken.Query().Where(refreshtoken.TokenHash(s.Refresh)).Exist(b.sys); err != nil || kept {
		t.Errorf("the token itself is stored: %v %v", kept, err)
	}
}

func TestLogoutAndRevoke(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.person(t, "ada", viewer.Collector, 0)
		other := b.signIn(t, "ada")
		for name, end := range map[string]func(*Session) error{
			"logout":                func(s *Session) error { return b.Logout(t.Context(), s.Refresh) },
			"revoke, refresh token": func(s *Session) error { return b.Revoke(t.Context(), s.Refresh) },
			"revoke, access token":  func(s *Session) error { return b.Revoke(t.Context(), s.Access) },
		} {
			s := b.signIn(t, "ada")
			b.as(t, s)
			for range 2 { // the second time changes nothing
				if err := end(s); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
			if _, err := b.Viewer(t.Context(), s.Access); !fault.Is(err, fault.Unauthenticated) {
				t.Errorf("%s: access token after it: %v", name, err)
			}
			if _, err := b.Refresh(t.Context(), s.Refresh, "", ""); !fault.Is(err, fault.Unauthenticated) {
				t.Errorf("%s: refresh token after it: %v", name, err)
			}
		}
		b.as(t, other)
		if n := b.events(t, "session.end"); n != 3 {
			t.Errorf("%d events", n)
		}
		for _, unknown := range []string{"", "x", newRefreshToken()} {
			if err := errors.Join(b.Logout(t.Context(), unknown), b.Revoke(t.Context(), unknown)); err != nil {
				t.Errorf("%q: %v", unknown, err)
			}
		}
	})
}
