package vm

import "gaja/interp/php"

// traceStrs are the strings that every line of a trace is made of. They are made once for a machine, as programs that
// throw often would otherwise spend their time on copies of the same few words.
type traceStrs struct {
	file, line, function, class, typ, args *php.Str
	arrow, colons                          php.Value
	// path is the last file that a trace named.
	path php.Value
	// entries is room for the calls under way.
	entries []stackEntry
}

// traceWords returns the machine's strings for traces.
func (vm *VM) traceWords() *traceStrs {
	if vm.words == nil {
		vm.words = &traceStrs{
			file: php.NewStr("file"), line: php.NewStr("line"), function: php.NewStr("function"),
			class: php.NewStr("class"), typ: php.NewStr("type"), args: php.NewStr("args"),
			arrow: php.String("->"), colons: php.String("::"), path: php.String(""),
		}
	}
	return vm.words
}

// filePath is the name of a file as a value of its own.
func (w *traceStrs) filePath(name string) php.Value {
	if w.path.Str().Peek() != name {
		w.path.Release()
		w.path = php.String(name)
	}
	return w.path.Copy()
}

// underWay lists the calls under way, innermost first. The list is good until the next call.
func (vm *VM) underWay(w *traceStrs) []stackEntry {
	w.entries = w.entries[:0]
	vm.stack(func(e stackEntry) bool {
		w.entries = append(w.entries, e)
		return true
	})
	return w.entries
}

// forgetCalls drops what underWay listed, which would keep frames and builtins alive.
func (w *traceStrs) forgetCalls() {
	clear(w.entries)
	if cap(w.entries) > 1024 {
		w.entries = nil
	}
}
