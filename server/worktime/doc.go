// Package worktime owns what contracts are billed by the hour and by the unit for: time entries and usage records. It does not
// own the rates, which stand on rate cards, nor the invoice that bills an entry.
//
// A time entry is typed in or imported, and approved by a second person; nothing unapproved is billed:
//
//	from       verb     to         guard
//	–          enter    DRAFT      Terms.Admit; or SUBMITTED at once
//	DRAFT      submit   SUBMITTED  –
//	SUBMITTED  approve  APPROVED   another person than the one who submitted; the rate is still that of the card
//	SUBMITTED  reject   REJECTED   another person than the one who submitted; a note says why
//	REJECTED   enter    DRAFT      Terms.Admit, with the number of the rejected one
//
// An entry is taken when its line is billed by the hour, its contract no draft, the day within both and not in the future (a
// contract that was terminated takes time up to its last day, one that renews by itself goes on), when the contract's rate card has a rate for the role, skill and class on the day, and when the line's limits allow it: hours
// of a person on a day, and hours in all. Rejected entries don't count.
//
// Time is late when it is entered or approved after the cut-off of a billing cycle that its day and account belong to; it goes
// to the next cycle.
//
// Usage records come from files. They are taken for lines that are billed by usage under the same rules about days.
package worktime
