--TEST--
Patterns that are refused (7.4)
--FILE--
<?php
foreach (['', 'abc', "/a\0/", '/abc', '(abc', '/a/k', '/a/n', '/a/e', '/(/', '/a**/', '/[z-a]/', '/\i/', '/\i/X', '/(?<n>a)(?<n>b)/',
    '/(?<=a+)b/', '/(?P>x)/', "/\xff/u", '/[[:nope:]]/', '/(*NOPE)/', '/a{,2}/'] as $p) {
    error_clear_last();
    var_dump(@preg_match($p, 'a'));
    echo error_get_last()['message'] ?? '-', ' ', preg_last_error(), "\n";
}
var_dump(@preg_match('/a/', 'a', $m, 77), @preg_match([], 'a'), @preg_replace('/a/', ['b'], 'a'), preg_replace(1.5, 2, null));
var_dump(preg_replace_callback('/a/', 'no_such', 'a'));
var_dump(preg_replace_callback_array(['/a/' => 'no_such'], 'a'));
?>
--EXPECTF--
bool(false)
preg_match(): Empty regular expression 1
bool(false)
preg_match(): Delimiter must not be alphanumeric or backslash 1
bool(false)
preg_match(): Null byte in regex 1
bool(false)
preg_match(): No ending delimiter '/' found 1
bool(false)
preg_match(): No ending matching delimiter ')' found 1
bool(false)
preg_match(): Unknown modifier 'k' 1
bool(false)
preg_match(): Unknown modifier 'n' 1
bool(false)
preg_match(): The /e modifier is no longer supported, use preg_replace_callback instead 1
bool(false)
preg_match(): Compilation failed: missing closing parenthesis at offset 1 1
bool(false)
preg_match(): Compilation failed: quantifier does not follow a repeatable item at offset 2 1
bool(false)
preg_match(): Compilation failed: range out of order in character class at offset 3 1
int(0)
- 0
bool(false)
preg_match(): Compilation failed: unrecognized character follows \ at offset 1 1
bool(false)
preg_match(): Compilation failed: two named subpatterns have the same name (PCRE2_DUPNAMES not set) at offset 12 1
bool(false)
preg_match(): Compilation failed: lookbehind assertion is not fixed length at offset 0 1
bool(false)
preg_match(): Compilation failed: reference to non-existent subpattern at offset 4 1
bool(false)
preg_match(): Compilation failed: UTF-8 error: illegal byte (0xfe or 0xff) at offset 0 1
bool(false)
preg_match(): Compilation failed: unknown POSIX class name at offset 3 1
bool(false)
preg_match(): Compilation failed: (*VERB) not recognized or malformed at offset 6 1
int(0)
- 0

Warning: preg_replace(): Delimiter must not be alphanumeric or backslash in %s on line 8
NULL
bool(false)
bool(false)
NULL

Warning: preg_replace_callback(): Requires argument 2, 'no_such', to be a valid callback in %s on line 9
string(1) "a"

Warning: preg_replace_callback_array(): 'no_such' is not a valid callback in %s on line 10
string(1) "a"
