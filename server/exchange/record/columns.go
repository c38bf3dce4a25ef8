package record

import (
	"fmt"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/shopspring/decimal"
)

var (
	accountKinds  = []string{"CLIENT", "DEALER", "OEM", "PARTNER", "CARRIER"}
	frequencies   = []string{"ONE_TIME", "MONTHLY", "QUARTERLY", "SEMI_ANNUAL", "ANNUAL"}
	timings       = []string{"ADVANCE", "ARREARS"}
	lineKinds     = []string{"RECURRING", "ONE_TIME", "USAGE"}
	methods       = []string{"ACH", "WIRE", "CHECK", "CARD", "DIRECT_DEBIT", "CASH", "OTHER"}
	creditReasons = []string{"BILLING_ERROR", "PRICE", "QUANTITY", "DUPLICATE", "SERVICE", "RETURN", "CONCESSION", "OTHER"}
	itemKinds     = []string{"CIRCUIT", "LINE", "DEVICE", "LICENCE", "SITE_SERVICE"}
	itemStates    = []string{"PLANNED", "INSTALLED", "FUNCTIONAL", "SUSPENDED", "DISCONNECTED"}
	hourClasses   = []string{"REGULAR", "OVERTIME", "HOLIDAY"}
	timeStates    = []string{"DRAFT", "SUBMITTED", "APPROVED"}
	taxCategories = []string{"S", "L", "M", "Z", "E", "AE", "K", "G", "O"}
	roles         = []string{"ADMIN", "MANAGER", "BILLER", "CASH_APPLIER", "COLLECTOR", "PROCESSOR", "RESOLVER", "AUDITOR", "DEALER", "PARTNER"}
)

const (
	helpCurrency = "ISO 4217 code; the book's own when empty"
	helpDay      = "2026-01-31"
	helpEnd      = "not before start_date; until the next one begins when empty"
)

var accounts = table[Account]{
	kind: Accounts,
	make: func(l Line) *Account { return &Account{Line: l} },
	columns: []column[Account]{
		{Column: Column{"number", true, TypeText, nil, "unique account number"}, set: code(40, func(r *Account) *string { return &r.Number })},
		{Column: Column{"name", true, TypeText, nil, "legal or trading name"}, set: text(200, func(r *Account) *string { return &r.Name })},
		{Column: Column{"kind", true, TypeChoice, accountKinds, "what the party is to us"}, set: choice(accountKinds, func(r *Account) *string { return &r.AccountKind })},
		{Column: Column{"parent_number", false, TypeText, nil, "account that pays for this one"}, set: code(40, func(r *Account) *string { return &r.ParentNumber })},
		{Column: Column{"business_unit", false, TypeText, nil, "code of the unit that bills"}, set: code(40, func(r *Account) *string { return &r.BusinessUnit })},
		{Column: Column{"currency", false, TypeCurrency, nil, helpCurrency}, set: currency(func(r *Account) *money.Currency { return &r.Currency })},
		{Column: Column{"payment_terms", false, TypeText, nil, "such as NET30"}, set: code(40, func(r *Account) *string { return &r.PaymentTerms })},
		{Column: Column{"credit_limit", false, TypeAmount, nil, "not negative"}, set: optionalAmount(notNegative, func(r *Account) **money.Amount { return &r.CreditLimit })},
		{Column: Column{"email", false, TypeText, nil, "name@example.com"}, set: email(func(r *Account) *string { return &r.Email })},
		{Column: Column{"phone", false, TypeText, nil, ""}, set: code(40, func(r *Account) *string { return &r.Phone })},
		{Column: Column{"street", false, TypeText, nil, "may have several lines"}, set: text(400, func(r *Account) *string { return &r.Street })},
		{Column: Column{"city", false, TypeText, nil, ""}, set: code(120, func(r *Account) *string { return &r.City })},
		{Column: Column{"region", false, TypeText, nil, "state or province"}, set: code(80, func(r *Account) *string { return &r.Region })},
		{Column: Column{"postal_code", false, TypeText, nil, ""}, set: code(20, func(r *Account) *string { return &r.PostalCode })},
		{Column: Column{"country", false, TypeText, nil, "ISO 3166 code of two letters"}, set: country(func(r *Account) *string { return &r.Country })},
		{Column: Column{"tax_id", false, TypeText, nil, ""}, set: code(40, func(r *Account) *string { return &r.TaxID })},
		{Column: Column{"language", false, TypeText, nil, "such as en or de-CH"}, set: tongue(func(r *Account) *string { return &r.Language })},
		{Column: Column{"collector", false, TypeText, nil, "user name of the collector"}, set: code(200, func(r *Account) *string { return &r.Collector })},
		{Column: Column{"biller", false, TypeText, nil, "user name of the biller"}, set: code(200, func(r *Account) *string { return &r.Biller })},
		{Column: Column{"bank_accounts", false, TypeList, nil, "account numbers or IBANs, separated by |"}, set: list(nil, func(r *Account) *[]string { return &r.BankAccounts })},
	},
}

