package sheet

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/duebook/duebook/server/fault"
)

// Limits bound what a file may make the reader hold. Zero fields take the defaults.
type Limits struct {
	Cell     int   // bytes of one cell; default 1 MiB, at most 32 MiB
	Columns  int   // cells of one row; default 1,000
	Record   int   // bytes of one row; default 8 MiB
	Inflated int64 // bytes of all parts of an XLSX file after inflation; default 4 GiB
	Ratio    int64 // inflated by compressed size of one XLSX part above 16 MiB; default 300
	Strings  int   // shared strings of an XLSX file; default 10 million
	Memory   int   // bytes of shared strings held in memory, the rest goes to a temporary file; default 16 MiB
}

func (l Limits) withDefaults() Limits {
	set := func(v *int, d int) {
		if *v <= 0 {
			*v = d
		}
	}
	set(&l.Cell, 1<<20)
	l.Cell = min(l.Cell, 32<<20)
	set(&l.Columns, 1000)
	set(&l.Record, 8<<20)
	set(&l.Strings, 10_000_000)
	set(&l.Memory, 16<<20)
	if l.Inflated <= 0 {
		l.Inflated = 4 << 30
	}
	if l.Ratio <= 0 {
		l.Ratio = 300
	}
	return l
}

// Format is csv or xlsx.
type Format string

// Formats that Open tells apart by content, whatever the file is called.
const (
	CSV  Format = "csv"
	XLSX Format = "xlsx"
)

// Kind is what an XLSX cell was stored as.
type Kind uint8

// Kinds of cells. Empty cells are Text.
const (
	Text Kind = iota
	Number
	Date
	Bool
)

// Row is one data row. Cells has exactly one entry per header column; both slices are reused by the next call of Next,
// the strings are not.
type Row struct {
	Line  int // CSV: the line the row starts on, as an editor counts; XLSX: the row number
	Cells []string
	Kinds []Kind // nil for CSV
}

// Problem is one reason why a row can't be used.
type Problem struct {
	Column  string // header name, empty when it is about the whole row
	Address string // C7 in XLSX, empty in CSV
	Value   string
	Message string
}

// RowError refuses one row. Reading can go on.
type RowError struct {
	Line     int
	Problems []Problem
}

func (e *RowError) Error() string {
	return fmt.Sprintf("line %d: %s", e.Line, e.Problems[0].Message)
}

// Reader is an open CSV or XLSX file. It is not safe for concurrent use.
type Reader struct {
	name      string
	format    Format
	encoding  string
	delimiter string
	sheet     string
	header    []string
	notes     []string
	kinds     []Kind
	src       source
	err       error
}

// source yields raw rows, header included. Its slices are valid until the next call. A nil error with problems means the
// row is refused; kinds may be nil.
type source interface {
	next() (raw, error)
	close() error
}

type raw struct {
	line     int
	cells    []string
	kinds    []Kind
	problems []Problem
	columns  []int // column index of each problem
}

// Open finds out what the file is and reads its header. Name is used in messages only. It reports fault.Invalid for
// content it can't read and fault.Limit for content that is too large. Close must be called.
func Open(name string, r io.ReaderAt, size int64, limits Limits) (*Reader, error) {
	limits = limits.withDefaults()
	head := make([]byte, 8)
	n, err := r.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	head = head[:n]
	rd := &Reader{name: name}
	switch {
	case size == 0 || n == 0:
		return nil, fault.New(fault.Invalid, "%s is empty; a header row with column names is needed", name)
	case strings.HasPrefix(string(head), "PK\x03\x04") || strings.HasPrefix(string(head), "PK\x05\x06"):
		x, err := openXLSX(name, r, size, limits)
		if err != nil {
			return nil, err
		}
		rd.format, rd.src, rd.sheet, rd.notes = XLSX, x, x.sheet, x.notes
	case strings.HasPrefix(string(head), "\xd0\xcf\x11\xe0"):
		return nil, fault.New(fault.Invalid, "%s is an Excel 97-2003 workbook or is protected by a password; save it as .xlsx without a password, or as CSV UTF-8", name)
	case strings.HasPrefix(string(head), "%PDF"), strings.HasPrefix(string(head), "\x1f\x8b"):
		return nil, fault.New(fault.Invalid, "%s is a PDF or gzip file; CSV or .xlsx is needed", name)
	default:
		c, err := openCSV(name, io.NewSectionReader(r, 0, size), limits)
		if err != nil {
			return nil, err
		}
		rd.format, rd.src, rd.encoding, rd.delimiter = CSV, c, c.encoding, string(c.delimiter)
	}
	if err := rd.readHeader(); err != nil {
		rd.Close()
		return nil, err
	}
	return rd, nil
}

