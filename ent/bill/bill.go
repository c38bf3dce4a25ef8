// Package bill holds the value types that a draft of an invoice is made of. They are kept as JSON in the draft's row.
package bill

import (
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/shopspring/decimal"
)

// Source says what a line of a draft charges for.
type Source string

// The sources of lines.
const (
	Recurring Source = "RECURRING"
	OneTime   Source = "ONE_TIME"
	Usage     Source = "USAGE"
	Time      Source = "TIME"
	Shortfall Source = "SHORTFALL" // what is missing to the minimum that was agreed
)

// Line is one charge of a draft. Amounts are minor units of the draft's currency.
type Line struct {
	Source       Source          `json:"source"`
	Contract     int             `json:"contract"`
	ContractLine int             `json:"contractLine"`
	Product      int             `json:"product,omitempty"`
	TaxClass     string          `json:"taxClass,omitempty"`
	Description  string          `json:"description"`
	Quantity     decimal.Decimal `json:"quantity"`
	UnitPrice    decimal.Decimal `json:"unitPrice"`
	Minor        int64           `json:"minor"` // without tax; negative when something is given back
	Tax          int64           `json:"tax,omitempty"`
	From         date.Date       `json:"from,omitempty"`
	To           date.Date       `json:"to,omitempty"`
	Reason       string          `json:"reason,omitempty"` // PRORATED, RETURNED; empty: a whole period
	Promotion    string          `json:"promotion,omitempty"`
	Site         string          `json:"site,omitempty"`
	CostCentre   string          `json:"costCentre,omitempty"`
	Previous     *int64          `json:"previous,omitempty"` // what the contract line charged on the invoice before
}

// Tax is what one jurisdiction gets at one rate.
type Tax struct {
	Jurisdiction string          `json:"jurisdiction"`
	Class        string          `json:"class,omitempty"`
	Category     string          `json:"category"` // UNCL 5305
	Percent      decimal.Decimal `json:"percent"`
	Taxable      int64           `json:"taxable"`
	Minor        int64           `json:"minor"`
	Exemption    string          `json:"exemption,omitempty"`
}

// Mark is how far a contract line is billed, before the draft is posted and after. A draft whose Before is no longer what
// the line says is stale.
type Mark struct {
	ContractLine int       `json:"line"`
	Before       date.Date `json:"before,omitempty"`
	After        date.Date `json:"after,omitempty"`
}

// Content is what a draft charges.
type Content struct {
	Lines []Line   `json:"lines"`
	Taxes []Tax    `json:"taxes,omitempty"`
	Marks []Mark   `json:"marks,omitempty"`
	Times []int    `json:"times,omitempty"` // time entries that it bills
	Usage []int    `json:"usage,omitempty"` // usage records that it bills
	Rates []string `json:"rates,omitempty"` // exchange rates that were used, for people
	Gone  []Line   `json:"gone,omitempty"`  // what the invoice before charged and this one does not
	Terms string   `json:"terms,omitempty"` // which lines its contracts had, in which versions
}

// Amount is the line's amount without tax.
func (l Line) Amount(c money.Currency) money.Amount { return money.New(l.Minor, c) }

// Selection says which accounts a run bills; empty parts don't narrow.
type Selection struct {
	Accounts []int    `json:"accounts,omitempty"`
	Kinds    []string `json:"kinds,omitempty"`
	Regions  []string `json:"regions,omitempty"`
	Children bool     `json:"children,omitempty"` // also the accounts below Accounts
}

// Rebill is the invoice that replaces a wrong one. Amounts are minor units of the wrong one's currency.
type Rebill struct {
	PurchaseOrder string       `json:"purchaseOrder,omitempty"`
	Lines         []RebillLine `json:"lines"`
	Taxes         []Tax        `json:"taxes,omitempty"` // by jurisdiction; none: the taxes of the lines are all there is to say
}

// RebillLine is one of its lines.
type RebillLine struct {
	ContractLine int             `json:"contractLine,omitempty"`
	Description  string          `json:"description"`
	Product      int             `json:"product,omitempty"`
	Quantity     decimal.Decimal `json:"quantity"`
	UnitPrice    decimal.Decimal `json:"unitPrice"`
	Minor        int64           `json:"minor"` // without tax
	Tax          int64           `json:"tax,omitempty"`
	TaxClass     string          `json:"taxClass,omitempty"`
	From         date.Date       `json:"from,omitempty"`
	To           date.Date       `json:"to,omitempty"`
	Site         string          `json:"site,omitempty"`
	CostCentre   string          `json:"costCentre,omitempty"`
}

// Total is the sum of its lines with tax.
func (r *Rebill) Total() (minor int64) {
	for _, l := range r.Lines {
		minor += l.Minor + l.Tax
	}
	return minor
}

// Change is one difference that a contract event made, in words.
type Change struct {
	Field  string `json:"field"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}
