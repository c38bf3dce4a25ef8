package web_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/duebook/duebook/ent/account"
	"github.com/duebook/duebook/ent/billdraft"
	"github.com/duebook/duebook/ent/billinginput"
	"github.com/duebook/duebook/ent/contractline"
	entdelivery "github.com/duebook/duebook/ent/delivery"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/billing"
	"github.com/duebook/duebook/server/contracts"
	"github.com/duebook/duebook/server/credits"
	"github.com/duebook/duebook/server/delivery"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/files"
	"github.com/duebook/duebook/server/jobs"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
	"github.com/duebook/duebook/server/web"
	"github.com/shopspring/decimal"
)

const password = "tidal lantern mosaic"

// house is a server on a book with three accounts: north, its rooftop below it, and south.
type house struct {
	url                   string
	db                    *store.DB
	auth                  *auth.Service
	jobs                  *jobs.Service
	unit                  int
	north, rooftop, south int
	stop                  context.CancelFunc
}

func build(t *testing.T, db *store.DB, change func(*web.Config)) *house {
	t.Helper()
	db.Clock = time.Now
	box, err := auth.NewBox("a passphrase of the tests")
	if err != nil {
		t.Fatal(err)
	}
	h := &house{db: db, auth: auth.New(db, auth.Config{Issuer: "https://book.example", Box: box, RequestID: web.RequestID})}
	h.jobs = jobs.New(db, jobs.Config{Auth: h.auth, Timing: jobs.Timing{Poll: 10 * time.Millisecond}})
	cfg := web.Config{DB: db, Auth: h.auth, Files: &files.Service{DB: db, MaxBytes: 1 << 20}, Jobs: h.jobs, Metrics: web.NewMetrics(db), SDL: "type Query { ok: Boolean }", Changelog: "# Changes",
		Log: slog.New(slog.DiscardHandler),
		API: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Query().Get("do") {
			case "panic":
				panic("secret of the house")
			case "half":
				_, _ = io.WriteString(w, "half")
				_ = http.NewResponseController(w).Flush()
				panic("half way")
			}
			v := viewer.From(r.Context())
			if v == nil {
				v = &viewer.Viewer{Address: r.RemoteAddr}
			}
			_, _ = fmt.Fprintf(w, "%s %s %s %s", v.Name, v.Address, v.Via, v.RequestID)
		}),
		App: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "the app") })}
	if change != nil {
		change(&cfg)
	}
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	handler, err := web.New(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(handler)
	s.Config = web.Server(handler, slog.New(slog.DiscardHandler))
	s.Start()
	t.Cleanup(s.Close)
	t.Cleanup(stop)
	h.url, h.stop = s.URL, stop
	sys := servertest.System(t)
	u, err := (&ledger.Service{DB: db}).CreateBusinessUnit(sys, ledger.BusinessUnit{Code: "HQ", Name: "Head office", Currency: "USD", TimeZone: "UTC"})
	if err != nil {
		t.Fatal(err)
	}
	h.unit = u.ID
	h.north = h.open(t, "NORTH", 0)
	h.rooftop = h.open(t, "ROOFTOP", h.north)
	h.south = h.open(t, "SOUTH", 0)
	return h
}

func (h *house) open(t *testing.T, number string, parent int) int {
	t.Helper()
	a, err := (&accounts.Service{DB: h.db}).Open(servertest.System(t), accounts.Open{BusinessUnit: h.unit, Parent: parent, Number: number, Name: number, Kind: account.KindDEALER, Currency: "USD"})
	if err != nil {
		t.Fatal(err)
	}
	return a.ID
}

// person is the access token of a new user, and the context in which they act.
func (h *house) person(t *testing.T, name string, role viewer.Role, account int) (token string, ctx context.Context) {
	t.Helper()
	sys := servertest.System(t)
	u, _, err := h.auth.CreateUser(sys, auth.CreateUser{Username: name, Name: name, Password: password})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.auth.GrantRole(sys, auth.GrantRole{User: u.ID, Role: role, Account: account}); err != nil {
		t.Fatal(err)
	}
	s, err := h.auth.SignIn(t.Context(), auth.SignIn{Username: name, Password: password, Address: "192.0.2.1"})
	if err != nil {
		t.Fatal(err)
	}
	v, err := h.auth.Viewer(t.Context(), s.Access)
	if err != nil {
		t.Fatal(err)
	}
	return s.Access, viewer.NewContext(t.Context(), v)
}

