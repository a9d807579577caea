<?php
// Files, by handle and by name.

const INI_SCANNER_NORMAL = 0;
const INI_SCANNER_RAW = 1;
const INI_SCANNER_TYPED = 2;
const PATHINFO_DIRNAME = 1;
const PATHINFO_BASENAME = 2;
const PATHINFO_EXTENSION = 4;
const PATHINFO_FILENAME = 8;
/** @since 8.4 */ const PATHINFO_ALL = 15;
const SEEK_SET = 0;
const SEEK_CUR = 1;
const SEEK_END = 2;
const LOCK_SH = 1;
const LOCK_EX = 2;
const LOCK_UN = 3;
const LOCK_NB = 4;
const STREAM_NOTIFY_CONNECT = 2;
const STREAM_NOTIFY_AUTH_REQUIRED = 3;
const STREAM_NOTIFY_AUTH_RESULT = 10;
const STREAM_NOTIFY_MIME_TYPE_IS = 4;
const STREAM_NOTIFY_FILE_SIZE_IS = 5;
const STREAM_NOTIFY_REDIRECTED = 6;
const STREAM_NOTIFY_PROGRESS = 7;
const STREAM_NOTIFY_FAILURE = 9;
const STREAM_NOTIFY_COMPLETED = 8;
const STREAM_NOTIFY_RESOLVE = 1;
const STREAM_NOTIFY_SEVERITY_INFO = 0;
const STREAM_NOTIFY_SEVERITY_WARN = 1;
const STREAM_NOTIFY_SEVERITY_ERR = 2;
const STREAM_FILTER_READ = 1;
const STREAM_FILTER_WRITE = 2;
const STREAM_FILTER_ALL = 3;
const STREAM_CLIENT_PERSISTENT = 1;
const STREAM_CLIENT_ASYNC_CONNECT = 2;
const STREAM_CLIENT_CONNECT = 4;
const STREAM_CRYPTO_METHOD_ANY_CLIENT = 127;
const STREAM_CRYPTO_METHOD_SSLv2_CLIENT = 3;
const STREAM_CRYPTO_METHOD_SSLv3_CLIENT = 5;
const STREAM_CRYPTO_METHOD_SSLv23_CLIENT = 57;
const STREAM_CRYPTO_METHOD_TLS_CLIENT = 121;
const STREAM_CRYPTO_METHOD_TLSv1_0_CLIENT = 9;
const STREAM_CRYPTO_METHOD_TLSv1_1_CLIENT = 17;
const STREAM_CRYPTO_METHOD_TLSv1_2_CLIENT = 33;
const STREAM_CRYPTO_METHOD_TLSv1_3_CLIENT = 65;
const STREAM_CRYPTO_METHOD_ANY_SERVER = 126;
const STREAM_CRYPTO_METHOD_SSLv2_SERVER = 2;
const STREAM_CRYPTO_METHOD_SSLv3_SERVER = 4;
const STREAM_CRYPTO_METHOD_SSLv23_SERVER = 120;
const STREAM_CRYPTO_METHOD_TLS_SERVER = 120;
const STREAM_CRYPTO_METHOD_TLSv1_0_SERVER = 8;
const STREAM_CRYPTO_METHOD_TLSv1_1_SERVER = 16;
const STREAM_CRYPTO_METHOD_TLSv1_2_SERVER = 32;
const STREAM_CRYPTO_METHOD_TLSv1_3_SERVER = 64;
const STREAM_CRYPTO_PROTO_SSLv3 = 4;
const STREAM_CRYPTO_PROTO_TLSv1_0 = 8;
const STREAM_CRYPTO_PROTO_TLSv1_1 = 16;
const STREAM_CRYPTO_PROTO_TLSv1_2 = 32;
const STREAM_CRYPTO_PROTO_TLSv1_3 = 64;
const STREAM_SHUT_RD = 0;
const STREAM_SHUT_WR = 1;
const STREAM_SHUT_RDWR = 2;
const STREAM_PF_INET = 2;
const STREAM_PF_INET6 = 10;
const STREAM_PF_UNIX = 1;
const STREAM_IPPROTO_IP = 0;
const STREAM_IPPROTO_TCP = 6;
const STREAM_IPPROTO_UDP = 17;
const STREAM_IPPROTO_ICMP = 1;
const STREAM_IPPROTO_RAW = 255;
const STREAM_SOCK_STREAM = 1;
const STREAM_SOCK_DGRAM = 2;
const STREAM_SOCK_RAW = 3;
const STREAM_SOCK_SEQPACKET = 5;
const STREAM_SOCK_RDM = 4;
const STREAM_PEEK = 2;
const STREAM_OOB = 1;
const STREAM_SERVER_BIND = 4;
const STREAM_SERVER_LISTEN = 8;
const FILE_USE_INCLUDE_PATH = 1;
const FILE_IGNORE_NEW_LINES = 2;
const FILE_SKIP_EMPTY_LINES = 4;
const FILE_APPEND = 8;
const FILE_NO_DEFAULT_CONTEXT = 16;
/** @deprecated 8.4 */ const FILE_TEXT = 0;
/** @deprecated 8.4 */ const FILE_BINARY = 0;
const FNM_NOESCAPE = 2;
const FNM_PATHNAME = 1;
const FNM_PERIOD = 4;
const FNM_CASEFOLD = 16;
const PSFS_PASS_ON = 2;
const PSFS_FEED_ME = 1;
const PSFS_ERR_FATAL = 0;
const PSFS_FLAG_NORMAL = 0;
const PSFS_FLAG_FLUSH_INC = 1;
const PSFS_FLAG_FLUSH_CLOSE = 2;
const DIRECTORY_SEPARATOR = '/';
const PATH_SEPARATOR = ':';
const GLOB_BRACE = 1024;
const GLOB_ERR = 1;
const GLOB_MARK = 2;
const GLOB_NOCHECK = 16;
const GLOB_NOESCAPE = 64;
const GLOB_NOSORT = 4;
const GLOB_ONLYDIR = 8192;
const GLOB_AVAILABLE_FLAGS = 9303;
const SCANDIR_SORT_ASCENDING = 0;
const SCANDIR_SORT_DESCENDING = 1;
const SCANDIR_SORT_NONE = 2;
const STREAM_USE_PATH = 1;
const STREAM_IGNORE_URL = 2;
const STREAM_REPORT_ERRORS = 8;
const STREAM_MUST_SEEK = 16;
const STREAM_URL_STAT_LINK = 1;
const STREAM_URL_STAT_QUIET = 2;
const STREAM_MKDIR_RECURSIVE = 1;
const STREAM_IS_URL = 1;
const STREAM_OPTION_BLOCKING = 1;
const STREAM_OPTION_READ_TIMEOUT = 4;
const STREAM_OPTION_READ_BUFFER = 2;
const STREAM_OPTION_WRITE_BUFFER = 3;
const STREAM_BUFFER_NONE = 0;
const STREAM_BUFFER_LINE = 1;
const STREAM_BUFFER_FULL = 2;
const STREAM_CAST_AS_STREAM = 0;
const STREAM_CAST_FOR_SELECT = 3;
const STREAM_META_TOUCH = 1;
const STREAM_META_OWNER = 3;
const STREAM_META_OWNER_NAME = 2;
const STREAM_META_GROUP = 5;
const STREAM_META_GROUP_NAME = 4;
const STREAM_META_ACCESS = 6;

