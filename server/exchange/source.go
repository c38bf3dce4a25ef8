package exchange

import (
	"errors"
	"io"
	"iter"
	"slices"

	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/exchange/mapping"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/exchange/sheet"
	"github.com/duebook/duebook/server/fault"
)

// MaxListed is how many cell errors a Source lists; all are counted.
const MaxListed = 1000

// Source decodes one file once.
type Source struct {
	kind     record.Kind
	in       *sheet.Reader
	bound    *mapping.Bound
	kinds    []record.Kind     // by rule of the mapping
	decoders []*record.Decoder // by rule
	rule     int               // the rule being decoded
	counts   Counts
	listed   []record.CellError
	err      error
}

// Counts say what was read so far.
type Counts struct {
	Rows    int                 // rows of the file, header and blank rows apart
	Records map[record.Kind]int // good records
	Refused int                 // records and rows refused
	Errors  int                 // reasons for refusing them
}

// NewSource prepares an open file. Without a mapping (nil) its columns must have the names of the kind's own; with one,
// kind must be among the kinds it makes. Currency is what amounts are in where the file names none, and may be empty.
// It reports fault.Invalid for missing columns.
func NewSource(kind record.Kind, in *sheet.Reader, m *mapping.Mapping, currency money.Currency) (*Source, error) {
	s := &Source{kind: kind, in: in, counts: Counts{Records: make(map[record.Kind]int)}}
	var err error
	if m == nil {
		s.bound, err = mapping.Identity(kind, in.Header())
	} else {
		if !slices.Contains(m.Kinds(), kind) {
			return nil, fault.New(fault.Invalid, "mapping %s makes %v and no %s", m.Name(), m.Kinds(), kind)
		}
		s.bound, err = m.Bind(in.Header())
	}
	if err != nil {
		return nil, err
	}
	s.kinds = s.bound.Kinds()
	for _, k := range s.kinds {
		d, err := record.NewDecoder(k, in.Name(), currency)
		if err != nil {
			return nil, err
		}
		s.decoders = append(s.decoders, d)
	}
	return s, nil
}

type yield = func(record.Record, []record.CellError) bool

// Records yields every record of the file, or instead of it the reasons why it was refused. Records of one row come in
// the mapping's order; an invoice or contract that goes over several rows comes after its last one. Err must be asked
// afterwards: when it is not nil the file could not be read to its end. The file can be ranged over once.
func (s *Source) Records() iter.Seq2[record.Record, []record.CellError] {
	return func(yield func(record.Record, []record.CellError) bool) {
		emit := func(r record.Record, errs []record.CellError) bool {
			if errs != nil {
				return s.refuse(errs, yield)
			}
			s.counts.Records[s.kinds[s.rule]]++
			return yield(r, nil)
		}
		for s.err == nil {
			row, err := s.in.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			var refused *sheet.RowError
			if errors.As(err, &refused) {
				s.counts.Rows++
				if !s.refuse(s.rowErrors(refused), yield) {
					return
				}
				continue
			}
			if err != nil {
				s.err = err
				return
			}
			s.counts.Rows++
			more, err := s.bound.Apply(row, func(rule int, cells []string, problems []record.CellError) bool {
				s.rule = rule
				if problems != nil {
					return s.refuse(problems, yield)
				}
				return s.decoders[rule].Add(row.Line, cells, emit)
			})
			if err != nil {
				s.err = err
			}
			if !more {
				return
			}
		}
		for i, d := range s.decoders {
			if s.rule = i; !d.Flush(emit) {
				return
			}
		}
	}
}

// refuse completes, counts and lists the reasons and passes them on.
func (s *Source) refuse(errs []record.CellError, yield yield) bool {
	for i := range errs {
		e := &errs[i]
		e.File = s.in.Name()
		if e.Source == "" && e.Field != "" {
			e.Source = s.bound.Source(s.rule, e.Field)
		}
		if e.Source == e.Field {
			e.Source = ""
		}
	}
	s.counts.Refused++
	s.counts.Errors += len(errs)
	if room := MaxListed - len(s.listed); room > 0 {
		s.listed = append(s.listed, errs[:min(room, len(errs))]...)
	}
	return yield(nil, errs)
}

func (s *Source) rowErrors(r *sheet.RowError) []record.CellError {
	errs := make([]record.CellError, len(r.Problems))
	for i, p := range r.Problems {
		errs[i] = record.CellError{Line: r.Line, Kind: s.kind, Source: p.Column, Value: p.Value, Message: p.Message}
	}
	return errs
}

// Err is why the file could not be read to its end, nil when it could.
func (s *Source) Err() error { return s.err }

// Counts say what was read so far.
func (s *Source) Counts() Counts { return s.counts }

// Errors are the first MaxListed reasons for refusing something.
func (s *Source) Errors() []record.CellError { return s.listed }

// Warnings name what of the file is not used. They are complete after Records.
func (s *Source) Warnings() []string {
	return append(slices.Clone(s.in.Notes()), s.bound.Warnings()...)
}

// Column is the column of the file that gives a field of a kind, "" when the mapping makes it otherwise.
func (s *Source) Column(kind record.Kind, field string) string {
	i := slices.Index(s.kinds, kind)
	if i < 0 || field == "" {
		return ""
	}
	return s.bound.Source(i, field)
}

// Kinds are the kinds of records the file becomes, in order.
func (s *Source) Kinds() []record.Kind {
	var out []record.Kind
	for _, k := range s.kinds {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// Fields are the fields of a kind that the file or its mapping gives. An update leaves all others as they are.
func (s *Source) Fields(kind record.Kind) []string {
	var out []string
	for i, k := range s.kinds {
		if k != kind {
			continue
		}
		for _, f := range s.bound.Fields(i) {
			if !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return out
}
