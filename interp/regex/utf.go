package regex

import "unicode/utf8"

// UTFError is text that is not UTF-8 where it must be. Its message is PCRE2's.
type UTFError struct {
	code   int
	Offset int
}

// The texts of PCRE2 for the ways in which text can fail to be UTF-8.
var utfTexts = [...]string{
	1:  "UTF-8 error: 1 byte missing at end",
	2:  "UTF-8 error: 2 bytes missing at end",
	3:  "UTF-8 error: 3 bytes missing at end",
	4:  "UTF-8 error: 4 bytes missing at end",
	5:  "UTF-8 error: 5 bytes missing at end",
	6:  "UTF-8 error: byte 2 top bits not 0x80",
	7:  "UTF-8 error: byte 3 top bits not 0x80",
	8:  "UTF-8 error: byte 4 top bits not 0x80",
	9:  "UTF-8 error: byte 5 top bits not 0x80",
	10: "UTF-8 error: byte 6 top bits not 0x80",
	11: "UTF-8 error: 5-byte character is not allowed (RFC 3629)",
	12: "UTF-8 error: 6-byte character is not allowed (RFC 3629)",
	13: "UTF-8 error: code points greater than 0x10ffff are not defined",
	14: "UTF-8 error: code points 0xd800-0xdfff are not defined",
	15: "UTF-8 error: overlong 2-byte sequence",
	16: "UTF-8 error: overlong 3-byte sequence",
	17: "UTF-8 error: overlong 4-byte sequence",
	18: "UTF-8 error: overlong 5-byte sequence",
	19: "UTF-8 error: overlong 6-byte sequence",
	20: "UTF-8 error: isolated byte with 0x80 bit set",
	21: "UTF-8 error: illegal byte (0xfe or 0xff)",
}

// Error returns PCRE2's text.
func (e *UTFError) Error() string { return utfTexts[e.code] }

// utfFault finds the first fault of a text that is not UTF-8.
func utfFault(s string) (code, off int) {
	for i := 0; i < len(s); {
		c := s[i]
		if c < 0x80 {
			i++
			continue
		}
		if r, n := utf8.DecodeRuneInString(s[i:]); r != utf8.RuneError || n > 1 {
			i += n
			continue
		}
		return faultOf(s[i:]), i
	}
	return 0, 0
}

// faultOf says what is wrong with the sequence that s begins with.
func faultOf(s string) int {
	c := s[0]
	more := 0
	switch {
	case c < 0xc0:
		return 20
	case c >= 0xfe:
		return 21
	case c < 0xe0:
		more = 1
	case c < 0xf0:
		more = 2
	case c < 0xf8:
		more = 3
	case c < 0xfc:
		more = 4
	default:
		more = 5
	}
	if len(s)-1 < more {
		return more - (len(s) - 1)
	}
	if s[1]&0xc0 != 0x80 {
		return 6
	}
	d := s[1]
	switch {
	case more == 1 && c&0x3e == 0:
		return 15
	case more >= 2 && s[2]&0xc0 != 0x80:
		return 7
	case more == 2 && c == 0xe0 && d&0x20 == 0:
		return 16
	case more == 2 && c == 0xed && d >= 0xa0:
		return 14
	case more >= 3 && s[3]&0xc0 != 0x80:
		return 8
	case more == 3 && c == 0xf0 && d&0x30 == 0:
		return 17
	case more == 3:
		return 13
	case s[4]&0xc0 != 0x80:
		return 9
	case more == 4:
		return 11
	case s[5]&0xc0 != 0x80:
		return 10
	}
	return 12
}
