package gentools

import (
	"fmt"
	"strings"

	"github.com/duebook/duebook/ent/date"
)

const logHead = "# Changes of the API\n\nWhat each release of the schema changed, newest first, found by comparing it with the one before.\n"

// Release is a change log in Markdown with the changes of one more day on top. Without changes it stays as it is.
func Release(log string, changes []Change, on date.Date) string {
	if len(changes) == 0 {
		return log
	}
	var b strings.Builder
	_, _ = fmt.Fprintf(&b, "%s\n## %s\n", logHead, on)
	for _, group := range []struct {
		weight Weight
		title  string
	}{
		{Breaking, "Breaking: what worked is refused, or answers another type"},
		{Announced, "Removed, as its deprecation had said"},
		{Dangerous, "A client may meet what it does not know"},
		{Safe, "Safe"},
	} {
		titled := false
		for _, c := range changes {
			if c.Weight != group.weight {
				continue
			}
			if !titled {
				_, _ = fmt.Fprintf(&b, "\n### %s\n\n", group.title)
				titled = true
			}
			_, _ = fmt.Fprintf(&b, "- %s\n", c.Text)
		}
	}
	return b.String() + strings.TrimPrefix(log, logHead)
}
