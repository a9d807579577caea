package main

import (
	"strings"

	"gaja/interp/syntax"
)

// iniCall reads a statement ini('name', 'default', 'ALL', …).
func (f *stubFile) iniCall(st *syntax.ExprStmt) {
	call, ok := st.X.(*syntax.Call)
	if !ok {
		f.errorf(st.Pos, "a stub holds declarations only")
		return
	}
	fn, ok := call.Fn.(*syntax.NameExpr)
	if !ok || fn.Name.Text != "ini" {
		f.errorf(st.Pos, "a stub holds declarations only")
		return
	}
	d := &iniDecl{pos: st.Pos}
	position := 0
	for _, a := range call.Args.List {
		if a.Name == "" {
			f.iniPositional(d, position, a.Value)
			position++
		} else {
			f.iniNamed(d, a)
		}
	}
	if position != 3 {
		f.errorf(st.Pos, "ini() needs a name, a default and who may change it")
		return
	}
	f.declare(st.Pos, "setting", d.name, d.levels)
	f.ini = append(f.ini, d)
}

func (f *stubFile) iniPositional(d *iniDecl, at int, x syntax.Expr) {
	if c, ok := x.(*syntax.ConstFetch); ok && at == 1 && strings.EqualFold(c.Name.Text, "null") {
		d.isNull = true
		return
	}
	s, ok := x.(*syntax.StringLit)
	if !ok {
		f.errorf(x.At(), "ini() takes strings")
		return
	}
	switch at {
	case 0:
		d.name = s.Value
	case 1:
		d.def = s.Value
	case 2:
		d.access = f.iniAccess(s)
	default:
		f.errorf(x.At(), "too many arguments for ini()")
	}
}

func (f *stubFile) iniAccess(s *syntax.StringLit) string {
	var parts []string
	for _, p := range strings.Split(s.Value, "|") {
		switch strings.TrimSpace(p) {
		case "ALL":
			parts = append(parts, "php.IniAll")
		case "USER":
			parts = append(parts, "php.IniUser")
		case "PERDIR":
			parts = append(parts, "php.IniPerDir")
		case "SYSTEM":
			parts = append(parts, "php.IniSystem")
		default:
			f.errorf(s.Pos, "unknown access %q", p)
		}
	}
	return strings.Join(parts, " | ")
}

func (f *stubFile) iniNamed(d *iniDecl, a *syntax.Arg) {
	text := ""
	switch x := a.Value.(type) {
	case *syntax.ConstFetch:
		text = x.Name.Text
	case *syntax.StringLit:
		text = x.Value
	}
	switch a.Name + "=" + text {
	case "bool=true":
		d.isBool = true
		return
	case "null=true":
		d.isNull = true
		return
	case "since=8.4":
		d.levels = only84
		return
	case "until=7.4":
		d.levels = only74
		return
	}
	if a.Name == "onchange" && text != "" {
		d.onChange = text
		return
	}
	f.errorf(a.Pos, "unknown argument %s: %s of ini()", a.Name, text)
}
