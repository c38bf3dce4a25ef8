package transport

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/transport/internal/demo"
)

// bench is a handler over the demo schema with what it logged and observed.
type bench struct {
	*Handler
	resolvers *demo.Resolvers
	log       *bytes.Buffer
	outcomes  []Outcome
}

func setup(t *testing.T, s Settings) *bench {
	t.Helper()
	b := &bench{resolvers: &demo.Resolvers{}, log: &bytes.Buffer{}}
	s.Log = slog.New(slog.NewTextHandler(b.log, nil))
	s.Observe = func(_ context.Context, o Outcome) { b.outcomes = append(b.outcomes, o) }
	h, err := New(demo.Schema(b.resolvers), s)
	if err != nil {
		t.Fatal(err)
	}
	b.Handler = h
	return b
}

var (
	staff   = viewer.New(viewer.Viewer{Kind: viewer.KindUser, ID: 1, Name: "Ada", Roles: []viewer.Role{viewer.Biller}, Unbounded: true}, nil)
	other   = viewer.New(viewer.Viewer{Kind: viewer.KindUser, ID: 2, Name: "Ben", Roles: []viewer.Role{viewer.Biller}, Unbounded: true}, nil)
	dealer  = viewer.New(viewer.Viewer{Kind: viewer.KindUser, ID: 3, Name: "Dealer", Roles: []viewer.Role{viewer.Dealer}}, nil)
	partner = viewer.New(viewer.Viewer{Kind: viewer.KindClient, ID: 1, Name: "Partner", Roles: []viewer.Role{viewer.Partner}}, nil)
)

// call is a request; answer what came back.
type call struct {
	as     *viewer.Viewer
	method string
	target string
	header map[string]string
	body   string
}

type answer struct {
	*http.Response
	text string
	body struct {
		Data   json.RawMessage
		Errors []struct {
			Message    string
			Path       []any
			Extensions map[string]any
		}
		Extensions map[string]any
	}
}

func (c call) request() *http.Request {
	method := c.method
	if method == "" {
		method = http.MethodPost
	}
	r := httptest.NewRequest(method, "/graphql"+c.target, strings.NewReader(c.body))
	r.Header.Set("Accept", mediaGraphQL)
	if method == http.MethodPost {
		r.Header.Set("Content-Type", mediaJSON)
	}
	for k, v := range c.header {
		if v == "" {
			r.Header.Del(k)
		} else {
			r.Header.Set(k, v)
		}
	}
	if c.as != nil {
		r = r.WithContext(viewer.NewContext(r.Context(), c.as))
	}
	return r
}

func (b *bench) send(t *testing.T, c call) answer {
	t.Helper()
	w := httptest.NewRecorder()
	b.ServeHTTP(w, c.request())
	a := answer{Response: w.Result()}
	raw := w.Body.Bytes()
	if a.Header.Get("Content-Encoding") == "gzip" {
		z, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if raw, err = io.ReadAll(z); err != nil {
			t.Fatal(err)
		}
	}
	a.text = string(raw)
	if err := json.Unmarshal(raw, &a.body); err != nil {
		t.Fatalf("the answer is not JSON: %v\n%s", err, a.text)
	}
	return a
}

func (a answer) code() string {
	if len(a.body.Errors) == 0 {
		return ""
	}
	return fmt.Sprint(a.body.Errors[0].Extensions["code"])
}

func post(query string) string { return postWith(query, nil) }

func postWith(query string, variables map[string]any) string {
	b, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		panic(err)
	}
	return string(b)
}

func get(values ...string) string {
	v := url.Values{}
	for i := 0; i < len(values); i += 2 {
		v.Add(values[i], values[i+1])
	}
	return "?" + v.Encode()
}

