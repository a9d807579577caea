package standard

import (
	"testing"

	"gaja/ext/core"
	"gaja/ext/internal/extest"
	"gaja/interp/php"
)

// FuzzStrings hands two strings to the builtins that read formats, markup and encodings. They may refuse them, but must
// come back.
func FuzzStrings(f *testing.F) {
	for _, s := range [][2]string{{"%'x-10.3f%2$s%%", "abc"}, {"%[^a-z]%n%5d", "12 ab"}, {"C2a/Nb/a*c", "\x01\x02abcdef"},
		{"<a href='x'>&amp;&#x41;<?php ?><!-- -->", "<a>"}, {"http://u:p@[::1]:80/p?q#f", "a[b][]=1&c=%41"},
		{"a,\"b\"\"c\",d", "..a"}, {"=3D=\r\n", "$&5S=`"}, {"1.0.0-rc1+2", "#"}} {
		f.Add(s[0], s[1])
	}
	ctx, m, err := extest.New(php.Level84, core.Module(), Module())
	if err != nil {
		f.Fatal(err)
	}
	ctx.Limits.Memory = 32 << 20
	f.Fuzz(func(t *testing.T, a, b string) {
		m.Messages = nil
		x, y := php.String(a), php.String(b)
		for _, name := range [...]string{"sprintf", "sscanf", "unpack", "pack", "strip_tags", "trim", "addcslashes",
			"version_compare", "similar_text", "strnatcmp", "str_getcsv", "ucwords", "explode", "strtok", "strspn"} {
			call(t, m, name, x, y)
		}
		for _, name := range [...]string{"html_entity_decode", "htmlentities", "parse_url", "quoted_printable_decode",
			"quoted_printable_encode", "convert_uudecode", "metaphone", "soundex", "stripcslashes", "base64_decode", "inet_pton",
			"inet_ntop", "hebrev", "nl2br", "str_word_count", "wordwrap", "utf8_decode", "urldecode", "hex2bin"} {
			call(t, m, name, x)
		}
		call(t, m, "parse_str", y, php.RefValue(php.NewRef(php.Null())))
	})
}

func call(t *testing.T, m *extest.Machine, name string, args ...php.Value) {
	t.Helper()
	v, err := m.Run(name, args...)
	if err == nil {
		v.Release()
	}
}
