--TEST--
Patterns that are refused (8.4)
--FILE--
<?php
foreach (['', 'abc', "\0a\0", '/abc', '(abc', '/a/k', "/a/\0", '/a/e', '/(/', '/a**/', '/[z-a]/', '/\i/', '/\p{Nope}/u', '/(?<n>a)(?<n>b)/',
    '/(?<=a+)b/', '/(?P>x)/', "/\xff/u", '/[[:nope:]]/', '/(*NOPE)/', '/(?(1)a|b|c)()/', '/a{2,1}/', '/(?z)/', '/\x{110000}/u'] as $p) {
    var_dump(@preg_match($p, 'a'));
    echo error_get_last()['message'], ' ', preg_last_error_msg(), "\n";
}
try { preg_match('/a/', 'a', $m, 77); } catch (ValueError $e) { echo $e->getMessage(), "\n"; }
try { preg_replace('/a/', ['b'], 'a'); } catch (TypeError $e) { echo $e->getMessage(), "\n"; }
try { preg_replace_callback('/a/', 'no_such', 'a'); } catch (TypeError $e) { echo $e->getMessage(), "\n"; }
try { preg_replace_callback_array(['/a/' => 'no_such'], 'a'); } catch (TypeError $e) { echo $e->getMessage(), "\n"; }
try { preg_replace_callback_array(['strtoupper'], 'a'); } catch (TypeError $e) { echo $e->getMessage(), "\n"; }
var_dump(preg_match('/(?n)(a)(?<b>b)/n', 'ab', $m), $m);
?>
--EXPECT--
bool(false)
preg_match(): Empty regular expression Internal error
bool(false)
preg_match(): Delimiter must not be alphanumeric, backslash, or NUL byte Internal error
bool(false)
preg_match(): Delimiter must not be alphanumeric, backslash, or NUL byte Internal error
bool(false)
preg_match(): No ending delimiter '/' found Internal error
bool(false)
preg_match(): No ending matching delimiter ')' found Internal error
bool(false)
preg_match(): Unknown modifier 'k' Internal error
bool(false)
preg_match(): NUL byte is not a valid modifier Internal error
bool(false)
preg_match(): Unknown modifier 'e' Internal error
bool(false)
preg_match(): Compilation failed: missing closing parenthesis at offset 1 Internal error
bool(false)
preg_match(): Compilation failed: quantifier does not follow a repeatable item at offset 2 Internal error
bool(false)
preg_match(): Compilation failed: range out of order in character class at offset 3 Internal error
bool(false)
preg_match(): Compilation failed: unrecognized character follows \ at offset 1 Internal error
bool(false)
preg_match(): Compilation failed: unknown property after \P or \p at offset 8 Internal error
bool(false)
preg_match(): Compilation failed: two named subpatterns have the same name (PCRE2_DUPNAMES not set) at offset 12 Internal error
bool(false)
preg_match(): Compilation failed: length of lookbehind assertion is not limited at offset 0 Internal error
bool(false)
preg_match(): Compilation failed: reference to non-existent subpattern at offset 4 Internal error
bool(false)
preg_match(): Compilation failed: UTF-8 error: illegal byte (0xfe or 0xff) at offset 0 Internal error
bool(false)
preg_match(): Compilation failed: unknown POSIX class name at offset 9 Internal error
bool(false)
preg_match(): Compilation failed: (*VERB) not recognized or malformed at offset 6 Internal error
bool(false)
preg_match(): Compilation failed: conditional subpattern contains more than two branches at offset 0 Internal error
bool(false)
preg_match(): Compilation failed: numbers out of order in {} quantifier at offset 5 Internal error
bool(false)
preg_match(): Compilation failed: unrecognized character after (? or (?- at offset 2 Internal error
bool(false)
preg_match(): Compilation failed: character code point value in \x{} or \o{} is too large at offset 9 Internal error
preg_match(): Argument #4 ($flags) must be a PREG_* constant
preg_replace(): Argument #1 ($pattern) must be of type array when argument #2 ($replacement) is an array, string given
preg_replace_callback(): Argument #2 ($callback) must be a valid callback, function "no_such" not found or invalid function name
preg_replace_callback_array(): Argument #1 ($pattern) must contain only valid callbacks
preg_replace_callback_array(): Argument #1 ($pattern) must contain only string patterns as keys
int(1)
array(3) {
  [0]=>
  string(2) "ab"
  ["b"]=>
  string(1) "b"
  [1]=>
  string(1) "b"
}
