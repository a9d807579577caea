package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// The test binary is the command when asked to be: transcripts then run the very same main.
const asCommand = "GAJA_TEST_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// A transcript is what a terminal would show: a line "$ gaja …" runs the command, the lines below are its standard output,
// those that begin with "2> " its standard error, "[3]" its exit code when that is not 0, and "< text" lines before the
// output its standard input. " (no-eol)" ends a last line without a line break. "-- name --" begins a file, which exists
// in the working directory; $WORK stands for that directory. Words are quoted as in a shell; NAME=value words before the
// command are its environment.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no transcripts", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			dir, err := filepath.EvalSymlinks(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range parseTranscript(t, string(text), dir) {
				s.check(t, dir)
			}
		})
	}
}

// step is one command of a transcript.
type step struct {
	line                  string
	stdin, stdout, stderr string
	code                  int
}

// parseTranscript writes the files into dir and returns the commands.
func parseTranscript(t *testing.T, text, dir string) []*step {
	var steps []*step
	var s *step
	file := ""
	for _, line := range strings.SplitAfter(text, "\n") {
		bare := strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutPrefix(bare, "-- "); ok && strings.HasSuffix(name, " --") {
			file = filepath.Join(dir, strings.TrimSuffix(name, " --"))
			if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o700), os.WriteFile(file, nil, 0o600)); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if file != "" {
			f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			_, err = f.WriteString(line)
			if err := errors.Join(err, f.Close()); err != nil {
				t.Fatal(err)
			}
			continue
		}
		out := strings.ReplaceAll(line, "$WORK", dir)
		if cut, ok := strings.CutSuffix(out, " (no-eol)\n"); ok {
			out = cut
		}
		switch {
		case strings.HasPrefix(line, "$ "):
			s = &step{line: strings.ReplaceAll(bare[2:], "$WORK", dir)}
			steps = append(steps, s)
		case s == nil || strings.HasPrefix(line, "# "):
		case strings.HasPrefix(out, "< "):
			s.stdin += out[2:]
		case strings.HasPrefix(out, "2> "):
			s.stderr += out[3:]
		case strings.HasPrefix(line, "[") && strings.HasSuffix(bare, "]") && isNumber(bare[1:len(bare)-1]):
			s.code, _ = strconv.Atoi(bare[1 : len(bare)-1])
			s = nil
		default:
			s.stdout += out
		}
	}
	for _, s := range steps {
		s.stdout = trimGap(s.stdout)
	}
	return steps
}

func isNumber(s string) bool { _, err := strconv.Atoi(s); return err == nil }

// trimGap takes away the one empty line that sets commands apart.
func trimGap(s string) string {
	if s == "\n" {
		return ""
	}
	if strings.HasSuffix(s, "\n\n") {
		return s[:len(s)-1]
	}
	return s
}

func (s *step) check(t *testing.T, dir string) {
	t.Helper()
	words := shellWords(s.line)
	env := []string{asCommand + "=1", "PATH=" + os.Getenv("PATH"), "GORACE=atexit_sleep_ms=0"}
	for len(words) > 0 && words[0] != "gaja" {
		env, words = append(env, words[0]), words[1:]
	}
	if len(words) == 0 {
		t.Fatalf("%q is no command", s.line)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, words[1:]...)
	cmd.Args[0] = "gaja"
	cmd.Dir, cmd.Env, cmd.Stdin = dir, env, strings.NewReader(s.stdin)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err = cmd.Run()
	code := cmd.ProcessState.ExitCode()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if stdout.String() != s.stdout || stderr.String() != s.stderr || code != s.code {
		t.Errorf("$ %s\n%s", s.line, difference(s, stdout.String(), stderr.String(), code))
	}
}

func difference(s *step, stdout, stderr string, code int) string {
	var b strings.Builder
	for _, x := range [...][3]string{{"stdout", stdout, s.stdout}, {"stderr", stderr, s.stderr},
		{"exit code", strconv.Itoa(code), strconv.Itoa(s.code)}} {
		if x[1] != x[2] {
			b.WriteString(x[0] + ": got\n" + x[1] + "\nwant\n" + x[2] + "\n")
		}
	}
	return b.String()
}

// shellWords splits a line as a shell does with '…' and "…".
func shellWords(line string) []string {
	var words []string
	var b strings.Builder
	quote, open := byte(0), false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '\'' || c == '"'):
			quote, open = c, true
		case quote == 0 && c == ' ':
			if open || b.Len() > 0 {
				words = append(words, b.String())
			}
			b.Reset()
			open = false
		default:
			b.WriteByte(c)
		}
	}
	if open || b.Len() > 0 {
		words = append(words, b.String())
	}
	return words
}
