package phpt

import (
	"bytes"
	"os/exec"
	"strings"
)

// shellQuote writes a word so that a shell reads it back unchanged.
func shellQuote(s string) string {
	if s != "" && strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("_-./=:,+@%", r))
	}) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// shellWords splits a command line into words as a shell does. Simple ones
// are split here; those with quotes or anything else that a shell would act on
// are given to one.
func shellWords(line string, env []string, dir string) ([]string, error) {
	if !strings.ContainsAny(line, "\"'\\$`|&;<>()*?[]{}~#!") {
		return strings.Fields(line), nil
	}
	cmd := exec.Command("/bin/sh", "-c", `for word in `+strings.ReplaceAll(line, "\n", " ")+`; do printf '%s\0' "$word"; done`)
	cmd.Env, cmd.Dir = env, dir
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	var words []string
	for _, w := range bytes.Split(bytes.TrimSuffix(out, []byte{0}), []byte{0}) {
		words = append(words, string(w))
	}
	return words, nil
}

// shellExpand evaluates a double-quoted word as a shell does.
func shellExpand(quoted string, env []string, dir string) string {
	cmd := exec.Command("/bin/sh", "-c", `printf '%s' `+quoted)
	cmd.Env, cmd.Dir = env, dir
	out, err := cmd.Output()
	if err != nil {
		return quoted
	}
	return string(out)
}
