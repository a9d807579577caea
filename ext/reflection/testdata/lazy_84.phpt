--TEST--
Lazy ghosts and proxies: triggers, failures, cloning, destructors, serialisation
--FILE--
<?php
#[AllowDynamicProperties]
class P {
    public int $id = 1;
    protected $tag = 'none';
    public readonly string $key;
    public $plain;
    function fill(int $id) { $this->id = $id; $this->key = "k$id"; $this->tag = 'set'; return $this; }
    function tag() { return $this->tag; }
    function __clone() { echo "cloned {$this->id}\n"; }
    function __destruct() { echo "bye ", $this->id, "\n"; }
}
$r = new ReflectionClass(P::class);
$say = fn(string $s) => print("init $s\n");

echo "-- triggers\n";
$ghost = fn($id = 5) => $r->newLazyGhost(function (P $p) use ($id, $say) { $say("ghost $id"); $p->fill($id); });
$proxy = fn($id = 6) => $r->newLazyProxy(function (P $p) use ($id, $say) { $say("proxy $id"); return (new P)->fill($id); });
foreach ([$ghost, $proxy] as $make) {
    $o = $make(); var_dump($o); echo $o->tag(), "\n"; var_dump($o);
    $o = $make(); $o->id += 10; echo $o->id, "\n";
    $o = $make(); $x = &$o->plain; $x = [1]; $o->plain[] = 2; echo json_encode($o), "\n";
    $o = $make(); var_dump(isset($o->nope), $r->isUninitializedLazyObject($o));
    $o = $make(); foreach ($o as $k => $v) echo "$k "; echo "\n";
    $o = $make(); var_dump(count((array) $o), $o == $make(), $r->isUninitializedLazyObject($o));
    $o = $make(); $o->dyn = 1; unset($o->plain); echo implode(',', array_keys(get_object_vars($o))), "\n";
    $o = $make(); $c = clone $o; $c->id = 77; echo $o->id, ' ', $c->id, ' ', strlen(serialize($c)), "\n";
    unset($c);
}

echo "-- not lazy\n";
$o = $ghost();
$id = $r->getProperty('id');
$id->setRawValueWithoutLazyInitialization($o, 40);
$r->getProperty('plain')->skipLazyInitialization($o);
var_dump($o->id, $o->plain, $id->isLazy($o), $r->getProperty('tag')->isLazy($o));
try { $id->setRawValueWithoutLazyInitialization($o, 'x'); } catch (TypeError $e) { echo $e->getMessage(), "\n"; }
try { $r->resetAsLazyGhost($o, strlen(...)); } catch (ReflectionException $e) { echo $e->getMessage(), "\n"; }
$r->markLazyObjectAsInitialized($o);
var_dump($o->tag(), $r->getLazyInitializer($o));
try { (new ReflectionClass('ArrayObject'))->newLazyGhost(fn() => 1); } catch (Error $e) { echo $e->getMessage(), "\n"; }
try { $r->newLazyGhost(fn() => 1, 16); } catch (ReflectionException $e) { echo $e->getMessage(), "\n"; }

echo "-- failures\n";
$o = $r->newLazyGhost(function ($p) { $p->fill(9); $p->extra = 1; throw new Exception('no'); });
try { $o->id; } catch (Exception $e) { echo $e->getMessage(), "\n"; }
var_dump($o);
foreach ([fn() => 3, fn($p) => $p, fn() => new ArrayObject] as $f) {
    $o = $r->newLazyProxy($f);
    try { $o->id = 3; } catch (Error $e) { echo get_class($e), ': ', $e->getMessage(), "\n"; }
}

echo "-- reset\n";
$o = (new P)->fill(20);
$r->resetAsLazyProxy($o, fn() => (new P)->fill(21));
echo $o->id, "\n";
$r->resetAsLazyGhost($o, fn($p) => $p->fill(22) && null, ReflectionClass::SKIP_DESTRUCTOR);
try { foreach ($o as $v) { $r->resetAsLazyGhost($o, fn() => null); } } catch (Error $e) { echo get_class($e), ': ', $e->getMessage(), "\n"; }
$s = $r->newLazyGhost(fn() => print("never\n"), ReflectionClass::SKIP_INITIALIZATION_ON_SERIALIZE);
echo serialize($s), "\n";
unset($o, $s, $x);
echo "-- end\n";
--EXPECT--
-- triggers
lazy ghost object(P)#6 (0) {
  ["id"]=>
  uninitialized(int)
  ["key"]=>
  uninitialized(string)
}
init ghost 5
set
object(P)#6 (4) {
  ["id"]=>
  int(5)
  ["tag":protected]=>
  string(3) "set"
  ["key"]=>
  string(2) "k5"
  ["plain"]=>
  NULL
}
bye 5
init ghost 5
15
bye 15
init ghost 5
{"id":5,"key":"k5","plain":[1,2]}
bye 5
init ghost 5
bool(false)
bool(false)
bye 5
init ghost 5
id key plain 
bye 5
init ghost 5
init ghost 5
bye 5
int(0)
bool(true)
bool(false)
bye 5
init ghost 5
id,key,dyn
bye 5
init ghost 5
cloned 5
5 77 82
bye 77
bye 5
lazy proxy object(P)#5 (0) {
  ["id"]=>
  uninitialized(int)
  ["key"]=>
  uninitialized(string)
}
init proxy 6
set
lazy proxy object(P)#5 (1) {
  ["instance"]=>
  object(P)#7 (4) {
    ["id"]=>
    int(6)
    ["tag":protected]=>
    string(3) "set"
    ["key"]=>
    string(2) "k6"
    ["plain"]=>
    NULL
  }
}
bye 6
init proxy 6
16
bye 16
init proxy 6
{"id":6,"key":"k6","plain":[1,2]}
bye 6
init proxy 6
bool(false)
bool(false)
bye 6
init proxy 6
id key plain 
bye 6
init proxy 6
init proxy 6
bye 6
int(0)
bool(true)
bool(false)
bye 6
init proxy 6
id,key,dyn
bye 6
init proxy 6
cloned 6
6 77 82
bye 77
-- not lazy
bye 6
int(40)
NULL
bool(false)
bool(true)
Cannot assign string to property P::$id of type int
Object is already lazy
string(4) "none"
NULL
Cannot make instance of internal class lazy: ArrayObject is internal
ReflectionClass::newLazyGhost(): Argument #2 ($options) does not accept ReflectionClass::SKIP_DESTRUCTOR
-- failures
bye 40
no
lazy ghost object(P)#9 (0) {
  ["id"]=>
  uninitialized(int)
  ["key"]=>
  uninitialized(string)
}
TypeError: Lazy proxy factory must return an instance of a class compatible with P, int returned
Error: Lazy proxy factory must return a non-lazy object
TypeError: The real instance class ArrayObject is not compatible with the proxy class P. The proxy must be a instance of the same class as the real instance, or a sub-class with no additional properties, and no overrides of the __destructor or __clone methods.
-- reset
bye 20
21
bye 21
TypeError: Lazy object initializer must return NULL or no value
O:1:"P":0:{}
-- end
