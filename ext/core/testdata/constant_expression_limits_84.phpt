--TEST--
What constant expressions may not do is refused when they are evaluated
--FILE--
<?php
enum Suit: string { case Hearts = 'h'; const First = self::Hearts->value; }
class Box { public $prop = 42; }
class Up { public static function lost($x = new parent) {} }
class Down extends Up {
    public static function found($x = new self, $y = new parent) { return [get_class($x), get_class($y)]; }
    public $closure { get => (function () { return __PROPERTY__ . '|' . self::class; })(); }
    public $own { get => __PROPERTY__; }
}
function prop($p = (new Box)->prop) {}
function none($x = new self) {}
echo Suit::First, ' ', json_encode(Down::found()), ' ', (new Down)->closure, ' ', (new Down)->own, "\n";
foreach (['prop', 'prop', 'none', 'Up::lost'] as $f) {
    try { $f(); } catch (Error $e) { echo $e->getMessage(), "\n"; }
}
foreach (['const P = (new Box)->prop;', 'static $s = (new Box)?->prop;'] as $code) {
    try { eval($code); } catch (Error $e) { echo $e->getMessage(), "\n"; }
}
?>
--EXPECT--
h ["Down","Up"] |Down own
Fetching properties on non-enums in constant expressions is not allowed
Fetching properties on non-enums in constant expressions is not allowed
Cannot access "self" when no class scope is active
Cannot access "parent" when current class scope has no parent
Fetching properties on non-enums in constant expressions is not allowed
