package sheet

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/duebook/duebook/server/fault"
)

// ColumnType is how the values of a written column are kept.
type ColumnType uint8

// Types of written columns.
const (
	TextColumn ColumnType = iota
	IntegerColumn
	DecimalColumn
	DateColumn
	BoolColumn
)

// Column describes one column of a written file.
type Column struct {
	Name  string
	Type  ColumnType
	Scale int // decimals an XLSX cell of a DecimalColumn shows at least; the value keeps all it has
}

// JSONL is JSON Lines: one object per row. It is written, not read.
const JSONL Format = "jsonl"

// Rows yields rows to write: one text per column, "" for nothing, plain decimals ("-1234.50"), ISO dates ("2026-01-31"),
// true or false. An error ends the file.
type Rows = iter.Seq2[[]string, error]

// Write streams rows to w as CSV, XLSX or JSON Lines and answers how many there were.
func Write(w io.Writer, format Format, name string, columns []Column, rows Rows) (int, error) {
	switch format {
	case CSV:
		return WriteCSV(w, columns, rows)
	case XLSX:
		return WriteXLSX(w, name, columns, rows)
	case JSONL:
		return WriteJSONL(w, columns, rows)
	}
	return 0, fault.New(fault.Invalid, "%q is no export format; use csv, xlsx or jsonl", clip(string(format)))
}

// WriteCSV writes UTF-8 with a header, commas and LF. A text that a spreadsheet would take for a formula (it starts with
// = + - @, a tab or a carriage return) gets a leading single quote, unless it is a plain number such as -12.50.
func WriteCSV(w io.Writer, columns []Column, rows Rows) (int, error) {
	out := csv.NewWriter(w)
	line := make([]string, len(columns))
	for i, c := range columns {
		line[i] = guard(c.Name)
	}
	if err := out.Write(line); err != nil {
		return 0, err
	}
	n, err := each(columns, rows, func(row []string) error {
		for i, v := range row {
			line[i] = guard(v)
		}
		return out.Write(line)
	})
	if err != nil {
		return n, err
	}
	out.Flush()
	return n, out.Error()
}

func guard(s string) string {
	if formulaLike(s) && !plainDecimal(s) {
		return "'" + s
	}
	return s
}

func formulaLike(s string) bool {
	return s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0
}

// plainDecimal reports whether s is digits with an optional leading minus and an optional point.
func plainDecimal(s string) bool {
	whole, frac, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	return whole != "" && (!point || frac != "") && strings.Trim(whole+frac, "0123456789") == ""
}

// WriteJSONL writes one object per row with the columns in order. Integers and booleans are JSON numbers and booleans,
// decimals stay strings so that no reader rounds them, nothing is null.
func WriteJSONL(w io.Writer, columns []Column, rows Rows) (int, error) {
	out := bufio.NewWriterSize(w, 64<<10)
	keys := make([][]byte, len(columns))
	for i, c := range columns {
		key, err := json.Marshal(c.Name)
		if err != nil {
			return 0, err
		}
		keys[i] = append(key, ':')
	}
	n, err := each(columns, rows, func(row []string) error {
		for i, v := range row {
			out.WriteByte("{,"[min(i, 1)])
			out.Write(keys[i])
			if err := jsonValue(out, columns[i].Type, v); err != nil {
				return err
			}
		}
		_, err := out.WriteString("}\n")
		return err
	})
	if err != nil {
		return n, err
	}
	return n, out.Flush()
}

func jsonValue(out *bufio.Writer, t ColumnType, v string) error {
	switch {
	case v == "":
		out.WriteString("null")
	case t == BoolColumn && (v == "true" || v == "false"):
		out.WriteString(v)
	case t == IntegerColumn && canonicalInteger(v):
		out.WriteString(v)
	default:
		b, err := json.Marshal(v)
		if err != nil {
			return err
		}
		out.Write(b)
	}
	return nil
}

// canonicalInteger excludes what JSON would not take for a number, such as 007.
func canonicalInteger(s string) bool {
	t := strings.TrimPrefix(s, "-")
	return t != "" && strings.Trim(t, "0123456789") == "" && (t == "0" || t[0] != '0')
}

// each checks the width of every row and counts.
func each(columns []Column, rows Rows, write func([]string) error) (int, error) {
	if len(columns) == 0 {
		return 0, fmt.Errorf("a file needs at least one column")
	}
	n := 0
	for row, err := range rows {
		if err != nil {
			return n, err
		}
		if len(row) != len(columns) {
			return n, fmt.Errorf("row %d has %d values for %d columns", n+1, len(row), len(columns))
		}
		for i, v := range row {
			if !utf8.ValidString(v) {
				return n, fmt.Errorf("row %d: %s is not valid UTF-8", n+1, columns[i].Name)
			}
		}
		if err := write(row); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}
