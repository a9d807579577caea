package regex

import (
	"unicode"
	"unicode/utf8"
)

// slow runs the rarer instructions. It returns where to go on, failed, or matched.
func (m *Matcher) slow(p *Program, in *inst, s string, pc, sp int) (int, int) {
	switch in.op {
	case opByte:
		if sp < len(s) {
			return pc + 1, sp + 1
		}
	case opNotCRLF:
		if i := p.one(in, s, sp); i >= 0 {
			return pc + 1, i
		}
	case opManyPoss, opManyGreedy, opManyLazy:
		return m.many(p, in, s, pc, sp)
	case opBackVar:
		return m.backVar(in, s, pc, sp)
	case opLineStartNL, opEndLineNL, opLineEndNL:
		if p.lineAssert(in.op, s, sp) {
			return pc + 1, sp
		}
	case opFrom:
		if sp == m.from {
			return pc + 1, sp
		}
	case opKeep:
		m.stack = append(m.stack, frame{fReg, 0, m.regs[0], 0})
		m.regs[0] = int32(sp)
		return pc + 1, sp
	case opBackref:
		if i := m.backref(p, in, s, sp); i >= 0 {
			return pc + 1, i
		}
	case opIfGroup:
		for _, g := range p.refs[in.x] {
			if m.regs[2*g] >= 0 {
				return pc + 1, sp
			}
		}
		return int(in.y), sp
	case opIfCall:
		if m.insideCall(p, in) {
			return pc + 1, sp
		}
		return int(in.y), sp
	case opCall:
		return m.enter(p, in, s, pc, sp)
	case opRet:
		if m.call < 0 || m.calls[m.call].group != in.x {
			return pc + 1, sp
		}
		return m.leave(p), sp
	case opAccept:
		return m.accept(p, in, sp)
	case opNewline:
		if n := lineBreak(s, sp, p.utf, in.c != 0); n > 0 {
			return pc + 1, sp + n
		}
	case opCluster:
		if sp < len(s) {
			return pc + 1, cluster(s, sp, p.utf)
		}
	case opScript:
		if !p.utf || oneScript(s[m.regs[in.x]:sp]) {
			return pc + 1, sp
		}
	case opThenMark:
		m.stack = append(m.stack, frame{fReg, in.x, m.regs[in.x], 0})
		m.regs[in.x] = int32(len(m.stack))
		return pc + 1, sp
	case opVerb:
		m.verb(in, pc, sp)
		return pc + 1, sp
	}
	return failed, 0
}

// one matches the single character of an instruction; it returns where it ends, or -1.
func (p *Program) one(in *inst, s string, sp int) int {
	if in.op == opText {
		if t := p.texts[in.x]; len(s)-sp >= len(t) && s[sp:sp+len(t)] == t {
			return sp + len(t)
		}
		return -1
	}
	if sp >= len(s) {
		return -1
	}
	switch c := s[sp]; in.op {
	case opByte:
		return sp + 1
	case opChar:
		if c == in.c {
			return sp + 1
		}
	case opCharFold:
		if c|0x20 == in.c {
			return sp + 1
		}
	case opNotCRLF:
		switch {
		case c == '\r' && sp+1 < len(s) && s[sp+1] == '\n':
		case in.utf:
			return sp + int(utf8Width(c))
		default:
			return sp + 1
		}
	case opSet:
		switch w := in.tab[c]; w {
		case 0:
		case wideChar:
			if r, n := utf8.DecodeRuneInString(s[sp:]); p.wides[in.x].has(r) {
				return sp + n
			}
		default:
			return min(sp+int(w), len(s))
		}
	}
	return -1
}

func (in *inst) goesOn(s string, i int) bool {
	return in.aux == nil || i < len(s) && in.aux[s[i]] != 0 || i == len(s) && in.c != 0
}

