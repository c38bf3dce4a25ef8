package auth

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
	lru "github.com/hashicorp/golang-lru/v2"

	"github.com/duebook/duebook/server/fault"
)

// AccessLifetime is how long an access token is good.
const AccessLifetime = 10 * time.Minute

const (
	tokenAlgorithm = "EdDSA"
	tokenType      = "at+jwt" // RFC 9068; nothing else we sign is taken for an access token
	tokenLeeway    = 5 * time.Second
	maxToken       = 8 << 10 // bytes
	verifiedTokens = 10_000  // cache entries
	accountsShown  = 50      // in a token; the database holds the rest
)

// Claims are what an access token says. Only the subject and the session are used by the server; role, scope and
// accounts are hints for routing that may be out of date.
type Claims struct {
	jwt.RegisteredClaims
	Session  string `json:"sid,omitempty"`       // the refresh tokens' family
	Role     string `json:"role,omitempty"`      // roles, separated by blanks
	Scope    string `json:"scope,omitempty"`     // permissions of a client, separated by blanks
	Accounts []int  `json:"acc,omitempty"`       // the granted accounts of a dealer or partner, at most 50
	Client   string `json:"client_id,omitempty"` // "browser" when the browser app asked for it
}

// Subject is the kind and id of a caller, as "user:12" or "client:7".
type Subject string

const (
	userSubject   = "user:"
	clientSubject = "client:"
)

// UserSubject is the subject of a user.
func UserSubject(id int) Subject { return Subject(userSubject + strconv.Itoa(id)) }

// ClientSubject is the subject of an API client.
func ClientSubject(id int) Subject { return Subject(clientSubject + strconv.Itoa(id)) }

func (s Subject) user() (id int, ok bool)   { return s.id(userSubject) }
func (s Subject) client() (id int, ok bool) { return s.id(clientSubject) }

func (s Subject) id(prefix string) (int, bool) {
	text, ok := strings.CutPrefix(string(s), prefix)
	if !ok {
		return 0, false
	}
	id, err := strconv.Atoi(text)
	return id, err == nil && id > 0 && strconv.Itoa(id) == text
}

// keySource finds keys. With an id that is not known yet it may look again, since another server may have rotated.
type keySource interface {
	keys(ctx context.Context, id string) (keySet, error)
}

// tokens signs and verifies access tokens.
type tokens struct {
	issuer   string
	audience string
	source   keySource
	now      func() time.Time
	verified *lru.Cache[[sha256.Size]byte, *Claims]
}

func newTokens(issuer, audience string, source keySource, now func() time.Time) *tokens {
	cache, err := lru.New[[sha256.Size]byte, *Claims](verifiedTokens)
	if err != nil {
		panic(err) // only for sizes below one
	}
	return &tokens{issuer: issuer, audience: audience, source: source, now: now, verified: cache}
}

// sign makes a token for the claims' subject and session; times, issuer, audience and id are filled in.
func (t *tokens) sign(ctx context.Context, c Claims) (string, error) {
	set, err := t.source.keys(ctx, "")
	if err != nil {
		return "", err
	}
	key, ok := set.signer()
	if !ok {
		return "", errors.New("auth: there is no signing key")
	}
	now := t.now()
	c.Issuer, c.Audience, c.ID = t.issuer, jwt.ClaimStrings{t.audience}, rand.Text()
	c.IssuedAt, c.ExpiresAt = jwt.NewNumericDate(now), jwt.NewNumericDate(now.Add(AccessLifetime))
	if len(c.Accounts) > accountsShown {
		c.Accounts = c.Accounts[:accountsShown]
	}
	token := jwt.NewWithClaims(jwt.SigningMethodEdDSA, c)
	token.Header = map[string]any{"alg": tokenAlgorithm, "typ": tokenType, "kid": key.id}
	return token.SignedString(key.private)
}

