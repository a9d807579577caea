package standard

import (
	"net/netip"
	"strconv"

	"gaja/interp/php"
)

// parseIPv4 reads a dotted quad: four decimal numbers without leading zeros.
func parseIPv4(s string) (a [4]byte, ok bool) {
	addr, err := netip.ParseAddr(s)
	if err != nil || !addr.Is4() {
		return a, false
	}
	return addr.As4(), true
}

func ip2long(c *php.Call) (php.Value, error) {
	a, ok := parseIPv4(c.Peek(0))
	if !ok {
		return php.False(), nil
	}
	return php.Int(int64(a[0])<<24 | int64(a[1])<<16 | int64(a[2])<<8 | int64(a[3])), nil
}

func appendIPv4(b []byte, a []byte) []byte {
	for i, x := range a {
		if i > 0 {
			b = append(b, '.')
		}
		b = strconv.AppendUint(b, uint64(x), 10)
	}
	return b
}

func long2ip(c *php.Call) (php.Value, error) {
	n := uint32(c.Int(0))
	return php.Bytes(appendIPv4(nil, []byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)})), nil
}

func inetPton(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	addr, err := netip.ParseAddr(s)
	if err != nil || addr.Zone() != "" {
		return php.False(), nil
	}
	return php.Bytes(addr.AsSlice()), nil
}

func inetNtop(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	switch len(s) {
	case 4:
		return php.Bytes(appendIPv4(nil, []byte(s))), nil
	case 16:
		return php.Bytes(formatIPv6([]byte(s))), nil
	}
	return php.False(), nil
}

// formatIPv6 prints an address as inet_ntop(3) does: the longest run of zero groups becomes "::", and the last four
// bytes of mapped and compatible addresses are dotted.
func formatIPv6(a []byte) []byte {
	var g [8]uint16
	for i := range g {
		g[i] = uint16(a[2*i])<<8 | uint16(a[2*i+1])
	}
	at, n := longestZeros(g[:])
	if n < 2 {
		at = -1
	}
	b := make([]byte, 0, 46)
	for i := 0; i < 8; i++ {
		if i == at {
			b = append(b, ':')
			if i += n - 1; i == 7 {
				b = append(b, ':')
			}
			continue
		}
		if i > 0 {
			b = append(b, ':')
		}
		if i == 6 && at == 0 && (n == 6 || n == 5 && g[5] == 0xffff) {
			return appendIPv4(b, a[12:])
		}
		b = strconv.AppendUint(b, uint64(g[i]), 16)
	}
	return b
}

func longestZeros(g []uint16) (at, n int) {
	for i := 0; i < len(g); i++ {
		k := i
		for k < len(g) && g[k] == 0 {
			k++
		}
		if k-i > n {
			at, n = i, k-i
		}
		if k > i {
			i = k
		}
	}
	return at, n
}
