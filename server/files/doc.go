// Package files keeps attachments: uploads, documents, results of jobs. The bytes lie in the database, in parts of 256 KiB,
// so that a backup of the book is complete and every server has them; they stream in and out with a few parts in memory.
//
// A file is first written to a temporary file (Spool), however slowly it arrives, and then saved in one short transaction.
// Files never change. Who sees one is decided by the policy of Attachment.
package files
