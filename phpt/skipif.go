package phpt

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// skipIf runs the SKIPIF section and reports whether the test ends here.
func (t *testRun) skipIf(ctx context.Context) (done bool) {
	code := t.file.Get(SectionSkipIf)
	if !t.file.filled(SectionSkipIf) || t.h.rules == Rules74 && phpTrim(code) == "" {
		return false
	}
	started := time.Now()
	output, err := t.h.skips.check(t.skipKey(code), func() (string, error) { return t.runSkipIf(ctx, code) })
	t.result.SkipTime = time.Since(started)
	if errors.Is(err, ErrUnsupported) {
		t.skip(err.Error())
		return true
	}
	if err != nil {
		t.bork("the engine does not run: " + err.Error())
		return true
	}
	return t.heed(output)
}

// heed acts on what SKIPIF printed. A word alone is enough for skip; the
// others need their reason.
func (t *testRun) heed(output string) (done bool) {
	reason := func(n int) string { return phpTrim(firstLine(strings.TrimLeft(output[n:], blanks))) }
	modern := t.h.rules != Rules74
	switch {
	case hasPrefixFold(output, "skip"):
		t.skip(reason(4))
		return true
	case hasPrefixFold(output, "info") && reason(4) != "":
		t.result.Reason = "info: " + reason(4)
	case hasPrefixFold(output, "warn") && reason(4) != "":
		t.warn = true
		t.result.Reason = "warn: " + reason(4)
	case hasPrefixFold(output, "xfail"):
		t.file.Set(SectionXFail, strings.TrimLeft(output[5:], blanks))
	case hasPrefixFold(output, "xleak") && modern:
		t.file.Set(SectionXLeak, strings.TrimLeft(output[5:], blanks))
	case hasPrefixFold(output, "flaky") && modern:
		t.file.Set(SectionFlaky, strings.TrimLeft(output[5:], blanks))
	case output != "" && modern:
		t.bork("invalid output from SKIPIF: " + firstLine(output))
		return true
	}
	return false
}

// skipKey is what two tests must share for one answer to serve both: the
// directory counts because the code often includes a file of it.
func (t *testRun) skipKey(code string) string {
	sapi := "cli"
	if t.file.NeedsCGI() {
		sapi = "cgi"
	} else if t.file.Has(SectionPHPDBG) {
		sapi = "phpdbg"
	}
	return sapi + t.plain.shellText() + "\x00" + t.dir + "\x00" + code
}

func (t *testRun) runSkipIf(ctx context.Context, code string) (string, error) {
	script, err := t.write("skip.php", code)
	if err != nil {
		return "", err
	}
	if !t.h.opts.Keep.Skip {
		defer os.Remove(script)
	}
	s := append(append(settings(nil), t.plain...), Setting{"opcache.file_cache", ""}, Setting{"opcache.file_cache_only", "0"})
	if t.h.rules == Rules74 {
		s = append(s, Setting{"display_errors", "0"})
	} else {
		s = append(s, Setting{"display_errors", "1"}, Setting{"display_startup_errors", "0"})
	}
	r := t.newRequest(RoleSkipIf, script, s)
	r.Env = t.env.list(requestVariables()...)
	resp, err := t.h.execute(ctx, r)
	if err != nil {
		return "", err
	}
	return phpTrim(resp.text()), nil
}

// clean runs the CLEAN section and remembers what it printed.
func (t *testRun) clean(ctx context.Context) {
	code := t.file.Get(SectionClean)
	if t.h.opts.NoClean && !t.h.opts.Keep.Clean || !t.file.filled(SectionClean) {
		return
	}
	script, err := t.write("clean.php", phpTrim(code))
	if err != nil {
		t.cleanText = err.Error()
		return
	}
	if !t.h.opts.Keep.Clean {
		defer os.Remove(script)
	}
	if t.h.opts.NoClean {
		return
	}
	s := append(append(settings(nil), t.plain...), Setting{"opcache.file_cache", ""}, Setting{"opcache.file_cache_only", "0"})
	r := t.newRequest(RoleClean, script, s)
	r.Env = t.env.list(requestVariables()...)
	resp, err := t.h.execute(ctx, r)
	switch {
	case err != nil:
		t.cleanText = err.Error()
	case t.h.rules != Rules74:
		t.cleanText = resp.text()
	}
}

// A skipCache remembers what SKIPIF code printed. Callers with the same
// question at the same time wait for one answer.
type skipCache struct {
	enabled bool
	mu      sync.Mutex
	answers map[string]*skipAnswer
}

type skipAnswer struct {
	once   sync.Once
	output string
	err    error
}

func newSkipCache(enabled bool) *skipCache {
	return &skipCache{enabled: enabled, answers: map[string]*skipAnswer{}}
}

// check returns the remembered answer or asks. An answer that begins with
// nocache counts as nothing printed and is not remembered.
func (c *skipCache) check(key string, ask func() (string, error)) (string, error) {
	c.mu.Lock()
	a := c.answers[key]
	if a == nil || !c.enabled {
		a = &skipAnswer{}
		c.answers[key] = a
	}
	c.mu.Unlock()
	a.once.Do(func() { a.output, a.err = ask() })
	if strings.HasPrefix(a.output, "nocache") || a.err != nil {
		c.mu.Lock()
		delete(c.answers, key)
		c.mu.Unlock()
		if a.err == nil {
			return "", nil
		}
	}
	return a.output, a.err
}

// followRedirect reads where a REDIRECTTEST leads.
func (t *testRun) followRedirect(ctx context.Context) bool {
	r, err := t.readRedirect(ctx)
	if err != nil {
		return t.bork(err.Error())
	}
	r.from, r.title, r.dir = t.result.Name, t.result.Title, filepath.Dir(t.path)
	r.extensions = t.file.Extensions()
	t.redirects = r
	t.result.verdict("tests of "+t.h.relative(r.tests), Redirect)
	return false
}
