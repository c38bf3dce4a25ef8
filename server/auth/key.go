package auth

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"time"
)

// keyringFresh is how long a server goes without looking whether another one has rotated.
const keyringFresh = time.Minute

// signingKey is one of our key pairs. A retired key signs nothing more, and verifies until the last token it can have
// signed, on a server that had not heard of it yet, has expired.
type signingKey struct {
	id      string // from the hash of the public key
	private ed25519.PrivateKey
	created time.Time
	retired time.Time // zero while it signs
}

func newSigningKey(now time.Time) signingKey {
	seed := make([]byte, ed25519.SeedSize)
	rand.Read(seed) // never fails
	return keyFromSeed(seed, now, time.Time{})
}

func keyFromSeed(seed []byte, created, retired time.Time) signingKey {
	k := signingKey{private: ed25519.NewKeyFromSeed(seed), created: created, retired: retired}
	sum := sha256.Sum256(k.public())
	k.id = base64.RawURLEncoding.EncodeToString(sum[:24])
	return k
}

func (k signingKey) public() ed25519.PublicKey { return k.private.Public().(ed25519.PublicKey) }

func (k signingKey) x() string { return base64.RawURLEncoding.EncodeToString(k.public()) }

func (k signingKey) verifies(now time.Time) bool {
	return k.retired.IsZero() || now.Before(k.retired.Add(keyringFresh+AccessLifetime+tokenLeeway))
}

// keySet is our keys, newest first.
type keySet []signingKey

// signer is the newest key that is not retired.
func (s keySet) signer() (signingKey, bool) {
	for _, k := range s {
		if k.retired.IsZero() {
			return k, true
		}
	}
	return signingKey{}, false
}

func (s keySet) verifier(id string, now time.Time) (ed25519.PublicKey, bool) {
	for _, k := range s {
		if k.id == id && k.verifies(now) {
			return k.public(), true
		}
	}
	return nil, false
}

// JWK is a public key in the form of RFC 8037.
type JWK struct {
	KeyType   string `json:"kty"`
	Curve     string `json:"crv"`
	Use       string `json:"use"`
	Algorithm string `json:"alg"`
	ID        string `json:"kid"`
	X         string `json:"x"`
}

// JWKS is the document that others verify our tokens with.
type JWKS struct {
	Keys []JWK `json:"keys"`
}

func (s keySet) jwks(now time.Time) JWKS {
	doc := JWKS{Keys: []JWK{}}
	for _, k := range s {
		if k.verifies(now) {
			doc.Keys = append(doc.Keys, JWK{KeyType: "OKP", Curve: "Ed25519", Use: "sig", Algorithm: tokenAlgorithm, ID: k.id, X: k.x()})
		}
	}
	return doc
}
