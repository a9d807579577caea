<?php

// Arrays.

const EXTR_OVERWRITE = 0;
const EXTR_SKIP = 1;
const EXTR_PREFIX_SAME = 2;
const EXTR_PREFIX_ALL = 3;
const EXTR_PREFIX_INVALID = 4;
const EXTR_PREFIX_IF_EXISTS = 5;
const EXTR_IF_EXISTS = 6;
const EXTR_REFS = 256;
const SORT_ASC = 4;
const SORT_DESC = 3;
const SORT_REGULAR = 0;
const SORT_NUMERIC = 1;
const SORT_STRING = 2;
const SORT_LOCALE_STRING = 5;
const SORT_NATURAL = 6;
const SORT_FLAG_CASE = 8;
const CASE_LOWER = 0;
const CASE_UPPER = 1;
const COUNT_NORMAL = 0;
const COUNT_RECURSIVE = 1;
const ARRAY_FILTER_USE_BOTH = 1;
const ARRAY_FILTER_USE_KEY = 2;

/** @direct arrayPushDirect */
function array_push(array &$array, mixed ...$values): int {}
/** @refuse false */
function krsort(array &$array, int $flags = SORT_REGULAR): true {}
/** @refuse false */
function ksort(array &$array, int $flags = SORT_REGULAR): true {}
/** @since 8.4 @direct countDirect */
function count(Countable|array $value, int $mode = COUNT_NORMAL): int {}
/** @since 8.4 @direct countDirect */
function sizeof(Countable|array $value, int $mode = COUNT_NORMAL): int {}
function natsort(array &$array): true {}
function natcasesort(array &$array): true {}
/** @refuse false */
function asort(array &$array, int $flags = SORT_REGULAR): true {}
/** @refuse false */
function arsort(array &$array, int $flags = SORT_REGULAR): true {}
/** @impl sortList @refuse false */
function sort(array &$array, int $flags = SORT_REGULAR): true {}
/** @refuse false */
function rsort(array &$array, int $flags = SORT_REGULAR): true {}
function usort(array &$array, callable $callback): true {}
function uasort(array &$array, callable $callback): true {}
function uksort(array &$array, callable $callback): true {}
/** @direct endDirect */
function end(object|array &$array): mixed {}
function prev(object|array &$array): mixed {}
/** @direct nextDirect */
function next(object|array &$array): mixed {}
/** @direct resetDirect */
function reset(object|array &$array): mixed {}
/** @direct currentDirect */
function current(object|array $array): mixed {}
function pos(object|array $array): mixed {}
/** @direct keyDirect */
function key(object|array $array): string|int|null {}
/** @until 7.4 */
function each(&$arr) {}
/** @since 8.4 @direct minDirect */
function min(mixed $value, mixed ...$values): mixed {}
/** @until 7.4 @direct minDirect */
function min(...$args) {}
/** @since 8.4 @direct maxDirect */
function max(mixed $value, mixed ...$values): mixed {}
/** @until 7.4 @direct maxDirect */
function max(...$args) {}
/** @since 8.4 */
function array_walk(object|array &$array, callable $callback, mixed $arg = UNKNOWN): true {}
/** @since 8.4 */
function array_walk_recursive(object|array &$array, callable $callback, mixed $arg = UNKNOWN): true {}
/** @direct inArrayDirect */
function in_array(mixed $needle, array $haystack, bool $strict = false): bool {}
/** @direct arraySearchDirect */
function array_search(mixed $needle, array $haystack, bool $strict = false): string|int|false {}
/** @prefer-ref $array */
function extract(array &$array, int $flags = EXTR_OVERWRITE, string $prefix = ""): int {}
/** @since 8.4 */
function compact($var_name, ...$var_names): array {}
/** @until 7.4 */
function compact(...$var_names) {}
function array_fill(int $start_index, int $count, mixed $value): array {}
function array_fill_keys(array $keys, mixed $value): array {}
/** @since 8.4 @direct rangeDirect */
function range(string|int|float $start, string|int|float $end, int|float $step = 1): array {}
/** @refuse false */
function shuffle(array &$array): true {}
/** @direct arrayPopDirect */
function array_pop(array &$array): mixed {}
/** @direct arrayShiftDirect */
function array_shift(array &$array): mixed {}
function array_unshift(array &$array, mixed ...$values): int {}
function array_splice(array &$array, int $offset, ?int $length = null, mixed $replacement = []): array {}
/** @since 8.4 @direct arraySliceDirect */
function array_slice(array $array, int $offset, ?int $length = null, bool $preserve_keys = false): array {}
/** @since 8.4 @direct arrayMergeDirect */
function array_merge(array ...$arrays): array {}
/** @since 8.4 */
function array_merge_recursive(array ...$arrays): array {}
/** @since 8.4 */
function array_replace(array $array, array ...$replacements): array {}
/** @since 8.4 */
function array_replace_recursive(array $array, array ...$replacements): array {}
/** @direct arrayKeysDirect */
function array_keys(array $array, mixed $filter_value = UNKNOWN, bool $strict = false): array {}
/** @direct arrayKeyFirstDirect */
function array_key_first(array $array): string|int|null {}
function array_key_last(array $array): string|int|null {}
/** @direct arrayValuesDirect */
function array_values(array $array): array {}
function array_count_values(array $array): array {}
/** @since 8.4 */
function array_column(array $array, string|int|null $column_key, string|int|null $index_key = null): array {}
/** @direct arrayReverseDirect */
function array_reverse(array $array, bool $preserve_keys = false): array {}
function array_pad(array $array, int $length, mixed $value): array {}
function array_flip(array $array): array {}
function array_change_key_case(array $array, int $case = CASE_LOWER): array {}
function array_unique(array $array, int $flags = SORT_STRING): array {}
/** @since 8.4 */
function array_intersect_key(array $array, array ...$arrays): array {}
/** @until 7.4 */
function array_intersect_key(...$arrays) {}
/** @since 8.4 */
function array_intersect_ukey(array $array, ...$rest): array {}
/** @until 7.4 */
function array_intersect_ukey(...$arrays) {}
/** @since 8.4 */
function array_intersect(array $array, array ...$arrays): array {}
/** @until 7.4 */
function array_intersect(...$arrays) {}
/** @since 8.4 */
function array_uintersect(array $array, ...$rest): array {}
/** @until 7.4 */
function array_uintersect(...$arrays) {}
/** @since 8.4 */
function array_intersect_assoc(array $array, array ...$arrays): array {}
/** @until 7.4 */
function array_intersect_assoc(...$arrays) {}
/** @since 8.4 */
function array_uintersect_assoc(array $array, ...$rest): array {}
/** @until 7.4 */
function array_uintersect_assoc(...$arrays) {}
/** @since 8.4 */
function array_intersect_uassoc(array $array, ...$rest): array {}
/** @until 7.4 */
function array_intersect_uassoc(...$arrays) {}
/** @since 8.4 */
function array_uintersect_uassoc(array $array, ...$rest): array {}
/** @until 7.4 */
function array_uintersect_uassoc(...$arrays) {}
/** @since 8.4 */
function array_diff_key(array $array, array ...$arrays): array {}
/** @until 7.4 */
function array_diff_key(...$arrays) {}
/** @since 8.4 */
function array_diff_ukey(array $array, ...$rest): array {}
/** @until 7.4 */
function array_diff_ukey(...$arrays) {}
/** @since 8.4 */
function array_diff(array $array, array ...$arrays): array {}
/** @until 7.4 */
function array_diff(...$arrays) {}
/** @since 8.4 */
function array_udiff(array $array, ...$rest): array {}
/** @until 7.4 */
function array_udiff(...$arrays) {}
/** @since 8.4 */
function array_diff_assoc(array $array, array ...$arrays): array {}
/** @until 7.4 */
function array_diff_assoc(...$arrays) {}
/** @since 8.4 */
function array_diff_uassoc(array $array, ...$rest): array {}
/** @until 7.4 */
function array_diff_uassoc(...$arrays) {}
/** @since 8.4 */
function array_udiff_assoc(array $array, ...$rest): array {}
/** @until 7.4 */
function array_udiff_assoc(...$arrays) {}
/** @since 8.4 */
function array_udiff_uassoc(array $array, ...$rest): array {}
/** @until 7.4 */
function array_udiff_uassoc(...$arrays) {}
/**
 * @since 8.4
 * @prefer-ref $array
 * @prefer-ref $rest
 */
