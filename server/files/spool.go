package files

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"

	"github.com/duebook/duebook/server/scratch"
)

// Spool collects the bytes of a file that is on its way. Close deletes them.
type Spool struct {
	tmp  *scratch.File
	hash hash.Hash
	size int64
}

// NewSpool begins a file.
func NewSpool() (*Spool, error) {
	tmp, err := scratch.New("duebook-file-*")
	if err != nil {
		return nil, err
	}
	return &Spool{tmp: tmp, hash: sha256.New()}, nil
}

func (s *Spool) Write(p []byte) (int, error) {
	n, err := s.tmp.Write(p)
	s.hash.Write(p[:n])
	s.size += int64(n)
	return n, err
}

// Size is the number of bytes so far.
func (s *Spool) Size() int64 { return s.size }

func (s *Spool) sum() string { return hex.EncodeToString(s.hash.Sum(nil)) }

// each calls f with every part, in order. The slice is used again for the next.
func (s *Spool) each(f func(part int, content []byte) error) error {
	if _, err := s.tmp.Seek(0, io.SeekStart); err != nil {
		return err
	}
	buf := make([]byte, PartBytes)
	for part := 0; ; part++ {
		n, err := io.ReadFull(s.tmp, buf)
		if n > 0 {
			if err := f(part, buf[:n]); err != nil {
				return err
			}
		}
		switch {
		case err == io.EOF || err == io.ErrUnexpectedEOF:
			return nil
		case err != nil:
			return err
		}
	}
}

// Close forgets the bytes.
func (s *Spool) Close() error {
	return s.tmp.Close()
}
