package syntax

import "strings"

// A heredoc's indentation is that of its closing label, so the text can only be cut once the label is found; and the
// label can stand behind nested code with heredocs of its own. Like PHP, the lexer runs ahead on a copy of itself to find
// it. What it learns there about nested heredocs is kept, or nesting would cost quadratic time.

// heredocLabel is an open heredoc or nowdoc.
type heredocLabel struct {
	label  string
	indent int
	spaces bool // the indentation is made of spaces, not tabs
}

// aheadResult is what a scan ahead found for the heredoc whose text begins at a certain offset.
type aheadResult struct {
	indent int
	spaces bool
	first  Token
}

const (
	usesSpaces = 1 << iota
	usesTabs
)

// heredoc reads <<<LABEL and its newline at i, or returns 0 when it is none.
func (l *Lexer) heredoc(i int) Token {
	body, label, isHeredoc := heredocStart(l.src, i)
	if body < 0 {
		return 0
	}
	l.pos = body
	l.line++
	l.state = stNowdoc
	if isHeredoc {
		l.state = stHeredoc
	}
	l.labels = append(l.labels, heredocLabel{label: label})
	top := &l.labels[len(l.labels)-1]
	k, used := skipIndent(l.src, body)
	if k >= l.limit {
		return TStartHeredoc
	}
	if l.atLabel(k, label) {
		if used == usesSpaces|usesTabs {
			if bad := l.fail("Invalid indentation - tabs and spaces cannot be mixed"); l.parse {
				return bad
			}
		}
		top.indent = k - body
		l.state = stEndHeredoc
		return TStartHeredoc
	}
	if !isHeredoc || l.ahead {
		return TStartHeredoc
	}
	r := l.scanAhead(body)
	top.indent, top.spaces = r.indent, r.spaces
	if r.indent > 0 && (r.first == TVariable || r.first == TDollarOpenCurlyBraces || r.first == TCurlyOpen) {
		bad := l.fail("Invalid body indentation level (expecting an indentation level of at least %d)", r.indent)
		return l.orError(TStartHeredoc, bad)
	}
	return TStartHeredoc
}

// heredocStart parses <<<LABEL, <<<"LABEL" or <<<'LABEL' with its newline at i; body is -1 when it is none.
func heredocStart(s string, i int) (body int, label string, isHeredoc bool) {
	if s[i+1] != '<' || s[i+2] != '<' {
		return -1, "", false
	}
	i += 3
	for s[i] == ' ' || s[i] == '\t' {
		i++
	}
	var quote byte
	if s[i] == '\'' || s[i] == '"' {
		quote = s[i]
		i++
	}
	if !isStart(s[i]) {
		return -1, "", false
	}
	j := i + 1
	for isLabel(s[j]) {
		j++
	}
	label = s[i:j]
	if quote != 0 {
		if s[j] != quote {
			return -1, "", false
		}
		j++
	}
	switch {
	case s[j] == '\n':
		return j + 1, label, quote != '\''
	case s[j] == '\r' && s[j+1] == '\n':
		return j + 2, label, quote != '\''
	case s[j] == '\r':
		return j + 1, label, quote != '\''
	}
	return -1, "", false
}

// skipIndent skips blanks at i and tells of which kinds they were.
func skipIndent(s string, i int) (end, used int) {
	for {
		switch s[i] {
		case ' ':
			used |= usesSpaces
		case '\t':
			used |= usesTabs
		default:
			return i, used
		}
		i++
	}
}

// atLabel tells whether the closing label stands at k. A label at the very end of the input is none.
func (l *Lexer) atLabel(k int, label string) bool {
	e := k + len(label)
	return e < l.limit && l.src[k:e] == label && !isLabel(l.src[e])
}

