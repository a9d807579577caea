package standard

import (
	"encoding/base64"
	"strconv"
	"strings"

	"golang.org/x/crypto/blowfish"

	"gaja/interp/php"
)

// bcrypt with a salt of the caller's choice, which the library's own bcrypt package does not offer.

// bcryptBase64 is bcrypt's own alphabet.
const bcryptBase64 = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

func bcryptEncoding() *base64.Encoding {
	return base64.NewEncoding(bcryptBase64).WithPadding(base64.NoPadding)
}

// parseBcrypt reads "$2y$10$" and 22 digits of salt; ok is false for anything else.
func parseBcrypt(setting string) (cost int, salt []byte, ok bool) {
	if len(setting) < 29 || setting[:2] != "$2" || setting[2] != 'y' && setting[2] != 'a' || setting[3] != '$' || setting[6] != '$' {
		return 0, nil, false
	}
	cost, err := strconv.Atoi(setting[4:6])
	if err != nil || cost < 4 || cost > 31 {
		return 0, nil, false
	}
	salt, err = bcryptEncoding().DecodeString(setting[7:29])
	if err != nil || len(salt) != 16 {
		return 0, nil, false
	}
	return cost, salt, true
}

// bcrypt hashes a password by a setting; "" means that the setting is none. It polls, as a high cost takes minutes.
func bcrypt(c *php.Call, password, setting string) (string, error) {
	cost, salt, ok := parseBcrypt(setting)
	if !ok {
		return "", nil
	}
	password, _, _ = strings.Cut(password, "\x00")
	key := append([]byte(password), 0)
	cipher, err := blowfish.NewSaltedCipher(key, salt)
	if err != nil {
		return "", nil
	}
	for i := uint64(0); i < 1<<uint(cost); i++ {
		if i&63 == 63 {
			if err := c.Poll(); err != nil {
				return "", err
			}
		}
		blowfish.ExpandKey(key, cipher)
		blowfish.ExpandKey(salt, cipher)
	}
	text := []byte("OrpheanBeholderScryDoubt")
	for i := 0; i < 24; i += 8 {
		for range 64 {
			cipher.Encrypt(text[i:i+8], text[i:i+8])
		}
	}
	enc := bcryptEncoding()
	return setting[:7] + enc.EncodeToString(salt) + enc.EncodeToString(text[:23]), nil
}

// cryptNumber reads a number of DES's settings, six bits to a digit, low ones first. 7.4 makes some sense of any
// character; ok tells whether all were digits.
func cryptNumber(s string) (n uint32, ok bool) {
	ok = true
	for i := len(s) - 1; i >= 0; i-- {
		d := strings.IndexByte("./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", s[i])
		if d < 0 {
			d, ok = looseDigit(s[i]), false
		}
		n = n<<6 | uint32(d)
	}
	return n, ok
}

// looseDigit is what 7.4 makes of a character that is no digit.
func looseDigit(c byte) int {
	v := int(int8(c)) - '.'
	switch {
	case int8(c) >= 'a':
		v = int(int8(c)) - ('a' - 38)
	case int8(c) >= 'A':
		v = int(int8(c)) - ('A' - 12)
	}
	return v & 0x3f
}

// appendCrypt64 appends 64 bits as eleven digits of crypt's alphabet, high ones first.
func appendCrypt64(b []byte, v uint64) []byte {
	const digits = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	for shift := 58; shift > 0; shift -= 6 {
		b = append(b, digits[v>>uint(shift)&63])
	}
	return append(b, digits[v<<2&63])
}
