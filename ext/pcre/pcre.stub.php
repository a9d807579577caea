<?php

// Regular expressions.

const PREG_PATTERN_ORDER = 1;
const PREG_SET_ORDER = 2;
const PREG_OFFSET_CAPTURE = 256;
const PREG_UNMATCHED_AS_NULL = 512;
const PREG_SPLIT_NO_EMPTY = 1;
const PREG_SPLIT_DELIM_CAPTURE = 2;
const PREG_SPLIT_OFFSET_CAPTURE = 4;
const PREG_GREP_INVERT = 1;
const PREG_NO_ERROR = 0;
const PREG_INTERNAL_ERROR = 1;
const PREG_BACKTRACK_LIMIT_ERROR = 2;
const PREG_RECURSION_LIMIT_ERROR = 3;
const PREG_BAD_UTF8_ERROR = 4;
const PREG_BAD_UTF8_OFFSET_ERROR = 5;
const PREG_JIT_STACKLIMIT_ERROR = 6;
/** @since 8.4 */
const PCRE_VERSION = "10.46 2025-08-27";
/** @until 7.4 */
const PCRE_VERSION = "10.36 2020-12-04";
const PCRE_VERSION_MAJOR = 10;
/** @since 8.4 */
const PCRE_VERSION_MINOR = 46;
/** @until 7.4 */
const PCRE_VERSION_MINOR = 36;
const PCRE_JIT_SUPPORT = true;

ini('pcre.backtrack_limit', '1000000', 'ALL', onchange: backtrackChanged);
ini('pcre.recursion_limit', '100000', 'ALL', onchange: recursionChanged);
ini('pcre.jit', '1', 'ALL', onchange: jitChanged, bool: true);

/** @since 8.4 */
function preg_match(string $pattern, string $subject, &$matches = null, int $flags = 0, int $offset = 0): int|false {}
/** @until 7.4 @refuse false */
function preg_match(string $pattern, string $subject, &$subpatterns = null, int $flags = 0, int $offset = 0): int|false {}
/** @since 8.4 */
function preg_match_all(string $pattern, string $subject, &$matches = null, int $flags = 0, int $offset = 0): int|false {}
/** @until 7.4 @refuse false */
function preg_match_all(string $pattern, string $subject, &$subpatterns = null, int $flags = 0, int $offset = 0): int|false {}

/** @since 8.4 */
function preg_replace(array|string $pattern, array|string $replacement, array|string $subject, int $limit = -1, &$count = null): array|string|null {}
/** @until 7.4 */
function preg_replace($regex, $replace, $subject, int $limit = -1, &$count = null): array|string|null {}
/** @since 8.4 */
function preg_filter(array|string $pattern, array|string $replacement, array|string $subject, int $limit = -1, &$count = null): array|string|null {}
/** @until 7.4 */
function preg_filter($regex, $replace, $subject, int $limit = -1, &$count = null): array|string|null {}
/** @since 8.4 */
function preg_replace_callback(array|string $pattern, callable $callback, array|string $subject, int $limit = -1, &$count = null, int $flags = 0): array|string|null {}
/** @until 7.4 */
function preg_replace_callback($regex, $callback, $subject, int $limit = -1, &$count = null, int $flags = 0): array|string|null {}
/** @since 8.4 */
function preg_replace_callback_array(array $pattern, array|string $subject, int $limit = -1, &$count = null, int $flags = 0): array|string|null {}
/** @until 7.4 */
function preg_replace_callback_array(array $pattern, $subject, int $limit = -1, &$count = null, int $flags = 0): array|string|null {}

/** @refuse false */
function preg_split(string $pattern, string $subject, int $limit = -1, int $flags = 0): array|false {}
/** @since 8.4 @pure */
function preg_quote(string $str, ?string $delimiter = null): string {}
/** @until 7.4 */
function preg_quote(string $str, ?string $delim_char = null): string {}
/** @since 8.4 */
function preg_grep(string $pattern, array $array, int $flags = 0): array|false {}
/** @until 7.4 */
function preg_grep(string $regex, array $input, int $flags = 0): array|false {}
function preg_last_error(): int {}
/** @since 8.4 */
function preg_last_error_msg(): string {}
