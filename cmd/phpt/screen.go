package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"gaja/phpt"
)

// A screen shows results and progress.
type screen struct {
	w        io.Writer
	color    bool
	progress bool
	groups   map[phpt.Status]bool // what to show; nil is everything
	flags    *flags
	total    int
	done     int
	counts   map[phpt.Status]int
	line     int // width of the progress line on the terminal
}

func newScreen(w io.Writer, f *flags) *screen {
	terminal := term.IsTerminal(int(os.Stdout.Fd()))
	s := &screen{w: w, flags: f, color: terminal && os.Getenv("NO_COLOR") == "", progress: terminal, counts: map[phpt.Status]int{}}
	if f.Color != nil {
		s.color = *f.Color
	}
	if f.Progress != nil {
		s.progress = *f.Progress
	}
	if f.Groups != "" {
		s.groups = map[phpt.Status]bool{}
		for _, g := range strings.Split(f.Groups, ",") {
			s.groups[phpt.Status(strings.ToUpper(strings.TrimSpace(g)))] = true
		}
	}
	return s
}

func (s *screen) printf(format string, args ...any) {
	s.clear()
	fmt.Fprintf(s.w, format, args...)
}

// begin prints what is run on what.
func (s *screen) begin(h *phpt.Harness, total, resumed int) {
	s.total, s.done = total, resumed
	info := h.Info()
	rule := strings.Repeat("=", 69)
	fmt.Fprintf(s.w, "%s\nPHP         : %s\nPHP_SAPI    : %s\nPHP_VERSION : %s\nRules       : %s\n", rule,
		info.Path, info.SAPI, info.Version, h.Rules())
	if info.CGIPath != "" {
		fmt.Fprintf(s.w, "CGI         : %s\n", info.CGIPath)
	}
	fmt.Fprintf(s.w, "CWD         : %s\nTests       : %d\n", h.Root(), total)
	if resumed > 0 {
		fmt.Fprintf(s.w, "Resumed     : %d results from the journal\n", resumed)
	}
	fmt.Fprintln(s.w, rule)
}

// running shows the progress line.
func (s *screen) running(name string) {
	if !s.progress {
		return
	}
	text := fmt.Sprintf("TEST %d/%d  %d failed  [%s]", s.done+1, s.total, s.counts[phpt.Fail], name)
	if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && len(text) >= width && width > 1 {
		text = text[:width-1]
	}
	s.clear()
	fmt.Fprint(s.w, text, "\r")
	s.line = len(text)
}

// clear takes the progress line away.
func (s *screen) clear() {
	if s.line > 0 {
		fmt.Fprint(s.w, strings.Repeat(" ", s.line), "\r")
		s.line = 0
	}
}

// result shows the verdict on a test.
func (s *screen) result(r *phpt.Result) {
	s.done++
	s.counts[r.Status()]++
	s.blocks(r)
	if !s.shows(r) {
		return
	}
	reason := ""
	if r.Reason != "" {
		reason = " (" + strings.ReplaceAll(r.Reason, "\n", " ") + ")"
	}
	s.printf("%s %s [%s]%s\n", s.painted(r), r.Title, r.ID(), reason)
}

// shows reports whether the result is to be listed. With -g that decides;
// otherwise a run against a list of expectations shows only what is not PASS.
func (s *screen) shows(r *phpt.Result) bool {
	if s.groups != nil {
		for _, status := range r.Statuses {
			if s.groups[status] {
				return true
			}
		}
		return false
	}
	if s.flags.Verbose {
		return true
	}
	return s.flags.Baseline == "" && s.flags.Known == "" || r.Status() != phpt.Pass
}

func (s *screen) painted(r *phpt.Result) string {
	if !s.color {
		return r.Label()
	}
	code := "33"
	switch {
	case r.Status() == phpt.Pass:
		code = "32"
	case r.Bad():
		code = "31"
	}
	return "\x1b[1;" + code + "m" + r.Label() + "\x1b[0m"
}

// blocks shows what --show-… asks for.
func (s *screen) blocks(r *phpt.Result) {
	show := s.flags.Show
	block := func(on bool, title, text string) {
		if (on || show.All) && text != "" {
			s.printf("\n========%s========\n%s\n========DONE========\n", title, strings.TrimRight(text, "\n"))
		}
	}
	if r.Source != nil {
		block(show.Skip, "SKIP", r.Source.Get(phpt.SectionSkipIf))
		block(show.PHP, "TEST", r.Source.Get(phpt.SectionFile))
		block(show.Clean, "CLEAN", r.Source.Get(phpt.SectionClean))
	}
	block(show.Out, "OUT", r.Output)
	block(show.Exp, "EXP", r.Expected)
	if s.groups == nil || s.shows(r) {
		block(show.Diff, "DIFF", s.paintedDiff(r.Diff))
	}
	block(show.Mem, "MEM", r.LeakReport)
}

func (s *screen) paintedDiff(diff string) string {
	if !s.color {
		return diff
	}
	lines := strings.Split(diff, "\n")
	for i, line := range lines {
		rest := strings.TrimLeft(line, "0123456789")
		switch {
		case rest == line:
		case strings.HasPrefix(rest, "- "):
			lines[i] = "\x1b[1;31m" + line + "\x1b[0m"
		case strings.HasPrefix(rest, "+ "):
			lines[i] = "\x1b[1;32m" + line + "\x1b[0m"
		}
	}
	return strings.Join(lines, "\n")
}
