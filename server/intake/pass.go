package intake

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/exchange"
	"github.com/duebook/duebook/server/exchange/mapping"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/exchange/sheet"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/duebook/duebook/server/worktime"
)

// lookup is how many numbers one statement looks up.
const lookup = 5000

// pass reads the file once.
type pass struct {
	*Service
	in      Import
	unit    *ent.BusinessUnit
	units   map[string]*ent.BusinessUnit // by code
	checked *pass                        // the pass that checked the file, when this one writes

	hash    hasher
	seen    seen // while the file is checked
	base    *layer
	owners  []key // accounts in the order in which they became known
	given   map[record.Kind]map[string]bool
	column  func(record.Kind, string) string
	periods periods
	today   date.Date
	uses    bool                 // records of the file use documents up
	bare    map[record.Kind]bool // kinds of which nothing exists, so that numbers needn't be looked up

	format   sheet.Format
	count    count
	byChunk  []count
	before   []map[key]int32 // by chunk: the numbers in it that stand in an earlier one, with their lines
	values   values
	existed  map[record.Kind]bool // kinds of which the file has a number that exists
	totals   map[totalKey]*sum
	cells    []Cell
	warnings []string
}

// newPass prepares a pass; checked is the one before, nil for the first. Which numbers stand twice is found out once for both;
// of all else that the first pass knew the second one learns what was written.
func newPass(s *Service, in Import, units []*ent.BusinessUnit, unit *ent.BusinessUnit, checked *pass) *pass {
	p := &pass{Service: s, in: in, unit: unit, checked: checked, units: map[string]*ent.BusinessUnit{}, hash: newHasher(), base: newLayer(), totals: map[totalKey]*sum{},
		bare: map[record.Kind]bool{}, existed: map[record.Kind]bool{}, today: date.Of(s.DB.Clock().UTC())}
	p.values = newValues(p.today)
	for _, u := range units {
		p.units[u.Code] = u
	}
	if checked != nil {
		p.hash = checked.hash
		checked.base, checked.owners = nil, nil
	}
	return p
}

// run takes the file chunk by chunk through deciding and, in the second pass, writing.
func (p *pass) run(ctx context.Context, m *mapping.Mapping) (err error) {
	defer func() { err = errors.Join(err, p.seen.close()) }()
	at := &counter{ReaderAt: p.in.Reader}
	rd, err := sheet.Open(p.in.File, at, p.in.Size, p.in.Limits)
	if err != nil {
		return err
	}
	defer rd.Close()
	p.format = rd.Format()
	src, err := exchange.NewSource(p.in.Kind, rd, m, p.unit.Currency)
	if err != nil {
		return err
	}
	p.given, p.column = given(src), src.Column
	for _, k := range src.Kinds() {
		p.uses = p.uses || k == record.Applications || k == record.CreditMemos || k == record.Inventory || k == record.Contracts
	}
	if slices.Contains(src.Kinds(), record.Users) {
		return fault.New(fault.Invalid, "users are no part of the books; take them out of the mapping").On("mapping")
	}
	for _, k := range []record.Kind{record.Prices, record.Rates, record.TaxRates} {
		if slices.Contains(src.Kinds(), k) {
			if err := viewer.Need(viewer.From(ctx), viewer.CatalogueWrite); err != nil {
				return err
			}
		}
	}
	if err := p.prepare(ctx); err != nil {
		return err
	}
	size := p.Chunk
	if size <= 0 {
		size = ChunkSize
	}
	ctx, stop := context.WithCancel(ctx)
	chunks := make(chan *chunk) // one is read while the one before is written, no more are held
	defer func() {
		stop()
		for range chunks { // until the reader has noticed, because the file is closed next
		}
	}()
	go read(ctx, src, size, at, chunks)
	for n := 0; ; n++ {
		c, ok := <-chunks
		if !ok {
			break
		}
		if c.err != nil {
			return c.err
		}
		if err := p.take(ctx, n, c); err != nil {
			return err
		}
		p.progress(c.done)
	}
	p.warnings = src.Warnings()
	return ctx.Err()
}

func (p *pass) progress(done int64) {
	if p.in.Progress == nil {
		return
	}
	if p.checked != nil {
		done += p.in.Size
	}
	p.in.Progress(done, 2*p.in.Size)
}

var tables = map[record.Kind]string{record.Accounts: "accounts", record.Contracts: "contracts", record.Invoices: "invoices", record.Payments: "payments", record.CreditMemos: "credit_memos"}

