package mountfs

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
)

func newFS(t *testing.T) *FS {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	other, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { other.Close() })
	f, err := New(map[string]any{
		"/app":          fstest.MapFS{"a/b.txt": {Data: []byte("0123456789")}},
		"/app/deep/rw":  root,
		"/srv/one/more": other,
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestNewRefuses(t *testing.T) {
	for at, m := range map[string]any{"rel": fstest.MapFS{}, "/a/../b": fstest.MapFS{}, "/a/": fstest.MapFS{}, "/x": 1, "/n": nil} {
		if _, err := New(map[string]any{at: m}); err == nil {
			t.Errorf("%s: %T was mounted", at, m)
		}
	}
}

func TestTree(t *testing.T) {
	f := newFS(t)
	names := func(dir string) string {
		list, err := f.ReadDir(dir)
		if err != nil {
			return err.Error()
		}
		var b strings.Builder
		for _, e := range list {
			b.WriteString(e.Name() + " ")
		}
		return b.String()
	}
	if got := names("/"); got != "srv app " && got != "app srv " {
		t.Errorf("/ has %q", got)
	}
	if got := names("/app"); got != "a deep " {
		t.Errorf("/app has %q", got)
	}
	if got := names("/srv"); got != "one " {
		t.Errorf("/srv has %q", got)
	}
	if err := f.Chdir("/app/a"); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]error{"b.txt": nil, "../a/b.txt": nil, "/srv": nil, "/srv/one": nil, "/etc": fs.ErrNotExist,
		"../../../../etc/passwd": fs.ErrNotExist, "/app/x": fs.ErrNotExist, "/app/deep/rw": nil} {
		if _, err := f.Stat(name); !errors.Is(err, want) {
			t.Errorf("Stat %s: %v", name, err)
		}
	}
	if err := f.Chdir("b.txt"); !errors.Is(err, syscall.ENOTDIR) {
		t.Error(err)
	}
}

func TestChanges(t *testing.T) {
	f := newFS(t)
	w, err := f.OpenFile("/app/deep/rw/new", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(w, "text")
	w.Close()
	checks := map[string]struct{ got, want error }{
		"truncate":        {f.Truncate("/app/deep/rw/new", 2), nil},
		"mkdir":           {f.Mkdir("/app/deep/rw/d", 0o700), nil},
		"unlink dir":      {f.Remove("/app/deep/rw/d"), syscall.EISDIR},
		"rmdir file":      {f.Rmdir("/app/deep/rw/new"), syscall.ENOTDIR},
		"rmdir root":      {f.Rmdir("/app/deep/rw"), syscall.EBUSY},
		"rename across":   {f.Rename("/app/deep/rw/new", "/srv/one/more/new"), syscall.EXDEV},
		"write read-only": {f.Remove("/app/a/b.txt"), syscall.EROFS},
		"mkdir above":     {f.Mkdir("/srv/two", 0o700), syscall.EROFS},
		"mkdir nowhere":   {f.Mkdir("/tmp/x/y", 0o700), syscall.ENOENT},
		"NUL":             {f.Mkdir("/app/deep/rw/x\x00y", 0o700), syscall.EINVAL},
	}
	for name, c := range checks {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
	if err := f.Rename("/app/deep/rw/new", "/app/deep/rw/d/n"); err != nil {
		t.Error(err)
	}
	if _, err := f.OpenFile("/app/a/b.txt", os.O_RDWR, 0); !errors.Is(err, syscall.EROFS) {
		t.Error(err)
	}
	if _, err := f.OpenFile("/app/none", os.O_RDWR, 0); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

// A file system's file that cannot seek must do so all the same.
func TestSeekAnyway(t *testing.T) {
	f := &readOnly{File: &plain{}}
	b := make([]byte, 3)
	if _, err := io.ReadFull(f, b); err != nil || string(b) != "012" {
		t.Fatalf("%q, %v", b, err)
	}
	if n, err := f.Seek(-2, io.SeekEnd); err != nil || n != 8 {
		t.Fatal(n, err)
	}
	if rest, err := io.ReadAll(f); err != nil || string(rest) != "89" {
		t.Errorf("%q, %v", rest, err)
	}
}

// plain is an open file that can only be read.
type plain struct{ at int }

func (*plain) Stat() (fs.FileInfo, error) { return dirInfo("x"), nil }
func (*plain) Close() error               { return nil }

func (p *plain) Read(b []byte) (int, error) {
	n := copy(b, "0123456789"[p.at:])
	if p.at += n; n == 0 {
		return 0, io.EOF
	}
	return n, nil
}
