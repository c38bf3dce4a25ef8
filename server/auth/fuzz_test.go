package auth

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/duebook/duebook/server/fault"
)

// Whatever is not a token that was signed here is refused as such: no panic, no internal error.
func FuzzVerify(f *testing.F) {
	b := setupTokens(f)
	good, err := b.sign(f.Context(), Claims{RegisteredClaims: jwt.RegisteredClaims{Subject: "user:1"}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add("..")
	f.Add("eyJhbGciOiJub25lIn0.e30.")
	f.Add(good[:len(good)-4] + "====")
	f.Fuzz(func(t *testing.T, raw string) {
		c, err := b.verify(t.Context(), raw)
		if raw == good {
			if err != nil {
				t.Fatal(err)
			}
			return
		}
		if c != nil || !fault.Is(err, fault.Unauthenticated) {
			t.Fatalf("%q: %v %v", raw, c, err)
		}
	})
}

func FuzzDevice(f *testing.F) {
	d, now := devices{testBox(f).Derive("device")}, time.Unix(1_800_000_000, 0)
	good := d.remember(device{id: "fixed"}, 12, now) // the same in every worker
	f.Add(good)
	f.Add("v1.a.1.0.")
	f.Add("....")
	f.Fuzz(func(t *testing.T, text string) {
		if dev := d.read(text, now); text != good && dev.id != "" {
			t.Fatalf("%q was read as %+v", text, dev)
		}
	})
}

func FuzzBearerToken(f *testing.F) {
	f.Add("Bearer a.b.c")
	f.Add("bearer  x")
	f.Add("")
	f.Fuzz(func(t *testing.T, header string) {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header["Authorization"] = []string{header}
		token, err := BearerToken(r)
		if (token == "") != (err != nil) {
			t.Fatalf("%q: %q %v", header, token, err)
		}
	})
}

func FuzzBox(f *testing.F) {
	b := testBox(f)
	f.Add([]byte{1}, "p")
	f.Add(b.Seal("p", []byte("x"))[:20], "p")
	f.Fuzz(func(t *testing.T, sealed []byte, place string) {
		if plain, err := b.Open(place, sealed); err == nil {
			t.Fatalf("%x opened as %q", sealed, plain)
		}
	})
}