// many runs the repeat of a character whose width varies, or that is counted.
func (m *Matcher) many(p *Program, in *inst, s string, pc, sp int) (int, int) {
	item := &p.code[pc+1]
	i, n := sp, int32(0)
	for ; n < in.x; n++ {
		if i = p.one(item, s, i); i < 0 {
			return failed, 0
		}
	}
	if in.op == opManyLazy {
		if in.y > n {
			m.stack = append(m.stack, frame{fManyLazy, int32(pc), int32(i), in.y - n})
		}
		if in.goesOn(s, i) {
			return pc + 2, i
		}
		return failed, 0
	}
	lo := i
	for ; n < in.y; n++ {
		j := p.one(item, s, i)
		if j < 0 {
			break
		}
		i = j
	}
	if in.op == opManyPoss {
		return pc + 2, i
	}
	if i > lo {
		m.stack = append(m.stack, frame{fMany, int32(pc), int32(lo), int32(i)})
	}
	if in.goesOn(s, i) {
		return pc + 2, i
	}
	return failed, 0
}

// backVar begins a look-behind of varying length: as far back as possible, but at least in.x characters.
func (m *Matcher) backVar(in *inst, s string, pc, sp int) (int, int) {
	i, n := sp, 0
	for n < int(in.y) {
		j := back(s, i, 1, in.utf)
		if j < 0 {
			break
		}
		i = j
		n++
	}
	if n < int(in.x) {
		return failed, 0
	}
	if n > int(in.x) {
		m.stack = append(m.stack, frame{fBack, int32(pc), int32(i), int32(n) - in.x})
	}
	return pc + 1, i
}

// pollEvery is how many steps there are between two looks at the limits.
const pollEvery = 1024

// tick is asked when the steps reach the next check: whether to go on. It is false without an error when instruction pc
// is a choice that is known to fail here.
func (m *Matcher) tick(p *Program, s string, height, pc, sp int) bool {
	if m.steps >= m.poll {
		m.poll = m.steps + pollEvery
		if m.err = m.limits(p, height); m.err != nil {
			return false
		}
		m.remember(p, len(s))
	}
	if m.check = m.poll; m.mem != nil {
		m.check = 0
		return pc < 0 || !m.mem.seen(pc, sp)
	}
	return true
}

// limits returns the limit that has been passed, or what Poll says.
func (m *Matcher) limits(p *Program, height int) error {
	limit := m.MatchLimit
	if p.matchLimit > 0 && (limit == 0 || p.matchLimit < limit) {
		limit = p.matchLimit
	}
	room := m.StackLimit
	if room == 0 || room > maxStack {
		room = maxStack
	}
	if limit > 0 {
		m.poll = min(m.poll, limit+1)
	}
	switch {
	case limit > 0 && m.steps > limit:
		return ErrBacktrack
	case m.DepthLimit > 0 && height > m.DepthLimit:
		return ErrDepth
	case height > room:
		return ErrStack
	case m.Poll != nil && m.steps > 1:
		return m.Poll()
	}
	return nil
}

// shallow applies the depth limit to a match: in PCRE2's interpreter every choice that is still open and every group
// counts.
func (m *Matcher) shallow(height int) bool {
	depth := height + 1
	for i := 2; i < 2*m.prog.caps; i += 2 {
		depth += b2i(m.regs[i] >= 0)
	}
	if depth > m.DepthLimit {
		m.err = ErrDepth
	}
	return m.err == nil
}

// refused applies the options against empty matches.
func (m *Matcher) refused(p *Program, sp int) bool {
	if sp != int(m.regs[0]) {
		return false
	}
	return p.notEmpty || sp == m.from && (p.emptyStart || m.flags&NotEmptyAtStart != 0)
}

// wordAround says whether the characters before and at sp are word characters, where those go beyond ASCII.
func (p *Program) wordAround(in *inst, s string, sp int) (before, after bool) {
	w := p.wides[in.x]
	if sp > 0 {
		if c := s[sp-1]; c < utf8.RuneSelf {
			before = in.tab[c] != 0
		} else {
			r, _ := utf8.DecodeLastRuneInString(s[:sp])
			before = w.has(r)
		}
	}
	if sp < len(s) {
		if c := s[sp]; c < utf8.RuneSelf {
			after = in.tab[c] != 0
		} else {
			r, _ := utf8.DecodeRuneInString(s[sp:])
			after = w.has(r)
		}
	}
	return before, after
}

