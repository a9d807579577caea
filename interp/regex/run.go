package regex

import (
	"strings"
	"unicode/utf8"
)

// run is the machine: it matches at one position and leaves the groups in the registers. It goes forward through the
// instructions until one fails, then back to the newest choice on the stack, undoing on the way what was done since.
// The stack is the matcher's own; Go's never grows with the subject.
func (m *Matcher) run(p *Program, s string, sp int) bool {
	code, regs, stack, pc := p.code, m.regs, m.stack[:0], 0
	for {
		in := &code[pc]
		switch in.op {
		case opFail:
		case opChar:
			if sp < len(s) && s[sp] == in.c {
				sp++
				pc++
				continue
			}
		case opCharFold:
			if sp < len(s) && s[sp]|0x20 == in.c {
				sp++
				pc++
				continue
			}
		case opText:
			if t := p.texts[in.x]; len(s)-sp >= len(t) && s[sp:sp+len(t)] == t {
				sp += len(t)
				pc++
				continue
			}
		case opTextFold:
			if t := p.texts[in.x]; hasFold(s, sp, t) {
				sp += len(t)
				pc++
				continue
			}
		case opSet:
			if sp < len(s) {
				if w := in.tab[s[sp]]; w != 0 {
					if w != wideChar {
						sp += int(w)
						pc++
						continue
					}
					if r, n := utf8.DecodeRuneInString(s[sp:]); p.wides[in.x].has(r) {
						sp += n
						pc++
						continue
					}
				}
			}
		case opRunPoss:
			i, t := sp, in.tab
			if int(in.y) < len(s)-sp {
				for end := sp + int(in.y); i < end && t[s[i]] != 0; i++ {
				}
			} else {
				for i < len(s) && t[s[i]] != 0 {
					i++
				}
			}
			if i-sp >= int(in.x) {
				sp = i
				pc++
				continue
			}
		case opRunGreedy:
			i, t := sp, in.tab
			if int(in.y) < len(s)-sp {
				for end := sp + int(in.y); i < end && t[s[i]] != 0; i++ {
				}
			} else {
				for i < len(s) && t[s[i]] != 0 {
					i++
				}
			}
			lo := sp + int(in.x)
			if in.utf && in.x == 1 && i > sp {
				lo = sp + int(t[s[sp]])
			}
			if i < lo {
				break
			}
			if i > lo {
				stack = append(stack, frame{fRun, int32(pc), int32(lo), int32(i)})
				m.steps++
			}
			if aux := in.aux; aux == nil || (i < len(s) && aux[s[i]] != 0) || (i == len(s) && in.c != 0) {
				sp = i
				pc++
				continue
			}
		case opTillPoss, opRestPoss:
			i := len(s)
			if in.op == opTillPoss {
				i = in.till(s, sp)
			}
			if i-sp >= int(in.x) {
				sp = i
				pc++
				continue
			}
		case opTillGreedy, opRestGreedy:
			i := len(s)
			if in.op == opTillGreedy {
				i = in.till(s, sp)
			}
			lo := sp + int(in.x)
			if in.utf && in.x == 1 && i > sp {
				lo = sp + int(in.tab[s[sp]])
			}
			if i < lo {
				break
			}
			if i > lo {
				stack = append(stack, frame{fRun, int32(pc), int32(lo), int32(i)})
				m.steps++
			}
			if aux := in.aux; aux == nil || (i < len(s) && aux[s[i]] != 0) || (i == len(s) && in.c != 0) {
				sp = i
				pc++
				continue
			}
		case opRunLazy:
			i, t, n := sp, in.tab, in.x
			for ; n > 0 && i < len(s) && t[s[i]] != 0; n-- {
				i += int(t[s[i]])
			}
			if n > 0 {
				break
			}
			if in.y > in.x {
				stack = append(stack, frame{fLazy, int32(pc), int32(i), in.y - in.x})
				m.steps++
			}
			if aux := in.aux; aux == nil || (i < len(s) && aux[s[i]] != 0) || (i == len(s) && in.c != 0) {
				sp = i
				pc++
				continue
			}
		case opFork:
			var v uint8
			if sp < len(s) {
				v = in.tab[s[sp]]
			} else {
				v = in.c
			}
			switch v {
			case 1:
				pc = int(in.x)
				continue
			case 2:
				pc = int(in.y)
				continue
			case 3:
				if m.steps++; m.steps < m.check || m.tick(p, s, len(stack), pc, sp) {
					stack = append(stack, frame{fChoice, in.y, int32(sp), 0})
					pc = int(in.x)
					continue
				}
				if m.err != nil {
					return false
				}
			}
		case opForkAll:
			if m.steps++; m.steps < m.check || m.tick(p, s, len(stack), pc, sp) {
				stack = append(stack, frame{fChoice, in.y, int32(sp), 0})
				pc = int(in.x)
				continue
			}
			if m.err != nil {
				return false
			}
		case opJump:
			pc = int(in.x)
			continue
		case opOpen:
			if in.c != 0 {
				stack = append(stack, frame{fReg, in.x, regs[in.x], 0})
			}
			regs[in.x] = int32(sp)
			pc++
			continue
		case opClose:
			if len(stack) > 0 {
				stack = append(stack, frame{fCap, in.x, regs[in.x], regs[in.x+1]})
			}
			regs[in.x], regs[in.x+1] = regs[in.y], int32(sp)
			m.dirty = true
			pc++
			continue
		case opCloseFixed:
			if len(stack) > 0 {
				stack = append(stack, frame{fCap, in.x, regs[in.x], regs[in.x+1]})
			}
			regs[in.x], regs[in.x+1] = int32(sp)-in.y, int32(sp)
			m.dirty = true
			pc++
			continue
		case opWord, opNotWord:
			var a, b bool
			if sp > 0 {
				a = in.tab[s[sp-1]] == 1
			}
			if sp < len(s) {
				b = in.tab[s[sp]] == 1
			}
			if in.x >= 0 {
				a, b = p.wordAround(in, s, sp)
			}
			if (a != b) == (in.op == opWord) {
				pc++
				continue
			}
		case opAheadSet:
			if (sp < len(s) && in.tab[s[sp]] != 0) != (in.c != 0) {
				pc++
				continue
			}
		case opBehindSet:
			if (sp > 0 && in.tab[s[sp-1]] != 0) != (in.c != 0) {
				pc++
				continue
			}
		case opAheadText:
			t := p.texts[in.x]
			if (len(s)-sp >= len(t) && s[sp:sp+len(t)] == t) != (in.c != 0) {
				pc++
				continue
			}
		case opBehindText:
			t := p.texts[in.x]
			if (sp >= len(t) && s[sp-len(t):sp] == t) != (in.c != 0) {
				pc++
				continue
			}
		case opStart:
			if sp == 0 {
				pc++
				continue
			}
		case opLineStart:
			if sp == 0 || s[sp-1] == '\n' && sp < len(s) {
				pc++
				continue
			}
		case opEnd:
			if sp == len(s) {
				pc++
				continue
			}
		case opEndLine:
			if sp == len(s) || sp == len(s)-1 && s[sp] == '\n' {
				pc++
				continue
			}
		case opLineEnd:
			if sp == len(s) || s[sp] == '\n' {
				pc++
				continue
			}
		case opMark:
			stack = append(stack, frame{fReg, in.x, regs[in.x], 0})
			regs[in.x] = int32(sp)
			pc++
			continue
		case opSame:
			if pc++; int(regs[in.x]) == sp {
				pc = int(in.y)
			}
			continue
		case opZero:
			stack = append(stack, frame{fReg, in.x, regs[in.x], 0})
			regs[in.x] = 0
			pc++
			continue
		case opCount:
			l := &p.loops[in.x]
			switch n := regs[l.counter]; {
			case n < l.min:
				pc = int(l.body)
			case n >= l.max:
				pc = int(l.out)
			default:
				pc++
			}
			continue
		case opCountNext:
			l := &p.loops[in.x]
			stack = append(stack, frame{fReg, l.counter, regs[l.counter], 0})
			regs[l.counter]++
			if m.steps++; m.steps >= m.check && !m.tick(p, s, len(stack), -1, sp) {
				return false
			}
			if pc = int(in.y); l.pos >= 0 && int(regs[l.pos]) == sp && regs[l.counter] >= l.min {
				pc = int(l.out)
			}
			continue
		case opAtom:
			regs[in.x] = int32(len(stack))
			pc++
			continue
		case opAtomEnd:
			if int(regs[in.x]) < len(stack) {
				stack = keepUndo(stack, int(regs[in.x]))
			}
			pc++
			continue
		case opLook:
			if in.c != 0 {
				stack = append(stack, frame{fReg, in.x + 1, regs[in.x+1], 0})
			}
			regs[in.x], regs[in.x+1] = int32(len(stack)), int32(sp)
			pc++
			continue
		case opLookEnd, opTestEnd:
			stack = keepUndo(stack, int(regs[in.x]))
			sp = int(regs[in.x+1])
			pc++
			continue
		case opLooseEnd:
			sp = int(regs[in.x+1])
			pc++
			continue
		case opNever:
			regs[in.x], regs[in.x+1] = int32(len(stack)), int32(sp)
			stack = append(stack, frame{fNever, in.y, int32(sp), 0})
			pc++
			continue
		case opNeverEnd, opTestNot:
			at := regs[in.x+1]
			m.stack = stack
			m.unwind(int(regs[in.x]))
			stack = m.stack
			if in.op == opTestNot {
				sp = int(at)
				pc = int(in.y)
				continue
			}
		case opBack:
			if i := back(s, sp, int(in.x), in.utf); i >= 0 {
				sp = i
				pc++
				continue
			}
		case opAt:
			if int(regs[in.x]) == sp {
				pc++
				continue
			}
		case opMatch:
			if !m.refused(p, sp) {
				regs[1] = int32(sp)
				m.keep(stack)
				m.dirty = true
				return m.DepthLimit == 0 || m.shallow(len(stack))
			}
		default:
			m.stack = stack
			npc, nsp := m.slow(p, in, s, pc, sp)
			stack = m.stack
			if npc == matched {
				return true
			}
			if npc >= 0 {
				pc, sp = npc, nsp
				continue
			}
			if m.err != nil {
				return false
			}
		}
		// Go back.
		if m.steps++; m.steps >= m.check && !m.tick(p, s, len(stack), -1, sp) {
			return false
		}
	back:
		for {
			if len(stack) == 0 {
				m.keep(stack)
				return false
			}
			e := &stack[len(stack)-1]
			switch e.kind {
			case fChoice:
				pc, sp = int(e.pc), int(e.a)
				stack = stack[:len(stack)-1]
				break back
			case fReg:
				regs[e.pc] = e.a
				stack = stack[:len(stack)-1]
			case fCap:
				regs[e.pc], regs[e.pc+1] = e.a, e.b
				stack = stack[:len(stack)-1]
			case fRun:
				i, lo, in := int(e.b), int(e.a), &code[e.pc]
				i = in.giveBack(s, i, lo)
				m.steps += int(e.b) - i - 1
				if m.mem != nil {
					i = m.mem.fresh(in, s, int(e.pc), i, lo)
				}
				if i <= lo {
					stack = stack[:len(stack)-1]
					if i < lo {
						continue
					}
				} else {
					e.b = int32(i)
				}
				pc, sp = int(e.pc)+1, i
				break back
			case fLazy:
				in := &code[e.pc]
				i, left := in.takeMore(s, int(e.a), e.b)
				if i < 0 {
					stack = stack[:len(stack)-1]
					continue
				}
				pc, sp = int(e.pc)+1, i
				if e.a, e.b = int32(i), left; left == 0 {
					stack = stack[:len(stack)-1]
				}
				if m.mem != nil && m.mem.seen(pc, sp) {
					continue
				}
				break back
			default:
				m.stack = stack
				npc, nsp := m.backSlow(p, s)
				stack = m.stack
				if npc >= 0 {
					pc, sp = npc, nsp
					break back
				}
				if npc == giveUp {
					return false
				}
			}
		}
	}
}

