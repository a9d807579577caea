package php

import "strings"

// RegisterInput stores v, which it takes over, under the name of a form field or cookie as $_GET and parse_str do:
// spaces and dots of the name become underscores, and "a[b][]" goes into nested arrays, maxNesting deep at most; what
// lies deeper is dropped with its whole field. keepFirst lets the first of equal names win (cookies).
func RegisterInput(into *Array, name string, v Value, maxNesting int, keepFirst bool) {
	if i := strings.IndexByte(name, 0); i >= 0 {
		name = name[:i]
	}
	orig := strings.TrimLeft(name, " ")
	head, indexes := splitInput(orig)
	if head == "" || forbiddenInput(head, orig) {
		v.Release()
		return
	}
	if len(indexes) > maxNesting {
		if i, ok := NumericKey(head); ok {
			into.Delete(i)
		} else {
			into.DeleteString(head)
		}
		v.Release()
		return
	}
	a, key, push := into, head, false
	for _, next := range indexes {
		a = inputArray(a, key, push)
		key, push = next, next == "]"
	}
	switch {
	case push:
		if !a.Append(v) {
			v.Release()
		}
	case keepFirst && len(indexes) == 0 && inputSlot(a, key) != nil:
		v.Release()
	default:
		a.PutGo(key, v)
	}
}

// splitInput takes "a[b][]" apart: the mangled name and the indexes, "]" for an empty one.
func splitInput(name string) (head string, indexes []string) {
	i := strings.IndexByte(name, '[')
	if i < 0 {
		return mangleInput(name), nil
	}
	if head = mangleInput(name[:i]); head == "" {
		return "", nil
	}
	rest := name[i:]
	for strings.HasPrefix(rest, "[") {
		inner := rest[1:]
		from := 0
		if inner != "" && strings.IndexByte(" \t\n\r\v\f", inner[0]) >= 0 {
			from = 1
		}
		end := strings.IndexByte(inner[from:], ']')
		if end < 0 {
			if len(indexes) == 0 { // no index after all
				return head + "_" + strings.ReplaceAll(mangleInput(inner), "[", "_"), nil
			}
			return head, indexes
		}
		end += from
		if end == from {
			indexes = append(indexes, "]")
		} else {
			indexes = append(indexes, inner[:end])
		}
		rest = inner[end+1:]
	}
	return head, indexes
}

func mangleInput(s string) string {
	if !strings.ContainsAny(s, " .") {
		return s
	}
	return strings.NewReplacer(" ", "_", ".", "_").Replace(s)
}

// forbiddenInput refuses names that only mangling gave the prefix of a protected cookie.
func forbiddenInput(mangled, orig string) bool {
	for _, p := range [...]string{"__Host-", "__Secure-"} {
		if strings.HasPrefix(mangled, p) && !strings.HasPrefix(orig, p) {
			return true
		}
	}
	return false
}

func inputSlot(a *Array, key string) *Value {
	if i, ok := NumericKey(key); ok {
		return a.At(i)
	}
	return a.AtString(key)
}

// inputArray returns the array under a key, made if there is none.
func inputArray(a *Array, key string, push bool) *Array {
	if !push {
		if p := inputSlot(a, key); p != nil && p.Kind() == KindArray {
			return p.WritableArray()
		}
	}
	n := NewArray(0)
	if push {
		a.Append(ArrayValue(n))
	} else {
		a.PutGo(key, ArrayValue(n))
	}
	return n
}
