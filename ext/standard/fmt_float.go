package standard

import (
	"math"
	"strconv"
)

// pow10 holds the powers of ten that a float represents exactly.
var pow10 = [...]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
	1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

// appendFixed appends a finite f with prec digits behind the point. strconv's %f with a precision goes through
// arbitrary precision; up to 17 significant digits its %e does not (five times as fast), so the digits are taken from
// there and the point is put in its place.
func appendFixed(b []byte, f float64, prec int) []byte {
	a := math.Abs(f)
	if a < 1 || a >= 1e15 {
		return strconv.AppendFloat(b, f, 'f', prec, 64)
	}
	whole := 1
	for a >= pow10[whole] {
		whole++
	}
	if whole+prec > 17 {
		return strconv.AppendFloat(b, f, 'f', prec, 64)
	}
	var buf [32]byte
	e := strconv.AppendFloat(buf[:0], a, 'e', whole+prec-1, 64)
	at := len(e) - 1
	for e[at] != 'e' {
		at--
	}
	exp := int(e[at+2]-'0')*10 + int(e[at+3]-'0')
	if f < 0 {
		b = append(b, '-')
	}
	digits := e[:at]
	if len(digits) > 1 {
		copy(digits[1:], digits[2:])
		digits = digits[:len(digits)-1]
	}
	if exp+1 > whole { // rounded up to the next power of ten: one more digit, a zero
		digits = append(digits, '0')
		whole = exp + 1
	}
	b = append(b, digits[:whole]...)
	if prec > 0 {
		b = append(b, '.')
		b = append(b, digits[whole:whole+prec]...)
	}
	return b
}

// appendExp appends a finite f as PHP's %e: the exponent has a sign and no leading zeros.
func appendExp(b []byte, f float64, prec int, letter byte) []byte {
	at := len(b)
	b = strconv.AppendFloat(b, f, 'e', prec, 64)
	i := len(b) - 1
	for i > at && b[i] != 'e' {
		i--
	}
	b[i] = letter
	if b[i+2] == '0' {
		b = append(b[:i+2], b[i+3:]...)
	}
	return b
}
