package auth

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
)

func TestClientCredentials(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		top := b.account(t, "A", 0)
		below := b.account(t, "A1", top)
		b.account(t, "B", 0)
		c, secret, err := b.CreateClient(b.sys, CreateClient{Name: "ERP", Scopes: []viewer.Permission{viewer.InvoicesRead, viewer.PaymentsRead}, Accounts: []int{top}})
		if err != nil {
			t.Fatal(err)
		}
		// A second client of the same account takes nothing from the first.
		if _, _, err := b.CreateClient(b.sys, CreateClient{Name: "BI", Scopes: []viewer.Permission{viewer.InvoicesRead}, Accounts: []int{top}}); err != nil {
			t.Fatal(err)
		}
		in := ClientCredentials{Key: c.ClientKey, Secret: secret, Address: "192.0.2.1"}
		s, err := b.ClientCredentials(t.Context(), in)
		if err != nil || s.Refresh != "" || s.Scope != "invoices:read payments:read" {
			t.Fatalf("%+v %v", s, err)
		}
		v, err := b.Viewer(t.Context(), s.Access)
		if err != nil {
			t.Fatal(err)
		}
		if v.Kind != viewer.KindClient || v.ID != c.ID || v.Unbounded || !slices.Equal(v.Accounts, []int{top, below}) || !v.Can(viewer.InvoicesRead) ||
			!v.Can(viewer.PaymentsRead) || v.Can(viewer.CreditsRead) || v.Can(viewer.InvoicesPost) {
			t.Errorf("viewer %+v %v", v, v.Permissions())
		}
		in.Scope = "invoices:read"
		narrow, err := b.ClientCredentials(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		if v, err := b.Viewer(t.Context(), narrow.Access); err != nil || !v.Can(viewer.InvoicesRead) || v.Can(viewer.PaymentsRead) {
			t.Errorf("with less scope: %+v %v", v, err)
		}
		in.Scope = "invoices:read credits:read"
		if _, err := b.ClientCredentials(t.Context(), in); !fault.Is(err, fault.Invalid) || !errors.As(err, new(ScopeError)) {
			t.Errorf("with more scope: %v", err)
		}
		in.Scope = ""
		for name, bad := range map[string]ClientCredentials{
			"wrong secret":    {Key: c.ClientKey, Secret: newClientSecret()},
			"damaged secret":  {Key: c.ClientKey, Secret: secret[:len(secret)-1]},
			"the hash":        {Key: c.ClientKey, Secret: c.SecretHash},
			"unknown client":  {Key: "dbc_x", Secret: secret},
			"empty":           {},
			"other's secret":  {Key: "ERP", Secret: secret},
			"a refresh token": {Key: c.ClientKey, Secret: newRefreshToken()},
		} {
			if _, err := b.ClientCredentials(t.Context(), bad); !fault.Is(err, fault.Unauthenticated) {
				t.Errorf("%s: %v", name, err)
			}
		}
		used, err := b.db.ApiClient.Get(b.sys, c.ID)
		if err != nil || used.LastUsedAt == nil || used.LastUsedAddress != "192.0.2.1" {
			t.Errorf("last use: %v %v", used, err)
		}

		rotated, err := b.RotateClientSecret(b.sys, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := b.Viewer(t.Context(), s.Access); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("a token from before the rotation: %v", err)
		}
		for _, secret := range []string{secret, rotated} {
			if _, err := b.ClientCredentials(t.Context(), ClientCredentials{Key: c.ClientKey, Secret: secret}); err != nil {
				t.Errorf("within the overlap: %v", err)
			}
		}
		b.advance(secretOverlap)
		if _, err := b.ClientCredentials(t.Context(), in); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("the old secret after the overlap: %v", err)
		}
		in.Secret = rotated
		s, err = b.ClientCredentials(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		if err := b.Revoke(t.Context(), s.Access); err != nil {
			t.Fatal(err)
		}
		if _, err := b.Viewer(t.Context(), s.Access); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("a revoked token: %v", err)
		}
		if s, err = b.ClientCredentials(t.Context(), in); err != nil {
			t.Fatal(err)
		}
		if err := b.RevokeClient(b.sys, c.ID); err != nil {
			t.Fatal(err)
		}
		if _, err := b.Viewer(t.Context(), s.Access); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("a token of a revoked client: %v", err)
		}
		if _, err := b.ClientCredentials(t.Context(), in); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("a revoked client: %v", err)
		}
		if err := b.RevokeClient(b.sys, c.ID); !fault.Is(err, fault.State) {
			t.Errorf("revoked twice: %v", err)
		}
		if _, err := b.RotateClientSecret(b.sys, c.ID); !fault.Is(err, fault.State) {
			t.Errorf("rotated after it was revoked: %v", err)
		}
	})
}

