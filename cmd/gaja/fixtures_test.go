package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gaja/phpt"
)

// engine builds the command once for all fixtures.
func engine(t *testing.T) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "gaja")
	out, err := exec.Command("go", "build", "-o", bin, "gaja/cmd/gaja").CombinedOutput()
	if err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return bin
}

// TestFixtures runs the phpt fixtures of all extensions at each level. A name that ends in _74 or _84 says that what the
// fixture shows holds at that level alone.
func TestFixtures(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command")
	}
	bin := engine(t)
	files, err := filepath.Glob("../../ext/*/testdata/*.phpt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, level := range []string{"8.4", "7.4"} {
		other := map[string]string{"8.4": "_74", "7.4": "_84"}[level]
		t.Run(level, func(t *testing.T) {
			runner, err := phpt.NewProcess([]string{bin, "--level=" + level}, phpt.ProcessOptions{CGI: "-", PHPDBG: "-"})
			if err != nil {
				t.Fatal(err)
			}
			var run []string
			for _, f := range files {
				if !strings.HasSuffix(strings.TrimSuffix(f, ".phpt"), other) {
					run = append(run, f)
				}
			}
			if os.Getenv("GAJA_FIXTURES") != "" {
				run, _ = filepath.Glob(os.Getenv("GAJA_FIXTURES"))
			}
			phpt.Run(t, runner, run...)
		})
	}
}
