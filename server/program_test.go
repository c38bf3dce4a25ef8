package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/frontend"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
)

const password = "tidal lantern mosaic"

// running is the whole program on a port of its own.
type running struct {
	*Program
	url  string
	stop func() time.Duration // ends it and tells how long that took
}

func serve(t *testing.T, database string) *running {
	t.Helper()
	p, err := Open(t.Context(), Config{Database: database, Addr: "127.0.0.1:0", Public: "http://localhost", Secret: "a passphrase of the tests", Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	started, ended := make(chan string, 1), make(chan error, 1)
	go func() { ended <- p.Run(ctx, func(address string) { started <- address }) }()
	r := &running{Program: p}
	select {
	case r.url = <-started:
	case err := <-ended:
		t.Fatal(err)
	}
	over := false
	r.stop = func() time.Duration {
		if over {
			return 0
		}
		over = true
		at := time.Now()
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("the program ends with %v", err)
		}
		return time.Since(at)
	}
	t.Cleanup(func() {
		r.stop()
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// each runs a test on the whole program with each database.
func each(t *testing.T, test func(t *testing.T, r *running)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		test(t, serve(t, "sqlite://"+filepath.Join(t.TempDir(), "book.db")))
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		test(t, serve(t, servertest.PostgresAddress(t)))
	})
}

func (r *running) admit(t *testing.T, name string, role viewer.Role) {
	t.Helper()
	sys := system(t.Context(), "test")
	u, _, err := r.Auth.CreateUser(sys, auth.CreateUser{Username: name, Name: name, Password: password})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Auth.GrantRole(sys, auth.GrantRole{User: u.ID, Role: role}); err != nil {
		t.Fatal(err)
	}
}

// call sends a request and reads its JSON.
func (r *running) call(t *testing.T, method, path, token, kind string, body io.Reader, headers ...string) (status int, doc map[string]any) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, r.url+path, body)
	if err != nil {
		t.Fatal(err)
	}
	if kind != "" {
		req.Header.Set("Content-Type", kind)
	}
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	for i := 0; i < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatalf("%s %s: %d %s", method, path, res.StatusCode, text)
	}
	return res.StatusCode, doc
}

func (r *running) signIn(t *testing.T, name string, headers ...string) string {
	t.Helper()
	form := url.Values{"grant_type": {"password"}, "username": {name}, "password": {password}}
	status, doc := r.call(t, http.MethodPost, "/auth/token", "", "application/x-www-form-urlencoded", strings.NewReader(form.Encode()), headers...)
	token, _ := doc["access_token"].(string)
	if status != 200 || token == "" {
		t.Fatalf("sign-in: %d %v", status, doc)
	}
	return token
}

func (r *running) graphql(t *testing.T, token string, request map[string]any) (int, map[string]any) {
	t.Helper()
	text, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	return r.call(t, http.MethodPost, "/graphql", token, "application/json", bytes.NewReader(text), "Accept", "application/graphql-response+json")
}

// at walks into a document.
func at(doc any, path ...string) any {
	for _, name := range path {
		m, _ := doc.(map[string]any)
		doc = m[name]
	}
	return doc
}

func TestSessionsOfTheAppRunItsOperationsOnly(t *testing.T) {
	t.Parallel()
	r := serve(t, "sqlite://"+filepath.Join(t.TempDir(), "book.db"))
	r.admit(t, "ada", viewer.Manager)
	app, api := r.signIn(t, "ada", "X-Duebook-Client", "browser"), r.signIn(t, "ada")
	free := map[string]any{"query": "{viewer{name}}"}
	if status, doc := r.graphql(t, api, free); status != 200 || at(doc, "data", "viewer", "name") != "ada" {
		t.Errorf("a program's free query: %d %v", status, doc)
	}
	if status, doc := r.graphql(t, app, free); status != 403 {
		t.Errorf("the app's free query: %d %v", status, doc)
	}
	operations, err := frontend.Operations()
	if err != nil {
		t.Fatal(err)
	}
	ran := false
	for id, text := range operations {
		if strings.HasPrefix(text, "query viewerQuery") {
			ran = true
			if status, doc := r.graphql(t, app, map[string]any{"documentId": id}); status != 200 || at(doc, "data", "viewer", "name") != "ada" {
				t.Errorf("the app's own query: %d %v", status, doc)
			}
		}
	}
	if !ran {
		t.Error("the app has no query named viewerQuery")
	}
	if status, doc := r.graphql(t, "", free); status == 200 && at(doc, "data", "viewer", "name") != nil {
		t.Errorf("a stranger's query: %d %v", status, doc)
	}
}

