--TEST--
sscanf, pack and unpack
--FILE--
<?php
function t($f,...$a){ set_error_handler(function($n,$m){echo "[$n:$m] ";}); try { $r=$f(...$a); echo $f,json_encode($a)," => ",json_encode($r),"\n";} catch(Throwable $e){ echo $f,json_encode($a),": ",get_class($e),": ",$e->getMessage(),"\n";}  restore_error_handler();}
foreach([['','%d'],['abc','%d'],['12 abc','%d %s'],['12abc','%2d%c%s'],['0x1f','%i'],['0x1f','%x'],['017','%i'],['017','%o'],['-5','%u'],['1.5e3x','%f'],['abc','%[a-b]'],['abc','%[^c]'],['a]b','%[]a]'],['abc','%5[a-z]'],['abc','%[abc'],['abc','%z'],['abc','%'],['abc','%2c'],['ab','%n'],['ab','%s%n'],['12 13','%2$d %1$d'],['12','%1$d %d'],['12','%0$d'],['12','%3$d'],['x12','x%d'],['x12','y%d'],['a b','%*s %s'],['  a','%c'],['99999999999999999999','%d'],['-','%d'],['+5','%d'],['1e','%f'],['.5','%f'],['.','%f'],['abc def','%s'],['abc','abc'],['ab','abc'],['','abc'],['',''],['a%b','a%%%s'],['12','%ld'],['12','%hd'],['12','%Ld'],['id:5 size 10x20','id:%d size %dx%d'],["a\nb","%s %s"],['12',"%D"],['5 ','%d %d'],['5','%d %d'],['5','%d%d'],[' ','%d'],['ab','%1s%1s%1s'],['0x','%i'],['08','%i'],['-0x1A','%i'],['-0x1A','%x'],['1-2','%d-%d'],['abc','%[z-a]'],['a-c','%[a-]'],['1.5.5','%f%f'],['--5','%d'],['5e-','%f'],['1e+5','%e'],['123456','%3d%3d'],['12345','%3f%s'],['1,2','%[0-9],%[0-9]']] as [$s,$f]) t('sscanf',$s,$f);
function v($s,$f,$n){ set_error_handler(function($n,$m){echo "[$n:$m] ";}); $a=$b=$c=null; try { if($n==1) $r=sscanf($s,$f,$a); elseif($n==2) $r=sscanf($s,$f,$a,$b); else $r=sscanf($s,$f,$a,$b,$c); echo json_encode([$s,$f,$r,$a,$b,$c]),"\n";} catch(Throwable $e){ echo get_class($e),": ",$e->getMessage(),"\n";}  restore_error_handler();}
v('12 13','%d %d',2);v('12','%d %d',2);v('','%d',1);v('x','%d',1);v('12','%d',2);v('12 13','%d %d',1);v('12 13','%2$d %1$d',2);v('12 13','%2$d',2);v('a','%*s',1);v('12','%2$d',1);v('12 13 14','%1$d %1$d',1);
foreach(['C*','c2','a5','A5','Z5','h*','H*','h3','H3','n','N','v','V','J','P','q','Q','s','S','i','I','l','L','f','d','g','G','e','E','x','X','@5'] as $c) { foreach ([["abcdef"],[65,66],[-1],["1.5"]] as $a) t2($c,$a); }
function t2($f,$a){ set_error_handler(function($n,$m){echo "[$n:$m] ";}); try { echo $f,json_encode($a),' => ',bin2hex(pack($f,...$a)),"\n";} catch(Throwable $e){ echo $f,json_encode($a),": ",get_class($e),": ",$e->getMessage(),"\n";}  restore_error_handler();}
foreach([['n2C',[1,2,3]],['a',['']],['a0',['x']],['a*',['x']],['Z*',['x']],['A*',['x']],['Z0',['x']],['Z1',['x']],['x2',[]],['x*',[]],['X',[]],['CX',[1]],['CCX2C',[1,2,3]],['@3C',[1]],['CC@1C',[1,2,3]],['y',[1]],['C3',[1]],['a-1',['x']],['H*',['xyz']],['H5',['abc']],['h*',['1']],['X*',[]],['C',[[]]],['a*',[[]]],['@*',[]],['J',[1]],['C0',[]],['n0',[]],['H0',['a']],['A3@10a',['xy','z']],['E',[INF]],['e',[NAN]],['n',["5"]],['N',[1.9]],['C2147483648',[1]],['a*a*',['x','y']],['',[]],['C',[]]] as [$f,$a]) t2($f,$a);
foreach([['C*',"abc"],['Cx/Cy',"ab"],['C2x/ny',"abcd"],['a3x',"ab"],['a3',"abcd"],['A5',"ab \0\t"],['Z5',"ab\0cd"],['H*',"abc"],['h3',"abc"],['n*n',"abcde"],['Nx',"abc"],['q',"\xff\xff\xff\xff\xff\xff\xff\xff"],['Q',"\xff\xff\xff\xff\xff\xff\xff\xff"],['J',"\0\0\0\0\0\0\0\1"],['s',"\xff\xff"],['S',"\xff\xff"],['l',"\xff\xff\xff\xff"],['L',"\xff\xff\xff\xff"],['i',"\xff\xff\xff\xff"],['I',"\xff\xff\xff\xff"],['f',"\0\0\xc0\x3f"],['G',"\x3f\xc0\0\0"],['d',"\0\0\0\0\0\0\xf8\x3f"],['x2/Cy',"abc"],['X',"a"],['Ca/X/Cb',"a"],['@1/Cx',"ab"],['@5',"ab"],['c',"\xff"],['C0x',"a"],['y',"a"],['C-1',"a"],['C2/C2',"abcd"],['C1x/C1y',"ab"],['x*',"abc"],['@*',"abc"],['C2',"a"],['C*x',""],['a*',""],['Z*',"ab\0c"],['A*x',"ab  \n"],['H*x/C',"ab"],['nA',"ab"],['C2147483648',"a"],['NN/nn',"abcdef"],['C1',"ab"],['5C',"a"],['C*5',"ab"]] as [$f,$s]) t3($f,$s);
function t3($f,$s){ set_error_handler(function($n,$m){echo "[$n:$m] ";}); try { $r=unpack($f,$s); echo $f,' ',bin2hex($s),' => '; if(is_array($r)) foreach($r as $k=>$v) echo $k,'=',is_string($v)?bin2hex($v):json_encode($v),' '; else var_dump($r); echo "\n";} catch(Throwable $e){ echo $f,' ',bin2hex($s),": ",get_class($e),": ",$e->getMessage(),"\n";}  restore_error_handler();}
t('unpack','C','abc',1);t('unpack','C','abc',3);t('unpack','C','abc',4);t('unpack','C','abc',-1);
--EXPECT--
sscanf["","%d"] => null
sscanf["abc","%d"] => [null]
sscanf["12 abc","%d %s"] => [12,"abc"]
sscanf["12abc","%2d%c%s"] => [12,"a","bc"]
sscanf["0x1f","%i"] => [31]
sscanf["0x1f","%x"] => [31]
sscanf["017","%i"] => [15]
sscanf["017","%o"] => [15]
sscanf["-5","%u"] => ["18446744073709551611"]
sscanf["1.5e3x","%f"] => [1500]
sscanf["abc","%[a-b]"] => ["ab"]
sscanf["abc","%[^c]"] => ["ab"]
sscanf["a]b","%[]a]"] => ["a]"]
sscanf["abc","%5[a-z]"] => ["abc"]
[2:sscanf(): Unmatched [ in format string] sscanf["abc","%[abc"] => null
[2:sscanf(): Bad scan conversion character "z"] sscanf["abc","%z"] => null
[2:sscanf(): Bad scan conversion character "] sscanf["abc","%"] => null
sscanf["abc","%2c"] => ["ab"]
sscanf["ab","%n"] => [0]
sscanf["ab","%s%n"] => ["ab",2]
sscanf["12 13","%2$d %1$d"] => [13,12]
[2:sscanf(): cannot mix "%" and "%n$" conversion specifiers] sscanf["12","%1$d %d"] => null
[2:sscanf(): "%n$" argument index out of range] sscanf["12","%0$d"] => null
sscanf["12","%3$d"] => [null,null,12]
sscanf["x12","x%d"] => [12]
sscanf["x12","y%d"] => [null]
sscanf["a b","%*s %s"] => ["b"]
sscanf["  a","%c"] => [""]
sscanf["99999999999999999999","%d"] => [9223372036854775807]
sscanf["-","%d"] => null
sscanf["+5","%d"] => [5]
sscanf["1e","%f"] => [1]
sscanf[".5","%f"] => [0.5]
sscanf[".","%f"] => null
sscanf["abc def","%s"] => ["abc"]
sscanf["abc","abc"] => []
sscanf["ab","abc"] => null
sscanf["","abc"] => null
sscanf["",""] => []
sscanf["a%b","a%%%s"] => ["b"]
sscanf["12","%ld"] => [12]
sscanf["12","%hd"] => [12]
sscanf["12","%Ld"] => [12]
sscanf["id:5 size 10x20","id:%d size %dx%d"] => [5,10,20]
sscanf["a\nb","%s %s"] => ["a","b"]
sscanf["12","%D"] => [12]
sscanf["5 ","%d %d"] => [5,null]
sscanf["5","%d %d"] => [5,null]
sscanf["5","%d%d"] => [5,null]
sscanf[" ","%d"] => null
sscanf["ab","%1s%1s%1s"] => ["a","b",null]
sscanf["0x","%i"] => [0]
sscanf["08","%i"] => [0]
sscanf["-0x1A","%i"] => [0]
sscanf["-0x1A","%x"] => [0]
sscanf["1-2","%d-%d"] => [1,2]
sscanf["abc","%[z-a]"] => ["abc"]
sscanf["a-c","%[a-]"] => ["a-"]
sscanf["1.5.5","%f%f"] => [1.5,0.5]
sscanf["--5","%d"] => [null]
sscanf["5e-","%f"] => [5]
sscanf["1e+5","%e"] => [100000]
sscanf["123456","%3d%3d"] => [123,456]
sscanf["12345","%3f%s"] => [123,"45"]
sscanf["1,2","%[0-9],%[0-9]"] => ["1","2"]
["12 13","%d %d",2,12,13,null]
["12","%d %d",1,12,null,null]
["","%d",-1,null,null,null]
["x","%d",0,null,null,null]
[2:sscanf(): Variable is not assigned by any conversion specifiers] ["12","%d",-1,null,null,null]
[2:sscanf(): Different numbers of variable names and field specifiers] ["12 13","%d %d",-1,null,null,null]
["12 13","%2$d %1$d",2,13,12,null]
[2:sscanf(): Variable is not assigned by any conversion specifiers] ["12 13","%2$d",-1,null,null,null]
[2:sscanf(): Variable is not assigned by any conversion specifiers] ["a","%*s",-1,null,null,null]
[2:sscanf(): "%n$" argument index out of range] ["12","%2$d",-1,null,null,null]
[2:sscanf(): Variable is assigned by multiple "%n$" conversion specifiers] ["12 13 14","%1$d %1$d",-1,null,null,null]
C*["abcdef"] => 00
C*[65,66] => 4142
C*[-1] => ff
C*["1.5"] => 01
c2["abcdef"] => [2:pack(): Type c: too few arguments] 
c2[65,66] => 4142
c2[-1] => [2:pack(): Type c: too few arguments] 
c2["1.5"] => [2:pack(): Type c: too few arguments] 
a5["abcdef"] => 6162636465
a5[65,66] => [2:pack(): 1 arguments unused] 3635000000
a5[-1] => 2d31000000
a5["1.5"] => 312e350000
A5["abcdef"] => 6162636465
A5[65,66] => [2:pack(): 1 arguments unused] 3635202020
A5[-1] => 2d31202020
A5["1.5"] => 312e352020
Z5["abcdef"] => 6162636400
Z5[65,66] => [2:pack(): 1 arguments unused] 3635000000
Z5[-1] => 2d31000000
Z5["1.5"] => 312e350000
h*["abcdef"] => badcfe
h*[65,66] => [2:pack(): 1 arguments unused] 56
h*[-1] => [2:pack(): Type h: illegal hex digit -] 10
h*["1.5"] => [2:pack(): Type h: illegal hex digit .] 0105
H*["abcdef"] => abcdef
H*[65,66] => [2:pack(): 1 arguments unused] 65
H*[-1] => [2:pack(): Type H: illegal hex digit -] 01
H*["1.5"] => [2:pack(): Type H: illegal hex digit .] 1050
h3["abcdef"] => ba0c
h3[65,66] => [2:pack(): 1 arguments unused] [2:pack(): Type h: not enough characters in string] 56
h3[-1] => [2:pack(): Type h: not enough characters in string] [2:pack(): Type h: illegal hex digit -] 10
h3["1.5"] => [2:pack(): Type h: illegal hex digit .] 0105
H3["abcdef"] => abc0
H3[65,66] => [2:pack(): 1 arguments unused] [2:pack(): Type H: not enough characters in string] 65
H3[-1] => [2:pack(): Type H: not enough characters in string] [2:pack(): Type H: illegal hex digit -] 01
H3["1.5"] => [2:pack(): Type H: illegal hex digit .] 1050
n["abcdef"] => 0000
n[65,66] => [2:pack(): 1 arguments unused] 0041
n[-1] => ffff
n["1.5"] => 0001
N["abcdef"] => 00000000
N[65,66] => [2:pack(): 1 arguments unused] 00000041
N[-1] => ffffffff
N["1.5"] => 00000001
v["abcdef"] => 0000
v[65,66] => [2:pack(): 1 arguments unused] 4100
v[-1] => ffff
v["1.5"] => 0100
V["abcdef"] => 00000000
V[65,66] => [2:pack(): 1 arguments unused] 41000000
V[-1] => ffffffff
V["1.5"] => 01000000
J["abcdef"] => 0000000000000000
J[65,66] => [2:pack(): 1 arguments unused] 0000000000000041
J[-1] => ffffffffffffffff
J["1.5"] => 0000000000000001
P["abcdef"] => 0000000000000000
P[65,66] => [2:pack(): 1 arguments unused] 4100000000000000
P[-1] => ffffffffffffffff
P["1.5"] => 0100000000000000
q["abcdef"] => 0000000000000000
q[65,66] => [2:pack(): 1 arguments unused] 4100000000000000
q[-1] => ffffffffffffffff
q["1.5"] => 0100000000000000
Q["abcdef"] => 0000000000000000
Q[65,66] => [2:pack(): 1 arguments unused] 4100000000000000
Q[-1] => ffffffffffffffff
Q["1.5"] => 0100000000000000
s["abcdef"] => 0000
s[65,66] => [2:pack(): 1 arguments unused] 4100
s[-1] => ffff
s["1.5"] => 0100
S["abcdef"] => 0000
S[65,66] => [2:pack(): 1 arguments unused] 4100
S[-1] => ffff
S["1.5"] => 0100
i["abcdef"] => 00000000
i[65,66] => [2:pack(): 1 arguments unused] 41000000
i[-1] => ffffffff
i["1.5"] => 01000000
I["abcdef"] => 00000000
I[65,66] => [2:pack(): 1 arguments unused] 41000000
I[-1] => ffffffff
I["1.5"] => 01000000
l["abcdef"] => 00000000
l[65,66] => [2:pack(): 1 arguments unused] 41000000
l[-1] => ffffffff
l["1.5"] => 01000000
L["abcdef"] => 00000000
L[65,66] => [2:pack(): 1 arguments unused] 41000000
L[-1] => ffffffff
L["1.5"] => 01000000
f["abcdef"] => 00000000
f[65,66] => [2:pack(): 1 arguments unused] 00008242
f[-1] => 000080bf
f["1.5"] => 0000c03f
d["abcdef"] => 0000000000000000
d[65,66] => [2:pack(): 1 arguments unused] 0000000000405040
d[-1] => 000000000000f0bf
d["1.5"] => 000000000000f83f
g["abcdef"] => 00000000
g[65,66] => [2:pack(): 1 arguments unused] 00008242
g[-1] => 000080bf
g["1.5"] => 0000c03f
G["abcdef"] => 00000000
G[65,66] => [2:pack(): 1 arguments unused] 42820000
G[-1] => bf800000
G["1.5"] => 3fc00000
e["abcdef"] => 0000000000000000
e[65,66] => [2:pack(): 1 arguments unused] 0000000000405040
e[-1] => 000000000000f0bf
e["1.5"] => 000000000000f83f
E["abcdef"] => 0000000000000000
E[65,66] => [2:pack(): 1 arguments unused] 4050400000000000
E[-1] => bff0000000000000
E["1.5"] => 3ff8000000000000
x["abcdef"] => [2:pack(): 1 arguments unused] 00
x[65,66] => [2:pack(): 2 arguments unused] 00
x[-1] => [2:pack(): 1 arguments unused] 00
x["1.5"] => [2:pack(): 1 arguments unused] 00
X["abcdef"] => [2:pack(): 1 arguments unused] [2:pack(): Type X: outside of string] 
X[65,66] => [2:pack(): 2 arguments unused] [2:pack(): Type X: outside of string] 
X[-1] => [2:pack(): 1 arguments unused] [2:pack(): Type X: outside of string] 
X["1.5"] => [2:pack(): 1 arguments unused] [2:pack(): Type X: outside of string] 
@5["abcdef"] => [2:pack(): 1 arguments unused] 0000000000
@5[65,66] => [2:pack(): 2 arguments unused] 0000000000
@5[-1] => [2:pack(): 1 arguments unused] 0000000000
@5["1.5"] => [2:pack(): 1 arguments unused] 0000000000
n2C[1,2,3] => 0001000203
a[""] => 00
a0["x"] => 
a*["x"] => 78
Z*["x"] => 7800
A*["x"] => 78
Z0["x"] => 
Z1["x"] => 00
x2[] => 0000
x*[] => [2:pack(): Type x: '*' ignored] 00
X[] => [2:pack(): Type X: outside of string] 
CX[1] => 
CCX2C[1,2,3] => 03
@3C[1] => 00000001
CC@1C[1,2,3] => 0103
y[1] => [2:pack(): Type y: unknown format code] 
C3[1] => [2:pack(): Type C: too few arguments] 
a-1["x"] => [2:pack(): Type -: unknown format code] 
H*["xyz"] => [2:pack(): Type H: illegal hex digit x] [2:pack(): Type H: illegal hex digit y] [2:pack(): Type H: illegal hex digit z] 0000
H5["abc"] => [2:pack(): Type H: not enough characters in string] abc0
h*["1"] => 01
X*[] => [2:pack(): Type X: '*' ignored] [2:pack(): Type X: outside of string] 
C[[]] => 00
a*[[]] => [8:Array to string conversion] 4172726179
@*[] => [2:pack(): Type @: '*' ignored] 00
J[1] => 0000000000000001
C0[] => 
n0[] => 
H0["a"] => 
A3@10a["xy","z"] => 787920000000000000007a
E => 7ff0000000000000
e => 000000000000f87f
n["5"] => 0005
N[1.9] => 00000001
C2147483648[1] => 01
a*a*["x","y"] => 7879
[] => 
C[] => [2:pack(): Type C: too few arguments] 
C* 616263 => 1=97 2=98 3=99 
Cx/Cy 6162 => x=97 y=98 
C2x/ny 61626364 => x1=97 x2=98 y=25444 
[2:unpack(): Type a: not enough input, need 3, have 2] a3x 6162 => bool(false)

a3 61626364 => 1=616263 
A5 6162200009 => 1=6162 
Z5 6162006364 => 1=6162 
H* 616263 => 1=363136323633 
h3 616263 => 1=313632 
n*n 6162636465 => n1=24930 n2=25444 
[2:unpack(): Type N: not enough input, need 4, have 3] Nx 616263 => bool(false)

q ffffffffffffffff => 1=-1 
Q ffffffffffffffff => 1=-1 
J 0000000000000001 => 1=1 
s ffff => 1=-1 
S ffff => 1=65535 
l ffffffff => 1=-1 
L ffffffff => 1=4294967295 
i ffffffff => 1=-1 
I ffffffff => 1=4294967295 
f 0000c03f => 1=1.5 
G 3fc00000 => 1=1.5 
d 000000000000f83f => 1=1.5 
x2/Cy 616263 => y=99 
X 61 => 
Ca/X/Cb 61 => a=97 b=97 
@1/Cx 6162 => x=98 
[2:unpack(): Type @: outside of string] @5 6162 => 
c ff => 1=-1 
C0x 61 => 
[2:unpack(): Invalid format type y] y 61 => bool(false)

C-1 61 => -1=97 
C2/C2 61626364 => 1=99 2=100 
C1x/C1y 6162 => x=97 y=98 
x* 616263 => 
[2:unpack(): Type @: outside of string] @* 616263 => 
[2:unpack(): Type C: not enough input, need 1, have 0] C2 61 => bool(false)

C*x  => 
a*  => 1= 
Z* 61620063 => 1=6162 
A*x 616220200a => x=6162 
H*x/C 6162 => x=36313632 1=97 
nA 6162 => A=24930 
C2147483648 61 => 1=97 
NN/nn 616263646566 => N=1633837924 n=25958 
C1 6162 => 1=97 
[2:unpack(): Invalid format type 5] 5C 61 => bool(false)

C*5 6162 => 51=97 52=98 
unpack["C","abc",1] => {"1":98}
[2:unpack(): Type C: not enough input, need 1, have 0] unpack["C","abc",3] => false
[2:unpack(): Offset 4 is out of input range] unpack["C","abc",4] => false
[2:unpack(): Offset -1 is out of input range] unpack["C","abc",-1] => false
