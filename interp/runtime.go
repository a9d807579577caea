package interp

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime/debug"

	"gaja/interp/internal/bytecode"
	"gaja/interp/internal/compile"
	"gaja/interp/internal/disable"
	"gaja/interp/internal/z7"
	"gaja/interp/php"
	"gaja/interp/syntax"
)

// Level is the version of the language.
type Level = php.Level

// The levels.
const (
	Level84 = php.Level84
	Level74 = php.Level74
)

// Module is an extension; see package gaja/interp/php for how to write one and gaja/ext/all for those that come along.
type Module = php.Module

// Config describes a Runtime.
type Config struct {
	// Level is the language; the zero value is 8.4.
	Level Level
	// Modules are the extensions. Without the module Core there are not even exceptions.
	Modules []*Module
	// Ini are settings for all engines, as php.ini gives them. The functions named by disable_functions are left out.
	Ini map[string]string
}

// Runtime is a level of the language with extensions and settings. It is immutable and safe for concurrent use.
type Runtime struct {
	lib *php.Library
	ini map[string]string
}

// NewRuntime makes a runtime. It fails when a module is listed twice or needs one that is missing.
func NewRuntime(c Config) (*Runtime, error) {
	if c.Level != Level84 && c.Level != Level74 {
		return nil, errors.New("interp: unknown level")
	}
	modules := c.Modules
	if names := c.Ini["disable_functions"]; names != "" {
		modules = disable.Functions(modules, names, c.Level)
	}
	lib, err := php.NewLibrary(c.Level, modules)
	if err != nil {
		return nil, fmt.Errorf("interp: %w", err)
	}
	return &Runtime{lib: lib, ini: maps.Clone(c.Ini)}, nil
}

// Level returns the language level.
func (rt *Runtime) Level() Level { return rt.lib.Level }

// Program is a compiled script. It is immutable and shared by any number of engines of the same level.
type Program struct {
	unit  *bytecode.Unit
	level Level
}

// Name returns the name that the program was compiled under; the script sees it as __FILE__.
func (p *Program) Name() string { return p.unit.File }

// Source is a script to be compiled.
type Source struct {
	// Name is what __FILE__ and messages say.
	Name string
	Text []byte
	// Code is set for bare code without opening tag, as after php -r.
	Code bool
}

// Compile compiles a script, skipping a first line that begins with "#!". The error is a *[ParseError], or the
// context's.
func (rt *Runtime) Compile(ctx context.Context, name string, src []byte) (*Program, error) {
	if err := ctx.Err(); err != nil {
		return nil, &canceled{err}
	}
	probe := php.NewContext(rt.lib, &php.Host{}, php.Limits{})
	for k, v := range rt.ini {
		if k == "short_open_tag" || k == "zend.assertions" {
			probe.Ini.Configure(k, v)
		}
	}
	return compileSource(probe, Source{Name: name, Text: src})
}

// compileSource compiles with the settings of an engine.
func compileSource(pc *php.Context, src Source) (p *Program, err error) {
	u, err := compileUnit(pc, src.Name, src.Text, syntax.Options{InCode: src.Code, SkipShebang: !src.Code})
	if err != nil {
		return nil, asParseError(err)
	}
	return &Program{unit: u, level: pc.Level}, nil
}

// compileUnit goes through the phases from text to bytecode. A bug in them becomes an error.
func compileUnit(pc *php.Context, name string, src []byte, opt syntax.Options) (u *bytecode.Unit, err error) {
	defer func() {
		if r := recover(); r != nil {
			u, err = nil, &InternalError{Reason: fmt.Sprint(r), GoStack: string(debug.Stack())}
		}
	}()
	opt.NoShortTags = pc.Ini.Lookup("short_open_tag") != nil && !pc.Ini.Bool("short_open_tag")
	opt.Multibyte = pc.Ini.Lookup("zend.multibyte") != nil && pc.Ini.Bool("zend.multibyte")
	parse := syntax.Parse
	if pc.Level == Level74 {
		parse = z7.Parse
	}
	file, err := parse(name, src, opt)
	if err != nil {
		return nil, err
	}
	return compile.File(file, src, compile.Options{
		Level: pc.Level, Builtin: builtins(pc), Eval: opt.InCode,
		Assertions: pc.Ini.Lookup("zend.assertions") == nil || pc.Ini.Int("zend.assertions") >= 0,
	})
}

// builtins tells the compiler which arguments of builtin functions go by reference.
func builtins(pc *php.Context) func(lower string) (compile.Builtin, bool) {
	return func(lower string) (b compile.Builtin, ok bool) {
		if !pc.Library().HasFunction(lower) {
			return b, false
		}
		f := pc.FindFunction(lower)
		if f == nil || f.Native == nil && f.Op == php.OpNone || f.Flags&php.FnDisabled != 0 {
			return b, false
		}
		for i := range 64 {
			if f.ByRef(i) {
				b.ByRef |= 1 << i
				if p := f.Param(i); p != nil && p.Flags&php.ParamPreferRef == 0 {
					b.MustRef |= 1 << i
				}
			}
		}
		return b, true
	}
}

// engineCompiler compiles what an engine includes and evaluates.
type engineCompiler struct{ pc *php.Context }

// Compile is vm.Compiler's.
func (c engineCompiler) Compile(name string, src []byte, eval bool) (*bytecode.Unit, error) {
	return compileUnit(c.pc, name, src, syntax.Options{InCode: eval})
}