// lineBreak returns the length of the line end at sp for \R, 0 for none.
func lineBreak(s string, sp int, utf, simple bool) int {
	if sp >= len(s) {
		return 0
	}
	switch c := s[sp]; {
	case c == '\r':
		if sp+1 < len(s) && s[sp+1] == '\n' {
			return 2
		}
		return 1
	case c == '\n':
		return 1
	case simple:
	case c == '\v' || c == '\f' || c == 0x85 && !utf:
		return 1
	case c == 0xc2 && utf && sp+1 < len(s) && s[sp+1] == 0x85:
		return 2
	case c == 0xe2 && utf && sp+2 < len(s) && s[sp+1] == 0x80 && s[sp+2]|1 == 0xa9:
		return 3
	}
	return 0
}

// lineEndAt returns the length of the line end at sp by the pattern's setting, 0 for none.
func (p *Program) lineEndAt(s string, sp int) int {
	if sp >= len(s) {
		return 0
	}
	c := s[sp]
	switch p.nl {
	case nlCR:
		return b2i(c == '\r')
	case nlNUL:
		return b2i(c == 0)
	case nlCRLF:
		if c == '\r' && sp+1 < len(s) && s[sp+1] == '\n' {
			return 2
		}
		return 0
	case nlAnyCRLF:
		return lineBreak(s, sp, p.utf, true)
	case nlAny:
		return lineBreak(s, sp, p.utf, false)
	}
	return b2i(c == '\n')
}

// behindLineEnd reports whether a line end ends at sp.
func (p *Program) behindLineEnd(s string, sp int) bool {
	for n := 1; n <= 3 && n <= sp; n++ {
		if p.lineEndAt(s, sp-n) == n {
			// CR LF is one line end: between them there is none.
			return !(n == 1 && s[sp-1] == '\r' && sp < len(s) && s[sp] == '\n' && p.nl >= nlCRLF && p.nl <= nlAny)
		}
	}
	return false
}

func (p *Program) lineAssert(op opcode, s string, sp int) bool {
	switch op {
	case opLineStartNL:
		return sp == 0 || sp < len(s) && p.behindLineEnd(s, sp)
	case opEndLineNL:
		n := p.lineEndAt(s, sp)
		return sp == len(s) || n > 0 && sp+n == len(s)
	}
	return sp == len(s) || p.lineEndAt(s, sp) > 0
}

// backref matches what the first of the groups that is set has matched; it returns the end, or -1.
func (m *Matcher) backref(p *Program, in *inst, s string, sp int) int {
	for _, g := range p.refs[in.x] {
		from, to := m.regs[2*g], m.regs[2*g+1]
		if from < 0 {
			continue
		}
		t := s[from:to]
		if in.c == 0 {
			if len(s)-sp >= len(t) && s[sp:sp+len(t)] == t {
				return sp + len(t)
			}
			return -1
		}
		return p.foldedPrefix(s, sp, t)
	}
	return -1
}

// foldedPrefix returns the end of t at sp of s in any case, or -1.
func (p *Program) foldedPrefix(s string, sp int, t string) int {
	if !p.utf {
		if len(s)-sp < len(t) {
			return -1
		}
		for i := range len(t) {
			if !p.sameFolded(rune(s[sp+i]), rune(t[i])) {
				return -1
			}
		}
		return sp + len(t)
	}
	for _, r := range t {
		if sp >= len(s) {
			return -1
		}
		q, n := utf8.DecodeRuneInString(s[sp:])
		if !p.sameFolded(q, r) {
			return -1
		}
		sp += n
	}
	return sp
}

func (p *Program) sameFolded(a, b rune) bool {
	if a == b {
		return true
	}
	same := false
	p.folding.others(a, func(o rune) { same = same || o == b })
	return same
}

// oneScript reports whether all characters of a text are of one script; common and inherited ones go with any.
func oneScript(s string) bool {
	var script *unicode.RangeTable
	for _, r := range s {
		if unicode.Is(unicode.Common, r) || unicode.Is(unicode.Inherited, r) {
			continue
		}
		if script != nil {
			if !unicode.Is(script, r) && !(cjk(script) && cjkRune(r)) {
				return false
			}
			continue
		}
		for _, t := range unicode.Scripts {
			if unicode.Is(t, r) {
				script = t
				break
			}
		}
	}
	return true
}

// cjk: Japanese and Korean mix scripts with Han, and that counts as one.
func cjk(t *unicode.RangeTable) bool {
	return t == unicode.Han || t == unicode.Hiragana || t == unicode.Katakana
}

func cjkRune(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }
