// Package z7 is the front end of language level 7.4: the grammar is that of github.com/z7zmey/php-parser, everything
// else is our own.
//
// The library's scanner hangs, panics and misreads strings on known inputs, so it is never used. The lexer of package
// syntax reads the whole source first (stream), in the way PHP's parser wants it: strings decoded, heredocs unindented,
// the pieces of interpolated strings as tokens of their own. A feed then plays the scanner for the library's grammar.
// A parser driven by a table cannot hang on a list of tokens that ends, and once it refuses a token it is given nothing
// but the end.
//
// Three things are left to do. The guard (guard.go) rewrites the few token sequences for which the library's grammar
// differs from PHP's, and stops where PHP's parser stops on its own. The lowering (lower*.go) is a type switch over the
// library's nodes that makes the tree of package syntax; the feed writes numbers of tokens where the library keeps
// positions, so that brackets, lines and keywords are found again. Messages (message.go) are PHP 7.4's: the refused
// token comes from our lexer, the expected ones from the library's tables, which follow the same grammar.
package z7
