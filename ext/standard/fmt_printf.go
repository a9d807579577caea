package standard

import (
	"math"

	"gaja/interp/php"
)

// The printf family. A format is text with specifications
//
//	% [argnum $] [flags: - + 0 space 'char] [width] [.precision] [l] letter
//
// and at 8.4 width and precision may be "*". At 7.4 unknown letters take an argument and print nothing.

const (
	maxFmtInt    = math.MaxInt32
	maxPrecision = 53
)

// fmtSpec is one specification.
type fmtSpec struct {
	width, prec int
	hasPrec     bool // a precision was written
	pad         byte
	left, plus  bool
}

// formatter is one call of the family.
type formatter struct {
	ctx    *php.Context
	name   string // the function's, for messages
	format string
	at     int
	args   []php.Value
	next   int
	// missing is the highest argument that was asked for and not there, or -1.
	missing int
	out     []byte
	old     bool // level 7.4
	stop    bool // 7.4: the call gives false
}

// Sprintf formats args, borrowed, as sprintf does. name is the calling function's for messages; lead is how many
// arguments it takes before the values, or -1 when they came in one array. ok is false when a warning has said why there
// is no result (7.4).
func Sprintf(ctx *php.Context, name, format string, args []php.Value, lead int) (b []byte, ok bool, err error) {
	return sprintfInto(make([]byte, 0, len(format)+12*len(args)+8), ctx, name, format, args, lead)
}

// sprintfInto is Sprintf with room for the result.
func sprintfInto(room []byte, ctx *php.Context, name, format string, args []php.Value, lead int) (b []byte, ok bool, err error) {
	f := formatter{ctx: ctx, name: name, format: format, args: args, missing: -1, old: ctx.Level == php.Level74}
	f.out = room[:0]
	if err := f.run(); err != nil {
		return nil, false, err
	}
	if f.stop {
		return nil, false, nil
	}
	if f.missing >= 0 {
		if lead < 0 {
			return nil, false, ctx.Throwf("ValueError", "The arguments array must contain %d items, %d given",
				f.missing+1, len(args))
		}
		return nil, false, ctx.Throwf("ArgumentCountError", "%d arguments are required, %d given",
			f.missing+lead+1, len(args)+lead)
	}
	return f.out, true, nil
}

func (f *formatter) run() error {
	for f.at < len(f.format) && !f.stop {
		i := f.at
		for i < len(f.format) && f.format[i] != '%' {
			i++
		}
		f.out = append(f.out, f.format[f.at:i]...)
		f.at = i + 1
		if i == len(f.format) {
			break
		}
		if f.at < len(f.format) && f.format[f.at] == '%' {
			f.out = append(f.out, '%')
			f.at++
			continue
		}
		if err := f.spec(); err != nil {
			return err
		}
	}
	return nil
}

// peek returns the next byte of the format, or 0 at its end.
func (f *formatter) peek() byte {
	if f.at < len(f.format) {
		return f.format[f.at]
	}
	return 0
}

// wrong throws a ValueError; at 7.4 it warns with another text and the call gives false.
func (f *formatter) wrong(msg84, msg74 string) error {
	f.stop = true
	if f.old {
		f.ctx.Warning("%s(): %s", f.name, msg74)
		return nil
	}
	return f.ctx.ThrowError("ValueError", msg84)
}

// number reads digits; ok is false when they are out of range.
func (f *formatter) number() (n int, ok bool) {
	ok = true
	for isDigit(f.peek()) {
		if n = n*10 + int(f.peek()-'0'); n >= maxFmtInt {
			n, ok = maxFmtInt, false
		}
		f.at++
	}
	return n, ok
}

// argNumber reads "n$"; without it the next argument is meant, -1.
func (f *formatter) argNumber() (n int, err error) {
	start := f.at
	n, ok := f.number()
	if f.peek() != '$' {
		f.at = start
		return -1, nil
	}
	f.at++
	if n == 0 || !ok {
		return 0, f.wrong("Argument number specifier must be greater than zero and less than 2147483647",
			"Argument number must be greater than zero")
	}
	return n - 1, nil
}

func (f *formatter) spec() error {
	s := fmtSpec{pad: ' '}
	arg := -1
	if !isAlpha(f.peek()) {
		n, err := f.argNumber()
		if err != nil || f.stop {
			return err
		}
		arg = n
		if err := f.flags(&s); err != nil || f.stop {
			return err
		}
		skip, err := f.sizes(&s)
		if err != nil || f.stop || skip {
			return err
		}
	}
	if f.peek() == 'l' {
		f.at++
	}
	letter := f.peek()
	if arg < 0 {
		arg = f.next
		f.next++
	}
	if arg >= len(f.args) {
		f.missing = max(f.missing, arg)
		if f.old {
			return f.wrong("", "Too few arguments")
		}
		return nil
	}
	atEnd := f.at >= len(f.format)
	f.at++
	return f.value(f.args[arg].Deref(), letter, &s, atEnd)
}

