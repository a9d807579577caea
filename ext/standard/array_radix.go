package standard

import (
	"math"
	"slices"
	"strings"

	"gaja/interp/php"
)

// radixFrom is where sorting numbers by their bytes begins to beat comparing them (measured: 2 times at 1,000 elements,
// 5 times at 100,000).
const radixFrom = 200

// sortKeys sorts unsigned integers: byte by byte from the lowest, leaving out bytes in which all agree.
func sortKeys(keys []uint64) []uint64 {
	if len(keys) < radixFrom {
		slices.Sort(keys)
		return keys
	}
	var differ uint64
	for _, k := range keys {
		differ |= k ^ keys[0]
	}
	from, to := keys, make([]uint64, len(keys))
	for shift := 0; shift < 64; shift += 8 {
		if differ>>shift&0xff == 0 {
			continue
		}
		var count [256]int
		for _, k := range from {
			count[k>>shift&0xff]++
		}
		at := 0
		for i, n := range count {
			count[i] = at
			at += n
		}
		for _, k := range from {
			b := k >> shift & 0xff
			to[count[b]] = k
			count[b]++
		}
		from, to = to, from
	}
	return from
}

// floatKey turns a float into an integer of the same order; keyFloat turns it back.
func floatKey(f float64) uint64 {
	b := math.Float64bits(f)
	if b>>63 != 0 {
		return ^b
	}
	return b | 1<<63
}

func keyFloat(k uint64) float64 {
	if k>>63 != 0 {
		return math.Float64frombits(k &^ (1 << 63))
	}
	return math.Float64frombits(^k)
}

// textKey is a string with its first eight bytes as a number, which decide most comparisons without a look at the string.
type textKey struct {
	head  uint64
	v     php.Value
	place uint32
}

func newTextKey(v php.Value, place uint32) textKey {
	s := v.Str().Peek()
	var head uint64
	for i := 0; i < 8 && i < len(s); i++ {
		head |= uint64(s[i]) << (56 - 8*i)
	}
	return textKey{head, v, place}
}

func compareTexts(a, b textKey) int {
	if a.head != b.head {
		if a.head < b.head {
			return -1
		}
		return 1
	}
	return strings.Compare(a.v.Str().Peek(), b.v.Str().Peek())
}

// sortTexts sorts elements whose values are strings, equal ones staying in order; sign -1 turns the order round.
func sortTexts(list []php.Elem, sign int) []php.Elem {
	texts := make([]textKey, len(list))
	for i := range list {
		texts[i] = newTextKey(list[i].Val, uint32(i))
	}
	slices.SortFunc(texts, func(a, b textKey) int {
		if n := compareTexts(a, b); n != 0 {
			return sign * n
		}
		return int(a.place) - int(b.place)
	})
	out := make([]php.Elem, len(list))
	for i := range texts {
		out[i] = list[texts[i].place]
	}
	return out
}
