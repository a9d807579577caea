package vm

import (
	"errors"

	"gaja/interp/internal/bytecode"
)

var errUnit = errors.New("a compiled file is broken")

// verifyUnit looks at what linking and declaring rely on: whatever leads from one part of a unit to another. It does not
// look at single instructions.
func verifyUnit(b *bytecode.Unit) error {
	if len(b.Funcs) == 0 || !inside(b.EarlyFuncs, len(b.Funcs)) || !inside(b.EarlyClasses, len(b.Classes)) {
		return errUnit
	}
	for i, f := range b.Funcs {
		if f == nil || f.Index != i && len(b.Funcs) > 1 || !soundFunc(b, f) {
			return errUnit
		}
	}
	for i, c := range b.Classes {
		if c == nil || c.Index != i || !soundClass(b, c) {
			return errUnit
		}
	}
	return nil
}

func inside(list []int, n int) bool {
	for _, i := range list {
		if i < 0 || i >= n {
			return false
		}
	}
	return true
}

func soundFunc(u *bytecode.Unit, f *bytecode.Func) bool {
	regs := max(f.NumRegs, len(f.CVs))
	switch {
	case f.NumRegs < 0 || regs > bytecode.NoReg, len(f.Params) > len(f.CVs) && f.Flags&bytecode.FuncAbstract == 0,
		f.NumCaches < 0 || f.NumCaches > 4*len(f.Code)+16, f.Required < 0 || f.Required > len(f.Params),
		len(f.Lines) < len(f.Code), f.Flags&bytecode.FuncVariadic != 0 && len(f.Params) == 0:
		return false
	}
	for _, e := range f.Entries {
		if int(e) >= len(f.Code) {
			return false
		}
	}
	n := uint32(len(f.Code))
	for _, e := range f.Excs {
		if e.Start > e.End || e.End > n || e.Catch >= int32(n) || e.Finally >= int32(n) || e.FinallyEnd > n ||
			int(e.TempBase) > regs || e.Finally >= 0 && int(e.FinallyReg)+1 >= regs+1 {
			return false
		}
	}
	for _, x := range f.Uses {
		if int(x.CV) >= regs {
			return false
		}
	}
	for _, p := range f.Params {
		if p.Default >= len(u.Funcs) || !soundAttrs(u, p.Attrs) {
			return false
		}
	}
	return soundAttrs(u, f.Attrs)
}

func soundAttrs(u *bytecode.Unit, list []bytecode.Attr) bool {
	for _, a := range list {
		for _, x := range a.Args {
			if x.Thunk >= len(u.Funcs) {
				return false
			}
		}
	}
	return true
}

func soundClass(u *bytecode.Unit, c *bytecode.Class) bool {
	n := len(u.Funcs)
	for _, m := range c.Methods {
		if m.Fn < 0 || m.Fn >= n {
			return false
		}
	}
	for _, p := range c.Props {
		if p.Get >= n || p.Set >= n || p.Default.Thunk >= n || !soundAttrs(u, p.Attrs) {
			return false
		}
	}
	for _, k := range c.Consts {
		if k.Value.Thunk >= n || !soundAttrs(u, k.Attrs) {
			return false
		}
	}
	return soundAttrs(u, c.Attrs)
}
