package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/graph/transport"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/cash"
	"github.com/duebook/duebook/server/catalogue"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/delivery"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/files"
	"github.com/duebook/duebook/server/intake"
	"github.com/duebook/duebook/server/jobs"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/statement"
	"github.com/duebook/duebook/server/store"
	"github.com/duebook/duebook/server/views"
	"github.com/duebook/duebook/server/webhook"
	"github.com/duebook/duebook/server/worktime"
	"github.com/vektah/gqlparser/v2/ast"
)

// newAPI is the API over a fresh book, with every service, without limits on how often it may be asked.
func newAPI(t *testing.T, db *store.DB) http.Handler {
	t.Helper()
	return newAPIWithin(t, db, transport.Limits{})
}

func newAPIWithin(t *testing.T, db *store.DB, limits transport.Limits) http.Handler {
	t.Helper()
	box, err := auth.NewBox("a secret that is only good for tests")
	if err != nil {
		t.Fatal(err)
	}
	a := auth.New(db, auth.Config{Issuer: "http://test", Box: box})
	people := &accounts.Service{DB: db}
	js := jobs.New(db, jobs.Config{Auth: a})
	papers := documents.New(db, &files.Service{DB: db}, 2)
	sends, err := delivery.New(delivery.Config{DB: db, Documents: papers, Jobs: js})
	if err != nil {
		t.Fatal(err)
	}
	r := &graph.Resolver{DB: db, Auth: a, Accounts: people, Documents: papers, Deliveries: sends, Billing: &billing.Service{DB: db, Credit: credits.RequestTx}, Cash: &cash.Service{DB: db}, Contracts: &contracts.Service{DB: db},
		Credits: &credits.Service{DB: db}, Ledger: &ledger.Service{DB: db}, Files: &files.Service{DB: db}, Jobs: js, CursorKey: box.Derive("cursors"), Webhooks: webhook.New(webhook.Config{DB: db, Auth: a, Box: box}), Statements: &statement.Service{DB: db},
		Catalogue: &catalogue.Service{DB: db}, Time: &worktime.Service{DB: db}, Views: &views.Service{DB: db},
		Intake: &intake.Service{DB: db, Accounts: people, Catalogue: &catalogue.Service{DB: db}, Contracts: &contracts.Service{DB: db}, Time: &worktime.Service{DB: db}}}
	r.Register(js)
	many := transport.Rate{Capacity: 1 << 30, Restore: 1 << 30}
	h, err := graph.NewHandler(r, transport.Settings{Limits: limits, Rates: transport.Rates{Staff: many, Partner: many, Dealer: many, Anonymous: many}})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

type answer struct {
	Data   map[string]json.RawMessage
	Errors []struct {
		Message    string
		Path       []any
		Extensions struct{ Code string }
	}
}

func ask(t *testing.T, h http.Handler, ctx context.Context, query string) (a answer) {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
		t.Fatalf("%s answered %q: %v", query, w.Body, err)
	}
	return a
}

func (a answer) code() string {
	if len(a.Errors) == 0 {
		return ""
	}
	return a.Errors[0].Extensions.Code
}

var requires = regexp.MustCompile(`Requires ([a-z]+:[a-z]+)`)

// literal is some value of an input type that passes the type's own check. Optional parts are left out.
func literal(s *ast.Schema, t *ast.Type) string {
	if t.Elem != nil {
		return "[" + literal(s, t.Elem) + "]"
	}
	def := s.Types[t.NamedType]
	switch def.Kind {
	case ast.Enum:
		return def.EnumValues[0].Name
	case ast.InputObject:
		var fields []string
		for _, f := range def.Fields {
			if f.Type.NonNull && f.DefaultValue == nil {
				fields = append(fields, f.Name+": "+literal(s, f.Type))
			}
		}
		return "{" + strings.Join(fields, ", ") + "}"
	}
	switch t.NamedType {
	case "ID":
		return `"d7"`
	case "Int":
		return "1"
	case "Boolean":
		return "false"
	case "Decimal":
		return `"1"`
	case "Date":
		return `"2026-11-01"`
	case "DateTime":
		return `"2026-12-01T00:00:00Z"`
	case "CurrencyCode":
		return `"USD"`
	}
	return `"text"`
}

