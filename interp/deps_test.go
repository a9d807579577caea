package interp_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// policy says what each package may import of this module and of others; the first line that fits a package counts.
// "dir/*" stands for all packages below a directory, "-" for none. The standard library is free.
const policy = `
# ground: plain data and text, nothing of this module
interp/stream: -
interp/syntax: -
interp/regex: -
interp/internal/bytecode: -

# the interface of extensions
interp/php: interp/syntax interp/stream

# what turns sources into bytecode; it knows no values
interp/internal/compile: interp/syntax interp/internal/bytecode
interp/internal/z7: interp/syntax github.com/z7zmey/php-parser
interp/internal/bytecode/gen: -

# the machine
interp/internal/vm: interp/internal/bytecode interp/php interp/syntax
interp/internal/snapshot: interp/internal/bytecode interp/internal/vm interp/php interp/stream golang.org/x/sys

# what the door for hosts is made of
interp/internal/oshost: interp/php golang.org/x/sys
interp/internal/mountfs: interp/php
interp/internal/govalue: interp/php
interp/internal/hostenv: interp/php
interp/internal/disable: interp/php
interp: interp/internal/* interp/php interp/syntax

# extensions see the interface of extensions and helpers of their own, and nothing of the engine's inside
ext/internal/*: interp/php interp/stream interp/syntax ext/internal/* golang.org/x
ext/all: ext/* interp/php
ext/*: interp/php interp/stream interp/syntax interp/regex ext/internal/* golang.org/x github.com

# how a request meets an engine
interp/sapi/*: interp interp/php ext/standard ext/all

# thin mains and tools
cmd/gaja: interp interp/sapi/* ext/all
cmd/phpstub: interp/syntax interp/php
cmd/phpt: phpt phpt/internal/* interp interp/sapi/* ext/all github.com/alecthomas/kong golang.org/x/term
phpt/internal/*: phpt/internal/*
phpt: phpt/internal/* interp/regex
`

// between names the imports from one extension to another; each is a dependency that PHP itself declares.
const between = `
ext/standard: ext/random ext/hash
ext/random: ext/hash
ext/spl: ext/standard
ext/session: ext/standard ext/hash
ext/sockets: ext/standard
ext/filter: ext/pcre
ext/mbstring: ext/pcre ext/standard
`

type rule struct {
	dir   string
	allow []string
}

func rules(text string) []rule {
	var list []rule
	for _, line := range strings.Split(text, "\n") {
		dir, allow, ok := strings.Cut(line, ":")
		if ok && !strings.HasPrefix(line, "#") {
			list = append(list, rule{strings.TrimSpace(dir), strings.Fields(allow)})
		}
	}
	return list
}

// covers reports whether a pattern stands for a package.
func covers(pattern, pkg string) bool {
	if base, ok := strings.CutSuffix(pattern, "/*"); ok {
		return strings.HasPrefix(pkg, base+"/")
	}
	return pattern == pkg
}

// ruleFor returns the first rule for a package, or nil.
func ruleFor(list []rule, pkg string) *rule {
	for i := range list {
		if covers(list[i].dir, pkg) {
			return &list[i]
		}
	}
	return nil
}

// allowed reports whether an import keeps a rule; own is set for packages of this module.
func allowed(r *rule, cross []rule, pkg, imp string, own bool) bool {
	if slices.ContainsFunc(r.allow, func(p string) bool {
		return covers(p, imp) || !own && strings.HasPrefix(imp, p+"/")
	}) {
		return true
	}
	x := ruleFor(cross, pkg)
	return x != nil && slices.Contains(x.allow, imp)
}

// TestImportPolicy reads the import lines of every file that is built (tests may import more) and holds them against
// the policy. It reads the files itself: a version that asked the go command was answered from the test cache.
func TestImportPolicy(t *testing.T) {
	main, cross := rules(policy), rules(between)
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := d.Name(); d.IsDir() && (name == "testdata" || len(name) > 2 && name[0] == '.') {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		pkg, err := filepath.Rel("..", filepath.Dir(path))
		if err != nil {
			return err
		}
		checkImports(t, path, filepath.ToSlash(pkg), main, cross)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkImports(t *testing.T, path, pkg string, main, cross []rule) {
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return
	}
	r := ruleFor(main, pkg)
	if r == nil {
		t.Errorf("%s: package %s is not in the policy", path, pkg)
		return
	}
	for _, spec := range f.Imports {
		imp, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		inner, own := strings.CutPrefix(imp, "gaja/")
		if first, _, _ := strings.Cut(imp, "/"); !own && !strings.Contains(first, ".") && imp != "C" {
			continue // the standard library
		}
		if !allowed(r, cross, pkg, inner, own) {
			t.Errorf("%s: %s must not import %s", path, pkg, imp)
		}
	}
}

// The policy must forbid what it is there to forbid.
func TestImportPolicyRules(t *testing.T) {
	main, cross := rules(policy), rules(between)
	cases := []struct {
		pkg, imp string
		own, ok  bool
	}{
		{"ext/json", "interp/php", true, true},
		{"ext/json", "interp/internal/vm", true, false},
		{"ext/json", "interp", true, false},
		{"ext/json", "ext/standard", true, false},
		{"ext/spl", "ext/standard", true, true},
		{"interp/php", "interp/internal/bytecode", true, false},
		{"interp/internal/vm", "interp/internal/compile", true, false},
		{"interp/internal/compile", "interp/php", true, false},
		{"interp/internal/z7", "github.com/z7zmey/php-parser/node", false, true},
		{"interp/internal/vm", "github.com/z7zmey/php-parser/node", false, false},
		{"interp/sapi/cli", "interp/internal/vm", true, false},
		{"cmd/gaja", "interp/php", true, false},
		{"ext/hash", "C", false, false},
	}
	for _, c := range cases {
		r := ruleFor(main, c.pkg)
		if r == nil || allowed(r, cross, c.pkg, c.imp, c.own) != c.ok {
			t.Errorf("%s imports %s: want %v", c.pkg, c.imp, c.ok)
		}
	}
}
