// Package billing posts invoices. It owns the invoice and its lines; what is open of an invoice moves only through the
// cash and credits packages. IssueOn is the date on which an invoice counts in the books, DueOn the day by which it is to
// be paid. A posted invoice is never edited or deleted.
package billing
