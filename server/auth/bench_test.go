package auth

import (
	"testing"

	"github.com/golang-jwt/jwt/v5"
)

func BenchmarkVerify(b *testing.B) {
	bundle := setupTokens(b)
	raw, err := bundle.sign(b.Context(), Claims{RegisteredClaims: jwt.RegisteredClaims{Subject: "user:1"}})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("seen before", func(b *testing.B) {
		for b.Loop() {
			if _, err := bundle.verify(b.Context(), raw); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			bundle.forget()
			if _, err := bundle.verify(b.Context(), raw); err != nil {
				b.Fatal(err)
			}
		}
	})
}
