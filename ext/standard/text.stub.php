<?php

// Text: escaping, HTML, quoting, formatted output.

const HTML_SPECIALCHARS = 0;
const HTML_ENTITIES = 1;
const ENT_NOQUOTES = 0;
const ENT_COMPAT = 2;
const ENT_QUOTES = 3;
const ENT_IGNORE = 4;
const ENT_SUBSTITUTE = 8;
const ENT_DISALLOWED = 128;
const ENT_HTML401 = 0;
const ENT_XML1 = 16;
const ENT_XHTML = 32;
const ENT_HTML5 = 48;

/** @since 8.4 */
function htmlspecialchars(string $string, int $flags = ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML401, ?string $encoding = null, bool $double_encode = true): string {}
/** @until 7.4 */
function htmlspecialchars(string $string, int $quote_style = ENT_COMPAT, ?string $encoding = null, bool $double_encode = true): string {}
/** @since 8.4 */
function htmlspecialchars_decode(string $string, int $flags = ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML401): string {}
/** @until 7.4 */
function htmlspecialchars_decode(string $string, int $quote_style = ENT_COMPAT): string {}
/** @since 8.4 */
function html_entity_decode(string $string, int $flags = ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML401, ?string $encoding = null): string {}
/** @until 7.4 */
function html_entity_decode(string $string, int $quote_style = ENT_COMPAT, ?string $encoding = null): string {}
/** @since 8.4 */
function htmlentities(string $string, int $flags = ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML401, ?string $encoding = null, bool $double_encode = true): string {}
/** @until 7.4 */
function htmlentities(string $string, int $quote_style = ENT_COMPAT, ?string $encoding = null, bool $double_encode = true): string {}
/** @since 8.4 */
function get_html_translation_table(int $table = HTML_SPECIALCHARS, int $flags = ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML401, string $encoding = "UTF-8"): array {}
/** @until 7.4 */
function get_html_translation_table(int $table = HTML_SPECIALCHARS, int $quote_style = ENT_COMPAT, string $encoding = UNKNOWN): array {}

/** @since 8.4 */
function printf(string $format, mixed ...$values): int {}
/** @until 7.4 @refuse false */
function printf($format, ...$args) {}
/** @since 8.4 */
function sprintf(string $format, mixed ...$values): string {}
/** @until 7.4 @refuse false */
function sprintf($format, ...$args) {}
/** @since 8.4 */
function vprintf(string $format, array $values): int {}
/** @until 7.4 @refuse false */
function vprintf($format, $args) {}
/** @since 8.4 */
function vsprintf(string $format, array $values): string {}
/** @until 7.4 @refuse false */
function vsprintf($format, $args) {}
/** @since 8.4 @resource $stream */
function fprintf($stream, string $format, mixed ...$values): int {}
/** @until 7.4 @resource $stream */
function fprintf($stream, $format, ...$args) {}
/** @since 8.4 @resource $stream */
function vfprintf($stream, string $format, array $values): int {}
/** @until 7.4 @resource $stream */
function vfprintf($stream, $format, $args) {}
function sscanf(string $string, string $format, mixed &...$vars): array|int|null {}
/** @since 8.4 @pure */
function number_format(int|float $num, int $decimals = 0, ?string $decimal_separator = ".", ?string $thousands_separator = ","): string {}
/** @until 7.4 */
function number_format(float $number, int $num_decimal_places = 0, ?string $dec_separator = UNKNOWN, ?string $thousands_separator = UNKNOWN) {}

function addcslashes(string $string, string $characters): string {}
/** @pure */
function addslashes(string $string): string {}
/** @pure */
function stripcslashes(string $string): string {}
/** @pure */
function stripslashes(string $string): string {}
/** @pure */
function quotemeta(string $string): string {}
/** @pure */
function nl2br(string $string, bool $use_xhtml = true): string {}
/** @since 8.4 */
function strip_tags(string $string, array|string|null $allowed_tags = null): string {}
/** @until 7.4 */
function strip_tags(string $str, $allowable_tags = UNKNOWN): string {}
/** @since 8.4 */
function parse_str(string $string, &$result): void {}
/** @until 7.4 */
function parse_str(string $encoded_string, &$result = UNKNOWN): void {}
/** @pure */
function quoted_printable_decode(string $string): string {}
/** @pure */
function quoted_printable_encode(string $string): string {}
function escapeshellcmd(string $command): string {}
function escapeshellarg(string $arg): string {}
function version_compare(string $version1, string $version2, ?string $operator = null): int|bool {}