// scanAhead reads on to the closing label of the heredoc whose text begins at body.
func (l *Lexer) scanAhead(body int) aheadResult {
	if r, ok := l.memo[body]; ok {
		return r
	}
	// What is open around the heredoc cannot be closed inside it, so the copy starts with empty stacks.
	sub := *l
	sub.stack, sub.nest = nil, nil
	sub.labels = append([]heredocLabel(nil), l.labels[len(l.labels)-1])
	sub.parse, sub.ahead, sub.err, sub.indent = false, true, nil, 0
	type openDoc struct {
		body  int
		first Token
	}
	open := []openDoc{{body: body}}
	nested := false
	for len(open) > 0 {
		t := sub.Next()
		if sub.err != nil || t == TEnd {
			break
		}
		if top := &open[len(open)-1]; top.first == 0 {
			top.first = t
		}
		switch t {
		case TStartHeredoc:
			open = append(open, openDoc{body: sub.pos})
			nested = true
		case TEndHeredoc:
			top := open[len(open)-1]
			open = open[:len(open)-1]
			r := aheadResult{sub.indent, sub.spaces, top.first}
			if len(open) == 0 && !nested {
				return r
			}
			l.remember(top.body, r)
		}
	}
	for _, o := range open {
		l.remember(o.body, aheadResult{sub.indent, sub.spaces, o.first})
	}
	return l.memo[body]
}

func (l *Lexer) remember(body int, r aheadResult) {
	if l.memo == nil {
		l.memo = map[int]aheadResult{}
	}
	l.memo[body] = r
}

// docEnd is where the text of a heredoc or nowdoc ends.
type docEnd struct {
	pos     int  // behind the text and its last newline
	newline int  // the length of the newline before the closing label
	found   bool // the closing label follows
	indent  int
	used    int
	mixed   bool
}

// lineStart looks at the line that begins at i for the closing label.
func (l *Lexer) lineStart(i int, label string) (d docEnd, ok bool) {
	k, used := skipIndent(l.src, i)
	if k >= l.limit {
		return docEnd{pos: l.limit}, true
	}
	if !isStart(l.src[k]) || !l.atLabel(k, label) {
		return docEnd{pos: k, used: used}, false
	}
	d = docEnd{pos: i, newline: 1, found: true, indent: k - i, used: used, mixed: used == usesSpaces|usesTabs}
	if i >= 2 && l.src[i-1] == '\n' && l.src[i-2] == '\r' {
		d.newline = 2
	}
	return d, true
}

// heredocText reads text of a heredoc up to a variable or the closing label.
func (l *Lexer) heredocText() Token {
	s := l.src
	top := l.labels[len(l.labels)-1]
	i := l.off
	for i < l.limit {
		for classes[s[i]]&chString == 0 {
			i++
		}
		if i >= l.limit {
			break
		}
		c := s[i]
		i++
		switch c {
		case '\r', '\n':
			if c == '\r' && s[i] == '\n' {
				i++
			}
			if l.whole && len(l.labels) == 1 {
				continue
			}
			d, ok := l.lineStart(i, top.label)
			if !ok {
				i = d.pos
				continue
			}
			return l.heredocEnd(d, top)
		case '$':
			if isStart(s[i]) || s[i] == '{' {
				return l.heredocPiece(i-1, 0, top)
			}
		case '{':
			if s[i] == '$' {
				return l.heredocPiece(i-1, 0, top)
			}
		case '\\':
			if i < l.limit && s[i] != '\n' && s[i] != '\r' {
				i++
			}
		}
	}
	return l.heredocPiece(l.limit, 0, top)
}

// heredocEnd ends the text at the closing label or, when there is none, at the end of the input.
func (l *Lexer) heredocEnd(d docEnd, top heredocLabel) Token {
	if !d.found {
		l.pos = d.pos
		l.str = ""
		l.addLines(l.off, l.pos)
		return TEncapsedAndWhitespace
	}
	if d.mixed {
		if bad := l.fail("Invalid indentation - tabs and spaces cannot be mixed"); l.parse {
			return bad
		}
	}
	l.bump = true
	if l.ahead {
		l.indent, l.spaces = d.indent, d.used == usesSpaces
	}
	l.state = stEndHeredoc
	l.labels[len(l.labels)-1].indent = d.indent
	return l.heredocPiece(d.pos, d.newline, top)
}

// heredocPiece makes the text up to end, of which the last newline bytes do not count.
func (l *Lexer) heredocPiece(end, newline int, top heredocLabel) Token {
	l.pos = end
	text := l.src[l.off : end-newline]
	if l.ahead || !l.parse {
		l.str = text
		l.addLines(l.off, end-newline)
		return TEncapsedAndWhitespace
	}
	atEnd := newline != 0 || l.whole && end == l.limit
	text, bad := l.cutIndent(text, top.indent, top.spaces, l.atLineStart(), atEnd)
	if bad {
		return TError
	}
	return l.decode(text, 0, TEncapsedAndWhitespace)
}

