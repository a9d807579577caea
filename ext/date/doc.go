// Package date is PHP's date module: clock time turned into dates and back.
//
// A moment is a Unix timestamp; a [civil] is what a calendar and a clock on the wall show. The step between the two is a
// zone's offset, which comes from Go's time zone data (linked in, so that it is there on every host). What PHP's own
// grammar makes of a text such as "last friday of next month 10am" is in three phases: the scanner in parse*.go fills a
// [parsed] with what was said and what was not; resolve.go fills the gaps from the present and applies the relative parts
// in PHP's order; zone.go finds the timestamp.
//
// The classes (DateTime and its kin) stand on the same three phases.
package date
