package transport

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/transport/internal/demo"
)

func TestNegotiation(t *testing.T) {
	t.Parallel()
	cases := []struct{ accept, media string }{
		{"", mediaJSON},
		{"*/*", mediaJSON},
		{"application/*", mediaJSON},
		{"application/json", mediaJSON},
		{"application/json;charset=utf-8", mediaJSON},
		{"application/graphql-response+json", mediaGraphQL},
		{"application/graphql-response+json, application/json;q=0.9", mediaGraphQL},
		{"application/json, application/graphql-response+json", mediaGraphQL},
		{"application/graphql-response+json;q=0.5, application/json", mediaJSON},
		{"application/graphql-response+json, */*;q=0.1", mediaGraphQL},
		{"application/graphql-response+json;q=0, */*", mediaJSON},
		{"application/json;q=0, */*", mediaGraphQL},
		{"text/html, application/xhtml+xml, */*;q=0.8", mediaJSON},
		{"text/html", ""},
		{"application/json;q=0", ""},
		{"application/json;charset=utf-16", ""},
		{"application/json;q=x", ""},
		{"multipart/mixed", ""},
	}
	for _, c := range cases {
		h := http.Header{}
		if c.accept != "" {
			h.Set("Accept", c.accept)
		}
		if got := negotiate(h); got != c.media {
			t.Errorf("%q: %q, want %q", c.accept, got, c.media)
		}
	}
	for encoding, want := range map[string]bool{"": false, "gzip": true, "br, gzip;q=0.5": true, "gzip;q=0": false, "*": true, "gzip;q=0, *": false, "br": false} {
		if got := acceptsGzip(http.Header{"Accept-Encoding": {encoding}}); got != want {
			t.Errorf("%q: %v", encoding, got)
		}
	}
}

func TestCost(t *testing.T) {
	t.Parallel()
	cases := []struct {
		query     string
		variables map[string]any
		cost      int
	}{
		{`{ __typename viewer }`, nil, 0},
		{`{ node(id: 1) { id } }`, nil, 1},
		{`{ node(id: 1) { ... on Account { balance { amount } parent { id } } } }`, nil, 2},
		{`{ accounts(first: 50) { edges { cursor node { name } } } }`, nil, 52},
		{`{ accounts(last: 50) { edges { node { name parent { id } } } totalCount } }`, nil, 2 + 100 + 10},
		{`{ accounts { edges { node { id } } } }`, nil, 202},
		{`query($n: Int!) { accounts(first: $n) { ...C } } fragment C on AccountConnection { edges { node { id } } }`, map[string]any{"n": 7}, 9},
		{`query($n: Int = 8) { accounts(first: $n) { edges { node { id } } } }`, nil, 10},
		{`query($n: Int) { accounts(first: $n) { edges { node { id } } } }`, map[string]any{"n": nil}, 202},
		{`{ accounts(first: -5) { edges { node { id } } } }`, nil, 3},
		{`{ accounts(first: 3) { edges { node { children(first: 4) { edges { node { id } } } } } } }`, nil, 2 + 3*(1+2+4)},
		{`{ a: accounts(first: 3) { ...C } b: accounts(first: 4) { ...C } } fragment C on AccountConnection { edges { node { id } } }`, nil, 2 + 3 + 2 + 4},
		{`query($ids: [ID!]!) { nodes(ids: $ids) { id } }`, map[string]any{"ids": []string{"a", "b", "c"}}, 4},
		{`{ nodes(ids: ["a", "b"]) { id } }`, nil, 3},
		{`{ nodes(ids: "a") { id } }`, nil, 11},
		{`{ numbered(numbers: ["a", "b"]) { id } }`, nil, 11},
		{`query($n: [String!]!) { numbered(numbers: $n) { id } }`, map[string]any{"n": make([]string, 30)}, 31},
		{`{ accounts(states: [RED, GREEN]) { edges { node { id } } } }`, nil, 202},
		{`{ accounts(first: 1, states: [RED, GREEN]) { edges { node { id } } } }`, nil, 3},
		{`{ node(id: 1) { ... on Account { lines { text } } } }`, nil, 2},
		{`{ ageing { amount } }`, nil, 11},
		{`mutation { rename(id: 1, name: "a") { id } }`, nil, 11},
		{`{ __schema { types { name } } }`, nil, 100},
		{`{ accounts(first: 2147483647) { edges { node { children(first: 2147483647) { edges { node { id } } } } } } }`, nil, saturated},
	}
	schema := demo.Schema(&demo.Resolvers{}).Schema()
	limits := Limits{}.withDefaults()
	for _, c := range cases {
		d, no := parse(c.query, &limits)
		if no == nil {
			no = validate(schema, d, 10, true)
		}
		if no != nil {
			t.Fatalf("%s: %v", c.query, no.errors)
		}
		var values map[string]any
		raw, _ := json.Marshal(c.variables)
		dec := json.NewDecoder(strings.NewReader(string(raw)))
		dec.UseNumber()
		if err := dec.Decode(&values); err != nil {
			t.Fatal(err)
		}
		op, _ := d.operation("")
		coerced, no := coerce(schema, op, values)
		if no != nil {
			t.Fatalf("%s: %v", c.query, no.errors)
		}
		p := &pricer{schema: schema, limits: &limits, variables: coerced}
		if got := p.operation(op); got != c.cost {
			t.Errorf("%s costs %d, want %d", c.query, got, c.cost)
		}
	}
}

