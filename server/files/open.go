package files

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/attachment"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

// File is a stored file, open for reading from any place. It keeps one part in memory and may be used by several
// goroutines.
type File struct {
	*ent.Attachment
	ctx context.Context
	db  *store.DB

	mu     sync.Mutex
	offset int64
	part   int64
	loaded []byte
}

// Open is the file with the id, for as long as ctx lasts. It reports fault.NotFound for a file that is not there for the
// viewer, or has expired.
func (s *Service) Open(ctx context.Context, id int) (*File, error) {
	a, err := s.DB.Attachment.Query().Where(attachment.ID(id), attachment.Or(attachment.ExpiresAtIsNil(), attachment.ExpiresAtGT(s.DB.Clock().UTC()))).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "there is no such file, or it is not yours to see")
	}
	if err != nil {
		return nil, err
	}
	return &File{Attachment: a, ctx: ctx, db: s.DB, part: -1}, nil
}

// ReadAt implements io.ReaderAt.
func (f *File) ReadAt(p []byte, offset int64) (n int, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for n < len(p) {
		m, err := f.readAt(p[n:], offset+int64(n))
		n += m
		if err != nil {
			return n, err
		}
	}
	return n, nil
}

func (f *File) readAt(p []byte, offset int64) (int, error) {
	if offset < 0 {
		return 0, errors.New("files: negative offset")
	}
	if offset >= f.Size {
		return 0, io.EOF
	}
	if part := offset / PartBytes; part != f.part {
		rows, err := f.db.Query(f.ctx, `SELECT content FROM file_parts WHERE attachment_id = ? AND part = ?`, f.ID, part)
		if err != nil {
			return 0, err
		}
		content, err := only(rows)
		if err != nil {
			return 0, fmt.Errorf("part %d of file %d: %w", part, f.ID, err)
		}
		f.part, f.loaded = part, content
	}
	at := offset % PartBytes
	if at >= int64(len(f.loaded)) {
		return 0, io.ErrUnexpectedEOF
	}
	return copy(p, f.loaded[at:]), nil
}

func only(rows *sql.Rows) (content []byte, err error) {
	defer rows.Close()
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return nil, err
		}
		return nil, sql.ErrNoRows
	}
	if err := rows.Scan(&content); err != nil {
		return nil, err
	}
	return content, rows.Close()
}

// Read implements io.Reader.
func (f *File) Read(p []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	n, err := f.readAt(p, f.offset)
	f.offset += int64(n)
	return n, err
}

// Seek implements io.Seeker.
func (f *File) Seek(offset int64, whence int) (int64, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch whence {
	case io.SeekCurrent:
		offset += f.offset
	case io.SeekEnd:
		offset += f.Size
	}
	if offset < 0 {
		return 0, errors.New("files: negative offset")
	}
	f.offset = offset
	return offset, nil
}
