package phpt

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"strconv"
	"strings"
)

const formType = "application/x-www-form-urlencoded"

// body returns the request body of a CGI test and sets the variables that
// describe it; nil means that the test has none.
func (t *testRun) body() (data []byte, reason string) {
	env, f := t.env, t.file
	switch {
	case f.filled(SectionPostRaw):
		data = t.rawBody(f.Get(SectionPostRaw))
		if env["REQUEST_METHOD"] == "" {
			env["REQUEST_METHOD"] = "POST"
		}
		return checkBody(data)
	case f.filled(SectionPut):
		data = t.rawBody(f.Get(SectionPut))
		env["REQUEST_METHOD"] = "PUT"
		return checkBody(data)
	case f.filled(SectionPost):
		data = []byte(phpTrim(f.Get(SectionPost)))
		env["REQUEST_METHOD"] = "POST"
		if env["CONTENT_TYPE"] == "" {
			env["CONTENT_TYPE"] = formType
		}
		if env["CONTENT_LENGTH"] == "" {
			env["CONTENT_LENGTH"] = strconv.Itoa(len(data))
		}
		return data, ""
	case f.filled(SectionGzipPost):
		return t.packedBody("gzip", f.Get(SectionGzipPost))
	case f.filled(SectionDeflatePost):
		return t.packedBody("deflate", f.Get(SectionDeflatePost))
	}
	return nil, ""
}

func checkBody(data []byte) ([]byte, string) {
	if len(data) == 0 || string(data) == "0" {
		return nil, "empty $request"
	}
	return data, ""
}

// rawBody takes the first Content-Type line out of the text; the rest is the
// body.
func (t *testRun) rawBody(text string) []byte {
	var lines []string
	for _, line := range strings.Split(phpTrim(text), "\n") {
		if t.env["CONTENT_TYPE"] == "" && hasPrefixFold(line, "Content-Type:") {
			t.env["CONTENT_TYPE"] = phpTrim(strings.ReplaceAll(line[len("Content-Type:"):], "\r", ""))
			continue
		}
		lines = append(lines, line)
	}
	body := strings.Join(lines, "\n")
	t.env["CONTENT_LENGTH"] = strconv.Itoa(len(body))
	return []byte(body)
}

func (t *testRun) packedBody(encoding, text string) ([]byte, string) {
	var out bytes.Buffer
	var err error
	if encoding == "gzip" {
		w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
		_, err = w.Write([]byte(phpTrim(text)))
		w.Close()
	} else {
		w, _ := zlib.NewWriterLevel(&out, zlib.BestCompression)
		_, err = w.Write([]byte(phpTrim(text)))
		w.Close()
	}
	if err != nil {
		return nil, err.Error()
	}
	t.env["HTTP_CONTENT_ENCODING"] = encoding
	t.env["REQUEST_METHOD"] = "POST"
	t.env["CONTENT_TYPE"] = formType
	t.env["CONTENT_LENGTH"] = strconv.Itoa(out.Len())
	return out.Bytes(), ""
}