func TestCostIsShownWhenAskedFor(t *testing.T) {
	t.Parallel()
	b := setup(t, Settings{})
	query := post(`{ accounts(first: 10) { edges { node { id } } } }`)
	if a := b.send(t, call{as: staff, body: query}); a.body.Extensions != nil {
		t.Errorf("extensions without asking: %v", a.body.Extensions)
	}
	a := b.send(t, call{as: staff, body: query, header: map[string]string{"GraphQL-Cost": "1"}})
	cost, _ := a.body.Extensions["cost"].(map[string]any)
	if cost["requested"] != 12.0 || cost["limit"] != 2000.0 || cost["restoreRate"] != 1000.0 || cost["available"] == nil {
		t.Errorf("cost %v", cost)
	}
	a = b.send(t, call{as: staff, body: post(`{ accounts(first: 5000) { edges { node { id } } } }`), header: map[string]string{"GraphQL-Cost": "1"}})
	if cost, _ := a.body.Extensions["cost"].(map[string]any); cost["requested"] != 5002.0 {
		t.Errorf("cost of a refused operation %v", cost)
	}
}

func TestRate(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	b := setup(t, Settings{Now: func() time.Time { return now }, Rates: Rates{Dealer: Rate{100, 10}}})
	page := post(`{ accounts(first: 58) { edges { node { id } } } }`) // costs 60
	a := b.send(t, call{as: dealer, body: page})
	if a.StatusCode != 200 {
		t.Fatalf("first: %s", a.text)
	}
	want := map[string]string{
		"RateLimit-Policy": `"cost";q=100;w=10`, "RateLimit": `"cost";r=40;t=6`,
		"RateLimit-Limit": "100", "RateLimit-Remaining": "40", "RateLimit-Reset": "6",
	}
	for k, v := range want {
		if got := a.Header.Get(k); got != v {
			t.Errorf("%s: %s, want %s", k, got, v)
		}
	}
	a = b.send(t, call{as: dealer, body: page})
	if a.StatusCode != 429 || a.code() != "RATE_LIMITED" || a.Header.Get("Retry-After") != "3" || a.body.Data != nil {
		t.Errorf("second: %d, Retry-After %s: %s", a.StatusCode, a.Header.Get("Retry-After"), a.text)
	}
	if a := b.send(t, call{as: other, body: page}); a.StatusCode != 200 {
		t.Errorf("another viewer: %s", a.text)
	}
	now = now.Add(2200 * time.Millisecond)
	if a := b.send(t, call{as: dealer, body: page}); a.StatusCode != 200 {
		t.Errorf("after the wait: %s", a.text)
	}
	// An operation that no bucket would ever hold is over the limit, not early.
	if a := b.send(t, call{as: dealer, body: post(`{ accounts(first: 150) { edges { node { id } } } }`)}); a.StatusCode != 422 {
		t.Errorf("larger than the bucket: %d %s", a.StatusCode, a.text)
	}
}