type answer struct {
	*http.Response
	body string
}

func (a answer) code(t *testing.T) fault.Code {
	t.Helper()
	var doc struct {
		Errors []struct {
			Message    string
			Extensions struct {
				Code      fault.Code
				RequestID string
			}
		}
	}
	if err := json.Unmarshal([]byte(a.body), &doc); err != nil || len(doc.Errors) != 1 || doc.Errors[0].Message == "" {
		t.Errorf("not an error: %d %s", a.StatusCode, a.body)
		return ""
	}
	return doc.Errors[0].Extensions.Code
}

func (h *house) send(t *testing.T, method, path, token string, body io.Reader, headers ...string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, h.url+path, body)
	if err != nil {
		t.Fatal(err)
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{res, string(text)}
}

func (h *house) upload(t *testing.T, token, name, content, subject string, shared bool) answer {
	t.Helper()
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	if subject != "" {
		_ = w.WriteField("subjectId", subject)
	}
	if shared {
		_ = w.WriteField("shared", "true")
	}
	part, err := w.CreateFormFile("file", name)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(part, content)
	_ = w.Close()
	return h.send(t, http.MethodPost, "/files", token, &form, "Content-Type", w.FormDataContentType())
}

// A server that works on no jobs is alive, but not ready.
func TestReadyWithoutJobs(t *testing.T) {
	t.Parallel()
	h := build(t, servertest.SQLite(t), nil)
	if a := h.send(t, http.MethodGet, "/healthz", "", nil); a.StatusCode != http.StatusOK {
		t.Errorf("/healthz answers %d", a.StatusCode)
	}
	if a := h.send(t, http.MethodGet, "/readyz", "", nil); a.StatusCode != http.StatusServiceUnavailable || !strings.Contains(a.body, "jobs") {
		t.Errorf("/readyz answers %d %s", a.StatusCode, a.body)
	}
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	h := build(t, servertest.SQLite(t), func(c *web.Config) { c.Secure = true })
	for _, path := range []string{"/healthz", "/readyz", "/graphql", "/.well-known/jwks.json", "/files/d1", "/events", "/schema.graphql", "/schema-changes.md", "/anything"} {
		a := h.send(t, http.MethodGet, path, "", nil)
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Strict-Transport-Security": "max-age=31536000",
			"Cross-Origin-Resource-Policy": "same-origin", "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'", "Access-Control-Allow-Origin": ""} {
			if got := a.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
		if len(a.Header.Get("X-Request-Id")) < 8 {
			t.Errorf("%s has no request id", path)
		}
	}
	if a := h.send(t, http.MethodGet, "/healthz", "", nil, "X-Request-Id", "trace-1234.x"); a.Header.Get("X-Request-Id") != "trace-1234.x" {
		t.Errorf("the caller's request id is not kept: %v", a.Header)
	}
	if a := h.send(t, http.MethodGet, "/healthz", "", nil, "X-Request-Id", "<script>alert(1)"); strings.Contains(a.Header.Get("X-Request-Id"), "<") {
		t.Errorf("any request id is kept: %v", a.Header)
	}
	if a := h.send(t, http.MethodGet, "/graphql?query="+strings.Repeat("a", 9000), "", nil); a.StatusCode != http.StatusRequestURITooLong {
		t.Errorf("a long address: %d", a.StatusCode)
	}
	if a := h.send(t, http.MethodPut, "/files", "", nil); a.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("PUT /files: %d", a.StatusCode)
	}
	if a := h.send(t, http.MethodGet, "/accounts/d1", "", nil); a.body != "the app" {
		t.Errorf("other paths: %s", a.body)
	}
}

