package mapping_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/duebook/duebook/server/exchange/mapping"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/exchange/sheet"
	"github.com/duebook/duebook/server/fault"
	"pgregory.net/rapid"
)

func load(t testing.TB, text string) *mapping.Mapping {
	t.Helper()
	m, err := mapping.Load("m.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// one maps a single row and answers the field of the first record, or the first problem.
func one(t testing.TB, text, kind, field string, header, cells []string) (string, error) {
	t.Helper()
	m, err := mapping.Load("m.yaml", []byte(text))
	if err != nil {
		return "", err
	}
	b, err := m.Bind(header)
	if err != nil {
		return "", err
	}
	out, problem := "nothing", error(nil)
	_, err = b.Apply(sheet.Row{Line: 2, Cells: cells}, func(_ int, got []string, problems []record.CellError) bool {
		if problems != nil {
			problem = errors.New(problems[0].Message)
			return false
		}
		out = got[slices.IndexFunc(record.Columns(record.Kind(kind)), func(c record.Column) bool { return c.Name == field })]
		return false
	})
	return out, errors.Join(err, problem)
}

func TestExpressions(t *testing.T) {
	t.Parallel()
	header := []string{"Name", "Amount", "Paid", "Customer Name", "Empty"}
	cells := []string{" Ada ", "1.234,50", "31/12/2025", "Lovelace", ""}
	for source, want := range map[string]string{
		`upper(trim(Name))`:                           "ADA",
		`lower("ABC") + "-" + trim(Name)`:             "abc-Ada",
		`concat("a", 1, decimal("2,50"), date(Paid))`: "a12.52025-12-31",
		`replace("a.b.c", ".", "")`:                   "abc",
		`pad("42", 6, "0")`:                           "000042",
		`pad("1234567", 6, "0")`:                      "1234567",
		`coalesce(Empty, "  ", col("Customer Name"))`: "Lovelace",
		`amount`:                                                "1.234,50",
		`decimal(Amount) * 0.1`:                                 "123.45",
		`decimal("0,1") + 0.2`:                                  "0.3",
		`decimal(Amount) - 1`:                                   "1233.5",
		`1 / decimal("3")`:                                      "0.3333333333333333",
		`round(decimal("2,675"), 2)`:                            "2.68",
		`neg(abs(decimal("-2")))`:                               "-2",
		`min(decimal("2"), decimal("1,5"))`:                     "1.5",
		`max(date(Paid), date("2026-02-01", "YYYY-MM-DD"))`:     "2026-02-01",
		`addMonths(addDays(date(Paid), 31), 1)`:                 "2026-02-28",
		`format(date(Paid), "YYYYMMDD")`:                        "20251231",
		`format(date(Paid), "D MMM YYYY")`:                      "31 Dec 2025",
		`decimal(Amount) > 1000 ? "big" : "small"`:              "big",
		`if Empty == "" { "none" } else { Empty }`:              "none",
		`date(Paid) < date("1/1/2026", "D/M/YYYY") ? "y" : "n"`: "y",
		`Paid startsWith "31/" and Name in [" Ada ", "Bob"]`:    "true",
		`decimal("1,50") == decimal("1,5")`:                     "true",
		`decimal(3) != 3`:                                       "false",
	} {
		text := fmt.Sprintf("date_format: DD/MM/YYYY\ndecimal_separator: ','\nthousands_separator: '.'\nrecords:\n- kind: contacts\n  fields:\n    account_number: Name\n    name: {expr: %q}\n", source)
		if got, err := one(t, text, "contacts", "name", header, cells); err != nil || got != want {
			t.Errorf("%s = %q, %v; want %q", source, got, err, want)
		}
	}
}

func TestExpressionsRefused(t *testing.T) {
	t.Parallel()
	header := []string{"Name", "Amount"}
	for source, want := range map[string]string{
		`Nmae`:                             `no column "Nmae"`,
		`col("Nmae")`:                      `no column "Nmae"`,
		`col(Name)`:                        "in quotes",
		`col()`:                            "in quotes",
		`Amount * 2`:                       "invalid operation",
		`upper(decimal("1"))`:              "upper",
		`1 / 3`:                            "not be exact",
		`1.5`:                              "", // a decimal constant
		`Name[0:1]`:                        "no parts",
		`Name.Foo`:                         "no parts",
		`decimal("1").Shift(1000000)`:      "",
		`now()`:                            "",
		`map(1..1000000000, # * 2)`:        "",
		`1..1000000000`:                    "the operator ..",
		`2 ** 1000`:                        "the operator **",
		`let x = 1; x`:                     "",
		`{"a": 1}`:                         "",
		`["a"]`:                            "the result is",
		`nil`:                              "the result is",
		`env`:                              `no column "env"`,
		`$env`:                             "",
		`cells`:                            `no column "cells"`,
		`trim(`:                            "",
		`date("2026-02-30")`:               "not a day",
		`date("1", "MM")`:                  "one year YYYY",
		`decimal("")`:                      "coalesce",
		`decimal("1e5")`:                   "not a decimal number",
		`decimal("1") / 0`:                 "division by zero",
		`pad("a", 100000, " ")`:            "at most 200",
		`addDays(date("2026-01-01"), 1e9)`: "",
		`decimal(1) > "a"`:                 "invalid operation",
		`Name > 1`:                         "invalid operation",
	} {
		text := fmt.Sprintf("records:\n- kind: contacts\n  fields:\n    account_number: Name\n    name: {expr: %q}\n", source)
		got, err := one(t, text, "contacts", "name", header, []string{"a", "1"})
		if source == `1.5` {
			if err != nil || got != "1.5" {
				t.Errorf("1.5 = %q, %v", got, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), want) || fault.Is(err, fault.Internal) || len(err.Error()) > 400 {
			t.Errorf("%s = %q, %v; want an error with %q", source, got, err, want)
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	contact := "  fields: {account_number: A, name: B}\n"
	for name, c := range map[string]struct{ text, want string }{
		"empty":               {"", "records: 1 to 50"},
		"syntax":              {"records: [", "m.yaml"},
		"unknown key":         {"records:\n- kind: contacts\n" + contact + "colour: red\n", "[4:1] unknown field \"colour\""},
		"unknown rule key":    {"records:\n- kind: contacts\n  once: name\n" + contact, "[3:3] unknown field \"once\""},
		"unknown kind":        {"records:\n- kind: horses\n" + contact, `line 2: "horses" is no kind`},
		"unknown field":       {"records:\n- kind: contacts\n  fields:\n    account_number: A\n    nom: B\n", `line 5: contacts have no field "nom"`},
		"unknown field key":   {"records:\n- kind: contacts\n  fields:\n    account_number: A\n    name: {colum: B}\n", `line 5: unknown key "colum"`},
		"two sources":         {"records:\n- kind: contacts\n  fields:\n    account_number: A\n    name: {column: B, value: C}\n", "line 5: exactly one"},
		"missing field":       {"records:\n- kind: contacts\n  fields: {name: B}\n", "line 2: contacts need a account_number"},
		"distinct":            {"records:\n- kind: contacts\n  distinct: email\n" + contact, "line 3: distinct"},
		"bad expression":      {"records:\n- kind: contacts\n  when: A ==\n" + contact, "line 3: "},
		"when is no boolean":  {"records:\n- kind: contacts\n  when: A\n" + contact, "line 3: "},
		"date format":         {"date_format: YY-MM\nrecords:\n- kind: contacts\n" + contact, "line 1: date format"},
		"date of a name":      {"records:\n- kind: contacts\n  fields:\n    account_number: A\n    name: {column: B, date_format: YYYY-MM-DD}\n", "line 5: name is no date"},
		"separator":           {"decimal_separator: ;\nrecords:\n- kind: contacts\n" + contact, "line 1: decimal_separator"},
		"same separators":     {"decimal_separator: .\nthousands_separator: .\nrecords:\n- kind: contacts\n" + contact, "are both"},
		"default for nothing": {"defaults: {currency: USD}\nrecords:\n- kind: contacts\n" + contact, "line 1: defaults"},
		"list for a value":    {"skip_when: [a]\nrecords:\n- kind: contacts\n" + contact, "line 1: a single value"},
	} {
		_, err := mapping.Load("m.yaml", []byte(c.text))
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v; want %q", name, err, c.want)
		}
	}
}

func TestNumbersOfTheFile(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ decimal, thousands, in, want string }{
		{",", ".", "1.234.567,89", "1234567.89"},
		{",", ".", "-1.234,5", "-1234.5"},
		{",", ".", "1234,5", "1234.5"},
		{",", ".", "1.23", "error"},
		{",", ".", "1234.567,8", "error"},
		{",", ".", "1,5,6", "error"},
		{",", "", "1.5", "error"},
		{".", ",", "1,234.50", "1234.50"},
		{".", ",", "12,34.50", "error"},
		{".", "'", "1'234", "1234"},
		{".", " ", "1 234.5", "1234.5"},
	} {
		text := fmt.Sprintf("decimal_separator: %q\nthousands_separator: %q\nrecords:\n- kind: applications\n  fields: {payment_number: A, invoice_number: A, amount: B}\n", c.decimal, c.thousands)
		got, err := one(t, text, "applications", "amount", []string{"A", "B"}, []string{"1", c.in})
		if (c.want == "error") != (err != nil) || (err == nil && got != c.want) {
			t.Errorf("%q with %q and %q = %q, %v; want %s", c.in, c.decimal, c.thousands, got, err, c.want)
		}
	}
}

func TestDefaultsSkipAndIgnore(t *testing.T) {
	t.Parallel()
	m := load(t, `
defaults: {currency: USD, method: WIRE}
skip_when: State == "void"
ignore: [Comment]
records:
- kind: payments
  fields:
    number: No
    account_number: {value: 0042}
    received_on: {column: Day, date_format: YYYYMMDD, default: 2026-01-01}
    amount: Amount
    method: {column: How, default: cash}
`)
	b, err := m.Bind([]string{"no", "DAY", "amount", "state", "how", "Comment", "Other"})
	if err != nil {
		t.Fatal(err)
	}
	if w := b.Warnings(); len(w) != 1 || !strings.Contains(w[0], `"Other" is not used`) {
		t.Errorf("warnings %q", w)
	}
	if got := b.Fields(0); !slices.Equal(got, []string{"number", "account_number", "received_on", "currency", "amount", "method"}) {
		t.Errorf("fields %q", got)
	}
	var got []string
	for _, cells := range [][]string{{"1", "20260131", "5", "", "ach", "", ""}, {"2", "20260131", "5", "void", "", "", ""}, {"3", "", "5", "", "", "", ""}} {
		if _, err := b.Apply(sheet.Row{Line: 2, Cells: cells}, func(_ int, cells []string, problems []record.CellError) bool {
			got = append(got, strings.Join(cells, "|"))
			return problems == nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	if want := []string{"1|0042|2026-01-31|USD|5|ach|", "3|0042|2026-01-01|USD|5|cash|"}; !slices.Equal(got, want) {
		t.Errorf("rows %q, want %q", got, want)
	}
}

func TestDistinctKeepsTheFirstAndReportsOthers(t *testing.T) {
	t.Parallel()
	b, err := load(t, "records:\n- kind: accounts\n  distinct: number\n  fields: {number: N, name: M, kind: {value: OEM}}\n").Bind([]string{"N", "M"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i, cells := range [][]string{{"1", "a"}, {"2", "b"}, {"1", "a"}, {"2", "c"}, {"1", "a"}} {
		if _, err := b.Apply(sheet.Row{Line: i + 2, Cells: cells}, func(_ int, cells []string, _ []record.CellError) bool {
			got = append(got, cells[0]+cells[1])
			return true
		}); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(got, []string{"1a", "2b"}) {
		t.Errorf("records %q", got)
	}
	if w := b.Warnings(); len(w) != 1 || !strings.Contains(w[0], "1 rows repeat a number") || !strings.Contains(w[0], "line 5 (2)") {
		t.Errorf("warnings %q", w)
	}
}

// A day written in any format is read back as the same day, and never as another.
func TestDateFormatsRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		day := fmt.Sprintf("%04d-%02d-%02d", rapid.IntRange(1900, 2999).Draw(rt, "year"), rapid.IntRange(1, 12).Draw(rt, "month"), rapid.IntRange(1, 28).Draw(rt, "day"))
		format := rapid.SampledFrom([]string{"M/D/YYYY", "DD.MM.YYYY", "YYYYMMDD", "D MMM YYYY", "YYYY/M/D", "MM-DD-YYYY"}).Draw(rt, "format")
		text := fmt.Sprintf("records:\n- kind: contacts\n  fields:\n    account_number: A\n    name: {expr: 'format(date(A, \"YYYY-MM-DD\"), \"%s\")'}\n    role: {expr: 'concat(date(format(date(A, \"YYYY-MM-DD\"), \"%s\"), \"%s\"))'}\n", format, format, format)
		got, err := one(t, text, "contacts", "role", []string{"A"}, []string{day})
		if err != nil || got != day {
			rt.Fatalf("%s in %s came back as %q, %v", day, format, got, err)
		}
	})
}

func FuzzLoad(f *testing.F) {
	data, err := os.ReadFile("testdata/invoice-history.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("records:\n- {kind: contacts, fields: {account_number: {value: 1}, name: {expr: 'upper(A)'}}}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := mapping.Load("f.yaml", data); err != nil && !fault.Is(err, fault.Invalid) {
			t.Fatalf("bad input answered with %v", err)
		}
	})
}

func FuzzExpression(f *testing.F) {
	for _, s := range []string{`upper(A)`, `decimal(A) * 2 > 1 ? "a" : B`, `concat(date(A, "YYYYMMDD"), B)`, `A in ["a"]`, `col("B") matches "^a"`} {
		f.Add(s, "20260131", "b")
	}
	f.Fuzz(func(t *testing.T, source, a, b string) {
		text := fmt.Sprintf("records:\n- kind: contacts\n  fields:\n    account_number: A\n    name: {expr: %q}\n", source)
		got, err := one(t, text, "contacts", "name", []string{"A", "B"}, []string{a, b})
		if err == nil && len(got) > 1<<21 {
			t.Fatalf("%q made a text of %d bytes", source, len(got))
		}
	})
}