func TestRequests(t *testing.T) {
	t.Parallel()
	json200 := map[string]string{"Accept": mediaJSON}
	cases := []struct {
		name   string
		call   call
		status int
		code   string
		says   string // part of the answer
		silent string // not part of it
	}{
		// Well formed.
		{name: "query", call: call{as: staff, body: post(`{ viewer }`)}, status: 200, says: `{"data":{"viewer":"Ada"}}`},
		{name: "get", call: call{as: staff, method: "GET", target: get("query", "query A($id: ID!) { node(id: $id) { id } }", "variables", `{"id":"7"}`, "operationName", "A")}, status: 200, says: `"id":"7"`},
		{name: "mutation", call: call{as: staff, body: post(`mutation { rename(id: 1, name: "B") { id name } }`)}, status: 200, says: `"name":"B"`},
		{name: "null members", call: call{body: `{"query":"{__typename}","variables":null,"operationName":null,"extensions":null}`}, status: 200, says: `"Query"`},
		{name: "extensions", call: call{body: `{"query":"{__typename}","extensions":{"a":1}}`}, status: 200},
		{name: "space around", call: call{body: " \n{\"query\":\"{__typename}\"} \r\n"}, status: 200},
		{name: "charset", call: call{body: post(`{__typename}`), header: map[string]string{"Content-Type": "application/json; charset=UTF-8"}}, status: 200},
		{name: "one of two operations", call: call{body: `{"query":"query A{a:__typename} query B{b:__typename}","operationName":"B"}`}, status: 200, says: `{"b":"Query"}`},
		{name: "page of 200 rows with account", call: call{as: dealer, body: post(`{ accounts(first: 200) { edges { cursor node { id name parent { id name balance { amount } } balance { amount currency } } } pageInfo { hasNextPage } totalCount } }`)}, status: 200, says: `"Account 199"`},

		// Method and media types.
		{name: "put", call: call{method: "PUT", body: post(`{__typename}`)}, status: 405, code: "BAD_USER_INPUT"},
		{name: "mutation by get", call: call{as: staff, method: "GET", target: get("query", `mutation { rename(id: 1, name: "B") { id } }`)}, status: 405, code: "BAD_USER_INPUT"},
		{name: "mutation by get, json", call: call{as: staff, method: "GET", target: get("query", `mutation { __typename }`), header: json200}, status: 405, code: "BAD_USER_INPUT"},
		{name: "accept html", call: call{body: post(`{__typename}`), header: map[string]string{"Accept": "text/html"}}, status: 406, code: "BAD_USER_INPUT"},
		{name: "form", call: call{body: "query={__typename}", header: map[string]string{"Content-Type": "application/x-www-form-urlencoded"}}, status: 415, code: "BAD_USER_INPUT"},
		{name: "text", call: call{body: post(`{__typename}`), header: map[string]string{"Content-Type": "text/plain"}}, status: 415, code: "BAD_USER_INPUT"},
		{name: "no type", call: call{body: post(`{__typename}`), header: map[string]string{"Content-Type": ""}}, status: 415, code: "BAD_USER_INPUT"},
		{name: "utf-16", call: call{body: post(`{__typename}`), header: map[string]string{"Content-Type": "application/json; charset=utf-16"}}, status: 415, code: "BAD_USER_INPUT"},
		{name: "compressed", call: call{body: post(`{__typename}`), header: map[string]string{"Content-Encoding": "gzip"}}, status: 415, code: "BAD_USER_INPUT"},

		// Form of the body.
		{name: "nothing", call: call{}, status: 400, code: "BAD_USER_INPUT", says: "empty"},
		{name: "nothing, json", call: call{header: json200}, status: 400, code: "BAD_USER_INPUT"},
		{name: "not json", call: call{body: `{"query": secret`}, status: 400, code: "BAD_USER_INPUT", silent: "secret"},
		{name: "cut off", call: call{body: `{"query":"{__typename}"`}, status: 400, code: "BAD_USER_INPUT"},
		{name: "batch", call: call{body: "[" + post(`{__typename}`) + "]"}, status: 400, code: "BAD_USER_INPUT", says: "Batches"},
		{name: "string", call: call{body: `"{__typename}"`}, status: 400, code: "BAD_USER_INPUT"},
		{name: "two objects", call: call{body: post(`{__typename}`) + post(`{__typename}`)}, status: 400, code: "BAD_USER_INPUT"},
		{name: "member twice", call: call{body: `{"query":"{__typename}","query":"{a}"}`}, status: 400, code: "BAD_USER_INPUT"},
		{name: "member in capitals", call: call{body: `{"Query":"{__typename}"}`}, status: 400, code: "BAD_USER_INPUT"},
		{name: "unknown member", call: call{body: `{"query":"{__typename}","secret":1}`}, status: 400, code: "BAD_USER_INPUT", silent: "secret"},
		{name: "query of another type", call: call{body: `{"query":{"a":"secret"}}`}, status: 400, code: "BAD_USER_INPUT", silent: "secret"},
		{name: "variables of another type", call: call{body: `{"query":"{__typename}","variables":[1]}`}, status: 400, code: "BAD_USER_INPUT"},
		{name: "variables as text", call: call{body: `{"query":"{__typename}","variables":"{}"}`}, status: 400, code: "BAD_USER_INPUT"},
		{name: "not utf-8", call: call{body: "{\"query\":\"{__typename} #\xff\"}"}, status: 400, code: "BAD_USER_INPUT"},
		{name: "get without query", call: call{method: "GET"}, status: 400, code: "BAD_USER_INPUT"},
		{name: "get twice", call: call{method: "GET", target: get("query", "{a}", "query", "{b}")}, status: 400, code: "BAD_USER_INPUT"},
		{name: "get with bad variables", call: call{method: "GET", target: get("query", "{__typename}", "variables", "{")}, status: 400, code: "BAD_USER_INPUT"},
		{name: "query and id", call: call{body: `{"query":"{__typename}","id":"x"}`}, status: 400, code: "BAD_USER_INPUT"},
		{name: "unknown id", call: call{body: `{"documentId":"abc"}`}, status: 400, code: "BAD_USER_INPUT", says: "registered"},

		// Documents and variables.
		{name: "does not parse", call: call{body: post(`{`)}, status: 400, code: "BAD_USER_INPUT"},
		{name: "does not parse, json", call: call{body: post(`{`), header: json200}, status: 200, code: "BAD_USER_INPUT"},
		{name: "does not validate", call: call{as: staff, body: post(`{ viewr }`)}, status: 400, code: "BAD_USER_INPUT", says: `Did you mean \"viewer\"`},
		{name: "does not validate, json", call: call{as: staff, body: post(`{ viewr }`), header: json200}, status: 200, code: "BAD_USER_INPUT"},
		{name: "no hint at fields", call: call{body: post(`{ viewr }`)}, status: 400, code: "BAD_USER_INPUT", silent: "Did you mean"},
		{name: "no hint at arguments", call: call{body: post(`{ node(idd: 1) { id } }`)}, status: 400, code: "BAD_USER_INPUT", silent: "Did you mean"},
		{name: "no hint at types", call: call{body: post(`{ node(id: 1) { ... on Acount { id } } }`)}, status: 400, code: "BAD_USER_INPUT", silent: "Did you mean"},
		{name: "no hint at values", call: call{body: post(`{ echo(input: {colour: GREN}) }`)}, status: 400, code: "BAD_USER_INPUT", silent: "Did you mean"},
		{name: "no hint at input fields", call: call{body: post(`{ echo(input: {word: "a"}) }`)}, status: 400, code: "BAD_USER_INPUT", silent: "Did you mean"},
		{name: "no hint at selections", call: call{body: post(`{ node(id: 1) }`)}, status: 400, code: "BAD_USER_INPUT", silent: "Did you mean"},
		{name: "text that no database keeps", call: call{body: `{"query":"query($id: ID!) { node(id: $id) { id } }","variables":{"id":"a\u0000"}}`}, status: 400, code: "BAD_USER_INPUT", says: `Variable \"$id\" has the character U+0000`},
		{name: "text in the document that no database keeps", call: call{body: `{"query":"{ node(id: \"a\\u0000\") { id } }"}`}, status: 400, code: "BAD_USER_INPUT", says: `A text has the character U+0000`},
		{name: "variable missing", call: call{body: post(`query($id: ID!) { node(id: $id) { id } }`)}, status: 400, code: "BAD_USER_INPUT", says: `Variable \"$id\" is required`},
		{name: "variable null, json", call: call{body: postWith(`query($id: ID!) { node(id: $id) { id } }`, map[string]any{"id": nil}), header: json200}, status: 200, code: "BAD_USER_INPUT", says: "must not be null"},
		{name: "variable of another type", call: call{body: postWith(`query($n: Int!) { slow(ms: $n) }`, map[string]any{"n": []string{"a"}})}, status: 400, code: "BAD_USER_INPUT", says: `\"$n\" must be of type Int`, silent: "slice"},
		{name: "number too large", call: call{body: postWith(`query($n: Int!) { slow(ms: $n) }`, map[string]any{"n": json.Number("1e400")})}, status: 400, code: "BAD_USER_INPUT", silent: "strconv"},
		{name: "input of another type", call: call{body: postWith(`query($i: EchoInput) { echo(input: $i) }`, map[string]any{"i": map[string]any{"inner": "x"}})}, status: 400, code: "BAD_USER_INPUT", says: `$i.inner\" must be an object of type EchoInput`, silent: "string"},
		{name: "unknown input field", call: call{body: postWith(`query($i: EchoInput) { echo(input: $i) }`, map[string]any{"i": map[string]any{"x": 1}})}, status: 400, code: "BAD_USER_INPUT", says: "is not a field of this input"},
		{name: "enum value", call: call{body: postWith(`query($i: EchoInput) { echo(input: $i) }`, map[string]any{"i": map[string]any{"colour": true}})}, status: 400, code: "BAD_USER_INPUT", silent: "bool"},
		{name: "enum number", call: call{body: postWith(`query($i: EchoInput) { echo(input: $i) }`, map[string]any{"i": map[string]any{"colour": 5}})}, status: 400, code: "BAD_USER_INPUT", says: "must be one of the values of Colour"},
		{name: "literal out of range", call: call{body: post(`{ slow(ms: 99999999999999999999) }`)}, status: 400, code: "BAD_USER_INPUT", silent: "strconv"},
		{name: "which operation", call: call{body: post(`query A{__typename} query B{__typename}`)}, status: 400, code: "BAD_USER_INPUT", says: "operationName"},
		{name: "operation not there", call: call{body: `{"query":"query A{__typename}","operationName":"B"}`}, status: 400, code: "BAD_USER_INPUT"},
		{name: "subscription", call: call{body: post(`subscription { tick }`)}, status: 400, code: "BAD_USER_INPUT", says: "/events"},
		{name: "defer", call: call{body: post(`{ ... @defer { viewer } }`)}, status: 400, code: "BAD_USER_INPUT", says: "not supported"},
		{name: "only fragments", call: call{body: post(`fragment F on Query { viewer }`)}, status: 400, code: "BAD_USER_INPUT"},

		// Introspection.
		{name: "introspection", call: call{as: staff, body: post(`{ __type(name: "Account") { name fields { name } } }`)}, status: 200, says: `"balance"`},
		{name: "introspection by a stranger", call: call{body: post(`{ __schema { types { name } } }`)}, status: 401, code: "UNAUTHENTICATED"},
		{name: "introspection in a fragment", call: call{body: post(`{ ...F } fragment F on Query { ... { a: __type(name: "Account") { name } } }`), header: json200}, status: 401, code: "UNAUTHENTICATED"},
		{name: "typename by a stranger", call: call{body: post(`{ __typename }`)}, status: 200},

		// Errors of fields.
		{name: "internal", call: call{as: staff, body: post(`{ fails viewer }`)}, status: 200, code: "INTERNAL", says: `"viewer":"Ada"`, silent: "password"},
		{name: "panic", call: call{as: staff, body: post(`{ panics viewer }`)}, status: 200, code: "INTERNAL", says: `"viewer":"Ada"`, silent: "password"},
		{name: "panic in a list", call: call{as: staff, body: post(`{ accounts(first: 3) { edges { node { id panics } } } }`)}, status: 200, code: "INTERNAL", says: `"id":"A2"`, silent: "password"},
		{name: "forbidden", call: call{as: staff, body: post(`{ failsAlways }`)}, status: 200, code: "FORBIDDEN", says: `"data":null`},
		{name: "finer code", call: call{as: staff, body: post(`{ fails(code: "OVER_BALANCE") }`)}, status: 200, code: "BAD_USER_INPUT", says: `"reason":"OVER_BALANCE"`, silent: "password"},
		{name: "unknown code", call: call{as: staff, body: post(`{ fails(code: "XYZ") }`)}, status: 200, code: "INTERNAL", silent: "open"},
		{name: "field", call: call{as: staff, body: post(`{ fails(code: "CONFLICT") }`)}, status: 200, code: "CONFLICT", says: `"field":["input","amount"]`},
		{name: "argument", call: call{as: staff, body: post(`{ on(day: "2026-02-30") viewer }`)}, status: 200, code: "BAD_USER_INPUT", says: `"path":["on","day"]`, silent: "parsing"},
		{name: "argument by variable", call: call{as: staff, body: postWith(`query($d: Day!) { on(day: $d) }`, map[string]any{"d": []int{1}})}, status: 200, code: "BAD_USER_INPUT", silent: "parsing"},
		{name: "not signed in", call: call{body: post(`{ viewer }`)}, status: 200, code: "UNAUTHENTICATED", says: `"data":{"viewer":null}`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, Settings{})
			a := b.send(t, c.call)
			if a.StatusCode != c.status || a.code() != c.code {
				t.Errorf("answered %d %s, want %d %s\n%s", a.StatusCode, a.code(), c.status, c.code, a.text)
			}
			if !strings.Contains(a.text, c.says) {
				t.Errorf("the answer does not say %s\n%s", c.says, a.text)
			}
			if c.silent != "" && strings.Contains(a.text, c.silent) {
				t.Errorf("the answer says %s\n%s", c.silent, a.text)
			}
			media := mediaGraphQL
			if c.call.header["Accept"] != "" {
				media = mediaJSON
			}
			if got := a.Header.Get("Content-Type"); got != media+"; charset=utf-8" {
				t.Errorf("content type %s", got)
			}
			if a.Header.Get("X-Request-Id") == "" || a.Header.Get("Cache-Control") != "no-store" {
				t.Errorf("headers %v", a.Header)
			}
			executed := strings.HasPrefix(a.text, `{"data":`) || strings.Contains(a.text, `],"data":`)
			if (a.StatusCode == 200 && media == mediaGraphQL) != executed {
				t.Errorf("data with status %d: %s", a.StatusCode, a.text)
			}
			if !executed && b.resolvers.Executed.Load() > 0 {
				t.Error("a refused request was executed")
			}
			if o := b.outcomes; len(o) != 1 || o[0].Status != a.StatusCode || o[0].Code != a.code() {
				t.Errorf("observed %+v", o)
			}
			for _, e := range a.body.Errors {
				if (e.Extensions["requestId"] != nil) != (e.Extensions["code"] == "INTERNAL") {
					t.Errorf("request id with %v", e.Extensions)
				}
			}
			if a.code() == "INTERNAL" && !strings.Contains(b.log.String(), a.Header.Get("X-Request-Id")) {
				t.Errorf("not logged with its request id: %s", b.log)
			}
		})
	}
}

