package auth

import (
	"context"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/duebook/duebook/server/fault"
)

type fixedKeys struct {
	set keySet
	err error
}

func (f *fixedKeys) keys(context.Context, string) (keySet, error) { return f.set, f.err }

type tokenBundle struct {
	*tokens
	source *fixedKeys
	clock  time.Time
}

func setupTokens(t testing.TB) *tokenBundle {
	t.Helper()
	b := &tokenBundle{clock: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)}
	b.source = &fixedKeys{set: keySet{newSigningKey(b.clock)}}
	b.tokens = newTokens("https://book.example", "duebook", b.source, func() time.Time { return b.clock })
	return b
}

// forge encodes header and claims and signs them with any function.
func forge(t testing.TB, header, claims map[string]any, sign func(signed string) []byte) string {
	t.Helper()
	part := func(m map[string]any) string {
		raw, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		return base64.RawURLEncoding.EncodeToString(raw)
	}
	text := part(header) + "." + part(claims)
	return text + "." + base64.RawURLEncoding.EncodeToString(sign(text))
}

func TestTokenRoundTrip(t *testing.T) {
	t.Parallel()
	b := setupTokens(t)
	raw, err := b.sign(t.Context(), Claims{RegisteredClaims: jwt.RegisteredClaims{Subject: "user:12"}, Session: "s", Role: "DEALER", Accounts: make([]int, 80)})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second from the cache
		c, err := b.verify(t.Context(), raw)
		if err != nil {
			t.Fatal(err)
		}
		if c.Subject != "user:12" || c.Session != "s" || c.Role != "DEALER" || c.ID == "" || len(c.Accounts) != accountsShown ||
			c.ExpiresAt.Sub(c.IssuedAt.Time) != AccessLifetime {
			t.Errorf("claims %+v", c)
		}
	}
	b.clock = b.clock.Add(AccessLifetime + tokenLeeway + time.Second)
	if _, err := b.verify(t.Context(), raw); !fault.Is(err, fault.Unauthenticated) {
		t.Errorf("an expired token from the cache: %v", err)
	}
}

func TestTokenKeyRotation(t *testing.T) {
	t.Parallel()
	b := setupTokens(t)
	claims := Claims{RegisteredClaims: jwt.RegisteredClaims{Subject: "client:7"}}
	before, err := b.sign(t.Context(), claims)
	if err != nil {
		t.Fatal(err)
	}
	b.source.set[0].retired = b.clock
	if _, err := b.sign(t.Context(), claims); err == nil {
		t.Fatal("a retired key signed")
	}
	b.source.set = append(keySet{newSigningKey(b.clock)}, b.source.set...)
	after, err := b.sign(t.Context(), claims)
	if err != nil {
		t.Fatal(err)
	}
	for _, raw := range []string{before, after} {
		if _, err := b.verify(t.Context(), raw); err != nil {
			t.Error(err)
		}
	}
	if n := len(b.source.set.jwks(b.clock).Keys); n != 2 {
		t.Errorf("%d public keys", n)
	}
	b.clock = b.clock.Add(keyringFresh + AccessLifetime + tokenLeeway)
	if n := len(b.source.set.jwks(b.clock).Keys); n != 1 {
		t.Errorf("%d public keys after the last token of the old one expired", n)
	}
}

func TestTokenOfUnreadableKeysIsNotTheCallersFault(t *testing.T) {
	t.Parallel()
	b := setupTokens(t)
	raw, err := b.sign(t.Context(), Claims{RegisteredClaims: jwt.RegisteredClaims{Subject: "user:1"}})
	if err != nil {
		t.Fatal(err)
	}
	b.source.err = errors.New("database is away")
	if _, err := b.verify(t.Context(), raw); !errors.Is(err, b.source.err) || fault.Is(err, fault.Unauthenticated) {
		t.Errorf("got %v", err)
	}
}

