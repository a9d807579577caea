<?php

interface Traversable
{
}

interface Iterator extends Traversable
{
    /** @tentative */
    public function current(): mixed;

    /** @tentative */
    public function next(): void;

    /** @tentative */
    public function key(): mixed;

    /** @tentative */
    public function valid(): bool;

    /** @tentative */
    public function rewind(): void;
}

interface IteratorAggregate extends Traversable
{
    /** @tentative */
    public function getIterator(): Traversable;
}

interface ArrayAccess
{
    /** @tentative */
    public function offsetExists(mixed $offset): bool;

    /** @tentative */
    public function offsetGet(mixed $offset): mixed;

    /** @tentative */
    public function offsetSet(mixed $offset, mixed $value): void;

    /** @tentative */
    public function offsetUnset(mixed $offset): void;
}

interface Countable
{
    /** @tentative */
    public function count(): int;
}

interface Serializable
{
    public function serialize();

    public function unserialize(string $data);
}

/** @since 8.4 */
interface Stringable
{
    public function __toString(): string;
}

/** @since 8.4 */
interface UnitEnum
{
    public static function cases(): array;
}

/** @since 8.4 */
interface BackedEnum extends UnitEnum
{
    public static function from(string|int $value): static;

    public static function tryFrom(string|int $value): ?static;
}

#[AllowDynamicProperties]
class stdClass
{
}

/**
 * @since 8.4
 * @no-dynamic
 * @not-serializable
 * @handlers internalIteratorHandlers
 */
final class InternalIterator implements Iterator
{
    private function __construct() {}

    public function current(): mixed {}

    public function key(): mixed {}

    public function next(): void {}

    public function valid(): bool {}

    public function rewind(): void {}
}
