// Package mapping says how the rows of a file somebody else designed become records.
//
// A mapping is a YAML file:
//
//	date_format: M/D/YYYY            # how the file writes days; ISO when left out
//	decimal_separator: ","           # a point when left out
//	thousands_separator: "."         # none when left out
//	defaults:                        # for fields that are not mapped, or are empty in a row
//	  currency: USD
//	skip_when: Status == "VOID"      # rows that become nothing
//	ignore: [Comment]                # columns that are knowingly not used
//	records:                         # what one row becomes, in this order
//	  - kind: accounts
//	    distinct: number             # once per number, however often it comes
//	    fields:
//	      number: CustomerID         # a column of the file
//	      name: Customer Name
//	      kind: {value: DEALER}      # a constant
//	  - kind: payments
//	    when: PaidOn != ""
//	    fields:
//	      number: {expr: 'concat("P-", InvoiceNo)'}
//	      received_on: {column: PaidOn, date_format: YYYYMMDD}
//	      …
//
// Column names are compared without regard to case. In an expression a column is its name, or col("Customer Name") when
// the name is no plain word; its value is text. Functions: trim upper lower replace concat pad coalesce; decimal abs neg
// min max round; date addDays addMonths format. The operators are those of github.com/expr-lang/expr, with + - * / and
// comparisons on decimals and days; a ? b : c chooses. Arithmetic is exact, there are no floating point numbers, and
// nothing outside the row can be read.
package mapping
