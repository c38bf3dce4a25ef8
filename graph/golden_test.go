package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/contract"
	"github.com/duebook/duebook/ent/user"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/graph/transport"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

var update = flag.Bool("update", false, "write the golden answers anew")

// goldenBook is a book that is the same every time, with the handler on it and the records that documents may name.
type goldenBook struct {
	handler   http.Handler
	contexts  map[string]context.Context
	variables map[string]string
	db        *store.DB
	entities  map[string]string // by id; nil: as the request leaves them
}

func newGoldenBook(t *testing.T) *goldenBook {
	t.Helper()
	db := servertest.SQLite(t)
	system := servertest.System(t)
	if _, err := (&ledger.Service{DB: db}).CreateBusinessUnit(system, ledger.BusinessUnit{Code: "MAIN", Name: "Main Inc.", Currency: "USD", SmallBalance: 500}); err != nil {
		t.Fatal(err)
	}
	b := &goldenBook{db: db, handler: newAPIWithin(t, db, transport.Limits{}), contexts: map[string]context.Context{"nobody": t.Context()}}
	own, other := makeParty(t, db, "NORTH", 2), makeParty(t, db, "SOUTH", 1)
	makeWork(t, db, "NORTH", own.account)
	makeBilling(t, db, "NORTH", &own)
	err := store.Do(system, db, func(tx *store.TxClient) error {
		tx.Record(store.Event{Action: "test.seed"})
		return tx.User.Create().SetUsername("ada").SetName("Ada Clerk").SetEmail("ada@example.com").SetPasswordHash("x").Exec(system)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, role := range viewer.Roles() {
		b.contexts[string(role)] = servertest.As(t, role)
	}
	b.contexts["dealer of NORTH"] = servertest.Bound(t, own.account)
	b.variables = map[string]string{}
	for name, id := range map[string]int{"north": own.account, "south": other.account, "invoice": own.invoice, "foreignInvoice": other.invoice, "payment": own.payment, "memo": own.memo, "draft": own.draft,
		"contract": db.Contract.Query().Where(contract.Number("NORTH-C")).OnlyIDX(system), "user": db.User.Query().Where(user.Username("ada")).OnlyIDX(system)} {
		b.variables[name] = scalar.FormatID(id)
	}
	return b
}

var (
	goldenHead = regexp.MustCompile(`^# As (.+)\.\n`)
	goldenVar  = regexp.MustCompile(`\$([a-zA-Z]+): ID`)
	goldenID   = regexp.MustCompile(`\bd[0-9a-z]{2,}\b`)
)

// ask sends a document as its first line says, and answers the status and the body, in which ids are the names of their
// entities in order of appearance: they don't change with the rows that others have.
func (b *goldenBook) ask(t *testing.T, document string) string {
	t.Helper()
	head := goldenHead.FindStringSubmatch(document)
	if head == nil || b.contexts[head[1]] == nil {
		t.Fatal("the first line does not say who asks, such as: # As MANAGER.")
	}
	variables := map[string]string{}
	for _, v := range goldenVar.FindAllStringSubmatch(document, -1) {
		if b.variables[v[1]] == "" {
			t.Fatalf("the book has no %s", v[1])
		}
		variables[v[1]] = b.variables[v[1]]
	}
	body, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(b.contexts[head[1]], http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/graphql-response+json")
	w := httptest.NewRecorder()
	b.handler.ServeHTTP(w, r)
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, w.Body.Bytes(), "", "  "); err != nil {
		t.Fatalf("answered %q", w.Body)
	}
	entities := b.entities
	if entities == nil {
		entities = ids(servertest.System(t), b.db)
	}
	seen, count := map[string]string{}, map[string]int{}
	text := goldenID.ReplaceAllStringFunc(pretty.String(), func(id string) string {
		entity := entities[id]
		switch {
		case entity == "":
			return id
		case seen[id] == "":
			count[entity]++
			seen[id] = fmt.Sprint(entity, "-", count[entity])
		}
		return seen[id]
	})
	return fmt.Sprintf("%d %s\n%s\n", w.Code, http.StatusText(w.Code), strings.TrimRight(text, "\n"))
}

// Each document of testdata/golden is answered as the file beside it says: go test ./graph -run TestGolden -update writes
// these anew, for a person to read the difference.
func TestGolden(t *testing.T) {
	t.Parallel()
	documents, err := filepath.Glob("testdata/golden/*.graphql")
	if err != nil || len(documents) < 30 {
		t.Fatalf("%d documents, %v", len(documents), err)
	}
	shared := newGoldenBook(t)
	shared.entities = ids(servertest.System(t), shared.db)
	for _, path := range documents {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".graphql"), func(t *testing.T) {
			document, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			book := shared
			if bytes.Contains(document, []byte("\nmutation")) {
				book = newGoldenBook(t)
			}
			got := book.ask(t, string(document))
			if strings.Contains(got, "INTERNAL") {
				t.Errorf("answered %s", got)
			}
			golden := strings.TrimSuffix(path, ".graphql") + ".txt"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("answered\n%s\nnot\n%s", got, want)
			}
		})
	}
}
