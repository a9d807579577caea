package syntax

// StringKind is a kind of interpolated text.
type StringKind uint8

// The kinds.
const (
	InDouble     StringKind = iota // "…"
	InBackquotes                   // `…`
	InHeredoc                      // the lines between the labels, without the last newline
)

// StringOptions say how to parse the inside of an interpolated string.
type StringOptions struct {
	Level Level
	Kind  StringKind
	// Line is the line and Off the byte offset at which the text begins in its file.
	Line int32
	Off  int
	// Indent is how many blanks every line of a heredoc loses; Tabs tells that they are tabs.
	Indent int
	Tabs   bool
	File   string
}

// ParseStringParts parses the text between the delimiters of an interpolated string: plain text becomes a StringLit with
// its escapes done, all else the expression it is. It serves front ends that cannot parse such strings themselves. What
// stands inside {$…} and ${…} is parsed with the grammar of 8.4 and the words and operators of the level. An error is an *Error.
func ParseStringParts(text string, opt StringOptions) (parts []Expr, warnings []Warning, err error) {
	p := newParser(opt.File, []byte(text), Options{})
	p.lx.level = opt.Level
	p.old = opt.Level == Level74
	p.lx.line = opt.Line
	switch opt.Kind {
	case InDouble:
		p.lx.state = stDouble
	case InBackquotes:
		p.lx.state = stBackquote
	case InHeredoc:
		p.lx.whole = true
		p.lx.state = stHeredoc
		p.lx.labels = []heredocLabel{{indent: opt.Indent, spaces: !opt.Tabs}}
	}
	p.base = int32(opt.Off)
	p.next()
	parts, _ = p.parts(true, TEnd)
	if p.tok != TEnd && !p.failed {
		p.unexpected()
	}
	if p.err != nil {
		return nil, nil, p.err
	}
	return parts, p.lx.warn, nil
}
