// Package billing turns contracts into invoices and posts them. It owns the invoice with its lines and taxes, bill runs with
// their drafts and exceptions, and the billing calendar; what is open of an invoice moves only through the cash and credits
// packages. A posted invoice is never edited or deleted.
//
// # A run
//
// A run bills the contracts of a group of accounts for a period: everything that is due through its last day and was not
// billed before. IssueOn is the date on which its invoices count in the books, DueOn the day by which they are to be paid.
//
//	from        verb                to          guard
//	            startBillRun        COMPUTING   billing:run
//	COMPUTING   Compute             REVIEW      a job; resumable, 1,000 accounts in a transaction
//	REVIEW      approveBillRun      APPROVED    billing:approve, not by who started it, something is ready
//	APPROVED    PostDrafts          POSTED      a job; resumable, 1,000 invoices in a transaction; once nothing is left
//	any of them recomputeBillRun    COMPUTING   of some accounts: REVIEW, at once
//	APPROVED    releaseBillDrafts, waiveBillExceptions   REVIEW   an approval holds for what was ready when it was given
//	REVIEW, APPROVED  approveCreditMemo  POSTED  of its last draft, which is below zero
//	any of them cancelBillRun       CANCELLED   nothing is posted, and no credit memo waits for a draft
//
// A draft is what one account's invoice would be. It is READY, HELD by a person, BLOCKED by an open error, POSTED, or CREDITED. How far
// a contract line is billed is a day of the line, billed_through; a draft remembers the day before and after, and is not
// posted when the line says another day by then. So a month is billed once, whatever runs there are and whoever dies.
//
// # Exceptions
//
// What a person must look at is an exception: an error keeps its invoice from being posted until it is cured or waived, a
// warning does not. Computed again, exceptions that are gone are cured by themselves. What can't be posted as it is, such as
// an invoice below zero, can't be waived.
//
// A draft below zero is left to the next run, where it lowers what is charged, or given back by a credit memo with its lines.
// The memo waits for a second person, and the draft with it. What the draft bills counts as billed in the transaction that
// posts the memo, after the same look at what was billed meanwhile as a draft gets that is posted: so nothing is billed twice,
// nothing has to be taken back when the memo is rejected, and a memo over a draft that is out of date can't be posted.
//
// # Where the amounts come from
//
// Package charge says what a contract line charges, package tax what is due on it. What is said of currencies: a contract in
// another currency than its account's is converted line by line at the exchange rate of the issue date, rounded once.
package billing