var contacts = table[Contact]{
	kind: Contacts,
	make: func(l Line) *Contact { return &Contact{Line: l} },
	columns: []column[Contact]{
		{Column: Column{"account_number", true, TypeText, nil, ""}, set: code(40, func(r *Contact) *string { return &r.AccountNumber })},
		{Column: Column{"name", true, TypeText, nil, ""}, set: code(200, func(r *Contact) *string { return &r.Name })},
		{Column: Column{"role", false, TypeText, nil, "such as AP clerk or controller"}, set: code(80, func(r *Contact) *string { return &r.Role })},
		{Column: Column{"email", false, TypeText, nil, "name@example.com"}, set: email(func(r *Contact) *string { return &r.Email })},
		{Column: Column{"phone", false, TypeText, nil, ""}, set: code(40, func(r *Contact) *string { return &r.Phone })},
		{Column: Column{"language", false, TypeText, nil, "such as en or de-CH"}, set: tongue(func(r *Contact) *string { return &r.Language })},
	},
}

func contractLine(r *Contract) *ContractLine { return &r.Lines[0] }

var contracts = table[Contract]{
	kind: Contracts,
	make: func(l Line) *Contract { return &Contract{Line: l, Lines: []ContractLine{{Line: l, Timing: "ADVANCE"}}} },
	columns: []column[Contract]{
		{Column: Column{"number", true, TypeText, nil, "rows of one number in a row are its lines"}, set: code(40, func(r *Contract) *string { return &r.Number })},
		{Column: Column{"account_number", true, TypeText, nil, ""}, set: code(40, func(r *Contract) *string { return &r.AccountNumber })},
		{Column: Column{"line_no", true, TypeInteger, nil, "unique in the contract"}, set: integer(1, 1_000_000, func(r *Contract) *int { return &contractLine(r).No }), group: true},
		{Column: Column{"product_code", true, TypeText, nil, ""}, set: code(60, func(r *Contract) *string { return &contractLine(r).ProductCode }), group: true},
		{Column: Column{"quantity", true, TypeDecimal, nil, "not negative, up to 8 decimals"}, set: rate(notNegative, func(r *Contract) *decimal.Decimal { return &contractLine(r).Quantity }), group: true},
		{Column: Column{"unit_price", true, TypeDecimal, nil, "up to 8 decimals; negative for a rebate"}, set: rate(anySign, func(r *Contract) *decimal.Decimal { return &contractLine(r).UnitPrice }), group: true},
		{Column: Column{"frequency", true, TypeChoice, frequencies, ""}, set: choice(frequencies, func(r *Contract) *string { return &contractLine(r).Frequency }), group: true},
		{Column: Column{"timing", false, TypeChoice, timings, "ADVANCE when empty"}, set: choice(timings, func(r *Contract) *string { return &contractLine(r).Timing }), group: true},
		{Column: Column{"start_date", true, TypeDay, nil, helpDay}, set: day(func(r *Contract) *date.Date { return &contractLine(r).StartOn }), group: true},
		{Column: Column{"end_date", false, TypeDay, nil, "not before start_date"}, set: day(func(r *Contract) *date.Date { return &contractLine(r).EndOn }), group: true},
		{Column: Column{"installed_on", false, TypeDay, nil, helpDay}, set: day(func(r *Contract) *date.Date { return &contractLine(r).InstalledOn }), group: true},
		{Column: Column{"functional_on", false, TypeDay, nil, helpDay}, set: day(func(r *Contract) *date.Date { return &contractLine(r).FunctionalOn }), group: true},
		{Column: Column{"kind", false, TypeChoice, lineKinds, "as the frequency says when empty"}, set: choice(lineKinds, func(r *Contract) *string { return &contractLine(r).LineKind }), group: true},
		{Column: Column{"minimum", false, TypeDecimal, nil, "the least that usage costs in a period"}, set: rate(notNegative, func(r *Contract) *decimal.Decimal { return &contractLine(r).Minimum }), group: true},
		{Column: Column{"site", false, TypeText, nil, ""}, set: code(200, func(r *Contract) *string { return &contractLine(r).Site }), group: true},
		{Column: Column{"cost_centre", false, TypeText, nil, ""}, set: code(60, func(r *Contract) *string { return &contractLine(r).CostCentre }), group: true},
	},
	check: func(r *Contract) (string, string) {
		l := r.Lines[0]
		return notBefore("end_date", l.EndOn, "start_date", l.StartOn)
	},
	key: func(r *Contract) string { return r.Number },
	merge: func(into, r *Contract) error {
		for _, l := range into.Lines {
			if l.No == r.Lines[0].No {
				return fmt.Errorf("line %d is there already, on line %d of the file", l.No, l.Line)
			}
		}
		into.Lines = append(into.Lines, r.Lines...)
		return nil
	},
}