// What slow and backSlow return instead of an instruction.
const (
	failed  = -1
	matched = -2
	giveUp  = -3
)

// till returns the position of the next byte d. Short runs are more common than long ones: a call for each would cost
// more than it saves.
func (in *inst) till(s string, i int) int {
	for near := min(len(s), i+16); i < near; i++ {
		if s[i] == in.d {
			return i
		}
	}
	if n := strings.IndexByte(s[i:], in.d); n >= 0 {
		return i + n
	}
	return len(s)
}

// keep holds on to a stack that has grown.
func (m *Matcher) keep(stack []frame) {
	if cap(stack) > cap(m.stack) {
		m.stack = stack
	}
}

// giveBack returns the next shorter end of a greedy run from i, at lo or above, where the pattern can go on; less than
// lo when there is none.
func (in *inst) giveBack(s string, i, lo int) int {
	aux := in.aux
	if !in.utf {
		if i--; aux == nil {
			return i
		}
		for i >= lo && aux[s[i]] == 0 {
			i--
		}
		return i
	}
	for {
		for i--; i > lo && s[i]&0xc0 == 0x80; i-- {
		}
		if i < lo || aux == nil || aux[s[i]] != 0 {
			return i
		}
	}
}

// takeMore returns the next longer end of a lazy run where the pattern can go on, and how many more it may take; -1
// when there is none.
func (in *inst) takeMore(s string, i int, left int32) (int, int32) {
	t, aux := in.tab, in.aux
	for left > 0 && i < len(s) {
		w := t[s[i]]
		if w == 0 {
			return -1, 0
		}
		i += int(w)
		left--
		if aux == nil || (i < len(s) && aux[s[i]] != 0) || (i == len(s) && in.c != 0) {
			return i, left
		}
	}
	return -1, 0
}

// keepUndo takes the choices above a height off the stack but keeps what undoes things.
func keepUndo(stack []frame, height int) []frame {
	n := height
	for i := height; i < len(stack); i++ {
		if stack[i].kind < fChoice {
			stack[n] = stack[i]
			n++
		}
	}
	return stack[:n]
}

// hasFold reports whether t, in lower case, is at sp of s in any case.
func hasFold(s string, sp int, t string) bool {
	if len(s)-sp < len(t) {
		return false
	}
	s = s[sp : sp+len(t)]
	for i := range len(s) {
		c := s[i]
		if c != t[i] && (c < 'A' || c > 'Z' || c|0x20 != t[i]) {
			return false
		}
	}
	return true
}

// back returns the position n characters before sp, or -1.
func back(s string, sp, n int, utf bool) int {
	if !utf {
		return max(sp-n, -1)
	}
	for ; n > 0; n-- {
		if sp == 0 {
			return -1
		}
		for sp--; sp > 0 && s[sp]&0xc0 == 0x80; sp-- {
		}
	}
	return sp
}