func TestPanics(t *testing.T) {
	t.Parallel()
	h := build(t, servertest.SQLite(t), nil)
	a := h.send(t, http.MethodGet, "/graphql?do=panic", "", nil)
	if a.StatusCode != 500 || strings.Contains(a.body, "secret") || !strings.Contains(a.body, a.Header.Get("X-Request-Id")) {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, h.url+"/graphql?do=half", nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if text, err := io.ReadAll(res.Body); err == nil {
		t.Errorf("half an answer looks whole: %s", text)
	}
}

func TestViewerAndProxies(t *testing.T) {
	t.Parallel()
	h := build(t, servertest.SQLite(t), func(c *web.Config) { c.Proxies = []string{"127.0.0.1", "::1"} })
	token, _ := h.person(t, "ada", viewer.Biller, 0)
	if a := h.send(t, http.MethodGet, "/graphql", token, nil, "X-Request-Id", "trace-1234", "X-Forwarded-For", "6.6.6.6, 203.0.113.9"); a.body != "ada 203.0.113.9 api trace-1234" {
		t.Errorf("the viewer is %s", a.body)
	}
	if a := h.send(t, http.MethodGet, "/graphql", token+"x", nil); a.StatusCode != 401 || a.code(t) != fault.Unauthenticated {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
	plain := build(t, servertest.SQLite(t), nil)
	if a := plain.send(t, http.MethodGet, "/graphql", "", nil, "X-Forwarded-For", "203.0.113.9"); !strings.Contains(a.body, "127.0.0.1") {
		t.Errorf("anybody's X-Forwarded-For is believed: %s", a.body)
	}
	if a := plain.send(t, http.MethodGet, "/metrics", "", nil, "X-Forwarded-For", "203.0.113.9"); a.StatusCode != 404 {
		t.Errorf("metrics through a proxy: %d", a.StatusCode)
	}
	if a := plain.send(t, http.MethodGet, "/metrics", "", nil); a.StatusCode != 200 || !strings.Contains(a.body, `duebook_http_request_seconds_count{route="/graphql",status="200"} 1`) {
		t.Errorf("metrics: %d %s", a.StatusCode, a.body)
	}
	for _, bad := range []func(*web.Config){func(c *web.Config) { c.Proxies = []string{"proxy"} }, func(c *web.Config) { c.Origins = []string{"*"} }, func(c *web.Config) { c.Origins = []string{"https://a.example/x"} }} {
		cfg := web.Config{Auth: h.auth, Files: &files.Service{}, Metrics: web.NewMetrics(h.db), Log: slog.New(slog.DiscardHandler)}
		bad(&cfg)
		if _, err := web.New(t.Context(), cfg); !fault.Is(err, fault.Invalid) {
			t.Errorf("%v %v: %v", cfg.Proxies, cfg.Origins, err)
		}
	}
}

func TestOrigins(t *testing.T) {
	t.Parallel()
	h := build(t, servertest.SQLite(t), func(c *web.Config) { c.Origins = []string{"https://erp.example"} })
	if a := h.send(t, http.MethodGet, "/healthz", "", nil, "Origin", "https://erp.example"); a.Header.Get("Access-Control-Allow-Origin") != "https://erp.example" || a.Header.Get("Access-Control-Allow-Credentials") != "" {
		t.Errorf("%v", a.Header)
	}
	if a := h.send(t, http.MethodGet, "/healthz", "", nil, "Origin", "https://evil.example"); a.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("%v", a.Header)
	}
}

func TestSchema(t *testing.T) {
	t.Parallel()
	h := build(t, servertest.SQLite(t), nil)
	if a := h.send(t, http.MethodGet, "/schema.graphql", "", nil); a.StatusCode != 401 {
		t.Errorf("a stranger gets %d", a.StatusCode)
	}
	token, _ := h.person(t, "ada", viewer.Dealer, h.north)
	a := h.send(t, http.MethodGet, "/schema.graphql", token, nil)
	if a.StatusCode != 200 || a.body != "type Query { ok: Boolean }" || a.Header.Get("ETag") == "" {
		t.Errorf("%d %v %s", a.StatusCode, a.Header, a.body)
	}
	if a := h.send(t, http.MethodGet, "/schema-changes.md", "", nil); a.StatusCode != 401 {
		t.Errorf("a stranger gets %d", a.StatusCode)
	}
	if a := h.send(t, http.MethodGet, "/schema-changes.md", token, nil); a.StatusCode != 200 || a.body != "# Changes" {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
	if again := h.send(t, http.MethodGet, "/schema.graphql", token, nil, "If-None-Match", a.Header.Get("ETag")); again.StatusCode != 304 || again.body != "" {
		t.Errorf("again: %d %s", again.StatusCode, again.body)
	}
}

func TestFiles(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db, nil)
		biller, _ := h.person(t, "biller", viewer.Biller, 0)
		other, _ := h.person(t, "other", viewer.Biller, 0)
		auditor, _ := h.person(t, "auditor", viewer.Auditor, 0)
		north, _ := h.person(t, "north", viewer.Dealer, h.north)
		south, _ := h.person(t, "south", viewer.Dealer, h.south)
		content := strings.Repeat("a line of the book\n", 20_000) // more than one part
		file := func(a answer) string {
			t.Helper()
			var up struct {
				ID, FileName, SHA256, URL string
				Size                      int
			}
			if err := json.Unmarshal([]byte(a.body), &up); err != nil || a.StatusCode != 201 || up.Size != len(content) || len(up.SHA256) != 64 || up.URL != "/files/"+up.ID || a.Header.Get("Location") != up.URL {
				t.Fatalf("%d %s %v", a.StatusCode, a.body, err)
			}
			return up.URL
		}
		own := file(h.upload(t, biller, "own.csv", content, "", false))
		internal := file(h.upload(t, biller, "internal.csv", content, scalar.FormatID(h.rooftop), false))
		shared := file(h.upload(t, biller, "for you ä.csv", content, scalar.FormatID(h.rooftop), true))
		raw := file(h.send(t, http.MethodPost, "/files?name=raw.csv&subjectId="+scalar.FormatID(h.south)+"&shared=true", biller, strings.NewReader(content), "Content-Type", "text/csv"))
		for _, tc := range []struct {
			who, token string
			sees       map[string]bool
		}{
			{"the one who uploaded", biller, map[string]bool{own: true, internal: true, shared: true, raw: true}},
			{"a colleague", other, map[string]bool{internal: true, shared: true, raw: true}},
			{"an auditor", auditor, map[string]bool{own: true, internal: true, shared: true, raw: true}},
			{"the dealer", north, map[string]bool{shared: true}},
			{"another dealer", south, map[string]bool{raw: true}},
		} {
			for _, url := range []string{own, internal, shared, raw} {
				a := h.send(t, http.MethodGet, url, tc.token, nil)
				switch {
				case tc.sees[url] && (a.StatusCode != 200 || a.body != content):
					t.Errorf("%s can't read %s: %d", tc.who, url, a.StatusCode)
				case !tc.sees[url] && (a.StatusCode != 404 || a.code(t) != fault.NotFound):
					t.Errorf("%s reads %s: %d", tc.who, url, a.StatusCode)
				}
			}
		}
		never := h.send(t, http.MethodGet, "/files/"+scalar.FormatID(4<<32+999), south, nil)
		foreign := h.send(t, http.MethodGet, internal, south, nil)
		strip := func(s string, r answer) string { return strings.ReplaceAll(s, r.Header.Get("X-Request-Id"), "") }
		if strip(never.body, never) != strip(foreign.body, foreign) {
			t.Errorf("a foreign file and none differ: %s %s", never.body, foreign.body)
		}
		a := h.send(t, http.MethodGet, shared, north, nil, "Range", "bytes=262140-262149")
		if a.StatusCode != 206 || a.body != content[262140:262150] {
			t.Errorf("a range over two parts: %d %q", a.StatusCode, a.body)
		}
		a = h.send(t, http.MethodGet, shared, north, nil)
		if d := a.Header.Get("Content-Disposition"); !strings.HasPrefix(d, "attachment;") || !strings.Contains(d, "filename*=utf-8''for%20you%20%C3%A4.csv") ||
			a.Header.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(a.Header.Get("Content-Security-Policy"), "sandbox") {
			t.Errorf("%v", a.Header)
		}
		if again := h.send(t, http.MethodGet, shared, north, nil, "If-None-Match", a.Header.Get("ETag")); again.StatusCode != 304 {
			t.Errorf("again: %d", again.StatusCode)
		}
		if events, err := db.AuditEvent.Query().Count(servertest.System(t)); err != nil || events == 0 {
			t.Errorf("%d events %v", events, err)
		}
	})
}

