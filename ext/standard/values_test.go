package standard

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"gaja/ext/core"
	"gaja/ext/internal/extest"
	"gaja/ext/internal/serial"
	jsonext "gaja/ext/json"
	"gaja/ext/random"
	"gaja/interp/php"
)

// The files testdata/values-LEVEL.jsonl hold calls of functions on arrays, numbers and variables and what the reference
// engine answered, with serialize_precision=17: the function (f), the serialised arguments (a), the serialised result
// ["v", value] or ["e", class, message] (r), the messages (m), and for functions that take the first argument by
// reference its value afterwards (p). A byte is a character below U+0100.

type valueCall struct{ F, A, R, M, P string }

func latin1(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		b = append(b, byte(r))
	}
	return string(b)
}

func valueArgs(t *testing.T, ctx *php.Context, text string) []php.Value {
	t.Helper()
	d := serial.NewDecoder(ctx, serial.Options{Name: "test"})
	v, _, ok, err := d.Decode(text)
	if !ok || err != nil {
		t.Fatalf("cannot read %q: %v", text, err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	var args []php.Value
	for w := range v.Array().Values() {
		args = append(args, w.Copy())
	}
	v.Release()
	return args
}

func valueResult(t *testing.T, ctx *php.Context, v php.Value, err error) string {
	t.Helper()
	out := []php.Value{php.String("v"), v}
	var thrown *php.Throw
	if errors.As(err, &thrown) {
		msg := thrown.Obj.Prop("message").CopyDeref()
		out = []php.Value{php.String("e"), php.String(thrown.Obj.Class.Name), msg}
	} else if err != nil {
		t.Fatal(err)
	}
	b, err := serial.Marshal(ctx, "test", php.ArrayValue(php.List(out...)))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestRecordedValues(t *testing.T) {
	for name, level := range map[string]php.Level{"8.4": php.Level84, "7.4": php.Level74} {
		t.Run(name, func(t *testing.T) {
			ctx, m, err := extest.New(level, core.Module(), Module(), jsonext.Module(), random.Module())
			if err != nil {
				t.Fatal(err)
			}
			ctx.Ini.Configure("serialize_precision", "17")
			f, err := os.Open("testdata/values-" + name + ".jsonl")
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			lines := bufio.NewScanner(f)
			lines.Buffer(nil, 1<<20)
			for lines.Scan() {
				var c valueCall
				if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
					t.Fatal(err)
				}
				checkValue(t, ctx, m, c)
			}
			if err := lines.Err(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func checkValue(t *testing.T, ctx *php.Context, m *extest.Machine, c valueCall) {
	t.Helper()
	args := valueArgs(t, ctx, latin1(c.A))
	if c.P != "" {
		args[0] = php.RefValue(php.NewRef(args[0]))
	}
	m.Messages = nil
	v, err := m.Run(c.F, args...)
	if got := valueResult(t, ctx, v, err); got != latin1(c.R) {
		t.Errorf("%s(%.200q)\n got %.300q\nwant %.300q", c.F, c.A, got, latin1(c.R))
	}
	if got := strings.Join(m.Messages, "\n"); got != latin1(c.M) {
		t.Errorf("%s(%.200q) says\n%q, want\n%q", c.F, c.A, got, latin1(c.M))
	}
	if c.P == "" || strings.HasPrefix(c.R, `a:3:{i:0;s:1:"e"`) {
		return
	}
	b, err := serial.Marshal(ctx, "test", args[0].Deref())
	if err != nil || string(b) != latin1(c.P) {
		t.Errorf("%s(%.200q) leaves\n%.300q, want\n%.300q", c.F, c.A, b, latin1(c.P))
	}
}

// The comparison of natural sorting is odd where strings end and in zeros; these are the C library's author's cases.
func TestNaturalCompare(t *testing.T) {
	order := []string{"1-2", "1-02", "1-20", "10-20", "fred", "jane", "pic01", "pic2", "pic02", "pic02a", "pic3", "pic4",
		"pic 4 else", "pic 5", "pic 5", "pic05", "pic 5 something", "pic 6", "pic   7", "pic100", "pic100a", "pic120",
		"pic121", "pic02000", "tom", "x2-g8", "x2-y7", "x2-y08", "x8-y8"}
	for i := range order {
		if n := naturalCompare(order[i], order[i], true); n != 0 {
			t.Errorf("%q is not equal to itself: %d", order[i], n)
		}
	}
	for _, c := range []struct {
		a, b string
		want int
	}{{"img12", "img10", 1}, {"img2", "img10", -1}, {"1.5", "1.50", -1}, {"a", "", 1}, {"", "", 0}, {"x 1", "x  1", 0}} {
		if n := naturalCompare(c.a, c.b, false); n != c.want {
			t.Errorf("%q and %q: %d, want %d", c.a, c.b, n, c.want)
		}
	}
}

// zendSort must come to an end and lose nothing whatever the comparison says.
func TestSortInconsistent(t *testing.T) {
	for n := 0; n < 200; n++ {
		list := make([]int, n)
		for i := range list {
			list[i] = i
		}
		turn := 0
		zendSort(list, func(a, b *int) int {
			turn++
			return []int{1, -1, 0, 1, 1}[turn%5]
		})
		seen := make([]bool, n)
		for _, x := range list {
			if seen[x] {
				t.Fatalf("%d elements: %d comes twice", n, x)
			}
			seen[x] = true
		}
	}
}