func TestRefusedRequestsCost(t *testing.T) {
	t.Parallel()
	now := time.Now()
	b := setup(t, Settings{Now: func() time.Time { return now }, Rates: Rates{Anonymous: Rate{100, 1}}})
	status := map[int]int{}
	for range 20 {
		status[b.send(t, call{body: post(`{`)}).StatusCode]++
	}
	if status[400] != 10 || status[429] != 10 {
		t.Errorf("answered %v", status)
	}
	r := call{body: post(`{__typename}`)}.request()
	r.RemoteAddr = "[2001:db8::1]:99"
	w := httptest.NewRecorder()
	b.ServeHTTP(w, r)
	if w.Code != 200 {
		t.Errorf("another address: %d", w.Code)
	}
}

func TestCallers(t *testing.T) {
	t.Parallel()
	cs := newCallers(Rates{}.withDefaults(), 16, time.Now)
	for _, c := range []struct {
		as       *viewer.Viewer
		capacity int
	}{{staff, 30000}, {partner, 5000}, {dealer, 5000}, {nil, 200}} {
		if got := cs.of(c.as, "192.0.2.1").rate.Capacity; got != c.capacity {
			t.Errorf("%+v has %d, want %d", c.as, got, c.capacity)
		}
	}
	if cs.of(nil, "2001:db8:0:1::1") != cs.of(nil, "2001:db8:0:1:ffff::2") || cs.of(nil, "2001:db8:0:2::1") == cs.of(nil, "2001:db8:0:1::1") {
		t.Error("IPv6 addresses are not told apart by /64")
	}
	if cs.of(nil, "::ffff:192.0.2.1") != cs.of(nil, "192.0.2.1") {
		t.Error("a mapped address is another caller")
	}
	mine := cs.of(staff, "")
	for i := range 3 * callersKept {
		cs.of(nil, fmt.Sprint(i))
	}
	if n := cs.strange.Len(); n != callersKept {
		t.Errorf("%d strangers are kept", n)
	}
	if cs.of(staff, "") != mine {
		t.Error("strangers pushed a viewer out")
	}
}

func TestConcurrency(t *testing.T) {
	t.Parallel()
	b := setup(t, Settings{Limits: Limits{Concurrent: 4}})
	b.settings.Observe = nil
	var wg sync.WaitGroup
	var ok, refused atomic.Int64
	for range 40 {
		wg.Go(func() {
			w := httptest.NewRecorder()
			b.ServeHTTP(w, call{as: staff, body: post(`{ slow(ms: 200) }`)}.request())
			switch w.Code {
			case 200:
				ok.Add(1)
			case 429:
				refused.Add(1)
				if w.Header().Get("Retry-After") != "1" {
					t.Errorf("Retry-After %q", w.Header().Get("Retry-After"))
				}
			default:
				t.Errorf("answered %d %s", w.Code, w.Body)
			}
		})
	}
	time.Sleep(50 * time.Millisecond)
	start := time.Now()
	if a := b.send(t, call{as: other, body: post(`{ viewer }`)}); a.StatusCode != 200 || time.Since(start) > 150*time.Millisecond {
		t.Errorf("another viewer got %d after %v", a.StatusCode, time.Since(start))
	}
	wg.Wait()
	if most := b.resolvers.Most.Load(); most > 4 {
		t.Errorf("%d ran at once", most)
	}
	if ok.Load() != 12 || refused.Load() != 28 {
		t.Errorf("%d answered, %d refused; want 4 running, 8 waiting, 28 refused", ok.Load(), refused.Load())
	}
}

func TestTimeLimit(t *testing.T) {
	t.Parallel()
	for name, query := range map[string]string{
		"waits":            `{ viewer slow(ms: 60000) }`,
		"looks at nothing": `{ deaf(ms: 300) { id name } }`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, Settings{Limits: Limits{Time: 100 * time.Millisecond}})
			start := time.Now()
			a := b.send(t, call{as: staff, body: post(query)})
			if a.StatusCode != 503 || a.code() != "LIMIT_EXCEEDED" || a.body.Data != nil || len(a.body.Errors) != 1 {
				t.Errorf("answered %d %s", a.StatusCode, a.text)
			}
			if d := time.Since(start); d > 2*time.Second {
				t.Errorf("took %v", d)
			}
			if strings.Contains(b.log.String(), "level=ERROR") {
				t.Errorf("logged %s", b.log)
			}
		})
	}
}

