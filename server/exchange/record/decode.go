package record

import (
	"errors"
	"fmt"
	"strings"

	"github.com/duebook/duebook/ent/money"
)

// maxLines bounds a record that goes over many rows.
const maxLines = 10_000

// table is the declaration of one kind.
type table[T any] struct {
	kind    Kind
	make    func(Line) *T
	columns []column[T]
	check   func(*T) (field, message string) // what holds between fields; may fill in what follows from others
	key     func(*T) string                  // rows in a row with the same key are one record; "" stands alone
	merge   func(into, r *T) error
}

func (t table[T]) docs() []Column {
	out := make([]Column, len(t.columns))
	for i, c := range t.columns {
		out[i] = c.Column
	}
	return out
}

// Columns documents a kind's columns, in the order in which Decoder takes cells; nil for an unknown kind.
func Columns(kind Kind) []Column {
	switch kind {
	case Accounts:
		return accounts.docs()
	case Contacts:
		return contacts.docs()
	case Contracts:
		return contracts.docs()
	case Invoices:
		return invoices.docs()
	case Payments:
		return payments.docs()
	case Applications:
		return applications.docs()
	case CreditMemos:
		return creditMemos.docs()
	case Inventory:
		return inventory.docs()
	case Users:
		return users.docs()
	case Prices:
		return prices.docs()
	case Rates:
		return rates.docs()
	case TaxRates:
		return taxRates.docs()
	case Time:
		return times.docs()
	case Usage:
		return usages.docs()
	}
	return nil
}

// Decoder makes records of one kind. Rows that belong to one record (the lines of an invoice) must follow each other.
type Decoder struct {
	rows rowDecoder
}

// rowDecoder hides the type of the record.
type rowDecoder interface {
	add(line int, cells []string, emit func(Record, []CellError) bool) bool
	flush(emit func(Record, []CellError) bool) bool
}

// NewDecoder decodes rows of one file. Currency is what amounts are in when a row names none; it may be empty, then
// every row needs its own.
func NewDecoder(kind Kind, file string, currency money.Currency) (*Decoder, error) {
	var rows rowDecoder
	switch kind {
	case Accounts:
		rows = newRows(&accounts, file, currency, func(r *Account) Record { return r })
	case Contacts:
		rows = newRows(&contacts, file, currency, func(r *Contact) Record { return r })
	case Contracts:
		rows = newRows(&contracts, file, currency, func(r *Contract) Record { return r })
	case Invoices:
		rows = newRows(&invoices, file, currency, func(r *Invoice) Record { return r })
	case Payments:
		rows = newRows(&payments, file, currency, func(r *Payment) Record { return r })
	case Applications:
		rows = newRows(&applications, file, currency, func(r *Application) Record { return r })
	case CreditMemos:
		rows = newRows(&creditMemos, file, currency, func(r *CreditMemo) Record { return r })
	case Inventory:
		rows = newRows(&inventory, file, currency, func(r *InventoryItem) Record { return r })
	case Users:
		rows = newRows(&users, file, currency, func(r *User) Record { return r })
	case Prices:
		rows = newRows(&prices, file, currency, func(r *Price) Record { return r })
	case Rates:
		rows = newRows(&rates, file, currency, func(r *Rate) Record { return r })
	case TaxRates:
		rows = newRows(&taxRates, file, currency, func(r *TaxRate) Record { return r })
	case Time:
		rows = newRows(&times, file, currency, func(r *TimeEntry) Record { return r })
	case Usage:
		rows = newRows(&usages, file, currency, func(r *UsageRecord) Record { return r })
	default:
		_, err := ParseKind(string(kind))
		return nil, err
	}
	return &Decoder{rows: rows}, nil
}

// Add takes the cells of one row in the order of Columns, "" for what is not there. It calls emit for every record that
// is complete, either with the record or with the reasons for refusing it, and answers false once emit did.
func (d *Decoder) Add(line int, cells []string, emit func(Record, []CellError) bool) bool {
	return d.rows.add(line, cells, emit)
}

// Flush emits the last record of the file.
func (d *Decoder) Flush(emit func(Record, []CellError) bool) bool { return d.rows.flush(emit) }

type rows[T any] struct {
	*table[T]
	file     string
	fallback money.Currency
	currency int // index of the currency column, -1 without
	wrap     func(*T) Record

	pending *T // a grouped record that may go on
	key     string
	first   []string // cells of its first row
	at      int
	lines   int
	errs    []CellError
	refused bool
}

func newRows[T any](t *table[T], file string, currency money.Currency, wrap func(*T) Record) *rows[T] {
	d := &rows[T]{table: t, file: file, fallback: currency, currency: -1, wrap: wrap}
	for i, c := range t.columns {
		if c.Type == TypeCurrency {
			d.currency = i
		}
	}
	return d
}

