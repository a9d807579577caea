package phpt

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path"
	"sort"
	"strings"
)

// ReadList reads a list of tests: one name per line, blank lines and lines
// that begin with # left out. Lines of PHP's own lists, such as
// "# redirecting.phpt: test.phpt", are comments here too.
func ReadList(file string) ([]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var names []string
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if name := phpTrim(lines.Text()); name != "" && name[0] != '#' {
			names = append(names, name)
		}
	}
	return names, lines.Err()
}

// Below keeps the names that are one of the given paths or lie below one of
// them. Without paths it keeps all.
func Below(names []string, paths ...string) []string {
	if len(paths) == 0 {
		return names
	}
	var out []string
	for _, name := range names {
		for _, p := range paths {
			p = path.Clean(p)
			if p == "." || name == p || strings.HasPrefix(name, p+"/") {
				out = append(out, name)
				break
			}
		}
	}
	return out
}

// Directory groups tests for tables: by extension or SAPI, or else by the
// first directory.
func Directory(name string) string {
	parts := strings.Split(name, "/")
	n := 1
	if len(parts) > 0 && (parts[0] == "ext" || parts[0] == "sapi") {
		n = 2
	}
	if len(parts) <= n {
		return path.Dir(name)
	}
	return strings.Join(parts[:n], "/")
}

// A Row is one line of a table: a directory and how its tests ended.
type Row struct {
	Directory string
	Total     int
	Counts    map[Status]int
}

// Passed returns how many tests passed.
func (r *Row) Passed() int { return r.Counts[Pass] }

// Tabulate counts results by directory, sorted by name, with a last row for
// the sum.
func Tabulate(results []*Result) []*Row {
	rows := map[string]*Row{}
	sum := &Row{Directory: "total", Counts: map[Status]int{}}
	for _, r := range results {
		dir := Directory(r.Name)
		if rows[dir] == nil {
			rows[dir] = &Row{Directory: dir, Counts: map[Status]int{}}
		}
		for _, row := range []*Row{rows[dir], sum} {
			row.Total++
			row.Counts[r.Status()]++
		}
	}
	table := make([]*Row, 0, len(rows)+1)
	for _, row := range rows {
		table = append(table, row)
	}
	sort.Slice(table, func(i, j int) bool { return table[i].Directory < table[j].Directory })
	return append(table, sum)
}

// WriteTable prints the rows with the share of passed tests.
func WriteTable(w io.Writer, rows []*Row) {
	fmt.Fprintf(w, "%-28s %7s /%7s %7s   %s\n", "directory", "passed", "total", "%", "the others")
	for _, r := range rows {
		var others []string
		for _, s := range Statuses() {
			if s != Pass && r.Counts[s] > 0 {
				others = append(others, fmt.Sprintf("%d %s", r.Counts[s], s))
			}
		}
		percent := 100.0
		if r.Total > 0 {
			percent = 100 * float64(r.Passed()) / float64(r.Total)
		}
		fmt.Fprintf(w, "%-28s %7d /%7d %6.1f%%   %s\n", r.Directory, r.Passed(), r.Total, percent, strings.Join(others, ", "))
	}
}

// A Known is a list of tests that are known not to pass, with the reasons.
// As a file it has one test per line, its name and then the reason; # begins a
// comment.
type Known map[string]string

// ReadKnown reads such a file.
func ReadKnown(file string) (Known, error) {
	lines, err := ReadList(file)
	if err != nil {
		return nil, err
	}
	known := Known{}
	for _, line := range lines {
		name, reason, _ := strings.Cut(line, " ")
		known[name] = phpTrim(reason)
	}
	return known, nil
}

// Compare tells what changed against the list: which tests pass although they
// are on it, and which do not although they are not. With strict a test must
// pass (it is part of a baseline); otherwise it must only not be [Result.Bad].
func (k Known) Compare(results []*Result, strict bool) (fixed, broken []*Result) {
	for _, r := range results {
		_, listed := k[r.ID()]
		retried := r.Status() == Warn && r.Retried
		bad := r.Bad() || strict && r.Status() != Pass && !retried
		switch {
		case listed && r.Status() == Pass:
			fixed = append(fixed, r)
		case !listed && bad:
			broken = append(broken, r)
		}
	}
	return fixed, broken
}

// Update returns the list as it should be after these results: passing tests
// go, failing ones come with what is known about them, reasons are kept.
// Tests that were not run stay.
func (k Known) Update(results []*Result, strict bool) Known {
	out := Known{}
	for name, reason := range k {
		out[name] = reason
	}
	for _, r := range results {
		switch {
		case r.Status() == Pass:
			delete(out, r.ID())
		case out[r.ID()] == "" && (r.Bad() || strict):
			out[r.ID()] = strings.TrimSpace(r.Label() + " " + firstLine(r.Reason))
		}
	}
	return out
}

// Write writes the list, sorted by name.
func (k Known) Write(w io.Writer) error {
	names := make([]string, 0, len(k))
	for name := range k {
		names = append(names, name)
	}
	sort.Strings(names)
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "# Tests that are known not to pass: name, then the reason.")
	for _, name := range names {
		fmt.Fprintln(out, strings.TrimSpace(name+" "+k[name]))
	}
	return out.Flush()
}
