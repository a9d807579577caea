package syntax

// What the 7.4 adapter needs of the lexer besides the common accessors.

// Int returns the value of the current TLNumber, or of a TNumString that IsInt says is one.
func (l *Lexer) Int() int64 { return l.num }

// Float returns the value of the current TDNumber.
func (l *Lexer) Float() float64 { return l.flt }

// IsInt tells whether the current TNumString is an integer; another is a string key.
func (l *Lexer) IsInt() bool { return l.numIsInt }

// TakeDoc returns the documentation comment read since it was last asked for, or "".
func (l *Lexer) TakeDoc() string {
	d := l.src[l.doc.off:l.doc.end]
	l.doc = span{}
	return d
}
