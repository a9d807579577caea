package stream

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

// trickle gives its data in pieces of a few bytes, as a pipe may.
type trickle struct {
	data []byte
	step int
}

func (t *trickle) Read(p []byte) (int, error) {
	if len(t.data) == 0 {
		return 0, io.EOF
	}
	n := copy(p, t.data[:min(t.step, len(t.data))])
	t.data = t.data[n:]
	return n, nil
}

func (t *trickle) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
func (t *trickle) Close() error              { return nil }

func TestLines(t *testing.T) {
	text := "one\ntwo\n\nlast"
	for step := 1; step < 8; step++ {
		s := New(&trickle{[]byte(text), step}, "", "", "r")
		var got []string
		for {
			line, ok, err := s.ReadLine(0)
			if err != nil {
				t.Fatal(err)
			}
			if !ok {
				break
			}
			got = append(got, string(line))
		}
		if strings.Join(got, "|") != "one\n|two\n|\n|last" || !s.EOF() || s.Tell() != int64(len(text)) {
			t.Errorf("step %d: %q, eof %v, at %d", step, got, s.EOF(), s.Tell())
		}
	}
}

func TestRecords(t *testing.T) {
	for step := 1; step < 9; step++ {
		s := New(&trickle{[]byte("a--b-c--" + strings.Repeat("x", 9000) + "--end"), step}, "", "", "r")
		s.Chunk = 7
		var got []string
		for {
			rec, ok, err := s.ReadRecord(10000, []byte("--"))
			if err != nil {
				t.Fatal(err)
			}
			if !ok {
				break
			}
			got = append(got, string(rec))
		}
		if len(got) != 4 || got[0] != "a" || got[1] != "b-c" || len(got[2]) != 9000 || got[3] != "end" {
			t.Errorf("step %d: %d records, %.20q", step, len(got), got)
		}
	}
}

func TestEOFIsSetByTheReadThatFindsNothing(t *testing.T) {
	s := New(&Memory{Data: []byte("hello")}, "", "", "r")
	if b, _ := s.Read(5); string(b) != "hello" || s.EOF() {
		t.Errorf("after the last byte: %q, eof %v", b, s.EOF())
	}
	if b, _ := s.Read(1); len(b) != 0 || !s.EOF() {
		t.Errorf("behind the last byte: %q, eof %v", b, s.EOF())
	}
}

func TestWriteBehindUnreadData(t *testing.T) {
	m := &Memory{Data: []byte("hello world")}
	s := New(m, "", "", "r+")
	s.ReadLine(5)
	s.Write([]byte("-WORLD"))
	if string(m.Data) != "hello-WORLD" {
		t.Errorf("%q", m.Data)
	}
}

func TestSeek(t *testing.T) {
	s := New(&Memory{Data: []byte("0123456789")}, "", "", "r")
	s.ReadLine(2)
	for _, x := range []struct {
		off    int64
		whence int
		ok     bool
		at     int64
		next   string
	}{{1, SeekCur, true, 3, "3"}, {8, SeekSet, true, 8, "8"}, {-2, SeekEnd, true, 8, "8"}, {-1, SeekSet, false, 9, "9"},
		{20, SeekSet, true, 20, ""}} {
		ok, err := s.SeekTo(x.off, x.whence)
		if err != nil || ok != x.ok || s.Tell() != x.at {
			t.Errorf("seek %d %d: %v %v at %d", x.off, x.whence, ok, err, s.Tell())
		}
		if b, _ := s.Read(1); string(b) != x.next {
			t.Errorf("after seek %d %d: %q", x.off, x.whence, b)
		}
	}
}

// upper is a filter that holds back until there are four bytes.
type upper struct{ held []byte }

func (u *upper) Filter(_ *Stream, in []byte, flush Flush) ([]byte, Status, error) {
	u.held = append(u.held, in...)
	if len(u.held) < 4 && flush != FlushClose {
		return nil, FeedMe, nil
	}
	out := bytes.ToUpper(u.held)
	u.held = nil
	return out, Pass, nil
}

func (u *upper) Close() {}

func TestFilters(t *testing.T) {
	s := New(&trickle{[]byte("abcdefghij"), 3}, "", "", "r")
	s.AddFilter(&upper{}, "upper", true, false)
	b, err := s.ReadAll(-1, nil)
	if err != nil || string(b) != "ABCDEFGHIJ" {
		t.Errorf("%q %v", b, err)
	}
	m := &Memory{}
	w := New(m, "", "", "w")
	l, _ := w.AddFilter(&upper{}, "upper", false, false)
	w.Write([]byte("ab"))
	w.RemoveFilter(l)
	w.Write([]byte("cd"))
	if string(m.Data) != "ABcd" {
		t.Errorf("%q", m.Data)
	}
}

func TestErrorsEndWhenTheOwnerSaysSo(t *testing.T) {
	fatal := errors.New("fatal")
	s := New(&trickle{}, "", "", "r+")
	s.OnError = func(string, int, error) error { return fatal }
	if _, err := s.Write([]byte("x")); err != fatal {
		t.Errorf("%v", err)
	}
}

func FuzzStream(f *testing.F) {
	f.Add([]byte("one\ntwo--three"), []byte("lrk4s2"), uint8(3))
	f.Fuzz(func(t *testing.T, data, ops []byte, step uint8) {
		s := New(&trickle{append([]byte(nil), data...), int(step%9) + 1}, "", "", "r")
		s.Chunk = int(step/9) + 1
		total := 0
		for i, op := range ops {
			var b []byte
			switch op % 4 {
			case 0:
				b, _, _ = s.ReadLine(int(op / 4))
			case 1:
				b, _ = s.Read(int(op/4) + 1)
			case 2:
				b, _, _ = s.ReadRecord(int(op/4)+1, nil)
			case 3:
				b, _ = s.ReadAll(int64(op/4), nil)
			}
			if !bytes.Equal(b, data[total:total+len(b)]) {
				t.Fatalf("op %d: %q at %d", i, b, total)
			}
			total += len(b)
			if s.Tell() != int64(total) {
				t.Fatalf("at %d after %d bytes", s.Tell(), total)
			}
		}
	})
}