func TestCallerGoesAway(t *testing.T) {
	t.Parallel()
	b := setup(t, Settings{})
	ctx, cancel := context.WithCancel(viewer.NewContext(context.Background(), staff))
	time.AfterFunc(50*time.Millisecond, cancel)
	w := httptest.NewRecorder()
	start := time.Now()
	b.ServeHTTP(w, call{body: post(`{ slow(ms: 5000) }`)}.request().WithContext(ctx))
	if d := time.Since(start); d > 2*time.Second || b.resolvers.Stopped.Load() != 1 {
		t.Errorf("stopped %d resolvers after %v", b.resolvers.Stopped.Load(), d)
	}
	if w.Body.Len() > 0 || len(b.outcomes) != 1 || b.outcomes[0].Status != 499 {
		t.Errorf("wrote %s, observed %+v", w.Body, b.outcomes)
	}
}

func TestResultSize(t *testing.T) {
	t.Parallel()
	b := setup(t, Settings{Limits: Limits{ResultBytes: 10_000}})
	if a := b.send(t, call{as: staff, body: post(`{ text(bytes: 9900) }`)}); a.StatusCode != 200 || a.Header.Get("Content-Encoding") != "" {
		t.Errorf("below the limit: %d %s", a.StatusCode, a.text)
	}
	for _, query := range []string{`{ text(bytes: 10000) }`, `{ a: text(bytes: 6000) b: text(bytes: 6000) }`, `{ accounts(first: 200) { edges { cursor node { id name balance { amount currency } } } } }`} {
		if a := b.send(t, call{as: staff, body: post(query)}); a.StatusCode != 422 || a.code() != "LIMIT_EXCEEDED" || a.body.Data != nil {
			t.Errorf("%s: %d %.200s", query, a.StatusCode, a.text)
		}
	}
	a := b.send(t, call{as: staff, body: post(`mutation { renameLong(bytes: 20000) }`)})
	if a.StatusCode != 422 || !strings.Contains(a.text, "may have been carried out") {
		t.Errorf("mutation: %d %.200s", a.StatusCode, a.text)
	}
}

func TestErrorsAreCapped(t *testing.T) {
	t.Parallel()
	b := setup(t, Settings{})
	a := b.send(t, call{as: staff, body: post(`{ accounts(first: 200) { edges { node { id panics } } } }`)})
	if len(a.body.Errors) != 10 || a.body.Extensions["errorsNotShown"] != 190.0 {
		t.Errorf("%d errors, %v", len(a.body.Errors), a.body.Extensions)
	}
	if n := strings.Count(b.log.String(), "level=ERROR"); n != 10 {
		t.Errorf("%d lines logged", n)
	}
	if !strings.Contains(b.log.String(), "resolvers.go") {
		t.Error("the stack is not in the log")
	}
	a = b.send(t, call{as: staff, body: post("{" + strings.Repeat(" nothing { x }", 90) + "}")})
	if len(a.body.Errors) > 10 {
		t.Errorf("%d validation errors", len(a.body.Errors))
	}
}

func TestCompression(t *testing.T) {
	t.Parallel()
	b := setup(t, Settings{})
	query := post(`{ accounts(first: 100) { edges { node { id name } } } }`)
	plain := b.send(t, call{as: staff, body: query})
	if plain.Header.Get("Content-Length") != strconv.Itoa(len(plain.text)) {
		t.Errorf("length %s of %d bytes", plain.Header.Get("Content-Length"), len(plain.text))
	}
	small := b.send(t, call{as: staff, body: query, header: map[string]string{"Accept-Encoding": "gzip"}})
	if small.Header.Get("Content-Encoding") != "gzip" || small.text != plain.text {
		t.Errorf("compressed as %q, same %v", small.Header.Get("Content-Encoding"), small.text == plain.text)
	}
	if !strings.Contains(small.Header.Get("Vary"), "Accept-Encoding") {
		t.Errorf("Vary %q", small.Header.Get("Vary"))
	}
	if a := b.send(t, call{as: staff, body: post(`{viewer}`), header: map[string]string{"Accept-Encoding": "gzip"}}); a.Header.Get("Content-Encoding") != "" {
		t.Error("a small answer is compressed")
	}
}

