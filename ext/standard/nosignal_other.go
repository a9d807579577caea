//go:build unix && !linux

package standard

// noSignal has no counterpart here; Go's runtime ignores SIGPIPE on such descriptors.
const noSignal = 0