func TestTokenAttacks(t *testing.T) {
	t.Parallel()
	b := setupTokens(t)
	key, foreign := b.source.set[0], newSigningKey(b.clock)
	retired := newSigningKey(b.clock)
	retired.retired = b.clock.Add(-time.Hour)
	b.source.set = append(b.source.set, retired)

	ours := func(text string) []byte { return ed25519.Sign(key.private, []byte(text)) }
	theirs := func(text string) []byte { return ed25519.Sign(foreign.private, []byte(text)) }
	mac := func(secret []byte) func(string) []byte {
		return func(text string) []byte {
			h := hmac.New(sha256.New, secret)
			h.Write([]byte(text))
			return h.Sum(nil)
		}
	}
	nothing := func(string) []byte { return nil }
	type m = map[string]any
	now := b.clock.Unix()
	base := func() (header, claims m) {
		return m{"alg": "EdDSA", "typ": "at+jwt", "kid": key.id},
			m{"iss": "https://book.example", "aud": "duebook", "sub": "user:1", "iat": now, "exp": now + 600, "jti": "j"}
	}
	header, claims := base()
	if _, err := b.verify(t.Context(), forge(t, header, claims, ours)); err != nil {
		t.Fatalf("the unchanged token must pass, or the cases below prove nothing: %v", err)
	}

	for name, tc := range map[string]struct {
		header, claims m // changes; nil removes
		sign           func(string) []byte
	}{
		"alg none":                      {m{"alg": "none"}, nil, nothing},
		"alg None":                      {m{"alg": "None"}, nil, nothing},
		"alg none, our signature":       {m{"alg": "none"}, nil, ours},
		"alg missing":                   {m{"alg": nil}, nil, ours},
		"alg empty":                     {m{"alg": ""}, nil, ours},
		"alg a list":                    {m{"alg": []string{"EdDSA"}}, nil, ours},
		"HS256 with the public key":     {m{"alg": "HS256"}, nil, mac(key.public())},
		"HS256 with its text":           {m{"alg": "HS256"}, nil, mac([]byte(key.x()))},
		"HS256 with an empty key":       {m{"alg": "HS256"}, nil, mac(nil)},
		"RS256":                         {m{"alg": "RS256"}, nil, ours},
		"ES256":                         {m{"alg": "ES256"}, nil, ours},
		"foreign key, our kid":          {nil, nil, theirs},
		"foreign key and kid":           {m{"kid": foreign.id}, nil, theirs},
		"retired key":                   {m{"kid": retired.id}, nil, func(s string) []byte { return ed25519.Sign(retired.private, []byte(s)) }},
		"kid missing":                   {m{"kid": nil}, nil, ours},
		"kid empty":                     {m{"kid": ""}, nil, ours},
		"kid a number":                  {m{"kid": 1}, nil, ours},
		"kid a path":                    {m{"kid": "../../../../dev/null"}, nil, mac(nil)},
		"kid a path, EdDSA":             {m{"kid": "../../etc/passwd"}, nil, ours},
		"kid a query":                   {m{"kid": "x' OR '1'='1"}, nil, ours},
		"kid an address":                {m{"kid": "https://evil.example/key"}, nil, theirs},
		"kid with a zero byte":          {m{"kid": key.id + "\x00"}, nil, ours},
		"kid huge":                      {m{"kid": strings.Repeat("k", 5000)}, nil, ours},
		"jwk in the header":             {m{"jwk": m{"kty": "OKP", "crv": "Ed25519", "x": foreign.x()}}, nil, theirs},
		"jwk, our signature":            {m{"jwk": m{"kty": "OKP", "crv": "Ed25519", "x": key.x()}}, nil, ours},
		"jku":                           {m{"jku": "https://evil.example/jwks.json"}, nil, ours},
		"x5u":                           {m{"x5u": "https://evil.example/cert.pem"}, nil, ours},
		"x5c":                           {m{"x5c": []string{"MIIB"}}, nil, ours},
		"unknown crit":                  {m{"crit": []string{"exp"}}, nil, ours},
		"crit with b64":                 {m{"crit": []string{"b64"}, "b64": false}, nil, ours},
		"empty crit":                    {m{"crit": []string{}}, nil, ours},
		"typ JWT":                       {m{"typ": "JWT"}, nil, ours},
		"typ refresh":                   {m{"typ": "rt+jwt"}, nil, ours},
		"typ missing":                   {m{"typ": nil}, nil, ours},
		"no exp":                        {nil, m{"exp": nil}, ours},
		"exp 0":                         {nil, m{"exp": 0}, ours},
		"exp negative":                  {nil, m{"exp": -1}, ours},
		"exp past":                      {nil, m{"exp": now - 6}, ours},
		"exp a text":                    {nil, m{"exp": "9999999999"}, ours},
		"exp far away":                  {nil, m{"exp": now + 365*86400}, ours},
		"exp a little too far":          {nil, m{"exp": now + 607}, ours},
		"exp beyond int64":              {nil, m{"exp": 1e300}, ours},
		"iat missing":                   {nil, m{"iat": nil}, ours},
		"iat in the future":             {nil, m{"iat": now + 60}, ours},
		"nbf in the future":             {nil, m{"nbf": now + 60}, ours},
		"wrong iss":                     {nil, m{"iss": "https://evil.example"}, ours},
		"iss missing":                   {nil, m{"iss": nil}, ours},
		"iss a prefix of ours":          {nil, m{"iss": "https://book.exampl"}, ours},
		"wrong aud":                     {nil, m{"aud": "other"}, ours},
		"aud missing":                   {nil, m{"aud": nil}, ours},
		"aud empty":                     {nil, m{"aud": []string{}}, ours},
		"sub missing":                   {nil, m{"sub": nil}, ours},
		"sub empty":                     {nil, m{"sub": ""}, ours},
		"sub of no kind":                {nil, m{"sub": "1"}, ours},
		"sub system":                    {nil, m{"sub": "system:0"}, ours},
		"sub zero":                      {nil, m{"sub": "user:0"}, ours},
		"sub negative":                  {nil, m{"sub": "user:-1"}, ours},
		"sub written otherwise":         {nil, m{"sub": "user:+1"}, ours},
		"sub with a query":              {nil, m{"sub": "user:1 OR 1=1"}, ours},
		"sub a number":                  {nil, m{"sub": 1}, ours},
		"jti missing":                   {nil, m{"jti": nil}, ours},
		"signature missing":             {nil, nil, nothing},
		"signature of other text":       {nil, nil, func(string) []byte { return ours("x.y") }},
		"signature with a byte changed": {nil, nil, func(s string) []byte { b := ours(s); b[10] ^= 1; return b }},
		"signature cut":                 {nil, nil, func(s string) []byte { return ours(s)[:63] }},
		"signature of zeros":            {nil, nil, func(string) []byte { return make([]byte, 64) }},
		"longer than 8 KiB":             {nil, m{"scope": strings.Repeat("a", maxToken)}, ours},
	} {
		header, claims := base()
		change(header, tc.header)
		change(claims, tc.claims)
		assertRefused(t, b, name, forge(t, header, claims, tc.sign))
	}

	header, claims = base()
	good := forge(t, header, claims, ours)
	parts := strings.Split(good, ".")
	claims["sub"] = "user:2"
	tampered := strings.Split(forge(t, header, claims, nothing), ".")[1]
	for name, raw := range map[string]string{
		"empty":                   "",
		"blank":                   " ",
		"payload tampered":        parts[0] + "." + tampered + "." + parts[2],
		"header of dots":          strings.Repeat(".", 1<<20),
		"few dots":                "....",
		"two dots":                "..",
		"four parts":              good + ".x",
		"two parts":               parts[0] + "." + parts[1],
		"padded":                  good + "=",
		"with a line break":       good + "\n",
		"trailing bits":           good[:len(good)-1] + string(good[len(good)-1]+1),
		"header no JSON":          "e30x." + parts[1] + "." + parts[2],
		"refresh token":           "dbr_" + strings.Repeat("A", 43),
		"client secret":           newClientSecret(),
		"payload in other base64": parts[0] + "." + parts[1] + "==." + parts[2],
	} {
		assertRefused(t, b, name, raw)
	}
}

