package record_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/fault"
	"pgregory.net/rapid"
)

// row is the cells of a kind by name.
type row map[string]string

func (r row) cells(t testing.TB, kind record.Kind) []string {
	t.Helper()
	columns := record.Columns(kind)
	out := make([]string, len(columns))
	for name, v := range r {
		i := slices.IndexFunc(columns, func(c record.Column) bool { return c.Name == name })
		if i < 0 {
			t.Fatalf("%s have no column %s", kind, name)
		}
		out[i] = v
	}
	return out
}

// decode answers the records and the errors as "line field: message".
func decode(t testing.TB, kind record.Kind, currency money.Currency, rows ...row) (records []record.Record, errs []string) {
	t.Helper()
	d, err := record.NewDecoder(kind, "f.csv", currency)
	if err != nil {
		t.Fatal(err)
	}
	emit := func(r record.Record, bad []record.CellError) bool {
		if (r == nil) == (len(bad) == 0) {
			t.Fatalf("record %v with errors %v", r, bad)
		}
		if r != nil {
			records = append(records, r)
		}
		for _, e := range bad {
			if e.File != "f.csv" || e.Kind != kind || len(e.Value) > 80 {
				t.Fatalf("error %+v", e)
			}
			errs = append(errs, fmt.Sprintf("%d %s: %s", e.Line, e.Field, e.Message))
		}
		return true
	}
	for i, r := range rows {
		d.Add(i+2, r.cells(t, kind), emit)
	}
	d.Flush(emit)
	return records, errs
}

// good is a right row of every kind.
var good = map[record.Kind]row{
	record.Accounts:     {"number": "A-1", "name": "Café Ünal", "kind": "dealer", "parent_number": "A", "currency": "eur", "payment_terms": "NET30", "credit_limit": "1000", "email": "ap@example.com", "street": "1 Road\nGate 2", "country": "de", "language": "de-ch", "bank_accounts": "DE1 | DE2|"},
	record.Contacts:     {"account_number": "A-1", "name": "N", "role": "AP clerk", "email": "n@example.com"},
	record.Contracts:    {"number": "C", "account_number": "A", "line_no": "1", "product_code": "P", "quantity": "1.5", "unit_price": "-0.00000001", "frequency": "semi-annual", "timing": "arrears", "start_date": "2026-01-01", "end_date": "2026-01-01"},
	record.Invoices:     {"number": "I", "account_number": "A", "issue_date": "2026-01-31", "due_date": "2026-03-02", "total": "119", "tax": "19.00"},
	record.Payments:     {"number": "P", "account_number": "A", "received_on": "2024-02-29", "currency": "JPY", "amount": "100", "method": "direct debit"},
	record.Applications: {"payment_number": "P", "invoice_number": "I", "amount": "0.01"},
	record.CreditMemos:  {"number": "M", "account_number": "A", "issue_date": "2026-01-31", "amount": "5", "reason": "price"},
	record.Inventory:    {"number": "N", "kind": "CIRCUIT", "identifier": "X", "installed_on": "2026-01-01", "contract_number": "C", "contract_line": "3"},
	record.Prices:       {"product_code": "P", "unit_price": "0.00000001", "start_date": "2026-01-01", "end_date": "2026-12-31"},
	record.Rates:        {"card": "STD", "role": "ENGINEER", "class": "overtime", "hourly": "150", "start_date": "2026-01-01"},
	record.TaxRates:     {"jurisdiction": "US-CA", "country": "us", "region": "CA", "percent": "7.25", "start_date": "2026-01-01"},
	record.Time:         {"number": "S-1", "contract_number": "C", "contract_line": "1", "person": "Eve", "role": "ENGINEER", "worked_on": "2026-01-31", "hours": "7.5", "status": "approved"},
	record.Usage:        {"number": "U-1", "contract_number": "C", "contract_line": "2", "used_on": "2026-01-31", "quantity": "0"},
	record.Users:        {"username": "u", "name": "U", "roles": "biller|cash applier"},
}

