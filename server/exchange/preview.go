package exchange

import (
	"errors"
	"io"
	"slices"

	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/server/exchange/mapping"
	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/exchange/sheet"
)

// Preview shows the beginning of a file and what it would become.
type Preview struct {
	Format    sheet.Format
	Encoding  string // CSV only
	Delimiter string // CSV only
	Sheet     string // XLSX only
	Header    []string
	Rows      []PreviewRow
	Warnings  []string
	Err       error // why rows could not be made into records, or read on
}

// PreviewRow is one row of the file with its records.
type PreviewRow struct {
	Line    int
	Cells   []string // nil for a row that can't be read
	Errors  []record.CellError
	Records []PreviewRecord
}

// PreviewRecord is what one row adds to one record.
type PreviewRecord struct {
	Kind   record.Kind
	Cells  []string // in the order of record.Columns(Kind); nil when the mapping failed
	Errors []record.CellError
}

// NewPreview reads the first n rows. A file whose columns do not fit still has its header and rows, and Err says what is
// missing. Nothing is checked across rows.
func NewPreview(kind record.Kind, in *sheet.Reader, m *mapping.Mapping, currency money.Currency, n int) *Preview {
	p := &Preview{Format: in.Format(), Encoding: in.Encoding(), Delimiter: in.Delimiter(), Sheet: in.Sheet(), Header: in.Header(), Warnings: in.Notes()}
	s, err := NewSource(kind, in, m, currency)
	p.Err = err
	for len(p.Rows) < n {
		row, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		var refused *sheet.RowError
		if err != nil && !errors.As(err, &refused) {
			p.Err = errors.Join(p.Err, err)
			break
		}
		shown := PreviewRow{Line: row.Line, Cells: slices.Clone(row.Cells)}
		switch {
		case refused != nil:
			for _, q := range refused.Problems {
				shown.Errors = append(shown.Errors, record.CellError{File: in.Name(), Line: refused.Line, Kind: kind, Source: q.Column, Value: q.Value, Message: q.Message})
			}
		case s != nil:
			if err := s.preview(row, currency, &shown); err != nil {
				p.Err = err
				return p
			}
		}
		p.Rows = append(p.Rows, shown)
	}
	if s != nil {
		p.Warnings = s.Warnings()
	}
	return p
}

func (s *Source) preview(row sheet.Row, currency money.Currency, shown *PreviewRow) error {
	_, err := s.bound.Apply(row, func(rule int, cells []string, problems []record.CellError) bool {
		s.rule = rule
		r := PreviewRecord{Kind: s.kinds[rule], Cells: slices.Clone(cells)}
		take := func(_ record.Record, errs []record.CellError) bool {
			if errs != nil {
				s.refuse(errs, func(record.Record, []record.CellError) bool { return true })
			}
			r.Errors = append(r.Errors, errs...)
			return true
		}
		if problems != nil {
			take(nil, problems)
		} else if d, err := record.NewDecoder(r.Kind, s.in.Name(), currency); err == nil {
			d.Add(row.Line, cells, take)
			d.Flush(take)
		}
		shown.Records = append(shown.Records, r)
		return true
	})
	return err
}
