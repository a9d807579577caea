module gaja

go 1.26.0

require (
	github.com/alecthomas/kong v1.17.0 // indirect
	github.com/pkg/profile v1.4.0 // indirect
	github.com/yookoala/realpath v1.0.0 // indirect
	github.com/z7zmey/php-parser v0.7.2 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/term v0.47.0 // indirect
)
