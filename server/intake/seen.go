package intake

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/duebook/duebook/server/exchange/record"
	"github.com/duebook/duebook/server/scratch"
)

// seen knows on which line each number of the file stands first. Those of the latest chunk are in memory, all before it in a
// temporary file that is read through for the numbers of the next chunk: memory does not grow with the file.
type seen struct {
	latest map[key]int32
	file   *scratch.File
	size   int64
	buf    []byte
}

// entrySize is a key and its line in the temporary file.
const entrySize = 8 + 8 + 4

// seenBuffer is how much of the temporary file is read or written at once.
const seenBuffer = 4096 * entrySize

// add takes over the numbers of a chunk.
func (s *seen) add(numbers map[key]int32) error {
	if err := s.spill(); err != nil {
		return fmt.Errorf("temporary file for numbers: %w", err)
	}
	s.latest = numbers
	return nil
}

// spill writes what is in memory to the file.
func (s *seen) spill() (err error) {
	if len(s.latest) == 0 {
		return nil
	}
	if s.file == nil {
		if s.file, err = scratch.New("duebook-numbers-*"); err != nil {
			return err
		}
		s.buf = make([]byte, 0, seenBuffer)
	}
	flush := func() error {
		n, err := s.file.Write(s.buf)
		s.size += int64(n)
		s.buf = s.buf[:0]
		return err
	}
	for k, line := range s.latest {
		s.buf = binary.LittleEndian.AppendUint64(s.buf, k[0])
		s.buf = binary.LittleEndian.AppendUint64(s.buf, k[1])
		if s.buf = binary.LittleEndian.AppendUint32(s.buf, uint32(line)); len(s.buf) == seenBuffer {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

// find answers the lines of those numbers that are known.
func (s *seen) find(numbers map[key]bool) (map[key]int32, error) {
	found := map[key]int32{}
	for k, line := range s.latest {
		if numbers[k] {
			found[k] = line
		}
	}
	if s.size == 0 {
		return found, nil
	}
	var asked [1 << 14]uint64 // a bit for the first 20 of each key, which spares nearly every look into the map
	for k := range numbers {
		asked[k[0]>>50] |= 1 << (k[0] >> 44 % 64)
	}
	for at := int64(0); at < s.size; {
		part := s.buf[:min(seenBuffer, s.size-at)]
		if _, err := s.file.ReadAt(part, at); err != nil {
			return nil, fmt.Errorf("temporary file for numbers: %w", err)
		}
		at += int64(len(part))
		for ; len(part) > 0; part = part[entrySize:] {
			first := binary.LittleEndian.Uint64(part)
			if asked[first>>50]&(1<<(first>>44%64)) == 0 {
				continue
			}
			if k := (key{first, binary.LittleEndian.Uint64(part[8:])}); numbers[k] {
				found[k] = int32(binary.LittleEndian.Uint32(part[16:]))
			}
		}
	}
	return found, nil
}

// close forgets everything.
func (s *seen) close() error {
	if s.file == nil {
		return nil
	}
	return s.file.Close()
}

// number is the key of what of a record stands once in a file.
func (w *work) number(r record.Record) key {
	text := ""
	switch r := r.(type) {
	case *record.Account:
		if text = r.Number; w.unitOf(r) != w.unit {
			text = r.BusinessUnit + "\x00" + r.Number
		}
	case *record.Contact:
		text = r.AccountNumber + "\x00" + strings.ToLower(r.Name)
	case *record.Price:
		text = r.ProductCode + "\x00" + string(r.Currency) + "\x00" + string(r.StartOn)
	case *record.Rate:
		text = r.Card + "\x00" + r.Role + "\x00" + r.Skill + "\x00" + r.Class + "\x00" + string(r.StartOn)
	case *record.TaxRate:
		text = r.Jurisdiction + "\x00" + r.TaxClass + "\x00" + string(r.StartOn)
	case *record.Contract:
		text = r.Number
	case *record.InventoryItem:
		text = r.Number
	case *record.Invoice:
		text = r.Number
	case *record.Payment:
		text = r.Number
	case *record.CreditMemo:
		text = r.Number
	case *record.TimeEntry:
		text = r.Number
	case *record.UsageRecord:
		text = r.Number
	}
	return w.hash.pair(string(r.Kind()), text)
}

// numbers are those of all records of a chunk.
func (w *work) numbers(c *chunk) map[key]bool {
	all := make(map[key]bool, len(c.all))
	for _, r := range c.all {
		all[w.number(r)] = true
	}
	return all
}

// once notes where a record stands and refuses it when its number stood earlier.
func (w *work) once(r record.Record, field, value string) bool {
	k := w.number(r)
	if line := cmp.Or(w.here[k], w.before[k]); line != 0 {
		w.refuse(r, field, value, "is on line %d already; a file has every %s once", line, nouns[r.Kind()])
		return false
	}
	w.here[k] = int32(r.At())
	return true
}