func (d *rows[T]) add(line int, cells []string, emit func(Record, []CellError) bool) bool {
	r := d.make(Line(line))
	errs := d.decode(r, line, cells)
	key := ""
	if d.merge != nil {
		key = d.table.key(r)
	}
	if key == "" {
		if !d.flush(emit) {
			return false
		}
		if len(errs) > 0 {
			return emit(nil, errs)
		}
		return emit(d.wrap(r), nil)
	}
	if d.pending == nil || key != d.key {
		if !d.flush(emit) {
			return false
		}
		d.pending, d.key, d.at, d.lines, d.errs, d.refused = r, key, line, 1, errs, len(errs) > 0
		d.first = append(d.first[:0], cells...)
		return true
	}
	d.lines++
	for i, c := range d.columns {
		if v := strings.TrimSpace(cells[i]); !c.group && v != "" && v != strings.TrimSpace(d.first[i]) {
			errs = append(errs, d.err(line, c.Name, v, fmt.Sprintf("differs from %q on line %d, the first of %s", clip(d.first[i]), d.at, clip(key))))
		}
	}
	switch {
	case d.lines == maxLines+1:
		errs = append(errs, d.err(line, "", "", fmt.Sprintf("%s has more than %d lines", clip(key), maxLines)))
	case len(errs) == 0 && !d.refused:
		if err := d.merge(d.pending, r); err != nil {
			errs = append(errs, d.err(line, "line_no", "", err.Error()))
		}
	}
	d.refused = d.refused || len(errs) > 0
	if len(d.errs) < maxLines {
		d.errs = append(d.errs, errs...)
	}
	return true
}

func (d *rows[T]) flush(emit func(Record, []CellError) bool) bool {
	if d.pending == nil {
		return true
	}
	r, errs := d.pending, d.errs
	d.pending, d.errs = nil, nil
	if d.refused {
		return emit(nil, errs)
	}
	return emit(d.wrap(r), nil)
}

// decode reads every cell and answers what is wrong with the row.
func (d *rows[T]) decode(r *T, line int, cells []string) (errs []CellError) {
	c := cell{line: line, currency: d.fallback}
	if d.currency >= 0 {
		if v := trim(cells[d.currency]); v != "" {
			if cur := money.Currency(v); cur.Valid() {
				c.currency = cur
			} else {
				var err error
				if c.currency, err = money.ParseCurrency(v); err != nil {
					errs = append(errs, d.err(line, "currency", v, err.Error()))
				}
			}
		}
	}
	for i := range d.columns {
		col := &d.columns[i]
		v := trim(cells[i])
		if v == "" {
			if col.Required {
				errs = append(errs, d.err(line, col.Name, "", "is missing; "+col.wants()+" is needed"))
			} else if col.Type == TypeCurrency && c.currency != "" {
				_ = col.set(r, v, &c)
			}
			continue
		}
		if err := col.set(r, v, &c); err != nil {
			if errors.Is(err, errCurrency) {
				if len(errs) == 0 || errs[0].Field != "currency" {
					errs = append([]CellError{d.err(line, "currency", "", "is missing; an amount needs an ISO 4217 code such as USD")}, errs...)
				}
				continue
			}
			errs = append(errs, d.err(line, col.Name, v, err.Error()))
		}
	}
	if len(errs) == 0 && d.check != nil {
		if field, message := d.check(r); message != "" {
			errs = append(errs, d.err(line, field, d.value(cells, field), message))
		}
	}
	return errs
}

func (d *rows[T]) value(cells []string, field string) string {
	for i := range d.columns {
		if d.columns[i].Name == field {
			return trim(cells[i])
		}
	}
	return ""
}

func (d *rows[T]) err(line int, field, value, message string) CellError {
	return CellError{File: d.file, Line: line, Kind: d.kind, Field: field, Value: clip(value), Message: message}
}

// wants says what a column holds.
func (c Column) wants() string {
	switch {
	case c.Choices != nil:
		return "one of " + strings.Join(c.Choices, ", ")
	case c.Type == TypeDay:
		return "a day such as 2026-01-31"
	case c.Type == TypeAmount:
		return "an amount such as 1234.50"
	case c.Type == TypeDecimal:
		return "a decimal number such as 12.5"
	case c.Type == TypeInteger:
		return "a whole number"
	}
	return "a text"
}

// trim is strings.TrimSpace with a short way out for cells that need nothing.
func trim(s string) string {
	if s == "" || (s[0] > ' ' && s[0] < 0x7f && s[len(s)-1] > ' ' && s[len(s)-1] < 0x7f) {
		return s
	}
	return strings.TrimSpace(s)
}
