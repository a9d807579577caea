package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/alecthomas/kong"
)

// flags are the options of the command: those of PHP's run-tests.php under
// their own names, and our own.
type flags struct {
	Tests []string `arg:"" optional:"" help:"Test files, directories and patterns; relative to the suite's root or the working directory."`

	Suite       string `placeholder:"DIR" help:"Root of the suite: names are relative to it and scripts start in it (default: TEST_PHP_SRCDIR, or the working directory)."`
	Baseline    string `placeholder:"FILE" help:"Run just the tests that this list names (those below the given tests, if any) and print a table by directory. All of them are expected to pass."`
	Known       string `placeholder:"FILE" help:"Tests known not to pass, with reasons. Only deviations from it count as failures, unexpected passes included."`
	WriteKnown  bool   `help:"Update the file of --known from this run."`
	Confirm     string `placeholder:"ENGINE" help:"Run the tests on this engine too (the real PHP) and report where it deviates from what they expect. Also -confirm."`
	Shard       string `placeholder:"I/N" help:"Run the I-th of N equal parts of the tests."`
	List        bool   `help:"Print the names of the tests and stop."`
	JUnit       string `name:"junit" placeholder:"FILE" env:"TEST_PHP_JUNIT" help:"Write a JUnit report."`
	JSON        string `name:"json" placeholder:"FILE" help:"Write a JSON report."`
	Out         string `placeholder:"DIR" help:"Where the .out .exp .diff .log .sh .php of failed tests go (default: a new temporary directory)."`
	Beside      bool   `help:"Write them beside the tests, as run-tests.php does."`
	NoOut       bool   `help:"Do not write them."`
	Level       string `placeholder:"LEVEL" help:"Rules to judge by: 7.4 or 8.4 (default: those of the engine's version)."`
	Journal     string `placeholder:"FILE" help:"Note each test in this file as it begins and ends."`
	Resume      bool   `help:"Go on after an interruption: take over what the journal says, count a test that was running as crashed."`
	Supervise   bool   `help:"Run the tests in a child of this program, which is started again when a test takes it down."`
	Summary     bool   `help:"Print a table by directory."`
	NoSkipCache bool   `help:"Run every SKIPIF, even when the same one was answered before in the same directory."`

	Engine        string   `short:"p" placeholder:"CMD" env:"TEST_PHP_EXECUTABLE" help:"The engine's command (default: gaja beside this program, or in PATH)."`
	DefaultEngine bool     `short:"P" help:"Use the default engine, whatever TEST_PHP_EXECUTABLE says."`
	CGI           string   `name:"cgi" placeholder:"FILE" env:"TEST_PHP_CGI_EXECUTABLE" help:"The engine's CGI binary (default: php-cgi beside it); - for none."`
	PHPDBG        string   `name:"phpdbg" placeholder:"FILE" env:"TEST_PHPDBG_EXECUTABLE" help:"The engine's debugger (default: phpdbg beside it); - for none."`
	Workers       int      `short:"j" default:"1" placeholder:"N" help:"Run up to N tests at a time."`
	ListFile      string   `short:"l" placeholder:"FILE" help:"Read the tests from FILE, and write those that failed to it in the end."`
	Read          []string `short:"r" sep:"none" placeholder:"FILE" help:"Read the tests from FILE."`
	Write         string   `short:"w" placeholder:"FILE" help:"Write a list of the failed tests to FILE."`
	Append        string   `short:"a" placeholder:"FILE" help:"The same, at the end of FILE."`
	WriteAll      string   `short:"W" placeholder:"FILE" help:"Write a list of all tests with their results to FILE."`
	Conf          string   `short:"c" placeholder:"FILE" help:"Make the engine read this php.ini."`
	NoIni         bool     `short:"n" help:"Make the engine read no php.ini."`
	Define        []string `short:"d" sep:"none" placeholder:"NAME=VALUE" help:"An ini setting for all tests."`
	Groups        string   `short:"g" placeholder:"LIST" env:"SHOW_ONLY_GROUPS" help:"Show only these results: PASS,FAIL,XFAIL,XLEAK,SKIP,BORK,WARN,LEAK,REDIRECT."`
	Memcheck      bool     `short:"m" help:"Look for memory leaks with valgrind (same as -M memcheck)."`
	Valgrind      string   `short:"M" placeholder:"TOOL" help:"Run the engine under this tool of valgrind."`
	Quiet         bool     `short:"q" help:"No interaction (there is none; for compatibility)."`
	Save          string   `short:"s" placeholder:"FILE" help:"Write a report with the diffs of all failures to FILE."`
	SkipSlow      bool     `short:"x" help:"Set SKIP_SLOW_TESTS."`
	Verbose       bool     `short:"v" help:"Show why tests were skipped and how failed ones ended."`
	Online        bool     `help:"Run tests that need the internet."`
	Offline       bool     `help:"Set SKIP_ONLINE_TESTS (default)."`
	TempSource    string   `placeholder:"DIR" help:"With --temp-target: write generated files below that directory in place of this one."`
	TempTarget    string   `placeholder:"DIR" help:"See --temp-source."`
	TempUrlbase   string   `placeholder:"URL" help:"Accepted for compatibility."`
	SetTimeout    int      `placeholder:"SECONDS" help:"How long a test may be silent (default 60, with valgrind 300)."`
	Context       int      `default:"3" placeholder:"N" help:"Lines of context in diffs."`
	ShowSlow      int      `placeholder:"MS" help:"List all tests that took longer than this."`
	NoClean       bool     `help:"Leave out the CLEAN sections."`
	Color         *bool    `negatable:"" help:"Colour the results (default: on a terminal, unless NO_COLOR is set)."`
	Progress      *bool    `negatable:"" help:"Show the progress (default: on a terminal)."`
	Repeat        int      `placeholder:"N" help:"Run each script N times in one process and check the last output."`
	Shuffle       bool     `help:"Run the tests in random order."`
	Bless         bool     `help:"Rewrite the expectations of failed tests from what they printed."`

	Keep struct {
		All   bool `help:"Keep all generated files."`
		PHP   bool `name:"php" help:"Keep the script."`
		Skip  bool `help:"Keep the script of SKIPIF."`
		Clean bool `help:"Keep the script of CLEAN."`
		Out   bool `hidden:""`
		Diff  bool `hidden:""`
		Exp   bool `hidden:""`
		Mem   bool `hidden:""`
	} `embed:"" prefix:"keep-"`
	Show struct {
		All   bool `help:"Show all of the following."`
		PHP   bool `name:"php" help:"Show the script of each test."`
		Skip  bool `help:"Show its SKIPIF."`
		Clean bool `help:"Show its CLEAN."`
		Exp   bool `help:"Show what is expected."`
		Out   bool `help:"Show what was printed."`
		Diff  bool `help:"Show the difference when a test fails."`
		Mem   bool `help:"Show valgrind's report."`
	} `embed:"" prefix:"show-"`
}

