package interp

import (
	"context"
	"crypto/rand"
	"net/netip"
	"path"
	"slices"

	"gaja/interp/internal/hostenv"
	"gaja/interp/internal/mountfs"
	"gaja/interp/internal/oshost"
	"gaja/interp/php"
)

// The parts of the world that an engine can be given, as interfaces that a host may implement.
type (
	// Network decides on every socket operation; see NetPolicy.
	Network = php.NetPolicy
	// NetRequest is what a Network decides on.
	NetRequest = php.NetRequest
	// Processes starts and signals processes.
	Processes = php.Processes
	// Environment is the environment variables.
	Environment = php.Environment
	// Clock tells the time and sleeps.
	Clock = php.Clock
	// FileSystem is what a script sees of files.
	FileSystem = php.FileSystem
)

// Files is a grant of files: Mounts, SystemFiles, or OwnFiles for a host's own FileSystem.
type Files interface {
	// Open makes one engine's view of the files, with a working directory of its own.
	Open() (FileSystem, error)
}

// Mounts are directories of the script's file system, by absolute path. Each is an [fs.FS], which is read-only, or an
// *[os.Root], which can be written and cannot be left.
type Mounts map[string]any

// Open checks the mounts.
func (m Mounts) Open() (FileSystem, error) { return mountfs.New(m) }

// SystemFiles is a grant of all files of the system.
func SystemFiles() Files { return ownFiles{oshost.Files()} }

// OwnFiles is a grant of a host's own implementation, which all engines with this grant share.
func OwnFiles(f FileSystem) Files { return ownFiles{f} }

type ownFiles struct{ fs FileSystem }

func (o ownFiles) Open() (FileSystem, error) { return o.fs, nil }

// Env is an environment of an engine's own, made of a map.
func Env(vars map[string]string) Environment { return hostenv.New(vars) }

// System is everything the process has: what the command line gives its script.
func System() EngineConfig {
	h := oshost.New()
	return EngineConfig{FS: SystemFiles(), Net: h.Net, Proc: h.Proc, Env: h.Env, Clock: h.Clock, Rand: h.Rand,
		Stdin: h.Stdin, Stdout: h.Stdout, Stderr: h.Stderr, OwnsProcess: true}
}

// grantDefaults gives what every engine has and opens its files.
func grantDefaults(h *php.Host, files Files) error {
	if h.Clock == nil {
		h.Clock = oshost.Clock()
	}
	if h.Rand == nil {
		h.Rand = rand.Reader
	}
	if files == nil {
		return nil
	}
	f, err := files.Open()
	h.FS = f
	return err
}

// NetPolicy is a Network made of lists; what is in none of them is refused. Sockets, streams and Unix sockets alike ask
// it.
type NetPolicy struct {
	// AllowDial and AllowBind are the addresses that may be connected (or sent) to and listened on.
	AllowDial, AllowBind []netip.Prefix
	// AllowUnix are the Unix sockets, by path or path.Match pattern; abstract names begin with "\x00".
	AllowUnix []string
	// AllowResolve lets names be looked up, AllowPair makes socket pairs, AllowRaw raw sockets.
	AllowResolve, AllowPair, AllowRaw bool
	// Decide, when set, is asked about what the lists refuse; nil as an answer allows it.
	Decide func(ctx context.Context, r NetRequest) error
}

// Allow decides on one operation.
func (p NetPolicy) Allow(ctx context.Context, r NetRequest) error {
	if p.listed(r) {
		return nil
	}
	if p.Decide != nil {
		return p.Decide(ctx, r)
	}
	return ErrDenied{"net"}
}

func (p NetPolicy) listed(r NetRequest) bool {
	within := func(list []netip.Prefix) bool {
		addr := r.Addr.Addr().Unmap().WithZone("")
		return slices.ContainsFunc(list, func(x netip.Prefix) bool { return x.Contains(addr) })
	}
	switch unix := r.Path != "" || len(r.Network) >= 4 && r.Network[:4] == "unix"; r.Op {
	case php.NetSocket:
		return p.allowsKind(r.Network, unix)
	case php.NetPair:
		return p.AllowPair
	case php.NetResolve:
		return p.AllowResolve
	case php.NetConnect, php.NetBind:
		if unix {
			return slices.ContainsFunc(p.AllowUnix, func(pat string) bool {
				ok, err := path.Match(pat, r.Path)
				return pat == r.Path || ok && err == nil
			})
		}
		if r.Op == php.NetBind {
			return within(p.AllowBind)
		}
		return within(p.AllowDial)
	}
	return false
}

// allowsKind reports whether a socket may be made that something listed could use.
func (p NetPolicy) allowsKind(network string, unix bool) bool {
	switch {
	case unix:
		return len(p.AllowUnix) > 0
	case len(network) >= 3 && (network[:3] == "tcp" || network[:3] == "udp"):
		return len(p.AllowDial)+len(p.AllowBind) > 0
	}
	return p.AllowRaw
}

// SystemNetwork allows everything that the system allows.
func SystemNetwork() Network { return oshost.Network() }
