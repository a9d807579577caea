package z7

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"gaja/interp/syntax"
)

// watch runs f and fails the whole test binary when it does not come back: a parse cannot be cancelled.
func watch(t testing.TB, src string, f func()) {
	t.Helper()
	timer := time.AfterFunc(20*time.Second, func() {
		os.Stderr.WriteString("z7: parsing hangs on " + src + "\n")
		os.Exit(3)
	})
	defer timer.Stop()
	f()
}

// seeds are the sources of the other tests.
func seeds() []string {
	var out []string
	for _, c := range trees {
		out = append(out, "<?php "+c.src+";")
	}
	for _, c := range messages {
		out = append(out, c.src)
	}
	for _, c := range fatals {
		out = append(out, c.src)
	}
	files, _ := filepath.Glob("testdata/*.php")
	for _, f := range files {
		if src, err := os.ReadFile(f); err == nil {
			out = append(out, string(src))
		}
	}
	return out
}

// checkAny parses anything. Whatever it is, the result is a tree or an error with a line inside of the file.
func checkAny(t testing.TB, src []byte) {
	f, err := Parse("t.php", src, syntax.Options{})
	if err == nil {
		if f == nil {
			t.Fatalf("neither tree nor error for %q", src)
		}
		return
	}
	e, ok := err.(*syntax.Error)
	if !ok || e.Msg == "" || e.Line < 1 || e.Off < 0 || e.Off > len(src) {
		t.Fatalf("bad error %#v for %q", err, src)
	}
	if len(e.Msg) > 14 && e.Msg[:14] == "internal error" {
		t.Fatalf("%s for %q", e.Msg, src)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range seeds() {
		f.Add([]byte(s))
	}
	for _, k := range killers {
		f.Add([]byte("<?php " + k))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) < 1<<16 {
			checkAny(t, src)
		}
	})
}

// pieces are what mutations put into a source.
var pieces = append([]string{"(", ")", "[", "]", "{", "}", ";", ",", "$a", "A", "1", "=", "&", " = & ", "=>", "->", "::", "fn() =>",
	"function", "class", "static", "abstract", "final", "public", "foreach (", " as ", "list(", "and", "yield", "new", "?", ":",
	"\"", "'", "`", "{$", "${", "<<<X\n", "\nX\n", "<?php ", "?>", "__halt_compiler();", "declare(encoding=", "namespace", "use"},
	killers...)

// TestMutations damages the seeds in a fixed order of chance.
func TestMutations(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 4))
	all := seeds()
	n := 30_000
	if testing.Short() {
		n = 3_000
	}
	for range n {
		src := []byte(all[r.IntN(len(all))])
		for range 1 + r.IntN(3) {
			src = mutate(r, src, all)
		}
		watch(t, string(src), func() { checkAny(t, src) })
	}
}

// mutate makes one change.
func mutate(r *rand.Rand, src []byte, all []string) []byte {
	at := r.IntN(len(src) + 1)
	to := min(len(src), at+r.IntN(8))
	var with string
	switch r.IntN(5) {
	case 0:
	case 1:
		to = at
		with = pieces[r.IntN(len(pieces))]
	case 2:
		with = pieces[r.IntN(len(pieces))]
	case 3:
		other := all[r.IntN(len(all))]
		from := r.IntN(len(other))
		with = other[from : from+r.IntN(len(other)-from)]
	default:
		with = string([]byte{byte(r.IntN(256))})
	}
	return append(append(append([]byte{}, src[:at]...), with...), src[to:]...)
}