// parseFlags reads the command line. TEST_PHP_ARGS adds to it, as in the
// original.
func parseFlags(args []string, stdout, stderr io.Writer) (*flags, int, bool) {
	f := &flags{}
	code, done := 0, false
	parser, err := kong.New(f, kong.Name("phpt"), kong.UsageOnError(), kong.Writers(stdout, stderr),
		kong.Description("Runs PHP's regression tests on a PHP engine and judges them as PHP's own runner does."),
		kong.Exit(func(c int) { code, done = c, true }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 120}))
	if err != nil {
		fmt.Fprintln(stderr, "phpt:", err)
		return nil, 2, false
	}
	args = append(append([]string(nil), args...), strings.Fields(os.Getenv("TEST_PHP_ARGS"))...)
	_, err = parser.Parse(normalise(args))
	if done {
		return nil, code, false
	}
	if err != nil {
		fmt.Fprintln(stderr, "phpt:", err)
		return nil, 2, false
	}
	return f, 0, true
}

// normalise rewrites spellings of the original that a modern parser does not
// know: -confirm with one hyphen.
func normalise(args []string) []string {
	out := make([]string, len(args))
	for i, a := range args {
		if a == "-confirm" || strings.HasPrefix(a, "-confirm=") {
			a = "-" + a
		}
		out[i] = a
	}
	return out
}
