package cli

import (
	"io"
	"strings"
	"time"

	"gaja/ext/standard"
	"gaja/interp"
	"gaja/interp/php"
)

// newEngine makes the engine of one script. self is what the script is called: the file as given, or "Standard input
// code"; file is "" when there is none.
func (c *cli) newEngine(self, file string) (*interp.Engine, error) {
	cfg := c.Grant
	if c.sandbox.on {
		var err error
		if cfg, err = c.sandbox.apply(cfg); err != nil {
			return nil, err
		}
	}
	pipe := &pipeWatch{w: c.out}
	cfg.Stdout, cfg.Stderr, cfg.Stdin = pipe, c.err, c.Grant.Stdin
	args := append([]string{self}, c.args...)
	if php.IniBool(c.set.vals["register_argc_argv"]) {
		cfg.Args = args
	}
	eng, err := c.rt.NewEngine(cfg)
	if err != nil {
		return nil, err
	}
	pc := eng.Context()
	pipe.broken = func() { pc.Interrupt(&php.Exit{Code: 255}) }
	pc.Out.Implicit = pc.Ini.Bool("implicit_flush")
	pc.Constants["PHP_BINARY"] = &php.Constant{Name: "PHP_BINARY", Value: php.String(c.Binary), Module: "Core"}
	return eng, c.superglobals(eng, environ(cfg), self, file, cfg.Args)
}

// superglobals fills $_SERVER and $_ENV as variables_order wants.
func (c *cli) superglobals(eng *interp.Engine, environ []string, self, file string, args []string) error {
	order := strings.ToUpper(c.set.order())
	server := new(interp.OrderedMap)
	if strings.Contains(order, "S") {
		environment(server, environ)
		for _, kv := range [...][2]string{{"PHP_SELF", self}, {"SCRIPT_NAME", self}, {"SCRIPT_FILENAME", file},
			{"PATH_TRANSLATED", file}, {"DOCUMENT_ROOT", ""}} {
			server.Set(kv[0], kv[1])
		}
		now := time.Now()
		server.Set("REQUEST_TIME_FLOAT", float64(now.UnixMicro())/1e6)
		server.Set("REQUEST_TIME", now.Unix())
		if args != nil {
			server.Set("argv", args)
			server.Set("argc", len(args))
		}
	}
	if err := eng.Set("_SERVER", server); err != nil {
		return err
	}
	env := new(interp.OrderedMap)
	if strings.Contains(order, "E") {
		environment(env, environ)
	}
	return eng.Set("_ENV", env)
}

func environ(cfg interp.EngineConfig) []string {
	if cfg.Env == nil {
		return nil
	}
	return cfg.Env.Environ()
}

func (s *settings) order() string {
	if v, ok := s.vals["variables_order"]; ok {
		return v
	}
	return "EGPCS"
}

func environment(into *interp.OrderedMap, environ []string) {
	for _, kv := range environ {
		if name, v, ok := strings.Cut(kv, "="); ok && name != "" {
			into.Set(name, v)
		}
	}
}

// streams defines STDIN, STDOUT and STDERR.
func streams(eng *interp.Engine) error { return standard.DefineStdStreams(eng.Context()) }

// pipeWatch ends the script when nobody reads its output any more.
type pipeWatch struct {
	w      io.Writer
	broken func()
}

func (p *pipeWatch) Write(b []byte) (int, error) {
	n, err := p.w.Write(b)
	if err != nil && p.broken != nil {
		p.broken()
	}
	return n, err
}
