--TEST--
Classes of characters, integers and other types
--FILE--
<?php
set_error_handler(function($n,$m){echo "[$n:$m] ";});
foreach(['',"abc",'5',53,-75,-129,256,300,65,null,true,1.5,[],new stdClass,"a\0"] as $x){ foreach(['ctype_digit','ctype_alpha','ctype_cntrl','ctype_punct'] as $f) echo $f,' ',@json_encode($x),' ', var_export($f($x),true),"\n"; }
--EXPECT--
ctype_digit "" false
ctype_alpha "" false
ctype_cntrl "" false
ctype_punct "" false
ctype_digit "abc" false
ctype_alpha "abc" true
ctype_cntrl "abc" false
ctype_punct "abc" false
ctype_digit "5" true
ctype_alpha "5" false
ctype_cntrl "5" false
ctype_punct "5" false
ctype_digit 53 true
ctype_alpha 53 false
ctype_cntrl 53 false
ctype_punct 53 false
ctype_digit -75 false
ctype_alpha -75 false
ctype_cntrl -75 false
ctype_punct -75 false
ctype_digit -129 false
ctype_alpha -129 false
ctype_cntrl -129 false
ctype_punct -129 false
ctype_digit 256 true
ctype_alpha 256 false
ctype_cntrl 256 false
ctype_punct 256 false
ctype_digit 300 true
ctype_alpha 300 false
ctype_cntrl 300 false
ctype_punct 300 false
ctype_digit 65 false
ctype_alpha 65 true
ctype_cntrl 65 false
ctype_punct 65 false
ctype_digit null false
ctype_alpha null false
ctype_cntrl null false
ctype_punct null false
ctype_digit true false
ctype_alpha true false
ctype_cntrl true false
ctype_punct true false
ctype_digit 1.5 false
ctype_alpha 1.5 false
ctype_cntrl 1.5 false
ctype_punct 1.5 false
ctype_digit [] false
ctype_alpha [] false
ctype_cntrl [] false
ctype_punct [] false
ctype_digit {} false
ctype_alpha {} false
ctype_cntrl {} false
ctype_punct {} false
ctype_digit "a\u0000" false
ctype_alpha "a\u0000" false
ctype_cntrl "a\u0000" false
ctype_punct "a\u0000" false
