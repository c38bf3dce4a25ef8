package transport

import (
	"crypto/sha256"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"github.com/duebook/duebook/server/fault"
)

// document is a parsed document that is within the limits and valid. Many requests read it at once.
type document struct {
	key        [sha256.Size]byte
	text       string
	tree       *ast.QueryDocument
	introspect bool
	hints      bool // whether validation may look for similar names
	bytes      int  // estimated
	registered bool // by the manifest
}

// bytesPerNode is what a node of the syntax tree weighs with its position, between a name and an object value.
const bytesPerNode = 600

// parse reads a document and checks it against the limits of size and shape, which costs in proportion to its length.
func parse(text string, limits *Limits) (*document, *refusal) {
	if len(text) > limits.DocumentBytes {
		return nil, overLimit("The document has %d bytes; %d are allowed. Pass long values as variables.", len(text), limits.DocumentBytes)
	}
	tree, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, limits.Tokens)
	if err != nil {
		var e *gqlerror.Error
		if !errors.As(err, &e) {
			return nil, wrongDocument(gqlerror.Errorf("The document cannot be read."))
		}
		if strings.HasPrefix(e.Message, "exceeded token limit") {
			return nil, overLimit("The document has more than %d tokens.", limits.Tokens)
		}
		if strings.HasPrefix(e.Message, "exceeded maximum nesting depth") {
			return nil, overLimit("The document nests too deeply; fields may nest %d deep.", limits.Depth)
		}
		return nil, wrongDocument(e)
	}
	if len(tree.Operations) == 0 {
		return nil, wrongDocument(gqlerror.Errorf("The document has no operation."))
	}
	s, wrong := measure(tree, limits)
	if wrong != nil {
		return nil, wrong
	}
	return &document{
		key: sha256.Sum256([]byte(text)), text: text, tree: tree,
		introspect: s.introspect, hints: !s.longName, bytes: 1024 + len(text) + bytesPerNode*s.nodes,
	}, nil
}

// validate checks the document against the schema and stops at the given number of errors. Strangers get no hints at
// names that they did not know.
func validate(schema *ast.Schema, d *document, most int, hints bool) (wrong *refusal) {
	set := strangerRules
	if hints && d.hints {
		set = callerRules
	}
	var errs gqlerror.List
	type enough struct{}
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(enough); !ok {
				panic(r)
			}
		}
		if len(errs) > 0 {
			wrong = wrongDocument(errs...)
		}
	}()
	observers := &core.Events{}
	for _, rule := range set {
		rule.RuleFunc(observers, func(options ...core.ErrorOption) {
			e := &gqlerror.Error{}
			for _, o := range options {
				o(e)
			}
			errs = append(errs, e)
			if len(errs) == most {
				panic(enough{})
			}
		})
	}
	core.Walk(schema, d.tree, observers)
	return nil
}

var callerRules, strangerRules = ruleSets()

func ruleSets() (caller, stranger []core.Rule) {
	silent := []core.Rule{
		rules.FieldsOnCorrectTypeRuleWithoutSuggestions, rules.KnownArgumentNamesRuleWithoutSuggestions,
		rules.KnownTypeNamesRuleWithoutSuggestions, rules.ScalarLeafsRuleWithoutSuggestions,
		rules.ValuesOfCorrectTypeRuleWithoutSuggestions,
	}
	for name, f := range rules.NewDefaultRules().GetInner() {
		rule := core.Rule{Name: name, RuleFunc: f}
		caller = append(caller, rule)
		if i := slices.IndexFunc(silent, func(r core.Rule) bool { return r.Name == name+"WithoutSuggestions" }); i >= 0 {
			rule = silent[i]
		}
		stranger = append(stranger, rule)
	}
	byName := func(a, b core.Rule) int { return strings.Compare(a.Name, b.Name) }
	slices.SortFunc(caller, byName)
	slices.SortFunc(stranger, byName)
	return caller, stranger
}

// operation picks the one operation to run.
func (d *document) operation(name string) (*ast.OperationDefinition, *refusal) {
	op := d.tree.Operations.ForName(name)
	switch {
	case op == nil && name == "":
		return nil, wrongDocument(gqlerror.Errorf("The document has %d operations; say which one in operationName.", len(d.tree.Operations)))
	case op == nil:
		return nil, wrongDocument(gqlerror.Errorf("The document has no operation of the name in operationName."))
	case op.Operation == ast.Subscription:
		return nil, wrongDocument(gqlerror.Errorf("Subscriptions are not served here; watch /events."))
	}
	return op, nil
}

// document is the parsed and valid document of a request.
func (h *Handler) document(q *request, signedIn, persistedOnly bool) (*document, *refusal) {
	if q.documentID != "" {
		d := h.registered[strings.TrimPrefix(q.documentID, "sha256:")]
		if d == nil {
			return nil, malformed("No operation is registered under this documentId. Reload the app, or send the document as query.")
		}
		return d, nil
	}
	if persistedOnly {
		return nil, refuse(http.StatusForbidden, fault.Forbidden, "This session runs registered operations only; send documentId instead of query.")
	}
	if len(q.query) <= h.limits.DocumentBytes {
		if d := h.documents.get(sha256.Sum256([]byte(q.query))); d != nil {
			return d, strangerIntrospects(d, signedIn)
		}
	}
	d, wrong := parse(q.query, &h.limits)
	if wrong != nil {
		return nil, wrong
	}
	if wrong := strangerIntrospects(d, signedIn); wrong != nil {
		return nil, wrong
	}
	if wrong := validate(h.schema.Schema(), d, h.limits.Errors, signedIn); wrong != nil {
		return nil, wrong
	}
	if signedIn { // strangers cannot push the documents of others out of the cache
		h.documents.add(d)
	}
	return d, nil
}

func strangerIntrospects(d *document, signedIn bool) *refusal {
	if signedIn || !d.introspect {
		return nil
	}
	return refuse(http.StatusUnauthorized, fault.Unauthenticated, "Sign in to read the schema.")
}
