package auth

import (
	"bytes"
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

func testBox(t testing.TB) *Box {
	t.Helper()
	b, err := NewBox(base64.StdEncoding.EncodeToString(bytes.Repeat([]byte{7}, 32)))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestBoxRoundTrip(t *testing.T) {
	t.Parallel()
	b := testBox(t)
	rapid.Check(t, func(t *rapid.T) {
		place := rapid.String().Draw(t, "place")
		plain := rapid.SliceOf(rapid.Byte()).Draw(t, "plain")
		sealed := b.Seal(place, plain)
		got, err := b.Open(place, sealed)
		if err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("opened %x, %v; sealed %x", got, err, plain)
		}
		if _, err := b.Open(place+"x", sealed); err == nil {
			t.Fatal("opened at another place")
		}
		if bytes.Equal(b.Seal(place, plain), sealed) {
			t.Fatal("the same nonce twice")
		}
	})
}

func TestBoxRefusesTampering(t *testing.T) {
	t.Parallel()
	b := testBox(t)
	sealed := b.Seal("p", []byte("secret"))
	for i := range sealed {
		changed := bytes.Clone(sealed)
		changed[i] ^= 1
		if plain, err := b.Open("p", changed); err == nil {
			t.Fatalf("byte %d changed and opened as %q", i, plain)
		}
	}
	for _, bad := range [][]byte{nil, {1}, sealed[1:], sealed[:20], append(bytes.Clone(sealed), 0)} {
		if _, err := b.Open("p", bad); err == nil {
			t.Errorf("opened %x", bad)
		}
	}
	other, err := NewBox("correct horse battery staple")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Open("p", sealed); err == nil || !strings.Contains(err.Error(), "DUEBOOK_SECRET") {
		t.Errorf("other master key: %v", err)
	}
}

func TestNewBoxSecrets(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{"", "short", "nineteen characters"[:19], base64.StdEncoding.EncodeToString(make([]byte, 8))} {
		if _, err := NewBox(bad); err == nil {
			t.Errorf("%q was taken as a secret", bad)
		}
	}
	a, err := NewBox("a passphrase of five words")
	if err != nil {
		t.Fatal(err)
	}
	again, err := NewBox(" a passphrase of five words\n")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := again.Open("p", a.Seal("p", nil)); err != nil {
		t.Errorf("the same passphrase gave another key: %v", err)
	}
	if bytes.Equal(a.Derive("one"), a.Derive("two")) {
		t.Error("two purposes have one key")
	}
}

func TestOpenBoxFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	boxes := make([]*Box, 8)
	var wg sync.WaitGroup
	for i := range boxes {
		wg.Go(func() {
			b, err := OpenBox(dir)
			if err != nil {
				t.Error(err)
			}
			boxes[i] = b
		})
	}
	wg.Wait()
	if t.Failed() {
		return
	}
	sealed := boxes[0].Seal("p", []byte("x"))
	for i, b := range boxes {
		if _, err := b.Open("p", sealed); err != nil {
			t.Errorf("starter %d has another key: %v", i, err)
		}
	}
	path := filepath.Join(dir, SecretFile)
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, %v", info.Mode(), err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".secret-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenBox(dir); err == nil || !strings.Contains(err.Error(), "chmod 600") {
		t.Errorf("a file others may read: %v", err)
	}
	if err := os.WriteFile(path, []byte("garbage"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenBox(dir); err == nil || !strings.Contains(err.Error(), "backup") {
		t.Errorf("a damaged file: %v", err)
	}
}
