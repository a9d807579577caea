package cli

import (
	"strings"

	"gaja/interp"
)

const usageText = `Usage: NAME [options] [-f] <file> [--] [args...]
   NAME [options] -r <code> [--] [args...]
   NAME [options] [-B <begin_code>] -R <code> [-E <end_code>] [--] [args...]
   NAME [options] [-B <begin_code>] -F <file> [-E <end_code>] [--] [args...]
   NAME [options] -S <addr>:<port> [-t docroot] [router]
   NAME [options] -- [args...]
   NAME [options] -a

  -a               INTERACTIVE
  -c <path>|<file> Look for php.ini file in this directory
  -n               No configuration (ini) files will be used
  -d foo[=bar]     Define INI entry foo with value 'bar'
  -e               Generate extended information for debugger/profiler
  -f <file>        Parse and execute <file>.
  -h               This help
  -i               PHP information
  -l               Syntax check only (lint)
  -m               Show compiled in modules
  -r <code>        Run PHP <code> without using script tags <?..?>
  -B <begin_code>  Run PHP <begin_code> before processing input lines
  -R <code>        Run PHP <code> for every input line
  -F <file>        Parse and execute <file> for every input line
  -E <end_code>    Run PHP <end_code> after processing all input lines
  -H               Hide any passed arguments from external tools.
  -S <addr>:<port> Run with built-in web server.
  -t <docroot>     Specify document root <docroot> for built-in web server.
  -s               Output HTML syntax highlighted source.
  -v               Version number
  -w               Output source with stripped comments and whitespace.
  -z <file>        Load Zend extension <file>.

  args...          Arguments passed to script. Use -- args when first argument
                   starts with - or script is read from stdin

  --ini            Show configuration file names

  --rf <name>      Show information about function <name>.
  --rc <name>      Show information about class <name>.
  --re <name>      Show information about extension <name>.
  --rz <name>      Show information about Zend extension <name>.
  --ri <name>      Show configuration for extension <name>.

  --level=8.4|7.4  Language level; also the ini setting gaja.level.
  --sandbox        Grant no files, network, processes or environment, but
  --allow-read=<dir>  --allow-write=<dir>  --allow-net[=<addr>]
  --allow-env=<name>  --allow-run          what these say (repeatable).

`

// usage is what -h prints.
func usage(name string, level interp.Level) string {
	how := "Run as interactive shell (requires readline extension)"
	if level == interp.Level74 {
		how = "Run interactively"
	}
	return strings.NewReplacer("NAME", name, "INTERACTIVE", how).Replace(usageText)
}
