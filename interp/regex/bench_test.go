package regex

import "testing"

const benchSubject = "user7@mail3.example.org wrote on 2007-08-08 at 07:49: 'call +1 (555) 07-1091' or see " +
	"https://site7.example.com/a/b?x=7&y=49 {{greet}} {{name_7}} price $7.07 café naïve #tag7"

var benchPatterns = []struct {
	name, pattern string
	opt           Options
}{
	{"anchored", `^([a-z]+)(\d+)@([\w.]+)\s`, 0},
	{"date", `(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)`, 0},
	{"words", `\b\w{4,6}\b`, 0},
	{"url", `(https?)://([^/\s]+)(/[^?\s]*)?(?:\?(\S+))?`, Caseless},
	{"space", `\s+`, 0},
	{"price", `\$(\d+)\.(\d+)`, 0},
	{"braces", `\{\{(\w+)\}\}`, 0},
	{"split", `[\s,;:]+`, 0},
	{"unicode", `caf\p{L}\s+na.ve`, UTF | UCP},
	{"behind", `(?<!user)\d+(?=-)`, 0},
	{"possessive", `^(?:(?:a|b|[c-z])*\d)++@mail[13]`, 0},
}

// BenchmarkAll finds all matches in a line of text.
func BenchmarkAll(b *testing.B) {
	for _, p := range benchPatterns {
		b.Run(p.name, func(b *testing.B) {
			prog, err := Compile(p.pattern, p.opt, V1046)
			if err != nil {
				b.Fatal(err)
			}
			var m Matcher
			b.ReportAllocs()
			for b.Loop() {
				for at := 0; ; {
					ok, _ := m.Match(prog, benchSubject, at, 0)
					if !ok {
						break
					}
					_, at = m.Loc(0)
				}
			}
		})
	}
}
