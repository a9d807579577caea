package phpt

import (
	"fmt"
	"strings"
)

// maxDiffCells bounds the table of the longest common subsequence. Texts that
// differ over more lines than that are shown as one block each.
const maxDiffCells = 4 << 20

// edit is one line of a diff.
type edit struct {
	sign byte // '-' expected, '+' found, ' ' both
	line int  // its number in its own text, from 1
	text string
}

// Diff compares two texts by lines, in the form of PHP's runner: "003- " marks
// an expected line that is missing, "003+ " one that is there instead, lines
// in common stand around them. The match function decides whether an expected
// line describes one that was found; nil means that both must be equal.
// Context is the number of lines around a difference: 0 means 3, less none.
func Diff(expected, found string, context int, match func(want, got string) bool) string {
	if match == nil {
		match = func(want, got string) bool { return want == got }
	}
	if context == 0 {
		context = 3
	}
	edits := compareLines(strings.Split(expected, "\n"), strings.Split(found, "\n"), match)
	return formatEdits(edits, max(context, 0))
}

func compareLines(want, got []string, match func(want, got string) bool) []edit {
	head := 0
	for head < len(want) && head < len(got) && match(want[head], got[head]) {
		head++
	}
	tail := 0
	for tail < len(want)-head && tail < len(got)-head && match(want[len(want)-1-tail], got[len(got)-1-tail]) {
		tail++
	}
	var edits []edit
	for i := range head {
		edits = append(edits, edit{' ', i + 1, got[i]})
	}
	edits = append(edits, compareMiddle(want[head:len(want)-tail], got[head:len(got)-tail], head, match)...)
	for i := len(got) - tail; i < len(got); i++ {
		edits = append(edits, edit{' ', i + 1, got[i]})
	}
	return edits
}

// compareMiddle finds a longest common subsequence in the part that differs.
func compareMiddle(want, got []string, offset int, match func(want, got string) bool) []edit {
	n, m := len(want), len(got)
	var edits []edit
	var length [][]int32
	var same [][]bool
	if (n+1)*(m+1) <= maxDiffCells {
		length, same = subsequences(want, got, match)
	}
	i, j := 0, 0
	for i < n || j < m {
		switch {
		case length != nil && i < n && j < m && same[i][j]:
			edits = append(edits, edit{' ', offset + j + 1, got[j]})
			i, j = i+1, j+1
		case i < n && (j == m || length == nil || length[i+1][j] >= length[i][j+1]):
			edits = append(edits, edit{'-', offset + i + 1, want[i]})
			i++
		default:
			edits = append(edits, edit{'+', offset + j + 1, got[j]})
			j++
		}
	}
	return edits
}

// subsequences fills the table whose cell i, j is the length of the longest
// common subsequence of want[i:] and got[j:].
func subsequences(want, got []string, match func(want, got string) bool) (length [][]int32, same [][]bool) {
	n, m := len(want), len(got)
	length, same = make([][]int32, n+1), make([][]bool, n)
	length[n] = make([]int32, m+1)
	for i := n - 1; i >= 0; i-- {
		length[i], same[i] = make([]int32, m+1), make([]bool, m)
		for j := m - 1; j >= 0; j-- {
			if same[i][j] = match(want[i], got[j]); same[i][j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	return length, same
}

// formatEdits prints the differences with their context; "--" stands where
// lines are left out.
func formatEdits(edits []edit, context int) string {
	width := max(3, len(fmt.Sprint(len(edits))))
	var out strings.Builder
	blank := strings.Repeat(" ", width+2)
	i := 0
	for {
		next := i
		for next < len(edits) && edits[next].sign == ' ' {
			next++
		}
		if next == len(edits) {
			if i < len(edits) {
				out.WriteString("--\n")
			}
			return out.String()
		}
		if i < next-context {
			out.WriteString("--\n")
			i = next - context
		}
		for ; i < next; i++ {
			out.WriteString(blank + edits[i].text + "\n")
		}
		for ; i < len(edits) && edits[i].sign != ' '; i++ {
			fmt.Fprintf(&out, "%0*d%c %s\n", width, edits[i].line, edits[i].sign, edits[i].text)
		}
		for end := min(i+context, len(edits)); i < end && edits[i].sign == ' '; i++ {
			out.WriteString(blank + edits[i].text + "\n")
		}
	}
}
