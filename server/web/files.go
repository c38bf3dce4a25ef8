package web

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"
	"time"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/files"
	"github.com/go-chi/chi/v5"
)

// transfer is the longest that one file may take to come or go.
const transfer = 10 * time.Minute

// formBytes is what a form may hold besides its file.
const formBytes = 64 << 10

// uploaded is the answer to POST /files.
type uploaded struct {
	ID        string `json:"id"`
	FileName  string `json:"fileName"`
	MediaType string `json:"mediaType"`
	Size      int64  `json:"size"`
	SHA256    string `json:"sha256"`
	URL       string `json:"url"`
}

// upload keeps the file of a request. It comes as multipart/form-data, the fields subjectId and shared before the part
// named file, or as the body itself, with ?name=book.csv&subjectId=ID&shared=true.
func upload(s *files.Service, log *slog.Logger) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		// Whoever may upload nothing at all is refused before a byte is read.
		if v := viewer.From(r.Context()); files.MayUpload(v, false) != nil {
			if err := files.MayUpload(v, true); err != nil {
				refuse(log, w, r, err)
				return
			}
		}
		if r.Header.Get("Content-Encoding") != "" {
			plain(w, http.StatusUnsupportedMediaType, "Content-Encoding is not supported; send the file as it is")
			return
		}
		if r.ContentLength > s.Limit()+formBytes {
			refuse(log, w, r, fault.New(fault.Limit, "the file is larger than %d MB; split it or raise the limit", s.Limit()>>20))
			return
		}
		rc := http.NewResponseController(w)
		_ = rc.SetReadDeadline(time.Now().Add(transfer))
		_ = rc.SetWriteDeadline(time.Now().Add(transfer))
		r.Body = http.MaxBytesReader(w, r.Body, s.Limit()+formBytes)
		in, body, err := fromRequest(r)
		if err != nil {
			refuse(log, w, r, err)
			return
		}
		defer body.Close()
		a, err := s.Upload(r.Context(), in, body)
		var large *http.MaxBytesError
		switch {
		case errors.As(err, &large):
			err = fault.New(fault.Limit, "the file is larger than %d MB; split it or raise the limit", s.Limit()>>20)
		case errors.Is(err, io.ErrUnexpectedEOF):
			err = fault.New(fault.Invalid, "the upload broke off")
		}
		if err != nil {
			refuse(log, w, r, err)
			return
		}
		id := scalar.FormatID(a.ID)
		w.Header().Set("Location", "/files/"+id)
		answer(w, http.StatusCreated, uploaded{id, a.FileName, a.MediaType, a.Size, a.Sha256, "/files/" + id})
	}
}

// fromRequest finds the file in a request, and what is said about it.
func fromRequest(r *http.Request) (in files.New, body io.ReadCloser, err error) {
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil && r.Header.Get("Content-Type") != "" {
		return in, nil, fault.New(fault.Invalid, "the Content-Type is not understood")
	}
	if kind != "multipart/form-data" {
		q := r.URL.Query()
		in.Name, in.MediaType = q.Get("name"), r.Header.Get("Content-Type")
		if in.Name == "" {
			return in, nil, fault.New(fault.Invalid, "the file has no name; add ?name=book.csv to the address").On("name")
		}
		return in, r.Body, about(&in, q.Get("subjectId"), q.Get("shared"))
	}
	form := multipart.NewReader(r.Body, params["boundary"])
	fields := map[string]string{}
	for {
		part, err := form.NextPart()
		if err != nil {
			return in, nil, fault.New(fault.Invalid, "the form has no part named file with a file name, or is not well formed").Because(err).On("file")
		}
		if name := part.FormName(); name == "file" && part.FileName() != "" {
			in.Name, in.MediaType = part.FileName(), part.Header.Get("Content-Type")
			return in, part, about(&in, fields["subjectId"], fields["shared"])
		}
		value, err := io.ReadAll(io.LimitReader(part, 1000))
		if err != nil || len(fields) > 10 {
			return in, nil, fault.New(fault.Invalid, "the form is not well formed").Because(err)
		}
		fields[part.FormName()] = string(value)
	}
}

func about(in *files.New, subject, shared string) (err error) {
	if subject != "" {
		if in.Subject, err = scalar.ParseID(subject); err != nil {
			return fault.New(fault.Invalid, "%v", err).On("subjectId")
		}
	}
	switch shared {
	case "", "false":
	case "true":
		in.Shared = true
	default:
		return fault.New(fault.Invalid, "shared is true or false").On("shared")
	}
	return nil
}

func download(s *files.Service, log *slog.Logger) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if viewer.From(r.Context()) == nil {
			refuse(log, w, r, viewer.ErrUnauthenticated)
			return
		}
		id, err := scalar.ParseID(chi.URLParam(r, "id"))
		if err != nil {
			refuse(log, w, r, fault.New(fault.NotFound, "there is no such file, or it is not yours to see"))
			return
		}
		f, err := s.Open(r.Context(), id)
		if err != nil {
			refuse(log, w, r, err)
			return
		}
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(transfer))
		h := w.Header()
		h.Set("Content-Type", f.MediaType)
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.FileName}))
		h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
		h.Set("Cache-Control", "private, no-store")
		h.Set("ETag", strconv.Quote(f.Sha256))
		http.ServeContent(w, r, "", f.CreatedAt, f)
	}
}

var statuses = map[fault.Code]int{fault.Unauthenticated: 401, fault.Forbidden: 403, fault.NotFound: 404, fault.Invalid: 400, fault.Conflict: 409, fault.Limit: 413,
	fault.Rate: 429, fault.Internal: 500}

// refuse answers an error in the form of GraphQL errors, with the status of its code.
func refuse(log *slog.Logger, w http.ResponseWriter, r *http.Request, err error) {
	f := fault.As(err)
	status, ok := statuses[f.Code]
	if !ok {
		status = http.StatusConflict
	}
	if f.Code == fault.Internal && r.Context().Err() == nil {
		log.ErrorContext(r.Context(), "request failed", "path", r.URL.Path, "error", err, "request", RequestID(r.Context()))
	}
	if status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer realm="duebook"`)
	}
	extensions := map[string]any{"code": f.Code}
	if len(f.Field) > 0 {
		extensions["field"] = f.Field
	}
	if id := w.Header().Get(requestHeader); id != "" {
		extensions["requestId"] = id
	}
	answer(w, status, map[string]any{"errors": []any{map[string]any{"message": f.Message, "extensions": extensions}}})
}

func answer(w http.ResponseWriter, status int, document any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(document) // the reader has gone when it fails
}