// prepare finds out what holds for the whole file.
func (p *pass) prepare(ctx context.Context) (err error) {
	if p.periods, err = loadPeriods(ctx, p.DB, p.unit.ID); err != nil {
		return err
	}
	if p.checked != nil { // what was not there when the file was checked is refused by the books themselves, if it came since
		for k := range tables {
			p.bare[k] = !p.checked.existed[k]
		}
		return nil
	}
	for k, table := range tables {
		some := false
		rows, err := p.DB.Query(ctx, `SELECT 1 FROM `+table+` WHERE business_unit_id = ? LIMIT 1`, p.unit.ID)
		if err != nil {
			return err
		}
		some = rows.Next()
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return err
		}
		p.bare[k] = !some
	}
	return nil
}

// take decides about a chunk and writes it.
func (p *pass) take(ctx context.Context, n int, c *chunk) error {
	if p.checked == nil {
		w := p.work(ctx, p.DB, p.DB.Client)
		var err error
		if w.before, err = p.seen.find(w.numbers(c)); err != nil {
			return err
		}
		if err := w.decide(c); err != nil {
			return err
		}
		p.done(w)
		p.before = append(p.before, w.before)
		return p.seen.add(w.here)
	}
	if n >= len(p.checked.byChunk) {
		return fault.New(fault.Conflict, "the file changed while it was read; import it again")
	}
	if before := p.checked.byChunk[n]; before.imported == 0 {
		p.byChunk = append(p.byChunk, before)
		return nil
	}
	w, err := store.Tx(ctx, p.DB, func(tx *store.TxClient) (*work, error) {
		w := p.work(ctx, tx, tx.Client)
		w.tx, w.before = tx, p.checked.before[n]
		if err := w.decide(c); err != nil {
			return nil, err
		}
		if w.count.refused > p.checked.byChunk[n].refused {
			return nil, fault.New(fault.Conflict, "the books changed while the file was checked, line %d can't be written as it was checked: %s; import the file again", w.cells[len(w.cells)-1].Line, w.cells[len(w.cells)-1].Message)
		}
		return w, w.write(c)
	})
	if err != nil {
		return err
	}
	if w.moved && p.Accounts.Moved != nil {
		p.Accounts.Moved()
	}
	p.done(w)
	return nil
}

// done takes over what a chunk came to.
func (p *pass) done(w *work) {
	p.base.merge(w.top, p.checked == nil && p.uses)
	p.owners = append(p.owners, w.owners...)
	p.count.add(w.count)
	p.byChunk = append(p.byChunk, w.count)
	for k := range w.existed {
		p.existed[k] = true
	}
	for k, s := range w.totals {
		if p.totals[k] == nil {
			p.totals[k] = &sum{}
		}
		p.totals[k].merge(s)
	}
	for _, c := range w.cells {
		if len(p.cells) < MaxListed {
			p.cells = append(p.cells, c)
		}
		if p.in.Refused != nil && p.checked == nil {
			p.in.Refused(c)
		}
	}
}

// work is the deciding, and in the second pass the writing, of one chunk. It may be done again from the start, and therefore
// leaves the pass as it is.
type work struct {
	*pass
	ctx  context.Context
	q    store.Querier
	read *ent.Client
	tx   *store.TxClient // nil in the first pass

	top     *layer
	here    map[key]int32 // the numbers of this chunk, with the line on which each stands first
	before  map[key]int32 // those of them that stand in an earlier chunk
	owners  []key         // that became known in this chunk
	count   count
	existed map[record.Kind]bool
	totals  map[totalKey]*sum
	cells   []Cell
	moved   bool // the tree of accounts changed
	plan    plan
	values  values // what the chunk adds to; while the file is checked, those of the pass
}

func (p *pass) work(ctx context.Context, q store.Querier, read *ent.Client) *work {
	w := &work{pass: p, ctx: ctx, q: q, read: read, top: newLayer(), here: map[key]int32{}, existed: map[record.Kind]bool{}, totals: map[totalKey]*sum{}, values: p.values}
	if p.checked != nil {
		w.values = newValues(p.today)
	}
	return w
}

// plan is what a chunk will write, kind by kind.
type plan struct {
	accounts     accountPlan
	contacts     contactPlan
	contracts    []*record.Contract
	items        []*record.InventoryItem
	invoices     []invoicePlan
	payments     []*record.Payment
	memos        []memoPlan
	applications []applicationPlan
	prices       map[string]bool // codes of products
	rates        map[string]bool // codes of cards
	taxes        map[string]bool // codes of jurisdictions
	times        []worktime.Entry
	usage        []worktime.Usage
}

