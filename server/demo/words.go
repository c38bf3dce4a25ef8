package demo

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Places, families and trades are put together from syllables, so that no name is meant to be anybody's.
var (
	placeStarts = strings.Fields("Aldr Bramb Caldw Dunm Eskm Fenl Garn Halv Ivel Kestr Lorn Mirr Norv Ostr Pellw Quarn Rosw Selk Tarnw Ulverm Vellm Wexm Yarr Zelb")
	placeEnds   = strings.Fields("abrook acombe adale afield aford agate ahaven ahurst alea amere amont aport astead aton avale awick aworth")
	givenNames  = strings.Fields("Adela Amir Beatriz Bram Callum Chiara Dario Dunja Elif Emeka Farah Finn Greta Hamish Ines Jonas Kamala Kofi Lena Luca Maren Mateo Nadia Nils Olga Oskar " +
		"Priya Quentin Rosa Samir Sofia Tomas Ulla Viktor Wanda Xenia Yusuf Zora")
	familyStarts = strings.Fields("Ab Bar Cor Del Es Far Gal Hol Im Jor Kal Lam Mor Ner Or Pas Ruv Sab Tol Ur Vas Wen Zam")
	familyEnds   = strings.Fields("anti berg cott delin eros field gren holt inger kamp lund maier novic ova ridge sson tano uccio venn wald")
	streets      = strings.Fields("Orchard Foundry Lantern Mill Harbour Quarry Station Willow Kiln Chapel Granary Weir")
	dealerTrades = []string{"Motors", "Auto Group", "Automotive", "Car Centre", "Truck & Van", "Mobility", "Motor Company", "Auto Plaza"}
	clientTrades = []string{"Foods", "Clinics", "Logistics", "Timber", "Credit Union", "Packaging", "Hotels", "Schools", "Dental Partners", "Freight", "Textiles", "Pharmacies"}
	oemTrades    = []string{"Vehicle Works", "Coachbuilders", "Motorfabrik", "Electric Vehicles"}
	partnerWords = []string{"Integrations", "Channel Services", "Data Exchange", "Software Partners"}
	carrierWords = []string{"Telecom", "Fibre", "Wireless", "Communications", "Cable"}
)

// region is where accounts are: tax is in hundredths of a percent.
type region struct {
	name, code, country, language string
	tax                           int64
}

var regions = map[string][]region{
	"USD": {{"Midwest", "IL", "US", "en-US", 625}, {"South", "TX", "US", "en-US", 825}, {"Southeast", "FL", "US", "es-US", 600}, {"Northeast", "NY", "US", "en-US", 887},
		{"West", "CO", "US", "en-US", 290}, {"Northwest", "OR", "US", "en-US", 0}},
	"EUR": {{"Germany", "HE", "DE", "de-DE", 1900}, {"Netherlands", "UT", "NL", "nl-NL", 2100}, {"Austria", "OÖ", "AT", "de-AT", 2000}},
}

func (d dice) place() string { return pick(d, placeStarts) + pick(d, placeEnds) }

func (d dice) family() string { return pick(d, familyStarts) + pick(d, familyEnds) }

func (d dice) person() string { return pick(d, givenNames) + " " + d.family() }

// phone is a number of the range that is kept free for stories.
func (d dice) phone(r region) string {
	if r.country == "US" {
		return fmt.Sprintf("+1 %d 555 01%02d", d.between(201, 989), d.IntN(100))
	}
	return fmt.Sprintf("+49 30 23125 %03d", d.IntN(1000))
}

// mail is an address at the account, in a domain that never exists.
func mail(local, company string) string {
	return slug(local, ".") + "@" + slug(company, "-") + ".example"
}

// slug is a text in lower-case ASCII with a joint between words.
func slug(s, joint string) string {
	words := strings.FieldsFunc(strings.ToLower(norm.NFD.String(s)), func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, joint)
}
