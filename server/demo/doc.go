// Package demo writes a demo book: invented companies with contracts, inventory and invoices, and years of payments with
// human habits, up to today. The same options give the same book. Everything goes through the verbs of the domain packages
// on the day on which it would have happened, so that journal, audit trail and ageing at any day hold as in a real book.
package demo
