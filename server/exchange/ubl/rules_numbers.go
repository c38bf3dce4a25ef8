package ubl

import "strings"

// partyNumberRules check the digits of identifiers by scheme (PEPPOL-COMMON).
func partyNumberRules() []rule {
	var rules []rule
	for _, e := range []struct {
		id, scheme string
		severity   Severity
		valid      func(string) bool
		say        string
	}{
		{"R040", "0088", Error, isGLN, "The GLN is not valid: it is digits, the last of which is the GS1 check digit."},
		{"R041", "0192", Error, isNorwegian, "The Norwegian organisation number is not valid: it is nine digits, the last of which is a check digit modulo 11."},
		{"R042", "0184", Error, isDanish, "The Danish CVR number is not valid: it is eight digits, with DK in front or without."},
		{"R043", "0208", Error, isBelgian, "The Belgian enterprise number is not valid: it is ten digits, the last two of which are a check modulo 97."},
		{"R044", "0201", Warning, isIPA, "The Italian office code (IPA) is not valid: it is six letters or digits."},
		{"R045", "0210", Warning, isCodiceFiscale, "The Italian tax code (codice fiscale) is not valid: it is eleven digits, or sixteen letters and digits in their order."},
		{"R046", "9907", Warning, isCodiceFiscale, "The Italian tax code (codice fiscale) is not valid: it is eleven digits, or sixteen letters and digits in their order."},
		{"R047", "0211", Warning, isPartitaIVA, "The Italian VAT number (partita IVA) is not valid: it is IT and eleven digits, the last of which is a check digit."},
		{"R049", "0007", Error, isSwedish, "The Swedish organisation number is not valid: it is ten digits without hyphen, the last of which is a check digit (Luhn)."},
		{"R050", "0151", Error, isABN, "The Australian business number is not valid: it is eleven digits that pass the check modulo 89."},
	} {
		at := "//EndpointID | //PartyIdentification/ID | //CompanyID"
		if e.id == "R046" {
			at = "//EndpointID"
		}
		rules = append(rules, rule{id: "PEPPOL-COMMON-" + e.id, severity: e.severity, at: at,
			when: func(_ *facts, n *Node) bool { s, _ := n.attr("schemeID"); return s == e.scheme },
			must: func(_ *facts, n *Node) bool { return e.valid(n.Text) },
			say:  e.say + " Correct the number, or the schemeID."})
	}
	return rules
}

// digit is the value of the digit at a place.
func digit(s string, i int) int { return int(s[i] - '0') }

// weighted is the sum of digits times weights.
func weighted(s string, weights ...int) int {
	total := 0
	for i, w := range weights {
		total += digit(s, i) * w
	}
	return total
}

// isGLN checks GS1's modulo 10: from the right, digits count three times and once in turn.
func isGLN(s string) bool {
	if !allDigits(s) {
		return false
	}
	total := 0
	for i := range len(s) - 1 {
		weight := 3
		if (len(s)-2-i)%2 == 1 {
			weight = 1
		}
		total = (total + digit(s, i)*weight) % 10
	}
	return (10-total)%10 == digit(s, len(s)-1)
}

func isNorwegian(s string) bool {
	return len(s) == 9 && allDigits(s) && strings.Trim(s, "0") != "" &&
		(11-weighted(s, 3, 2, 7, 6, 5, 4, 3, 2)%11)%11 == digit(s, 8)
}

func isDanish(s string) bool {
	s = strings.TrimPrefix(s, "DK")
	return len(s) == 8 && allDigits(s)
}

func isBelgian(s string) bool {
	if len(s) != 10 || !allDigits(s) {
		return false
	}
	rest := 0
	for i := range 8 {
		rest = (rest*10 + digit(s, i)) % 97
	}
	return 97-rest == digit(s, 8)*10+digit(s, 9)
}

func isIPA(s string) bool {
	return len(s) == 6 && matchesShape(s, "xxxxxx")
}

func isCodiceFiscale(s string) bool {
	return len(s) == 11 && allDigits(s) || matchesShape(s, "aaaaaa99a99xxx9a")
}

// matchesShape compares with a shape of a for a letter, 9 for a digit and x for either.
func matchesShape(s, shape string) bool {
	if len(s) != len(shape) {
		return false
	}
	for i := range len(s) {
		c := s[i] | 0x20
		letter, number := c >= 'a' && c <= 'z', s[i] >= '0' && s[i] <= '9'
		if shape[i] == 'a' && !letter || shape[i] == '9' && !number || !letter && !number {
			return false
		}
	}
	return true
}

// isPartitaIVA looks at Italian numbers only; those of other countries pass.
func isPartitaIVA(s string) bool {
	if len(s) < 2 || !strings.EqualFold(s[:2], "IT") {
		return true
	}
	return len(s) == 13 && allDigits(s[2:]) && luhn(s[2:])
}

func isSwedish(s string) bool { return len(s) == 10 && allDigits(s) && luhn(s) }

// luhn checks modulo 10, with every second digit from the right doubled.
func luhn(s string) bool {
	total := 0
	for i := range len(s) {
		d := digit(s, len(s)-1-i)
		if i%2 == 1 {
			d = d*2/10 + d*2%10
		}
		total += d
	}
	return total%10 == 0
}

func isABN(s string) bool {
	return len(s) == 11 && allDigits(s) && (weighted(s, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)-10)%89 == 0
}
