<?php

// Strings: searching, replacing, trimming, case, splitting, comparing.

const STR_PAD_LEFT = 0;
const STR_PAD_RIGHT = 1;
const STR_PAD_BOTH = 2;

/** @pure @direct strlenDirect */
function strlen(string $string): int {}
/** @pure @direct strcmpDirect */
function strcmp(string $string1, string $string2): int {}
/** @pure */
function strncmp(string $string1, string $string2, int $length): int {}
/** @pure */
function strcasecmp(string $string1, string $string2): int {}
/** @pure */
function strncasecmp(string $string1, string $string2, int $length): int {}
function strcoll(string $string1, string $string2): int {}
/** @pure */
function strnatcmp(string $string1, string $string2): int {}
/** @pure */
function strnatcasecmp(string $string1, string $string2): int {}

/** @pure @direct trimDirect */
function trim(string $string, string $characters = " \n\r\t\v\x00"): string {}
/** @pure @direct rtrimDirect */
function rtrim(string $string, string $characters = " \n\r\t\v\x00"): string {}
/** @pure @impl rtrim */
function chop(string $string, string $characters = " \n\r\t\v\x00"): string {}
/** @pure @direct ltrimDirect */
function ltrim(string $string, string $characters = " \n\r\t\v\x00"): string {}
/** @pure */
function chr(int $codepoint): string {}
/** @pure */
function ord(string $character): int {}

/** @pure @direct explodeDirect */
function explode(string $separator, string $string, int $limit = PHP_INT_MAX): array {}
/** @since 8.4 @direct implodeDirect */
function implode(array|string $separator, ?array $array = null): string {}
/** @until 7.4 @direct implodeDirect */
function implode($glue, $pieces = UNKNOWN): string {}
/** @since 8.4 @impl implode @direct implodeDirect */
function join(array|string $separator, ?array $array = null): string {}
/** @until 7.4 @impl implode @direct implodeDirect */
function join($glue, $pieces = UNKNOWN): string {}
/** @pure */
function str_split(string $string, int $length = 1): array {}
/** @pure */
function chunk_split(string $string, int $length = 76, string $separator = "\r\n"): string {}
function strtok(string $string, ?string $token = null): string|false {}
/** @pure */
function wordwrap(string $string, int $width = 75, string $break = "\n", bool $cut_long_words = false): string {}
function str_word_count(string $string, int $format = 0, ?string $characters = null): array|int {}
function str_getcsv(string $string, string $separator = ",", string $enclosure = "\"", string $escape = "\\"): array {}

/** @since 8.4 @pure @direct strContainsDirect */
function str_contains(string $haystack, string $needle): bool {}
/** @since 8.4 @pure @direct strStartsWithDirect */
function str_starts_with(string $haystack, string $needle): bool {}
/** @since 8.4 @pure @direct strEndsWithDirect */
function str_ends_with(string $haystack, string $needle): bool {}
/** @since 8.4 @pure @direct strposDirect */
function strpos(string $haystack, string $needle, int $offset = 0): int|false {}
/** @until 7.4 @direct strposDirect */
function strpos(string $haystack, $needle, int $offset = 0): int|false {}
/** @since 8.4 @pure */
function stripos(string $haystack, string $needle, int $offset = 0): int|false {}
/** @until 7.4 */
function stripos(string $haystack, $needle, int $offset = 0): int|false {}
/** @since 8.4 @pure @direct strrposDirect */
function strrpos(string $haystack, string $needle, int $offset = 0): int|false {}
/** @until 7.4 @refuse false @direct strrposDirect */
function strrpos(string $haystack, $needle, int $offset = 0): int|false {}
/** @since 8.4 @pure */
function strripos(string $haystack, string $needle, int $offset = 0): int|false {}
/** @until 7.4 @refuse false */
function strripos(string $haystack, $needle, int $offset = 0): int|false {}
/** @since 8.4 @pure */
function strstr(string $haystack, string $needle, bool $before_needle = false): string|false {}
/** @until 7.4 */
function strstr(string $haystack, $needle, bool $part = false): string|false {}
/** @since 8.4 @impl strstr */
function strchr(string $haystack, string $needle, bool $before_needle = false): string|false {}
/** @until 7.4 @impl strstr */
function strchr(string $haystack, $needle, bool $part = false): string|false {}
/** @since 8.4 @pure */
function stristr(string $haystack, string $needle, bool $before_needle = false): string|false {}
/** @until 7.4 */
function stristr(string $haystack, $needle, bool $part = false): string|false {}
/** @since 8.4 @pure */
function strrchr(string $haystack, string $needle, bool $before_needle = false): string|false {}
/** @until 7.4 */
function strrchr(string $haystack, $needle): string|false {}
/** @since 8.4 @pure */
function strspn(string $string, string $characters, int $offset = 0, ?int $length = null): int {}
/** @until 7.4 */
function strspn(string $str, string $mask, int $start = 0, int $len = UNKNOWN): int {}
/** @since 8.4 @pure */
function strcspn(string $string, string $characters, int $offset = 0, ?int $length = null): int {}
/** @until 7.4 */
function strcspn(string $str, string $mask, int $start = 0, int $len = UNKNOWN): int {}
/** @pure @refuse false */
function strpbrk(string $string, string $characters): string|false {}

