package tax_test

import (
	"testing"

	"github.com/duebook/duebook/ent/postal"
	"github.com/duebook/duebook/server/billing/tax"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func d(s string) decimal.Decimal { return decimal.RequireFromString(s) }

var standard = map[string]tax.Rate{"": {Percent: d("6.25"), Category: "S"}, "DATA": {Percent: d("0"), Category: "Z"}}

var table = tax.NewTable([]tax.Jurisdiction{
	{ID: 3, Name: "Austin", Country: "US", Region: "TX", City: "Austin", Rates: map[string]tax.Rate{"": {Percent: d("1"), Category: "S"}, "DATA": {Percent: d("1"), Category: "S"}}},
	{ID: 2, Name: "Texas", Country: "US", Region: "TX", Rates: standard},
	{ID: 4, Name: "Deutschland", Country: "DE", Rates: map[string]tax.Rate{"": {Percent: d("19"), Category: "S"}}},
	{ID: 5, Name: "El Paso 799", Country: "US", Region: "TX", PostalPrefix: "799", Rates: standard},
})

func names(at []tax.Jurisdiction) (s string) {
	for _, j := range at {
		s += j.Name + ";"
	}
	return s
}

func TestJurisdictions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		address postal.Address
		want    string
	}{
		{postal.Address{Country: "us", Region: "tx", City: " AUSTIN "}, "Texas;Austin;"},
		{postal.Address{Country: "US", Region: "TX", City: "El Paso", PostalCode: "79901"}, "Texas;El Paso 799;"},
		{postal.Address{Country: "US", Region: "OK"}, ""},
		{postal.Address{Country: "DE", City: "Berlin"}, "Deutschland;"},
		{postal.Address{}, ""},
	} {
		if got := names(table.At(c.address)); got != c.want {
			t.Errorf("%+v: %s, want %s", c.address, got, c.want)
		}
	}
}

func TestTaxes(t *testing.T) {
	t.Parallel()
	at := table.At(postal.Address{Country: "US", Region: "TX", City: "Austin"})
	lines := []tax.Line{{Minor: 1010}, {Minor: 1010}, {Class: "DATA", Minor: 5000}}
	taxes, subtotals, err := tax.Of(lines, at, nil, true)
	if err != nil {
		t.Fatal(err)
	}
	// 10.10 at 6.25 % is .63125, at 1 % .101: each is rounded on the line.
	if taxes[0] != 73 || taxes[1] != 73 || taxes[2] != 50 || len(subtotals) != 4 || subtotals[0].Minor != 126 || subtotals[0].Taxable != 2020 {
		t.Errorf("by line: %v %+v", taxes, subtotals)
	}
	taxes, subtotals, err = tax.Of(lines, at, []tax.Exemption{{Jurisdiction: 3, Certificate: "X-1", Reason: "Resale"}}, false)
	if err != nil {
		t.Fatal(err)
	}
	if taxes[0]+taxes[1] != 126 || taxes[2] != 0 || subtotals[2].Exemption != "Resale (X-1)" || subtotals[2].Minor != 0 || subtotals[2].Category != "E" {
		t.Errorf("by invoice, exempt from the city: %v %+v", taxes, subtotals)
	}
	_, _, err = tax.Of([]tax.Line{{Class: "VOICE", Minor: 1}}, at, nil, true)
	if err == nil || err.Error() != "Texas has no tax rate for the class VOICE" {
		t.Errorf("a missing rate: %v", err)
	}
}

// The lines' taxes sum to the subtotals, and rounded once a subtotal is its rate of its taxable amount.
func TestLinesSumToSubtotals(t *testing.T) {
	t.Parallel()
	at := table.At(postal.Address{Country: "US", Region: "TX", City: "Austin"})
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) tax.Line {
			return tax.Line{Class: rapid.SampledFrom([]string{"", "DATA"}).Draw(t, "class"), Minor: rapid.Int64Range(-1_000_000, 1_000_000).Draw(t, "minor")}
		}), 0, 20).Draw(t, "lines")
		perLine := rapid.Bool().Draw(t, "per line")
		taxes, subtotals, err := tax.Of(lines, at, nil, perLine)
		if err != nil {
			t.Fatal(err)
		}
		var byLine, bySubtotal int64
		for _, n := range taxes {
			byLine += n
		}
		for _, s := range subtotals {
			bySubtotal += s.Minor
			if want := decimal.NewFromInt(s.Taxable).Mul(s.Percent).Shift(-2).Round(0).IntPart(); !perLine && s.Minor != want {
				t.Fatalf("%+v: the tax is %d", s, want)
			}
		}
		if byLine != bySubtotal {
			t.Fatalf("lines %d, subtotals %d", byLine, bySubtotal)
		}
	})
}
