--TEST--
mktime(), gmmktime(), checkdate(), idate(), getdate(), localtime()
--FILE--
<?php
date_default_timezone_set('Europe/Paris');
var_dump(mktime(12, 30, 45, 6, 15, 2024), gmmktime(12, 30, 45, 6, 15, 2024), mktime(25, 61, 61, 13, 32, 2023));
var_dump(mktime(2, 30, 0, 3, 31, 2024), mktime(0, 0, 0, 1, 1, 69), mktime(0, 0, 0, 1, 1, 70));
var_dump(checkdate(2, 29, 2024), checkdate(2, 29, 2023), checkdate(13, 1, 2024), checkdate(1, 0, 2024));
foreach (str_split('BdhHiILmstUwWyYzZ') as $c) {
    echo $c, '=', idate($c, 1700000000), ' ';
}
echo "\n";
print_r(getdate(1700000000));
print_r(localtime(1700000000, true));
echo implode(' ', localtime(1720000000)), "\n";
var_dump(date_default_timezone_get(), @date_default_timezone_set('Mars/Olympus'), date_default_timezone_get());
--EXPECT--
int(1718447445)
int(1718454645)
int(1706835721)
int(1711848600)
int(3124220400)
int(-3600)
bool(true)
bool(false)
bool(false)
bool(false)
B=967 d=14 h=11 H=23 i=13 I=0 L=0 m=11 s=20 t=30 U=1700000000 w=2 W=46 y=23 Y=2023 z=317 Z=3600 
Array
(
    [seconds] => 20
    [minutes] => 13
    [hours] => 23
    [mday] => 14
    [wday] => 2
    [mon] => 11
    [year] => 2023
    [yday] => 317
    [weekday] => Tuesday
    [month] => November
    [0] => 1700000000
)
Array
(
    [tm_sec] => 20
    [tm_min] => 13
    [tm_hour] => 23
    [tm_mday] => 14
    [tm_mon] => 10
    [tm_year] => 123
    [tm_wday] => 2
    [tm_yday] => 317
    [tm_isdst] => 0
)
40 46 11 3 6 124 3 184 1
string(12) "Europe/Paris"
bool(false)
string(12) "Europe/Paris"
