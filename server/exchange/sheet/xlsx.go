package sheet

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/duebook/duebook/server/fault"
)

// xlsxSource walks the XML of one worksheet token by token.
type xlsxSource struct {
	book     *workbook
	sheet    string
	notes    []string
	limits   Limits
	part     *part
	strings  *stringTable
	styles   []style // by index of cellXfs
	date1904 bool
	row      int
	out      raw
	text     []byte
}

func openXLSX(name string, r io.ReaderAt, size int64, limits Limits) (_ *xlsxSource, err error) {
	book, err := openWorkbook(name, r, size, limits)
	if err != nil {
		return nil, err
	}
	s := &xlsxSource{book: book, limits: limits}
	defer func() {
		if err != nil {
			s.close()
		}
	}()
	sheet, stylesPart, stringsPart, err := s.findParts()
	if err != nil {
		return nil, err
	}
	if stylesPart != nil {
		if s.styles, err = readStyles(book, stylesPart); err != nil {
			return nil, err
		}
	}
	s.strings = &stringTable{}
	if stringsPart != nil {
		if s.strings, err = readStrings(book, stringsPart, limits); err != nil {
			return nil, err
		}
	}
	s.part, err = book.open(sheet)
	return s, err
}

// findParts follows the relations from the package to the first visible worksheet, the styles and the shared strings.
func (s *xlsxSource) findParts() (sheet, styles, shared *zip.File, err error) {
	main := "xl/workbook.xml"
	rels, err := s.book.relations("")
	if err != nil {
		return nil, nil, nil, err
	}
	for _, r := range rels {
		if strings.HasSuffix(r.kind, "/officeDocument") {
			main = r.target
		}
	}
	file := s.book.files[strings.ToLower(main)]
	if file == nil {
		return nil, nil, nil, fault.New(fault.Invalid, "%s is a zip file without a workbook; an .xlsx workbook or a CSV file is needed", s.book.name)
	}
	if rels, err = s.book.relations(main); err != nil {
		return nil, nil, nil, err
	}
	sheets, date1904, err := s.book.sheets(file)
	if err != nil {
		return nil, nil, nil, err
	}
	s.date1904 = date1904
	targets := make(map[string]string, len(rels))
	for _, r := range rels {
		switch {
		case strings.HasSuffix(r.kind, "/worksheet"):
			targets[r.id] = r.target
		case strings.HasSuffix(r.kind, "/styles"):
			styles = s.book.files[strings.ToLower(r.target)]
		case strings.HasSuffix(r.kind, "/sharedStrings"):
			shared = s.book.files[strings.ToLower(r.target)]
		}
	}
	var others []string
	for _, sh := range sheets {
		f := s.book.files[strings.ToLower(targets[sh.id])]
		if f == nil { // a chart or dialog sheet
			continue
		}
		if sheet == nil && !sh.hidden {
			sheet, s.sheet = f, sh.name
			continue
		}
		others = append(others, strconv.Quote(clip(sh.name)))
	}
	if sheet == nil {
		return nil, nil, nil, fault.New(fault.Invalid, "%s has no visible worksheet", s.book.name)
	}
	if n := len(others); n > 0 {
		s.notes = append(s.notes, fmt.Sprintf("only the worksheet %q is read; not read: %s", clip(s.sheet), strings.Join(others[:min(n, 20)], ", ")))
	}
	return sheet, styles, shared, nil
}

func (s *xlsxSource) next() (raw, error) {
	for {
		t, err := s.part.token()
		if errors.Is(err, io.EOF) {
			return raw{}, io.EOF
		}
		if err != nil {
			return raw{}, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "row" {
				return s.readRow(t)
			}
		case xml.EndElement:
			if t.Name.Local == "sheetData" {
				return raw{}, io.EOF
			}
		}
	}
}

func (s *xlsxSource) readRow(start xml.StartElement) (raw, error) {
	s.row++
	if r := attr(start, "r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n < s.row || n > 1<<24 {
			return raw{}, s.book.broken("row %q stands after row %d", clip(r), s.row-1)
		}
		s.row = n
	}
	s.out = raw{line: s.row, cells: s.out.cells[:0], kinds: s.out.kinds[:0], problems: s.out.problems[:0], columns: s.out.columns[:0]}
	size := 0
	for {
		t, err := s.part.token()
		if err != nil {
			return raw{}, s.part.unexpected(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local != "c" {
				continue
			}
			n, err := s.readCell(t)
			if err != nil {
				return raw{}, err
			}
			if size += n; size > s.limits.Record {
				return raw{}, fault.New(fault.Limit, "%s: row %d is larger than %d bytes", s.book.name, s.row, s.limits.Record)
			}
		case xml.EndElement:
			if t.Name.Local == "row" {
				return s.out, nil
			}
		}
	}
}

