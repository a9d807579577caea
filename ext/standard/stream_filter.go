package standard

import (
	"strings"

	"gaja/ext/internal/streams"
	"gaja/interp/php"
	"gaja/interp/stream"
)

// Directions of a filter, as the STREAM_FILTER_ constants have them.
const (
	filterRead  = 1
	filterWrite = 2
)

// addedFilter is the state of a filter's resource: what is to be taken out again, on one chain or both.
type addedFilter struct{ links []*stream.Link }

func streamFilterAppend(c *php.Call) (php.Value, error)  { return addFilter(c, false) }
func streamFilterPrepend(c *php.Call) (php.Value, error) { return addFilter(c, true) }

func addFilter(c *php.Call, first bool) (php.Value, error) {
	s, ok, err := streams.Arg(c, 0)
	if !ok {
		return php.False(), err
	}
	name, mode := c.Str(1), c.IntOr(2, 0)
	if mode&(filterRead|filterWrite) == 0 {
		if modeHas(s.Mode, "r+") {
			mode |= filterRead
		}
		if modeHas(s.Mode, "waxc+") {
			mode |= filterWrite
		}
	}
	added := &addedFilter{}
	for _, read := range [2]bool{true, false} {
		if read && mode&filterRead == 0 || !read && mode&filterWrite == 0 {
			continue
		}
		f, err := streams.MakeFilter(c.Ctx, s, name, c.Arg(3), read)
		if err != nil {
			return php.Undef(), err
		}
		if f == nil {
			c.Warn("Unable to create or locate filter \"%s\"", name)
			return php.False(), nil
		}
		l, err := s.AddFilter(f, name, read, first)
		if err != nil {
			return php.Undef(), err
		}
		if l == nil {
			c.Warn("Filter failed to process pre-buffered data")
			return php.False(), nil
		}
		added.links = append(added.links, l)
	}
	if len(added.links) == 0 {
		return php.False(), nil
	}
	r, err := c.Ctx.NewResource(streams.FilterType, added, nil)
	if err != nil {
		return php.Undef(), err
	}
	return php.ResourceValue(r), nil
}

func streamFilterRemove(c *php.Call) (php.Value, error) {
	v := c.Arg(0)
	var added *addedFilter
	if v.IsResource() {
		added, _ = v.Resource().State.(*addedFilter)
	}
	if added == nil {
		if is84(c) {
			return php.Undef(), c.Ctx.Throwf("TypeError", "%s(): supplied resource is not a valid stream filter resource",
				c.Name())
		}
		return warnFalse(c, "Invalid resource given, not a stream filter")
	}
	streams.Of(c.Ctx).Caller = c.Name()
	for _, l := range added.links {
		if err := l.Stream().RemoveFilter(l); err != nil {
			return php.Undef(), err
		}
	}
	v.Resource().Close()
	return php.True(), nil
}

func streamFilterRegister(c *php.Call) (php.Value, error) {
	name, class := c.Str(0), c.Str(1)
	if name == "" || class == "" {
		i, word := 0, "Filter name"
		if name != "" {
			i, word = 1, "Class name"
		}
		if is84(c) {
			return php.Undef(), c.ArgValueError(i, "must be a non-empty string")
		}
		return warnFalse(c, word+" cannot be empty")
	}
	ok := streams.FilterRegistry(c.Ctx).Add(name, func(ctx *php.Context, s *stream.Stream, as string, params php.Value,
		read bool) (stream.Filter, error) {
		return newUserFilter(ctx, s, class, as, params)
	})
	return php.Bool(ok), nil
}

// userFilter is a filter that a class of the script is: php_user_filter's heir.
type userFilter struct {
	ctx *php.Context
	obj *php.Object
}

// brigade is the state of a bucket brigade's resource: the pieces of data on their way.
type brigade struct{ buckets []php.Value }

func newUserFilter(ctx *php.Context, s *stream.Stream, class, name string, params php.Value) (stream.Filter, error) {
	cl, err := ctx.FindClass(class, true)
	if err != nil {
		return nil, err
	}
	if cl == nil {
		ctx.Warning("%s(): User-filter \"%s\" requires class \"%s\", but that class is not defined",
			streams.Of(ctx).Caller, name, class)
		return nil, ctx.Pending
	}
	if err := ctx.Machine.PrepareClass(cl); err != nil {
		return nil, err
	}
	o := php.NewObject(cl)
	o.SetProp("filtername", ctx.Text(name))
	if params.IsUndef() {
		o.SetProp("params", php.Null())
	} else {
		o.SetProp("params", params.Copy())
	}
	v := php.True()
	if cl.FindMethod("oncreate") != nil {
		v, err = ctx.CallMethod(o, "oncreate")
	}
	if err != nil {
		php.ObjectValue(o).Release()
		return nil, err
	}
	refused := v.IsFalse()
	v.Release()
	if refused {
		php.ObjectValue(o).Release()
		return nil, nil
	}
	return &userFilter{ctx: ctx, obj: o}, nil
}

