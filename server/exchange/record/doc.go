// Package record turns named cells into the typed records that an import writes: one column table per kind says which
// columns there are, which are required, how each is read and where it goes. The same table is the documentation that
// the command line and the preview show.
//
// Cells are canonical text: days as 2026-01-31, decimals with a point and without group separators, lists separated by
// |. Surrounding blanks do not count. What a cell must be to be right is said in the error.
//
// Records are complete in themselves: right types, currencies that exist, days that exist and do not run backwards,
// signs. Whether an account exists or a number is taken is for the importer to find out.
package record
