package phpt

import (
	"fmt"
	"os"
	"strings"
)

// text is the output as tests see it: what was captured, and a note on how
// the process ended when that was not by itself.
func (r *Response) text() string {
	out := string(r.Output)
	switch {
	case r.TimedOut:
		out += "\n ** ERROR: process timed out **\n"
	case r.Crash != "":
		out += "\n" + r.Crash + "\n"
	case r.Signal != 0:
		out += fmt.Sprintf("\nTermsig=%d\n", r.Signal)
	case r.ExitCode > 128 && r.ExitCode < 160:
		out += fmt.Sprintf("\nTermsig=%d\n", r.ExitCode-128)
	}
	return out
}

// judge compares what the test printed with what it should have, and reports
// whether a second attempt may be made.
func (t *testRun) judge(resp *Response) (again bool) {
	t.result.Signal, t.result.TimedOut, t.result.Crash = resp.Signal, resp.TimedOut, resp.Crash
	out := resp.text()
	if t.h.opts.Repeat > 1 {
		out = lastRepetition(out)
	}
	output := unixLines(phpTrim(out))
	var headers map[string]string
	if t.file.NeedsCGI() {
		if head, body, ok := cutHeaders(out); ok {
			output, headers = phpTrim(body), parseHeaders(head)
		}
	}
	m := NewMatcher(expectation(t.file, t.h.rules))
	passed, err := m.Match(output)
	t.result.Output, t.result.Expected = output, m.Expected()
	if err != nil && !passed {
		t.result.Reason = joinReasons(t.result.Reason, "expectation: "+err.Error())
	}
	if !passed && t.mayRetry(output) && !t.result.Retried && t.h.rules != Rules74 {
		return true
	}
	wanted, got, same := t.compareHeaders(headers)
	leaked := t.leaked()
	if passed && same && !leaked {
		return t.passed()
	}
	if !same {
		t.result.Expected = wanted + "\n--HEADERS--\n" + t.result.Expected
		t.result.Output = got + "\n--HEADERS--\n" + t.result.Output
	}
	t.failed(passed && same, leaked)
	if !passed || !same {
		t.result.Diff = Diff(t.result.Expected, t.result.Output, t.h.opts.Context, m.lineMatcher())
	}
	return false
}

func expectation(f *File, rules Rules) (Section, string, Rules) {
	kind, text := f.Expectation()
	return kind, text, rules
}

