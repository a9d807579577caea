package pcre

import (
	"testing"

	"gaja/ext/core"
	"gaja/ext/internal/extest"
	"gaja/interp/php"
)

func engine(t testing.TB, level php.Level) (*php.Context, *extest.Machine) {
	t.Helper()
	ctx, m, err := extest.New(level, core.Module(), Module())
	if err != nil {
		t.Fatal(err)
	}
	return ctx, m
}

// The cache forgets the oldest patterns, and what was forgotten compiles again.
func TestCache(t *testing.T) {
	ctx, m := engine(t, php.Level84)
	for i := range cacheSize + 100 {
		p := php.String("/a{" + php.FormatInt(int64(i)) + "}/")
		v, err := m.Run("preg_match", p, php.String("a"))
		if err != nil || v.IsFalse() {
			t.Fatal(i, err)
		}
		p.Release()
	}
	st := stateOf(ctx)
	if n := len(st.cache); n > cacheSize || n != len(st.order) {
		t.Errorf("%d patterns, %d in order", n, len(st.order))
	}
	if st.cache["/a{0}/"] != nil || st.cache["/a{4000}/"] == nil {
		t.Error("the wrong ones were forgotten")
	}
}

func BenchmarkMatch(b *testing.B) {
	subject := php.String("user7@mail3.example.org wrote on 2007-08-08 at 07:49: 'call +1 (555) 07-1091'")
	for _, p := range []string{`/^([a-z]+)(\d+)@([\w.]+)\s/`, `/(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)/`} {
		b.Run(p, func(b *testing.B) {
			_, m := engine(b, php.Level84)
			pattern, found := php.String(p), php.RefValue(php.NewRef(php.Null()))
			b.ReportAllocs()
			for b.Loop() {
				v, _ := m.Run("preg_match", pattern, subject, found, php.Int(0))
				v.Release()
			}
		})
	}
}
