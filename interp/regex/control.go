package regex

import "slices"

// Calls, verbs, and going back over the rarer entries of the stack.

// enter calls a group as a subroutine.
func (m *Matcher) enter(p *Program, in *inst, s string, pc, sp int) (int, int) {
	for c := m.call; c >= 0; c = m.calls[c].prev {
		if m.calls[c].at != int32(sp) {
			break
		}
		if m.calls[c].group == in.x {
			m.err = ErrLoop
			return failed, 0
		}
	}
	if m.DepthLimit > 0 && len(m.calls) > m.DepthLimit || len(m.calls) > maxStack/8 || len(m.saved) > maxStack*2 {
		m.err = ErrDepth
		return failed, 0
	}
	if m.steps++; m.steps >= m.check && !m.tick(p, s, len(m.stack), -1, sp) {
		return failed, 0
	}
	m.calls = append(m.calls, callFrame{
		group: in.x, ret: int32(pc + 1), prev: m.call,
		saved: int32(len(m.saved)), at: int32(sp), height: int32(len(m.stack)),
	})
	m.saved = append(m.saved, m.regs[2:p.callRegs]...)
	m.call = int32(len(m.calls) - 1)
	m.stack = append(m.stack, frame{fCall, m.call, 0, 0})
	return int(in.y), sp
}

// leave ends a call: groups and registers are what they were before, and the position stays.
func (m *Matcher) leave(p *Program) int {
	f := m.calls[m.call]
	m.stack = append(m.stack, frame{fRet, 0, m.call, 0})
	old := m.saved[f.saved : int(f.saved)+p.callRegs-2]
	for i, v := range old {
		if r := &m.regs[i+2]; *r != v {
			m.stack = append(m.stack, frame{fReg, int32(i + 2), *r, 0})
			*r = v
		}
	}
	m.call = f.prev
	return int(f.ret)
}

// undoCall goes back to before a call.
func (m *Matcher) undoCall(c int32) {
	f := m.calls[c]
	copy(m.regs[2:], m.saved[f.saved:int(f.saved)+m.prog.callRegs-2])
	m.saved = m.saved[:f.saved]
	m.calls = m.calls[:c]
	m.call = f.prev
}

func (m *Matcher) insideCall(p *Program, in *inst) bool {
	if m.call < 0 {
		return false
	}
	return in.x < 0 || slices.Contains(p.refs[in.x], int(m.calls[m.call].group))
}

// accept ends the assertion, call or match that is innermost.
func (m *Matcher) accept(p *Program, in *inst, sp int) (int, int) {
	inCall := m.call >= 0
	if in.x >= 0 && (!inCall || m.regs[in.y] >= m.calls[m.call].height) {
		return int(in.x), sp
	}
	if inCall {
		return m.leave(p), sp
	}
	if m.refused(p, sp) {
		return failed, 0
	}
	m.regs[1] = int32(sp)
	m.dirty = true
	return matched, 0
}

// verb passes a verb: its name is the mark from here on, and going back over it does what it is for.
func (m *Matcher) verb(in *inst, pc, sp int) {
	kind := verbKind(in.c)
	if in.x >= 0 && kind != vSkip {
		name := in.x
		if kind != vMark {
			name = -1
		}
		m.stack = append(m.stack, frame{fName, name, m.mark, int32(sp)})
		m.mark = in.x
	}
	if kind == vMark {
		return
	}
	f := frame{fVerb, int32(pc), int32(sp), m.call}
	if kind == vThen && in.y >= 0 {
		f.a = m.regs[in.y]
	}
	m.stack = append(m.stack, f)
}

// undo takes the top entry off the stack and undoes what it stands for; choices are dropped.
func (m *Matcher) undo() frame {
	f := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	switch f.kind {
	case fReg:
		m.regs[f.pc] = f.a
	case fCap:
		m.regs[f.pc], m.regs[f.pc+1] = f.a, f.b
	case fName:
		m.mark = f.a
	case fCall:
		m.undoCall(f.pc)
	case fRet:
		m.call = f.a
	}
	return f
}

