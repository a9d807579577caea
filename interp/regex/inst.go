package regex

type opcode uint8

// The instructions. In the comments, s is the subject and p the position; "fail" means to go back to the last choice.
const (
	opFail     opcode = iota // fail
	opChar                   // s[p] must be c
	opCharFold               // … in any case; c is the lower-case letter
	opText                   // text x must be here
	opTextFold               // … in any case; the text is in lower case
	opSet                    // one character of tab, whose entries are widths; wideChar asks set x
	opByte                   // any byte
	opNotCRLF                // one character that does not begin CR LF

	opRunPoss    // x to y bytes of tab, never given back
	opRunGreedy  // … the most first; aux says where going on can work
	opRunLazy    // … the fewest first
	opTillPoss   // opRunPoss without a limit, for all bytes but d
	opTillGreedy // opRunGreedy …
	opRestPoss   // … for all bytes
	opRestGreedy // …
	opManyPoss   // the same three for characters: x to y of what the opSet or alike at pc+1 matches; go on at pc+2
	opManyGreedy
	opManyLazy

	opJump    // go to x
	opFork    // go to x (bit 0) or y (bit 1) as tab[s[p]] allows, x first; c holds the bits for the end of s
	opForkAll // go to x, and to y if that fails

	opZero      // reg x = 0
	opCount     // head of counted loop x: go into the body, out, or to the choice at pc+1
	opCountNext // end of a round of loop x: count it and go to y, or leave if it matched nothing
	opMark      // reg x = p
	opSame      // go to y if p is reg x: the body matched nothing

	opOpen       // reg x = p
	opClose      // group x ends here, and began at reg y
	opCloseFixed // group x ends here, y bytes long

	opAtom     // reg x = height of the stack
	opAtomEnd  // forget the choices above reg x
	opLook     // reg x = height, reg x+1 = p
	opLookEnd  // forget the choices above reg x, p = reg x+1
	opLooseEnd // p = reg x+1
	opNever    // reg x = height, and if what follows fails, go on at y: a negative assertion, or a condition
	opNeverEnd // it matched: undo it and fail
	opTestEnd  // it matched: forget its choices, p = reg x+1
	opTestNot  // it matched: undo it, and go to y
	opBack     // p goes back x characters
	opBackVar  // p goes back y characters, then fewer, x at least
	opAt       // fail unless p is reg x

	opAheadSet   // the next byte must be in tab; with c 1 it must not
	opBehindSet  // the byte before …
	opAheadText  // text x must be next …
	opBehindText // text x must be before …

	opStart
	opLineStart
	opEnd
	opEndLine
	opLineEnd
	opWord        // tab says which bytes are word characters; with wideChar set x is asked
	opNotWord     // …
	opFrom        // p is where the search began
	opKeep        // the match begins here
	opLineStartNL // the same for other line ends than LF
	opEndLineNL
	opLineEndNL

	opBackref // what groups refs[x] matched; c: without case
	opIfGroup // go to y unless one of groups refs[x] is set
	opIfCall  // go to y unless inside a call of one of refs[x]; x -1: of any group
	opCall    // call group x, whose body begins at y
	opRet     // return if this ends a call of group x
	opAccept  // end the match, the call or, with x ≥ 0, the assertion that began at reg y and ends at x

	opNewline  // \R; c: CR, LF and CRLF only
	opCluster  // \X
	opScript   // the text from reg x to p must be of one script
	opVerb     // verb c with name x; for THEN, reg y holds where to go back to
	opThenMark // reg x = height
	opMatch
)

// wideChar in a table says that a character beyond one byte begins here, and that its set decides.
const wideChar = 255

// table says something of every byte: what is in a class how wide it is, what an instruction may go on with 1.
type table [256]uint8

// inst is one instruction of 32 bytes: tables are reached through pointers of its own.
type inst struct {
	op   opcode
	c    uint8
	utf  bool // steps go over whole characters
	d    uint8
	x, y int32
	tab  *table
	aux  *table
}

// loopInfo describes a counted loop.
type loopInfo struct {
	min, max  int32
	counter   int32 // register
	pos       int32 // register with the position where the round began, -1 if a round cannot match nothing
	body, out int32
}

// wide is a set for characters beyond ASCII: a bitmap up to 0x7ff, spans above.
type wide struct {
	low  [0x800 / 64]uint64
	high runeSet
}

func newWide(s runeSet) *wide {
	w := &wide{}
	for _, x := range s {
		for r := x.lo; r <= min(x.hi, 0x7ff); r++ {
			w.low[r>>6] |= 1 << (r & 63)
		}
		if x.hi > 0x7ff {
			w.high = append(w.high, span{max(x.lo, 0x800), x.hi})
		}
	}
	return w
}

func (w *wide) has(r rune) bool {
	if r < 0x800 {
		return w.low[r>>6]>>(uint(r)&63)&1 != 0
	}
	return w.high.has(r)
}

// Program is a compiled pattern. It is immutable; any number of [Matcher]s may run it at the same time.
type Program struct {
	code  []inst
	texts []string
	wides []*wide
	refs  [][]int
	loops []loopInfo
	regs  int // how many registers: two for each group, then the others
	caps  int // groups, the whole match included
	names []groupName

	utf, ucp   bool
	nl         newline
	anchored   bool
	notEmpty   bool
	leapCRLF   bool // an attempt does not begin between CR and LF
	emptyStart bool // an empty match may not be where the search began
	matchLimit int
	folding    folding
	search     searchPlan
	hasCalls   bool
	lookback   int
	callRegs   int
}

// Groups returns the number of groups, not counting the whole match.
func (p *Program) Groups() int { return p.caps - 1 }

// UTF reports whether the subject must be UTF-8.
func (p *Program) UTF() bool { return p.utf }

// Lookback returns how many characters before its start a match may look at.
func (p *Program) Lookback() int { return p.lookback }

// Names returns the name of each group, "" for most; index 0 is the whole match. It is nil when none has a name.
func (p *Program) Names() []string {
	if len(p.names) == 0 {
		return nil
	}
	list := make([]string, p.caps)
	for _, g := range p.names {
		list[g.n] = g.name
	}
	return list
}
