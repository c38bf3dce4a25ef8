// Package demo writes a demo book: invented companies with contracts, inventory and invoices, and years of payments with
// human habits, up to today. A group of accounts is billed by runs since the month before: one run is posted and sent, the
// next one waits in review with exceptions of most kinds. The same options give the same book. What moves money goes through
// the verbs of the domain packages on the day on which it would have happened, so that journal, audit trail and ageing at any
// day hold as in a real book.
package demo
