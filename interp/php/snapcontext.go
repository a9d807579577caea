package php

import (
	"fmt"
	"reflect"
	"sort"
)

// Tables writes what the context itself keeps: constants, settings, output, resources. Classes, functions and the table
// of objects are written before.
func (w *SnapWriter) Tables() {
	ctx := w.Ctx
	if ctx.Pending != nil {
		w.Refuse("an exception is under way")
	}
	names := make([]string, 0, len(ctx.Constants))
	for n, k := range ctx.Constants {
		if _, builtin := ctx.runtime.consts[n]; !builtin || k.Module == "" {
			names = append(names, n)
		}
	}
	sort.Strings(names)
	w.Uint(uint64(len(names)))
	for _, n := range names {
		k := ctx.Constants[n]
		w.String(n)
		w.String(k.Name)
		w.String(k.Module)
		w.String(k.Deprecated)
		w.Bool(k.NoCase)
		w.Value(k.Value)
	}
	w.settings()
	w.Int(ctx.Used)
	w.Int(ctx.PeakUsed)
	w.Int(ctx.Limits.Memory)
	w.output()
	w.Int(ctx.nextRes)
	ids := make([]int64, 0, len(ctx.resources))
	for id := range ctx.resources {
		ids = append(ids, id)
	}
	sort.Slice(ids, func(i, j int) bool { return ids[i] < ids[j] })
	w.Uint(uint64(len(ids)))
	for _, id := range ids {
		w.Resource(ctx.resources[id])
	}
}

// Tables reads what Tables wrote.
func (r *SnapReader) Tables() {
	ctx := r.Ctx
	for n := r.Count(); n > 0 && r.err == nil; n-- {
		key := r.String()
		k := &Constant{Name: r.String(), Module: r.String(), Deprecated: r.String(), NoCase: r.Bool(), Value: r.Value()}
		ctx.Constants[key] = k
	}
	r.settings()
	ctx.Used, ctx.PeakUsed, ctx.Limits.Memory = r.Int(), r.Int(), r.Int()
	r.output()
	ctx.nextRes = r.Int()
	for n := r.Count(); n > 0 && r.err == nil; n-- {
		r.Resource()
	}
}

// settings writes the settings that scripts have changed.
func (w *SnapWriter) settings() {
	var changed []string
	for n, s := range w.Ctx.Ini.m {
		if s.Local != s.Global {
			changed = append(changed, n)
		}
	}
	sort.Strings(changed)
	w.Uint(uint64(len(changed)))
	for _, n := range changed {
		w.String(n)
		w.String(w.Ctx.Ini.m[n].Local)
	}
	w.String(w.Ctx.baseDir)
}

func (r *SnapReader) settings() {
	for n := r.Count(); n > 0 && r.err == nil; n-- {
		name, value := r.String(), r.String()
		s := r.Ctx.Ini.Lookup(name)
		if s == nil {
			r.Fail("no setting %s", name)
			return
		}
		if s.Decl.OnChange != nil {
			s.Decl.OnChange(r.Ctx, value)
		}
		s.Local = value
	}
	r.Ctx.baseDir = r.String()
}

func (w *SnapWriter) output() {
	o := w.Ctx.Out
	w.Uint(uint64(len(o.Layers)))
	for _, l := range o.Layers {
		w.Struct(l)
	}
	w.Int(o.Written)
	w.Bool(o.Sent)
	w.String(o.SentFile)
	w.Int(int64(o.SentLine))
	w.Bool(o.Implicit)
}

func (r *SnapReader) output() {
	o := r.Ctx.Out
	o.Layers = nil
	for n := r.Count(); n > 0 && r.err == nil; n-- {
		l := &OutputLayer{}
		r.Struct(l)
		o.Layers = append(o.Layers, l)
	}
	o.Written, o.Sent, o.SentFile = r.Int(), r.Bool(), r.String()
	o.SentLine, o.Implicit = int(r.Int()), r.Bool()
}

// snapPart is a module's state, still in bytes.
type snapPart struct {
	r    *SnapReader
	from int
	to   int
}

// stateName is how a state's key is known in another process.
func stateName(key any) string {
	t := reflect.TypeOf(key)
	return t.PkgPath() + "." + t.Name()
}

// States writes the modules' states and then all nodes. It comes last.
func (w *SnapWriter) States() {
	byName := make(map[string]any, len(w.Ctx.state))
	var names []string
	for k, s := range w.Ctx.state {
		if c := w.codecs[reflect.TypeOf(s)]; c != nil && c.Rebuilt {
			continue
		}
		n := stateName(k)
		byName[n] = s
		names = append(names, n)
	}
	sort.Strings(names)
	w.Uint(uint64(len(names)))
	for _, n := range names {
		w.String(n)
		at := len(w.buf)
		w.fixed(0)
		w.alone = true
		w.state(byName[n], n)
		w.alone = false
		putFixed(w.buf[at:], uint64(len(w.buf)-at-8))
	}
	w.nodesSection()
}

func (w *SnapWriter) state(s any, name string) {
	clear(w.structs)
	if c := w.codecs[reflect.TypeOf(s)]; c != nil {
		w.content(c, s)
		return
	}
	w.fields(reflect.ValueOf(s).Elem(), name)
	clear(w.structs)
}

// States reads the nodes and finishes the graph. States that exist already are loaded, the others when they are made.
func (r *SnapReader) States() error {
	r.parts = make(map[string]snapPart)
	for n := r.Count(); n > 0 && r.err == nil; n-- {
		name, size := r.String(), r.fixed()
		if size > uint64(r.left()) {
			r.Fail("a state of %d bytes", size)
			break
		}
		r.parts[name] = snapPart{r, r.at, r.at + int(size)}
		r.at += int(size)
	}
	r.nodesSection()
	if r.err == nil && r.left() > 0 {
		r.Fail("%d bytes too many", r.left())
	}
	if r.err != nil {
		return r.err
	}
	ctx := r.Ctx
	ctx.restored = r.parts
	for k, s := range ctx.state {
		ctx.loadState(k, s)
	}
	for i := 0; i < len(r.later) && r.err == nil; i++ {
		if err := r.later[i](); err != nil {
			r.Fail("%v", err)
		}
	}
	r.later = nil
	return r.err
}

// loadState loads a state that has just been made from the snapshot that the engine came from.
func (ctx *Context) loadState(key, s any) {
	name := stateName(key)
	p, ok := ctx.restored[name]
	if !ok {
		return
	}
	delete(ctx.restored, name)
	sub := *p.r
	sub.buf, sub.at, sub.structs, sub.later = p.r.buf[:p.to], p.from, nil, nil
	done := false
	for _, c := range sub.codecs {
		if c.Type == reflect.TypeOf(s) {
			sub.content(c, s)
			done = true
		}
	}
	if v := reflect.ValueOf(s); !done && v.Kind() == reflect.Pointer {
		sub.fields(v.Elem())
	}
	if sub.err == nil && sub.at != p.to {
		sub.Fail("the state %s has bytes left", name)
	}
	for i := 0; i < len(sub.later) && sub.err == nil; i++ {
		if err := sub.later[i](); err != nil {
			sub.Fail("%v", err)
		}
	}
	if sub.err != nil && p.r.err == nil {
		p.r.err = sub.err
		ctx.Interrupt(fmt.Errorf("interp: %w", sub.err))
	}
}

// AtStart returns the settings that were given at start-up, by name.
func (t *IniTable) AtStart() map[string]string { return t.extra }
