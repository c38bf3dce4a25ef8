package auth

import (
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/rolegrant"
	"github.com/duebook/duebook/ent/user"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
)

func TestCreateUser(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		u, password, err := b.CreateUser(b.sys, CreateUser{Username: " Ada.L ", Name: "Ada Lovelace", Email: "ada@example.com"})
		if err != nil {
			t.Fatal(err)
		}
		if u.Username != "ada.l" || u.TimeZone != "UTC" || u.Status != user.StatusACTIVE || CheckPassword(password, u.Username) != nil {
			t.Errorf("user %+v, password %q", u, password)
		}
		if _, err := b.SignIn(t.Context(), SignIn{Username: "ada.l", Password: password}); err != nil {
			t.Errorf("with the password that was made up: %v", err)
		}
		for name, tc := range map[string]struct {
			in    CreateUser
			code  fault.Code
			field string
		}{
			"taken":        {CreateUser{Username: "ADA.L", Name: "x"}, fault.Conflict, "username"},
			"empty":        {CreateUser{Name: "x"}, fault.Invalid, "username"},
			"with a blank": {CreateUser{Username: "a b", Name: "x"}, fault.Invalid, "username"},
			"long":         {CreateUser{Username: strings.Repeat("a", 201), Name: "x"}, fault.Invalid, "username"},
			"no name":      {CreateUser{Username: "bob", Name: " "}, fault.Invalid, "name"},
			"e-mail":       {CreateUser{Username: "bob", Name: "x", Email: "bob"}, fault.Invalid, "email"},
			"time zone":    {CreateUser{Username: "bob", Name: "x", TimeZone: "Mars/Olympus"}, fault.Invalid, "timeZone"},
			"language":     {CreateUser{Username: "bob", Name: "x", Locale: "x"}, fault.Invalid, "locale"},
			"password":     {CreateUser{Username: "bob", Name: "x", Password: "short"}, fault.Invalid, "password"},
		} {
			_, _, err := b.CreateUser(b.sys, tc.in)
			if f := fault.As(err); f == nil || f.Code != tc.code || strings.Join(f.Field, ".") != tc.field {
				t.Errorf("%s: %v", name, err)
			}
		}
		b.person(t, "boss", viewer.Manager, 0)
		if _, _, err := b.CreateUser(b.as(t, b.signIn(t, "boss")), CreateUser{Username: "bob", Name: "x"}); !errorsIsDenied(err) {
			t.Errorf("by a manager: %v", err)
		}
		if _, _, err := b.CreateUser(t.Context(), CreateUser{Username: "bob", Name: "x"}); !errors.Is(err, viewer.ErrUnauthenticated) {
			t.Errorf("by nobody: %v", err)
		}
		if n := b.events(t, "user.create"); n != 2 {
			t.Errorf("%d events", n)
		}
	})
}

