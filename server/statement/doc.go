// Package statement reads what an account owes and how it came to owe it: statements, open item or balance forward, and
// reconciliations of a period. It writes nothing and owns no table.
//
// Dates. A statement is as of the end of a day: today's open items less the receivable entries effective after that day, so
// its cost follows what is open and what changed since. A balance forward begins with the balance at the end of the day
// before From. Movements stand on the day on which they count in the books.
//
// Signs. What an account owes is positive: invoices, reversals, money that went to another account. Payments, credit memos
// and adjustments that lower an invoice are negative.
//
// Invariants. The items of an open item statement sum to the ledger's balance of its accounts on the day: invoices less
// unapplied payments and credit memos. Opening and movements of a balance forward sum to its closing, which is the same
// balance. The groups of a breakdown sum to what is open of the invoices.
//
// A reconciliation compares, for the days of a period, what the contract lines should have charged without tax with what
// invoice lines name them, whenever these were issued; of a charge that reaches over the period's ends it takes the days
// within. Its balances are those of the receivables control account: money and credits count when they are applied, so
// what is unapplied is in a statement and not in a reconciliation.
package statement
