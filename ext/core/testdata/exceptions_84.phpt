--TEST--
Exceptions: messages, chains and traces as text
--FILE--
<?php
class K { function f(...$a) { throw new LogicException("deep", 3, new RuntimeException("")); } }
enum E: string { case A = 'a'; }
function g() { (new K)->f(null, true, 1.5, 1.0, "a\nb\x01\\'é", str_repeat('x', 20), [1], new stdClass, E::A, n: 5); }
try {
    g();
} catch (Exception $e) {
    echo str_replace(__DIR__ . '/', '', $e->getTraceAsString()), "\n";
    echo str_replace(__DIR__ . '/', '', (string) $e), "\n";
    var_dump($e->getMessage(), $e->getCode(), $e->getLine(), basename($e->getFile()), $e->getPrevious()::class);
}
class My extends Exception { protected $message = 'own default'; protected $code = 7; }
$m = new My;
var_dump($m->getMessage(), $m->getCode());
$m = new My('given');
var_dump($m->getMessage(), $m->getCode());
$x = new ErrorException('text', 1, E_WARNING, 'there.php', 33);
var_dump($x->getSeverity(), $x->getFile(), $x->getLine(), $x->getCode());
try { clone $m; } catch (Error $e) { echo $e->getMessage(), "\n"; }
try { new Exception([]); } catch (TypeError $e) { echo $e->getMessage(), "\n"; }
function thrower() { try { throw new Exception('a'); } finally { throw new Exception('b'); } }
try { thrower(); } catch (Exception $e) { echo $e->getMessage(), ' after ', $e->getPrevious()->getMessage(), "\n"; }
--EXPECTF--
#0 %s(4): K->f(NULL, true, 1.5, 1.0, 'a\nb\x01\\'\xC3\xA9', 'xxxxxxxxxxxxxxx...', Array, Object(stdClass), E::A, n: 5)
#1 %s(6): g()
#2 {main}
RuntimeException in %s:2
Stack trace:
#0 %s(4): K->f(NULL, true, 1.5, 1.0, 'a\nb\x01\\'\xC3\xA9', 'xxxxxxxxxxxxxxx...', Array, Object(stdClass), E::A, n: 5)
#1 %s(6): g()
#2 {main}

Next LogicException: deep in %s:2
Stack trace:
#0 %s(4): K->f(NULL, true, 1.5, 1.0, 'a\nb\x01\\'\xC3\xA9', 'xxxxxxxxxxxxxxx...', Array, Object(stdClass), E::A, n: 5)
#1 %s(6): g()
#2 {main}
string(4) "deep"
int(3)
int(2)
string(%d) "%s"
string(16) "RuntimeException"
string(11) "own default"
int(7)
string(5) "given"
int(7)
int(2)
string(9) "there.php"
int(33)
int(1)
Trying to clone an uncloneable object of class My
Exception::__construct(): Argument #1 ($message) must be of type string, array given
b after a