func (f *userFilter) Filter(s *stream.Stream, in []byte, flush stream.Flush) ([]byte, stream.Status, error) {
	ctx := f.ctx
	input, output := &brigade{}, &brigade{}
	if len(in) > 0 {
		b, err := newBucket(ctx, string(in))
		if err != nil {
			return nil, stream.Fatal, err
		}
		input.buckets = append(input.buckets, b)
	}
	inRes, err := ctx.NewResource("userfilter.bucket brigade", input, freeBrigade)
	if err != nil {
		return nil, stream.Fatal, err
	}
	outRes, err := ctx.NewResource("userfilter.bucket brigade", output, freeBrigade)
	if err != nil {
		return nil, stream.Fatal, err
	}
	defer php.ResourceValue(inRes).Release()
	defer php.ResourceValue(outRes).Release()
	if r, ok := s.Handle.(*php.Resource); ok && f.obj.Prop("stream") != nil {
		f.obj.SetProp("stream", php.ResourceValue(r).Copy())
		defer func() { f.obj.SetProp("stream", php.Null()) }()
	}
	consumed := php.NewRef(php.Int(0))
	defer php.RefValue(consumed).Release()
	v, err := ctx.CallMethod(f.obj, "filter", php.ResourceValue(inRes), php.ResourceValue(outRes), php.RefValue(consumed),
		php.Bool(flush == stream.FlushClose))
	if err != nil {
		return nil, stream.Fatal, err
	}
	status := ctx.ToInt(v)
	v.Release()
	if len(input.buckets) > 0 && ctx.Level == php.Level84 {
		ctx.Warning("%s(): Unprocessed filter buckets remaining on input brigade", streams.Of(ctx).Caller)
	}
	switch status {
	case 2:
		return f.output(output), stream.Pass, ctx.Pending
	case 1:
		return nil, stream.FeedMe, ctx.Pending
	}
	return nil, stream.Fatal, ctx.Pending
}

// output joins the data of the buckets.
func (f *userFilter) output(b *brigade) []byte {
	var out []byte
	for _, v := range b.buckets {
		if v.IsObject() {
			if p := v.Object().Prop("data"); p != nil && p.Deref().IsString() {
				out = append(out, p.Deref().Str().Peek()...)
			}
		}
	}
	return out
}

func (f *userFilter) Close() {
	var err error
	if f.obj.Class.FindMethod("onclose") != nil {
		var v php.Value
		v, err = f.ctx.CallMethod(f.obj, "onclose")
		v.Release()
	}
	if err != nil && f.ctx.Pending == nil {
		f.ctx.Pending = err
	}
	php.ObjectValue(f.obj).Release()
}

func freeBrigade(state any) {
	for _, v := range state.(*brigade).buckets {
		v.Release()
	}
}

// newBucket makes the object that stands for a piece of data: StreamBucket at 8.4, stdClass at 7.4.
func newBucket(ctx *php.Context, data string) (php.Value, error) {
	class := "StreamBucket"
	if ctx.Level == php.Level74 {
		class = "stdClass"
	}
	cl, err := ctx.FindClass(class, false)
	if err == nil && cl != nil {
		err = ctx.Machine.PrepareClass(cl)
	}
	if err != nil || cl == nil {
		return php.Undef(), err
	}
	o := php.NewObject(cl)
	r, err := ctx.NewResource("userfilter.bucket", &brigade{}, nil)
	if err != nil {
		return php.Undef(), err
	}
	o.SetProp("bucket", php.ResourceValue(r))
	o.SetProp("data", ctx.Text(data))
	o.SetProp("datalen", php.Int(int64(len(data))))
	if ctx.Level == php.Level84 {
		o.SetProp("dataLength", php.Int(int64(len(data))))
	}
	return php.ObjectValue(o), nil
}

