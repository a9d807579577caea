package govalue

import (
	"iter"

	"gaja/interp/php"
)

// OrderedMap is a PHP array on the Go side: keys are int64 or string, in insertion order. The zero value is empty and
// ready to use.
type OrderedMap struct {
	keys []any
	vals map[any]any
}

// Set stores v under an int, int64 or string key, behind the others when it is new. As in PHP, "12" is 12. Other kinds
// of keys are ignored.
func (m *OrderedMap) Set(key, v any) {
	k, ok := PHPKey(key)
	if !ok {
		return
	}
	norm := GoKey(k)
	if m.vals == nil {
		m.vals = make(map[any]any)
	}
	if _, have := m.vals[norm]; !have {
		m.keys = append(m.keys, norm)
	}
	m.vals[norm] = v
}

// Get returns what is stored under a key.
func (m *OrderedMap) Get(key any) (any, bool) {
	k, ok := PHPKey(key)
	if !ok {
		return nil, false
	}
	v, ok := m.vals[GoKey(k)]
	return v, ok
}

// Len returns the number of elements.
func (m *OrderedMap) Len() int { return len(m.keys) }

// All iterates in order.
func (m *OrderedMap) All() iter.Seq2[any, any] {
	return func(yield func(any, any) bool) {
		for _, k := range m.keys {
			if !yield(k, m.vals[k]) {
				return
			}
		}
	}
}

// GoKey is an array key as int64 or string.
func GoKey(k php.Key) any {
	if k.Str != nil {
		return k.Str.String()
	}
	return k.Int
}

// PHPKey makes a key of an int, int64 or string.
func PHPKey(key any) (php.Key, bool) {
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
