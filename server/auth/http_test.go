package auth

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/duebook/duebook/ent/viewer"
)

// call is one request to the handler.
type call struct {
	method  string // POST when empty
	path    string
	form    url.Values
	body    string // instead of a form
	kind    string // Content-Type; that of a form when empty
	host    string // book.example when empty
	headers map[string]string
	cookies []*http.Cookie
}

func (b *bundle) do(t *testing.T, h http.Handler, c call) *http.Response {
	t.Helper()
	if c.method == "" {
		c.method = http.MethodPost
	}
	if c.host == "" {
		c.host = "book.example"
	}
	body := c.body
	if c.form != nil {
		body = c.form.Encode()
	}
	r := httptest.NewRequestWithContext(t.Context(), c.method, "http://"+c.host+c.path, strings.NewReader(body))
	if c.kind == "" {
		c.kind = "application/x-www-form-urlencoded"
	}
	r.Header.Set("Content-Type", c.kind)
	for k, v := range c.headers {
		r.Header.Set(k, v)
	}
	for _, k := range c.cookies {
		r.AddCookie(k)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

type tokenBody struct {
	tokenAnswer
	Error       string `json:"error"`
	Description string `json:"error_description"`
}

func decode(t *testing.T, r *http.Response) tokenBody {
	t.Helper()
	raw, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	var b tokenBody
	if err := json.Unmarshal(raw, &b); err != nil {
		t.Fatalf("%s: %v", raw, err)
	}
	return b
}

func named(r *http.Response, name string) *http.Cookie {
	for _, c := range r.Cookies() {
		if c.Name == name {
			return c
		}
	}
	return nil
}

var (
	browserHeader = map[string]string{clientHeader: browserClient}
	passwordForm  = url.Values{"grant_type": {"password"}, "username": {"ada"}, "password": {goodPassword}}
)

func TestTokenEndpointForPrograms(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", viewer.Collector, 0)
	h := b.Handler()
	r := b.do(t, h, call{path: "/auth/token", form: passwordForm})
	got := decode(t, r)
	if r.StatusCode != http.StatusOK || got.Access == "" || got.Refresh == "" || got.Type != "Bearer" || got.ExpiresIn != 600 {
		t.Fatalf("%d %+v", r.StatusCode, got)
	}
	if len(r.Cookies()) != 0 || r.Header.Get("Cache-Control") != "no-store" || r.Header.Get("Content-Type") != "application/json" {
		t.Errorf("headers %v", r.Header)
	}
	next := decode(t, b.do(t, h, call{path: "/auth/token", form: url.Values{"grant_type": {"refresh_token"}, "refresh_token": {got.Refresh}}}))
	if next.Access == "" || next.Refresh == "" || next.Refresh == got.Refresh {
		t.Errorf("refreshed: %+v", next)
	}
	if r := b.do(t, h, call{path: "/auth/logout", form: url.Values{"refresh_token": {next.Refresh}}}); r.StatusCode != http.StatusNoContent {
		t.Errorf("logout: %d", r.StatusCode)
	}
	r = b.do(t, h, call{path: "/auth/token", form: url.Values{"grant_type": {"refresh_token"}, "refresh_token": {next.Refresh}}})
	if body := decode(t, r); r.StatusCode != http.StatusBadRequest || body.Error != "invalid_grant" {
		t.Errorf("after the logout: %d %+v", r.StatusCode, body)
	}
}

func TestTokenEndpointForBrowsers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", viewer.Collector, 0)
	h := b.Handler()
	for host, want := range map[string]struct {
		name   string
		secure bool
	}{
		"book.example":   {"__Host-duebook-refresh", true},
		"127.0.0.1:8080": {"duebook-refresh", false},
		"localhost:8080": {"duebook-refresh", false},
		"[::1]:8080":     {"duebook-refresh", false},
		"127.0.0.1.evil": {"__Host-duebook-refresh", true},
	} {
		r := b.do(t, h, call{path: "/auth/token", form: passwordForm, headers: browserHeader, host: host})
		body, c := decode(t, r), named(r, want.name)
		if body.Access == "" || body.Refresh != "" {
			t.Errorf("%s: the body holds %+v", host, body)
		}
		if c == nil || !c.HttpOnly || c.Secure != want.secure || c.SameSite != http.SameSiteStrictMode || c.Path != "/" || c.Domain != "" || c.Expires.IsZero() {
			t.Errorf("%s: cookie %+v", host, c)
			continue
		}
		if named(r, strings.Replace(want.name, "refresh", "device", 1)) == nil {
			t.Errorf("%s: no device cookie", host)
		}
		refresh := call{path: "/auth/token", form: url.Values{"grant_type": {"refresh_token"}}, host: host, cookies: []*http.Cookie{c}}
		if r := b.do(t, h, refresh); r.StatusCode != http.StatusForbidden {
			t.Errorf("%s: cookie without the header: %d", host, r.StatusCode)
		}
		refresh.headers = browserHeader
		r = b.do(t, h, refresh)
		next := named(r, want.name)
		if body := decode(t, r); r.StatusCode != http.StatusOK || body.Access == "" || body.Refresh != "" || next == nil || next.Value == c.Value {
			t.Errorf("%s: refreshed %d %+v %v", host, r.StatusCode, body, next)
			continue
		}
		out := call{path: "/auth/logout", host: host, cookies: []*http.Cookie{next}}
		if r := b.do(t, h, out); r.StatusCode != http.StatusForbidden {
			t.Errorf("%s: logout by cookie without the header: %d", host, r.StatusCode)
		}
		out.headers = browserHeader
		r = b.do(t, h, out)
		if c := named(r, want.name); r.StatusCode != http.StatusNoContent || c == nil || c.MaxAge >= 0 {
			t.Errorf("%s: logout %d %+v", host, r.StatusCode, c)
		}
		refresh.cookies = []*http.Cookie{next}
		r = b.do(t, h, refresh)
		if c := named(r, want.name); r.StatusCode != http.StatusBadRequest || c == nil || c.MaxAge >= 0 {
			t.Errorf("%s: after the logout %d %+v", host, r.StatusCode, c)
		}
	}
}

func TestTokenEndpointRefusals(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", viewer.Collector, 0)
	h := b.Handler()
	twice := url.Values{"grant_type": {"password"}, "username": {"ada", "grace"}, "password": {goodPassword}}
	for name, tc := range map[string]struct {
		call   call
		status int
		code   string
	}{
		"no grant type":       {call{form: url.Values{"username": {"ada"}}}, 400, "invalid_request"},
		"other grant type":    {call{form: url.Values{"grant_type": {"authorization_code"}}}, 400, "unsupported_grant_type"},
		"no password":         {call{form: url.Values{"grant_type": {"password"}, "username": {"ada"}}}, 400, "invalid_request"},
		"wrong password":      {call{form: url.Values{"grant_type": {"password"}, "username": {"ada"}, "password": {"x"}}}, 400, "invalid_grant"},
		"no refresh token":    {call{form: url.Values{"grant_type": {"refresh_token"}}}, 400, "invalid_request"},
		"wrong refresh token": {call{form: url.Values{"grant_type": {"refresh_token"}, "refresh_token": {newRefreshToken()}}}, 400, "invalid_grant"},
		"no client":           {call{form: url.Values{"grant_type": {"client_credentials"}}}, 400, "invalid_request"},
		"wrong client": {call{form: url.Values{"grant_type": {"client_credentials"}, "client_id": {"x"}, "client_secret": {newClientSecret()}}},
			401, "invalid_client"},
		"a parameter twice": {call{form: twice}, 400, "invalid_request"},
		"in the address":    {call{path: "/auth/token?grant_type=password&username=ada&password=x"}, 400, "invalid_request"},
		"JSON":              {call{body: `{"grant_type":"password"}`, kind: "application/json"}, 415, "invalid_request"},
		"text":              {call{body: "grant_type=password", kind: "text/plain"}, 415, "invalid_request"},
		"multipart":         {call{body: "--x--", kind: "multipart/form-data; boundary=x"}, 415, "invalid_request"},
		"broken form":       {call{body: "grant_type=%zz"}, 400, "invalid_request"},
		"17 KiB":            {call{body: "grant_type=password&password=" + strings.Repeat("x", 17<<10)}, 413, "invalid_request"},
		"cross-site":        {call{form: passwordForm, headers: map[string]string{"Sec-Fetch-Site": "cross-site"}}, 403, "invalid_request"},
		"same-site":         {call{form: passwordForm, headers: map[string]string{"Sec-Fetch-Site": "same-site"}}, 403, "invalid_request"},
		"other origin":      {call{form: passwordForm, headers: map[string]string{"Origin": "https://evil.example"}}, 403, "invalid_request"},
		"opaque origin":     {call{form: passwordForm, headers: map[string]string{"Origin": "null"}}, 403, "invalid_request"},
		"same origin":       {call{form: passwordForm, headers: map[string]string{"Sec-Fetch-Site": "same-origin", "Origin": "https://book.example"}}, 200, ""},
	} {
		if tc.call.path == "" {
			tc.call.path = "/auth/token"
		}
		r := b.do(t, h, tc.call)
		body := decode(t, r)
		if r.StatusCode != tc.status || body.Error != tc.code || (tc.code != "") != (body.Description != "") || r.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %+v", name, r.StatusCode, body)
		}
	}
	double := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/auth/token", strings.NewReader("grant_type=client_credentials"))
	double.Header["Authorization"] = []string{"Basic YTpi", "Basic YTpi"}
	double.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	if h.ServeHTTP(w, double); w.Code != http.StatusBadRequest {
		t.Errorf("two Authorization headers: %d", w.Code)
	}
	if r := b.do(t, h, call{method: http.MethodGet, path: "/auth/token"}); r.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("GET: %d", r.StatusCode)
	}
	wrong := url.Values{"grant_type": {"password"}, "username": {"ada"}, "password": {"x"}}
	var r *http.Response
	for range limitPair.free + 1 {
		r = b.do(t, h, call{path: "/auth/token", form: wrong})
	}
	if body := decode(t, r); r.StatusCode != http.StatusTooManyRequests || r.Header.Get("Retry-After") == "" || body.Error != "temporarily_unavailable" {
		t.Errorf("too many: %d %v %+v", r.StatusCode, r.Header, body)
	}
}

