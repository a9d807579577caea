package phpt

import (
	"os"
	"sort"
	"strings"
	"time"
)

// Options say how tests run. The zero value is usable: the rules of the
// engine's own version, a minute of silence allowed, no files left behind.
type Options struct {
	Root          string        // the suite's root: names are relative to it, scripts start in it; "" is the working directory
	Rules         string        // "7.4" or "8.4"; "" asks the engine
	Settings      []Setting     // additional -d settings for all tests
	EngineOptions []string      // additional engine options: -n, -c file
	Env           []string      // the environment to start from; nil is this process's
	Timeout       time.Duration // the longest silence of a script; 0 is 60 s (300 s with Valgrind)
	Online        bool          // run tests that need the internet
	SkipSlow      bool          // let tests know that slow ones are not wanted
	NoClean       bool          // leave out CLEAN
	Repeat        int           // run each script so often within one process; the last output counts
	Valgrind      string        // run under this valgrind tool ("memcheck"), "" for none
	Fallback      Runner        // takes the requests that a Chooser does not accept
	NoSkipCache   bool          // run every SKIPIF, even when it ran before in the same directory
	NoLock        bool          // do not lock the test's file while it runs
	Keep          Keep          // which generated scripts stay
	TempSource    string        // with TempTarget: write generated files below TempTarget
	TempTarget    string        // in place of TempSource
	Artifacts     Artifacts     // what is left of a failed test
	Context       int           // lines of context in a diff; 0 is 3, negative none
}

// Keep names generated files that stay after the test.
type Keep struct {
	PHP, Skip, Clean bool
}

func (o *Options) timeout() time.Duration {
	switch {
	case o.Timeout > 0:
		return o.Timeout
	case o.Valgrind != "":
		return 300 * time.Second
	}
	return 60 * time.Second
}

// environment returns the variables that tests start from.
func (o *Options) environment() []string {
	env := o.Env
	if env == nil {
		env = os.Environ()
	}
	return env
}

// A variables is an environment being put together. As in PHP's proc_open(),
// which the original runner uses, a variable with an empty value is not passed.
type variables map[string]string

func newVariables(env []string) variables {
	v := variables{}
	for _, e := range env {
		if name, value, ok := strings.Cut(e, "="); ok {
			v[name] = value
		}
	}
	return v
}

func (v variables) clone() variables {
	c := make(variables, len(v)+16)
	for name, value := range v {
		c[name] = value
	}
	return c
}

// list returns the environment sorted by name.
func (v variables) list(without ...string) []string {
	out := make([]string, 0, len(v))
next:
	for name, value := range v {
		for _, w := range without {
			if w == name {
				continue next
			}
		}
		if value != "" {
			out = append(out, name+"="+value)
		}
	}
	sort.Strings(out)
	return out
}

// requestVariables are those that SKIPIF and CLEAN must not see.
func requestVariables() []string {
	return []string{"REQUEST_METHOD", "QUERY_STRING", "PATH_TRANSLATED", "SCRIPT_FILENAME"}
}
