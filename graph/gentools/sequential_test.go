package gentools

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const header = "package exec\n\nimport (\n\t\"context\"\n\n\t\"github.com/99designs/gqlgen/graphql\"\n)\n\n"

const list = header + `func (ec *executionContext) marshalNLine(ctx context.Context, sel ast.SelectionSet, v []*Line) graphql.Marshaler {
	ret := graphql.MarshalSliceConcurrently(ctx, len(v), 0, false, func(ctx context.Context, i int) graphql.Marshaler {
		fc := graphql.GetFieldContext(ctx)
		fc.Result = &v[i]
		return ec.marshalOLine(ctx, sel, v[i])
	})
	return ret
}
`

func TestSequentialise(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name  string
		files []string
		wrong string
	}{
		{name: "one file", files: []string{list}},
		{name: "worker limit", files: []string{strings.Replace(list, "0, false", "1000, true", 1)}},
		{name: "one of two files", files: []string{header + "var _ graphql.Marshaler\nvar _ context.Context\n", list}},
		{name: "expected text gone", files: []string{header + "var _ graphql.Marshaler\nvar _ context.Context\n"}, wrong: "no file calls"},
		{name: "another shape", files: []string{strings.Replace(list, "len(v)", "len(vs)", 1)}, wrong: ":10 calls MarshalSliceConcurrently in an unknown form"},
		{name: "one known and one unknown", files: []string{list, strings.Replace(list, "func(ctx context", "func(c context", 1)}, wrong: "unknown form"},
		{name: "older generator", files: []string{list + "\nfunc f(ctx context.Context) {\n\tgo func() {}()\n}\n"}, wrong: ":19 starts a goroutine"},
		{name: "two packages", files: []string{list, strings.Replace(list, "package exec", "package other", 1)}, wrong: "is of package other, not exec"},
		{name: "not Go", files: []string{"ret := " + list}, wrong: "expected 'package'"},
		{name: "none named", wrong: "name the generated files"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			var files []string
			for i, text := range c.files {
				file := filepath.Join(folder, string(rune('a'+i))+".go")
				if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
				files = append(files, file)
			}
			err := Sequentialise(files...)
			if c.wrong != "" {
				if err == nil || !strings.Contains(err.Error(), c.wrong) {
					t.Fatalf("got %v, want an error with %q", err, c.wrong)
				}
				for i, file := range files {
					if text, _ := os.ReadFile(file); string(text) != c.files[i] {
						t.Errorf("%s was changed although it failed", filepath.Base(file))
					}
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range append(files, filepath.Join(folder, sequentialFile)) {
				text, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if strings.Contains(string(text), "MarshalSliceConcurrently") {
					t.Errorf("%s is still concurrent", filepath.Base(file))
				}
				tree, err := parser.ParseFile(token.NewFileSet(), file, text, parser.AllErrors)
				if err != nil {
					t.Fatal(err)
				}
				if tree.Name.Name != "exec" {
					t.Errorf("%s is of package %s", filepath.Base(file), tree.Name.Name)
				}
			}
			if err := Sequentialise(files...); err == nil {
				t.Error("a second run found something to change")
			}
		})
	}
}
