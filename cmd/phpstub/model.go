package main

import (
	"fmt"

	"gaja/interp/syntax"
)

// The model is what the stubs say, in the words of package php but as text that is ready to be printed.

// levels limits a declaration: bit 0 is 7.4, bit 1 is 8.4, as php.Levels; zero means all.
type levels uint8

const (
	only74 levels = 1
	only84 levels = 2
)

func (l levels) overlaps(m levels) bool { return l == 0 || m == 0 || l&m != 0 }

func (l levels) expr() string {
	switch l {
	case only74:
		return "php.Only74"
	case only84:
		return "php.Only84"
	case only74 | only84:
		return "php.Only74 | php.Only84"
	}
	return ""
}

type funcDecl struct {
	pos          syntax.Pos
	name, impl   string
	op           string
	direct       string
	params       []paramDecl
	ret          *typeDecl
	flags        []string
	levels       levels
	deprecated   string
	deprecatedAt levels
}

type paramDecl struct {
	name  string
	typ   *typeDecl
	flags []string
	def   literal
	text  string
	// expr is the default until it is resolved.
	expr syntax.Expr
}

type constDecl struct {
	pos        syntax.Pos
	name       string
	value      literal
	expr       syntax.Expr
	levels     levels
	deprecated string
	// deprecatedAt are the levels where it is.
	deprecatedAt levels
	// flags, typ and isCase are for class constants.
	flags  []string
	typ    *typeDecl
	isCase bool
	busy   bool
}

type propDecl struct {
	pos    syntax.Pos
	name   string
	flags  []string
	typ    *typeDecl
	def    literal
	expr   syntax.Expr
	levels levels
}

type classDecl struct {
	pos        syntax.Pos
	name       string
	flags      []string
	parent     string
	interfaces []string
	consts     []*constDecl
	props      []*propDecl
	methods    []*funcDecl
	backing    string
	handlers   string
	levels     levels
}

type iniDecl struct {
	pos      syntax.Pos
	name     string
	def      string
	access   string
	levels   levels
	onChange string
	isBool   bool
	isNull   bool
}

// stubFile is one stub.
type stubFile struct {
	path, src string
	set       *stubSet
	functions []*funcDecl
	classes   []*classDecl
	constants []*constDecl
	ini       []*iniDecl
	namespace string
}

// stubSet is all stubs of a package: constants are resolved across files, and names are unique across them.
type stubSet struct {
	files  []*stubFile
	consts map[string][]*constDecl // "NAME" or "Class::NAME"
	seen   map[string][]levels     // what is declared, by kind and lower-case name
	errs   []error
}

func newStubSet() *stubSet {
	return &stubSet{consts: make(map[string][]*constDecl), seen: make(map[string][]levels)}
}

func (f *stubFile) errorf(pos syntax.Pos, format string, args ...any) {
	f.set.errs = append(f.set.errs, fmt.Errorf("%s:%d: %s", f.path, pos.Line, fmt.Sprintf(format, args...)))
}

// declare records a name and reports one that exists twice at some level.
func (f *stubFile) declare(pos syntax.Pos, kind, name string, at levels) {
	key := kind + " " + name
	for _, l := range f.set.seen[key] {
		if l.overlaps(at) {
			f.errorf(pos, "%s %s is declared twice", kind, name)
			break
		}
	}
	f.set.seen[key] = append(f.set.seen[key], at)
}
