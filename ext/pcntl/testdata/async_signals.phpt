--TEST--
pcntl_async_signals(): handlers run by themselves
--EXTENSIONS--
pcntl
posix
--FILE--
<?php
var_dump(pcntl_async_signals(true), pcntl_async_signals());
$seen = 0;
pcntl_signal(SIGUSR1, function () use (&$seen) { $seen++; });
posix_kill(posix_getpid(), SIGUSR1);
for ($i = 0; $i < 1000 && !$seen; $i++) {
}
var_dump($seen);
pcntl_signal(SIGALRM, function () use (&$seen) { $seen = 'alarm'; });
var_dump(pcntl_alarm(1));
$t = microtime(true);
sleep(5);
var_dump($seen, microtime(true) - $t < 4);
--EXPECT--
bool(false)
bool(true)
int(1)
int(0)
string(5) "alarm"
bool(true)