// unwind goes back to a height of the stack.
func (m *Matcher) unwind(height int) {
	for len(m.stack) > height {
		m.undo()
	}
}

// backSlow goes back over the top entry. It returns where to go on, failed to go back further, or giveUp.
func (m *Matcher) backSlow(p *Program, s string) (int, int) {
	e := &m.stack[len(m.stack)-1]
	switch e.kind {
	case fNever:
		f := m.undo()
		return int(f.pc), int(f.a)
	case fMany:
		return m.backMany(p, e, s)
	case fManyLazy:
		in := &p.code[e.pc]
		for e.b > 0 {
			i := p.one(&p.code[e.pc+1], s, int(e.a))
			if i < 0 {
				break
			}
			e.a, e.b = int32(i), e.b-1
			if in.goesOn(s, i) {
				return int(e.pc) + 2, i
			}
		}
		m.undo()
		return failed, 0
	case fBack:
		i := int(e.a) + 1
		if p.utf {
			i = int(e.a) + int(utf8Width(s[e.a]))
		}
		pc := int(e.pc) + 1
		if e.a, e.b = int32(i), e.b-1; e.b == 0 {
			m.undo()
		}
		return pc, i
	case fVerb:
		return m.trigger(p, m.undo())
	}
	m.undo()
	return failed, 0
}

func (m *Matcher) backMany(p *Program, e *frame, s string) (int, int) {
	in := &p.code[e.pc]
	i, lo := int(e.b), int(e.a)
	item := &p.code[e.pc+1]
	for i > lo {
		if item.op == opByte || !p.utf {
			i--
		} else {
			for i--; i > lo && s[i]&0xc0 == 0x80; i-- {
			}
		}
		if in.goesOn(s, i) {
			pc := int(e.pc) + 2
			if e.b = int32(i); i == lo {
				m.undo()
			}
			return pc, i
		}
	}
	m.undo()
	return failed, 0
}

// trigger does what a verb does when the matcher goes back over it.
func (m *Matcher) trigger(p *Program, f frame) (int, int) {
	in := &p.code[f.pc]
	kind := verbKind(in.c)
	switch kind {
	case vThen:
		if in.y >= 0 {
			height := f.a + int32(b2i(in.utf))
			if f.b >= 0 {
				height = max(height, m.calls[f.b].height)
			}
			if int(height) <= len(m.stack) {
				m.unwind(int(height))
				return failed, 0
			}
		}
	case vSkip:
		at := f.a
		if in.x >= 0 {
			if at = m.marked(p, p.texts[in.x]); at < 0 {
				if p.anchored || m.flags&AnchoredHere != 0 {
					return m.end(f.b, func() {}) // PCRE2 would begin again here, which an anchored match does not
				}
				return failed, 0
			}
		}
		return m.end(f.b, func() { m.skipTo = int(at) })
	case vCommit:
		return m.end(f.b, func() { m.stop = true })
	}
	return m.end(f.b, func() {})
}

// end unwinds to the assertion or call that confines a verb, or gives up the attempt.
func (m *Matcher) end(call int32, whole func()) (int, int) {
	for len(m.stack) > 0 {
		switch f := m.undo(); {
		case f.kind == fNever:
			return int(f.pc), int(f.a)
		case f.kind == fCall && f.pc == call:
			return failed, 0
		}
	}
	whole()
	return giveUp, 0
}

// marked returns where the newest (*MARK) with a name was passed, or -1.
func (m *Matcher) marked(p *Program, name string) int32 {
	for i := len(m.stack) - 1; i >= 0; i-- {
		if f := m.stack[i]; f.kind == fName && f.pc >= 0 && p.texts[f.pc] == name {
			return f.b
		}
	}
	return -1
}
