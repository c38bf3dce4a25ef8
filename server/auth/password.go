package auth

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"
	"golang.org/x/text/unicode/norm"

	"github.com/duebook/duebook/server/fault"
)

// Limits of passwords.
const (
	MinPassword = 12   // characters, of new passwords
	MaxPassword = 1000 // bytes, of any
	minDistinct = 5    // different characters, of new passwords
)

// hashParams are stated in full because the library's defaults depend on the number of cores: 19 MiB, two passes, one
// lane, about 20 ms of one core.
var hashParams = argon2id.Params{Memory: 19 << 10, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// concurrentHashes bounds memory and cores that sign-ins take: two hashes are 38 MiB.
const concurrentHashes = 2

// dummyHash is compared with when there is no such user, so that the time of an answer does not tell who exists. Nobody
// knows a password for it.
const dummyHash = "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"

// passwords hashes and compares, at most two at a time.
type passwords struct{ turns chan struct{} }

func newPasswords() *passwords { return &passwords{turns: make(chan struct{}, concurrentHashes)} }

func (p *passwords) turn(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case p.turns <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// hash is the argon2id hash of a password in its standard text form. It waits for a turn until the context ends.
func (p *passwords) hash(ctx context.Context, password string) (string, error) {
	if err := p.turn(ctx); err != nil {
		return "", err
	}
	defer func() { <-p.turns }()
	return argon2id.CreateHash(norm.NFKC.String(password), &hashParams)
}

// verify compares a password with a stored hash; an empty hash stands for a user who does not exist or has no password
// and costs the same time. stale says that the hash was made with other parameters and should be made anew.
func (p *passwords) verify(ctx context.Context, password, hash string) (ok, stale bool, err error) {
	if len(password) > MaxPassword {
		return false, false, nil
	}
	known := hash != ""
	if !known {
		hash = dummyHash
	}
	if err := p.turn(ctx); err != nil {
		return false, false, err
	}
	defer func() { <-p.turns }()
	match, params, err := argon2id.CheckHash(norm.NFKC.String(password), hash)
	if err != nil {
		return false, false, err
	}
	return match && known, *params != hashParams, nil
}

// CheckPassword refuses a new password that is too short, too long, of too few different characters or made of the
// user's name. Codes: BAD_USER_INPUT.
func CheckPassword(password, username string) error {
	chars := map[rune]bool{}
	for _, r := range password {
		chars[r] = true
	}
	lower, name := strings.ToLower(password), strings.ToLower(username)
	switch {
	case !utf8.ValidString(password) || strings.ContainsRune(password, 0):
		return fault.New(fault.Invalid, "The password is not valid text.").On("password")
	case len(password) > MaxPassword:
		return fault.New(fault.Invalid, "The password is longer than %d bytes. Choose a shorter one.", MaxPassword).On("password")
	case utf8.RuneCountInString(password) < MinPassword:
		return fault.New(fault.Invalid, "The password is too short. Choose at least %d characters; four or five words are good.", MinPassword).On("password")
	case len(chars) < minDistinct:
		return fault.New(fault.Invalid, "The password repeats too few characters. Use at least %d different ones.", minDistinct).On("password")
	case len(name) >= 3 && len(strings.ReplaceAll(lower, name, "")) < len(lower)-len(lower)/2:
		return fault.New(fault.Invalid, "The password is mostly the user name. Choose another.").On("password")
	}
	return nil
}
