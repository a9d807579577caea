package phpt

import (
	"context"
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// A redirection is what a REDIRECTTEST section asks for.
type redirection struct {
	from       string            // the redirecting test
	title      string            // its title, which goes before those of the tests
	dir        string            // its directory, where the scripts are written
	tests      string            // the directory whose tests run
	env        map[string]string // variables they get
	extensions []string          // what they need besides their own
}

// redirectScript evaluates the section and prints what it returns, one
// base64 line for the directory and one for each variable.
const redirectScript = `
echo "phpt-redirect\n", base64_encode($phptConfig['TESTS'] ?? ''), "\n";
foreach ($phptConfig['ENV'] ?? [] as $phptName => $phptValue) {
    echo base64_encode($phptName . '=' . $phptValue), "\n";
}
`

// readRedirect runs the section's code. It is written as code of the suite's
// root, so that __DIR__ means what it means in PHP's own runner.
func (t *testRun) readRedirect(ctx context.Context) (*redirection, error) {
	root := "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(t.h.root) + "'"
	code := strings.ReplaceAll(t.file.Get(SectionRedirect), "__DIR__", root)
	script, err := t.write("php", "<?php\n$phptConfig = (function () {\n"+code+"\n})();\n"+redirectScript)
	if err != nil {
		return nil, err
	}
	defer os.Remove(script)
	r := t.newRequest(RoleProbe, script, t.plain)
	r.SAPI = CLI
	r.Env = t.env.list()
	resp, err := t.h.execute(ctx, r)
	if err != nil {
		return nil, err
	}
	_, text, found := strings.Cut(string(resp.Output), "phpt-redirect\n")
	lines := splitLines(text)
	if !found || len(lines) == 0 {
		return nil, errors.New("Redirect info must contain exactly one TEST string to be used as redirect directory.")
	}
	tests, err := base64.StdEncoding.DecodeString(lines[0])
	if err != nil || len(tests) == 0 {
		return nil, errors.New("Redirect info must contain exactly one TEST string to be used as redirect directory.")
	}
	to := &redirection{tests: t.h.absolute(string(tests)), env: map[string]string{}}
	to.env["REDIR_TEST_DIR"] = to.tests + string(filepath.Separator)
	for _, line := range lines[1:] {
		pair, _ := base64.StdEncoding.DecodeString(line)
		if name, value, ok := strings.Cut(string(pair), "="); ok {
			to.env[name] = value
		}
	}
	return to, nil
}

// runRedirected runs the tests a redirection leads to.
func (h *Harness) runRedirected(ctx context.Context, to *redirection, worker int) []*Result {
	var results []*Result
	paths, err := findTests(to.tests)
	if err != nil {
		r := &Result{Name: to.from, Title: to.title}
		return []*Result{r.verdict(err.Error(), Bork)}
	}
	for _, path := range paths {
		if ctx.Err() != nil {
			break
		}
		results = append(results, h.runTest(ctx, path, to, worker)...)
	}
	return results
}
