// Package store opens the database, runs transactions, and is the only place that knows how the two databases differ.
//
// DB embeds an ent client for reads. Every write goes through Tx: it begins, runs the operation with one *TxClient,
// flushes what the operation recorded (ledger totals, audit events), and commits; it rolls back on error and panic, and
// tries again, a few times, when the database asks for it. The operation may run more than once and therefore changes
// nothing outside the database. A transaction that wrote rows without recording an audit event does not commit.
//
// SQLite has one writer connection, whose transactions begin immediately, and a pool of readers. PostgreSQL has one pool;
// rows that will be changed are read with Lock. Lock order: account, then documents by id.
//
// Instants are stored in UTC, truncated to microseconds, on both databases.
package store
