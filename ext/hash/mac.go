package hash

// mac is HMAC of RFC 2104 under way. The states after the padded key are made once, so that key derivation copies them
// instead of hashing the key again.
type mac struct {
	inner, outer state
	size         int
}

func newMAC(a *algo, key []byte) *mac {
	if len(key) > a.block {
		key = a.digest(key, 0)
	}
	pad := make([]byte, a.block)
	copy(pad, key)
	m := &mac{inner: a.make(0), outer: a.make(0), size: a.size}
	for i := range pad {
		pad[i] ^= 0x36
	}
	m.inner.Write(pad)
	for i := range pad {
		pad[i] ^= 0x36 ^ 0x5c
	}
	m.outer.Write(pad)
	return m
}

func (m *mac) clone() *mac { return &mac{m.inner.clone(), m.outer.clone(), m.size} }

// sum appends the code; the mac is used up.
func (m *mac) sum(b []byte) []byte {
	in := m.inner.Sum(make([]byte, 0, m.size))
	m.outer.Write(in)
	return m.outer.Sum(b)
}
