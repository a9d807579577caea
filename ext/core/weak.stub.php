<?php

/**
 * @no-dynamic
 * @not-serializable
 * @handlers weakRefHandlers
 */
final class WeakReference
{
    public function __construct() {}

    public static function create(object $object): WeakReference {}

    public function get(): ?object {}
}

/**
 * @since 8.4
 * @no-dynamic
 * @not-serializable
 * @handlers weakMapHandlers
 */
final class WeakMap implements ArrayAccess, Countable, IteratorAggregate
{
    public function offsetGet($object): mixed {}

    public function offsetSet($object, mixed $value): void {}

    public function offsetExists($object): bool {}

    public function offsetUnset($object): void {}

    public function count(): int {}

    public function getIterator(): Iterator {}
}
