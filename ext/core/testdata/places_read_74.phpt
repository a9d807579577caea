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
  8: Undefined variable: a
  8: Undefined index: k
  8: Undefined offset: 1
  8: Undefined variable: b
  8: Undefined index: i
  8: Undefined index: j
  8: Undefined variable: c
  8: Undefined variable: d
  8: Undefined variable: e
  8: Undefined variable: dyn
  8: Undefined offset: 0
  8: Undefined offset: 1
  8: Undefined offset: 2
  8: Undefined index: nowhere
  8: Undefined property: stdClass::$list
  8: Undefined index: p
  8: Undefined index: q
[{"k":{"1":"x"}},{"i":{"j":1}},["y"],["z",{"2":null}],{"p":{"q":3}}]
" 1": true false
"1 ": false true
"1x": false true
"x": false true
1.7: true false
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
  2: Cannot call extract() dynamically
  2: Cannot call compact() dynamically
  2: strlen() expects exactly 1 parameter, 0 given
