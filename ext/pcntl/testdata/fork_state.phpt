--TEST--
pcntl_fork(): the child has the parent's variables, functions and objects
--EXTENSIONS--
pcntl
--FILE--
<?php
class Counter
{
    public $n = 0;
    private static $made = 5;
    function up() { return ++$this->n + self::$made; }
}
$counter = new Counter;
$counter->up();
$list = ['a' => [1, 2, 3], 'b' => $counter];
$ref = &$list['a'][1];
$add = function ($x) use ($list) { return $x + $list['a'][2]; };
function child($list, $add)
{
    global $ref;
    $ref = 20;
    return json_encode([$list['a'], $list['b']->up(), $add(10)]);
}
$pid = pcntl_fork();
if ($pid === 0) {
    echo child($list, $add), "\n";
    exit(0);
}
pcntl_waitpid($pid, $status);
var_dump($status, $counter->n, $list['a'][1]);
--EXPECT--
[[1,20,3],7,13]
int(0)
int(1)
int(2)
