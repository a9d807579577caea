package regex

import "math"

// emitter turns the tree into instructions. Each node is emitted with what may come next, so that a choice which the
// next byte decides is no choice at run time: that is what PCRE2 calls auto-possessification, done for groups too.
type emitter struct {
	analyzer
	prog   *Program
	p      *parser
	loops  int   // enclosing repeated groups
	open   []int // groups being emitted, since the last assertion
	then   int32 // register of the innermost alternation for THEN, or -1
	assert *assertion
	starts map[int]int32 // where the bodies of groups begin
	calls  []int         // opCall instructions whose target is not known yet
	tables map[table]*table
	sets   map[string]int32
	fixed  map[int]fixedGroup
}

// assertion is the look-around or condition being emitted: ACCEPT ends it.
type assertion struct {
	reg     int32
	never   bool // it began with opNever, whose entry of the stack THEN must leave
	accepts []int
}

type fixedGroup struct{ reg, width int32 }

func (e *emitter) emit(i inst) int {
	e.prog.code = append(e.prog.code, i)
	return len(e.prog.code) - 1
}

func (e *emitter) pc() int32 { return int32(len(e.prog.code)) }

func (e *emitter) reg() int32 {
	e.prog.regs++
	return int32(e.prog.regs - 1)
}

// share returns a table with the same contents made before, or this one.
func (e *emitter) share(t *table) *table {
	if old := e.tables[*t]; old != nil {
		return old
	}
	e.tables[*t] = t
	return t
}

func (e *emitter) text(s string) int32 {
	e.prog.texts = append(e.prog.texts, s)
	return int32(len(e.prog.texts) - 1)
}

func (e *emitter) wide(s runeSet) int32 {
	e.prog.wides = append(e.prog.wides, newWide(s))
	return int32(len(e.prog.wides) - 1)
}

// nextTable says which bytes next allows; nil for all.
func (e *emitter) nextTable(next ahead) *table {
	if next.set == allBytes {
		return nil
	}
	t := new(table)
	for i := range t {
		t[i] = uint8(b2i(next.set.has(byte(i))))
	}
	return e.share(t)
}

func (e *emitter) node(n *node, next ahead) {
	switch n.kind {
	case nChar, nSet, nByte, nNotCRLF:
		e.single(n)
	case nText:
		e.literal(n)
	case nSeq:
		e.sequence(n.kids, next)
	case nAlt:
		e.alternatives(n.kids, next)
	case nRepeat:
		e.repeat(n, next)
	case nGroup:
		e.group(n, next)
	case nAtomic:
		// What follows must not steer the inside: it is decided without looking further.
		e.atomic(func() { e.node(n.kids[0], anything) })
	case nLook:
		e.look(n)
	case nCond:
		e.conditional(n, next)
	case nBackref:
		e.emit(inst{op: opBackref, x: e.groups(n.groups), c: uint8(b2i(n.fold))})
	case nCall:
		e.calls = append(e.calls, e.emit(inst{op: opCall, x: int32(n.n)}))
	case nAssert:
		e.simple(n)
	case nNewline:
		e.newlineItem()
	case nCluster:
		e.emit(inst{op: opCluster})
	case nVerb:
		e.verb(n)
	case nScript:
		r := e.reg()
		e.emit(inst{op: opMark, x: r})
		e.node(n.kids[0], anything)
		e.emit(inst{op: opScript, x: r})
	}
}

func (e *emitter) newlineItem() {
	// \R is atomic: CR LF is never taken apart.
	e.emit(inst{op: opNewline, c: uint8(b2i(e.p.bsrAny))})
}

func (e *emitter) groups(list []int) int32 {
	e.prog.refs = append(e.prog.refs, list)
	return int32(len(e.prog.refs) - 1)
}

// sequence emits kids in a row; each is told what follows it.
func (e *emitter) sequence(kids []*node, next ahead) {
	after := make([]ahead, len(kids))
	for i := len(kids) - 1; i >= 0; i-- {
		after[i] = next
		if i+1 < len(kids) && kids[i+1].kind == nAssert && kids[i+1].assert == aWord {
			after[i] = behindWord(kids[i], e.wordSet(kids[i+1]), next)
		}
		next = e.before(kids[i], next)
	}
	for i, k := range kids {
		e.node(k, after[i])
	}
}

// wordSet is what an assertion \b calls word characters.
func (e *emitter) wordSet(n *node) runeSet {
	if n.ucp {
		return e.p.words().clip(e.p.limit())
	}
	return asciiWords
}

