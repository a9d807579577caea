package phpt

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// findTests lists the phpt files below a directory, sorted by path. Files that
// begin with a dot are left out.
func findTests(dir string) ([]string, error) {
	var paths []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := e.Name()
		if !e.IsDir() && strings.HasSuffix(name, ".phpt") && !strings.HasPrefix(name, ".") {
			paths = append(paths, path)
		}
		return nil
	})
	sort.Strings(paths)
	return paths, err
}

// Find returns the names of the tests that the arguments name: files,
// directories (all below them) and patterns, relative to the root or else to
// the working directory. Without arguments it looks where PHP's runner does:
// in Zend, tests, ext and sapi, or in the whole root when it has none of them.
// Names are relative to the root, in the order in which they should run.
func Find(root string, arguments ...string) ([]string, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	if resolved, err := filepath.EvalSymlinks(root); err == nil {
		root = resolved
	}
	if len(arguments) == 0 {
		arguments = defaultDirs(root)
	}
	seen := map[string]bool{}
	var names []string
	for _, a := range arguments {
		paths, err := expandArgument(root, a)
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			name := path
			if rel, ok := strings.CutPrefix(path, root+string(filepath.Separator)); ok {
				name = filepath.ToSlash(rel)
			}
			if !seen[name] {
				seen[name] = true
				names = append(names, name)
			}
		}
	}
	SortTests(names)
	return names, nil
}

func defaultDirs(root string) []string {
	var dirs []string
	for _, d := range []string{"Zend", "tests", "ext", "sapi"} {
		if st, err := os.Stat(filepath.Join(root, d)); err == nil && st.IsDir() {
			dirs = append(dirs, d)
		}
	}
	if len(dirs) == 0 {
		return []string{"."}
	}
	return dirs
}

func expandArgument(root, argument string) ([]string, error) {
	for _, base := range []string{root, "."} {
		path := argument
		if !filepath.IsAbs(argument) {
			path = filepath.Join(base, argument)
		}
		if path, err := filepath.Abs(path); err == nil {
			if resolved, err := filepath.EvalSymlinks(path); err == nil {
				path = resolved
			}
			if st, err := os.Stat(path); err == nil {
				if st.IsDir() {
					return findTests(path)
				}
				return []string{path}, nil
			}
			if strings.ContainsAny(argument, "*?[") {
				if matches := globTests(path); len(matches) > 0 {
					return matches, nil
				}
			}
		}
	}
	return nil, fmt.Errorf("Cannot find test file %q.", argument)
}

// globTests expands a pattern; one that does not end in .phpt stands for the
// tests whose names begin like that.
func globTests(pattern string) []string {
	if !strings.HasSuffix(pattern, ".phpt") {
		pattern = strings.TrimSuffix(pattern, "*") + "*.phpt"
	}
	matches, _ := filepath.Glob(pattern)
	return matches
}

// SortTests sorts names as PHP's runner does: the tests of the runner itself
// come first, then the other tests below tests/, then the rest by name.
func SortTests(names []string) {
	rank := func(name string) int {
		switch {
		case strings.HasPrefix(name, "tests/run-test"):
			return 0
		case strings.HasPrefix(name, "tests/"), name == "tests":
			return 1
		}
		return 2
	}
	sort.SliceStable(names, func(i, j int) bool {
		a, b := rank(names[i]), rank(names[j])
		if a != b {
			return a < b
		}
		return names[i] < names[j]
	})
}

// Shard returns every n-th name beginning with the i-th (from 1), so that n
// machines can share a suite.
func Shard(names []string, i, n int) []string {
	var out []string
	for k := i - 1; k < len(names); k += n {
		out = append(out, names[k])
	}
	return out
}
