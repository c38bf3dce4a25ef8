// Package jobs runs long work: imports, exports, reports to files. The row of a Job is both what people see and the queue.
//
// A server takes a job by writing its lease (worker) into the row; at any moment one server holds it, and what it writes
// about the job counts only while it does. It renews the lease every five seconds. When a server dies, the lease grows
// old, and after thirty seconds any other server takes the job over. A job of which five servers in a row died without
// bringing it further is given up: it may be what kills them.
//
// A job works as the person or client who started it, with the rights they have when it begins: for somebody who was
// disabled meanwhile nothing is done. Each step of a job that must not happen twice calls Run.HoldTx in its transaction,
// which refuses when another server has taken over, and remembers there how far the job has come.
//
// # Why no queue library
//
// River, which serves both databases, keeps a second table of jobs with its own states, finds dead workers after an hour
// and not by their heartbeat, and on SQLite shares the one writer connection: while an import held it for 45 seconds,
// River lost its leadership three times and each of its maintenance services failed with a time-out. Leases, take-over and
// progress would have been ours in any case, so the queue is what is left: one indexed query a second.
package jobs