func TestGoodRows(t *testing.T) {
	t.Parallel()
	for _, kind := range record.Kinds() {
		got, errs := decode(t, kind, "USD", good[kind])
		if len(errs) != 0 || len(got) != 1 || got[0].Kind() != kind || got[0].At() != 2 {
			t.Errorf("%s: %v, %q", kind, got, errs)
		}
	}
	got, _ := decode(t, record.Accounts, "USD", good[record.Accounts])
	limit := money.New(100000, "EUR")
	want := &record.Account{Line: 2, Number: "A-1", Name: "Café Ünal", AccountKind: "DEALER", ParentNumber: "A", Currency: "EUR", PaymentTerms: "NET30", CreditLimit: &limit,
		Email: "ap@example.com", Street: "1 Road\nGate 2", Country: "DE", Language: "de-CH", BankAccounts: []string{"DE1", "DE2"}}
	if !reflect.DeepEqual(got[0], want) {
		t.Errorf("account %+v, want %+v", got[0], want)
	}
	got, _ = decode(t, record.Payments, "USD", good[record.Payments])
	if p := got[0].(*record.Payment); p.Amount != money.New(100, "JPY") || p.Method != "DIRECT_DEBIT" || p.ReceivedOn != "2024-02-29" {
		t.Errorf("payment %+v", p)
	}
	got, _ = decode(t, record.Accounts, "USD", row{"number": "1", "name": "n", "kind": "OEM"})
	if a := got[0].(*record.Account); a.Currency != "USD" || a.CreditLimit != nil {
		t.Errorf("account without a currency %+v", a)
	}
	got, _ = decode(t, record.Time, "USD", row{"number": "1", "contract_number": "C", "contract_line": "1", "person": "Eve", "role": "R", "worked_on": "2026-01-31", "hours": "1"})
	if e := got[0].(*record.TimeEntry); e.Class != "REGULAR" || e.Status != "SUBMITTED" {
		t.Errorf("time without class and status %+v", e)
	}
	got, _ = decode(t, record.Users, "", good[record.Users])
	if u := got[0].(*record.User); !slices.Equal(u.Roles, []string{"BILLER", "CASH_APPLIER"}) {
		t.Errorf("user %+v", u)
	}
}

// Every required column is missed when it is empty, and only those.
func TestRequiredColumns(t *testing.T) {
	t.Parallel()
	for _, kind := range record.Kinds() {
		for _, c := range record.Columns(kind) {
			r := row{}
			for k, v := range good[kind] {
				r[k] = v
			}
			r[c.Name] = "  "
			if kind == record.Inventory && c.Name == "contract_number" {
				continue // contract_line needs it; see below
			}
			_, errs := decode(t, kind, "USD", r)
			if missed := len(errs) == 1 && strings.HasPrefix(errs[0], "2 "+c.Name+": is missing"); missed != c.Required || (!c.Required && len(errs) > 0) {
				t.Errorf("%s without %s: %q", kind, c.Name, errs)
			}
		}
	}
}

func TestBadCells(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 300)
	for _, c := range []struct {
		kind         record.Kind
		field, value string
		want         string
	}{
		{record.Invoices, "total", "abc", "not a plain decimal number such as 1234.50"},
		{record.Invoices, "total", "1,000.00", "not a plain decimal"},
		{record.Invoices, "total", "12.345", "more decimals than USD allows (2)"},
		{record.Invoices, "total", "-1", "must not be negative"},
		{record.Invoices, "total", "99999999999999999999", "too large"},
		{record.Invoices, "total", "18.99", "19.00 is more than the total 18.99"},
		{record.Invoices, "issue_date", "2026-02-29", "not a day of the calendar"},
		{record.Invoices, "issue_date", "31.01.2026", "in the form 2026-11-22"},
		{record.Invoices, "issue_date", "1850-01-01", "outside the years"},
		{record.Invoices, "due_date", "2026-01-30", "is before the issue_date 2026-01-31"},
		{record.Invoices, "currency", "XYZ", "not an active ISO 4217 currency code such as USD"},
		{record.Invoices, "number", long, "more than 40 characters"},
		{record.Invoices, "number", "a\nb", "one line"},
		{record.Invoices, "description", "a\x00b", "control character 0x0"},
		{record.Invoices, "line_no", "1.5", "whole number from 1"},
		{record.Invoices, "line_amount", "5", "needs the number of the line"},
		{record.Payments, "amount", "0", "more than zero"},
		{record.Payments, "amount", "0.5", "more decimals than JPY allows (0)"},
		{record.Payments, "method", "barter", "is none of ACH, WIRE, CHECK"},
		{record.Applications, "amount", "-5", "must not be negative"},
		{record.Accounts, "kind", "friend", "is none of CLIENT, DEALER"},
		{record.Accounts, "credit_limit", "-1", "must not be negative"},
		{record.Accounts, "email", "nobody", "name@example.com"},
		{record.Accounts, "country", "Germany", "two letters"},
		{record.Accounts, "country", "XX", "two letters"},
		{record.Accounts, "language", "klingonian", "language tag"},
		{record.Accounts, "bank_accounts", long, "longer than 64"},
		{record.Contracts, "quantity", "-1", "must not be negative"},
		{record.Contracts, "quantity", "1.123456789", "more than 8 decimals"},
		{record.Contracts, "end_date", "2025-12-31", "is before the start_date"},
		{record.Inventory, "contract_number", "", "a contract_line needs it"},
		{record.Prices, "unit_price", "-1", "must not be negative"},
		{record.Prices, "end_date", "2025-12-31", "is before the start_date"},
		{record.Rates, "hourly", "1.123456789", "more than 8 decimals"},
		{record.Rates, "class", "night", "is none of REGULAR, OVERTIME, HOLIDAY"},
		{record.TaxRates, "country", "California", "two letters"},
		{record.TaxRates, "category", "X", "is none of S, L, M"},
		{record.Time, "hours", "0", "more than zero"},
		{record.Time, "status", "rejected", "is none of DRAFT, SUBMITTED, APPROVED"},
		{record.Time, "contract_line", "0", "whole number from 1"},
		{record.Usage, "quantity", "many", "not a plain decimal"},
		{record.Users, "roles", "BILLER|KING", `"KING" is none of ADMIN`},
	} {
		r := row{}
		for k, v := range good[c.kind] {
			r[k] = v
		}
		r[c.field] = c.value
		_, errs := decode(t, c.kind, "USD", r)
		if len(errs) == 0 || !strings.Contains(strings.Join(errs, "\n"), c.want) {
			t.Errorf("%s %s %.40q: %q; want %q", c.kind, c.field, c.value, errs, c.want)
		}
		for _, e := range errs {
			if len(e) > 400 {
				t.Errorf("an error of %d bytes", len(e))
			}
		}
	}
	_, errs := decode(t, record.Invoices, "", good[record.Invoices])
	if len(errs) != 1 || !strings.HasPrefix(errs[0], "2 currency: is missing") {
		t.Errorf("no currency at all: %q", errs)
	}
	if _, err := record.NewDecoder("horses", "f", ""); !fault.Is(err, fault.Invalid) {
		t.Errorf("an unknown kind: %v", err)
	}
}

