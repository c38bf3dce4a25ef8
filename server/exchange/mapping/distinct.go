package mapping

import (
	"hash/maphash"

	"github.com/duebook/duebook/server/fault"
)

// maxDistinct bounds the memory of a distinct rule to some 200 MB.
const maxDistinct = 4_000_000

// distinct remembers keys by a 128-bit hash, and a hash of the values each came with first.
type distinct struct {
	a, b, rest maphash.Seed
	seen       map[[2]uint64]uint64
	differing  int
	line       int    // of the first row that differed
	example    string // its key
}

func newDistinct() *distinct {
	return &distinct{a: maphash.MakeSeed(), b: maphash.MakeSeed(), rest: maphash.MakeSeed(), seen: make(map[[2]uint64]uint64)}
}

// add reports whether the key is new.
func (d *distinct) add(line int, cells []string, key int) (bool, error) {
	k := [2]uint64{maphash.String(d.a, cells[key]), maphash.String(d.b, cells[key])}
	var h maphash.Hash
	h.SetSeed(d.rest)
	for _, c := range cells {
		h.WriteString(c)
		h.WriteByte(0)
	}
	sum := h.Sum64()
	if first, ok := d.seen[k]; ok {
		if first != sum {
			if d.differing == 0 {
				d.line, d.example = line, cells[key]
			}
			d.differing++
		}
		return false, nil
	}
	if len(d.seen) == maxDistinct {
		return false, fault.New(fault.Limit, "more than %d distinct records in one file; split the file", maxDistinct)
	}
	d.seen[k] = sum
	return true, nil
}
