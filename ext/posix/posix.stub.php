<?php
// What POSIX says of processes, users, groups and limits.

const POSIX_F_OK = 0;
const POSIX_X_OK = 1;
const POSIX_W_OK = 2;
const POSIX_R_OK = 4;
const POSIX_S_IFREG = 32768;
const POSIX_S_IFCHR = 8192;
const POSIX_S_IFBLK = 24576;
const POSIX_S_IFIFO = 4096;
const POSIX_S_IFSOCK = 49152;
const POSIX_RLIMIT_AS = 9;
const POSIX_RLIMIT_CORE = 4;
const POSIX_RLIMIT_CPU = 0;
const POSIX_RLIMIT_DATA = 2;
const POSIX_RLIMIT_FSIZE = 1;
const POSIX_RLIMIT_LOCKS = 10;
const POSIX_RLIMIT_MEMLOCK = 8;
const POSIX_RLIMIT_MSGQUEUE = 12;
const POSIX_RLIMIT_NICE = 13;
const POSIX_RLIMIT_NOFILE = 7;
const POSIX_RLIMIT_NPROC = 6;
const POSIX_RLIMIT_RSS = 5;
const POSIX_RLIMIT_RTPRIO = 14;
const POSIX_RLIMIT_RTTIME = 15;
const POSIX_RLIMIT_SIGPENDING = 11;
const POSIX_RLIMIT_STACK = 3;
const POSIX_RLIMIT_INFINITY = -1;
/** @since 8.4 */ const POSIX_SC_ARG_MAX = 0;
/** @since 8.4 */ const POSIX_SC_CHILD_MAX = 1;
/** @since 8.4 */ const POSIX_SC_CLK_TCK = 2;
/** @since 8.4 */ const POSIX_SC_PAGESIZE = 30;
/** @since 8.4 */ const POSIX_SC_NPROCESSORS_CONF = 83;
/** @since 8.4 */ const POSIX_SC_NPROCESSORS_ONLN = 84;
/** @since 8.4 */ const POSIX_PC_LINK_MAX = 0;
/** @since 8.4 */ const POSIX_PC_MAX_CANON = 1;
/** @since 8.4 */ const POSIX_PC_MAX_INPUT = 2;
/** @since 8.4 */ const POSIX_PC_NAME_MAX = 3;
/** @since 8.4 */ const POSIX_PC_PATH_MAX = 4;
/** @since 8.4 */ const POSIX_PC_PIPE_BUF = 5;
/** @since 8.4 */ const POSIX_PC_CHOWN_RESTRICTED = 6;
/** @since 8.4 */ const POSIX_PC_NO_TRUNC = 7;
/** @since 8.4 */ const POSIX_PC_ALLOC_SIZE_MIN = 18;
/** @since 8.4 */ const POSIX_PC_SYMLINK_MAX = 19;

