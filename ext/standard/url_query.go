package standard

import (
	"bytes"
	"strings"

	"gaja/interp/php"
)

// queryBuilder writes a query string.
type queryBuilder struct {
	c     *php.Call
	out   []byte
	sep   string
	raw   bool
	depth int
}

func httpBuildQuery(c *php.Call) (php.Value, error) {
	data := c.Arg(0)
	if !data.IsArray() && !data.IsObject() {
		c.Warn("Parameter 1 expected to be Array or Object.  Incorrect value given")
		return php.False(), nil
	}
	if data.IsObject() && data.Object().Class.Flags&php.ClassEnum != 0 {
		return php.Undef(), c.ArgTypeError(0, "must not be an enum, %s given", php.TypeName(data))
	}
	q := &queryBuilder{c: c, raw: c.Int(3) == 2, sep: c.Str(2)}
	if c.IsNull(2) && (is84(c) || c.Given < 3) {
		if q.sep = c.Ctx.Ini.Get("arg_separator.output"); q.sep == "" {
			q.sep = "&"
		}
	}
	if !is84(c) {
		q.sep, _, _ = strings.Cut(q.sep, "\x00")
	}
	if err := q.fields(data, c.Peek(1), "", false); err != nil {
		return php.Undef(), err
	}
	if err := reserve(c, len(q.out)); err != nil {
		return php.Undef(), err
	}
	return taken(c.Ctx, q.out), nil
}

// maxQueryDepth bounds the nesting of arrays in a query.
const maxQueryDepth = 5000

// fields writes the elements of an array or the visible properties of an object. prefix is what their keys stand
// behind, "a%5B"; nested says that there is one.
func (q *queryBuilder) fields(data php.Value, numPrefix, prefix string, nested bool) error {
	if q.depth++; q.depth > maxQueryDepth {
		return q.c.Ctx.ThrowError("Error", "Maximum call stack size reached.")
	}
	defer func() { q.depth-- }()
	if data.IsObject() {
		o := data.Object()
		if !o.Enter() {
			return nil
		}
		defer o.Leave()
		if _, err := q.c.Ctx.InitLazy(o); err != nil {
			return err
		}
		return q.c.Ctx.EachProp(o, php.PropsArray, nil, func(e *php.PropEntry) error { return q.prop(e, numPrefix, prefix, nested) })
	}
	a := data.Array()
	if !a.Enter() {
		return nil
	}
	defer a.Leave()
	for it := a.Iter(); it.Next(); {
		if err := q.field(it.Key(), it.Value(), numPrefix, prefix, nested); err != nil {
			return err
		}
	}
	return q.c.Poll()
}

func (q *queryBuilder) key(b []byte, k php.Key, numPrefix string) []byte {
	if k.Str == nil {
		return appendInt(append(b, numPrefix...), k.Int)
	}
	return appendURL(b, k.Str.Peek(), q.raw)
}

// field writes one element, or those of an array in it.
func (q *queryBuilder) field(k php.Key, v php.Value, numPrefix, prefix string, nested bool) error {
	if v.IsNil() || v.IsResource() {
		return nil
	}
	enum := v.IsObject() && v.Object().Class.Flags&php.ClassEnum != 0
	if v.IsArray() || v.IsObject() && !enum {
		b := q.key([]byte(prefix), k, numPrefix)
		if nested {
			b = append(b, "%5D"...)
		}
		return q.fields(v, "", string(append(b, "%5B"...)), true)
	}
	if enum {
		p := v.Object().Prop("value")
		if p == nil {
			return q.c.Ctx.Throwf("ValueError", "Unbacked enum %s cannot be converted to a string", v.Object().Class.Name)
		}
		v = p.Deref()
	}
	if len(q.out) > 0 {
		q.out = append(q.out, q.sep...)
	}
	q.out = q.key(append(q.out, prefix...), k, numPrefix)
	if nested {
		q.out = append(q.out, "%5D"...)
	}
	q.out = append(q.out, '=')
	switch {
	case v.IsFalse():
		q.out = append(q.out, '0')
		return nil
	case v.IsInt():
		q.out = appendInt(q.out, v.Int())
		return nil
	}
	s, err := q.c.Ctx.ToString(v)
	if err != nil {
		return err
	}
	q.out = appendURL(q.out, s.Peek(), q.raw)
	php.StrValue(s).Release()
	return nil
}

func parseStr(c *php.Call) (php.Value, error) {
	s, _, _ := strings.Cut(c.Str(0), "\x00")
	result := c.Ctx.NewHash(0)
	if err := parseQuery(c, s, result); err != nil {
		php.ArrayValue(result).Release()
		return php.Undef(), err
	}
	if !is84(c) && c.Given < 2 {
		return parseStrInto(c, result)
	}
	return php.Null(), c.SetRef(1, php.ArrayValue(result))
}

// parseStrInto is 7.4's form without a result: the fields become variables of the caller.
func parseStrInto(c *php.Call, result *php.Array) (php.Value, error) {
	defer php.ArrayValue(result).Release()
	if ok, err := c.NotDynamicWith("a single argument"); !ok {
		return php.Null(), err
	}
	c.Deprecated("Calling parse_str() without the result argument is deprecated")
	vars, ok := c.Ctx.Machine.Locals()
	if !ok {
		return php.Null(), nil
	}
	for it := result.Iter(); it.Next(); {
		if k := it.Key(); k.Str != nil && k.Str.Peek() == "this" {
			return php.Undef(), c.Ctx.ThrowError("Error", "Cannot re-assign $this")
		}
		slot := vars.Make(php.NewStr(trKey(it.Key())))
		if slot.Kind() == php.KindRef {
			slot.Ref().Set(it.Value().Copy())
			continue
		}
		old := *slot
		*slot = it.Value().Copy()
		old.Release()
	}
	return php.Null(), nil
}

// parseQuery registers the fields of a query string.
func parseQuery(c *php.Call, s string, into *php.Array) error {
	seps := c.Ctx.Ini.Get("arg_separator.input")
	if seps == "" {
		seps = "&"
	}
	limit, nesting := c.Ctx.Ini.Int("max_input_vars"), int(c.Ctx.Ini.Int("max_input_nesting_level"))
	if c.Ctx.Ini.Lookup("max_input_vars") == nil {
		limit, nesting = 1000, 64
	}
	for n := int64(0); s != ""; {
		var field string
		if i := strings.IndexAny(s, seps); i >= 0 {
			field, s = s[:i], s[i+1:]
		} else {
			field, s = s, ""
		}
		if field == "" {
			continue
		}
		if n++; n > limit {
			c.Warn("Input variables exceeded %d. To increase the limit change max_input_vars in php.ini.", limit)
			return nil
		}
		name, value, _ := strings.Cut(field, "=")
		key := decodeURL(name, true)
		if i := bytes.IndexByte(key, 0); i >= 0 {
			key = key[:i]
		}
		php.RegisterInput(into, string(key), taken(c.Ctx, decodeURL(value, true)), nesting, false)
	}
	return nil
}

// prop writes one property if the caller may see it.
func (q *queryBuilder) prop(e *php.PropEntry, numPrefix, prefix string, nested bool) error {
	if e.Val.IsUndef() || e.Scope != "" && (e.Info == nil || !e.Info.VisibleFrom(q.c.Ctx.CallerScope())) {
		return nil
	}
	return q.field(e.Key, e.Val.Deref(), numPrefix, prefix, nested)
}