func invoiceLine(r *Invoice) *InvoiceLine {
	if r.Lines == nil {
		r.Lines = []InvoiceLine{{Line: r.Line}}
	}
	return &r.Lines[0]
}

var invoices = table[Invoice]{
	kind: Invoices,
	make: func(l Line) *Invoice { return &Invoice{Line: l} },
	columns: []column[Invoice]{
		{Column: Column{"number", true, TypeText, nil, "unique; rows of one number in a row are its lines when there is a line_no"}, set: code(40, func(r *Invoice) *string { return &r.Number })},
		{Column: Column{"account_number", true, TypeText, nil, ""}, set: code(40, func(r *Invoice) *string { return &r.AccountNumber })},
		{Column: Column{"issue_date", true, TypeDay, nil, helpDay}, set: day(func(r *Invoice) *date.Date { return &r.IssueOn })},
		{Column: Column{"due_date", false, TypeDay, nil, "not before issue_date; by the account's terms when empty"}, set: day(func(r *Invoice) *date.Date { return &r.DueOn })},
		{Column: Column{"currency", false, TypeCurrency, nil, helpCurrency}, set: currency[Invoice](nil)},
		{Column: Column{"total", true, TypeAmount, nil, "with tax, not negative"}, set: amount(notNegative, func(r *Invoice) *money.Amount { return &r.Total })},
		{Column: Column{"tax", false, TypeAmount, nil, "part of the total"}, set: amount(notNegative, func(r *Invoice) *money.Amount { return &r.Tax })},
		{Column: Column{"purchase_order", false, TypeText, nil, ""}, set: code(60, func(r *Invoice) *string { return &r.PurchaseOrder })},
		{Column: Column{"description", false, TypeText, nil, ""}, set: text(2000, func(r *Invoice) *string { return &r.Description })},
		{Column: Column{"contract_number", false, TypeText, nil, ""}, set: code(40, func(r *Invoice) *string { return &r.ContractNumber })},
		{Column: Column{"line_no", false, TypeInteger, nil, "unique in the invoice"}, set: integer(1, 1_000_000, func(r *Invoice) *int { return &invoiceLine(r).No }), group: true},
		{Column: Column{"line_description", false, TypeText, nil, ""}, set: text(2000, func(r *Invoice) *string { return &invoiceLine(r).Description }), group: true},
		{Column: Column{"quantity", false, TypeDecimal, nil, "up to 8 decimals"}, set: optionalRate(anySign, func(r *Invoice) **decimal.Decimal { return &invoiceLine(r).Quantity }), group: true},
		{Column: Column{"unit_price", false, TypeDecimal, nil, "up to 8 decimals"}, set: optionalRate(anySign, func(r *Invoice) **decimal.Decimal { return &invoiceLine(r).UnitPrice }), group: true},
		{Column: Column{"line_amount", false, TypeAmount, nil, "negative for a rebate"}, set: optionalAmount(anySign, func(r *Invoice) **money.Amount { return &invoiceLine(r).Amount }), group: true},
		{Column: Column{"product_code", false, TypeText, nil, ""}, set: code(60, func(r *Invoice) *string { return &invoiceLine(r).ProductCode }), group: true},
	},
	check: func(r *Invoice) (string, string) {
		switch {
		case r.Tax.Minor > r.Total.Minor:
			return "tax", fmt.Sprintf("%s is more than the total %s", r.Tax, r.Total)
		case r.Lines != nil && r.Lines[0].No == 0:
			return "line_no", "is missing; a row with line columns needs the number of the line"
		}
		if r.Tax.Currency == "" {
			r.Tax.Currency = r.Total.Currency
		}
		return notBefore("due_date", r.DueOn, "issue_date", r.IssueOn)
	},
	key: func(r *Invoice) string {
		if r.Lines == nil {
			return ""
		}
		return r.Number
	},
	merge: func(into, r *Invoice) error {
		for _, l := range into.Lines {
			if l.No == r.Lines[0].No {
				return fmt.Errorf("line %d is there already, on line %d of the file", l.No, l.Line)
			}
		}
		into.Lines = append(into.Lines, r.Lines...)
		return nil
	},
}

