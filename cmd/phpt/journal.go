package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strings"

	"gaja/phpt"
)

// A journal notes each test as it begins and as it ends, so that a run that
// was interrupted, or that took this program with it, can go on. A line is a
// word and a name: BEGIN name, or a status, a tab, the name, a tab and the
// reason. A nil journal notes nothing.
type journal struct {
	file *os.File
}

func (j *journal) begin(name string) {
	if j != nil {
		fmt.Fprintf(j.file, "BEGIN\t%s\n", name)
	}
}

func (j *journal) end(r *phpt.Result) {
	if j != nil {
		fmt.Fprintf(j.file, "%s\t%s\t%s\t%s\n", r.Label(), r.Name, r.Via, strings.ReplaceAll(r.Reason, "\n", " "))
	}
}

func (j *journal) close() { _ = j.file.Close() }

// openJournal opens the journal and returns the tests that are still to run.
// With --resume it takes over the results of the run before; a test that had
// begun and not ended took the program down, and counts as failed.
func (s *session) openJournal() ([]string, error) {
	file := s.flags.Journal
	if file == "" {
		if s.flags.Resume {
			return nil, errors.New("--resume needs --journal")
		}
		return s.names, nil
	}
	mode := os.O_TRUNC
	names := s.names
	if s.flags.Resume {
		mode = os.O_APPEND
		finished, begun, err := readJournal(file)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
		names = s.takeOver(finished, begun)
	}
	f, err := os.OpenFile(file, os.O_CREATE|os.O_WRONLY|mode, 0o666)
	if err != nil {
		return nil, err
	}
	s.journal = &journal{f}
	return names, nil
}

// readJournal returns the results by name and the tests that had begun.
func readJournal(file string) (finished map[string][]*phpt.Result, begun map[string]bool, err error) {
	finished, begun = map[string][]*phpt.Result{}, map[string]bool{}
	f, err := os.Open(file)
	if err != nil {
		return finished, begun, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		fields := strings.SplitN(lines.Text(), "\t", 4)
		if fields[0] == "BEGIN" && len(fields) == 2 {
			begun[fields[1]] = true
			continue
		}
		if len(fields) != 4 {
			continue // cut off in the middle
		}
		r := &phpt.Result{Name: fields[1], Via: fields[2], Reason: fields[3]}
		for _, status := range strings.Split(fields[0], "&") {
			r.Statuses = append(r.Statuses, phpt.Status(status))
		}
		key := r.Name
		if r.Via != "" {
			key = r.Via
		}
		finished[key] = append(finished[key], r)
	}
	return finished, begun, lines.Err()
}

// takeOver adopts the journal's results and returns the rest of the tests.
func (s *session) takeOver(finished map[string][]*phpt.Result, begun map[string]bool) []string {
	var rest []string
	for _, name := range s.names {
		switch {
		case finished[name] != nil:
			s.results = append(s.results, finished[name]...)
		case begun[name]:
			r := &phpt.Result{Name: name, Statuses: []phpt.Status{phpt.Fail}, Reason: "crashed the runner", Crash: "crashed the runner"}
			s.results = append(s.results, r)
		default:
			rest = append(rest, name)
		}
	}
	return rest
}
