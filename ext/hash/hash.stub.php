<?php

// Digests of strings and files, keyed digests, key derivation.

const HASH_HMAC = 1;

/** @since 8.4 */
function hash(string $algo, string $data, bool $binary = false, array $options = []): string {}
/** @until 7.4 */
function hash(string $algo, string $data, bool $raw_output = false): string {}
/** @since 8.4 */
function hash_file(string $algo, string $filename, bool $binary = false, array $options = []): string|false {}
/** @until 7.4 */
function hash_file(string $algo, string $filename, bool $raw_output = false): string|false {}
function hash_hmac_file(string $algo, string $filename, #[\SensitiveParameter] string $key, bool $binary = false): string|false {}
function hash_hmac(string $algo, string $data, #[\SensitiveParameter] string $key, bool $binary = false): string {}
/** @since 8.4 */
function hash_init(string $algo, int $flags = 0, #[\SensitiveParameter] string $key = "", array $options = []): HashContext {}
/** @until 7.4 */
function hash_init(string $algo, int $options = 0, #[\SensitiveParameter] string $key = ""): HashContext {}
/** @since 8.4 */
function hash_update(HashContext $context, string $data): true {}
/** @until 7.4 */
function hash_update(HashContext $context, string $data): bool {}
/** @resource $stream */
function hash_update_stream(HashContext $context, $stream, int $length = -1): int {}
/** @resource ?$stream_context */
function hash_update_file(HashContext $context, string $filename, $stream_context = null): bool {}
function hash_final(HashContext $context, bool $binary = false): string {}
function hash_copy(HashContext $context): HashContext {}
function hash_algos(): array {}
function hash_hmac_algos(): array {}
/** @since 8.4 */
function hash_pbkdf2(string $algo, #[\SensitiveParameter] string $password, string $salt, int $iterations, int $length = 0, bool $binary = false, array $options = []): string {}
/** @until 7.4 */
function hash_pbkdf2(string $algo, #[\SensitiveParameter] string $password, string $salt, int $iterations, int $length = 0, bool $raw_output = false): string {}
/** @since 8.4 @unchecked $known_string @unchecked $user_string */
function hash_equals(#[\SensitiveParameter] string $known_string, #[\SensitiveParameter] string $user_string): bool {}
/** @until 7.4 */
function hash_equals(#[\SensitiveParameter] $known_string, #[\SensitiveParameter] $user_string) {}
function hash_hkdf(string $algo, #[\SensitiveParameter] string $key, int $length = 0, string $info = "", string $salt = ""): string {}

/** @handlers contextHandlers @not-serializable */
final class HashContext {
    private function __construct() {}
    /** @since 8.4 */
    public function __debugInfo(): array {}
}