func TestSetPassword(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, grace := b.person(t, "ada", viewer.Collector, 0), b.person(t, "grace", viewer.Collector, 0)
	b.person(t, "root", viewer.Admin, 0)
	s := b.signIn(t, "ada")
	ctx := b.as(t, s)
	const next = "granite velvet compass"
	for name, tc := range map[string]struct {
		in   SetPassword
		want func(error) bool
	}{
		"another's":         {SetPassword{User: grace.ID, New: next}, errorsIsDenied},
		"wrong current":     {SetPassword{User: ada.ID, Current: "wrong", New: next}, func(err error) bool { return fault.Is(err, fault.Invalid) }},
		"without current":   {SetPassword{User: ada.ID, New: next}, func(err error) bool { return fault.Is(err, fault.Invalid) }},
		"new one too short": {SetPassword{User: ada.ID, Current: goodPassword, New: "short"}, func(err error) bool { return fault.Is(err, fault.Invalid) }},
	} {
		if err := b.SetPassword(ctx, tc.in); !tc.want(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := b.SetPassword(ctx, SetPassword{User: ada.ID, Current: goodPassword, New: next}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Viewer(t.Context(), s.Access); !fault.Is(err, fault.Unauthenticated) {
		t.Errorf("the session goes on: %v", err)
	}
	if _, err := b.SignIn(t.Context(), SignIn{Username: "ada", Password: goodPassword, Address: "192.0.2.1"}); !fault.Is(err, fault.Unauthenticated) {
		t.Errorf("the old password: %v", err)
	}
	if _, err := b.SignIn(t.Context(), SignIn{Username: "ada", Password: next, Address: "192.0.2.1"}); err != nil {
		t.Errorf("the new password: %v", err)
	}
	if err := b.SetPassword(b.as(t, b.signIn(t, "root")), SetPassword{User: grace.ID, New: next}); err != nil {
		t.Errorf("an administrator: %v", err)
	}
	if err := b.SetPassword(b.sys, SetPassword{User: 1 << 40, New: next}); !fault.Is(err, fault.NotFound) {
		t.Errorf("nobody's: %v", err)
	}
}

func TestConfirmPasswordIsThrottled(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.person(t, "ada", viewer.Collector, 0)
	ctx := b.as(t, b.signIn(t, "ada"))
	var err error
	for range limitDevice.free + 1 {
		err = b.SetPassword(ctx, SetPassword{User: ada.ID, Current: "guess", New: "granite velvet compass"})
	}
	if !fault.Is(err, fault.Rate) {
		t.Errorf("guesses with a stolen session: %v", err)
	}
	b.signIn(t, "ada")
}

func TestGrantRole(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		acc := b.account(t, "A", 0)
		root := b.person(t, "root", viewer.Admin, 0)
		ada := b.person(t, "ada", viewer.Collector, 0)
		dora := b.person(t, "dora", viewer.Dealer, acc)
		ctx := b.as(t, b.signIn(t, "root"))
		for name, tc := range map[string]struct {
			in   GrantRole
			code fault.Code
		}{
			"to oneself":             {GrantRole{User: root.ID, Role: viewer.Manager}, fault.TwoPeople},
			"no such role":           {GrantRole{User: ada.ID, Role: "KING"}, fault.Invalid},
			"partner":                {GrantRole{User: ada.ID, Role: viewer.Partner}, fault.Invalid},
			"dealer, no account":     {GrantRole{User: dora.ID, Role: viewer.Dealer}, fault.Invalid},
			"staff with an account":  {GrantRole{User: ada.ID, Role: viewer.Biller, Account: acc}, fault.Invalid},
			"no such user":           {GrantRole{User: 1 << 40, Role: viewer.Biller}, fault.NotFound},
			"no such account":        {GrantRole{User: dora.ID, Role: viewer.Dealer, Account: 1 << 40}, fault.NotFound},
			"has it":                 {GrantRole{User: ada.ID, Role: viewer.Collector}, fault.Conflict},
			"dealer has it":          {GrantRole{User: dora.ID, Role: viewer.Dealer, Account: acc}, fault.Conflict},
			"dealer becomes staff":   {GrantRole{User: dora.ID, Role: viewer.Biller}, fault.Conflict},
			"staff becomes a dealer": {GrantRole{User: ada.ID, Role: viewer.Dealer, Account: acc}, fault.Conflict},
		} {
			if _, err := b.GrantRole(ctx, tc.in); !fault.Is(err, tc.code) {
				t.Errorf("%s: %v, want %s", name, err, tc.code)
			}
		}
		g, err := b.GrantRole(ctx, GrantRole{User: ada.ID, Role: viewer.Biller})
		if err != nil || g.GrantedBy != root.ID {
			t.Fatalf("%+v %v", g, err)
		}
		if err := b.RevokeRole(ctx, g.ID); err != nil {
			t.Fatal(err)
		}
		if err := b.RevokeRole(ctx, g.ID); !fault.Is(err, fault.State) {
			t.Errorf("twice: %v", err)
		}
		if err := b.RevokeRole(ctx, 1<<40); !fault.Is(err, fault.NotFound) {
			t.Errorf("no such grant: %v", err)
		}
		if _, err := b.GrantRole(ctx, GrantRole{User: ada.ID, Role: viewer.Biller}); err != nil {
			t.Errorf("again after it was revoked: %v", err)
		}
		if _, err := b.GrantRole(b.as(t, b.signIn(t, "ada")), GrantRole{User: root.ID, Role: viewer.Biller}); !errorsIsDenied(err) {
			t.Errorf("by a collector: %v", err)
		}
	})
}

func TestTheLastAdministratorStays(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		one := b.person(t, "one", viewer.Admin, 0)
		own, err := b.db.RoleGrant.Query().Where(rolegrant.UserID(one.ID)).Only(b.sys)
		if err != nil {
			t.Fatal(err)
		}
		if err := b.DisableUser(b.sys, one.ID); !fault.Is(err, fault.State) {
			t.Errorf("disabled: %v", err)
		}
		if err := b.RevokeRole(b.sys, own.ID); !fault.Is(err, fault.State) {
			t.Errorf("revoked: %v", err)
		}
		two := b.person(t, "two", viewer.Admin, 0)
		first, second := b.as(t, b.signIn(t, "one")), b.as(t, b.signIn(t, "two"))
		if err := b.DisableUser(first, one.ID); !fault.Is(err, fault.TwoPeople) {
			t.Errorf("oneself: %v", err)
		}
		if err := b.RevokeRole(first, own.ID); !fault.Is(err, fault.TwoPeople) {
			t.Errorf("one's own: %v", err)
		}
		var done atomic.Int32
		var wg sync.WaitGroup
		for _, disable := range []func() error{
			func() error { return b.DisableUser(first, two.ID) },
			func() error { return b.DisableUser(second, one.ID) },
		} {
			wg.Go(func() {
				switch err := disable(); {
				case err == nil:
					done.Add(1)
				case !fault.Is(err, fault.State):
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if done.Load() != 1 {
			t.Errorf("%d of two who disabled each other succeeded", done.Load())
		}
	})
}

func TestDisableUserTwice(t *testing.T) {
	t.Parallel()
	b := setup(t)
	u := b.person(t, "ada", viewer.Collector, 0)
	if err := b.EnableUser(b.sys, u.ID); !fault.Is(err, fault.State) {
		t.Errorf("enable an active one: %v", err)
	}
	if err := b.DisableUser(b.sys, u.ID); err != nil {
		t.Fatal(err)
	}
	if err := b.DisableUser(b.sys, u.ID); !fault.Is(err, fault.State) {
		t.Errorf("twice: %v", err)
	}
	if err := b.DisableUser(b.sys, 1<<40); !fault.Is(err, fault.NotFound) {
		t.Errorf("nobody: %v", err)
	}
}

func TestSecondFactor(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		u := b.person(t, "ada", viewer.Collector, 0)
		ctx := b.as(t, b.signIn(t, "ada"))
		if _, _, err := b.EnrolTOTP(ctx, "wrong"); !fault.Is(err, fault.Invalid) {
			t.Errorf("with a wrong password: %v", err)
		}
		if _, err := b.ConfirmTOTP(ctx, "123456"); !fault.Is(err, fault.State) {
			t.Errorf("confirmed before it began: %v", err)
		}
		secret, link, err := b.EnrolTOTP(ctx, goodPassword)
		if err != nil || !strings.Contains(link, secret) {
			t.Fatalf("%q %v", link, err)
		}
		b.signIn(t, "ada") // not confirmed yet: no code asked
		if _, err := b.ConfirmTOTP(ctx, "000000"); !fault.Is(err, fault.Invalid) {
			t.Errorf("with a wrong code: %v", err)
		}
		recovery, err := b.ConfirmTOTP(ctx, b.code(t, secret))
		if err != nil || len(recovery) != recoveryCodes {
			t.Fatalf("%v %v", recovery, err)
		}
		if _, _, err := b.EnrolTOTP(ctx, goodPassword); !fault.Is(err, fault.State) {
			t.Errorf("a second one: %v", err)
		}
		try := func(otp string) error {
			_, err := b.SignIn(t.Context(), SignIn{Username: "ada", Password: goodPassword, OTP: otp, Address: "192.0.2.1"})
			return err
		}
		if err := try(""); !errors.As(err, &OTPRequired{}) {
			t.Errorf("without a code: %v", err)
		}
		if err := try(b.code(t, secret)); !fault.Is(err, fault.Unauthenticated) || errors.As(err, &OTPRequired{}) {
			t.Errorf("the code of the confirmation again: %v", err)
		}
		b.advance(totpPeriod * time.Second)
		code := b.code(t, secret)
		if err := try(code); err != nil {
			t.Errorf("with a code: %v", err)
		}
		if err := try(code); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("the same code again: %v", err)
		}
		if err := try(recovery[2]); err != nil {
			t.Errorf("with a recovery code: %v", err)
		}
		if err := try(recovery[2]); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("the same recovery code again: %v", err)
		}
		b.advance(10 * time.Minute)
		if err := b.DisableTOTP(ctx, DisableTOTP{User: u.ID, Password: goodPassword, Code: "000000"}); !fault.Is(err, fault.Invalid) {
			t.Errorf("removed with a wrong code: %v", err)
		}
		if err := b.DisableTOTP(ctx, DisableTOTP{User: u.ID, Password: goodPassword, Code: b.code(t, secret)}); err != nil {
			t.Errorf("removed: %v", err)
		}
		b.signIn(t, "ada")
		stored, err := b.db.User.Get(b.sys, u.ID)
		if err != nil || stored.TotpSecret != nil || len(stored.RecoveryHashes) > 0 {
			t.Errorf("%v %v", stored, err)
		}
	})
}

func TestOneCodeSignsInOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, b *bundle) {
		b.person(t, "ada", viewer.Collector, 0)
		ctx := b.as(t, b.signIn(t, "ada"))
		secret, _, err := b.EnrolTOTP(ctx, goodPassword)
		if err != nil {
			t.Fatal(err)
		}
		recovery, err := b.ConfirmTOTP(ctx, b.code(t, secret))
		if err != nil {
			t.Fatal(err)
		}
		b.advance(time.Minute)
		for name, code := range map[string]string{"authenticator": b.code(t, secret), "recovery": recovery[0]} {
			var passed atomic.Int32
			var wg sync.WaitGroup
			for range 4 {
				wg.Go(func() {
					if _, err := b.SignIn(t.Context(), SignIn{Username: "ada", Password: goodPassword, OTP: code, Address: "192.0.2.1"}); err == nil {
						passed.Add(1)
					}
				})
			}
			wg.Wait()
			if passed.Load() != 1 {
				t.Errorf("%s: %d sign-ins with one code at once", name, passed.Load())
			}
		}
	})
}

func TestSecondFactorIsThrottled(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", viewer.Collector, 0)
	ctx := b.as(t, b.signIn(t, "ada"))
	secret, _, err := b.EnrolTOTP(ctx, goodPassword)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.ConfirmTOTP(ctx, b.code(t, secret)); err != nil {
		t.Fatal(err)
	}
	guess := SignIn{Username: "ada", Password: goodPassword, OTP: "000000", Address: "198.51.100.1"}
	for range limitPair.free {
		if _, err = b.SignIn(t.Context(), guess); !fault.Is(err, fault.Unauthenticated) {
			t.Fatal(err)
		}
	}
	if _, err = b.SignIn(t.Context(), guess); !fault.Is(err, fault.Rate) {
		t.Errorf("a guess too many: %v", err)
	}
}

func TestStoredSecretsAreSealed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	u := b.person(t, "ada", viewer.Collector, 0)
	secret, _, err := b.EnrolTOTP(b.as(t, b.signIn(t, "ada")), goodPassword)
	if err != nil {
		t.Fatal(err)
	}
	stored, err := b.db.User.Query().Where(user.ID(u.ID)).Only(b.sys)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(stored.TotpSecret), secret) {
		t.Error("the TOTP secret is stored as it is")
	}
	if strings.Contains(stored.PasswordHash, goodPassword) {
		t.Error("the password is stored as it is")
	}
	for _, k := range b.db.SigningKey.Query().AllX(b.sys) {
		if len(k.PrivateKey) <= 32 {
			t.Error("the signing key is stored as it is")
		}
	}
	if text := (&ent.User{TotpSecret: []byte("s3cret"), PasswordHash: "h4sh"}).String(); strings.Contains(text, "s3cret") || strings.Contains(text, "h4sh") {
		t.Error("secrets are printed")
	}
}
