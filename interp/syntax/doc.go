// Package syntax turns PHP source text into a tree.
//
// The model has three layers. The Lexer is a state machine over bytes that knows PHP's lexical states: text outside the
// tags, code, the inside of strings, heredocs and variable offsets. It yields one token at a time, with byte offsets and
// lines, and speaks both language levels; it serves the parser, the tokenizer extension and the 7.4 adapter alike. The
// parser (Parse) is a recursive-descent parser for the 8.4 grammar with one token of look-ahead; expressions are parsed
// by precedence climbing. The tree (ast.go) is plain data: names stay as written, strings are decoded, and nothing is
// checked that PHP checks later than its own parser does.
//
// Error texts and lines are PHP's own. PHP's parser is table driven and names what it expects only when at most four
// tokens could follow; every place of this parser that can refuse a token therefore names the set PHP would name there,
// or none.
//
// Lines follow PHP's tree, not the eye: a node starts on the line of its first child, a node without children on the
// line where PHP's parser stood when it made it. Error messages and stack traces of running scripts show these lines.
package syntax
