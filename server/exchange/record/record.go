package record

import (
	"slices"
	"strings"

	"github.com/duebook/duebook/server/fault"
)

// Kind names what an import file holds. The names are those of the command line.
type Kind string

// The kinds of records.
const (
	Accounts     Kind = "accounts"
	Contacts     Kind = "contacts"
	Contracts    Kind = "contracts"
	Invoices     Kind = "invoices"
	Payments     Kind = "payments"
	Applications Kind = "applications"
	CreditMemos  Kind = "credit-memos"
	Inventory    Kind = "inventory"
	Users        Kind = "users"
	Prices       Kind = "prices"
	Rates        Kind = "rates"
	TaxRates     Kind = "tax-rates"
	Time         Kind = "time"
	Usage        Kind = "usage"
)

// Kinds are all kinds, in the order in which one depends on another.
func Kinds() []Kind {
	return []Kind{Accounts, Contacts, Users, TaxRates, Rates, Prices, Contracts, Inventory, Time, Usage, Invoices, Payments, CreditMemos, Applications}
}

// ParseKind reads a kind's name in either case.
func ParseKind(s string) (Kind, error) {
	k := Kind(strings.ToLower(strings.TrimSpace(s)))
	if !slices.Contains(Kinds(), k) {
		names := make([]string, len(Kinds()))
		for i, n := range Kinds() {
			names[i] = string(n)
		}
		return "", fault.New(fault.Invalid, "%q can't be imported; kinds are %s", clip(s), strings.Join(names, ", "))
	}
	return k, nil
}

// Record is one of *Account, *Contact, *Contract, *Invoice, *Payment, *Application, *CreditMemo, *InventoryItem, *User,
// *Price, *Rate, *TaxRate, *TimeEntry, *UsageRecord.
type Record interface {
	Kind() Kind
	At() int // line of the file the record starts on
}

// Line is the file line, or the row of a worksheet, that a record comes from.
type Line int

// At implements Record.
func (l Line) At() int { return int(l) }

// Type is how a column is read.
type Type string

// Types of columns.
const (
	TypeText     Type = "text"
	TypeDay      Type = "date"
	TypeAmount   Type = "amount" // of the record's currency
	TypeDecimal  Type = "decimal"
	TypeInteger  Type = "integer"
	TypeCurrency Type = "currency"
	TypeChoice   Type = "choice"
	TypeList     Type = "list" // separated by |
)

// Column documents one column of a kind.
type Column struct {
	Name     string
	Required bool
	Type     Type
	Choices  []string // of TypeChoice, and of the members of TypeList where they are limited
	Help     string
}

// CellError refuses one cell, or with an empty Field a whole row.
type CellError struct {
	File    string
	Line    int
	Kind    Kind
	Field   string // column of the record
	Source  string // column of the file, where a mapping gave it another name
	Value   string // at most 80 bytes
	Message string // what is wrong and what would be right
}

func (e *CellError) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	b.WriteString(", line ")
	b.WriteString(itoa(e.Line))
	if e.Field != "" {
		b.WriteString(", ")
		b.WriteString(e.Field)
	}
	b.WriteString(": ")
	b.WriteString(e.Message)
	return b.String()
}

// Fault is the error as the API shows it.
func (e *CellError) Fault() *fault.Error {
	f := fault.New(fault.Invalid, "%s", e.Error())
	if e.Field != "" {
		f = f.On(e.Field)
	}
	return f
}

func clip(s string) string {
	if len(s) <= 80 {
		return s
	}
	return strings.ToValidUTF8(s[:77], "") + "…"
}
