package demo

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// Day is a date.
type Day = time.Time

// MarshalDay writes a date.
func MarshalDay(d Day) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(d.Format(time.DateOnly))) })
}

// UnmarshalDay reads a date. Its error has the words of package time, which no caller should see.
func UnmarshalDay(v any) (Day, error) {
	return time.Parse(time.DateOnly, fmt.Sprint(v))
}
