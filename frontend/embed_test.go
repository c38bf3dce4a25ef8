package frontend_test

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/duebook/duebook/frontend"
)

func built() fstest.MapFS {
	return fstest.MapFS{
		".gitkeep":               {Data: []byte("")},
		".vite/manifest.json":    {Data: []byte("{}")},
		"index.html":             {Data: []byte("<p>staff</p>")},
		"index.html.br":          {Data: []byte("staff-br")},
		"portal.html":            {Data: []byte("<p>dealer</p>")},
		"favicon.svg":            {Data: []byte("<svg/>")},
		"assets/app-1a2b.js":     {Data: []byte("let app = 1")},
		"assets/app-1a2b.js.br":  {Data: []byte("app-br")},
		"assets/app-1a2b.js.gz":  {Data: []byte("app-gz")},
		"assets/f-1.woff2":       {Data: []byte("font")},
		"assets/style-99.css":    {Data: []byte("p{}")},
		"assets/style-99.css.gz": {Data: []byte("style-gz")},
	}
}

func serve(t *testing.T, files fstest.MapFS, method, target string, header map[string]string) (*http.Response, string) {
	t.Helper()
	h, err := frontend.New(files)
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(method, target, nil)
	for name, value := range header {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	res := w.Result()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(body)
}

func TestPaths(t *testing.T) {
	t.Parallel()
	const immutable = "public, max-age=31536000, immutable"
	for _, tt := range []struct {
		name, path, accept                 string
		status                             int
		body, encoding, contentType, cache string
	}{
		{"Root", "/", "", 200, "<p>staff</p>", "", "text/html; charset=utf-8", "no-cache"},
		{"Deep", "/accounts/QWNj/invoices", "", 200, "<p>staff</p>", "", "text/html; charset=utf-8", "no-cache"},
		{"DeepBrotli", "/accounts", "gzip, deflate, br", 200, "staff-br", "br", "text/html; charset=utf-8", "no-cache"},
		{"Portal", "/portal", "", 200, "<p>dealer</p>", "", "text/html; charset=utf-8", "no-cache"},
		{"PortalDeep", "/portal/invoices", "", 200, "<p>dealer</p>", "", "text/html; charset=utf-8", "no-cache"},
		{"PortalLookalike", "/portals", "", 200, "<p>staff</p>", "", "text/html; charset=utf-8", "no-cache"},
		{"Asset", "/assets/app-1a2b.js", "", 200, "let app = 1", "", "text/javascript; charset=utf-8", immutable},
		{"AssetBrotli", "/assets/app-1a2b.js", "br, gzip", 200, "app-br", "br", "text/javascript; charset=utf-8", immutable},
		{"AssetGzip", "/assets/app-1a2b.js", "gzip;q=0.5", 200, "app-gz", "gzip", "text/javascript; charset=utf-8", immutable},
		{"AssetBrotliRefused", "/assets/app-1a2b.js", "br;q=0, *;q=0.1", 200, "app-gz", "gzip", "text/javascript; charset=utf-8", immutable},
		{"AssetWithoutBrotli", "/assets/style-99.css", "br, gzip", 200, "style-gz", "gzip", "text/css; charset=utf-8", immutable},
		{"Font", "/assets/f-1.woff2", "br, gzip", 200, "font", "", "font/woff2", immutable},
		{"Icon", "/favicon.svg", "", 200, "<svg/>", "", "image/svg+xml", "no-cache"},
		{"MissingFile", "/robots.txt", "", 404, "no such file\n", "", "text/plain; charset=utf-8", "no-store"},
		{"MissingAsset", "/assets/gone", "", 404, "no such file\n", "", "text/plain; charset=utf-8", "no-store"},
		{"DotFile", "/.gitkeep", "", 404, "no such file\n", "", "text/plain; charset=utf-8", "no-store"},
		{"DotFolder", "/.vite/manifest.json", "", 404, "no such file\n", "", "text/plain; charset=utf-8", "no-store"},
		{"DotFolderDeep", "/x/.git/config", "", 404, "no such file\n", "", "text/plain; charset=utf-8", "no-store"},
		{"Twin", "/assets/app-1a2b.js.br", "", 404, "no such file\n", "", "text/plain; charset=utf-8", "no-store"},
		{"Climb", "/../../etc/passwd", "", 200, "<p>staff</p>", "", "text/html; charset=utf-8", "no-cache"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			res, body := serve(t, built(), http.MethodGet, tt.path, map[string]string{"Accept-Encoding": tt.accept})
			if res.StatusCode != tt.status || body != tt.body {
				t.Errorf("answered %d %q, want %d %q", res.StatusCode, body, tt.status, tt.body)
			}
			for name, want := range map[string]string{"Content-Encoding": tt.encoding, "Content-Type": tt.contentType, "Cache-Control": tt.cache} {
				if got := res.Header.Get(name); got != want {
					t.Errorf("%s is %q, want %q", name, got, want)
				}
			}
		})
	}
}

