package ledger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/duebook/duebook/server/fault"
)

// CheckNumber reports fault.Invalid for what can't be the number of a document.
func CheckNumber(s string) error {
	if strings.TrimSpace(s) != s || s == "" {
		return fault.New(fault.Invalid, "a number neither begins nor ends with a blank; leave it out to have one given").On("number")
	}
	return CheckText("number", s, 40)
}

// CheckText reports fault.Invalid for a text of a document that is too long or not on one line.
func CheckText(field, s string, limit int) error { return check(field, s, limit, "") }

// CheckProse is CheckText for a text of several lines.
func CheckProse(field, s string, limit int) error { return check(field, s, limit, "\n\r\t") }

func check(field, s string, limit int, allowed string) error {
	if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune(allowed, r) }) {
		return fault.New(fault.Invalid, "it has control characters or is not UTF-8; plain text is needed").On(field)
	}
	if n := utf8.RuneCountInString(s); n > limit {
		return fault.New(fault.Invalid, "it has %d characters; at most %d are kept", n, limit).On(field)
	}
	return nil
}
