package documents

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"strings"
	"time"

	"entgo.io/ent/dialect/sql/schema"
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/migrate"
	"github.com/duebook/duebook/ent/template"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/present"
)

// Format is a form of a document.
type Format string

// The forms of a document.
const (
	PDF  Format = "pdf"
	XLSX Format = "xlsx"
	CSV  Format = "csv"
	UBL  Format = "ubl"
)

// ParseFormat reads a form by its name or by the ending of its files. It reports fault.Invalid.
func ParseFormat(s string) (Format, error) {
	switch f := Format(strings.ToLower(s)); f {
	case PDF, XLSX, CSV, UBL:
		return f, nil
	case "xml":
		return UBL, nil
	}
	return "", fault.New(fault.Invalid, "%q is no form of a document; use pdf, xlsx, csv or ubl", clip(s, 20)).On("format")
}

// MediaType is the form's media type.
func (f Format) MediaType() string {
	switch f {
	case PDF:
		return "application/pdf"
	case XLSX:
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case CSV:
		return "text/csv; charset=utf-8"
	}
	return "application/xml"
}

// Limits of rendering.
const (
	maxBytes = 64 << 20
	maxWait  = 20 * time.Second // for others' documents
	maxLogo  = 1 << 20
)

// FileName is the document's name as a file.
func (r *Ready) FileName(f Format) string {
	ext := string(f)
	if f == UBL {
		ext = "xml"
	}
	number := strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '_' || c == '.' {
			return c
		}
		return '-'
	}, r.Document.Number)
	return strings.TrimLeft(number, ".") + "." + ext
}

// Render writes a document in a form. It reports what Make reports, fault.Invalid for a template or document that can't be
// used, and fault.State for UBL that breaks a rule, with the rules and what to mend.
func (s *Service) Render(ctx context.Context, r *Ready, f Format) ([]byte, error) {
	return s.Make(ctx, func(w io.Writer) error {
		switch f {
		case PDF:
			return present.PDF(w, r.Document, r.Template)
		case XLSX:
			return present.XLSX(w, r.Document, r.Template)
		case CSV:
			return present.CSV(w, r.Document, r.Template)
		}
		return r.ubl(w)
	})
}

// Make is what write writes. It waits while too many are written. It reports fault.Rate when that takes too long, and
// fault.Limit.
func (s *Service) Make(ctx context.Context, write func(io.Writer) error) ([]byte, error) {
	wait := time.NewTimer(maxWait)
	defer wait.Stop()
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-wait.C:
		return nil, fault.New(fault.Rate, "many documents are being made; try again in a minute")
	}
	var b bounded
	err := write(&b)
	if b.full {
		err = fault.New(fault.Limit, "the document has more than %d MB; use CSV, or a template with subtotals only", maxBytes>>20)
	}
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// bounded keeps what is written, up to a limit.
type bounded struct {
	bytes.Buffer
	full bool
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.Len()+len(p) > maxBytes {
		b.full = true
		return 0, io.ErrShortWrite
	}
	return b.Buffer.Write(p)
}

// Open assembles one document, of whatever kind the id is, with the account's template or, where it is not 0, the given one.
// It reports fault.NotFound for what is not there for the viewer, and fault.State. Requires invoices:read or credits:read,
// and billing:read for another template.
func (s *Service) Open(ctx context.Context, id, templateID int) (*Ready, error) {
	if templateID == 0 {
		return s.open(ctx, id, look{})
	}
	if err := viewer.Need(viewer.From(ctx), viewer.BillingRead); err != nil {
		return nil, err
	}
	t, err := s.DB.Template.Query().Where(template.ID(templateID)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "there is no such template").On("template")
	}
	if err != nil {
		return nil, err
	}
	l, err := s.look(viewer.NewContext(ctx, viewer.System("the logo of a template")), t)
	if err != nil {
		return nil, err
	}
	return s.open(ctx, id, l)
}

func (s *Service) open(ctx context.Context, id int, instead look) (*Ready, error) {
	var rows []*Ready
	var err error
	switch id >> 32 {
	case kindOf(migrate.InvoicesTable):
		rows, err = s.invoices(ctx, instead, []int{id})
	case kindOf(migrate.CreditMemosTable):
		rows, err = s.creditMemos(ctx, instead, []int{id})
	}
	if err == nil && len(rows) == 0 {
		err = fault.New(fault.NotFound, "there is no such document, or it is not yours to see")
	}
	if err != nil {
		return nil, err
	}
	return rows[0], nil
}

// kindOf is the part of an id that says which table it is from.
func kindOf(t *schema.Table) int { return *t.Annotation.IncrementStart >> 32 }

// Preview assembles a document as a template would make it that is still being edited. Logo is an image that was uploaded; 0:
// none. It reports fault.NotFound and, for a template that can't be used, fault.Invalid. Requires billing:read.
func (s *Service) Preview(ctx context.Context, id int, content []byte, logo int) (*Ready, error) {
	if err := viewer.Need(viewer.From(ctx), viewer.BillingRead); err != nil {
		return nil, err
	}
	t, err := parse(content)
	if err != nil {
		return nil, err
	}
	l := look{Template: t}
	if logo != 0 {
		if l.logo, err = s.image(ctx, logo); err != nil {
			return nil, err
		}
	}
	return s.open(ctx, id, l)
}

// parse reads and checks the content of a template.
func parse(content []byte) (*present.Template, error) {
	if len(content) > maxContent {
		return nil, fault.New(fault.Limit, "the template has more than %d KB; shorten its texts", maxContent>>10).On("content")
	}
	var t present.Template
	dec := json.NewDecoder(bytes.NewReader(content))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&t); err != nil {
		return nil, fault.New(fault.Invalid, "the template is not the JSON that is expected: %s", clip(strings.TrimPrefix(err.Error(), "json: "), 200)).On("content")
	}
	if dec.More() {
		return nil, fault.New(fault.Invalid, "there is something after the end of the template").On("content")
	}
	if err := t.Validate(); err != nil {
		return nil, fault.As(err).On("content")
	}
	return &t, nil
}

func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}

// Letter is the subject and the body of the e-mail that brings the document, in the language of its template.
func (r *Ready) Letter() (subject, body string, err error) {
	t := *r.Template
	usual := present.DefaultTemplate(t.Language)
	if strings.TrimSpace(t.Subject) == "" {
		t.Subject = usual.Subject
	}
	if strings.TrimSpace(t.Body) == "" {
		t.Body = usual.Body
	}
	if subject, err = t.Text(present.SubjectText, r.Document); err == nil {
		body, err = t.Text(present.BodyText, r.Document)
	}
	return subject, body, err
}

// LinkText is what stands before the address of the document in an e-mail.
func (r *Ready) LinkText() string { return wordsOf(r.Template.Language).link }
