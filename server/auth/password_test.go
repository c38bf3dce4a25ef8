package auth

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"

	"github.com/duebook/duebook/server/fault"
)

func TestPasswordHashAndVerify(t *testing.T) {
	t.Parallel()
	ctx, p := t.Context(), newPasswords()
	hash, err := p.hash(ctx, "tidal lantern mosaic")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("hash %q has other parameters", hash)
	}
	weak := hashParams
	weak.Iterations = 1
	old, err := argon2id.CreateHash("tidal lantern mosaic", &weak)
	if err != nil {
		t.Fatal(err)
	}
	composed, err := p.hash(ctx, "caf\u00e9 cr\u00e8me br\u00fbl\u00e9e")
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		password, hash string
		ok, stale      bool
	}{
		"right":                {"tidal lantern mosaic", hash, true, false},
		"wrong":                {"tidal lantern mosaic ", hash, false, false},
		"other case":           {"Tidal lantern mosaic", hash, false, false},
		"empty":                {"", hash, false, false},
		"unknown user":         {"tidal lantern mosaic", "", false, false},
		"older parameters":     {"tidal lantern mosaic", old, true, true},
		"too long":             {strings.Repeat("a", MaxPassword+1), hash, false, false},
		"decomposed accents":   {"cafe\u0301 cre\u0300me bru\u0302le\u0301e", composed, true, false},
		"dummy is nobody's":    {"", dummyHash, false, false},
		"the hash is no login": {hash, hash, false, false},
	} {
		ok, stale, err := p.verify(ctx, tc.password, tc.hash)
		if err != nil || ok != tc.ok || stale != tc.stale {
			t.Errorf("%s: %v %v %v, want %v %v", name, ok, stale, err, tc.ok, tc.stale)
		}
	}
	if _, _, err := p.verify(ctx, "x", "not a hash"); err == nil {
		t.Error("a damaged hash was compared")
	}
}

func TestPasswordTurns(t *testing.T) {
	t.Parallel()
	p := newPasswords()
	for range concurrentHashes {
		if err := p.turn(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := p.hash(ctx, "x"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("third at once: %v, want it to wait until the context ends", err)
	}
	if _, _, err := p.verify(ctx, "x", ""); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("third at once: %v, want it to wait until the context ends", err)
	}
	<-p.turns
	if _, err := p.hash(t.Context(), "x"); err != nil {
		t.Errorf("after one is done: %v", err)
	}
}

func TestCheckPassword(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ password, username, message string }{
		"good":             {"tidal lantern mosaic", "ada", ""},
		"unicode counts":   {"čšžýáíéúůďťň", "ada", ""},
		"eleven":           {"abcdefghijk", "ada", "too short"},
		"empty":            {"", "ada", "too short"},
		"too long":         {strings.Repeat("abcde", 201), "ada", "longer than 1000 bytes"},
		"one character":    {"aaaaaaaaaaaaaaa", "bob", "too few"},
		"the name thrice":  {"Ada.LovelaceAda.Lovelace1", "ada.lovelace", "mostly the user name"},
		"holds the name":   {"ada likes green mosaics", "ada", ""},
		"not text":         {"abcdefghijklm\xff", "ada", "not valid text"},
		"with a zero byte": {"abcdefghijklm\x00", "ada", "not valid text"},
	} {
		err := CheckPassword(tc.password, tc.username)
		if tc.message == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), tc.message) {
			t.Errorf("%s: %v, want %q", name, err, tc.message)
		}
	}
}
