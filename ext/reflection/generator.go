package reflection

import (
	"crypto/sha1"
	"errors"
	"slices"
	"strconv"

	"gaja/interp/php"
)

// generatorState keeps the function too, for it can be asked for when the generator has ended.
type generatorState struct {
	generator php.Value
	fn        *php.Function
}

func reflectionGenerator___construct(c *php.Call) (php.Value, error) {
	if old(c.Ctx) {
		if m := c.Ctx.ReflectMachine(); m != nil {
			if _, ok := m.GeneratorParts(c.Object(0)); !ok {
				return php.Undef(), fail(c.Ctx, "Cannot create ReflectionGenerator based on a terminated Generator")
			}
		}
	}
	if s, ok := c.This.Native.(*generatorState); ok {
		s.generator.Release()
	}
	s := &generatorState{generator: c.Arg(0).Copy()}
	if m := c.Ctx.ReflectMachine(); m != nil {
		if g, ok := m.GeneratorParts(c.Object(0)); ok {
			s.fn = g.Fn
		}
	}
	if m, ok := c.Ctx.Machine.(php.GeneratorMachine); ok && s.fn == nil {
		s.fn, _ = m.GeneratorFunction(c.Object(0))
	}
	c.This.Native = s
	return php.Null(), nil
}

// running asks about a generator, and complains about one that has ended.
func running(c *php.Call) (php.GeneratorInfo, error) {
	s, ok := c.This.Native.(*generatorState)
	m := c.Ctx.ReflectMachine()
	if !ok || m == nil {
		return php.GeneratorInfo{}, notReady(c.Ctx)
	}
	g, ok := m.GeneratorParts(s.generator.Object())
	switch {
	case ok:
		return g, nil
	case old(c.Ctx):
		return g, fail(c.Ctx, "Cannot fetch information from a terminated Generator")
	}
	return g, fail(c.Ctx, "Cannot fetch information from a closed Generator")
}

func reflectionGenerator_getExecutingLine(c *php.Call) (php.Value, error) {
	g, err := running(c)
	return php.Int(int64(g.Line)), err
}

func reflectionGenerator_getExecutingFile(c *php.Call) (php.Value, error) {
	g, err := running(c)
	return php.String(g.File), err
}

func reflectionGenerator_getThis(c *php.Call) (php.Value, error) {
	g, err := running(c)
	if err != nil || g.This == nil {
		return php.Null(), err
	}
	return php.ObjectValue(g.This).Copy(), nil
}

func reflectionGenerator_getFunction(c *php.Call) (php.Value, error) {
	g, err := running(c)
	if s, ok := c.This.Native.(*generatorState); err != nil && ok && s.fn != nil && !old(c.Ctx) {
		var t *php.Throw
		if errors.As(err, &t) {
			php.ObjectValue(t.Obj).Release()
		}
		g.Fn, err = s.fn, nil
	}
	if err != nil {
		return php.Undef(), err
	}
	if g.Fn.Class != nil && g.Fn.Flags&php.FnClosure == 0 {
		return newMethod(c.Ctx, g.Fn, g.Fn.Class)
	}
	return make_(c.Ctx, "ReflectionFunction", &functionState{fn: g.Fn}, g.Fn.Name, "")
}

func reflectionGenerator_getExecutingGenerator(c *php.Call) (php.Value, error) {
	g, err := running(c)
	if err != nil {
		return php.Undef(), err
	}
	return php.ObjectValue(g.Inner).Copy(), nil
}

func reflectionGenerator_isClosed(c *php.Call) (php.Value, error) {
	s, ok := c.This.Native.(*generatorState)
	m := c.Ctx.ReflectMachine()
	if !ok || m == nil {
		return php.Undef(), notReady(c.Ctx)
	}
	_, open := m.GeneratorParts(s.generator.Object())
	return boolean(!open)
}

// reflectionGenerator_getTrace gives the frames of the generator and of those it goes through with yield from, the
// innermost first.
func reflectionGenerator_getTrace(c *php.Call) (php.Value, error) {
	g, err := running(c)
	if err != nil {
		return php.Undef(), err
	}
	objects := c.IntOr(0, 1)&1 != 0
	rows := []*php.Array{generatorRow(g, objects)}
	for g.From != nil {
		outer := g
		var ok bool
		if g, ok = c.Ctx.ReflectMachine().GeneratorParts(g.From); !ok {
			break
		}
		row := php.NewHash(6)
		row.SetString("file", php.String(outer.File))
		row.SetString("line", php.Int(int64(outer.Line)))
		for k, v := range generatorRow(g, objects).All() {
			row.Put(k, v)
		}
		rows = append(rows, row)
	}
	list := php.NewArray(len(rows))
	for _, row := range slices.Backward(rows) {
		list.Append(php.ArrayValue(row))
	}
	return php.ArrayValue(list), nil
}

func generatorRow(g php.GeneratorInfo, objects bool) *php.Array {
	f := php.NewHash(4)
	f.SetString("function", php.String(g.Fn.Name))
	if g.Fn.Class != nil && g.Fn.Flags&php.FnClosure == 0 {
		f.SetString("class", php.String(g.Fn.Class.Name))
		if g.This != nil && objects {
			f.SetString("object", php.ObjectValue(g.This).Copy())
		}
		kind := "::"
		if g.This != nil {
			kind = "->"
		}
		f.SetString("type", php.String(kind))
	}
	f.SetString("args", php.ArrayValue(php.NewArray(0)))
	return f
}

type referenceState struct{ ref php.Value }

func reflectionReference___construct(c *php.Call) (php.Value, error) { return php.Null(), nil }

func reflectionReference_fromArrayElement(c *php.Call) (php.Value, error) {
	k := php.Key{Int: c.Arg(1).Int()}
	if c.Arg(1).IsString() {
		k = php.Key{Str: c.Arg(1).Str()}
	}
	slot := c.Array(0).Lookup(k)
	if slot == nil && k.Str != nil {
		slot = c.Array(0).Lookup(php.KeyOf(k.Str))
	}
	switch {
	case slot == nil:
		return php.Undef(), fail(c.Ctx, "Array key not found")
	case !slot.IsRef() || slot.Ref().Count() == 1:
		return php.Null(), nil
	}
	return make_(c.Ctx, "ReflectionReference", &referenceState{slot.Copy()}, "", "")
}

// reflectionReference_getId hides the address, which is all that tells one reference from another, in a digest.
func reflectionReference_getId(c *php.Call) (php.Value, error) {
	s, ok := c.This.Native.(*referenceState)
	if !ok {
		return php.Undef(), fail(c.Ctx, "Corrupted ReflectionReference object")
	}
	ids := php.State(c.Ctx, referenceKey{}, func() *referenceIDs { return &referenceIDs{m: make(map[*php.Ref]int)} })
	id, ok := ids.m[s.ref.Ref()]
	if !ok {
		id = len(ids.m) + 1
		ids.m[s.ref.Ref()] = id
		ids.keep = append(ids.keep, s.ref.Copy())
	}
	sum := sha1.Sum([]byte("reference " + strconv.Itoa(id)))
	return php.Bytes(sum[:]), nil
}

type (
	referenceKey struct{}
	// referenceIDs numbers the references that were asked about, and keeps them so that no other takes their place.
	referenceIDs struct {
		m    map[*php.Ref]int
		keep []php.Value
	}
)
