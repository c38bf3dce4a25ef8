// Package bench measures the program on data of its own: ageing, imports, applying payments, and reads over HTTP. Each
// measurement makes a fresh database, runs the same work as plain SQL in the same run, and drops the database. The data are
// sound: ledger.Verify holds on them.
package bench
