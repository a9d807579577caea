package standard

import "gaja/interp/php"

// The DES of crypt(3): the cipher with some bits of the expansion exchanged, as the salt says. It works on bits one by
// one; a password takes 25 blocks, so speed does not matter. The tables are those of FIPS 46, counted from 1.

var (
	desInitial = [64]uint8{58, 50, 42, 34, 26, 18, 10, 2, 60, 52, 44, 36, 28, 20, 12, 4, 62, 54, 46, 38, 30, 22, 14, 6, 64, 56,
		48, 40, 32, 24, 16, 8, 57, 49, 41, 33, 25, 17, 9, 1, 59, 51, 43, 35, 27, 19, 11, 3, 61, 53, 45, 37, 29, 21, 13, 5,
		63, 55, 47, 39, 31, 23, 15, 7}
	desExpand = [48]uint8{32, 1, 2, 3, 4, 5, 4, 5, 6, 7, 8, 9, 8, 9, 10, 11, 12, 13, 12, 13, 14, 15, 16, 17, 16, 17, 18, 19, 20,
		21, 20, 21, 22, 23, 24, 25, 24, 25, 26, 27, 28, 29, 28, 29, 30, 31, 32, 1}
	desPermute = [32]uint8{16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30,
		6, 22, 11, 4, 25}
	desChoice1 = [56]uint8{57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44,
		36, 63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4}
	desChoice2 = [48]uint8{14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2, 41, 52, 31, 37,
		47, 55, 30, 40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32}
	desTurns = [16]uint8{1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1}
	desBoxes = [8][64]uint8{
		{14, 4, 13, 1, 2, 15, 11, 8, 3, 10, 6, 12, 5, 9, 0, 7, 0, 15, 7, 4, 14, 2, 13, 1, 10, 6, 12, 11, 9, 5, 3, 8, 4, 1, 14, 8,
			13, 6, 2, 11, 15, 12, 9, 7, 3, 10, 5, 0, 15, 12, 8, 2, 4, 9, 1, 7, 5, 11, 3, 14, 10, 0, 6, 13},
		{15, 1, 8, 14, 6, 11, 3, 4, 9, 7, 2, 13, 12, 0, 5, 10, 3, 13, 4, 7, 15, 2, 8, 14, 12, 0, 1, 10, 6, 9, 11, 5, 0, 14, 7, 11,
			10, 4, 13, 1, 5, 8, 12, 6, 9, 3, 2, 15, 13, 8, 10, 1, 3, 15, 4, 2, 11, 6, 7, 12, 0, 5, 14, 9},
		{10, 0, 9, 14, 6, 3, 15, 5, 1, 13, 12, 7, 11, 4, 2, 8, 13, 7, 0, 9, 3, 4, 6, 10, 2, 8, 5, 14, 12, 11, 15, 1, 13, 6, 4, 9, 8,
			15, 3, 0, 11, 1, 2, 12, 5, 10, 14, 7, 1, 10, 13, 0, 6, 9, 8, 7, 4, 15, 14, 3, 11, 5, 2, 12},
		{7, 13, 14, 3, 0, 6, 9, 10, 1, 2, 8, 5, 11, 12, 4, 15, 13, 8, 11, 5, 6, 15, 0, 3, 4, 7, 2, 12, 1, 10, 14, 9, 10, 6, 9, 0, 12,
			11, 7, 13, 15, 1, 3, 14, 5, 2, 8, 4, 3, 15, 0, 6, 10, 1, 13, 8, 9, 4, 5, 11, 12, 7, 2, 14},
		{2, 12, 4, 1, 7, 10, 11, 6, 8, 5, 3, 15, 13, 0, 14, 9, 14, 11, 2, 12, 4, 7, 13, 1, 5, 0, 15, 10, 3, 9, 8, 6, 4, 2, 1, 11, 10,
			13, 7, 8, 15, 9, 12, 5, 6, 3, 0, 14, 11, 8, 12, 7, 1, 14, 2, 13, 6, 15, 0, 9, 10, 4, 5, 3},
		{12, 1, 10, 15, 9, 2, 6, 8, 0, 13, 3, 4, 14, 7, 5, 11, 10, 15, 4, 2, 7, 12, 9, 5, 6, 1, 13, 14, 0, 11, 3, 8, 9, 14, 15, 5, 2,
			8, 12, 3, 7, 0, 4, 10, 1, 13, 11, 6, 4, 3, 2, 12, 9, 5, 15, 10, 11, 14, 1, 7, 6, 0, 8, 13},
		{4, 11, 2, 14, 15, 0, 8, 13, 3, 12, 9, 7, 5, 10, 6, 1, 13, 0, 11, 7, 4, 9, 1, 10, 14, 3, 5, 12, 2, 15, 8, 6, 1, 4, 11, 13, 12,
			3, 7, 14, 10, 15, 6, 8, 0, 5, 9, 2, 6, 11, 13, 8, 1, 4, 10, 7, 9, 5, 0, 15, 14, 2, 3, 12},
		{13, 2, 8, 4, 6, 15, 11, 1, 10, 9, 3, 14, 5, 0, 12, 7, 1, 15, 13, 8, 10, 3, 7, 4, 12, 5, 6, 11, 0, 14, 9, 2, 7, 11, 4, 1, 9,
			12, 14, 2, 0, 6, 10, 13, 15, 3, 5, 8, 2, 1, 14, 7, 4, 10, 8, 13, 15, 12, 9, 0, 3, 5, 6, 11},
	}
)

