// Package cli is the php command: its options, its ini files, the variables a script finds, and the exit codes.
//
// A run goes through four stations. getopt takes the command line apart by PHP's rules (getopt.go, options.go). The
// settings are put together from the command line's own defaults, the ini files and -d (settings.go, inifile.go). An
// engine is made with everything the process has, or with what --allow-* leaves of it under --sandbox (sandbox.go).
// Then the mode's function runs: a file, -r, standard input (script.go), -R and its kin (lines.go), -l (lint.go), or one
// of the options that tell about the engine itself (info.go).
//
// The package uses the same public interfaces as any other host: gaja/interp for engines, gaja/interp/php where it
// speaks as an extension does, to define STDIN and PHP_BINARY.
package cli
