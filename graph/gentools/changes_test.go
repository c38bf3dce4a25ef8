package gentools

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/duebook/duebook/ent/date"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

func parse(t *testing.T, name, text string) *ast.Schema {
	t.Helper()
	s, err := gqlparser.LoadSchema(&ast.Source{Name: name, Input: text})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func load(t *testing.T, path string) *ast.Schema {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, path, string(text))
}

// What clients were written against goes on working. A change that breaks them on purpose is announced and then accepted
// with make release-schema.
func TestNothingReleasedBreaks(t *testing.T) {
	t.Parallel()
	for _, c := range Changes(load(t, "../testdata/released.graphql"), load(t, "../../frontend/schema/schema.graphql"), date.Of(time.Now().UTC())) {
		if c.Weight == Breaking {
			t.Error(c)
		} else {
			t.Log(c)
		}
	}
}

func TestChanges(t *testing.T) {
	t.Parallel()
	const old = `
		interface Node { id: ID! }
		type Query { invoice(id: ID!, asOf: String, first: Int = 20, by: Int @deprecated(reason: "Removed after 2025-12-31.")): Invoice invoices: [Invoice!]! }
		type Invoice implements Node { id: ID! number: String lines: [Line!] status: Status!
			old: Int @deprecated(reason: "Gone soon. Removed after 2026-11-29.") older: Int @deprecated(reason: "Gone soon. Removed after 2026-11-30.") oldest: Int @deprecated(reason: "Gone soon.") }
		type Line { text: String! }
		union Any = Invoice | Line
		enum Status { OPEN PAID LATE @deprecated(reason: "Removed after 2026-01-31.") }
		input Post { number: String! note: String limit: Int = 1 }
	`
	for name, tc := range map[string]struct {
		from, to string
		want     []string
	}{
		"nothing":                     {"OPEN", "OPEN", nil},
		"type removed":                {"type Line { text: String! }\n\t\tunion Any = Invoice | Line", "union Any = Invoice", []string{"breaking: field Invoice.lines was removed", "breaking: type Line was removed", "breaking: Any no longer may be Line"}},
		"field removed":               {"number: String lines", "lines", []string{"breaking: field Invoice.number was removed"}},
		"field's type changed":        {"number: String lines", "number: Int lines", []string{"breaking: field Invoice.number was String and is Int now"}},
		"field may be null":           {"status: Status!", "status: Status", []string{"breaking: field Invoice.status was Status! and is Status now"}},
		"field is never null":         {"number: String lines", "number: String! lines", []string{"safe: field Invoice.number was String and is String! now"}},
		"list's element may be null":  {"[Line!]", "[Line]", []string{"breaking: field Invoice.lines was [Line!] and is [Line] now"}},
		"field added":                 {"number: String lines", "number: String more: Int lines", []string{"safe: field Invoice.more was added"}},
		"field deprecated":            {"number: String lines", `number: String @deprecated(reason: "Ask for lines. Removed after 2027-06-30.") lines`, []string{"safe: field Invoice.number was deprecated: Ask for lines. Removed after 2027-06-30."}},
		"argument deprecated":         {"asOf: String,", `asOf: String @deprecated(reason: "x"),`, []string{"safe: argument Query.invoice(asOf) was deprecated: x"}},
		"removed after its day":       {`old: Int @deprecated(reason: "Gone soon. Removed after 2026-11-29.")`, "", []string{"announced: field Invoice.old was removed"}},
		"removed on its day":          {` older: Int @deprecated(reason: "Gone soon. Removed after 2026-11-30.")`, "", []string{"breaking: field Invoice.older was removed"}},
		"removed without a day":       {` oldest: Int @deprecated(reason: "Gone soon.")`, "", []string{"breaking: field Invoice.oldest was removed"}},
		"value removed after its day": {` LATE @deprecated(reason: "Removed after 2026-01-31.")`, "", []string{"announced: value Status.LATE was removed"}},
		"argument removed in time":    {`, by: Int @deprecated(reason: "Removed after 2025-12-31.")`, "", []string{"announced: argument Query.invoice(by) was removed"}},
		"argument removed":            {"asOf: String, ", "", []string{"breaking: argument Query.invoice(asOf) was removed"}},
		"argument required":           {"asOf: String,", "asOf: String!,", []string{"breaking: Query.invoice(asOf) was optional and is required now"}},
		"argument optional":           {"id: ID!, asOf", "id: ID, asOf", []string{"safe: Query.invoice(id) was ID! and is ID now"}},
		"required argument added":     {"asOf: String,", "asOf: String, to: Int!,", []string{"breaking: argument Query.invoice(to) was added and is required"}},
		"argument added":              {"asOf: String,", "asOf: String, to: Int! = 1,", []string{"safe: argument Query.invoice(to) was added"}},
		"default changed":             {"Int = 20", "Int = 50", []string{"dangerous: the default of Query.invoice(first) was 20 and is 50 now"}},
		"value removed":               {"OPEN PAID", "OPEN", []string{"breaking: value Status.PAID was removed"}},
		"value added":                 {"OPEN PAID", "OPEN PAID VOID", []string{"dangerous: value Status.VOID was added"}},
		"required input added":        {"note: String", "note: String why: String!", []string{"breaking: field Post.why was added and is required"}},
		"input required":              {"note: String", "note: String!", []string{"breaking: Post.note was optional and is required now"}},
		"input's type changed":        {"note: String", "note: Int", []string{"breaking: Post.note was String and is Int now"}},
		"input with a default":        {"note: String", `note: String! = ""`, []string{`breaking: Post.note was String and is String! now`, `dangerous: the default of Post.note was nothing and is "" now`}},
		"interface dropped":           {"Invoice implements Node", "Invoice", []string{"breaking: Invoice no longer implements Node"}},
		"union wider":                 {"Invoice | Line", "Invoice | Line | Query", []string{"dangerous: Any now may be Query"}},
		"kind changed":                {`enum Status { OPEN PAID LATE @deprecated(reason: "Removed after 2026-01-31.") }`, "scalar Status", []string{"breaking: Status was enum and is scalar now"}},
	} {
		changed := strings.Replace(old, tc.from, tc.to, 1)
		if name == "type removed" {
			changed = strings.Replace(changed, " lines: [Line!]", "", 1)
		}
		var got []string
		for _, c := range Changes(parse(t, "old", old), parse(t, name, changed), "2026-11-30") {
			got = append(got, c.String())
		}
		slices.Sort(got)
		slices.Sort(tc.want)
		if !slices.Equal(got, tc.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// Whoever relies on what is deprecated is told until when it stays.
func TestDeprecationsNameTheirDay(t *testing.T) {
	t.Parallel()
	for _, wrong := range Undated(load(t, "../../frontend/schema/schema.graphql")) {
		t.Error(wrong)
	}
	wrong := Undated(parse(t, "sample", `
		type Query { a(x: Int @deprecated): Int b: Int @deprecated(reason: "Use a. Removed after 2027-06-30.") c: Int @deprecated(reason: "Use a. Removed after 2027-06-31.") d(i: In): E }
		input In { y: Int @deprecated(reason: "Removed after 2027-06-30") }
		enum E { OLD @deprecated(reason: "No use.") NEW }
	`))
	const none = `: its reason does not end with "Removed after" and a day`
	want := []string{"E.OLD" + none, "In.y" + none, "Query.a(x)" + none}
	if len(wrong) != 4 || !slices.Equal(wrong[:3], want) || !strings.HasPrefix(wrong[3], "Query.c: ") {
		t.Errorf("%q", wrong)
	}
}

func TestReleaseIsLogged(t *testing.T) {
	t.Parallel()
	first := Release(logHead, []Change{{Safe, "field A.b was added"}, {Dangerous, "value C.D was added"}, {Safe, "field A.c was added"}}, "2026-11-29")
	const november = "\n## 2026-11-29\n\n### A client may meet what it does not know\n\n- value C.D was added\n\n### Safe\n\n- field A.b was added\n- field A.c was added\n"
	if first != logHead+november {
		t.Errorf("%s", first)
	}
	if again := Release(first, nil, "2026-11-30"); again != first {
		t.Errorf("nothing changed, and the log says %s", again)
	}
	if next, want := Release(first, []Change{{Breaking, "type A was removed"}}, "2026-12-01"), logHead+"\n## 2026-12-01\n\n### Breaking: what worked is refused, or answers another type\n\n- type A was removed\n"+november; next != want {
		t.Errorf("%s", next)
	}
}