// atLineStart tells whether the current token begins a line.
func (l *Lexer) atLineStart() bool {
	return l.off == 0 || l.src[l.off-1] == '\n' || l.src[l.off-1] == '\r'
}

// nowdoc reads the whole text of a nowdoc.
func (l *Lexer) nowdoc() Token {
	s := l.src
	label := l.labels[len(l.labels)-1].label
	if l.off >= l.limit {
		return l.end()
	}
	last := docEnd{indent: -1}
	for i := l.off; i < l.limit; {
		n := strings.IndexAny(s[i:l.limit], "\r\n")
		if n < 0 {
			break
		}
		i += n + 1
		if s[i-1] == '\r' && s[i] == '\n' {
			i++
		}
		d, ok := l.lineStart(i, label)
		if ok {
			return l.nowdocEnd(d)
		}
		last = docEnd{indent: d.pos - i, used: d.used}
		i = d.pos
	}
	l.pos = l.limit
	l.str = s[l.off:l.limit]
	if l.parse && last.indent > 0 {
		// Without a closing label PHP takes the last line for it.
		if _, bad := l.cutIndent(l.str, last.indent, last.used == usesSpaces, l.atLineStart(), false); bad {
			return TError
		}
	}
	l.addLines(l.off, l.limit)
	return TEncapsedAndWhitespace
}

func (l *Lexer) nowdocEnd(d docEnd) Token {
	if d.mixed {
		if bad := l.fail("Invalid indentation - tabs and spaces cannot be mixed"); l.parse {
			return bad
		}
	}
	end := d.pos - d.newline
	l.pos = d.pos
	l.str = l.src[l.off:end]
	if d.found {
		l.bump = true
		l.state = stEndHeredoc
		l.labels[len(l.labels)-1].indent = d.indent
		if l.parse {
			text, bad := l.cutIndent(l.str, d.indent, d.used == usesSpaces, l.atLineStart(), true)
			if bad {
				return TError
			}
			l.str = text
		}
	}
	l.addLines(l.off, end)
	return TEncapsedAndWhitespace
}

// endHeredoc reads the closing label with its indentation.
func (l *Lexer) endHeredoc() Token {
	n := len(l.labels) - 1
	l.pos = l.off + l.labels[n].indent + len(l.labels[n].label)
	l.labels = l.labels[:n]
	l.state = stScript
	return TEndHeredoc
}

// nextNewline returns the index and length of the next newline in s from i on, or -1.
func nextNewline(s string, i int) (at, length int) {
	n := strings.IndexAny(s[i:], "\r\n")
	if n < 0 {
		return -1, 0
	}
	n += i
	if s[n] == '\r' && n+1 < len(s) && s[n+1] == '\n' {
		return n, 2
	}
	return n, 1
}

// cutIndent removes the indentation of every line that begins in text. atStart tells that text begins a line, atEnd
// that a newline follows it; lines of white space alone may have less.
func (l *Lexer) cutIndent(text string, indent int, spaces, atStart, atEnd bool) (string, bool) {
	if indent == 0 {
		return text, false
	}
	out := make([]byte, 0, len(text))
	i := 0
	lines := int32(0)
	if !atStart {
		at, n := nextNewline(text, 0)
		if at < 0 {
			return text, false
		}
		i = at + n
		out = append(out, text[:i]...)
		lines++
	}
	for more := true; more; lines++ {
		at, n := nextNewline(text, i)
		more = at >= 0
		if at < 0 && atEnd {
			at = len(text)
		}
		for k := 0; k < indent && i != at; k++ {
			if msg := badIndent(text, i, spaces); msg != "" {
				l.line += lines
				if strings.HasSuffix(msg, "%d)") {
					l.fail(msg, indent)
				} else {
					l.fail("%s", msg)
				}
				return "", true
			}
			i++
		}
		if i >= len(text) {
			break
		}
		end := len(text)
		if at >= 0 {
			end = min(at+n, len(text))
		}
		out = append(out, text[i:end]...)
		i = end
	}
	return string(out), false
}

// badIndent returns the message for a byte that cannot belong to the indentation, or "".
func badIndent(text string, i int, spaces bool) string {
	switch {
	case i >= len(text) || text[i] != ' ' && text[i] != '\t':
		return "Invalid body indentation level (expecting an indentation level of at least %d)"
	case (text[i] == ' ') != spaces:
		return "Invalid indentation - tabs and spaces cannot be mixed"
	}
	return ""
}
