package files_test

import (
	"bytes"
	"context"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/accounts"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/files"
	"github.com/duebook/duebook/server/ledger"
	"github.com/duebook/duebook/server/servertest"
	"github.com/duebook/duebook/server/store"
)

func random(n int) []byte {
	b := make([]byte, n)
	r := rand.NewChaCha8([32]byte{1})
	_, _ = r.Read(b)
	return b
}

// party is a new account in a book with one business unit.
func party(t *testing.T, db *store.DB, number string) *ent.Account {
	t.Helper()
	sys := servertest.System(t)
	unit, err := db.BusinessUnit.Query().FirstID(sys)
	if ent.IsNotFound(err) {
		u, err := (&ledger.Service{DB: db}).CreateBusinessUnit(sys, ledger.BusinessUnit{Code: "HQ", Name: "Head office", Currency: "USD", TimeZone: "UTC"})
		if err != nil {
			t.Fatal(err)
		}
		unit = u.ID
	}
	a, err := (&accounts.Service{DB: db}).Open(sys, accounts.Open{BusinessUnit: unit, Number: number, Name: number, Kind: "DEALER", Currency: "USD"})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestBytesComeBack(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		s := &files.Service{DB: db}
		ctx := servertest.As(t, viewer.Biller)
		for _, size := range []int{1, files.PartBytes - 1, files.PartBytes, files.PartBytes + 1, 3*files.PartBytes + 77} {
			want := random(size)
			a, err := s.Upload(ctx, files.New{Name: "book.bin"}, bytes.NewReader(want))
			if err != nil {
				t.Fatal(err)
			}
			f, err := s.Open(ctx, a.ID)
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(f)
			if err != nil || !bytes.Equal(got, want) || a.Size != int64(size) {
				t.Errorf("%d bytes: %d came back, %v", size, len(got), err)
			}
			for range 20 {
				at := rand.IntN(size)
				piece := make([]byte, 1+rand.IntN(size-at))
				if _, err := f.ReadAt(piece, int64(at)); err != nil || !bytes.Equal(piece, want[at:at+len(piece)]) {
					t.Errorf("%d bytes at %d of %d: %v", len(piece), at, size, err)
				}
			}
			if n, err := f.ReadAt(make([]byte, 2), int64(size-1)); n != 1 || err != io.EOF {
				t.Errorf("reading past the end: %d, %v", n, err)
			}
		}
	})
}

func TestRefusedUploads(t *testing.T) {
	t.Parallel()
	db := servertest.SQLite(t)
	s := &files.Service{DB: db, MaxBytes: 1000}
	account := party(t, db, "A")
	biller := servertest.As(t, viewer.Biller)
	for name, tc := range map[string]struct {
		ctx  context.Context
		in   files.New
		size int
		want fault.Code
	}{
		"nobody":                 {t.Context(), files.New{Name: "x"}, 10, fault.Unauthenticated},
		"auditor":                {servertest.As(t, viewer.Auditor), files.New{Name: "x"}, 10, fault.Forbidden},
		"dealer":                 {servertest.Bound(t, account.ID), files.New{Name: "x", Subject: account.ID}, 10, fault.Forbidden},
		"at the limit":           {biller, files.New{Name: "x"}, 1000, ""},
		"over the limit":         {biller, files.New{Name: "x"}, 1001, fault.Limit},
		"empty":                  {biller, files.New{Name: "x"}, 0, fault.Invalid},
		"shared without subject": {biller, files.New{Name: "x", Shared: true}, 10, fault.Invalid},
		"unknown account":        {biller, files.New{Name: "x", Subject: account.ID + 1}, 10, fault.NotFound},
		"subject of no sort":     {biller, files.New{Name: "x", Subject: 5 << 32}, 10, fault.Invalid},
	} {
		if _, err := s.Upload(tc.ctx, tc.in, bytes.NewReader(random(tc.size))); fault.Of(err) != tc.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n, err := db.FilePart.Query().Count(servertest.System(t)); err != nil || n != 1 {
		t.Errorf("%d parts are kept, %v", n, err)
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	db := servertest.SQLite(t)
	s := &files.Service{DB: db}
	ctx := servertest.As(t, viewer.Biller)
	for in, want := range map[string]string{
		"book.csv": "book.csv", `C:\books\book.csv`: "book.csv", "../../etc/passwd": "passwd", "": "file", "..": "file", "a\x00b\r\n.csv": "ab.csv",
		"inv\u202Efdp.exe": "invfdp.exe", strings.Repeat("ä", 300) + ".xlsx": strings.Repeat("ä", 125) + ".xlsx", "\xff": "file",
	} {
		a, err := s.Upload(ctx, files.New{Name: in, MediaType: "nonsense"}, strings.NewReader("x"))
		if err != nil {
			t.Fatal(err)
		}
		if a.FileName != want || a.MediaType != "application/octet-stream" {
			t.Errorf("%q became %q of %s, not %q", in, a.FileName, a.MediaType, want)
		}
	}
}

func TestExpiry(t *testing.T) {
	t.Parallel()
	servertest.Each(t, func(t *testing.T, db *store.DB) {
		s := &files.Service{DB: db}
		ctx := servertest.As(t, viewer.Biller)
		old, err := s.Upload(ctx, files.New{Name: "old", ExpiresAt: servertest.Now.Add(time.Hour)}, bytes.NewReader(random(2*files.PartBytes)))
		if err != nil {
			t.Fatal(err)
		}
		kept, err := s.Upload(ctx, files.New{Name: "kept"}, strings.NewReader("x"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Open(ctx, old.ID); err != nil {
			t.Errorf("before it expires: %v", err)
		}
		later := &files.Service{DB: db.At(func() time.Time { return servertest.Now.Add(2 * time.Hour) })}
		if _, err := later.Open(ctx, old.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("after it expired: %v", err)
		}
		if n, err := later.Prune(t.Context()); n != 1 || err != nil {
			t.Errorf("%d pruned, %v", n, err)
		}
		if _, err := later.Open(ctx, kept.ID); err != nil {
			t.Error(err)
		}
		if n, err := db.FilePart.Query().Count(servertest.System(t)); err != nil || n != 1 {
			t.Errorf("%d parts are left, %v", n, err)
		}
	})
}
