<?php
// Dates as numbers and text. The classes are declared in files of their own.

const DATE_ATOM = 'Y-m-d\TH:i:sP';
const DATE_COOKIE = 'l, d-M-Y H:i:s T';
const DATE_ISO8601 = 'Y-m-d\TH:i:sO';
/** @since 8.4 */
const DATE_ISO8601_EXPANDED = 'X-m-d\TH:i:sP';
const DATE_RFC822 = 'D, d M y H:i:s O';
const DATE_RFC850 = 'l, d-M-y H:i:s T';
const DATE_RFC1036 = 'D, d M y H:i:s O';
const DATE_RFC1123 = 'D, d M Y H:i:s O';
const DATE_RFC7231 = 'D, d M Y H:i:s \G\M\T';
const DATE_RFC2822 = 'D, d M Y H:i:s O';
const DATE_RFC3339 = 'Y-m-d\TH:i:sP';
const DATE_RFC3339_EXTENDED = 'Y-m-d\TH:i:s.vP';
const DATE_RSS = 'D, d M Y H:i:s O';
const DATE_W3C = 'Y-m-d\TH:i:sP';

ini('date.timezone', 'UTC', 'ALL', onchange: zoneChanged, since: '8.4');
ini('date.timezone', '', 'ALL', onchange: zoneChanged, until: '7.4');
ini('date.default_latitude', '31.7667', 'ALL');
ini('date.default_longitude', '35.2333', 'ALL');
ini('date.sunset_zenith', '90.833333', 'ALL', since: '8.4');
ini('date.sunrise_zenith', '90.833333', 'ALL', since: '8.4');
ini('date.sunset_zenith', '90.583333', 'ALL', until: '7.4');
ini('date.sunrise_zenith', '90.583333', 'ALL', until: '7.4');

/** @since 8.4 */
function strtotime(string $datetime, ?int $baseTimestamp = null): int|false {}
/** @since 8.4 */
function date(string $format, ?int $timestamp = null): string {}
/** @since 8.4 */
function idate(string $format, ?int $timestamp = null): int|false {}
/** @since 8.4 */
function gmdate(string $format, ?int $timestamp = null): string {}
/** @since 8.4 */
function mktime(int $hour, ?int $minute = null, ?int $second = null, ?int $month = null, ?int $day = null, ?int $year = null): int|false {}
/** @since 8.4 */
function gmmktime(int $hour, ?int $minute = null, ?int $second = null, ?int $month = null, ?int $day = null, ?int $year = null): int|false {}
/** @refuse false */
function checkdate(int $month, int $day, int $year): bool {}
/** @since 8.4 @deprecated 8.4 since 8.1, use IntlDateFormatter::format() instead */
function strftime(string $format, ?int $timestamp = null): string|false {}
/** @since 8.4 @deprecated 8.4 since 8.1, use IntlDateFormatter::format() instead */
function gmstrftime(string $format, ?int $timestamp = null): string|false {}
/** @impl time_ */
function time(): int {}
/** @since 8.4 */
function localtime(?int $timestamp = null, bool $associative = false): array {}
/** @since 8.4 */
function getdate(?int $timestamp = null): array {}
/** @refuse false */
function date_default_timezone_set(string $timezoneId): bool {}
function date_default_timezone_get(): string {}

/** @until 7.4 @refuse false */
function strtotime(string $time, int $now = UNKNOWN) {}
/** @until 7.4 @refuse false */
function date(string $format, int $timestamp = UNKNOWN) {}
/** @until 7.4 @refuse false */
function idate(string $format, int $timestamp = UNKNOWN) {}
/** @until 7.4 @refuse false */
function gmdate(string $format, int $timestamp = UNKNOWN) {}
/** @until 7.4 @refuse false */
function mktime(int $hour = UNKNOWN, int $min = UNKNOWN, int $sec = UNKNOWN, int $mon = UNKNOWN, int $day = UNKNOWN, int $year = UNKNOWN) {}
/** @until 7.4 @refuse false */
function gmmktime(int $hour = UNKNOWN, int $min = UNKNOWN, int $sec = UNKNOWN, int $mon = UNKNOWN, int $day = UNKNOWN, int $year = UNKNOWN) {}
/** @until 7.4 @refuse false */
function strftime(string $format, int $timestamp = UNKNOWN) {}
/** @until 7.4 @refuse false */
function gmstrftime(string $format, int $timestamp = UNKNOWN) {}
/** @until 7.4 @refuse false */
function localtime(int $timestamp = UNKNOWN, bool $associative_array = UNKNOWN) {}
/** @until 7.4 @refuse false */
function getdate(int $timestamp = UNKNOWN) {}
