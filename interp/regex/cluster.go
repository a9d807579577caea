package regex

import (
	"unicode"
	"unicode/utf8"
)

// Extended grapheme clusters (\X), by the rules of Unicode's annex 29.

type clusterKind uint8

const (
	kOther clusterKind = iota
	kCR
	kLF
	kControl
	kExtend
	kZWJ
	kSpacing
	kPrepend
	kFlag // regional indicator
	kL
	kV
	kT
	kLV
	kLVT
	kPicture
)

// pictographic is the property Extended_Pictographic, which package unicode does not have.
var pictographic = runeSet{
	{0xa9, 0xa9}, {0xae, 0xae}, {0x203c, 0x203c}, {0x2049, 0x2049}, {0x2122, 0x2122}, {0x2139, 0x2139}, {0x2194, 0x2199},
	{0x21a9, 0x21aa}, {0x231a, 0x231b}, {0x2328, 0x2328}, {0x2388, 0x2388}, {0x23cf, 0x23cf}, {0x23e9, 0x23f3},
	{0x23f8, 0x23fa}, {0x24c2, 0x24c2}, {0x25aa, 0x25ab}, {0x25b6, 0x25b6}, {0x25c0, 0x25c0}, {0x25fb, 0x25fe},
	{0x2600, 0x2605}, {0x2607, 0x2612}, {0x2614, 0x2685}, {0x2690, 0x2705}, {0x2708, 0x2712}, {0x2714, 0x2714},
	{0x2716, 0x2716}, {0x271d, 0x271d}, {0x2721, 0x2721}, {0x2728, 0x2728}, {0x2733, 0x2734}, {0x2744, 0x2744},
	{0x2747, 0x2747}, {0x274c, 0x274c}, {0x274e, 0x274e}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2763, 0x2767},
	{0x2795, 0x2797}, {0x27a1, 0x27a1}, {0x27b0, 0x27b0}, {0x27bf, 0x27bf}, {0x2934, 0x2935}, {0x2b05, 0x2b07},
	{0x2b1b, 0x2b1c}, {0x2b50, 0x2b50}, {0x2b55, 0x2b55}, {0x3030, 0x3030}, {0x303d, 0x303d}, {0x3297, 0x3297},
	{0x3299, 0x3299}, {0x1f000, 0x1f0ff}, {0x1f10d, 0x1f10f}, {0x1f12f, 0x1f12f}, {0x1f16c, 0x1f171}, {0x1f17e, 0x1f17f},
	{0x1f18e, 0x1f18e}, {0x1f191, 0x1f19a}, {0x1f1ad, 0x1f1e5}, {0x1f201, 0x1f20f}, {0x1f21a, 0x1f21a}, {0x1f22f, 0x1f22f},
	{0x1f232, 0x1f23a}, {0x1f23c, 0x1f23f}, {0x1f249, 0x1f3fa}, {0x1f400, 0x1f53d}, {0x1f546, 0x1f64f}, {0x1f680, 0x1f6ff},
	{0x1f774, 0x1f77f}, {0x1f7d5, 0x1f7ff}, {0x1f80c, 0x1f80f}, {0x1f848, 0x1f84f}, {0x1f85a, 0x1f85f}, {0x1f888, 0x1f88f},
	{0x1f8ae, 0x1f8ff}, {0x1f90c, 0x1f93a}, {0x1f93c, 0x1f945}, {0x1f947, 0x1faff}, {0x1fc00, 0x1fffd},
}

func clusterKindOf(r rune) clusterKind {
	switch {
	case r == '\r':
		return kCR
	case r == '\n':
		return kLF
	case r < 0x20 || r == 0x7f:
		return kControl
	case r < 0x80:
		return kOther
	case r == 0x200d:
		return kZWJ
	case r >= 0x1100 && r <= 0x115f || r >= 0xa960 && r <= 0xa97c:
		return kL
	case r >= 0x1160 && r <= 0x11a7 || r >= 0xd7b0 && r <= 0xd7c6:
		return kV
	case r >= 0x11a8 && r <= 0x11ff || r >= 0xd7cb && r <= 0xd7fb:
		return kT
	case r >= 0xac00 && r <= 0xd7a3:
		if (r-0xac00)%28 == 0 {
			return kLV
		}
		return kLVT
	case r >= 0x1f1e6 && r <= 0x1f1ff:
		return kFlag
	case r == 0x200c || r >= 0x1f3fb && r <= 0x1f3ff || unicode.In(r, unicode.Mn, unicode.Me, unicode.Other_Grapheme_Extend):
		return kExtend
	case unicode.Is(unicode.Mc, r) || r == 0xe33 || r == 0xeb3:
		return kSpacing
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r) || r == 0x0d4e || r >= 0x111c2 && r <= 0x111c3 || r == 0x1193f || r == 0x11941 || r == 0x11a3a || r >= 0x11a84 && r <= 0x11a89 || r == 0x11d46:
		return kPrepend
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
		return kControl
	case pictographic.has(r):
		return kPicture
	}
	return kOther
}

// cluster returns the end of the grapheme cluster at sp, which is not the end of s.
func cluster(s string, sp int, utf bool) int {
	decode := func(i int) (rune, int) {
		if !utf {
			return rune(s[i]), 1
		}
		return utf8.DecodeRuneInString(s[i:])
	}
	r, n := decode(sp)
	i := sp + n
	left := clusterKindOf(r)
	flags := b2i(left == kFlag)
	picture := left == kPicture // a pictograph, and extending characters since
	for i < len(s) {
		r, n = decode(i)
		right := clusterKindOf(r)
		if !joins(left, right, flags, picture) {
			break
		}
		if right == kFlag {
			flags++
		} else {
			flags = 0
		}
		if right == kPicture {
			picture = true
		} else if right != kExtend && right != kZWJ {
			picture = false
		}
		left = right
		i += n
	}
	return i
}

// joins reports whether there is no cluster boundary between two characters.
func joins(left, right clusterKind, flags int, picture bool) bool {
	switch {
	case left == kCR:
		return right == kLF
	case left == kLF || left == kControl || right == kCR || right == kLF || right == kControl:
		return false
	case right == kExtend || right == kZWJ || right == kSpacing || left == kPrepend:
		return true
	case left == kL:
		return right == kL || right == kV || right == kLV || right == kLVT
	case left == kLV || left == kV:
		return right == kV || right == kT
	case left == kLVT || left == kT:
		return right == kT
	case left == kZWJ && right == kPicture:
		return picture
	case left == kFlag && right == kFlag:
		return flags%2 == 1
	}
	return false
}