/** @since 8.4 */
function posix_kill(int $process_id, int $signal): bool {}
/** @since 8.4 */
function posix_getpid(): int {}
/** @since 8.4 */
function posix_getppid(): int {}
/** @since 8.4 */
function posix_getuid(): int {}
/** @since 8.4 */
function posix_setuid(int $user_id): bool {}
/** @since 8.4 */
function posix_geteuid(): int {}
/** @since 8.4 */
function posix_seteuid(int $user_id): bool {}
/** @since 8.4 */
function posix_getgid(): int {}
/** @since 8.4 */
function posix_setgid(int $group_id): bool {}
/** @since 8.4 */
function posix_getegid(): int {}
/** @since 8.4 */
function posix_setegid(int $group_id): bool {}
/** @since 8.4 */
function posix_getgroups(): array|false {}
/** @since 8.4 */
function posix_getlogin(): string|false {}
/** @since 8.4 */
function posix_getpgrp(): int {}
/** @since 8.4 */
function posix_setsid(): int {}
/** @since 8.4 */
function posix_setpgid(int $process_id, int $process_group_id): bool {}
/** @since 8.4 */
function posix_getpgid(int $process_id): int|false {}
/** @since 8.4 */
function posix_getsid(int $process_id): int|false {}
/** @since 8.4 */
function posix_uname(): array|false {}
/** @since 8.4 */
function posix_times(): array|false {}
/** @since 8.4 */
function posix_ctermid(): string|false {}
/** @since 8.4 */
function posix_ttyname($file_descriptor): string|false {}
/** @since 8.4 */
function posix_isatty($file_descriptor): bool {}
/** @since 8.4 */
function posix_getcwd(): string|false {}
/** @since 8.4 */
function posix_mkfifo(string $filename, int $permissions): bool {}
/** @since 8.4 */
function posix_mknod(string $filename, int $flags, int $major = 0, int $minor = 0): bool {}
/** @since 8.4 */
function posix_access(string $filename, int $flags = 0): bool {}
/** @since 8.4 */
function posix_eaccess(string $filename, int $flags = 0): bool {}
/** @since 8.4 */
function posix_getgrnam(string $name): array|false {}
/** @since 8.4 */
function posix_getgrgid(int $group_id): array|false {}
/** @since 8.4 */
function posix_getpwnam(string $username): array|false {}
/** @since 8.4 */
function posix_getpwuid(int $user_id): array|false {}
/** @since 8.4 */
function posix_getrlimit(?int $resource = null): array|false {}
/** @since 8.4 */
function posix_setrlimit(int $resource, int $soft_limit, int $hard_limit): bool {}
/** @since 8.4 */
function posix_get_last_error(): int {}
/** @since 8.4 @impl posixGetLastError */
function posix_errno(): int {}
/** @since 8.4 */
function posix_strerror(int $error_code): string {}
/** @since 8.4 */
function posix_initgroups(string $username, int $group_id): bool {}
/** @since 8.4 */
function posix_sysconf(int $conf_id): int {}
/** @since 8.4 */
function posix_pathconf(string $path, int $name): int|false {}
/** @since 8.4 */
function posix_fpathconf($file_descriptor, int $name): int|false {}

/** @until 7.4 */
function posix_kill(int $pid, int $sig) {}
/** @until 7.4 */
function posix_getpid() {}
/** @until 7.4 */
function posix_getppid() {}
/** @until 7.4 */
function posix_getuid() {}
/** @until 7.4 @refuse false */
function posix_setuid(int $uid) {}
/** @until 7.4 */
function posix_geteuid() {}
/** @until 7.4 @refuse false */
function posix_seteuid(int $uid) {}
/** @until 7.4 */
function posix_getgid() {}
/** @until 7.4 @refuse false */
function posix_setgid(int $gid) {}
/** @until 7.4 */
function posix_getegid() {}
/** @until 7.4 @refuse false */
function posix_setegid(int $gid) {}
/** @until 7.4 */
function posix_getgroups() {}
/** @until 7.4 */
function posix_getlogin() {}
/** @until 7.4 */
function posix_getpgrp() {}
/** @until 7.4 */
function posix_setsid() {}
/** @until 7.4 @refuse false */
function posix_setpgid(int $pid, int $pgid) {}
/** @until 7.4 @refuse false */
function posix_getpgid(int $pid) {}
/** @until 7.4 @refuse false */
function posix_getsid(int $pid) {}
/** @until 7.4 */
function posix_uname() {}
/** @until 7.4 */
function posix_times() {}
/** @until 7.4 */
function posix_ctermid() {}
/** @until 7.4 @refuse false */
function posix_ttyname($fd) {}
/** @until 7.4 @refuse false */
function posix_isatty($fd) {}
/** @until 7.4 */
function posix_getcwd() {}
/** @until 7.4 @refuse false */
function posix_mkfifo(string $pathname, int $mode) {}
/** @until 7.4 @refuse false */
function posix_mknod(string $pathname, int $mode, int $major = 0, int $minor = 0) {}
/** @until 7.4 @refuse false */
function posix_access(string $file, int $mode = 0) {}
/** @until 7.4 @refuse false */
function posix_getgrnam(string $name) {}
/** @until 7.4 @refuse false */
function posix_getgrgid(int $gid) {}
/** @until 7.4 @refuse false */
function posix_getpwnam(string $username) {}
/** @until 7.4 @refuse false */
function posix_getpwuid(int $uid) {}
/** @until 7.4 */
function posix_getrlimit() {}
/** @until 7.4 @refuse false */
function posix_setrlimit(int $resource, int $softlimit, int $hardlimit) {}
/** @until 7.4 */
function posix_get_last_error() {}
/** @until 7.4 @impl posixGetLastError */
function posix_errno() {}
/** @until 7.4 @refuse false */
function posix_strerror(int $errno) {}
/** @until 7.4 @refuse false */
function posix_initgroups(string $name, int $base_group_id) {}
