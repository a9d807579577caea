package streams

import (
	"io/fs"
	"sort"
	"strings"

	"gaja/interp/php"
	"gaja/interp/stream"
)

// Opening is one request to open a stream.
type Opening struct {
	Ctx *php.Context
	// Path is the name with its scheme, Mode is fopen's.
	Path, Mode string
	// Include asks for the include path to be searched, ForInclude says that code will be run from the stream.
	Include, ForInclude bool
	// Context is the stream context, nil for none.
	Context *Context
	// Call is the function under way, nil when the engine itself opens.
	Call *php.Call
}

// Wrapper opens the streams of one scheme. What more it can do with names it says by the interfaces below.
type Wrapper interface {
	Open(o *Opening) (*stream.Stream, error)
}

// The abilities of wrappers besides opening. Their errors are the system's, or a *Failure.
type (
	// Unlinker removes files.
	Unlinker interface {
		Unlink(o *Opening) error
	}
	// Renamer renames within the scheme.
	Renamer interface {
		Rename(o *Opening, to string) error
	}
	// DirMaker makes and removes directories.
	DirMaker interface {
		Mkdir(o *Opening, mode fs.FileMode, recursive bool) error
		Rmdir(o *Opening) error
	}
	// URLStater describes files by name.
	URLStater interface {
		URLStat(o *Opening, link, quiet bool) (*Stat, error)
	}
	// DirOpener lists directories.
	DirOpener interface {
		OpenDir(o *Opening) (*stream.Stream, error)
	}
	// Metadater changes properties of files by name; see the Meta constants.
	Metadater interface {
		Metadata(o *Opening, what int, args ...php.Value) (bool, error)
	}
)

// Failure is why a wrapper could not do what was asked, in words: what PHP prints behind "Failed to open stream: ".
type Failure struct{ Text string }

// Error returns the text.
func (f *Failure) Error() string { return f.Text }

// Registered is a wrapper in its engine.
type Registered struct {
	Wrapper Wrapper
	// URL marks schemes of the network, which allow_url_fopen governs.
	URL bool
}

// Registry is the schemes of one engine.
type Registry struct {
	list  map[string]Registered
	order []string
}

type registryKey struct{}

// Wrappers returns the engine's schemes.
func Wrappers(ctx *php.Context) *Registry {
	return php.State(ctx, registryKey{}, func() *Registry {
		r := &Registry{list: make(map[string]Registered)}
		r.Add("php", Registered{Wrapper: phpWrapper{}})
		r.Add("file", Registered{Wrapper: FileWrapper{}})
		r.Add("glob", Registered{Wrapper: globWrapper{}})
		r.Add("data", Registered{Wrapper: dataWrapper{}, URL: true})
		return r
	})
}

// Add registers a scheme.
func (r *Registry) Add(scheme string, w Registered) {
	if _, ok := r.list[scheme]; !ok {
		r.order = append(r.order, scheme)
	}
	r.list[scheme] = w
}

// Remove takes a scheme out and reports whether it was there.
func (r *Registry) Remove(scheme string) bool {
	if _, ok := r.list[scheme]; !ok {
		return false
	}
	delete(r.list, scheme)
	for i, s := range r.order {
		if s == scheme {
			r.order = append(r.order[:i:i], r.order[i+1:]...)
			break
		}
	}
	return true
}

// Get returns the wrapper of a scheme.
func (r *Registry) Get(scheme string) (Registered, bool) {
	w, ok := r.list[scheme]
	return w, ok
}

// Names returns the schemes in the order they were registered.
func (r *Registry) Names() []string { return append([]string(nil), r.order...) }

// Builtin restores one of the engine's own schemes; ok is false for others.
func Builtin(scheme string) (Registered, bool) {
	switch scheme {
	case "php":
		return Registered{Wrapper: phpWrapper{}}, true
	case "file":
		return Registered{Wrapper: FileWrapper{}}, true
	case "glob":
		return Registered{Wrapper: globWrapper{}}, true
	case "data":
		return Registered{Wrapper: dataWrapper{}, URL: true}, true
	}
	return Registered{}, false
}

