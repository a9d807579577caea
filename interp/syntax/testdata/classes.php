<?php
declare(strict_types=1);
namespace App\Model;
use Foo\Bar, Foo\Baz as Qux;
use function Foo\{a, b as c};
use Grouped\{function f, const G, Klass};
use const X\Y;
const ONE = 1, TWO = self::X;
/** Doc of the class */
#[Attr(1, name: 'x'), Other] #[Third]
abstract class A extends \B implements C, D {
    use T1, T2 { T1::x insteadof T2; T2::x as protected y; z as private; q as list; }
    /** constant doc */
    final public const int|string FOO = 1, BAR = 2;
    const class_ = 3, list = 4;
    /** property doc */
    public private(set) readonly ?int $p = 1, $q;
    protected static (X&Y)|null $r;
    var $old;
    public string $hooked = 'x' {
        /** get doc */
        get => $this->hooked . 'y';
        final set(string $value) { $this->hooked = $value; }
    }
    abstract public int $virtual { get; set; }
    /** method doc */
    #[Pure] final protected static function &foo(
        #[Sensitive] private readonly int $a = 1,
        public ?self &...$rest
    ): static|null { return static::$x; }
    abstract function list(): void;
    public function __construct(private int $x = 3 { get => 1; }) {}
}
interface I extends J, K { const X = 1; public function m(A&B $x, callable|array $y): never; }
trait T { abstract public static function t(); }
enum Suit: string implements I { case Hearts = 'H'; case class_ = 'S'; const Z = self::Hearts; public function f() {} }
readonly final class R {}
function readonly() {} function enum(enum $match) { return match($match) { default => 1 }; }
