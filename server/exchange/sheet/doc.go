// Package sheet reads rows out of CSV and XLSX files and writes rows into CSV, XLSX and JSON Lines.
//
// Reading is streaming: memory does not grow with the number of rows, and every size a hostile file could inflate is
// bounded by Limits. A file that can't be read on is a *fault.Error that says where and what to do; a single row that
// can't be used (a formula cell, a missing cell) is a *RowError, after which reading goes on.
//
// Cells are text. In CSV they are the text of the file. In XLSX they are:
//
//   - text as it stands, shared or inline;
//   - numbers as plain decimals. XLSX stores binary doubles with up to 17 digits, so 55.94 may stand in the file as
//     55.939999999999998. A decimal of 16 or 17 significant digits becomes the shortest decimal that names the same
//     double, when that has at most 15; any other keeps the digits it has. A number with an exponent becomes the
//     shortest decimal of its double;
//   - numbers in a date format as ISO dates (2026-01-31), with a time only when there is one (2026-01-31T15:04:05);
//   - booleans as true and false.
//
// Formulas and error values such as #N/A are refused with their address.
package sheet
