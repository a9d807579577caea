package phpt

import (
	"bytes"
	"errors"
	"os"
	"strings"
)

// Bless rewrites the expectation of a failed test so that what it printed is
// right. In an EXPECTF section, lines that describe what was printed stay as
// they are. An EXPECTREGEX section, a section in another file and headers are
// for a person to change.
func Bless(r *Result) error {
	if r.Source == nil || r.Source.Path == "" {
		return errors.New("the test does not parse")
	}
	kind, _ := r.Source.Expectation()
	if kind == SectionExpectRegex || r.Source.Has(kind+"_EXTERNAL") || r.Source.Has(SectionExpectHeaders) {
		return errors.New("its expectation cannot be rewritten")
	}
	text := r.Output
	if kind == SectionExpectF {
		m := NewMatcher(kind, r.Expected, Rules84)
		text = blessed(r.Expected, r.Output, m.lineMatcher())
	}
	data, err := os.ReadFile(r.Source.Path)
	if err != nil {
		return err
	}
	head := []byte("--" + string(kind) + "--")
	var out bytes.Buffer
	inside := false
	for line := range bytes.Lines(data) {
		if name, ok := sectionLine(line); ok {
			inside = name == kind && bytes.HasPrefix(line, head)
			out.Write(line)
			if inside {
				out.WriteString(text + "\n")
			}
		} else if !inside {
			out.Write(line)
		}
	}
	return os.WriteFile(r.Source.Path, out.Bytes(), 0o644)
}

// blessed puts the lines together: the expected one where it describes what
// was printed, the printed one elsewhere.
func blessed(expected, output string, match func(want, got string) bool) string {
	want, got := strings.Split(expected, "\n"), strings.Split(output, "\n")
	var lines []string
	next := 0
	for _, e := range compareLines(want, got, match) {
		switch e.sign {
		case ' ':
			for next < len(want) && !match(want[next], e.text) {
				next++
			}
			if next < len(want) {
				lines = append(lines, want[next])
				next++
			}
		case '+':
			lines = append(lines, e.text)
		case '-':
			next = e.line
		}
	}
	return strings.Join(lines, "\n")
}