func TestRequestID(t *testing.T) {
	t.Parallel()
	b := setup(t, Settings{})
	for sent, kept := range map[string]bool{"0123-abc.DEF_9": true, "short": false, "with space in it": false, "new\nline-in-it": false, strings.Repeat("x", 65): false} {
		a := b.send(t, call{as: staff, body: post(`{ fails }`), header: map[string]string{"X-Request-Id": sent}})
		got := a.Header.Get("X-Request-Id")
		if (got == sent) != kept || len(got) < 8 {
			t.Errorf("sent %q, answered %q", sent, got)
		}
		if a.body.Errors[0].Extensions["requestId"] != got {
			t.Errorf("the error says %v, the header %s", a.body.Errors[0].Extensions, got)
		}
	}
	mine := *staff
	mine.RequestID = "of-the-viewer"
	if a := b.send(t, call{as: &mine, body: post(`{ viewer }`)}); a.Header.Get("X-Request-Id") != "of-the-viewer" {
		t.Errorf("answered %q", a.Header.Get("X-Request-Id"))
	}
}

func manifest(texts ...string) (m []byte, ids []string) {
	byID := map[string]string{}
	for _, text := range texts {
		key := sha256.Sum256([]byte(text))
		ids = append(ids, hex.EncodeToString(key[:]))
		byID[ids[len(ids)-1]] = text
	}
	m, err := json.Marshal(byID)
	if err != nil {
		panic(err)
	}
	return m, ids
}

func TestPersistedOperations(t *testing.T) {
	t.Parallel()
	m, ids := manifest(`query Node($id: ID!) { node(id: $id) { id } }`, `mutation Rename { rename(id: 1, name: "x") { id } }`)
	b := setup(t, Settings{Manifest: m, PersistedOnly: func(ctx context.Context) bool { return viewer.From(ctx) == staff }})
	if got := fmt.Sprint(b.Operations()); got != "[Node Rename]" {
		t.Errorf("operations %s", got)
	}
	for _, member := range []string{"documentId", "id"} {
		for _, prefix := range []string{"", "sha256:"} {
			a := b.send(t, call{as: staff, body: fmt.Sprintf(`{%q:%q,"variables":{"id":"7"}}`, member, prefix+ids[0])})
			if a.StatusCode != 200 || !strings.Contains(a.text, `"id":"7"`) {
				t.Errorf("%s %s: %d %s", member, prefix, a.StatusCode, a.text)
			}
		}
	}
	if o := b.outcomes[0]; o.Operation != "Node" || o.Kind != "query" {
		t.Errorf("observed %+v", o)
	}
	if a := b.send(t, call{as: staff, method: "GET", target: get("documentId", ids[0], "variables", `{"id":"7"}`)}); a.StatusCode != 200 {
		t.Errorf("get: %d %s", a.StatusCode, a.text)
	}
	if a := b.send(t, call{as: staff, method: "GET", target: get("documentId", ids[1])}); a.StatusCode != 405 {
		t.Errorf("mutation by get: %d", a.StatusCode)
	}
	if a := b.send(t, call{as: staff, body: post(`{ viewer }`)}); a.StatusCode != 403 || a.code() != "FORBIDDEN" {
		t.Errorf("free text: %d %s", a.StatusCode, a.text)
	}
	if a := b.send(t, call{as: partner, body: post(`{ viewer }`)}); a.StatusCode != 200 {
		t.Errorf("free text of a partner: %d %s", a.StatusCode, a.text)
	}
	if a := b.send(t, call{as: partner, body: post(`query Mine { viewer }`)}); a.StatusCode != 200 || b.outcomes[len(b.outcomes)-1].Operation != "" {
		t.Errorf("observed the caller's own name: %+v", b.outcomes[len(b.outcomes)-1])
	}
}

