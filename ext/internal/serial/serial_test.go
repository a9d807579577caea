package serial_test

import (
	"testing"

	"gaja/ext/core"
	"gaja/ext/internal/extest"
	"gaja/ext/internal/serial"
	"gaja/interp/php"
)

func engine(t testing.TB, level php.Level) *php.Context {
	t.Helper()
	ctx, _, err := extest.New(level, core.Module())
	if err != nil {
		t.Skip(err)
	}
	return ctx
}

// What was read is written back as it was, references and shared objects included.
func TestRoundTrip(t *testing.T) {
	ctx := engine(t, php.Level84)
	for _, s := range []string{
		"N;", "b:1;", "i:-5;", "d:0.5;", `s:2:"ab";`, "a:0:{}",
		`a:2:{i:0;i:1;s:1:"k";a:1:{i:0;N;}}`,
		`a:2:{i:0;a:1:{i:0;i:1;}i:1;R:2;}`,
		`a:2:{i:0;O:8:"stdClass":1:{s:1:"p";i:1;}i:1;r:2;}`,
		`O:8:"stdClass":2:{s:4:"self";r:1;s:1:"2";i:3;}`,
		`a:3:{i:5;s:0:"";i:-2;b:0;s:2:"-0";i:1;}`,
	} {
		d := serial.NewDecoder(ctx, serial.Options{Name: "test"})
		v, end, ok, err := d.Decode(s)
		if !ok || err != nil || end != len(s) {
			t.Errorf("%s: ok %v, end %d, %v", s, ok, end, err)
			continue
		}
		b, err := serial.Marshal(ctx, "test", v)
		if err != nil || string(b) != s {
			t.Errorf("%s came back as %s, %v", s, b, err)
		}
		if err := d.Close(); err != nil {
			t.Error(err)
		}
		v.Release()
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{`a:2:{i:0;i:1;i:1;R:2;}`, `O:8:"stdClass":1:{s:1:"a";r:1;}`, `a:1:{i:0;R:1;}`,
		`S:2:"\61b";`, `C:8:"stdClass":2:{xx}`, `E:3:"A:B";`, `a:3:{i:0;i:1;i:0;i:2;s:1:"0";R:2;}`, "d:1e5;",
		`O:9:"Exception":1:{s:10:"` + "\x00*\x00message" + `";s:1:"x";}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, level := range []php.Level{php.Level84, php.Level74} {
			ctx := engine(t, level)
			d := serial.NewDecoder(ctx, serial.Options{Name: "test", MaxDepth: 100})
			v, end, ok, _ := d.Decode(s)
			if end < 0 || end > len(s) {
				t.Fatalf("%q ends at %d", s, end)
			}
			if ok {
				if _, err := serial.Marshal(ctx, "test", v); err != nil {
					t.Log(err)
				}
			}
			_ = d.Close()
			v.Release()
		}
	})
}
