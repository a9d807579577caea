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
strpos["616263","",0] => int(0)
strpos: ValueError: strpos(): Argument #3 ($offset) must be contained in argument #1 ($haystack)
strpos: ValueError: strpos(): Argument #3 ($offset) must be contained in argument #1 ($haystack)
strpos["616263","",3] => int(3)
strpos["6101",1] => bool(false)
strpos: TypeError: strpos(): Argument #2 ($needle) must be of type string, array given
[8192:strpos(): Passing null to parameter #2 ($needle) of type string is deprecated] strpos["616263",null] => int(0)
strpos["616263",1.5] => bool(false)
stripos: ValueError: stripos(): Argument #3 ($offset) must be contained in argument #1 ($haystack)
stripos["616263",""] => int(0)
stripos["616263",66] => bool(false)
strrpos: ValueError: strrpos(): Argument #3 ($offset) must be contained in argument #1 ($haystack)
strrpos: ValueError: strrpos(): Argument #3 ($offset) must be contained in argument #1 ($haystack)
strrpos["616263",""] => int(3)
strrpos["616263616263","63",-1] => int(5)
strrpos["616263616263","6263",-1] => int(4)
strrpos["616263616263","6263",-2] => int(4)
strrpos["616263616263","6263",-3] => int(1)
strrpos["616263",98] => bool(false)
strrpos["616263","",1] => int(3)
strrpos["616263","",-1] => int(2)
strrpos["616263","",-3] => int(0)
strripos: ValueError: strripos(): Argument #3 ($offset) must be contained in argument #1 ($haystack)
strripos: ValueError: strripos(): Argument #3 ($offset) must be contained in argument #1 ($haystack)
strripos["616263616263","4243",-1] => int(4)
strripos["616263616263","43",-1] => int(5)
strripos["616263",""] => int(3)
strripos["616263616263","43",-2] => int(2)
strstr["616263",""] => string(3) "abc"
strstr["616263",98] => bool(false)
stristr["616263",""] => string(3) "abc"
strrchr["616263",""] => bool(false)
strrchr["61626362","6278"] => string(1) "b"
strrchr["61626362",98] => bool(false)
strstr["757365724078","40",true] => string(4) "user"
strspn["616263","6162",5] => int(0)
strspn["616263","6162",-5] => int(2)
strspn["616263","6162",0,-5] => int(0)
strspn["616263","6162",1,-1] => int(1)
strspn["616263","6162",3] => int(0)
strcspn["616263","",0] => int(3)
strcspn["616263","63",0,0] => int(0)
strcspn["616263","63",4] => int(0)
strcspn["61620063","",0] => int(4)
strpbrk: ValueError: strpbrk(): Argument #2 ($characters) must be a non-empty string
strpbrk["616263","7863"] => string(1) "c"
substr["616263",3] => string(0) ""
substr["616263",4] => string(0) ""
substr["616263",-5] => string(3) "abc"
substr["616263",1,-3] => string(0) ""
substr["616263",0,null] => string(3) "abc"
substr["616263",-5,2] => string(2) "ab"
substr["616263",-5,4] => string(3) "abc"
substr["616263",5,1] => string(0) ""
substr["",0] => string(0) ""
substr["616263",3,1] => string(0) ""
substr_compare["616263","6263",1,0] => int(0)
substr_compare: ValueError: substr_compare(): Argument #3 ($offset) must be contained in argument #1 ($haystack)
substr_compare: ValueError: substr_compare(): Argument #4 ($length) must be greater than or equal to 0
substr_compare["6162636465","4243",1,2,true] => int(0)
substr_compare["616263","",3] => int(0)
substr_compare["616263646566","616264",0,3] => int(-1)
substr_count: ValueError: substr_count(): Argument #2 ($needle) must not be empty
substr_count["616161","61",1] => int(2)
substr_count: ValueError: substr_count(): Argument #3 ($offset) must be contained in argument #1 ($haystack)
substr_count["616161","61",-1] => int(1)
substr_count: ValueError: substr_count(): Argument #3 ($offset) must be contained in argument #1 ($haystack)
substr_count: ValueError: substr_count(): Argument #4 ($length) must be contained in argument #1 ($haystack)
substr_count["616161","61",0,-1] => int(2)
substr_count["616161","6161",0,0] => int(0)
substr_count: ValueError: substr_count(): Argument #4 ($length) must be contained in argument #1 ($haystack)
strncmp: ValueError: strncmp(): Argument #3 ($length) must be greater than or equal to 0
strncasecmp: ValueError: strncasecmp(): Argument #3 ($length) must be greater than or equal to 0
strcmp["616263","61627a"] => int(-23)
strcmp["616263","6162636465"] => int(-1)
strcasecmp["414243","61627a"] => int(-23)
strcasecmp["414243","6162636465"] => int(-1)
strncmp["616263","6162636465",4] => int(-1)
strncasecmp["616263","41425a",3] => int(-23)
explode: ValueError: explode(): Argument #1 ($separator) must not be empty
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
implode: TypeError: implode(): Argument #2 ($array) must be of type ?array, string given
implode: TypeError: implode(): If argument #1 ($separator) is of type string, argument #2 ($array) must be of type array, null given
implode: TypeError: implode(): Argument #2 ($array) must be of type ?array, string given
implode["78",["a",1,1.5,true,null,false]] => string(11) "ax1x1.5x1xx"
implode[["a","b"]] => string(2) "ab"
implode: TypeError: implode(): Argument #1 ($separator) must be of type string, array given
[2:Array to string conversion] implode["2c",[[1]]] => string(5) "Array"
implode[5,[1,2]] => string(3) "152"
[8192:implode(): Passing null to parameter #1 ($separator) of type array|string is deprecated] implode[null,[1,2]] => string(2) "12"
implode[[1,2],null] => string(2) "12"
str_split: ValueError: str_split(): Argument #2 ($length) must be greater than 0
str_split[""] => array(0) {
}
str_split["61626364",3] => array(2) {
  [0]=>
  string(3) "abc"
  [1]=>
  string(1) "d"
}
chunk_split: ValueError: chunk_split(): Argument #2 ($length) must be greater than 0
chunk_split["616263",2,"7c"] => string(5) "ab|c|"
chunk_split["",2,"7c"] => string(1) "|"
wordwrap: ValueError: wordwrap(): Argument #3 ($break) must not be empty
wordwrap: ValueError: wordwrap(): Argument #4 ($cut_long_words) cannot be true when argument #2 ($width) is 0
wordwrap: ValueError: wordwrap(): Argument #3 ($break) must not be empty
str_word_count: ValueError: str_word_count(): Argument #2 ($format) must be a valid format value
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
substr_replace: TypeError: substr_replace(): Argument #3 ($offset) cannot be an array when working on a single string
substr_replace: TypeError: substr_replace(): Argument #3 ($offset) cannot be an array when working on a single string
substr_replace["616263",["X","Y"],-1,0] => string(4) "abXc"
substr_replace["616263",[],-1,0] => string(3) "abc"
substr_replace[{"a":"abc","0":"def"},"58",5,-10] => array(2) {
  ["a"]=>
  string(4) "abcX"
  [0]=>
  string(4) "defX"
}
str_pad: ValueError: str_pad(): Argument #3 ($pad_string) must not be empty
str_pad: ValueError: str_pad(): Argument #4 ($pad_type) must be STR_PAD_LEFT, STR_PAD_RIGHT, or STR_PAD_BOTH
str_repeat: ValueError: str_repeat(): Argument #2 ($times) must be greater than or equal to 0
nl2br["610d0a620a0d630a640d65"] => string(35) "a<br />
b<br />
c<br />
d<br />e"
similar_text["576f726c64","576f7264"] => int(4)
levenshtein["6b697474656e","73697474696e67"] => int(3)
levenshtein["61","62",2,3,4] => int(3)
soundex[""] => string(4) "0000"
soundex["526f62657274"] => string(4) "R163"
metaphone["54686f6d70736f6e"] => string(5) "0MPSN"
metaphone: ValueError: metaphone(): Argument #2 ($max_phonemes) must be greater than or equal to 0
ucfirst[""] => string(0) ""
trim["6162637861","612e2e63"] => string(1) "x"
[2:trim(): Invalid '..'-range, no character to the right of '..'] trim["616263","612e2e"] => string(2) "bc"
[2:trim(): Invalid '..'-range, no character to the left of '..'] trim["616263","2e2e61"] => string(2) "bc"
[2:trim(): Invalid '..'-range, '..'-range needs to be incrementing] trim["616263","632e2e61"] => string(1) "b"
trim["616263","612e2e2e63"] => string(0) ""
strtr: TypeError: strtr(): Argument #2 ($from) must be of type array, string given
strtr: TypeError: strtr(): Argument #2 ($from) must be of type string, array given
strtr["616263","6162","78797a"] => string(3) "xyc"
[2:strtr(): Ignoring replacement of empty string] strtr["616263",{"a":"1","ab":"2","":"x"}] => string(2) "2c"
strtr["616263",[]] => string(3) "abc"
strtr["616263","","78"] => string(3) "abc"
[2:strtr(): Ignoring replacement of empty string] strtr["616263",{"":"x"}] => string(3) "abc"
count_chars: ValueError: count_chars(): Argument #2 ($mode) must be between 0 and 4 (inclusive)
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
[8192:str_getcsv(): the $escape parameter must be provided as its default value will change] str_getcsv["612c2262222263222c642065"] => array(3) {
  [0]=>
  string(1) "a"
  [1]=>
  string(3) "b"c"
  [2]=>
  string(3) "d e"
}
number_format[1234.5678,2,"2c"] => string(8) "1,234,57"
substr_compare["616263","616263646566",0,10] => int(-1)
