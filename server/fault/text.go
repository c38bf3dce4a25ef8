package fault

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line reports Invalid on the field for a text that is not plain, not on one line, or longer than a limit of characters.
func Line(field, s string, limit int) error { return text(field, s, limit, "") }

// Prose is Line for a text that may have several lines.
func Prose(field, s string, limit int) error { return text(field, s, limit, "\n\r\t") }

func text(field, s string, limit int, allowed string) error {
	if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune(allowed, r) }) {
		return New(Invalid, "it has control characters or is not UTF-8; plain text is needed").On(field)
	}
	if n := utf8.RuneCountInString(s); n > limit {
		return New(Invalid, "it has %d characters; at most %d are kept", n, limit).On(field)
	}
	return nil
}
