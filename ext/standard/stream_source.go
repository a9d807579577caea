package standard

import (
	"gaja/ext/internal/streams"
	"gaja/interp/php"
)

// readSource reads what include takes from a name with a scheme. Failures are reported under the including word.
func readSource(ctx *php.Context, name, how string) ([]byte, error) {
	st := streams.Of(ctx)
	caller := st.Caller
	st.Caller = how
	defer func() { st.Caller = caller }()
	o := &streams.Opening{Ctx: ctx, Path: name, Mode: "rb", ForInclude: true}
	s, err := streams.OpenStream(o)
	if err != nil {
		if err := streams.Failed(o, "Failed to open stream", err); err != nil {
			return nil, err
		}
		return nil, php.ErrReported
	}
	defer s.Close()
	return s.ReadAll(-1, func(n int) error { return ctx.Charge(int64(n)) })
}
