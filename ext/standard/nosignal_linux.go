package standard

import "golang.org/x/sys/unix"

// noSignal keeps a send on a broken connection from raising SIGPIPE.
const noSignal = unix.MSG_NOSIGNAL
