package hash

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"hash/adler32"
	"hash/crc32"
	"hash/fnv"
	"strings"

	"github.com/cespare/xxhash/v2"
	"github.com/jzelinskie/whirlpool"
	"github.com/zeebo/xxh3"
	"golang.org/x/crypto/md4"       //nolint:staticcheck // PHP has it
	"golang.org/x/crypto/ripemd160" //nolint:staticcheck // PHP has it

	"gaja/interp/php"
)

// algo is one algorithm. block is the length that HMAC pads keys to, and 0 for checksums, which cannot be keyed.
type algo struct {
	name   string
	size   int
	block  int
	make   func(seed uint64) state
	seeded bool
	since  bool // level 8.4 only
	// sum digests a whole string without a state, where that is faster.
	sum func(out, p []byte) []byte
}

// algos are the algorithms in PHP's order.
var algos = [...]algo{
	{name: "md2", size: 16, block: 16, make: func(uint64) state { return &md2{} }},
	{name: "md4", size: 16, block: 64, make: func(uint64) state { return std{md4.New()} }},
	{name: "md5", size: 16, block: 64, make: func(uint64) state { return std{md5.New()} }, sum: sumMD5},
	{name: "sha1", size: 20, block: 64, make: func(uint64) state { return std{sha1.New()} }, sum: sumSHA1},
	{name: "sha224", size: 28, block: 64, make: func(uint64) state { return std{sha256.New224()} }},
	{name: "sha256", size: 32, block: 64, make: func(uint64) state { return std{sha256.New()} }, sum: sumSHA256},
	{name: "sha384", size: 48, block: 128, make: func(uint64) state { return std{sha512.New384()} }},
	{name: "sha512/224", size: 28, block: 128, make: func(uint64) state { return std{sha512.New512_224()} }},
	{name: "sha512/256", size: 32, block: 128, make: func(uint64) state { return std{sha512.New512_256()} }},
	{name: "sha512", size: 64, block: 128, make: func(uint64) state { return std{sha512.New()} }, sum: sumSHA512},
	{name: "sha3-224", size: 28, block: 144, make: func(uint64) state { return sha3State(sha3.New224()) }},
	{name: "sha3-256", size: 32, block: 136, make: func(uint64) state { return sha3State(sha3.New256()) }},
	{name: "sha3-384", size: 48, block: 104, make: func(uint64) state { return sha3State(sha3.New384()) }},
	{name: "sha3-512", size: 64, block: 72, make: func(uint64) state { return sha3State(sha3.New512()) }},
	{name: "ripemd128", size: 16, block: 64, make: func(uint64) state { return newRipemd(4, false) }},
	{name: "ripemd160", size: 20, block: 64, make: func(uint64) state { return std{ripemd160.New()} }},
	{name: "ripemd256", size: 32, block: 64, make: func(uint64) state { return newRipemd(4, true) }},
	{name: "ripemd320", size: 40, block: 64, make: func(uint64) state { return newRipemd(5, true) }},
	{name: "whirlpool", size: 64, block: 64, make: func(uint64) state { return std{whirlpool.New()} }},
	{name: "tiger128,3", size: 16, block: 64, make: func(uint64) state { return newTiger(3, 16) }},
	{name: "tiger160,3", size: 20, block: 64, make: func(uint64) state { return newTiger(3, 20) }},
	{name: "tiger192,3", size: 24, block: 64, make: func(uint64) state { return newTiger(3, 24) }},
	{name: "tiger128,4", size: 16, block: 64, make: func(uint64) state { return newTiger(4, 16) }},
	{name: "tiger160,4", size: 20, block: 64, make: func(uint64) state { return newTiger(4, 20) }},
	{name: "tiger192,4", size: 24, block: 64, make: func(uint64) state { return newTiger(4, 24) }},
	{name: "snefru", size: 32, block: 32, make: func(uint64) state { return &snefru{} }},
	{name: "snefru256", size: 32, block: 32, make: func(uint64) state { return &snefru{} }},
	{name: "gost", size: 32, block: 32, make: func(uint64) state { return &gost{boxes: &gostTest} }},
	{name: "gost-crypto", size: 32, block: 32, make: func(uint64) state { return &gost{boxes: &gostCrypto} }},
	{name: "adler32", size: 4, make: func(uint64) state { return std{adler32.New()} }},
	{name: "crc32", size: 4, make: func(uint64) state { return &crc32bz{crc: 0xffffffff} }},
	{name: "crc32b", size: 4, make: func(uint64) state { return &crc{table: crc32.IEEETable} }},
	{name: "crc32c", size: 4, make: func(uint64) state { return &crc{table: crc32.MakeTable(crc32.Castagnoli)} }},
	{name: "fnv132", size: 4, make: func(uint64) state { return std{fnv.New32()} }},
	{name: "fnv1a32", size: 4, make: func(uint64) state { return std{fnv.New32a()} }},
	{name: "fnv164", size: 8, make: func(uint64) state { return std{fnv.New64()} }},
	{name: "fnv1a64", size: 8, make: func(uint64) state { return std{fnv.New64a()} }},
	{name: "joaat", size: 4, make: func(uint64) state { return &joaat{} }},
	{name: "murmur3a", size: 4, make: newMurmurA, seeded: true, since: true},
	{name: "murmur3c", size: 16, make: newMurmurC, seeded: true, since: true},
	{name: "murmur3f", size: 16, make: newMurmurF, seeded: true, since: true},
	{name: "xxh32", size: 4, make: newXXH32, seeded: true, since: true},
	{name: "xxh64", size: 8, make: func(s uint64) state { return std{xxhash.NewWithSeed(s)} }, seeded: true, since: true},
	{name: "xxh3", size: 8, make: func(s uint64) state { return std{xxh3.NewSeed(s)} }, seeded: true, since: true},
	{name: "xxh128", size: 16, make: func(s uint64) state { return xxh128{xxh3.NewSeed(s)} }, seeded: true, since: true},
	{name: "haval128,3", size: 16, block: 128, make: func(uint64) state { return newHaval(3, 128) }},
	{name: "haval160,3", size: 20, block: 128, make: func(uint64) state { return newHaval(3, 160) }},
	{name: "haval192,3", size: 24, block: 128, make: func(uint64) state { return newHaval(3, 192) }},
	{name: "haval224,3", size: 28, block: 128, make: func(uint64) state { return newHaval(3, 224) }},
	{name: "haval256,3", size: 32, block: 128, make: func(uint64) state { return newHaval(3, 256) }},
	{name: "haval128,4", size: 16, block: 128, make: func(uint64) state { return newHaval(4, 128) }},
	{name: "haval160,4", size: 20, block: 128, make: func(uint64) state { return newHaval(4, 160) }},
	{name: "haval192,4", size: 24, block: 128, make: func(uint64) state { return newHaval(4, 192) }},
	{name: "haval224,4", size: 28, block: 128, make: func(uint64) state { return newHaval(4, 224) }},
	{name: "haval256,4", size: 32, block: 128, make: func(uint64) state { return newHaval(4, 256) }},
	{name: "haval128,5", size: 16, block: 128, make: func(uint64) state { return newHaval(5, 128) }},
	{name: "haval160,5", size: 20, block: 128, make: func(uint64) state { return newHaval(5, 160) }},
	{name: "haval192,5", size: 24, block: 128, make: func(uint64) state { return newHaval(5, 192) }},
	{name: "haval224,5", size: 28, block: 128, make: func(uint64) state { return newHaval(5, 224) }},
	{name: "haval256,5", size: 32, block: 128, make: func(uint64) state { return newHaval(5, 256) }},
}

// find looks an algorithm up by name in any case.
func find(level php.Level, name string) *algo {
	for i := range algos {
		a := &algos[i]
		if a.name == name || len(a.name) == len(name) && strings.EqualFold(a.name, name) {
			if a.since && level != php.Level84 {
				return nil
			}
			return a
		}
	}
	return nil
}

func sumMD5(out, p []byte) []byte    { s := md5.Sum(p); return append(out, s[:]...) }
func sumSHA1(out, p []byte) []byte   { s := sha1.Sum(p); return append(out, s[:]...) }
func sumSHA256(out, p []byte) []byte { s := sha256.Sum256(p); return append(out, s[:]...) }
func sumSHA512(out, p []byte) []byte { s := sha512.Sum512(p); return append(out, s[:]...) }

// digest sums a whole string.
func (a *algo) digest(p []byte, seed uint64) []byte {
	out := make([]byte, 0, a.size)
	if a.sum != nil {
		return a.sum(out, p)
	}
	s := a.make(seed)
	s.Write(p)
	return s.Sum(out)
}
