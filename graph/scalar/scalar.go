// Package scalar is how ids, decimals, dates, instants and currencies travel in the API.
package scalar

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/shopspring/decimal"
)

// MarshalID writes an id: the row's number, which is unique among all tables, in base 36 behind a letter.
func MarshalID(id int) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, `"`+FormatID(id)+`"`) })
}

// FormatID is the id as clients see it.
func FormatID(id int) string { return "d" + strconv.FormatInt(int64(id), 36) }

// UnmarshalID reads an id.
func UnmarshalID(v any) (int, error) {
	s, ok := v.(string)
	if !ok {
		return 0, fmt.Errorf("an id is a string")
	}
	return ParseID(s)
}

// ParseID reads an id as clients send it; only the form that FormatID writes is accepted.
func ParseID(s string) (int, error) {
	if len(s) >= 2 && len(s) <= 14 && s[0] == 'd' {
		if n, err := strconv.ParseInt(s[1:], 36, 64); err == nil && n > 0 && FormatID(int(n)) == s {
			return int(n), nil
		}
	}
	return 0, fmt.Errorf("this is not an id that the API gave out")
}

// MarshalDecimal writes a rate, price or quantity without trailing zeros.
func MarshalDecimal(d decimal.Decimal) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, `"`+d.String()+`"`) })
}

// UnmarshalDecimal reads a plain decimal string or a whole number. A number with a fraction is refused: it has lost digits.
func UnmarshalDecimal(v any) (decimal.Decimal, error) {
	switch x := v.(type) {
	case string:
		return money.ParseRate(x)
	case json.Number:
		if strings.ContainsAny(x.String(), ".eE") {
			break
		}
		return money.ParseRate(x.String())
	case int64:
		return decimal.NewFromInt(x), nil
	case int:
		return decimal.NewFromInt(int64(x)), nil
	}
	return decimal.Decimal{}, fmt.Errorf(`a decimal is a string such as "1234.50"`)
}

// MarshalDate writes a day, or null when there is none.
func MarshalDate(d date.Date) graphql.Marshaler {
	if d == "" {
		return graphql.Null
	}
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, `"`+string(d)+`"`) })
}

// UnmarshalDate reads a day of the calendar.
func UnmarshalDate(v any) (date.Date, error) {
	s, ok := v.(string)
	if !ok {
		return "", fmt.Errorf(`a date is a string such as "2026-11-22"`)
	}
	return date.Parse(s)
}

// MarshalDateTime writes an instant in UTC.
func MarshalDateTime(t time.Time) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) {
		_, _ = io.WriteString(w, `"`+t.UTC().Format("2006-01-02T15:04:05.999999Z")+`"`)
	})
}

// UnmarshalDateTime reads RFC 3339.
func UnmarshalDateTime(v any) (time.Time, error) {
	s, _ := v.(string)
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil || len(s) > 40 {
		return time.Time{}, fmt.Errorf(`an instant is a string such as "2026-11-22T10:12:03Z"`)
	}
	return t, nil
}

// MarshalCurrency writes a currency code.
func MarshalCurrency(c money.Currency) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, `"`+string(c)+`"`) })
}

// UnmarshalCurrency reads an active ISO 4217 code in capitals.
func UnmarshalCurrency(v any) (money.Currency, error) {
	s, _ := v.(string)
	c := money.Currency(s)
	return c, c.Validate()
}
