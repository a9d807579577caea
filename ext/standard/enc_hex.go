package standard

import (
	gomd5 "crypto/md5"
	gosha1 "crypto/sha1"
	"encoding/hex"
	gocrc32 "hash/crc32"

	"gaja/interp/php"
)

func bin2hex(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if err := reserve(c, len(s)*2); err != nil {
		return php.Undef(), err
	}
	const digits = "0123456789abcdef"
	st, b := c.Ctx.MakeStr(len(s) * 2)
	for i := 0; i < len(s); i++ {
		b[2*i], b[2*i+1] = digits[s[i]>>4], digits[s[i]&15]
	}
	return built(c.Ctx, st, b), nil
}

func hex2bin(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if len(s)%2 != 0 {
		c.Warn("Hexadecimal input string must have an even length")
		return php.False(), nil
	}
	if err := reserve(c, len(s)/2); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.MakeStr(len(s) / 2)
	for i := range b {
		if !isHex(s[2*i]) || !isHex(s[2*i+1]) {
			c.Warn("Input string must be hexadecimal string")
			return php.False(), nil
		}
		b[i] = byte(hexValue(s[2*i])<<4 | hexValue(s[2*i+1]))
	}
	return built(c.Ctx, st, b), nil
}

func crc32(c *php.Call) (php.Value, error) {
	return php.Int(int64(gocrc32.ChecksumIEEE(php.ByteView(c.Peek(0))))), nil
}

// digest gives a checksum in hexadecimal, or as it is.
func digest(c *php.Call, sum []byte) php.Value {
	if c.Bool(1) {
		return php.StrValue(c.Ctx.CopyStr(string(sum)))
	}
	s, b := c.Ctx.MakeStr(hex.EncodedLen(len(sum)))
	hex.Encode(b, sum)
	return php.StrValue(s)
}

func md5(c *php.Call) (php.Value, error) {
	sum := gomd5.Sum(php.ByteView(c.Peek(0)))
	return digest(c, sum[:]), nil
}

func sha1(c *php.Call) (php.Value, error) {
	sum := gosha1.Sum(php.ByteView(c.Peek(0)))
	return digest(c, sum[:]), nil
}

// utf8Encode reads ISO-8859-1.
func utf8Encode(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if err := reserve(c, len(s)*2); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(len(s) + 8)
	for i := 0; i < len(s); i++ {
		if ch := s[i]; ch < 0x80 {
			b = append(b, ch)
		} else {
			b = append(b, 0xc0|ch>>6, 0x80|ch&0x3f)
		}
	}
	return built(c.Ctx, st, b), nil
}

// utf8Decode writes ISO-8859-1, and "?" for what it does not have.
func utf8Decode(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if err := reserve(c, len(s)); err != nil {
		return php.Undef(), err
	}
	st, b := c.Ctx.StartStr(len(s))
	for i := 0; i < len(s); {
		r, n, ok := utf8Char(s, i)
		if !ok || r > 0xff {
			r = '?'
		}
		b = append(b, byte(r))
		i += n
	}
	return built(c.Ctx, st, b), nil
}
