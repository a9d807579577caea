package php

import (
	"sort"
	"strconv"
	"strings"
)

// IniSetting is one ini setting of an engine.
type IniSetting struct {
	Decl *IniDecl
	// Global is the value after start-up (files, -d), Local the one in force.
	Global, Local string
	Module        string
	// Set is true when the value is not the declaration's default.
	Set bool
}

// IniTable is an engine's ini settings.
type IniTable struct {
	ctx *Context
	m   map[string]*IniSetting
	// extra are settings given at start-up that no module declares; get_cfg_var sees them.
	extra map[string]string
	// configuring is set while values given at start-up are taken over.
	configuring bool
}

func newIniTable(ctx *Context) *IniTable {
	return &IniTable{ctx: ctx, m: make(map[string]*IniSetting), extra: make(map[string]string)}
}

// Lookup returns a setting, or nil.
func (t *IniTable) Lookup(name string) *IniSetting {
	if s, ok := t.m[name]; ok {
		return s
	}
	d, mod := t.ctx.runtime.findIni(name)
	if d == nil {
		return nil
	}
	s := &IniSetting{Decl: d, Global: d.Default, Local: d.Default, Module: mod}
	t.m[name] = s
	return s
}

// Get returns a setting's value, or "".
func (t *IniTable) Get(name string) string {
	if s := t.Lookup(name); s != nil {
		return s.Local
	}
	return ""
}

// Int returns a setting as an integer with PHP's K, M, G suffixes.
func (t *IniTable) Int(name string) int64 { return ParseQuantity(t.Get(name)) }

// Bool returns a setting as a boolean.
func (t *IniTable) Bool(name string) bool { return IniBool(t.Get(name)) }

// Configure sets a value at start-up.
func (t *IniTable) Configure(name, value string) {
	s := t.Lookup(name)
	if s == nil {
		t.extra[name] = value
		return
	}
	t.extra[name] = value
	s.Global, s.Local, s.Set = value, value, true
	t.configuring = true
	if s.Decl.OnChange != nil && !s.Decl.OnChange(t.ctx, value) {
		s.Global, s.Local = s.Decl.Default, s.Decl.Default
	}
	t.configuring = false
}

// Configuring reports whether values given at start-up are being taken over, not a script's.
func (t *IniTable) Configuring() bool { return t.configuring }

// Configured returns a value given at start-up, declared or not.
func (t *IniTable) Configured(name string) (string, bool) {
	v, ok := t.extra[name]
	return v, ok
}

// Set changes a setting from a script; it reports whether it was allowed and accepted.
func (t *IniTable) Set(name, value string) bool {
	s := t.Lookup(name)
	if s == nil || s.Decl.Access&IniUser == 0 {
		return false
	}
	if s.Decl.OnChange != nil && !s.Decl.OnChange(t.ctx, value) {
		return false
	}
	s.Local = value
	return true
}

// Restore undoes Set.
func (t *IniTable) Restore(name string) {
	if s := t.Lookup(name); s != nil && s.Local != s.Global {
		if s.Decl.OnChange != nil && !s.Decl.OnChange(t.ctx, s.Global) {
			return
		}
		s.Local = s.Global
	}
}

// All returns every setting by name.
func (t *IniTable) All() []*IniSetting {
	for _, m := range t.ctx.Modules {
		for _, tab := range m.Tables {
			for i := range tab.Ini {
				if tab.Ini[i].Levels.In(t.ctx.Level) {
					t.Lookup(tab.Ini[i].Name)
				}
			}
		}
	}
	list := make([]*IniSetting, 0, len(t.m))
	for _, s := range t.m {
		list = append(list, s)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Decl.Name < list[j].Decl.Name })
	return list
}

// IniBool is PHP's reading of a boolean setting.
func IniBool(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "on", "yes", "true":
		return true
	}
	return ParseQuantity(s) != 0
}

// ParseQuantity is PHP's reading of an integer setting with an optional K, M or G; what does not parse counts as 0.
func ParseQuantity(s string) int64 {
	s = strings.TrimSpace(s)
	end := 0
	if end < len(s) && (s[end] == '-' || s[end] == '+') {
		end++
	}
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	n, err := strconv.ParseInt(strings.TrimPrefix(s[:end], "+"), 10, 64)
	if err != nil && n == 0 {
		return 0
	}
	if len(s) > end {
		switch s[len(s)-1] {
		case 'k', 'K':
			n <<= 10
		case 'm', 'M':
			n <<= 20
		case 'g', 'G':
			n <<= 30
		}
	}
	return n
}
