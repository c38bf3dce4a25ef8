package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/duebook/duebook/server/fault"
)

const csvWindow = 64 << 10

// csvSource scans records out of a fixed window, so that no cell can make it hold more than limits.Cell bytes.
type csvSource struct {
	name      string
	in        *bufio.Reader
	limits    Limits
	delimiter byte
	encoding  string
	line      int // of the next byte
	swallowLF bool
	rec       []byte
	ends      []int
	cells     []string
}

func openCSV(name string, r io.Reader, limits Limits) (*csvSource, error) {
	s := &csvSource{name: name, limits: limits, encoding: "UTF-8", line: 1}
	s.in = bufio.NewReaderSize(r, csvWindow)
	head, err := s.in.Peek(3)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		s.in.Discard(3)
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		s.encoding = "UTF-16LE"
		s.decode(unicode.LittleEndian)
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		s.encoding = "UTF-16BE"
		s.decode(unicode.BigEndian)
	}
	start, err := s.in.Peek(csvWindow)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	s.delimiter = detectDelimiter(start)
	// Spreadsheet programs write the delimiter in a first line of its own: sep=;
	if len(start) > 5 && bytes.EqualFold(start[:4], []byte("sep=")) && (start[5] == '\n' || start[5] == '\r') {
		s.delimiter = start[4]
		if start[4] == '"' || start[4] == '\n' || start[4] == '\r' || start[4] >= utf8.RuneSelf {
			return nil, fault.New(fault.Invalid, "%s: line 1: %q can't be a delimiter; use a comma, semicolon, tab or pipe", name, start[4])
		}
		n := 6
		if start[5] == '\r' && len(start) > 6 && start[6] == '\n' {
			n = 7
		}
		s.in.Discard(n)
		s.line = 2
	}
	return s, nil
}

func (s *csvSource) decode(e unicode.Endianness) {
	s.in = bufio.NewReaderSize(transform.NewReader(s.in, unicode.UTF16(e, unicode.ExpectBOM).NewDecoder()), csvWindow)
}

// detectDelimiter is the candidate that the header holds and that stands as often in each of the next few lines; among
// several, the one that stands there most. Quoted text does not count.
func detectDelimiter(b []byte) byte {
	const candidates = ",;\t|"
	var lines [6][len(candidates)]int
	line, quoted, seen := 0, false, false
	for _, c := range b {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n' || c == '\r':
			if seen {
				line++
			}
			seen = false
			continue
		default:
			if i := strings.IndexByte(candidates, c); i >= 0 {
				lines[line][i]++
			}
		}
		seen = true
		if line == len(lines)-1 {
			break
		}
	}
	best, bestAgree := 0, -1
	for i := range candidates {
		if lines[0][i] == 0 {
			continue
		}
		agree := 0
		for _, l := range lines[1:max(line, 1)] {
			if l[i] == lines[0][i] {
				agree++
			}
		}
		if agree > bestAgree || (agree == bestAgree && lines[0][i] > lines[0][best]) {
			best, bestAgree = i, agree
		}
	}
	return candidates[best]
}

const (
	atCell = iota
	inPlain
	inQuotes
	afterQuote
)

