// Package exchange reads import files: bytes come in, validated records go out, one at a time and in flat memory.
//
// Its parts are sheet (rows of CSV and XLSX), mapping (what rows become) and record (typed records and the tables of
// columns). A Source ties them together. There is no database here; what a record means for the books is decided by
// whoever ranges over it.
package exchange
