--TEST--
preg_replace, preg_filter, preg_replace_callback, preg_split, preg_grep, preg_quote
--FILE--
<?php
function show($v) { echo json_encode($v), "\n"; }
show(preg_replace('/(\w) (\w)/', '$2-\1 ${1}1 \\\\1 \$2 $3 $', 'a b c d', -1, $n)); show($n);
show(preg_replace('/a/', 'b', 'aaa', 2));
show(preg_replace('/x*/', '-', 'abxc'));
show(preg_replace('/x*/u', '-', 'aéb'));
show(preg_replace(['/a/', '/b/', '/c/'], ['b', 'c'], 'abc'));
show(preg_replace(['/a/', '/b/'], '<$0>', ['k' => 'ab', 3 => 'c'], -1, $n)); show($n);
show(preg_filter('/b/', 'x', ['a', 'k' => 'b', 'cb'])); show(preg_filter('/b/', 'x', 'a'));
show(preg_replace_callback('/\d+/', function ($m) { return $m[0] * 2; }, 'a1 b22', -1, $n)); show($n);
show(preg_replace_callback('/(a)(b)?/', function ($m) { return json_encode($m); }, 'a', -1, $n, PREG_OFFSET_CAPTURE | PREG_UNMATCHED_AS_NULL));
show(preg_replace_callback('/(?<l>[a-z])/', function ($m) {
    return preg_replace_callback('/./', function ($x) use ($m) { return $m['l'] . $x[0]; }, '12');
}, 'ab'));
show(preg_replace_callback_array(['/a/' => function () { return 'A'; }, '/A(b)/' => function ($m) { return $m[1]; }], ['ab', 'xa'], -1, $n)); show($n);
show(preg_split('/[\s,]+/', "a, b  c,d"));
show(preg_split('//', 'abc', -1, PREG_SPLIT_NO_EMPTY));
show(preg_split('//u', 'éa', -1));
show(preg_split('/(-)|(,)/', 'a-b,c', -1, PREG_SPLIT_DELIM_CAPTURE | PREG_SPLIT_NO_EMPTY));
show(preg_split('/ /', 'a b c', 2, PREG_SPLIT_OFFSET_CAPTURE));
show(preg_split('/\d/', '1a2', -1, PREG_SPLIT_NO_EMPTY));
show(preg_grep('/^\d+$/', ['1', 'a', 'k' => '22', 3.5])); show(preg_grep('/^\d+$/', ['1', 'a', 'k' => '22'], PREG_GREP_INVERT));
show(preg_quote("Hello.World?[yes]/#\0&", '/'));
try {
    preg_replace_callback('/a/', function ($m) { throw new Exception('from the callback'); }, 'a');
} catch (Exception $e) {
    show($e->getMessage());
}
$s = 'ab'; $r = &$s;
show(preg_replace('/a/', 'x', $s)); show($s);
ini_set('pcre.backtrack_limit', '1000');
show(preg_replace('/^(?:aa|a|aa)*b$/', '', str_repeat('a', 100) . 'b!')); show(preg_last_error());
show(preg_split('/^(?:aa|a|aa)*b$/', str_repeat('a', 100) . 'b!'));
?>
--EXPECT--
"b-a a1 \\1 $2  $ d-c c1 \\1 $2  $"
2
"bba"
"-a-b--c-"
"-a-\u00e9-b-"
""
{"k":"<a><b>","3":"c"}
2
{"k":"x","1":"cx"}
null
"a2 b44"
2
"[[\"a\",0],[\"a\",0],[null,-1]]"
"a1a2b1b2"
["b","xA"]
3
["a","b","c","d"]
["a","b","c"]
["","\u00e9","a",""]
["a","-","b",",","c"]
[["a",0],["b c",2]]
["a"]
{"0":"1","k":"22"}
{"1":"a"}
"Hello\\.World\\?\\[yes\\]\\\/\\#\\000&"
"from the callback"
"xb"
"ab"
null
2
false
