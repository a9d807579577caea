--TEST--
pcntl_fork(), pcntl_waitpid() and what the status says
--EXTENSIONS--
pcntl
posix
--FILE--
<?php
$pid = pcntl_fork();
if ($pid < 0) {
    exit("no fork\n");
}
if ($pid === 0) {
    exit(42);
}
var_dump($pid > 0, pcntl_waitpid($pid, $status) === $pid);
var_dump(pcntl_wifexited($status), pcntl_wexitstatus($status), pcntl_wifsignaled($status), pcntl_wifstopped($status));
$pid = pcntl_fork();
if ($pid < 0) {
    exit("no fork\n"); // a signal to process -1 would go to everybody
}
if ($pid === 0) {
    sleep(30);
    exit(1);
}
posix_kill($pid, SIGKILL);
var_dump(pcntl_wait($status) === $pid, pcntl_wifexited($status), pcntl_wifsignaled($status), pcntl_wtermsig($status));
var_dump(pcntl_wait($status), pcntl_get_last_error() === PCNTL_ECHILD, pcntl_strerror(PCNTL_ECHILD));
--EXPECT--
bool(true)
bool(true)
bool(true)
int(42)
bool(false)
bool(false)
bool(true)
bool(false)
bool(true)
int(9)
int(-1)
bool(true)
string(18) "No child processes"
