--TEST--
Named arguments for references, builtins and variadic parameters; objects of attributes
--FILE--
<?php
function f($a, $b = 5, &...$rest) { foreach ($rest as &$x) $x = 9; return [$a,$b,$rest]; }
$x = $y = 1;
echo json_encode(f(1, z: $x, y: $y)), $x, $y, "\n";
echo json_encode(call_user_func(fn($a, ...$r) => [$a, $r], a: 1, q: 2)), "\n";
try { strlen(str: "x"); } catch (Error $e) { echo $e->getMessage(), "\n"; }
try { echo implode(separator: ",", array: [1,2]), "\n"; } catch (Error $e) { echo $e->getMessage(), "\n"; }
try { echo json_encode(array_slice(array: [1,2,3], offset: 1, preserve_keys: true)), "\n"; } catch (Error $e) { echo $e->getMessage(), "\n"; }
try { echo json_encode(max(1, value: 2)), "\n"; } catch (Error $e) { echo $e->getMessage(), "\n"; }
try { var_dump(x: 3); } catch (Error $e) { echo $e->getMessage(), "\n"; }
try { echo sprintf("%s", a: 3); } catch (Error $e) { echo get_class($e), $e->getMessage(), "\n"; }
$arr = ['a' => 1, 'rest' => 3]; echo json_encode(f(...$arr)), json_encode($arr), "\n";
class Sealed { private const C = 'sealed'; }
class Maker {
    private const C = 'maker';
    static function make() { return #[Note(self::class, self::C)] function () { return [self::class, __CLASS__, self::C]; }; }
}
foreach ([Maker::make(), Closure::bind(Maker::make(), null, Sealed::class)] as $c)
    echo json_encode([(new ReflectionFunction($c))->getAttributes()[0]->getArguments(), $c()]), "\n";
#[Attribute] class Note { function __construct(public string $text, public int $n = 0) {} }
#[Attribute] class Plain {}
#[Attribute] class Shut { private function __construct() {} }
class Used {
    #[Note(text: 'a', n: '3')] #[Note] public $a;
    #[Note(self::MISSING)] public $b;
    #[Plain(x: 1)] public $c;
    #[Shut] public $d;
    #[Note([])] public $e;
}
foreach ((new ReflectionClass('Used'))->getProperties() as $p) {
    foreach ($p->getAttributes() as $a) {
        try { echo json_encode($a->newInstance()), "\n"; }
        catch (Error $e) { echo $p->name, ' ', strtok($e->getMessage(), '/'), ' at ', $e->getLine(), "\n"; }
    }
}
function typed(int $a, $b) {}
try { typed("x"); } catch (Error $e) { echo get_class($e), ' at ', $e->getLine(), "\n"; }
?>
--EXPECT--
[1,5,{"z":9,"y":9}]99
[1,{"q":2}]
Unknown named parameter $str
1,2
{"1":2,"2":3}
Named parameter $value overwrites previous argument
var_dump() expects at least 1 argument, 0 given
ArgumentCountErrorsprintf() does not accept unknown named parameters
[1,5,{"rest":9}]{"a":1,"rest":9}
[["Maker","maker"],["Maker","Maker","maker"]]
[["Sealed","sealed"],["Sealed","Maker","sealed"]]
a Attribute "Note" must not be repeated at 32
a Attribute "Note" must not be repeated at 32
b Undefined constant self::MISSING at 25
c Unknown named parameter $x at 26
d Call to private Shut::__construct() from global scope at 27
e Note::__construct(): Argument #1 ($text) must be of type string, array given, called in  at 20
TypeError at 36
