package syntax

import (
	"math/rand"
	"os"
	"path/filepath"
	"testing"
)

// seeds are small sources that reach every corner of the grammar.
func seeds(tb testing.TB) [][]byte {
	files, err := filepath.Glob("testdata/*.php")
	if err != nil || len(files) == 0 {
		tb.Fatal("no seeds", err)
	}
	var list [][]byte
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		list = append(list, b)
	}
	return list
}

// FuzzParse proves that no input makes the parser or the lexer panic or hang.
func FuzzParse(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add(s)
	}
	f.Fuzz(checkSource)
}

func checkSource(t *testing.T, src []byte) {
	file, err := Parse("fuzz.php", src, Options{})
	if (err == nil) == (file == nil) {
		t.Fatalf("file %v, error %v", file, err)
	}
	for _, level := range []Level{Level84, Level74} {
		checkTokens(t, src, level)
		checkParts(t, src, level)
	}
}

// checkTokens reads all tokens and sees that they cover the source without gaps.
func checkTokens(t *testing.T, src []byte, level Level) {
	l := NewLexer(src, LexOptions{Level: level})
	at := 0
	empty := 0
	for {
		tok := l.Next()
		off, end := l.Offsets()
		if off != at && tok != TEnd {
			t.Fatalf("%s: gap from %d to %d before %s", level, at, off, tok.Name())
		}
		if end > len(src) {
			t.Fatalf("%s: token ends at %d of %d", level, end, len(src))
		}
		if tok == TEnd {
			return
		}
		if at = end; end > off {
			empty = 0
		} else if empty++; empty > 3 {
			t.Fatalf("%s: no progress at %d", level, at)
		}
	}
}

// checkParts parses the source as the inside of every kind of string.
func checkParts(t *testing.T, src []byte, level Level) {
	for _, kind := range []StringKind{InDouble, InBackquotes, InHeredoc} {
		_, _, _ = ParseStringParts(string(src), StringOptions{Level: level, Kind: kind, Line: 1})
	}
}

// TestMutations breaks the seeds in many small ways, always the same ones.
func TestMutations(t *testing.T) {
	list := seeds(t)
	r := rand.New(rand.NewSource(84))
	rounds := 3000
	if testing.Short() {
		rounds = 300
	}
	for range rounds {
		checkSource(t, mutate(r, list))
	}
}

var fragments = []string{"\"", "'", "`", "{$", "${", "<<<A\n", "\nA", "<<<'A'\n", "?>", "<?php ", "<?=", "->", "?->", "::", "#[", "(", ")",
	"[", "]", "{", "}", "&", "...", "fn", "static", "/*", "*/", "//", "\\", "\x00", "\r", "yield from", "enum ", "__halt_compiler();"}

// mutate cuts, swaps and inserts bytes of a seed.
func mutate(r *rand.Rand, list [][]byte) []byte {
	src := append([]byte(nil), list[r.Intn(len(list))]...)
	for range 1 + r.Intn(4) {
		if len(src) == 0 {
			break
		}
		i := r.Intn(len(src))
		switch r.Intn(5) {
		case 0:
			src = append(src[:i], src[min(len(src), i+1+r.Intn(5)):]...)
		case 1:
			src[i] = byte(r.Intn(256))
		case 2:
			src = src[:i]
		default:
			src = append(src[:i], append([]byte(fragments[r.Intn(len(fragments))]), src[i:]...)...)
		}
	}
	return src
}
