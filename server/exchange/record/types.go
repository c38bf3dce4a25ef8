package record

import (
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/shopspring/decimal"
)

// Account is a party. Empty texts and a nil limit were not given.
type Account struct {
	Line
	Number, Name, AccountKind, ParentNumber, BusinessUnit string
	Currency                                              money.Currency
	PaymentTerms                                          string
	CreditLimit                                           *money.Amount
	Email, Phone                                          string
	Street, City, Region, PostalCode, Country             string
	TaxID, Language, Collector, Biller                    string
	BankAccounts                                          []string
}

// Contact is a person at an account.
type Contact struct {
	Line
	AccountNumber, Name, Role, Email, Phone, Language string
}

// Contract is an agreement with its lines, which come in consecutive rows of one number.
type Contract struct {
	Line
	Number, AccountNumber string
	Lines                 []ContractLine
}

// ContractLine is one product of a contract.
type ContractLine struct {
	Line
	No                           int
	ProductCode                  string
	Quantity, UnitPrice, Minimum decimal.Decimal
	LineKind, Frequency, Timing  string // LineKind is empty where the frequency decides
	StartOn, EndOn               date.Date
	InstalledOn, FunctionalOn    date.Date
	Site, CostCentre             string
}

// Invoice is a receivable with or without lines; lines come in consecutive rows of one number.
type Invoice struct {
	Line
	Number, AccountNumber                      string
	IssueOn, DueOn                             date.Date // DueOn is empty where the account's terms decide
	Total, Tax                                 money.Amount
	PurchaseOrder, Description, ContractNumber string
	Lines                                      []InvoiceLine
}

// InvoiceLine is one line of an invoice. Quantity, UnitPrice and Amount are nil where they were not given.
type InvoiceLine struct {
	Line
	No                  int
	Description         string
	Quantity, UnitPrice *decimal.Decimal
	Amount              *money.Amount
	ProductCode         string
}

// Payment is money received.
type Payment struct {
	Line
	Number, AccountNumber string
	ReceivedOn            date.Date
	Amount                money.Amount
	Method, Reference     string
}

// Application settles some amount of an invoice out of a payment. AppliedOn is empty where the payment's date decides.
type Application struct {
	Line
	PaymentNumber, InvoiceNumber string
	Amount                       money.Amount
	AppliedOn                    date.Date
}

// CreditMemo reduces what an account owes.
type CreditMemo struct {
	Line
	Number, AccountNumber string
	IssueOn               date.Date
	Amount                money.Amount
	Reason, InvoiceNumber string
}

// InventoryItem is a circuit, line, device, licence or site service. ContractLine is 0 where it was not given.
type InventoryItem struct {
	Line
	Number, ItemKind, Identifier                 string
	AccountNumber, CarrierNumber, CarrierAccount string
	Site, CostCentre, Status                     string
	InstalledOn, DisconnectedOn                  date.Date
	ContractNumber                               string
	ContractLine                                 int
}

// User is a person who may sign in.
type User struct {
	Line
	Username, Name, Email string
	Roles                 []string
	AccountNumbers        []string
}

// Price is what a product costs from a day on, in one currency.
type Price struct {
	Line
	ProductCode    string
	Currency       money.Currency
	UnitPrice      decimal.Decimal
	StartOn, EndOn date.Date // EndOn is empty where the next price ends it
}

// Rate is what an hour of a role costs from a day on.
type Rate struct {
	Line
	Card, Role, Skill, Class string
	Hourly                   decimal.Decimal
	Currency                 money.Currency
	StartOn, EndOn           date.Date // EndOn is empty where the next rate ends it
}

// TaxRate is what a jurisdiction takes of a class of products from a day on.
type TaxRate struct {
	Line
	Jurisdiction, Name                  string
	Country, Region, City, PostalPrefix string
	TaxClass, Category                  string // no Category: by the percentage
	Percent                             decimal.Decimal
	StartOn, EndOn                      date.Date // EndOn is empty where the next rate ends it
}

// TimeEntry is work of a person on a day.
type TimeEntry struct {
	Line
	Number, AccountNumber, ContractNumber string
	ContractLine                          int
	Person, Role, Skill                   string
	WorkedOn                              date.Date
	Hours                                 decimal.Decimal
	Class, Description, Status            string
}

// UsageRecord is a measured quantity of a day.
type UsageRecord struct {
	Line
	Number, ContractNumber string
	ContractLine           int
	UsedOn                 date.Date
	Quantity               decimal.Decimal
}

// Kind implements Record.
func (*Account) Kind() Kind { return Accounts }

// Kind implements Record.
func (*Contact) Kind() Kind { return Contacts }

// Kind implements Record.
func (*Contract) Kind() Kind { return Contracts }

// Kind implements Record.
func (*Invoice) Kind() Kind { return Invoices }

// Kind implements Record.
func (*Payment) Kind() Kind { return Payments }

// Kind implements Record.
func (*Application) Kind() Kind { return Applications }

// Kind implements Record.
func (*CreditMemo) Kind() Kind { return CreditMemos }

// Kind implements Record.
func (*InventoryItem) Kind() Kind { return Inventory }

// Kind implements Record.
func (*User) Kind() Kind { return Users }

// Kind implements Record.
func (*Price) Kind() Kind { return Prices }

// Kind implements Record.
func (*Rate) Kind() Kind { return Rates }

// Kind implements Record.
func (*TaxRate) Kind() Kind { return TaxRates }

// Kind implements Record.
func (*TimeEntry) Kind() Kind { return Time }

// Kind implements Record.
func (*UsageRecord) Kind() Kind { return Usage }
