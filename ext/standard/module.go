// Package standard is PHP's standard extension: strings, arrays, variables, mathematics, files and streams, processes
// and the many small functions between them.
//
// Functions are declared in the .stub.php files, one for each topic, from which the tables are generated; their
// implementations stand in files named after the topic (str_*.go, array_*.go …). An implementation works on the bound
// arguments of its Call and keeps nothing between calls except through php.State.
//
// Both levels share one implementation wherever they differ in little: code asks the level at the place of the
// difference, mostly in how a bad argument is answered.
package standard

import "gaja/interp/php"

//go:generate go run gaja/cmd/phpstub .

// Module returns the extension.
func Module() *php.Module {
	return &php.Module{
		Name: "standard",
		Tables: []*php.Table{
			&arrayTable,
			&dirTable,
			&encodeTable,
			&execTable,
			&filesTable,
			&funcTable,
			&localeTable,
			&mathTable,
			&netTable,
			&outputTable,
			&passwordTable,
			&randomTable,
			&streamTable,
			&stringsTable,
			&textTable,
			&varTable,
		},
		End: headersEnd,
		Start: func(ctx *php.Context) error {
			ctx.SetSourceReader(readSource)
			assertStart(ctx)
			return nil
		},
		Snapshots: snapshots(),
	}
}
