package govalue

import (
	"fmt"
	"math"
	"reflect"
	"strings"

	"gaja/interp/php"
)

// maxDepth bounds how deep values are converted; PHP arrays may contain themselves through references.
const maxDepth = 256

// Export makes the Go value of v, which is borrowed: nil, bool, int64, float64, string, []any for lists, *OrderedMap for
// other arrays, and what Wrap gives for objects and resources.
func (c *Converter) Export(v php.Value) any { return c.export(v, 0) }

func (c *Converter) export(v php.Value, depth int) any {
	v = v.Deref()
	switch v.Kind() {
	case php.KindFalse:
		return false
	case php.KindTrue:
		return true
	case php.KindInt:
		return v.Int()
	case php.KindFloat:
		return v.Float()
	case php.KindString:
		return v.Str().String()
	case php.KindArray:
		return c.exportArray(v.Array(), depth)
	case php.KindObject, php.KindResource:
		return c.Wrap(v)
	}
	return nil
}

func (c *Converter) exportArray(a *php.Array, depth int) any {
	if depth >= maxDepth {
		return nil
	}
	if a.IsList() {
		list := make([]any, 0, a.Len())
		for v := range a.Values() {
			list = append(list, c.export(v, depth+1))
		}
		return list
	}
	m := new(OrderedMap)
	for k, v := range a.All() {
		m.Set(GoKey(k), c.export(v, depth+1))
	}
	return m
}

func mismatch(v php.Value, t reflect.Type) error {
	return fmt.Errorf("interp: cannot use PHP %s as Go %s", php.TypeName(v), t)
}

var mapType = reflect.TypeFor[OrderedMap]()

// Decode stores v, which is borrowed, in dst. Nothing is coerced but integers to floats, and null to the zero of pointers,
// slices, maps and any.
func (c *Converter) Decode(dst reflect.Value, v php.Value) error { return c.decode(dst, v, 0) }

func (c *Converter) decode(dst reflect.Value, v php.Value, depth int) error {
	v = v.Deref()
	if depth > maxDepth {
		return fmt.Errorf("interp: PHP value is nested more than %d deep", maxDepth)
	}
	switch t := dst.Type(); {
	case t == c.Type:
		dst.Set(reflect.ValueOf(c.Wrap(v)))
		return nil
	case t == mapType:
		return c.decodeOrdered(dst, v, depth)
	}
	switch dst.Kind() {
	case reflect.Interface:
		return c.decodeAny(dst, v, depth)
	case reflect.Pointer:
		if v.IsNil() {
			dst.SetZero()
			return nil
		}
		p := reflect.New(dst.Type().Elem())
		dst.Set(p)
		return c.decode(p.Elem(), v, depth+1)
	case reflect.Slice, reflect.Array:
		return c.decodeList(dst, v, depth)
	case reflect.Map:
		return c.decodeMap(dst, v, depth)
	case reflect.Struct:
		return c.decodeStruct(dst, v, depth)
	}
	return decodeScalar(dst, v)
}

func (c *Converter) decodeAny(dst reflect.Value, v php.Value, depth int) error {
	if dst.NumMethod() > 0 {
		return mismatch(v, dst.Type())
	}
	dst.SetZero()
	if x := c.export(v, depth); x != nil {
		dst.Set(reflect.ValueOf(x))
	}
	return nil
}

