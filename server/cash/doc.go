// Package cash takes in payments and applies payments and credit memos to invoices.
//
// A payment is unidentified (no account), unapplied, applied or reversed. What is unapplied of a payment or credit memo is
// spent by applications; an application is undone by a reversing application, a payment is taken back by a reversal that
// first undoes what it had paid. Nothing is edited or deleted.
//
// Dates. ReceivedOn is the date on which a payment counts. EffectiveOn is the day from which an application counts; it is
// never before the issue date of the invoice or the date of the payment, nor before what had been settled or spent in between
// was opened again, so that at no date an item is overspent. Where none is given, it is today at the business unit, or the
// first day after it on which all of it is there.
//
// Concurrency. Sources are locked first, then invoices, each in ascending order of ids; Allocate decides on the locked
// amounts, and CHECK constraints refuse what should ever slip through.
package cash