func TestManifestIsChecked(t *testing.T) {
	t.Parallel()
	schema := demo.Schema(&demo.Resolvers{})
	doc := func(text string) []byte { m, _ := manifest(text); return m }
	for name, c := range map[string]struct {
		manifest []byte
		says     string
	}{
		"not JSON":         {[]byte("{"), "operation manifest"},
		"wrong id":         {[]byte(`{"abc":"{viewer}"}`), "has the SHA-256"},
		"another schema":   {doc(`query A { gone }`), `Cannot query field "gone"`},
		"too deep":         {doc("query A {" + strings.Repeat("node(id:1){", 20) + "id" + strings.Repeat("}", 20) + "}"), "nests"},
		"two operations":   {doc(`query A { viewer } query B { viewer }`), "2 operations"},
		"does not parse":   {doc(`query A {`), "Expected Name"},
		"nothing to check": {nil, ""},
	} {
		_, err := New(schema, Settings{Manifest: c.manifest})
		if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDocumentsAreKeptForCallersOnly(t *testing.T) {
	t.Parallel()
	b := setup(t, Settings{})
	b.send(t, call{body: post(`{ __typename }`)})
	if n := len(b.documents.byKey); n != 0 {
		t.Errorf("%d documents of strangers are kept", n)
	}
	b.send(t, call{as: staff, body: post(`{ __schema { queryType { name } } }`)})
	if n := len(b.documents.byKey); n != 1 {
		t.Errorf("%d documents are kept", n)
	}
	// What another may run from the cache, a stranger still may not.
	if a := b.send(t, call{body: post(`{ __schema { queryType { name } } }`)}); a.StatusCode != 401 {
		t.Errorf("a stranger got %d %s", a.StatusCode, a.text)
	}
	b.send(t, call{as: staff, body: post(`{ nothing }`)})
	if n := len(b.documents.byKey); n != 1 {
		t.Errorf("an invalid document is kept")
	}
}

func TestSameDocumentAtOnce(t *testing.T) {
	t.Parallel()
	b := setup(t, Settings{Rates: Rates{Staff: Rate{1 << 30, 1}}})
	b.settings.Observe = nil
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for j := range 50 {
				n := 1 + (i*50+j)%20
				w := httptest.NewRecorder()
				b.ServeHTTP(w, call{as: staff, body: postWith(`query($n: Int!, $i: EchoInput = {words: ["a"]}) { accounts(first: $n) { edges { node { id lines { text } } } } echo(input: $i) }`, map[string]any{"n": n})}.request())
				if got := strings.Count(w.Body.String(), `"node"`); got != n {
					t.Errorf("%d rows, want %d: %.200s", got, n, w.Body)
				}
			}
		})
	}
	wg.Wait()
}

// FuzzDecode looks for bodies that decoding answers with anything else than a request or a refusal.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{`{"query":"{a}"}`, `[1]`, `{"query":"{a}","variables":{"a":[1,{}]}}`, `{"documentId":"x"}`, "{", `{"a":"\ud800"}`, `"\`} {
		f.Add([]byte(s))
	}
	limits := Limits{}.withDefaults()
	f.Fuzz(func(t *testing.T, body []byte) {
		q, no := decodeBody(body, &limits)
		if (q == nil) == (no == nil) {
			t.Fatalf("request %v, refusal %v", q, no)
		}
		if q != nil && (q.query == "") == (q.documentID == "") {
			t.Fatalf("query %q, document %q", q.query, q.documentID)
		}
	})
}

// FuzzParse looks for documents that measuring, validating or pricing cannot take.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`{viewer}`, chain(4), `query($n:Int=1){accounts(first:$n){edges{node{id}}}}`, `{...A} fragment A on Query{...A}`, `{a:node(id:1){...on Account{id}} @skip(if:true)}`} {
		f.Add(s)
	}
	schema := demo.Schema(&demo.Resolvers{}).Schema()
	limits := Limits{}.withDefaults()
	f.Fuzz(func(t *testing.T, text string) {
		d, no := parse(text, &limits)
		if no != nil {
			return
		}
		if no := validate(schema, d, limits.Errors, true); no != nil {
			return
		}
		for _, op := range d.tree.Operations {
			variables, no := coerce(schema, op, nil)
			if no != nil {
				continue
			}
			if c := (&pricer{schema: schema, limits: &limits, variables: variables}).operation(op); c < 0 || c > saturated {
				t.Fatalf("costs %d", c)
			}
		}
	})
}
