package oshost

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	fsys := Files()
	name := filepath.Join(dir, "f")
	f, err := fsys.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	f.Write([]byte("hello"))
	f.Close()
	if b, err := fsys.ReadFile(name); err != nil || string(b) != "hello" {
		t.Errorf("ReadFile = %q, %v", b, err)
	}
	if err := fsys.Remove(dir); err == nil {
		t.Error("Remove removed a directory")
	}
	if err := fsys.Rmdir(name); err == nil {
		t.Error("Rmdir removed a file")
	}
	if err := fsys.Symlink(name, name+".l"); err != nil {
		t.Fatal(err)
	}
	if p, err := fsys.Realpath(name + ".l"); err != nil || filepath.Base(p) != "f" {
		t.Errorf("Realpath = %q, %v", p, err)
	}
	if list, err := fsys.ReadDir(dir); err != nil || len(list) != 2 {
		t.Errorf("ReadDir = %v, %v", list, err)
	}
}

func TestClockSleepEndsWithContext(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	start := time.Now()
	if err := Clock().Sleep(ctx, time.Minute); err == nil || time.Since(start) > 10*time.Second {
		t.Errorf("Sleep = %v after %v", err, time.Since(start))
	}
}