func decodeScalar(dst reflect.Value, v php.Value) error {
	switch dst.Kind() {
	case reflect.Bool:
		if v.IsBool() {
			dst.SetBool(v.IsTrue())
			return nil
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if v.IsInt() && !dst.OverflowInt(v.Int()) {
			dst.SetInt(v.Int())
			return nil
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if v.IsInt() && v.Int() >= 0 && !dst.OverflowUint(uint64(v.Int())) {
			dst.SetUint(uint64(v.Int()))
			return nil
		}
	case reflect.Float32, reflect.Float64:
		if v.IsInt() {
			dst.SetFloat(float64(v.Int()))
			return nil
		}
		if v.IsFloat() {
			dst.SetFloat(v.Float())
			return nil
		}
	case reflect.String:
		if v.IsString() {
			dst.SetString(v.Str().String())
			return nil
		}
	}
	return mismatch(v, dst.Type())
}

func (c *Converter) decodeOrdered(dst reflect.Value, v php.Value, depth int) error {
	if !v.IsArray() {
		return mismatch(v, dst.Type())
	}
	var m OrderedMap
	for k, el := range v.Array().All() {
		m.Set(GoKey(k), c.export(el, depth+1))
	}
	dst.Set(reflect.ValueOf(m))
	return nil
}

func (c *Converter) decodeList(dst reflect.Value, v php.Value, depth int) error {
	isSlice := dst.Kind() == reflect.Slice
	switch {
	case v.IsNil() && isSlice:
		dst.SetZero()
		return nil
	case v.IsString() && isSlice && dst.Type().Elem().Kind() == reflect.Uint8:
		dst.SetBytes([]byte(v.Str().Peek()))
		return nil
	case !v.IsArray():
		return mismatch(v, dst.Type())
	}
	n := v.Array().Len()
	if isSlice {
		dst.Set(reflect.MakeSlice(dst.Type(), n, n))
	} else if n != dst.Len() {
		return fmt.Errorf("interp: PHP array has %d elements, Go %s needs %d", n, dst.Type(), dst.Len())
	}
	i := 0
	for el := range v.Array().Values() {
		if err := c.decode(dst.Index(i), el, depth+1); err != nil {
			return err
		}
		i++
	}
	return nil
}

func (c *Converter) decodeMap(dst reflect.Value, v php.Value, depth int) error {
	if v.IsNil() {
		dst.SetZero()
		return nil
	}
	if !v.IsArray() {
		return mismatch(v, dst.Type())
	}
	t := dst.Type()
	dst.Set(reflect.MakeMapWithSize(t, v.Array().Len()))
	for k, el := range v.Array().All() {
		key, val := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
		kv := k.Value()
		err := c.decodeKey(key, kv)
		kv.Release()
		if err != nil {
			return err
		}
		if err := c.decode(val, el, depth+1); err != nil {
			return err
		}
		dst.SetMapIndex(key, val)
	}
	return nil
}

// decodeKey lets integer keys be strings, because PHP has no "12" as a key.
func (c *Converter) decodeKey(dst reflect.Value, k php.Value) error {
	if dst.Kind() == reflect.String && k.IsInt() {
		dst.SetString(php.FormatInt(k.Int()))
		return nil
	}
	return c.decode(dst, k, 0)
}

func (c *Converter) decodeStruct(dst reflect.Value, v php.Value, depth int) error {
	var get func(name string) *php.Value
	switch {
	case v.IsArray():
		get = v.Array().AtString
	case v.IsObject():
		get = publicProp(v.Object())
	default:
		return mismatch(v, dst.Type())
	}
	for i := range dst.NumField() {
		name, ok := fieldName(dst.Type().Field(i))
		if !ok {
			continue
		}
		if p := get(name); p != nil && !p.IsUndef() {
			if err := c.decode(dst.Field(i), *p, depth+1); err != nil {
				return fmt.Errorf("%w (field %s)", err, name)
			}
		}
	}
	return nil
}

func publicProp(o *php.Object) func(name string) *php.Value {
	return func(name string) *php.Value {
		if p := o.Class.FindProp(name); p != nil && p.Flags&php.VisibilityMask != php.AccPublic {
			return nil
		}
		return o.Prop(name)
	}
}

func fieldName(f reflect.StructField) (string, bool) {
	if !f.IsExported() {
		return "", false
	}
	tag, _, _ := strings.Cut(f.Tag.Get("php"), ",")
	if tag == "-" {
		return "", false
	}
	if tag != "" {
		return tag, true
	}
	return f.Name, true
}

// floatOrInt is an unsigned integer as PHP has it: a float when it does not fit.
func floatOrInt(u uint64) php.Value {
	if u > math.MaxInt64 {
		return php.Float(float64(u))
	}
	return php.Int(int64(u))
}