func TestRefusedUploads(t *testing.T) {
	t.Parallel()
	h := build(t, servertest.SQLite(t), nil)
	biller, _ := h.person(t, "biller", viewer.Biller, 0)
	dealer, _ := h.person(t, "dealer", viewer.Dealer, h.north)
	id := scalar.FormatID(h.north)
	large := strings.Repeat("x", 1<<20+1)
	for name, tc := range map[string]struct {
		a      answer
		status int
		code   fault.Code
	}{
		"a stranger":           {h.upload(t, "", "a", "x", "", false), 401, fault.Unauthenticated},
		"a dealer":             {h.upload(t, dealer, "a", "x", id, false), 403, fault.Forbidden},
		"too large":            {h.upload(t, biller, "a", large, "", false), 413, fault.Limit},
		"too large, no length": {h.send(t, http.MethodPost, "/files?name=a", biller, io.MultiReader(strings.NewReader(large))), 413, fault.Limit},
		"far too large":        {h.send(t, http.MethodPost, "/files?name=a", biller, io.MultiReader(strings.NewReader(strings.Repeat("x", 3<<20)))), 413, fault.Limit},
		"no name":              {h.send(t, http.MethodPost, "/files", biller, strings.NewReader("x")), 400, fault.Invalid},
		"no file in the form":  {h.send(t, http.MethodPost, "/files", biller, strings.NewReader("--b\r\n\r\nx\r\n--b--"), "Content-Type", "multipart/form-data; boundary=b"), 400, fault.Invalid},
		"no form in the form":  {h.send(t, http.MethodPost, "/files", biller, strings.NewReader("x"), "Content-Type", "multipart/form-data; boundary=b"), 400, fault.Invalid},
		"not an id":            {h.upload(t, biller, "a", "x", "12", false), 400, fault.Invalid},
		"shared with nobody":   {h.upload(t, biller, "a", "x", "", true), 400, fault.Invalid},
		"empty":                {h.upload(t, biller, "a", "", "", false), 400, fault.Invalid},
	} {
		if tc.a.StatusCode != tc.status || tc.a.code(t) != tc.code {
			t.Errorf("%s: %d %s", name, tc.a.StatusCode, tc.a.body)
		}
	}
	if a := h.send(t, http.MethodPost, "/files?name=a", biller, strings.NewReader("x"), "Content-Encoding", "gzip"); a.StatusCode != 415 {
		t.Errorf("compressed: %d", a.StatusCode)
	}
	if n, err := h.db.Attachment.Query().Count(servertest.System(t)); err != nil || n != 0 {
		t.Errorf("%d files were kept, %v", n, err)
	}
}

