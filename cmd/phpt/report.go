package main

import (
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"time"

	"gaja/phpt"
)

// finish prints the summary and writes the reports.
func (s *session) finish() error {
	sort.SliceStable(s.results, func(i, j int) bool { return s.results[i].ID() < s.results[j].ID() })
	s.summary()
	if s.flags.Baseline != "" || s.flags.Summary {
		phpt.WriteTable(s.out.w, phpt.Tabulate(s.results))
	}
	s.compare()
	if s.outDir != "" {
		if _, err := os.Stat(s.outDir); err == nil {
			fmt.Fprintf(s.out.w, "Diffs and outputs of failed tests: %s\n", s.outDir)
		}
	}
	for _, w := range []struct {
		file  string
		write func(io.Writer) error
	}{
		{s.flags.JUnit, func(w io.Writer) error { return phpt.WriteJUnit(w, s.results) }},
		{s.flags.JSON, func(w io.Writer) error { return phpt.WriteJSON(w, s.harness.Info(), s.results) }},
		{s.flags.Save, s.writeSaved},
		{s.flags.Write, s.writeFailed},
		{s.flags.ListFile, s.writeFailed},
		{s.flags.WriteAll, s.writeAll},
	} {
		if err := writeFile(w.file, os.O_TRUNC, w.write); err != nil {
			return err
		}
	}
	if err := writeFile(s.flags.Append, os.O_APPEND, s.writeFailed); err != nil {
		return err
	}
	if s.flags.WriteKnown && s.flags.Known != "" {
		return writeFile(s.flags.Known, os.O_TRUNC, s.known.Update(s.results, s.flags.Baseline != "").Write)
	}
	return nil
}

func writeFile(name string, mode int, write func(io.Writer) error) error {
	if name == "" {
		return nil
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|mode, 0o666)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// summary prints the counts and the lists of what needs attention.
func (s *session) summary() {
	w := s.out.w
	rule := strings.Repeat("-", 69)
	counts := map[phpt.Status]int{}
	for _, r := range s.results {
		counts[r.Status()]++
	}
	fmt.Fprintf(w, "%s\nNumber of tests : %5d\n", rule, len(s.results))
	for _, line := range []struct {
		label  string
		status phpt.Status
	}{
		{"Tests borked   ", phpt.Bork}, {"Tests skipped  ", phpt.Skip}, {"Tests warned   ", phpt.Warn},
		{"Tests failed   ", phpt.Fail}, {"Expected fail  ", phpt.XFail}, {"Tests leaked   ", phpt.Leak},
		{"Expected leak  ", phpt.XLeak}, {"Redirected     ", phpt.Redirect}, {"Tests passed   ", phpt.Pass},
	} {
		n := counts[line.status]
		if n > 0 || line.status == phpt.Pass || line.status == phpt.Fail || line.status == phpt.Skip {
			fmt.Fprintf(w, "%s : %5d (%5.1f%%)\n", line.label, n, 100*float64(n)/float64(max(len(s.results), 1)))
		}
	}
	fmt.Fprintf(w, "Time taken      : %.1f seconds\n%s\n", time.Since(s.started).Seconds(), rule)
	if s.flags.ShowSlow > 0 {
		s.slow()
	}
	if s.flags.Known == "" && os.Getenv("NO_PHPTEST_SUMMARY") == "" {
		s.attention("FAILED TEST SUMMARY", func(r *phpt.Result) bool { return r.Bad() })
		s.attention("WARNED TEST SUMMARY", func(r *phpt.Result) bool { return r.Status() == phpt.Warn })
	}
}

func (s *session) attention(title string, want func(*phpt.Result) bool) {
	first := true
	for _, r := range s.results {
		if !want(r) {
			continue
		}
		if first {
			fmt.Fprintln(s.out.w, title)
			first = false
		}
		fmt.Fprintln(s.out.w, describe(r))
	}
}

func describe(r *phpt.Result) string {
	line := fmt.Sprintf("%s %s [%s]", r.Label(), r.Title, r.ID())
	if r.Reason != "" {
		line += " " + strings.ReplaceAll(r.Reason, "\n", " ")
	}
	return line
}

func (s *session) slow() {
	limit := time.Duration(s.flags.ShowSlow) * time.Millisecond
	var slow []*phpt.Result
	for _, r := range s.results {
		if r.Duration > limit || r.SkipTime > limit {
			slow = append(slow, r)
		}
	}
	sort.SliceStable(slow, func(i, j int) bool { return slow[i].Duration > slow[j].Duration })
	for _, r := range slow {
		fmt.Fprintf(s.out.w, "%s (%.3f s) %s [%s]\n", phpt.Slow, max(r.Duration, r.SkipTime).Seconds(), r.Title, r.ID())
	}
}

// compare prints what changed against the list of known failures.
func (s *session) compare() {
	if s.flags.Known == "" {
		return
	}
	fixed, broken := s.known.Compare(s.results, s.flags.Baseline != "")
	for _, r := range broken {
		fmt.Fprintf(s.out.w, "broke: %s\n", describe(r))
	}
	for _, r := range fixed {
		fmt.Fprintf(s.out.w, "fixed: %s [%s] was: %s\n", r.Title, r.ID(), s.known[r.ID()])
	}
	fmt.Fprintf(s.out.w, "Against %s: %d broke, %d fixed, %d known.\n", s.flags.Known, len(broken), len(fixed), len(s.known))
}

// exitStatus is 1 when something is not as it should be.
func (s *session) exitStatus() int {
	if v := os.Getenv("REPORT_EXIT_STATUS"); v == "0" || v == "no" {
		return 0
	}
	fixed, broken := s.known.Compare(s.results, s.flags.Baseline != "")
	if len(broken) > 0 || s.unconfirmed > 0 || len(fixed) > 0 && !s.flags.WriteKnown {
		return 1
	}
	return 0
}

// listed is how the original's lists name a test.
func listed(r *phpt.Result) string {
	if r.Via != "" {
		return "# " + r.Via + ": " + r.Name
	}
	return r.Name
}

func (s *session) writeFailed(w io.Writer) error {
	for _, r := range s.results {
		if st := r.Status(); r.Bad() || st == phpt.XFail || st == phpt.XLeak || st == phpt.Warn {
			if _, err := fmt.Fprintln(w, listed(r)); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeAll writes the list of -W, with the original's words for results.
func (s *session) writeAll(w io.Writer) error {
	for _, r := range s.results {
		word := string(r.Status()) + "ED"
		switch r.Status() {
		case phpt.Skip:
			word = "SKIPPED"
		case phpt.Redirect:
			continue
		}
		if _, err := fmt.Fprintf(w, "%s\t%s\n", word, listed(r)); err != nil {
			return err
		}
	}
	return nil
}

func (s *session) writeSaved(w io.Writer) error {
	for _, r := range s.results {
		if !r.Bad() {
			continue
		}
		if _, err := fmt.Fprintf(w, "%s\n%s\n%s\n\n%s\n", strings.Repeat("=", 80), describe(r), r.Output, r.Diff); err != nil {
			return err
		}
	}
	return nil
}
