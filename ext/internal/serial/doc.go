// Package serial is PHP's serialisation format: serialize() and unserialize() and what sessions and the SPL classes keep
// in it.
//
// The text is a prefix code: i:5; d:0.5; b:1; N; s:3:"abc"; a:2:{key value …} O:3:"Foo":1:{name value …} and, for
// classes with hooks of their own, C:…{…} and E:… for enum cases. Values are numbered in the order in which they begin;
// R:n; says "a reference to value n" and r:n; "the same object as value n". Both sides therefore count alike, and what
// counts is delicate: keys do not, and a value that turns out to be an R does not either.
package serial