/** @since 8.4 @pure @direct substrDirect */
function substr(string $string, int $offset, ?int $length = null): string {}
/** @until 7.4 */
function substr(string $str, int $start, int $length = UNKNOWN) {}
/** @pure @refuse false */
function substr_compare(string $haystack, string $needle, int $offset, ?int $length = null, bool $case_insensitive = false): int {}
/** @since 8.4 @pure */
function substr_count(string $haystack, string $needle, int $offset = 0, ?int $length = null): int {}
/** @until 7.4 */
function substr_count(string $haystack, string $needle, int $offset = 0, int $length = UNKNOWN) {}
/** @since 8.4 */
function substr_replace(array|string $string, array|string $replace, array|int $offset, array|int|null $length = null): array|string {}
/** @until 7.4 */
function substr_replace($str, $replace, $start, $length = UNKNOWN) {}
/** @since 8.4 */
function str_replace(array|string $search, array|string $replace, array|string $subject, &$count = null): array|string {}
/** @until 7.4 */
function str_replace($search, $replace, $subject, &$replace_count = UNKNOWN) {}
/** @since 8.4 */
function str_ireplace(array|string $search, array|string $replace, array|string $subject, &$count = null): array|string {}
/** @until 7.4 */
function str_ireplace($search, $replace, $subject, &$replace_count = UNKNOWN) {}
/** @since 8.4 @unchecked $from */
function strtr(string $string, array|string $from, ?string $to = null): string {}
/** @until 7.4 */
function strtr(string $str, $from, string $to = UNKNOWN) {}

/** @pure @direct strrevDirect */
function strrev(string $string): string {}
/** @pure @direct strtoupperDirect */
function strtoupper(string $string): string {}
/** @pure @direct strtolowerDirect */
function strtolower(string $string): string {}
/** @pure @direct ucfirstDirect */
function ucfirst(string $string): string {}
/** @pure @direct lcfirstDirect */
function lcfirst(string $string): string {}
/** @pure */
function ucwords(string $string, string $separators = " \t\r\n\f\v"): string {}
function str_pad(string $string, int $length, string $pad_string = " ", int $pad_type = STR_PAD_RIGHT): string {}
/** @direct strRepeatDirect */
function str_repeat(string $string, int $times): string {}
function str_shuffle(string $string): string {}
/** @pure */
function str_rot13(string $string): string {}
/** @since 8.4 */
function str_increment(string $string): string {}
/** @since 8.4 */
function str_decrement(string $string): string {}
function count_chars(string $string, int $mode = 0): array|string {}

/** @since 8.4 @pure */
function levenshtein(string $string1, string $string2, int $insertion_cost = 1, int $replacement_cost = 1, int $deletion_cost = 1): int {}
/** @until 7.4 */
function levenshtein(string $str1, string $str2, $cost_ins = UNKNOWN, int $cost_rep = UNKNOWN, int $cost_del = UNKNOWN) {}
function similar_text(string $string1, string $string2, &$percent = null): int {}
/** @pure */
function soundex(string $string): string {}
function metaphone(string $string, int $max_phonemes = 0): string {}
function hebrev(string $string, int $max_chars_per_line = 0): string {}
/** @until 7.4 @deprecated 7.4 */
function hebrevc(string $str, int $max_chars_per_line = 0): string {}
