package cli

import (
	"fmt"
	"strings"
	"testing"
)

func parseIni(text string) string {
	var b strings.Builder
	p := &iniParser{text: text, line: 1,
		consts: func(name string) (string, bool) { return "8", name == "EIGHT" },
		vars:   func(name string) string { return map[string]string{"VAR": "v"}[name] }}
	err := p.run(func(s string) { fmt.Fprintf(&b, "[%s]", s) }, func(k, v string) { fmt.Fprintf(&b, "%s=%s;", k, v) })
	if err != nil {
		b.WriteString("!" + err.Error())
	}
	return b.String()
}

func TestIniFile(t *testing.T) {
	cases := []struct{ in, out string }{
		{"a=1\nb = 2 ; c\n;d=3\n", "a=1;b=2;"},
		{"[s]\na=x y z\n", "[s]a=x y z;"},
		{"a=on\nb=Off\nc=none\nd=null\ne=Yes\nf=no\n", "a=1;b=;c=;d=;e=1;f=;"},
		{`a="on"` + "\nb='x;y'\nc=\"a\\\"b\\\\c\\n\"", `a=on;b=x;y;c=a"b\c\n;`},
		{"a=${VAR}x\nb=\"-${VAR}-\"\nc=${NONE:-d}", "a=vx;b=-v-;c=d;"},
		{"a=EIGHT\nb=EIGHT|1\nc=EIGHT & ~EIGHT\nd=!1\ne=(1|2)^3\nf=EIGHTH", "a=8;b=9;c=0;d=0;e=0;f=EIGHTH;"},
		{"a[]=1\na[]=2\n", "a[]=1;a[]=2;"},
		{"a\nb=1", "b=1;"},
		{"a=\nb=1", "a=;b=1;"},
		{"a=1\r\nb=2\r\n", "a=1;b=2;"},
		{"a=(1", "!syntax error, unexpected end of file in  on line 1"},
		{"x\na{b=1\n", "!syntax error, unexpected '{' in  on line 2"},
	}
	for _, c := range cases {
		if got := parseIni(c.in); got != c.out {
			t.Errorf("%q: %q, want %q", c.in, got, c.out)
		}
	}
}

func FuzzIniFile(f *testing.F) {
	f.Add("a=1\n[b]\nc=\"${d}\" | ~(1)")
	f.Add("a='")
	f.Fuzz(func(t *testing.T, text string) { parseIni(text) })
}
