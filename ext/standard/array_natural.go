package standard

// naturalCompare orders strings as people do: runs of digits compare by their number, fractions digit by digit, leading
// zeros and blanks do not count. It follows the rules of Martin Pool's strnatcmp as PHP applies them.
func naturalCompare(a, b string, fold bool) int {
	if a == "" || b == "" {
		switch {
		case len(a) == len(b):
			return 0
		case len(a) > len(b):
			return 1
		}
		return -1
	}
	ai, bi := natZeros(a), natZeros(b)
	for {
		ai, bi = natBlanks(a, ai), natBlanks(b, bi)
		ca, cb := natAt(a, ai), natAt(b, bi)
		if isDigit(ca) && isDigit(cb) {
			var n int
			if ca == '0' || cb == '0' {
				n, ai, bi = natLeft(a, b, ai, bi)
			} else {
				n, ai, bi = natRight(a, b, ai, bi)
			}
			if n != 0 {
				return n
			}
			if ai >= len(a) && bi >= len(b) {
				return 0
			}
			if ai >= len(a) {
				return -1
			}
			if bi >= len(b) {
				return 1
			}
			ca, cb = natAt(a, ai), natAt(b, bi)
		}
		if fold {
			ca, cb = upperByte(ca), upperByte(cb)
		}
		if ca < cb {
			return -1
		}
		if ca > cb {
			return 1
		}
		ai++
		bi++
		if ai >= len(a) && bi >= len(b) {
			return 0
		}
		if ai >= len(a) {
			return -1
		}
		if bi >= len(b) {
			return 1
		}
	}
}

func natAt(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}

// natZeros passes the zeros that a string begins with, as long as a digit follows.
func natZeros(s string) int {
	i := 0
	for i+1 < len(s) && s[i] == '0' && isDigit(s[i+1]) {
		i++
	}
	return i
}

func natBlanks(s string, i int) int {
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	return i
}

// natRight compares two runs of digits as numbers: the longer is greater, then the first difference counts.
func natRight(a, b string, ai, bi int) (n, ae, be int) {
	for ; ; ai, bi = ai+1, bi+1 {
		da, db := isDigit(natAt(a, ai)), isDigit(natAt(b, bi))
		switch {
		case !da && !db:
			return n, ai, bi
		case !da:
			return -1, ai, bi
		case !db:
			return 1, ai, bi
		}
		if n == 0 && a[ai] != b[bi] {
			n = 1
			if a[ai] < b[bi] {
				n = -1
			}
		}
	}
}

// natLeft compares two runs of digits as fractions: the first difference counts.
func natLeft(a, b string, ai, bi int) (n, ae, be int) {
	for ; ; ai, bi = ai+1, bi+1 {
		da, db := isDigit(natAt(a, ai)), isDigit(natAt(b, bi))
		switch {
		case !da && !db:
			return 0, ai, bi
		case !da:
			return -1, ai, bi
		case !db:
			return 1, ai, bi
		case a[ai] < b[bi]:
			return -1, ai, bi
		case a[ai] > b[bi]:
			return 1, ai, bi
		}
	}
}
