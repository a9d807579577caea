package syntax

import "strings"

// initial reads text outside the tags, or an opening tag.
func (l *Lexer) initial() Token {
	s := l.src
	i := l.off
	if i >= l.limit {
		return l.end()
	}
	if s[i] == '<' && s[i+1] == '?' {
		if s[i+2] == '=' {
			l.pos = i + 3
			l.state = stScript
			if l.parse {
				return TEcho
			}
			return TOpenTagWithEcho
		}
		if n := l.openTag(i); n > 0 {
			l.pos = i + n
			l.addLines(i, l.pos)
			l.state = stScript
			if l.parse {
				return tRestart
			}
			return TOpenTag
		}
	}
	return l.inline()
}

// openTag returns the length of the tag at i, or 0 when it is plain text.
func (l *Lexer) openTag(i int) int {
	s := l.src
	if hasFoldedPrefix(s[i+2:], "php") {
		switch s[i+5] {
		case ' ', '\t', '\n':
			return 6
		case '\r':
			if s[i+6] == '\n' {
				return 7
			}
			return 6
		}
		if i+5 == l.limit {
			return 5
		}
	}
	if l.short {
		return 2
	}
	return 0
}

// inline reads text up to the next opening tag.
func (l *Lexer) inline() Token {
	s := l.src[:l.limit]
	i := l.off + 1
	for {
		n := strings.IndexByte(s[i:], '<')
		if n < 0 || i+n+1 >= l.limit {
			i = l.limit
			break
		}
		i += n + 1
		if s[i] == '?' && (l.src[i+1] == '=' || l.openTag(i-1) > 0) {
			i--
			break
		}
	}
	l.pos = i
	l.str = s[l.off:i]
	l.addLines(l.off, i)
	return TInlineHTML
}

// closeTag reads "?>" at l.off with one newline behind it.
func (l *Lexer) closeTag() Token {
	s := l.src
	i := l.off + 2
	if s[i] == '\n' {
		i++
		l.bump = true
	} else if s[i] == '\r' {
		i++
		l.bump = true
		if s[i] == '\n' {
			i++
		}
	}
	l.pos = i
	l.state = stInitial
	if l.parse {
		return ';'
	}
	return TCloseTag
}
