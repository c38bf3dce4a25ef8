// Package accounts owns the parties we deal with: account master data, their tree, contacts, bank accounts, the books of
// staff, and notes. It does not own documents or balances.
//
// Tree. An account's parent belongs to the same business unit and is not closed when the account comes to it; a tree is at
// most MaxDepth levels deep and has no cycles. Changes of the tree of one business unit wait for each other. Whoever may
// see an account may see everything below it, so Service.Moved is called after the tree changed.
//
// Numbers are unique in a business unit and never change. An account without a number of its own gets the next of the unit
// and year.
//
// Books. An assignment counts from StartsOn to EndsOn, both included; without EndsOn it goes on. Per account and function
// there is one at a time: a new one ends the one it replaces the day before, and itself ends the day before the next that
// was planned already.
//
// Closing an account needs its books to be even: no open invoice, no unapplied payment or credit memo, no credit memo
// waiting for a decision. A closed account keeps its history and takes no contacts and assignments.
package accounts
