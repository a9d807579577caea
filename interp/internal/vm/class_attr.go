package vm

import (
	"strings"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
)

// attrList is what the Attrs fields of classes, properties and constants hold: attributes as compiled, with the unit
// that has their thunks and the class whose scope their arguments are evaluated in.
type attrList struct {
	unit  *Unit
	list  []bytecode.Attr
	scope *php.Class
}

// hasAttr reports whether an attribute is among those written.
func hasAttr(list []bytecode.Attr, name string) bool { return findAttr(list, name) != nil }

func findAttr(list []bytecode.Attr, name string) *bytecode.Attr {
	for i := range list {
		if strings.EqualFold(strings.TrimPrefix(list[i].Name, "\\"), name) {
			return &list[i]
		}
	}
	return nil
}

// functionAttributes lets a function know the attributes that change how it is called. A deprecated function counts as
// one whose arguments must be looked at, so that calls of others cost nothing.
func (vm *VM) functionAttributes(_ *Unit, b *bytecode.Func, fn *php.Function) {
	if !hasAttr(b.Attrs, "Deprecated") {
		return
	}
	fn.Flags |= php.FnDeprecated
	if f, ok := fn.User.(*Func); ok {
		f.typed, f.heeded = true, true
	}
}
