//go:build unix

package streams

import (
	"io"
	"os"
	"reflect"
	"time"

	"gaja/interp/php"
	"gaja/interp/stream"
)

// Snapshots say how streams travel: a stream is what it was opened as, its unread bytes, and its backend. Backends over
// descriptors keep the descriptor's number; those in memory take their content along. Filters do not travel.
func Snapshots() []php.SnapCodec {
	return []php.SnapCodec{
		{Name: "streams.stream", Type: reflect.TypeFor[*stream.Stream](), Save: saveStream, Load: loadStream,
			New: newStream, Free: freeStream},
		{Name: "streams.context", Type: reflect.TypeFor[*Context](), Free: func(*php.Context) func(any) { return freeContext }},
		{Name: "streams.fd", Type: reflect.TypeFor[*FD](), Save: saveFD, Load: loadFD},
		{Name: "streams.stdout", Type: reflect.TypeFor[flushFirst](), New: func(ctx *php.Context) any {
			return flushFirst{&FD{ctx: ctx, fd: -1}}
		}, Save: func(w *php.SnapWriter, s any) { saveFD(w, s.(flushFirst).FD) },
			Load: func(r *php.SnapReader, s any) { loadFD(r, s.(flushFirst).FD) }},
		{Name: "streams.file", Type: reflect.TypeFor[*fileBackend](), Save: saveFile, Load: loadFile},
		{Name: "streams.memory", Type: reflect.TypeFor[*stream.Memory](), Save: saveMemory, Load: loadMemory},
		{Name: "streams.output", Type: reflect.TypeFor[outputBackend](), Rebuilt: true,
			New: func(ctx *php.Context) any { return outputBackend{ctx} }},
		{Name: "streams.dir", Type: reflect.TypeFor[*dirList]()},
		{Name: "streams.wrappers", Type: reflect.TypeFor[*Registry](), Save: saveWrappers, Load: loadWrappers},
		{Name: "streams.filters", Type: reflect.TypeFor[*Filters](), Save: saveFilters, Load: func(*php.SnapReader, any) {}},
	}
}

func newStream(ctx *php.Context) any {
	s := stream.New(nil, "", "", "")
	s.OnError = func(op string, size int, err error) error { return Report(ctx, op, size, err) }
	return s
}

func saveStream(w *php.SnapWriter, state any) {
	s := state.(*stream.Stream)
	if rd, wr := s.HasFilters(); rd || wr {
		w.Refuse("a stream with filters cannot travel")
		return
	}
	c, ok := s.Context.(*Context)
	if s.Context != nil && !ok || s.OnClose != nil && c == nil && s.Temporary == "" {
		w.Refuse("a stream of type %s (%s) cannot travel", s.Wrapper, s.Type)
		return
	}
	for _, t := range [...]string{s.Wrapper, s.Type, s.Mode, s.URI, s.Temporary} {
		w.String(t)
	}
	for _, b := range [...]bool{s.HasURI, s.Unbuffered, s.NoSeek, s.Blocked, s.Remote, s.Dir, s.OnClose != nil} {
		w.Bool(b)
	}
	w.Int(int64(s.Timeout))
	w.Int(int64(s.Chunk))
	saveMeta(w, s.Meta)
	w.Any(s.Data)
	w.Bool(c != nil && c.Res != nil)
	if c != nil && c.Res != nil {
		w.Resource(c.Res)
	}
	h := s.Held()
	w.Struct(&h)
	if !h.Closed {
		w.Any(s.Backend)
	}
}

// saveMeta writes what a wrapper shows in stream_get_meta_data.
func saveMeta(w *php.SnapWriter, meta any) {
	switch m := meta.(type) {
	case nil:
		w.Byte(0)
	case php.Value:
		w.Byte(1)
		w.Value(m)
	case []Meta:
		w.Byte(2)
		w.Uint(uint64(len(m)))
		for _, x := range m {
			w.String(x.Key)
			text, ok := x.Value.(string)
			on, _ := x.Value.(bool)
			w.Bool(ok)
			w.String(text)
			w.Bool(on)
		}
	default:
		w.Refuse("a stream with metadata %T cannot travel", meta)
	}
}

func loadMeta(r *php.SnapReader) any {
	switch r.Byte() {
	case 1:
		return r.Value()
	case 2:
		list := make([]Meta, r.Count())
		for i := range list {
			name, ok, text, on := r.String(), r.Bool(), r.String(), r.Bool()
			if list[i] = (Meta{name, on}); ok {
				list[i].Value = text
			}
		}
		return list
	}
	return nil
}

