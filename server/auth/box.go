package auth

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
)

// SecretFile is the name of the master key's file beside an SQLite book.
const SecretFile = "secret.key"

const (
	masterBytes      = 32
	minPassphrase    = 20 // characters
	sealedVersion    = 1
	passphraseSalt   = "duebook master key v1" // fixed: the passphrase must give the same key on every server
	passphraseMemory = 64 << 10                // KiB
)

// Box seals small secrets for storage with AES-256-GCM: private signing keys and TOTP secrets. It also derives the keys of
// other purposes from the same master key.
type Box struct {
	master []byte
	aead   cipher.AEAD
}

// NewBox makes a box from the configured secret (DUEBOOK_SECRET): either base64 of at least 32 random bytes, or a
// passphrase of at least 20 characters, which is stretched with argon2id.
func NewBox(secret string) (*Box, error) {
	secret = strings.TrimSpace(secret)
	if raw, ok := decodeBase64(secret); ok && len(raw) >= masterBytes {
		return newBox(raw)
	}
	if utf8.RuneCountInString(secret) < minPassphrase {
		return nil, fmt.Errorf("the secret is too short: give base64 of at least %d random bytes (openssl rand -base64 32) or a passphrase of at least %d characters",
			masterBytes, minPassphrase)
	}
	return newBox(argon2.IDKey([]byte(secret), []byte(passphraseSalt), 3, passphraseMemory, 1, masterBytes))
}

// OpenBox makes a box from the file secret.key in dir and creates the file, readable by its owner only, when there is
// none. A file that others may read is refused.
func OpenBox(dir string) (*Box, error) {
	path := filepath.Join(dir, SecretFile)
	raw, err := readSecretFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := createSecretFile(path); err != nil {
			return nil, err
		}
		raw, err = readSecretFile(path)
	}
	if err != nil {
		return nil, err
	}
	return newBox(raw)
}

func readSecretFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if mode := info.Mode().Perm(); runtime.GOOS != "windows" && mode&0o077 != 0 {
		return nil, fmt.Errorf("%s may be read by others (mode %04o): make it private with chmod 600", path, mode)
	}
	var buf bytes.Buffer
	if _, err := buf.ReadFrom(f); err != nil {
		return nil, err
	}
	raw, ok := decodeBase64(strings.TrimSpace(buf.String()))
	if !ok || len(raw) < masterBytes {
		return nil, fmt.Errorf("%s does not hold base64 of at least %d bytes: restore it from your backup, what it sealed can't be read without it", path, masterBytes)
	}
	return raw, nil
}

// createSecretFile writes a whole file under another name and links it into place, so that of two processes starting at
// once one wins and neither reads half a key.
func createSecretFile(path string) error {
	raw := make([]byte, masterBytes)
	rand.Read(raw)                                           // never fails
	f, err := os.CreateTemp(filepath.Dir(path), ".secret-*") // made with mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.WriteString(base64.StdEncoding.EncodeToString(raw) + "\n")
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

func decodeBase64(s string) ([]byte, bool) {
	for _, enc := range []*base64.Encoding{base64.StdEncoding, base64.RawStdEncoding, base64.URLEncoding, base64.RawURLEncoding} {
		if raw, err := enc.DecodeString(s); err == nil {
			return raw, true
		}
	}
	return nil, false
}

func newBox(master []byte) (*Box, error) {
	b := &Box{master: bytes.Clone(master)}
	block, err := aes.NewCipher(b.Derive("seal"))
	if err != nil {
		return nil, err
	}
	b.aead, err = cipher.NewGCM(block)
	return b, err
}

// Derive is a key of 32 bytes for one named purpose. Keys of two purposes tell nothing about each other.
func (b *Box) Derive(purpose string) []byte {
	key, err := hkdf.Key(sha256.New, b.master, nil, "duebook/"+purpose, 32)
	if err != nil {
		panic(err) // only for lengths beyond 255 hashes
	}
	return key
}

// Seal encrypts a secret. The place (such as totp:12) is bound to it, so that a sealed value copied to another row does
// not open there.
func (b *Box) Seal(place string, plain []byte) []byte {
	head := make([]byte, 1+b.aead.NonceSize(), 1+b.aead.NonceSize()+len(plain)+b.aead.Overhead())
	head[0] = sealedVersion
	rand.Read(head[1:]) // never fails
	return b.aead.Seal(head, head[1:], plain, []byte(place))
}

// Open decrypts what Seal made for the same place.
func (b *Box) Open(place string, sealed []byte) ([]byte, error) {
	n := 1 + b.aead.NonceSize()
	if len(sealed) < n+b.aead.Overhead() || sealed[0] != sealedVersion {
		return nil, fmt.Errorf("the sealed secret of %s is damaged", place)
	}
	plain, err := b.aead.Open(nil, sealed[1:n], sealed[n:], []byte(place))
	if err != nil {
		return nil, fmt.Errorf("the sealed secret of %s does not open: DUEBOOK_SECRET or %s is not the one this book was made with", place, SecretFile)
	}
	return plain, nil
}
