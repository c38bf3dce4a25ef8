package web

import (
	"encoding/json"
	"errors"
	"log/slog"
	"mime"
	"net/http"
	"strconv"
	"time"

	"entgo.io/ent/dialect/sql/schema"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/documents"
	"github.com/duebook/duebook/server/fault"
	"github.com/go-chi/chi/v5"
)

// previewBytes is what a request for a preview may have.
const previewBytes = 128 << 10

// rendering is the longest that one document may take, and to be fetched.
const rendering = 2 * time.Minute

// document answers an invoice or credit memo as a file, with ?template={id} in another template than the account's.
func document(s *documents.Service, of *schema.Table, log *slog.Logger) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if viewer.From(r.Context()) == nil {
			refuse(log, w, r, viewer.ErrUnauthenticated)
			return
		}
		id, err := scalar.ParseID(chi.URLParam(r, "id"))
		format, wrong := documents.ParseFormat(chi.URLParam(r, "format"))
		if err != nil || wrong != nil || id>>32 != *of.Annotation.IncrementStart>>32 {
			refuse(log, w, r, fault.New(fault.NotFound, "there is no such document, or it is not yours to see"))
			return
		}
		template := 0
		if text := r.URL.Query().Get("template"); text != "" {
			if template, err = scalar.ParseID(text); err != nil {
				refuse(log, w, r, fault.New(fault.NotFound, "there is no such template").On("template"))
				return
			}
		}
		d, err := s.Open(r.Context(), id, template)
		if errors.As(err, new(viewer.ErrDenied)) && template == 0 {
			err = fault.New(fault.NotFound, "there is no such document, or it is not yours to see")
		}
		if err != nil {
			refuse(log, w, r, err)
			return
		}
		write(s, log, w, r, d, format)
	}
}

// preview answers a document as a template would make it that is being edited: {"template": …, "invoiceId": "…", "format": "pdf",
// "logoFileId": "…"}. The template is JSON, as it is or as a text; invoiceId may be that of a credit memo too.
func preview(s *documents.Service, log *slog.Logger) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := viewer.Need(viewer.From(r.Context()), viewer.BillingRead); err != nil {
			refuse(log, w, r, err)
			return
		}
		if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
			plain(w, http.StatusUnsupportedMediaType, "send application/json")
			return
		}
		var in struct {
			Template   json.RawMessage `json:"template"`
			InvoiceID  string          `json:"invoiceId"`
			Format     string          `json:"format"`
			LogoFileID string          `json:"logoFileId"`
		}
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, previewBytes)).Decode(&in); err != nil {
			if errors.As(err, new(*http.MaxBytesError)) {
				refuse(log, w, r, fault.New(fault.Limit, "a preview has at most %d KB", previewBytes>>10))
				return
			}
			refuse(log, w, r, fault.New(fault.Invalid, "the request is not the JSON that is expected: template, invoiceId, format").Because(err))
			return
		}
		content := []byte(in.Template)
		if text := ""; json.Unmarshal(content, &text) == nil {
			content = []byte(text)
		}
		if in.Format == "" {
			in.Format = string(documents.PDF)
		}
		format, err := documents.ParseFormat(in.Format)
		if err != nil {
			refuse(log, w, r, err)
			return
		}
		id, err := scalar.ParseID(in.InvoiceID)
		if err != nil {
			refuse(log, w, r, fault.New(fault.NotFound, "there is no such document, or it is not yours to see").On("invoiceId"))
			return
		}
		logo := 0
		if in.LogoFileID != "" {
			if logo, err = scalar.ParseID(in.LogoFileID); err != nil {
				refuse(log, w, r, fault.New(fault.NotFound, "there is no such file, or it is not yours to see").On("logoFileId"))
				return
			}
		}
		d, err := s.Preview(r.Context(), id, content, logo)
		if err != nil {
			refuse(log, w, r, err)
			return
		}
		write(s, log, w, r, d, format)
	}
}

// write renders a document and answers it. It is nobody else's, and nothing of it is kept.
func write(s *documents.Service, log *slog.Logger, w http.ResponseWriter, r *http.Request, d *documents.Ready, format documents.Format) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(rendering))
	data, err := s.Render(r.Context(), d, format)
	if err != nil {
		refuse(log, w, r, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", format.MediaType())
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": d.FileName(format)}))
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	h.Set("Cache-Control", "private, no-store")
	h.Set("Content-Length", strconv.Itoa(len(data)))
	_, _ = w.Write(data) // the reader has gone when it fails
}
