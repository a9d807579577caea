package standard

import (
	"gaja/ext/internal/streams"
	"gaja/interp/php"
)

// snapshots say how streams and what else the module keeps travel.
func snapshots() []php.SnapCodec { return streams.Snapshots() }