func change(m, by map[string]any) {
	for k, v := range by {
		if v == nil {
			delete(m, k)
		} else {
			m[k] = v
		}
	}
}

func assertRefused(t *testing.T, b *tokenBundle, name, raw string) {
	t.Helper()
	c, err := b.verify(context.Background(), raw)
	if !fault.Is(err, fault.Unauthenticated) || c != nil {
		t.Errorf("%s: claims %v, error %v, want it refused", name, c, err)
	}
	if err != nil && strings.Contains(fault.As(err).Message, "key") {
		t.Errorf("%s: the message tells too much: %s", name, fault.As(err).Message)
	}
}

func TestBearerToken(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		target  string
		headers []string
		token   string
		refused bool
	}{
		"none":                      {"/graphql", nil, "", false},
		"one":                       {"/graphql", []string{"Bearer a.b.c"}, "a.b.c", false},
		"scheme in lower case":      {"/graphql", []string{"bearer a.b.c"}, "a.b.c", false},
		"duplicate":                 {"/graphql", []string{"Bearer a.b.c", "Bearer a.b.c"}, "", true},
		"second of another scheme":  {"/graphql", []string{"Bearer a.b.c", "Basic eDp5"}, "", true},
		"two in one":                {"/graphql", []string{"Bearer a.b.c, Bearer d.e.f"}, "", true},
		"basic":                     {"/graphql", []string{"Basic eDp5"}, "", true},
		"no scheme":                 {"/graphql", []string{"a.b.c"}, "", true},
		"empty":                     {"/graphql", []string{""}, "", true},
		"no token":                  {"/graphql", []string{"Bearer "}, "", true},
		"two blanks":                {"/graphql", []string{"Bearer  a.b.c"}, "", true},
		"in the address":            {"/graphql?access_token=a.b.c", nil, "", true},
		"in the address as well":    {"/graphql?access_token=a", []string{"Bearer a.b.c"}, "", true},
		"in the address, escaped":   {"/graphql?%61ccess%5Ftoken=a", nil, "", true},
		"another parameter":         {"/graphql?query=%7Btoken%7D", []string{"Bearer a.b.c"}, "a.b.c", false},
		"beside a broken parameter": {"/graphql?x=%zz&access_token=a", nil, "", true},
	} {
		r := httptest.NewRequest(http.MethodGet, tc.target, nil)
		for _, h := range tc.headers {
			r.Header.Add("Authorization", h)
		}
		token, err := BearerToken(r)
		if token != tc.token || fault.Is(err, fault.Unauthenticated) != tc.refused {
			t.Errorf("%s: %q %v", name, token, err)
		}
	}
}