func (r *Reader) readHeader() error {
	row, err := r.nextRaw()
	if errors.Is(err, io.EOF) {
		return fault.New(fault.Invalid, "%s has no rows; a header row with column names is needed", r.name)
	}
	if err != nil {
		return err
	}
	if len(row.problems) > 0 {
		return fault.New(fault.Invalid, "%s: header: %s", r.name, row.problems[0].Message)
	}
	cells := row.cells
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	seen := make(map[string]int, len(cells))
	for i, c := range cells {
		name := strings.Trim(strings.TrimSpace(c), "\ufeff\u200b")
		if name == "" {
			name = fmt.Sprintf("column %d", i+1)
		}
		if len(name) > 200 {
			return fault.New(fault.Invalid, "%s: line %d: the name of column %d has more than 200 bytes; is the header row missing?", r.name, row.line, i+1)
		}
		key := strings.ToLower(name)
		if at, ok := seen[key]; ok {
			return fault.New(fault.Invalid, "%s: line %d: columns %d and %d are both called %q; every column needs a name of its own", r.name, row.line, at, i+1, name)
		}
		seen[key] = i + 1
		r.header = append(r.header, strings.Clone(name))
	}
	return nil
}

// nextRaw is the next row that is not blank.
func (r *Reader) nextRaw() (raw, error) {
	for {
		row, err := r.src.next()
		if err != nil {
			return raw{}, err
		}
		if len(row.problems) > 0 || !blank(row.cells) {
			return row, nil
		}
	}
}

func blank(cells []string) bool {
	for _, c := range cells {
		if c != "" && strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// Next is the next data row; blank rows are passed over. After a *RowError it can be called again; io.EOF and every other
// error are final.
func (r *Reader) Next() (Row, error) {
	if r.err != nil {
		return Row{}, r.err
	}
	row, err := r.nextRaw()
	if err != nil {
		r.err = err
		return Row{}, err
	}
	if len(row.problems) > 0 {
		e := &RowError{Line: row.line, Problems: append([]Problem(nil), row.problems...)}
		for i, c := range row.columns {
			if c < len(r.header) {
				e.Problems[i].Column = r.header[c]
			}
		}
		return Row{Line: row.line}, e
	}
	cells, want := row.cells, len(r.header)
	if len(cells) > want {
		if !blank(cells[want:]) {
			return Row{Line: row.line}, r.ragged(row.line, len(cells))
		}
		cells = cells[:want]
	}
	if len(cells) < want {
		if r.format == CSV {
			return Row{Line: row.line}, r.ragged(row.line, len(cells))
		}
		for len(cells) < want {
			cells = append(cells, "")
		}
	}
	if r.format == CSV {
		return Row{Line: row.line, Cells: cells}, nil
	}
	r.kinds = append(r.kinds[:0], row.kinds...)
	for len(r.kinds) < want {
		r.kinds = append(r.kinds, Text)
	}
	return Row{Line: row.line, Cells: cells, Kinds: r.kinds[:want]}, nil
}

func (r *Reader) ragged(line, got int) error {
	return &RowError{Line: line, Problems: []Problem{{Message: fmt.Sprintf(
		"the row has %d cells and the header %d; every row needs as many cells as the header (a cell that holds the delimiter must stand in quotes)", got, len(r.header))}}}
}

// Name is what Open was given.
func (r *Reader) Name() string { return r.name }

// Format is the format found.
func (r *Reader) Format() Format { return r.format }

// Encoding is UTF-8, UTF-16LE or UTF-16BE for CSV and empty for XLSX.
func (r *Reader) Encoding() string { return r.encoding }

// Delimiter is the delimiter found, empty for XLSX.
func (r *Reader) Delimiter() string { return r.delimiter }

// Sheet is the name of the worksheet that is read, empty for CSV.
func (r *Reader) Sheet() string { return r.sheet }

// Notes say what was passed over, such as further worksheets.
func (r *Reader) Notes() []string { return r.notes }

// Header is the column names, trimmed, distinct without regard to case. A column without a name is called "column 5".
func (r *Reader) Header() []string { return r.header }

// Close frees temporary files. It does not close what Open was given.
func (r *Reader) Close() error { return r.src.close() }
