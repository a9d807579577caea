--TEST--
Reflection as text
--FILE--
<?php
class A { const X = 1; public int $n = 3; protected static ?string $s = null; /** doc */ function f(?A $a, int $b = 5, self|null $c = null, $d = PHP_INT_MAX, $e = [1, 'k' => 2], $g = "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", A ...$z): ?A { return null; } final protected static function &r() {} }
class B extends A implements Countable { function f(?A $a, int $b = 5, ?A $c = null, $d = 1.0, $e = true, $g = null, A ...$z): ?A { return null; } function count(): int { return 0; } }
echo str_replace(__DIR__ . '/', '', (string) new ReflectionClass('B'));
echo new ReflectionMethod('ArrayObject', 'offsetGet'), new ReflectionClassConstant('A', 'X'), new ReflectionProperty('A', 's');
$x = 1; $cl = function (int $q) use ($x) { static $y = 2; };
echo str_replace(__DIR__ . '/', '', (string) new ReflectionFunction($cl));
enum Suit: string { case H = 'h'; case S = 's'; const D = self::H; }
$e = new ReflectionEnum('Suit'); var_dump($e->isBacked(), (string) $e->getBackingType(), count($e->getCases()), $e->getCase('S')->getBackingValue(), $e->hasCase('D'));
#[Attribute(Attribute::TARGET_CLASS)] class At { function __construct(public $v = 1, public $named = null) {} }
#[At(5, named: 'n')] class C1 { #[At] public $p; }
$a = (new ReflectionClass('C1'))->getAttributes()[0]; var_dump($a->getName(), $a->getArguments(), $a->newInstance(), $a->getTarget());
try { (new ReflectionProperty('C1', 'p'))->getAttributes()[0]->newInstance(); } catch (Error $e) { echo $e->getMessage(), "\n"; }
--EXPECTF--
Class [ <user> class B extends A implements Countable ] {
  @@ %s 3-3

  - Constants [1] {
    Constant [ public int X ] { 1 }
  }

  - Static properties [1] {
    Property [ protected static ?string $s = NULL ]
  }

  - Static methods [1] {
    Method [ <user, inherits A> final static protected method &r ] {
      @@ %s 2 - 2
    }
  }

  - Properties [1] {
    Property [ public int $n = 3 ]
  }

  - Methods [2] {
    Method [ <user, overwrites A, prototype A> public method f ] {
      @@ %s 3 - 3

      - Parameters [7] {
        Parameter #0 [ <required> ?A $a ]
        Parameter #1 [ <optional> int $b = 5 ]
        Parameter #2 [ <optional> ?A $c = NULL ]
        Parameter #3 [ <optional> $d = 1.0 ]
        Parameter #4 [ <optional> $e = true ]
        Parameter #5 [ <optional> $g = NULL ]
        Parameter #6 [ <optional> A ...$z ]
      }
      - Return [ ?A ]
    }

    Method [ <user, prototype Countable> public method count ] {
      @@ %s 3 - 3

      - Parameters [0] {
      }
      - Return [ int ]
    }
  }
}
Method [ <internal:SPL, prototype ArrayAccess> public method offsetGet ] {

  - Parameters [1] {
    Parameter #0 [ <required> mixed $key ]
  }
  - Tentative return [ mixed ]
}
Constant [ public int X ] { 1 }
Property [ protected static ?string $s = NULL ]
Closure [ <user> function {closure:%s:6} ] {
  @@ %s 6 - 6

  - Bound Variables [2] {
      Variable #0 [ $x ]
      Variable #1 [ $y ]
  }

  - Parameters [1] {
    Parameter #0 [ <required> int $q ]
  }
}
bool(true)
string(6) "string"
int(2)
string(1) "s"
bool(false)
string(2) "At"
array(2) {
  [0]=>
  int(5)
  ["named"]=>
  string(1) "n"
}
object(At)#4 (2) {
  ["v"]=>
  int(5)
  ["named"]=>
  string(1) "n"
}
int(1)
Attribute "At" cannot target property (allowed targets: class)