// told is a message of the stream.
type told struct {
	Type, ID    string
	Version     int64
	Done, Total int64
	State       string
	place       string
}

// listen opens a stream and answers its messages; the first has come.
func (h *house) listen(t *testing.T, token, from string) <-chan told {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, h.url+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	if from != "" {
		r.Header.Set("Last-Event-ID", from)
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != 200 || res.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("%d %v", res.StatusCode, res.Header)
	}
	out := make(chan told, 1000)
	go func() {
		defer close(out)
		defer res.Body.Close()
		place := ""
		for lines := bufio.NewScanner(res.Body); lines.Scan(); {
			if p, ok := strings.CutPrefix(lines.Text(), "id: "); ok {
				place = p
			}
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				m := told{place: place}
				if err := json.Unmarshal([]byte(data), &m); err == nil {
					out <- m
				}
			}
		}
	}()
	if m := next(t, out); m.Type != "Ready" {
		t.Fatalf("the first message is %v", m)
	}
	return out
}

func next(t *testing.T, in <-chan told) told {
	t.Helper()
	select {
	case m, open := <-in:
		if !open {
			t.Fatal("the stream has ended")
		}
		return m
	case <-time.After(20 * time.Second):
		t.Fatal("no message came")
	}
	return told{}
}

// heard are all messages up to the one about the account that the test changes last.
func heard(t *testing.T, in <-chan told, last int) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	for {
		m := next(t, in)
		all[m.Type+" "+m.ID] = true
		if m.Type == "Account" && m.ID == scalar.FormatID(last) {
			return all
		}
	}
}

