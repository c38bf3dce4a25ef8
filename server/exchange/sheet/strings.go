package sheet

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/scratch"
)

// stringTable holds the shared strings of a workbook: the first ones in memory, the rest in a temporary file that is
// read through one window, since rows mostly name strings in the order they were written.
type stringTable struct {
	blocks []*stringBlock
	count  int
	size   uint64 // bytes of all strings
	memory []byte
	file   *scratch.File
	buf    []byte // not yet in file
	window []byte
	from   uint64 // of the window, counted in the concatenation
}

// stringBlock says where some strings end in the concatenation of all; 4 bytes per string, since a workbook may have
// millions.
type stringBlock struct {
	base uint64
	ends [64]uint32 // counted from base
}

var errNoString = errors.New("no such shared string")

const (
	stringBuffer = 256 << 10 // written at once
	stringWindow = 16 << 10  // read at once
)

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
				if t.count == limits.Strings {
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
	i := t.count % len(stringBlock{}.ends)
	if i == 0 {
		t.blocks = append(t.blocks, &stringBlock{base: t.size})
	}
	t.size += uint64(len(text))
	last := t.blocks[len(t.blocks)-1]
	last.ends[i] = uint32(t.size - last.base)
	t.count++
	if t.file == nil && len(t.memory)+len(text) <= memory {
		t.memory = append(t.memory, text...)
		return nil
	}
	if t.file == nil {
		f, err := scratch.New("duebook-strings-*")
		if err != nil {
			return fmt.Errorf("temporary file for shared strings: %w", err)
		}
		t.file = f
	}
	if t.buf = append(t.buf, text...); len(t.buf) >= stringBuffer {
		return t.flush()
	}
	return nil
}

func (t *stringTable) flush() error {
	if len(t.buf) == 0 {
		return nil
	}
	_, err := t.file.Write(t.buf)
	t.buf = t.buf[:0]
	if err != nil {
		return fmt.Errorf("temporary file for shared strings: %w", err)
	}
	return nil
}

func (t *stringTable) get(i int) (string, error) {
	if t == nil || i < 0 || i >= t.count {
		return "", errNoString
	}
	block, at := t.blocks[i/len(stringBlock{}.ends)], i%len(stringBlock{}.ends)
	from, to := block.base, block.base+uint64(block.ends[at])
	if at > 0 {
		from += uint64(block.ends[at-1])
	}
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
	err := t.file.Close()
	t.file = nil
	return err
}
