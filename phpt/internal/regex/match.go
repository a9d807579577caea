package regex

import (
	"bytes"
	"errors"
)

// ErrTooComplex is returned when a match passes its step limit.
var ErrTooComplex = errors.New("regular expression: the match takes too many steps")

const (
	stepLimit   = 20_000_000
	memoryAfter = 2_000   // steps before failed states are worth remembering
	stackLimit  = 2 << 20 // frames of ways back
)

// frame is one way back: another branch, the rest of a run, or an old slot
// value to restore.
type frame struct {
	kind   frameKind
	pc     int // where to go on; for frameSlot the slot
	pos    int // the position to go on at; for frameSlot the old value
	lo, hi int // the ends of a run that are still to try
	limit  int // where lo or hi, the one that moves, began
}

type frameKind uint8

const (
	frameBranch frameKind = iota
	frameGreedy           // ends hi, hi-1 … lo
	frameLazy             // ends lo, lo+1 … hi
	frameSlot
)

type machine struct {
	re     *Regexp
	in     []byte
	slots  []int
	stack  []frame
	steps  *int
	memory *memory
	spans  map[int]span // by run: ends known to fail
	failed error
}

// Match reports whether the pattern matches somewhere in the input.
func (re *Regexp) Match(input []byte) (bool, error) {
	steps := 0
	m := &machine{re: re, in: input, slots: make([]int, re.slots), steps: &steps}
	last := len(input)
	if re.anchored {
		last = 0
	}
	for start := 0; start <= last; start++ {
		for i := range m.slots {
			m.slots[i] = -1
		}
		m.stack = m.stack[:0]
		if _, ok := m.run(0, start, -1); ok {
			return true, nil
		}
		if m.failed != nil {
			return false, m.failed
		}
	}
	return false, nil
}

// run executes the program at pc from pos. With end >= 0 only a match that
// stops there counts. It returns where the match ended.
func (m *machine) run(pc, pos, end int) (int, bool) {
	ok := true
	for {
		if *m.steps++; *m.steps > stepLimit || len(m.stack) > stackLimit {
			m.failed = ErrTooComplex
		}
		if m.failed != nil {
			return 0, false
		}
		in := &m.re.prog[pc]
		switch in.op {
		case opAccept:
			if end < 0 || pos == end {
				return pos, true
			}
			ok = false
		case opLit:
			if ok = bytes.HasPrefix(m.in[pos:], in.lit); ok {
				pos += len(in.lit)
				pc++
			}
		case opSet:
			if ok = pos < len(m.in) && in.set.has(m.in[pos]); ok {
				pos++
				pc++
			}
		case opRun:
			ok = m.startRun(in, pc+1, &pos)
			pc++
		case opSplit:
			if ok = m.fresh(pc, pos); ok {
				m.stack = append(m.stack, frame{kind: frameBranch, pc: in.y, pos: pos})
				pc = in.x
			}
		case opJump:
			pc = in.x
		case opSave:
			m.stack = append(m.stack, frame{kind: frameSlot, pc: in.x, pos: m.slots[in.x]})
			m.slots[in.x] = pos
			pc++
		default:
			pc, pos, ok = m.rare(in, pc, pos)
		}
		if !ok {
			if pc, pos, ok = m.back(); !ok {
				return 0, false
			}
		}
	}
}

// rare executes the instructions that few patterns have.
func (m *machine) rare(in *inst, pc, pos int) (int, int, bool) {
	switch in.op {
	case opProgress:
		return pc + 1, pos, m.slots[in.x] != pos
	case opAssert:
		return pc + 1, pos, m.holds(in.assert, pos)
	case opAtomic:
		end, ok := m.sub(pc+1, pos, -1)
		return in.x, end, ok
	case opLook:
		return in.x, pos, m.look(in, pc+1, pos) != in.negated
	case opBackref:
		return m.backref(in, pc, pos)
	}
	return pc, pos, false
}

func (m *machine) look(in *inst, pc, pos int) bool {
	if in.widths == nil {
		_, ok := m.sub(pc, pos, -1)
		return ok
	}
	for _, w := range in.widths {
		if w <= pos {
			if _, ok := m.sub(pc, pos-w, pos); ok {
				return true
			}
		}
	}
	return false
}

// sub runs a sub-program with its own ways back and its own memory. The
// nesting is bounded by the depth of the pattern.
func (m *machine) sub(pc, pos, end int) (int, bool) {
	*m.steps += 16 // what the machine costs
	inner := &machine{re: m.re, in: m.in, slots: m.slots, steps: m.steps}
	at, ok := inner.run(pc, pos, end)
	if inner.failed != nil {
		m.failed = inner.failed
	}
	for i := len(inner.stack) - 1; i >= 0 && !ok; i-- {
		if f := inner.stack[i]; f.kind == frameSlot {
			m.slots[f.pc] = f.pos
		}
	}
	return at, ok
}

func (m *machine) backref(in *inst, pc, pos int) (int, int, bool) {
	from, to := m.slots[2*in.x], m.slots[2*in.x+1]
	if from < 0 || to < from {
		return pc, pos, false
	}
	want := m.in[from:to]
	if len(m.in)-pos < len(want) {
		return pc, pos, false
	}
	got := m.in[pos : pos+len(want)]
	ok := bytes.Equal(got, want) || in.fold && bytes.EqualFold(got, want)
	return pc + 1, pos + len(want), ok
}