// pickBits builds a number of the bits of v, which is width bits long, that a table names.
func pickBits(v uint64, width uint, table []uint8) (out uint64) {
	for _, b := range table {
		out = out<<1 | v>>(width-uint(b))&1
	}
	return out
}

// desKeys makes the sixteen round keys.
func desKeys(key uint64) (keys [16]uint64) {
	cd := pickBits(key, 64, desChoice1[:])
	c, d := cd>>28, cd&(1<<28-1)
	for i, t := range desTurns {
		c = (c<<t | c>>(28-t)) & (1<<28 - 1)
		d = (d<<t | d>>(28-t)) & (1<<28 - 1)
		keys[i] = pickBits(c<<28|d, 56, desChoice2[:])
	}
	return keys
}

// desCrypt encrypts a block rounds times over, with the salt's bits exchanging the halves of the expansion.
func desCrypt(c *php.Call, block uint64, keys *[16]uint64, salt uint32, rounds uint32) (uint64, error) {
	swap := uint64(0) // the salt's lowest bit is the expansion's highest
	for i := range uint(24) {
		swap |= uint64(salt>>i&1) << (23 - i)
	}
	v := pickBits(block, 64, desInitial[:])
	l, r := v>>32, v&0xffffffff
	for i := range rounds {
		if i&255 == 255 {
			if err := c.Poll(); err != nil {
				return 0, err
			}
		}
		for _, k := range keys {
			e := pickBits(r, 32, desExpand[:])
			x := (e>>24 ^ e) & swap
			e ^= x<<24 | x
			e ^= k
			f := uint64(0)
			for i := range desBoxes {
				six := e >> (42 - 6*uint(i)) & 63
				f = f<<4 | uint64(desBoxes[i][six&0x20|six&1<<4|six>>1&15])
			}
			l, r = r, l^pickBits(f, 32, desPermute[:])
		}
		l, r = r, l
	}
	return desFinal(l<<32 | r), nil
}

// desFinal undoes the initial permutation.
func desFinal(v uint64) (out uint64) {
	for i, b := range desInitial {
		out |= v >> (63 - uint(i)) & 1 << (64 - uint(b))
	}
	return out
}

// desKey packs eight characters, seven bits each.
func desKey(password string) (key uint64) {
	for i := range 8 {
		var c byte
		if i < len(password) {
			c = password[i] << 1
		}
		key = key<<8 | uint64(c)
	}
	return key
}

// cryptDES is the traditional form, two characters of salt and eight of the password.
func cryptDES(c *php.Call, password, setting string) (string, error) {
	salt, ok := cryptNumber(setting[:2])
	if !ok {
		if is84(c) {
			return "", nil
		}
		c.Deprecated("Supplied salt is not valid for DES. Possible bug in provided salt format.")
	}
	keys := desKeys(desKey(password))
	v, err := desCrypt(c, 0, &keys, salt, 25)
	return string(appendCrypt64([]byte(setting[:2]), v)), err
}

// cryptExtDES is BSDi's form: "_", four digits of rounds and four of salt, and a password of any length.
func cryptExtDES(c *php.Call, password, setting string) (string, error) {
	if len(setting) < 9 {
		return "", nil
	}
	rounds, ok1 := cryptNumber(setting[1:5])
	salt, ok2 := cryptNumber(setting[5:9])
	if !ok1 || !ok2 || rounds == 0 {
		return "", nil
	}
	key := desKey(password)
	for len(password) > 8 {
		password = password[8:]
		keys := desKeys(key)
		v, err := desCrypt(c, key, &keys, 0, 1)
		if err != nil {
			return "", err
		}
		key = v ^ desKey(password)
	}
	keys := desKeys(key)
	v, err := desCrypt(c, 0, &keys, salt, rounds)
	return string(appendCrypt64([]byte(setting[:9]), v)), err
}
