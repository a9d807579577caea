package vm

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"gaja/interp/php"
)

// HandleError decides what becomes of a raised error: the script's handler, display and log, or the end of the script.
func (vm *VM) HandleError(level int, msg, file string, line int) {
	es := vm.ctx.Errors()
	fatal := level&(php.EError|php.EParse|php.ECoreError|php.ECompileError|php.EUserError|php.ERecoverableError) != 0
	if !es.Handler.IsNil() && es.HandlerMask&level != 0 && !es.Handling &&
		level&(php.EError|php.EParse|php.ECoreError|php.ECoreWarning|php.ECompileError|php.ECompileWarning) == 0 {
		if vm.ctx.Pending != nil {
			return // no script code runs before what is pending is delivered
		}
		if vm.callErrorHandler(es, level, msg, file, line) {
			return
		}
	}
	if es.Muted > 0 {
		return
	}
	if vm.repeated(es, msg, file, line) {
		return
	}
	es.Note(level, msg, file, line)
	if es.Reporting&level != 0 || level&(php.ECoreError|php.ECoreWarning) != 0 {
		vm.display(level, msg, file, line)
	}
	if fatal && level == php.EUserError {
		vm.ctx.Pending = &php.Exit{Code: 255, Fatal: true}
	}
	if fatal {
		vm.fatalSeen = true
	}
}

// repeated reports whether an error is the last one again and the script does not want to hear of it.
func (vm *VM) repeated(es *php.ErrorState, msg, file string, line int) bool {
	l := es.Last
	if l == nil || l.Msg != msg || !vm.ctx.Ini.Bool("ignore_repeated_errors") {
		return false
	}
	return l.File == file && l.Line == line || vm.ctx.Ini.Bool("ignore_repeated_source")
}

// callErrorHandler runs the script's error handler; it reports false when that declined.
func (vm *VM) callErrorHandler(es *php.ErrorState, level int, msg, file string, line int) bool {
	handler := es.Handler
	es.Handler = php.Null() // an error in the handler is for one that the handler has set
	args := []php.Value{php.Int(int64(level)), php.String(msg), php.String(file), php.Int(int64(line))}
	if vm.ctx.Level == php.Level74 {
		args = append(args, vm.handlerContext())
	}
	exc := vm.exc
	vm.exc = nil
	v, err := vm.ctx.CallValue(handler, args...)
	vm.exc = exc
	for _, a := range args {
		a.Release()
	}
	if err == nil {
		err = vm.takePending()
	}
	vm.ctx.Pending = err
	declined := v.IsFalse()
	v.Release()
	if es.Handler.IsNil() {
		es.Handler = handler
	} else {
		handler.Release()
	}
	return err != nil || !declined
}

// handlerContext is the fifth argument of 7.4's error handlers: the variables where the error happened.
func (vm *VM) handlerContext() php.Value {
	if vm.cur == nil {
		return php.Null()
	}
	a := php.NewHash(0)
	t := vm.symbols(vm.cur)
	for _, n := range t.Names() {
		if p := t.Get(n); p != nil {
			a.PutGo(n, p.CopyDeref())
		}
	}
	return php.ArrayValue(a)
}

// errorWord is what an error of a level begins with.
func errorWord(level int) string {
	switch level {
	case php.EError, php.ECoreError, php.ECompileError, php.EUserError:
		return "Fatal error"
	case php.ERecoverableError:
		return "Recoverable fatal error"
	case php.EWarning, php.ECoreWarning, php.ECompileWarning, php.EUserWarning:
		return "Warning"
	case php.EParse:
		return "Parse error"
	case php.ENotice, php.EUserNotice:
		return "Notice"
	case php.EStrict:
		return "Strict Standards"
	case php.EDeprecated, php.EUserDeprecated:
		return "Deprecated"
	}
	return "Unknown error"
}

