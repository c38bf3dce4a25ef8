package documents

import (
	"fmt"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent/creditmemo"
	"github.com/duebook/duebook/ent/price"
	"github.com/duebook/duebook/ent/timeentry"
	"github.com/duebook/duebook/server/accounts"
	"github.com/shopspring/decimal"
	"golang.org/x/text/language"
)

// words are what documents say in one language besides the words of their layout.
type words struct {
	tax      string
	now      string
	net      string // days
	month    string
	netMonth string // days
	day      string // day of the next month
	discount string // percent, days
	point    string // of decimals
	reasons  map[creditmemo.Reason]string
	link     string // before the address of an invoice in an e-mail

	included, beyond, above, upTo, between, flat string // parts of a quantity; above, upTo and between: units
	pack, packs                                  string // one and more; their number, units in each
	minimum                                      string
	hours                                        map[timeentry.Class]string
}

var languages = map[string]*words{
	"en": {tax: "Tax", now: "due on receipt", net: "%d days net", month: "end of month", netMonth: "%d days after the end of the month", day: "on day %d of the next month",
		discount: "%s%% discount within %d days", point: ".", link: "See the invoice and what is open of it:",
		included: "included", beyond: "beyond the included", above: "above %s", upTo: "up to %s", between: "%s to %s", flat: "flat", pack: "%s package of %s", packs: "%s packages of %s", minimum: "minimum of the period",
		hours: map[timeentry.Class]string{timeentry.ClassOVERTIME: "overtime", timeentry.ClassHOLIDAY: "holiday"},
		reasons: map[creditmemo.Reason]string{creditmemo.ReasonBILLING_ERROR: "Billing error", creditmemo.ReasonPRICE: "Price", creditmemo.ReasonQUANTITY: "Quantity",
			creditmemo.ReasonDUPLICATE: "Billed twice", creditmemo.ReasonSERVICE: "Service", creditmemo.ReasonRETURN: "Return", creditmemo.ReasonCONCESSION: "Concession", creditmemo.ReasonOTHER: "Other"}},
	"de": {tax: "Steuer", now: "zahlbar sofort", net: "%d Tage netto", month: "zum Monatsende", netMonth: "%d Tage nach Monatsende", day: "am %d. des Folgemonats",
		discount: "%s %% Skonto bei Zahlung innerhalb von %d Tagen", point: ",", link: "Die Rechnung und was davon offen ist:",
		included: "inklusive", beyond: "über die Inklusivmenge hinaus", above: "über %s", upTo: "bis %s", between: "%s bis %s", flat: "pauschal", pack: "%s Paket zu %s", packs: "%s Pakete zu %s", minimum: "Mindestbetrag des Zeitraums",
		hours: map[timeentry.Class]string{timeentry.ClassOVERTIME: "Überstunden", timeentry.ClassHOLIDAY: "Feiertag"},
		reasons: map[creditmemo.Reason]string{creditmemo.ReasonBILLING_ERROR: "Abrechnungsfehler", creditmemo.ReasonPRICE: "Preis", creditmemo.ReasonQUANTITY: "Menge",
			creditmemo.ReasonDUPLICATE: "Doppelt berechnet", creditmemo.ReasonSERVICE: "Leistung", creditmemo.ReasonRETURN: "Rückgabe", creditmemo.ReasonCONCESSION: "Kulanz", creditmemo.ReasonOTHER: "Sonstiges"}},
	"fr": {tax: "Taxe", now: "à réception", net: "%d jours net", month: "fin de mois", netMonth: "%d jours fin de mois", day: "le %d du mois suivant",
		discount: "escompte de %s %% sous %d jours", point: ",", link: "Voir la facture et ce qui reste à payer :",
		included: "inclus", beyond: "au-delà du volume inclus", above: "au-delà de %s", upTo: "jusqu’à %s", between: "de %s à %s", flat: "forfait", pack: "%s lot de %s", packs: "%s lots de %s", minimum: "minimum de la période",
		hours: map[timeentry.Class]string{timeentry.ClassOVERTIME: "heures supplémentaires", timeentry.ClassHOLIDAY: "jour férié"},
		reasons: map[creditmemo.Reason]string{creditmemo.ReasonBILLING_ERROR: "Erreur de facturation", creditmemo.ReasonPRICE: "Prix", creditmemo.ReasonQUANTITY: "Quantité",
			creditmemo.ReasonDUPLICATE: "Facturé deux fois", creditmemo.ReasonSERVICE: "Service", creditmemo.ReasonRETURN: "Retour", creditmemo.ReasonCONCESSION: "Geste commercial", creditmemo.ReasonOTHER: "Autre"}},
	"es": {tax: "Impuesto", now: "al recibir la factura", net: "%d días netos", month: "a fin de mes", netMonth: "%d días después de fin de mes", day: "el día %d del mes siguiente",
		discount: "descuento del %s %% dentro de %d días", point: ",", link: "Ver la factura y lo que queda pendiente:",
		included: "incluido", beyond: "por encima de lo incluido", above: "más de %s", upTo: "hasta %s", between: "de %s a %s", flat: "importe fijo", pack: "%s paquete de %s", packs: "%s paquetes de %s", minimum: "mínimo del periodo",
		hours: map[timeentry.Class]string{timeentry.ClassOVERTIME: "horas extra", timeentry.ClassHOLIDAY: "festivo"},
		reasons: map[creditmemo.Reason]string{creditmemo.ReasonBILLING_ERROR: "Error de facturación", creditmemo.ReasonPRICE: "Precio", creditmemo.ReasonQUANTITY: "Cantidad",
			creditmemo.ReasonDUPLICATE: "Facturado dos veces", creditmemo.ReasonSERVICE: "Servicio", creditmemo.ReasonRETURN: "Devolución", creditmemo.ReasonCONCESSION: "Concesión", creditmemo.ReasonOTHER: "Otro"}},
}

