package cli

import (
	"fmt"
	"strconv"
	"strings"
)

// The syntax of php.ini: one "name = value" a line, sections in brackets, comments behind a semicolon. A value is a
// sequence of quoted texts, bare words and ${VARIABLES}; a bare word may be a constant, and the operators | & ^ ~ ! and
// parentheses make it an integer expression. On, yes and true mean "1"; off, no, false and none "".

// iniError is a mistake in an ini file.
type iniError struct {
	what string
	file string
	line int
}

func (e *iniError) Error() string { return fmt.Sprintf("%s in %s on line %d", e.what, e.file, e.line) }

// iniParser reads one text.
type iniParser struct {
	text   string
	pos    int
	line   int
	consts func(name string) (string, bool)
	vars   func(name string) string
}

// run calls section and entry for what the text has, in order, up to the first mistake.
func (p *iniParser) run(section func(name string), entry func(key, val string)) error {
	for p.pos < len(p.text) {
		switch c := p.text[p.pos]; {
		case c == '\n':
			p.line++
			p.pos++
		case c == ' ' || c == '\t' || c == '\r':
			p.pos++
		case c == ';' || c == '#':
			p.skipLine()
		case c == '[':
			name, err := p.section()
			if err != nil {
				return err
			}
			section(name)
		default:
			key, val, ok, err := p.entry()
			if err != nil {
				return err
			}
			if ok {
				entry(key, val)
			}
		}
	}
	return nil
}

func (p *iniParser) skipLine() {
	if i := strings.IndexByte(p.text[p.pos:], '\n'); i >= 0 {
		p.pos += i
	} else {
		p.pos = len(p.text)
	}
}

func (p *iniParser) unexpected(what string) error {
	return &iniError{what: "syntax error, unexpected " + what, line: p.line}
}

func (p *iniParser) section() (string, error) {
	rest := p.text[p.pos+1:]
	end := strings.IndexAny(rest, "]\n")
	if end < 0 || rest[end] != ']' {
		return "", p.unexpected("end of file, expecting ']'")
	}
	p.pos += end + 2
	p.skipLine()
	return strings.Trim(strings.TrimSpace(rest[:end]), `"'`), nil
}

// entry reads "key", which sets nothing, or "key = value".
func (p *iniParser) entry() (key, val string, ok bool, err error) {
	rest := p.text[p.pos:]
	end := strings.IndexAny(rest, "=\n;")
	if end < 0 {
		end = len(rest)
	}
	key = strings.TrimSpace(rest[:end])
	if i := strings.IndexAny(key, "{}|&~!()^\""); i >= 0 {
		p.skipLine()
		return "", "", false, p.unexpected("'" + key[i:i+1] + "'")
	}
	p.pos += end
	if end == len(rest) || rest[end] != '=' {
		p.skipLine()
		return key, "", false, nil
	}
	p.pos++
	val, err = p.value()
	return key, val, err == nil, err
}

// value reads up to the end of the line.
func (p *iniParser) value() (string, error) {
	x, err := p.or()
	if err != nil {
		return "", err
	}
	p.blanks()
	if p.pos < len(p.text) {
		switch c := p.text[p.pos]; c {
		case ';':
			p.skipLine()
		case '\n':
		default:
			err = p.unexpected("'" + string(c) + "'")
			p.skipLine()
		}
	}
	return x, err
}

func (p *iniParser) blanks() {
	for p.pos < len(p.text) && strings.IndexByte(" \t\r", p.text[p.pos]) >= 0 {
		p.pos++
	}
}

// or reads operands joined by | & ^, which all bind alike, from left to right.
func (p *iniParser) or() (string, error) {
	left, err := p.operand()
	for err == nil {
		p.blanks()
		if p.pos >= len(p.text) || strings.IndexByte("|&^", p.text[p.pos]) < 0 {
			return left, nil
		}
		op := p.text[p.pos]
		p.pos++
		var right string
		if right, err = p.operand(); err == nil {
			left = combine(op, left, right)
		}
	}
	return "", err
}

func combine(op byte, left, right string) string {
	a, b := iniInt(left), iniInt(right)
	switch op {
	case '|':
		a |= b
	case '&':
		a &= b
	default:
		a ^= b
	}
	return strconv.FormatInt(a, 10)
}

