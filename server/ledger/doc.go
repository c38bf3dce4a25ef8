// Package ledger owns the books: business units with their chart of accounts, periods, document numbers, the journal, the
// receivable entries, and what is read from them: balances at any date, ageing, verification.
//
// It does not own documents. A domain package writes its document and calls Post with the double entry and the changes of
// open items; Post checks that the entry balances and its period is open, and everything is written together just before
// the transaction commits.
//
// Dates. EffectiveOn is the business date on which a posting counts; recorded_at is the instant at which it was made. A
// balance "as of" a day is today's balance minus the entries effective after that day, so its cost follows the open items
// and the changes since, never the history.
//
// Signs. Journal lines: debits positive, credits negative. Receivable entries: what is open of an item grows with positive
// amounts, for invoices, payments and credit memos alike.
//
// Invariants, each recomputed by Verify: an item's open amount is the sum of its entries; entries by kind of item equal the
// control account of the journal at every date (RECEIVABLE, UNAPPLIED_CASH, UNAPPLIED_CREDIT); every entry of the journal
// sums to zero; monthly totals equal the lines; numbers have no gaps; the audit chains are whole.
package ledger
