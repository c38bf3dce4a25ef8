package gentools

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const deferring = `package gen

import (
	"math"
	"sync/atomic"
)

func _Line(ctx context.Context, ec *executionContext, sel ast.SelectionSet, obj *Line) graphql.Marshaler {
	out := graphql.NewFieldSet(fields)
	deferredFieldSet := graphql.NewFieldSet(nil)
	deferLabelToView := make(map[string]*graphql.FieldSetView)
	for i, field := range fields {
		switch field.Name {
		case "account":
			innerFunc := func(ctx context.Context, fs *graphql.FieldSet) graphql.Marshaler { return nil }

			if field.IsDeferred() {
				deferredFieldSet.AddField(field)
				fieldIndex := len(deferredFieldSet.Values) - 1
				deferredFieldSet.Concurrently(fieldIndex, func(ctx context.Context) graphql.Marshaler {
					return innerFunc(ctx, deferredFieldSet)
				})

				for _, deferrable := range field.Deferrables {
					view, ok := deferLabelToView[deferrable.Label]
					if !ok {
						view = deferredFieldSet.NewView()
						deferLabelToView[deferrable.Label] = view
					}
					view.AddIndices(fieldIndex)
				}

				// don't run the out.Concurrently() call below
				out.Values[i] = graphql.Null
				continue
			}

			out.Concurrently(i, func(ctx context.Context) graphql.Marshaler { return innerFunc(ctx, out) })
		}
	}
	out.Dispatch(ctx)

	atomic.AddInt32(&ec.Deferred, int32(min(len(deferLabelToView), math.MaxInt32)))

	ec.ProcessDeferredGroup(graphql.DeferredGroup{
		Defers:   deferLabelToView,
		Path:     graphql.GetPath(ctx),
		FieldSet: deferredFieldSet,
		Context:  ctx,
	})

	return out
}
`

func TestUndefer(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "exec.go")
	for _, c := range []struct{ name, from, to, says string }{
		{name: "the known form"},
		{"another container", "make(map[string]*graphql.FieldSetView)", "map[string]*graphql.FieldSetView{}", "exec.go has deferLabelToView in an unknown form"},
		{"another step", "view.AddIndices(fieldIndex)\n", "view.AddIndices(fieldIndex)\n\t\t\t\t\tview.Count()\n", "deferLabelToView in an unknown form"},
		{"another end", "Context:  ctx,", "Context:  ec.ctx,", "in an unknown form"},
	} {
		text := strings.Replace(deferring, c.from, c.to, 1)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		err := Undefer(file)
		got, rerr := os.ReadFile(file)
		if rerr != nil {
			t.Fatal(rerr)
		}
		switch {
		case c.says == "" && (err != nil || strings.Contains(string(got), "efer") || strings.Contains(string(got), "atomic") || !strings.Contains(string(got), "out.Concurrently(i,") || !strings.Contains(string(got), "return out")):
			t.Errorf("%v\n%s", err, got)
		case c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says) || string(got) != text):
			t.Errorf("%s is not refused: %v", c.name, err)
		}
	}
}
