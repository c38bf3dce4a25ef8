// Package postal holds postal addresses.
package postal

import (
	"fmt"
	"io"
	"strconv"
)

// Address is a postal address of one use.
type Address struct {
	Use        Use    `json:"use"`
	Street     string `json:"street,omitempty"`
	City       string `json:"city,omitempty"`
	Region     string `json:"region,omitempty"`
	PostalCode string `json:"postalCode,omitempty"`
	Country    string `json:"country,omitempty"` // ISO 3166-1 alpha-2
}

// Use says what an address is for.
type Use string

// The uses of an address.
const (
	BillTo Use = "BILL_TO"
	ShipTo Use = "SHIP_TO"
	Remit  Use = "REMIT"
)

// MarshalGQL implements graphql.Marshaler.
func (x Use) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(x))) }

// UnmarshalGQL implements graphql.Unmarshaler.
func (x *Use) UnmarshalGQL(v any) error {
	s, _ := v.(string)
	switch *x = Use(s); *x {
	case BillTo, ShipTo, Remit:
		return nil
	}
	return fmt.Errorf("%q is not one of the values", s)
}