func TestRowsOfOneNumberAreOneRecord(t *testing.T) {
	t.Parallel()
	line := func(number, no, amount string, more ...string) row {
		r := row{"number": number, "account_number": "A", "issue_date": "2026-01-31", "total": "100", "line_no": no, "line_amount": amount}
		for i := 0; i < len(more); i += 2 {
			r[more[i]] = more[i+1]
		}
		return r
	}
	single := row{"number": "3", "account_number": "A", "issue_date": "2026-01-31", "total": "7"}
	got, errs := decode(t, record.Invoices, "USD", line("1", "1", "60"), line("1", "2", "40", "quantity", "2"), line("2", "1", "100"), single, single)
	if len(errs) != 0 || len(got) != 4 {
		t.Fatalf("%d records, %q", len(got), errs)
	}
	first := got[0].(*record.Invoice)
	if len(first.Lines) != 2 || first.Lines[1].At() != 3 || first.Lines[1].Quantity.String() != "2" || *first.Lines[1].Amount != money.New(4000, "USD") || first.At() != 2 {
		t.Errorf("first invoice %+v", first)
	}
	for name, c := range map[string]struct {
		rows []row
		want string
	}{
		"another total":   {[]row{line("1", "1", "60"), line("1", "2", "40", "total", "101")}, `3 total: differs from "100" on line 2`},
		"line twice":      {[]row{line("1", "1", "60"), line("1", "1", "40")}, "3 line_no: line 1 is there already, on line 2"},
		"bad second line": {[]row{line("1", "1", "60"), line("1", "2", "x")}, "3 line_amount: "},
	} {
		got, errs := decode(t, record.Invoices, "USD", c.rows...)
		if len(got) != 0 || len(errs) != 1 || !strings.HasPrefix(errs[0], c.want) {
			t.Errorf("%s: %v, %q; want %q", name, got, errs, c.want)
		}
	}
	contract := func(no string) row {
		r := row{}
		for k, v := range good[record.Contracts] {
			r[k] = v
		}
		r["line_no"] = no
		return r
	}
	got, errs = decode(t, record.Contracts, "", contract("1"), contract("2"))
	if len(errs) != 0 || len(got) != 1 || len(got[0].(*record.Contract).Lines) != 2 {
		t.Errorf("contract: %v, %q", got, errs)
	}
	var many []row
	for i := range 10_001 {
		many = append(many, line("1", fmt.Sprint(i+1), "1"))
	}
	if got, errs := decode(t, record.Invoices, "USD", many...); len(got) != 0 || len(errs) != 1 || !strings.Contains(errs[0], "more than 10000 lines") {
		t.Errorf("an endless invoice: %d records, %d errors", len(got), len(errs))
	}
}

// Whatever the cells hold, a row is either a complete record or refused with a reason, and amounts survive.
func TestAnyCells(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		kind := rapid.SampledFrom(record.Kinds()).Draw(rt, "kind")
		r := row{}
		for k, v := range good[kind] {
			r[k] = v
		}
		for _, c := range record.Columns(kind) {
			if rapid.Bool().Draw(rt, "change "+c.Name) {
				r[c.Name] = rapid.OneOf(rapid.String(), rapid.StringMatching(`-?[0-9]{1,20}(\.[0-9]{0,9})?`), rapid.SampledFrom([]string{"USD", "JPY", "2026-01-31", "1|2"})).Draw(rt, c.Name)
			}
		}
		got, errs := decode(t, kind, "USD", r)
		if len(got)+len(errs) == 0 || len(got) > 1 {
			rt.Fatalf("%d records, %q", len(got), errs)
		}
		if len(got) == 1 && kind == record.Payments {
			p := got[0].(*record.Payment)
			if again, err := money.Parse(strings.TrimSpace(r["amount"]), p.Amount.Currency); err != nil || again != p.Amount || p.Amount.Minor <= 0 {
				rt.Fatalf("amount %q became %v", r["amount"], p.Amount)
			}
		}
	})
}
