//go:build linux

package sigs

import (
	"reflect"

	"golang.org/x/sys/unix"

	"gaja/ext/internal/block"
	"gaja/interp/php"
)

// Snapshots say what a child process has of its parent's decisions: all of them, but not the signals that had arrived.
func Snapshots() []php.SnapCodec {
	return []php.SnapCodec{
		{Name: "sigs.table", Type: reflect.TypeFor[*Table](), Save: save, Load: load},
		{Name: "block.waiter", Type: reflect.TypeFor[*block.Waiter](), Rebuilt: true},
	}
}

func save(w *php.SnapWriter, state any) {
	t := state.(*Table)
	t.mu.Lock()
	defer t.mu.Unlock()
	for n := 1; n <= Max; n++ {
		w.Byte(byte(t.disp[n].action))
		w.Bool(t.disp[n].restart)
	}
	w.Uint(uint64(t.mask))
	w.Bool(t.children)
}

func load(r *php.SnapReader, state any) {
	t := state.(*Table)
	t.mu.Lock()
	defer t.mu.Unlock()
	for n := 1; n <= Max; n++ {
		t.disp[n] = disposition{Action(r.Byte()), r.Bool()}
	}
	t.mask = Set(r.Uint())
	t.children = r.Bool()
	if r.Err() != nil || !t.ctx.Host.OwnsProcess {
		return
	}
	for n := 1; n <= Max; n++ {
		if t.disp[n].action != Default || t.mask.Has(n) || t.children && n == int(unix.SIGCHLD) {
			t.apply(n)
		}
	}
}
