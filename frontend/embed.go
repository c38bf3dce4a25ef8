// Package frontend holds the built browser app and serves it: one page for staff, one for dealers below /portal, and
// hashed assets that the build compressed beforehand.
package frontend

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"
)

//go:embed all:dist
var dist embed.FS

//go:embed persisted/operations.json
var operations []byte

// Operations are the GraphQL documents the app may send, by the hexadecimal SHA-256 that it sends in their place.
func Operations() (map[string]string, error) {
	byID := map[string]string{}
	if err := json.Unmarshal(operations, &byID); err != nil {
		return nil, fmt.Errorf("persisted/operations.json: %w", err)
	}
	return byID, nil
}

// Handler serves the app that was built into the binary, or a page that says how to build it.
func Handler() http.Handler {
	built, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // the folder's name is a constant of this file
	}
	h, err := New(built)
	if err != nil {
		panic(err) // embedded files can always be read
	}
	return h
}

// policy allows what the app needs and nothing else: its own scripts, styles, fonts and requests. Neither scripts nor
// styles may be inline. The kit's run-time style sheets are switched off for that (src/ui/tokens.css takes their
// place), and style properties that React sets on elements go through the DOM, which the policy does not govern.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
	"connect-src 'self'; frame-src 'self' blob:; worker-src 'self'; manifest-src 'self'; object-src 'none'; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

const placeholder = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Duebook</title>
<h1>Duebook is running</h1>
<p>This binary was built without the browser app. The API answers at <code>/graphql</code>.</p>
<p>To build the app: <code>npm ci &amp;&amp; npm run build</code> in <code>frontend/</code>, then build the binary again.</p>
</html>
`

const (
	staffPage  = "index.html"
	portalPage = "portal.html"
)

var contentTypes = map[string]string{
	".css": "text/css; charset=utf-8", ".html": "text/html; charset=utf-8", ".ico": "image/x-icon", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8",
	".webmanifest": "application/manifest+json", ".woff2": "font/woff2",
}

// encodings in order of preference, with the suffix the build gives to each.
var encodings = []struct{ name, suffix string }{{"br", ".br"}, {"gzip", ".gz"}}

type app struct {
	files fs.FS
	etags map[string]string // by path, without dot files
}

// New serves a built app from files, which has index.html at its top. Without one, every page is a placeholder.
func New(files fs.FS) (http.Handler, error) {
	a := &app{files: files, etags: map[string]string{}}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if hidden(name) {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.IsDir() {
			return nil
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(content)
		a.etags[name] = `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("browser app: %w", err)
	}
	return a, nil
}

func hidden(name string) bool {
	return slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool {
		return strings.HasPrefix(part, ".") && part != "."
	})
}

func (a *app) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Security-Policy", policy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("X-Frame-Options", "DENY")
	header.Set("Referrer-Policy", "same-origin")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	header.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")

	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "the browser app answers GET and HEAD only", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	switch _, known := a.etags[name]; {
	case known && !compressed(name):
		a.file(w, r, name)
	case hidden(name), path.Ext(name) != "", strings.HasPrefix(name, "assets/"):
		header.Set("Cache-Control", "no-store")
		http.Error(w, "no such file", http.StatusNotFound)
	case name == "portal" || strings.HasPrefix(name, "portal/"):
		a.page(w, r, portalPage)
	default:
		a.page(w, r, staffPage)
	}
}

// compressed tells the build's .br and .gz twins, which are sent under the original's name only.
func compressed(name string) bool {
	return slices.ContainsFunc(encodings, func(e struct{ name, suffix string }) bool { return strings.HasSuffix(name, e.suffix) })
}

func (a *app) page(w http.ResponseWriter, r *http.Request, name string) {
	if _, built := a.etags[name]; built {
		a.file(w, r, name)
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("Content-Type", contentTypes[".html"])
	http.ServeContent(w, r, name, time.Time{}, strings.NewReader(placeholder))
}

func (a *app) file(w http.ResponseWriter, r *http.Request, name string) {
	header := w.Header()
	header.Set("Cache-Control", "no-cache")
	if strings.HasPrefix(name, "assets/") { // the build puts a hash of the content into these names
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	contentType, ok := contentTypes[path.Ext(name)]
	if !ok {
		contentType = "application/octet-stream"
	}
	header.Set("Content-Type", contentType)

	send := name
	for _, encoding := range encodings {
		if _, packed := a.etags[name+encoding.suffix]; !packed {
			continue
		}
		if len(header.Values("Vary")) == 0 {
			header.Set("Vary", "Accept-Encoding")
		}
		// A range counts bytes of the plain file, so it is answered from that.
		if send == name && r.Header.Get("Range") == "" && accepts(r.Header.Get("Accept-Encoding"), encoding.name) {
			send = name + encoding.suffix
			header.Set("Content-Encoding", encoding.name)
		}
	}
	header.Set("ETag", a.etags[send])

	f, err := a.files.Open(send)
	if err != nil {
		http.Error(w, "the file cannot be read", http.StatusInternalServerError)
		return
	}
	defer f.Close()
	content, ok := f.(io.ReadSeeker)
	if !ok {
		http.Error(w, "the file cannot be read", http.StatusInternalServerError)
		return
	}
	http.ServeContent(w, r, name, time.Time{}, content)
}

// accepts reads an Accept-Encoding header: the coding is named, or "*" is, with a quality other than 0.
func accepts(header, coding string) bool {
	wildcard := false
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		quality := strings.ReplaceAll(strings.ToLower(params), " ", "")
		value, given := strings.CutPrefix(quality, "q=")
		refused := given && strings.Trim(value, "0.") == ""
		switch name {
		case coding:
			return !refused
		case "*":
			wildcard = !refused
		}
	}
	return wildcard
}
