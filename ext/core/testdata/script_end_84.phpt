--TEST--
How a script ends
--FILE--
<?php
// How a script ends: exception handlers, shutdown functions, destructors.
class D {
    public $n;
    function __construct($n) { $this->n = $n; }
    function __destruct() { echo "destruct $this->n\n"; }
}
class E2 extends D { function __destruct() { parent::__destruct(); throw new Exception("from $this->n"); } }
set_exception_handler(function ($e) { echo "handler: ", $e->getMessage(), "\n"; });
class S {
    private $what = 'private';
    function __construct() { register_shutdown_function([$this, 'hidden']); register_shutdown_function('self::stat'); }
    private function hidden() { echo "shutdown of ", $this->what, "\n"; }
    private static function stat() { echo "shutdown of ", self::class, "\n"; }
}
new S;
register_shutdown_function(function () { echo (new Exception)->getTraceAsString(), "\n"; });
$a = new D('a');
$b = new E2('b');
function leave() { $x = new class { function __destruct() { foreach ((new Exception)->getTrace() as $r) echo $r['function'], ':', $r['line'], ' '; echo "\n"; } }; }
leave();
function noisy() { try { $u = new E2('u'); throw new LogicException('first'); } catch (Exception $e) { echo get_class($e), ' before ', get_class($e->getPrevious() ?: $e), "\n"; } }
function thrower() { $u = new E2('t'); throw new LogicException('inner'); }
try { thrower(); } catch (Exception $e) { echo $e->getMessage(), ' <- ', $e->getPrevious()->getMessage(), "\n"; }
try { noisy(); } catch (Exception $e) { echo 'left: ', $e->getMessage(), "\n"; }
set_error_handler(function ($n, $m) { throw new ErrorException($m); });
try { $undef->call(); } catch (Exception $e) { echo get_class($e), "\n"; }
try { echo strlen(...[[]]); } catch (TypeError $e) { echo count($e->getTrace()), "\n"; }
throw new Exception('end');

--EXPECTF--

Deprecated: Use of "self" in callables is deprecated in %s on line 12
__destruct:21 
destruct t
from t <- inner
LogicException before LogicException
destruct u
left: from u
ErrorException
1
handler: end
shutdown of private
shutdown of S
#0 [internal function]: {closure:%s:17}()
#1 {main}
destruct b
handler: from b
destruct a
