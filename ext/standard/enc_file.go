package standard

import (
	gomd5 "crypto/md5"
	gosha1 "crypto/sha1"
	gohash "hash"

	"gaja/interp/php"
)

func md5File(c *php.Call) (php.Value, error) { return digestFile(c, gomd5.New()) }

func sha1File(c *php.Call) (php.Value, error) { return digestFile(c, gosha1.New()) }

// digestFile reads a stream to its end into a digest.
func digestFile(c *php.Call, h gohash.Hash) (php.Value, error) {
	o, ok, err := opening(c, 0, -1, "rb")
	if !ok {
		return php.False(), err
	}
	s, err := openFor(c, o)
	if s == nil {
		return php.False(), err
	}
	defer s.Close()
	for {
		b, err := s.Read(1 << 16)
		if err != nil {
			return php.Undef(), err
		}
		if len(b) == 0 {
			return digest(c, h.Sum(nil)), nil
		}
		h.Write(b)
		if err := c.Poll(); err != nil {
			return php.Undef(), err
		}
	}
}
