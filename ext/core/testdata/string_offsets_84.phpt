--TEST--
Elements of strings used as what they are not
--FILE--
<?php
set_error_handler(function ($n, $m) { echo "[$m] "; return true; });
function t($f) { try { $f(); } catch (Throwable $e) { echo get_class($e), ": ", $e->getMessage(), "\n"; } }
foreach (["2a", "a", "1", "1.5", true] as $k) {
 echo "-- ", var_export($k, true), "\n";
 t(function() use ($k) { $s = "abcdef"; var_dump($s[$k]); });
 t(function() use ($k) { $s = "abcdef"; $s[$k] = "X"; var_dump($s); });
 t(function() use ($k) { $s = "abcdef"; $s[$k][1] = "X"; var_dump($s); });
 t(function() use ($k) { $s = "abcdef"; $r = &$s[$k]; var_dump($s); });
 t(function() use ($k) { $s = "abcdef"; $s[$k]++; var_dump($s); });
 t(function() use ($k) { $s = "abcdef"; $s[$k] .= "a"; var_dump($s); });
 t(function() use ($k) { $s = "abcdef"; unset($s[$k]); var_dump($s); });
 t(function() use ($k) { $s = "abcdef"; unset($s[$k][1]); var_dump($s); });
 t(function() use ($k) { $s = "abcdef"; $s[$k]->x = 1; var_dump($s); });
 t(function() use ($k) { $s = "abcdef"; $s[$k]->x[] = 1; var_dump($s); });
 t(function() use ($k) { $s = "abcdef"; $s[$k]->x++; var_dump($s); });
 t(function() use ($k) { $s = "abcdef"; $s[$k][] = 1; var_dump($s); });
 t(function() use ($k) { $s = "abcdef"; $s[$k][1] .= 1; var_dump($s); });
 t(function() use ($k) { $s = "abcdef"; foreach ($s[$k] as &$x) {}; var_dump($s); });
 t(function() use ($k) { $s = "abcdef"; $x = [&$s[$k]]; var_dump($s); });
 t(function() use ($k) { $s = "abcdef"; var_dump(isset($s[$k]), empty($s[$k]), $s[$k] ?? 'def', isset($s[$k][0])); });
 t(function() use ($k) { $s = "abcdef"; $s[$k] ??= "x"; var_dump($s); });
 t(function() use ($k) { $s = "abcdef"; [$s[$k]] = ["Y"]; var_dump($s); });
}

--EXPECTF--
-- '2a'
[Illegal string offset "2a"] string(1) "c"
[Illegal string offset "2a"] string(6) "abXdef"
[Illegal string offset "2a"] Error: Cannot use string offset as an array
[Illegal string offset "2a"] Error: Cannot create references to/from string offsets
[Illegal string offset "2a"] Error: Cannot increment/decrement string offsets
[Illegal string offset "2a"] Error: Cannot use assign-op operators with string offsets
Error: Cannot unset string offsets
Error: Cannot use string offset as an array
[Illegal string offset "2a"] Error: Cannot use string offset as an object
[Illegal string offset "2a"] Error: Cannot use string offset as an object
[Illegal string offset "2a"] Error: Cannot use string offset as an object
[Illegal string offset "2a"] Error: Cannot use string offset as an array
[Illegal string offset "2a"] Error: Cannot use string offset as an array
[Illegal string offset "2a"] Error: Cannot create references to/from string offsets
[Illegal string offset "2a"] Error: Cannot create references to/from string offsets
[Illegal string offset "2a"] [Illegal string offset "2a"] bool(false)
bool(true)
string(1) "c"
bool(true)
[Illegal string offset "2a"] string(6) "abcdef"
[Illegal string offset "2a"] string(6) "abYdef"
-- 'a'
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
Error: Cannot unset string offsets
Error: Cannot unset string offsets
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
bool(false)
bool(true)
string(3) "def"
bool(false)
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
-- '1'
string(1) "b"
string(6) "aXcdef"
Error: Cannot use string offset as an array
Error: Cannot create references to/from string offsets
Error: Cannot increment/decrement string offsets
Error: Cannot use assign-op operators with string offsets
Error: Cannot unset string offsets
Error: Cannot use string offset as an array
Error: Cannot use string offset as an object
Error: Cannot use string offset as an object
Error: Cannot use string offset as an object
Error: Cannot use string offset as an array
Error: Cannot use string offset as an array
Error: Cannot create references to/from string offsets
Error: Cannot create references to/from string offsets
bool(true)
bool(false)
string(1) "b"
bool(true)
string(6) "abcdef"
string(6) "aYcdef"
-- '1.5'
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
Error: Cannot unset string offsets
Error: Cannot unset string offsets
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
bool(false)
bool(true)
string(3) "def"
bool(false)
TypeError: Cannot access offset of type string on string
TypeError: Cannot access offset of type string on string
-- true
[String offset cast occurred] string(1) "b"
[String offset cast occurred] string(6) "aXcdef"
[String offset cast occurred] Error: Cannot use string offset as an array
[String offset cast occurred] Error: Cannot create references to/from string offsets
[String offset cast occurred] Error: Cannot increment/decrement string offsets
[String offset cast occurred] Error: Cannot use assign-op operators with string offsets
Error: Cannot unset string offsets
[String offset cast occurred] Error: Cannot use string offset as an array
[String offset cast occurred] Error: Cannot use string offset as an object
[String offset cast occurred] Error: Cannot use string offset as an object
[String offset cast occurred] Error: Cannot use string offset as an object
[String offset cast occurred] Error: Cannot use string offset as an array
[String offset cast occurred] Error: Cannot use string offset as an array
[String offset cast occurred] Error: Cannot create references to/from string offsets
[String offset cast occurred] Error: Cannot create references to/from string offsets
bool(true)
bool(false)
string(1) "b"
bool(true)
string(6) "abcdef"
[String offset cast occurred] string(6) "aYcdef"
