package serial

import (
	"math"
	"strconv"
	"strings"

	"gaja/interp/php"
)

// Options limit what Unmarshal makes.
type Options struct {
	// Allowed says whether a class may be used, by its lower-case name; nil allows all.
	Allowed func(lower string) bool
	// MaxDepth limits nesting; 0 means unlimited.
	MaxDepth int64
	// HasDepth and HasAllowed say that the caller gave the limit: a call within another one inherits the others.
	HasDepth, HasAllowed bool
	// Name is the function that warnings begin with.
	Name string
}

// place is where a value stands: an element, a property, or a variable of Go. Positions stay valid while an array is
// filled, pointers do not.
type place struct {
	arr *php.Array
	obj *php.Object
	ptr *php.Value
	pos uint32
}

func (p *place) slot() *php.Value {
	switch {
	case p.arr != nil:
		return p.arr.SlotAt(p.pos)
	case p.obj != nil:
		return &p.obj.Slots[p.pos]
	}
	return p.ptr
}

// Decoder reads values out of one or more texts with one numbering.
type Decoder struct {
	ctx   *php.Context
	opt   Options
	s     string
	p     int
	vars  []place
	depth int64
	late  []lateCall
	// infos are the declarations of typed properties that were filled, for references made to them later.
	infos map[*php.Value]*php.PropInfo
	roots []*php.Value
	err   error
	keys  [knownKeys]*php.Str
	// classes remembers classes by the length of their names.
	classes [8]namedClass
}

type namedClass struct {
	name  string
	class *php.Class
}

// lateCall is a __wakeup or __unserialize to be run when everything is read.
type lateCall struct {
	obj  *php.Object
	data php.Value // the array for __unserialize; Undef for __wakeup
}

// NewDecoder makes a decoder.
func NewDecoder(ctx *php.Context, opt Options) *Decoder {
	st := stateOf(ctx)
	d := &Decoder{ctx: ctx, opt: opt, vars: st.vars}
	st.vars = nil
	return d
}

// maxKeptVars is how many places are kept for the next decoder.
const maxKeptVars = 1 << 16

// Decode reads one value from the beginning of s. ok is false when the text is wrong at the offset end; otherwise the
// value, owned, ends there. err is what the script threw.
func (d *Decoder) Decode(s string) (v php.Value, end int, ok bool, err error) {
	outer, at := d.s, d.p
	d.s, d.p = s, 0
	root := new(php.Value)
	*root = php.Null()
	first := len(d.vars)
	ok = d.value(place{ptr: root}, true)
	end = d.p
	d.s, d.p = outer, at
	err, d.err = d.err, nil
	if !ok {
		for i := first; i < len(d.vars); i++ {
			d.vars[i] = place{}
		}
		d.roots = append(d.roots, root)
		return php.Undef(), end, false, err
	}
	d.roots = append(d.roots, root)
	return root.CopyDeref(), end, true, err
}

// Close runs the delayed __wakeup and __unserialize methods, and lets go of what the numbering held.
func (d *Decoder) Close() error {
	err := d.runAllLate()
	for _, r := range d.roots {
		r.Release()
		*r = php.Null()
	}
	for _, k := range d.keys {
		if k != nil {
			php.StrValue(k).Release()
		}
	}
	clear(d.vars)
	if cap(d.vars) <= maxKeptVars {
		stateOf(d.ctx).vars = d.vars[:0]
	}
	d.roots, d.vars = nil, nil
	return err
}

func (d *Decoder) runAllLate() error {
	var failure error
	st := stateOf(d.ctx)
	for _, l := range d.late {
		if failure == nil && d.ctx.Pending == nil {
			st.lock++
			failure = d.runLate(l)
			st.lock--
			if failure != nil {
				l.obj.SkipDestructor()
			}
		} else {
			l.obj.SkipDestructor()
		}
		l.data.Release()
		php.ObjectValue(l.obj).Release()
	}
	d.late = nil
	return failure
}

func (d *Decoder) runLate(l lateCall) error {
	m := l.obj.Class.Wakeup
	var args []php.Value
	if !l.data.IsUndef() {
		m, args = l.obj.Class.Unserialize, []php.Value{l.data}
	}
	v, err := d.ctx.Machine.Call(php.Callable{Fn: m, This: l.obj, Static: l.obj.Class}, args)
	v.Release()
	return err
}

func (d *Decoder) warn(format string, args ...any) {
	d.ctx.Warning(d.opt.Name+"(): "+format, args...)
	d.parked()
}

