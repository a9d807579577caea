package z7

import (
	"os"
	"reflect"
	"testing"

	"gaja/interp/syntax"
)

// TestSameTree compares the trees, positions included, with those of the 8.4 parser, which has nothing in common with
// this package but the lexer.
func TestSameTree(t *testing.T) {
	sample, err := os.ReadFile("testdata/sample.php")
	if err != nil {
		t.Fatal(err)
	}
	sources := []string{string(sample)}
	for _, c := range trees {
		sources = append(sources, "<?php "+c.src+";")
	}
	compared := 0
	for i, src := range sources {
		want, err := syntax.Parse("t.php", []byte(src), syntax.Options{})
		if err != nil {
			if i == 0 {
				t.Errorf("the sample is to be valid at both levels: %v", err)
			}
			continue
		}
		got := mustParse(t, src)
		compared++
		if got.Halt != want.Halt || got.Lines != want.Lines {
			t.Errorf("halt %d, lines %d; want %d, %d", got.Halt, got.Lines, want.Halt, want.Lines)
		}
		if len(got.Stmts) != len(want.Stmts) {
			t.Fatalf("%d statements, want %d", len(got.Stmts), len(want.Stmts))
		}
		for j := range got.Stmts {
			if !reflect.DeepEqual(got.Stmts[j], want.Stmts[j]) {
				t.Errorf("source %d, statement %d\n got %s\nwant %s", i, j, dump(got.Stmts[j]), dump(want.Stmts[j]))
			}
		}
	}
	if compared < len(trees)/2 {
		t.Errorf("only %d sources compared", compared)
	}
}
