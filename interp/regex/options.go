package regex

// Options are the switches of a pattern. Those from Caseless to NoAutoCapture can also be changed inside it: (?i).
type Options uint32

// The options, with PHP's modifier letter.
const (
	Caseless         Options = 1 << iota // i
	Multiline                            // m: ^ and $ match at line ends too
	DotAll                               // s: . matches a newline
	Extended                             // x: white space and # comments in the pattern are skipped
	ExtendedMore                         // (?xx): spaces and tabs in classes are skipped too
	Ungreedy                             // U: quantifiers are lazy, and greedy with a ? behind
	DupNames                             // J: several groups may have one name
	NoAutoCapture                        // n: plain parentheses do not capture
	CaselessRestrict                     // r: no ASCII letter equals a letter beyond ASCII
	asciiDigit                           // (?aD)
	asciiSpace                           // (?aS)
	asciiWord                            // (?aW)
	asciiPosix                           // (?aP)
	asciiHex                             // (?aT)
	Anchored                             // A: match at the start only
	DollarEndOnly                        // D: $ does not match before a final newline
	UTF                                  // u: pattern and subject are UTF-8
	UCP                                  // u: \d, \w … follow Unicode
	LiteralEscapes                       // a backslash before anything unknown is dropped (PHP 7)
)

const asciiAll = asciiDigit | asciiSpace | asciiWord | asciiPosix | asciiHex

// Version is the release of PCRE2 whose syntax and messages are followed.
type Version uint8

// The releases that PHP 7.4 and 8.4 are measured with.
const (
	V1036 Version = 36
	V1046 Version = 46
)

// newline is what counts as the end of a line.
type newline uint8

const (
	nlLF newline = iota
	nlCR
	nlCRLF
	nlAnyCRLF
	nlAny
	nlNUL
)
