package present

import (
	"strconv"
	"strings"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/shopspring/decimal"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// locale is how a language writes numbers and days.
type locale struct {
	words     *words
	decimal   string
	group     string
	day       func(date.Date) string
	month     func(date.Date) string
	excelDay  string
	codeFirst bool // EUR 12.00 or 12,00 EUR
	percent   string
}

// nbsp keeps a number and its unit together.
const nbsp = "\u00a0"

var english = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

var spanish = [...]string{"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"}

func numeric(separator string) func(date.Date) string {
	return func(d date.Date) string {
		return string(d[8:]) + separator + string(d[5:7]) + separator + string(d[:4])
	}
}

func month(d date.Date) string { return english[d.Time().Month()-1] }

func monthOfYear(d date.Date) string { return month(d) + nbsp + string(d[:4]) }

func numericMonth(separator string) func(date.Date) string {
	return func(d date.Date) string { return string(d[5:7]) + separator + string(d[:4]) }
}

func dayOfMonth(d date.Date) string { return strconv.Itoa(d.Time().Day()) }

var locales = map[string]*locale{
	"en":    {&wordsEN, ".", ",", func(d date.Date) string { return month(d) + nbsp + dayOfMonth(d) + "," + nbsp + string(d[:4]) }, monthOfYear, "mmm d, yyyy", true, "%"},
	"en-GB": {&wordsEN, ".", ",", func(d date.Date) string { return dayOfMonth(d) + nbsp + month(d) + nbsp + string(d[:4]) }, monthOfYear, "d mmm yyyy", true, "%"},
	"de":    {&wordsDE, ",", ".", numeric("."), numericMonth("/"), "dd.mm.yyyy", false, nbsp + "%"},
	"fr":    {&wordsFR, ",", "\u202f", numeric("/"), numericMonth("/"), "dd/mm/yyyy", false, nbsp + "%"},
	"es":    {&wordsES, ",", ".", numeric("/"), numericMonth("/"), "dd/mm/yyyy", false, nbsp + "%"},
	"es-US": {&wordsES, ".", ",", func(d date.Date) string {
		return dayOfMonth(d) + nbsp + spanish[d.Time().Month()-1] + nbsp + string(d[:4])
	},
		func(d date.Date) string { return spanish[d.Time().Month()-1] + nbsp + string(d[:4]) }, "d mmm yyyy", true, "%"},
}

// Languages are the languages of documents: en as in the United States, en-GB elsewhere, es-US in America.
func Languages() []string { return []string{"en", "en-GB", "de", "fr", "es", "es-US"} }

// number is a plain decimal with the separators of the language. The minus is the typographic one, as wide as a digit.
func (l *locale) number(plain string) string {
	plain, neg := strings.CutPrefix(plain, "-")
	whole, frac, point := strings.Cut(plain, ".")
	var b strings.Builder
	if neg {
		b.WriteString("\u2212")
	}
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(l.group)
		}
		b.WriteRune(r)
	}
	if point {
		b.WriteString(l.decimal + frac)
	}
	return b.String()
}

// amount is without the currency.
func (l *locale) amount(a money.Amount) string { return l.number(a.String()) }

// money is with the currency.
func (l *locale) money(a money.Amount) string {
	if l.codeFirst {
		return string(a.Currency) + nbsp + l.amount(a)
	}
	return l.amount(a) + nbsp + string(a.Currency)
}

func (l *locale) decimalText(d decimal.Decimal) string { return l.number(d.String()) }

// price has at least the decimals of the currency and at most all it has.
func (l *locale) price(d decimal.Decimal, c money.Currency) string {
	if s := d.String(); len(s)-strings.IndexByte(s, '.')-1 > int(c.Digits()) && strings.Contains(s, ".") {
		return l.number(s)
	}
	return l.number(d.StringFixed(c.Digits()))
}

func (l *locale) rate(d decimal.Decimal) string { return l.number(d.String()) + l.percent }

func (l *locale) date(d date.Date) string {
	if d.Validate() != nil {
		return ""
	}
	return l.day(d)
}

// period is shown as months where it is whole months: Nov 2026 is shorter than Nov 1, 2026 – Nov 30, 2026.
func (l *locale) period(from, to date.Date) string {
	a, b := l.date(from), l.date(to)
	if a != "" && b != "" && from == from.StartOfMonth() && to == to.EndOfMonth() && from < to {
		a, b = l.month(from), l.month(to)
	}
	if a == "" || b == "" || a == b {
		return a + strings.TrimPrefix(b, a)
	}
	return a + " – " + b
}

// countryName is the English name, which every post office reads.
func countryName(code string) string {
	if code == "" {
		return ""
	}
	r, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	return display.English.Regions().Name(r)
}
