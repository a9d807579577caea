package phpt

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"sort"
	"strings"
	"time"
)

type junitSuites struct {
	XMLName  xml.Name      `xml:"testsuites"`
	Name     string        `xml:"name,attr"`
	Tests    int           `xml:"tests,attr"`
	Failures int           `xml:"failures,attr"`
	Errors   int           `xml:"errors,attr"`
	Skipped  int           `xml:"skip,attr"`
	Time     string        `xml:"time,attr"`
	Suites   []*junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skip,attr"`
	Time     string      `xml:"time,attr"`
	Cases    []junitCase `xml:"testcase"`
	duration time.Duration
}

type junitCase struct {
	Name    string     `xml:"name,attr"`
	Time    string     `xml:"time,attr"`
	Failure *junitNote `xml:"failure"`
	Error   *junitNote `xml:"error"`
	Skipped *junitNote `xml:"skipped"`
	Warning *junitNote `xml:"warning"`
}

type junitNote struct {
	Type    string `xml:"type,attr,omitempty"`
	Message string `xml:"message,attr,omitempty"`
	Text    string `xml:",chardata"`
}

// WriteJUnit writes the results in JUnit's XML: a suite for each directory,
// named php.dir.dir as PHP's runner names it.
func WriteJUnit(w io.Writer, results []*Result) error {
	all := junitSuites{Name: "php"}
	suites := map[string]*junitSuite{}
	var total time.Duration
	for _, r := range results {
		name := "php." + strings.ReplaceAll(path.Dir(r.Name), "/", ".")
		s := suites[name]
		if s == nil {
			s = &junitSuite{Name: name}
			suites[name] = s
			all.Suites = append(all.Suites, s)
		}
		s.add(r)
		total += r.Duration
	}
	sort.Slice(all.Suites, func(i, j int) bool { return all.Suites[i].Name < all.Suites[j].Name })
	for _, s := range all.Suites {
		s.Time = seconds(s.duration)
		all.Tests += s.Tests
		all.Failures += s.Failures
		all.Errors += s.Errors
		all.Skipped += s.Skipped
	}
	all.Time = seconds(total)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.4f", d.Seconds()) }

func (s *junitSuite) add(r *Result) {
	s.Tests++
	s.duration += r.Duration
	c := junitCase{Name: r.ID() + " (" + printable(r.Title) + ")", Time: seconds(r.Duration)}
	note := &junitNote{Type: r.Label(), Message: printable(r.Reason), Text: printable(r.Diff)}
	switch verdict := junitVerdict(r); verdict {
	case Fail:
		s.Failures++
		c.Failure = note
	case Skip:
		s.Skipped++
		c.Skipped = &junitNote{Text: printable(r.Reason)}
	case Warn:
		c.Warning = &junitNote{Text: printable(r.Reason)}
	case Bork, Leak:
		s.Errors++
		c.Error = note
	}
	s.Cases = append(s.Cases, c)
}

// junitVerdict picks the status that counts when there are several.
func junitVerdict(r *Result) Status {
	for _, s := range []Status{XFail, XLeak, Fail, Warn} {
		for _, have := range r.Statuses {
			if s == have {
				return s
			}
		}
	}
	return r.Status()
}

// printable replaces what XML cannot hold.
func printable(s string) string {
	return strings.Map(func(c rune) rune {
		if c < 32 && c != '\t' && c != '\n' && c != '\r' {
			return '\uFFFD'
		}
		return c
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// jsonResult is the form of a result in a JSON report.
type jsonResult struct {
	Name     string            `json:"name"`
	Via      string            `json:"via,omitempty"`
	Title    string            `json:"title"`
	Status   string            `json:"status"`
	Reason   string            `json:"reason,omitempty"`
	Seconds  float64           `json:"seconds"`
	Signal   int               `json:"signal,omitempty"`
	TimedOut bool              `json:"timed_out,omitempty"`
	Crash    string            `json:"crash,omitempty"`
	Retried  bool              `json:"retried,omitempty"`
	Diff     string            `json:"diff,omitempty"`
	Files    map[string]string `json:"files,omitempty"`
}

// WriteJSON writes an object with what is known of the engine, the counts and
// one entry for each result.
func WriteJSON(w io.Writer, info *Info, results []*Result) error {
	report := struct {
		Version string         `json:"version"`
		Counts  map[Status]int `json:"counts"`
		Tests   []jsonResult   `json:"tests"`
	}{Version: info.Version, Counts: map[Status]int{}, Tests: []jsonResult{}}
	for _, r := range results {
		report.Counts[r.Status()]++
		report.Tests = append(report.Tests, jsonResult{
			Name: r.Name, Via: r.Via, Title: r.Title, Status: r.Label(), Reason: r.Reason,
			Seconds: r.Duration.Seconds(), Signal: r.Signal, TimedOut: r.TimedOut, Crash: r.Crash,
			Retried: r.Retried, Diff: r.Diff, Files: r.Files,
		})
	}
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	return e.Encode(report)
}
