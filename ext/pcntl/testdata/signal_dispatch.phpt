--TEST--
pcntl_signal(), pcntl_signal_dispatch() and pcntl_signal_get_handler()
--EXTENSIONS--
pcntl
posix
--FILE--
<?php
function handler($signo, $info)
{
    echo "signal $signo, ", $info['signo'], ', from self: ', var_export(($info['pid'] ?? 0) === posix_getpid(), true), "\n";
}
var_dump(pcntl_signal(SIGUSR1, 'handler'), pcntl_signal_get_handler(SIGUSR1), pcntl_signal_get_handler(SIGUSR2));
posix_kill(posix_getpid(), SIGUSR1);
posix_kill(posix_getpid(), SIGUSR1);
echo "not yet\n";
var_dump(pcntl_signal_dispatch());
pcntl_signal(SIGUSR1, SIG_IGN);
posix_kill(posix_getpid(), SIGUSR1);
pcntl_signal_dispatch();
var_dump(pcntl_signal_get_handler(SIGUSR1) === SIG_IGN);
pcntl_signal(SIGTERM, function () { throw new Exception('from a handler'); });
posix_kill(posix_getpid(), SIGTERM);
try {
    pcntl_signal_dispatch();
} catch (Exception $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
bool(true)
string(7) "handler"
int(0)
not yet
signal 10, 10, from self: true
signal 10, 10, from self: true
bool(true)
bool(true)
from a handler
