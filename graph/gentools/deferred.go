package gentools

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
	"regexp"
)

// The parts of what gqlgen 0.17.95 writes into the code of each object for the directive @defer.
var deferred = []*regexp.Regexp{
	regexp.MustCompile(`\tdeferredFieldSet := graphql\.NewFieldSet\(nil\)\n\tdeferLabelToView := make\(map\[string\]\*graphql\.FieldSetView\)\n`),
	regexp.MustCompile(`\t+if field\.IsDeferred\(\) \{\n\t+deferredFieldSet\.AddField\(field\)\n(?:[^\n]*\n){14}\t+// don't run the out\.Concurrently\(\) call below\n\t+out\.Values\[i\] = graphql\.Null\n\t+continue\n\t+\}\n\n`),
	regexp.MustCompile(`\tatomic\.AddInt32\(&ec\.Deferred, int32\(min\(len\(deferLabelToView\), math\.MaxInt32\)\)\)\n\n` +
		`\tec\.ProcessDeferredGroup\(graphql\.DeferredGroup\{\n\t\tDefers: +deferLabelToView,\n\t\tPath: +graphql\.GetPath\(ctx\),\n\t\tFieldSet: +deferredFieldSet,\n\t\tContext: +ctx,\n\t\}\)\n\n`),
}

// Undefer takes from generated execution code what serves the directive @defer, which the transport refuses: it works out
// the path of every object of an answer and keeps two empty containers for it.
//
// It fails, and leaves the file as it was, when something of it is in an unknown form: the generator has changed then.
func Undefer(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("undefer: %w", err)
	}
	for _, part := range deferred {
		text = part.ReplaceAll(text, nil)
	}
	for _, mark := range []string{"deferLabelToView", "deferredFieldSet", "ProcessDeferredGroup"} {
		if bytes.Contains(text, []byte(mark)) {
			return fmt.Errorf("undefer: %s has %s in an unknown form; the generator has changed, see gentools", file, mark)
		}
	}
	for name, path := range map[string]string{"atomic.": "sync/atomic", "math.": "math"} {
		if !regexp.MustCompile(`\b` + regexp.QuoteMeta(name)).Match(text) {
			text = bytes.Replace(text, []byte("\t\""+path+"\"\n"), nil, 1)
		}
	}
	if text, err = format.Source(text); err != nil {
		return fmt.Errorf("undefer: %w", err)
	}
	return os.WriteFile(file, text, 0o644)
}
