--TEST--
preg_match and preg_match_all: shapes of the results
--FILE--
<?php
function show($v) { echo json_encode($v), "\n"; }
show(preg_match('/(\d+)-(\d+)/', 'a 12-345 b 6-7', $m)); show($m);
show(preg_match('/(a)(b)?(c)?/', 'a', $m)); show($m);
show(preg_match('/(a)(b)?(c)/', 'ac', $m)); show($m);
show(preg_match('/(a)(b)?(c)?/', 'a', $m, PREG_UNMATCHED_AS_NULL)); show($m);
show(preg_match('/(a)(b)?(c)/', 'xac', $m, PREG_OFFSET_CAPTURE)); show($m);
show(preg_match('/(?<one>a)(?<two>b)?/', 'xa', $m, PREG_OFFSET_CAPTURE | PREG_UNMATCHED_AS_NULL)); show($m);
show(preg_match('/(?J)(?<n>a)|(?<n>b)/', 'b', $m)); show($m);
show(preg_match('/x/', 'abc', $m)); show($m);
show(preg_match('/b/', 'abcb', $m, PREG_OFFSET_CAPTURE, 2)); show($m);
show(preg_match('/b/', 'abcb', $m, PREG_OFFSET_CAPTURE, -3)); show($m);
show(preg_match('/^b/', 'abcb', $m, 0, 1));
show(preg_match('/\Gb/', 'abcb', $m, 0, 1));
show(preg_match('/b/', 'abcb', $m, 0, 9)); show(preg_last_error());
show(preg_match_all('/(\w)(\d)?/', 'a1 b c3', $m)); show($m);
show(preg_match_all('/(\w)(\d)?/', 'a1 b c3', $m, PREG_SET_ORDER)); show($m);
show(preg_match_all('/(\w)(\d)?/', 'a1 b', $m, PREG_UNMATCHED_AS_NULL)); show($m);
show(preg_match_all('/(?<l>\w)(\d)?/', 'a1 b', $m, PREG_OFFSET_CAPTURE)); show($m);
show(preg_match_all('/x*/', 'axb', $m)); show($m);
show(preg_match_all('/\b/u', 'é a', $m, PREG_OFFSET_CAPTURE)); show($m);
show(preg_match_all('/a(*MARK:one)|b(*:two)/', 'ab', $m)); show($m);
show(preg_match_all('/(x)|(y)/', 'z', $m)); show($m);
show(preg_match('/./u', "\xff")); show(preg_last_error());
show(preg_match('/./u', 'é', $m, 0, 1)); show(preg_last_error());
show(preg_match('/^\S+$/u', "caf\u{e9}")); show(preg_last_error());
show(preg_match('{^{a}(?:b)$}x', '{a}b'));
show(preg_match('(^(a)$)', 'a', $m)); show($m);
?>
--EXPECT--
1
["12-345","12","345"]
1
["a","a"]
1
["ac","a","","c"]
1
["a","a",null,null]
1
[["ac",1],["a",1],["",-1],["c",2]]
1
{"0":["a",1],"one":["a",1],"1":["a",1],"two":[null,-1],"2":[null,-1]}
1
{"0":"b","n":"b","1":"","2":"b"}
0
[]
1
[["b",3]]
1
[["b",1]]
0
1
false
1
3
[["a1","b","c3"],["a","b","c"],["1","","3"]]
3
[["a1","a","1"],["b","b"],["c3","c","3"]]
2
[["a1","b"],["a","b"],["1",null]]
2
{"0":[["a1",0],["b",3]],"l":[["a",0],["b",3]],"1":[["a",0],["b",3]],"2":[["1",1],["",-1]]}
4
[["","x","",""]]
4
[[["",0],["",2],["",3],["",4]]]
2
{"0":["a","b"],"MARK":["one","two"]}
0
[[],[],[]]
false
4
false
5
1
0
1
1
["a","a"]
