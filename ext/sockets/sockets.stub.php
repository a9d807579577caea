<?php
// The functions and classes of the sockets module. A socket is an object at 8.4 and a resource at 7.4; the Go
// implementation is the same.

/** @since 8.4 @no-new @no-dynamic @not-serializable @handlers socketHandlers */
final class Socket {}

/** @since 8.4 @no-new @no-dynamic @not-serializable @handlers addressHandlers */
final class AddressInfo {}

/** @since 8.4 */
function socket_select(?array &$read, ?array &$write, ?array &$except, ?int $seconds, int $microseconds = 0): int|false {}
/** @since 8.4 */
function socket_create_listen(int $port, int $backlog = SOMAXCONN): Socket|false {}
/** @since 8.4 */
function socket_accept(Socket $socket): Socket|false {}
/** @since 8.4 */
function socket_set_nonblock(Socket $socket): bool {}
/** @since 8.4 */
function socket_set_block(Socket $socket): bool {}
/** @since 8.4 */
function socket_listen(Socket $socket, int $backlog = 0): bool {}
/** @since 8.4 */
function socket_close(Socket $socket): void {}
/** @since 8.4 */
function socket_write(Socket $socket, string $data, ?int $length = null): int|false {}
/** @since 8.4 */
function socket_read(Socket $socket, int $length, int $mode = PHP_BINARY_READ): string|false {}
/** @since 8.4 */
function socket_getsockname(Socket $socket, &$address, &$port = null): bool {}
/** @since 8.4 */
function socket_getpeername(Socket $socket, &$address, &$port = null): bool {}
/** @since 8.4 */
function socket_create(int $domain, int $type, int $protocol): Socket|false {}
/** @since 8.4 */
function socket_connect(Socket $socket, string $address, ?int $port = null): bool {}
/** @since 8.4 */
function socket_strerror(int $error_code): string {}
/** @since 8.4 */
function socket_bind(Socket $socket, string $address, int $port = 0): bool {}
/** @since 8.4 */
function socket_recv(Socket $socket, &$data, int $length, int $flags): int|false {}
/** @since 8.4 */
function socket_send(Socket $socket, string $data, int $length, int $flags): int|false {}
/** @since 8.4 */
function socket_recvfrom(Socket $socket, &$data, int $length, int $flags, &$address, &$port = null): int|false {}
/** @since 8.4 */
function socket_sendto(Socket $socket, string $data, int $length, int $flags, string $address, ?int $port = null): int|false {}
/** @since 8.4 */
function socket_get_option(Socket $socket, int $level, int $option): array|int|false {}
/** @since 8.4 @impl socketGetOption */
function socket_getopt(Socket $socket, int $level, int $option): array|int|false {}
/** @since 8.4 */
function socket_set_option(Socket $socket, int $level, int $option, $value): bool {}
/** @since 8.4 @impl socketSetOption */
function socket_setopt(Socket $socket, int $level, int $option, $value): bool {}
/** @since 8.4 */
function socket_create_pair(int $domain, int $type, int $protocol, &$pair): bool {}
/** @since 8.4 */
function socket_shutdown(Socket $socket, int $mode = 2): bool {}
/** @since 8.4 */
function socket_atmark(Socket $socket): bool {}
/** @since 8.4 */
function socket_last_error(?Socket $socket = null): int {}
/** @since 8.4 */
function socket_clear_error(?Socket $socket = null): void {}
/** @since 8.4 @resource $stream */
function socket_import_stream($stream): Socket|false {}
/** @since 8.4 */
function socket_export_stream(Socket $socket) {}
/** @since 8.4 */
function socket_sendmsg(Socket $socket, array $message, int $flags = 0): int|false {}
/** @since 8.4 */
function socket_recvmsg(Socket $socket, array &$message, int $flags = 0): int|false {}
/** @since 8.4 */
function socket_cmsg_space(int $level, int $type, int $num = 0): ?int {}
/** @since 8.4 */
function socket_addrinfo_lookup(string $host, ?string $service = null, array $hints = []): array|false {}
/** @since 8.4 */
function socket_addrinfo_connect(AddressInfo $address): Socket|false {}
/** @since 8.4 */
function socket_addrinfo_bind(AddressInfo $address): Socket|false {}
/** @since 8.4 */
function socket_addrinfo_explain(AddressInfo $address): array {}