func TestEventsAreForWhoMayKnow(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db, nil)
		sys := servertest.System(t)
		biller, asBiller := h.person(t, "biller", viewer.Biller, 0)
		resolver, _ := h.person(t, "resolver", viewer.Resolver, 0)
		north, _ := h.person(t, "north", viewer.Dealer, h.north)
		south, _ := h.person(t, "south", viewer.Dealer, h.south)
		as := &accounts.Service{DB: db}
		streams := map[string]<-chan told{"biller": h.listen(t, biller, ""), "resolver": h.listen(t, resolver, ""), "north": h.listen(t, north, ""), "south": h.listen(t, south, "")}

		note, err := as.WriteNote(asBiller, accounts.Note{Subject: h.rooftop, Body: "call on Monday"})
		if err != nil {
			t.Fatal(err)
		}
		memo, err := (&credits.Service{DB: db}).Request(asBiller, credits.Request{Account: h.rooftop, IssueOn: "2026-11-20", Currency: "USD", Reason: "BILLING_ERROR", Description: "outage",
			Lines: []credits.Line{{Description: "outage", Amount: decimal.NewFromInt(10)}}})
		if err != nil {
			t.Fatal(err)
		}
		internal := h.upload(t, biller, "internal", "x", scalar.FormatID(h.rooftop), false)
		shared := h.upload(t, biller, "shared", "x", scalar.FormatID(h.rooftop), true)
		id := func(a answer) string {
			_, id, _ := strings.Cut(a.Header.Get("Location"), "/files/")
			return "Attachment " + id
		}
		change := func(number int) {
			t.Helper()
			a, err := db.Account.Get(sys, number)
			if err != nil {
				t.Fatal(err)
			}
			name := a.Name + " Motors"
			if _, err := as.Change(sys, accounts.Change{ID: a.ID, Version: a.Version, Name: &name}); err != nil {
				t.Fatal(err)
			}
		}
		change(h.rooftop)
		change(h.south)
		last := map[string]int{"biller": h.south, "resolver": h.south, "north": h.rooftop, "south": h.south}
		got := map[string]map[string]bool{}
		for who, stream := range streams {
			got[who] = map[string]bool{}
			// The rooftop's account is told with the first change already: wait for what comes last for everybody.
			for !got[who]["Account "+scalar.FormatID(last[who])] || who == "north" && !got[who][id(shared)] {
				m := next(t, stream)
				got[who][m.Type+" "+m.ID] = true
			}
		}
		rooftop, theNote, theMemo := "Account "+scalar.FormatID(h.rooftop), "Note "+scalar.FormatID(note.ID), "CreditMemo "+scalar.FormatID(memo.ID)
		for who, want := range map[string]map[string]bool{
			"biller":   {rooftop: true, theNote: true, theMemo: true, id(internal): true, id(shared): true},
			"resolver": {rooftop: true, theNote: true, theMemo: false},
			"north":    {rooftop: true, theNote: false, theMemo: false, id(internal): false, id(shared): true, "Account " + scalar.FormatID(h.south): false},
			"south":    {rooftop: false, theNote: false, theMemo: false, id(internal): false, id(shared): false},
		} {
			for what, hears := range want {
				if got[who][what] != hears {
					t.Errorf("%s hears of %s: %v", who, what, got[who][what])
				}
			}
		}
	})
}