// call is a document that calls a root field with as little as it takes.
func call(s *ast.Schema, kind string, f *ast.FieldDefinition) string {
	var args []string
	for _, a := range f.Arguments {
		if a.Type.NonNull && a.DefaultValue == nil {
			args = append(args, a.Name+": "+literal(s, a.Type))
		} else if a.Name == "first" && a.DefaultValue == nil {
			args = append(args, "first: 1")
		}
	}
	list := ""
	if len(args) > 0 {
		list = "(" + strings.Join(args, ", ") + ")"
	}
	return fmt.Sprintf("%s { %s%s %s }", kind, f.Name, list, leaves(s, f.Type))
}

// leaves selects something below a type.
func leaves(s *ast.Schema, t *ast.Type) string {
	def := s.Types[t.Name()]
	if def.IsLeafType() {
		return ""
	}
	if strings.HasSuffix(def.Name, "Connection") && def.Fields.ForName("edges") != nil {
		return "{ edges { cursor } }"
	}
	return "{ __typename }"
}

// The documentation, the permission table and what happens agree: for every role and every query and mutation that says
// which permission it requires, the role is refused exactly when it lacks that permission.
func TestRolesAndOperations(t *testing.T) {
	t.Parallel()
	db := servertest.SQLite(t)
	h := newAPI(t, db)
	schema := gen.NewExecutableSchema(gen.Config{}).Schema()
	checked := 0
	for kind, root := range map[string]*ast.Definition{"query": schema.Query, "mutation": schema.Mutation} {
		for _, f := range root.Fields {
			m := requires.FindStringSubmatch(f.Description)
			if m == nil {
				continue
			}
			need := viewer.Permission(m[1])
			document := call(schema, kind, f)
			if code := ask(t, h, t.Context(), document).code(); code != "UNAUTHENTICATED" {
				t.Errorf("%s by nobody: %q, want UNAUTHENTICATED", document, code)
			}
			for _, role := range viewer.Roles() {
				ctx := servertest.As(t, role)
				if role.Bound() {
					ctx = viewer.NewContext(t.Context(), viewer.New(viewer.Viewer{Kind: viewer.KindUser, ID: 9, Name: "x", Roles: []viewer.Role{role}}, nil))
				}
				a := ask(t, h, ctx, document)
				refused := a.code() == "FORBIDDEN"
				if may := slices.Contains(viewer.Grants(role), need); may == refused {
					t.Errorf("%s %s: has %s: %v, but the answer was %v", role, document, need, may, a.Errors)
				}
				for _, e := range a.Errors {
					if e.Extensions.Code == "INTERNAL" {
						t.Errorf("%s %s: %v", role, document, a.Errors)
					}
				}
				checked++
			}
		}
	}
	t.Logf("%d answers checked", checked)
	if checked < 300 {
		t.Errorf("only %d answers checked: do the descriptions still say what they require?", checked)
	}
}

// A mutation that needs no permission is listed here with its reason; every other says what it requires.
func TestEveryMutationSaysWhatItRequires(t *testing.T) {
	t.Parallel()
	own := []string{"ping", "changePassword", "enrolTotp", "confirmTotp", "disableTotp", "cancelJob", "resumeJob", "saveView", "deleteView", "setDefaultView"} // the viewer's own business
	for _, f := range gen.NewExecutableSchema(gen.Config{}).Schema().Mutation.Fields {
		if !requires.MatchString(f.Description) && !slices.Contains(own, f.Name) && !strings.HasPrefix(f.Name, "__") {
			t.Errorf("%s does not say which permission it requires", f.Name)
		}
	}
}