// notice is warn, but for a notice at 7.4.
func (d *Decoder) notice(text string) {
	if d.ctx.Level == php.Level74 {
		d.ctx.Notice("%s(): %s", d.opt.Name, text)
		d.parked()
		return
	}
	d.warn("%s", text)
}

// parked takes over what an error handler threw; it reports whether there was something.
func (d *Decoder) parked() bool {
	if d.err == nil && d.ctx.Pending != nil {
		d.err, d.ctx.Pending = d.ctx.Pending, nil
	}
	return d.err != nil
}

func (d *Decoder) fail(err error) bool {
	if d.err == nil {
		d.err = err
	}
	return false
}

func (d *Decoder) at(i int) byte {
	if i < len(d.s) {
		return d.s[i]
	}
	return 0
}

// uint reads digits at i and returns the number and the index behind; ok is false without a digit.
func (d *Decoder) uint(i int) (n int64, end int, ok bool) {
	start := i
	for ; i < len(d.s) && d.s[i] >= '0' && d.s[i] <= '9'; i++ {
		if n > (math.MaxInt64-9)/10 {
			n = math.MaxInt64
			continue
		}
		n = n*10 + int64(d.s[i]-'0')
	}
	return n, i, i > start
}

// size reads the number of elements or bytes at i, warning about one too great for an integer; no digits are 0.
func (d *Decoder) size(i int) (n int64, end int) {
	n, end, _ = d.uint(i)
	if n == math.MaxInt64 {
		d.warn("Numerical result out of range")
	}
	return n, end
}

// count reads "n:" at i and returns the index behind the colon.
func (d *Decoder) count(i int) (n int64, end int, ok bool) {
	n, end, ok = d.uint(i)
	if !ok || d.at(end) != ':' {
		return 0, i, false
	}
	return n, end + 1, true
}

// integer reads "[+-]digits;" at i.
func (d *Decoder) integer(i int) (n int64, end int, ok bool) {
	start := i
	if c := d.at(i); c == '-' || c == '+' {
		i++
	}
	first := i
	for i < len(d.s) && d.s[i] >= '0' && d.s[i] <= '9' {
		i++
	}
	if i == first || d.at(i) != ';' {
		return 0, 0, false
	}
	if i-first <= 18 {
		for _, c := range []byte(d.s[first:i]) {
			n = n*10 + int64(c-'0')
		}
		if d.s[start] == '-' {
			n = -n
		}
		return n, i + 1, true
	}
	n, err := strconv.ParseInt(strings.TrimPrefix(d.s[start:i], "+"), 10, 64)
	if err != nil {
		d.warn("Numerical result out of range")
	}
	return n, i + 1, true
}

// store puts a value, which it takes over, at a place.
func (d *Decoder) store(at place, v php.Value) {
	p := at.slot()
	old := *p
	*p = v
	old.Release()
}

// value reads one value into a place; numbered is false for keys, which only scalars can be.
func (d *Decoder) value(at place, numbered bool) bool {
	if d.p >= len(d.s) {
		return false
	}
	c := d.s[d.p]
	if numbered && c != 'R' {
		d.vars = append(d.vars, at)
	}
	if c == 'N' {
		if d.at(d.p+1) != ';' {
			return false
		}
		d.p += 2
		d.store(at, php.Null())
		return true
	}
	if c == '}' {
		d.notice("Unexpected end of serialized data") // fewer elements than were announced
		return false
	}
	if d.at(d.p+1) != ':' {
		return false
	}
	switch c {
	case 'i':
		n, end, ok := d.integer(d.p + 2)
		if !ok {
			return false
		}
		d.p = end
		d.store(at, php.Int(n))
		return true
	case 's':
		text, ok := d.text()
		if !ok {
			return false
		}
		d.store(at, d.newString(text))
		return true
	case 'b':
		if b := d.at(d.p + 2); (b == '0' || b == '1') && d.at(d.p+3) == ';' {
			d.p += 4
			d.store(at, php.Bool(b == '1'))
			return true
		}
		return false
	case 'd':
		return d.float(at)
	}
	if !numbered {
		return c == 'S' && d.escaped(at) || c != 'S' && d.notKey(c)
	}
	return d.compound(c, at)
}

// notKey passes the beginning of a value that cannot be a key, for the offset that the message tells.
func (d *Decoder) notKey(c byte) bool {
	switch c {
	case 'a':
		if _, i, ok := d.count(d.p + 2); ok && d.at(i) == '{' {
			d.p = i + 1
		}
	case 'r', 'R':
		if _, i, ok := d.uint(d.p + 2); ok && d.at(i) == ';' {
			d.p = i + 1
		}
	}
	return false
}

