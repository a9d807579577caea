<?php
// Writes the table of type coercions that coerce_test.go reads: php coerce.php > coerce-8.4.txt. The columns are the
// type, the caller's strictness, the value and the outcome.
error_reporting(E_ALL);
class P {} class S { function __toString(){return "a";} } class T implements IteratorAggregate { function getIterator(): Iterator { return new ArrayIterator([]); } }
$msgs='';
set_error_handler(function($n,$m){ global $msgs; $w=[2=>'Warning',8=>'Notice',8192=>'Deprecated'][$n]; $msgs.="[$w: $m]"; return true; });
function show($v) { if ($v===null) return 'null'; if (is_bool($v)) return $v?'true':'false'; if (is_int($v)) return "i:$v"; if (is_float($v)) return is_nan($v)?'f:NAN':"f:$v"; if (is_string($v)) return "s:$v"; if (is_array($v)) { $o=[]; foreach ($v as $k=>$e) $o[]=$k.'='.show($e); return '{'.implode(',',$o).'}'; } return 'o:'.get_class($v); }
$vals=['null'=>null,'false'=>false,'true'=>true,'7'=>7,'1.5'=>1.5,'3.0'=>3.0,'1e20'=>1e20,'nan'=>NAN,'""'=>'','"1"'=>'1','"a"'=>'a','"1 "'=>'1 ','"1x"'=>'1x','"1.5"'=>'1.5','"1e3"'=>'1e3','[1]'=>[1],'P'=>new P,'S'=>new S,'T'=>new T];
$types=['int','?int','float','string','bool','?bool','array','?array','iterable','?iterable','object','?object','callable','?callable','P','?P','Traversable','?Traversable'];
if (PHP_VERSION_ID >= 80000) $types=array_merge($types,['int|string','int|float','int|float|string','float|bool','string|bool','int|bool','int|false','string|false','float|string','int|array','P|string','int|bool|null','int|float|bool','true|int','mixed','null','S|P|null','object|string']);
foreach ($types as $i=>$t) {
	eval("function f$i($t \$x) { return \$x; } function weak$i(\$x) { return f$i(\$x); }");
	eval("declare(strict_types=1); function strict$i(\$x) { return f$i(\$x); }");
	foreach (['weak','strict'] as $mode) foreach ($vals as $n=>$v) {
		$msgs='';
		try { $x=("$mode$i")($v); $r=$msgs.show($x); } catch (Throwable $e) { $r=$msgs.get_class($e).': '.preg_replace('/, called.*/s','',$e->getMessage()); }
		echo "$t\t$mode\t$n\t", str_replace("f$i()",'f()',$r), "\n";
	}
}
