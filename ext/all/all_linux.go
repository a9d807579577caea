package all

import (
	"gaja/ext/pcntl"
	"gaja/ext/posix"
	"gaja/ext/sockets"
	"gaja/interp/php"
)

// systemModules are the extensions that speak to the system's own interfaces.
func systemModules() []*php.Module {
	return []*php.Module{pcntl.Module(), posix.Module(), sockets.Module()}
}