func TestPublishedSchema(t *testing.T) {
	t.Parallel()
	r := serve(t, "sqlite://"+filepath.Join(t.TempDir(), "book.db"))
	r.admit(t, "ada", viewer.Auditor)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, r.url+"/schema.graphql", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+r.signIn(t, "ada"))
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	got, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../frontend/schema/schema.graphql")
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != 200 || !bytes.Equal(bytes.TrimSpace(got), bytes.TrimSpace(want)) {
		t.Errorf("%d, %d bytes; the app compiles against %d", res.StatusCode, len(got), len(want))
	}
}

func TestImportOverTheAPI(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r *running) {
		if _, err := r.Ledger.CreateBusinessUnit(system(t.Context(), "test"), ledger.BusinessUnit{Code: "MAIN", Name: "Main", Currency: "USD", TimeZone: "UTC"}); err != nil {
			t.Fatal(err)
		}
		r.admit(t, "ada", viewer.Biller)
		token := r.signIn(t, "ada")
		var form bytes.Buffer
		w := multipart.NewWriter(&form)
		part, err := w.CreateFormFile("file", "accounts.csv")
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(part, "number,name,kind\nA-1,Harbor Motors,DEALER\nA-2,Summit Auto,DEALER\n")
		_ = w.Close()
		status, file := r.call(t, http.MethodPost, "/files", token, w.FormDataContentType(), &form)
		if status != 201 {
			t.Fatalf("%d %v", status, file)
		}
		start := map[string]any{"query": `mutation($in: StartImportInput!){startImport(input:$in){job{id state} userErrors{code message}}}`,
			"variables": map[string]any{"in": map[string]any{"fileId": file["id"], "kind": "accounts", "idempotencyKey": "import-accounts-1"}}}
		_, doc := r.graphql(t, token, start)
		id, _ := at(doc, "data", "startImport", "job", "id").(string)
		if id == "" {
			t.Fatalf("%v", doc)
		}
		if _, again := r.graphql(t, token, start); at(again, "data", "startImport", "job", "id") != id {
			t.Errorf("the same key starts another job: %v", again)
		}
		for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(20 * time.Millisecond) {
			_, doc = r.graphql(t, token, map[string]any{"query": `query($id: ID!){node(id:$id){... on Job{state error importReport{imported}}}}`, "variables": map[string]any{"id": id}})
			state := at(doc, "data", "node", "state")
			if state == "DONE" {
				break
			}
			if state == "FAILED" || time.Now().After(deadline) {
				t.Fatalf("%v", doc)
			}
		}
		if at(doc, "data", "node", "importReport", "imported") != 2.0 {
			t.Errorf("%v", doc)
		}
		if n, err := r.DB.Account.Query().Count(system(t.Context(), "test")); n != 2 || err != nil {
			t.Errorf("%d accounts, %v", n, err)
		}
	})
}

// Streams of events last for minutes; they don't hold up the end of the program.
// A program is ready as soon as its jobs are looked after, which is right after the start.
func TestReady(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r *running) {
		for end := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
			answer, err := http.Get(r.url + "/readyz")
			if err != nil {
				t.Fatal(err)
			}
			_ = answer.Body.Close()
			if answer.StatusCode == http.StatusOK {
				return
			}
			if time.Now().After(end) {
				t.Fatalf("/readyz still answers %s", answer.Status)
			}
		}
	})
}

func TestShutdown(t *testing.T) {
	t.Parallel()
	r := serve(t, "sqlite://"+filepath.Join(t.TempDir(), "book.db"))
	r.admit(t, "ada", viewer.Biller)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, r.url+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+r.signIn(t, "ada"))
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if took := r.stop(); took > 5*time.Second {
		t.Errorf("it took %s", took)
	}
	if _, err := io.ReadAll(res.Body); err != nil {
		t.Errorf("the stream broke: %v", err)
	}
}

func TestSecretOfPostgres(t *testing.T) {
	t.Parallel()
	if _, err := Open(t.Context(), Config{Database: servertest.PostgresAddress(t), Public: "http://localhost"}); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "DUEBOOK_SECRET") {
		t.Errorf("without a secret: %v", err)
	}
	if _, err := Open(t.Context(), Config{Database: "mysql://x"}); !fault.Is(err, fault.Invalid) {
		t.Errorf("another database: %v", err)
	}
}
