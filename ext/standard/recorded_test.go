package standard

import (
	"bufio"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"gaja/ext/core"
	"gaja/ext/internal/extest"
	"gaja/interp/php"
)

// The files testdata/strings-LEVEL.jsonl hold calls with random arguments and what the reference engine answered. Each
// line has the function (f), the arguments (a), the messages (m) and the result (r). A value is an object with one
// field: n (null), b (a boolean), i (an integer in decimal), d (a float's bits), s (a string in hexadecimal), a (pairs of
// keys and values). A result is the same in short, or "!Class: message" for an exception; values of by-reference
// arguments follow, each behind "&".

type recordedCall struct {
	F string
	A []json.RawMessage
	M []string
	R string
}

func recordedValue(t *testing.T, raw json.RawMessage) php.Value {
	t.Helper()
	var v struct {
		N *int
		B *bool
		I *string
		D *string
		S *string
		A [][2]json.RawMessage
	}
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	switch {
	case v.N != nil:
		return php.Null()
	case v.B != nil:
		return php.Bool(*v.B)
	case v.I != nil:
		i, _ := strconv.ParseInt(*v.I, 10, 64)
		return php.Int(i)
	case v.D != nil:
		b, _ := hex.DecodeString(*v.D)
		return php.Float(math.Float64frombits(binary.BigEndian.Uint64(b)))
	case v.S != nil:
		b, _ := hex.DecodeString(*v.S)
		return php.Bytes(b)
	}
	a := php.NewArray(0)
	for _, kv := range v.A {
		k, e := recordedValue(t, kv[0]), recordedValue(t, kv[1])
		if k.IsInt() {
			a.Set(k.Int(), e)
		} else {
			a.SetKey(k.Str(), e)
		}
	}
	return php.ArrayValue(a)
}

func recordedText(v php.Value) string {
	v = v.Deref()
	switch v.Kind() {
	case php.KindNull:
		return "N"
	case php.KindTrue:
		return "b1"
	case php.KindFalse:
		return "b0"
	case php.KindInt:
		return fmt.Sprintf("i%d", v.Int())
	case php.KindFloat:
		if f := v.Float(); f == f {
			return fmt.Sprintf("d%016x", math.Float64bits(f))
		}
		return "dNAN"
	case php.KindString:
		return "s" + hex.EncodeToString([]byte(v.Str().Peek()))
	case php.KindArray:
		s := "a{"
		for k, e := range v.Array().All() {
			s += recordedText(k.Value()) + "=>" + recordedText(e) + ","
		}
		return s + "}"
	}
	return "o"
}

func TestRecorded(t *testing.T) {
	for _, level := range []php.Level{php.Level84, php.Level74} {
		f, err := os.Open("testdata/strings-" + level.String() + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		ctx, m, err := extest.New(level, core.Module(), Module())
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var r recordedCall
			if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
				t.Fatal(err)
			}
			replay(t, ctx, m, &r)
		}
	}
}

func replay(t *testing.T, ctx *php.Context, m *extest.Machine, r *recordedCall) {
	fn := ctx.FindFunction(r.F)
	if fn == nil {
		t.Errorf("%s is missing", r.F)
		return
	}
	var args []php.Value
	shown := r.F + "("
	for i, raw := range r.A {
		v := recordedValue(t, raw)
		shown += recordedText(v) + " "
		if fn.ByRef(i) {
			v = php.RefValue(php.NewRef(v))
		}
		args = append(args, v)
	}
	m.Messages = nil
	v, err := m.Call(php.Callable{Fn: fn}, args)
	got := ""
	var thrown *php.Throw
	switch {
	case errors.As(err, &thrown):
		got = "!" + thrown.Error()
	case err != nil:
		got = "!" + err.Error()
	default:
		got = recordedText(v)
	}
	for i, a := range args {
		if fn.ByRef(i) {
			got += "&" + recordedText(a)
		}
	}
	if got != r.R || !slices.Equal(m.Messages, r.M) && len(m.Messages)+len(r.M) > 0 {
		t.Errorf("%s: %s)\n got %s %q\nwant %s %q", ctx.Level, shown, got, m.Messages, r.R, r.M)
	}
}
