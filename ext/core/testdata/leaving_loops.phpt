--TEST--
What throws when a loop is left from a try block within it is not caught there
--FILE--
<?php
class A { public $x = 1; function __destruct() { throw new Exception('loop'); } }
function ret() { foreach (new A as $a) { try { return $a; } catch (Exception $e) { echo "inner\n"; } finally { echo "finally\n"; } } }
function brk() { foreach (new A as $a) { try { break; } catch (Exception $e) { echo "inner\n"; } } }
function out() { try { foreach (new A as $a) { try { return $a; } finally { echo "first\n"; } } } catch (Exception $e) { echo "outer\n"; } finally { echo "second\n"; } return 'end'; }
foreach (['ret', 'brk', 'out'] as $f) {
    try { var_dump($f()); } catch (Exception $e) { echo $f, ': ', $e->getMessage(), "\n"; }
}
--EXPECT--
finally
ret: loop
brk: loop
first
outer
second
string(3) "end"
