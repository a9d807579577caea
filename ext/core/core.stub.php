<?php

// The functions, constants and settings of the language itself.

const E_ERROR = 1;
const E_WARNING = 2;
const E_PARSE = 4;
const E_NOTICE = 8;
const E_CORE_ERROR = 16;
const E_CORE_WARNING = 32;
const E_COMPILE_ERROR = 64;
const E_COMPILE_WARNING = 128;
const E_USER_ERROR = 256;
const E_USER_WARNING = 512;
const E_USER_NOTICE = 1024;
const E_RECOVERABLE_ERROR = 4096;
const E_DEPRECATED = 8192;
const E_USER_DEPRECATED = 16384;
/** @since 8.4 */
const E_ALL = 30719;
/** @until 7.4 */
const E_ALL = 32767;
const DEBUG_BACKTRACE_PROVIDE_OBJECT = 1;
const DEBUG_BACKTRACE_IGNORE_ARGS = 2;
const ZEND_THREAD_SAFE = false;
const ZEND_DEBUG_BUILD = false;
/** @since 8.4 */
const PHP_VERSION = "8.4.24";
/** @until 7.4 */
const PHP_VERSION = "7.4.33";
/** @since 8.4 */
const PHP_MAJOR_VERSION = 8;
/** @until 7.4 */
const PHP_MAJOR_VERSION = 7;
const PHP_MINOR_VERSION = 4;
/** @since 8.4 */
const PHP_RELEASE_VERSION = 24;
/** @until 7.4 */
const PHP_RELEASE_VERSION = 33;
const PHP_EXTRA_VERSION = "";
/** @since 8.4 */
const PHP_VERSION_ID = 80424;
/** @until 7.4 */
const PHP_VERSION_ID = 70433;
/** @since 8.4 */
const PHP_ZTS = false;
/** @until 7.4 */
const PHP_ZTS = 0;
/** @since 8.4 */
const PHP_DEBUG = false;
/** @until 7.4 */
const PHP_DEBUG = 0;
const PHP_OS = "Linux";
const PHP_OS_FAMILY = "Linux";
const DEFAULT_INCLUDE_PATH = ".:/usr/share/php";
const PEAR_INSTALL_DIR = "/usr/share/php";
/** @since 8.4 */
const PEAR_EXTENSION_DIR = "/usr/lib/php/20240924";
/** @until 7.4 */
const PEAR_EXTENSION_DIR = "/usr/lib/php/20190902";
/** @since 8.4 */
const PHP_EXTENSION_DIR = "/usr/lib/php/20240924";
/** @until 7.4 */
const PHP_EXTENSION_DIR = "/usr/lib/php/20190902";
const PHP_PREFIX = "/usr";
const PHP_BINDIR = "/usr/bin";
/** @since 8.4 */
const PHP_SBINDIR = "/usr/sbin";
const PHP_MANDIR = "/usr/share/man";
const PHP_LIBDIR = "/usr/lib/php";
/** @since 8.4 */
const PHP_DATADIR = "/usr/share/php/8.4";
/** @until 7.4 */
const PHP_DATADIR = "/usr/share/php/7.4";
const PHP_SYSCONFDIR = "/etc";
const PHP_LOCALSTATEDIR = "/var";
/** @since 8.4 */
const PHP_CONFIG_FILE_PATH = "/etc/php/8.4/cli";
/** @until 7.4 */
const PHP_CONFIG_FILE_PATH = "/etc/php/7.4/cli";
/** @since 8.4 */
const PHP_CONFIG_FILE_SCAN_DIR = "/etc/php/8.4/cli/conf.d";
/** @until 7.4 */
const PHP_CONFIG_FILE_SCAN_DIR = "/etc/php/7.4/cli/conf.d";
const PHP_SHLIB_SUFFIX = "so";
const PHP_EOL = "\n";
const PHP_MAXPATHLEN = 4096;
const PHP_INT_MAX = 9223372036854775807;
const PHP_INT_SIZE = 8;
const PHP_FD_SETSIZE = 1024;
const PHP_FLOAT_DIG = 15;
const PHP_OUTPUT_HANDLER_START = 1;
const PHP_OUTPUT_HANDLER_WRITE = 0;
const PHP_OUTPUT_HANDLER_FLUSH = 4;
const PHP_OUTPUT_HANDLER_CLEAN = 2;
const PHP_OUTPUT_HANDLER_FINAL = 8;
const PHP_OUTPUT_HANDLER_CONT = 0;
const PHP_OUTPUT_HANDLER_END = 8;
const PHP_OUTPUT_HANDLER_CLEANABLE = 16;
const PHP_OUTPUT_HANDLER_FLUSHABLE = 32;
const PHP_OUTPUT_HANDLER_REMOVABLE = 64;
const PHP_OUTPUT_HANDLER_STDFLAGS = 112;
const PHP_OUTPUT_HANDLER_STARTED = 4096;
const PHP_OUTPUT_HANDLER_DISABLED = 8192;
/** @since 8.4 */
const PHP_OUTPUT_HANDLER_PROCESSED = 16384;
const UPLOAD_ERR_INI_SIZE = 1;
const UPLOAD_ERR_FORM_SIZE = 2;
const UPLOAD_ERR_PARTIAL = 3;
const UPLOAD_ERR_NO_FILE = 4;
const UPLOAD_ERR_NO_TMP_DIR = 6;
const UPLOAD_ERR_CANT_WRITE = 7;
const UPLOAD_ERR_EXTENSION = 8;
const PHP_SAPI = "cli";
const PHP_CLI_PROCESS_TITLE = true;
const UPLOAD_ERR_OK = 0;
/** @until 7.4 */
const E_STRICT = 2048;
/**
 * @since 8.4
 * @deprecated 8.4
 */
