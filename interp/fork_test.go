package interp

import (
	"bytes"
	"context"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"gaja/ext/all"
	"gaja/interp/internal/snapshot"
	"gaja/interp/php"
)

// twin forks within the process: the child is another engine, which runs to its end before the parent goes on.
type twin struct {
	t      testing.TB
	parent *Engine
	out    *bytes.Buffer
	reason string
	data   []byte
	code   int
	// keep leaves the child alone: only the bytes are wanted.
	keep bool
}

func (f *twin) Fork(ctx *php.Context) (int, bool, string, error) {
	ctx.Out.Flush()
	data, _, reason := snapshot.Save(f.parent.vm, snapshot.Head{Level: byte(ctx.Level), Ini: ctx.Ini.AtStart()}, nil)
	if reason != "" {
		f.reason = reason
		return -1, false, reason, nil
	}
	f.data = append([]byte(nil), data...)
	if f.keep {
		return 1, false, "", nil
	}
	child, err := restoreTwin(f.t, f.data, f.out)
	if err != nil {
		f.t.Errorf("restore: %v", err)
		return -1, false, "restore failed", nil
	}
	child.pc.SetForker(&twin{t: f.t, parent: child, out: f.out})
	if err := child.goOn(context.Background()); err != nil {
		f.t.Logf("child: %v", err)
	}
	child.Close()
	f.code = child.ExitCode()
	return 1000, false, "", nil
}

func restoreTwin(t testing.TB, data []byte, out *bytes.Buffer) (*Engine, error) {
	h, body, err := snapshot.Open(data)
	if err != nil {
		return nil, err
	}
	rt, err := NewRuntime(Config{Level: Level(h.Level), Modules: all.Modules(), Ini: h.Ini})
	if err != nil {
		t.Fatal(err)
	}
	e, err := rt.NewEngine(EngineConfig{Stdout: out})
	if err != nil {
		t.Fatal(err)
	}
	return e, e.enter(context.Background(), func() error { return e.vm.Restore(body) })
}

// restoreBody restores what Open gave without settings.
func restoreBody(t testing.TB, h snapshot.Head, body []byte) (*Engine, error) {
	rt, err := NewRuntime(Config{Level: Level(h.Level), Modules: all.Modules()})
	if err != nil {
		t.Fatal(err)
	}
	e, err := rt.NewEngine(EngineConfig{})
	if err != nil {
		t.Fatal(err)
	}
	return e, e.vm.Restore(body)
}

// forked runs a script and returns what it and its children print, children first.
func forked(t testing.TB, level Level, src string, keep bool) (string, *twin) {
	t.Helper()
	rt, err := NewRuntime(Config{Level: level, Modules: all.Modules()})
	if err != nil {
		t.Fatal(err)
	}
	f := &twin{t: t, out: new(bytes.Buffer), keep: keep}
	e, err := rt.NewEngine(EngineConfig{Stdout: f.out})
	if err != nil {
		t.Fatal(err)
	}
	f.parent = e
	e.pc.SetForker(f)
	p, err := rt.Compile(context.Background(), "/t.php", []byte("<?php "+src))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Run(context.Background(), p); err != nil {
		t.Logf("parent: %v", err)
	}
	e.Close()
	return f.out.String(), f
}

func BenchmarkSnapshot(b *testing.B) {
	_, f := forked(b, Level84, `$a = []; for ($i = 0; $i < 1000000; $i++) $a[] = $i; pcntl_fork();`, true)
	b.Run("restore", func(b *testing.B) {
		b.SetBytes(int64(len(f.data)))
		for b.Loop() {
			if _, err := restoreTwin(b, f.data, new(bytes.Buffer)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("save", func(b *testing.B) {
		rt, _ := NewRuntime(Config{Modules: all.Modules()})
		e, _ := rt.NewEngine(EngineConfig{})
		e.pc.SetForker(benchForker{b, e})
		p, err := rt.Compile(context.Background(), "/t.php", []byte(`<?php $a = []; for ($i = 0; $i < 1000000; $i++) $a[] = $i; pcntl_fork();`))
		if err != nil {
			b.Fatal(err)
		}
		e.Run(context.Background(), p)
	})
}

type benchForker struct {
	b *testing.B
	e *Engine
}

func (f benchForker) Fork(ctx *php.Context) (int, bool, string, error) {
	var buf []byte
	for f.b.Loop() {
		buf, _, _ = snapshot.Save(f.e.vm, snapshot.Head{Level: byte(ctx.Level), Ini: ctx.Ini.AtStart()}, buf)
	}
	f.b.SetBytes(int64(len(buf)))
	return 1, false, "", nil
}

// TestRestoreDamaged flips bits all over snapshots, behind the checksum: no panic, and no long search.
func TestRestoreDamaged(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, c := range forkCases {
		_, tw := forked(t, Level84, c.src, true)
		if tw.data == nil {
			t.Fatalf("%s: no snapshot", c.name)
		}
		for range 400 {
			data := bytes.Clone(tw.data)
			for range 1 + rng.IntN(3) {
				data[rng.IntN(len(data))] ^= byte(1 << rng.IntN(8))
			}
			if rng.IntN(8) == 0 {
				data = data[:rng.IntN(len(data))]
			}
			snapshot.Seal(data)
			h, body, err := snapshot.Open(data)
			if err != nil || h.Level > 1 {
				continue
			}
			start := time.Now()
			_, err = restoreBody(t, h, body)
			if err != nil && strings.Contains(err.Error(), "goroutine ") {
				t.Fatalf("%s: %v", c.name, err)
			}
			if d := time.Since(start); d > 5*time.Second {
				t.Fatalf("%s: took %v", c.name, d)
			}
		}
	}
}
