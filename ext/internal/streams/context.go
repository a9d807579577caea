package streams

import "gaja/interp/php"

// Context is the state of a stream-context resource: options by wrapper and name, and parameters.
type Context struct {
	Options *php.Array
	Params  *php.Array
	Res     *php.Resource
}

type defaultKey struct{}

type defaultState struct{ v php.Value }

// NewContext makes a context resource, owned by the caller.
func NewContext(ctx *php.Context) (php.Value, *Context, error) {
	c := &Context{Options: php.NewHash(0)}
	r, err := ctx.NewResource(ContextType, c, freeContext)
	if err != nil {
		return php.Undef(), nil, err
	}
	c.Res = r
	return php.ResourceValue(r), c, nil
}

func freeContext(state any) {
	c := state.(*Context)
	php.ArrayValue(c.Options).Release()
	if c.Params != nil {
		php.ArrayValue(c.Params).Release()
	}
}

// DefaultContext returns the engine's default context, made on first use; the value is borrowed.
func DefaultContext(ctx *php.Context) (php.Value, *Context, error) {
	d := php.State(ctx, defaultKey{}, func() *defaultState { return new(defaultState) })
	if c := ContextOf(d.v); c != nil {
		return d.v, c, nil
	}
	v, c, err := NewContext(ctx)
	if err == nil {
		d.v = v
	}
	return v, c, err
}

// ContextOf returns the context behind a resource, a context or a stream's, or nil.
func ContextOf(v php.Value) *Context {
	if v = v.Deref(); !v.IsResource() {
		return nil
	}
	if c, ok := v.Resource().State.(*Context); ok {
		return c
	}
	if s := From(v); s != nil {
		if c, ok := s.Context.(*Context); ok {
			return c
		}
	}
	return nil
}

// Set stores an option, taking v over.
func (c *Context) Set(wrapper, name string, v php.Value) {
	holder := php.ArrayValue(c.Options)
	c.Options = holder.WritableArray()
	slot := c.Options.AtString(wrapper)
	if slot == nil || !slot.Deref().IsArray() {
		c.Options.SetString(wrapper, php.ArrayValue(php.NewHash(1)))
		slot = c.Options.AtString(wrapper)
	}
	if slot.Kind() == php.KindRef {
		slot = &slot.Ref().V
	}
	slot.WritableArray().PutGo(name, v)
}

// Option returns an option, borrowed, or Undef. A nil context has none.
func (c *Context) Option(wrapper, name string) php.Value {
	if c == nil {
		return php.Undef()
	}
	w := c.Options.GetString(wrapper)
	if !w.IsArray() {
		return php.Undef()
	}
	return w.Array().GetString(name)
}
