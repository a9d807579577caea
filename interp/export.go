package interp

import (
	"fmt"
	"math"
	"reflect"
	"strings"

	"gaja/interp/php"
)

// maxDepth bounds how deep values are converted; PHP arrays may contain themselves through references.
const maxDepth = 256

func goKey(k php.Key) any {
	if k.Str != nil {
		return k.Str.String()
	}
	return k.Int
}

func phpKey(key any) (php.Key, bool) {
	switch k := key.(type) {
	case int:
		return php.IntKey(int64(k)), true
	case int64:
		return php.IntKey(k), true
	case string:
		return php.KeyOf(php.NewStr(k)), true
	}
	return php.Key{}, false
}

// export makes the Go value of v, which is borrowed.
func (e *Engine) export(v php.Value, depth int) any {
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
		return e.exportArray(v.Array(), depth)
	case php.KindObject, php.KindResource:
		return Value{e, v.Copy()}
	}
	return nil
}

func (e *Engine) exportArray(a *php.Array, depth int) any {
	if depth >= maxDepth {
		return nil
	}
	if a.IsList() {
		list := make([]any, 0, a.Len())
		for v := range a.Values() {
			list = append(list, e.export(v, depth+1))
		}
		return list
	}
	m := new(OrderedMap)
	for k, v := range a.All() {
		m.Set(goKey(k), e.export(v, depth+1))
	}
	return m
}

// As converts a PHP value to a Go type: booleans, numbers, strings, []byte, slices, maps, structs (by the tag `php` or
// the field's name), pointers to those, any, and [Value] itself. Nothing is coerced but integers to floats, and null to
// the zero of pointers, slices, maps and any.
func As[T any](v Value) (T, error) {
	var out T
	err := v.eng.decode(reflect.ValueOf(&out).Elem(), v.raw(), 0)
	return out, err
}

func mismatch(v php.Value, t reflect.Type) error {
	return fmt.Errorf("interp: cannot use PHP %s as Go %s", php.TypeName(v), t)
}

var (
	valueType = reflect.TypeFor[Value]()
	mapType   = reflect.TypeFor[OrderedMap]()
)

// decode stores v, which is borrowed, in dst.
func (e *Engine) decode(dst reflect.Value, v php.Value, depth int) error {
	v = v.Deref()
	if depth > maxDepth {
		return fmt.Errorf("interp: PHP value is nested more than %d deep", maxDepth)
	}
	switch t := dst.Type(); {
	case t == valueType:
		dst.Set(reflect.ValueOf(Value{e, v.Copy()}))
		return nil
	case t == mapType:
		return e.decodeOrdered(dst, v, depth)
	}
	switch dst.Kind() {
	case reflect.Interface:
		return e.decodeAny(dst, v, depth)
	case reflect.Pointer:
		if v.IsNil() {
			dst.SetZero()
			return nil
		}
		p := reflect.New(dst.Type().Elem())
		dst.Set(p)
		return e.decode(p.Elem(), v, depth+1)
	case reflect.Slice, reflect.Array:
		return e.decodeList(dst, v, depth)
	case reflect.Map:
		return e.decodeMap(dst, v, depth)
	case reflect.Struct:
		return e.decodeStruct(dst, v, depth)
	}
	return decodeScalar(dst, v)
}

func (e *Engine) decodeAny(dst reflect.Value, v php.Value, depth int) error {
	if dst.NumMethod() > 0 {
		return mismatch(v, dst.Type())
	}
	dst.SetZero()
	if x := e.export(v, depth); x != nil {
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

func (e *Engine) decodeOrdered(dst reflect.Value, v php.Value, depth int) error {
	if !v.IsArray() {
		return mismatch(v, dst.Type())
	}
	var m OrderedMap
	for k, el := range v.Array().All() {
		m.Set(goKey(k), e.export(el, depth+1))
	}
	dst.Set(reflect.ValueOf(m))
	return nil
}

func (e *Engine) decodeList(dst reflect.Value, v php.Value, depth int) error {
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
		if err := e.decode(dst.Index(i), el, depth+1); err != nil {
			return err
		}
		i++
	}
	return nil
}

func (e *Engine) decodeMap(dst reflect.Value, v php.Value, depth int) error {
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
		err := e.decodeKey(key, kv)
		kv.Release()
		if err != nil {
			return err
		}
		if err := e.decode(val, el, depth+1); err != nil {
			return err
		}
		dst.SetMapIndex(key, val)
	}
	return nil
}

// decodeKey lets integer keys be strings, because PHP has no "12" as a key.
func (e *Engine) decodeKey(dst reflect.Value, k php.Value) error {
	if dst.Kind() == reflect.String && k.IsInt() {
		dst.SetString(php.FormatInt(k.Int()))
		return nil
	}
	return e.decode(dst, k, 0)
}

func (e *Engine) decodeStruct(dst reflect.Value, v php.Value, depth int) error {
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
			if err := e.decode(dst.Field(i), *p, depth+1); err != nil {
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
