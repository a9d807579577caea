package compile

import (
	"strings"

	"gaja/interp/syntax"
)

func (c *compiler) resetNames(ns string) {
	c.ns = ns
	c.useClass, c.useFunc, c.useConst = map[string]string{}, map[string]string{}, map[string]string{}
	c.seen = map[string]bool{}
}

// className resolves a class name; self, parent and static stay as they are, in lower case.
func (c *compiler) className(n *syntax.Name) string {
	if n.Kind == syntax.NameUnqualified {
		switch l := strings.ToLower(n.Text); l {
		case "self", "parent", "static":
			return l
		}
	}
	return c.plainClassName(n)
}

func (c *compiler) plainClassName(n *syntax.Name) string {
	switch n.Kind {
	case syntax.NameFull:
		return n.Text
	case syntax.NameRelative:
		return joinName(c.ns, n.Text)
	}
	first, rest := n.Text, ""
	if i := strings.IndexByte(n.Text, '\\'); i >= 0 {
		first, rest = n.Text[:i], n.Text[i:]
	}
	if full, ok := c.useClass[strings.ToLower(first)]; ok {
		return full + rest
	}
	return joinName(c.ns, n.Text)
}

// otherName resolves the name of a function or constant. fallback is the global name to try when the first does not
// exist, or "".
func (c *compiler) otherName(n *syntax.Name, uses map[string]string, fold bool) (name, fallback string) {
	switch n.Kind {
	case syntax.NameFull:
		return n.Text, ""
	case syntax.NameRelative:
		return joinName(c.ns, n.Text), ""
	case syntax.NameQualified:
		i := strings.IndexByte(n.Text, '\\')
		if full, ok := c.useClass[strings.ToLower(n.Text[:i])]; ok {
			return full + n.Text[i:], ""
		}
		return joinName(c.ns, n.Text), ""
	}
	key := n.Text
	if fold {
		key = strings.ToLower(key)
	}
	if full, ok := uses[key]; ok {
		return full, ""
	}
	if c.ns != "" {
		return c.ns + "\\" + n.Text, n.Text
	}
	return n.Text, ""
}

func (c *compiler) funcName(n *syntax.Name) (name, fallback string) {
	return c.otherName(n, c.useFunc, true)
}

func (c *compiler) constName(n *syntax.Name) (name, fallback string) {
	return c.otherName(n, c.useConst, false)
}

// reserved are the names no class may have.
var reserved = map[string]bool{"bool": true, "false": true, "float": true, "int": true, "null": true, "parent": true,
	"self": true, "static": true, "string": true, "true": true, "void": true, "never": true, "iterable": true,
	"object": true, "mixed": true}

func (c *compiler) isReserved(name string) bool {
	l := strings.ToLower(name)
	if c.is74() && (l == "never" || l == "mixed") {
		return false
	}
	return reserved[l]
}

// see notes a symbol that is declared in the namespace, which no later import may hide.
func (c *compiler) see(what, name string) {
	if what != "const " {
		name = strings.ToLower(name)
	}
	c.seen[what+name] = true
}

func (c *compiler) use(s *syntax.Use) {
	for _, it := range s.Items {
		alias := it.Alias
		if alias == "" {
			alias = it.Name[strings.LastIndexByte(it.Name, '\\')+1:]
		}
		table, key, what := c.useClass, strings.ToLower(alias), ""
		switch it.Kind {
		case syntax.UseFunction:
			table, what = c.useFunc, "function "
		case syntax.UseConst:
			table, key, what = c.useConst, alias, "const "
		default:
			if l := strings.ToLower(alias); l == "self" || l == "parent" || l == "static" || c.isReserved(alias) {
				c.fail(it.Line, "Cannot use "+it.Name+" as "+alias+" because '"+alias+"' is a special class name")
				return
			}
		}
		if c.ns == "" && it.Alias == "" && !strings.Contains(it.Name, "\\") {
			c.warn(2, it.Line, "The use statement with non-compound name '"+it.Name+"' has no effect")
		}
		if full := joinName(c.ns, alias); c.seen[what+key] && it.Name != full && (it.Kind == syntax.UseConst || !strings.EqualFold(full, it.Name)) {
			c.fail(it.Line, "Cannot use "+what+it.Name+" as "+alias+" because the name is already in use")
			return
		}
		if _, dup := table[key]; dup {
			c.fail(it.Line, "Cannot use "+what+it.Name+" as "+alias+" because the name is already in use")
			return
		}
		table[key] = it.Name
	}
}
