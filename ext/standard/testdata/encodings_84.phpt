--TEST--
Encodings, versions and addresses
--FILE--
<?php
function t($f,...$a){ set_error_handler(function($n,$m){echo "[$n:$m] ";}); try { $r=$f(...$a); echo $f,json_encode(array_map(fn($x)=>is_string($x)?bin2hex($x):$x,$a))," => "; var_dump(is_string($r)?bin2hex($r):$r);} catch(Throwable $e){ echo $f,json_encode($a),": ",get_class($e),": ",$e->getMessage(),"\n";}  restore_error_handler();}
foreach(['YQ==','YQ=','YQ','Y','YWI=','YWI','YW=I','Y Q = =','YQ==YQ==','====','=','a-b_','YWJj=','YWJj==','YQ===','YWJj YWJj',"Y\0Q=",'*','A=*'] as $s) {t('base64_decode',$s);t('base64_decode',$s,true);}
foreach(['','test',"test\ntext text\r\n",str_repeat('abc',20)] as $s) {t('convert_uuencode',$s); t('convert_uudecode',@convert_uuencode($s)?:'');}
foreach(['!','M','#0V%T','#0V%T`','0=&5S=`IT97AT('] as $s) t('convert_uudecode',$s);
foreach(["\xc3\xa9","\xe2\x82\xac","\xff","\xc3","abc\xf0\x9f\x98\x80","\xed\xa0\x80\x41","\xc0\x80"] as $s) {t('utf8_decode',$s);t('utf8_encode',$s);}
t('hex2bin','abc');t('hex2bin','xx');t('hex2bin','');t('crc32','abc');t('md5','');t('sha1','a',true);
foreach(['1.0.0','1.0','1.0.0-beta','1.0rc1','1.0pl1','1.0.0.1','1.0-dev','1.0alpha2','01.0','1..0','','1.0#','5.2.x','abc'] as $a) foreach(['1.0.0','1.0b1','1.0.1','1','','1.0p','1.0foo'] as $b) t('version_compare',$a,$b);
foreach(['<','lt','<=','le','>','gt','>=','ge','==','eq','!=','<>','ne','','foo','LT'] as $o) t('version_compare','1.0','1.1',$o); t('version_compare','1','1',null);
foreach(['1.2.3.4','1.2.3','256.1.1.1','1.2.3.4.5','','01.2.3.4','0x1.2.3.4',' 1.2.3.4','1.2.3.4 ','255.255.255.255','1.2.3.-4','::1'] as $s) {t('ip2long',$s); t('inet_pton',$s);}
foreach([0,1,-1,4294967295,4294967296,16909060] as $i) t('long2ip',$i);
foreach(["\1\2\3\4","abc",str_repeat("\0",15)."\1",str_repeat("\0",16),hex2bin('20010db8000000000000000000000001'),hex2bin('00000000000000000000ffff01020304'),hex2bin('00000000000000000000000001020304'),hex2bin('20010db8000100000001000000010001'),hex2bin('fe80000000000000020000fffe000001')] as $s) {t('inet_ntop',$s); echo @inet_ntop($s),"\n";}
foreach(['2001:db8::1','::ffff:1.2.3.4','fe80::1%eth0','1:2:3:4:5:6:7:8','1:2:3:4:5:6:7::','::','12345::','1::2::3',':::','1:2:3:4:5:6:7:8:9','::1.2.3','g::'] as $s) t('inet_pton',$s);
t('escapeshellarg',"it's");t('escapeshellarg',"");t('escapeshellcmd',"a'b\"c;d|e\n`x`\xff'q'#&*?~<>^()[]{}\$\\");
foreach(['a b&c=d/é~-_.!*','',"\0\xff"] as $s){t('urlencode',$s);t('rawurlencode',$s);t('urldecode',$s);} t('urldecode','a%20b+c%zz%4');t('rawurldecode','a%20b+c%zz%4%41');
--EXPECT--
base64_decode["59513d3d"] => string(2) "61"
base64_decode["59513d3d",true] => string(2) "61"
base64_decode["59513d"] => string(2) "61"
base64_decode["59513d",true] => bool(false)
base64_decode["5951"] => string(2) "61"
base64_decode["5951",true] => string(2) "61"
base64_decode["59"] => string(0) ""
base64_decode["59",true] => bool(false)
base64_decode["5957493d"] => string(4) "6162"
base64_decode["5957493d",true] => string(4) "6162"
base64_decode["595749"] => string(4) "6162"
base64_decode["595749",true] => string(4) "6162"
base64_decode["59573d49"] => string(4) "6162"
base64_decode["59573d49",true] => bool(false)
base64_decode["592051203d203d"] => string(2) "61"
base64_decode["592051203d203d",true] => string(2) "61"
base64_decode["59513d3d59513d3d"] => string(6) "610610"
base64_decode["59513d3d59513d3d",true] => bool(false)
base64_decode["3d3d3d3d"] => string(0) ""
base64_decode["3d3d3d3d",true] => bool(false)
base64_decode["3d"] => string(0) ""
base64_decode["3d",true] => bool(false)
base64_decode["612d625f"] => string(2) "69"
base64_decode["612d625f",true] => bool(false)
base64_decode["59574a6a3d"] => string(6) "616263"
base64_decode["59574a6a3d",true] => bool(false)
base64_decode["59574a6a3d3d"] => string(6) "616263"
base64_decode["59574a6a3d3d",true] => bool(false)
base64_decode["59513d3d3d"] => string(2) "61"
base64_decode["59513d3d3d",true] => bool(false)
base64_decode["59574a6a2059574a6a"] => string(12) "616263616263"
base64_decode["59574a6a2059574a6a",true] => string(12) "616263616263"
base64_decode["5900513d"] => string(2) "61"
base64_decode["5900513d",true] => bool(false)
base64_decode["2a"] => string(0) ""
base64_decode["2a",true] => bool(false)
base64_decode["413d2a"] => string(0) ""
base64_decode["413d2a",true] => bool(false)
convert_uuencode[""] => string(4) "600a"
convert_uudecode["600a"] => string(0) ""
convert_uuencode["74657374"] => string(24) "243d2635533d6060600a600a"
convert_uudecode["243d2635533d6060600a600a"] => string(8) "74657374"
convert_uuencode["746573740a7465787420746578740d0a"] => string(56) "303d2635533d60495439374154282731453e27302d224060600a600a"
convert_uudecode["303d2635533d60495439374154282731453e27302d224060600a600a"] => string(32) "746573740a7465787420746578740d0a"
convert_uuencode["616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263"] => string(172) "4d3836294338362943383629433836294338362943383629433836294338362943383629433836294338362943383629433836294338362943383629430a2f38362943383629433836294338362943383629430a600a"
convert_uudecode["4d3836294338362943383629433836294338362943383629433836294338362943383629433836294338362943383629433836294338362943383629430a2f38362943383629433836294338362943383629430a600a"] => string(120) "616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263"
[2:convert_uudecode(): Argument #1 ($data) is not a valid uuencoded string] convert_uudecode["21"] => bool(false)
[2:convert_uudecode(): Argument #1 ($data) is not a valid uuencoded string] convert_uudecode["4d"] => bool(false)
convert_uudecode["2330562554"] => string(6) "436174"
convert_uudecode["233056255460"] => string(6) "436174"
[2:convert_uudecode(): Argument #1 ($data) is not a valid uuencoded string] convert_uudecode["303d2635533d6049543937415428"] => bool(false)
[8192:Function utf8_decode() is deprecated since 8.2, visit the php.net documentation for various alternatives] utf8_decode["c3a9"] => string(2) "e9"
[8192:Function utf8_encode() is deprecated since 8.2, visit the php.net documentation for various alternatives] utf8_encode["c3a9"] => string(8) "c383c2a9"
[8192:Function utf8_decode() is deprecated since 8.2, visit the php.net documentation for various alternatives] utf8_decode["e282ac"] => string(2) "3f"
[8192:Function utf8_encode() is deprecated since 8.2, visit the php.net documentation for various alternatives] utf8_encode["e282ac"] => string(12) "c3a2c282c2ac"
[8192:Function utf8_decode() is deprecated since 8.2, visit the php.net documentation for various alternatives] utf8_decode["ff"] => string(2) "3f"
[8192:Function utf8_encode() is deprecated since 8.2, visit the php.net documentation for various alternatives] utf8_encode["ff"] => string(4) "c3bf"
[8192:Function utf8_decode() is deprecated since 8.2, visit the php.net documentation for various alternatives] utf8_decode["c3"] => string(2) "3f"
[8192:Function utf8_encode() is deprecated since 8.2, visit the php.net documentation for various alternatives] utf8_encode["c3"] => string(4) "c383"
[8192:Function utf8_decode() is deprecated since 8.2, visit the php.net documentation for various alternatives] utf8_decode["616263f09f9880"] => string(8) "6162633f"
[8192:Function utf8_encode() is deprecated since 8.2, visit the php.net documentation for various alternatives] utf8_encode["616263f09f9880"] => string(22) "616263c3b0c29fc298c280"
[8192:Function utf8_decode() is deprecated since 8.2, visit the php.net documentation for various alternatives] utf8_decode["eda08041"] => string(4) "3f41"
[8192:Function utf8_encode() is deprecated since 8.2, visit the php.net documentation for various alternatives] utf8_encode["eda08041"] => string(14) "c3adc2a0c28041"
[8192:Function utf8_decode() is deprecated since 8.2, visit the php.net documentation for various alternatives] utf8_decode["c080"] => string(4) "3f3f"
[8192:Function utf8_encode() is deprecated since 8.2, visit the php.net documentation for various alternatives] utf8_encode["c080"] => string(8) "c380c280"
[2:hex2bin(): Hexadecimal input string must have an even length] hex2bin["616263"] => bool(false)
[2:hex2bin(): Input string must be hexadecimal string] hex2bin["7878"] => bool(false)
hex2bin[""] => string(0) ""
crc32["616263"] => int(891568578)
md5[""] => string(64) "6434316438636439386630306232303465393830303939386563663834323765"
sha1["61",true] => string(40) "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"
version_compare["312e302e30","312e302e30"] => int(0)
version_compare["312e302e30","312e306231"] => int(1)
version_compare["312e302e30","312e302e31"] => int(-1)
version_compare["312e302e30","31"] => int(1)
version_compare["312e302e30",""] => int(1)
version_compare["312e302e30","312e3070"] => int(-1)
version_compare["312e302e30","312e30666f6f"] => int(1)
version_compare["312e30","312e302e30"] => int(-1)
version_compare["312e30","312e306231"] => int(1)
version_compare["312e30","312e302e31"] => int(-1)
version_compare["312e30","31"] => int(1)
version_compare["312e30",""] => int(1)
version_compare["312e30","312e3070"] => int(-1)
version_compare["312e30","312e30666f6f"] => int(1)
version_compare["312e302e302d62657461","312e302e30"] => int(-1)
version_compare["312e302e302d62657461","312e306231"] => int(1)
version_compare["312e302e302d62657461","312e302e31"] => int(-1)
version_compare["312e302e302d62657461","31"] => int(1)
version_compare["312e302e302d62657461",""] => int(1)
version_compare["312e302e302d62657461","312e3070"] => int(-1)
version_compare["312e302e302d62657461","312e30666f6f"] => int(1)
version_compare["312e30726331","312e302e30"] => int(-1)
version_compare["312e30726331","312e306231"] => int(1)
version_compare["312e30726331","312e302e31"] => int(-1)
version_compare["312e30726331","31"] => int(1)
version_compare["312e30726331",""] => int(1)
version_compare["312e30726331","312e3070"] => int(-1)
version_compare["312e30726331","312e30666f6f"] => int(1)
version_compare["312e30706c31","312e302e30"] => int(1)
version_compare["312e30706c31","312e306231"] => int(1)
version_compare["312e30706c31","312e302e31"] => int(1)
version_compare["312e30706c31","31"] => int(1)
version_compare["312e30706c31",""] => int(1)
version_compare["312e30706c31","312e3070"] => int(1)
version_compare["312e30706c31","312e30666f6f"] => int(1)
version_compare["312e302e302e31","312e302e30"] => int(1)
version_compare["312e302e302e31","312e306231"] => int(1)
version_compare["312e302e302e31","312e302e31"] => int(-1)
version_compare["312e302e302e31","31"] => int(1)
version_compare["312e302e302e31",""] => int(1)
version_compare["312e302e302e31","312e3070"] => int(-1)
version_compare["312e302e302e31","312e30666f6f"] => int(1)
version_compare["312e302d646576","312e302e30"] => int(-1)
version_compare["312e302d646576","312e306231"] => int(-1)
version_compare["312e302d646576","312e302e31"] => int(-1)
version_compare["312e302d646576","31"] => int(1)
version_compare["312e302d646576",""] => int(1)
version_compare["312e302d646576","312e3070"] => int(-1)
version_compare["312e302d646576","312e30666f6f"] => int(1)
version_compare["312e30616c70686132","312e302e30"] => int(-1)
version_compare["312e30616c70686132","312e306231"] => int(-1)
version_compare["312e30616c70686132","312e302e31"] => int(-1)
version_compare["312e30616c70686132","31"] => int(1)
version_compare["312e30616c70686132",""] => int(1)
version_compare["312e30616c70686132","312e3070"] => int(-1)
version_compare["312e30616c70686132","312e30666f6f"] => int(1)
version_compare["30312e30","312e302e30"] => int(-1)
version_compare["30312e30","312e306231"] => int(1)
version_compare["30312e30","312e302e31"] => int(-1)
version_compare["30312e30","31"] => int(1)
version_compare["30312e30",""] => int(1)
version_compare["30312e30","312e3070"] => int(-1)
version_compare["30312e30","312e30666f6f"] => int(1)
version_compare["312e2e30","312e302e30"] => int(-1)
version_compare["312e2e30","312e306231"] => int(1)
version_compare["312e2e30","312e302e31"] => int(-1)
version_compare["312e2e30","31"] => int(1)
version_compare["312e2e30",""] => int(1)
version_compare["312e2e30","312e3070"] => int(-1)
version_compare["312e2e30","312e30666f6f"] => int(1)
version_compare["","312e302e30"] => int(-1)
version_compare["","312e306231"] => int(-1)
version_compare["","312e302e31"] => int(-1)
version_compare["","31"] => int(-1)
version_compare["",""] => int(0)
version_compare["","312e3070"] => int(-1)
version_compare["","312e30666f6f"] => int(-1)
version_compare["312e3023","312e302e30"] => int(0)
version_compare["312e3023","312e306231"] => int(1)
version_compare["312e3023","312e302e31"] => int(0)
version_compare["312e3023","31"] => int(1)
version_compare["312e3023",""] => int(1)
version_compare["312e3023","312e3070"] => int(-1)
version_compare["312e3023","312e30666f6f"] => int(1)
version_compare["352e322e78","312e302e30"] => int(1)
version_compare["352e322e78","312e306231"] => int(1)
version_compare["352e322e78","312e302e31"] => int(1)
version_compare["352e322e78","31"] => int(1)
version_compare["352e322e78",""] => int(1)
version_compare["352e322e78","312e3070"] => int(1)
version_compare["352e322e78","312e30666f6f"] => int(1)
version_compare["616263","312e302e30"] => int(-1)
version_compare["616263","312e306231"] => int(-1)
version_compare["616263","312e302e31"] => int(-1)
version_compare["616263","31"] => int(-1)
version_compare["616263",""] => int(1)
version_compare["616263","312e3070"] => int(-1)
version_compare["616263","312e30666f6f"] => int(-1)
version_compare["312e30","312e31","3c"] => bool(true)
version_compare["312e30","312e31","6c74"] => bool(true)
version_compare["312e30","312e31","3c3d"] => bool(true)
version_compare["312e30","312e31","6c65"] => bool(true)
version_compare["312e30","312e31","3e"] => bool(false)
version_compare["312e30","312e31","6774"] => bool(false)
version_compare["312e30","312e31","3e3d"] => bool(false)
version_compare["312e30","312e31","6765"] => bool(false)
version_compare["312e30","312e31","3d3d"] => bool(false)
version_compare["312e30","312e31","6571"] => bool(false)
version_compare["312e30","312e31","213d"] => bool(true)
version_compare["312e30","312e31","3c3e"] => bool(true)
version_compare["312e30","312e31","6e65"] => bool(true)
version_compare["1.0","1.1",""]: ValueError: version_compare(): Argument #3 ($operator) must be a valid comparison operator
version_compare["1.0","1.1","foo"]: ValueError: version_compare(): Argument #3 ($operator) must be a valid comparison operator
version_compare["1.0","1.1","LT"]: ValueError: version_compare(): Argument #3 ($operator) must be a valid comparison operator
version_compare["31","31",null] => int(0)
ip2long["312e322e332e34"] => int(16909060)
inet_pton["312e322e332e34"] => string(8) "01020304"
ip2long["312e322e33"] => bool(false)
inet_pton["312e322e33"] => bool(false)
ip2long["3235362e312e312e31"] => bool(false)
inet_pton["3235362e312e312e31"] => bool(false)
ip2long["312e322e332e342e35"] => bool(false)
inet_pton["312e322e332e342e35"] => bool(false)
ip2long[""] => bool(false)
inet_pton[""] => bool(false)
ip2long["30312e322e332e34"] => bool(false)
inet_pton["30312e322e332e34"] => bool(false)
ip2long["3078312e322e332e34"] => bool(false)
inet_pton["3078312e322e332e34"] => bool(false)
ip2long["20312e322e332e34"] => bool(false)
inet_pton["20312e322e332e34"] => bool(false)
ip2long["312e322e332e3420"] => bool(false)
inet_pton["312e322e332e3420"] => bool(false)
ip2long["3235352e3235352e3235352e323535"] => int(4294967295)
inet_pton["3235352e3235352e3235352e323535"] => string(8) "ffffffff"
ip2long["312e322e332e2d34"] => bool(false)
inet_pton["312e322e332e2d34"] => bool(false)
ip2long["3a3a31"] => bool(false)
inet_pton["3a3a31"] => string(32) "00000000000000000000000000000001"
long2ip[0] => string(14) "302e302e302e30"
long2ip[1] => string(14) "302e302e302e31"
long2ip[-1] => string(30) "3235352e3235352e3235352e323535"
long2ip[4294967295] => string(30) "3235352e3235352e3235352e323535"
long2ip[4294967296] => string(14) "302e302e302e30"
long2ip[16909060] => string(14) "312e322e332e34"
inet_ntop["01020304"] => string(14) "312e322e332e34"
1.2.3.4
inet_ntop["616263"] => bool(false)

inet_ntop["00000000000000000000000000000001"] => string(6) "3a3a31"
::1
inet_ntop["00000000000000000000000000000000"] => string(4) "3a3a"
::
inet_ntop["20010db8000000000000000000000001"] => string(22) "323030313a6462383a3a31"
2001:db8::1
inet_ntop["00000000000000000000ffff01020304"] => string(28) "3a3a666666663a312e322e332e34"
::ffff:1.2.3.4
inet_ntop["00000000000000000000000001020304"] => string(18) "3a3a312e322e332e34"
::1.2.3.4
inet_ntop["20010db8000100000001000000010001"] => string(40) "323030313a6462383a313a303a313a303a313a31"
2001:db8:1:0:1:0:1:1
inet_ntop["fe80000000000000020000fffe000001"] => string(38) "666538303a3a3230303a66663a666530303a31"
fe80::200:ff:fe00:1
inet_pton["323030313a6462383a3a31"] => string(32) "20010db8000000000000000000000001"
inet_pton["3a3a666666663a312e322e332e34"] => string(32) "00000000000000000000ffff01020304"
inet_pton["666538303a3a312565746830"] => bool(false)
inet_pton["313a323a333a343a353a363a373a38"] => string(32) "00010002000300040005000600070008"
inet_pton["313a323a333a343a353a363a373a3a"] => string(32) "00010002000300040005000600070000"
inet_pton["3a3a"] => string(32) "00000000000000000000000000000000"
inet_pton["31323334353a3a"] => bool(false)
inet_pton["313a3a323a3a33"] => bool(false)
inet_pton["3a3a3a"] => bool(false)
inet_pton["313a323a333a343a353a363a373a383a39"] => bool(false)
inet_pton["3a3a312e322e33"] => bool(false)
inet_pton["673a3a"] => bool(false)
escapeshellarg["69742773"] => string(18) "276974275c27277327"
escapeshellarg[""] => string(4) "2727"
escapeshellcmd["61276222633b647c650a607860ff27712723262a3f7e3c3e5e28295b5d7b7d245c"] => string(110) "6127625c22635c3b645c7c655c0a5c60785c6027715c275c235c265c2a5c3f5c7e5c3c5c3e5c5e5c285c295c5b5c5d5c7b5c7d5c245c5c"
urlencode["61206226633d642fc3a97e2d5f2e212a"] => string(64) "612b6225323663253344642532462543332541392537452d5f2e253231253241"
rawurlencode["61206226633d642fc3a97e2d5f2e212a"] => string(64) "612532306225323663253344642532462543332541397e2d5f2e253231253241"
urldecode["61206226633d642fc3a97e2d5f2e212a"] => string(32) "61206226633d642fc3a97e2d5f2e212a"
urlencode[""] => string(0) ""
rawurlencode[""] => string(0) ""
urldecode[""] => string(0) ""
urlencode["00ff"] => string(12) "253030254646"
rawurlencode["00ff"] => string(12) "253030254646"
urldecode["00ff"] => string(4) "00ff"
urldecode["61253230622b63257a7a2534"] => string(20) "6120622063257a7a2534"
rawurldecode["61253230622b63257a7a2534253431"] => string(22) "6120622b63257a7a253441"
