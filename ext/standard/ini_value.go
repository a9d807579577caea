package standard

import (
	"strconv"
	"strings"

	"gaja/interp/php"
)

// iniText is a value as it is read: its text, and whether any of it was quoted.
type iniText struct {
	text   string
	quoted bool
}

// value reads what stands behind an equals sign to the end of the line.
func (r *iniReader) value() php.Value {
	r.skipBlanks()
	if r.mode == iniRaw {
		return php.String(r.rawValue())
	}
	v := r.expression()
	if r.bad != "" || r.err != nil {
		return php.Undef()
	}
	if r.at < len(r.s) && r.peek() == ';' {
		r.skipLine()
	}
	if r.at < len(r.s) && r.peek() != '\n' && r.peek() != '\r' {
		r.failHere()
		return php.Undef()
	}
	if r.mode == iniTyped && !v.quoted {
		return typedIni(v.text)
	}
	return php.String(v.text)
}

// typedIni gives a bare value the type it spells.
func typedIni(s string) php.Value {
	switch strings.ToLower(s) {
	case "1", "true", "on", "yes":
		if s != "1" {
			return php.True()
		}
	case "false", "off", "no", "none":
		return php.False()
	case "null":
		return php.Null()
	}
	if s == "" || s[0] == '0' && len(s) > 1 {
		return php.String(s)
	}
	if n, rest := php.ParseNumeric(s); rest == php.NumericWhole && !strings.ContainsAny(s, "+ ") {
		return n
	}
	return php.String(s)
}

// rawValue is the rest of the line as it stands, without the quotes around it.
func (r *iniReader) rawValue() string {
	if q := r.peek(); q == '"' || q == '\'' {
		end := strings.IndexByte(r.s[r.at+1:], q)
		tail := ""
		if end >= 0 {
			tail, _, _ = strings.Cut(r.s[r.at+end+2:], "\n")
			tail = strings.TrimLeft(strings.TrimRight(tail, "\r"), " \t")
		}
		if end >= 0 && (tail == "" || tail[0] == ';') {
			v := r.s[r.at+1 : r.at+1+end]
			r.line += strings.Count(v, "\n")
			r.at += end + 2
			r.skipLine()
			return v
		}
	}
	start := r.at
	for r.at < len(r.s) && strings.IndexByte("\n\r;", r.s[r.at]) < 0 {
		r.at++
	}
	v := strings.TrimRight(r.s[start:r.at], " \t")
	r.skipLine()
	return v
}

// concat reads parts up to one of the ending characters, the line's end or an operator, and joins them.
func (r *iniReader) concat(end string) iniText {
	var b strings.Builder
	quoted := false
	for r.at < len(r.s) && r.bad == "" && r.err == nil {
		ch := r.s[r.at]
		switch {
		case ch == '\n' || ch == '\r' || ch == ';' && end != "]" || strings.IndexByte(end, ch) >= 0:
			return iniText{trimBare(b.String(), quoted), quoted}
		case ch == '"':
			quoted = true
			b.WriteString(r.doubleQuoted())
		case ch == '\'':
			quoted = true
			stop := strings.IndexByte(r.s[r.at+1:], '\'')
			if stop < 0 {
				r.at = len(r.s)
				r.fail("end of file")
				return iniText{}
			}
			b.WriteString(r.s[r.at+1 : r.at+1+stop])
			r.line += strings.Count(r.s[r.at+1:r.at+1+stop], "\n")
			r.at += stop + 2
		case ch == '$' && r.at+1 < len(r.s) && r.s[r.at+1] == '{':
			b.WriteString(r.variable())
		case strings.IndexByte("|&^~!(){}=", ch) >= 0 && end != "]":
			return iniText{trimBare(b.String(), quoted), quoted}
		case ch == ' ' || ch == '\t':
			b.WriteString(r.blanks())
		default:
			b.WriteString(r.word(end))
		}
	}
	return iniText{trimBare(b.String(), quoted), quoted}
}

func trimBare(s string, quoted bool) string {
	if quoted {
		return s
	}
	return strings.Trim(s, " \t")
}

// blanks reads white space, which counts only between bare words.
func (r *iniReader) blanks() string {
	start := r.at
	r.skipBlanks()
	if r.at >= len(r.s) || strings.IndexByte("\n\r;\"'|&^~!(){}$", r.s[r.at]) >= 0 {
		return ""
	}
	return r.s[start:r.at]
}

