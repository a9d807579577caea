--TEST--
What only 7.4 says and does: constructors by name, methods without objects, string offsets, text as code
--FILE--
<?php
class Base { function Base() { echo "Base made\n"; } function show() { return isset($this) ? 'object' : 'none'; } }
class Child extends Base { function __construct() { parent::__construct(); parent::Base(); } }
new Child;
echo call_user_func('Base::show'), "\n";
usort($list = [2, 1], ['Base', 'nope']);
$text = 'abc';
foreach ([function () use ($text) { $text[0]->x = 1; }, function () use ($text) { unset($text[0][1]); },
    function () use ($text) { return $text->a->b = 1; }, function () { return Base::$gone; },
    function () { return \gone; }, function () { return Base::GONE; }] as $f) {
    try {
        var_dump($f());
    } catch (Error $e) {
        echo $e->getMessage(), "\n";
    }
}
$add = create_function('$a, $b', 'return $a + $b;');
var_dump($add[0] === "\0", $add(2, 3));
assert('1 > 2');
define('Mixed', 1, true);
var_dump(MIXED, get_class('x'), strlen());
--EXPECTF--

Deprecated: Methods with the same name as their class will not be constructors in a future version of PHP; Base has a deprecated constructor in %s on line 2
Base made
Base made

Deprecated: Non-static method Base::show() should not be called statically in %s on line 5
none

Notice: Only variables should be passed by reference in %s on line 6

Warning: usort() expects parameter 2 to be a valid callback, class 'Base' does not have a method 'nope' in %s on line 6
Cannot use string offset as an object
Cannot unset string offsets

Warning: Attempt to modify property 'a' of non-object in %s on line 9
NULL
Access to undeclared static property: Base::$gone
Undefined constant 'gone'
Undefined class constant 'GONE'

Deprecated: Function create_function() is deprecated in %s on line 17
bool(true)
int(5)

Deprecated: assert(): Calling assert() with a string argument is deprecated in %s on line 19

Warning: assert(): Assertion "1 > 2" failed in %s on line 19

Deprecated: define(): Declaration of case-insensitive constants is deprecated in %s on line 20

Deprecated: Case-insensitive constants are deprecated. The correct casing for this constant is "Mixed" in %s on line 21

Warning: get_class() expects parameter 1 to be object, string given in %s on line 21

Warning: strlen() expects exactly 1 parameter, 0 given in %s on line 21
int(1)
bool(false)
NULL
