package phpt

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"sync"
)

// RunAll runs the tests with the given number of workers and calls done for
// each result, one call at a time. Tests that share a CONFLICTS key never run
// at the same time; those with the key "all" run alone at the end. It returns
// when all are done or the context ends; tests that had not begun then have no
// result. The begin function, when not nil, is called before each test.
func (h *Harness) RunAll(ctx context.Context, names []string, workers int, begin func(name string), done func(*Result)) {
	s := &scheduler{h: h, busy: map[string]bool{}, begin: begin, done: done}
	s.changed = sync.NewCond(&s.mu)
	dirs := map[string][]string{}
	for _, name := range names {
		j := job{name: name, keys: h.conflicts(name, dirs)}
		if contains(j.keys, "all") {
			s.alone = append(s.alone, j)
		} else {
			s.queue = append(s.queue, j)
		}
	}
	stop := context.AfterFunc(ctx, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.changed.Broadcast()
	})
	defer stop()
	var wg sync.WaitGroup
	for worker := range max(workers, 1) {
		wg.Go(func() { s.work(ctx, worker) })
	}
	wg.Wait()
	for _, j := range s.alone {
		if ctx.Err() == nil {
			s.run(ctx, j, 0)
		}
	}
}

type job struct {
	name string
	keys []string
}

type scheduler struct {
	h     *Harness
	begin func(string)
	done  func(*Result)
	alone []job

	mu      sync.Mutex
	changed *sync.Cond
	queue   []job
	busy    map[string]bool // keys of running tests

	report sync.Mutex // one call of done at a time
}

// work takes one job after the other.
func (s *scheduler) work(ctx context.Context, worker int) {
	for {
		j, ok := s.take(ctx)
		if !ok {
			return
		}
		s.run(ctx, j, worker)
		s.mu.Lock()
		for _, k := range j.keys {
			delete(s.busy, k)
		}
		s.mu.Unlock()
		s.changed.Broadcast()
	}
}

// take returns the first job whose keys are free, and waits when there is
// none.
func (s *scheduler) take(ctx context.Context) (job, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for ctx.Err() == nil && len(s.queue) > 0 {
	next:
		for i, j := range s.queue {
			for _, k := range j.keys {
				if s.busy[k] {
					continue next
				}
			}
			for _, k := range j.keys {
				s.busy[k] = true
			}
			copy(s.queue[1:i+1], s.queue[:i])
			s.queue = s.queue[1:]
			return j, true
		}
		s.changed.Wait()
	}
	return job{}, false
}

func (s *scheduler) run(ctx context.Context, j job, worker int) {
	if s.begin != nil {
		s.report.Lock()
		s.begin(j.name)
		s.report.Unlock()
	}
	results := s.h.Run(ctx, j.name, worker)
	if ctx.Err() != nil {
		return // it was interrupted: its verdict means nothing
	}
	s.report.Lock()
	defer s.report.Unlock()
	for _, r := range results {
		s.done(r)
	}
}

// conflicts returns the keys of a test: those of its CONFLICTS section, or
// else those of the file CONFLICTS in its directory.
func (h *Harness) conflicts(name string, dirs map[string][]string) []string {
	path := h.absolute(name)
	data, err := os.ReadFile(path)
	if err == nil && bytes.Contains(data, []byte("--CONFLICTS--")) {
		if f, err := parseSections(data); err == nil && f.Has(SectionConflicts) {
			return f.Conflicts()
		}
	}
	dir := filepath.Dir(path)
	keys, known := dirs[dir]
	if !known {
		data, _ := os.ReadFile(filepath.Join(dir, "CONFLICTS"))
		keys = parseConflicts(string(data))
		dirs[dir] = keys
	}
	return keys
}

func contains(list []string, s string) bool {
	for _, e := range list {
		if e == s {
			return true
		}
	}
	return false
}
