package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"hash/crc32"
	"math/big"
	"strings"
)

// Random secrets that we hand out once and keep as SHA-256: with 256 random bits there is nothing to guess, so a slow hash
// would add cost and no safety. The prefixes let scanners of published code find them; the checksum tells a scanner, and
// us without a look at the database, what can't be one.
const (
	clientSecretPrefix = "dbk_live_"
	refreshTokenPrefix = "dbr_"
	secretBytes        = 32
	secretDigits       = 43 // of base 62, for 256 bits
	checksumDigits     = 6  // of base 62, for 32 bits
)

func newClientSecret() string { return newSecret(clientSecretPrefix) }
func newRefreshToken() string { return newSecret(refreshTokenPrefix) }

func newSecret(prefix string) string {
	raw := make([]byte, secretBytes)
	rand.Read(raw) // never fails
	text := prefix + base62(new(big.Int).SetBytes(raw), secretDigits)
	return text + checksum(text)
}

func isSecret(prefix, s string) bool {
	if len(s) != len(prefix)+secretDigits+checksumDigits || !strings.HasPrefix(s, prefix) {
		return false
	}
	text := s[:len(s)-checksumDigits]
	return s[len(text):] == checksum(text)
}

func checksum(text string) string {
	return base62(new(big.Int).SetUint64(uint64(crc32.ChecksumIEEE([]byte(text)))), checksumDigits)
}

func base62(n *big.Int, digits int) string {
	text := n.Text(62)
	return strings.Repeat("0", digits-len(text)) + text
}

// hashSecret is what is kept of a secret: 64 hexadecimal digits.
func hashSecret(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

func matchSecret(hash, s string) bool {
	return hash != "" && subtle.ConstantTimeCompare([]byte(hash), []byte(hashSecret(s))) == 1
}