func (w *work) decide(c *chunk) error {
	w.count.records = c.records + len(c.cells)
	for _, cells := range c.cells {
		w.count.refused++
		for _, e := range cells {
			w.cells = append(w.cells, Cell{Line: e.Line, Field: e.Field, Column: e.Source, Value: e.Value, Message: e.Message})
		}
	}
	for _, step := range []func(*chunk) error{w.decideAccounts, w.decideContacts, w.decideTaxes, w.decideRates, w.decidePrices, w.decideContracts, w.decideItems,
		w.decideTimes, w.decideUsage, w.decideInvoices, w.decidePayments, w.decideMemos, w.decideApplications} {
		if err := step(c); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) write(c *chunk) error {
	for _, step := range []func() error{w.writeAccounts, w.writeContacts, w.writeTaxes, w.writeRates, w.writePrices, w.writeContracts, w.writeItems,
		w.writeTimes, w.writeUsage, w.writeInvoices, w.writePayments, w.writeMemos, w.writeApplications} {
		if err := step(); err != nil {
			return err
		}
	}
	w.tx.Record(store.Event{Action: "import.write", Changes: store.Changes{"file": {nil, w.in.File}, "kind": {nil, w.in.Kind}, "records": {nil, w.count.imported}, "last_line": {nil, c.last}}})
	return nil
}

// refuse notes why a record can't be taken.
func (w *work) refuse(r record.Record, field, value, format string, args ...any) {
	w.refuseLine(r, r.At(), field, value, format, args...)
	w.count.refused++
}

func (w *work) refuseLine(r record.Record, line int, field, value, format string, args ...any) {
	c := Cell{Line: line, Field: field, Value: clip(value), Message: fmt.Sprintf(format, args...)}
	if col := w.column(r.Kind(), field); col != field {
		c.Column = col
	}
	w.cells = append(w.cells, c)
}

// refuseFault notes a refusal of a verb's own check. Errors that are no refusals come back.
func (w *work) refuseFault(r record.Record, err error, value func(field string) string) error {
	var f *fault.Error
	if !errors.As(err, &f) || f.Code == fault.Internal {
		return err
	}
	field := ""
	if n := len(f.Field); n > 0 {
		field = snake(f.Field[n-1])
	}
	w.refuse(r, field, value(field), "%s", f.Message)
	return nil
}

// snake is the name of a column that a field such as paymentTerms comes from.
func snake(s string) string {
	var b strings.Builder
	for _, c := range s {
		if c >= 'A' && c <= 'Z' {
			b.WriteByte('_')
			c += 'a' - 'A'
		}
		b.WriteRune(c)
	}
	return b.String()
}

func clip(s string) string {
	if len(s) <= 80 {
		return s
	}
	return strings.ToValidUTF8(s[:77], "") + "…"
}

// open reports whether the period of a day is open, and refuses the record when it is not.
func (w *work) open(r record.Record, field string, d date.Date) bool {
	if w.periods.closed(d) {
		w.refuse(r, field, string(d), "the accounting period of %s is closed; use a date in an open period, or have the period reopened", d)
		return false
	}
	return true
}

// difference is a field whose value in the books is not that of the file.
type difference struct{ field, have, want string }

// same refuses a record whose number exists with other content, and counts one that is there already.
func (w *work) same(r record.Record, number string, fields ...difference) bool {
	for _, f := range fields {
		if f.have != f.want {
			w.refuse(r, f.field, f.want, "%s %s exists already with another %s: %s, not %s", nouns[r.Kind()], quote(number), f.field, orNone(f.have), orNone(f.want))
			return false
		}
	}
	w.count.unchanged++
	return true
}

// gives is a difference only where the file says something about the field.
func gives(field, have, want string) difference {
	if want == "" {
		have = ""
	}
	return difference{field, have, want}
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

func (w *work) total(k record.Kind, a money.Amount) {
	t := totalKey{k, a.Currency}
	if w.totals[t] == nil {
		w.totals[t] = &sum{}
	}
	w.totals[t].add(a.Minor)
}

// each calls fn with the texts in lots of one statement, each text once.
func each(texts []string, fn func([]string) error) error {
	slices.Sort(texts)
	texts = slices.Compact(texts)
	if len(texts) > 0 && texts[0] == "" {
		texts = texts[1:]
	}
	for lot := range slices.Chunk(texts, lookup) {
		if err := fn(lot); err != nil {
			return err
		}
	}
	return nil
}
