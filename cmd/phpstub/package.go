package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
)

const (
	stubSuffix = ".stub.php"
	genSuffix  = "_stub_gen.go"
)

// output is one generated file.
type output struct {
	path string
	text []byte
}

// generate makes the generated files of a package directory, in order of their names. All errors of all stubs are
// reported together.
func generate(dir string) ([]output, error) {
	stubs, err := filepath.Glob(filepath.Join(dir, "*"+stubSuffix))
	if err != nil || len(stubs) == 0 {
		return nil, err
	}
	sort.Strings(stubs)
	pkg, err := packageName(dir)
	if err != nil {
		return nil, err
	}
	set := newStubSet()
	for _, path := range stubs {
		src, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		set.load(path, string(src))
	}
	set.resolve()
	if len(set.errs) > 0 {
		return nil, errors.Join(set.errs...)
	}
	var outs []output
	for _, f := range set.files {
		text, err := emit(pkg, f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.path, err)
		}
		outs = append(outs, output{strings.TrimSuffix(f.path, stubSuffix) + genSuffix, text})
	}
	return outs, nil
}

// writePackage writes the generated files that changed, and removes those whose stub is gone.
func writePackage(dir string) error {
	outs, err := generate(dir)
	if err != nil {
		return err
	}
	for _, o := range outs {
		if old, err := os.ReadFile(o.path); err == nil && bytes.Equal(old, o.text) {
			continue
		}
		if err := os.WriteFile(o.path, o.text, 0o644); err != nil {
			return err
		}
	}
	for _, path := range orphans(dir, outs) {
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	return nil
}

// checkPackage reports the generated files that are missing, stale or without a stub.
func checkPackage(dir string) error {
	outs, err := generate(dir)
	if err != nil {
		return err
	}
	var errs []error
	for _, o := range outs {
		old, err := os.ReadFile(o.path)
		if err != nil || !bytes.Equal(old, o.text) {
			errs = append(errs, fmt.Errorf("%s is not current; run go generate", o.path))
		}
	}
	for _, path := range orphans(dir, outs) {
		errs = append(errs, fmt.Errorf("%s has no stub", path))
	}
	return errors.Join(errs...)
}

func orphans(dir string, outs []output) []string {
	have := make(map[string]bool, len(outs))
	for _, o := range outs {
		have[o.path] = true
	}
	var list []string
	found, _ := filepath.Glob(filepath.Join(dir, "*"+genSuffix))
	for _, path := range found {
		if !have[path] {
			list = append(list, path)
		}
	}
	return list
}

var packageClause = regexp.MustCompile(`(?m)^package (\w+)`)

// packageName reads the package clause of a Go file of the directory; without one the directory's name has to do.
func packageName(dir string) (string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return "", err
	}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return "", err
		}
		if m := packageClause.FindSubmatch(src); m != nil {
			return string(m[1]), nil
		}
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	return filepath.Base(abs), nil
}
