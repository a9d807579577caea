--TEST--
Readonly properties and set visibility: every way to change what is in a property
--FILE--
<?php
class P {
    public readonly array $once;
    public private(set) readonly int $own;
    public private(set) array $list = [];
    public protected(set) ?stdClass $obj = null;
    public int $plain { get => 1; }
    public $byRef { &get { static $x = []; return $x; } }
    function fill() { $this->once = []; $this->own = 1; $this->obj = new stdClass; }
    function run($code, $o) { eval($code); }
}
class C extends P { function runC($code, $o) { eval($code); } }
$codes = ['=1', '=&$z', '+=1', '++', '[]=1', '[1][2]=3', '->x=1', '->x??=4', '??=5'];
foreach (['once', 'own', 'list', 'obj', 'plain', 'byRef'] as $p) {
    foreach ($codes as $c) {
        foreach ([false, true] as $filled) {
            $seen = [];
            foreach (['run', 'runC', ''] as $from) {
                $o = new C;
                if ($filled) $o->fill();
                $code = "\$o->$p$c;";
                try {
                    if ($from) $o->$from($code, $o);
                    else (static function ($o) use ($code) { eval($code); })->bindTo(null, null)($o);
                    $seen[] = 'ok';
                } catch (Error $e) { $seen[] = $e->getMessage(); }
            }
            echo $filled ? 'filled' : 'empty', " $p$c\n   ", implode("\n   ", array_unique($seen)), "\n";
        }
    }
}
$codes = ['unset($o->P);', 'unset($o->P[0]);', '$r = &$o->P;', 'foreach ($o->P as &$v);', 'echo isset($o->P[0]), $o->P[0] ?? "-";'];
foreach (['once', 'list', 'byRef'] as $p) {
    foreach ($codes as $c) {
        $o = new P;
        $o->fill();
        try { eval(str_replace('P', $p, $c)); echo "$c $p ok\n"; } catch (Error $e) { echo "$c $p ", $e->getMessage(), "\n"; }
    }
}
class K {
    function __construct(public readonly array $a, public readonly int $n) {}
    function __clone() {
        $this->n = 5;
        foreach (['$this->n = 6;', '$this->a[] = 1;', 'unset($this->a);', '$this->a = [7];'] as $c) {
            try { eval($c); } catch (Error $e) { echo $e->getMessage(), "\n"; }
        }
    }
}
$k = clone new K([1], 2);
print_r($k);
try { $k->__clone(); } catch (Error $e) { echo $e->getMessage(), "\n"; }
class H extends P { public $late { &get { static $y = 1; return $y; } } private $hidden = 3; }
#[AllowDynamicProperties] class Dyn extends H {}
$d = new Dyn;
$d->extra = 'e';
foreach ($d as $k => $v) { echo $k, ' '; if ($k == 'extra') $d->more = 1; }
try { foreach (new H as $k => &$v) { echo $k, " "; } } catch (Error $e) { echo $e->getMessage(), "\n"; }
?>
--EXPECT--
empty once=1
   Cannot assign int to property P::$once of type array
   Cannot modify protected(set) readonly property P::$once from global scope
filled once=1
   Cannot modify readonly property P::$once
empty once=&$z
   Cannot indirectly modify readonly property P::$once
filled once=&$z
   Cannot indirectly modify readonly property P::$once
empty once+=1
   Typed property P::$once must not be accessed before initialization
filled once+=1
   Unsupported operand types: array + int
empty once++
   Typed property P::$once must not be accessed before initialization
filled once++
   Cannot modify readonly property P::$once
empty once[]=1
   Cannot indirectly modify readonly property P::$once
filled once[]=1
   Cannot indirectly modify readonly property P::$once
empty once[1][2]=3
   Cannot indirectly modify readonly property P::$once
filled once[1][2]=3
   Cannot indirectly modify readonly property P::$once
empty once->x=1
   Cannot indirectly modify readonly property P::$once
filled once->x=1
   Cannot indirectly modify readonly property P::$once
empty once->x??=4
   Cannot indirectly modify readonly property P::$once
filled once->x??=4
   Cannot indirectly modify readonly property P::$once
empty once??=5
   Cannot assign int to property P::$once of type array
   Cannot modify protected(set) readonly property P::$once from global scope
filled once??=5
   ok
empty own=1
   ok
   Cannot modify private(set) property P::$own from scope C
   Cannot modify private(set) property P::$own from global scope
filled own=1
   Cannot modify readonly property P::$own
