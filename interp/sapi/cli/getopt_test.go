package cli

import (
	"fmt"
	"strings"
	"testing"
)

func TestGetopt(t *testing.T) {
	cases := []struct{ in, out string }{
		{"", "rest 1"},
		{"a.php -r", "rest 1"},
		{"-n -d x=1 a.php", "n d(x=1) rest 4"},
		{"-nr code -- -x", "n r(code) rest 4"},
		{"-rcode", "r(code) rest 2"},
		{"-r=code", "r(code) rest 2"},
		{"--run=code --ini x", "r(code) 15 rest 3"},
		{"--run code", "r(code) rest 3"},
		{"--rf f", "10(f) rest 3"},
		{"- x", "rest 1"},
		{"-n - x", "n rest 2"},
		{"--allow-read=/a --sandbox", "19(/a) 18 rest 3"},
		{"-d", "Error in argument 1, char 2: no argument for option d"},
		{"-nQ", "Error in argument 1, char 3: option not found Q"},
		{"-:", "Error in argument 1, char 2: : in flags"},
		{"--nothing", "Error in argument 1, char 2: no argument for option -"},
		{"--run", "Error in argument 1, char 2: no argument for option -"},
	}
	for _, c := range cases {
		list, rest, err := getopt(append([]string{"gaja"}, strings.Fields(c.in)...))
		var b strings.Builder
		for _, g := range list {
			if g.char < ' ' {
				fmt.Fprintf(&b, "%d", g.char)
			} else {
				b.WriteByte(g.char)
			}
			if g.arg != "" {
				b.WriteString("(" + g.arg + ")")
			}
			b.WriteByte(' ')
		}
		got := fmt.Sprintf("%srest %d", b.String(), rest)
		if err != nil {
			got = err.Error()
		}
		if got != c.out {
			t.Errorf("%q: %q, want %q", c.in, got, c.out)
		}
	}
}