var payments = table[Payment]{
	kind: Payments,
	make: func(l Line) *Payment { return &Payment{Line: l, Method: "OTHER"} },
	columns: []column[Payment]{
		{Column: Column{"number", true, TypeText, nil, "unique"}, set: code(40, func(r *Payment) *string { return &r.Number })},
		{Column: Column{"account_number", true, TypeText, nil, ""}, set: code(40, func(r *Payment) *string { return &r.AccountNumber })},
		{Column: Column{"received_on", true, TypeDay, nil, helpDay}, set: day(func(r *Payment) *date.Date { return &r.ReceivedOn })},
		{Column: Column{"currency", false, TypeCurrency, nil, helpCurrency}, set: currency[Payment](nil)},
		{Column: Column{"amount", true, TypeAmount, nil, "more than zero"}, set: amount(positive, func(r *Payment) *money.Amount { return &r.Amount })},
		{Column: Column{"method", false, TypeChoice, methods, "OTHER when empty"}, set: choice(methods, func(r *Payment) *string { return &r.Method })},
		{Column: Column{"reference", false, TypeText, nil, "of the bank or the payer"}, set: code(140, func(r *Payment) *string { return &r.Reference })},
	},
}

var applications = table[Application]{
	kind: Applications,
	make: func(l Line) *Application { return &Application{Line: l} },
	columns: []column[Application]{
		{Column: Column{"payment_number", true, TypeText, nil, ""}, set: code(40, func(r *Application) *string { return &r.PaymentNumber })},
		{Column: Column{"invoice_number", true, TypeText, nil, ""}, set: code(40, func(r *Application) *string { return &r.InvoiceNumber })},
		{Column: Column{"currency", false, TypeCurrency, nil, helpCurrency + "; that of the payment"}, set: currency[Application](nil)},
		{Column: Column{"amount", true, TypeAmount, nil, "more than zero"}, set: amount(positive, func(r *Application) *money.Amount { return &r.Amount })},
		{Column: Column{"applied_on", false, TypeDay, nil, "the payment's day when empty"}, set: day(func(r *Application) *date.Date { return &r.AppliedOn })},
	},
}

var creditMemos = table[CreditMemo]{
	kind: CreditMemos,
	make: func(l Line) *CreditMemo { return &CreditMemo{Line: l, Reason: "OTHER"} },
	columns: []column[CreditMemo]{
		{Column: Column{"number", true, TypeText, nil, "unique"}, set: code(40, func(r *CreditMemo) *string { return &r.Number })},
		{Column: Column{"account_number", true, TypeText, nil, ""}, set: code(40, func(r *CreditMemo) *string { return &r.AccountNumber })},
		{Column: Column{"issue_date", true, TypeDay, nil, helpDay}, set: day(func(r *CreditMemo) *date.Date { return &r.IssueOn })},
		{Column: Column{"currency", false, TypeCurrency, nil, helpCurrency}, set: currency[CreditMemo](nil)},
		{Column: Column{"amount", true, TypeAmount, nil, "more than zero"}, set: amount(positive, func(r *CreditMemo) *money.Amount { return &r.Amount })},
		{Column: Column{"reason", false, TypeChoice, creditReasons, "OTHER when empty"}, set: choice(creditReasons, func(r *CreditMemo) *string { return &r.Reason })},
		{Column: Column{"invoice_number", false, TypeText, nil, "invoice that it corrects"}, set: code(40, func(r *CreditMemo) *string { return &r.InvoiceNumber })},
	},
}

