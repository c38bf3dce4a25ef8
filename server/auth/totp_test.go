package auth

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"
)

func TestTOTP(t *testing.T) {
	t.Parallel()
	secret, link, err := newTOTP("Duebook", "ada@example.com")
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "otpauth" || u.Host != "totp" || u.Query().Get("secret") != secret || u.Query().Get("issuer") != "Duebook" {
		t.Fatalf("url %q, %v", link, err)
	}
	now := time.Date(2026, 11, 24, 12, 0, 15, 0, time.UTC)
	step := now.Unix() / totpPeriod
	code := func(steps int) string {
		c, err := totp.GenerateCode(secret, now.Add(time.Duration(steps)*totpPeriod*time.Second))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	for name, tc := range map[string]struct {
		code string
		last int64
		ok   bool
		step int64
	}{
		"now":                     {code(0), 0, true, step},
		"with a space":            {code(0)[:3] + " " + code(0)[3:], 0, true, step},
		"one step late":           {code(-1), 0, true, step - 1},
		"one step early":          {code(1), 0, true, step + 1},
		"two steps late":          {code(-2), 0, false, 0},
		"two steps early":         {code(2), 0, false, 0},
		"the same again":          {code(0), step, false, 0},
		"an earlier one after it": {code(-1), step, false, 0},
		"the next after it":       {code(1), step, true, step + 1},
		"empty":                   {"", 0, false, 0},
		"five digits":             {code(0)[:5], 0, false, 0},
		"seven digits":            {code(0) + "0", 0, false, 0},
		"signed":                  {"+" + code(0)[1:], 0, false, 0},
		"other digits":            {"١٢٣", 0, false, 0},
	} {
		got, ok := verifyTOTP(secret, tc.code, tc.last, now)
		if ok != tc.ok || got != tc.step {
			t.Errorf("%s: step %d %v, want %d %v", name, got, ok, tc.step, tc.ok)
		}
	}
	if _, ok := verifyTOTP("not base32!", code(0), 0, now); ok {
		t.Error("a damaged secret matched")
	}
}

func TestRecoveryCodes(t *testing.T) {
	t.Parallel()
	codes, hashes := newRecoveryCodes()
	if len(codes) != 10 || len(hashes) != 10 {
		t.Fatalf("%d codes, %d hashes", len(codes), len(hashes))
	}
	seen := map[string]bool{}
	for i, c := range codes {
		if seen[c] || !isRecoveryCode(c) || strings.Contains(hashes[i], c) {
			t.Errorf("code %q", c)
		}
		seen[c] = true
	}
	left, ok := useRecoveryCode(hashes, strings.ToUpper(strings.ReplaceAll(codes[3], "-", " ")))
	if !ok || len(left) != 9 {
		t.Fatalf("first use: %v, %d left", ok, len(left))
	}
	if again, ok := useRecoveryCode(left, codes[3]); ok || len(again) != 9 {
		t.Errorf("second use: %v, %d left", ok, len(again))
	}
	for _, bad := range []string{"", "123456", "aaaa-aaaa-aaaa-aaaa", hashes[0]} {
		if left, ok := useRecoveryCode(hashes, bad); ok || len(left) != 10 {
			t.Errorf("%q was taken", bad)
		}
	}
}
