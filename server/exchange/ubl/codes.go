package ubl

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/duebook/duebook/ent/money"
)

// list says whether a text is a code of a code list.
type list func(string) bool

// codes is a list from text: codes between spaces, and ranges such as B10..B35 or AAA..AAZ, which count up the number
// at the end, or else the last letter.
func codes(text string) list {
	set := map[string]bool{}
	for _, word := range strings.Fields(text) {
		from, to, isRange := strings.Cut(word, "..")
		if !isRange {
			set[word] = true
			continue
		}
		prefix := strings.TrimRight(from, "0123456789")
		if number := from[len(prefix):]; number != "" {
			first, _ := strconv.Atoi(number)
			last, _ := strconv.Atoi(to[len(prefix):])
			for n := first; n <= last; n++ {
				set[fmt.Sprintf("%s%0*d", prefix, len(number), n)] = true
			}
			continue
		}
		prefix = from[:len(from)-1]
		for c := from[len(from)-1]; c <= to[len(to)-1]; c++ {
			set[prefix+string(c)] = true
		}
	}
	return func(s string) bool { return set[s] }
}

func eitherList(a, b list) list { return func(s string) bool { return a(s) || b(s) } }

// countries are ISO 3166-1, and 1A for Kosovo and XI for Northern Ireland.
var countries = codes(`
	1A AD..AG AI AL AM AO AQ..AU AW AX AZ BA BB BD..BJ BL..BO BQ..BT BV BW BY BZ CA CC CD CF..CI CK..CO CR CU..CZ DE DJ
	DK DM DO DZ EC EE EG EH ER..ET FI..FK FM FO FR GA GB GD..GI GL..GN GP..GU GW GY HK HM HN HR HT HU ID IE IL..IO IQ..IT
	JE JM JO JP KE KG..KI KM KN KP KR KW KY KZ LA..LC LI LK LR..LV LY MA MC..MH MK..MZ NA NC NE..NG NI NL NO NP NR NU NZ
	OM PA PE..PH PK..PN PR..PT PW PY QA RE RO RS RU RW SA..SE SG..SO SR..ST SV SX..SZ TC TD TF..TH TJ..TO TR TT TV TW TZ
	UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XI YE YT ZA ZM ZW`)

// vatPrefixes are what a VAT identifier may start with: a country, or EL for Greece.
var vatPrefixes = eitherList(countries, codes("EL"))

// currencies are ISO 4217: money in use, codes withdrawn of late that older documents still have, and what is no money.
var currencies = eitherList(
	func(s string) bool { return money.Currency(s).Valid() },
	codes("ANG BGN CUC HRK SLL ZWL XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX"))

// mimes are the types of attachments EN 16931 allows.
var mimes = codes(`application/pdf image/png image/jpeg text/csv
	application/vnd.openxmlformats-officedocument.spreadsheetml.sheet application/vnd.oasis.opendocument.spreadsheet`)

// exemptions are the VATEX codes, in either case.
var exemptions = func() list {
	l := codes(`
	VATEX-EU-79-C VATEX-EU-132 VATEX-EU-132-1A..VATEX-EU-132-1Q VATEX-EU-143 VATEX-EU-143-1A..VATEX-EU-143-1L VATEX-EU-143-1FA
	VATEX-EU-144 VATEX-EU-146-1E VATEX-EU-148 VATEX-EU-148-A..VATEX-EU-148-G VATEX-EU-151 VATEX-EU-151-1A..VATEX-EU-151-1E
	VATEX-EU-151-1AA VATEX-EU-153 VATEX-EU-159 VATEX-EU-309 VATEX-EU-AE VATEX-EU-D VATEX-EU-F VATEX-EU-G VATEX-EU-I VATEX-EU-IC
	VATEX-EU-J VATEX-EU-O VATEX-FR-298SEXDECIESA VATEX-FR-AE VATEX-FR-CGI261-1..VATEX-FR-CGI261-5 VATEX-FR-CGI261-7
	VATEX-FR-CGI261-8 VATEX-FR-CGI261A VATEX-FR-CGI261B VATEX-FR-CGI261C-1..VATEX-FR-CGI261C-3 VATEX-FR-CGI261D-1
	VATEX-FR-CGI261D-1BIS VATEX-FR-CGI261D-2..VATEX-FR-CGI261D-4 VATEX-FR-CGI261E-1 VATEX-FR-CGI261E-2 VATEX-FR-CGI275
	VATEX-FR-CGI277A VATEX-FR-CGI295 VATEX-FR-CNWVAT VATEX-FR-FRANCHISE`)
	return func(s string) bool { return l(strings.ToUpper(s)) }
}()
