package web

import (
	"errors"
	"mime"
	"net/http"
	"strconv"
	"time"

	"encoding/json"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/files"
	"github.com/go-chi/chi/v5"
)

// transfer is the longest that one file may take to come or go.
const transfer = 10 * time.Minute

// upload keeps the body of a request as a file: the bytes alone, with the name in the query (?name=book.csv), optionally
// kept with a record (?subject=ID) and shown to the account's own people (?shared=true). It answers the attachment's id,
// name, size and SHA-256 as JSON.
func upload(s *files.Service) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		in := files.New{Name: q.Get("name"), MediaType: r.Header.Get("Content-Type"), Shared: q.Get("shared") == "true"}
		if id := q.Get("subject"); id != "" {
			var err error
			if in.Subject, err = scalar.ParseID(id); err != nil {
				refuse(w, fault.New(fault.Invalid, "%v", err).On("subject"))
				return
			}
		}
		rc := http.NewResponseController(w)
		_ = rc.SetReadDeadline(time.Now().Add(transfer))
		_ = rc.SetWriteDeadline(time.Now().Add(transfer))
		a, err := s.Upload(r.Context(), in, http.MaxBytesReader(w, r.Body, s.Limit()+1))
		if err != nil {
			var large *http.MaxBytesError
			if errors.As(err, &large) {
				err = fault.New(fault.Limit, "the file is larger than %d bytes", s.Limit())
			}
			refuse(w, err)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(http.StatusCreated)
		_ = json.NewEncoder(w).Encode(map[string]any{"id": scalar.FormatID(a.ID), "fileName": a.FileName, "size": a.Size, "sha256": a.Sha256})
	}
}

func download(s *files.Service) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if viewer.From(r.Context()) == nil {
			refuse(w, viewer.ErrUnauthenticated)
			return
		}
		id, err := scalar.ParseID(chi.URLParam(r, "id"))
		if err != nil {
			refuse(w, fault.New(fault.NotFound, "there is no such file, or it is not yours to see"))
			return
		}
		f, err := s.Open(r.Context(), id)
		if err != nil {
			refuse(w, err)
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

// refuse answers an error as JSON with the status of its code.
func refuse(w http.ResponseWriter, err error) {
	f := fault.As(err)
	status, ok := map[fault.Code]int{fault.Unauthenticated: 401, fault.Forbidden: 403, fault.NotFound: 404, fault.Invalid: 400, fault.Conflict: 409, fault.Limit: 413, fault.Rate: 429, fault.Internal: 500}[f.Code]
	if !ok {
		status = http.StatusConflict
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"code": f.Code, "message": f.Message, "field": f.Field})
}
