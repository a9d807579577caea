package phpt

import "strings"

// Rules is the set of rules by which tests run and are judged: those of the
// runner that came with a PHP release.
type Rules uint8

const (
	// Rules84 are the rules of PHP 8.4.
	Rules84 Rules = iota
	// Rules74 are the rules of PHP 7.4: other default settings, no retries,
	// a SKIPIF that prints something unknown is ignored, CLEAN may print, and
	// %f and %0 of EXPECTF are the older ones.
	Rules74
)

// RulesFor returns the rules that belong to a PHP version such as "7.4.33".
func RulesFor(version string) Rules {
	if major, _, _ := strings.Cut(version, "."); major == "7" || major == "5" {
		return Rules74
	}
	return Rules84
}

func (r Rules) String() string {
	if r == Rules74 {
		return "7.4"
	}
	return "8.4"
}

// A Setting is one ini setting, given to the engine as -d name=value.
type Setting struct {
	Name, Value string
}

// DefaultSettings returns the settings that every test starts from, in the
// order in which they are given.
func DefaultSettings(rules Rules) []Setting {
	common := []Setting{
		{"output_handler", ""}, {"open_basedir", ""}, {"disable_functions", ""}, {"output_buffering", "Off"},
		{"error_reporting", allErrors(rules)}, {"display_errors", "1"}, {"display_startup_errors", "1"},
		{"log_errors", "0"}, {"html_errors", "0"}, {"track_errors", "0"}, {"report_memleaks", "1"},
		{"report_zend_debug", "0"}, {"docref_root", ""}, {"docref_ext", ".html"},
		{"error_prepend_string", ""}, {"error_append_string", ""},
		{"auto_prepend_file", ""}, {"auto_append_file", ""}, {"ignore_repeated_errors", "0"}, {"precision", "14"},
	}
	if rules == Rules74 {
		return append(common, []Setting{
			{"memory_limit", "128M"}, {"log_errors_max_len", "0"}, {"opcache.fast_shutdown", "0"},
			{"opcache.file_update_protection", "0"}, {"opcache.revalidate_freq", "0"},
			{"zend.assertions", "1"}, {"zend.exception_ignore_args", "0"},
		}...)
	}
	return append(common, []Setting{
		{"serialize_precision", "-1"}, {"memory_limit", "128M"}, {"opcache.fast_shutdown", "0"},
		{"opcache.file_update_protection", "0"}, {"opcache.revalidate_freq", "0"},
		{"opcache.jit_hot_loop", "1"}, {"opcache.jit_hot_func", "1"}, {"opcache.jit_hot_return", "1"},
		{"opcache.jit_hot_side_exit", "1"}, {"opcache.jit_max_root_traces", "100000"},
		{"opcache.jit_max_side_traces", "100000"}, {"opcache.jit_max_exit_counters", "100000"},
		{"opcache.protect_memory", "1"}, {"zend.assertions", "1"}, {"zend.exception_ignore_args", "0"},
		{"zend.exception_string_param_max_len", "15"}, {"short_open_tag", "0"}, {"date.timezone", "UTC"},
	}...)
}

// allErrors is the value of E_ALL, which PHP 8.4 took E_STRICT out of.
func allErrors(rules Rules) string {
	if rules == Rules74 {
		return "32767"
	}
	return "30719"
}

// extensionSettings are given in addition when the engine has the extension.
func extensionSettings(info *Info) []Setting {
	var out []Setting
	for _, e := range []struct {
		extension string
		setting   Setting
	}{
		{"session", Setting{"session.auto_start", "0"}},
		{"tidy", Setting{"tidy.clean_output", "0"}},
		{"zlib", Setting{"zlib.output_compression", "Off"}},
		{"xdebug", Setting{"xdebug.mode", "off"}},
	} {
		if info.Has(e.extension) {
			out = append(out, e.setting)
		}
	}
	return out
}

// settings is an ordered list in which a name occurs once; extension and
// zend_extension may occur any number of times.
type settings []Setting

func (s *settings) set(name, value string) {
	if name != "extension" && name != "zend_extension" {
		for i := range *s {
			if (*s)[i].Name == name {
				(*s)[i].Value = value
				return
			}
		}
	}
	*s = append(*s, Setting{name, value})
}

// parse adds a line name=value; other lines are ignored.
func (s *settings) parse(line string) {
	if name, value, ok := strings.Cut(line, "="); ok {
		s.set(phpTrim(name), phpTrim(value))
	}
}

// shellText writes the settings as they stand in a shell command: every one
// as  -d "name=value" with the value's quotes and backslashes escaped.
func (s settings) shellText() string {
	var out strings.Builder
	for _, e := range s {
		out.WriteString(` -d "` + e.Name + "=" + addSlashes(e.Value) + `"`)
	}
	return out.String()
}

// addSlashes escapes as PHP's addslashes() does.
func addSlashes(s string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`, `'`, `\'`, "\x00", `\0`).Replace(s)
}

// resolved returns the settings as the engine receives them once a shell has
// read shellText: an apostrophe keeps its backslash, because a backslash means
// nothing before it in double quotes, and $ and ` are expanded by expand.
func (s settings) resolved(expand func(quoted string) string) []Setting {
	out := make([]Setting, len(s))
	for i, e := range s {
		value := strings.ReplaceAll(e.Value, `'`, `\'`)
		if strings.ContainsAny(e.Value, "$`") {
			value = expand(`"` + addSlashes(e.Value) + `"`)
		}
		out[i] = Setting{e.Name, value}
	}
	return out
}
