package cli

import (
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"strings"

	"gaja/interp"
)

// sandbox is --sandbox with what --allow-* leaves.
type sandbox struct {
	on          bool
	read, write []string
	net, env    []string
	run         bool
}

func (s *sandbox) allow(g given) {
	s.on = true
	list := strings.Split(g.arg, ",")
	switch g.name {
	case "allow-read":
		s.read = append(s.read, list...)
	case "allow-write":
		s.write = append(s.write, list...)
	case "allow-net":
		s.net = append(s.net, list...)
	case "allow-env":
		s.env = append(s.env, list...)
	case "allow-run":
		s.run = true
	}
}

// apply reduces a grant to what is allowed.
func (s *sandbox) apply(full interp.EngineConfig) (interp.EngineConfig, error) {
	cfg := full
	cfg.FS, cfg.Net, cfg.Proc, cfg.Env, cfg.OwnsProcess = nil, nil, nil, nil, false
	mounts := make(interp.Mounts)
	for _, dir := range s.read {
		abs, err := filepath.Abs(dir)
		if err != nil {
			return cfg, err
		}
		root, err := os.OpenRoot(abs)
		if err != nil {
			return cfg, err
		}
		mounts[abs] = root.FS()
	}
	for _, dir := range s.write {
		abs, err := filepath.Abs(dir)
		if err != nil {
			return cfg, err
		}
		root, err := os.OpenRoot(abs)
		if err != nil {
			return cfg, err
		}
		mounts[abs] = root
	}
	if len(mounts) > 0 {
		cfg.FS = mounts
	}
	if s.run {
		cfg.Proc = full.Proc
	}
	if full.Env != nil && len(s.env) > 0 {
		vars := make(map[string]string)
		for _, name := range s.env {
			if v, ok := full.Env.Getenv(name); ok {
				vars[name] = v
			}
		}
		cfg.Env = interp.Env(vars)
	}
	return cfg, s.network(&cfg)
}

// network allows addresses ("127.0.0.1", "10.0.0.0/8") and paths of Unix sockets; "all" allows everything.
func (s *sandbox) network(cfg *interp.EngineConfig) error {
	if len(s.net) == 0 {
		return nil
	}
	policy := interp.NetPolicy{AllowPair: true}
	for _, a := range s.net {
		switch {
		case a == "all":
			cfg.Net = interp.SystemNetwork()
			return nil
		case strings.HasPrefix(a, "/"):
			policy.AllowUnix = append(policy.AllowUnix, a)
			continue
		case a == "dns":
			policy.AllowResolve = true
			continue
		}
		prefix, err := netip.ParsePrefix(a)
		if err != nil {
			addr, aerr := netip.ParseAddr(a)
			if aerr != nil {
				return fmt.Errorf("--allow-net: %q is no address, prefix or path", a)
			}
			prefix = netip.PrefixFrom(addr, addr.BitLen())
		}
		policy.AllowDial, policy.AllowBind = append(policy.AllowDial, prefix), append(policy.AllowBind, prefix)
	}
	cfg.Net = policy
	return nil
}
