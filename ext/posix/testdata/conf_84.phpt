--TEST--
posix_sysconf(), posix_pathconf(), posix_fpathconf(), posix_eaccess()
--EXTENSIONS--
posix
--FILE--
<?php
var_dump(posix_sysconf(POSIX_SC_CLK_TCK), posix_sysconf(POSIX_SC_PAGESIZE) >= 4096, posix_sysconf(POSIX_SC_NPROCESSORS_ONLN) > 0);
var_dump(posix_pathconf('/', POSIX_PC_NAME_MAX), posix_pathconf('/', POSIX_PC_PATH_MAX), posix_pathconf('/no', 3), posix_errno());
var_dump(posix_fpathconf(fopen(__FILE__, 'r'), POSIX_PC_PIPE_BUF), posix_eaccess(__FILE__, POSIX_R_OK));
try {
    posix_pathconf('', 3);
} catch (ValueError $e) {
    echo $e->getMessage(), "\n";
}
var_dump(count(posix_getrlimit(POSIX_RLIMIT_NOFILE)));
--EXPECT--
int(100)
bool(true)
bool(true)
int(255)
int(4096)
bool(false)
int(2)
int(4096)
bool(true)
posix_pathconf(): Argument #1 ($path) must not be empty
int(2)
