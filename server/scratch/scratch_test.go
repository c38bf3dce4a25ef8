package scratch_test

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/duebook/duebook/server/scratch"
)

// TestMain lets the test binary be the process that TestKilled kills.
func TestMain(m *testing.M) {
	if os.Getenv("DUEBOOK_TEST_SCRATCH") == "" {
		os.Exit(m.Run())
	}
	f, err := scratch.New("duebook-test-*")
	if err == nil {
		_, err = f.WriteString("numbers")
	}
	if err != nil {
		os.Exit(1)
	}
	_, _ = os.Stdout.WriteString("ready")
	_, _ = io.ReadAll(os.Stdin) // until it is killed
}

func left(t *testing.T, folder string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestCloseDeletes(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	t.Setenv("TMP", folder)
	f, err := scratch.New("duebook-test-*")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString("numbers"); err != nil {
		t.Fatal(err)
	}
	b := make([]byte, 7)
	if _, err := f.ReadAt(b, 0); err != nil || string(b) != "numbers" {
		t.Errorf("%q, %v", b, err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	if names := left(t, folder); len(names) > 0 {
		t.Errorf("%v is left", names)
	}
}

func TestKilled(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Log("an open file keeps its name here")
		return
	}
	folder := t.TempDir()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "DUEBOOK_TEST_SCRATCH=1", "TMPDIR="+folder)
	if _, err := cmd.StdinPipe(); err != nil { // it lives as long as this is open
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(out, make([]byte, len("ready"))); err != nil {
		t.Error(err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if names := left(t, folder); len(names) > 0 {
		t.Errorf("a killed process leaves %v", names)
	}
}