var inventory = table[InventoryItem]{
	kind: Inventory,
	make: func(l Line) *InventoryItem { return &InventoryItem{Line: l, Status: "PLANNED"} },
	columns: []column[InventoryItem]{
		{Column: Column{"number", true, TypeText, nil, "unique"}, set: code(60, func(r *InventoryItem) *string { return &r.Number })},
		{Column: Column{"kind", true, TypeChoice, itemKinds, ""}, set: choice(itemKinds, func(r *InventoryItem) *string { return &r.ItemKind })},
		{Column: Column{"identifier", true, TypeText, nil, "circuit id, phone number, IMEI or serial"}, set: code(120, func(r *InventoryItem) *string { return &r.Identifier })},
		{Column: Column{"account_number", false, TypeText, nil, ""}, set: code(40, func(r *InventoryItem) *string { return &r.AccountNumber })},
		{Column: Column{"carrier_number", false, TypeText, nil, "account number of the carrier"}, set: code(40, func(r *InventoryItem) *string { return &r.CarrierNumber })},
		{Column: Column{"carrier_account", false, TypeText, nil, "our account at the carrier"}, set: code(60, func(r *InventoryItem) *string { return &r.CarrierAccount })},
		{Column: Column{"site", false, TypeText, nil, ""}, set: code(200, func(r *InventoryItem) *string { return &r.Site })},
		{Column: Column{"cost_centre", false, TypeText, nil, ""}, set: code(60, func(r *InventoryItem) *string { return &r.CostCentre })},
		{Column: Column{"status", false, TypeChoice, itemStates, "PLANNED when empty"}, set: choice(itemStates, func(r *InventoryItem) *string { return &r.Status })},
		{Column: Column{"installed_on", false, TypeDay, nil, helpDay}, set: day(func(r *InventoryItem) *date.Date { return &r.InstalledOn })},
		{Column: Column{"disconnected_on", false, TypeDay, nil, "not before installed_on"}, set: day(func(r *InventoryItem) *date.Date { return &r.DisconnectedOn })},
		{Column: Column{"contract_number", false, TypeText, nil, ""}, set: code(40, func(r *InventoryItem) *string { return &r.ContractNumber })},
		{Column: Column{"contract_line", false, TypeInteger, nil, "line_no in that contract"}, set: integer(1, 1_000_000, func(r *InventoryItem) *int { return &r.ContractLine })},
	},
	check: func(r *InventoryItem) (string, string) {
		if r.ContractLine != 0 && r.ContractNumber == "" {
			return "contract_number", "is missing; a contract_line needs it"
		}
		return notBefore("disconnected_on", r.DisconnectedOn, "installed_on", r.InstalledOn)
	},
}

var users = table[User]{
	kind: Users,
	make: func(l Line) *User { return &User{Line: l} },
	columns: []column[User]{
		{Column: Column{"username", true, TypeText, nil, "unique, without regard to case"}, set: code(200, func(r *User) *string { return &r.Username })},
		{Column: Column{"name", true, TypeText, nil, ""}, set: code(200, func(r *User) *string { return &r.Name })},
		{Column: Column{"email", false, TypeText, nil, "name@example.com"}, set: email(func(r *User) *string { return &r.Email })},
		{Column: Column{"roles", true, TypeList, roles, "separated by |"}, set: list(roles, func(r *User) *[]string { return &r.Roles })},
		{Column: Column{"account_numbers", false, TypeList, nil, "for DEALER and PARTNER: accounts they may see, separated by |"}, set: list(nil, func(r *User) *[]string { return &r.AccountNumbers })},
	},
}