empty own=&$z
   Cannot indirectly modify readonly property P::$own
filled own=&$z
   Cannot indirectly modify readonly property P::$own
empty own+=1
   Typed property P::$own must not be accessed before initialization
filled own+=1
   Cannot modify readonly property P::$own
empty own++
   Typed property P::$own must not be accessed before initialization
filled own++
   Cannot modify readonly property P::$own
empty own[]=1
   Cannot indirectly modify readonly property P::$own
filled own[]=1
   Cannot indirectly modify readonly property P::$own
empty own[1][2]=3
   Cannot indirectly modify readonly property P::$own
filled own[1][2]=3
   Cannot indirectly modify readonly property P::$own
empty own->x=1
   Cannot indirectly modify readonly property P::$own
filled own->x=1
   Cannot indirectly modify readonly property P::$own
empty own->x??=4
   Cannot indirectly modify readonly property P::$own
filled own->x??=4
   Cannot indirectly modify readonly property P::$own
empty own??=5
   ok
   Cannot modify private(set) property P::$own from scope C
   Cannot modify private(set) property P::$own from global scope
filled own??=5
   ok
empty list=1
   Cannot assign int to property P::$list of type array
   Cannot modify private(set) property P::$list from scope C
   Cannot modify private(set) property P::$list from global scope
filled list=1
   Cannot assign int to property P::$list of type array
   Cannot modify private(set) property P::$list from scope C
   Cannot modify private(set) property P::$list from global scope
empty list=&$z
   Cannot assign null to property P::$list of type array
   Cannot indirectly modify private(set) property P::$list from scope C
   Cannot indirectly modify private(set) property P::$list from global scope
filled list=&$z
   Cannot assign null to property P::$list of type array
   Cannot indirectly modify private(set) property P::$list from scope C
   Cannot indirectly modify private(set) property P::$list from global scope
empty list+=1
   Unsupported operand types: array + int
filled list+=1
   Unsupported operand types: array + int
empty list++
   Cannot increment array
   Cannot modify private(set) property P::$list from scope C
   Cannot modify private(set) property P::$list from global scope
filled list++
   Cannot increment array
   Cannot modify private(set) property P::$list from scope C
   Cannot modify private(set) property P::$list from global scope
empty list[]=1
   ok
   Cannot indirectly modify private(set) property P::$list from scope C
   Cannot indirectly modify private(set) property P::$list from global scope
filled list[]=1
   ok
   Cannot indirectly modify private(set) property P::$list from scope C
   Cannot indirectly modify private(set) property P::$list from global scope
empty list[1][2]=3
   ok
   Cannot indirectly modify private(set) property P::$list from scope C
   Cannot indirectly modify private(set) property P::$list from global scope
filled list[1][2]=3
   ok
   Cannot indirectly modify private(set) property P::$list from scope C
   Cannot indirectly modify private(set) property P::$list from global scope
empty list->x=1
   Attempt to assign property "x" on array
   Cannot indirectly modify private(set) property P::$list from scope C
   Cannot indirectly modify private(set) property P::$list from global scope
filled list->x=1
   Attempt to assign property "x" on array
   Cannot indirectly modify private(set) property P::$list from scope C
   Cannot indirectly modify private(set) property P::$list from global scope
empty list->x??=4
   Attempt to assign property "x" on array
   Cannot indirectly modify private(set) property P::$list from scope C
   Cannot indirectly modify private(set) property P::$list from global scope
filled list->x??=4
   Attempt to assign property "x" on array
   Cannot indirectly modify private(set) property P::$list from scope C
   Cannot indirectly modify private(set) property P::$list from global scope
empty list??=5
   ok
filled list??=5
   ok
empty obj=1
   Cannot assign int to property P::$obj of type ?stdClass
   Cannot modify protected(set) property P::$obj from global scope
filled obj=1
   Cannot assign int to property P::$obj of type ?stdClass
   Cannot modify protected(set) property P::$obj from global scope
empty obj=&$z
   ok
   Cannot indirectly modify protected(set) property P::$obj from global scope
filled obj=&$z
   ok
   Cannot assign by reference to overloaded object
empty obj+=1
   Cannot assign int to property P::$obj of type ?stdClass
   Cannot modify protected(set) property P::$obj from global scope
filled obj+=1
   Unsupported operand types: stdClass + int
empty obj++
   Cannot assign int to property P::$obj of type ?stdClass
   Cannot modify protected(set) property P::$obj from global scope
