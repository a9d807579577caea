package hash

import (
	"crypto/subtle"
	"encoding/hex"

	"gaja/interp/php"
)

// is84 reports the newer level.
func is84(c *php.Call) bool { return c.Ctx.Level == php.Level84 }

// plain finds the algorithm that argument 0 names; nil after a warning (7.4) or with an error.
func plain(c *php.Call) (*algo, error) {
	if a := find(c.Ctx.Level, c.Peek(0)); a != nil {
		return a, nil
	}
	if is84(c) {
		return nil, c.ArgValueError(0, "must be a valid hashing algorithm")
	}
	c.Warn("Unknown hashing algorithm: %s", c.Peek(0))
	return nil, nil
}

// keyed is plain for uses that need a cryptographic algorithm.
func keyed(c *php.Call) (*algo, error) {
	a := find(c.Ctx.Level, c.Peek(0))
	if a != nil && a.block > 0 {
		return a, nil
	}
	if is84(c) {
		return nil, c.ArgValueError(0, "must be a valid cryptographic hashing algorithm")
	}
	if a == nil {
		c.Warn("Unknown hashing algorithm: %s", c.Peek(0))
	} else {
		c.Warn("Non-cryptographic hashing algorithm: %s", c.Peek(0))
	}
	return nil, nil
}

// result gives a digest as it is or in hexadecimal.
func result(sum []byte, binary bool) php.Value {
	if binary {
		return php.Bytes(sum)
	}
	b := make([]byte, hex.EncodedLen(len(sum)))
	hex.Encode(b, sum)
	return php.Bytes(b)
}

// seed reads the seed from the options of an algorithm that takes one.
func seed(c *php.Call, a *algo, options int) (uint64, error) {
	if !a.seeded || c.N() <= options || !c.Arg(options).IsArray() {
		return 0, nil
	}
	opts := c.Array(options)
	v := opts.GetString("seed")
	if a.name == "xxh3" || a.name == "xxh128" {
		if secret := opts.GetString("secret"); !secret.IsUndef() {
			return 0, xxh3Secret(c, a, secret, !v.IsUndef())
		}
	}
	switch {
	case v.IsUndef():
		return 0, nil
	case v.IsInt():
		return uint64(v.Int()), nil
	}
	what := "the same as setting the seed to 0"
	if a.name == "xxh3" || a.name == "xxh128" {
		what = "ignored"
	}
	c.Deprecated("Passing a seed of a type other than int is deprecated because it is %s", what)
	return 0, c.Poll()
}

// xxh3Secret answers the option "secret", which this engine does not have.
func xxh3Secret(c *php.Call, a *algo, secret php.Value, seeded bool) error {
	if seeded {
		return c.Ctx.Throwf("Error", "%s: Only one of seed or secret is to be passed for initialization", a.name)
	}
	s, err := c.Ctx.ToString(secret)
	if err != nil {
		return err
	}
	defer php.StrValue(s).Release()
	if s.Len() < 136 {
		return c.Ctx.Throwf("Error", "%s: Secret length must be >= 136 bytes, %d bytes passed", a.name, s.Len())
	}
	return c.Ctx.Throwf("Error", "%s: Secrets are not supported", a.name)
}

func hash(c *php.Call) (php.Value, error) {
	a, err := plain(c)
	if a == nil {
		return php.False(), err
	}
	s, err := seed(c, a, 3)
	if err != nil {
		return php.Undef(), err
	}
	return result(a.digest([]byte(c.Peek(1)), s), c.Bool(2)), nil
}

func hashHmac(c *php.Call) (php.Value, error) {
	a, err := keyed(c)
	if a == nil {
		return php.False(), err
	}
	m := newMAC(a, []byte(c.Peek(2)))
	m.inner.Write([]byte(c.Peek(1)))
	return result(m.sum(nil), c.Bool(3)), nil
}

func hashAlgos(c *php.Call) (php.Value, error) { return names(c, false), nil }

func hashHmacAlgos(c *php.Call) (php.Value, error) { return names(c, true), nil }

func names(c *php.Call, onlyKeyed bool) php.Value {
	list := c.Ctx.NewArray(len(algos))
	for i := range algos {
		a := &algos[i]
		if (a.since && !is84(c)) || onlyKeyed && a.block == 0 {
			continue
		}
		list.Append(c.Ctx.Text(a.name))
	}
	return php.ArrayValue(list)
}

func hashEquals(c *php.Call) (php.Value, error) {
	a, b := c.Arg(0), c.Arg(1)
	if !is84(c) {
		if !a.IsString() {
			c.Warn("Expected known_string to be a string, %s given", typeWord(a))
			return php.False(), nil
		}
		if !b.IsString() {
			c.Warn("Expected user_string to be a string, %s given", typeWord(b))
			return php.False(), nil
		}
	}
	for i, v := range [...]php.Value{a, b} {
		if !v.IsString() {
			return php.Undef(), c.ArgTypeError(i, "must be of type string, %s given", php.TypeName(v))
		}
	}
	return php.Bool(subtle.ConstantTimeCompare([]byte(a.Str().Peek()), []byte(b.Str().Peek())) == 1), nil
}

func typeWord(v php.Value) string {
	switch {
	case v.IsObject():
		return "object"
	case v.IsBool():
		return "bool"
	}
	return php.TypeName(v)
}
