// Package present renders what clients see: invoices, credit memos, statements of account and account reconciliations,
// as PDF, XLSX and CSV, and the texts of the e-mails they come with.
//
// It is pure: it takes a Document, Statement or Reconciliation that somebody else filled and a Template that users edit,
// and writes a file. It reads no database and no clock, so the same input gives the same bytes. It does not own what a
// document says, numbering, delivery, or the electronic invoices of EN 16931.
//
// What does not add up is refused (Check): lines that do not sum to the net amount, two currencies, an ageing that is not
// the balance. The differences a Reconciliation is there to show are no errors.
//
// A document becomes a paper: facts, tables, totals, a remittance slip. PDF and XLSX are two ways to set a paper, so they
// say the same. CSV is the plain lines: decimals with a point, ISO days, texts that can't become formulas.
//
// A Template chooses columns, groups and blocks and holds texts with expressions between {{ and }}, in the language of
// github.com/expr-lang/expr. They see the names that Names lists, nothing else; they can't loop; amounts are exact and
// are written in the way of the language. Functions: has coalesce concat trim upper lower; decimal abs round min max;
// addDays addMonths days iso.
//
// Pages are set in Roboto (Apache License 2.0), which covers Latin, Greek and Cyrillic. Other scripts show a mark for
// each character that is missing.
//
// Formats:
//
//   - creditor reference: ISO 11649, check digits of ISO 7064 MOD 97-10;
//   - QR code of a payment in EUR: EPC069-12, version 002; in INR to a payment address: the UPI link of NPCI; in other
//     currencies the plain reference. A Swiss QR-bill is a form of its own and is not made;
//   - the address stands in the window of DIN 5008 form B (A4) or of a no. 10 envelope (Letter);
//   - amounts: ISO 4217 codes and minor digits; periods in CSV: intervals of ISO 8601.
//
// To look at documents: go test ./server/present -run Samples -samples DIR. Golden files: -update.
package present
