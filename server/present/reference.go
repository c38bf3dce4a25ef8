package present

import "strings"

// maxReference is how many characters follow RF and the check digits.
const maxReference = 21

// Reference is the creditor reference of ISO 11649 for the number of a document: RF, two check digits, and the letters
// and digits of the number. Of a number with more than 21 of them it is the last 21. A number without any has none.
func Reference(number string) string {
	var b strings.Builder
	for _, r := range strings.ToUpper(number) {
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	s := b.String()
	if s == "" {
		return ""
	}
	s = s[max(0, len(s)-maxReference):]
	check := 98 - mod97(s+"RF00")
	return "RF" + string([]byte{byte('0' + check/10), byte('0' + check%10)}) + s
}

// ValidReference reports whether s is a creditor reference with right check digits. Blanks between groups are allowed.
func ValidReference(s string) bool {
	s = strings.ReplaceAll(s, " ", "")
	if len(s) < 5 || len(s) > 4+maxReference || s[:2] != "RF" || !digit(s[2]) || !digit(s[3]) {
		return false
	}
	for i := range len(s) {
		if !digit(s[i]) && (s[i] < 'A' || s[i] > 'Z') {
			return false
		}
	}
	return mod97(s[4:]+s[:4]) == 1
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// mod97 is the remainder of the number in which A is 10 and Z is 35 (ISO 7064, MOD 97-10).
func mod97(s string) int {
	n := 0
	for i := range len(s) {
		if digit(s[i]) {
			n = (n*10 + int(s[i]-'0')) % 97
		} else {
			n = (n*100 + int(s[i]-'A') + 10) % 97
		}
	}
	return n
}

// validIBAN checks the form and the check digits of ISO 13616.
func validIBAN(s string) bool {
	if len(s) < 15 || len(s) > 34 || digit(s[0]) || digit(s[1]) || !digit(s[2]) || !digit(s[3]) {
		return false
	}
	for i := range len(s) {
		if !digit(s[i]) && (s[i] < 'A' || s[i] > 'Z') {
			return false
		}
	}
	return mod97(s[4:]+s[:4]) == 1
}

// compact is a code without blanks, in capitals.
func compact(s string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if r == ' ' || r == '\u00a0' {
			return -1
		}
		return r
	}, s))
}

// inFours is a code in groups of four, as people read it. The blanks do not break.
func inFours(s string) string {
	s = compact(s)
	var b strings.Builder
	for i, r := range []rune(s) {
		if i > 0 && i%4 == 0 {
			b.WriteRune('\u00a0')
		}
		b.WriteRune(r)
	}
	return b.String()
}
