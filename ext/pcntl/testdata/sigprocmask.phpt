--TEST--
pcntl_sigprocmask() and pcntl_sigtimedwait()
--EXTENSIONS--
pcntl
posix
--FILE--
<?php
pcntl_signal(SIGUSR1, function ($n) { echo "handled $n\n"; });
var_dump(pcntl_sigprocmask(SIG_BLOCK, [SIGUSR1, SIGTERM], $old), $old);
posix_kill(posix_getpid(), SIGUSR1);
pcntl_signal_dispatch();
echo "blocked\n";
pcntl_sigprocmask(SIG_UNBLOCK, [SIGUSR1], $old);
var_dump($old);
pcntl_signal_dispatch();
posix_kill(posix_getpid(), SIGTERM);
var_dump(pcntl_sigtimedwait([SIGTERM], $info, 1), $info['signo'] === SIGTERM);
$t = microtime(true);
pcntl_sigtimedwait([SIGTERM], $info, 0, 100000000);
$t = microtime(true) - $t;
var_dump($t > 0.09 && $t < 3);
--EXPECT--
bool(true)
array(0) {
}
blocked
array(2) {
  [0]=>
  int(10)
  [1]=>
  int(15)
}
handled 10
int(15)
bool(true)
bool(true)