func (f *formatter) flags(s *fmtSpec) error {
	for ; ; f.at++ {
		switch f.peek() {
		case ' ', '0':
			s.pad = f.peek()
		case '-':
			s.left = true
		case '+':
			s.plus = true
		case '\'':
			if f.at+1 >= len(f.format) {
				if f.old {
					f.at++
					return nil
				}
				return f.wrong("Missing padding character", "")
			}
			f.at++
			s.pad = f.peek()
		default:
			return nil
		}
	}
}

// sizes reads width and precision. skip is set when an argument for one of them is missing.
func (f *formatter) sizes(s *fmtSpec) (skip bool, err error) {
	ok := true
	switch {
	case f.peek() == '*' && !f.old:
		if s.width, skip, err = f.starred("Width", 0); err != nil || skip {
			return skip, err
		}
	case isDigit(f.peek()):
		if s.width, ok = f.number(); !ok {
			return false, f.wrong("Width must be between 0 and 2147483647",
				"Width must be greater than zero and less than 2147483647")
		}
	}
	if f.peek() != '.' {
		return false, nil
	}
	f.at++
	switch {
	case isDigit(f.peek()):
		s.hasPrec = true
		if s.prec, ok = f.number(); !ok {
			return false, f.wrong("Precision must be between 0 and 2147483647",
				"Precision must be greater than zero and less than 2147483647")
		}
	case f.peek() == '*' && !f.old:
		s.hasPrec = true
		s.prec, skip, err = f.starred("Precision", -1)
	}
	return skip, err
}

// starred reads a "*" and the argument that it stands for.
func (f *formatter) starred(what string, low int64) (n int, skip bool, err error) {
	f.at++
	arg, err := f.argNumber()
	if err != nil || f.stop {
		return 0, true, err
	}
	if arg < 0 {
		arg = f.next
		f.next++
	}
	if arg >= len(f.args) {
		f.missing = max(f.missing, arg)
		return 0, true, nil
	}
	v := f.args[arg].Deref()
	if !v.IsInt() {
		return 0, true, f.wrong(what+" must be an integer", "")
	}
	if v.Int() < low || v.Int() > maxFmtInt {
		lowText := "0"
		if low < 0 {
			lowText = "-1"
		}
		return 0, true, f.wrong(what+" must be between "+lowText+" and 2147483647", "")
	}
	return int(v.Int()), false, nil
}

// value formats one argument.
func (f *formatter) value(v php.Value, letter byte, s *fmtSpec, atEnd bool) error {
	if s.prec < 0 && letter|0x20 != 'g' && letter|0x20 != 'h' {
		return f.wrong("Precision -1 is only supported for %g, %G, %h and %H", "")
	}
	switch letter {
	case 's':
		return f.str(v, s)
	case 'd':
		return f.int(f.ctx.ToInt(v), s)
	case 'u':
		var buf [24]byte
		if s.left && s.pad == '0' {
			s.pad = ' '
		}
		return f.put(appendUint(buf[:0], uint64(f.ctx.ToInt(v))), s, false)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		return f.float(f.ctx.ToFloat(v), letter, s)
	case 'c':
		f.out = append(f.out, byte(f.ctx.ToInt(v)))
	case 'o':
		return f.radix(uint64(f.ctx.ToInt(v)), 8, s, false)
	case 'x':
		return f.radix(uint64(f.ctx.ToInt(v)), 16, s, false)
	case 'X':
		return f.radix(uint64(f.ctx.ToInt(v)), 16, s, true)
	case 'b':
		return f.radix(uint64(f.ctx.ToInt(v)), 2, s, false)
	case '%':
		f.out = append(f.out, '%')
	case 'h', 'H':
		if f.old {
			return nil
		}
		return f.float(f.ctx.ToFloat(v), letter-'h'+'g', s)
	default:
		if f.old {
			return nil
		}
		if atEnd {
			return f.wrong("Missing format specifier at end of string", "")
		}
		return f.wrong(quoteByte("Unknown format specifier ", letter), "")
	}
	return nil
}

// quoteByte ends a message with a byte in quotes. PHP's messages end at a NUL byte.
func quoteByte(text string, c byte) string {
	if c == 0 {
		return text + "\""
	}
	return text + "\"" + string([]byte{c}) + "\""
}
