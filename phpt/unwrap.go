package phpt

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// unwrapScript prints what tells an engine apart, then its environment, with
// NUL bytes between.
const unwrapScript = `<?php
echo "phpt-unwrap\0", PHP_BINARY, "\0", PHP_VERSION, "\0", php_ini_loaded_file(), "\0";
echo implode(',', get_loaded_extensions());
foreach (getenv() as $name => $value) {
    echo "\0$name=$value";
}
`

// unwrap looks behind a command of several words: when it only sets some
// variables and starts a binary, that binary with these variables is the same
// engine, and the better one to give to tests, some of which compare
// TEST_PHP_EXECUTABLE with PHP_BINARY or start it without an environment.
func (p *Process) unwrap() {
	identity, env := askIdentity(p.command, os.Environ())
	if identity == nil || identity[0] == "" {
		return
	}
	again, _ := askIdentity(identity[:1], env)
	if strings.Join(again, "\x00") != strings.Join(identity, "\x00") {
		return
	}
	ours := newVariables(os.Environ())
	for _, e := range env {
		name, value, _ := strings.Cut(e, "=")
		if old, ok := ours[name]; (!ok || old != value) && name != "_" && name != "SHLVL" && name != "PWD" {
			p.env = append(p.env, e)
		}
	}
	p.command, p.path = identity[:1], identity[0]
}

// askIdentity runs the script; nil means that the engine did not answer.
func askIdentity(command, env []string) (identity, variables []string) {
	dir, err := os.MkdirTemp("", "phpt-engine-")
	if err != nil {
		return nil, nil
	}
	defer os.RemoveAll(dir)
	script := filepath.Join(dir, "identity.php")
	if os.WriteFile(script, []byte(unwrapScript), 0o644) != nil {
		return nil, nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	argv := append(append([]string(nil), command...), script)
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Env = env
	cmd.WaitDelay = time.Second
	out, err := cmd.Output()
	_, answer, found := bytes.Cut(out, []byte("phpt-unwrap\x00"))
	fields := strings.Split(string(answer), "\x00")
	if err != nil || !found || len(fields) < 4 {
		return nil, nil
	}
	return fields[:4], fields[4:]
}