const E_STRICT = 2048;
const PHP_INT_MIN = -9223372036854775807 - 1;
const PHP_FLOAT_EPSILON = 2.220446049250313e-16;
const PHP_FLOAT_MAX = 1.7976931348623157e+308;
const PHP_FLOAT_MIN = 2.2250738585072014e-308;
const PHP_BINARY = "";

ini('SMTP', 'localhost', 'ALL');
ini('allow_url_fopen', '1', 'SYSTEM', bool: true);
ini('allow_url_include', '0', 'SYSTEM', bool: true);
ini('arg_separator.input', '&', 'PERDIR|SYSTEM');
ini('arg_separator.output', '&', 'ALL');
ini('auto_append_file', '', 'PERDIR|SYSTEM', null: true);
ini('auto_globals_jit', '1', 'PERDIR|SYSTEM', bool: true);
ini('auto_prepend_file', '', 'PERDIR|SYSTEM', null: true);
ini('default_charset', 'UTF-8', 'ALL');
ini('default_mimetype', 'text/html', 'ALL');
ini('disable_classes', '', 'SYSTEM');
ini('disable_functions', '', 'SYSTEM');
ini('display_errors', '1', 'ALL', bool: true);
ini('display_startup_errors', '1', 'ALL', since: '8.4', bool: true);
ini('display_startup_errors', '0', 'ALL', until: '7.4', bool: true);
ini('doc_root', '', 'SYSTEM', null: true);
ini('docref_ext', '', 'ALL');
ini('docref_root', '', 'ALL');
ini('enable_dl', '1', 'SYSTEM', bool: true);
ini('enable_post_data_reading', '1', 'PERDIR|SYSTEM', bool: true);
ini('error_append_string', '', 'ALL', null: true);
ini('error_log', '', 'ALL', onchange: logFileChanged, null: true);
ini('error_log_mode', '0644', 'ALL', since: '8.4');
ini('error_prepend_string', '', 'ALL', null: true);
ini('error_reporting', '', 'ALL', onchange: reportingChanged, null: true);
ini('expose_php', '1', 'SYSTEM', bool: true);
ini('extension_dir', '/usr/lib/php/20240924', 'SYSTEM', since: '8.4');
ini('extension_dir', '/usr/lib/php/20190902', 'SYSTEM', until: '7.4');
ini('fiber.stack_size', '', 'ALL', since: '8.4', null: true, onchange: fiberStackChanged);
ini('file_uploads', '1', 'SYSTEM', bool: true);
ini('hard_timeout', '2', 'SYSTEM');
ini('highlight.comment', '#FF8000', 'ALL');
ini('highlight.default', '#0000BB', 'ALL');
ini('highlight.html', '#000000', 'ALL');
ini('highlight.keyword', '#007700', 'ALL');
ini('highlight.string', '#DD0000', 'ALL');
ini('html_errors', '1', 'ALL', bool: true);
ini('ignore_repeated_errors', '0', 'ALL', bool: true);
ini('ignore_repeated_source', '0', 'ALL', bool: true);
ini('ignore_user_abort', '0', 'ALL', bool: true);
ini('implicit_flush', '0', 'ALL', bool: true);
ini('include_path', '.:/usr/share/php', 'ALL');
ini('input_encoding', '', 'ALL', null: true);
ini('internal_encoding', '', 'ALL', null: true);
ini('log_errors', '0', 'ALL', bool: true);
ini('log_errors_max_len', '1024', 'ALL', until: '7.4');
ini('mail.add_x_header', '0', 'PERDIR|SYSTEM', bool: true);
ini('mail.force_extra_parameters', '', 'PERDIR|SYSTEM', null: true);
ini('mail.log', '', 'PERDIR|SYSTEM', null: true);
ini('mail.mixed_lf_and_crlf', '0', 'PERDIR|SYSTEM', since: '8.4');
ini('max_execution_time', '30', 'ALL', onchange: timeLimitChanged);
ini('max_file_uploads', '20', 'PERDIR|SYSTEM');
ini('max_input_nesting_level', '64', 'PERDIR|SYSTEM');
ini('max_input_time', '-1', 'PERDIR|SYSTEM');
ini('max_input_vars', '1000', 'PERDIR|SYSTEM');
ini('max_multipart_body_parts', '-1', 'PERDIR|SYSTEM');
ini('memory_limit', '128M', 'ALL', onchange: memoryLimitChanged);
ini('open_basedir', '', 'ALL', onchange: baseDirChanged, null: true);
ini('output_buffering', '0', 'PERDIR|SYSTEM');
ini('output_encoding', '', 'ALL', null: true);
ini('output_handler', '', 'PERDIR|SYSTEM', null: true);
ini('post_max_size', '8M', 'PERDIR|SYSTEM');
ini('precision', '14', 'ALL');
ini('realpath_cache_size', '4096K', 'SYSTEM');
ini('realpath_cache_ttl', '120', 'SYSTEM');
ini('register_argc_argv', '1', 'PERDIR|SYSTEM', bool: true);
ini('report_memleaks', '1', 'ALL', bool: true);
ini('report_zend_debug', '0', 'ALL', bool: true);
ini('request_order', '', 'PERDIR|SYSTEM', null: true);
ini('sendmail_from', '', 'ALL', null: true);
ini('sendmail_path', '/usr/sbin/sendmail -t -i', 'SYSTEM');
ini('serialize_precision', '-1', 'ALL');
ini('short_open_tag', '1', 'PERDIR|SYSTEM', bool: true);
ini('smtp_port', '25', 'ALL');
ini('sys_temp_dir', '', 'SYSTEM', null: true);
ini('syslog.facility', 'LOG_USER', 'SYSTEM');
ini('syslog.filter', 'no-ctrl', 'ALL');
ini('syslog.ident', 'php', 'SYSTEM');
ini('track_errors', '0', 'ALL', until: '7.4', bool: true);
ini('unserialize_callback_func', '', 'ALL', null: true);
ini('upload_max_filesize', '2M', 'PERDIR|SYSTEM');
ini('upload_tmp_dir', '', 'SYSTEM', null: true);
ini('user_dir', '', 'SYSTEM', null: true);
ini('user_ini.cache_ttl', '300', 'SYSTEM');
ini('user_ini.filename', '.user.ini', 'SYSTEM');
ini('variables_order', 'EGPCS', 'PERDIR|SYSTEM');
ini('zend.assertions', '1', 'ALL', onchange: assertionsChanged);
ini('zend.detect_unicode', '1', 'ALL', bool: true);
ini('zend.enable_gc', '1', 'ALL', onchange: gcChanged, bool: true);
ini('zend.exception_ignore_args', '0', 'ALL', bool: true);
ini('zend.exception_string_param_max_len', '15', 'ALL', since: '8.4');
ini('zend.max_allowed_stack_size', '0', 'SYSTEM', since: '8.4');
ini('zend.multibyte', '0', 'PERDIR', bool: true);
ini('zend.reserved_stack_size', '0', 'SYSTEM', since: '8.4');
ini('zend.script_encoding', '', 'ALL', null: true);
ini('zend.signal_check', '0', 'SYSTEM', bool: true);