// readCell appends one cell and answers the bytes it holds.
func (s *xlsxSource) readCell(start xml.StartElement) (int, error) {
	col := len(s.out.cells)
	var kind string
	var st style
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "r":
			c, ok := columnOf(a.Value)
			if !ok || c < col {
				return 0, s.book.broken("cell %q in row %d is out of place", clip(a.Value), s.row)
			}
			col = c
		case "t":
			kind = a.Value
		case "s":
			if i, err := strconv.Atoi(a.Value); err == nil && i >= 0 && i < len(s.styles) {
				st = s.styles[i]
			}
		}
	}
	s.text = s.text[:0]
	formula, take, phonetic := false, false, 0
	for depth := 1; depth > 0; {
		t, err := s.part.token()
		if err != nil {
			return 0, s.part.unexpected(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			switch t.Name.Local {
			case "f":
				formula = true
			case "v", "t":
				take = phonetic == 0
			case "rPh": // how to pronounce the text
				phonetic++
			}
		case xml.EndElement:
			depth--
			switch t.Name.Local {
			case "rPh":
				phonetic--
			case "v", "t":
				take = false
			}
		case xml.CharData:
			if take {
				if s.text = append(s.text, t...); len(s.text) > s.limits.Cell {
					return 0, fault.New(fault.Limit, "%s: cell %s is larger than %d bytes", s.book.name, address(col, s.row), s.limits.Cell)
				}
			}
		}
	}
	if !formula && len(s.text) == 0 && kind != "s" {
		return 0, nil
	}
	if col >= s.limits.Columns {
		return 0, fault.New(fault.Limit, "%s: cell %s: more than %d columns", s.book.name, address(col, s.row), s.limits.Columns)
	}
	value, k, message := s.value(kind, st, formula)
	for len(s.out.cells) < col {
		s.out.cells, s.out.kinds = append(s.out.cells, ""), append(s.out.kinds, Text)
	}
	s.out.cells, s.out.kinds = append(s.out.cells, value), append(s.out.kinds, k)
	if message != "" && len(s.out.problems) < 100 {
		at := address(col, s.row)
		s.out.problems = append(s.out.problems, Problem{Address: at, Value: clip(value), Message: "cell " + at + " " + message})
		s.out.columns = append(s.out.columns, col)
	}
	return len(value), nil
}

// value turns the stored text into the cell's text, or says what is wrong with it.
func (s *xlsxSource) value(kind string, st style, formula bool) (string, Kind, string) {
	text := string(s.text)
	if formula {
		return text, Text, "holds a formula; paste values instead"
	}
	switch kind {
	case "s":
		i, err := strconv.Atoi(text)
		if err != nil {
			return text, Text, "names no shared text; save the workbook again"
		}
		v, err := s.strings.get(i)
		if err != nil {
			return text, Text, "names no shared text; save the workbook again"
		}
		return unescapeText(v), Text, ""
	case "inlineStr", "str":
		return unescapeText(text), Text, ""
	case "e":
		return text, Text, "holds the error " + clip(text) + "; a value is needed"
	case "b":
		switch text {
		case "1", "true":
			return "true", Bool, ""
		case "0", "false":
			return "false", Bool, ""
		}
		return text, Text, "is marked as true or false and is neither"
	case "d":
		return strings.TrimSuffix(text, "T00:00:00"), Date, ""
	case "", "n":
		if st != plain {
			v, ok := serialDate(text, s.date1904)
			if !ok {
				return text, Text, "is formatted as a date and " + strconv.Quote(clip(text)) + " is not a day after 1900-01-01"
			}
			return v, Date, ""
		}
		v, ok := plainNumber(text)
		if !ok {
			return text, Text, "is marked as a number and " + strconv.Quote(clip(text)) + " is not one"
		}
		return v, Number, ""
	}
	return text, Text, "is of the unknown type " + strconv.Quote(clip(kind))
}

func (s *xlsxSource) close() error {
	if s.part != nil {
		s.part.close()
	}
	return s.strings.close()
}

// columnOf is the zero-based column of an address such as C7.
func columnOf(address string) (int, bool) {
	n, i := 0, 0
	for ; i < len(address) && i < 4 && address[i] >= 'A' && address[i] <= 'Z'; i++ {
		n = n*26 + int(address[i]-'A') + 1
	}
	return n - 1, n > 0 && n <= 16384
}

func address(col, row int) string { return columnName(col) + strconv.Itoa(row) }

func columnName(col int) string {
	var b [4]byte
	i := len(b)
	for n := col + 1; n > 0; n = (n - 1) / 26 {
		i--
		b[i] = byte('A' + (n-1)%26)
	}
	return string(b[i:])
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func clip(s string) string {
	if len(s) > 80 {
		return strings.ToValidUTF8(s[:80], "") + "…"
	}
	return s
}

// resolve is the part a relation of base points at.
func resolve(base, target string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return path.Join(path.Dir(base), target)
}
