// Package phpt reads, runs and judges PHP's regression tests.
//
// # The format
//
// A phpt file is one test: a script and what it must print. It is a sequence
// of sections, each opened by a line --NAME-- that begins with the name in
// capitals; the section runs to the next such line.
//
//	--TEST--
//	array_sum() adds
//	--EXTENSIONS--
//	json
//	--INI--
//	precision=17
//	--FILE--
//	<?php
//	var_dump(array_sum([1, 2]), new stdClass);
//	?>
//	--EXPECTF--
//	int(3)
//	object(stdClass)#%d (0) {
//	}
//
// TEST must come first and names the test; DESCRIPTION and CREDITS are prose.
//
// The script is FILE, or FILEEOF (the same without its last line ends), or
// FILE_EXTERNAL (the name of a file in the test's directory). A line
// "===DONE===" ends it. REDIRECTTEST takes the place of a script: its PHP code
// returns ['ENV' => […], 'TESTS' => 'directory'], and the tests of that
// directory run with that environment.
//
// Whether it runs: EXTENSIONS lists what the engine must have. SKIPIF is a
// script whose output begins with skip, info, warn, xfail, xleak, flaky or
// nocache; nothing printed means go on, anything else is a broken test.
// CONFLICTS names keys; tests that share a key never run at the same time,
// and the key "all" means that nothing else does. A file CONFLICTS in a
// directory speaks for the tests in it that have no such section.
//
// How it runs: INI holds settings ({PWD} is the test's directory, {TMP} the
// temporary one, {MAIL:file} a command that writes mail to the file,
// {ENV:NAME} a variable). ENV holds environment variables, ARGS the command
// line, STDIN the input; CAPTURE_STDIO names the streams to take instead of
// all three. GET, POST, POST_RAW, PUT, GZIP_POST, DEFLATE_POST, COOKIE and
// CGI ask for a CGI engine, PHPDBG for the debugger. CLEAN is a script that
// removes what the test left; it must not print.
//
// What it must print: exactly one of EXPECT (these bytes), EXPECTF (text with
// wildcards, see [Matcher]) and EXPECTREGEX, or their _EXTERNAL forms.
// EXPECTHEADERS lists headers of a CGI response that must be there. White
// space around the output and the expectation does not count, CR LF is LF.
//
// Bookkeeping: XFAIL says that the test is known to fail and why, XLEAK the
// same of leaks, FLAKY that it may be tried twice; WHITESPACE_SENSITIVE is for
// editors.
//
// # The model
//
// [Parse] turns a file into a [File]. A [Runner] executes one script: as a
// child process of any php-like binary ([Process]) or inside this program. A
// [Harness] holds the runner and the [Options], and its Run judges one test:
// it skips, runs, matches, cleans up and returns a [Result]. A [Suite] is a
// list of tests with a root; [Harness.RunAll] works through it with several
// workers. The report functions turn results into JUnit, JSON, tables against a
// baseline and the files .out, .exp, .diff, .log and .sh.
//
// The behaviour follows PHP's own run-tests.php, including its default
// settings, working directory, environment and temporary files, so that both
// give the same verdicts. Two rule sets exist ([Rules]): that of PHP 7.4 and
// that of 8.4, which differ in small points.
//
// Authors of extensions run their tests from Go with [Run].
package phpt
