package money

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// RateScale is the largest number of decimals of a rate, price or quantity.
const RateScale = 8

// Most is the largest amount of one document, in minor units: more than anybody bills or pays, and so little that the sums of
// thousands of documents still fit.
const Most = 999_999_999_999_999

var (
	// ErrCurrency is reported when amounts of two currencies meet.
	ErrCurrency = errors.New("amounts of different currencies can't be combined")
	// ErrOverflow is reported for an amount above Most, and when a sum does not fit 63 bits of minor units.
	ErrOverflow = errors.New("amount is too large")
)

// Amount is an exact amount of money: Minor units of Currency.
type Amount struct {
	Minor    int64
	Currency Currency
}

// New is an amount of minor units.
func New(minor int64, c Currency) Amount { return Amount{Minor: minor, Currency: c} }

// Parse reads a plain decimal such as "1234.50" or "-3": digits, an optional leading minus, an optional point. It
// refuses exponents, signs other than a leading minus, group separators, more decimals than the currency has, and more than
// Most.
func Parse(s string, c Currency) (Amount, error) {
	a, err := ParseSum(s, c)
	if err == nil && a.TooLarge() {
		return Amount{}, fmt.Errorf("%q: %w", clip(s), ErrOverflow)
	}
	return a, err
}

// TooLarge reports whether it is more than Most, of either sign.
func (a Amount) TooLarge() bool { return a.Minor > Most || a.Minor < -Most }

