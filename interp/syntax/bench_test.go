package syntax

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sources returns the files to measure with: those below the directory PHP_BENCH_DIR names, else the seeds.
func sources(b *testing.B) (list [][]byte, size int64) {
	dir := os.Getenv("PHP_BENCH_DIR")
	if dir == "" {
		dir = "testdata"
	}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || !strings.HasSuffix(path, ".php") {
			return err
		}
		src, err := os.ReadFile(path)
		list = append(list, src)
		size += int64(len(src))
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return list, size
}

func BenchmarkParse(b *testing.B) {
	list, size := sources(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, src := range list {
			if _, err := Parse("bench.php", src, Options{}); err != nil && len(list) > 10 {
				continue
			}
		}
	}
}

func BenchmarkLex(b *testing.B) {
	list, size := sources(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, src := range list {
			l := NewLexer(src, LexOptions{Parser: true})
			for t := l.Next(); t != TEnd && t != TError; t = l.Next() {
			}
		}
	}
}
