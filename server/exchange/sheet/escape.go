package sheet

import (
	"fmt"
	"strconv"
	"strings"
)

// XLSX writes characters that XML can't hold as _xHHHH_, and an underscore that would be read as the start of such an
// escape as _x005F_.

func escapeText(s string) string {
	clean := true
	for i := range len(s) {
		if c := s[i]; (c < ' ' && c != '\n' && c != '\t') || (c == '_' && isEscape(s[i:])) {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; (c < ' ' && c != '\n' && c != '\t') || (c == '_' && isEscape(s[i:])) {
			fmt.Fprintf(&b, "_x%04X_", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func unescapeText(s string) string {
	at := strings.Index(s, "_x")
	if at < 0 {
		return s
	}
	var b strings.Builder
	for at >= 0 {
		b.WriteString(s[:at])
		if isEscape(s[at:]) {
			n, _ := strconv.ParseUint(s[at+2:at+6], 16, 16)
			b.WriteRune(rune(n))
			s = s[at+7:]
		} else {
			b.WriteByte('_')
			s = s[at+1:]
		}
		at = strings.Index(s, "_x")
	}
	b.WriteString(s)
	return b.String()
}

// isEscape reports whether s starts with _xHHHH_.
func isEscape(s string) bool {
	if len(s) < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:6], 16, 16)
	return err == nil
}