func TestPolicy(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/", "/assets/app-1a2b.js", "/nothing.js"} {
		res, _ := serve(t, built(), http.MethodGet, path, nil)
		csp := res.Header.Get("Content-Security-Policy")
		if !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy is %q", path, csp)
		}
		if got := res.Header.Get("X-Content-Type-Options"); got != "nosniff" {
			t.Errorf("%s: X-Content-Type-Options is %q", path, got)
		}
	}
}

func TestMethods(t *testing.T) {
	t.Parallel()
	res, _ := serve(t, built(), http.MethodPost, "/", nil)
	if res.StatusCode != http.StatusMethodNotAllowed || res.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST answered %d, Allow %q", res.StatusCode, res.Header.Get("Allow"))
	}
	res, body := serve(t, built(), http.MethodHead, "/", nil)
	if res.StatusCode != http.StatusOK || body != "" || res.Header.Get("Content-Length") != "12" {
		t.Errorf("HEAD answered %d %q, length %s", res.StatusCode, body, res.Header.Get("Content-Length"))
	}
}

func TestRevalidation(t *testing.T) {
	t.Parallel()
	res, _ := serve(t, built(), http.MethodGet, "/accounts", nil)
	plain := res.Header.Get("ETag")
	if plain == "" {
		t.Fatal("the page has no ETag")
	}
	res, body := serve(t, built(), http.MethodGet, "/", map[string]string{"If-None-Match": plain})
	if res.StatusCode != http.StatusNotModified || body != "" {
		t.Errorf("answered %d %q, want 304 without a body", res.StatusCode, body)
	}
	res, _ = serve(t, built(), http.MethodGet, "/", map[string]string{"Accept-Encoding": "br"})
	if got := res.Header.Get("ETag"); got == plain {
		t.Error("the compressed page shares the plain page's ETag")
	}
	changed := built()
	changed["index.html"] = &fstest.MapFile{Data: []byte("<p>newer</p>")}
	if res, _ := serve(t, changed, http.MethodGet, "/", map[string]string{"If-None-Match": plain}); res.StatusCode != http.StatusOK {
		t.Errorf("a changed page answered %d to the old ETag", res.StatusCode)
	}
}

func TestRangeComesFromPlainFile(t *testing.T) {
	t.Parallel()
	res, body := serve(t, built(), http.MethodGet, "/assets/app-1a2b.js", map[string]string{"Accept-Encoding": "br", "Range": "bytes=4-6"})
	if res.StatusCode != http.StatusPartialContent || body != "app" || res.Header.Get("Content-Encoding") != "" {
		t.Errorf("answered %d %q, encoding %q", res.StatusCode, body, res.Header.Get("Content-Encoding"))
	}
}

func TestPlaceholderWithoutBuild(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/", "/accounts", "/portal"} {
		res, body := serve(t, fstest.MapFS{".gitkeep": {}}, http.MethodGet, path, nil)
		if res.StatusCode != http.StatusOK || !strings.Contains(body, "npm run build") {
			t.Errorf("%s answered %d %q", path, res.StatusCode, body)
		}
	}
}

func TestEmbeddedApp(t *testing.T) {
	t.Parallel()
	w := httptest.NewRecorder()
	frontend.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "Duebook") {
		t.Errorf("answered %d %q", w.Code, w.Body)
	}
}

func TestOperationsAreKeyedByTheirHash(t *testing.T) {
	t.Parallel()
	byID, err := frontend.Operations()
	if err != nil {
		t.Fatal(err)
	}
	for id, document := range byID {
		sum := sha256.Sum256([]byte(document))
		if want := hex.EncodeToString(sum[:]); id != want {
			t.Errorf("operation %s has the hash %s", id, want)
		}
	}
}
