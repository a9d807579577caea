<?php
// Streams, their wrappers, contexts and filters.

/** @impl streamSetWriteBuffer @resource $stream @refuse false */
function set_file_buffer($stream, int $size): int {}
/** @impl streamSetBlocking @resource $stream */
function socket_set_blocking($stream, bool $enable): bool {}
/** @impl streamSetTimeout @resource $stream */
function socket_set_timeout($stream, int $seconds, int $microseconds = 0): bool {}
/** @impl streamGetMetaData @resource $stream */
function socket_get_status($stream): array {}
/** @refuse false */
function stream_wrapper_register(string $protocol, string $class, int $flags = 0): bool {}
/** @impl streamWrapperRegister @refuse false */
function stream_register_wrapper(string $protocol, string $class, int $flags = 0): bool {}
/** @refuse false */
function stream_wrapper_unregister(string $protocol): bool {}
/** @refuse false */
function stream_wrapper_restore(string $protocol): bool {}
function stream_select(?array &$read, ?array &$write, ?array &$except, ?int $seconds, ?int $microseconds = null): int|false {}
/** @refuse false */
function stream_context_create(?array $options = null, ?array $params = null) {}
/** @resource $context @refuse false */
function stream_context_set_params($context, array $params): true {}
/** @resource $context @refuse false */
function stream_context_get_params($context): array {}
/** @resource $context @refuse false */
function stream_context_set_option($context, array|string $wrapper_or_options, ?string $option_name = null, mixed $value = UNKNOWN): true {}
/** @since 8.4 @resource $context */
function stream_context_set_options($context, array $options): true {}
/** @resource $stream_or_context @refuse false */
function stream_context_get_options($stream_or_context): array {}
/** @refuse false */
function stream_context_get_default(?array $options = null) {}
function stream_context_set_default(array $options) {}
/** @resource $stream @refuse false */
function stream_filter_prepend($stream, string $filter_name, int $mode = 0, mixed $params = UNKNOWN) {}
/** @resource $stream @refuse false */
function stream_filter_append($stream, string $filter_name, int $mode = 0, mixed $params = UNKNOWN) {}
/** @resource $stream_filter @refuse false */
function stream_filter_remove($stream_filter): bool {}
/** @resource ?$context @refuse false */
function stream_socket_client(string $address, &$error_code = null, &$error_message = null, ?float $timeout = null, int $flags = STREAM_CLIENT_CONNECT, $context = null) {}
/** @resource ?$context @refuse false */
function stream_socket_server(string $address, &$error_code = null, &$error_message = null, int $flags = 12, $context = null) {}
/** @resource $socket @refuse false */
function stream_socket_accept($socket, ?float $timeout = null, &$peer_name = null) {}
/** @resource $socket @refuse false */
function stream_socket_get_name($socket, bool $remote): string|false {}
/** @resource $socket @refuse false */
function stream_socket_recvfrom($socket, int $length, int $flags = 0, &$address = null): string|false {}
/** @resource $socket @refuse false */
function stream_socket_sendto($socket, string $data, int $flags = 0, string $address = ''): int|false {}
/** @resource $stream @resource ?$session_stream @refuse false */
function stream_socket_enable_crypto($stream, bool $enable, ?int $crypto_method = null, $session_stream = null): int|bool {}
/** @resource $stream @refuse false */
function stream_socket_shutdown($stream, int $mode): bool {}
/** @refuse false */
function stream_socket_pair(int $domain, int $type, int $protocol): array|false {}
/** @resource $from @resource $to @refuse false */
function stream_copy_to_stream($from, $to, ?int $length = null, int $offset = 0): int|false {}
/** @resource $stream @refuse false */
function stream_get_contents($stream, ?int $length = null, int $offset = -1): string|false {}
/** @resource $stream @refuse false */
function stream_supports_lock($stream): bool {}
/** @resource $stream @refuse false */
function stream_set_write_buffer($stream, int $size): int {}
/** @resource $stream @refuse false */
function stream_set_read_buffer($stream, int $size): int {}
/** @resource $stream */
function stream_set_blocking($stream, bool $enable): bool {}
/** @resource $stream */
function stream_get_meta_data($stream): array {}
/** @resource $stream @refuse false */
function stream_get_line($stream, int $length, string $ending = ''): string|false {}
function stream_resolve_include_path(string $filename): string|false {}
function stream_get_wrappers(): array {}
function stream_get_transports(): array {}
/** @refuse false */
function stream_is_local($stream): bool {}
/** @resource $stream @refuse false */
function stream_isatty($stream): bool {}
/** @resource $stream @refuse false */
function stream_set_chunk_size($stream, int $size): int {}
/** @resource $stream */
function stream_set_timeout($stream, int $seconds, int $microseconds = 0): bool {}
function stream_get_filters(): array {}
/** @refuse false */
function stream_filter_register(string $filter_name, string $class): bool {}

/** @since 8.4 @resource $brigade */
function stream_bucket_make_writeable($brigade): ?StreamBucket {}
/** @since 8.4 @resource $brigade */
function stream_bucket_prepend($brigade, StreamBucket $bucket): void {}
/** @since 8.4 @resource $brigade */
function stream_bucket_append($brigade, StreamBucket $bucket): void {}
/** @since 8.4 @resource $stream */
function stream_bucket_new($stream, string $buffer): StreamBucket {}
/** @until 7.4 @resource $brigade @refuse false */
function stream_bucket_make_writeable($brigade) {}
/** @until 7.4 @resource $brigade @refuse false */
function stream_bucket_prepend($brigade, object $bucket) {}
/** @until 7.4 @resource $brigade @refuse false */
function stream_bucket_append($brigade, object $bucket) {}
/** @until 7.4 @resource $stream @refuse false */
function stream_bucket_new($stream, string $buffer) {}

/** @since 8.4 */
final class StreamBucket {
    public $bucket;
    public string $data;
    public int $datalen;
    public int $dataLength;
}

class php_user_filter {
    /** @since 8.4 */
    public string $filtername = "";
    /** @until 7.4 */
    public $filtername = "";
    /** @since 8.4 */
    public mixed $params = "";
    /** @until 7.4 */
    public $params = "";
    public $stream = null;
    /** @tentative @since 8.4 @impl phpUserFilter_filter */
    public function filter($in, $out, &$consumed, bool $closing): int {}
    /** @tentative @since 8.4 @impl phpUserFilter_onCreate */
    public function onCreate(): bool {}
    /** @tentative @since 8.4 @impl phpUserFilter_onClose */
    public function onClose(): void {}
    /** @until 7.4 @impl phpUserFilter_filter */
    public function filter($in, $out, &$consumed, $closing) {}
    /** @until 7.4 @impl phpUserFilter_onCreate */
    public function onCreate() {}
    /** @until 7.4 @impl phpUserFilter_onClose */
    public function onClose() {}
}
