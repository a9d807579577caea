<?php

/** @refuse false */
function class_implements($object_or_class, bool $autoload = true): array|false {}

/** @refuse false */
function class_parents($object_or_class, bool $autoload = true): array|false {}

/** @refuse false */
function class_uses($object_or_class, bool $autoload = true): array|false {}

/** @refuse false */
function spl_autoload(string $class, ?string $file_extensions = null): void {}

function spl_autoload_call(string $class): void {}

/** @since 8.4 */
function spl_autoload_extensions(?string $file_extensions = null): string {}

/** @until 7.4 */
function spl_autoload_extensions(string $file_extensions = UNKNOWN) {}

function spl_autoload_functions(): array {}

/** @since 8.4 */
function spl_autoload_register(?callable $callback = null, bool $throw = true, bool $prepend = false): bool {}

/** @until 7.4 @impl splAutoloadRegister74 */
function spl_autoload_register($autoload_function = null, $throw = true, $prepend = false) {}

/** @since 8.4 */
function spl_autoload_unregister(callable $callback): bool {}

/** @until 7.4 */
function spl_autoload_unregister($autoload_function) {}

function spl_classes(): array {}

function spl_object_hash(object $object): string {}

function spl_object_id(object $object): int {}

function iterator_apply(Traversable $iterator, callable $callback, ?array $args = null): int {}

/** @since 8.4 */
function iterator_count(Traversable|array $iterator): int {}

/** @until 7.4 @refuse false */
function iterator_count(Traversable $iterator): int {}

/** @since 8.4 */
function iterator_to_array(Traversable|array $iterator, bool $preserve_keys = true): array {}

/** @until 7.4 @refuse false */
function iterator_to_array(Traversable $iterator, bool $use_keys = true): array {}
