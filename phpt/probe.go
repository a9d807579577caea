package phpt

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// probeScript prints one field per line. It uses little, so that a young
// engine can run it.
const probeScript = `<?php
echo "phpt-probe\n", PHP_VERSION, "\n", PHP_SAPI, "\n", PHP_OS, "\n", ini_get('extension_dir'), "\n";
echo implode(',', get_loaded_extensions()), "\n";
`

// probe asks the engine what it is: the runner first, by a script what that
// does not know.
func probe(ctx context.Context, r Runner, o *Options) (*Info, error) {
	info := &Info{}
	if informer, ok := r.(Informer); ok {
		var err error
		if info, err = informer.Info(ctx); err != nil || info.Version != "" {
			return info, err
		}
	}
	if err := runProbe(ctx, r, o, info); err != nil {
		return nil, err
	}
	if p, ok := r.(*Process); ok && len(info.Extensions) == 0 {
		info.Extensions = p.modules(ctx)
	}
	return info, nil
}

func runProbe(ctx context.Context, r Runner, o *Options, info *Info) error {
	dir, err := os.MkdirTemp("", "phpt-probe-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	script := filepath.Join(dir, "probe.php")
	if err := os.WriteFile(script, []byte(probeScript), 0o644); err != nil {
		return err
	}
	resp, err := r.Run(ctx, &Request{
		Role: RoleProbe, Script: script, Dir: dir, Env: append(o.environment(), info.Env...), Options: o.EngineOptions,
		Settings: []Setting{{"display_errors", "0"}, {"error_reporting", "0"}},
		Capture:  Capture{true, true, true}, Timeout: 20 * time.Second,
	})
	if err != nil {
		return fmt.Errorf("the engine does not run: %w", err)
	}
	_, text, found := bytes.Cut(resp.Output, []byte("phpt-probe\n"))
	fields := strings.Split(string(text), "\n")
	if !found || len(fields) < 3 {
		return fmt.Errorf("the engine does not answer: it printed %q", firstLine(string(resp.Output)))
	}
	info.Version, info.SAPI = fields[0], fields[1]
	if len(fields) > 4 {
		info.OS, info.ExtensionDir = fields[2], fields[3]
		for _, name := range strings.Split(fields[4], ",") {
			if e := extensionName(name); e != "" {
				info.Extensions = append(info.Extensions, e)
			}
		}
	}
	return nil
}
