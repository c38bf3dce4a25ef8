package money

import (
	"database/sql/driver"
	"fmt"
	"strings"
)

// Currency is an ISO 4217 alphabetic code, in capitals. The zero value is no currency.
type Currency string

// digits maps the active codes of ISO 4217 list one (2026-01-01) to their minor digits. Codes without a minor unit
// (precious metals, testing) are not money and are left out.
var digits = func() map[Currency]int8 {
	m := make(map[Currency]int8, 180)
	for n, codes := range map[int8]string{
		0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
		2: "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE" + " " +
			"CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD" + " " +
			"HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK" + " " +
			"MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD" + " " +
			"RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH" + " " +
			"USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG",
		3: "BHD IQD JOD KWD LYD OMR TND",
		4: "CLF UYW",
	} {
		for _, c := range strings.Fields(codes) {
			m[Currency(c)] = n
		}
	}
	return m
}()

// ParseCurrency accepts an active ISO 4217 code in either case.
func ParseCurrency(s string) (Currency, error) {
	c := Currency(strings.ToUpper(strings.TrimSpace(s)))
	if !c.Valid() {
		return "", fmt.Errorf("%q is not an active ISO 4217 currency code such as USD or EUR", clip(s))
	}
	return c, nil
}

// Valid reports whether c is an active code with a minor unit.
func (c Currency) Valid() bool { _, ok := digits[c]; return ok }

// Digits is the number of minor digits: 0 for JPY, 2 for USD, 3 for KWD. An unknown code has 2.
func (c Currency) Digits() int32 {
	if n, ok := digits[c]; ok {
		return int32(n)
	}
	return 2
}

// Validate is called by ent before a row is written.
func (c Currency) Validate() error {
	if !c.Valid() {
		return fmt.Errorf("%q is not an active ISO 4217 currency code", clip(string(c)))
	}
	return nil
}

// Value implements driver.Valuer.
func (c Currency) Value() (driver.Value, error) { return string(c), nil }

// Scan implements sql.Scanner.
func (c *Currency) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*c = ""
	case string:
		*c = Currency(strings.TrimSpace(v))
	case []byte:
		*c = Currency(strings.TrimSpace(string(v)))
	default:
		return fmt.Errorf("currency: can't read %T", src)
	}
	return nil
}

func clip(s string) string {
	if len(s) > 40 {
		return s[:40] + "…"
	}
	return s
}
