package standard

import (
	"crypto/subtle"
	"io"
	"strconv"
	"strings"

	gocrypt "github.com/GehirnInc/crypt"
	"github.com/GehirnInc/crypt/md5_crypt"
	"github.com/GehirnInc/crypt/sha256_crypt"
	"github.com/GehirnInc/crypt/sha512_crypt"

	"gaja/interp/php"
)

// cryptWith hashes a password by a setting of crypt(3); "" is failure.
func cryptWith(c *php.Call, password, setting string) (string, error) {
	switch {
	case strings.HasPrefix(setting, "$2"):
		return bcrypt(c, password, setting)
	case strings.HasPrefix(setting, "*0"), strings.HasPrefix(setting, "*1"):
		return "", nil
	case len(setting) < 2:
		if !is84(c) {
			c.Deprecated("Supplied salt is not valid for DES. Possible bug in provided salt format.")
		}
		return "", nil
	case strings.HasPrefix(setting, "$1$"):
		salt, _, _ := strings.Cut(setting[3:], "$")
		return libraryCrypt(md5_crypt.New(), password, "$1$"+salt[:min(8, len(salt))]), nil
	case strings.HasPrefix(setting, "$5$"):
		return shaCrypt(c, sha256_crypt.New(), password, setting)
	case strings.HasPrefix(setting, "$6$"):
		return shaCrypt(c, sha512_crypt.New(), password, setting)
	}
	password, _, _ = strings.Cut(password, "\x00")
	if setting[0] == '_' {
		return cryptExtDES(c, password, setting)
	}
	return cryptDES(c, password, setting)
}

func libraryCrypt(m gocrypt.Crypter, password, setting string) string {
	h, err := m.Generate([]byte(password), []byte(setting))
	if err != nil {
		return ""
	}
	return h
}

// shaCrypt checks the rounds, which 8.4 refuses outside 1000 to 999999999 and 7.4 moves to the nearest.
func shaCrypt(c *php.Call, m gocrypt.Crypter, password, setting string) (string, error) {
	prefix, rest := setting[:3], setting[3:]
	if r, ok := strings.CutPrefix(rest, "rounds="); ok {
		num, salt, _ := strings.Cut(r, "$")
		n, err := strconv.ParseUint(num, 10, 32)
		if err == nil {
			if (n < 1000 || n > 999999999) && is84(c) {
				return "", nil
			}
			prefix += "rounds=" + strconv.FormatUint(min(max(n, 1000), 999999999), 10) + "$"
			rest = salt
		}
	}
	salt, _, _ := strings.Cut(rest, "$")
	return libraryCrypt(m, password, prefix+salt[:min(16, len(salt))]), nil
}

func crypt(c *php.Call) (php.Value, error) {
	password, setting := c.Str(0), c.Str(1)
	if !is84(c) && c.Given < 2 {
		c.Notice("No salt parameter was specified. You must use a randomly generated salt and a strong hash function to " +
			"produce a secure hash.")
	}
	if setting == "" && !is84(c) {
		salt, err := makeSalt(c, 8)
		if err != nil {
			return php.False(), nil
		}
		setting = "$1$" + salt + "$"
	}
	h, err := cryptWith(c, password, setting)
	if err != nil {
		return php.Undef(), err
	}
	if h == "" {
		h = "*0"
		if strings.HasPrefix(setting, "*0") {
			h = "*1"
		}
	}
	return c.Ctx.Text(h), nil
}

// makeSalt draws n characters of crypt's alphabet.
func makeSalt(c *php.Call, n int) (string, error) {
	b := make([]byte, n)
	if c.Host().Rand == nil {
		return "", php.ErrDenied
	}
	if _, err := io.ReadFull(c.Host().Rand, b); err != nil {
		return "", err
	}
	for i := range b {
		b[i] = bcryptBase64[b[i]&63]
	}
	return string(b), nil
}

func sameSecret(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }
