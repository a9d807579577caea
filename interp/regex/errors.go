package regex

// Error is a pattern that does not compile.
type Error struct {
	Code   int // PCRE2's, less its base of 100
	Offset int // where in the pattern, in bytes
	old    bool
}

// Error returns PCRE2's text.
func (e *Error) Error() string {
	if e.old {
		switch e.Code {
		case errLookbehind:
			return "lookbehind assertion is not fixed length"
		case errCondAssert, errCondAtomic:
			return "assertion expected after (?( or (?(?C)"
		}
	}
	if s, ok := errorTexts[e.Code]; ok {
		return s
	}
	return "internal error"
}

// The errors of the compiler by PCRE2's numbers.
const (
	errBackslashEnd    = 1
	errCtrlEnd         = 2
	errUnknownEscape   = 3
	errQuantOrder      = 4
	errQuantBig        = 5
	errClassEnd        = 6
	errClassEscape     = 7
	errClassOrder      = 8
	errNothingToRepeat = 9
	errAfterParen      = 11
	errPosixOutside    = 12
	errCollating       = 13
	errParenMissing    = 14
	errNoGroup         = 15
	errCommentEnd      = 18
	errNesting         = 19
	errTooLarge        = 20
	errParenExtra      = 22
	errCondParen       = 24
	errLookbehind      = 25
	errRelativeZero    = 26
	errCondBranches    = 27
	errCondAssert      = 28
	errDigitExpected   = 29
	errPosixName       = 30
	errCodePoint       = 34
	errLookComplex     = 35
	errBackslashC      = 36
	errPerlEscape      = 37
	errCalloutBig      = 38
	errCalloutParen    = 39
	errAfterP          = 41
	errNameSyntax      = 42
	errNameTwice       = 43
	errNameDigit       = 44
	errPropMalformed   = 46
	errPropUnknown     = 47
	errNameLong        = 48
	errClassRange      = 50
	errOctalBig        = 51
	errDefineBranches  = 54
	errOctalBrace      = 55
	errGForm           = 57
	errRParen          = 58
	errVerb            = 60
	errGroupBig        = 61
	errNameExpected    = 62
	errNonOctal        = 64
	errNamesDiffer     = 65
	errMarkName        = 66
	errNonHex          = 67
	errCtrlChar        = 68
	errKForm           = 69
	errClassN          = 71
	errSurrogate       = 73
	errVerbLong        = 76
	errDigitsMissing   = 78
	errVersion         = 79
	errCalloutEnd      = 81
	errCalloutDelim    = 82
	errLookLong        = 87
	errNUMode          = 93
	errHyphen          = 94
	errAlpha           = 95
	errManyGroups      = 97
	errCondAtomic      = 98
	errBranchLong      = 100
	errExtClass        = 116
)

var errorTexts = map[int]string{
	errBackslashEnd:    `\ at end of pattern`,
	errCtrlEnd:         `\c at end of pattern`,
	errUnknownEscape:   `unrecognized character follows \`,
	errQuantOrder:      "numbers out of order in {} quantifier",
	errQuantBig:        "number too big in {} quantifier",
	errClassEnd:        "missing terminating ] for character class",
	errClassEscape:     "escape sequence is invalid in character class",
	errClassOrder:      "range out of order in character class",
	errNothingToRepeat: "quantifier does not follow a repeatable item",
	errAfterParen:      "unrecognized character after (? or (?-",
	errPosixOutside:    "POSIX named classes are supported only within a class",
	errCollating:       "POSIX collating elements are not supported",
	errParenMissing:    "missing closing parenthesis",
	errNoGroup:         "reference to non-existent subpattern",
	errCommentEnd:      "missing ) after (?# comment",
	errNesting:         "parentheses are too deeply nested",
	errTooLarge:        "regular expression is too large",
	errParenExtra:      "unmatched closing parenthesis",
	errCondParen:       "missing closing parenthesis for condition",
	errLookbehind:      "length of lookbehind assertion is not limited",
	errRelativeZero:    "a relative value of zero is not allowed",
	errCondBranches:    "conditional subpattern contains more than two branches",
	errCondAssert:      "atomic assertion expected after (?( or (?(?C)",
	errDigitExpected:   "digit expected after (?+ or (?-",
	errPosixName:       "unknown POSIX class name",
	errCodePoint:       `character code point value in \x{} or \o{} is too large`,
	errLookComplex:     "lookbehind is too complicated",
	errBackslashC:      `\C is not allowed in a lookbehind assertion in UTF-8 mode`,
	errPerlEscape:      `PCRE2 does not support \F, \L, \l, \N{name}, \U, or \u`,
	errCalloutBig:      "number after (?C is greater than 255",
	errCalloutParen:    "closing parenthesis for (?C expected",
	errAfterP:          "unrecognized character after (?P",
	errNameSyntax:      "syntax error in subpattern name (missing terminator?)",
	errNameTwice:       "two named subpatterns have the same name (PCRE2_DUPNAMES not set)",
	errNameDigit:       "subpattern name must start with a non-digit",
	errPropMalformed:   `malformed \P or \p sequence`,
	errPropUnknown:     `unknown property after \P or \p`,
	errNameLong:        "subpattern name is too long (maximum 32 code units)",
	errClassRange:      "invalid range in character class",
	errOctalBig:        `octal value is greater than \377 in 8-bit non-UTF-8 mode`,
	errDefineBranches:  "DEFINE subpattern contains more than one branch",
	errOctalBrace:      `missing opening brace after \o`,
	errGForm:           `\g is not followed by a braced, angle-bracketed, or quoted name/number or by a plain number`,
	errRParen:          "(?R (recursive pattern call) must be followed by a closing parenthesis",
	errVerb:            "(*VERB) not recognized or malformed",
	errGroupBig:        "subpattern number is too big",
	errNameExpected:    "subpattern name expected",
	errNonOctal:        `non-octal character in \o{} (closing brace missing?)`,
	errNamesDiffer:     "different names for subpatterns of the same number are not allowed",
	errMarkName:        "(*MARK) must have an argument",
	errNonHex:          `non-hex character in \x{} (closing brace missing?)`,
	errCtrlChar:        `\c must be followed by a printable ASCII character`,
	errKForm:           `\k is not followed by a braced, angle-bracketed, or quoted name`,
	errClassN:          `\N is not supported in a class`,
	errSurrogate:       "disallowed Unicode code point (>= 0xd800 && <= 0xdfff)",
	errVerbLong:        "name is too long in (*MARK), (*PRUNE), (*SKIP), or (*THEN)",
	errDigitsMissing:   `digits missing in \x{} or \o{} or \N{U+}`,
	errVersion:         "syntax error or number too big in (?(VERSION condition",
	errCalloutEnd:      "missing terminating delimiter for callout with string argument",
	errCalloutDelim:    "unrecognized string delimiter follows (?C",
	errLookLong:        "lookbehind assertion is too long",
	errNUMode:          `\N{U+dddd} is supported only in Unicode (UTF) mode`,
	errHyphen:          "invalid hyphen in option setting",
	errAlpha:           "(*alpha_assertion) not recognized",
	errManyGroups:      "too many capturing groups (maximum 65535)",
	errCondAtomic:      "atomic assertion expected after (?( or (?(?C)",
	errBranchLong:      "branch too long in variable-length lookbehind assertion",
	errExtClass:        "unexpected character in (?[...]) extended character class",
}
