package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/hex"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
	"github.com/pquerna/otp/totp"
)

const (
	totpPeriod    = 30 // seconds
	recoveryCodes = 10
	recoveryBytes = 10 // 80 random bits: too many to guess, so a plain SHA-256 keeps them
)

var base32Text = base32.StdEncoding.WithPadding(base32.NoPadding)

// newTOTP makes a secret (base32) and the otpauth URL whose QR code an authenticator app reads.
func newTOTP(issuer, username string) (secret, url string, err error) {
	key, err := totp.Generate(totp.GenerateOpts{Issuer: issuer, AccountName: username, Period: totpPeriod, SecretSize: 20})
	if err != nil {
		return "", "", err
	}
	return key.Secret(), key.URL(), nil
}

// verifyTOTP checks a code of six digits against the present step and one on either side. Steps up to last, the one used
// last, don't count again, so a code that was looked at over a shoulder is worth nothing. It answers the step used, which
// the caller keeps.
func verifyTOTP(secret, code string, last int64, now time.Time) (step int64, ok bool) {
	code = strings.ReplaceAll(code, " ", "")
	if len(code) != 6 || strings.Trim(code, "0123456789") != "" {
		return 0, false
	}
	present := now.Unix() / totpPeriod
	for _, s := range []int64{present, present - 1, present + 1} {
		if s <= last || s < 0 {
			continue
		}
		match, err := hotp.ValidateCustom(code, uint64(s), secret, hotp.ValidateOpts{Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
		if err == nil && match {
			return s, true
		}
	}
	return 0, false
}

// newRecoveryCodes makes ten codes, each good for one sign-in without the authenticator, and the hashes to keep of them.
func newRecoveryCodes() (codes, hashes []string) {
	for range recoveryCodes {
		raw := make([]byte, recoveryBytes)
		rand.Read(raw) // never fails
		text := strings.ToLower(base32Text.EncodeToString(raw))
		codes = append(codes, text[:4]+"-"+text[4:8]+"-"+text[8:12]+"-"+text[12:])
		hashes = append(hashes, hashRecoveryCode(text))
	}
	return codes, hashes
}

func hashRecoveryCode(code string) string {
	code = strings.Map(func(r rune) rune {
		if r == '-' || r == ' ' {
			return -1
		}
		return r
	}, strings.ToLower(code))
	sum := sha256.Sum256([]byte("recovery:" + code))
	return hex.EncodeToString(sum[:])
}

// isRecoveryCode reports whether the text has the form of a recovery code rather than of an authenticator's.
func isRecoveryCode(code string) bool {
	return len(strings.NewReplacer("-", "", " ", "").Replace(code)) == base32Text.EncodedLen(recoveryBytes)
}

// useRecoveryCode answers the hashes that are left when the code is one of them.
func useRecoveryCode(hashes []string, code string) (left []string, ok bool) {
	if !isRecoveryCode(code) {
		return hashes, false
	}
	want := []byte(hashRecoveryCode(code))
	for _, h := range hashes {
		if subtle.ConstantTimeCompare([]byte(h), want) == 1 {
			ok = true
			continue
		}
		left = append(left, h)
	}
	return left, ok
}
