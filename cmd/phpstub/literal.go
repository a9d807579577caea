package main

import (
	"fmt"
	"math"
	"strconv"
)

// litKind is the kind of a literal, named as in package php.
type litKind int

const (
	litNone litKind = iota
	litNull
	litBool
	litInt
	litFloat
	litString
	litArray
	litConst
)

// literal is a php.Literal.
type literal struct {
	kind litKind
	i    int64
	f    float64
	s    string
}

// expr returns the Go source, or "" for no value.
func (l literal) expr() string {
	switch l.kind {
	case litNull:
		return "php.Literal{Kind: php.LitNull}"
	case litBool:
		return fmt.Sprintf("php.Literal{Kind: php.LitBool, I: %d}", l.i)
	case litInt:
		return fmt.Sprintf("php.Literal{Kind: php.LitInt, I: %d}", l.i)
	case litFloat:
		return floatExpr(l.f)
	case litString:
		return fmt.Sprintf("php.Literal{Kind: php.LitString, S: %s}", strconv.Quote(l.s))
	case litArray:
		return "php.Literal{Kind: php.LitArray}"
	case litConst:
		return fmt.Sprintf("php.Literal{Kind: php.LitConst, S: %s}", strconv.Quote(l.s))
	}
	return ""
}

// floatExpr prints a float. Infinities and not-a-number have no Go constant; their names stand in S.
func floatExpr(f float64) string {
	switch {
	case math.IsInf(f, 1):
		return `php.Literal{Kind: php.LitFloat, S: "INF"}`
	case math.IsInf(f, -1):
		return `php.Literal{Kind: php.LitFloat, S: "-INF"}`
	case math.IsNaN(f):
		return `php.Literal{Kind: php.LitFloat, S: "NAN"}`
	}
	return fmt.Sprintf("php.Literal{Kind: php.LitFloat, F: %s}", strconv.FormatFloat(f, 'g', -1, 64))
}

// engineConsts are constants of the core that defaults and constants may be computed from.
var engineConsts = map[string]literal{
	"true": {kind: litBool, i: 1}, "false": {kind: litBool}, "null": {kind: litNull},
	"PHP_INT_MAX": {kind: litInt, i: math.MaxInt64}, "PHP_INT_MIN": {kind: litInt, i: math.MinInt64},
	"PHP_INT_SIZE": {kind: litInt, i: 8}, "PHP_EOL": {kind: litString, s: "\n"},
	"INF": {kind: litFloat, f: math.Inf(1)}, "NAN": {kind: litFloat, f: math.NaN()},
	"E_ERROR": {kind: litInt, i: 1}, "E_WARNING": {kind: litInt, i: 2}, "E_NOTICE": {kind: litInt, i: 8},
	"E_USER_ERROR": {kind: litInt, i: 256}, "E_USER_WARNING": {kind: litInt, i: 512},
	"E_USER_NOTICE": {kind: litInt, i: 1024}, "E_ALL": {kind: litInt, i: 32767},
}
