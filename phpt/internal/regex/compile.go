package regex

// op is the operation of one instruction.
type op uint8

const (
	opAccept   op = iota // the (sub)program matched
	opLit                // lit: those bytes
	opSet                // set: one byte of it
	opRun                // set, min, max, mode: that many bytes; literal of the next instruction in lit
	opSplit              // try x, then y
	opJump               // x
	opSave               // x: remember the position in slot x
	opProgress           // x: fail unless the position moved since slot x was saved
	opAssert             // assert
	opLook               // x..: sub-program at pc+1, go on at x; widths when behind
	opAtomic             // x..: sub-program at pc+1, go on at x
	opBackref            // x: what group x matched
)

// inst is one instruction; which fields count depends on the operation.
type inst struct {
	op       op
	mode     mode
	assert   assertion
	negated  bool
	fold     bool
	x, y     int
	min, max int
	lit      []byte
	set      *set
	widths   []int
}

// maxProgram bounds what counted repetitions may expand to.
const maxProgram = 1 << 18

// Regexp is a compiled pattern. It is immutable and safe for concurrent use.
type Regexp struct {
	prog     []inst
	slots    int  // capture slots (two per group), then loop slots
	backrefs bool // results depend on captures: failed states cannot be remembered
	anchored bool // a match can only begin at the start of the input
}

// Compile parses the pattern and compiles it.
func Compile(pattern string, flags Flags) (*Regexp, error) {
	root, p, err := parse(pattern, flags)
	if err != nil {
		return nil, err
	}
	c := &compiler{slots: 2 * (p.groups + 1)}
	c.node(root)
	c.emit(inst{op: opAccept})
	if c.tooBig {
		return nil, &SyntaxError{Message: "pattern is too large"}
	}
	linkRuns(c.prog)
	return &Regexp{prog: c.prog, slots: c.slots, backrefs: len(p.backrefs) > 0, anchored: root.anchored()}, nil
}

// linkRuns tells each run the literal that must follow it, if one does.
func linkRuns(prog []inst) {
	for i := range prog {
		if prog[i].op == opRun && prog[i+1].op == opLit {
			prog[i].lit = prog[i+1].lit
		}
	}
}

type compiler struct {
	prog   []inst
	slots  int
	visits int // nodes compiled, copies included: bounds empty repetitions
	tooBig bool
}

func (c *compiler) emit(i inst) int {
	if len(c.prog) >= maxProgram {
		c.tooBig = true
		return 0
	}
	c.prog = append(c.prog, i)
	return len(c.prog) - 1
}

func (c *compiler) node(n *node) {
	if c.visits++; c.visits > 4*maxProgram {
		c.tooBig = true
	}
	if c.tooBig {
		return
	}
	switch n.kind {
	case kindLit:
		c.emit(inst{op: opLit, lit: n.lit})
	case kindSet:
		c.emit(inst{op: opSet, set: &n.set})
	case kindCat:
		for _, s := range n.subs {
			c.node(s)
		}
	case kindAlt:
		c.alternatives(n.subs)
	case kindRepeat:
		c.repeat(n)
	case kindCapture:
		c.emit(inst{op: opSave, x: 2 * n.num})
		c.node(n.subs[0])
		c.emit(inst{op: opSave, x: 2*n.num + 1})
	case kindAtomic:
		c.sub(inst{op: opAtomic}, n.subs[0])
	case kindLook:
		c.look(n)
	case kindAssert:
		c.emit(inst{op: opAssert, assert: n.assert})
	case kindBackref:
		c.emit(inst{op: opBackref, x: n.num, fold: n.fold})
	}
}

func (c *compiler) alternatives(subs []*node) {
	var ends []int
	for i, s := range subs {
		last := i == len(subs)-1
		split := 0
		if !last {
			split = c.emit(inst{op: opSplit})
			c.prog[split].x = len(c.prog)
		}
		c.node(s)
		if !last {
			ends = append(ends, c.emit(inst{op: opJump}))
			c.prog[split].y = len(c.prog)
		}
	}
	for _, e := range ends {
		c.prog[e].x = len(c.prog)
	}
}

// sub compiles the body as a program of its own behind the head instruction.
func (c *compiler) sub(head inst, body *node) {
	at := c.emit(head)
	c.node(body)
	c.emit(inst{op: opAccept})
	c.prog[at].x = len(c.prog)
}

func (c *compiler) look(n *node) {
	head := inst{op: opLook, negated: n.negated}
	if n.behind {
		seen := map[int]bool{}
		for _, b := range branches(n.subs[0]) {
			if w, _ := b.width(); !seen[w] {
				seen[w] = true
				head.widths = append(head.widths, w)
			}
		}
	}
	c.sub(head, n.subs[0])
}

// repeat compiles a repetition: one instruction when the body is one byte,
// copies and a loop otherwise.
func (c *compiler) repeat(n *node) {
	body := n.subs[0]
	if s, ok := single(body); ok {
		c.emit(inst{op: opRun, set: s, min: n.min, max: n.max, mode: n.mode})
		return
	}
	if n.mode == possessive {
		plain := *n
		plain.mode = greedy
		c.sub(inst{op: opAtomic}, &plain)
		return
	}
	for range n.min {
		c.node(body)
		if c.tooBig {
			return
		}
	}
	if n.max < 0 {
		c.loop(body, n.mode)
		return
	}
	var splits []int
	for range n.max - n.min {
		splits = append(splits, c.split(n.mode))
		c.node(body)
		if c.tooBig {
			return
		}
	}
	for _, s := range splits {
		c.leave(s, n.mode)
	}
}

// split emits a choice whose preferred way is the body that follows (or, for
// a lazy repetition, the way out that leave fills in).
func (c *compiler) split(m mode) int {
	at := c.emit(inst{op: opSplit})
	if m == lazy {
		c.prog[at].y = len(c.prog)
	} else {
		c.prog[at].x = len(c.prog)
	}
	return at
}

func (c *compiler) leave(split int, m mode) {
	if m == lazy {
		c.prog[split].x = len(c.prog)
	} else {
		c.prog[split].y = len(c.prog)
	}
}

func (c *compiler) loop(body *node, m mode) {
	nullable := body.nullable()
	at := c.split(m)
	slot := c.slots
	if nullable {
		c.slots++
		c.emit(inst{op: opSave, x: slot})
	}
	c.node(body)
	if nullable {
		c.emit(inst{op: opProgress, x: slot})
	}
	c.emit(inst{op: opJump, x: at})
	if !c.tooBig {
		c.leave(at, m)
	}
}

// single returns the set of a node that always matches exactly one byte.
func single(n *node) (*set, bool) {
	switch {
	case n.kind == kindSet:
		return &n.set, true
	case n.kind == kindLit && len(n.lit) == 1:
		s := one(n.lit[0])
		return &s, true
	}
	return nil, false
}
