package servertest_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/duebook/duebook/"

// layers is who may import whom: a package imports only packages of layers below its own, and of its own layer only where
// the layer allows it. A name ending in … covers the packages below it too.
var layers = []struct {
	packages []string
	inside   bool // packages of the layer may import each other
}{
	{[]string{"server"}, false},
	{[]string{"server/bench"}, false},
	{[]string{"server/web", "graph", "server/demo"}, false},
	{[]string{"server/intake", "server/statement"}, false},
	{[]string{"server/credits"}, false},
	{[]string{"server/cash"}, false},
	{[]string{"server/billing", "server/worktime"}, false},
	{[]string{"server/delivery"}, false},
	{[]string{"server/documents"}, false},
	{[]string{"server/contracts"}, false},
	{[]string{"server/catalogue"}, false},
	{[]string{"server/accounts"}, false},
	{[]string{"server/jobs", "server/webhook"}, false},
	{[]string{"server/auth", "server/files", "server/ledger", "server/views"}, false},
	{[]string{"server/present"}, false},
	{[]string{"server/exchange…", "graph/transport…"}, true},
	{[]string{"server/store"}, false},
	{[]string{"frontend", "graph/gen", "graph/scalar", "graph/gentools"}, true},
	{[]string{"server/fault", "server/scratch", "server/billing/charge", "server/billing/tax"}, false},
	{[]string{"ent…"}, true},
}

// Packages that may import these alone of ours, whatever their layer allows.
var only = map[string][]string{
	"graph/gen":       {"ent…", "graph/scalar"},
	"server/exchange": {"server/exchange…", "ent/money", "ent/date", "server/fault", "server/scratch"},
	"server/present":  {"server/exchange…", "ent/money", "ent/date", "ent/postal", "server/fault"},
	"graph/transport": {"graph/transport…", "ent/viewer", "server/fault"},
	// Calculations know no database.
	"server/billing/charge": {"ent/money", "ent/date", "ent/price"},
	"server/billing/tax":    {"ent/postal"},
	"ent/money":             nil,
	"ent/date":              nil,
	"ent/price":             {"ent/date"},
	"ent/viewer":            nil,
}

func TestImportsPointOneWay(t *testing.T) {
	t.Parallel()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	cmd.Dir = "../.."
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for dec := json.NewDecoder(out); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		from := strings.TrimPrefix(p.ImportPath, module)
		if from == "server/servertest" {
			continue // the tests' harness
		}
		layer := layerOf(from)
		if layer < 0 {
			t.Errorf("%s is in no layer: say in this test who may import it", from)
			continue
		}
		for _, i := range p.Imports {
			to, ours := strings.CutPrefix(i, module)
			if !ours {
				continue
			}
			for root, allowed := range only {
				if (from == root || strings.HasPrefix(from, root+"/")) && !slices.ContainsFunc(allowed, func(a string) bool { return covers(a, to) }) {
					t.Errorf("%s imports %s", from, to)
				}
			}
			if below := layerOf(to); below < layer || below == layer && !layers[layer].inside {
				t.Errorf("%s imports %s, which stands above or beside it", from, to)
			}
		}
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
}

func layerOf(pkg string) int {
	return slices.IndexFunc(layers, func(l struct {
		packages []string
		inside   bool
	}) bool {
		return slices.ContainsFunc(l.packages, func(p string) bool { return covers(p, pkg) })
	})
}

func covers(pattern, pkg string) bool {
	if root, below := strings.CutSuffix(pattern, "…"); below {
		return pkg == root || strings.HasPrefix(pkg, root+"/")
	}
	return pattern == pkg
}
