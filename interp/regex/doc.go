// Package regex matches regular expressions in the syntax of PCRE2, which is what PHP's preg_ functions speak. Go's own
// regexp refuses look-around, back references, recursion and possessive quantifiers; this is a backtracking engine that
// has them all, with PCRE2's error texts and the behaviour of its interpreter at the releases that PHP 7.4 and 8.4 are
// measured with.
//
//	p, err := regex.Compile(`(\w+)@(\w+)`, regex.Caseless, regex.V1046)
//	var m regex.Matcher
//	ok, err := m.Match(p, subject, 0, 0)
//	from, to := m.Loc(1)
//
// A pattern goes through these stations:
//
//  1. The parser (parse*.go) makes a tree (ast.go). Options are resolved on the way: no node knows /i or /m. Classes are
//     sets of characters (runeset.go, props.go). References to groups and the lengths of look-behinds are checked when
//     the whole tree is there (check.go).
//  2. The optimizer (optimize.go) joins characters to texts and alternatives of one character to sets.
//  3. The analysis (analyze.go) finds which bytes a node can begin with, and how long it is.
//  4. The emitter (emit*.go) writes instructions (inst.go). It tells each node which bytes may follow it, so that a
//     choice which the next byte decides leaves nothing to go back to: "\d+" before "x" is possessive, and alternatives
//     with different first bytes are a table look-up.
//  5. From the tree, the search (search.go) learns what the first bytes of a match look like, and how to find them.
//
// A [Program] is immutable and may be shared. A [Matcher] runs programs: one loop over instructions (run.go) with a stack
// of its own, so that neither long subjects nor deep recursion grow Go's stack. An entry of the stack is a choice, or
// how to undo a change of a register; going back pops entries until there is a choice. An atomic group forgets the
// choices above the height at which it began, and keeps the undoing. A call of a group keeps all registers, and puts
// them back when it returns; what was chosen inside stays on the stack, so that calls can be gone back into. Verbs are
// entries that act when they are gone back over (control.go).
//
// The work of one attempt is bounded by Matcher.MatchLimit, which is counted roughly as PCRE2 counts: scripts can see
// the limit being passed, but not the exact number.
//
// Not there are Perl's extended classes, (?[…]), and (*scan_substring:…). Unicode's data are those of package unicode;
// script extensions are not among them, so \p{Greek} is the script alone.
package regex
