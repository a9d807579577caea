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
[A non well formed numeric value encountered] string(1) "c"
[A non well formed numeric value encountered] string(6) "abXdef"
[A non well formed numeric value encountered] Error: Cannot use string offset as an array
[A non well formed numeric value encountered] Error: Cannot create references to/from string offsets
[A non well formed numeric value encountered] Error: Cannot increment/decrement string offsets
[A non well formed numeric value encountered] Error: Cannot use assign-op operators with string offsets
Error: Cannot unset string offsets
[A non well formed numeric value encountered] Error: Cannot unset string offsets
[A non well formed numeric value encountered] Error: Cannot use string offset as an object
[A non well formed numeric value encountered] Error: Cannot use string offset as an object
[A non well formed numeric value encountered] Error: Cannot increment/decrement string offsets
[A non well formed numeric value encountered] Error: Cannot use string offset as an array
[A non well formed numeric value encountered] Error: Cannot use string offset as an array
[A non well formed numeric value encountered] Error: Cannot iterate on string offsets by reference
[A non well formed numeric value encountered] Error: Cannot create references to/from string offsets
[A non well formed numeric value encountered] [A non well formed numeric value encountered] bool(false)
bool(true)
string(1) "c"
bool(true)
[A non well formed numeric value encountered] string(6) "abcdef"
[A non well formed numeric value encountered] string(6) "abYdef"
-- 'a'
[Illegal string offset 'a'] string(1) "a"
[Illegal string offset 'a'] string(6) "Xbcdef"
[Illegal string offset 'a'] Error: Cannot use string offset as an array
[Illegal string offset 'a'] Error: Cannot create references to/from string offsets
[Illegal string offset 'a'] Error: Cannot increment/decrement string offsets
[Illegal string offset 'a'] Error: Cannot use assign-op operators with string offsets
Error: Cannot unset string offsets
Error: Cannot unset string offsets
[Illegal string offset 'a'] Error: Cannot use string offset as an object
[Illegal string offset 'a'] Error: Cannot use string offset as an object
[Illegal string offset 'a'] Error: Cannot increment/decrement string offsets
[Illegal string offset 'a'] Error: Cannot use string offset as an array
[Illegal string offset 'a'] Error: Cannot use string offset as an array
[Illegal string offset 'a'] Error: Cannot iterate on string offsets by reference
[Illegal string offset 'a'] Error: Cannot create references to/from string offsets
bool(false)
bool(true)
string(3) "def"
bool(false)
[Illegal string offset 'a'] string(6) "xbcdef"
[Illegal string offset 'a'] string(6) "Ybcdef"
-- '1'
string(1) "b"
string(6) "aXcdef"
Error: Cannot use string offset as an array
Error: Cannot create references to/from string offsets
Error: Cannot increment/decrement string offsets
Error: Cannot use assign-op operators with string offsets
Error: Cannot unset string offsets
Error: Cannot unset string offsets
Error: Cannot use string offset as an object
Error: Cannot use string offset as an object
Error: Cannot increment/decrement string offsets
Error: Cannot use string offset as an array
Error: Cannot use string offset as an array
Error: Cannot iterate on string offsets by reference
Error: Cannot create references to/from string offsets
bool(true)
bool(false)
string(1) "b"
bool(true)
string(6) "abcdef"
string(6) "aYcdef"
-- '1.5'
[Illegal string offset '1.5'] string(1) "b"
[Illegal string offset '1.5'] string(6) "aXcdef"
[Illegal string offset '1.5'] Error: Cannot use string offset as an array
[Illegal string offset '1.5'] Error: Cannot create references to/from string offsets
[Illegal string offset '1.5'] Error: Cannot increment/decrement string offsets
[Illegal string offset '1.5'] Error: Cannot use assign-op operators with string offsets
Error: Cannot unset string offsets
Error: Cannot unset string offsets
[Illegal string offset '1.5'] Error: Cannot use string offset as an object
[Illegal string offset '1.5'] Error: Cannot use string offset as an object
[Illegal string offset '1.5'] Error: Cannot increment/decrement string offsets
[Illegal string offset '1.5'] Error: Cannot use string offset as an array
[Illegal string offset '1.5'] Error: Cannot use string offset as an array
[Illegal string offset '1.5'] Error: Cannot iterate on string offsets by reference
[Illegal string offset '1.5'] Error: Cannot create references to/from string offsets
bool(false)
bool(true)
string(3) "def"
bool(false)
[Illegal string offset '1.5'] string(6) "axcdef"
[Illegal string offset '1.5'] string(6) "aYcdef"
-- true
[String offset cast occurred] string(1) "b"
[String offset cast occurred] string(6) "aXcdef"
[String offset cast occurred] Error: Cannot use string offset as an array
[String offset cast occurred] Error: Cannot create references to/from string offsets
[String offset cast occurred] Error: Cannot increment/decrement string offsets
[String offset cast occurred] Error: Cannot use assign-op operators with string offsets
Error: Cannot unset string offsets
[String offset cast occurred] Error: Cannot unset string offsets
[String offset cast occurred] Error: Cannot use string offset as an object
[String offset cast occurred] Error: Cannot use string offset as an object
[String offset cast occurred] Error: Cannot increment/decrement string offsets
[String offset cast occurred] Error: Cannot use string offset as an array
[String offset cast occurred] Error: Cannot use string offset as an array
[String offset cast occurred] Error: Cannot iterate on string offsets by reference
[String offset cast occurred] Error: Cannot create references to/from string offsets
bool(true)
bool(false)
string(1) "b"
bool(true)
string(6) "abcdef"
[String offset cast occurred] string(6) "aYcdef"