func wordsOf(language string) *words {
	base, region, _ := strings.Cut(language, "-")
	w := languages[base]
	if w == nil {
		return languages["en"]
	}
	if region == "US" { // its numbers have a point
		american := *w
		american.point = "."
		return &american
	}
	return w
}

// Language is the language of documents that serves a language tag best: the same, the same as in another region, or English.
// How days and numbers are written follows the region.
func Language(tag string) string {
	t := language.Make(tag)
	base, _ := t.Base()
	region, _ := t.Region()
	american := tag == "" || slices.Contains([]string{"US", "CA", "PH", "PR"}, region.String())
	switch base.String() {
	case "de", "fr":
		return base.String()
	case "es":
		if region.String() == "ES" {
			return "es"
		}
		return "es-US"
	}
	if american {
		return "en"
	}
	return "en-GB"
}

// ShareText is which part of a quantity a line is for, in the language of documents; "" for the whole.
func ShareText(language string, s price.Share) string {
	w := wordsOf(language)
	text := ""
	switch s.Kind {
	case price.InIncluded:
		text = w.included
	case price.BeyondIncluded:
		text = w.beyond
	case price.InPackages:
		format := w.packs
		if s.Packages.Equal(decimal.NewFromInt(1)) {
			format = w.pack
		}
		text = fmt.Sprintf(format, w.number(s.Packages), w.number(s.Size))
	case price.InTier:
		switch {
		case s.UpTo == nil && s.Above.IsZero():
		case s.UpTo == nil:
			text = fmt.Sprintf(w.above, w.number(s.Above))
		case s.Above.IsZero():
			text = fmt.Sprintf(w.upTo, w.number(*s.UpTo))
		default:
			text = fmt.Sprintf(w.between, w.number(s.Above), w.number(*s.UpTo))
		}
		if s.Flat && text != "" {
			text += ", "
		}
		if s.Flat {
			text += w.flat
		}
	}
	return text
}

// MinimumText is what a line is called that makes up the minimum of a period, in the language of documents.
func MinimumText(language string) string { return wordsOf(language).minimum }

// HoursText is what a class of hours is called in the language of documents; "" for the regular one.
func HoursText(language string, class timeentry.Class) string { return wordsOf(language).hours[class] }

func (w *words) number(d decimal.Decimal) string { return strings.Replace(d.String(), ".", w.point, 1) }

// terms are payment terms in words, "" for terms that can't be read.
func (w *words) terms(text string) string {
	t, err := accounts.ParseTerms(text)
	if err != nil {
		return ""
	}
	s := ""
	switch {
	case t.Basis == accounts.Immediately:
		s = w.now
	case t.Basis == accounts.DayOfMonth:
		s = fmt.Sprintf(w.day, t.Days)
	case t.Basis == accounts.EndOfMonth && t.Days == 0:
		s = w.month
	case t.Basis == accounts.EndOfMonth:
		s = fmt.Sprintf(w.netMonth, t.Days)
	default:
		s = fmt.Sprintf(w.net, t.Days)
	}
	if !t.DiscountPercent.IsZero() {
		s = fmt.Sprintf(w.discount, w.number(t.DiscountPercent), t.DiscountDays) + ", " + s
	}
	return s
}
