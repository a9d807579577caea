//go:build linux

package pcntl

import (
	"gaja/ext/internal/sigs"
	"gaja/interp/php"
)

// Module declares the extension.
func Module() *php.Module {
	return &php.Module{
		Name:   "pcntl",
		Tables: []*php.Table{&pcntlTable},
		Info:   []php.InfoRow{{Name: "pcntl support", Value: "enabled"}},
		Start: func(ctx *php.Context) error {
			ctx.Signals().Handle = runHandler
			sigs.Of(ctx).Start()
			return nil
		},
		End:       end,
		Snapshots: sigs.Snapshots(),
	}
}

// state is what the module keeps for one engine.
type state struct {
	lastError int
	// handlers are what the script set, by signal: a callable, SIG_DFL or SIG_IGN.
	handlers map[int]php.Value
}

type stateKey struct{}

func stateOf(ctx *php.Context) *state {
	return php.State(ctx, stateKey{}, func() *state { return &state{handlers: make(map[int]php.Value)} })
}

func end(ctx *php.Context) {
	st := stateOf(ctx)
	t := sigs.Of(ctx)
	for n, h := range st.handlers {
		if !h.IsInt() || h.Int() != sigDfl {
			t.Set(n, sigs.Default, true)
		}
		h.Release()
	}
	clear(st.handlers)
	t.Close()
}

// Handlers calls f for every signal that the script decided about, with the restart flag; for a snapshot of the engine.
func Handlers(ctx *php.Context, f func(signo int, handler php.Value)) {
	for n := 1; n <= sigs.Max; n++ {
		if h, ok := stateOf(ctx).handlers[n]; ok {
			f(n, h)
		}
	}
}

// SetHandler installs a handler as pcntl_signal does, taking it over; for the restoration of a snapshot.
func SetHandler(ctx *php.Context, signo int, handler php.Value) error {
	action := sigs.Handle
	if handler.IsInt() {
		action = sigs.Default
		if handler.Int() == sigIgn {
			action = sigs.Ignore
		}
	}
	if err := sigs.Of(ctx).Set(signo, action, true); err != nil {
		handler.Release()
		return err
	}
	st := stateOf(ctx)
	old := st.handlers[signo]
	st.handlers[signo] = handler
	old.Release()
	return nil
}
