package auth

import (
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/store"
)

const goodPassword = "tidal lantern mosaic"

// bundle is a service on a database of its own, with a clock that the test sets.
type bundle struct {
	*Service
	db  *store.DB
	sys context.Context

	mu    sync.Mutex
	clock time.Time
}

func (b *bundle) advance(d time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.clock = b.clock.Add(d)
}

func newBundle(t *testing.T, db *store.DB) *bundle {
	t.Helper()
	b := &bundle{db: db, sys: viewer.NewContext(t.Context(), viewer.System("test")), clock: time.Now().UTC().Truncate(time.Second)}
	db.Clock = func() time.Time {
		b.mu.Lock()
		defer b.mu.Unlock()
		return b.clock
	}
	b.Service = New(db, Config{Issuer: "https://book.example", Box: testBox(t)})
	return b
}

func openSQLite(t *testing.T) *store.DB {
	t.Helper()
	u := url.URL{Scheme: "sqlite", Path: filepath.Join(t.TempDir(), "book.db")}
	db, err := store.Open(t.Context(), u.String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	if _, err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return db
}

func setup(t *testing.T) *bundle { return newBundle(t, openSQLite(t)) }

// person is a new user with a role and a viewer of them.
func (b *bundle) person(t *testing.T, name string, role viewer.Role, account int) *ent.User {
	t.Helper()
	u, _, err := b.CreateUser(b.sys, CreateUser{Username: name, Name: name, Password: goodPassword})
	if err != nil {
		t.Fatal(err)
	}
	if role != "" {
		if _, err := b.GrantRole(b.sys, GrantRole{User: u.ID, Role: role, Account: account}); err != nil {
			t.Fatal(err)
		}
	}
	return u
}

func (b *bundle) signIn(t *testing.T, name string) *Session {
	t.Helper()
	s, err := b.SignIn(t.Context(), SignIn{Username: name, Password: goodPassword, Address: "192.0.2.1", Agent: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// as is the context of a session.
func (b *bundle) as(t *testing.T, s *Session) context.Context {
	t.Helper()
	v, err := b.Viewer(t.Context(), s.Access)
	if err != nil {
		t.Fatal(err)
	}
	return viewer.NewContext(t.Context(), v)
}

// account is a new account below parent, or at the top for 0.
func (b *bundle) account(t *testing.T, number string, parent int) int {
	t.Helper()
	id, err := store.Tx(b.sys, b.db, func(tx *store.TxClient) (int, error) {
		bu, err := tx.BusinessUnit.Query().FirstID(b.sys)
		if ent.IsNotFound(err) {
			unit, err := tx.BusinessUnit.Create().SetCode("HQ").SetName("Head office").SetCurrency("USD").Save(b.sys)
			if err != nil {
				return 0, err
			}
			bu = unit.ID
		} else if err != nil {
			return 0, err
		}
		create := tx.Account.Create().SetBusinessUnitID(bu).SetNumber(number).SetName(number).SetKind(account.KindDEALER).SetCurrency("USD")
		if parent != 0 {
			create.SetParentID(parent)
		}
		a, err := create.Save(b.sys)
		if err != nil {
			return 0, err
		}
		tx.Record(store.Event{Action: "account.create", Entity: a.ID, Account: a.ID})
		return a.ID, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// events is how often an action is in the audit trail.
func (b *bundle) events(t *testing.T, action string) (n int) {
	t.Helper()
	events, err := b.db.AuditEvent.Query().All(b.sys)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		if e.Action == action {
			n++
		}
	}
	return n
}

func (b *bundle) code(t *testing.T, secret string) string {
	t.Helper()
	c, err := totp.GenerateCode(secret, b.now())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func errorsIsDenied(err error) bool {
	var denied viewer.ErrDenied
	return errors.As(err, &denied)
}

func otherBox(t *testing.T) *Box {
	t.Helper()
	b, err := NewBox("a passphrase nobody else has")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// verifiesWith checks a token as a stranger would, from the published key alone.
func verifiesWith(t *testing.T, k JWK, token string) bool {
	t.Helper()
	if k.KeyType != "OKP" || k.Curve != "Ed25519" || k.Algorithm != "EdDSA" || k.Use != "sig" {
		t.Errorf("key %+v", k)
	}
	x, err := base64.RawURLEncoding.DecodeString(k.X)
	if err != nil || len(x) != ed25519.PublicKeySize {
		t.Fatalf("key %+v: %v", k, err)
	}
	cut := strings.LastIndexByte(token, '.')
	sig, err := base64.RawURLEncoding.DecodeString(token[cut+1:])
	if err != nil {
		t.Fatal(err)
	}
	return ed25519.Verify(x, []byte(token[:cut]), sig)
}
