package ubl

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// shared is where test data that is not ours lies, next to the repository. Tests pass without it.
const shared = "../../../../shared/data/"

func sharedFiles(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(shared, pattern))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Logf("no files %s; nothing to compare with", pattern)
	}
	return files
}

// vector is one test of a test set: a fragment, and the verdicts expected of named rules.
type vector struct {
	want  []verdict
	fragm []byte
}

type verdict struct {
	rule   string
	result string // success, error or warning
	number string // how many findings, empty when not said
}

func TestOfficialVectors(t *testing.T) {
	t.Parallel()
	type figure struct{ right, of int }
	families := map[string]figure{}
	total := figure{}
	family := regexp.MustCompile(`^(BR-[A-Z]+|BR|UBL-[A-Z]+|PEPPOL-[A-Z0-9]+-[A-Z]+)`)
	for _, file := range sharedFiles(t, "vectors-en16931-rules/*.xml") {
		for i, v := range vectors(t, file) {
			tree, err := Parse(bytes.NewReader(v.fragm))
			if err != nil {
				t.Errorf("%s, test %d: %v", filepath.Base(file), i+1, err)
				continue
			}
			for _, want := range v.want {
				name := family.FindString(want.rule)
				f := families[name]
				f.of++
				total.of++
				if problem := compare(tree, want); problem == "" {
					f.right++
					total.right++
				} else {
					t.Logf("%s, test %d: %s", filepath.Base(file), i+1, problem)
				}
				families[name] = f
			}
		}
	}
	if total.of == 0 {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(families)) {
		t.Logf("%s %d of %d", name, families[name].right, families[name].of)
	}
	t.Logf("total %d of %d, %d %%", total.right, total.of, total.right*100/total.of)
	if total.right*100 < total.of*95 {
		t.Errorf("%d of %d verdicts are right; need 95 %%", total.right, total.of)
	}
}

// compare runs the rule of a verdict alone and says what is different, or nothing.
func compare(tree *Tree, want verdict) string {
	found, err := tree.CheckOnly(want.rule)
	if err != nil {
		return err.Error()
	}
	if want.result == "success" {
		if len(found) > 0 {
			return fmt.Sprintf("want success, got %v", found[0])
		}
		return ""
	}
	if len(found) == 0 {
		return fmt.Sprintf("%s: want %s, got success", want.rule, want.result)
	}
	if string(found[0].Severity) != want.result {
		return fmt.Sprintf("want %s, got %v", want.result, found[0])
	}
	if want.number != "" && fmt.Sprint(len(found)) != want.number {
		return fmt.Sprintf("%s: want %s findings, got %d", want.rule, want.number, len(found))
	}
	return ""
}

// vectors reads a test set; the fragments stay as they stand in the file.
func vectors(t *testing.T, file string) []vector {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []vector
	dec := xml.NewDecoder(bytes.NewReader(data))
	inTest := false
	for {
		start := dec.InputOffset()
		tok, err := dec.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		e, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "test":
			inTest = true
			all = append(all, vector{})
		case "success", "error", "warning":
			var text string
			if err := dec.DecodeElement(&text, &e); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			w := verdict{rule: strings.TrimSpace(text), result: e.Name.Local}
			for _, a := range e.Attr {
				if a.Name.Local == "number" {
					w.number = a.Value
				}
			}
			if inTest {
				all[len(all)-1].want = append(all[len(all)-1].want, w)
			}
		case "Invoice", "CreditNote":
			if err := dec.Skip(); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			all[len(all)-1].fragm = data[start:dec.InputOffset()]
		}
	}
}