// Scheme returns the scheme that a name begins with, "" for a plain one.
func Scheme(path string) string {
	n := 0
	for n < len(path) && (isAlnum(path[n]) || path[n] == '+' || path[n] == '-' || path[n] == '.') {
		n++
	}
	if n > 1 && strings.HasPrefix(path[n:], "://") {
		return path[:n]
	}
	if len(path) >= 5 && strings.EqualFold(path[:5], "data:") {
		return "data"
	}
	return ""
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// Locate finds the wrapper for a name and the name as the wrapper wants it: plain files get the path alone. A scheme that
// nobody registered is a plain path, with a warning.
func Locate(o *Opening) (w Wrapper, path string, err error) {
	scheme := Scheme(o.Path)
	reg := Wrappers(o.Ctx)
	if scheme == "" {
		if f, ok := reg.Get("file"); ok {
			return f.Wrapper, o.Path, nil
		}
		return FileWrapper{}, o.Path, nil
	}
	r, ok := reg.Get(scheme)
	if !ok {
		r, ok = reg.Get(strings.ToLower(scheme))
	}
	if !ok {
		warn(o, "Unable to find the wrapper \"%s\" - did you forget to enable it when you configured PHP?", scheme)
		if strings.EqualFold(scheme, "file") {
			warn(o, "file:// wrapper is disabled in the server configuration")
			return nil, "", &Failure{"no suitable wrapper could be found"}
		}
		return FileWrapper{}, o.Path, nil
	}
	if _, plain := r.Wrapper.(FileWrapper); plain {
		rest := o.Path[len(scheme)+3:]
		if len(rest) > 10 && strings.EqualFold(rest[:10], "localhost/") {
			rest = rest[9:]
		}
		if !strings.HasPrefix(rest, "/") {
			warn(o, "Remote host file access not supported, %s", o.Path)
			return nil, "", &Failure{"no suitable wrapper could be found"}
		}
		return r.Wrapper, rest, nil
	}
	if r.URL && !o.Ctx.Ini.Bool("allow_url_fopen") && o.Ctx.Ini.Lookup("allow_url_fopen") != nil {
		warn(o, "%s:// wrapper is disabled in the server configuration by allow_url_fopen=0", scheme)
		return nil, "", &Failure{"no suitable wrapper could be found"}
	}
	if r.URL && o.ForInclude && !o.Ctx.Ini.Bool("allow_url_include") && o.Ctx.Ini.Lookup("allow_url_include") != nil {
		warn(o, "%s:// wrapper is disabled in the server configuration by allow_url_include=0", scheme)
		return nil, "", &Failure{"no suitable wrapper could be found"}
	}
	return r.Wrapper, o.Path, nil
}

// warn raises a warning under the name of the function under way.
func warn(o *Opening, format string, args ...any) {
	if o.Call != nil {
		o.Call.Warn(format, args...)
		return
	}
	if name := Of(o.Ctx).Caller; name != "" {
		format = name + "(): " + format
	}
	o.Ctx.Warning(format, args...)
}

// ErrSaid is a failure of which the script was told already.
var ErrSaid error = &Failure{}

// Allowed reports whether open_basedir lets the script use a plain file. If not it warned.
func Allowed(o *Opening, path string) bool {
	ok, why := o.Ctx.PathAllowed(path)
	if !ok {
		warn(o, "%s", why)
	}
	return ok
}

// LocalAllowed is Allowed for a name that need not be one of a plain file; others are always allowed.
func (o *Opening) LocalAllowed() bool {
	w, path, err := Locate(o)
	if _, plain := w.(FileWrapper); err != nil || !plain {
		return true
	}
	return Allowed(o, path)
}

// OpenStream opens a stream, without a resource and without a word about failure.
func OpenStream(o *Opening) (*stream.Stream, error) {
	if o.Call != nil {
		Of(o.Ctx).Caller = o.Call.Name()
	}
	w, path, err := Locate(o)
	if err != nil {
		return nil, err
	}
	inner := *o
	inner.Path = path
	s, err := w.Open(&inner)
	if err != nil {
		return nil, err
	}
	if s.URI == "" && !s.HasURI {
		s.URI, s.HasURI = o.Path, true
	}
	if s.OnError == nil {
		ctx := o.Ctx
		s.OnError = func(op string, size int, err error) error { return Report(ctx, op, size, err) }
	}
	return s, nil
}

// MustOpen opens a stream for a builtin: failure is a warning and a nil stream. err ends the script.
func MustOpen(o *Opening) (*stream.Stream, error) {
	s, err := OpenStream(o)
	if err == nil {
		return s, nil
	}
	return nil, Failed(o, "Failed to open stream", err)
}

// Failed warns that something could not be done with a name: "fopen(NAME): Failed to open stream: why". At 7.4 the text
// begins with a small letter. An error that ends the script is returned.
func Failed(o *Opening, what string, err error) error {
	if Ends(err) {
		return err
	}
	if o.Ctx.Pending != nil {
		return o.Ctx.Pending
	}
	if o.Ctx.Level == php.Level74 {
		what = strings.ToLower(what[:1]) + what[1:]
	}
	why := Reason(err)
	if why == "" {
		return nil
	}
	name := Of(o.Ctx).Caller
	if o.Call != nil {
		name = o.Call.Name()
	}
	o.Ctx.Warning("%s(%s): %s: %s", name, o.Path, what, why)
	return o.Ctx.Pending
}

// Reason returns the words for an error: a wrapper's own, or the system's.
func Reason(err error) string {
	if f, ok := err.(*Failure); ok {
		return f.Text
	}
	return ErrText(err)
}

// SortNames sorts names bytewise.
func SortNames(names []string) { sort.Strings(names) }
