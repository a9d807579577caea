package govalue

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"

	"gaja/interp/php"
)

// Value makes the PHP value of a Go value, owned by the caller: maps become arrays ordered by key, structs arrays of
// their exported fields.
func (c *Converter) Value(x any) (php.Value, error) {
	switch x := x.(type) {
	case nil:
		return php.Null(), nil
	case bool:
		return php.Bool(x), nil
	case int:
		return php.Int(int64(x)), nil
	case int64:
		return php.Int(x), nil
	case float64:
		return php.Float(x), nil
	case string:
		return php.String(x), nil
	}
	return c.valueOf(reflect.ValueOf(x), 0)
}

func (c *Converter) valueOf(x reflect.Value, depth int) (php.Value, error) {
	if depth > maxDepth {
		return php.Undef(), fmt.Errorf("interp: Go value is nested more than %d deep", maxDepth)
	}
	if !x.IsValid() {
		return php.Null(), nil
	}
	switch x.Type() {
	case c.Type:
		return c.Unwrap(x.Interface())
	case mapType:
		m := x.Interface().(OrderedMap)
		return c.ordered(&m, depth)
	}
	switch x.Kind() {
	case reflect.Bool:
		return php.Bool(x.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return php.Int(x.Int()), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return floatOrInt(x.Uint()), nil
	case reflect.Float32, reflect.Float64:
		return php.Float(x.Float()), nil
	case reflect.String:
		return php.String(x.String()), nil
	case reflect.Interface, reflect.Pointer:
		return c.valueOf(x.Elem(), depth+1)
	case reflect.Slice, reflect.Array:
		return c.list(x, depth)
	case reflect.Map:
		return c.sortedMap(x, depth)
	case reflect.Struct:
		return c.fields(x, depth)
	}
	return php.Undef(), fmt.Errorf("interp: cannot use Go %s as a PHP value", x.Type())
}

func (c *Converter) list(x reflect.Value, depth int) (php.Value, error) {
	if x.Kind() == reflect.Slice && x.Type().Elem().Kind() == reflect.Uint8 {
		return php.String(string(x.Bytes())), nil
	}
	if x.Kind() == reflect.Slice && x.IsNil() {
		return php.ArrayValue(php.NewArray(0)), nil
	}
	a := php.NewArray(x.Len())
	for i := range x.Len() {
		v, err := c.valueOf(x.Index(i), depth+1)
		if err != nil {
			php.ArrayValue(a).Release()
			return v, err
		}
		a.Append(v)
	}
	return php.ArrayValue(a), nil
}

func (c *Converter) ordered(m *OrderedMap, depth int) (php.Value, error) {
	a := php.NewHash(m.Len())
	for key, x := range m.All() {
		v, err := c.valueOf(reflect.ValueOf(x), depth+1)
		if err != nil {
			php.ArrayValue(a).Release()
			return v, err
		}
		k, _ := PHPKey(key)
		a.Put(k, v)
	}
	return php.ArrayValue(a), nil
}

func (c *Converter) sortedMap(x reflect.Value, depth int) (php.Value, error) {
	keys := x.MapKeys()
	var less func(a, b reflect.Value) int
	var put func(a *php.Array, k reflect.Value, v php.Value)
	switch kind := x.Type().Key().Kind(); {
	case kind == reflect.String:
		less = func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) }
		put = func(a *php.Array, k reflect.Value, v php.Value) { a.PutGo(k.String(), v) }
	case kind >= reflect.Int && kind <= reflect.Int64:
		less = func(a, b reflect.Value) int { return cmp.Compare(a.Int(), b.Int()) }
		put = func(a *php.Array, k reflect.Value, v php.Value) { a.Set(k.Int(), v) }
	case kind >= reflect.Uint && kind <= reflect.Uintptr:
		less = func(a, b reflect.Value) int { return cmp.Compare(a.Uint(), b.Uint()) }
		put = func(a *php.Array, k reflect.Value, v php.Value) { a.Set(int64(k.Uint()), v) }
	default:
		return php.Undef(), fmt.Errorf("interp: cannot use the keys of Go %s in a PHP array", x.Type())
	}
	slices.SortFunc(keys, less)
	a := php.NewHash(len(keys))
	for _, k := range keys {
		v, err := c.valueOf(x.MapIndex(k), depth+1)
		if err != nil {
			php.ArrayValue(a).Release()
			return v, err
		}
		put(a, k, v)
	}
	return php.ArrayValue(a), nil
}

func (c *Converter) fields(x reflect.Value, depth int) (php.Value, error) {
	a := php.NewHash(x.NumField())
	for i := range x.NumField() {
		name, ok := fieldName(x.Type().Field(i))
		if !ok {
			continue
		}
		v, err := c.valueOf(x.Field(i), depth+1)
		if err != nil {
			php.ArrayValue(a).Release()
			return v, err
		}
		a.PutGo(name, v)
	}
	return php.ArrayValue(a), nil
}
