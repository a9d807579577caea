package vm

import (
	"errors"
	"path"
	"strings"
	"unsafe"

	"gaja/interp/internal/bytecode"
	"gaja/interp/php"
	"gaja/interp/syntax"
)

var includeNames = [...]string{"include", "include_once", "require", "require_once", "eval"}

// opInclude runs a file or a text in the current frame's variables.
func (vm *VM) opInclude(ip, base unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	in := at(ip)
	vm.cur.ip = ip
	s, err := vm.ctx.ToString(vm.load(base, in.B))
	if in.D&bytecode.FlagB != 0 {
		vm.consume(base, in.B)
	}
	if err != nil {
		return vm.fail(err)
	}
	text := s.String()
	php.StrValue(s).Release()
	how := includeNames[in.C]
	var b *bytecode.Unit
	if in.C == 4 {
		file, line := vm.ctx.Position()
		b, err = vm.compileText(file+"("+php.FormatInt(int64(line))+") : eval()'d code", []byte(text), true)
	} else {
		var done php.Value
		b, done, err = vm.loadFile(text, how)
		if err == nil && b == nil {
			return vm.finish(ip, base, done, nil)
		}
	}
	if err != nil {
		return vm.fail(err)
	}
	return vm.startFile(b, how)
}

// compileText compiles a text; a parse error becomes a ParseError, other errors end the script.
func (vm *VM) compileText(name string, src []byte, eval bool) (*bytecode.Unit, error) {
	b, err := vm.compile.Compile(name, src, eval)
	if err == nil {
		return b, nil
	}
	var se *syntax.Error
	if !errors.As(err, &se) {
		return nil, err
	}
	for _, n := range se.Before {
		vm.HandleError(n.Level, n.Text, name, int(n.Line))
		if err := vm.takePending(); err != nil {
			return nil, err
		}
	}
	if se.Kind == syntax.ParseError {
		return nil, vm.parseError(se)
	}
	vm.HandleError(php.ECompileError, se.Msg, name, int(se.Line))
	return nil, &php.Exit{Code: 255, Fatal: true}
}

func (vm *VM) parseError(se *syntax.Error) error {
	err := vm.ctx.ThrowError("ParseError", se.Msg)
	var t *php.Throw
	if errors.As(err, &t) {
		t.Obj.SetProp("file", php.String(se.File))
		t.Obj.SetProp("line", php.Int(int64(se.Line)))
	}
	return err
}

// startFile pushes a frame for a compiled file over the current one's variables.
func (vm *VM) startFile(b *bytecode.Unit, how string) (unsafe.Pointer, unsafe.Pointer) {
	u := vm.link(b)
	f := vm.function(u, 0)
	caller := vm.cur
	f.scope = caller.fn.scope
	table := vm.symbols(caller)
	base, limit := vm.window(f.nregs + 1)
	fr := vm.push(f, base)
	fr.limit = limit
	fr.flags = frameFile
	fr.include = how
	fr.ip = f.start
	if caller.this != nil {
		php.ObjectValue(caller.this).AddRef()
	}
	fr.this, fr.static, fr.nargs = caller.this, caller.static, 0
	vm.depth++
	vm.attach(fr, table)
	if err := vm.declareEarly(u); err != nil {
		return vm.fail(err)
	}
	if err := vm.takePending(); err != nil {
		return vm.fail(err)
	}
	return f.start, base
}

// declareEarly declares what exists before a unit's first instruction, and raises its compile-time warnings.
func (vm *VM) declareEarly(u *Unit) error {
	for _, w := range u.B.Warnings {
		vm.HandleError(w.Level, w.Text, u.B.File, w.Line)
		if err := vm.takePending(); err != nil {
			return err
		}
	}
	for _, i := range u.B.EarlyFuncs {
		if err := vm.declareFunction(u, i); err != nil {
			return err
		}
	}
	for _, i := range u.B.EarlyClasses {
		if _, _, err := vm.declareClass(u, i, true); err != nil {
			return err
		}
	}
	return nil
}

