<?php
// Names of hosts, protocols and services.

function getprotobyname(string $protocol): int|false {}
function getprotobynumber(int $protocol): string|false {}
function getservbyname(string $service, string $protocol): int|false {}
function getservbyport(int $port, string $protocol): string|false {}
function gethostbyname(string $hostname): string {}
function gethostbynamel(string $hostname): array|false {}
function gethostbyaddr(string $ip): string|false {}
/** @refuse false */
function fsockopen(string $hostname, int $port = -1, &$error_code = null, &$error_message = null, ?float $timeout = null) {}
