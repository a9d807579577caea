package phpt

import (
	"context"
	"os"
	"time"
)

// pipes are the ends that belong to one child process.
type pipes struct {
	out     *os.File   // where its output is read from; nil when nothing is taken
	in      *os.File   // where its input is written to; nil when that is a file or ours
	input   []byte     // what to write there
	writing bool       // a goroutine writes the input and will close in
	child   []*os.File // the child's ends, closed here once it runs

	stdin, stdout, stderr *os.File // what the child gets
}

// connect makes the three standard streams of a child.
func connect(r *Request) (*pipes, error) {
	c := &pipes{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr}
	switch {
	case r.Body != "":
		body, err := os.Open(r.Body)
		if err != nil {
			return nil, err
		}
		c.child = append(c.child, body)
		c.stdin = body
	case r.Capture.Stdin:
		from, to, err := os.Pipe()
		if err != nil {
			return nil, err
		}
		c.child = append(c.child, from)
		c.in, c.input = to, r.Stdin
		c.stdin = from
	}
	if r.Capture.Stdout || r.Capture.Stderr {
		from, to, err := os.Pipe()
		if err != nil {
			c.close()
			return nil, err
		}
		c.out = from
		c.child = append(c.child, to)
		if r.Capture.Stdout {
			c.stdout = to
		}
		if r.Capture.Stderr {
			c.stderr = to
		}
	}
	return c, nil
}

// started closes the child's ends and begins to write the input. The writer
// ends when the input is written or the child has gone.
func (c *pipes) started() {
	for _, f := range c.child {
		f.Close()
	}
	c.child = nil
	if c.in != nil {
		c.writing = true
		go func(to *os.File, data []byte) {
			_, _ = to.Write(data) // a child that does not read its input is no error
			to.Close()
		}(c.in, c.input)
	}
}

func (c *pipes) close() {
	for _, f := range append(c.child, c.out) {
		if f != nil {
			f.Close()
		}
	}
	switch {
	case c.writing:
		_ = c.in.SetWriteDeadline(time.Now()) // releases a blocked writer, which closes the file
	case c.in != nil:
		c.in.Close()
	}
}

// collect reads until the output is closed. It gives up after the given
// silence, at the end of the context, or when there is too much.
func (c *pipes) collect(ctx context.Context, silence time.Duration) (data []byte, timedOut bool) {
	if c.out == nil {
		return nil, false
	}
	defer context.AfterFunc(ctx, func() { _ = c.out.SetReadDeadline(time.Now()) })()
	buffer := make([]byte, 64<<10)
	for len(data) < maxOutput {
		if err := c.out.SetReadDeadline(time.Now().Add(silence)); err != nil || ctx.Err() != nil {
			return data, true
		}
		n, err := c.out.Read(buffer)
		data = append(data, buffer[:n]...)
		if os.IsTimeout(err) {
			return data, true
		}
		if err != nil {
			return data, false
		}
	}
	return data, true
}
