package transport

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"math"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// gzipFrom is the size from which compressing an answer pays.
const gzipFrom = 1 << 10

var gzipWriters = sync.Pool{New: func() any {
	z, err := gzip.NewWriterLevel(io.Discard, gzip.BestSpeed)
	if err != nil {
		panic(err) // of a level out of range only
	}
	return z
}}

// write sends the parts of an answer; the data as it was marshalled. Nil data are left out.
func write(w http.ResponseWriter, r *http.Request, status int, media string, data []byte, errs gqlerror.List, extensions map[string]any) error {
	var head, tail bytes.Buffer
	head.WriteByte('{')
	if len(errs) > 0 {
		head.WriteString(`"errors":`)
		if err := encode(&head, errs); err != nil {
			return err
		}
		if data != nil {
			head.WriteByte(',')
		}
	}
	if data != nil {
		head.WriteString(`"data":`)
	}
	if len(extensions) > 0 {
		tail.WriteString(`,"extensions":`)
		if err := encode(&tail, extensions); err != nil {
			return err
		}
	}
	tail.WriteByte('}')
	h := w.Header()
	h.Set("Content-Type", media+"; charset=utf-8")
	length := head.Len() + len(data) + tail.Len()
	if length < gzipFrom || !acceptsGzip(r.Header) || h.Get("Content-Encoding") != "" {
		h.Set("Content-Length", strconv.Itoa(length))
		w.WriteHeader(status)
		return copyParts(w, head.Bytes(), data, tail.Bytes())
	}
	h.Set("Content-Encoding", "gzip")
	w.WriteHeader(status)
	z := gzipWriters.Get().(*gzip.Writer)
	z.Reset(w)
	defer func() {
		z.Reset(io.Discard) // keeps nothing of the answer
		gzipWriters.Put(z)
	}()
	if err := copyParts(z, head.Bytes(), data, tail.Bytes()); err != nil {
		return err
	}
	return z.Close()
}

func copyParts(w io.Writer, parts ...[]byte) error {
	for _, p := range parts {
		if _, err := w.Write(p); err != nil {
			return err
		}
	}
	return nil
}

// encode appends JSON without the line feed that json.Encoder ends it with.
func encode(b *bytes.Buffer, v any) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1)
	return nil
}

// writeRefusal sends a refusal. A wrong document is 200 to those who do not accept the media type of GraphQL.
func writeRefusal(w http.ResponseWriter, r *http.Request, media string, no *refusal, extensions map[string]any) (status int, err error) {
	status = no.status
	if status == statusDocument {
		status = http.StatusBadRequest
		if media == mediaJSON {
			status = http.StatusOK
		}
	}
	if no.allow != "" {
		w.Header().Set("Allow", no.allow)
	}
	if no.retry > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(max(1, int(math.Ceil(no.retry.Round(time.Millisecond).Seconds())))))
	}
	if status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", "Bearer")
	}
	return status, write(w, r, status, media, nil, no.errors, extensions)
}
