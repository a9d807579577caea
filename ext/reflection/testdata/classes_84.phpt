--TEST--
ReflectionClass
--FILE--
<?php
namespace App;
interface I { const C = 1; function m(int $a, ?string $b = null): ?array; }
trait T { public $t = 't'; function fromTrait() {} }
/** Doc of Base */
abstract class Base implements I { use T; protected static $stat = [1, 2]; private $hid = 1; abstract function abs(); function m(int $a, ?string $b = null): ?array { return null; } }
final class Kid extends Base { const D = 'd'; private const E = [1]; public readonly int $ro; public ?int $typed = 5; function __construct(public string $p = "x\ny", int|float $u = PHP_INT_MAX) {} function abs() {} static function st(self ...$rest): static { return new static; } private function priv() { return 'secret'; } }
$r = new \ReflectionClass(Kid::class);
var_dump($r->getName(), $r->getShortName(), $r->getNamespaceName(), $r->isFinal(), $r->isInstantiable(), $r->getParentClass()->getDocComment(), $r->getInterfaceNames(), $r->getParentClass()->getTraitNames());
var_dump(array_map(fn($m) => $m->class . '::' . $m->name, $r->getMethods()), array_map(fn($p) => "$p->class::$p->name", $r->getProperties()), $r->getConstants(), $r->hasProperty('hid'), $r->hasMethod('PRIV'));
var_dump($r->getDefaultProperties(), $r->getStaticProperties(), $r->getModifiers(), \Reflection::getModifierNames($r->getMethod('st')->getModifiers()));
$o = $r->newInstance('arg'); var_dump($o->p, $r->newInstanceArgs(['p' => 'named'])->p, $r->newInstanceWithoutConstructor()->typed);
$m = new \ReflectionMethod($o, 'priv'); var_dump($m->invoke($o), $m->isPrivate());
$p = new \ReflectionProperty(Base::class, 'hid'); var_dump($p->getValue($o)); $p->setValue($o, 9); var_dump($p->getValue($o), $p->isInitialized($o), (new \ReflectionProperty($o, 'ro'))->isInitialized($o));
foreach ($r->getConstructor()->getParameters() as $q) echo $q, ' ', $q->isPromoted() ? 'promoted ' : '', $q->isDefaultValueConstant() ? $q->getDefaultValueConstantName() : '', "\n";
foreach ([fn() => new \ReflectionClass('Nope'), fn() => new \ReflectionMethod('App\Kid::nope'), fn() => new \ReflectionProperty(Kid::class, 'nope'), fn() => $r->getMethod('nope'), fn() => $r->getProperty('nope'),
    fn() => new \ReflectionFunction('nope'), fn() => new \ReflectionParameter('strlen', 5), fn() => new \ReflectionExtension('nope'), fn() => $r->implementsInterface(Kid::class), fn() => clone $r, fn() => $r->name = 'x', fn() => (new \ReflectionClass(Base::class))->newInstance()] as $f)
    try { $f(); } catch (\Throwable $e) { echo $e::class, '(', $e->getCode(), '): ', $e->getMessage(), "\n"; }
--EXPECTF--
string(7) "App\Kid"
string(3) "Kid"
string(3) "App"
bool(true)
bool(true)
string(18) "/** Doc of Base */"
array(1) {
  [0]=>
  string(5) "App\I"
}
array(1) {
  [0]=>
  string(5) "App\T"
}
array(6) {
  [0]=>
  string(20) "App\Kid::__construct"
  [1]=>
  string(12) "App\Kid::abs"
  [2]=>
  string(11) "App\Kid::st"
  [3]=>
  string(13) "App\Kid::priv"
  [4]=>
  string(11) "App\Base::m"
  [5]=>
  string(19) "App\Base::fromTrait"
}
array(5) {
  [0]=>
  string(11) "App\Kid::ro"
  [1]=>
  string(14) "App\Kid::typed"
  [2]=>
  string(10) "App\Kid::p"
  [3]=>
  string(14) "App\Base::stat"
  [4]=>
  string(11) "App\Base::t"
}
array(3) {
  ["D"]=>
  string(1) "d"
  ["E"]=>
  array(1) {
    [0]=>
    int(1)
  }
  ["C"]=>
  int(1)
}
bool(false)
bool(true)
array(3) {
  ["stat"]=>
  array(2) {
    [0]=>
    int(1)
    [1]=>
    int(2)
  }
  ["typed"]=>
  int(5)
  ["t"]=>
  string(1) "t"
}
array(1) {
  ["stat"]=>
  array(2) {
    [0]=>
    int(1)
    [1]=>
    int(2)
  }
}
int(32)
array(2) {
  [0]=>
  string(6) "public"
  [1]=>
  string(6) "static"
}
string(3) "arg"
string(5) "named"
int(5)
string(6) "secret"
bool(true)
int(1)
int(9)
bool(true)
bool(false)
Parameter #0 [ <optional> string $p = 'x\ny' ] promoted 
Parameter #1 [ <optional> int|float $u = App\PHP_INT_MAX ] App\PHP_INT_MAX
ReflectionException(-1): Class "Nope" does not exist

Deprecated: Calling ReflectionMethod::__construct() with 1 argument is deprecated, use ReflectionMethod::createFromMethodName() instead in %s on line 16
ReflectionException(0): Method App\Kid::nope() does not exist
ReflectionException(0): Property App\Kid::$nope does not exist
ReflectionException(0): Method App\Kid::nope() does not exist
ReflectionException(0): Property App\Kid::$nope does not exist
ReflectionException(0): Function nope() does not exist
ReflectionException(0): The parameter specified by its offset could not be found
ReflectionException(0): Extension "nope" does not exist
ReflectionException(0): App\Kid is not an interface
Error(0): Trying to clone an uncloneable object of class ReflectionClass
ReflectionException(0): Cannot set read-only property ReflectionClass::$name
Error(0): Cannot instantiate abstract class App\Base

