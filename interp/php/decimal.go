package php

import "math/bits"

// digitPairs are the numbers 00 to 99.
const digitPairs = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"

// powersOf10 are those that fit in 64 bits.
var powersOf10 = [...]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19}

// decimals is how many digits u has.
func decimals(u uint64) int {
	t := bits.Len64(u|1) * 1233 >> 12
	if u < powersOf10[t] {
		return max(t, 1)
	}
	return t + 1
}

// IntLen is the length of an integer's decimal form.
func IntLen(i int64) int {
	if i < 0 {
		return decimals(uint64(-i)) + 1
	}
	return decimals(uint64(i))
}

// AppendInt appends an integer's decimal form.
func AppendInt(dst []byte, i int64) []byte {
	u := uint64(i)
	if i < 0 {
		dst = append(dst, '-')
		u = -u
	}
	if u < 10 {
		return append(dst, '0'+byte(u))
	}
	n := decimals(u)
	at := len(dst) + n
	if at > cap(dst) {
		dst = append(dst, "00000000000000000000"[:n]...)
	} else {
		dst = dst[:at]
	}
	for u >= 100 {
		q := u / 100
		p := (u - q*100) * 2
		dst[at-1], dst[at-2] = digitPairs[p+1], digitPairs[p]
		u = q
		at -= 2
	}
	if u < 10 {
		dst[at-1] = '0' + byte(u)
		return dst
	}
	dst[at-1], dst[at-2] = digitPairs[u*2+1], digitPairs[u*2]
	return dst
}
