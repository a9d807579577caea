package z7

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"gaja/interp/syntax"
)

// dump writes a tree as nested lists: (Assign (Variable a) (IntLit 1)). Positions and empty fields are left out.
func dump(v any) string {
	var b strings.Builder
	dumpValue(&b, reflect.ValueOf(v))
	return b.String()
}

func dumpValue(b *strings.Builder, v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			b.WriteString("nil")
			return
		}
		dumpValue(b, v.Elem())
	case reflect.Slice:
		b.WriteByte('[')
		for i := range v.Len() {
			if i > 0 {
				b.WriteByte(' ')
			}
			dumpValue(b, v.Index(i))
		}
		b.WriteByte(']')
	case reflect.Struct:
		dumpStruct(b, v)
	case reflect.String:
		fmt.Fprintf(b, "%q", v.String())
	default:
		fmt.Fprint(b, v.Interface())
	}
}

func dumpStruct(b *strings.Builder, v reflect.Value) {
	b.WriteString("(" + v.Type().Name())
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch f.Name {
		case "Pos", "NamePos", "End", "EndOff", "Start", "NameLine", "Doc", "Dollar":
			continue
		}
		if v.Field(i).IsZero() && f.Type.Kind() != reflect.Uint8 && f.Type.Kind() != reflect.Int64 {
			continue
		}
		b.WriteByte(' ')
		if f.Type.Kind() == reflect.Bool {
			b.WriteString(f.Name)
			continue
		}
		dumpValue(b, v.Field(i))
	}
	b.WriteByte(')')
}

// parseString parses a script given as text.
func parseString(src string) (*syntax.File, error) {
	return Parse("t.php", []byte(src), syntax.Options{})
}

// mustParse parses a script that is valid.
func mustParse(t *testing.T, src string) *syntax.File {
	t.Helper()
	f, err := parseString(src)
	if err != nil {
		t.Fatalf("%q: %v", src, err)
	}
	return f
}

// exprOf parses the script "<?php src;" and returns its one expression.
func exprOf(t *testing.T, src string) syntax.Expr {
	t.Helper()
	f := mustParse(t, "<?php "+src+";")
	s, ok := f.Stmts[0].(*syntax.ExprStmt)
	if !ok || len(f.Stmts) != 1 {
		t.Fatalf("%q: not one expression: %s", src, dump(f.Stmts))
	}
	return s.X
}