func TestTokenEndpointSecondFactor(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", viewer.Collector, 0)
	ctx := b.as(t, b.signIn(t, "ada"))
	secret, _, err := b.EnrolTOTP(ctx, goodPassword)
	if err != nil {
		t.Fatal(err)
	}
	recovery, err := b.ConfirmTOTP(ctx, b.code(t, secret))
	if err != nil {
		t.Fatal(err)
	}
	h := b.Handler()
	r := b.do(t, h, call{path: "/auth/token", form: passwordForm, headers: browserHeader})
	if body := decode(t, r); r.StatusCode != http.StatusBadRequest || body.Error != "mfa_required" || len(r.Cookies()) > 0 {
		t.Errorf("without a code: %d %+v", r.StatusCode, body)
	}
	form := url.Values{"grant_type": {"password"}, "username": {"ada"}, "password": {goodPassword}, "otp": {"000000"}}
	if body := decode(t, b.do(t, h, call{path: "/auth/token", form: form})); body.Error != "invalid_grant" {
		t.Errorf("with a wrong code: %+v", body)
	}
	form.Set("otp", recovery[0])
	if body := decode(t, b.do(t, h, call{path: "/auth/token", form: form})); body.Access == "" {
		t.Errorf("with a recovery code: %+v", body)
	}
}