// ParseSum is Parse for what is the sum of amounts and may be more than Most.
func ParseSum(s string, c Currency) (Amount, error) {
	if !c.Valid() {
		return Amount{}, c.Validate()
	}
	t := s
	neg := strings.HasPrefix(t, "-")
	if neg {
		t = t[1:]
	}
	whole, frac, point := strings.Cut(t, ".")
	if whole == "" || (point && frac == "") || !allDigits(whole) || !allDigits(frac) {
		return Amount{}, fmt.Errorf("%q is not a plain decimal number such as 1234.50", clip(s))
	}
	scale := int(c.Digits())
	if trimmed := strings.TrimRight(frac, "0"); len(trimmed) > scale {
		return Amount{}, fmt.Errorf("%q has more decimals than %s allows (%d)", clip(s), c, scale)
	} else if len(frac) > scale {
		frac = frac[:scale]
	}
	minor, err := strconv.ParseInt(whole+frac+strings.Repeat("0", scale-len(frac)), 10, 64)
	if err != nil {
		return Amount{}, fmt.Errorf("%q: %w", clip(s), ErrOverflow)
	}
	if neg {
		minor = -minor
	}
	return Amount{Minor: minor, Currency: c}, nil
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// FromDecimal rounds d half away from zero to the minor digits of c. It refuses more than Most.
func FromDecimal(d decimal.Decimal, c Currency) (Amount, error) {
	if !c.Valid() {
		return Amount{}, c.Validate()
	}
	r := d.Shift(c.Digits()).Round(0)
	b := r.BigInt()
	a := Amount{Minor: b.Int64(), Currency: c}
	if !b.IsInt64() || a.TooLarge() {
		return Amount{}, ErrOverflow
	}
	return a, nil
}

// Decimal is the amount in major units, exact.
func (a Amount) Decimal() decimal.Decimal { return decimal.New(a.Minor, -a.Currency.Digits()) }

// String is the amount in major units with exactly the currency's minor digits: "1234.50", "-3" for JPY.
func (a Amount) String() string {
	n := int(a.Currency.Digits())
	buf := make([]byte, 0, 24)
	u := uint64(a.Minor)
	if a.Minor < 0 {
		buf = append(buf, '-')
		u = -u
	}
	s := strconv.AppendUint(nil, u, 10)
	for len(s) <= n {
		s = slices.Insert(s, 0, '0')
	}
	buf = append(buf, s[:len(s)-n]...)
	if n > 0 {
		buf = append(append(buf, '.'), s[len(s)-n:]...)
	}
	return string(buf)
}

// Add reports ErrCurrency or ErrOverflow.
func (a Amount) Add(b Amount) (Amount, error) {
	if a.Currency != b.Currency {
		return Amount{}, ErrCurrency
	}
	s := a.Minor + b.Minor
	if (s > a.Minor) != (b.Minor > 0) && b.Minor != 0 {
		return Amount{}, ErrOverflow
	}
	return Amount{Minor: s, Currency: a.Currency}, nil
}

// Sub reports ErrCurrency or ErrOverflow.
func (a Amount) Sub(b Amount) (Amount, error) {
	if b.Minor == math.MinInt64 {
		return Amount{}, ErrOverflow
	}
	return a.Add(b.Neg())
}

// Neg is the amount with the other sign.
func (a Amount) Neg() Amount { return Amount{Minor: -a.Minor, Currency: a.Currency} }

// Cmp is -1, 0 or +1; it reports ErrCurrency.
func (a Amount) Cmp(b Amount) (int, error) {
	if a.Currency != b.Currency {
		return 0, ErrCurrency
	}
	switch {
	case a.Minor < b.Minor:
		return -1, nil
	case a.Minor > b.Minor:
		return 1, nil
	}
	return 0, nil
}

// Mul multiplies by a rate or quantity and rounds half away from zero, once.
func (a Amount) Mul(d decimal.Decimal) (Amount, error) {
	return FromDecimal(a.Decimal().Mul(d), a.Currency)
}

// IsZero reports whether there are no minor units.
func (a Amount) IsZero() bool { return a.Minor == 0 }

// Sum adds amounts of one currency, starting from zero of c.
func Sum(c Currency, amounts ...Amount) (Amount, error) {
	total := Amount{Currency: c}
	for _, a := range amounts {
		var err error
		if total, err = total.Add(a); err != nil {
			return Amount{}, err
		}
	}
	return total, nil
}

// Split divides the amount in proportion to weights. Each part is first rounded towards zero; the remaining minor units
// go one each to the parts with the largest dropped fractions (ties: the earlier part), so that the parts sum to the
// whole (method of largest remainders). Weights must not be negative and must not all be zero.
func (a Amount) Split(weights ...int64) ([]Amount, error) {
	total := new(big.Int)
	for _, w := range weights {
		if w < 0 {
			return nil, errors.New("a weight is negative")
		}
		total.Add(total, big.NewInt(w))
	}
	if total.Sign() == 0 {
		return nil, errors.New("all weights are zero")
	}
	parts := make([]Amount, len(weights))
	rests := make([]*big.Int, len(weights))
	order := make([]int, len(weights))
	left := a.Minor
	for i, w := range weights {
		q, r := new(big.Int).QuoRem(new(big.Int).Mul(big.NewInt(a.Minor), big.NewInt(w)), total, new(big.Int))
		parts[i] = Amount{Minor: q.Int64(), Currency: a.Currency}
		rests[i], order[i] = r.Abs(r), i
		left -= q.Int64()
	}
	slices.SortStableFunc(order, func(x, y int) int { return rests[y].Cmp(rests[x]) })
	step := int64(1)
	if left < 0 {
		step = -1
	}
	for _, i := range order {
		if left == 0 {
			break
		}
		parts[i].Minor += step
		left -= step
	}
	return parts, nil
}

// ParseRate reads a rate, price or quantity: a plain decimal with at most RateScale decimals and 18 digits in front.
func ParseRate(s string) (decimal.Decimal, error) {
	whole, frac, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	if whole == "" || (point && frac == "") || !allDigits(whole) || !allDigits(frac) {
		return decimal.Decimal{}, fmt.Errorf("%q is not a plain decimal number such as 12.5", clip(s))
	}
	if len(strings.TrimRight(frac, "0")) > RateScale {
		return decimal.Decimal{}, fmt.Errorf("%q has more than %d decimals", clip(s), RateScale)
	}
	if len(strings.TrimLeft(whole, "0")) > 18 {
		return decimal.Decimal{}, fmt.Errorf("%q: %w", clip(s), ErrOverflow)
	}
	return decimal.NewFromString(s)
}
