--TEST--
What is read before it is written, lists by reference, jumps and calls by value
--FILE--
<?php
error_reporting(E_ALL);
set_error_handler(function ($no, $msg) { echo "  $no: $msg\n"; return true; });
function missing()
{
    $a['k'][1] .= 'x';
    $b['i']['j']++;
    $c[] .= 'y';
    unset($d[0], $e[1][2]);
    $name = 'dyn';
    $$name[0] .= 'z';
    $$name[1][2]--;
    $GLOBALS['nowhere'] .= 'g';
    $o = new stdClass;
    $o->list['p']['q'] += 3;
    return [$a, $b, $c, $dyn, $o->list];
}
echo json_encode(missing()), "\n";
$s = 'abcdef';
foreach ([' 1', '1 ', '1x', 'x', 1.7, true, null] as $k) {
    echo json_encode($k), ': ', json_encode(isset($s[$k])), ' ', json_encode(empty($s[$k])), "\n";
}
function &item(array &$list) { return $list[0]; }
function plain($list) { return $list; }
$list = [1, [2, 3]];
function &all(array &$list) { return $list; }
all($list)[] = 4;
[&$first, [, &$last]] = all($list);
$first = 'f';
$last = 'l';
[&$copy] = plain($list);
$copy = 'no';
echo json_encode($list), "\n";
foreach ((object) ["\0C\0hidden" => 1, "\0*\0prot" => 2, 'open' => 3] as $k => $v) {
    echo "$k=$v\n";
}
function into()
{
    goto body;
    try {
        echo "skipped\n";
        body:
        echo "body\n";
        throw new Exception('thrown');
    } catch (Exception $e) {
        echo $e->getMessage(), "\n";
    } finally {
        echo "finally\n";
        goto inside;
        inside:
        echo "inside\n";
    }
}
into();
$lone;
foreach (['extract', 'compact'] as $f) {
    try {
        $f([]);
    } catch (Error $e) {
        echo $e->getMessage(), "\n";
    }
}
try {
    call_user_func('strlen');
} catch (Error $e) {
    echo get_class($e), ' ', count($e->getTrace()), "\n";
}
--EXPECT--
  2: Undefined variable $a
  2: Undefined array key "k"
  2: Undefined array key 1
  2: Undefined variable $b
  2: Undefined array key "i"
  2: Undefined array key "j"
  2: Undefined variable $c
  2: Undefined variable $d
  2: Undefined variable $e
  2: Undefined variable $dyn
  2: Undefined array key 0
  2: Undefined array key 1
  2: Undefined array key 2
  2: Decrement on type null has no effect, this will change in the next major version of PHP
  2: Undefined global variable $nowhere
  2: Undefined property: stdClass::$list
  2: Undefined array key "p"
  2: Undefined array key "q"
[{"k":{"1":"x"}},{"i":{"j":1}},["y"],["z",{"2":null}],{"p":{"q":3}}]
" 1": true false
"1 ": true false
"1x": false true
"x": false true
1.7:   8192: Implicit conversion from float 1.7 to int loses precision
true   8192: Implicit conversion from float 1.7 to int loses precision
false
true: true false
null: true false
  8: Attempting to set reference to non referenceable value
["f",[2,"l"],4]
hidden=1
prot=2
open=3
body
thrown
finally
inside
Cannot call extract() dynamically
Cannot call compact() dynamically
ArgumentCountError 1