var prices = table[Price]{
	kind: Prices,
	make: func(l Line) *Price { return &Price{Line: l} },
	columns: []column[Price]{
		{Column: Column{"product_code", true, TypeText, nil, "a code that is new makes a product"}, set: code(60, func(r *Price) *string { return &r.ProductCode })},
		{Column: Column{"currency", false, TypeCurrency, nil, helpCurrency}, set: currency(func(r *Price) *money.Currency { return &r.Currency })},
		{Column: Column{"unit_price", true, TypeDecimal, nil, "not negative, up to 8 decimals"}, set: rate(notNegative, func(r *Price) *decimal.Decimal { return &r.UnitPrice })},
		{Column: Column{"start_date", true, TypeDay, nil, helpDay}, set: day(func(r *Price) *date.Date { return &r.StartOn })},
		{Column: Column{"end_date", false, TypeDay, nil, helpEnd}, set: day(func(r *Price) *date.Date { return &r.EndOn })},
	},
	check: func(r *Price) (string, string) { return notBefore("end_date", r.EndOn, "start_date", r.StartOn) },
}

var rates = table[Rate]{
	kind: Rates,
	make: func(l Line) *Rate { return &Rate{Line: l, Class: "REGULAR"} },
	columns: []column[Rate]{
		{Column: Column{"card", true, TypeText, nil, "code of the rate card; one that is new makes a card"}, set: code(40, func(r *Rate) *string { return &r.Card })},
		{Column: Column{"role", true, TypeText, nil, ""}, set: code(60, func(r *Rate) *string { return &r.Role })},
		{Column: Column{"class", false, TypeChoice, hourClasses, "REGULAR when empty"}, set: choice(hourClasses, func(r *Rate) *string { return &r.Class })},
		{Column: Column{"hourly", true, TypeDecimal, nil, "not negative, up to 8 decimals"}, set: rate(notNegative, func(r *Rate) *decimal.Decimal { return &r.Hourly })},
		{Column: Column{"skill", false, TypeText, nil, "any when empty"}, set: code(60, func(r *Rate) *string { return &r.Skill })},
		{Column: Column{"currency", false, TypeCurrency, nil, helpCurrency + "; that of the card without this column"}, set: currency(func(r *Rate) *money.Currency { return &r.Currency })},
		{Column: Column{"start_date", true, TypeDay, nil, helpDay}, set: day(func(r *Rate) *date.Date { return &r.StartOn })},
		{Column: Column{"end_date", false, TypeDay, nil, helpEnd}, set: day(func(r *Rate) *date.Date { return &r.EndOn })},
	},
	check: func(r *Rate) (string, string) { return notBefore("end_date", r.EndOn, "start_date", r.StartOn) },
}

var taxRates = table[TaxRate]{
	kind: TaxRates,
	make: func(l Line) *TaxRate { return &TaxRate{Line: l} },
	columns: []column[TaxRate]{
		{Column: Column{"jurisdiction", true, TypeText, nil, "its code; one that is new makes a jurisdiction"}, set: code(40, func(r *TaxRate) *string { return &r.Jurisdiction })},
		{Column: Column{"name", false, TypeText, nil, "the code when empty"}, set: code(120, func(r *TaxRate) *string { return &r.Name })},
		{Column: Column{"country", true, TypeText, nil, "ISO 3166 code of two letters"}, set: country(func(r *TaxRate) *string { return &r.Country })},
		{Column: Column{"region", false, TypeText, nil, "state or province; anywhere when empty"}, set: code(80, func(r *TaxRate) *string { return &r.Region })},
		{Column: Column{"city", false, TypeText, nil, "anywhere when empty"}, set: code(120, func(r *TaxRate) *string { return &r.City })},
		{Column: Column{"postal_prefix", false, TypeText, nil, "beginning of the postal codes; anywhere when empty"}, set: code(20, func(r *TaxRate) *string { return &r.PostalPrefix })},
		{Column: Column{"tax_class", false, TypeText, nil, "of products; those without a class when empty"}, set: code(40, func(r *TaxRate) *string { return &r.TaxClass })},
		{Column: Column{"category", false, TypeChoice, taxCategories, "UNCL 5305; S, or Z for 0 percent, when empty"}, set: choice(taxCategories, func(r *TaxRate) *string { return &r.Category })},
		{Column: Column{"percent", true, TypeDecimal, nil, "0 to 100, such as 8.25"}, set: rate(notNegative, func(r *TaxRate) *decimal.Decimal { return &r.Percent })},
		{Column: Column{"start_date", true, TypeDay, nil, helpDay}, set: day(func(r *TaxRate) *date.Date { return &r.StartOn })},
		{Column: Column{"end_date", false, TypeDay, nil, helpEnd}, set: day(func(r *TaxRate) *date.Date { return &r.EndOn })},
	},
	check: func(r *TaxRate) (string, string) { return notBefore("end_date", r.EndOn, "start_date", r.StartOn) },
}

