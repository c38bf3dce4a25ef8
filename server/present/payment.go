package present

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/boombuler/barcode/qr"
	"github.com/duebook/duebook/ent/money"
)

// paymentCode is the text of the QR code of a payment, and whether a banking app understands it.
//
// EUR to an IBAN is an EPC069-12 code. INR to a payment address is a UPI link. Everything else is the plain reference:
// a Swiss QR-bill is a whole form with typefaces of its own and is left to programs for it.
func paymentCode(name string, b *Bank, amount money.Amount, reference string) (string, bool) {
	switch iban := compact(b.IBAN); {
	case amount.Minor <= 0:
	case amount.Currency == "EUR" && validIBAN(iban) && amount.Minor <= 99_999_999_999:
		holder := b.Holder
		if holder == "" {
			holder = name
		}
		structured, text := reference, ""
		if !ValidReference(reference) {
			structured, text = "", oneLine(reference, 140)
		}
		fields := []string{"BCD", "002", "1", "SCT", compact(b.BIC), oneLine(holder, 70), iban, "EUR" + amount.String(), "", structured, text}
		return strings.TrimRight(strings.Join(fields, "\n"), "\n"), true
	case amount.Currency == "INR" && strings.Contains(b.UPI, "@"):
		q := []string{"pa=" + url.QueryEscape(b.UPI), "pn=" + strings.ReplaceAll(url.QueryEscape(name), "+", "%20"), "am=" + amount.String(), "cu=INR", "tr=" + url.QueryEscape(reference)}
		return "upi://pay?" + strings.ReplaceAll(strings.Join(q, "&"), "%40", "@"), true
	}
	return reference, false
}

// oneLine is s on one line with at most n characters.
func oneLine(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	for utf8.RuneCountInString(s) > n {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return s
}

// qrRuns calls dark for each horizontal run of dark modules and answers how many modules a side has. EPC069-12 asks for
// error correction M.
func qrRuns(text string, dark func(x, y, length int)) (int, error) {
	code, err := qr.Encode(text, qr.M, qr.Unicode)
	if err != nil {
		return 0, err
	}
	size := code.Bounds().Dx()
	set := func(x, y int) bool { r, _, _, _ := code.At(x, y).RGBA(); return r == 0 }
	for y := range size {
		for x := 0; x < size; x++ {
			start := x
			for x < size && set(x, y) {
				x++
			}
			if x > start {
				dark(start, y, x-start)
			}
		}
	}
	return size, nil
}
