package web

import (
	"bytes"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/duebook/duebook/ent/date"
	"github.com/duebook/duebook/ent/money"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/graph/scalar"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/present"
	"github.com/duebook/duebook/server/statement"
	"github.com/go-chi/chi/v5"
)

// statements adds the addresses of statements and reconciliations: /documents/statements/{accountId}.pdf or .xlsx with kind,
// asOf, from, children and breakdown, and /documents/reconciliations/{accountId}.pdf or .xlsx with from and to. Both take
// currency, without which the first by code is answered.
func statements(mux chi.Router, s *statement.Service, log *slog.Logger) {
	if s == nil {
		return
	}
	mux.Get("/documents/statements/{file}", paper(log, func(r *http.Request, account int, f statement.Format, q query) (string, []byte, error) {
		in := statement.In{Account: account, Kind: present.StatementKind(q.Get("kind")), AsOf: q.day("asOf"), From: q.day("from"), Children: q.yes("children"), Breakdown: statement.Breakdown(q.Get("breakdown"))}
		if q.err != nil {
			return "", nil, q.err
		}
		return s.Render(r.Context(), f, in, money.Currency(q.Get("currency")))
	}))
	mux.Get("/documents/reconciliations/{file}", paper(log, func(r *http.Request, account int, f statement.Format, q query) (string, []byte, error) {
		from, to := q.day("from"), q.day("to")
		if q.err != nil {
			return "", nil, q.err
		}
		return s.RenderReconciliation(r.Context(), f, account, from, to, money.Currency(q.Get("currency")))
	}))
}

var paperTypes = map[statement.Format]string{statement.PDF: "application/pdf", statement.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}

// paper answers what render makes for the account and format of the address. Nothing is sent before it is made whole, so that
// a refusal is one.
func paper(log *slog.Logger, render func(*http.Request, int, statement.Format, query) (string, []byte, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if viewer.From(r.Context()) == nil {
			refuse(log, w, r, viewer.ErrUnauthenticated)
			return
		}
		id, ending, _ := strings.Cut(chi.URLParam(r, "file"), ".")
		account, err := scalar.ParseID(id)
		if err != nil {
			refuse(log, w, r, fault.New(fault.NotFound, "there is no such account, or it is not yours to see"))
			return
		}
		format, err := statement.ParseFormat(ending)
		if err != nil {
			refuse(log, w, r, err)
			return
		}
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(transfer))
		name, content, err := render(r, account, format, query{Values: r.URL.Query()})
		if err != nil {
			refuse(log, w, r, err)
			return
		}
		h := w.Header()
		h.Set("Content-Type", paperTypes[format])
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
		h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
		h.Set("Cache-Control", "private, no-store")
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
	}
}

// query is the question of an address, and the first thing wrong with it.
type query struct {
	url.Values
	err error
}

// day is a day, "" when absent.
func (q *query) day(name string) date.Date {
	text := q.Get(name)
	if text == "" {
		return ""
	}
	d, err := date.Parse(text)
	if err != nil && q.err == nil {
		q.err = fault.New(fault.Invalid, "%s: %v", name, err).On(name)
	}
	return d
}

func (q *query) yes(name string) bool {
	text := q.Get(name)
	if text != "" && text != "true" && text != "false" && q.err == nil {
		q.err = fault.New(fault.Invalid, "%s is true or false", name).On(name)
	}
	return text == "true"
}
