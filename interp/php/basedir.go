package php

import (
	"path"
	"strings"
)

// open_basedir confines a script to directories. It is a rule between the script and the file functions, beside the
// host's own: the host decides what an engine can reach at all, the setting what of that its scripts are let at. A name is
// judged by where it really leads, links followed, so the nearest ancestor that exists decides about names that do not.

// maxPath is the longest name the system takes, its NUL included.
const maxPath = 4096

// BaseDir returns the directories that scripts are confined to, separated by colons; "" means everywhere.
func (ctx *Context) BaseDir() string { return ctx.baseDir }

// PathAllowed reports whether open_basedir lets a script use a file. The text says why not, as PHP's warning puts it.
func (ctx *Context) PathAllowed(name string) (ok bool, why string) {
	if ctx.baseDir == "" {
		return true, ""
	}
	if len(name) >= maxPath {
		return false, "File name is longer than the maximum allowed path length on this platform (" +
			FormatInt(maxPath) + "): " + name
	}
	real := ctx.nearestReal(ctx.absolute(name))
	for _, dir := range strings.Split(ctx.baseDir, ":") {
		if dir == "" {
			break
		}
		base := ctx.realish(ctx.absolute(dir))
		if real == base || base == "/" || strings.HasPrefix(real, base+"/") {
			return true, ""
		}
	}
	return false, "open_basedir restriction in effect. File(" + name + ") is not within the allowed path(s): (" +
		ctx.baseDir + ")"
}

// absolute makes a name absolute and resolves its dots as text.
func (ctx *Context) absolute(name string) string {
	if !strings.HasPrefix(name, "/") && ctx.Host.FS != nil {
		cwd, err := ctx.Host.FS.Getwd()
		if err != nil {
			return ""
		}
		name = cwd + "/" + name
	}
	return path.Clean(name)
}

// ExpandPath makes a name absolute and follows the links of as much of it as exists.
func (ctx *Context) ExpandPath(name string) string { return ctx.realish(ctx.absolute(name)) }

// realish follows the links of as much of a name as exists and keeps the rest.
func (ctx *Context) realish(name string) string {
	if ctx.Host.FS == nil {
		return name
	}
	rest := ""
	for p := name; p != "/" && p != "."; p = path.Dir(p) {
		if real, err := ctx.Host.FS.Realpath(p); err == nil {
			return path.Clean(real + rest)
		}
		rest = "/" + path.Base(p) + rest
	}
	return name
}

// nearestReal returns the real name of a file, or of its nearest ancestor that exists. A link that leads nowhere is
// judged by what it names.
func (ctx *Context) nearestReal(name string) string {
	fs := ctx.Host.FS
	if fs == nil {
		return name
	}
	for first := true; ; first = false {
		if real, err := fs.Realpath(name); err == nil {
			return real
		}
		if first {
			if target, err := fs.Readlink(name); err == nil {
				name = target
			}
		}
		at := strings.LastIndexByte(name, '/')
		switch {
		case at == 0:
			return "/"
		case at < 0:
			return "" // what a dangling link names beside itself is nowhere
		}
		name = name[:at]
	}
}

// BaseDirChanged is the rule for changes of open_basedir: none while settings are configured, and what a script sets may
// only confine it further. At 8.4 what it sets is kept as it resolves at that moment.
func BaseDirChanged(ctx *Context, value string) bool {
	if ctx.Ini.configuring {
		ctx.baseDir = value
		return true
	}
	modern := ctx.Level == Level84
	if !modern && ctx.baseDir == "" {
		ctx.baseDir = value
		return true
	}
	if value == "" {
		return false
	}
	dirs := strings.Split(value, ":")
	for i, dir := range dirs {
		if dir == "" {
			dirs = dirs[:i]
			break
		}
		if !modern && (dir == ".." || strings.HasPrefix(dir, "../")) {
			return false
		}
		if modern {
			dirs[i] = ctx.realish(ctx.absolute(dir))
		}
		if ok, _ := ctx.PathAllowed(dirs[i]); !ok {
			return false
		}
	}
	if value = strings.Join(dirs, ":"); value == "" {
		return false
	}
	ctx.baseDir = value
	return true
}

// LogFileChanged is the rule for settings that name a file to be written: a script may not name one that open_basedir
// keeps from it.
func LogFileChanged(ctx *Context, value string) bool {
	if ctx.Ini.configuring || value == "" || value == "syslog" {
		return true
	}
	ok, why := ctx.PathAllowed(value)
	if !ok {
		ctx.Warning("ini_set(): %s", why)
	}
	return ok
}
