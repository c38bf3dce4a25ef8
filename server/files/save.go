package files

import (
	"context"
	"errors"
	"io"
	"mime"
	"path"
	"strings"
	"time"
	"unicode"

	"entgo.io/ent/dialect/sql/schema"
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/migrate"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// PartBytes is the size of every part but the last.
const PartBytes = 256 << 10

// DefaultMaxBytes is the largest upload where nothing else is configured.
const DefaultMaxBytes = 64 << 20

// Service stores and opens files.
type Service struct {
	DB       *store.DB
	MaxBytes int64 // of one upload; 0: DefaultMaxBytes
}

// Limit is the largest upload in bytes.
func (s *Service) Limit() int64 {
	if s.MaxBytes > 0 {
		return s.MaxBytes
	}
	return DefaultMaxBytes
}

// New is what is known of a file besides its bytes.
type New struct {
	Name      string    // made safe: the last element of a path, without control characters, at most 255 bytes
	MediaType string    // application/octet-stream when it is none
	Subject   int       // the account, invoice, payment, credit memo or contract it is kept with; 0: none
	Shared    bool      // whether the account's own people see it; needs a subject
	ExpiresAt time.Time // zero: never
}

// Upload keeps what r brings. It reports fault.Limit when there is more than the limit, fault.NotFound for a subject that
// is not there for the viewer, and fault.Invalid. Requires files:write, or imports:run for files without a subject.
func (s *Service) Upload(ctx context.Context, in New, r io.Reader) (*ent.Attachment, error) {
	v := viewer.From(ctx)
	if err := MayUpload(v, in.Subject != 0); err != nil {
		return nil, err
	}
	spool, err := NewSpool()
	if err != nil {
		return nil, err
	}
	defer spool.Close()
	n, err := io.Copy(spool, io.LimitReader(r, s.Limit()+1))
	switch {
	case err != nil:
		return nil, err
	case n > s.Limit():
		return nil, fault.New(fault.Limit, "the file is larger than %d MB; split it or raise the limit", s.Limit()>>20)
	case n == 0:
		return nil, fault.New(fault.Invalid, "the file is empty").On("file")
	}
	return store.Tx(ctx, s.DB, func(tx *store.TxClient) (*ent.Attachment, error) { return SaveTx(ctx, tx, in, spool) })
}

// MayUpload is nil when the viewer may upload a file, with or without a subject.
func MayUpload(v *viewer.Viewer, subject bool) error {
	if !subject && v.Can(viewer.ImportsRun) {
		return nil
	}
	return viewer.Need(v, viewer.FilesWrite)
}

// SaveTx keeps a spooled file as the viewer's. It checks no permission: that is for the verb that calls it.
func SaveTx(ctx context.Context, tx *store.TxClient, in New, spool *Spool) (*ent.Attachment, error) {
	v := viewer.From(ctx)
	if v == nil {
		return nil, viewer.ErrUnauthenticated
	}
	if in.Shared && in.Subject == 0 {
		return nil, fault.New(fault.Invalid, "only a file that is kept with an account or document can be shared").On("shared")
	}
	create := tx.Attachment.Create().SetCreatedAt(tx.Now).SetFileName(safeName(in.Name)).SetMediaType(safeType(in.MediaType)).
		SetSize(spool.size).SetSha256(spool.sum()).SetShared(in.Shared).SetUploadedByName(clip(v.Name, 200))
	if v.ID != 0 {
		create.SetUploadedBy(v.ID)
	}
	owner := 0
	if in.Subject != 0 {
		var err error
		if owner, err = ownerTx(ctx, tx, in.Subject); err != nil {
			return nil, err
		}
		create.SetSubjectID(in.Subject).SetAccountID(owner)
	}
	if !in.ExpiresAt.IsZero() {
		create.SetExpiresAt(in.ExpiresAt)
	}
	a, err := create.Save(ctx)
	if err != nil {
		return nil, err
	}
	if err := spool.each(func(part int, content []byte) error {
		return tx.Insert(ctx, "file_parts", []string{"attachment_id", "part", "content"}, [][]any{{a.ID, part, content}})
	}); err != nil {
		return nil, err
	}
	tx.Record(store.Event{Action: "file.create", Entity: a.ID, Account: owner,
		Changes: store.Changes{"file_name": {nil, a.FileName}, "size": {nil, a.Size}, "sha256": {nil, a.Sha256}}})
	return a, nil
}

// ownerTx is the account of the record that a file is kept with, read as the viewer sees it.
func ownerTx(ctx context.Context, tx *store.TxClient, subject int) (int, error) {
	owner, err := 0, error(nil)
	switch subject >> 32 {
	case typeOf(migrate.AccountsTable):
		var a *ent.Account
		if a, err = tx.Account.Get(ctx, subject); err == nil {
			owner = a.ID
		}
	case typeOf(migrate.InvoicesTable):
		var d *ent.Invoice
		if d, err = tx.Invoice.Get(ctx, subject); err == nil {
			owner = d.AccountID
		}
	case typeOf(migrate.PaymentsTable):
		var d *ent.Payment
		if d, err = tx.Payment.Get(ctx, subject); err == nil {
			owner = d.AccountID
		}
	case typeOf(migrate.CreditMemosTable):
		var d *ent.CreditMemo
		if d, err = tx.CreditMemo.Get(ctx, subject); err == nil {
			owner = d.AccountID
		}
	case typeOf(migrate.ContractsTable):
		var d *ent.Contract
		if d, err = tx.Contract.Get(ctx, subject); err == nil {
			owner = d.AccountID
		}
	default:
		return 0, fault.New(fault.Invalid, "files are kept with accounts, invoices, payments, credit memos and contracts").On("subjectId")
	}
	if errors.As(err, new(viewer.ErrDenied)) || ent.IsNotFound(err) {
		return 0, fault.New(fault.NotFound, "there is no such record, or it is not yours to see").On("subjectId")
	}
	if err == nil && owner == 0 {
		return 0, fault.New(fault.State, "the payer of this payment is not known yet; assign the payment to an account first").On("subjectId")
	}
	return owner, err
}

// typeOf is the part of an id that says which table it is from.
func typeOf(t *schema.Table) int { return *t.Annotation.IncrementStart >> 32 }

func safeName(name string) string {
	name = path.Base(strings.ReplaceAll(strings.ToValidUTF8(name, ""), `\`, "/"))
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, name))
	if ext := path.Ext(name); len(name) > 255 && len(ext) < 20 {
		name = clip(strings.TrimSuffix(name, ext), 255-len(ext)) + ext
	}
	if name = clip(name, 255); name == "" || name == "." || name == "/" || name == ".." {
		return "file"
	}
	return name
}

func safeType(mediaType string) string {
	t, params, err := mime.ParseMediaType(mediaType)
	if err != nil || !strings.Contains(t, "/") {
		return "application/octet-stream"
	}
	if cs := params["charset"]; cs != "" {
		t = mime.FormatMediaType(t, map[string]string{"charset": cs})
	}
	if t == "" || len(t) > 120 {
		return "application/octet-stream"
	}
	return t
}

func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}
