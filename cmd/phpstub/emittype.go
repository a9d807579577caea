package main

import (
	"strconv"
	"strings"
)

// typeRef returns the Go expression for a type: the address of its variable, which is made on first use.
func (e *emitter) typeRef(t *typeDecl) string {
	if t == nil {
		return ""
	}
	name, ok := e.types[t.key()]
	if !ok {
		name = e.typeName(t)
		e.types[t.key()] = name
		e.order = append(e.order, t)
	}
	return "&" + name
}

// typeName makes a variable's name of a type's text: "array|string|null" of strings.stub.php is
// stringsTypeArrayStringNull.
func (e *emitter) typeName(t *typeDecl) string {
	var b strings.Builder
	b.WriteString(e.prefix + "Type")
	if strings.HasPrefix(t.text, "?") {
		b.WriteString("Nullable")
	}
	for _, p := range strings.FieldsFunc(t.text, func(r rune) bool { return strings.ContainsRune(`|&?()\_`, r) }) {
		b.WriteString(strings.ToUpper(p[:1]) + p[1:])
	}
	name := b.String()
	for n := 2; e.taken[name]; n++ {
		name = b.String() + strconv.Itoa(n)
	}
	e.taken[name] = true
	return name
}

func (e *emitter) typeVars() {
	if len(e.order) == 0 {
		return
	}
	e.printf("\n// The types of the declarations above.\nvar (\n")
	for _, t := range e.order {
		var w fields
		w.raw("Mask", t.mask)
		w.raw("Names", stringList(t.names))
		if len(t.inter) > 0 {
			parts := make([]string, len(t.inter))
			for i, in := range t.inter {
				parts[i] = strings.TrimPrefix(stringList(in), "[]string")
			}
			w.raw("Inter", "[][]string{"+strings.Join(parts, ", ")+"}")
		}
		w.quoted("Text", t.text)
		e.printf("%s = php.Type{%s}\n", e.types[t.key()], w.join())
	}
	e.printf(")\n")
}
