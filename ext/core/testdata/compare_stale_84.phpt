--TEST--
Results of comparisons are identical to true and false whatever their variables held before
--FILE--
<?php
function f(int $x): void {
    $r = 12;
    $r = $x > 3;
    if ($r === false) echo "false\n";
    if ($r === true) echo "true\n";
    $s = [1, 2][1];
    $s = $x > 3 || $x < 0;
    if ($s !== true) echo "not true\n";
    var_dump(match (true) { $r === null => 'null', $s === false => 'false', default => 'true' });
    $n = 7.5;
    $n = $x > 100 ? 1 : null;
    if ($n === null) echo "null\n";
}
f(2);
f(5);
foreach (['a' => 'a', '1' => '01', 'x' => 'y', '1e1' => '10', 'ä' => 'ä'] as $k => $v)
    echo $k == $v ? 'equal ' : 'not equal ', $k === $v ? 'identical' : 'not identical', "\n";
var_dump(NAN === NAN, 0.0 === -0.0, null == false, [] === [], 'abc' != 'ABC');
--EXPECT--
false
not true
string(5) "false"
null
true
string(4) "true"
null
equal identical
equal not identical
not equal not identical
equal not identical
equal identical
bool(false)
bool(true)
bool(true)
bool(true)
bool(true)