func TestTokenEndpointForClients(t *testing.T) {
	t.Parallel()
	b := setup(t)
	acc := b.account(t, "A", 0)
	c, secret, err := b.CreateClient(b.sys, CreateClient{Name: "ERP", Scopes: []viewer.Permission{viewer.InvoicesRead}, Accounts: []int{acc}})
	if err != nil {
		t.Fatal(err)
	}
	h := b.Handler()
	form := url.Values{"grant_type": {"client_credentials"}}
	basic := &http.Request{Header: http.Header{}}
	basic.SetBasicAuth(c.ClientKey, secret)
	r := b.do(t, h, call{path: "/auth/token", form: form, headers: map[string]string{"Authorization": basic.Header.Get("Authorization")}})
	if body := decode(t, r); body.Access == "" || body.Refresh != "" || body.Scope != "invoices:read" {
		t.Errorf("basic: %+v", body)
	}
	form.Set("client_id", c.ClientKey)
	form.Set("client_secret", secret)
	r = b.do(t, h, call{path: "/auth/token", form: form})
	got := decode(t, r)
	if got.Access == "" {
		t.Errorf("in the body: %+v", got)
	}
	form.Set("scope", "payments:read")
	if body := decode(t, b.do(t, h, call{path: "/auth/token", form: form})); body.Error != "invalid_scope" {
		t.Errorf("scope: %+v", body)
	}
	for range 2 {
		if r := b.do(t, h, call{path: "/auth/revoke", form: url.Values{"token": {got.Access}}}); r.StatusCode != http.StatusOK {
			t.Errorf("revoke: %d", r.StatusCode)
		}
	}
	if body := decode(t, b.do(t, h, call{path: "/auth/revoke", form: url.Values{}})); body.Error != "invalid_request" {
		t.Errorf("revoke nothing: %+v", body)
	}
}