func loadStream(r *php.SnapReader, state any) {
	s := state.(*stream.Stream)
	for _, t := range [...]*string{&s.Wrapper, &s.Type, &s.Mode, &s.URI, &s.Temporary} {
		*t = r.String()
	}
	var closes bool
	for _, b := range [...]*bool{&s.HasURI, &s.Unbuffered, &s.NoSeek, &s.Blocked, &s.Remote, &s.Dir, &closes} {
		*b = r.Bool()
	}
	s.Timeout, s.Chunk = time.Duration(r.Int()), int(r.Int())
	if s.Chunk <= 0 || s.Chunk > 1<<30 {
		s.Chunk = stream.DefaultChunk
	}
	s.Meta, s.Data = loadMeta(r), r.Any()
	var ctxRes *php.Resource
	if r.Bool() {
		ctxRes = r.Resource()
		r.Later(func() error {
			if ctxRes != nil {
				s.Context, _ = ctxRes.State.(*Context)
			}
			return nil
		})
	}
	var h stream.Held
	r.Struct(&h)
	s.SetHeld(h)
	if !h.Closed {
		b, ok := r.Any().(stream.Backend)
		if !ok {
			r.Fail("a stream without a backend")
			return
		}
		s.Backend = b
	}
	if closes {
		s.OnClose = onClose(r.Ctx, s.Temporary, ctxRes)
	}
}

// onClose does what a stream's opening had promised for its end: a temporary file is removed, its context let go.
func onClose(ctx *php.Context, temporary string, res *php.Resource) func() {
	return func() {
		if temporary != "" && ctx.Host.FS != nil {
			ctx.Host.FS.Remove(temporary)
		}
		if res != nil {
			php.ResourceValue(res).Release()
		}
	}
}

func saveFD(w *php.SnapWriter, state any) {
	f := state.(*FD)
	w.FD(f.fd)
	w.Bool(f.Keep && f.AfterClose == nil)
	for _, b := range [...]bool{f.socket, f.regular, f.seekable, f.blocking, f.timedOut} {
		w.Bool(b)
	}
	w.Int(int64(f.timeout))
}

// loadFD makes the backend the owner of a descriptor that a file of the parent's host owned.
func loadFD(r *php.SnapReader, state any) {
	f := state.(*FD)
	f.ctx, f.fd, f.Keep = r.Ctx, r.FD(), r.Bool()
	for _, b := range [...]*bool{&f.socket, &f.regular, &f.seekable, &f.blocking, &f.timedOut} {
		*b = r.Bool()
	}
	f.timeout = time.Duration(r.Int())
}

func saveFile(w *php.SnapWriter, state any) {
	b := state.(*fileBackend)
	fd := b.Fd()
	name, named := b.File.(interface{ Name() string })
	if fd == ^uintptr(0) || !named {
		w.Refuse("a file without a descriptor cannot travel")
		return
	}
	w.FD(int(fd))
	w.String(name.Name())
}

func loadFile(r *php.SnapReader, state any) {
	b := state.(*fileBackend)
	fd, name := r.FD(), r.String()
	if fd < 0 {
		r.Fail("a file without a descriptor")
		return
	}
	b.ctx, b.File = r.Ctx, os.NewFile(uintptr(fd), name)
}

func saveMemory(w *php.SnapWriter, state any) {
	m := state.(*stream.Memory)
	w.Bytes(m.Data)
	w.Int(int64(m.Pos()))
	w.Bool(m.ReadOnly)
	w.Bool(m.Append)
	w.Bool(m.Grow != nil)
}

func loadMemory(r *php.SnapReader, state any) {
	m := state.(*stream.Memory)
	m.Data = r.Bytes()
	pos := r.Int()
	m.ReadOnly, m.Append = r.Bool(), r.Bool()
	if r.Bool() {
		ctx := r.Ctx
		m.Grow = func(n int) error { return ctx.Charge(int64(n)) }
	}
	if _, err := m.Seek(pos, io.SeekStart); err != nil {
		r.Fail("a position in memory: %v", err)
	}
}

// saveWrappers writes the schemes in order: those of the engine by name, those of the script with their wrapper.
func saveWrappers(w *php.SnapWriter, state any) {
	reg := state.(*Registry)
	w.Uint(uint64(len(reg.order)))
	for _, n := range reg.order {
		have := reg.list[n]
		own, ok := Builtin(n)
		ok = ok && reflect.TypeOf(own.Wrapper) == reflect.TypeOf(have.Wrapper)
		w.String(n)
		w.Bool(ok)
		if !ok {
			w.Bool(have.URL)
			w.Any(have.Wrapper)
		}
	}
}

func loadWrappers(r *php.SnapReader, state any) {
	reg := state.(*Registry)
	reg.list, reg.order = make(map[string]Registered), nil
	for n := r.Count(); n > 0 && r.Err() == nil; n-- {
		name := r.String()
		if r.Bool() {
			if own, ok := Builtin(name); ok {
				reg.Add(name, own)
			}
			continue
		}
		url := r.Bool()
		wr, ok := r.Any().(Wrapper)
		if !ok {
			r.Fail("the scheme %s has no wrapper", name)
			return
		}
		reg.Add(name, Registered{Wrapper: wr, URL: url})
	}
}

// saveFilters refuses what the script registered: it is known by functions.
func saveFilters(w *php.SnapWriter, state any) {
	if f := state.(*Filters); len(f.names) > builtinFilters(w.Ctx) {
		w.Refuse("stream filters that the script registered cannot travel")
	}
}
