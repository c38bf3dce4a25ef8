package intake

import (
	"cmp"
	"context"
	"io"
	"math/big"
	"slices"
	"strconv"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/businessunit"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/catalogue"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/exchange"
	"github.com/duebook/duebook/server/exchange/mapping"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/exchange/sheet"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
	"github.com/duebook/duebook/server/worktime"
	"github.com/shopspring/decimal"
)

// ChunkSize is how many records are written in one transaction.
const ChunkSize = 20_000

// MaxListed is how many refused cells a report lists.
const MaxListed = 1000

// Service imports files.
type Service struct {
	DB        *store.DB
	Accounts  *accounts.Service
	Catalogue *catalogue.Service
	Contracts *contracts.Service
	Time      *worktime.Service
	Chunk     int // records per transaction; 0: ChunkSize
}

// Import is a file to be imported.
type Import struct {
	Kind         record.Kind // the main kind of its records
	File         string      // its name, for messages
	Reader       io.ReaderAt
	Size         int64  // bytes
	Mapping      []byte // YAML; nil: the columns have the names of the kind's own
	MappingName  string // for messages
	KeepGood     bool   // write the good records of a file that has bad ones
	BusinessUnit int    // 0: the only one there is
	Limits       sheet.Limits

	Progress func(done, total int64) // bytes of both passes; may be nil
	Refused  func(Cell)              // called for every refused cell, beyond those that the report lists; may be nil
}

// Cell is one reason for refusing a record.
type Cell struct {
	Line    int    `json:"line"`
	Field   string `json:"field"`            // of the record; "": about the whole row
	Column  string `json:"column,omitempty"` // of the file, where a mapping gave it another name
	Value   string `json:"value"`
	Message string `json:"message"`
}

// Report says what came of an import. Records is Imported + Unchanged + RefusedCount, except for a file that was refused as
// a whole: then nothing is Imported.
type Report struct {
	Kind         record.Kind       `json:"kind"`
	File         string            `json:"file"`
	Format       sheet.Format      `json:"format"`
	Records      int               `json:"records"`
	Imported     int               `json:"imported"` // new, and accounts and contacts that changed
	Unchanged    int               `json:"unchanged"`
	Refused      []Cell            `json:"refused"`      // by line, the first MaxListed
	RefusedCount int               `json:"refusedCount"` // records and rows
	Warnings     []string          `json:"warnings"`
	Totals       map[string]string `json:"totals"` // "invoices USD": "147703.18", over good records, new or not
}

// Import brings a file into the books. A file whose content is refused comes back as a report with refusals and without an
// error; without KeepGood it changed nothing. It reports fault.Invalid and fault.Limit for a file, mapping or column that
// can't be used at all, and fault.Conflict when the books changed so while the file was checked that it can't be written as
// checked. When it fails half-way through a large file, the report counts what was written, and importing the file again
// completes it. Requires imports:run, and catalogue:write for prices, rates and tax rates.
func (s *Service) Import(ctx context.Context, in Import) (Report, error) {
	v := viewer.From(ctx)
	if err := viewer.Need(v, viewer.ImportsRun); err != nil {
		return Report{}, err
	}
	if !v.Unbounded {
		return Report{}, viewer.ErrDenied{}
	}
	if in.Kind == record.Users {
		return Report{}, fault.New(fault.Invalid, "users are no part of the books; they are added by whoever manages users").On("kind")
	}
	var m *mapping.Mapping
	if in.Mapping != nil {
		var err error
		if m, err = mapping.Load(cmp.Or(in.MappingName, "mapping"), in.Mapping); err != nil {
			return Report{}, err
		}
	}
	units, err := s.DB.BusinessUnit.Query().Order(businessunit.ByID()).All(ctx)
	if err != nil {
		return Report{}, err
	}
	unit, err := choose(units, in.BusinessUnit)
	if err != nil {
		return Report{}, err
	}
	check := newPass(s, in, units, unit, nil)
	if err := check.run(ctx, m); err != nil {
		return Report{}, err
	}
	if check.count.imported == 0 || check.count.refused > 0 && !in.KeepGood {
		if in.Progress != nil {
			in.Progress(2*in.Size, 2*in.Size)
		}
		report := check.report()
		report.Imported = 0
		return report, nil
	}
	write := newPass(s, in, units, unit, check)
	err = write.run(ctx, m)
	report := check.report()
	report.Imported = write.count.imported
	if err == nil {
		report.Unchanged = report.Records - report.Imported - report.RefusedCount
	}
	return report, err
}

// choose is the business unit with the id; 0 means the only one there is.
func choose(units []*ent.BusinessUnit, id int) (*ent.BusinessUnit, error) {
	for _, u := range units {
		if u.ID == id || id == 0 && len(units) == 1 {
			return u, nil
		}
	}
	switch {
	case id != 0:
		return nil, fault.New(fault.Invalid, "there is no such business unit").On("businessUnit")
	case len(units) == 0:
		return nil, fault.New(fault.State, "there is no business unit yet; create one first").On("businessUnit")
	}
	return nil, fault.New(fault.Invalid, "there are several business units; say which one the file is for").On("businessUnit")
}

// count is what came of records.
type count struct{ records, imported, unchanged, refused int }

func (c *count) add(d count) {
	c.records += d.records
	c.imported += d.imported
	c.unchanged += d.unchanged
	c.refused += d.refused
}

// sum is an exact total that does not overflow.
type sum struct {
	minor int64
	big   *big.Int
}

func (s *sum) add(minor int64) {
	n := s.minor + minor
	if (n > s.minor) == (minor > 0) || minor == 0 {
		s.minor = n
		return
	}
	if s.big == nil {
		s.big = new(big.Int)
	}
	s.big.Add(s.big, big.NewInt(s.minor))
	s.minor = minor
}

func (s *sum) merge(t *sum) {
	s.add(t.minor)
	if t.big != nil {
		if s.big == nil {
			s.big = new(big.Int)
		}
		s.big.Add(s.big, t.big)
	}
}

func (s *sum) text(c money.Currency) string {
	if s.big == nil {
		return money.New(s.minor, c).String()
	}
	return decimal.NewFromBigInt(new(big.Int).Add(s.big, big.NewInt(s.minor)), -c.Digits()).StringFixed(c.Digits())
}

type totalKey struct {
	kind     record.Kind
	currency money.Currency
}

func (p *pass) report() Report {
	r := Report{Kind: p.in.Kind, File: p.in.File, Format: p.format, Records: p.count.records, Imported: p.count.imported, Unchanged: p.count.unchanged,
		Refused: p.cells, RefusedCount: p.count.refused, Warnings: p.warnings, Totals: map[string]string{}}
	for k, s := range p.totals {
		r.Totals[string(k.kind)+" "+string(k.currency)] = s.text(k.currency)
	}
	slices.SortStableFunc(r.Refused, func(a, b Cell) int { return cmp.Compare(a.Line, b.Line) })
	return r
}

// given are the fields that the file gives, by kind.
func given(src *exchange.Source) map[record.Kind]map[string]bool {
	all := map[record.Kind]map[string]bool{}
	for _, k := range src.Kinds() {
		all[k] = map[string]bool{}
		for _, f := range src.Fields(k) {
			all[k][f] = true
		}
	}
	return all
}

func quote(s string) string { return strconv.Quote(s) }
