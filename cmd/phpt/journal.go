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
// was interrupted, or that took this program with it, can go on. Its lines:
//
//	BEGIN name                       a test begins
//	STATUS name via reason           it ended
//	STOP                             the run was interrupted: what had begun is not to blame
//	END code                         the run was finished
//
// with tabs between. A nil journal notes nothing.
type journal struct {
	file *os.File
}

func (j *journal) note(format string, args ...any) {
	if j != nil {
		fmt.Fprintf(j.file, format+"\n", args...)
	}
}

func (j *journal) begin(name string) { j.note("BEGIN\t%s", name) }

func (j *journal) end(r *phpt.Result) {
	j.note("%s\t%s\t%s\t%s", r.Label(), r.Name, r.Via, strings.ReplaceAll(r.Reason, "\n", " "))
}

func (j *journal) close() { _ = j.file.Close() }

// openJournal opens the journal and returns the tests that are still to run:
// first those that must run alone, then the others.
func (s *session) openJournal() (alone, rest []string, err error) {
	file := s.flags.Journal
	if file == "" {
		if s.flags.Resume {
			return nil, nil, errors.New("--resume needs --journal")
		}
		return nil, s.names, nil
	}
	mode := os.O_TRUNC
	rest = s.names
	if s.flags.Resume {
		mode = os.O_APPEND
		past, err := readJournal(file)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, nil, err
		}
		alone, rest = s.takeOver(past)
	}
	f, err := os.OpenFile(file, os.O_CREATE|os.O_WRONLY|mode, 0o666)
	if err != nil {
		return nil, nil, err
	}
	s.journal = &journal{f}
	return alone, rest, nil
}

// A past is what a journal tells.
type past struct {
	finished map[string][]*phpt.Result
	begun    map[string]int // how often a test began since it last ended
	ended    bool
}

func readJournal(file string) (*past, error) {
	p := &past{finished: map[string][]*phpt.Result{}, begun: map[string]int{}}
	f, err := os.Open(file)
	if err != nil {
		return p, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		fields := strings.SplitN(lines.Text(), "\t", 4)
		switch {
		case fields[0] == "STOP":
			clear(p.begun)
		case fields[0] == "END":
			p.ended = true
		case fields[0] == "BEGIN" && len(fields) == 2:
			p.begun[fields[1]]++
		case len(fields) == 4: // other lines were cut off in the middle
			p.add(fields)
		}
	}
	return p, lines.Err()
}

func (p *past) add(fields []string) {
	r := &phpt.Result{Name: fields[1], Via: fields[2], Reason: fields[3]}
	for _, status := range strings.Split(fields[0], "&") {
		r.Statuses = append(r.Statuses, phpt.Status(status))
	}
	key := r.Name
	if r.Via != "" {
		key = r.Via
	}
	p.finished[key] = append(p.finished[key], r)
	delete(p.begun, key)
}

// takeOver adopts the past's results. A test that had begun and not ended may
// have taken the program down. It did when it was the only one, or when it
// did so again running alone, and counts as failed; otherwise it is to run
// alone now.
func (s *session) takeOver(p *past) (alone, rest []string) {
	for _, name := range s.names {
		switch count := p.begun[name]; {
		case p.finished[name] != nil:
			s.results = append(s.results, p.finished[name]...)
		case count > 1 || count == 1 && len(p.begun) == 1:
			const reason = "crashed the runner"
			r := &phpt.Result{Name: name, Statuses: []phpt.Status{phpt.Fail}, Reason: reason, Crash: reason}
			s.results = append(s.results, r)
		case count == 1:
			alone = append(alone, name)
		default:
			rest = append(rest, name)
		}
	}
	return alone, rest
}
