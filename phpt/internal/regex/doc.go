// Package regex is a small backtracking matcher for the regular expressions
// that phpt files contain.
//
// Go's own regexp cannot serve here: it refuses look-ahead (which the %f of
// EXPECTF needs), back-references and possessive quantifiers, and its cost on
// long inputs with many wildcards is high. This package understands the part
// of PCRE's syntax that expectations use, works on bytes, and cannot run away:
//
//   - A pattern is parsed to a tree (parse.go), compiled to a flat program
//     (compile.go) and run by one loop with an explicit stack (match.go), so
//     that a long input never deepens the Go stack.
//   - A repeated single character ("[^\r\n]+", ".*", "\d{2,}") is one
//     instruction. When a literal follows, the candidates are found by
//     searching for that literal instead of trying every end.
//   - Once a match has taken a while, the states that failed are remembered,
//     which bounds the work by states times positions. Patterns with
//     back-references cannot use that memory; every match also has a step
//     limit, and passing it is an error, not a hang.
//
// What is not supported is refused with a [SyntaxError] rather than matched
// wrongly: recursion, conditionals, branch reset, verbs, Unicode properties.
package regex
