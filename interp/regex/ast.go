package regex

// A pattern is parsed to a tree of nodes. Options are resolved while parsing: no node depends on /i, /m, /s or /x.

type nodeKind uint8

const (
	nEmpty   nodeKind = iota
	nChar             // one character: r, with fold an ASCII letter of either case
	nSet              // one character of set
	nByte             // \C
	nNotCRLF          // . where only CR LF ends a line
	nText             // several characters: text, with fold ASCII letters of either case (made by the optimizer)
	nSeq              // kids in a row
	nAlt              // one of kids, in order
	nRepeat           // kids[0] min to max times
	nGroup            // kids[0], captured as number n when n > 0
	nAtomic           // kids[0], never backtracked into
	nLook             // look-around
	nCond             // kids[0] if the condition holds, else kids[1]
	nBackref          // what one of groups matched
	nCall             // group n as a subroutine, 0 for the whole pattern
	nAssert           // a simple assertion
	nNewline          // \R
	nCluster          // \X
	nVerb             // a backtracking verb
	nScript           // kids[0], whose characters must be of one script
)

type assertKind uint8

const (
	aStart     assertKind = iota // \A, and ^ without m
	aLineStart                   // ^ with m
	aEnd                         // \z, and $ with D
	aEndLine                     // \Z, and $ without m
	aLineEnd                     // $ with m
	aWord                        // \b
	aNotWord                     // \B
	aFrom                        // \G
	aKeep                        // \K
)

type verbKind uint8

const (
	vFail verbKind = iota
	vAccept
	vMark
	vCommit
	vPrune
	vSkip
	vThen
)

type condKind uint8

const (
	cGroup  condKind = iota // one of groups is set
	cInside                 // in a call of one of groups, or of any group when the list is nil
	cAlways                 // VERSION
	cNever                  // DEFINE
	cAssert                 // kids[2] is an assertion
)

// endless is the max of a quantifier without an upper limit.
const endless = -1

type quantifier uint8

const (
	greedy quantifier = iota
	lazy
	possessive
)

type node struct {
	kind nodeKind
	kids []*node

	r    rune
	fold bool
	text string
	set  runeSet

	min, max int
	quant    quantifier

	n      int    // group number
	name   string // a reference by name, until it is resolved; the name of a verb
	groups []int
	off    int // where in the pattern, for messages

	assert assertKind
	ucp    bool // \b by Unicode's rules
	verb   verbKind
	cond   condKind

	behind, negative, loose bool // of look-around; loose means not atomic
	lens                    []lookLen

	// Facts that the analysis keeps.
	facts    facts
	hasFacts bool
}

// lookLen is how far back a branch of a look-behind begins: characters, or bytes outside of UTF mode.
type lookLen struct{ min, max int }

func newSeq(items []*node) *node {
	switch len(items) {
	case 0:
		return &node{kind: nEmpty}
	case 1:
		return items[0]
	}
	return &node{kind: nSeq, kids: items}
}