func TestClientExpires(t *testing.T) {
	t.Parallel()
	b := setup(t)
	acc := b.account(t, "A", 0)
	c, secret, err := b.CreateClient(b.sys, CreateClient{Name: "ERP", Scopes: []viewer.Permission{viewer.InvoicesRead}, Accounts: []int{acc}, ExpiresAt: b.now().Add(time.Minute)})
	if err != nil {
		t.Fatal(err)
	}
	s, err := b.ClientCredentials(t.Context(), ClientCredentials{Key: c.ClientKey, Secret: secret})
	if err != nil {
		t.Fatal(err)
	}
	b.advance(time.Minute)
	if _, err := b.Viewer(t.Context(), s.Access); !fault.Is(err, fault.Unauthenticated) {
		t.Errorf("token: %v", err)
	}
	if _, err := b.ClientCredentials(t.Context(), ClientCredentials{Key: c.ClientKey, Secret: secret}); !fault.Is(err, fault.Unauthenticated) {
		t.Errorf("secret: %v", err)
	}
}

func TestCreateClientRefusals(t *testing.T) {
	t.Parallel()
	b := setup(t)
	acc := b.account(t, "A", 0)
	good := func() CreateClient {
		return CreateClient{Name: "ERP", Scopes: []viewer.Permission{viewer.InvoicesRead}, Accounts: []int{acc}}
	}
	for name, tc := range map[string]struct {
		change func(*CreateClient)
		code   fault.Code
	}{
		"no name":           {func(c *CreateClient) { c.Name = " " }, fault.Invalid},
		"no scope":          {func(c *CreateClient) { c.Scopes = nil }, fault.Invalid},
		"no account":        {func(c *CreateClient) { c.Accounts = nil }, fault.Invalid},
		"scope of staff":    {func(c *CreateClient) { c.Scopes = append(c.Scopes, viewer.UsersManage) }, fault.Invalid},
		"no such scope":     {func(c *CreateClient) { c.Scopes = append(c.Scopes, "all") }, fault.Invalid},
		"no such account":   {func(c *CreateClient) { c.Accounts = append(c.Accounts, 1<<40) }, fault.NotFound},
		"expired":           {func(c *CreateClient) { c.ExpiresAt = b.now() }, fault.Invalid},
		"more than a year":  {func(c *CreateClient) { c.ExpiresAt = b.now().Add(2 * clientLifetime) }, fault.Invalid},
		"two blanks in one": {func(c *CreateClient) { c.Scopes = []viewer.Permission{"invoices:read payments:read"} }, fault.Invalid},
	} {
		in := good()
		tc.change(&in)
		if _, _, err := b.CreateClient(b.sys, in); !fault.Is(err, tc.code) {
			t.Errorf("%s: %v", name, err)
		}
	}
	b.person(t, "boss", viewer.Manager, 0)
	if _, _, err := b.CreateClient(b.as(t, b.signIn(t, "boss")), good()); !errorsIsDenied(err) {
		t.Errorf("by a manager: %v", err)
	}
	if _, err := b.RotateClientSecret(b.sys, 1<<40); !fault.Is(err, fault.NotFound) {
		t.Errorf("rotate nobody's: %v", err)
	}
	if err := b.RevokeClient(b.sys, 1<<40); !fault.Is(err, fault.NotFound) {
		t.Errorf("revoke nobody: %v", err)
	}
}

func TestClientCredentialsAreThrottled(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var err error
	for range limitClients.free + 1 {
		_, err = b.ClientCredentials(t.Context(), ClientCredentials{Key: "x", Secret: newClientSecret(), Address: "198.51.100.1"})
	}
	if !fault.Is(err, fault.Rate) {
		t.Errorf("%v", err)
	}
	if _, err := b.ClientCredentials(t.Context(), ClientCredentials{Key: "x", Secret: newClientSecret(), Address: "198.51.100.2"}); !fault.Is(err, fault.Unauthenticated) {
		t.Errorf("another address: %v", err)
	}
}
