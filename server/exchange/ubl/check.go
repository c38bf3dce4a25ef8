package ubl

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Severity says what a finding means for the document.
type Severity string

const (
	// Error makes the document invalid; receivers may refuse it.
	Error Severity = "error"
	// Warning leaves it valid.
	Warning Severity = "warning"
)

// Finding is one breach of one rule.
type Finding struct {
	Rule     string // such as BR-CO-10
	Severity Severity
	Path     string // such as /Invoice/InvoiceLine[2]/Price
	Line     int    // of the file
	Value    string // what stands there; empty when something is missing
	Message  string // what is wrong, and what would be right
}

// String is the finding in one line.
func (f Finding) String() string {
	return fmt.Sprintf("line %d: %s: %s %s: %s", f.Line, f.Path, f.Severity, f.Rule, f.Message)
}

// MaxFindings is how many findings a check answers at most.
const MaxFindings = 1000

// Profile is a set of rules.
type Profile int

const (
	// Declared is EN 16931, and Peppol when the specification identifier of the document names Peppol BIS Billing.
	Declared Profile = iota
	// EN16931 is the European standard alone.
	EN16931
	// Peppol is EN 16931 and Peppol BIS Billing 3, whatever the document says it follows.
	Peppol
)

// Check answers what breaks the rules, in the order of the document. The error says that it could not be read at all.
func Check(r io.Reader) ([]Finding, error) {
	t, err := Parse(r)
	if err != nil {
		return nil, err
	}
	return t.Check(Declared), nil
}

// Check answers what breaks the rules of a profile, in the order of the document.
func (t *Tree) Check(p Profile) []Finding {
	if p == Declared {
		p = EN16931
		if strings.Contains(t.Root.text("CustomizationID"), "peppol.eu:2017:poacc:billing:3") {
			p = Peppol
		}
	}
	return t.run(func(r *rule) bool { return p == Peppol || !strings.HasPrefix(r.id, "PEPPOL-") })
}

// CheckOnly evaluates the named rules alone. A name that is no rule is an error.
func (t *Tree) CheckOnly(ids ...string) ([]Finding, error) {
	for _, id := range ids {
		if !slices.ContainsFunc(rules, func(r rule) bool { return r.id == id }) {
			return nil, fmt.Errorf("there is no rule %q; see Rules for their names", clip(id))
		}
	}
	return t.run(func(r *rule) bool { return slices.Contains(ids, r.id) }), nil
}

// Rule describes a rule of Check.
type Rule struct {
	ID       string
	Severity Severity
	Applies  string // the elements it looks at; $line and $quantity stand for the names in invoices and in credit notes
	Says     string // the message of a finding, without the values of a document
}

// Rules are all rules Check knows.
func Rules() []Rule {
	all := make([]Rule, 0, len(rules))
	for _, r := range rules {
		all = append(all, Rule{ID: r.id, Severity: r.severity, Applies: r.at, Says: r.say})
	}
	return all
}

// rule is one entry of the tables in the files rules_*.go: at these elements, when this holds, this must hold too.
type rule struct {
	id       string
	severity Severity // Error when empty
	at       string   // paths as for Tree.find
	when     cond     // nil is always
	must     cond
	say      string
	value    func(*Node) string                  // what to show; the text of the element when nil
	want     func(*facts, *Node) decimal.Decimal // the right number, said after the sentence; nil when the sentence says it all
}

// rules are all tables in one.
var rules = func() []rule {
	all := slices.Concat(documentRules, totalRules(), vatRules(), codeRules, syntaxRules(), peppolRules(), partyNumberRules())
	for i := range all {
		if all[i].severity == "" {
			all[i].severity = Error
		}
	}
	return all
}()

func (t *Tree) run(wanted func(*rule) bool) []Finding {
	f := t.facts()
	var found []Finding
	for i := range rules {
		r := &rules[i]
		if !wanted(r) {
			continue
		}
		for _, n := range t.find(r.at) {
			if len(found) == MaxFindings {
				break
			}
			if r.when != nil && !r.when(f, n) || r.must(f, n) {
				continue
			}
			found = append(found, r.finding(f, n))
		}
	}
	slices.SortStableFunc(found, func(a, b Finding) int { return a.Line - b.Line })
	return found
}

func (r *rule) finding(f *facts, n *Node) Finding {
	v := Finding{Rule: r.id, Severity: r.severity, Path: n.Path(), Line: n.Line, Value: n.Text, Message: r.say}
	if r.value != nil {
		v.Value = r.value(n)
	}
	if r.want != nil {
		v.Message += " That would be " + shown(r.want(f, n)) + "."
	}
	v.Value = clip(v.Value)
	return v
}

// shown has at least two decimals.
func shown(d decimal.Decimal) string {
	if s := d.String(); strings.IndexByte(s, '.') >= 0 && strings.IndexByte(s, '.') < len(s)-3 {
		return s
	}
	return d.StringFixed(2)
}