/** @until 7.4 */
function socket_select(?array &$read_fds, ?array &$write_fds, ?array &$except_fds, $tv_sec, int $tv_usec = 0) {}
/** @until 7.4 */
function socket_create(int $domain, int $type, int $protocol) {}
/** @until 7.4 */
function socket_create_listen(int $port, int $backlog = 128) {}
/** @until 7.4 */
function socket_create_pair(int $domain, int $type, int $protocol, &$fd) {}
/** @until 7.4 @resource $socket */
function socket_accept($socket) {}
/** @until 7.4 @resource $socket */
function socket_set_nonblock($socket) {}
/** @until 7.4 @resource $socket */
function socket_set_block($socket) {}
/** @until 7.4 @resource $socket */
function socket_listen($socket, int $backlog = 0) {}
/** @until 7.4 @resource $socket */
function socket_close($socket) {}
/** @until 7.4 @resource $socket */
function socket_write($socket, string $buf, int $length = UNKNOWN) {}
/** @until 7.4 @resource $socket */
function socket_read($socket, int $length, int $type = PHP_BINARY_READ) {}
/** @until 7.4 @resource $socket */
function socket_getsockname($socket, &$addr, &$port = UNKNOWN) {}
/** @until 7.4 @resource $socket */
function socket_getpeername($socket, &$addr, &$port = UNKNOWN) {}
/** @until 7.4 @resource $socket */
function socket_connect($socket, string $addr, int $port = UNKNOWN) {}
/** @until 7.4 */
function socket_strerror(int $errno) {}
/** @until 7.4 @resource $socket */
function socket_bind($socket, string $addr, int $port = 0) {}
/** @until 7.4 @resource $socket */
function socket_recv($socket, &$buf, int $len, int $flags) {}
/** @until 7.4 @resource $socket */
function socket_send($socket, string $buf, int $len, int $flags) {}
/** @until 7.4 @resource $socket */
function socket_recvfrom($socket, &$buf, int $len, int $flags, &$name, &$port = UNKNOWN) {}
/** @until 7.4 @resource $socket */
function socket_sendto($socket, string $buf, int $len, int $flags, string $addr, int $port = UNKNOWN) {}
/** @until 7.4 @resource $socket */
function socket_get_option($socket, int $level, int $optname) {}
/** @until 7.4 @resource $socket */
function socket_set_option($socket, int $level, int $optname, $optval) {}
/** @until 7.4 @resource $socket */
function socket_shutdown($socket, int $how = 2) {}
/** @until 7.4 @resource $socket */
function socket_last_error($socket = UNKNOWN) {}
/** @until 7.4 @resource $socket */
function socket_clear_error($socket = UNKNOWN) {}
/** @until 7.4 @resource $stream */
function socket_import_stream($stream) {}
/** @until 7.4 @resource $socket */
function socket_export_stream($socket) {}
/** @until 7.4 @resource $socket */
function socket_sendmsg($socket, array $msghdr, int $flags = 0) {}
/** @until 7.4 @resource $socket */
function socket_recvmsg($socket, array &$msghdr, int $flags = 0) {}
/** @until 7.4 */
function socket_cmsg_space(int $level, int $type, int $n = 0) {}
/** @until 7.4 */
function socket_addrinfo_lookup(string $host, string $service = UNKNOWN, array $hints = UNKNOWN) {}
/** @until 7.4 @resource $addr */
function socket_addrinfo_connect($addr) {}
/** @until 7.4 @resource $addr */
function socket_addrinfo_bind($addr) {}
/** @until 7.4 @resource $addr */
function socket_addrinfo_explain($addr) {}
/** @until 7.4 @impl socketGetOption @resource $socket */
function socket_getopt($socket, int $level, int $optname) {}
/** @until 7.4 @impl socketSetOption @resource $socket */
function socket_setopt($socket, int $level, int $optname, $optval) {}
