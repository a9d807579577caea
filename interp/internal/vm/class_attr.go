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

// functionAttributes lets a function know the attributes that change how it is called.
func (vm *VM) functionAttributes(u *Unit, b *bytecode.Func, fn *php.Function) {
	if a := findAttr(b.Attrs, "Deprecated"); a != nil {
		fn.Flags |= php.FnDeprecated
		fn.Deprecated = deprecatedText(a)
	}
}

// deprecatedText is what messages about a use of something with #[Deprecated] end with.
func deprecatedText(a *bytecode.Attr) string {
	var message, since string
	for i := range a.Args {
		arg := &a.Args[i]
		if arg.Thunk >= 0 || arg.Lit.Kind != bytecode.ConstString {
			continue
		}
		switch {
		case arg.Name == "message" || arg.Name == "" && i == 0:
			message = arg.Lit.S
		case arg.Name == "since" || arg.Name == "" && i == 1:
			since = arg.Lit.S
		}
	}
	text := ""
	if since != "" {
		text = " since " + since
	}
	if message != "" {
		text += ", " + message
	}
	return text
}
