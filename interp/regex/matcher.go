package regex

import (
	"errors"
	"math"
	"strings"
)

// The ways in which a match can end without an answer.
var (
	ErrBacktrack = errors.New("match limit exceeded")
	ErrStack     = errors.New("no more stack memory")
	ErrDepth     = errors.New("recursion limit exceeded")
	ErrLoop      = errors.New("recursion loop")
	ErrTooLong   = errors.New("subject too long")
)

// Flags change one match.
type Flags uint8

// The flags.
const (
	AnchoredHere    Flags = 1 << iota // the match must begin where the search does
	NotEmptyAtStart                   // an empty match may not be there
)

// Matcher runs programs. It keeps its memory from one match to the next, so that a match allocates nothing; it may not
// be used by two goroutines at a time.
type Matcher struct {
	// MatchLimit is how many times a match may go back to a choice, 0 for no limit; see pcre.backtrack_limit.
	MatchLimit int
	// DepthLimit is how many choices and calls may be open, 0 for no limit; see pcre.recursion_limit.
	DepthLimit int
	// StackLimit is how many entries the stack may have, 0 for as many as there is memory for.
	StackLimit int
	// Remember bounds the work by remembering states that failed, where the pattern is simple enough.
	Remember bool
	// Poll is asked now and then whether to go on.
	Poll func() error

	prog    *Program
	regs    []int32
	stack   []frame
	calls   []callFrame
	saved   []int32
	call    int32 // the innermost call, an index of calls, or -1
	mark    int32 // the name last passed by a verb, an index of texts, or -1
	from    int   // where the search began
	skipTo  int   // where (*SKIP) wants to go on, or -1
	stop    bool  // (*COMMIT) ended the search
	steps   int
	check   int // the steps at which tick is asked next
	poll    int // … and at which it looks at the limits
	tries   int
	flags   Flags
	dirty   bool // groups have been set
	mem     *memory
	forgets bool
	err     error
}

// maxStack bounds the stack of choices: 16 bytes each.
const maxStack = 1 << 23

// frame is one entry of the stack: a choice, or how to undo something when going back past it.
type frame struct {
	kind frameKind
	pc   int32
	a, b int32
}

type frameKind int32 // not smaller: an entry is four words of 32 bits

const (
	// What undoes something. These stay when the choices of an atomic group are forgotten.
	fReg  frameKind = iota // register pc was a
	fCap                   // group registers pc and pc+1 were a and b
	fName                  // the mark was a; pc is the new one, set at b: (*SKIP:name) looks for it
	fCall                  // a call began: put everything back as it was before
	fRet                   // a call ended: the innermost call was a
	fFlag                  // an opNever that must be kept in place but is no choice any more

	// Choices.
	fChoice // go on at pc with position a
	fRun    // the run of pc can give back bytes from b to a
	fMany   // the same for an opMany, whose single item is at pc+1
	fLazy   // the run of pc can take up to b more from a
	fManyLazy
	fBack  // a look-behind at pc begins at a and may begin b characters later
	fNever // an assertion: what goes on at pc with position a if it fails
	fVerb  // a verb of instruction pc at position a, in call b
)

// callFrame is one call of a group.
type callFrame struct {
	group, ret int32
	prev       int32 // the call around it
	saved      int32 // where its registers are kept
	at         int32 // the position where it began
	height     int32 // of the stack
}

// Loc returns where group i matched, or -1, -1.
func (m *Matcher) Loc(i int) (start, end int) { return int(m.regs[2*i]), int(m.regs[2*i+1]) }

// Mark returns the name of the last (*MARK) and the like on the way to the match, or "".
func (m *Matcher) Mark() string {
	if m.mark < 0 {
		return ""
	}
	return m.prog.texts[m.mark]
}

// LastGroup returns the highest group that is set.
func (m *Matcher) LastGroup() int {
	i := m.prog.caps - 1
	for i > 0 && m.regs[2*i] < 0 {
		i--
	}
	return i
}

