package standard

import (
	"gaja/interp/php"
)

func levenshtein(c *php.Call) (php.Value, error) {
	a, b := c.Peek(0), c.Peek(1)
	ins, rep, del := int64(1), int64(1), int64(1)
	if c.Has(2) && c.Arg(2).IsInt() {
		ins = c.Int(2)
	}
	if c.Has(3) {
		rep = c.Int(3)
	}
	if c.Has(4) {
		del = c.Int(4)
	}
	switch {
	case is84(c):
	case c.Given == 3:
		c.Warn("The general Levenshtein support is not there yet")
		return php.Int(-1), nil
	case c.Given == 4:
		c.Ctx.Warning("Wrong parameter count for levenshtein()")
		return php.Null(), nil
	}
	if !is84(c) && (len(a) > 255 || len(b) > 255) {
		c.Warn("Argument string(s) too long")
		return php.Int(-1), nil
	}
	if err := c.Charge(int64(len(b)+1) * 16); err != nil {
		return php.Undef(), err
	}
	d, err := editDistance(c, a, b, ins, rep, del)
	if err != nil {
		return php.Undef(), err
	}
	if d < 0 && !is84(c) {
		c.Warn("Argument string(s) too long")
	}
	return php.Int(d), nil
}

// editDistance is the least cost of turning a into b.
func editDistance(c *php.Call, a, b string, ins, rep, del int64) (int64, error) {
	if a == "" {
		return int64(len(b)) * ins, nil
	}
	if b == "" {
		return int64(len(a)) * del, nil
	}
	prev, cur := make([]int64, len(b)+1), make([]int64, len(b)+1)
	for j := range prev {
		prev[j] = int64(j) * ins
	}
	for i := 0; i < len(a); i++ {
		if i&255 == 255 {
			if err := c.Poll(); err != nil {
				return 0, err
			}
		}
		cur[0] = prev[0] + del
		for j := 0; j < len(b); j++ {
			cost := prev[j]
			if a[i] != b[j] {
				cost += rep
			}
			cur[j+1] = min(cost, prev[j+1]+del, cur[j]+ins)
		}
		prev, cur = cur, prev
	}
	return prev[len(b)], nil
}

func similarText(c *php.Call) (php.Value, error) {
	a, b := c.Peek(0), c.Peek(1)
	if len(a)+len(b) == 0 {
		return php.Int(0), c.SetRef(2, php.Float(0))
	}
	same, err := similarity(c, a, b)
	if err != nil {
		return php.Undef(), err
	}
	if c.Ref(2) != nil {
		if err := c.SetRef(2, php.Float(float64(same)*2*100/float64(len(a)+len(b)))); err != nil {
			return php.Undef(), err
		}
	}
	return php.Int(int64(same)), nil
}

// similarity adds up the longest common part and, in the same way, what stands left and right of it. The parts still to
// do are kept on a list, so that odd inputs cannot exhaust the Go stack.
func similarity(c *php.Call, a, b string) (int, error) {
	type pair struct{ a, b string }
	work := []pair{{a, b}}
	sum := 0
	for len(work) > 0 {
		p := work[len(work)-1]
		work = work[:len(work)-1]
		i, j, n, err := longestCommon(c, p.a, p.b)
		if err != nil {
			return 0, err
		}
		if n == 0 {
			continue
		}
		sum += n
		if i > 0 && j > 0 {
			work = append(work, pair{p.a[:i], p.b[:j]})
		}
		if i+n < len(p.a) && j+n < len(p.b) {
			work = append(work, pair{p.a[i+n:], p.b[j+n:]})
		}
	}
	return sum, nil
}

// longestCommon finds the first longest common part.
func longestCommon(c *php.Call, a, b string) (ai, bi, n int, err error) {
	for i := 0; i < len(a)-n; i++ {
		if i&1023 == 1023 {
			if err := c.Poll(); err != nil {
				return 0, 0, 0, err
			}
		}
		for j := 0; j < len(b)-n; j++ {
			if a[i] != b[j] {
				continue
			}
			k := 1
			for i+k < len(a) && j+k < len(b) && a[i+k] == b[j+k] {
				k++
			}
			if k > n {
				ai, bi, n = i, j, k
			}
		}
	}
	return ai, bi, n, nil
}

// soundexCodes are the digits of the letters; 0 separates equal codes.
const soundexCodes = "01230120022455012623010202"

func soundex(c *php.Call) (php.Value, error) {
	s := c.Peek(0)
	if s == "" && !is84(c) {
		return php.False(), nil
	}
	code := []byte("0000")
	n := 0
	var last byte
	for i := 0; i < len(s) && n < 4; i++ {
		ch := upperByte(s[i])
		if ch < 'A' || ch > 'Z' {
			continue
		}
		d := soundexCodes[ch-'A']
		if n == 0 {
			code[n] = ch
			n++
			last = d
			continue
		}
		if d != last {
			last = d
			if d != '0' {
				code[n] = d
				n++
			}
		}
	}
	if n == 0 && is84(c) {
		return taken(c.Ctx, []byte("0000")), nil
	}
	return taken(c.Ctx, code), nil
}