func TestAuthenticate(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", viewer.Collector, 0)
	s := b.signIn(t, "ada")
	var seen *viewer.Viewer
	reached := false
	b.requestID = func(context.Context) string { return "r1" }
	h := b.Authenticate(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		seen, reached = viewer.From(r.Context()), true
	}))
	good := "Bearer " + s.Access
	for name, tc := range map[string]struct {
		target  string
		headers []string
		status  int
		passes  bool
		viewer  bool
	}{
		"anonymous":           {"/graphql", nil, 200, true, false},
		"good":                {"/graphql", []string{good}, 200, true, true},
		"duplicate header":    {"/graphql", []string{good, good}, 401, false, false},
		"in the address":      {"/graphql?access_token=" + s.Access, nil, 401, false, false},
		"tampered":            {"/graphql", []string{good + "x"}, 401, false, false},
		"refresh token":       {"/graphql", []string{"Bearer " + s.Refresh}, 401, false, false},
		"basic":               {"/graphql", []string{"Basic YTpi"}, 401, false, false},
		"dots":                {"/graphql", []string{"Bearer " + strings.Repeat(".", 100_000)}, 401, false, false},
		"empty Authorization": {"/graphql", []string{""}, 401, false, false},
	} {
		seen, reached = nil, false
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, tc.target, nil)
		for _, v := range tc.headers {
			r.Header.Add("Authorization", v)
		}
		r.Header.Set(clientHeader, browserClient)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != tc.status || reached != tc.passes || (seen != nil) != tc.viewer {
			t.Errorf("%s: %d, reached %v, viewer %v", name, w.Code, reached, seen)
		}
		if tc.viewer && (seen.Name != "ada" || seen.Address != "192.0.2.1" || seen.Via != ViaAPI || seen.RequestID != "r1" || !seen.Can(viewer.InvoicesRead)) {
			t.Errorf("%s: viewer %+v", name, seen)
		}
		if tc.status == 401 {
			var body struct {
				Errors []struct {
					Extensions struct{ Code string }
				}
			}
			if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil || len(body.Errors) != 1 || body.Errors[0].Extensions.Code != "UNAUTHENTICATED" ||
				!strings.HasPrefix(w.Header().Get("WWW-Authenticate"), "Bearer ") || strings.Contains(w.Body.String(), s.Access) {
				t.Errorf("%s: %v %s", name, w.Header(), w.Body)
			}
		}
	}
	// What a request says of itself does not matter: the token knows for whom it was made.
	app, err := b.SignIn(forBrowser(t.Context()), SignIn{Username: "ada", Password: goodPassword, Address: "192.0.2.1"})
	if err != nil {
		t.Fatal(err)
	}
	fromApp := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", nil)
	fromApp.Header.Set("Authorization", "Bearer "+app.Access)
	if h.ServeHTTP(httptest.NewRecorder(), fromApp); seen == nil || seen.Via != ViaBrowser {
		t.Errorf("with the app's token: %+v", seen)
	}
	if shared, err := b.Viewer(t.Context(), s.Access); err != nil || shared.RequestID != "" {
		t.Errorf("the request's own facts stick to the shared viewer: %+v %v", shared, err)
	}
	if err := b.Logout(t.Context(), s.Refresh); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", nil)
	r.Header.Set("Authorization", good)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusUnauthorized {
		t.Errorf("after the logout: %d", w.Code)
	}
}

func TestPublishedKeysVerifyTokens(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", viewer.Collector, 0)
	s := b.signIn(t, "ada")
	r := b.do(t, b.Handler(), call{method: http.MethodGet, path: "/.well-known/jwks.json"})
	var doc JWKS
	if err := json.NewDecoder(r.Body).Decode(&doc); err != nil || len(doc.Keys) != 1 {
		t.Fatalf("%+v %v", doc, err)
	}
	if !verifiesWith(t, doc.Keys[0], s.Access) {
		t.Error("the published key does not verify the token")
	}
}
