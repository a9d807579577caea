// Command phpstub turns the declarations of an extension, written in PHP, into Go tables.
//
// For every X.stub.php of a package directory it writes X_stub_gen.go beside it, holding one
//
//	var xTable = php.Table{Functions: …, Classes: …, Constants: …, Ini: …}
//
// of plain data that the Go linker lays out: no code runs at start-up. Each function names its Go implementation, so a
// missing one does not compile.
//
//	phpstub DIR…         writes the tables of the packages
//	phpstub -check DIR…  fails when a table is not what the stub would give
//
// # The stub language
//
// A stub file is PHP of the newest level: declarations only, bodies empty. Types, by-reference, variadics, defaults,
// visibility, final, abstract and readonly mean what they mean in PHP. A parameter whose default is the bare constant
// UNKNOWN is optional without a default: left out, it stays undefined.
//
//	function str_repeat(string $string, int $times): string {}
//	const M_PI = 3.14159265358979323846;
//	final class HashContext { private function __construct() {} }
//	ini('precision', '14', 'ALL', onchange: precisionChanged);
//
// A default may be a literal, [], a constant, a class constant, or an expression of literals and constants with the
// usual operators. Constants of the same package's stubs are replaced by their values; any other single constant is
// looked up by the engine when it is needed. Reflection shows the default as it stands in the stub.
//
// # Go names
//
// The function str_repeat is implemented by strRepeat, the method ArrayObject::count by arrayObject_count; a leading
// acronym is lowered as a whole (PDOStatement::fetch: pdoStatement_fetch), namespace separators are dropped, and what
// would be a Go keyword or predeclared word gets a trailing underscore (copy_, range_). @impl NAME says otherwise.
//
// # Tags
//
// Tags stand in the doc comment of a function, method, class, property, constant or enum case:
//
//	@since 8.4            the declaration exists at level 8.4 only
//	@until 7.4            the declaration exists at level 7.4 only; declare twice what differs between the levels
//	@deprecated L TEXT    deprecated at the levels L ("8.4", "7.4" or "7.4,8.4"); TEXT follows "is deprecated" in the
//	                      message. A deprecated constant needs no text.
//
// functions and methods:
//
//	@impl NAME            the Go implementation; @impl none for a function that the machine runs alone (with @op)
//	@direct NAME          a second Go implementation for the usual arguments, a php.DirectFunc
//	@op NAME              the machine runs it: a constant OpNAME of package php
//	@pure                 may be folded at compile time for constant arguments
//	@refuse false         7.4 answers false, not null, when it refuses the arguments
//	@tentative            the return type is tentative
//	@prefer-ref $x        $x is taken by reference if the argument can be, and by value otherwise
//	@unchecked $x         any value reaches the builtin, which checks it itself; Reflection shows the type
//	@resource $x          $x is a resource, which PHP has no type for; @resource ?$x allows null
//
// classes:
//
//	@handlers NAME        the php.Handlers variable of the package
//	@no-dynamic           no dynamic properties (also @strict-properties)
//	@not-serializable     serialize() refuses instances
//	@no-new               instances are made by the engine alone
//
// Levels of settings are named arguments: ini(NAME, DEFAULT, ACCESS, since: '8.4', until: '7.4', onchange: GOFUNC,
// bool: true, null: true); ACCESS is ALL, USER, PERDIR or SYSTEM, or a sum such as 'PERDIR|SYSTEM'. The attributes
// #[AllowDynamicProperties] and #[SensitiveParameter] are understood. Files are read in order of their names.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	check := flag.Bool("check", false, "verify that the generated files are current instead of writing them")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: phpstub [-check] DIR…")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	failed := false
	for _, dir := range flag.Args() {
		var err error
		if *check {
			err = checkPackage(dir)
		} else {
			err = writePackage(dir)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			failed = true
		}
	}
	if failed {
		os.Exit(1)
	}
}