// word reads a bare word: a keyword, a constant of the engine, or itself.
func (r *iniReader) word(end string) string {
	start := r.at
	for r.at < len(r.s) && strings.IndexByte(" \t\n\r;\"'|&^~!(){}=$"+end, r.s[r.at]) < 0 {
		r.at++
	}
	if r.at == start {
		r.at++
	}
	w := r.s[start:r.at]
	alone := start == 0 || strings.IndexByte(" \t=([|&^~!", r.s[start-1]) >= 0
	if !alone {
		return w
	}
	rest := strings.TrimLeft(r.s[r.at:], " \t")
	word := strings.ToLower(w)
	if rest != "" && strings.IndexByte("\n\r;|&^~!)]\"", rest[0]) < 0 {
		word = "" // the words for booleans count only at the end
	}
	switch word {
	case "true", "on", "yes":
		if r.mode == iniTyped {
			return w
		}
		return "1"
	case "false", "off", "no", "none", "null":
		if r.mode == iniTyped {
			return w
		}
		return ""
	}
	if !isConstName(w) {
		return w
	}
	if k := r.c.Ctx.FindConstant(w); k != nil {
		s, err := r.c.Ctx.ToString(k.Value)
		if err != nil {
			r.err = err
			return ""
		}
		defer php.StrValue(s).Release()
		return s.String()
	}
	return w
}

func isConstName(w string) bool {
	if w == "" || isDigit(w[0]) {
		return false
	}
	for i := range len(w) {
		if !isAlnum(w[i]) && w[i] != '_' && w[i] != '\\' {
			return false
		}
	}
	return true
}

// doubleQuoted reads a string in double quotes, with variables and with escapes of the quote and the backslash.
func (r *iniReader) doubleQuoted() string {
	var b strings.Builder
	r.at++
	for r.at < len(r.s) {
		ch := r.s[r.at]
		switch {
		case ch == '"':
			r.at++
			return b.String()
		case ch == '\\' && r.at+1 < len(r.s) && strings.IndexByte("\"\\'", r.s[r.at+1]) >= 0:
			b.WriteByte(r.s[r.at+1])
			r.at += 2
			continue
		case ch == '$' && r.at+1 < len(r.s) && r.s[r.at+1] == '{':
			b.WriteString(r.variable())
			continue
		case ch == '\n':
			r.line++
		}
		b.WriteByte(ch)
		r.at++
	}
	r.fail("end of file")
	return ""
}

// variable reads ${name}: an ini setting or a variable of the environment. "${name:-default}" is 8.4's.
func (r *iniReader) variable() string {
	end := strings.IndexByte(r.s[r.at:], '}')
	if end < 0 {
		r.at = len(r.s)
		r.fail("end of file")
		return ""
	}
	name := r.s[r.at+2 : r.at+end]
	r.at += end + 1
	def := ""
	if is84(r.c) {
		name, def, _ = strings.Cut(name, ":-")
	}
	if s := r.c.Ctx.Ini.Lookup(name); s != nil {
		return s.Local
	}
	if env := r.c.Host().Env; env != nil {
		if v, ok := env.Getenv(name); ok {
			return v
		}
	}
	return def
}

// expression reads a value with the operators of integers: | & ^ ~ ! and parentheses. Without an operator a value is text.
func (r *iniReader) expression() iniText {
	left := r.operand()
	for r.bad == "" && r.err == nil {
		r.skipBlanks()
		op := r.peek()
		if op != '|' && op != '&' && op != '^' {
			return left
		}
		r.at++
		right := r.operand()
		a, b := iniInt(left.text), iniInt(right.text)
		switch op {
		case '|':
			a |= b
		case '&':
			a &= b
		case '^':
			a ^= b
		}
		left = iniText{text: strconv.FormatInt(a, 10)}
	}
	return left
}

const maxIniDepth = 200

func (r *iniReader) operand() iniText { return r.operandAt(0) }

func (r *iniReader) operandAt(depth int) iniText {
	r.skipBlanks()
	if depth > maxIniDepth {
		r.failHere()
		return iniText{}
	}
	switch r.peek() {
	case '~':
		r.at++
		return iniText{text: strconv.FormatInt(^iniInt(r.operandAt(depth+1).text), 10)}
	case '!':
		r.at++
		if iniInt(r.operandAt(depth+1).text) == 0 {
			return iniText{text: "1"}
		}
		return iniText{text: "0"}
	case '(':
		r.at++
		v := r.operandAt(depth + 1)
		for r.skipBlanks(); r.peek() == '|' || r.peek() == '&' || r.peek() == '^'; r.skipBlanks() {
			op := r.peek()
			r.at++
			a, b := iniInt(v.text), iniInt(r.operandAt(depth+1).text)
			v = iniText{text: strconv.FormatInt(map[byte]int64{'|': a | b, '&': a & b, '^': a ^ b}[op], 10)}
		}
		if r.peek() != ')' {
			r.failHere()
			return iniText{}
		}
		r.at++
		return v
	}
	return r.concat("")
}

func iniInt(s string) int64 { return php.ParseQuantity(s) }
