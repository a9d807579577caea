<?php
// Programs.

function popen(string $command, string $mode) {}
/** @resource $handle @refuse false */
function pclose($handle): int {}
/** @refuse false */
function proc_open(array|string $command, array $descriptor_spec, &$pipes, ?string $cwd = null, ?array $env_vars = null, ?array $options = null) {}
/** @resource $process @refuse false */
function proc_close($process): int {}
/** @resource $process @refuse false */
function proc_terminate($process, int $signal = 15): bool {}
/** @resource $process @refuse false */
function proc_get_status($process): array {}
/** @refuse false */
function proc_nice(int $priority): bool {}
/** @refuse false */
function exec(string $command, &$output = null, &$result_code = null): string|false {}
function shell_exec(string $command): string|false|null {}
/** @refuse false */
function system(string $command, &$result_code = null): string|false {}
/** @refuse false */
function passthru(string $command, &$result_code = null): ?false {}