func (s *csvSource) next() (raw, error) {
	s.rec, s.ends = s.rec[:0], s.ends[:0]
	state, started, cr := atCell, false, false
	start, quoteLine := s.line, 0
	cell := 0 // where the current cell starts in rec
	for {
		chunk, err := s.window()
		if errors.Is(err, io.EOF) {
			switch {
			case state == inQuotes:
				return raw{}, fault.New(fault.Invalid, "%s: line %d: a quote is opened and never closed", s.name, quoteLine)
			case !started:
				return raw{}, io.EOF
			}
			s.ends = append(s.ends, len(s.rec))
			return s.record(start)
		}
		if err != nil {
			return raw{}, err
		}
		i := 0
		if s.swallowLF {
			s.swallowLF = false
			if chunk[0] == '\n' {
				i = 1
			}
		}
		for i < len(chunk) {
			c := chunk[i]
			switch state {
			case atCell, inPlain:
				switch {
				case c == '"' && state == atCell:
					state, quoteLine, cr, started = inQuotes, s.line, false, true
					i++
				case c == s.delimiter:
					s.ends = append(s.ends, len(s.rec))
					if len(s.ends) >= s.limits.Columns {
						return raw{}, s.tooWide(start)
					}
					cell, state, started = len(s.rec), atCell, true
					i++
				case c == '\n' || c == '\r':
					i++
					s.line++
					s.swallowLF = c == '\r'
					if !started { // a blank line
						start = s.line
						if s.swallowLF && i < len(chunk) {
							s.swallowLF = false
							if chunk[i] == '\n' {
								i++
							}
						}
						continue
					}
					s.in.Discard(i)
					s.ends = append(s.ends, len(s.rec))
					return s.record(start)
				default:
					j := i + 1
					for j < len(chunk) && chunk[j] != s.delimiter && chunk[j] != '\n' && chunk[j] != '\r' {
						j++
					}
					s.rec = append(s.rec, chunk[i:j]...)
					state, started = inPlain, true
					i = j
				}
			case inQuotes:
				switch c {
				case '"':
					state = afterQuote
					i++
				case '\n':
					if !cr {
						s.line++
						s.rec = append(s.rec, '\n')
					}
					cr = false
					i++
				case '\r': // line ends within a cell become \n
					s.line++
					s.rec = append(s.rec, '\n')
					cr = true
					i++
				default:
					cr = false
					j := i + 1
					for j < len(chunk) && chunk[j] != '"' && chunk[j] != '\n' && chunk[j] != '\r' {
						j++
					}
					s.rec = append(s.rec, chunk[i:j]...)
					i = j
				}
			case afterQuote:
				switch {
				case c == '"':
					s.rec = append(s.rec, '"')
					state, cr = inQuotes, false
					i++
				case c == s.delimiter || c == '\n' || c == '\r':
					state = inPlain
				default:
					return raw{}, fault.New(fault.Invalid, "%s: line %d: text follows a closing quote in cell %d; a quote inside a quoted cell must be written twice", s.name, s.line, len(s.ends)+1)
				}
			}
			if len(s.rec)-cell > s.limits.Cell {
				return raw{}, fault.New(fault.Limit, "%s: line %d: cell %d is larger than %d bytes; is a quote missing?", s.name, start, len(s.ends)+1, s.limits.Cell)
			}
			if len(s.rec) > s.limits.Record {
				return raw{}, fault.New(fault.Limit, "%s: line %d: the row is larger than %d bytes", s.name, start, s.limits.Record)
			}
		}
		s.in.Discard(len(chunk))
	}
}

// window is what is buffered, at least one byte.
func (s *csvSource) window() ([]byte, error) {
	if s.in.Buffered() == 0 {
		if _, err := s.in.Peek(1); err != nil {
			if errors.Is(err, io.EOF) {
				return nil, io.EOF
			}
			return nil, fmt.Errorf("read %s: %w", s.name, err)
		}
	}
	return s.in.Peek(s.in.Buffered())
}

func (s *csvSource) record(line int) (raw, error) {
	if len(s.ends) > s.limits.Columns {
		return raw{}, s.tooWide(line)
	}
	if !utf8.Valid(s.rec) {
		return raw{}, fault.New(fault.Invalid, "%s: line %d: the text is not valid UTF-8; save the file as CSV UTF-8", s.name, line)
	}
	if bytes.IndexByte(s.rec, 0) >= 0 {
		return raw{}, fault.New(fault.Invalid, "%s: line %d: the text holds a zero byte; save the file as CSV UTF-8", s.name, line)
	}
	if s.encoding != "UTF-8" && bytes.ContainsRune(s.rec, utf8.RuneError) {
		return raw{}, fault.New(fault.Invalid, "%s: line %d: the text is not valid %s; save the file as CSV UTF-8", s.name, line, s.encoding)
	}
	text := string(s.rec)
	s.cells = s.cells[:0]
	from := 0
	for _, to := range s.ends {
		s.cells = append(s.cells, text[from:to])
		from = to
	}
	return raw{line: line, cells: s.cells}, nil
}

func (s *csvSource) tooWide(line int) error {
	return fault.New(fault.Limit, "%s: line %d: more than %d columns", s.name, line, s.limits.Columns)
}

func (s *csvSource) close() error { return nil }
