package interp

import (
	"context"
	"errors"
	"iter"
	"reflect"

	"gaja/interp/internal/govalue"
	"gaja/interp/php"
)

// Value is a PHP value that a host holds. It belongs to its engine and is used where the engine may be used. The zero
// Value is null.
type Value struct {
	eng *Engine
	v   php.Value
}

// wrap makes a Value that owns v's count.
func (e *Engine) wrap(v php.Value) Value {
	if v.Kind() == php.KindRef {
		w := v.CopyDeref()
		v.Release()
		v = w
	}
	return Value{e, v}
}

func (v Value) raw() php.Value {
	if v.v.IsUndef() {
		return php.Null()
	}
	return v.v
}

// Type returns the name that gettype's modern sister get_debug_type gives: null, bool, int, float, string, array, or
// the class of an object.
func (v Value) Type() string {
	if v.raw().IsBool() {
		return "bool"
	}
	return php.TypeName(v.raw())
}

// IsNull reports null.
func (v Value) IsNull() bool { return v.raw().IsNil() }

// String returns the value as echo prints it, or "" when that fails.
func (v Value) String() string {
	if v.eng == nil {
		return ""
	}
	var text string
	err := v.eng.enter(context.Background(), func() error {
		s, err := v.eng.pc.ToString(v.raw())
		if err == nil {
			text = s.String()
			php.StrValue(s).Release()
		}
		return err
	})
	if err != nil {
		return ""
	}
	return text
}

// Export returns the value as a Go value of its own: nil, bool, int64, float64, string, []any for lists, *[OrderedMap]
// for other arrays, and a Value for objects and resources.
func (v Value) Export() any {
	if v.eng == nil {
		return nil
	}
	return v.eng.conv.Export(v.raw())
}

// As converts a PHP value to a Go type: booleans, numbers, strings, []byte, slices, maps, structs (by the tag `php` or
// the field's name), pointers to those, any, and [Value] itself. Nothing is coerced but integers to floats, and null to
// the zero of pointers, slices, maps and any.
func As[T any](v Value) (T, error) {
	var out T
	if v.eng == nil {
		v.eng = new(Engine)
	}
	err := v.eng.conv.Decode(reflect.ValueOf(&out).Elem(), v.raw())
	return out, err
}

// converter converts values of the engine.
func (e *Engine) converter() govalue.Converter {
	return govalue.Converter{
		Type: reflect.TypeFor[Value](),
		Wrap: func(v php.Value) any { return Value{e, v.Copy()} },
		Unwrap: func(x any) (php.Value, error) {
			v, _ := x.(Value)
			r := v.raw()
			if v.eng != e && r.IsCounted() {
				return php.Undef(), errors.New("interp: a value of another engine; Export it first")
			}
			return r.CopyDeref(), nil
		},
	}
}

// Array returns the elements of an array; for any other value it is empty.
func (v Value) Array() Array {
	if r := v.raw(); r.IsArray() {
		return Array{v.eng, r.Array()}
	}
	return Array{}
}

// Call calls a closure or any other callable value. Arguments are Go values or Values.
func (v Value) Call(ctx context.Context, args ...any) (Value, error) {
	if v.eng == nil {
		return Value{}, ErrClosed
	}
	return v.eng.call(ctx, v.raw(), args)
}

// Method calls a method of an object.
func (v Value) Method(ctx context.Context, name string, args ...any) (Value, error) {
	if v.eng == nil {
		return Value{}, ErrClosed
	}
	callable := php.ArrayValue(php.List(v.raw().Copy(), php.String(name)))
	defer callable.Release()
	return v.eng.call(ctx, callable, args)
}

// Release gives the value back before the engine closes, so that an object nobody else holds is destructed now.
func (v Value) Release() {
	if v.eng == nil || v.eng.closed {
		return
	}
	// A destructor that fails has reported it; there is nobody left to tell.
	_ = v.eng.enter(context.Background(), func() error { v.v.Release(); return nil })
}

// Array is a PHP array: an ordered map with integer and string keys.
type Array struct {
	eng *Engine
	a   *php.Array
}

// Len returns the number of elements.
func (a Array) Len() int {
	if a.a == nil {
		return 0
	}
	return a.a.Len()
}

// All iterates in order. Keys are int64 or string.
func (a Array) All() iter.Seq2[any, Value] {
	return func(yield func(any, Value) bool) {
		if a.a == nil {
			return
		}
		for k, v := range a.a.All() {
			if !yield(govalue.GoKey(k), Value{a.eng, v.Copy()}) {
				return
			}
		}
	}
}

// Get returns the element under an int, int64 or string key.
func (a Array) Get(key any) (Value, bool) {
	if a.a == nil {
		return Value{}, false
	}
	k, ok := govalue.PHPKey(key)
	if !ok {
		return Value{}, false
	}
	if p := a.a.Lookup(k); p != nil {
		return Value{a.eng, p.CopyDeref()}, true
	}
	return Value{}, false
}

// OrderedMap is a PHP array on the Go side: keys are int64 or string, in insertion order. The zero value is empty and
// ready to use.
type OrderedMap = govalue.OrderedMap
