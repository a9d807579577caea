package regex

// A matcher that is asked to may remember which states have failed: an instruction and a position from which it went on
// after going back. For patterns whose instructions look at nothing else, coming to such a state again is in vain, and
// the work is bounded by instructions times positions, where it is exponential otherwise. PHP must not have that, as
// scripts see its limit being passed; a comparison of test output wants it.

// memory is what has failed in one match.
type memory struct {
	bits   []uint64
	width  int // positions of a subject
	failed []interval
}

// interval is a range of positions, hi included; of the ends of one run, all in it have failed.
type interval struct{ lo, hi int }

// memoryMost is how large the map of states may be, in bits.
const memoryMost = 1 << 30

// plain reports whether a state of the program is an instruction and a position and nothing else.
func (p *Program) plain() bool {
	for i := range p.code {
		switch p.code[i].op {
		case opChar, opCharFold, opText, opTextFold, opSet, opRunPoss, opRunGreedy, opRunLazy,
			opTillPoss, opTillGreedy, opRestPoss, opRestGreedy, opJump, opFork, opForkAll,
			opOpen, opClose, opCloseFixed, opAheadSet, opBehindSet, opAheadText, opBehindText, opStart, opLineStart, opEnd,
			opEndLine, opLineEnd, opWord, opNotWord, opMatch, opFail:
		default:
			return false
		}
	}
	return true
}

// remember starts a memory when the match takes long and the program allows it.
func (m *Matcher) remember(p *Program, n int) {
	if m.mem != nil || !m.Remember || m.forgets || (n+1)*len(p.code) > memoryMost {
		return
	}
	if m.forgets = !p.plain(); !m.forgets {
		m.mem = &memory{width: n + 1, bits: make([]uint64, (n+1)*len(p.code)/64+1), failed: make([]interval, len(p.code))}
	}
}

// seen reports whether a state has been tried, and notes that it is now.
func (mem *memory) seen(pc, sp int) bool {
	i := pc*mem.width + sp
	if mem.bits[i/64]>>(i%64)&1 != 0 {
		return true
	}
	mem.bits[i/64] |= 1 << (i % 64)
	return false
}

// fresh returns the next end of a greedy run from i down to lo that has not failed yet, or less than lo.
func (mem *memory) fresh(in *inst, s string, pc, i, lo int) int {
	f := &mem.failed[pc]
	for i >= lo {
		if f.lo <= i && i <= f.hi {
			if i = f.lo; i <= lo {
				return lo - 1
			}
			i = in.giveBack(s, i, lo)
			f.lo = max(i+1, lo)
			continue
		}
		if f.lo != i+1 || f.hi == 0 {
			*f = interval{i, i}
		}
		f.lo = i
		if !mem.seen(pc+1, i) {
			return i
		}
		i = in.giveBack(s, i, lo)
	}
	return i
}
