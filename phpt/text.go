package phpt

import "strings"

// blanks are the bytes that PHP's trim() takes off.
const blanks = " \t\n\r\x00\x0b"

func phpTrim(s string) string { return strings.Trim(s, blanks) }

// unixLines turns CR LF into LF.
func unixLines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

// splitLines splits at any run of line ends; an empty text has no lines.
func splitLines(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' })
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// firstLine cuts the text at its first line end.
func firstLine(s string) string {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return s[:i]
	}
	return s
}
