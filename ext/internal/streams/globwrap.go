package streams

import (
	"path"
	"strings"

	"gaja/interp/php"
	"gaja/interp/stream"
)

// globWrapper lists the files that match a pattern as a directory.
type globWrapper struct{}

func (globWrapper) Open(*Opening) (*stream.Stream, error) {
	return nil, &Failure{"wrapper does not support stream open"}
}

// OpenDir lists the matches by their last names.
func (globWrapper) OpenDir(o *Opening) (*stream.Stream, error) {
	pattern := o.Path
	if len(pattern) >= 7 && strings.EqualFold(pattern[:7], "glob://") {
		pattern = pattern[7:]
	}
	list, _, err := Glob(o.Ctx, pattern, 0)
	if err != nil {
		return nil, err
	}
	for i := range list {
		list[i] = path.Base(list[i])
	}
	s := NewDir(list, "glob")
	s.Type = "glob"
	return s, nil
}

// Flags of Glob.
const (
	GlobErr      = 1
	GlobMark     = 2
	GlobNoSort   = 4
	GlobNoCheck  = 16
	GlobNoEscape = 64
	GlobBrace    = 1024
	GlobOnlyDir  = 8192
)

// Glob returns the names that match a pattern, sorted, as the C library's glob does. Those that open_basedir keeps from
// the script are left out, and confined says that there were some.
func Glob(ctx *php.Context, pattern string, flags int) (names []string, confined bool, err error) {
	found, err := globAll(ctx, pattern, flags)
	if err != nil || ctx.BaseDir() == "" {
		return found, false, err
	}
	for _, name := range found {
		if ok, _ := ctx.PathAllowed(name); ok {
			names = append(names, name)
		}
	}
	return names, len(names) < len(found), nil
}

func globAll(ctx *php.Context, pattern string, flags int) ([]string, error) {
	if ctx.Host.FS == nil || strings.IndexByte(pattern, 0) >= 0 {
		return nil, nil
	}
	patterns := []string{pattern}
	if flags&GlobBrace != 0 {
		patterns = expandBraces(pattern)
	}
	var out []string
	for _, p := range patterns {
		found, err := globOne(ctx, p, flags)
		if err != nil {
			return nil, err
		}
		if flags&GlobNoSort == 0 {
			SortNames(found)
		}
		out = append(out, found...)
	}
	if len(out) == 0 && flags&GlobNoCheck != 0 {
		return []string{pattern}, nil
	}
	return out, nil
}

// maxBraces bounds the patterns that braces expand to.
const maxBraces = 10000

// expandBraces returns the patterns that the braces of a pattern stand for.
func expandBraces(p string) []string {
	var out []string
	expandInto(p, 0, &out)
	return out
}

// expandInto expands the first brace of a pattern and those behind it. Every way down ends in a result, so the bound on
// the results bounds the work too.
func expandInto(p string, depth int, out *[]string) {
	if len(*out) >= maxBraces {
		return
	}
	open := strings.IndexByte(p, '{')
	if open < 0 || depth > 64 {
		*out = append(*out, p)
		return
	}
	level, start := 0, open+1
	var parts []string
	for i := open; i < len(p); i++ {
		switch p[i] {
		case '\\':
			i++
		case '{':
			level++
		case ',':
			if level == 1 {
				parts = append(parts, p[start:i])
				start = i + 1
			}
		case '}':
			if level--; level == 0 {
				for _, part := range append(parts, p[start:i]) {
					expandInto(p[:open]+part+p[i+1:], depth+1, out)
				}
				return
			}
		}
	}
	*out = append(*out, p)
}

// globOne walks the parts of one pattern.
func globOne(ctx *php.Context, pattern string, flags int) ([]string, error) {
	bases := []string{""}
	rest := pattern
	for strings.HasPrefix(rest, "/") {
		bases[0] += "/"
		rest = rest[1:]
	}
	for rest != "" {
		var part string
		part, tail, slash := strings.Cut(rest, "/")
		seps := ""
		if slash {
			seps = "/"
			for strings.HasPrefix(tail, "/") {
				seps, tail = seps+"/", tail[1:]
			}
		}
		next, err := globPart(ctx, bases, part, seps, flags)
		if err != nil || len(next) == 0 {
			return nil, err
		}
		bases, rest = next, tail
	}
	return globKinds(ctx, bases, flags), nil
}

// globPart extends each base by the names in it that match one part.
func globPart(ctx *php.Context, bases []string, part, seps string, flags int) ([]string, error) {
	var out []string
	fsys := ctx.Host.FS
	for _, base := range bases {
		if err := ctx.Poll(); err != nil {
			return nil, err
		}
		if !strings.ContainsAny(part, `*?[\`) {
			if _, err := fsys.Lstat(base + part); err == nil {
				out = append(out, base+part+seps)
			}
			continue
		}
		dir := base
		if dir == "" {
			dir = "."
		}
		list, err := fsys.ReadDir(dir)
		if err != nil {
			continue
		}
		names := []string{".", ".."}
		for _, e := range list {
			names = append(names, e.Name())
		}
		match := FnPeriod
		if flags&GlobNoEscape != 0 {
			match |= FnNoEscape
		}
		for _, name := range names {
			if (name == "." || name == "..") && !strings.HasPrefix(part, ".") || !Fnmatch(part, name, match) {
				continue
			}
			if seps != "" {
				if info, err := fsys.Stat(base + name); err != nil || !info.IsDir() {
					continue
				}
			}
			out = append(out, base+name+seps)
		}
	}
	return out, nil
}

// globKinds marks and selects directories as the flags say.
func globKinds(ctx *php.Context, names []string, flags int) []string {
	if flags&(GlobMark|GlobOnlyDir) == 0 {
		return names
	}
	out := names[:0]
	for _, n := range names {
		info, err := ctx.Host.FS.Stat(n)
		isDir := err == nil && info.IsDir()
		if flags&GlobOnlyDir != 0 && !isDir {
			continue
		}
		if flags&GlobMark != 0 && isDir && !strings.HasSuffix(n, "/") {
			n += "/"
		}
		out = append(out, n)
	}
	return out
}