// iniInt is atoi: the digits a text begins with.
func iniInt(s string) int64 {
	s = strings.TrimSpace(s)
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || end == 0 && (s[0] == '-' || s[0] == '+')) {
		end++
	}
	n, err := strconv.ParseInt(s[:end], 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// operand reads ~x, !x, (x), or a text.
func (p *iniParser) operand() (string, error) {
	p.blanks()
	if p.pos >= len(p.text) {
		return "", nil
	}
	switch p.text[p.pos] {
	case '~':
		p.pos++
		x, err := p.operand()
		return strconv.FormatInt(^iniInt(x), 10), err
	case '!':
		p.pos++
		x, err := p.operand()
		if iniInt(x) == 0 {
			return "1", err
		}
		return "0", err
	case '(':
		p.pos++
		x, err := p.or()
		if err != nil {
			return "", err
		}
		p.blanks()
		if p.pos >= len(p.text) || p.text[p.pos] != ')' {
			return "", p.unexpected("end of file")
		}
		p.pos++
		return x, nil
	}
	return p.words()
}

// words reads quoted texts, bare words and variables that stand side by side.
func (p *iniParser) words() (string, error) {
	var b strings.Builder
	bare := true
	for p.pos < len(p.text) {
		switch c := p.text[p.pos]; {
		case c == '"':
			bare = false
			s, err := p.quoted()
			if err != nil {
				return "", err
			}
			b.WriteString(s)
			p.blanks()
		case c == '\'':
			end := strings.IndexByte(p.text[p.pos+1:], '\'')
			if end < 0 {
				return "", p.unexpected("end of file")
			}
			bare = false
			s := p.text[p.pos+1 : p.pos+1+end]
			p.line += strings.Count(s, "\n")
			b.WriteString(s)
			p.pos += end + 2
			p.blanks()
		case strings.HasPrefix(p.text[p.pos:], "${"):
			bare = false
			s, err := p.variable()
			if err != nil {
				return "", err
			}
			b.WriteString(s)
		case strings.IndexByte("\n;|&^~!()", c) >= 0:
			return p.meaning(b.String(), bare), nil
		default:
			b.WriteString(p.bareWord())
		}
	}
	return p.meaning(b.String(), bare), nil
}

// bareWord reads unquoted text, blanks within it included.
func (p *iniParser) bareWord() string {
	start := p.pos
	for p.pos < len(p.text) && strings.IndexByte("\n;|&^~!()\"'", p.text[p.pos]) < 0 && !strings.HasPrefix(p.text[p.pos:], "${") {
		p.pos++
	}
	if p.pos < len(p.text) && (p.text[p.pos] == '"' || p.text[p.pos] == '\'') {
		return strings.TrimRight(p.text[start:p.pos], "\r") // text goes on, its blanks count
	}
	return strings.TrimRight(p.text[start:p.pos], " \t\r")
}

// meaning gives bare words their value: booleans, null and constants.
func (p *iniParser) meaning(s string, bare bool) string {
	if !bare {
		return s
	}
	switch strings.ToLower(s) {
	case "on", "yes", "true":
		return "1"
	case "off", "no", "false", "none", "null":
		return ""
	}
	if v, ok := p.consts(s); ok {
		return v
	}
	return s
}

// quoted reads text between double quotes, with ${VARIABLES}; a backslash protects a quote, a backslash, a quote.
func (p *iniParser) quoted() (string, error) {
	var b strings.Builder
	p.pos++
	for p.pos < len(p.text) {
		switch c := p.text[p.pos]; {
		case c == '"':
			p.pos++
			return b.String(), nil
		case c == '\\' && p.pos+1 < len(p.text) && strings.IndexByte(`"\'`, p.text[p.pos+1]) >= 0:
			b.WriteByte(p.text[p.pos+1])
			p.pos += 2
		case strings.HasPrefix(p.text[p.pos:], "${"):
			s, err := p.variable()
			if err != nil {
				return "", err
			}
			b.WriteString(s)
		default:
			if c == '\n' {
				p.line++
			}
			b.WriteByte(c)
			p.pos++
		}
	}
	return "", p.unexpected("end of file")
}

// variable reads ${NAME} or ${NAME:-default}.
func (p *iniParser) variable() (string, error) {
	end := strings.IndexByte(p.text[p.pos:], '}')
	if end < 0 {
		return "", p.unexpected("end of file")
	}
	name, def, _ := strings.Cut(p.text[p.pos+2:p.pos+end], ":-")
	p.pos += end + 1
	if v := p.vars(name); v != "" {
		return v, nil
	}
	return def, nil
}
