package sheet

import (
	"archive/zip"
	"bufio"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/duebook/duebook/server/fault"
)

const (
	maxDirectory = 1 << 20  // bytes of the zip directory; a workbook has some dozens of parts
	smallPart    = 16 << 20 // parts up to this size may compress as well as they like
)

// workbook is the zip container of an XLSX file. It counts what is inflated over all parts.
type workbook struct {
	name     string
	files    map[string]*zip.File // by lower-case name
	limits   Limits
	inflated int64
}

func openWorkbook(name string, r io.ReaderAt, size int64, limits Limits) (*workbook, error) {
	if err := checkDirectory(name, r, size); err != nil {
		return nil, err
	}
	zr, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fault.New(fault.Invalid, "%s is a damaged .xlsx file; save it again or export it as CSV", name).Because(err)
	}
	w := &workbook{name: name, limits: limits, files: make(map[string]*zip.File, len(zr.File))}
	var declared uint64
	for _, f := range zr.File {
		if f.UncompressedSize64 > uint64(limits.Inflated) {
			return nil, w.bomb()
		}
		if declared += f.UncompressedSize64; declared > uint64(limits.Inflated) {
			return nil, w.bomb()
		}
		if f.UncompressedSize64 > smallPart && f.UncompressedSize64/uint64(limits.Ratio) > f.CompressedSize64 {
			return nil, w.bomb()
		}
		key := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if w.files[key] != nil {
			return nil, w.broken("the part %q is there twice", clip(f.Name))
		}
		w.files[key] = f
	}
	return w, nil
}

// checkDirectory refuses a directory too large to be one of a workbook before anything is allocated for its entries.
func checkDirectory(name string, r io.ReaderAt, size int64) error {
	tail := make([]byte, min(size, 22+65535))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read %s: %w", name, err)
	}
	i := strings.LastIndex(string(tail), "PK\x05\x06")
	if i < 0 || i+22 > len(tail) {
		return fault.New(fault.Invalid, "%s is an .xlsx file that ends too early; copy or upload it again", name)
	}
	end := size - int64(len(tail)) + int64(i)
	length := int64(binary.LittleEndian.Uint32(tail[i+12:]))
	offset := int64(binary.LittleEndian.Uint32(tail[i+16:]))
	if length > maxDirectory || end-offset > maxDirectory {
		return fault.New(fault.Limit, "%s has a directory larger than that of any workbook; save it again or export it as CSV", name)
	}
	return nil
}

func (w *workbook) bomb() error {
	return fault.New(fault.Limit, "%s would inflate to more than %d MiB or more than %d times its size; split it or export it as CSV", w.name, w.limits.Inflated>>20, w.limits.Ratio)
}

func (w *workbook) broken(format string, args ...any) error {
	return fault.New(fault.Invalid, "%s is a damaged .xlsx file (%s); save it again or export it as CSV", w.name, fmt.Sprintf(format, args...))
}

// part reads the tokens of one XML part. No token can be larger than a cell may be.
type part struct {
	book     *workbook
	name     string
	dec      *xml.Decoder
	rc       io.ReadCloser
	in       *bufio.Reader
	inflated int64
	allowed  int64
	token0   int64 // inflated at the end of the last token
	maxToken int64
}

func (w *workbook) open(f *zip.File) (*part, error) {
	rc, err := f.Open()
	if err != nil {
		return nil, fault.New(fault.Invalid, "%s is a damaged .xlsx file; save it again or export it as CSV", w.name).Because(err)
	}
	p := &part{book: w, name: f.Name, rc: rc, in: bufio.NewReaderSize(rc, 64<<10)}
	p.allowed = max(smallPart, int64(min(f.CompressedSize64, 1<<40))*w.limits.Ratio)
	// An escaped character takes up to 10 bytes ("&#x10FFFF;").
	p.maxToken = 10*int64(w.limits.Cell) + 64<<10
	p.dec = xml.NewDecoder(p)
	return p, nil
}

// ReadByte makes the decoder read through the limits.
func (p *part) ReadByte() (byte, error) {
	b, err := p.in.ReadByte()
	if err != nil {
		return 0, err
	}
	p.inflated++
	p.book.inflated++
	if p.inflated > p.allowed || p.book.inflated > p.book.limits.Inflated {
		return 0, p.book.bomb()
	}
	if p.inflated-p.token0 > p.maxToken {
		return 0, fault.New(fault.Limit, "%s holds a cell larger than %d bytes", p.book.name, p.book.limits.Cell)
	}
	return b, nil
}

// Read is there because the decoder asks for an io.Reader; it uses ReadByte.
func (p *part) Read(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	c, err := p.ReadByte()
	if err != nil {
		return 0, err
	}
	b[0] = c
	return 1, nil
}

// token is the next XML token; io.EOF at the end, else a *fault.Error.
func (p *part) token() (xml.Token, error) {
	t, err := p.dec.RawToken()
	p.token0 = p.inflated
	if err == nil || errors.Is(err, io.EOF) {
		return t, err
	}
	var f *fault.Error
	if errors.As(err, &f) {
		return nil, f
	}
	var bad *xml.SyntaxError
	if errors.As(err, &bad) {
		return nil, p.book.broken("%s, line %d: %s", clip(p.name), bad.Line, clip(bad.Msg))
	}
	return nil, fault.New(fault.Invalid, "%s is a damaged .xlsx file; save it again or export it as CSV", p.book.name).Because(err)
}

// unexpected is err, where the end of the part is an error too.
func (p *part) unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return p.book.broken("%s ends too early", clip(p.name))
	}
	return err
}

func (p *part) close() error { return p.rc.Close() }

// elements calls fn for every start element of a part.
func (w *workbook) elements(f *zip.File, fn func(xml.StartElement) error) error {
	p, err := w.open(f)
	if err != nil {
		return err
	}
	defer p.close()
	for {
		t, err := p.token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok {
			if err := fn(e); err != nil {
				return err
			}
		}
	}
}

type relation struct{ id, kind, target string }

// relations of a part; the package itself is "".
func (w *workbook) relations(name string) ([]relation, error) {
	f := w.files[strings.ToLower(path.Join(path.Dir(name), "_rels", path.Base("/"+name)+".rels"))]
	if name == "" {
		f = w.files["_rels/.rels"]
	}
	if f == nil {
		return nil, nil
	}
	var out []relation
	err := w.elements(f, func(e xml.StartElement) error {
		if e.Name.Local == "Relationship" && attr(e, "TargetMode") != "External" {
			if len(out) == 10_000 {
				return w.broken("more than 10,000 relations")
			}
			out = append(out, relation{attr(e, "Id"), attr(e, "Type"), resolve(name, attr(e, "Target"))})
		}
		return nil
	})
	return out, err
}

type worksheet struct {
	id, name string
	hidden   bool
}

func (w *workbook) sheets(f *zip.File) (sheets []worksheet, date1904 bool, err error) {
	err = w.elements(f, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			v := attr(e, "date1904")
			date1904 = v == "1" || v == "true"
		case "sheet":
			if len(sheets) == 10_000 {
				return w.broken("more than 10,000 worksheets")
			}
			state := attr(e, "state")
			sheets = append(sheets, worksheet{attr(e, "id"), attr(e, "name"), state == "hidden" || state == "veryHidden"})
		}
		return nil
	})
	return sheets, date1904, err
}
