package php

// FunctionDecl returns the declaration of a builtin function by its lower-case name, or nil.
func (l *Library) FunctionDecl(lower string) *FuncDecl {
	s, ok := l.funcs[lower]
	if !ok {
		return nil
	}
	return &l.table(s).Functions[s.at]
}