// brigadeArg returns the brigade in argument 0. nil means the call is over.
func brigadeArg(c *php.Call) (*brigade, error) {
	if v := c.Arg(0); v.IsResource() {
		if b, ok := v.Resource().State.(*brigade); ok {
			return b, nil
		}
	}
	if is84(c) {
		return nil, c.Ctx.Throwf("TypeError", "%s(): supplied resource is not a valid userfilter.bucket brigade resource",
			c.Name())
	}
	c.Warn("supplied resource is not a valid userfilter.bucket brigade resource")
	return nil, nil
}

func streamBucketMakeWriteable(c *php.Call) (php.Value, error) {
	b, err := brigadeArg(c)
	if b == nil {
		return php.Null(), err
	}
	if len(b.buckets) == 0 {
		return php.Null(), nil
	}
	v := b.buckets[0]
	b.buckets = b.buckets[1:]
	return v, nil
}

func streamBucketAppend(c *php.Call) (php.Value, error)  { return attachBucket(c, true) }
func streamBucketPrepend(c *php.Call) (php.Value, error) { return attachBucket(c, false) }

func attachBucket(c *php.Call, last bool) (php.Value, error) {
	b, err := brigadeArg(c)
	if b == nil {
		return php.False(), err
	}
	v := c.Arg(1)
	if !v.IsObject() || v.Object().Prop("bucket") == nil {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be an object that has a \"bucket\" property")
		}
		return warnFalse(c, "Object has no bucket property")
	}
	if last {
		b.buckets = append(b.buckets, v.Copy())
	} else {
		b.buckets = append([]php.Value{v.Copy()}, b.buckets...)
	}
	return php.Null(), nil
}

func streamBucketNew(c *php.Call) (php.Value, error) {
	if _, ok, err := streams.Arg(c, 0); !ok {
		return php.False(), err
	}
	return newBucket(c.Ctx, c.Str(1))
}

func phpUserFilter_filter(*php.Call) (php.Value, error)   { return php.Int(0), nil } // PSFS_ERR_FATAL
func phpUserFilter_onCreate(*php.Call) (php.Value, error) { return php.True(), nil }
func phpUserFilter_onClose(*php.Call) (php.Value, error)  { return php.Null(), nil }

func streamWrapperRegister(c *php.Call) (php.Value, error) {
	scheme, class := c.Str(0), c.Str(1)
	cl, err := c.Ctx.FindClass(class, true)
	if err != nil {
		return php.Undef(), err
	}
	if cl == nil {
		if is84(c) {
			return php.Undef(), c.ArgTypeError(1, "must be a valid class name, %s given", class)
		}
		c.Warn("class '%s' is undefined", class)
		return php.False(), nil
	}
	for i := range len(scheme) {
		if !isAlnum(scheme[i]) && !strings.ContainsRune("+-.", rune(scheme[i])) {
			c.Warn("Invalid protocol scheme specified. Unable to register wrapper class %s to %s://", cl.Name, scheme)
			return php.False(), nil
		}
	}
	reg := streams.Wrappers(c.Ctx)
	if _, taken := reg.Get(scheme); taken {
		c.Warn("Protocol %s:// is already defined.", scheme)
		return php.False(), nil
	}
	if scheme == "" {
		c.Warn("Invalid protocol scheme specified. Unable to register wrapper class %s to %s://", cl.Name, scheme)
		return php.False(), nil
	}
	reg.Add(scheme, streams.Registered{Wrapper: &userWrapper{class: cl}, URL: c.IntOr(2, 0)&1 != 0})
	return php.True(), nil
}

func streamWrapperUnregister(c *php.Call) (php.Value, error) {
	scheme := c.Str(0)
	if !streams.Wrappers(c.Ctx).Remove(scheme) {
		c.Warn("Unable to unregister %s://", scheme)
		return php.False(), nil
	}
	return php.True(), nil
}

func streamWrapperRestore(c *php.Call) (php.Value, error) {
	scheme := c.Str(0)
	w, ok := streams.Builtin(scheme)
	if !ok {
		c.Warn("%s:// never existed, nothing to restore", scheme)
		return php.False(), nil
	}
	reg := streams.Wrappers(c.Ctx)
	if old, there := reg.Get(scheme); there && old.Wrapper == w.Wrapper {
		c.Notice("%s:// was never changed, nothing to restore", scheme)
		return php.True(), nil
	}
	reg.Remove(scheme)
	reg.Add(scheme, w)
	return php.True(), nil
}
