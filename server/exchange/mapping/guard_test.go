package mapping_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/duebook/duebook/server/exchange/mapping"
	"github.com/duebook/duebook/server/fault"
)

// It is not parallel, so that only its own memory is measured.
func TestHostileFilesCostLittle(t *testing.T) {
	var laughs strings.Builder
	laughs.WriteString("ignore: &x0 [a,a,a,a,a,a,a,a,a,a]\n")
	for i := 1; i < 10; i++ {
		fmt.Fprintf(&laughs, "x%d: &x%d [%s*x%d]\n", i, i, strings.Repeat(fmt.Sprintf("*x%d,", i-1), 9), i-1)
	}
	for name, text := range map[string]string{
		"aliases":        laughs.String() + "records: *x9\n",
		"nested lists":   strings.Repeat("[", 60_000),
		"nested maps":    strings.Repeat("{a: ", 16_000),
		"nested entries": strings.Repeat("- ", 30_000),
		"nested keys":    strings.Repeat("? ", 30_000),
		"tags":           strings.Repeat("!!x ", 15_000),
		"too large":      "ignore:\n" + strings.Repeat("- a\n", 20_000),
		"expression":     "records:\n- kind: contacts\n  when: " + strings.Repeat("(", 3900) + "\n  fields: {account_number: A, name: B}\n",
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := mapping.Load("m.yaml", []byte(text))
		runtime.ReadMemStats(&after)
		if grown := after.TotalAlloc - before.TotalAlloc; !fault.Is(err, fault.Invalid) || len(err.Error()) > 500 || grown > 64<<20 {
			t.Errorf("%s: %.200v after allocating %d MB", name, err, grown>>20)
		}
	}
}
