--TEST--
Formats of the printf family
--FILE--
<?php
function t($f,...$a){ set_error_handler(function($n,$m){echo "[$n:$m] ";}); try { $r=$f(...$a); echo $f,json_encode($a)," => ",is_string($r)?addcslashes($r,"\0..\37\177..\377"):var_export($r,true),"\n";} catch(Throwable $e){ echo $f,json_encode($a),": ",get_class($e),": ",$e->getMessage(),"\n";}  restore_error_handler();}
foreach (['%d %d','%','%z','%0$s','%5','%-','%1$','%1$s %s','%2147483648$s','%2147483648d','%.2147483648f','%.60f','%.60e','%.60g','%-60.57f','%5.5s','%\'x10d','%+d','%+05d','%05d','%-05d|','%x','%X','%o','%b','%c','%u','%e','%.0e','%E','%.3e','%f','%F','%.0f','%5.1f','%g','%G','%.3g','%.10g','%h','%H','%.3h','%s','%.1s','%10s','%-10s|','%010s','%\'*10s','%\'010d','%%','%5%','%l','%ld','%lld','%.d','%.*f','%*d','%1$*2$d','%5.f','% d','% 5d','%+s','%+f','%+e','%+u','%+x','%i','%n','%05.1f','%-8.2f|','%+08.2f','%\' 10d', "%\0", '%$', '%1','%*','%.', '%.-3f','%01$d'] as $f) foreach ([[-123.456],["abc"],[65]] as $a) t('sprintf',$f,...$a);
t('sprintf','%*d',5,42);t('sprintf','%-*d|',5,42);t('sprintf','%.*f',2,3.14159);t('sprintf','%.*f',-1,3.14159);t('sprintf','%.*f','x',3.14159);t('sprintf','%*d',-5,42);t('sprintf','%.*g',-1,0.1);t('sprintf','%1$*2$d',42,6);t('sprintf','%.*2$f',1.5,3);
foreach([0.0,-0.0,INF,-INF,NAN,1e15,1e20,1.5e300,123456789.12345678,0.1,1e-5,1e-10,0.00001234,100000,1000000,1e100] as $x) foreach(['%f','%e','%g','%G','%h','%d','%5.1f','%05.1f','%.15g','%.17g','%s','%x','%.0f','%10.3e','%\'010.3f','%+.1f','%u','%+g','%.50f','%.0g','%#g'] as $f) t('sprintf',$f,$x);
t('vsprintf','%d',5);t('vsprintf','%d',[]);t('vsprintf','%2$s %1$s',['a','b']);t('vsprintf','%s',[[1]]);t('vsprintf','%s',['x'=>5]);t('vsprintf','%d %d',[1]);t('sprintf','%s',null);t('sprintf','%s',true);t('sprintf','%d','12abc');t('sprintf','%d',"9999999999999999999");t('sprintf','%c',300);t('sprintf','%5c',65);t('sprintf',"%'",1);t('sprintf',"%5'x5d",1);
t('printf',"abc\n");
--EXPECT--
sprintf["%d %d",-123.456]: ArgumentCountError: 3 arguments are required, 2 given
sprintf["%d %d","abc"]: ArgumentCountError: 3 arguments are required, 2 given
sprintf["%d %d",65]: ArgumentCountError: 3 arguments are required, 2 given
sprintf["%",-123.456]: ValueError: Missing format specifier at end of string
sprintf["%","abc"]: ValueError: Missing format specifier at end of string
sprintf["%",65]: ValueError: Missing format specifier at end of string
sprintf["%z",-123.456]: ValueError: Unknown format specifier "z"
sprintf["%z","abc"]: ValueError: Unknown format specifier "z"
sprintf["%z",65]: ValueError: Unknown format specifier "z"
sprintf["%0$s",-123.456]: ValueError: Argument number specifier must be greater than zero and less than 2147483647
sprintf["%0$s","abc"]: ValueError: Argument number specifier must be greater than zero and less than 2147483647
sprintf["%0$s",65]: ValueError: Argument number specifier must be greater than zero and less than 2147483647
sprintf["%5",-123.456]: ValueError: Missing format specifier at end of string
sprintf["%5","abc"]: ValueError: Missing format specifier at end of string
sprintf["%5",65]: ValueError: Missing format specifier at end of string
sprintf["%-",-123.456]: ValueError: Missing format specifier at end of string
sprintf["%-","abc"]: ValueError: Missing format specifier at end of string
sprintf["%-",65]: ValueError: Missing format specifier at end of string
sprintf["%1$",-123.456]: ValueError: Missing format specifier at end of string
sprintf["%1$","abc"]: ValueError: Missing format specifier at end of string
sprintf["%1$",65]: ValueError: Missing format specifier at end of string
sprintf["%1$s %s",-123.456] => -123.456 -123.456
sprintf["%1$s %s","abc"] => abc abc
sprintf["%1$s %s",65] => 65 65
sprintf["%2147483648$s",-123.456]: ValueError: Argument number specifier must be greater than zero and less than 2147483647
sprintf["%2147483648$s","abc"]: ValueError: Argument number specifier must be greater than zero and less than 2147483647
sprintf["%2147483648$s",65]: ValueError: Argument number specifier must be greater than zero and less than 2147483647
sprintf["%2147483648d",-123.456]: ValueError: Width must be between 0 and 2147483647
sprintf["%2147483648d","abc"]: ValueError: Width must be between 0 and 2147483647
sprintf["%2147483648d",65]: ValueError: Width must be between 0 and 2147483647
sprintf["%.2147483648f",-123.456]: ValueError: Precision must be between 0 and 2147483647
sprintf["%.2147483648f","abc"]: ValueError: Precision must be between 0 and 2147483647
sprintf["%.2147483648f",65]: ValueError: Precision must be between 0 and 2147483647
[8:sprintf(): Requested precision of 60 digits was truncated to PHP maximum of 53 digits] sprintf["%.60f",-123.456] => -123.45600000000000306954461848363280296325683593750000000
[8:sprintf(): Requested precision of 60 digits was truncated to PHP maximum of 53 digits] sprintf["%.60f","abc"] => 0.00000000000000000000000000000000000000000000000000000
[8:sprintf(): Requested precision of 60 digits was truncated to PHP maximum of 53 digits] sprintf["%.60f",65] => 65.00000000000000000000000000000000000000000000000000000
[8:sprintf(): Requested precision of 60 digits was truncated to PHP maximum of 53 digits] sprintf["%.60e",-123.456] => -1.23456000000000003069544618483632802963256835937500000e+2
[8:sprintf(): Requested precision of 60 digits was truncated to PHP maximum of 53 digits] sprintf["%.60e","abc"] => 0.00000000000000000000000000000000000000000000000000000e+0
[8:sprintf(): Requested precision of 60 digits was truncated to PHP maximum of 53 digits] sprintf["%.60e",65] => 6.50000000000000000000000000000000000000000000000000000e+1
[8:sprintf(): Requested precision of 60 digits was truncated to PHP maximum of 53 digits] sprintf["%.60g",-123.456] => -123.4560000000000030695446184836328029632568359375
[8:sprintf(): Requested precision of 60 digits was truncated to PHP maximum of 53 digits] sprintf["%.60g","abc"] => 0
[8:sprintf(): Requested precision of 60 digits was truncated to PHP maximum of 53 digits] sprintf["%.60g",65] => 65
[8:sprintf(): Requested precision of 57 digits was truncated to PHP maximum of 53 digits] sprintf["%-60.57f",-123.456] => -123.45600000000000306954461848363280296325683593750000000  
[8:sprintf(): Requested precision of 57 digits was truncated to PHP maximum of 53 digits] sprintf["%-60.57f","abc"] => 0.00000000000000000000000000000000000000000000000000000     
[8:sprintf(): Requested precision of 57 digits was truncated to PHP maximum of 53 digits] sprintf["%-60.57f",65] => 65.00000000000000000000000000000000000000000000000000000    
sprintf["%5.5s",-123.456] => -123.
sprintf["%5.5s","abc"] =>   abc
sprintf["%5.5s",65] =>    65
sprintf["%'x10d",-123.456] => xxxxxx-123
sprintf["%'x10d","abc"] => xxxxxxxxx0
sprintf["%'x10d",65] => xxxxxxxx65
sprintf["%+d",-123.456] => -123
sprintf["%+d","abc"] => +0
sprintf["%+d",65] => +65
sprintf["%+05d",-123.456] => -0123
sprintf["%+05d","abc"] => +0000
sprintf["%+05d",65] => +0065
sprintf["%05d",-123.456] => -0123
sprintf["%05d","abc"] => 00000
sprintf["%05d",65] => 00065
sprintf["%-05d|",-123.456] => -123 |
sprintf["%-05d|","abc"] => 0    |
sprintf["%-05d|",65] => 65   |
sprintf["%x",-123.456] => ffffffffffffff85
sprintf["%x","abc"] => 0
sprintf["%x",65] => 41
sprintf["%X",-123.456] => FFFFFFFFFFFFFF85
sprintf["%X","abc"] => 0
sprintf["%X",65] => 41
sprintf["%o",-123.456] => 1777777777777777777605
sprintf["%o","abc"] => 0
sprintf["%o",65] => 101
sprintf["%b",-123.456] => 1111111111111111111111111111111111111111111111111111111110000101
sprintf["%b","abc"] => 0
sprintf["%b",65] => 1000001
sprintf["%c",-123.456] => \205
sprintf["%c","abc"] => \000
sprintf["%c",65] => A
sprintf["%u",-123.456] => 18446744073709551493
sprintf["%u","abc"] => 0
sprintf["%u",65] => 65
sprintf["%e",-123.456] => -1.234560e+2
sprintf["%e","abc"] => 0.000000e+0
sprintf["%e",65] => 6.500000e+1
sprintf["%.0e",-123.456] => -1e+2
sprintf["%.0e","abc"] => 0e+0
sprintf["%.0e",65] => 6e+1
sprintf["%E",-123.456] => -1.234560E+2
sprintf["%E","abc"] => 0.000000E+0
sprintf["%E",65] => 6.500000E+1
sprintf["%.3e",-123.456] => -1.235e+2
sprintf["%.3e","abc"] => 0.000e+0
sprintf["%.3e",65] => 6.500e+1
sprintf["%f",-123.456] => -123.456000
sprintf["%f","abc"] => 0.000000
sprintf["%f",65] => 65.000000
sprintf["%F",-123.456] => -123.456000
sprintf["%F","abc"] => 0.000000
sprintf["%F",65] => 65.000000
sprintf["%.0f",-123.456] => -123
sprintf["%.0f","abc"] => 0
sprintf["%.0f",65] => 65
sprintf["%5.1f",-123.456] => -123.5
sprintf["%5.1f","abc"] =>   0.0
sprintf["%5.1f",65] =>  65.0
sprintf["%g",-123.456] => -123.456
sprintf["%g","abc"] => 0
sprintf["%g",65] => 65
sprintf["%G",-123.456] => -123.456
sprintf["%G","abc"] => 0
sprintf["%G",65] => 65
sprintf["%.3g",-123.456] => -123
sprintf["%.3g","abc"] => 0
sprintf["%.3g",65] => 65
sprintf["%.10g",-123.456] => -123.456
sprintf["%.10g","abc"] => 0
sprintf["%.10g",65] => 65
sprintf["%h",-123.456] => -123.456
sprintf["%h","abc"] => 0
sprintf["%h",65] => 65
sprintf["%H",-123.456] => -123.456
sprintf["%H","abc"] => 0
sprintf["%H",65] => 65
sprintf["%.3h",-123.456] => -123
sprintf["%.3h","abc"] => 0
sprintf["%.3h",65] => 65
sprintf["%s",-123.456] => -123.456
sprintf["%s","abc"] => abc
sprintf["%s",65] => 65
sprintf["%.1s",-123.456] => -
sprintf["%.1s","abc"] => a
sprintf["%.1s",65] => 6
sprintf["%10s",-123.456] =>   -123.456
sprintf["%10s","abc"] =>        abc
sprintf["%10s",65] =>         65
sprintf["%-10s|",-123.456] => -123.456  |
sprintf["%-10s|","abc"] => abc       |
sprintf["%-10s|",65] => 65        |
sprintf["%010s",-123.456] => 00-123.456
sprintf["%010s","abc"] => 0000000abc
sprintf["%010s",65] => 0000000065
sprintf["%'*10s",-123.456] => **-123.456
sprintf["%'*10s","abc"] => *******abc
sprintf["%'*10s",65] => ********65
sprintf["%'010d",-123.456] => -000000123
sprintf["%'010d","abc"] => 0000000000
sprintf["%'010d",65] => 0000000065
sprintf["%%",-123.456] => %
sprintf["%%","abc"] => %
sprintf["%%",65] => %
sprintf["%5%",-123.456] => %
sprintf["%5%","abc"] => %
sprintf["%5%",65] => %
sprintf["%l",-123.456]: ValueError: Missing format specifier at end of string
sprintf["%l","abc"]: ValueError: Missing format specifier at end of string
sprintf["%l",65]: ValueError: Missing format specifier at end of string
sprintf["%ld",-123.456] => -123
sprintf["%ld","abc"] => 0
sprintf["%ld",65] => 65
sprintf["%lld",-123.456]: ValueError: Unknown format specifier "l"
sprintf["%lld","abc"]: ValueError: Unknown format specifier "l"
sprintf["%lld",65]: ValueError: Unknown format specifier "l"
sprintf["%.d",-123.456] => -123
sprintf["%.d","abc"] => 0
sprintf["%.d",65] => 65
sprintf["%.*f",-123.456]: ValueError: Precision must be an integer
sprintf["%.*f","abc"]: ValueError: Precision must be an integer
sprintf["%.*f",65]: ArgumentCountError: 3 arguments are required, 2 given
sprintf["%*d",-123.456]: ValueError: Width must be an integer
sprintf["%*d","abc"]: ValueError: Width must be an integer
sprintf["%*d",65]: ArgumentCountError: 3 arguments are required, 2 given
sprintf["%1$*2$d",-123.456]: ArgumentCountError: 3 arguments are required, 2 given
sprintf["%1$*2$d","abc"]: ArgumentCountError: 3 arguments are required, 2 given
sprintf["%1$*2$d",65]: ArgumentCountError: 3 arguments are required, 2 given
sprintf["%5.f",-123.456] => -123.456000
sprintf["%5.f","abc"] => 0.000000
sprintf["%5.f",65] => 65.000000
sprintf["% d",-123.456] => -123
sprintf["% d","abc"] => 0
sprintf["% d",65] => 65
sprintf["% 5d",-123.456] =>  -123
sprintf["% 5d","abc"] =>     0
sprintf["% 5d",65] =>    65
sprintf["%+s",-123.456] => -123.456
sprintf["%+s","abc"] => abc
sprintf["%+s",65] => 65
sprintf["%+f",-123.456] => -123.456000
sprintf["%+f","abc"] => +0.000000
sprintf["%+f",65] => +65.000000
sprintf["%+e",-123.456] => -1.234560e+2
sprintf["%+e","abc"] => +0.000000e+0
sprintf["%+e",65] => +6.500000e+1
sprintf["%+u",-123.456] => 18446744073709551493
sprintf["%+u","abc"] => 0
sprintf["%+u",65] => 65
sprintf["%+x",-123.456] => ffffffffffffff85
sprintf["%+x","abc"] => 0
sprintf["%+x",65] => 41
sprintf["%i",-123.456]: ValueError: Unknown format specifier "i"
sprintf["%i","abc"]: ValueError: Unknown format specifier "i"
sprintf["%i",65]: ValueError: Unknown format specifier "i"
sprintf["%n",-123.456]: ValueError: Unknown format specifier "n"
sprintf["%n","abc"]: ValueError: Unknown format specifier "n"
sprintf["%n",65]: ValueError: Unknown format specifier "n"
sprintf["%05.1f",-123.456] => -123.5
sprintf["%05.1f","abc"] => 000.0
sprintf["%05.1f",65] => 065.0
sprintf["%-8.2f|",-123.456] => -123.46 |
sprintf["%-8.2f|","abc"] => 0.00    |
sprintf["%-8.2f|",65] => 65.00   |
sprintf["%+08.2f",-123.456] => -0123.46
sprintf["%+08.2f","abc"] => +0000.00
sprintf["%+08.2f",65] => +0065.00
sprintf["%' 10d",-123.456] =>       -123
sprintf["%' 10d","abc"] =>          0
sprintf["%' 10d",65] =>         65
sprintf["%\u0000",-123.456]: ValueError: Unknown format specifier "
sprintf["%\u0000","abc"]: ValueError: Unknown format specifier "
sprintf["%\u0000",65]: ValueError: Unknown format specifier "
sprintf["%$",-123.456]: ValueError: Argument number specifier must be greater than zero and less than 2147483647
sprintf["%$","abc"]: ValueError: Argument number specifier must be greater than zero and less than 2147483647
sprintf["%$",65]: ValueError: Argument number specifier must be greater than zero and less than 2147483647
sprintf["%1",-123.456]: ValueError: Missing format specifier at end of string
sprintf["%1","abc"]: ValueError: Missing format specifier at end of string
sprintf["%1",65]: ValueError: Missing format specifier at end of string
sprintf["%*",-123.456]: ValueError: Width must be an integer
sprintf["%*","abc"]: ValueError: Width must be an integer
sprintf["%*",65]: ArgumentCountError: 3 arguments are required, 2 given
sprintf["%.",-123.456]: ValueError: Missing format specifier at end of string
sprintf["%.","abc"]: ValueError: Missing format specifier at end of string
sprintf["%.",65]: ValueError: Missing format specifier at end of string
sprintf["%.-3f",-123.456]: ValueError: Unknown format specifier "-"
sprintf["%.-3f","abc"]: ValueError: Unknown format specifier "-"
sprintf["%.-3f",65]: ValueError: Unknown format specifier "-"
sprintf["%01$d",-123.456] => -123
sprintf["%01$d","abc"] => 0
sprintf["%01$d",65] => 65
sprintf["%*d",5,42] =>    42
sprintf["%-*d|",5,42] => 42   |
sprintf["%.*f",2,3.14159] => 3.14
sprintf["%.*f",-1,3.14159]: ValueError: Precision -1 is only supported for %g, %G, %h and %H
sprintf["%.*f","x",3.14159]: ValueError: Precision must be an integer
sprintf["%*d",-5,42]: ValueError: Width must be between 0 and 2147483647
sprintf["%.*g",-1,0.1] => 0.1
sprintf["%1$*2$d",42,6] =>     42
sprintf["%.*2$f",1.5,3] => 1.500
sprintf["%f",0] => 0.000000
sprintf["%e",0] => 0.000000e+0
sprintf["%g",0] => 0
sprintf["%G",0] => 0
sprintf["%h",0] => 0
sprintf["%d",0] => 0
sprintf["%5.1f",0] =>   0.0
sprintf["%05.1f",0] => 000.0
sprintf["%.15g",0] => 0
sprintf["%.17g",0] => 0
sprintf["%s",0] => 0
sprintf["%x",0] => 0
sprintf["%.0f",0] => 0
sprintf["%10.3e",0] =>   0.000e+0
sprintf["%'010.3f",0] => 000000.000
sprintf["%+.1f",0] => +0.0
sprintf["%u",0] => 0
sprintf["%+g",0] => +0
sprintf["%.50f",0] => 0.00000000000000000000000000000000000000000000000000
sprintf["%.0g",0] => 0
sprintf["%#g",0]: ValueError: Unknown format specifier "#"
sprintf["%f",-0] => 0.000000
sprintf["%e",-0] => 0.000000e+0
sprintf["%g",-0] => -0
sprintf["%G",-0] => -0
sprintf["%h",-0] => -0
sprintf["%d",-0] => 0
sprintf["%5.1f",-0] =>   0.0
sprintf["%05.1f",-0] => 000.0
sprintf["%.15g",-0] => -0
sprintf["%.17g",-0] => -0
sprintf["%s",-0] => -0
sprintf["%x",-0] => 0
sprintf["%.0f",-0] => 0
sprintf["%10.3e",-0] =>   0.000e+0
sprintf["%'010.3f",-0] => 000000.000
sprintf["%+.1f",-0] => +0.0
sprintf["%u",-0] => 0
sprintf["%+g",-0] => -0
sprintf["%.50f",-0] => 0.00000000000000000000000000000000000000000000000000
sprintf["%.0g",-0] => -0
sprintf["%#g",-0]: ValueError: Unknown format specifier "#"
sprintf => INF
sprintf => INF
sprintf => INF
sprintf => INF
sprintf => INF
sprintf => 0
sprintf => INF
sprintf => INF
sprintf => INF
sprintf => INF
sprintf => INF
sprintf => 0
sprintf => INF
sprintf => INF
sprintf => INF
sprintf => INF
sprintf => 0
sprintf => INF
sprintf => INF
sprintf => INF
sprintf: ValueError: Unknown format specifier "#"
sprintf => -INF
sprintf => -INF
sprintf => -INF
sprintf => -INF
sprintf => -INF
sprintf => 0
sprintf => -INF
sprintf => -INF
sprintf => -INF
sprintf => -INF
sprintf => -INF
sprintf => 0
sprintf => -INF
sprintf => -INF
sprintf => -INF
sprintf => -INF
sprintf => 0
sprintf => -INF
sprintf => -INF
sprintf => -INF
sprintf: ValueError: Unknown format specifier "#"
sprintf => NaN
sprintf => NaN
sprintf => NaN
sprintf => NaN
sprintf => NaN
sprintf => 0
sprintf => NaN
sprintf => NaN
sprintf => NaN
sprintf => NaN
sprintf => NAN
sprintf => 0
sprintf => NaN
sprintf => NaN
sprintf => NaN
sprintf => NaN
sprintf => 0
sprintf => NaN
sprintf => NaN
sprintf => NaN
sprintf: ValueError: Unknown format specifier "#"
sprintf["%f",1000000000000000] => 1000000000000000.000000
sprintf["%e",1000000000000000] => 1.000000e+15
sprintf["%g",1000000000000000] => 1.0e+15
sprintf["%G",1000000000000000] => 1.0E+15
sprintf["%h",1000000000000000] => 1.0e+15
sprintf["%d",1000000000000000] => 1000000000000000
sprintf["%5.1f",1000000000000000] => 1000000000000000.0
sprintf["%05.1f",1000000000000000] => 1000000000000000.0
sprintf["%.15g",1000000000000000] => 1.0e+15
sprintf["%.17g",1000000000000000] => 1000000000000000
sprintf["%s",1000000000000000] => 1.0E+15
sprintf["%x",1000000000000000] => 38d7ea4c68000
sprintf["%.0f",1000000000000000] => 1000000000000000
sprintf["%10.3e",1000000000000000] =>  1.000e+15
sprintf["%'010.3f",1000000000000000] => 1000000000000000.000
sprintf["%+.1f",1000000000000000] => +1000000000000000.0
sprintf["%u",1000000000000000] => 1000000000000000
sprintf["%+g",1000000000000000] => +1.0e+15
sprintf["%.50f",1000000000000000] => 1000000000000000.00000000000000000000000000000000000000000000000000
sprintf["%.0g",1000000000000000] => 1.0e+15
sprintf["%#g",1000000000000000]: ValueError: Unknown format specifier "#"
sprintf["%f",1.0e+20] => 100000000000000000000.000000
sprintf["%e",1.0e+20] => 1.000000e+20
sprintf["%g",1.0e+20] => 1.0e+20
sprintf["%G",1.0e+20] => 1.0E+20
sprintf["%h",1.0e+20] => 1.0e+20
sprintf["%d",1.0e+20] => 7766279631452241920
sprintf["%5.1f",1.0e+20] => 100000000000000000000.0
sprintf["%05.1f",1.0e+20] => 100000000000000000000.0
sprintf["%.15g",1.0e+20] => 1.0e+20
sprintf["%.17g",1.0e+20] => 1.0e+20
sprintf["%s",1.0e+20] => 1.0E+20
sprintf["%x",1.0e+20] => 6bc75e2d63100000
sprintf["%.0f",1.0e+20] => 100000000000000000000
sprintf["%10.3e",1.0e+20] =>  1.000e+20
sprintf["%'010.3f",1.0e+20] => 100000000000000000000.000
sprintf["%+.1f",1.0e+20] => +100000000000000000000.0
sprintf["%u",1.0e+20] => 7766279631452241920
sprintf["%+g",1.0e+20] => +1.0e+20
sprintf["%.50f",1.0e+20] => 100000000000000000000.00000000000000000000000000000000000000000000000000
sprintf["%.0g",1.0e+20] => 1.0e+20
sprintf["%#g",1.0e+20]: ValueError: Unknown format specifier "#"
sprintf["%f",1.5e+300] => 1500000000000000078757140382806630373056702871662238732373781173267703686983362293679557062620671796065556665749325817265413784853040645863467188277180060474272580801389863705606745350692182135089053429852456199917621678558451461320111979114170213741868888183230085264257173504208294580298189100810240.000000
sprintf["%e",1.5e+300] => 1.500000e+300
sprintf["%g",1.5e+300] => 1.5e+300
sprintf["%G",1.5e+300] => 1.5E+300
sprintf["%h",1.5e+300] => 1.5e+300
sprintf["%d",1.5e+300] => 0
sprintf["%5.1f",1.5e+300] => 1500000000000000078757140382806630373056702871662238732373781173267703686983362293679557062620671796065556665749325817265413784853040645863467188277180060474272580801389863705606745350692182135089053429852456199917621678558451461320111979114170213741868888183230085264257173504208294580298189100810240.0
sprintf["%05.1f",1.5e+300] => 1500000000000000078757140382806630373056702871662238732373781173267703686983362293679557062620671796065556665749325817265413784853040645863467188277180060474272580801389863705606745350692182135089053429852456199917621678558451461320111979114170213741868888183230085264257173504208294580298189100810240.0
sprintf["%.15g",1.5e+300] => 1.5e+300
sprintf["%.17g",1.5e+300] => 1.5000000000000001e+300
sprintf["%s",1.5e+300] => 1.5E+300
sprintf["%x",1.5e+300] => 0
sprintf["%.0f",1.5e+300] => 1500000000000000078757140382806630373056702871662238732373781173267703686983362293679557062620671796065556665749325817265413784853040645863467188277180060474272580801389863705606745350692182135089053429852456199917621678558451461320111979114170213741868888183230085264257173504208294580298189100810240
sprintf["%10.3e",1.5e+300] => 1.500e+300
sprintf["%'010.3f",1.5e+300] => 1500000000000000078757140382806630373056702871662238732373781173267703686983362293679557062620671796065556665749325817265413784853040645863467188277180060474272580801389863705606745350692182135089053429852456199917621678558451461320111979114170213741868888183230085264257173504208294580298189100810240.000
sprintf["%+.1f",1.5e+300] => +1500000000000000078757140382806630373056702871662238732373781173267703686983362293679557062620671796065556665749325817265413784853040645863467188277180060474272580801389863705606745350692182135089053429852456199917621678558451461320111979114170213741868888183230085264257173504208294580298189100810240.0
sprintf["%u",1.5e+300] => 0
sprintf["%+g",1.5e+300] => +1.5e+300
sprintf["%.50f",1.5e+300] => 1500000000000000078757140382806630373056702871662238732373781173267703686983362293679557062620671796065556665749325817265413784853040645863467188277180060474272580801389863705606745350692182135089053429852456199917621678558451461320111979114170213741868888183230085264257173504208294580298189100810240.00000000000000000000000000000000000000000000000000
sprintf["%.0g",1.5e+300] => 2.0e+300
sprintf["%#g",1.5e+300]: ValueError: Unknown format specifier "#"
sprintf["%f",123456789.12345678] => 123456789.123457
sprintf["%e",123456789.12345678] => 1.234568e+8
sprintf["%g",123456789.12345678] => 1.23457e+8
sprintf["%G",123456789.12345678] => 1.23457E+8
sprintf["%h",123456789.12345678] => 1.23457e+8
sprintf["%d",123456789.12345678] => 123456789
sprintf["%5.1f",123456789.12345678] => 123456789.1
sprintf["%05.1f",123456789.12345678] => 123456789.1
sprintf["%.15g",123456789.12345678] => 123456789.123457
sprintf["%.17g",123456789.12345678] => 123456789.12345678
sprintf["%s",123456789.12345678] => 123456789.12346
sprintf["%x",123456789.12345678] => 75bcd15
sprintf["%.0f",123456789.12345678] => 123456789
sprintf["%10.3e",123456789.12345678] =>   1.235e+8
sprintf["%'010.3f",123456789.12345678] => 123456789.123
sprintf["%+.1f",123456789.12345678] => +123456789.1
sprintf["%u",123456789.12345678] => 123456789
sprintf["%+g",123456789.12345678] => +1.23457e+8
sprintf["%.50f",123456789.12345678] => 123456789.12345677614212036132812500000000000000000000000000
sprintf["%.0g",123456789.12345678] => 1.0e+8
sprintf["%#g",123456789.12345678]: ValueError: Unknown format specifier "#"
sprintf["%f",0.1] => 0.100000
sprintf["%e",0.1] => 1.000000e-1
sprintf["%g",0.1] => 0.1
sprintf["%G",0.1] => 0.1
sprintf["%h",0.1] => 0.1
sprintf["%d",0.1] => 0
sprintf["%5.1f",0.1] =>   0.1
sprintf["%05.1f",0.1] => 000.1
sprintf["%.15g",0.1] => 0.1
sprintf["%.17g",0.1] => 0.10000000000000001
sprintf["%s",0.1] => 0.1
sprintf["%x",0.1] => 0
sprintf["%.0f",0.1] => 0
sprintf["%10.3e",0.1] =>   1.000e-1
sprintf["%'010.3f",0.1] => 000000.100
sprintf["%+.1f",0.1] => +0.1
sprintf["%u",0.1] => 0
sprintf["%+g",0.1] => +0.1
sprintf["%.50f",0.1] => 0.10000000000000000555111512312578270211815834045410
sprintf["%.0g",0.1] => 0.1
sprintf["%#g",0.1]: ValueError: Unknown format specifier "#"
sprintf["%f",1.0e-5] => 0.000010
sprintf["%e",1.0e-5] => 1.000000e-5
sprintf["%g",1.0e-5] => 1.0e-5
sprintf["%G",1.0e-5] => 1.0E-5
sprintf["%h",1.0e-5] => 1.0e-5
sprintf["%d",1.0e-5] => 0
sprintf["%5.1f",1.0e-5] =>   0.0
sprintf["%05.1f",1.0e-5] => 000.0
sprintf["%.15g",1.0e-5] => 1.0e-5
sprintf["%.17g",1.0e-5] => 1.0000000000000001e-5
sprintf["%s",1.0e-5] => 1.0E-5
sprintf["%x",1.0e-5] => 0
sprintf["%.0f",1.0e-5] => 0
sprintf["%10.3e",1.0e-5] =>   1.000e-5
sprintf["%'010.3f",1.0e-5] => 000000.000
sprintf["%+.1f",1.0e-5] => +0.0
sprintf["%u",1.0e-5] => 0
sprintf["%+g",1.0e-5] => +1.0e-5
sprintf["%.50f",1.0e-5] => 0.00001000000000000000081803053914031309545862313826
sprintf["%.0g",1.0e-5] => 1.0e-5
sprintf["%#g",1.0e-5]: ValueError: Unknown format specifier "#"
sprintf["%f",1.0e-10] => 0.000000
sprintf["%e",1.0e-10] => 1.000000e-10
sprintf["%g",1.0e-10] => 1.0e-10
sprintf["%G",1.0e-10] => 1.0E-10
sprintf["%h",1.0e-10] => 1.0e-10
sprintf["%d",1.0e-10] => 0
sprintf["%5.1f",1.0e-10] =>   0.0
sprintf["%05.1f",1.0e-10] => 000.0
sprintf["%.15g",1.0e-10] => 1.0e-10
sprintf["%.17g",1.0e-10] => 1.0e-10
sprintf["%s",1.0e-10] => 1.0E-10
sprintf["%x",1.0e-10] => 0
sprintf["%.0f",1.0e-10] => 0
sprintf["%10.3e",1.0e-10] =>  1.000e-10
sprintf["%'010.3f",1.0e-10] => 000000.000
sprintf["%+.1f",1.0e-10] => +0.0
sprintf["%u",1.0e-10] => 0
sprintf["%+g",1.0e-10] => +1.0e-10
sprintf["%.50f",1.0e-10] => 0.00000000010000000000000000364321973154977415791655
sprintf["%.0g",1.0e-10] => 1.0e-10
sprintf["%#g",1.0e-10]: ValueError: Unknown format specifier "#"
sprintf["%f",1.234e-5] => 0.000012
sprintf["%e",1.234e-5] => 1.234000e-5
sprintf["%g",1.234e-5] => 1.234e-5
sprintf["%G",1.234e-5] => 1.234E-5
sprintf["%h",1.234e-5] => 1.234e-5
sprintf["%d",1.234e-5] => 0
sprintf["%5.1f",1.234e-5] =>   0.0
sprintf["%05.1f",1.234e-5] => 000.0
sprintf["%.15g",1.234e-5] => 1.234e-5
sprintf["%.17g",1.234e-5] => 1.234e-5
sprintf["%s",1.234e-5] => 1.234E-5
sprintf["%x",1.234e-5] => 0
sprintf["%.0f",1.234e-5] => 0
sprintf["%10.3e",1.234e-5] =>   1.234e-5
sprintf["%'010.3f",1.234e-5] => 000000.000
sprintf["%+.1f",1.234e-5] => +0.0
sprintf["%u",1.234e-5] => 0
sprintf["%+g",1.234e-5] => +1.234e-5
sprintf["%.50f",1.234e-5] => 0.00001234000000000000043685541295523933058575494215
sprintf["%.0g",1.234e-5] => 1.0e-5
sprintf["%#g",1.234e-5]: ValueError: Unknown format specifier "#"
sprintf["%f",100000] => 100000.000000
sprintf["%e",100000] => 1.000000e+5
sprintf["%g",100000] => 100000
sprintf["%G",100000] => 100000
sprintf["%h",100000] => 100000
sprintf["%d",100000] => 100000
sprintf["%5.1f",100000] => 100000.0
sprintf["%05.1f",100000] => 100000.0
sprintf["%.15g",100000] => 100000
sprintf["%.17g",100000] => 100000
sprintf["%s",100000] => 100000
sprintf["%x",100000] => 186a0
sprintf["%.0f",100000] => 100000
sprintf["%10.3e",100000] =>   1.000e+5
sprintf["%'010.3f",100000] => 100000.000
sprintf["%+.1f",100000] => +100000.0
sprintf["%u",100000] => 100000
sprintf["%+g",100000] => +100000
sprintf["%.50f",100000] => 100000.00000000000000000000000000000000000000000000000000
sprintf["%.0g",100000] => 1.0e+5
sprintf["%#g",100000]: ValueError: Unknown format specifier "#"
sprintf["%f",1000000] => 1000000.000000
sprintf["%e",1000000] => 1.000000e+6
sprintf["%g",1000000] => 1.0e+6
sprintf["%G",1000000] => 1.0E+6
sprintf["%h",1000000] => 1.0e+6
sprintf["%d",1000000] => 1000000
sprintf["%5.1f",1000000] => 1000000.0
sprintf["%05.1f",1000000] => 1000000.0
sprintf["%.15g",1000000] => 1000000
sprintf["%.17g",1000000] => 1000000
sprintf["%s",1000000] => 1000000
sprintf["%x",1000000] => f4240
sprintf["%.0f",1000000] => 1000000
sprintf["%10.3e",1000000] =>   1.000e+6
sprintf["%'010.3f",1000000] => 1000000.000
sprintf["%+.1f",1000000] => +1000000.0
sprintf["%u",1000000] => 1000000
sprintf["%+g",1000000] => +1.0e+6
sprintf["%.50f",1000000] => 1000000.00000000000000000000000000000000000000000000000000
sprintf["%.0g",1000000] => 1.0e+6
sprintf["%#g",1000000]: ValueError: Unknown format specifier "#"
sprintf["%f",1.0e+100] => 10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104.000000
sprintf["%e",1.0e+100] => 1.000000e+100
sprintf["%g",1.0e+100] => 1.0e+100
sprintf["%G",1.0e+100] => 1.0E+100
sprintf["%h",1.0e+100] => 1.0e+100
sprintf["%d",1.0e+100] => 0
sprintf["%5.1f",1.0e+100] => 10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104.0
sprintf["%05.1f",1.0e+100] => 10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104.0
sprintf["%.15g",1.0e+100] => 1.0e+100
sprintf["%.17g",1.0e+100] => 1.0e+100
sprintf["%s",1.0e+100] => 1.0E+100
sprintf["%x",1.0e+100] => 0
sprintf["%.0f",1.0e+100] => 10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104
sprintf["%10.3e",1.0e+100] => 1.000e+100
sprintf["%'010.3f",1.0e+100] => 10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104.000
sprintf["%+.1f",1.0e+100] => +10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104.0
sprintf["%u",1.0e+100] => 0
sprintf["%+g",1.0e+100] => +1.0e+100
sprintf["%.50f",1.0e+100] => 10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104.00000000000000000000000000000000000000000000000000
sprintf["%.0g",1.0e+100] => 1.0e+100
sprintf["%#g",1.0e+100]: ValueError: Unknown format specifier "#"
vsprintf["%d",5]: TypeError: vsprintf(): Argument #2 ($values) must be of type array, int given
vsprintf["%d",[]]: ValueError: The arguments array must contain 1 items, 0 given
vsprintf["%2$s %1$s",["a","b"]] => b a
[2:Array to string conversion] vsprintf["%s",[[1]]] => Array
vsprintf["%s",{"x":5}] => 5
vsprintf["%d %d",[1]]: ValueError: The arguments array must contain 2 items, 1 given
sprintf["%s",null] => 
sprintf["%s",true] => 1
sprintf["%d","12abc"] => 12
sprintf["%d","9999999999999999999"] => 9223372036854775807
sprintf["%c",300] => ,
sprintf["%5c",65] => A
sprintf["%'",1]: ValueError: Missing padding character
sprintf["%5'x5d",1]: ValueError: Unknown format specifier "'"
abc
printf["abc\n"] => 4
