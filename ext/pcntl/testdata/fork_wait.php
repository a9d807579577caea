<?php
$pid = pcntl_fork();
if ($pid === 0) {
    exit(42);
}
var_dump($pid > 0, pcntl_waitpid($pid, $status) === $pid);
var_dump(pcntl_wifexited($status), pcntl_wexitstatus($status), pcntl_wifsignaled($status), pcntl_wifstopped($status));
$pid = pcntl_fork();
if ($pid === 0) {
    sleep(30);
    exit(1);
}
posix_kill($pid, SIGKILL);
var_dump(pcntl_wait($status) === $pid, pcntl_wifexited($status), pcntl_wifsignaled($status), pcntl_wtermsig($status));
var_dump(pcntl_wait($status), pcntl_get_last_error() === PCNTL_ECHILD, pcntl_strerror(PCNTL_ECHILD));
