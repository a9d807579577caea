package standard

import (
	"strconv"
	"strings"

	"gaja/interp/php"
)

// optDecl is one option that getopt knows: a letter or a long name, and whether it has a value (1) or may have one (2).
type optDecl struct {
	letter byte
	name   string
	value  int
}

// optionsOf reads the declarations of getopt: letters and long names, each with colons behind it.
func optionsOf(c *php.Call) ([]optDecl, error) {
	var opts []optDecl
	short := c.Str(0)
	for i := 0; i < len(short); {
		o := optDecl{letter: short[i]}
		i++
		if !isAlnum(o.letter) {
			continue
		}
		for o.value < 2 && i < len(short) && short[i] == ':' {
			o.value++
			i++
		}
		opts = append(opts, o)
	}
	if c.IsNull(1) {
		return opts, nil
	}
	for it := c.Array(1).Iter(); it.Next(); {
		s, err := c.Ctx.ToString(it.Value())
		if err != nil {
			return nil, err
		}
		o := optDecl{name: s.String()}
		php.StrValue(s).Release()
		for o.value < 2 && strings.HasSuffix(o.name, ":") {
			o.value++
			o.name = o.name[:len(o.name)-1]
		}
		opts = append(opts, o)
	}
	return opts, nil
}

// optionReader walks the arguments. at is the argument to read next, letter how far a group of letters is read.
type optionReader struct {
	opts   []optDecl
	args   []string
	at     int
	letter int
}

// next returns the next option and its value. known is unset for what is no option that was declared, more at the end.
func (r *optionReader) next() (o optDecl, value string, has, known, more bool) {
	if r.at >= len(r.args) {
		return o, "", false, false, false
	}
	arg := r.args[r.at]
	if len(arg) < 2 || arg[0] != '-' {
		return o, "", false, false, false
	}
	if arg[1] == '-' && r.letter == 0 {
		if len(arg) == 2 { // "--" ends the options
			r.at++
			return o, "", false, false, false
		}
		name, _, _ := strings.Cut(arg[2:], "=")
		for _, o := range r.opts {
			if o.letter == 0 && o.name == name {
				value, has, known = r.take(o, 2+len(name))
				return o, value, has, known, true
			}
		}
		r.at++
		return o, "", false, false, true
	}
	if r.letter == 0 {
		r.letter = 1
	}
	ch := arg[r.letter]
	for _, o := range r.opts {
		if o.letter == ch && ch != ':' {
			value, has, known = r.take(o, r.letter+1)
			return o, value, has, known, true
		}
	}
	if ch == ':' {
		r.skip()
	} else {
		r.step()
	}
	return o, "", false, false, true
}

// skip goes on with the next argument, step with the next letter if there is one.
func (r *optionReader) skip() { r.at, r.letter = r.at+1, 0 }

func (r *optionReader) step() {
	if r.letter++; r.letter == 1 || r.letter >= len(r.args[r.at]) {
		r.skip()
	}
}

// take consumes an option whose text ends at end, and the value it may have: -xVALUE, -x=VALUE or -x VALUE.
func (r *optionReader) take(o optDecl, end int) (value string, has, ok bool) {
	arg := r.args[r.at]
	if o.value == 0 {
		if o.letter == 0 {
			r.skip()
		} else {
			r.step()
		}
		return "", false, true
	}
	r.skip()
	switch {
	case end < len(arg):
		return strings.TrimPrefix(arg[end:], "="), true, true
	case o.value == 2:
		return "", false, true
	case r.at >= len(r.args):
		return "", false, false
	}
	value = r.args[r.at]
	r.at++
	return value, true, true
}

// scriptArgs returns the arguments of the script, its name first.
func scriptArgs(c *php.Call) ([]string, bool) {
	m, ok := c.Ctx.Machine.(interface{ Globals() php.SymbolTable })
	if !ok {
		return nil, false
	}
	var list *php.Array
	if server := m.Globals().Get("_SERVER"); server != nil && server.Deref().IsArray() {
		if v := server.Deref().Array().GetString("argv"); v.IsArray() {
			list = v.Array()
		}
	}
	if argv := m.Globals().Get("argv"); list == nil && argv != nil && argv.Deref().IsArray() {
		list = argv.Deref().Array()
	}
	if list == nil {
		return nil, false
	}
	var args []string
	for it := list.Iter(); it.Next(); {
		if s, err := c.Ctx.ToString(it.Value()); err == nil {
			args = append(args, s.String())
			php.StrValue(s).Release()
		}
	}
	return args, true
}

func getopt(c *php.Call) (php.Value, error) {
	args, ok := scriptArgs(c)
	if !ok {
		return php.False(), nil
	}
	opts, err := optionsOf(c)
	if err != nil {
		return php.Undef(), err
	}
	r := &optionReader{opts: opts, args: args, at: 1}
	found := php.NewArray(0)
	for {
		o, value, has, known, more := r.next()
		if !more {
			break
		}
		if known {
			v := php.False()
			if has {
				v = php.String(value)
			}
			addOption(found, o, v)
		}
	}
	if c.Has(2) {
		if err := c.SetRef(2, php.Int(int64(r.at))); err != nil {
			return php.Undef(), err
		}
	}
	return php.ArrayValue(found), nil
}

// addOption stores an option under its name; one that comes again makes a list of its values.
func addOption(found *php.Array, o optDecl, v php.Value) {
	name := o.name
	if o.letter != 0 {
		name = string(o.letter)
	}
	key := php.KeyOf(php.NewStr(name))
	if n, err := strconv.ParseInt(name, 10, 32); err == nil && !(len(name) > 1 && name[0] == '0') {
		key = php.Key{Int: n}
	}
	old := found.Lookup(key)
	if old == nil {
		found.Put(key, v)
		return
	}
	if !old.IsArray() {
		*old = php.ArrayValue(php.List(*old))
	}
	old.WritableArray().Append(v)
}
