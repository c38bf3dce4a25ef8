package intake

import (
	"context"
	"io"
	"sync/atomic"

	"github.com/duebook/duebook/server/exchange"
	"github.com/duebook/duebook/server/exchange/record"
)

// chunk is a part of the file that is decided and written together.
type chunk struct {
	all          []record.Record
	accounts     []*record.Account
	contacts     []*record.Contact
	contracts    []*record.Contract
	items        []*record.InventoryItem
	invoices     []*record.Invoice
	payments     []*record.Payment
	memos        []*record.CreditMemo
	applications []*record.Application
	prices       []*record.Price
	rates        []*record.Rate
	taxes        []*record.TaxRate
	times        []*record.TimeEntry
	usage        []*record.UsageRecord

	records int
	rows    int
	last    int                  // line of the last record
	cells   [][]record.CellError // one list per record that could not be read
	done    int64                // bytes of the file read so far
	err     error                // why reading ended early
}

func (c *chunk) add(r record.Record) {
	c.all = append(c.all, r)
	c.records++
	c.rows++
	c.last = r.At()
	switch r := r.(type) {
	case *record.Account:
		c.accounts = append(c.accounts, r)
	case *record.Contact:
		c.contacts = append(c.contacts, r)
	case *record.Contract:
		c.contracts = append(c.contracts, r)
		c.rows += len(r.Lines)
	case *record.InventoryItem:
		c.items = append(c.items, r)
	case *record.Invoice:
		c.invoices = append(c.invoices, r)
		c.rows += len(r.Lines)
	case *record.Payment:
		c.payments = append(c.payments, r)
	case *record.CreditMemo:
		c.memos = append(c.memos, r)
	case *record.Application:
		c.applications = append(c.applications, r)
	case *record.Price:
		c.prices = append(c.prices, r)
	case *record.Rate:
		c.rates = append(c.rates, r)
	case *record.TaxRate:
		c.taxes = append(c.taxes, r)
	case *record.TimeEntry:
		c.times = append(c.times, r)
	case *record.UsageRecord:
		c.usage = append(c.usage, r)
	}
}

// read sends the file in chunks of so many records; records of one line stay together. It closes the channel at the end of
// the file, when it can't be read on, or when the context ends.
func read(ctx context.Context, src *exchange.Source, size int, at *counter, out chan<- *chunk) {
	defer close(out)
	c := &chunk{}
	send := func() bool {
		c.done = at.max.Load()
		select {
		case out <- c:
			c = &chunk{}
			return true
		case <-ctx.Done():
			return false
		}
	}
	for r, refused := range src.Records() {
		if refused != nil {
			c.cells = append(c.cells, refused)
		} else {
			if (c.records >= size || c.rows >= 5*size) && r.At() != c.last {
				if !send() {
					return
				}
			}
			c.add(r)
		}
		if len(c.cells) >= size && !send() {
			return
		}
	}
	c.err = src.Err()
	send()
}

// counter notes how far a file was read.
type counter struct {
	io.ReaderAt
	max atomic.Int64
}

func (c *counter) ReadAt(p []byte, off int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(p, off)
	if end := off + int64(n); end > c.max.Load() {
		c.max.Store(end)
	}
	return n, err
}