// verify answers the claims of a token that one of our keys signed and that is good now. The claims are shared: don't
// change them. Every fault of a token gets the same answer; its cause is for the log.
// Codes: UNAUTHENTICATED.
func (t *tokens) verify(ctx context.Context, raw string) (*Claims, error) {
	if len(raw) > maxToken || strings.Count(raw, ".") != 2 || strings.ContainsAny(raw, "\r\n") { // Go's base64 skips line breaks
		return nil, badToken(errors.New("not three parts of at most 8 KiB"))
	}
	sum, now := sha256.Sum256([]byte(raw)), t.now()
	if c, ok := t.verified.Get(sum); ok {
		if now.Before(c.ExpiresAt.Add(tokenLeeway)) {
			return c, nil
		}
		t.verified.Remove(sum)
	}
	c, err := t.parse(ctx, raw, now)
	if err != nil {
		if internal := (*sourceError)(nil); errors.As(err, &internal) {
			return nil, internal.err
		}
		return nil, badToken(err)
	}
	t.verified.Add(sum, c)
	return c, nil
}

// sourceError is a failure to read our own keys: no fault of the token.
type sourceError struct{ err error }

func (e *sourceError) Error() string { return e.err.Error() }

func (t *tokens) parse(ctx context.Context, raw string, now time.Time) (*Claims, error) {
	var c Claims
	_, err := jwt.ParseWithClaims(raw, &c, func(token *jwt.Token) (any, error) {
		// The only header we ever write has exactly these three members. So jwk, jku, x5u, x5c and crit are refused with
		// everything else.
		for name := range token.Header {
			if name != "alg" && name != "typ" && name != "kid" {
				return nil, errors.New("header member that we don't write: " + strconv.Quote(name))
			}
		}
		if token.Header["typ"] != tokenType {
			return nil, errors.New("not an access token")
		}
		id, ok := token.Header["kid"].(string)
		if !ok || id == "" || len(id) > 64 {
			return nil, errors.New("no key id")
		}
		set, err := t.source.keys(ctx, id)
		if err != nil {
			return nil, &sourceError{err}
		}
		key, ok := set.verifier(id, now)
		if !ok {
			return nil, errors.New("not one of our keys")
		}
		return key, nil
	},
		jwt.WithValidMethods([]string{tokenAlgorithm}), jwt.WithIssuer(t.issuer), jwt.WithAudience(t.audience),
		jwt.WithExpirationRequired(), jwt.WithIssuedAt(), jwt.WithLeeway(tokenLeeway), jwt.WithStrictDecoding(),
		jwt.WithTimeFunc(func() time.Time { return now }))
	if err != nil {
		return nil, err
	}
	_, user := Subject(c.Subject).user()
	_, client := Subject(c.Subject).client()
	switch {
	case !user && !client:
		return nil, errors.New("no subject of ours")
	case c.ID == "":
		return nil, errors.New("no token id")
	case c.IssuedAt == nil:
		return nil, errors.New("no time of issue")
	case c.ExpiresAt.After(now.Add(AccessLifetime + tokenLeeway)):
		return nil, errors.New("good for longer than we sign")
	}
	return &c, nil
}

// forget drops what was verified, after a revocation.
func (t *tokens) forget() { t.verified.Purge() }

func badToken(cause error) error {
	return fault.New(fault.Unauthenticated, "The access token is not valid or no longer good. Refresh it or sign in again.").Because(cause)
}

// BearerToken is the access token of a request: the one Authorization header with the Bearer scheme. It is empty when
// there is none. Two headers, another scheme, or a token in the address are refused.
// Codes: UNAUTHENTICATED.
func BearerToken(r *http.Request) (string, error) {
	if r.URL.RawQuery != "" && r.URL.Query().Has("access_token") {
		return "", fault.New(fault.Unauthenticated, "A token must not be part of an address. Send it in the Authorization header.")
	}
	headers := r.Header["Authorization"]
	if len(headers) == 0 {
		return "", nil
	}
	if len(headers) > 1 {
		return "", fault.New(fault.Unauthenticated, "There is more than one Authorization header. Send exactly one.")
	}
	scheme, token, ok := strings.Cut(headers[0], " ")
	if !ok || !strings.EqualFold(scheme, "Bearer") || token == "" || strings.ContainsAny(token, " ,\t") {
		return "", fault.New(fault.Unauthenticated, "The Authorization header must have the form: Bearer TOKEN.")
	}
	return token, nil
}