// loadFile reads and compiles a file for include. Without a unit, done is the result of the expression.
func (vm *VM) loadFile(name, how string) (b *bytecode.Unit, done php.Value, err error) {
	once := strings.HasSuffix(how, "_once")
	if strings.IndexByte(name, 0) >= 0 {
		return nil, php.False(), vm.includeFailed(name, how, "")
	}
	full, src, err := vm.readInclude(name, how, once)
	if c, ok := err.(*confined); ok {
		vm.ctx.Warning("%s(): %s", how, c.why)
		if err := vm.takePending(); err != nil {
			return nil, php.False(), err
		}
		return nil, php.False(), vm.includeFailedAs(c.full, name, how, "Operation not permitted")
	}
	if err != nil {
		var t *php.Throw
		if errors.As(err, &t) {
			return nil, php.False(), err
		}
		return nil, php.False(), vm.includeFailed(name, how, vm.reason(err))
	}
	if full == "" {
		return nil, php.True(), nil
	}
	b, err = vm.compileText(full, src, false)
	return b, php.Undef(), err
}

// readInclude finds and reads a file; an empty name means it is included already and once was asked for.
func (vm *VM) readInclude(name, how string, once bool) (string, []byte, error) {
	if hasScheme(name) {
		if len(name) > 7 && strings.EqualFold(name[:7], "file://") {
			name = name[7:]
		} else if read := vm.ctx.SourceReader(); read != nil {
			if once && vm.included[name] {
				return "", nil, nil
			}
			src, err := read(vm.ctx, name, how)
			if err == nil {
				vm.noteIncluded(name)
			}
			return name, src, err
		}
	}
	fs := vm.ctx.Host.FS
	if fs == nil {
		return "", nil, php.ErrDenied
	}
	full, err := vm.includePath(name)
	if err != nil {
		return "", nil, err
	}
	if once && vm.included[full] {
		return "", nil, nil
	}
	if ok, why := vm.ctx.PathAllowed(full); !ok {
		return "", nil, &confined{full, why}
	}
	src, err := fs.ReadFile(full)
	if err != nil {
		return "", nil, err
	}
	vm.noteIncluded(full)
	return full, src, nil
}

func (vm *VM) noteIncluded(name string) {
	if !vm.included[name] {
		vm.included[name] = true
		vm.includedList = append(vm.includedList, name)
	}
}

// hasScheme reports whether a name begins with the scheme of a stream wrapper.
func hasScheme(name string) bool {
	for i := 0; i < len(name); i++ {
		switch c := name[i]; {
		case c == ':':
			return i > 0 && (strings.HasPrefix(name[i:], "://") || strings.EqualFold(name[:i], "data"))
		case c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9', c == '+', c == '-', c == '.':
		default:
			return false
		}
	}
	return false
}

// includePath finds a file by PHP's rules: as it is when absolute or relative with a dot, else along include_path and
// beside the running script.
func (vm *VM) includePath(name string) (string, error) {
	fs := vm.ctx.Host.FS
	cwd, _ := fs.Getwd()
	if strings.HasPrefix(name, "/") || strings.HasPrefix(name, "./") || strings.HasPrefix(name, "../") || name == "." || name == ".." {
		return fs.Realpath(joinPath(cwd, name))
	}
	var first error
	for _, dir := range strings.Split(vm.ctx.Ini.Get("include_path"), ":") {
		p, err := fs.Realpath(joinPath(cwd, path.Join(dir, name)))
		if err == nil {
			return p, nil
		}
		if first == nil {
			first = err
		}
	}
	if file, _ := vm.ctx.Position(); strings.HasPrefix(file, "/") {
		if p, err := fs.Realpath(path.Join(path.Dir(file), name)); err == nil {
			return p, nil
		}
	}
	return "", first
}

func joinPath(cwd, name string) string {
	if strings.HasPrefix(name, "/") {
		return name
	}
	return path.Join(cwd, name)
}

// reported stands for a reason that the script has been told.
const reported = "-"

