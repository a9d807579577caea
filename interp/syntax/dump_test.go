package syntax

import (
	"fmt"
	"reflect"
	"strings"
)

// dump writes a tree as an s-expression: the type of a node, then its fields that are not empty, without positions.
// With lines set, every node is followed by @line.
type dumper struct {
	strings.Builder
	lines bool
}

func dump(nodes []Stmt, lines bool) string {
	d := dumper{lines: lines}
	for i, s := range nodes {
		if i > 0 {
			d.WriteByte(' ')
		}
		d.value(reflect.ValueOf(s))
	}
	return d.String()
}

var binaryNames = [...]string{"+", "-", "*", "/", "%", "**", ".", "&", "|", "^", "<<", ">>", "&&", "||", "and", "or", "xor", "??",
	"==", "!=", "===", "!==", "<", "<=", ">", ">=", "<=>"}

var unaryNames = [...]string{"+", "-", "!", "~", "@", "int", "float", "string", "array", "object", "bool", "unset", "print", "clone",
	"throw", "include", "include_once", "require", "require_once", "eval", "empty", "exit", "real"}

func (d *dumper) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface:
		d.value(v.Elem())
	case reflect.Invalid:
		d.WriteByte('_')
	case reflect.Pointer:
		if v.IsNil() {
			d.WriteByte('_')
			return
		}
		d.node(v.Elem())
	case reflect.Slice:
		d.WriteByte('[')
		for i := range v.Len() {
			if i > 0 {
				d.WriteByte(' ')
			}
			d.value(v.Index(i))
		}
		d.WriteByte(']')
	case reflect.String:
		fmt.Fprintf(d, "%q", v.String())
	case reflect.Struct:
		d.node(v)
	default:
		d.scalar(v)
	}
}

func (d *dumper) scalar(v reflect.Value) {
	switch x := v.Interface().(type) {
	case BinaryOp:
		d.WriteString(binaryNames[x])
	case UnaryOp:
		d.WriteString(unaryNames[x])
	case Token:
		d.WriteString(x.Name())
	default:
		fmt.Fprint(d, x)
	}
}

// node writes the commonest nodes briefly and all others field by field.
func (d *dumper) node(v reflect.Value) {
	switch x := v.Addr().Interface().(type) {
	case *Variable:
		d.WriteString("$" + x.Name)
	case *IntLit:
		fmt.Fprint(d, x.Value)
	case *StringLit:
		fmt.Fprintf(d, "%q", x.Value)
	case *Ident:
		d.WriteString(x.Text)
	case *Name:
		d.WriteString([]string{"", "", `\`, `namespace\`}[x.Kind] + x.Text)
	case *NameExpr:
		d.value(reflect.ValueOf(x.Name))
	case *ConstFetch:
		d.value(reflect.ValueOf(x.Name))
	case *ExprStmt:
		d.value(reflect.ValueOf(x.X))
	default:
		d.fields(v)
	}
	if at, ok := v.Addr().Interface().(Node); ok && d.lines {
		fmt.Fprintf(d, "@%d", at.At().Line)
	}
}

// positional are fields that only tell where something stands.
var positional = map[string]bool{"Pos": true, "End": true, "NameLine": true, "NamePos": true, "Start": true, "EndOff": true}

func (d *dumper) fields(v reflect.Value) {
	t := v.Type()
	d.WriteString("(" + t.Name())
	for i := range t.NumField() {
		f := t.Field(i)
		if positional[f.Name] || v.Field(i).IsZero() && f.Name != "Op" {
			continue
		}
		d.WriteByte(' ')
		switch f.Type.Kind() {
		case reflect.Bool:
			d.WriteString(f.Name)
			continue
		case reflect.Interface, reflect.Pointer:
			if f.Name == "Key" || f.Name == "Then" || f.Name == "Else" || f.Name == "Default" || f.Name == "Init" || f.Name == "Ret" {
				d.WriteString(f.Name + ":")
			}
		case reflect.Uint8, reflect.Uint16:
			if f.Name != "Op" {
				d.WriteString(f.Name + ":")
			}
		}
		d.value(v.Field(i))
	}
	d.WriteByte(')')
}
