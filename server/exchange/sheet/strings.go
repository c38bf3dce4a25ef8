package sheet

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/duebook/duebook/server/fault"
)

// stringTable holds the shared strings of a workbook: the first ones in memory, the rest in a temporary file that is
// read through one window, since rows mostly name strings in the order they were written.
type stringTable struct {
	ends    []uint64 // where each string ends in the concatenation of all
	memory  []byte
	file    *os.File
	written uint64
	buf     []byte // not yet in file
	window  []byte
	from    uint64 // of the window, counted in the concatenation
}

var errNoString = errors.New("no such shared string")

const stringWindow = 256 << 10

func readStrings(w *workbook, f *zip.File, limits Limits) (t *stringTable, err error) {
	p, err := w.open(f)
	if err != nil {
		return nil, err
	}
	defer p.close()
	t = &stringTable{}
	defer func() {
		if err != nil {
			t.close()
		}
	}()
	var text []byte
	take, phonetic := false, 0
	for {
		tok, err := p.token()
		if errors.Is(err, io.EOF) {
			return t, t.flush()
		}
		if err != nil {
			return nil, err
		}
		switch e := tok.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "si":
				text = text[:0]
			case "t":
				take = phonetic == 0
			case "rPh":
				phonetic++
			}
		case xml.CharData:
			if take {
				if text = append(text, e...); len(text) > limits.Cell {
					return nil, fault.New(fault.Limit, "%s holds a text larger than %d bytes", w.name, limits.Cell)
				}
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "t":
				take = false
			case "rPh":
				phonetic--
			case "si":
				if len(t.ends) == limits.Strings {
					return nil, fault.New(fault.Limit, "%s holds more than %d different texts; export it as CSV", w.name, limits.Strings)
				}
				if err := t.add(text, limits.Memory); err != nil {
					return nil, err
				}
			}
		}
	}
}

func (t *stringTable) add(text []byte, memory int) error {
	end := uint64(len(text))
	if n := len(t.ends); n > 0 {
		end += t.ends[n-1]
	}
	t.ends = append(t.ends, end)
	if t.file == nil && len(t.memory)+len(text) <= memory {
		t.memory = append(t.memory, text...)
		return nil
	}
	if t.file == nil {
		f, err := os.CreateTemp("", "duebook-strings-*")
		if err != nil {
			return fmt.Errorf("temporary file for shared strings: %w", err)
		}
		t.file = f
	}
	if t.buf = append(t.buf, text...); len(t.buf) >= stringWindow {
		return t.flush()
	}
	return nil
}

func (t *stringTable) flush() error {
	if len(t.buf) == 0 {
		return nil
	}
	n, err := t.file.Write(t.buf)
	t.written += uint64(n)
	t.buf = t.buf[:0]
	if err != nil {
		return fmt.Errorf("temporary file for shared strings: %w", err)
	}
	return nil
}

func (t *stringTable) get(i int) (string, error) {
	if t == nil || i < 0 || i >= len(t.ends) {
		return "", errNoString
	}
	var from uint64
	if i > 0 {
		from = t.ends[i-1]
	}
	to := t.ends[i]
	if to <= uint64(len(t.memory)) {
		return string(t.memory[from:to]), nil
	}
	if from < t.from || to > t.from+uint64(len(t.window)) {
		size := max(stringWindow, int(to-from))
		if cap(t.window) < size {
			t.window = make([]byte, size)
		}
		n, err := t.file.ReadAt(t.window[:size], int64(from-uint64(len(t.memory))))
		if err != nil && !errors.Is(err, io.EOF) {
			return "", fmt.Errorf("temporary file for shared strings: %w", err)
		}
		t.from, t.window = from, t.window[:n]
		if to-from > uint64(n) {
			return "", io.ErrUnexpectedEOF
		}
	}
	return string(t.window[from-t.from : to-t.from]), nil
}

func (t *stringTable) close() error {
	if t == nil || t.file == nil {
		return nil
	}
	err := errors.Join(t.file.Close(), os.Remove(t.file.Name()))
	t.file = nil
	return err
}