func (vm *VM) reason(err error) string {
	switch {
	case errors.Is(err, php.ErrReported):
		return reported
	case errors.Is(err, php.ErrDenied):
		return "Permission denied"
	default:
		return errorText(err)
	}
}

// confined is the refusal of open_basedir to let a file be included.
type confined struct{ full, why string }

func (c *confined) Error() string { return c.why }

func (vm *VM) includeFailed(name, how, reason string) error {
	return vm.includeFailedAs(name, name, how, reason)
}

// includeFailedAs is includeFailed for a file that was opened under another name than the script gave.
func (vm *VM) includeFailedAs(opened, name, how, reason string) error {
	open := "Failed to open stream"
	if vm.ctx.Level == php.Level74 {
		open = "failed to open stream"
	}
	if reason == "" {
		reason = "No such file or directory"
	}
	fn := how
	if reason != reported {
		vm.ctx.Warning("%s(%s): %s: %s", fn, opened, open, reason)
	}
	if err := vm.takePending(); err != nil {
		return err
	}
	path := vm.ctx.Ini.Get("include_path")
	if strings.HasPrefix(how, "require") {
		if vm.ctx.Level == php.Level84 {
			return vm.ctx.Throwf("Error", "Failed opening required '%s' (include_path='%s')", name, path)
		}
		vm.ctx.FatalHere(php.ECompileError, how+"(): Failed opening required '"+name+"' (include_path='"+path+"')")
		return &php.Exit{Code: 255, Fatal: true}
	}
	vm.ctx.Warning("%s(): Failed opening '%s' for inclusion (include_path='%s')", fn, name, path)
	return vm.takePending()
}

// IncludedFiles lists the files included so far, the main script first.
func (vm *VM) IncludedFiles() []string { return vm.includedList }

// Include compiles and runs a file in the caller's scope; builtins that load code use it.
func (vm *VM) Include(name string, once, require bool) (php.Value, error) {
	how := "include"
	if require {
		how = "require"
	}
	if once {
		how += "_once"
	}
	b, done, err := vm.loadFile(name, how)
	if err != nil || b == nil {
		return done, err
	}
	if vm.cur == nil {
		vm.enterRoot()
		defer vm.leaveRoot()
	}
	vm.runs++
	ip, base := vm.startFileEntry(b, how)
	err = vm.runNested(ip, base)
	v := vm.ret
	vm.ret = php.Undef()
	return v, err
}

// EvalText runs a text in the caller's scope, as eval does; what says in messages where it came from.
func (vm *VM) EvalText(code, what string) (php.Value, error) {
	file, line := vm.ctx.Position()
	b, err := vm.compileText(file+"("+php.FormatInt(int64(line))+") : "+what, []byte(code), true)
	if err != nil {
		return php.Undef(), err
	}
	if vm.cur == nil {
		vm.enterRoot()
		defer vm.leaveRoot()
	}
	this, static := vm.cur.this, vm.cur.static
	vm.runs++
	ip, base := vm.startFileEntry(b, "eval")
	if this != nil && vm.cur.flags&frameFile != 0 {
		php.ObjectValue(this).AddRef()
		vm.cur.this, vm.cur.static = this, static
	}
	err = vm.runNested(ip, base)
	v := vm.ret
	vm.ret = php.Undef()
	return v, err
}

func (vm *VM) startFileEntry(b *bytecode.Unit, how string) (unsafe.Pointer, unsafe.Pointer) {
	u := vm.link(b)
	f := vm.function(u, 0)
	f.scope = vm.cur.fn.scope
	table := vm.symbols(vm.cur)
	base, limit := vm.window(f.nregs + 1)
	fr := vm.push(f, base)
	fr.limit, fr.flags, fr.include, fr.ip = limit, frameFile|frameEntry, how, f.start
	fr.this, fr.static, fr.nargs = nil, nil, 0
	vm.depth++
	vm.attach(fr, table)
	if err := vm.declareEarly(u); err != nil {
		return vm.fail(err)
	}
	return f.start, base
}
