package ledger

import (
	"strings"

	"github.com/duebook/duebook/server/fault"
)

// CheckNumber reports fault.Invalid for what can't be the number of a document.
func CheckNumber(s string) error {
	if strings.TrimSpace(s) != s || s == "" {
		return fault.New(fault.Invalid, "a number neither begins nor ends with a blank; leave it out to have one given").On("number")
	}
	return fault.Line("number", s, 40)
}