filled obj++
   Cannot increment stdClass
   Cannot modify protected(set) property P::$obj from global scope
empty obj[]=1
   Cannot auto-initialize an array inside property P::$obj of type ?stdClass
   Cannot indirectly modify protected(set) property P::$obj from global scope
filled obj[]=1
   Cannot use object of type stdClass as array
empty obj[1][2]=3
   Cannot auto-initialize an array inside property P::$obj of type ?stdClass
   Cannot indirectly modify protected(set) property P::$obj from global scope
filled obj[1][2]=3
   Cannot use object of type stdClass as array
empty obj->x=1
   Attempt to assign property "x" on null
   Cannot indirectly modify protected(set) property P::$obj from global scope
filled obj->x=1
   ok
empty obj->x??=4
   Attempt to assign property "x" on null
   Cannot indirectly modify protected(set) property P::$obj from global scope
filled obj->x??=4
   ok
empty obj??=5
   Cannot assign int to property P::$obj of type ?stdClass
   Cannot modify protected(set) property P::$obj from global scope
filled obj??=5
   ok
empty plain=1
   Property C::$plain is read-only
filled plain=1
   Property C::$plain is read-only
empty plain=&$z
   Cannot assign by reference to overloaded object
filled plain=&$z
   Cannot assign by reference to overloaded object
empty plain+=1
   Property C::$plain is read-only
filled plain+=1
   Property C::$plain is read-only
empty plain++
   Property C::$plain is read-only
filled plain++
   Property C::$plain is read-only
empty plain[]=1
   Indirect modification of C::$plain is not allowed
filled plain[]=1
   Indirect modification of C::$plain is not allowed
empty plain[1][2]=3
   Indirect modification of C::$plain is not allowed
filled plain[1][2]=3
   Indirect modification of C::$plain is not allowed
empty plain->x=1
   Indirect modification of C::$plain is not allowed
filled plain->x=1
   Indirect modification of C::$plain is not allowed
empty plain->x??=4
   Indirect modification of C::$plain is not allowed
filled plain->x??=4
   Indirect modification of C::$plain is not allowed
empty plain??=5
   ok
filled plain??=5
   ok
empty byRef=1
   Property C::$byRef is read-only
filled byRef=1
   Property C::$byRef is read-only
empty byRef=&$z
   Cannot assign by reference to overloaded object
filled byRef=&$z
   Cannot assign by reference to overloaded object
empty byRef+=1
   Unsupported operand types: array + int
filled byRef+=1
   Unsupported operand types: array + int
empty byRef++
   Property C::$byRef is read-only
filled byRef++
   Property C::$byRef is read-only
empty byRef[]=1
   ok
filled byRef[]=1
   ok
empty byRef[1][2]=3
   Cannot use a scalar value as an array
filled byRef[1][2]=3
   Cannot use a scalar value as an array
empty byRef->x=1
   Attempt to assign property "x" on array
filled byRef->x=1
   Attempt to assign property "x" on array
empty byRef->x??=4
   Attempt to assign property "x" on array
filled byRef->x??=4
   Attempt to assign property "x" on array
empty byRef??=5
   ok
filled byRef??=5
   ok
unset($o->P); once Cannot unset readonly property P::$once
unset($o->P[0]); once Cannot indirectly modify readonly property P::$once
$r = &$o->P; once Cannot indirectly modify readonly property P::$once
foreach ($o->P as &$v); once Cannot indirectly modify readonly property P::$once
-echo isset($o->P[0]), $o->P[0] ?? "-"; once ok
unset($o->P); list Cannot unset private(set) property P::$list from global scope
unset($o->P[0]); list Cannot indirectly modify private(set) property P::$list from global scope
$r = &$o->P; list Cannot indirectly modify private(set) property P::$list from global scope
foreach ($o->P as &$v); list Cannot indirectly modify private(set) property P::$list from global scope
-echo isset($o->P[0]), $o->P[0] ?? "-"; list ok
unset($o->P); byRef Cannot unset hooked property P::$byRef
unset($o->P[0]); byRef ok
$r = &$o->P; byRef ok
foreach ($o->P as &$v); byRef ok
-echo isset($o->P[0]), $o->P[0] ?? "-"; byRef ok
Cannot modify readonly property K::$n
Cannot indirectly modify readonly property K::$a
K Object
(
    [a] => Array
        (
            [0] => 7
        )

    [n] => 5
)
Cannot modify readonly property K::$n
list obj plain byRef late extra more list obj Cannot create reference to property H::$plain
