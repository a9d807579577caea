--TEST--
Odd arguments of the string functions
--FILE--
<?php
function t($f,...$a){ try { $r=@$f(...$a); error_clear_last(); set_error_handler(function($n,$m){echo "[$n:$m] ";}); $r=$f(...$a); restore_error_handler(); echo $f,json_encode(array_map(fn($x)=>is_string($x)?bin2hex($x):$x,$a))," => "; var_dump($r);} catch(Throwable $e){ restore_error_handler(); echo $f,": ",get_class($e),": ",$e->getMessage(),"\n";} }
t('strpos','abc','',0); t('strpos','abc','b',5); t('strpos','abc','b',-5); t('strpos','abc','',3); t('strpos',"a\1",1); t('strpos','abc',[]); t('strpos','abc',null);t('strpos','abc',1.5);
t('stripos','abc','B',5); t('stripos','abc','');t('stripos','abc',66);
t('strrpos','abc','b',5);t('strrpos','abc','b',-5);t('strrpos','abc','');t('strrpos','abcabc','c',-1);t('strrpos','abcabc','bc',-1);t('strrpos','abcabc','bc',-2);t('strrpos','abcabc','bc',-3);t('strrpos','abc',98);t('strrpos','abc','',1);t('strrpos','abc','',-1);t('strrpos','abc','',-3);
t('strripos','abc','B',5);t('strripos','abc','B',-5);t('strripos','abcabc','BC',-1);t('strripos','abcabc','C',-1);t('strripos','abc','');t('strripos','abcabc','C',-2);
t('strstr','abc','');t('strstr','abc',98);t('stristr','abc','');t('strrchr','abc','');t('strrchr','abcb','bx');t('strrchr','abcb',98);
t('strstr','user@x','@',true);
t('strspn','abc','ab',5);t('strspn','abc','ab',-5);t('strspn','abc','ab',0,-5);t('strspn','abc','ab',1,-1);t('strspn','abc','ab',3);t('strcspn','abc','',0);t('strcspn','abc','c',0,0);t('strcspn','abc','c',4);t('strcspn',"ab\0c","",0);
t('strpbrk','abc','');t('strpbrk','abc','xc');
t('substr','abc',3);t('substr','abc',4);t('substr','abc',-5);t('substr','abc',1,-3);t('substr','abc',0,null);t('substr','abc',-5,2);t('substr','abc',-5,4);t('substr','abc',5,1);t('substr','',0);t('substr','abc',3,1);
t('substr_compare','abc','bc',1,0);t('substr_compare','abc','bc',5);t('substr_compare','abc','bc',1,-1);t('substr_compare','abcde','BC',1,2,true);t('substr_compare','abc','',3);t('substr_compare','abcdef','abd',0,3);
t('substr_count','abc','');t('substr_count','aaa','a',1);t('substr_count','aaa','a',5);t('substr_count','aaa','a',-1);t('substr_count','aaa','a',-9);t('substr_count','aaa','a',0,9);t('substr_count','aaa','a',0,-1);t('substr_count','aaa','aa',0,0);t('substr_count','aaa','a',0,-9);
t('strncmp','a','b',-1);t('strncasecmp','a','b',-1);t('strcmp','abc','abz');t('strcmp','abc','abcde');t('strcasecmp','ABC','abz');t('strcasecmp','ABC','abcde');t('strncmp','abc','abcde',4);t('strncasecmp','abc','ABZ',3);
t('explode','','abc');t('explode',',','a,b,c',-1);t('explode',',','a,b,c',0);t('explode',',','',-1);t('explode',',','');t('explode',',','abc',-1);t('explode',',','a,b,c',2);
t('implode',',','abc');t('implode','abc');t('implode',['a'],'x');t('implode','x',['a',1,1.5,true,null,false]);t('implode',['a','b']);t('implode',['a'],['b']);t('implode',',',[[1]]);t('implode',5,[1,2]);t('implode',null,[1,2]);t('implode',[1,2],null);
t('str_split','abc',0);t('str_split','');t('str_split','abcd',3);t('chunk_split','abc',0);t('chunk_split','abc',2,'|');t('chunk_split','',2,'|');
t('wordwrap','abc',0,'',true);t('wordwrap','abc',0,"\n",true);t('wordwrap','abc',5,'');
t('str_word_count','hello world it\'s a-b -c',9);t('str_word_count','hello world it\'s a-b- -c',1);t('str_word_count','hello world',2);t('str_word_count','h3llo w0rld',1,'0..9');t('str_word_count',"",1);
t('ucwords','hello world-foo','-');t('substr_replace','abc','X',1,1);t('substr_replace',['abc','def'],['1','2'],[0,1],[1]);t('substr_replace','abc','X',[1],1);t('substr_replace','abc','X',[1],[1]);t('substr_replace','abc',['X','Y'],-1,0);t('substr_replace','abc',[],-1,0);t('substr_replace',['a'=>'abc','def'],'X',5,-10);
t('str_pad','a',5,'');t('str_pad','a',5,'x',7);t('str_repeat','a',-1);t('nl2br',"a\r\nb\n\rc\nd\re");t('similar_text','World','Word');t('levenshtein','kitten','sitting');t('levenshtein','a','b',2,3,4);t('soundex','');t('soundex','Robert');t('metaphone','Thompson');t('metaphone','Knight',-1);t('ucfirst','');t('trim','abcxa','a..c');t('trim','abc','a..');t('trim','abc','..a');t('trim','abc','c..a');t('trim','abc','a...c');
t('strtr','abc','ab');t('strtr','abc',['a'=>'b'],'x');t('strtr','abc','ab','xyz');t('strtr','abc',['a'=>'1','ab'=>'2',''=>'x']);t('strtr','abc',[]);t('strtr','abc','','x');t('strtr','abc',[''=>'x']);
t('count_chars','abca',5);t('count_chars','abca',1);t('count_chars','abca',3);
t('strnatcmp','img12','img10');t('strnatcasecmp','IMG2','img10');t('strrev','abc');t('hebrev','abc');
t('str_getcsv','a,"b""c",d e');
t('number_format',1234.5678,2,',');
t('substr_compare','abc','abcdef',0,10);
--EXPECT--
[2:strpos(): Empty needle] strpos["616263","",0] => bool(false)
[2:strpos(): Offset not contained in string] strpos["616263","62",5] => bool(false)
[2:strpos(): Offset not contained in string] strpos["616263","62",-5] => bool(false)
[2:strpos(): Empty needle] strpos["616263","",3] => bool(false)
[8192:strpos(): Non-string needles will be interpreted as strings in the future. Use an explicit chr() call to preserve the current behavior] strpos["6101",1] => int(1)
[2:strpos(): needle is not a string or an integer] strpos["616263",[]] => bool(false)
[8192:strpos(): Non-string needles will be interpreted as strings in the future. Use an explicit chr() call to preserve the current behavior] strpos["616263",null] => bool(false)
[8192:strpos(): Non-string needles will be interpreted as strings in the future. Use an explicit chr() call to preserve the current behavior] strpos["616263",1.5] => bool(false)
[2:stripos(): Offset not contained in string] stripos["616263","42",5] => bool(false)
stripos["616263",""] => bool(false)
[8192:stripos(): Non-string needles will be interpreted as strings in the future. Use an explicit chr() call to preserve the current behavior] stripos["616263",66] => int(1)
[2:strrpos(): Offset is greater than the length of haystack string] strrpos["616263","62",5] => bool(false)
[2:strrpos(): Offset is greater than the length of haystack string] strrpos["616263","62",-5] => bool(false)
strrpos["616263",""] => bool(false)
strrpos["616263616263","63",-1] => int(5)
strrpos["616263616263","6263",-1] => int(4)
strrpos["616263616263","6263",-2] => int(4)
strrpos["616263616263","6263",-3] => int(1)
[8192:strrpos(): Non-string needles will be interpreted as strings in the future. Use an explicit chr() call to preserve the current behavior] strrpos["616263",98] => int(1)
strrpos["616263","",1] => bool(false)
strrpos["616263","",-1] => bool(false)
strrpos["616263","",-3] => bool(false)
[2:strripos(): Offset is greater than the length of haystack string] strripos["616263","42",5] => bool(false)
[2:strripos(): Offset is greater than the length of haystack string] strripos["616263","42",-5] => bool(false)
strripos["616263616263","4243",-1] => int(4)
strripos["616263616263","43",-1] => int(5)
strripos["616263",""] => bool(false)
strripos["616263616263","43",-2] => int(2)
[2:strstr(): Empty needle] strstr["616263",""] => bool(false)
[8192:strstr(): Non-string needles will be interpreted as strings in the future. Use an explicit chr() call to preserve the current behavior] strstr["616263",98] => string(2) "bc"
[2:stristr(): Empty needle] stristr["616263",""] => bool(false)
strrchr["616263",""] => bool(false)
strrchr["61626362","6278"] => string(1) "b"
[8192:strrchr(): Non-string needles will be interpreted as strings in the future. Use an explicit chr() call to preserve the current behavior] strrchr["61626362",98] => string(1) "b"
strstr["757365724078","40",true] => string(4) "user"
strspn["616263","6162",5] => bool(false)
strspn["616263","6162",-5] => int(2)
strspn["616263","6162",0,-5] => int(0)
strspn["616263","6162",1,-1] => int(1)
strspn["616263","6162",3] => int(0)
strcspn["616263","",0] => int(3)
strcspn["616263","63",0,0] => int(0)
strcspn["616263","63",4] => bool(false)
strcspn["61620063","",0] => int(2)
[2:strpbrk(): The character list cannot be empty] strpbrk["616263",""] => bool(false)
strpbrk["616263","7863"] => string(1) "c"
substr["616263",3] => string(0) ""
substr["616263",4] => bool(false)
substr["616263",-5] => string(3) "abc"
substr["616263",1,-3] => bool(false)
substr["616263",0,null] => string(0) ""
substr["616263",-5,2] => string(2) "ab"
substr["616263",-5,4] => string(3) "abc"
substr["616263",5,1] => bool(false)
substr["",0] => string(0) ""
substr["616263",3,1] => string(0) ""
substr_compare["616263","6263",1,0] => int(0)
[2:substr_compare(): The start position cannot exceed initial string length] substr_compare["616263","6263",5] => bool(false)
[2:substr_compare(): The length must be greater than or equal to zero] substr_compare["616263","6263",1,-1] => bool(false)
substr_compare["6162636465","4243",1,2,true] => int(0)
substr_compare["616263","",3] => int(0)
substr_compare["616263646566","616264",0,3] => int(-1)
[2:substr_count(): Empty substring] substr_count["616263",""] => bool(false)
substr_count["616161","61",1] => int(2)
[2:substr_count(): Offset not contained in string] substr_count["616161","61",5] => bool(false)
substr_count["616161","61",-1] => int(1)
[2:substr_count(): Offset not contained in string] substr_count["616161","61",-9] => bool(false)
[2:substr_count(): Invalid length value] substr_count["616161","61",0,9] => bool(false)
substr_count["616161","61",0,-1] => int(2)
substr_count["616161","6161",0,0] => int(0)
[2:substr_count(): Invalid length value] substr_count["616161","61",0,-9] => bool(false)
[2:Length must be greater than or equal to 0] strncmp["61","62",-1] => bool(false)
[2:Length must be greater than or equal to 0] strncasecmp["61","62",-1] => bool(false)
strcmp["616263","61627a"] => int(-23)
strcmp["616263","6162636465"] => int(-2)
strcasecmp["414243","61627a"] => int(-23)
strcasecmp["414243","6162636465"] => int(-2)
strncmp["616263","6162636465",4] => int(-1)
strncasecmp["616263","41425a",3] => int(-23)
[2:explode(): Empty delimiter] explode["","616263"] => bool(false)
explode["2c","612c622c63",-1] => array(2) {
  [0]=>
  string(1) "a"
  [1]=>
  string(1) "b"
}
explode["2c","612c622c63",0] => array(1) {
  [0]=>
  string(5) "a,b,c"
}
explode["2c","",-1] => array(0) {
}
explode["2c",""] => array(1) {
  [0]=>
  string(0) ""
}
explode["2c","616263",-1] => array(0) {
}
explode["2c","612c622c63",2] => array(2) {
  [0]=>
  string(1) "a"
  [1]=>
  string(3) "b,c"
}
[2:implode(): Invalid arguments passed] implode["2c","616263"] => NULL
[2:implode(): Argument must be an array] implode["616263"] => NULL
[8192:implode(): Passing glue string after array is deprecated. Swap the parameters] implode[["a"],"78"] => string(1) "a"
implode["78",["a",1,1.5,true,null,false]] => string(11) "ax1x1.5x1xx"
implode[["a","b"]] => string(2) "ab"
[8:Array to string conversion] [8192:implode(): Passing glue string after array is deprecated. Swap the parameters] implode[["a"],["b"]] => string(1) "a"
[8:Array to string conversion] implode["2c",[[1]]] => string(5) "Array"
implode[5,[1,2]] => string(3) "152"
implode[null,[1,2]] => string(2) "12"
[8192:implode(): Passing glue string after array is deprecated. Swap the parameters] implode[[1,2],null] => string(2) "12"
[2:str_split(): The length of each segment must be greater than zero] str_split["616263",0] => bool(false)
str_split[""] => array(1) {
  [0]=>
  string(0) ""
}
str_split["61626364",3] => array(2) {
  [0]=>
  string(3) "abc"
  [1]=>
  string(1) "d"
}
[2:chunk_split(): Chunk length should be greater than zero] chunk_split["616263",0] => bool(false)
chunk_split["616263",2,"7c"] => string(5) "ab|c|"
chunk_split["",2,"7c"] => string(1) "|"
[2:wordwrap(): Break string cannot be empty] wordwrap["616263",0,"",true] => bool(false)
[2:wordwrap(): Can't force cut when width is zero] wordwrap["616263",0,"0a",true] => bool(false)
[2:wordwrap(): Break string cannot be empty] wordwrap["616263",5,""] => bool(false)
[2:str_word_count(): Invalid format value 9] str_word_count["68656c6c6f20776f726c64206974277320612d62202d63",9] => bool(false)
str_word_count["68656c6c6f20776f726c64206974277320612d622d202d63",1] => array(5) {
  [0]=>
  string(5) "hello"
  [1]=>
  string(5) "world"
  [2]=>
  string(4) "it's"
  [3]=>
  string(4) "a-b-"
  [4]=>
  string(2) "-c"
}
str_word_count["68656c6c6f20776f726c64",2] => array(2) {
  [0]=>
  string(5) "hello"
  [6]=>
  string(5) "world"
}
str_word_count["68336c6c6f207730726c64",1,"302e2e39"] => array(2) {
  [0]=>
  string(5) "h3llo"
  [1]=>
  string(5) "w0rld"
}
str_word_count["",1] => array(0) {
}
ucwords["68656c6c6f20776f726c642d666f6f","2d"] => string(15) "Hello world-Foo"
substr_replace["616263","58",1,1] => string(3) "aXc"
substr_replace[["abc","def"],["1","2"],[0,1],[1]] => array(2) {
  [0]=>
  string(3) "1bc"
  [1]=>
  string(2) "d2"
}
[2:substr_replace(): 'start' and 'length' should be of same type - numerical or array ] substr_replace["616263","58",[1],1] => string(3) "abc"
[2:substr_replace(): Functionality of 'start' and 'length' as arrays is not implemented] substr_replace["616263","58",[1],[1]] => string(3) "abc"
substr_replace["616263",["X","Y"],-1,0] => string(4) "abXc"
substr_replace["616263",[],-1,0] => string(3) "abc"
substr_replace[{"a":"abc","0":"def"},"58",5,-10] => array(2) {
  ["a"]=>
  string(4) "abcX"
  [0]=>
  string(4) "defX"
}
[2:str_pad(): Padding string cannot be empty] str_pad["61",5,""] => NULL
[2:str_pad(): Padding type has to be STR_PAD_LEFT, STR_PAD_RIGHT, or STR_PAD_BOTH] str_pad["61",5,"78",7] => NULL
[2:str_repeat(): Second argument has to be greater than or equal to 0] str_repeat["61",-1] => NULL
nl2br["610d0a620a0d630a640d65"] => string(35) "a<br />
b<br />
c<br />
d<br />e"
similar_text["576f726c64","576f7264"] => int(4)
levenshtein["6b697474656e","73697474696e67"] => int(3)
levenshtein["61","62",2,3,4] => int(3)
soundex[""] => bool(false)
soundex["526f62657274"] => string(4) "R163"
metaphone["54686f6d70736f6e"] => string(5) "0MPSN"
metaphone["4b6e69676874",-1] => bool(false)
ucfirst[""] => string(0) ""
trim["6162637861","612e2e63"] => string(1) "x"
[2:trim(): Invalid '..'-range, no character to the right of '..'] trim["616263","612e2e"] => string(2) "bc"
[2:trim(): Invalid '..'-range, no character to the left of '..'] trim["616263","2e2e61"] => string(2) "bc"
[2:trim(): Invalid '..'-range, '..'-range needs to be incrementing] trim["616263","632e2e61"] => string(1) "b"
trim["616263","612e2e2e63"] => string(0) ""
[2:strtr(): The second argument is not an array] strtr["616263","6162"] => bool(false)
[8:Array to string conversion] strtr["616263",{"a":"b"},"78"] => string(3) "abc"
strtr["616263","6162","78797a"] => string(3) "xyc"
strtr["616263",{"a":"1","ab":"2","":"x"}] => bool(false)
strtr["616263",[]] => string(3) "abc"
strtr["616263","","78"] => string(3) "abc"
strtr["616263",{"":"x"}] => string(3) "abc"
[2:count_chars(): Unknown mode] count_chars["61626361",5] => bool(false)
count_chars["61626361",1] => array(3) {
  [97]=>
  int(2)
  [98]=>
  int(1)
  [99]=>
  int(1)
}
count_chars["61626361",3] => string(3) "abc"
strnatcmp["696d673132","696d673130"] => int(1)
strnatcasecmp["494d4732","696d673130"] => int(-1)
strrev["616263"] => string(3) "cba"
hebrev["616263"] => string(3) "abc"
str_getcsv["612c2262222263222c642065"] => array(3) {
  [0]=>
  string(1) "a"
  [1]=>
  string(3) "b"c"
  [2]=>
  string(3) "d e"
}
[2:Wrong parameter count for number_format()] number_format[1234.5678,2,"2c"] => NULL
substr_compare["616263","616263646566",0,10] => int(-3)