func joinReasons(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

// passed settles a test whose output is right: that may still be odd.
func (t *testRun) passed() bool {
	r := t.result
	switch {
	case t.cleanText != "" && t.h.rules != Rules74:
		return t.bork("invalid output from CLEAN: " + firstLine(t.cleanText))
	case t.file.Has(SectionXFail):
		r.verdict("warn: XFAIL section but test passes", Warn)
	case t.file.Has(SectionXLeak) && (t.h.opts.Valgrind != "" || t.h.rules == Rules74):
		r.verdict("warn: XLEAK section but test passes", Warn)
	case r.Retried:
		r.verdict("warn: Test passed on retry attempt", Warn)
	default:
		// A warning of SKIPIF shows only when the test fails, as in the original.
		r.verdict("", Pass)
	}
	return false
}

// failed settles a test that leaked or whose output is wrong.
func (t *testRun) failed(passed, leaked bool) {
	r := t.result
	var statuses []Status
	if leaked {
		if t.file.Has(SectionXLeak) {
			statuses = append(statuses, XLeak)
		} else {
			statuses = append(statuses, Leak)
		}
	}
	if t.warn {
		statuses = append(statuses, Warn)
	}
	if !passed {
		switch {
		case t.file.Has(SectionXFail):
			statuses = append(statuses, XFail)
			r.Reason = "XFAIL REASON: " + phpTrim(t.file.Get(SectionXFail))
		case t.file.Has(SectionXLeak) && (t.h.opts.Valgrind != "" || t.h.rules == Rules74):
			statuses = append(statuses, XLeak)
			r.Reason = "XLEAK REASON: " + phpTrim(t.file.Get(SectionXLeak))
		default:
			statuses = append(statuses, Fail)
		}
	}
	r.Statuses = statuses
	switch {
	case r.TimedOut:
		r.Reason = joinReasons(r.Reason, "timed out")
	case r.Signal != 0:
		r.Reason = joinReasons(r.Reason, fmt.Sprintf("ended by signal %d", r.Signal))
	case r.Crash != "":
		r.Reason = joinReasons(r.Reason, "crashed: "+firstLine(r.Crash))
	}
}

// leaked reports whether valgrind wrote something.
func (t *testRun) leaked() bool {
	if t.h.opts.Valgrind == "" {
		return false
	}
	report, err := os.ReadFile(t.stem + "mem")
	t.result.LeakReport = string(report)
	if err == nil && len(report) == 0 {
		_ = os.Remove(t.stem + "mem")
	}
	return len(report) > 0
}

// mayRetry reports whether the test, or what it printed, depends on time or
// on things outside.
func (t *testRun) mayRetry(output string) bool {
	for _, message := range []string{"404: page not found", "address already in use", "connection refused",
		"deadlock", "mailbox already exists", "timed out"} {
		if containsWord(output, message, true) {
			return true
		}
	}
	if t.file.Has(SectionFlaky) || strings.Contains(t.file.Get(SectionSkipIf), "SKIP_PERF_SENSITIVE") {
		return true
	}
	for _, function := range []string{"disk_free_space", "hrtime", "microtime", "sleep", "usleep"} {
		if containsWord(t.file.Get(SectionFile), function+"(", false) {
			return true
		}
	}
	return false
}

// containsWord looks for the phrase at the beginning of a word, and with
// whole at the end of one too; case does not matter.
func containsWord(text, phrase string, whole bool) bool {
	text = strings.ToLower(text)
	for from := 0; ; {
		i := strings.Index(text[from:], phrase)
		if i < 0 {
			return false
		}
		start := from + i
		end := start + len(phrase)
		if (start == 0 || !wordByte(text[start-1])) && (!whole || end == len(text) || !wordByte(text[end])) {
			return true
		}
		from = start + 1
	}
}

func wordByte(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// lastRepetition cuts the output of all executions but the last out of what
// an engine printed under --repeat.
func lastRepetition(out string) string {
	const first, again = "Executing for the first time...\n", "Finished execution, repeating...\n"
	before, after, ok := strings.Cut(out, first)
	if !ok {
		return out
	}
	if i := strings.LastIndex(after, again); i >= 0 {
		after = after[i+len(again):]
	}
	return before + after
}

// cutHeaders splits a CGI response at its first empty line.
func cutHeaders(out string) (head, body string, ok bool) {
	for i := 0; i < len(out); i++ {
		if out[i] != '\n' {
			continue
		}
		rest := strings.TrimPrefix(out[i+1:], "\r")
		if strings.HasPrefix(rest, "\n") {
			return strings.TrimSuffix(out[:i], "\r"), rest[1:], true
		}
	}
	return "", "", false
}

func parseHeaders(text string) map[string]string {
	headers := map[string]string{}
	for _, line := range splitLines(text) {
		if name, value, ok := strings.Cut(line, ":"); ok {
			headers[phpTrim(name)] = phpTrim(value)
		}
	}
	return headers
}

// compareHeaders compares the headers that EXPECTHEADERS lists.
func (t *testRun) compareHeaders(have map[string]string) (wanted, got string, same bool) {
	if !t.file.Has(SectionExpectHeaders) {
		return "", "", true
	}
	same = true
	var want, found []string
	for _, line := range splitLines(t.file.Get(SectionExpectHeaders)) {
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		name, value = phpTrim(name), phpTrim(value)
		want = append(want, name+": "+value)
		actual, there := have[name]
		if there {
			found = append(found, name+": "+actual)
		}
		same = same && there && actual == value
	}
	return strings.Join(want, "\n"), strings.Join(found, "\n"), same
}
