package auth

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"
)

func TestSecrets(t *testing.T) {
	t.Parallel()
	form := regexp.MustCompile(`^dbk_live_[0-9A-Za-z]{49}$`)
	seen := map[string]bool{}
	for range 1000 {
		s := newClientSecret()
		if !form.MatchString(s) || seen[s] || !isSecret(clientSecretPrefix, s) {
			t.Fatalf("secret %q", s)
		}
		seen[s] = true
	}
	s := newClientSecret()
	if isSecret(refreshTokenPrefix, s) || isSecret(clientSecretPrefix, newRefreshToken()) {
		t.Error("one kind of secret passes for the other")
	}
	if !matchSecret(hashSecret(s), s) || matchSecret(hashSecret(s), newClientSecret()) || matchSecret("", s) || matchSecret("", "") {
		t.Error("match")
	}
}

func TestSecretChecksumFindsTypingMistakes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := []byte(newClientSecret())
		i := rapid.IntRange(0, len(s)-1).Draw(t, "position")
		c := rapid.SampledFrom([]byte("0123456789ABCXYZabcxyz_- ")).Draw(t, "character")
		if s[i] == c {
			return
		}
		s[i] = c
		if isSecret(clientSecretPrefix, string(s)) {
			t.Fatalf("%s has a good checksum", s)
		}
	})
}
