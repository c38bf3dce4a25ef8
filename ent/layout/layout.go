// Package layout says how the columns of a list stand in a view of it.
package layout

import (
	"fmt"
	"io"
	"strconv"
)

// Column is one column of a list. A view names its columns in their order.
type Column struct {
	ID     string `json:"id"`
	Width  *int   `json:"width,omitempty"` // pixels; nil: as the list has it
	Pinned *Pin   `json:"pinned,omitempty"`
	Hidden bool   `json:"hidden,omitempty"`
}

// Pin is the edge that a column sticks to.
type Pin string

// The edges.
const (
	Start Pin = "START"
	End   Pin = "END"
)

// MarshalGQL implements graphql.Marshaler.
func (p Pin) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(p))) }

// UnmarshalGQL implements graphql.Unmarshaler.
func (p *Pin) UnmarshalGQL(v any) error {
	s, _ := v.(string)
	switch *p = Pin(s); *p {
	case Start, End:
		return nil
	}
	return fmt.Errorf("%q is not an edge", s)
}
