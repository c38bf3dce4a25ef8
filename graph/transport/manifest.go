package transport

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// register reads a manifest. Every document must be within the limits and fit the schema, so that an app built for
// another schema is found at start.
func register(schema *ast.Schema, limits *Limits, manifest []byte) (map[string]*document, error) {
	if len(manifest) == 0 {
		return nil, nil
	}
	var texts map[string]string
	if err := json.Unmarshal(manifest, &texts); err != nil {
		return nil, fmt.Errorf("operation manifest: %w", err)
	}
	registered := make(map[string]*document, len(texts))
	for id, text := range texts {
		key := sha256.Sum256([]byte(text))
		if hex.EncodeToString(key[:]) != id {
			return nil, fmt.Errorf("operation manifest: the document of %q has the SHA-256 %x", id, key)
		}
		d, wrong := parse(text, limits)
		if wrong == nil {
			wrong = validate(schema, d, limits.Errors, true)
		}
		if wrong != nil {
			return nil, fmt.Errorf("operation manifest: the document of %q: %w", id, wrong.errors)
		}
		if len(d.tree.Operations) != 1 {
			return nil, fmt.Errorf("operation manifest: the document of %q has %d operations; each has one", id, len(d.tree.Operations))
		}
		d.registered = true
		registered[id] = d
	}
	return registered, nil
}

// Operations are the names of the registered operations, in order.
func (h *Handler) Operations() (names []string) {
	for _, d := range h.registered {
		names = append(names, d.tree.Operations[0].Name)
	}
	slices.Sort(names)
	return names
}
