--TEST--
pcntl_getpriority() and pcntl_setpriority()
--EXTENSIONS--
pcntl
--FILE--
<?php
$p = pcntl_getpriority();
var_dump(pcntl_setpriority($p + 3), pcntl_getpriority() === $p + 3, pcntl_getpriority(getmypid()) === $p + 3);
var_dump(pcntl_getpriority(2147483647));
--EXPECTF--
bool(true)
bool(true)
bool(true)

Warning: pcntl_getpriority(): Error 3: No process was located using the given parameters in %s on line 4
bool(false)