// Drafts, runs, exceptions and cycles are told to those who may read billing, deliveries to staff, and none of them to the
// dealer whose account they are about. Drafts that are written together are one message, however many they are.
func TestEventsOfBilling(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db, nil)
		sys := servertest.System(t)
		biller, asBiller := h.person(t, "biller", viewer.Biller, 0)
		collector, _ := h.person(t, "collector", viewer.Collector, 0)
		north, _ := h.person(t, "north", viewer.Dealer, h.north)
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		_, err := store.Tx(sys, db, func(tx *store.TxClient) ([]int, error) {
			line := contracts.Line{No: 1, ProductCode: "LINE", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(10), Frequency: contractline.FrequencyMONTHLY, StartsOn: "2026-01-01",
				InstalledOn: "2026-01-01", FunctionalOn: "2026-01-01"}
			late := line
			late.No, late.FunctionalOn = 2, ""
			return (&contracts.Service{DB: db}).RecordTx(sys, tx, []contracts.Contract{{Account: h.north, Number: "C1", Lines: []contracts.Line{line}}, {Account: h.rooftop, Number: "C2", Lines: []contracts.Line{line, late}},
				{Account: h.south, Number: "C3", Lines: []contracts.Line{line}}})
		})
		must(err)
		streams := map[string]<-chan told{"biller": h.listen(t, biller, ""), "collector": h.listen(t, collector, ""), "north": h.listen(t, north, "")}

		bills := &billing.Service{DB: db}
		cycle, err := bills.Plan(asBiller, billing.Plan{Name: "January", PeriodFrom: "2026-01-01", PeriodTo: "2026-01-31", CutOffOn: "2026-01-31", RunOn: "2026-01-31", ApproveOn: "2026-02-01", DeliverOn: "2026-02-02",
			Inputs: []billing.Input{{Kind: billinginput.KindUSAGE}}})
		must(err)
		input := db.BillingInput.Query().OnlyX(sys)
		_, err = bills.Receive(asBiller, input.ID, true, "", "")
		must(err)
		run, err := bills.Start(asBiller, billing.Start{Cycle: cycle.ID})
		must(err)
		must(bills.Compute(asBiller, run.ID, billing.Work{}))
		drafts := db.BillDraft.Query().Order(billdraft.ByID()).IDsX(sys)
		if len(drafts) != 3 {
			t.Fatalf("%d drafts", len(drafts))
		}
		must(bills.Hold(asBiller, billing.Decide{IDs: drafts[2:], Note: "the client asked for it"}))
		exception := db.BillException.Query().FirstX(sys)
		must(bills.Assign(asBiller, billing.Decide{IDs: []int{exception.ID}}, viewer.From(asBiller).ID))
		invoice, err := bills.Post(asBiller, billing.Post{Account: h.rooftop, IssueOn: "2026-11-20", Lines: []billing.Line{{Description: "a", Quantity: decimal.NewFromInt(1), UnitPrice: decimal.NewFromInt(1)}}})
		must(err)
		papers := documents.New(db, &files.Service{DB: db}, 1)
		sends, err := delivery.New(delivery.Config{DB: db, Documents: papers, Jobs: h.jobs})
		must(err)
		sent, err := sends.Deliver(asBiller, delivery.Deliver{Invoices: []int{invoice.ID}, Channel: entdelivery.ChannelPORTAL})
		must(err)
		content, err := papers.DefaultContent(asBiller, "en")
		must(err)
		template, err := papers.SaveTemplate(asBiller, documents.SaveTemplate{Name: "Ours", Content: content})
		must(err)

		// What is told at once has no order: a second message that comes after the first says that everything before is told.
		got := map[string]map[string]bool{"biller": {}, "collector": {}, "north": {}}
		for range 2 {
			_, last, _ := strings.Cut(h.upload(t, biller, "shared", "x", scalar.FormatID(h.rooftop), true).Header.Get("Location"), "/files/")
			for who, stream := range streams {
				for !got[who]["Attachment "+last] {
					m := next(t, stream)
					got[who][m.Type+" "+m.ID] = true
				}
			}
		}
		name := func(kind string, id int) string { return kind + " " + scalar.FormatID(id) }
		billingOnly := map[string]bool{name("BillingCycle", cycle.ID): true, name("BillingInput", input.ID): true, name("BillRun", run.ID): true, name("BillDraft", drafts[0]): true,
			name("BillDraft", drafts[1]): false, name("BillDraft", drafts[2]): true, name("BillException", exception.ID): true, name("Template", template.ID): true}
		for what, hears := range billingOnly {
			for who, want := range map[string]bool{"biller": hears, "collector": false, "north": false} {
				if got[who][what] != want {
					t.Errorf("%s hears of %s: %v", who, what, got[who][what])
				}
			}
		}
		for who, want := range map[string]bool{"biller": true, "collector": true, "north": false} {
			if got[who][name("Delivery", sent.IDs[0])] != want {
				t.Errorf("%s hears of the delivery: %v", who, !want)
			}
			if !got[who][name("Invoice", invoice.ID)] {
				t.Errorf("%s does not hear of the invoice", who)
			}
		}
	})
}