// display shows an error as display_errors, html_errors and log_errors say.
func (vm *VM) display(level int, msg, file string, line int) {
	ini := vm.ctx.Ini
	word := errorWord(level)
	at := " in " + file + " on line " + php.FormatInt(int64(line))
	if ini.Bool("log_errors") {
		vm.logError("PHP " + word + ":  " + msg + at)
	}
	mode := strings.ToLower(ini.Get("display_errors"))
	switch mode {
	case "stderr":
		if vm.ctx.Host.Stderr != nil {
			vm.ctx.Out.Flush()
			_, _ = vm.ctx.Host.Stderr.Write([]byte(word + ": " + msg + at + "\n"))
		}
		return
	case "stdout":
	default:
		if !php.IniBool(mode) {
			return
		}
	}
	if ini.Bool("html_errors") {
		vm.ctx.Out.Write(ini.Get("error_prepend_string") + "<br />\n<b>" + word + "</b>:  " + msg + " in <b>" + file + "</b> on line <b>" + php.FormatInt(int64(line)) + "</b><br />\n" + ini.Get("error_append_string"))
		return
	}
	vm.ctx.Out.Write(ini.Get("error_prepend_string") + "\n" + word + ": " + msg + at + "\n" + ini.Get("error_append_string"))
}

// logError writes a line to the error log, or to standard error when there is none.
func (vm *VM) logError(text string) {
	if vm.ctx.Host.Stderr == nil {
		return
	}
	if mode := strings.ToLower(vm.ctx.Ini.Get("display_errors")); vm.ctx.Ini.Get("error_log") == "" && (mode == "stderr") {
		return
	}
	vm.ctx.Out.Flush()
	_, _ = vm.ctx.Host.Stderr.Write([]byte(text + "\n"))
}

// Uncaught reports an exception that nothing caught.
func (vm *VM) Uncaught(o *php.Object) {
	seen := vm.fatalSeen
	vm.describeUncaught(o)
	if vm.ctx.Level == php.Level84 {
		vm.fatalSeen = seen // destructors still run, unlike after other fatal errors
	}
}

func (vm *VM) describeUncaught(o *php.Object) {
	file, line := "", 0
	if p := o.Prop("file"); p != nil && p.Deref().IsString() {
		file = p.Deref().Str().String()
	}
	if file == "" {
		file = "Unknown"
	}
	if p := o.Prop("line"); p != nil && p.Deref().IsInt() {
		line = int(p.Deref().Int())
	}
	if o.Class.Lower == "parseerror" || o.Class.Lower == "compileerror" {
		msg := ""
		if p := o.Prop("message"); p != nil && p.Deref().IsString() {
			msg = p.Deref().Str().String()
		}
		level := php.EParse
		if o.Class.Lower == "compileerror" {
			level = php.ECompileError
		}
		vm.HandleError(level, msg, file, line)
		return
	}
	text, err := vm.exceptionText(o)
	if err != nil {
		vm.dropError(err)
		text = o.Class.Name
	}
	vm.HandleError(php.EError, "Uncaught "+text+"\n  thrown", file, line)
}

// exceptionText is what (string)$exception gives.
func (vm *VM) exceptionText(o *php.Object) (string, error) {
	if o.Class.ToString == nil {
		return o.Class.Name, nil
	}
	php.ObjectValue(o).AddRef()
	defer php.ObjectValue(o).Release()
	v, err := vm.Call(php.Callable{Fn: o.Class.ToString, This: o, Static: o.Class}, nil)
	if err != nil {
		return o.Class.Name, err
	}
	s := ""
	if v.IsString() {
		s = v.Str().String()
	}
	v.Release()
	return s, nil
}

// errorText is the system's text for a file error.
func errorText(err error) string {
	var errno syscall.Errno
	if errors.As(err, &errno) {
		s := errno.Error()
		if len(s) > 0 {
			return strings.ToUpper(s[:1]) + s[1:]
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, os.ErrNotExist):
		return "No such file or directory"
	case errors.Is(err, fs.ErrPermission):
		return "Permission denied"
	}
	return err.Error()
}
