<?php

// Variables: their types, their text, their memory.

/**
 * @handlers incompleteHandlers
 */
#[AllowDynamicProperties]
final class __PHP_Incomplete_Class
{
}

/** @since 8.4 */
function var_dump(mixed $value, mixed ...$values): void {}
/** @until 7.4 */
function var_dump(...$vars) {}
function var_export(mixed $value, bool $return = false): ?string {}
/** @refuse false */
function print_r(mixed $value, bool $return = false): string|true {}
/** @since 8.4 */
function debug_zval_dump(mixed $value, mixed ...$values): void {}
/** @until 7.4 */
function debug_zval_dump(...$vars) {}
function serialize(mixed $value): string {}
/** @refuse false */
function unserialize(string $data, array $options = []): mixed {}
function gettype(mixed $value): string {}
/** @since 8.4 */
function get_debug_type(mixed $value): string {}
function settype(mixed &$var, string $type): bool {}
/** @direct intvalDirect */
function intval(mixed $value, int $base = 10): int {}
/** @direct floatvalDirect */
function floatval(mixed $value): float {}
/** @direct floatvalDirect */
function doubleval(mixed $value): float {}
function boolval(mixed $value): bool {}
function strval(mixed $value): string {}
/** @refuse false */
function is_null(mixed $value): bool {}
/** @refuse false */
function is_resource(mixed $value): bool {}
/** @refuse false */
function is_bool(mixed $value): bool {}
/** @refuse false */
function is_int(mixed $value): bool {}
/** @refuse false */
function is_integer(mixed $value): bool {}
/** @refuse false */
function is_long(mixed $value): bool {}
/** @refuse false */
function is_float(mixed $value): bool {}
/** @refuse false */
function is_double(mixed $value): bool {}
/**
 * @until 7.4
 * @deprecated 7.4
 * @refuse false
 */
function is_real($var) {}
/** @direct isNumericDirect */
function is_numeric(mixed $value): bool {}
/** @refuse false */
function is_string(mixed $value): bool {}
/** @refuse false */
function is_array(mixed $value): bool {}
/** @refuse false */
function is_object(mixed $value): bool {}
function is_scalar(mixed $value): bool {}
function is_callable(mixed $value, bool $syntax_only = false, &$callable_name = null): bool {}
function is_iterable(mixed $value): bool {}
function is_countable(mixed $value): bool {}
/** @refuse false */
function memory_get_usage(bool $real_usage = false): int {}
/** @refuse false */
function memory_get_peak_usage(bool $real_usage = false): int {}
/** @since 8.4 */
function memory_reset_peak_usage(): void {}