func TestEventsGoOnAfterABreak(t *testing.T) {
	t.Parallel()
	h := build(t, servertest.SQLite(t), nil)
	token, _ := h.person(t, "biller", viewer.Biller, 0)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, h.url+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	line, err := bufio.NewReader(res.Body).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	place := strings.TrimSpace(strings.TrimPrefix(line, "id: "))
	stop()
	missed := h.open(t, "MISSED", 0)
	if all := heard(t, h.listen(t, token, place), missed); !all["Account "+scalar.FormatID(missed)] {
		t.Errorf("heard %v", all)
	}
	// Whoever was away for too long is told to read anew, and a place that is none is the present.
	far := strings.Repeat("0.", 15) + "0"
	err = store.Do(servertest.System(t), h.db, func(tx *store.TxClient) error {
		for range 1500 {
			tx.Record(store.Event{Action: "test.event", Account: h.north})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if m := next(t, h.listen(t, token, far)); m.Type != "Reload" {
		t.Errorf("after a long break: %v", m)
	}
	stream := h.listen(t, token, "-1.x")
	if all := heard(t, stream, h.open(t, "LATER", 0)); len(all) > 3 {
		t.Errorf("heard %v", all)
	}
}

func TestEventsOfJobs(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db, nil)
		goOn := make(chan struct{})
		h.jobs.Register("count", viewer.ImportsRun, func(_ context.Context, run *jobs.Run) error {
			run.Progress(3, 9, "counting")
			<-goOn
			return nil
		})
		ctx, stop := context.WithCancel(context.Background())
		done := make(chan struct{})
		go func() { h.jobs.Run(ctx); close(done) }()
		t.Cleanup(func() { stop(); <-done })
		ada, asAda := h.person(t, "ada", viewer.Biller, 0)
		bob, _ := h.person(t, "bob", viewer.Biller, 0)
		mine, others := h.listen(t, ada, ""), h.listen(t, bob, "")
		j, err := h.jobs.Start(asAda, "count", nil, "")
		if err != nil {
			t.Fatal(err)
		}
		for {
			if m := next(t, mine); m.Type == "Job" && m.ID == scalar.FormatID(j.ID) && m.Done == 3 && m.Total == 9 && m.State == "RUNNING" {
				break
			}
		}
		close(goOn)
		last := h.open(t, "LAST", 0)
		if all := heard(t, others, last); all["Job "+scalar.FormatID(j.ID)] {
			t.Error("somebody else hears of the job")
		}
		// The end is told as a change of the job.
		for {
			m := next(t, mine)
			row, err := db.Job.Get(servertest.System(t), j.ID)
			if err != nil {
				t.Fatal(err)
			}
			if m.Type == "Job" && row.FinishedAt != nil {
				break
			}
		}
	})
}

func TestEventsEnd(t *testing.T) {
	t.Parallel()
	h := build(t, servertest.SQLite(t), nil)
	if a := h.send(t, http.MethodGet, "/events", "", nil); a.StatusCode != 401 {
		t.Errorf("a stranger gets %d", a.StatusCode)
	}
	token, asAda := h.person(t, "ada", viewer.Biller, 0)
	other, _ := h.person(t, "bob", viewer.Biller, 0)
	ada, bob := h.listen(t, token, ""), h.listen(t, other, "")
	if err := h.auth.DisableUser(servertest.System(t), viewer.From(asAda).ID); err != nil {
		t.Fatal(err)
	}
	last := h.open(t, "AFTER", 0)
	for m := range ada { // closed at the first event after the end of the session
		if m.ID == scalar.FormatID(last) {
			t.Error("a disabled user is told of changes")
		}
	}
	for range 19 {
		h.listen(t, other, "")
	}
	if a := h.send(t, http.MethodGet, "/events", other, nil); a.StatusCode != 429 || a.code(t) != fault.Rate {
		t.Errorf("the 21st stream: %d", a.StatusCode)
	}
	h.stop() // the process ends
	for range bob {
	}
}