var times = table[TimeEntry]{
	kind: Time,
	make: func(l Line) *TimeEntry { return &TimeEntry{Line: l, Class: "REGULAR", Status: "SUBMITTED"} },
	columns: []column[TimeEntry]{
		{Column: Column{"number", true, TypeText, nil, "unique, such as sheet and row"}, set: code(60, func(r *TimeEntry) *string { return &r.Number })},
		{Column: Column{"account_number", false, TypeText, nil, "checked against the contract's"}, set: code(40, func(r *TimeEntry) *string { return &r.AccountNumber })},
		{Column: Column{"contract_number", true, TypeText, nil, ""}, set: code(40, func(r *TimeEntry) *string { return &r.ContractNumber })},
		{Column: Column{"contract_line", true, TypeInteger, nil, "line_no in that contract"}, set: integer(1, 1_000_000, func(r *TimeEntry) *int { return &r.ContractLine })},
		{Column: Column{"person", true, TypeText, nil, "who worked"}, set: code(120, func(r *TimeEntry) *string { return &r.Person })},
		{Column: Column{"role", true, TypeText, nil, "as on the rate card"}, set: code(60, func(r *TimeEntry) *string { return &r.Role })},
		{Column: Column{"skill", false, TypeText, nil, ""}, set: code(60, func(r *TimeEntry) *string { return &r.Skill })},
		{Column: Column{"worked_on", true, TypeDay, nil, helpDay}, set: day(func(r *TimeEntry) *date.Date { return &r.WorkedOn })},
		{Column: Column{"hours", true, TypeDecimal, nil, "more than 0, at most 24"}, set: rate(positive, func(r *TimeEntry) *decimal.Decimal { return &r.Hours })},
		{Column: Column{"class", false, TypeChoice, hourClasses, "REGULAR when empty"}, set: choice(hourClasses, func(r *TimeEntry) *string { return &r.Class })},
		{Column: Column{"description", false, TypeText, nil, ""}, set: text(1000, func(r *TimeEntry) *string { return &r.Description })},
		{Column: Column{"status", false, TypeChoice, timeStates, "SUBMITTED when empty; APPROVED on the command line only"}, set: choice(timeStates, func(r *TimeEntry) *string { return &r.Status })},
	},
}

var usages = table[UsageRecord]{
	kind: Usage,
	make: func(l Line) *UsageRecord { return &UsageRecord{Line: l} },
	columns: []column[UsageRecord]{
		{Column: Column{"number", true, TypeText, nil, "unique"}, set: code(80, func(r *UsageRecord) *string { return &r.Number })},
		{Column: Column{"contract_number", true, TypeText, nil, ""}, set: code(40, func(r *UsageRecord) *string { return &r.ContractNumber })},
		{Column: Column{"contract_line", true, TypeInteger, nil, "line_no in that contract"}, set: integer(1, 1_000_000, func(r *UsageRecord) *int { return &r.ContractLine })},
		{Column: Column{"used_on", true, TypeDay, nil, helpDay}, set: day(func(r *UsageRecord) *date.Date { return &r.UsedOn })},
		{Column: Column{"quantity", true, TypeDecimal, nil, "not negative, up to 8 decimals"}, set: rate(notNegative, func(r *UsageRecord) *decimal.Decimal { return &r.Quantity })},
	},
}

// notBefore names the field and the reason when the later day is before the earlier one.
func notBefore(field string, later date.Date, than string, earlier date.Date) (string, string) {
	if later != "" && earlier != "" && later < earlier {
		return field, fmt.Sprintf("%s is before the %s %s", later, than, earlier)
	}
	return "", ""
}
