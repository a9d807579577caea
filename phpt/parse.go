package phpt

import (
	"bytes"
	"fmt"
	"os"
	"strings"
)

// A SyntaxError says why a file is not a phpt test. A test with such an error
// is reported as BORK.
type SyntaxError struct {
	Line    int    // where, counted from 1; 0 when it is about the whole file
	Message string // what is wrong
}

func (e *SyntaxError) Error() string {
	if e.Line == 0 {
		return e.Message
	}
	return fmt.Sprintf("%s on line %d", e.Message, e.Line)
}

// ParseFile reads and parses the file and loads what its _EXTERNAL sections
// name.
func ParseFile(path string) (*File, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	f, err := parseSections(data)
	if err != nil {
		return nil, err
	}
	f.Path = path
	if err := f.checkScript(); err != nil {
		return nil, err
	}
	if err := f.loadExternal(); err != nil {
		return nil, err
	}
	if err := f.settle(); err != nil {
		return nil, err
	}
	return f, nil
}

// Parse parses a phpt file. Files that _EXTERNAL sections name are not
// loaded: such a section stands for its expectation or script. Errors are
// *[SyntaxError].
func Parse(data []byte) (*File, error) {
	f, err := parseSections(data)
	if err != nil {
		return nil, err
	}
	if err := f.checkScript(); err != nil {
		return nil, err
	}
	for _, s := range []Section{SectionFile, SectionExpect, SectionExpectF, SectionExpectRegex} {
		if f.Has(s+"_EXTERNAL") && !f.Has(s) {
			f.sections[s] = ""
		}
	}
	if err := f.settle(); err != nil {
		return nil, err
	}
	return f, nil
}

// parseSections cuts the file at its section lines.
func parseSections(data []byte) (*File, error) {
	if len(data) == 0 {
		return nil, &SyntaxError{Message: "empty test"}
	}
	if !bytes.HasPrefix(data, []byte("--TEST--")) {
		return nil, &SyntaxError{Line: 1, Message: "tests must start with --TEST--"}
	}
	f := &File{sections: map[Section]string{SectionTest: ""}}
	section, number, done := SectionTest, 0, false
	var body strings.Builder
	for line := range bytes.Lines(data) {
		if number++; number == 1 {
			continue
		}
		name, isHead := sectionLine(line)
		if !isHead {
			if !done {
				body.Write(line)
			}
			done = done || section.script() && isDoneLine(line)
			continue
		}
		f.sections[section] = body.String()
		body.Reset()
		done = false
		section = name
		if f.sections[section] != "" {
			return nil, &SyntaxError{Line: number, Message: "duplicated " + string(section) + " section"}
		}
		if !section.known() {
			return nil, &SyntaxError{Line: number, Message: fmt.Sprintf("Unknown section %q", string(section))}
		}
		f.sections[section] = ""
	}
	f.sections[section] = body.String()
	return f, nil
}

// sectionLine recognises a line that opens a section: two hyphens, capitals
// and underscores, two hyphens, then anything.
func sectionLine(line []byte) (Section, bool) {
	rest, ok := bytes.CutPrefix(line, []byte("--"))
	if !ok {
		return "", false
	}
	n := 0
	for n < len(rest) && (rest[n] == '_' || rest[n] >= 'A' && rest[n] <= 'Z') {
		n++
	}
	if n == 0 || !bytes.HasPrefix(rest[n:], []byte("--")) {
		return "", false
	}
	return Section(rest[:n]), true
}

// isDoneLine recognises the line that ends a script before its section ends.
func isDoneLine(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("===DONE==="))
	return ok && len(bytes.TrimSpace(rest)) == 0
}

// checkScript wants exactly one script.
func (f *File) checkScript() error {
	scripts := 0
	for _, s := range []Section{SectionFile, SectionFileEOF, SectionFileExternal} {
		if f.Has(s) {
			scripts++
		}
	}
	if scripts != 1 && !f.Has(SectionPHPDBG) && !f.Has(SectionRedirect) {
		return &SyntaxError{Message: "missing section --FILE--"}
	}
	return nil
}

// settle wants exactly one expectation, turns FILEEOF into FILE and gives the
// debugger its commands.
func (f *File) settle() error {
	if f.Has(SectionRedirect) {
		return nil
	}
	if f.Has(SectionFileEOF) {
		f.sections[SectionFile] = strings.TrimRight(f.Get(SectionFileEOF), "\r\n")
		delete(f.sections, SectionFileEOF)
	}
	expectations := 0
	for _, s := range []Section{SectionExpect, SectionExpectF, SectionExpectRegex} {
		if f.Has(s) {
			expectations++
		}
	}
	if expectations != 1 {
		return &SyntaxError{Message: "missing section --EXPECT--, --EXPECTF-- or --EXPECTREGEX--"}
	}
	if f.Has(SectionPHPDBG) && !f.Has(SectionStdin) {
		f.sections[SectionStdin] = f.Get(SectionPHPDBG) + "\n"
	}
	return nil
}
