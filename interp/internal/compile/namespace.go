package compile

import (
	"strings"

	"gaja/interp/syntax"
)

// nsKind tells which of the two ways of declaring namespaces a file uses; it may use only one.
type nsKind uint8

const (
	nsNone nsKind = iota
	nsPlain
	nsBraces
)

func (f *fn) namespace(s *syntax.Namespace) {
	if !f.c.checkNamespace(s) {
		return
	}
	name := ""
	if s.Name != nil {
		name = s.Name.Text
		switch l := strings.ToLower(name); {
		case l == "namespace", f.c.is74() && (l == "self" || l == "parent" || l == "static"):
			f.c.fail(s.Line, "Cannot use '"+name+"' as namespace name")
		}
	}
	f.c.resetNames(name)
	f.c.nsKind = nsPlain
	if s.Braces {
		f.c.nsKind = nsBraces
	}
	f.c.inBraces = s.Braces
	f.c.topStmts(f, s.Body)
	if s.Braces {
		f.c.resetNames("")
		f.c.inBraces = false
	}
}

// checkNamespace refuses namespaces where they may not be declared.
func (c *compiler) checkNamespace(s *syntax.Namespace) bool {
	switch {
	case c.inBraces && s.Braces:
		c.fail(s.Line, "Namespace declarations cannot be nested")
	case c.nsKind == nsBraces && !s.Braces, c.nsKind == nsPlain && s.Braces:
		c.fail(s.Line, "Cannot mix bracketed namespace declarations with unbracketed namespace declarations")
	case c.nsKind == nsNone && !c.firstStmt(s):
		c.fail(s.Line, "Namespace declaration statement has to be the very first statement or after any declare call in the script")
	default:
		return true
	}
	return false
}

// checkOutside refuses a statement between namespaces with braces.
func (c *compiler) checkOutside(s syntax.Stmt) {
	switch s.(type) {
	case *syntax.Nop, *syntax.HaltCompiler:
		return
	}
	c.fail(s.At().Line, "No code may exist outside of namespace {}")
}

// firstStmt reports whether a statement stands behind nothing but declares.
func (c *compiler) firstStmt(d syntax.Stmt) bool {
	for _, s := range c.file.Stmts {
		if s == d {
			return true
		}
		switch s.(type) {
		case *syntax.Declare, *syntax.Nop:
		default:
			return false
		}
	}
	return false
}