// Match searches s from a position on. In UTF mode s must be UTF-8 and from at the start of a character. The error is
// one of this package's, or Poll's.
func (m *Matcher) Match(p *Program, s string, from int, flags Flags) (bool, error) {
	if len(s) >= math.MaxInt32 {
		return false, ErrTooLong
	}
	if m.prog != p {
		m.prog = p // only then: a store of a pointer costs more while the collector runs
	}
	if len(m.regs) < p.regs {
		m.regs = make([]int32, p.regs+16)
	}
	for i := range m.regs[:2*p.caps] {
		m.regs[i] = -1
	}
	m.from, m.flags, m.stop, m.dirty, m.tries = from, flags, false, false, 0
	if m.err != nil {
		m.err = nil
	}
	m.forgets = false
	ok := m.search(s, from)
	if m.mem != nil {
		m.mem = nil
	}
	if cap(m.stack) > 1<<16 {
		m.stack = nil // a rare giant is not kept
	}
	return ok, m.err
}

// needWithin is the length of text in which an anchored match looks for what it needs first: a script that goes through
// a long subject with \G would look through the rest of it each time.
const needWithin = 1000

// search tries one place after the other.
func (m *Matcher) search(s string, start int) bool {
	p := m.prog
	pl := &p.search
	if len(s)-start < pl.min {
		return false
	}
	if pl.need != "" && len(s)-start < needWithin && !strings.Contains(s[start:], pl.need) {
		return false
	}
	if p.anchored || m.flags&AnchoredHere != 0 || pl.kind == planFrom {
		return m.attempt(s, start)
	}
	if pl.kind == planStart {
		return start == 0 && m.attempt(s, 0)
	}
	if pl.need != "" && len(s)-start >= needWithin && !strings.Contains(s[start:], pl.need) {
		return false
	}
	if pl.single {
		return m.searchRun(s, start)
	}
	last := len(s) - pl.min
	for start <= last {
		if pl.kind != planAll && pl.kind != planLines {
			if start = pl.candidate(s, start); start < 0 || start > last {
				return false
			}
		}
		if m.attempt(s, start) {
			return true
		}
		if m.err != nil || m.stop {
			return false
		}
		if m.skipTo > start {
			start = m.skipTo
			continue
		}
		start = m.next(s, start)
		if start < 0 {
			return false
		}
	}
	return false
}

// searchRun finds a run of bytes without the machine.
func (m *Matcher) searchRun(s string, start int) bool {
	in := &m.prog.code[0]
	t := in.tab
	for {
		for start < len(s) && t[s[start]] == 0 {
			start++
		}
		end := start
		for end < len(s) && t[s[end]] != 0 && end-start < int(in.y) {
			end++
		}
		if end == start {
			return false
		}
		if end-start >= int(in.x) {
			m.regs[0], m.regs[1] = int32(start), int32(end)
			m.mark = -1
			return true
		}
		start = end
	}
}

// next returns the place to try after one that failed.
func (m *Matcher) next(s string, start int) int {
	p := m.prog
	if p.search.kind == planLines {
		i := strings.IndexByte(s[start:], '\n')
		if i < 0 {
			return -1
		}
		return start + i + 1
	}
	if start < len(s) && s[start] == '\r' && start+1 < len(s) && s[start+1] == '\n' && p.leapCRLF {
		return start + 2
	}
	start++
	if p.utf {
		for start < len(s) && s[start]&0xc0 == 0x80 {
			start++
		}
	}
	return start
}

// attempt tries to match at one place.
func (m *Matcher) attempt(s string, start int) bool {
	if m.dirty {
		m.dirty = false
		for i := range m.regs[:2*m.prog.caps] {
			m.regs[i] = -1
		}
	}
	if m.tries++; m.tries&(pollEvery-1) == 0 && m.Poll != nil {
		if m.err = m.Poll(); m.err != nil {
			return false
		}
	}
	m.steps = 1
	if m.poll = pollEvery; m.MatchLimit > 0 && m.MatchLimit < pollEvery {
		m.poll = m.MatchLimit + 1
	}
	m.check = m.poll
	m.call, m.skipTo, m.mark = -1, -1, -1
	if len(m.calls) > 0 {
		m.calls, m.saved = m.calls[:0], m.saved[:0]
	}
	m.regs[0] = int32(start)
	return m.run(m.prog, s, start)
}
