package transport

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/duebook/duebook/server/fault"
)

// request is a well-formed GraphQL request. Exactly one of query and documentID is set.
type request struct {
	query         string
	documentID    string
	operationName string
	variables     map[string]any
}

func malformed(format string, args ...any) *refusal {
	return refuse(http.StatusBadRequest, fault.Invalid, format, args...)
}

// decode reads the request from the body of a POST or the query string of a GET. Its texts are fixed: nothing of the
// body comes back.
func decode(w http.ResponseWriter, r *http.Request, limits *Limits) (*request, *refusal) {
	if r.Header.Get("Content-Encoding") != "" {
		return nil, refuse(http.StatusUnsupportedMediaType, fault.Invalid, "Content-Encoding is not supported; send the body uncompressed.")
	}
	if r.Method == http.MethodGet {
		return decodeURL(r, limits)
	}
	if !jsonBody(r.Header) {
		return nil, refuse(http.StatusUnsupportedMediaType, fault.Invalid, "The body must be application/json in UTF-8; send Content-Type: application/json.")
	}
	tooLarge := refuse(http.StatusRequestEntityTooLarge, fault.Limit, "The request is larger than %d bytes.", limits.BodyBytes)
	if r.ContentLength > int64(limits.BodyBytes) {
		return nil, tooLarge
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, int64(limits.BodyBytes)))
	if err != nil {
		var most *http.MaxBytesError
		if errors.As(err, &most) {
			return nil, tooLarge
		}
		return nil, malformed("The body could not be read to its end.")
	}
	return decodeBody(body, limits)
}

// members of a request body, or parameters of a query string.
var memberNames = []string{"query", "documentId", "id", "operationName", "variables", "extensions"}

func decodeBody(body []byte, limits *Limits) (*request, *refusal) {
	notObject := malformed("The body must be one JSON object with the member query or documentId.")
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, malformed("The body is empty; send a JSON object with the member query or documentId.")
	}
	if !utf8.Valid(body) {
		return nil, malformed("The body is not valid UTF-8.")
	}
	if n := countValues(body); n > limits.Values {
		return nil, tooManyValues(limits)
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		if t == json.Delim('[') {
			return nil, malformed("Batches are not supported; send one request at a time.")
		}
		return nil, notObject
	}
	members := map[string]any{}
	for d.More() {
		t, err := d.Token()
		name, ok := t.(string)
		if err != nil || !ok {
			return nil, malformed("The body is not valid JSON.")
		}
		if _, twice := members[name]; twice {
			return nil, malformed("A member of the body is given twice.")
		}
		var v any
		if err := d.Decode(&v); err != nil {
			return nil, malformed("The body is not valid JSON.")
		}
		members[name] = v
	}
	if _, err := d.Token(); err != nil {
		return nil, malformed("The body is not valid JSON.")
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, malformed("Something follows the JSON object in the body.")
	}
	return fromMembers(members)
}

func decodeURL(r *http.Request, limits *Limits) (*request, *refusal) {
	if len(r.URL.RawQuery) == 0 {
		return nil, malformed("The parameter query or documentId is missing.")
	}
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, malformed("The query string is not well formed.")
	}
	members := map[string]any{}
	for name, vs := range values {
		if len(vs) != 1 {
			return nil, malformed("A parameter is given twice.")
		}
		if !utf8.ValidString(vs[0]) {
			return nil, malformed("A parameter is not valid UTF-8.")
		}
		members[name] = vs[0]
		if name != "variables" && name != "extensions" {
			continue
		}
		if vs[0] == "" {
			delete(members, name)
			continue
		}
		if countValues([]byte(vs[0])) > limits.Values {
			return nil, tooManyValues(limits)
		}
		d := json.NewDecoder(strings.NewReader(vs[0]))
		d.UseNumber()
		var v any
		if err := d.Decode(&v); err != nil || d.More() {
			return nil, malformed("The parameters variables and extensions must be JSON objects.")
		}
		members[name] = v
	}
	return fromMembers(members)
}

// countValues is about the number of values in a JSON text, and much quicker to find than to decode them.
func countValues(text []byte) (n int) {
	quoted := false
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			quoted = !quoted
		case '\\':
			i++
		case ',', '[', '{':
			if !quoted {
				n++
			}
		}
	}
	return n
}

func tooManyValues(limits *Limits) *refusal {
	return overLimit("The request has more than %d JSON values.", limits.Values)
}

// fromMembers checks names and types. A member that is null counts as absent.
func fromMembers(members map[string]any) (*request, *refusal) {
	var texts [4]string
	var objects [2]map[string]any
	known := 0
	for i, name := range memberNames {
		v, ok := members[name]
		if !ok {
			continue
		}
		known++
		if v == nil {
			continue
		}
		if i < len(texts) {
			texts[i], ok = v.(string)
			if !ok {
				return nil, malformed("%s must be a string.", name)
			}
			if texts[i] == "" && name != "operationName" {
				return nil, malformed("%s must not be empty.", name)
			}
		} else {
			objects[i-len(texts)], ok = v.(map[string]any)
			if !ok {
				return nil, malformed("%s must be an object.", name)
			}
		}
	}
	q := &request{query: texts[0], documentID: texts[1], operationName: texts[3], variables: objects[0]}
	switch {
	case q.documentID != "" && texts[2] != "":
		return nil, malformed("Give documentId or id, not both.")
	case q.documentID == "":
		q.documentID = texts[2]
	}
	switch {
	case q.query == "" && q.documentID == "":
		return nil, malformed("The member query or documentId is missing.")
	case q.query != "" && q.documentID != "":
		return nil, malformed("Give query or documentId, not both.")
	case known != len(members):
		return nil, malformed("A member is not known; a request has %s.", strings.Join(memberNames, ", "))
	}
	return q, nil
}
