--TEST--
posix_access(), posix_mkfifo(), limits and terminals
--EXTENSIONS--
posix
--FILE--
<?php
$name = sys_get_temp_dir() . '/posix_files_' . getmypid();
var_dump(posix_access($name), posix_errno(), posix_mkfifo($name, 0600), filetype($name));
var_dump(posix_access($name, POSIX_R_OK | POSIX_W_OK), posix_mkfifo($name, 0600), posix_strerror(posix_errno()));
unlink($name);
$l = posix_getrlimit();
var_dump(isset($l['soft openfiles'], $l['hard core']), count($l));
$f = fopen(__FILE__, 'r');
var_dump(posix_isatty($f), posix_ttyname($f), posix_isatty(9999));
--EXPECT--
bool(false)
int(2)
bool(true)
string(4) "fifo"
bool(true)
bool(false)
string(11) "File exists"
bool(true)
int(20)
bool(false)
bool(false)
bool(false)
