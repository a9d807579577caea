--TEST--
Processes, users and groups
--EXTENSIONS--
posix
--FILE--
<?php
var_dump(posix_getpid() === getmypid(), posix_getppid() > 0, posix_getpgid(0) === posix_getpgrp(), posix_getsid(0) === posix_getsid(getmypid()));
$u = posix_getpwuid(0);
var_dump($u['name'], $u['uid'], $u['gid'], array_keys($u), posix_getpwnam('root') == $u, posix_getpwnam('no such user'));
$g = posix_getgrgid(0);
var_dump($g['name'], $g['gid'], is_array($g['members']), posix_getgrnam('root')['gid'], posix_getgrnam('no such group'));
var_dump(is_array(posix_getgroups()), posix_getuid() === posix_geteuid(), posix_getgid() === posix_getegid());
var_dump(posix_kill(2147483647, 0), posix_get_last_error(), posix_strerror(posix_errno()));
var_dump(posix_getcwd() === getcwd(), posix_ctermid(), posix_uname()['sysname'], posix_times()['ticks'] > 0);
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
string(4) "root"
int(0)
int(0)
array(7) {
  [0]=>
  string(4) "name"
  [1]=>
  string(6) "passwd"
  [2]=>
  string(3) "uid"
  [3]=>
  string(3) "gid"
  [4]=>
  string(5) "gecos"
  [5]=>
  string(3) "dir"
  [6]=>
  string(5) "shell"
}
bool(true)
bool(false)
string(4) "root"
int(0)
bool(true)
int(0)
bool(false)
bool(true)
bool(true)
bool(true)
bool(false)
int(3)
string(15) "No such process"
bool(true)
string(8) "/dev/tty"
string(5) "Linux"
bool(true)