/** @resource ?$context @refuse false */
function fopen(string $filename, string $mode, bool $use_include_path = false, $context = null) {}
/** @resource $stream @refuse false */
function fread($stream, int $length): string|false {}
/** @resource $stream @refuse false */
function fwrite($stream, string $data, ?int $length = null): int|false {}
/** @impl fwrite @resource $stream @refuse false */
function fputs($stream, string $data, ?int $length = null): int|false {}
/** @resource $stream @refuse false */
function fgets($stream, ?int $length = null): string|false {}
/** @resource $stream @refuse false */
function fgetc($stream): string|false {}
/** @resource $stream @refuse false */
function fclose($stream): bool {}
/** @resource $stream @refuse false */
function feof($stream): bool {}
/** @resource $stream @refuse false */
function fflush($stream): bool {}
/** @since 8.4 @resource $stream */
function fsync($stream): bool {}
/** @since 8.4 @resource $stream */
function fdatasync($stream): bool {}
/** @resource $stream @refuse false */
function fseek($stream, int $offset, int $whence = SEEK_SET): int {}
/** @resource $stream @refuse false */
function ftell($stream): int|false {}
/** @resource $stream @refuse false */
function rewind($stream): bool {}
/** @resource $stream @refuse false */
function ftruncate($stream, int $size): bool {}
/** @resource $stream */
function flock($stream, int $operation, &$would_block = null): bool {}
/** @resource $stream @refuse false */
function fstat($stream): array|false {}
/** @resource $stream */
function fputcsv($stream, array $fields, string $separator = ',', string $enclosure = '"', string $escape = '\\', string $eol = "\n"): int|false {}
/** @resource $stream */
function fgetcsv($stream, ?int $length = null, string $separator = ',', string $enclosure = '"', string $escape = '\\'): array|false {}
/** @resource $stream */
function fscanf($stream, string $format, mixed &...$vars): array|int|false|null {}
/** @resource $stream @refuse false */
function fpassthru($stream): int {}
/** @resource ?$context @refuse false */
function readfile(string $filename, bool $use_include_path = false, $context = null): int|false {}
/** @resource ?$context */
function file(string $filename, int $flags = 0, $context = null): array|false {}
/** @resource ?$context */
function file_get_contents(string $filename, bool $use_include_path = false, $context = null, int $offset = 0, ?int $length = null): string|false {}
/** @resource ?$context */
function file_put_contents(string $filename, mixed $data, int $flags = 0, $context = null): int|false {}
/** @resource ?$context */
function copy(string $from, string $to, $context = null): bool {}
/** @resource ?$context @refuse false */
function rename(string $from, string $to, $context = null): bool {}
/** @resource ?$context @refuse false */
function unlink(string $filename, $context = null): bool {}
/** @resource ?$context @refuse false */
function mkdir(string $directory, int $permissions = 511, bool $recursive = false, $context = null): bool {}
/** @resource ?$context @refuse false */
function rmdir(string $directory, $context = null): bool {}
function stat(string $filename): array|false {}
function lstat(string $filename): array|false {}
function fileatime(string $filename): int|false {}
function filectime(string $filename): int|false {}
function filegroup(string $filename): int|false {}
function fileinode(string $filename): int|false {}
function filemtime(string $filename): int|false {}
function fileowner(string $filename): int|false {}
function fileperms(string $filename): int|false {}
function filesize(string $filename): int|false {}
function filetype(string $filename): string|false {}
function file_exists(string $filename): bool {}
function is_dir(string $filename): bool {}
function is_file(string $filename): bool {}
function is_link(string $filename): bool {}
function is_readable(string $filename): bool {}
function is_writable(string $filename): bool {}
/** @impl isWritable */
function is_writeable(string $filename): bool {}
function is_executable(string $filename): bool {}
function clearstatcache(bool $clear_realpath_cache = false, string $filename = ''): void {}
function touch(string $filename, ?int $mtime = null, ?int $atime = null): bool {}
function chmod(string $filename, int $permissions): bool {}
function chown(string $filename, string|int $user): bool {}
/** @refuse false */
function chgrp(string $filename, string|int $group): bool {}
function lchown(string $filename, string|int $user): bool {}
/** @refuse false */
function lchgrp(string $filename, string|int $group): bool {}
function link(string $target, string $link): bool {}
function symlink(string $target, string $link): bool {}
function readlink(string $path): string|false {}
function linkinfo(string $path): int|false {}
function tempnam(string $directory, string $prefix): string|false {}
function tmpfile() {}
function sys_get_temp_dir(): string {}
function realpath(string $path): string|false {}
function realpath_cache_get(): array {}
function realpath_cache_size(): int {}
function basename(string $path, string $suffix = ''): string {}
function dirname(string $path, int $levels = 1): string {}
function pathinfo(string $path, int $flags = PATHINFO_ALL): array|string {}
function fnmatch(string $pattern, string $filename, int $flags = 0): bool {}
function disk_free_space(string $directory): float|false {}
/** @impl diskFreeSpace */
function diskfreespace(string $directory): float|false {}
function disk_total_space(string $directory): float|false {}
/** @refuse false */
function parse_ini_file(string $filename, bool $process_sections = false, int $scanner_mode = INI_SCANNER_NORMAL): array|false {}
/** @refuse false */
function parse_ini_string(string $ini_string, bool $process_sections = false, int $scanner_mode = INI_SCANNER_NORMAL): array|false {}
/** @refuse false */
function umask(?int $mask = null): int {}
