// Package credits gives money back: credit memos and small-balance write-offs.
//
// A credit memo is requested, then approved by a second person, which posts it and applies it to the invoice that it
// corrects as far as that is open, or rejected:
//
//	from       verb     to        guard
//	–          request  REQUESTED account seen; with an invoice: not more than its total less its other credits
//	REQUESTED  approve  POSTED    another person than the one who asked; period of IssueOn open
//	REQUESTED  reject   REJECTED  another person than the one who asked; a note says why
//
// A credit memo may stand for a draft of a bill run below zero: with its approval the draft ends, with its rejection the draft
// is as before.
//
// Imported credit memos are posted at once. What is unapplied of a posted one is spent by package cash.
package credits