func (e *emitter) literal(n *node) {
	if n.fold {
		e.emit(inst{op: opTextFold, x: e.text(n.text)})
		return
	}
	e.emit(inst{op: opText, x: e.text(n.text)})
}

// classTable is the table of a set: the width of the character that each byte begins, 0 for none, or wideChar. runs is
// set when any character is of the set whose bytes all are, so that a run may be scanned byte by byte.
func (e *emitter) classTable(s runeSet) (t *table, x int32, runs bool) {
	t = new(table)
	if !e.utf {
		for _, v := range s {
			for r := v.lo; r <= v.hi; r++ {
				t[r] = 1
			}
		}
		return e.share(t), -1, true
	}
	high := false
	for _, v := range s {
		for r := v.lo; r <= min(v.hi, 127); r++ {
			t[r] = 1
		}
		high = high || v.hi > 127
	}
	if !high {
		return e.share(t), -1, true
	}
	if last := s[len(s)-1]; last.lo <= 128 && last.hi == maxRune {
		for i := 0x80; i < 256; i++ {
			t[i] = utf8Width(byte(i))
		}
		return e.share(t), -1, true
	}
	lead := e.firstBytes(s)
	for i := 0x80; i < 256; i++ {
		if lead.has(byte(i)) {
			t[i] = wideChar
		}
	}
	return e.share(t), e.wide(s), false
}

// utf8Width is the length of the character that a byte begins; 1 for bytes inside characters.
func utf8Width(c byte) uint8 {
	switch {
	case c < 0xc0:
		return 1
	case c < 0xe0:
		return 2
	case c < 0xf0:
		return 3
	}
	return 4
}

// single emits the match of one character.
func (e *emitter) single(n *node) {
	switch {
	case n.kind == nByte:
		e.emit(inst{op: opByte})
	case n.kind == nNotCRLF:
		e.emit(inst{op: opNotCRLF, utf: e.utf})
	case n.kind == nSet:
		t, x, _ := e.classTable(n.set)
		e.emit(inst{op: opSet, tab: t, x: x})
	case e.utf && n.r >= 128:
		e.emit(inst{op: opText, x: e.text(string(n.r))})
	case n.fold:
		e.emit(inst{op: opCharFold, c: uint8(n.r)})
	default:
		e.emit(inst{op: opChar, c: uint8(n.r)})
	}
}

func isSingle(n *node) bool {
	return n.kind == nChar || n.kind == nSet || n.kind == nByte || n.kind == nNotCRLF
}

func upper(max int) int32 {
	if max == endless {
		return math.MaxInt32
	}
	return int32(max)
}

// run emits the repeat of a single character.
func (e *emitter) run(n *node, next ahead) {
	kid := n.kids[0]
	quant := n.quant
	f := e.facts(kid)
	if (next.final || !f.first.meets(next.set)) && quant == greedy || n.min == n.max {
		quant = possessive // what follows cannot begin with what would be given back
	}
	i := inst{x: int32(n.min), y: upper(n.max), utf: e.utf}
	if quant != possessive {
		i.aux = e.nextTable(next)
		i.c = uint8(b2i(next.end || i.aux == nil))
	}
	if s, ok := singleSet(kid); ok {
		t, _, runs := e.classTable(s)
		oneByte := !e.utf || len(s) == 0 || s[len(s)-1].hi < 128
		if runs && (oneByte || n.max == endless && n.min <= 1) {
			i.tab = t
			i.utf = !oneByte
			i.op = map[quantifier]opcode{greedy: opRunGreedy, lazy: opRunLazy, possessive: opRunPoss}[quant]
			if n.max == endless {
				i.far(quant)
			}
			e.emit(i)
			return
		}
	}
	i.op = map[quantifier]opcode{greedy: opManyGreedy, lazy: opManyLazy, possessive: opManyPoss}[quant]
	e.emit(i)
	e.single(kid)
}

// far chooses an instruction that goes on by leaps for runs that end at one byte only, or at none.
func (i *inst) far(quant quantifier) {
	stops := 0
	for c, w := range i.tab {
		if w == 0 {
			stops++
			i.d = uint8(c)
		}
	}
	switch {
	case quant == lazy || stops > 1:
	case stops == 1 && quant == greedy:
		i.op = opTillGreedy
	case stops == 1:
		i.op = opTillPoss
	case quant == greedy:
		i.op = opRestGreedy
	default:
		i.op = opRestPoss
	}
}