func TestMutationByGETSaysWhatIsAllowed(t *testing.T) {
	t.Parallel()
	b := setup(t, Settings{})
	if a := b.send(t, call{as: staff, method: "GET", target: get("query", `mutation { __typename }`)}); a.Header.Get("Allow") != "POST" {
		t.Errorf("Allow %q", a.Header.Get("Allow"))
	}
	if a := b.send(t, call{method: "DELETE"}); a.Header.Get("Allow") != "GET, POST" {
		t.Errorf("Allow %q", a.Header.Get("Allow"))
	}
}

// chain is n fragments of which each spreads the next two.
func chain(n int) string {
	var s strings.Builder
	s.WriteString("{ node(id: 1) { ...F0 } }\n")
	for i := range n {
		fmt.Fprintf(&s, "fragment F%d on Account { parent { ...F%d ...F%d } }\n", i, min(i+1, n), min(i+2, n))
	}
	fmt.Fprintf(&s, "fragment F%d on Account { id }", n)
	return s.String()
}

func TestHostileRequests(t *testing.T) {
	// Not parallel: it measures time and memory.
	rep := strings.Repeat
	numbered := func(n int, format string) string {
		var s strings.Builder
		for i := range n {
			fmt.Fprintf(&s, format, i)
		}
		return s.String()
	}
	cases := []struct {
		name   string
		body   string
		status int
		code   string
	}{
		{"body of 10 MB", post("{ a: viewer " + rep(" ", 10<<20) + "}"), 413, "LIMIT_EXCEEDED"},
		{"nesting of 2 MB", post(rep("{a", 1<<20)), 413, "LIMIT_EXCEEDED"},
		{"nesting of 200 KB", post(rep("{a", 100_000)), 422, "LIMIT_EXCEEDED"},
		{"nesting of 60 KB", post(rep("{a", 30_000)), 422, "LIMIT_EXCEEDED"},
		{"nested lists", post(`{ echo(input: {words: ` + rep("[", 30_000) + `})}`), 422, "LIMIT_EXCEEDED"},
		{"nested inline fragments", post(rep("{...", 900) + "{viewer}" + rep("}", 900)), 422, "LIMIT_EXCEEDED"},
		{"nested JSON", `{"query":"{viewer}","variables":{"a":` + rep("[", 200_000) + rep("]", 10_000) + `}}`, 422, "LIMIT_EXCEEDED"},
		{"nested JSON below the limit", `{"query":"{viewer}","variables":{"a":` + rep("[", 15_000) + rep("]", 15_000) + `}}`, 400, "BAD_USER_INPUT"},
		{"cycle of types", post(`{ node(id: 1) { ... on Account { ` + rep("parent { ", 60) + "id" + rep(" }", 60) + "} } }"), 422, "LIMIT_EXCEEDED"},
		{"cycle of a fragment", post(`{ node(id: 1) { ...A } } fragment A on Account { parent { ...A } }`), 400, "BAD_USER_INPUT"},
		{"cycle of two fragments", post(`{ node(id: 1) { ...A } } fragment A on Account { ...B } fragment B on Account { ...A }`), 400, "BAD_USER_INPUT"},
		{"doubling fragments", post(chain(30)), 422, "LIMIT_EXCEEDED"},
		{"doubling fragments, flat", post(strings.ReplaceAll(chain(45), "parent {", "... {")), 422, "LIMIT_EXCEEDED"},
		{"many fragments", post("{ viewer } " + numbered(200, "fragment F%d on Query { viewer }\n")), 422, "LIMIT_EXCEEDED"},
		{"wide aliases", post("{" + numbered(600, " a%d: viewer") + "}"), 422, "LIMIT_EXCEEDED"},
		{"wide fields", post("{" + rep(" __typename", 1900) + "}"), 422, "LIMIT_EXCEEDED"},
		{"fields again and again", post("{" + rep(" __typename", 900) + "}"), 422, "LIMIT_EXCEEDED"},
		{"fields again across fragments", post("{" + numbered(40, " ...F%d") + "}" + numbered(40, "fragment F%d on Query {"+rep(" viewer", 20)+"}")), 422, "LIMIT_EXCEEDED"},
		{"110 KB of __typename", post("{" + rep(" __typename", 10_000) + "}"), 422, "LIMIT_EXCEEDED"},
		{"55 KB of __typename", post("{" + rep(" __typename", 5_000) + "}"), 422, "LIMIT_EXCEEDED"},
		{"directives", post("{ viewer" + rep(" @skip(if: false)", 200) + "}"), 422, "LIMIT_EXCEEDED"},
		{"unknown directives", post("{ viewer" + rep(" @x", 900) + "}"), 422, "LIMIT_EXCEEDED"},
		{"unknown fields", post("{" + numbered(900, " viewr%d") + "}"), 400, "BAD_USER_INPUT"},
		{"comments", post("{ viewer " + rep("#\n", 25_000) + "}"), 422, "LIMIT_EXCEEDED"},
		{"variable definitions", post("query(" + numbered(600, " $v%d: Int") + ") { viewer }"), 422, "LIMIT_EXCEEDED"},
		{"variable definitions below the token limit", post("query(" + numbered(490, " $v%d: Int") + ") { viewer }"), 400, "BAD_USER_INPUT"},
		{"operations", post(numbered(600, "query Q%d { viewer }\n")), 422, "LIMIT_EXCEEDED"},
		{"operations without names", post(rep("{ viewer }\n", 600)), 400, "BAD_USER_INPUT"},
		{"huge literal", post(`{ echo(input: {words: ["` + rep("x", 200_000) + `"]}) }`), 422, "LIMIT_EXCEEDED"},
		{"huge name", post("{" + rep("x", 60_000) + "}"), 400, "BAD_USER_INPUT"},
		{"page of millions", post(`{ accounts(first: 2000000000) { edges { node { id } } } }`), 422, "LIMIT_EXCEEDED"},
		{"pages of pages", post(`{ accounts(first: 200) { edges { node { children(first: 200) { edges { node { children(first: 200) { edges { node { id } } } } } } } } } }`), 422, "LIMIT_EXCEEDED"},
		{"page by variable", postWith(`query($n: Int) { accounts(first: $n) { edges { node { id } } } }`, map[string]any{"n": 5000}), 422, "LIMIT_EXCEEDED"},
		{"page by numeric text", postWith(`query($n: Int) { accounts(first: $n) { edges { node { id } } } }`, map[string]any{"n": "5000"}), 422, "LIMIT_EXCEEDED"},
		{"page by default", post(`query($n: Int = 5000) { accounts(first: $n) { edges { node { id } } } }`), 422, "LIMIT_EXCEEDED"},
		{"pages without size", post(`{ accounts { edges { node { children { edges { node { id } } } } } } }`), 422, "LIMIT_EXCEEDED"},
		{"list variable", postWith(`query($ids: [ID!]!) { nodes(ids: $ids) { id } }`, map[string]any{"ids": make([]int, 100_000)}), 422, "LIMIT_EXCEEDED"},
		{"list variable below the limit", postWith(`query($ids: [ID!]!) { nodes(ids: $ids) { id } }`, map[string]any{"ids": make([]int, 15_000)}), 422, "LIMIT_EXCEEDED"},
		{"introspection bomb", post(`{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`), 400, "BAD_USER_INPUT"},
		{"deep introspection", post(`{ __schema { types { ` + rep("ofType { ", 30) + "name" + rep(" }", 30) + " } } }"), 422, "LIMIT_EXCEEDED"},
		{"many mutations", post("mutation {" + numbered(30, ` m%d: rename(id: 1, name: "x") { lines { text } }`) + rep(` rename(id: 1, name: "x") { children(last: 200) { edges { node { id children(last: 9) { edges { node { id } } } } } } }`, 3) + "}"), 422, "LIMIT_EXCEEDED"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := setup(t, Settings{Rates: Rates{Staff: Rate{1 << 30, 1}}})
			// The least of several runs: the machine may be busy with something else.
			best := time.Hour
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			const runs = 5
			for range runs {
				w := httptest.NewRecorder()
				r := call{as: staff, body: c.body}.request()
				start := time.Now()
				b.ServeHTTP(w, r)
				best = min(best, time.Since(start))
				if w.Code != c.status || !strings.Contains(w.Body.String(), c.code) {
					t.Fatalf("answered %d %.300s, want %d %s", w.Code, w.Body, c.status, c.code)
				}
				if w.Body.Len() > 8<<10 {
					t.Errorf("the answer has %d bytes", w.Body.Len())
				}
			}
			runtime.ReadMemStats(&after)
			each := (after.TotalAlloc - before.TotalAlloc) / runs
			t.Logf("%v, %d KB allocated", best, each>>10)
			if best > 50*time.Millisecond {
				t.Errorf("took %v", best)
			}
			if each > 30<<20 {
				t.Errorf("allocated %d MB", each>>20)
			}
			if b.resolvers.Executed.Load() > 0 {
				t.Error("it was executed")
			}
		})
	}
}

// TestHostileCrowd sends many different documents at once and looks at what stays in memory.
func TestHostileCrowd(t *testing.T) {
	b := setup(t, Settings{Rates: Rates{Staff: Rate{1 << 30, 1}}, Limits: Limits{CacheBytes: 4 << 20}})
	b.settings.Observe = nil
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	done := make(chan bool)
	const workers, each = 8, 400
	for worker := range workers {
		go func() {
			for i := range each {
				body := post(fmt.Sprintf(`{ a%d_%d: viewer %s }`, worker, i, strings.Repeat(" ", 30_000)))
				b.ServeHTTP(httptest.NewRecorder(), call{as: staff, body: body}.request())
			}
			done <- true
		}()
	}
	for range workers {
		<-done
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if rise := int64(after.HeapAlloc) - int64(before.HeapAlloc); rise > 20<<20 {
		t.Errorf("%d MB stay after %d documents", rise>>20, workers*each)
	}
	if b.documents.bytes > 4<<20 || len(b.documents.byKey) != b.documents.order.Len() {
		t.Errorf("the cache holds %d bytes in %d documents", b.documents.bytes, b.documents.order.Len())
	}
	runtime.KeepAlive(b)
}
