package transport

import (
	"context"
	"crypto/rand"
	"net/http"

	"github.com/duebook/duebook/ent/viewer"
)

type requestIDKey struct{}

// RequestID is the id of the request that the context belongs to, or empty.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}

// requestID is the id that an outer handler gave the request, the one the caller sent if it is well formed, or a new one.
func requestID(w http.ResponseWriter, r *http.Request) string {
	if v := viewer.From(r.Context()); v != nil && v.RequestID != "" {
		return v.RequestID
	}
	if id := w.Header().Get("X-Request-Id"); id != "" {
		return id
	}
	if id := r.Header.Get("X-Request-Id"); wellFormedID(id) {
		return id
	}
	return rand.Text()
}

// wellFormedID keeps ids out of the log that could be mistaken for something else: 8 to 64 letters, digits and -._
func wellFormedID(id string) bool {
	if len(id) < 8 || len(id) > 64 {
		return false
	}
	for _, c := range []byte(id) {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '.' && c != '_' {
			return false
		}
	}
	return true
}
