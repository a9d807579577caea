package stream

// Flush says what a filter is asked besides taking its input.
type Flush uint8

// FlushNone is an ordinary call, FlushInc asks for what can be given now, FlushClose says that nothing follows.
const (
	FlushNone Flush = iota
	FlushInc
	FlushClose
)

// Status is what a filter says of its call.
type Status uint8

// Pass hands output on, FeedMe says that more input is needed first, Fatal ends the data.
const (
	Pass Status = iota
	FeedMe
	Fatal
)

// Filter transforms bytes on their way. It keeps state between calls.
type Filter interface {
	Filter(s *Stream, in []byte, flush Flush) (out []byte, status Status, err error)
	// Close is called once, when the filter is removed or its stream is closed.
	Close()
}

// Link is one filter in its place in a chain.
type Link struct {
	Filter Filter
	Name   string
	stream *Stream
	chain  *Chain
}

// Chain is the filters of one direction, in the order that data passes them.
type Chain struct{ list []*Link }

// Run passes data through the chain.
func (c *Chain) Run(s *Stream, in []byte, flush Flush) ([]byte, Status, error) {
	return runLinks(s, c.list, in, flush)
}

func runLinks(s *Stream, links []*Link, in []byte, flush Flush) (out []byte, status Status, err error) {
	s.running++
	defer func() {
		if s.running--; s.running == 0 && s.closing && !s.closed {
			s.closing = false
			if cerr := s.Close(); err == nil {
				err = cerr
			}
		}
	}()
	status = Pass
	for _, l := range links {
		out, st, err := l.Filter.Filter(s, in, flush)
		if err != nil || st == Fatal {
			return nil, Fatal, err
		}
		status = st
		if st == FeedMe {
			out = nil
			if flush == FlushNone {
				return nil, FeedMe, nil
			}
		}
		in = out
	}
	return in, status, nil
}

func (c *Chain) closeAll() {
	for _, l := range c.list {
		l.Filter.Close()
	}
	c.list = nil
}

// AddFilter puts a filter into the chain for reading or writing, first or last. What is in the read buffer already passes
// through a filter added last.
func (s *Stream) AddFilter(f Filter, name string, forRead, first bool) (*Link, error) {
	c := &s.write
	if forRead {
		c = &s.read
	}
	l := &Link{Filter: f, Name: name, stream: s, chain: c}
	if first {
		c.list = append([]*Link{l}, c.list...)
		return l, nil
	}
	c.list = append(c.list, l)
	if forRead && s.Unread() > 0 {
		out, status, err := f.Filter(s, append([]byte(nil), s.buf[s.r:]...), FlushNone)
		if err != nil || status == Fatal {
			c.list = c.list[:len(c.list)-1]
			return nil, err
		}
		s.buf, s.r = append(s.buf[:0], out...), 0
	}
	return l, nil
}

// RemoveFilter flushes what a filter holds to those behind it and takes it out.
func (s *Stream) RemoveFilter(l *Link) error {
	at := -1
	for i, x := range l.chain.list {
		if x == l {
			at = i
		}
	}
	if at < 0 || s.closed {
		return nil
	}
	out, status, err := runLinks(s, l.chain.list[at:], nil, FlushClose)
	l.chain.list = append(l.chain.list[:at:at], l.chain.list[at+1:]...)
	if err == nil && status != Fatal && len(out) > 0 {
		if l.chain == &s.read {
			s.push(out)
		} else {
			_, err = s.writeBackend(out)
		}
	}
	l.Filter.Close()
	return err
}

// Stream returns the stream the filter is on.
func (l *Link) Stream() *Stream { return l.stream }

// HasFilters reports whether there are filters for reading or writing.
func (s *Stream) HasFilters() (read, write bool) { return len(s.read.list) > 0, len(s.write.list) > 0 }