function zend_version(): string {}
function func_num_args(): int {}
function func_get_arg(int $position): mixed {}
function func_get_args(): array {}
function error_reporting(?int $error_level = null): int {}
function define(string $constant_name, mixed $value, bool $case_insensitive = false): bool {}
function defined(string $constant_name): bool {}
/** @since 8.4 */
function get_class(object $object = UNKNOWN): string {}
function get_called_class(): string {}
/** @since 8.4 */
function get_parent_class($object_or_class = UNKNOWN): string|false {}
function is_subclass_of(mixed $object_or_class, string $class, bool $allow_string = true): bool {}
function is_a(mixed $object_or_class, string $class, bool $allow_string = false): bool {}
function get_class_vars(string $class): array {}
function get_object_vars(object $object): array {}
function get_mangled_object_vars(object $object): array {}
/** @since 8.4 */
function get_class_methods($object_or_class): array {}
function method_exists($object_or_class, string $method): bool {}
function property_exists($object_or_class, string $property): bool {}
function class_exists(string $class, bool $autoload = true): bool {}
function interface_exists(string $interface, bool $autoload = true): bool {}
function trait_exists(string $trait, bool $autoload = true): bool {}
/** @since 8.4 */
function enum_exists(string $enum, bool $autoload = true): bool {}
function function_exists(string $function): bool {}
function class_alias(string $class, string $alias, bool $autoload = true): bool {}
function get_included_files(): array {}
function get_required_files(): array {}
function trigger_error(string $message, int $error_level = E_USER_NOTICE): true {}
function user_error(string $message, int $error_level = E_USER_NOTICE): true {}
/** @since 8.4 */
function set_error_handler(?callable $callback, int $error_levels = E_ALL) {}
function restore_error_handler(): true {}
/** @since 8.4 */
function set_exception_handler(?callable $callback) {}
function restore_exception_handler(): true {}
function get_declared_classes(): array {}
function get_declared_traits(): array {}
function get_declared_interfaces(): array {}
function get_defined_functions(bool $exclude_disabled = true): array {}
function get_defined_vars(): array {}
function get_resource_type($resource): string {}
/** @since 8.4 */
function get_resource_id($resource): int {}
function get_resources(?string $type = null): array {}
function get_loaded_extensions(bool $zend_extensions = false): array {}
function get_defined_constants(bool $categorize = false): array {}
function debug_backtrace(int $options = DEBUG_BACKTRACE_PROVIDE_OBJECT, int $limit = 0): array {}
function debug_print_backtrace(int $options = 0, int $limit = 0): void {}
function extension_loaded(string $extension): bool {}
function get_extension_funcs(string $extension): array|false {}
function gc_mem_caches(): int {}
function gc_collect_cycles(): int {}
function gc_enabled(): bool {}
function gc_enable(): void {}
function gc_disable(): void {}
function gc_status(): array {}
/** @until 7.4 @refuse false */
function get_class(object $object = UNKNOWN) {}
/** @until 7.4 */
function get_class_methods($class) {}
/** @until 7.4 */
function get_parent_class($object = UNKNOWN) {}
/** @until 7.4 */
function set_error_handler($error_handler, int $error_types = E_ALL) {}
/** @until 7.4 */
function set_exception_handler($exception_handler) {}
