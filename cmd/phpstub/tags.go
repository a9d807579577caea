package main

import (
	"strings"

	"gaja/interp/syntax"
)

// tags are what a doc comment says.
type tags struct {
	levels       levels
	deprecated   string
	isDeprecated bool
	deprecatedAt levels
	impl, op     string
	direct       string
	handlers     string
	refuseFalse  bool
	pure         bool
	tentative    bool
	noDynamic    bool
	noSerialize  bool
	noNew        bool
	preferRef    map[string]bool
	resource     map[string]bool // value: null is allowed
	unchecked    map[string]bool
}

// tagsOf reads the tags of a doc comment; text that is no tag is for the reader alone.
func (f *stubFile) tagsOf(pos syntax.Pos, doc string) tags {
	t := tags{preferRef: map[string]bool{}, resource: map[string]bool{}, unchecked: map[string]bool{}}
	doc = strings.TrimSuffix(strings.TrimPrefix(doc, "/**"), "*/")
	for _, line := range strings.Split(doc, "\n") {
		line = strings.TrimSpace(line)
		line = strings.TrimSpace(strings.TrimPrefix(line, "*"))
		// Several tags may stand on one line, but a deprecation's text goes to its end.
		for strings.HasPrefix(line, "@") {
			if strings.HasPrefix(line, "@deprecated") {
				f.deprecatedTag(pos, &t, strings.TrimPrefix(line, "@deprecated"))
				break
			}
			next := strings.Index(line[1:], " @")
			one := line
			if next >= 0 {
				one, line = line[:next+1], strings.TrimSpace(line[next+1:])
			} else {
				line = ""
			}
			name, arg, _ := strings.Cut(strings.TrimSpace(one), " ")
			f.tag(pos, &t, name, strings.TrimSpace(arg))
		}
	}
	return t
}

func (f *stubFile) deprecatedTag(pos syntax.Pos, t *tags, rest string) {
	t.isDeprecated = true
	at, text, _ := strings.Cut(strings.TrimSpace(rest), " ")
	for _, l := range strings.Split(at, ",") {
		switch l {
		case "7.4":
			t.deprecatedAt |= only74
		case "8.4":
			t.deprecatedAt |= only84
		default:
			f.errorf(pos, "@deprecated needs levels (7.4, 8.4 or 7.4,8.4), not %q", at)
		}
	}
	if text = strings.TrimSpace(text); text != "" {
		if text[0] != ',' {
			text = " " + text
		}
		t.deprecated = text
	}
}

func (f *stubFile) tag(pos syntax.Pos, t *tags, name, arg string) {
	needs := true
	switch name {
	case "@since":
		if arg != "8.4" {
			f.errorf(pos, "@since %s: only 8.4 is a level that something can begin at", arg)
		}
		t.levels = only84
	case "@until":
		if arg != "7.4" {
			f.errorf(pos, "@until %s: only 7.4 is a level that something can end at", arg)
		}
		t.levels = only74
	case "@refuse":
		if arg != "false" {
			f.errorf(pos, "@refuse %s: only false is another answer than null", arg)
		}
		t.refuseFalse = true
	case "@impl":
		t.impl = arg
	case "@direct":
		t.direct = arg
	case "@op":
		t.op = arg
	case "@handlers":
		t.handlers = arg
	case "@prefer-ref":
		t.preferRef[strings.TrimPrefix(arg, "$")] = true
	case "@unchecked":
		t.unchecked[strings.TrimPrefix(arg, "$")] = true
	case "@resource":
		t.resource[strings.TrimLeft(arg, "?$")] = strings.HasPrefix(arg, "?")
	default:
		needs = false
		if !t.flag(name) {
			f.errorf(pos, "unknown tag %s", name)
		} else if arg != "" {
			f.errorf(pos, "%s takes no argument", name)
		}
	}
	if needs && arg == "" {
		f.errorf(pos, "%s needs an argument", name)
	}
}

func (t *tags) flag(name string) bool {
	switch name {
	case "@pure":
		t.pure = true
	case "@tentative":
		t.tentative = true
	case "@no-dynamic", "@strict-properties":
		t.noDynamic = true
	case "@not-serializable":
		t.noSerialize = true
	case "@no-new":
		t.noNew = true
	default:
		return false
	}
	return true
}
