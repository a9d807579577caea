package php

import (
	"strings"
	"testing"
)

func TestAppendEscaped(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", "a\nb\r\t\f\v": `a\nb\r\t\f\v`, `back\slash`: `back\\slash`, "\x1b[0m": `\e[0m`,
		"\x00\x01\x7f\xc3\xa9": `\x00\x01\x7F\xC3\xA9`, "": "",
	} {
		var b strings.Builder
		AppendEscaped(&b, in)
		if got := b.String(); got != want {
			t.Errorf("AppendEscaped(%q) = %s, want %s", in, got, want)
		}
	}
}
