package intake

import (
	"hash/maphash"

	"github.com/duebook/duebook/server/exchange/record"
)

// key stands for a number of the file. Two independent hashes of 64 bits make it certain enough that different numbers
// have different keys, at a size that does not depend on the numbers.
type key [2]uint64

type hasher [2]maphash.Seed

func newHasher() hasher { return hasher{maphash.MakeSeed(), maphash.MakeSeed()} }

func (h hasher) of(s string) key { return key{maphash.String(h[0], s), maphash.String(h[1], s)} }

func (h hasher) pair(a, b string) key { return h.of(a + "\x00" + b) }

// party is what has to be known of an account that records refer to.
type party struct {
	id     int   // 0: stands in the file and is not written yet
	n      int32 // its place in pass.owners
	parent int32 // place of the parent that the file gives, -1: none given
	line   int32 // of the file; 0: from the books
	depth  uint8 // levels down to it; 0: not known
	kind   string
	closed bool
}

// doc is what has to be known of an invoice, payment or credit memo to use it.
type doc struct {
	id       int   // 0: not written yet
	open     int64 // minor units
	owner    int32 // place in pass.owners
	on       day   // from which it counts
	again    day   // on which something of it was last opened again; 0: never
	currency [3]byte
}

// agreement is what has to be known of a contract that stands in the file.
type agreement struct{ lines, first int32 }

// layer is what is known so far. A chunk has one of its own, which is merged into that of the pass when the chunk is done.
type layer struct {
	times      map[key]int32 // how often an application was seen
	parties    map[key]party
	docs       [3]map[key]doc // invoices, payments, credit memos
	agreements map[key]agreement
	lines      map[key]bool // contract lines
}

func newLayer() *layer {
	l := &layer{times: map[key]int32{}, parties: map[key]party{}, agreements: map[key]agreement{}, lines: map[key]bool{}}
	for i := range l.docs {
		l.docs[i] = map[key]doc{}
	}
	return l
}

// merge takes over what a chunk learned. Documents are kept only where later chunks can't read them from the books.
func (l *layer) merge(top *layer, docs bool) {
	for k, n := range top.times {
		l.times[k] = n
	}
	for k, p := range top.parties {
		l.parties[k] = p
	}
	if !docs {
		return
	}
	for i := range top.docs {
		for k, d := range top.docs[i] {
			l.docs[i][k] = d
		}
	}
	for k, a := range top.agreements {
		l.agreements[k] = a
	}
	for k := range top.lines {
		l.lines[k] = true
	}
}

// The places of documents in layer.docs.
const (
	invoices = iota
	payments
	memos
)

var nouns = map[record.Kind]string{
	record.Accounts: "account", record.Contacts: "contact", record.Contracts: "contract", record.Inventory: "inventory item",
	record.Invoices: "invoice", record.Payments: "payment", record.CreditMemos: "credit memo", record.Applications: "application",
	record.Prices: "price", record.Rates: "rate", record.TaxRates: "tax rate", record.Time: "time entry", record.Usage: "usage record",
}
