package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/duebook/duebook/server/bench"
	"github.com/duebook/duebook/server/servertest"
)

// TestMain lets the test's own executable be the program, so that a test can start it like a user, and kill it.
func TestMain(m *testing.M) {
	if os.Getenv("DUEBOOK_TEST_PROGRAM") != "" {
		main()
	}
	if database := os.Getenv("DUEBOOK_TEST_VICTIM"); database != "" {
		if err := victim(database); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// Every measurement runs on both databases, at a size that takes a moment, and says all figures it promises.
func TestBench(t *testing.T) {
	server := servertest.PostgresServer(t)
	t.Setenv("DUEBOOK_TEST_PROGRAM", "yes")
	for name, figures := range map[string]int{"ageing": 12, "import": 1, "apply": 1, "read": 3} {
		t.Run(name, func(t *testing.T) {
			var out, errs bytes.Buffer
			if code := run(t.Context(), []string{"bench", name, "--json", "-n", "400", "--paid", "400", "--accounts", "8", "--rounds", "2", "--for", "100ms", "--postgres", server, "--dir", t.TempDir()}, &out, &errs); code != exitDone {
				t.Fatalf("exit code %d: %s", code, errs.String())
			}
			var results []bench.Result
			if err := json.Unmarshal(out.Bytes(), &results); err != nil {
				t.Fatal(err)
			}
			if len(results) != 2*figures {
				t.Errorf("%d figures of %s, not %d:\n%s", len(results), name, 2*figures, errs.String())
			}
			for _, x := range results {
				if x.N == 0 || x.Rate <= 0 || x.P50 <= 0 || x.P99 < x.P50 || x.RSSMB <= 0 || x.Raw <= 0 && !strings.HasPrefix(x.Name, "serve") {
					t.Errorf("a figure is missing: %+v", x)
				}
			}
		})
	}
}
