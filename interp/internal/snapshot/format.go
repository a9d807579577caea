package snapshot

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"sort"

	"gaja/interp/internal/vm"
)

// Head is what must be known before an engine is made.
type Head struct {
	// Level is the language level.
	Level byte
	// Ini are the settings that were given at start-up.
	Ini map[string]string
}

const (
	magic    = "gajasnp1"
	sumAt    = len(magic)
	headerSz = sumAt + 4
)

// ErrDamaged says that bytes are not a whole snapshot.
var ErrDamaged = errors.New("snapshot: damaged")

func checksum(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }

// Save takes a snapshot of a machine inside a builtin's call; fds are the descriptors it needs. With a reason there is
// none. The bytes are appended to buf[:0].
func Save(m *vm.VM, h Head, buf []byte) (data []byte, fds map[int]bool, reason string) {
	buf = append(append(buf[:0], magic...), 0, 0, 0, 0, h.Level)
	names := make([]string, 0, len(h.Ini))
	for n := range h.Ini {
		names = append(names, n)
	}
	sort.Strings(names)
	buf = binary.AppendUvarint(buf, uint64(len(names)))
	for _, n := range names {
		buf = appendString(appendString(buf, n), h.Ini[n])
	}
	if buf, fds, reason = m.Snapshot(buf); reason != "" {
		return nil, nil, reason
	}
	Seal(buf)
	return buf, fds, ""
}

// Seal writes the checksum of a snapshot whose bytes are complete.
func Seal(data []byte) {
	if len(data) >= headerSz {
		copy(data, magic)
		binary.LittleEndian.PutUint32(data[sumAt:], checksum(data[headerSz:]))
	}
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// Open checks a snapshot and returns its head and body.
func Open(data []byte) (h Head, body []byte, err error) {
	if len(data) < headerSz+1 || string(data[:len(magic)]) != magic ||
		binary.LittleEndian.Uint32(data[sumAt:]) != checksum(data[headerSz:]) {
		return h, nil, ErrDamaged
	}
	return parseHead(data[headerSz:])
}

func parseHead(b []byte) (h Head, body []byte, err error) {
	if len(b) == 0 {
		return h, nil, ErrDamaged
	}
	h.Level, b = b[0], b[1:]
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)) {
		return h, nil, ErrDamaged
	}
	b = b[size:]
	h.Ini = make(map[string]string, n)
	for ; n > 0; n-- {
		var k, v string
		var ok bool
		if k, b, ok = cutString(b); !ok {
			return h, nil, ErrDamaged
		}
		if v, b, ok = cutString(b); !ok {
			return h, nil, ErrDamaged
		}
		h.Ini[k] = v
	}
	return h, b, nil
}

func cutString(b []byte) (s string, rest []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size) {
		return "", nil, false
	}
	return string(b[size : size+int(n)]), b[size+int(n):], true
}
