package syntax

// Byte classes. Bytes from 0x80 on are letters.
const (
	chLabel  = 1 << iota // may continue a label
	chStart              // may start a label
	chDigit              // 0-9
	chHex                // 0-9 a-f A-F
	chSpace              // space, tab, newline, carriage return
	chString             // may end or interrupt a run of text inside "…", `…` and heredocs
)

// classes gives the classes of every byte.
var classes = buildClasses()

func buildClasses() (t [256]uint8) {
	for c := range t {
		switch {
		case c >= '0' && c <= '9':
			t[c] = chLabel | chDigit | chHex
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_', c >= 0x80:
			t[c] = chLabel | chStart
			if c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' {
				t[c] |= chHex
			}
		case c == ' ', c == '\t', c == '\n', c == '\r':
			t[c] = chSpace
		}
	}
	for _, c := range "\"`$\\{\r\n\x00" {
		t[c] |= chString
	}
	return t
}

func isLabel(c byte) bool { return classes[c]&chLabel != 0 }
func isStart(c byte) bool { return classes[c]&chStart != 0 }
func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func isOctal(c byte) bool { return c >= '0' && c <= '7' }
func isHex(c byte) bool   { return classes[c]&chHex != 0 }

// lower folds an ASCII letter.
func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// foldedEqual tells whether s, folded to lower case, is the lower-case word.
func foldedEqual(s, word string) bool {
	if len(s) != len(word) {
		return false
	}
	for i := 0; i < len(s); i++ {
		if lower(s[i]) != word[i] {
			return false
		}
	}
	return true
}

// hasFoldedPrefix tells whether s begins with the lower-case word in any case.
func hasFoldedPrefix(s, word string) bool {
	return len(s) >= len(word) && foldedEqual(s[:len(word)], word)
}