func (d *Decoder) compound(c byte, at place) bool {
	switch c {
	case 'a':
		return d.array(at)
	case 'O', 'C':
		return d.object(at, c == 'C')
	case 'R':
		return d.reference(at)
	case 'r':
		return d.sameObject(at)
	case 'E':
		return d.ctx.Level != php.Level74 && d.enum(at)
	case 'S':
		return d.escaped(at)
	}
	return false
}

func (d *Decoder) newString(s string) php.Value { return php.StrValue(d.ctx.CopyStr(s)) }

// knownKeys is how many keys a decoder remembers; a power of two.
const knownKeys = 32

// key is the string for a key, borrowed. Data has the same few keys again and again.
func (d *Decoder) key(text string) *php.Str {
	if text == "" {
		return d.keyed(0, text)
	}
	return d.keyed((int(text[0])*5+int(text[len(text)-1])+len(text)*31)%knownKeys, text)
}

func (d *Decoder) keyed(at int, text string) *php.Str {
	k := &d.keys[at]
	if *k == nil || (*k).Peek() != text {
		old := *k
		*k = d.ctx.CopyStr(text)
		if old != nil {
			php.StrValue(old).Release()
		}
	}
	return *k
}

// quoted reads n:"…" at i with the closing byte behind the quote; the error offsets are PHP's.
func (d *Decoder) quoted(closing byte) (text string, ok bool) {
	n, i, ok := d.count(d.p + 2)
	if !ok || d.at(i) != '"' {
		return "", false
	}
	i++
	if int64(len(d.s)-i) < n {
		d.p += 2
		return "", false
	}
	end := i + int(n)
	if d.at(end) != '"' {
		d.p = end
		return "", false
	}
	if d.at(end+1) != closing {
		d.p = end + 1
		return "", false
	}
	d.p = end + 2
	return d.s[i:end], true
}

func (d *Decoder) text() (string, bool) { return d.quoted(';') }

// escaped reads S:n:"…" with \xx for bytes.
func (d *Decoder) escaped(at place) bool {
	n, i, ok := d.count(d.p + 2)
	if !ok || d.at(i) != '"' {
		return false
	}
	i++
	if int64(len(d.s)-i) < n {
		d.p += 2
		return false
	}
	b := make([]byte, 0, n)
	for ; int64(len(b)) < n; i++ {
		c := d.at(i)
		if c == '\\' {
			x, err := strconv.ParseUint(d.s[min(i+1, len(d.s)):min(i+3, len(d.s))], 16, 8)
			if err != nil || i+2 >= len(d.s) {
				return false
			}
			c = byte(x)
			i += 2
		} else if i >= len(d.s) {
			return false
		}
		b = append(b, c)
	}
	if d.at(i) != '"' {
		d.p = i
		return false
	}
	if d.at(i+1) != ';' {
		d.p = i + 1
		return false
	}
	d.p = i + 2
	d.store(at, php.Bytes(b))
	if d.ctx.Level != php.Level74 {
		d.ctx.Deprecated("%s(): Unserializing the 'S' format is deprecated", d.opt.Name)
		return !d.parked()
	}
	return true
}

func (d *Decoder) float(at place) bool {
	end := strings.IndexByte(d.s[d.p:], ';')
	if end < 0 {
		return false
	}
	text := d.s[d.p+2 : d.p+end]
	var f float64
	switch text {
	case "INF":
		f = math.Inf(1)
	case "-INF":
		f = math.Inf(-1)
	case "NAN":
		f = math.NaN()
	default:
		if !floatForm(text) {
			return false
		}
		f, _ = strconv.ParseFloat(strings.TrimPrefix(text, "+"), 64)
	}
	d.p += end + 1
	d.store(at, php.Float(f))
	return true
}

// floatForm reports whether a text is [+-]digits[.digits][E[+-]digits], with a digit before or after the point.
func floatForm(s string) bool {
	i, digits := 0, 0
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		i++
	}
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		digits++
	}
	if i < len(s) && s[i] == '.' {
		for i++; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
			digits++
		}
	}
	if digits == 0 {
		return false
	}
	if i < len(s) && s[i]|0x20 == 'e' {
		i++
		if i < len(s) && (s[i] == '-' || s[i] == '+') {
			i++
		}
		first := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		if i == first {
			return false
		}
	}
	return i == len(s)
}
