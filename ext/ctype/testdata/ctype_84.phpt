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
ctype_digit 53 [8192:ctype_digit(): Argument of type int will be interpreted as string in the future] true
ctype_alpha 53 [8192:ctype_alpha(): Argument of type int will be interpreted as string in the future] false
ctype_cntrl 53 [8192:ctype_cntrl(): Argument of type int will be interpreted as string in the future] false
ctype_punct 53 [8192:ctype_punct(): Argument of type int will be interpreted as string in the future] false
ctype_digit -75 [8192:ctype_digit(): Argument of type int will be interpreted as string in the future] false
ctype_alpha -75 [8192:ctype_alpha(): Argument of type int will be interpreted as string in the future] false
ctype_cntrl -75 [8192:ctype_cntrl(): Argument of type int will be interpreted as string in the future] false
ctype_punct -75 [8192:ctype_punct(): Argument of type int will be interpreted as string in the future] false
ctype_digit -129 [8192:ctype_digit(): Argument of type int will be interpreted as string in the future] false
ctype_alpha -129 [8192:ctype_alpha(): Argument of type int will be interpreted as string in the future] false
ctype_cntrl -129 [8192:ctype_cntrl(): Argument of type int will be interpreted as string in the future] false
ctype_punct -129 [8192:ctype_punct(): Argument of type int will be interpreted as string in the future] false
ctype_digit 256 [8192:ctype_digit(): Argument of type int will be interpreted as string in the future] true
ctype_alpha 256 [8192:ctype_alpha(): Argument of type int will be interpreted as string in the future] false
ctype_cntrl 256 [8192:ctype_cntrl(): Argument of type int will be interpreted as string in the future] false
ctype_punct 256 [8192:ctype_punct(): Argument of type int will be interpreted as string in the future] false
ctype_digit 300 [8192:ctype_digit(): Argument of type int will be interpreted as string in the future] true
ctype_alpha 300 [8192:ctype_alpha(): Argument of type int will be interpreted as string in the future] false
ctype_cntrl 300 [8192:ctype_cntrl(): Argument of type int will be interpreted as string in the future] false
ctype_punct 300 [8192:ctype_punct(): Argument of type int will be interpreted as string in the future] false
ctype_digit 65 [8192:ctype_digit(): Argument of type int will be interpreted as string in the future] false
ctype_alpha 65 [8192:ctype_alpha(): Argument of type int will be interpreted as string in the future] true
ctype_cntrl 65 [8192:ctype_cntrl(): Argument of type int will be interpreted as string in the future] false
ctype_punct 65 [8192:ctype_punct(): Argument of type int will be interpreted as string in the future] false
ctype_digit null [8192:ctype_digit(): Argument of type null will be interpreted as string in the future] false
ctype_alpha null [8192:ctype_alpha(): Argument of type null will be interpreted as string in the future] false
ctype_cntrl null [8192:ctype_cntrl(): Argument of type null will be interpreted as string in the future] false
ctype_punct null [8192:ctype_punct(): Argument of type null will be interpreted as string in the future] false
ctype_digit true [8192:ctype_digit(): Argument of type bool will be interpreted as string in the future] false
ctype_alpha true [8192:ctype_alpha(): Argument of type bool will be interpreted as string in the future] false
ctype_cntrl true [8192:ctype_cntrl(): Argument of type bool will be interpreted as string in the future] false
ctype_punct true [8192:ctype_punct(): Argument of type bool will be interpreted as string in the future] false
ctype_digit 1.5 [8192:ctype_digit(): Argument of type float will be interpreted as string in the future] false
ctype_alpha 1.5 [8192:ctype_alpha(): Argument of type float will be interpreted as string in the future] false
ctype_cntrl 1.5 [8192:ctype_cntrl(): Argument of type float will be interpreted as string in the future] false
ctype_punct 1.5 [8192:ctype_punct(): Argument of type float will be interpreted as string in the future] false
ctype_digit [] [8192:ctype_digit(): Argument of type array will be interpreted as string in the future] false
ctype_alpha [] [8192:ctype_alpha(): Argument of type array will be interpreted as string in the future] false
ctype_cntrl [] [8192:ctype_cntrl(): Argument of type array will be interpreted as string in the future] false
ctype_punct [] [8192:ctype_punct(): Argument of type array will be interpreted as string in the future] false
ctype_digit {} [8192:ctype_digit(): Argument of type stdClass will be interpreted as string in the future] false
ctype_alpha {} [8192:ctype_alpha(): Argument of type stdClass will be interpreted as string in the future] false
ctype_cntrl {} [8192:ctype_cntrl(): Argument of type stdClass will be interpreted as string in the future] false
ctype_punct {} [8192:ctype_punct(): Argument of type stdClass will be interpreted as string in the future] false
ctype_digit "a\u0000" false
ctype_alpha "a\u0000" false
ctype_cntrl "a\u0000" false
ctype_punct "a\u0000" false