function array_multisort(&$array, &...$rest): bool {}
/**
 * @until 7.4
 * @prefer-ref $arr1
 * @prefer-ref $rest
 */
function array_multisort(&$arr1, &...$rest) {}
function array_rand(array $array, int $num = 1): array|string|int {}
/** @direct arraySumDirect */
function array_sum(array $array): int|float {}
function array_product(array $array): int|float {}
function array_reduce(array $array, callable $callback, mixed $initial = null): mixed {}
function array_filter(array $array, ?callable $callback = null, int $mode = 0): array {}
/** @since 8.4 */
function array_find(array $array, callable $callback): mixed {}
/** @since 8.4 */
function array_find_key(array $array, callable $callback): mixed {}
/** @since 8.4 */
function array_any(array $array, callable $callback): bool {}
/** @since 8.4 */
function array_all(array $array, callable $callback): bool {}
/** @since 8.4 */
function array_map(?callable $callback, array $array, array ...$arrays): array {}
/** @until 7.4 */
function array_map(?callable $callback, $array, ...$arrays) {}
/** @since 8.4 @direct arrayKeyExistsDirect */
function array_key_exists($key, array $array): bool {}
/** @since 8.4 @direct arrayKeyExistsDirect */
function key_exists($key, array $array): bool {}
function array_chunk(array $array, int $length, bool $preserve_keys = false): array {}
function array_combine(array $keys, array $values): array {}
/** @since 8.4 */
function array_is_list(array $array): bool {}
/** @until 7.4 @direct countDirect */
function count($var, int $mode = COUNT_NORMAL) {}
/** @until 7.4 @direct countDirect */
function sizeof($var, int $mode = COUNT_NORMAL) {}
/** @until 7.4 @refuse false @direct rangeDirect */
function range($low, $high, $step = UNKNOWN) {}
/** @until 7.4 */
function array_column(array $arg, $column_key, $index_key = null) {}
/** @until 7.4 @direct arrayKeyExistsDirect */
function array_key_exists($key, $search) {}
/** @until 7.4 @direct arrayKeyExistsDirect */
function key_exists($key, $search) {}
/** @until 7.4 @direct arrayMergeDirect */
function array_merge(...$arrays) {}
/** @until 7.4 */
function array_merge_recursive(...$arrays) {}
/** @until 7.4 */
function array_replace($arr1, ...$arrays) {}
/** @until 7.4 */
function array_replace_recursive($arr1, ...$arrays) {}
/** @until 7.4 @direct arraySliceDirect */
function array_slice(array $arg, int $offset, $length = null, bool $preserve_keys = false) {}
/** @until 7.4 */
function array_walk(object|array &$input, callable $funcname, $userdata = UNKNOWN) {}
/** @until 7.4 */
function array_walk_recursive(object|array &$input, callable $funcname, $userdata = UNKNOWN) {}
