package main

import (
	"go/token"
	"strings"
)

// predeclared are the names of Go's universe; shadowing one in a package would be legal and confusing.
var predeclared = map[string]bool{"any": true, "append": true, "bool": true, "byte": true, "cap": true, "clear": true,
	"close": true, "comparable": true, "complex": true, "complex64": true, "complex128": true, "copy": true,
	"delete": true, "error": true, "false": true, "float32": true, "float64": true, "imag": true, "int": true,
	"int8": true, "int16": true, "int32": true, "int64": true, "iota": true, "len": true, "make": true, "max": true,
	"min": true, "new": true, "nil": true, "panic": true, "print": true, "println": true, "real": true, "recover": true,
	"rune": true, "string": true, "true": true, "uint": true, "uint8": true, "uint16": true, "uint32": true,
	"uint64": true, "uintptr": true, "init": true, "main": true}

// goFunc returns the Go name of a PHP function's implementation.
func goFunc(php string) string {
	return safeName(camel(php))
}

// goMethod returns the Go name of a PHP method's implementation.
func goMethod(class, method string) string {
	return camel(class) + "_" + method
}

func safeName(name string) string {
	if token.IsKeyword(name) || predeclared[name] {
		return name + "_"
	}
	return name
}

// camel makes lowerCamel of snake_case or UpperCamel; namespace separators and underscores are dropped.
func camel(php string) string {
	parts := strings.FieldsFunc(php, func(r rune) bool { return r == '_' || r == '\\' })
	var b strings.Builder
	for i, p := range parts {
		if i == 0 {
			b.WriteString(lowerHead(p))
		} else {
			b.WriteString(strings.ToUpper(p[:1]) + p[1:])
		}
	}
	return b.String()
}

// lowerHead lowers the leading run of capitals: "PDOStatement" gives "pdoStatement", "GMP" gives "gmp".
func lowerHead(s string) string {
	n := 0
	for n < len(s) && s[n] >= 'A' && s[n] <= 'Z' {
		n++
	}
	if n > 1 && n < len(s) && s[n] >= 'a' && s[n] <= 'z' {
		n--
	}
	return strings.ToLower(s[:n]) + s[n:]
}
