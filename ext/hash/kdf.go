package hash

import (
	"encoding/binary"

	"gaja/interp/php"
)

// hashPbkdf2 is PBKDF2 of RFC 8018.
func hashPbkdf2(c *php.Call) (php.Value, error) {
	a, err := keyed(c)
	if a == nil {
		return php.False(), err
	}
	rounds, length, binary := c.Int(3), c.Int(4), c.Bool(5)
	if rounds <= 0 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(3, "must be greater than 0")
		}
		c.Warn("Iterations must be a positive integer: %d", rounds)
		return php.False(), nil
	}
	if length < 0 {
		if is84(c) {
			return php.Undef(), c.ArgValueError(4, "must be greater than or equal to 0")
		}
		c.Warn("Length must be greater than or equal to 0: %d", length)
		return php.False(), nil
	}
	bytes := length
	if length == 0 {
		bytes = int64(a.size)
		if length = bytes; !binary {
			length *= 2
		}
	} else if !binary {
		bytes = (length + 1) / 2
	}
	if bytes > 1<<31 {
		return php.Undef(), c.Ctx.Fatal("Possible integer overflow in memory allocation (%d * 1 + 0)", bytes)
	}
	if err := c.Charge(bytes * 2); err != nil {
		return php.Undef(), err
	}
	key, err := pbkdf2(c, newMAC(a, []byte(c.Peek(1))), []byte(c.Peek(2)), rounds, int(bytes))
	if err != nil {
		return php.Undef(), err
	}
	if binary {
		return php.Bytes(key), nil
	}
	v := result(key, false)
	if int64(v.Str().Len()) == length {
		return v, nil
	}
	return c.Ctx.Text(v.Str().String()[:length]), nil
}

func pbkdf2(c *php.Call, prf *mac, salt []byte, rounds int64, n int) ([]byte, error) {
	out := make([]byte, 0, n+prf.size)
	for block := uint32(1); len(out) < n; block++ {
		m := prf.clone()
		m.inner.Write(salt)
		m.inner.Write(binary.BigEndian.AppendUint32(nil, block))
		u := m.sum(make([]byte, 0, prf.size))
		t := append([]byte(nil), u...)
		for i := int64(1); i < rounds; i++ {
			if i&255 == 0 {
				if err := c.Poll(); err != nil {
					return nil, err
				}
			}
			m = prf.clone()
			m.inner.Write(u)
			u = m.sum(u[:0])
			for k := range t {
				t[k] ^= u[k]
			}
		}
		out = append(out, t...)
	}
	return out[:n], nil
}

// hashHkdf is HKDF of RFC 5869.
func hashHkdf(c *php.Call) (php.Value, error) {
	a, err := keyed(c)
	if a == nil {
		return php.False(), err
	}
	key, length := c.Peek(1), c.Int(2)
	limit := int64(a.size) * 255
	switch {
	case key == "":
		return kdfError(c, 1, "must not be empty", "Input keying material cannot be empty")
	case length < 0:
		return kdfError(c, 2, "must be greater than or equal to 0",
			"Length must be greater than or equal to 0: "+php.FormatInt(length))
	case length > limit:
		return kdfError(c, 2, "must be less than or equal to "+php.FormatInt(limit),
			"Length must be less than or equal to "+php.FormatInt(limit)+": "+php.FormatInt(length))
	case length == 0:
		length = int64(a.size)
	}
	extract := newMAC(a, []byte(c.Peek(4)))
	extract.inner.Write([]byte(key))
	prf := newMAC(a, extract.sum(nil))
	info := []byte(c.Peek(3))
	var out, t []byte
	for n := byte(1); int64(len(out)) < length; n++ {
		m := prf.clone()
		m.inner.Write(t)
		m.inner.Write(info)
		m.inner.Write([]byte{n})
		t = m.sum(nil)
		out = append(out, t...)
	}
	return php.Bytes(out[:length]), nil
}

func kdfError(c *php.Call, i int, msg84, msg74 string) (php.Value, error) {
	if is84(c) {
		return php.Undef(), c.ArgValueError(i, "%s", msg84)
	}
	c.Warn("%s", msg74)
	return php.False(), nil
}
