// Package scratch makes temporary files that go with the process, however that ends.
package scratch

import (
	"errors"
	"os"
)

// File is a temporary file. Close deletes it.
type File struct {
	*os.File
	named bool
}

// New makes a file in the folder for temporary files, with a name as os.CreateTemp gives it. Where the system allows it, the
// file has lost its name by the time it is answered: a killed server leaves nothing behind.
func New(pattern string) (*File, error) {
	f, err := os.CreateTemp("", pattern)
	if err != nil {
		return nil, err
	}
	return &File{f, os.Remove(f.Name()) != nil}, nil
}

// Close closes the file and deletes it.
func (f *File) Close() error {
	err := f.File.Close()
	if f.named {
		err = errors.Join(err, os.Remove(f.Name()))
	}
	return err
}
