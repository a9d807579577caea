package standard

import (
	"math"
	"strconv"

	"gaja/interp/php"
)

// How the printf family lays out a value in its width.

func appendUint(b []byte, u uint64) []byte { return strconv.AppendUint(b, u, 10) }

// put appends text in the specification's width. signed says that a zero padding goes behind the first byte, a sign.
func (f *formatter) put(t []byte, s *fmtSpec, signed bool) error {
	n := s.width - len(t)
	if n <= 0 {
		f.out = append(f.out, t...)
		return nil
	}
	if n > 4096 {
		if err := f.ctx.Charge(int64(n)); err != nil {
			return err
		}
	}
	switch {
	case s.left:
		f.out = append(f.out, t...)
		f.pad(n, s.pad)
	case signed && s.pad == '0' && len(t) > 0:
		f.out = append(f.out, t[0])
		f.pad(n, s.pad)
		f.out = append(f.out, t[1:]...)
	default:
		f.pad(n, s.pad)
		f.out = append(f.out, t...)
	}
	return nil
}

func (f *formatter) pad(n int, c byte) {
	for ; n > 0; n-- {
		f.out = append(f.out, c)
	}
}

func (f *formatter) str(v php.Value, s *fmtSpec) error {
	str := v.Str()
	if !v.IsString() {
		var err error
		if str, err = f.ctx.ToString(v); err != nil {
			return err
		}
		defer php.StrValue(str).Release()
	}
	t := str.Peek()
	if s.hasPrec && s.prec >= 0 && s.prec < len(t) {
		t = t[:s.prec]
	}
	if s.width <= len(t) {
		f.out = append(f.out, t...)
		return nil
	}
	return f.put([]byte(t), s, false)
}

func (f *formatter) int(i int64, s *fmtSpec) error {
	if s.width == 0 && (!s.plus || i < 0) {
		f.out = strconv.AppendInt(f.out, i, 10)
		return nil
	}
	if s.left && s.pad == '0' {
		s.pad = ' '
	}
	var buf [24]byte
	t := buf[:0]
	if s.plus && i >= 0 {
		t = append(t, '+')
	}
	t = strconv.AppendInt(t, i, 10)
	return f.put(t, s, i < 0 || s.plus)
}

// radix prints a number in base 2, 8 or 16. A written precision cuts it to nothing, as in PHP.
func (f *formatter) radix(u uint64, base int, s *fmtSpec, upper bool) error {
	var buf [64]byte
	t := strconv.AppendUint(buf[:0], u, base)
	if upper {
		for i, ch := range t {
			t[i] = upperByte(ch)
		}
	}
	if s.hasPrec {
		t = t[:0]
	}
	return f.put(t, s, false)
}

func (f *formatter) float(x float64, letter byte, s *fmtSpec) error {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return f.notFinite(x, s)
	}
	prec := 6
	if s.hasPrec {
		prec = s.prec
	}
	if prec > maxPrecision {
		f.ctx.Notice("%s(): Requested precision of %d digits was truncated to PHP maximum of %d digits",
			f.name, prec, maxPrecision)
		prec = maxPrecision
	}
	var buf [80]byte
	t := buf[:0]
	if s.plus && x >= 0 && !math.Signbit(x) {
		t = append(t, '+')
	}
	switch letter {
	case 'g', 'G':
		t = f.general(t, x, prec, letter)
	case 'e', 'E':
		if x == 0 {
			x = 0
		}
		t = appendExp(t, math.Copysign(x, signOf(x)), prec, letter)
	default:
		t = appendFixed(t, math.Copysign(x, signOf(x)), prec)
	}
	if s.plus && x == 0 && len(t) > 0 && t[0] != '+' && t[0] != '-' {
		t = append([]byte{'+'}, t...)
	}
	return f.put(t, s, x < 0 || s.plus || len(t) > 0 && t[0] == '-')
}

// signOf is -1 for negative numbers; PHP prints a negative zero as zero.
func signOf(x float64) float64 {
	if x < 0 {
		return -1
	}
	return 1
}

// general is %g: the digits of a float in PHP's own layout, with the exponent's letter as asked for.
func (f *formatter) general(t []byte, x float64, prec int, letter byte) []byte {
	if prec == 0 {
		prec = 1
	}
	at := len(t)
	t = append(t, php.FormatFloat(x, prec)...)
	if letter == 'g' {
		for i := at; i < len(t); i++ {
			if t[i] == 'E' {
				t[i] = 'e'
			}
		}
	}
	return t
}

// notFinite prints what is no number; the width does not count.
func (f *formatter) notFinite(x float64, s *fmtSpec) error {
	switch {
	case math.IsNaN(x):
		f.out = append(f.out, "NaN"...)
	case x > 0:
		f.out = append(f.out, "INF"...)
	case f.old && s.pad == '0': // 7.4 counts one character too few
		f.out = append(f.out, "-NF"...)
	case f.old:
		f.out = append(f.out, "INF"...)
	default:
		f.out = append(f.out, "-INF"...)
	}
	return nil
}
