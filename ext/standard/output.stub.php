<?php

// Output buffers.

function ob_start($callback = null, int $chunk_size = 0, int $flags = PHP_OUTPUT_HANDLER_STDFLAGS): bool {}
function ob_flush(): bool {}
function ob_clean(): bool {}
function ob_end_flush(): bool {}
function ob_end_clean(): bool {}
function ob_get_flush(): string|false {}
function ob_get_clean(): string|false {}
function ob_get_contents(): string|false {}
function ob_get_level(): int {}
function ob_get_length(): int|false {}
function ob_list_handlers(): array {}
function ob_get_status(bool $full_status = false): array {}
/** @since 8.4 */
function ob_implicit_flush(bool $enable = true): void {}
function flush(): void {}
/** @until 7.4 */
function ob_implicit_flush(int $flag = 1) {}

// Headers.

function header(string $header, bool $replace = true, int $response_code = 0): void {}
function header_remove(?string $name = null): void {}
function headers_sent(&$filename = null, &$line = null): bool {}
function headers_list(): array {}
/** @since 8.4 */
function header_register_callback(callable $callback): bool {}
/** @until 7.4 */
function header_register_callback($callback) {}
function http_response_code(int $response_code = 0): int|bool {}
/** @since 8.4 */
function setcookie(string $name, string $value = "", array|int $expires_or_options = 0, string $path = "", string $domain = "", bool $secure = false, bool $httponly = false): bool {}
/** @until 7.4 */
function setcookie(string $name, string $value = "", $expires_or_options = 0, string $path = "", string $domain = "", bool $secure = false, bool $httponly = false): bool {}
/** @since 8.4 */
function setrawcookie(string $name, string $value = "", array|int $expires_or_options = 0, string $path = "", string $domain = "", bool $secure = false, bool $httponly = false): bool {}
/** @until 7.4 */
function setrawcookie(string $name, string $value = "", $expires_or_options = 0, string $path = "", string $domain = "", bool $secure = false, bool $httponly = false): bool {}
