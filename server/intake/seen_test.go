package intake

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/duebook/duebook/server/exchange/record"
)

func TestNumbersAreFoundInEveryEarlierChunk(t *testing.T) {
	t.Parallel()
	const chunks, size = 5, 2*seenBuffer/entrySize + 1
	h := newHasher()
	number := func(line int) key { return h.of(fmt.Sprint("N-", line)) }
	var s seen
	for c := range chunks {
		here := map[key]int32{}
		for line := c*size + 1; line <= (c+1)*size; line++ {
			here[number(line)] = int32(line)
		}
		if err := s.add(here); err != nil {
			t.Fatal(err)
		}
	}
	if len(s.latest) != size || s.size != (chunks-1)*size*entrySize {
		t.Errorf("%d numbers are in memory, %d bytes in the file", len(s.latest), s.size)
	}
	asked, want := map[key]bool{}, map[key]int32{}
	for line := 1; line <= chunks*size; line += 997 {
		asked[number(line)], asked[number(-line)] = true, true
		want[number(line)] = int32(line)
	}
	found, err := s.find(asked)
	if err != nil || !maps.Equal(found, want) {
		t.Errorf("%d of %d were found: %v", len(found), len(want), err)
	}
	if err := s.close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(s.file.Name()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the file is still there: %v", err)
	}
}

// A number that stands again is refused with the line of the first, whichever chunk it stands in.
func TestRepeatsAcrossChunks(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, b *bundle) {
		b.withBook()
		b.Chunk = 3
		var text strings.Builder
		text.WriteString(invoiceHead)
		for line := 2; line <= 20; line++ {
			n := line
			switch line {
			case 4, 11, 20: // in the first chunk, in a later one, and in the last
				n = 3
			}
			fmt.Fprintf(&text, "P-%d,D-1,2026-01-05,,USD,%d.00,0\n", n, line)
		}
		in := file(record.Invoices, text.String())
		in.KeepGood = true
		report := b.run(in)
		if report.Imported != 16 || report.RefusedCount != 3 || len(report.Refused) != 3 {
			t.Fatalf("%+v", report)
		}
		for i, line := range []int{4, 11, 20} {
			if got, want := report.Refused[i], (Cell{line, "number", "", "P-3", "is on line 3 already; a file has every invoice once"}); got != want {
				t.Errorf("refused:\n%+v\nwant:\n%+v", got, want)
			}
		}
		if n := b.number(`SELECT total_minor FROM invoices WHERE number = 'P-3'`); n != 300 {
			t.Errorf("the total of P-3 is %d", n)
		}
		b.clean()
	})
}