func (m *machine) holds(a assertion, pos int) bool {
	n := len(m.in)
	switch a {
	case assertStart:
		return pos == 0
	case assertLineStart:
		return pos == 0 || m.in[pos-1] == '\n'
	case assertEnd:
		return pos == n
	case assertEndLine:
		return pos == n || pos == n-1 && m.in[pos] == '\n'
	case assertLineEnd:
		return pos == n || m.in[pos] == '\n'
	}
	before := pos > 0 && isWord(m.in[pos-1])
	after := pos < n && isWord(m.in[pos])
	return (before != after) == (a == assertWord)
}

// startRun measures a run and takes its first end.
func (m *machine) startRun(in *inst, next int, pos *int) bool {
	limit := len(m.in) - *pos
	if in.max >= 0 && in.max < limit {
		limit = in.max
	}
	if limit < in.min {
		return false
	}
	n := m.measure(in.set, *pos, limit)
	if n < in.min {
		return false
	}
	if in.mode == possessive {
		*pos += n
		return true
	}
	f := frame{kind: frameGreedy, pc: next, lo: *pos + in.min, hi: *pos + n}
	if known, ok := m.spans[next]; ok {
		f.lo, f.hi = known.trim(f.lo, f.hi)
	}
	f.limit = f.hi
	if in.mode == lazy {
		f.kind, f.limit = frameLazy, f.lo
	}
	m.stack = append(m.stack, f)
	_, at, ok := m.nextEnd(len(m.stack) - 1)
	*pos = at
	return ok
}

// measure counts how many bytes from pos on belong to the set.
func (m *machine) measure(s *set, pos, limit int) int {
	if *s == (set{}).inverted() {
		return limit
	}
	for i := range limit {
		if !s.has(m.in[pos+i]) {
			limit = i
			break
		}
	}
	*m.steps += limit >> 3
	return limit
}

// nextEnd takes the next end of the run in frame i, and drops the frame when
// none is left.
func (m *machine) nextEnd(i int) (pc, pos int, ok bool) {
	f := &m.stack[i]
	lit := m.re.prog[f.pc-1].lit
	for f.lo <= f.hi {
		at := f.hi
		if f.kind == frameLazy {
			at = f.lo
		}
		if len(lit) > 0 {
			window := m.in[f.lo:min(f.hi+len(lit), len(m.in))]
			*m.steps += len(window) >> 6
			var off int
			if f.kind == frameLazy {
				off = bytes.Index(window, lit)
			} else {
				off = bytes.LastIndex(window, lit)
			}
			if off < 0 {
				break
			}
			at = f.lo + off
		}
		if f.kind == frameLazy {
			f.lo = at + 1
		} else {
			f.hi = at - 1
		}
		if *m.steps++; m.fresh(f.pc, at) {
			return f.pc, at, true
		}
	}
	m.exhausted(*f)
	m.stack = m.stack[:i]
	return 0, 0, false
}

// A span is a range of ends, both included, that were all tried in vain.
// Without it a failing ".*" would visit every end again from every start.
type span struct{ lo, hi int }

// trim takes the known ends off a range when they lie at its border.
func (s span) trim(lo, hi int) (int, int) {
	if s.lo <= lo && lo <= s.hi {
		lo = s.hi + 1
	}
	if s.lo <= hi && hi <= s.hi {
		hi = s.lo - 1
	}
	return lo, hi
}

// exhausted notes that no end of the run led to a match. Ranges that touch
// are joined; otherwise the longer one is kept.
func (m *machine) exhausted(f frame) {
	if m.re.backrefs {
		return
	}
	s := span{f.lo, f.limit}
	if f.kind == frameLazy {
		s = span{f.limit, f.hi}
	}
	if s.hi < s.lo {
		return
	}
	if m.spans == nil {
		m.spans = map[int]span{}
	}
	old, ok := m.spans[f.pc]
	switch {
	case ok && s.lo <= old.hi+1 && old.lo <= s.hi+1:
		s = span{min(s.lo, old.lo), max(s.hi, old.hi)}
	case ok && old.hi-old.lo > s.hi-s.lo:
		s = old
	}
	m.spans[f.pc] = s
}

// back undoes to the latest choice that has another way.
func (m *machine) back() (pc, pos int, ok bool) {
	for len(m.stack) > 0 {
		i := len(m.stack) - 1
		f := m.stack[i]
		switch f.kind {
		case frameSlot:
			m.slots[f.pc] = f.pos
			m.stack = m.stack[:i]
		case frameBranch:
			m.stack = m.stack[:i]
			return f.pc, f.pos, true
		default:
			if pc, pos, ok := m.nextEnd(i); ok {
				return pc, pos, true
			}
		}
	}
	return 0, 0, false
}

// fresh reports whether the state is not yet known to fail, and notes it:
// when the machine comes back to it, the first visit has failed.
func (m *machine) fresh(pc, pos int) bool {
	if m.re.backrefs || *m.steps < memoryAfter {
		return true
	}
	if m.memory == nil {
		m.memory = &memory{pages: map[uint64]*page{}}
	}
	return m.memory.add(uint64(pc)*uint64(len(m.in)+1) + uint64(pos))
}

// memory is a sparse set of states.
type memory struct {
	pages map[uint64]*page
	last  *page
	at    uint64
}

type page [64]uint64

// maxPages bounds the memory at 128 MB; beyond it nothing more is noted and
// only the step limit guards.
const maxPages = 1 << 18

// add reports whether the state was new.
func (m *memory) add(state uint64) bool {
	number := state >> 12
	if m.last == nil || m.at != number {
		pg := m.pages[number]
		if pg == nil {
			if len(m.pages) >= maxPages {
				return true
			}
			pg = new(page)
			m.pages[number] = pg
		}
		m.last, m.at = pg, number
	}
	word, bit := &m.last[state>>6&63], uint64(1)<<(state&63)
	if *word&bit != 0 {
		return false
	}
	*word |= bit
	return true
}
