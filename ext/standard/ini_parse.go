package standard

import (
	"strings"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
)

// Scanner modes of parse_ini_string.
const (
	iniNormal = 0
	iniRaw    = 1
	iniTyped  = 2
)

// iniReader reads the text of an ini file: sections, entries, and values of quoted and bare parts, constants and
// variables, joined without blanks between them.
type iniReader struct {
	c        *php.Call
	s        string
	at       int
	line     int
	mode     int64
	file     string
	sections bool
	root     *php.Array
	into     *php.Array // where entries go: the root, or the section under way
	err      error
	bad      string // the token that could not be read
}

func parseIniString(c *php.Call) (php.Value, error) { return parseIni(c, c.Str(0), "Unknown") }

func parseIniFile(c *php.Call) (php.Value, error) {
	if c.Str(0) == "" {
		if is84(c) {
			return php.Undef(), c.ArgValueError(0, "must not be empty")
		}
		return warnFalse(c, "Filename cannot be empty!")
	}
	o, ok, err := opening(c, 0, -1, "rb")
	if !ok {
		return php.False(), err
	}
	o.Include = true
	s, err := streams.MustOpen(o)
	if s == nil {
		return php.False(), err
	}
	defer s.Close()
	b, err := readRest(c, s, -1)
	if err != nil {
		return php.Undef(), err
	}
	return parseIni(c, string(b), c.Str(0))
}

func parseIni(c *php.Call, text, file string) (php.Value, error) {
	mode := c.Int(2)
	if mode < iniNormal || mode > iniTyped {
		if is84(c) {
			return php.Undef(), c.ArgValueError(2, "must be one of INI_SCANNER_NORMAL, INI_SCANNER_RAW, or INI_SCANNER_TYPED")
		}
		c.Ctx.Raise(php.EWarning, "Invalid scanner mode")
		return php.False(), nil
	}
	r := &iniReader{c: c, s: text, line: 1, mode: mode, file: file, sections: c.Bool(1), root: c.Ctx.NewArray(0)}
	r.into = r.root
	r.run()
	if r.err != nil {
		php.ArrayValue(r.root).Release()
		return php.Undef(), r.err
	}
	if r.bad != "" {
		php.ArrayValue(r.root).Release()
		c.Ctx.Warning("syntax error, unexpected %s in %s on line %d\n", r.bad, file, r.line)
		return php.False(), nil
	}
	return php.ArrayValue(r.root), nil
}

func (r *iniReader) peek() byte {
	if r.at < len(r.s) {
		return r.s[r.at]
	}
	return 0
}

func (r *iniReader) fail(token string) {
	if r.bad == "" {
		r.bad = token
	}
}

// failHere fails with the character under the reader.
func (r *iniReader) failHere() {
	switch {
	case r.at >= len(r.s):
		r.fail("end of file")
	case r.peek() == '\n':
		r.fail("end of line")
	default:
		r.fail("'" + string(r.peek()) + "'")
	}
}

func (r *iniReader) skipBlanks() {
	for r.at < len(r.s) && (r.s[r.at] == ' ' || r.s[r.at] == '\t') {
		r.at++
	}
}

// run reads line by line.
func (r *iniReader) run() {
	r.s = strings.TrimPrefix(r.s, "\xef\xbb\xbf")
	for r.at < len(r.s) && r.bad == "" && r.err == nil {
		if r.err = r.c.Poll(); r.err != nil {
			return
		}
		r.skipBlanks()
		switch ch := r.peek(); ch {
		case '\n', '\r':
			r.newline()
		case ';':
			r.skipLine()
		case '[':
			r.section()
		case 0:
			if r.at < len(r.s) {
				r.at++
			}
		default:
			r.entry()
		}
	}
}

func (r *iniReader) newline() {
	if r.peek() == '\r' && r.at+1 < len(r.s) && r.s[r.at+1] == '\n' {
		r.at++
	}
	if r.at < len(r.s) {
		r.at++
	}
	r.line++
}

func (r *iniReader) skipLine() {
	for r.at < len(r.s) && r.s[r.at] != '\n' && r.s[r.at] != '\r' {
		r.at++
	}
}

// section begins a section.
func (r *iniReader) section() {
	r.at++
	var name string
	if r.mode == iniRaw {
		end := strings.IndexAny(r.s[r.at:], "]\n")
		if end < 0 || r.s[r.at+end] == '\n' {
			r.at = min(r.at+max(end, 0), len(r.s))
			r.failHere()
			return
		}
		name = strings.Trim(r.s[r.at:r.at+end], " \t\"'")
		r.at += end + 1
	} else {
		name = r.concat("]").text
		if r.bad != "" {
			return
		}
		if r.peek() != ']' {
			r.failHere()
			return
		}
		r.at++
	}
	r.skipLine()
	if r.sections {
		sub := php.NewArray(0)
		r.root.PutGo(name, php.ArrayValue(sub))
		r.into = sub
	}
}

// entry reads "name", "name = value" or "name[key] = value".
func (r *iniReader) entry() {
	start := r.at
	for r.at < len(r.s) && strings.IndexByte("=\n\r;|&^$~(){}!\"[", r.s[r.at]) < 0 {
		r.at++
	}
	name := strings.TrimRight(r.s[start:r.at], " \t")
	if name == "" || r.at < len(r.s) && strings.IndexByte("|&^$~(){}!\"", r.s[r.at]) >= 0 {
		r.failHere()
		return
	}
	key, indexed := "", false
	if r.peek() == '[' {
		r.at++
		key, indexed = r.index(), true
		if r.bad != "" {
			return
		}
		r.skipBlanks()
	}
	if r.peek() != '=' {
		if indexed {
			r.failHere()
			return
		}
		if r.at < len(r.s) && r.peek() == ';' || r.at >= len(r.s) || r.peek() == '\n' || r.peek() == '\r' {
			r.store(name, "", false, php.Null())
			return
		}
		r.failHere()
		return
	}
	r.at++
	r.store(name, key, indexed, r.value())
}

// index reads the key between brackets.
func (r *iniReader) index() string {
	if r.mode == iniRaw {
		end := strings.IndexAny(r.s[r.at:], "]\n")
		if end < 0 || r.s[r.at+end] != ']' {
			r.fail("end of line")
			return ""
		}
		key := strings.Trim(r.s[r.at:r.at+end], " \t\"'")
		r.at += end + 1
		return key
	}
	key := r.concat("]").text
	if r.bad == "" && r.peek() != ']' {
		r.failHere()
		return ""
	}
	r.at++
	return key
}

// store puts an entry into the section under way, taking v over.
func (r *iniReader) store(name, key string, indexed bool, v php.Value) {
	if r.bad != "" || r.err != nil {
		v.Release()
		return
	}
	if !indexed {
		r.into.PutGo(name, v)
		return
	}
	var slot *php.Value
	if i, ok := php.NumericKey(name); ok {
		slot = r.into.Slot(i)
	} else {
		k := php.NewStr(name)
		slot = r.into.SlotKey(k)
	}
	if !slot.IsArray() {
		slot.Release()
		*slot = php.ArrayValue(php.NewArray(1))
	}
	a := slot.WritableArray()
	if key == "" {
		a.Append(v)
	} else {
		a.PutGo(key, v)
	}
}
