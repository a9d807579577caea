package phpt

import (
	"os"
	"path/filepath"
	"strings"
)

// A Section is the name of a part of a phpt file.
type Section string

// The sections, in the order the package documentation explains them.
const (
	SectionTest        Section = "TEST"
	SectionDescription Section = "DESCRIPTION"
	SectionCredits     Section = "CREDITS"

	SectionFile         Section = "FILE"
	SectionFileEOF      Section = "FILEEOF"
	SectionFileExternal Section = "FILE_EXTERNAL"
	SectionRedirect     Section = "REDIRECTTEST"

	SectionExtensions Section = "EXTENSIONS"
	SectionSkipIf     Section = "SKIPIF"
	SectionConflicts  Section = "CONFLICTS"

	SectionINI         Section = "INI"
	SectionEnv         Section = "ENV"
	SectionArgs        Section = "ARGS"
	SectionStdin       Section = "STDIN"
	SectionCapture     Section = "CAPTURE_STDIO"
	SectionCGI         Section = "CGI"
	SectionPHPDBG      Section = "PHPDBG"
	SectionGet         Section = "GET"
	SectionCookie      Section = "COOKIE"
	SectionPost        Section = "POST"
	SectionPostRaw     Section = "POST_RAW"
	SectionPut         Section = "PUT"
	SectionGzipPost    Section = "GZIP_POST"
	SectionDeflatePost Section = "DEFLATE_POST"
	SectionClean       Section = "CLEAN"

	SectionExpect              Section = "EXPECT"
	SectionExpectF             Section = "EXPECTF"
	SectionExpectRegex         Section = "EXPECTREGEX"
	SectionExpectExternal      Section = "EXPECT_EXTERNAL"
	SectionExpectFExternal     Section = "EXPECTF_EXTERNAL"
	SectionExpectRegexExternal Section = "EXPECTREGEX_EXTERNAL"
	SectionExpectHeaders       Section = "EXPECTHEADERS"

	SectionXFail      Section = "XFAIL"
	SectionXLeak      Section = "XLEAK"
	SectionFlaky      Section = "FLAKY"
	SectionWhitespace Section = "WHITESPACE_SENSITIVE"
)

// known reports whether the format has such a section.
func (s Section) known() bool {
	switch s {
	case SectionTest, SectionDescription, SectionCredits,
		SectionFile, SectionFileEOF, SectionFileExternal, SectionRedirect,
		SectionExtensions, SectionSkipIf, SectionConflicts,
		SectionINI, SectionEnv, SectionArgs, SectionStdin, SectionCapture, SectionCGI, SectionPHPDBG,
		SectionGet, SectionCookie, SectionPost, SectionPostRaw, SectionPut, SectionGzipPost,
		SectionDeflatePost, SectionClean,
		SectionExpect, SectionExpectF, SectionExpectRegex, SectionExpectExternal,
		SectionExpectFExternal, SectionExpectRegexExternal, SectionExpectHeaders,
		SectionXFail, SectionXLeak, SectionFlaky, SectionWhitespace:
		return true
	}
	return false
}

// script reports whether the section holds the test's script, which a line
// "===DONE===" ends.
func (s Section) script() bool {
	return s == SectionFile || s == SectionFileEOF || s == SectionFileExternal
}

// A File is a parsed phpt file. Sections keep their bytes as written,
// including the final line end.
type File struct {
	Path     string // where it came from; empty for Parse
	sections map[Section]string
}

// Has reports whether the file has the section, empty or not.
func (f *File) Has(s Section) bool {
	_, ok := f.sections[s]
	return ok
}

// Get returns the text of the section, "" when there is none.
func (f *File) Get(s Section) string { return f.sections[s] }

// Set adds or replaces a section.
func (f *File) Set(s Section, text string) { f.sections[s] = text }

// filled reports whether the section has a text that PHP's empty() would not
// call empty.
func (f *File) filled(s Section) bool {
	text := f.sections[s]
	return text != "" && text != "0"
}

// Name returns the title of the test.
func (f *File) Name() string { return phpTrim(f.Get(SectionTest)) }

// NeedsCGI reports whether the test wants a CGI engine.
func (f *File) NeedsCGI() bool {
	for _, s := range []Section{SectionGet, SectionPost, SectionGzipPost, SectionDeflatePost,
		SectionPostRaw, SectionPut, SectionCookie, SectionExpectHeaders} {
		if f.filled(s) {
			return true
		}
	}
	return f.Has(SectionCGI)
}

// Extensions returns the extensions the test requires.
func (f *File) Extensions() []string {
	return splitLines(phpTrim(f.Get(SectionExtensions)))
}

// Conflicts returns the keys of the CONFLICTS section.
func (f *File) Conflicts() []string { return parseConflicts(f.Get(SectionConflicts)) }

// Expectation returns which of EXPECT, EXPECTF and EXPECTREGEX the test has,
// and its text.
func (f *File) Expectation() (Section, string) {
	for _, s := range []Section{SectionExpectF, SectionExpectRegex} {
		if f.Has(s) {
			return s, f.Get(s)
		}
	}
	return SectionExpect, f.Get(SectionExpect)
}

// loadExternal replaces the _EXTERNAL sections by the files they name. A file
// is looked for in the test's own directory only: ".." is taken out.
func (f *File) loadExternal() error {
	for _, s := range []Section{SectionFile, SectionExpect, SectionExpectF, SectionExpectRegex} {
		external := s + "_EXTERNAL"
		if !f.Has(external) {
			continue
		}
		name := phpTrim(strings.ReplaceAll(f.Get(external), "..", ""))
		data, err := os.ReadFile(filepath.Dir(f.Path) + "/" + name)
		if err != nil {
			return &SyntaxError{Message: "could not load --" + string(external) + "-- " + name}
		}
		f.sections[s] = string(data)
	}
	return nil
}

// parseConflicts reads the keys of a CONFLICTS section or file.
func parseConflicts(text string) []string {
	var keys []string
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		if key := phpTrim(line); key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}
