<?php

// Encodings and digests of strings: hexadecimal, base64, uuencode, pack, checksums, addresses, URLs.

const PHP_URL_SCHEME = 0;
const PHP_URL_HOST = 1;
const PHP_URL_PORT = 2;
const PHP_URL_USER = 3;
const PHP_URL_PASS = 4;
const PHP_URL_PATH = 5;
const PHP_URL_QUERY = 6;
const PHP_URL_FRAGMENT = 7;
const PHP_QUERY_RFC1738 = 1;
const PHP_QUERY_RFC3986 = 2;

/** @pure */
function bin2hex(string $string): string {}
function hex2bin(string $string): string|false {}
/** @pure */
function base64_encode(string $string): string {}
/** @pure */
function base64_decode(string $string, bool $strict = false): string|false {}
/** @refuse false */
function convert_uuencode(string $string): string {}
/** @refuse false */
function convert_uudecode(string $string): string|false {}
/** @pure */
function crc32(string $string): int {}
/** @pure */
function md5(string $string, bool $binary = false): string {}
function md5_file(string $filename, bool $binary = false): string|false {}
/** @pure */
function sha1(string $string, bool $binary = false): string {}
function sha1_file(string $filename, bool $binary = false): string|false {}
/** @deprecated 8.4 since 8.2, visit the php.net documentation for various alternatives */
function utf8_encode(string $string): string {}
/** @deprecated 8.4 since 8.2, visit the php.net documentation for various alternatives */
function utf8_decode(string $string): string {}
function pack(string $format, mixed ...$values): string {}
function unpack(string $format, string $string, int $offset = 0): array|false {}

/** @pure */
function urlencode(string $string): string {}
/** @pure */
function urldecode(string $string): string {}
/** @pure */
function rawurlencode(string $string): string {}
/** @pure */
function rawurldecode(string $string): string {}
function parse_url(string $url, int $component = -1): array|string|int|false|null {}
/** @since 8.4 */
function http_build_query(object|array $data, string $numeric_prefix = "", ?string $arg_separator = null, int $encoding_type = PHP_QUERY_RFC1738): string {}
/** @until 7.4 @refuse false */
function http_build_query($formdata, string $prefix = UNKNOWN, string $arg_separator = UNKNOWN, int $enc_type = PHP_QUERY_RFC1738) {}
/** @pure */
function ip2long(string $ip): int|false {}
/** @pure */
function long2ip(int $ip): string {}
/** @refuse false */
function inet_ntop(string $ip): string|false {}
/** @refuse false */
function inet_pton(string $ip): string|false {}
