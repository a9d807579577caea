package json

import (
	"encoding/json"
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

func TestDepth(t *testing.T) {
	ctx, m := engine(t, php.Level84)
	for _, c := range []struct {
		text  string
		depth int64
		want  int
	}{{"1", 1, errNone}, {"[]", 1, errDepth}, {"[]", 2, errNone}, {"[[1]]", 2, errDepth}, {"[[1]]", 3, errNone},
		{`{"a":{}}`, 2, errDepth}, {"[[[}", 2, errDepth}, {"[[[}", 5, errStateMismatch}} {
		v, err := m.Run("json_decode", php.String(c.text), php.True(), php.Int(c.depth))
		v.Release()
		if err != nil || last(ctx).code != c.want {
			t.Errorf("%s at depth %d: %v, %d, want %d", c.text, c.depth, err, last(ctx).code, c.want)
		}
	}
}

// Nesting costs no stack: a quarter of a million brackets end in an error or a value.
func TestDeepNesting(t *testing.T) {
	_, m := engine(t, php.Level84)
	text := make([]byte, 1<<18)
	for i := range text {
		text[i] = '['
	}
	v, err := m.Run("json_decode", php.Bytes(text), php.True(), php.Int(maxDepthArg))
	if err != nil || !v.IsNull() {
		t.Errorf("got %v, %v", v.Kind(), err)
	}
}

func BenchmarkDecode(b *testing.B) {
	_, m := engine(b, php.Level84)
	text := php.String(`{"id":1,"name":"Entry \"1\" / \u00e9","ratio":0.125,"flags":[true,false,null],"children":[{"k":1,"v":"zzz"}]}`)
	for b.Loop() {
		v, _ := m.Run("json_decode", text, php.True())
		v.Release()
	}
}

// FuzzDecode checks that what Go's decoder accepts is accepted and encodes to the same again, and that nothing panics.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{`[1,2.5e3,"a\u00e9\ud83d\ude00",{"k":null}]`, `{"":{"0":[[]]}}`, "[1}", "\"\x80\"", `"\ud800"`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, level := range []php.Level{php.Level84, php.Level74} {
			_, m := engine(t, level)
			for _, assoc := range []php.Value{php.True(), php.False()} {
				v, err := m.Run("json_decode", php.String(s), assoc)
				if err != nil {
					t.Fatal(err)
				}
				text, err := m.Run("json_encode", v, php.Int(preserveZero|partialOutput))
				if err != nil {
					t.Fatal(err)
				}
				if text.IsString() && !json.Valid([]byte(text.Str().Peek())) {
					t.Fatalf("%q became %q", s, text.Str().Peek())
				}
				text.Release()
				v.Release()
			}
		}
	})
}
