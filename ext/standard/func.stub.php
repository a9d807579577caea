<?php

// Calling, settings, time, environment and errors.

/** @deprecated 8.4 */
const ASSERT_ACTIVE = 1;
/** @deprecated 8.4 */
const ASSERT_CALLBACK = 2;
/** @deprecated 8.4 */
const ASSERT_BAIL = 3;
/** @deprecated 8.4 */
const ASSERT_WARNING = 4;
/**
 * @since 8.4
 * @deprecated 8.4
 */
const ASSERT_EXCEPTION = 5;
/** @until 7.4 */
const ASSERT_EXCEPTION = 6;
/** @until 7.4 */
const ASSERT_QUIET_EVAL = 5;
const CONNECTION_ABORTED = 1;
const CONNECTION_NORMAL = 0;
const CONNECTION_TIMEOUT = 2;
const INI_USER = 1;
const INI_PERDIR = 2;
const INI_SYSTEM = 4;
const INI_ALL = 7;
const INFO_GENERAL = 1;
const INFO_CREDITS = 2;
const INFO_CONFIGURATION = 4;
const INFO_MODULES = 8;
const INFO_ENVIRONMENT = 16;
const INFO_VARIABLES = 32;
const INFO_LICENSE = 64;
const INFO_ALL = 4294967295;

class AssertionError extends Error
{
}

ini('assert.active', '1', 'ALL', onchange: assertActiveChanged, bool: true);
ini('assert.bail', '0', 'ALL', onchange: assertBailChanged, bool: true);
ini('assert.callback', '', 'ALL', onchange: assertCallbackChanged, null: true);
ini('assert.exception', '1', 'ALL', since: '8.4', onchange: assertExceptionChanged, bool: true);
ini('assert.exception', '0', 'ALL', until: '7.4', onchange: assertExceptionChanged, bool: true);
ini('assert.quiet_eval', '0', 'ALL', until: '7.4', bool: true);
ini('assert.warning', '1', 'ALL', onchange: assertWarningChanged, bool: true);
ini('auto_detect_line_endings', '0', 'ALL', bool: true);
ini('browscap', '', 'SYSTEM', null: true);
ini('default_socket_timeout', '60', 'ALL');
ini('from', '', 'ALL', null: true);
ini('unserialize_max_depth', '4096', 'ALL');
ini('url_rewriter.hosts', '', 'ALL');
ini('url_rewriter.tags', 'form=', 'ALL');
ini('user_agent', '', 'ALL', null: true);

function set_time_limit(int $seconds): bool {}
function constant(string $name): mixed {}
/** @refuse false */
function getenv(?string $name = null, bool $local_only = false): array|string|false {}
function putenv(string $assignment): bool {}
function sleep(int $seconds): int {}
function usleep(int $microseconds): void {}
function time_nanosleep(int $seconds, int $nanoseconds): array|bool {}
function time_sleep_until(float $timestamp): bool {}
function get_current_user(): string {}
/** @since 8.4 */
function getopt(string $short_options, array $long_options = [], &$rest_index = null): array|false {}
/** @until 7.4 @refuse false */
function getopt(string $options, array $longopts = [], &$optind = null) {}
function get_cfg_var(string $option): array|string|false {}
/**
 * @until 7.4
 * @deprecated 7.4
 */
function create_function(string $args, string $code): string {}
function error_log(string $message, int $message_type = 0, ?string $destination = null, ?string $additional_headers = null): bool {}
function error_get_last(): ?array {}
function error_clear_last(): void {}
/** @op OpCallUserFunc */
function call_user_func(callable $callback, mixed ...$args): mixed {}
/** @op OpCallUserFuncArray */
function call_user_func_array(callable $callback, array $args): mixed {}
function forward_static_call(callable $callback, mixed ...$args): mixed {}
function forward_static_call_array(callable $callback, array $args): mixed {}
/** @since 8.4 */
function register_shutdown_function(callable $callback, mixed ...$args): void {}
function ini_get(string $option): string|false {}
function ini_get_all(?string $extension = null, bool $details = true): array|false {}
/** @since 8.4 */
function ini_set(string $option, $value): string|false {}
/** @since 8.4 */
function ini_alter(string $option, $value): string|false {}
function ini_restore(string $option): void {}
/** @since 8.4 */
function ini_parse_quantity(string $shorthand): int {}
function connection_aborted(): int {}
function connection_status(): int {}
/** @since 8.4 */
function ignore_user_abort(?bool $enable = null): int {}
function register_tick_function(callable $callback, mixed ...$args): bool {}
function unregister_tick_function(callable $callback): void {}
function sys_getloadavg(): array|false {}
function gethostname(): string|false {}
/** @since 8.4 */
function hrtime(bool $as_number = false): array|int|float|false {}
/** @until 7.4 */
function hrtime($get_as_number = false) {}
function getmyuid(): int|false {}
function getmygid(): int|false {}
function getmypid(): int|false {}
function getmyinode(): int|false {}
function getlastmod(): int|false {}
/** @since 8.4 */
function assert(mixed $assertion, Throwable|string|null $description = null): bool {}
/** @deprecated 8.4 since 8.3 */
function assert_options(int $option, mixed $value = UNKNOWN): mixed {}
/** @since 8.4 */
function highlight_string(string $string, bool $return = false): string|true {}
/** @until 7.4 */
function highlight_string(string $string, bool $return = false): string|bool {}
/** @since 8.4 */
function highlight_file(string $filename, bool $return = false): string|bool {}
/** @until 7.4 */
function highlight_file(string $file_name, bool $return = false): string|bool {}
/**
 * @since 8.4
 * @impl highlightFile
 */
function show_source(string $filename, bool $return = false): string|bool {}
/**
 * @until 7.4
 * @impl highlightFile
 */
function show_source(string $file_name, bool $return = false): string|bool {}
/** @since 8.4 */
function php_strip_whitespace(string $filename): string {}
/** @until 7.4 */
function php_strip_whitespace(string $file_name): string {}
function phpinfo(int $flags = INFO_ALL): true {}
function phpversion(?string $extension = null): string|false {}
function php_sapi_name(): string|false {}
function php_uname(string $mode = "a"): string {}
function php_ini_scanned_files(): string|false {}
function php_ini_loaded_file(): string|false {}
function microtime(bool $as_float = false): string|float {}
function gettimeofday(bool $as_float = false): array|float {}
function getrusage(int $mode = 0): array|false {}
function set_include_path(string $include_path): string|false {}
function get_include_path(): string|false {}
/**
 * @until 7.4
 * @deprecated 7.4
 */
function restore_include_path() {}
/**
 * @until 7.4
 * @deprecated 7.4
 */
function get_magic_quotes_gpc() {}
/**
 * @until 7.4
 * @deprecated 7.4
 */
function get_magic_quotes_runtime() {}
function uniqid(string $prefix = "", bool $more_entropy = false): string {}
/** @until 7.4 */
function register_shutdown_function($function_name, ...$parameters) {}
/** @until 7.4 */
function ini_set(string $varname, string $newvalue) {}
/** @until 7.4 */
function ini_alter(string $varname, string $newvalue) {}
/** @until 7.4 */
function assert($assertion, $description = null) {}
/** @until 7.4 */
function ignore_user_abort(?bool $value = null) {}
