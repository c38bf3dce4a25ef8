package money_test

import (
	"math"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/money"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		cur  money.Currency
		want int64
		err  string
	}{
		{"0", "USD", 0, ""},
		{"1234.50", "USD", 123450, ""},
		{"1234.5", "USD", 123450, ""},
		{"1.500", "USD", 150, ""},
		{"-3", "JPY", -3, ""},
		{"1.234", "KWD", 1234, ""},
		{"9999999999999.99", "USD", money.Most, ""},
		{"-9999999999999.99", "USD", -money.Most, ""},
		{"10000000000000.00", "USD", 0, "too large"},
		{"-10000000000000.00", "USD", 0, "too large"},
		{"92233720368547758.08", "USD", 0, "too large"},
		{"1.005", "USD", 0, "more decimals"},
		{"0.5", "JPY", 0, "more decimals"},
		{"1e5", "USD", 0, "plain decimal"},
		{"+1", "USD", 0, "plain decimal"},
		{".5", "USD", 0, "plain decimal"},
		{"1.", "USD", 0, "plain decimal"},
		{"1,000.00", "USD", 0, "plain decimal"},
		{" 1", "USD", 0, "plain decimal"},
		{"", "USD", 0, "plain decimal"},
		{"-", "USD", 0, "plain decimal"},
		{"NaN", "USD", 0, "plain decimal"},
		{"١", "USD", 0, "plain decimal"},
		{"1", "XXX", 0, "ISO 4217"},
		{strings.Repeat("9", 10_000), "USD", 0, "too large"},
	} {
		got, err := money.Parse(c.in, c.cur)
		switch {
		case c.err == "" && (err != nil || got.Minor != c.want):
			t.Errorf("Parse(%q, %s) = %v, %v; want %d", c.in, c.cur, got, err, c.want)
		case c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)):
			t.Errorf("Parse(%.20q, %s) error = %v; want it to say %q", c.in, c.cur, err, c.err)
		case err != nil && len(err.Error()) > 200:
			t.Errorf("Parse(%.20q) answers %d characters", c.in, len(err.Error()))
		}
	}
}

func TestRoundsHalfAwayFromZero(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]int64{"0.005": 1, "-0.005": -1, "0.0049": 0, "2.675": 268, "-2.675": -268} {
		a, err := money.FromDecimal(decimal.RequireFromString(in), "USD")
		if err != nil || a.Minor != want {
			t.Errorf("FromDecimal(%s) = %d, %v; want %d", in, a.Minor, err, want)
		}
	}
	for _, d := range []decimal.Decimal{decimal.New(1, 30), decimal.New(1, 13), decimal.New(-1, 13)} {
		if _, err := money.FromDecimal(d, "USD"); err == nil {
			t.Errorf("an amount of %s was accepted", d)
		}
	}
	if a, err := money.ParseSum("92233720368547758.07", "USD"); err != nil || a.Minor != math.MaxInt64 {
		t.Errorf("the largest sum: %v, %v", a, err)
	}
}

func TestTwoCurrenciesNeverMeet(t *testing.T) {
	t.Parallel()
	usd, eur := money.New(1, "USD"), money.New(1, "EUR")
	if _, err := usd.Add(eur); err == nil {
		t.Error("USD + EUR was accepted")
	}
	if _, err := usd.Cmp(eur); err == nil {
		t.Error("USD was compared with EUR")
	}
}

func TestProperties(t *testing.T) {
	t.Parallel()
	currency := rapid.SampledFrom([]money.Currency{"JPY", "USD", "KWD"})
	t.Run("text round trip", rapid.MakeCheck(func(t *rapid.T) {
		a := money.New(rapid.Int64Range(-money.Most, money.Most).Draw(t, "minor"), currency.Draw(t, "currency"))
		back, err := money.Parse(a.String(), a.Currency)
		if err != nil || back != a {
			t.Fatalf("%v became %v, %v", a, back, err)
		}
	}))
	t.Run("parts sum to the whole and differ from the exact share by less than one unit", rapid.MakeCheck(func(t *rapid.T) {
		a := money.New(rapid.Int64().Draw(t, "minor"), "USD")
		weights := rapid.SliceOfN(rapid.Int64Range(0, 1<<40), 1, 20).Draw(t, "weights")
		var total int64
		for _, w := range weights {
			total += w
		}
		parts, err := a.Split(weights...)
		if total == 0 {
			if err == nil {
				t.Fatal("weights of zero were accepted")
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		var sum int64
		for i, p := range parts {
			sum += p.Minor
			exact := decimal.NewFromInt(a.Minor).Mul(decimal.NewFromInt(weights[i]))
			off := decimal.NewFromInt(p.Minor).Mul(decimal.NewFromInt(total)).Sub(exact).Abs()
			if off.GreaterThanOrEqual(decimal.NewFromInt(total)) {
				t.Fatalf("part %d is %d minor units, more than one away from its share", i, p.Minor)
			}
		}
		if sum != a.Minor {
			t.Fatalf("parts sum to %d, want %d", sum, a.Minor)
		}
	}))
	t.Run("addition overflows loudly", rapid.MakeCheck(func(t *rapid.T) {
		x, y := rapid.Int64().Draw(t, "x"), rapid.Int64().Draw(t, "y")
		got, err := money.New(x, "USD").Add(money.New(y, "USD"))
		want := decimal.NewFromInt(x).Add(decimal.NewFromInt(y))
		if fits := want.BigInt().IsInt64(); fits != (err == nil) || (fits && got.Minor != want.IntPart()) {
			t.Fatalf("%d + %d = %v, %v", x, y, got, err)
		}
	}))
}

func FuzzParse(f *testing.F) {
	f.Add("1234.50")
	f.Fuzz(func(t *testing.T, s string) {
		if a, err := money.Parse(s, "USD"); err == nil {
			if back, err := money.Parse(a.String(), "USD"); err != nil || back != a {
				t.Fatalf("%q became %v, then %v, %v", s, a, back, err)
			}
		}
	})
}
