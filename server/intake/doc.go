// Package intake brings import files into the books. It owns what a record of a file means there: what it refers to, whether
// it is there already, what is wrong with it. Bytes become records in package exchange; every write is a verb of the package
// that owns the rows.
//
// An import reads its file twice. The first pass checks everything and writes nothing: references, numbers that stand twice
// in the file, numbers that exist, closed periods, and that no invoice, payment or credit memo is used for more than is open
// of it. A file with refusals changes nothing unless the good records are to be kept. The second pass decides again, now
// inside transactions of one chunk each, and writes. A file of up to one chunk (Service.Chunk records) is one transaction.
// A larger one that was stopped half-way is imported again: what is there is unchanged, the rest is written.
//
// References. A record may name what exists in the books, and what stands earlier in the file or in the same chunk. Within a
// chunk kinds are written in the order in which they depend on each other, so one line may give an account, its invoice, the
// payment and the application.
//
// Memory does not grow with the number of records, but for some hundred bytes of every account that the file names, and of
// every document and contract that the file both gives and uses. The numbers that stood earlier in the file are in a temporary file.
//
// Existing numbers. An account is updated: fields that the file gives replace what is there, empty cells leave it; kind,
// currency and business unit must agree. Contacts, known by account and name, are updated likewise. Everything else is
// compared: the same content is unchanged, other content is refused with the first field that differs. Applications have no
// number; the n-th one with the same payment, invoice, amount and day is there already when the books have n of them.
//
// Prices, rates and tax rates are known by their subject and first day. The rows of a file are taken in the order of their
// days: one without an end holds until the next begins, in the file or in the books; overlapping ones are refused with the days of
// both. Time and usage are taken for contracts of the books only.
//
// Imported time is submitted by who imports it, so that somebody else approves it. Only the command line, which is nobody,
// brings approved time. A rejected entry whose number comes again with other content is entered again.
//
// Credit memos that name an invoice are applied to it as far as it is open, as an approved one is.
package intake
