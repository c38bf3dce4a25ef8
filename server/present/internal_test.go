package present

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/postal"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestEveryLanguageHasEveryWord(t *testing.T) {
	t.Parallel()
	faces, err := loadFaces()
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range Languages() {
		w := reflect.ValueOf(locales[language].words).Elem()
		for i := range w.NumField() {
			word := w.Field(i).String()
			if word == "" {
				t.Errorf("%s has no word for %s", language, w.Type().Field(i).Name)
			}
			if strings.ContainsRune(faces.regular.printable(word), missing) {
				t.Errorf("%s: the typeface can't print %q", language, word)
			}
		}
	}
	if len(Languages()) != len(locales) {
		t.Error("Languages does not list all")
	}
	for _, f := range []*face{faces.regular, faces.medium} {
		if f.width(missing) == 0 || f.width('\u2212') == 0 || f.width('\u202f') == 0 || f.width('…') == 0 {
			t.Errorf("%s lacks a character of the formats", f.name)
		}
		for r := '0'; r <= '9'; r++ {
			if f.width(r) != f.width('0') {
				t.Errorf("%s has digits of different widths", f.name)
			}
		}
	}
	if len(fieldOrder) != len(fields) {
		t.Error("Fields does not list all")
	}
}

func TestFormats(t *testing.T) {
	t.Parallel()
	amount := money.New(-123456789, "EUR")
	for language, want := range map[string]string{
		"en": "−1,234,567.89|EUR −1,234,567.89|Nov 2, 2026|Nov 2026|Nov 2, 2026 – Dec 1, 2026|1,234.50|0.12345|7.5%",
		"de": "−1.234.567,89|−1.234.567,89 EUR|02.11.2026|11/2026|02.11.2026 – 01.12.2026|1.234,50|0,12345|7,5 %",
		"fr": "−1\u202f234\u202f567,89|−1\u202f234\u202f567,89 EUR|02/11/2026|11/2026|02/11/2026 – 01/12/2026|1\u202f234,50|0,12345|7,5 %",
	} {
		l := locales[language]
		d := date.Date("2026-11-02")
		price := func(s string) string { return l.price(decimal.RequireFromString(s), "EUR") }
		got := strings.Join([]string{l.amount(amount), l.money(amount), l.date(d), l.period("2026-11-01", "2026-11-30"), l.period(d, "2026-12-01"), price("1234.5"), price("0.12345"), l.rate(decimal.RequireFromString("7.5"))}, "|")
		if got = strings.ReplaceAll(got, nbsp, " "); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", language, got, want)
		}
	}
	if got := locales["en"].amount(money.New(1234, "JPY")) + " " + locales["en"].amount(money.New(-5, "KWD")); got != "1,234 −0.005" {
		t.Error(got)
	}
	if got := locales["de"].period("", "2026-11-30") + locales["de"].period("2026-11-30", ""); got != "30.11.202630.11.2026" {
		t.Error(got)
	}
}

func TestAddresses(t *testing.T) {
	t.Parallel()
	for want, p := range map[string]Party{
		"A|Main St 1|Austin, TX 78701|UNITED STATES":     {Name: "A", Address: postal.Address{Street: "Main St 1", City: "Austin", Region: "TX", PostalCode: "78701", Country: "US"}},
		"A|10 Downing St|London|SW1A 2AA|UNITED KINGDOM": {Name: "A", Address: postal.Address{Street: "10 Downing St", City: "London", PostalCode: "SW1A 2AA", Country: "GB"}},
		"A|B|Weg 1|20457 Hamburg":                        {Name: "A", Attention: "B", Address: postal.Address{Street: "Weg 1", City: "Hamburg", Region: "Hamburg", PostalCode: "20457", Country: "DE"}},
		"A":                                              {Name: "A"},
	} {
		if got := strings.Join(p.lines("DE"), "|"); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestPaymentCode(t *testing.T) {
	t.Parallel()
	bank := Bank{Holder: "Nordlicht Netze GmbH", IBAN: "DE89 3704 0044 0532 0130 00", BIC: "COBADEFFXXX", UPI: "nordlicht@bank"}
	for _, c := range []struct {
		bank      Bank
		amount    money.Amount
		reference string
		want      string
		payable   bool
	}{
		{bank, money.New(40936, "EUR"), "RF18539007547034", "BCD\n002\n1\nSCT\nCOBADEFFXXX\nNordlicht Netze GmbH\nDE89370400440532013000\nEUR409.36\n\nRF18539007547034", true},
		{bank, money.New(1, "EUR"), "no  check\ndigits", "BCD\n002\n1\nSCT\nCOBADEFFXXX\nNordlicht Netze GmbH\nDE89370400440532013000\nEUR0.01\n\n\nno check digits", true},
		{Bank{IBAN: "DE88370400440532013000"}, money.New(1, "EUR"), "RF18539007547034", "RF18539007547034", false},
		{bank, money.New(100_000_000_000, "EUR"), "RF18539007547034", "RF18539007547034", false},
		{bank, money.New(0, "EUR"), "RF18539007547034", "RF18539007547034", false},
		{bank, money.New(12345, "USD"), "RF18539007547034", "RF18539007547034", false},
		{bank, money.New(12345, "INR"), "RF18539007547034", "upi://pay?pa=nordlicht@bank&pn=Seller%20%26%20Co&am=123.45&cu=INR&tr=RF18539007547034", true},
		{Bank{}, money.New(12345, "INR"), "RF18539007547034", "RF18539007547034", false},
	} {
		got, payable := paymentCode("Seller & Co", &c.bank, c.amount, c.reference)
		if got != c.want || payable != c.payable {
			t.Errorf("%s: %q %t, want %q", c.amount, got, payable, c.want)
		}
		if _, err := qrRuns(got, func(int, int, int) {}); err != nil {
			t.Error(err)
		}
	}
	// EPC069-12: at most 331 bytes, in a code of at most version 13 (69 modules).
	long := Bank{Holder: strings.Repeat("ä", 200), IBAN: bank.IBAN, BIC: bank.BIC}
	text, _ := paymentCode("", &long, money.New(99_999_999_999, "EUR"), strings.Repeat("ü", 200))
	if size, err := qrRuns(text, func(int, int, int) {}); err != nil || size > 69 && len(text) <= 331 {
		t.Errorf("%d bytes became %d modules, %v", len(text), size, err)
	}
}

func TestWrap(t *testing.T) {
	t.Parallel()
	faces, err := loadFaces()
	if err != nil {
		t.Fatal(err)
	}
	s := style{faces.regular, 8.5, ink}
	compact := func(s string) string { return strings.Join(strings.Fields(s), "") }
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("abc WMiß-/_;0123456789,. \nЖ日"))).Draw(t, "text")
		width := rapid.Float64Range(15, 300).Draw(t, "width")
		lines := s.wrap(text, width)
		for _, l := range lines {
			if s.width(l) > width+0.01 && utf8.RuneCountInString(l) > 1 {
				t.Fatalf("%q is %.1f wide, not %.1f", l, s.width(l), width)
			}
		}
		if got, want := compact(strings.Join(lines, " ")), compact(faces.regular.printable(text)); got != want {
			t.Fatalf("%q became %q", want, got)
		}
	})
}

func TestAccentsCanBeRead(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"#ffff00", "#ffffff", "#00ff80", "#1F4E79", "#000000"} {
		k, ok := parseColour(s)
		if !ok || k.readable().luminance() > 0.25 {
			t.Errorf("%s becomes %v", s, k.readable())
		}
	}
}
