<?php

/** @handlers dllHandlers */
class SplDoublyLinkedList implements Iterator, Countable, ArrayAccess, Serializable
{
    public const int IT_MODE_LIFO = 2;
    public const int IT_MODE_FIFO = 0;
    public const int IT_MODE_DELETE = 1;
    public const int IT_MODE_KEEP = 0;

    /** @tentative @unchecked $index */
    public function add(int $index, mixed $value): void {}

    /** @tentative */
    public function pop(): mixed {}

    /** @tentative */
    public function shift(): mixed {}

    /** @tentative */
    public function push(mixed $value): void {}

    /** @tentative */
    public function unshift(mixed $value): void {}

    /** @tentative */
    public function top(): mixed {}

    /** @tentative */
    public function bottom(): mixed {}

    /** @tentative */
    public function __debugInfo(): array {}

    /** @tentative */
    public function count(): int {}

    /** @tentative */
    public function isEmpty(): bool {}

    /** @tentative */
    public function setIteratorMode(int $mode): int {}

    /** @tentative */
    public function getIteratorMode(): int {}

    /** @tentative */
    public function offsetExists($index): bool {}

    /** @tentative */
    public function offsetGet($index): mixed {}

    /** @tentative */
    public function offsetSet($index, mixed $value): void {}

    /** @tentative */
    public function offsetUnset($index): void {}

    /** @tentative */
    public function rewind(): void {}

    /** @tentative */
    public function current(): mixed {}

    /** @tentative */
    public function key(): int {}

    /** @tentative */
    public function prev(): void {}

    /** @tentative */
    public function next(): void {}

    /** @tentative */
    public function valid(): bool {}

    /** @tentative */
    public function unserialize(string $data): void {}

    /** @tentative */
    public function serialize(): string {}

    /** @tentative */
    public function __serialize(): array {}

    /** @tentative */
    public function __unserialize(array $data): void {}
}

class SplQueue extends SplDoublyLinkedList
{
    /** @tentative */
    public function enqueue(mixed $value): void {}

    /** @tentative */
    public function dequeue(): mixed {}
}

class SplStack extends SplDoublyLinkedList
{
}

/** @handlers heapHandlers */
abstract class SplHeap implements Iterator, Countable
{
    /** @tentative */
    public function extract(): mixed {}

    /** @tentative */
    public function insert(mixed $value): true {}

    /** @tentative */
    public function top(): mixed {}

    /** @tentative */
    public function count(): int {}

    /** @tentative */
    public function isEmpty(): bool {}

    /** @tentative */
    public function rewind(): void {}

    /** @tentative */
    public function current(): mixed {}

    /** @tentative */
    public function key(): int {}

    /** @tentative */
    public function next(): void {}

    /** @tentative */
    public function valid(): bool {}

    /** @tentative */
    public function recoverFromCorruption(): true {}

    /** @tentative */
    abstract protected function compare(mixed $value1, mixed $value2): int;

    /** @tentative */
    public function isCorrupted(): bool {}

    /** @tentative */
    public function __debugInfo(): array {}
}

class SplMinHeap extends SplHeap
{
    /** @tentative */
    protected function compare(mixed $value1, mixed $value2): int {}
}

class SplMaxHeap extends SplHeap
{
    /** @tentative */
    protected function compare(mixed $value1, mixed $value2): int {}
}

/** @handlers pqHandlers */
class SplPriorityQueue implements Iterator, Countable
{
    public const int EXTR_BOTH = 3;
    public const int EXTR_PRIORITY = 2;
    public const int EXTR_DATA = 1;

    /** @tentative */
    public function compare(mixed $priority1, mixed $priority2): int {}

    /** @tentative */
    public function insert(mixed $value, mixed $priority): true {}

    /** @tentative */
    public function setExtractFlags(int $flags): int {}

    /** @tentative */
    public function top(): mixed {}

    /** @tentative */
    public function extract(): mixed {}

    /** @tentative @impl splHeap_count */
    public function count(): int {}

    /** @tentative @impl splHeap_isEmpty */
    public function isEmpty(): bool {}

    /** @tentative @impl splHeap_rewind */
    public function rewind(): void {}

    /** @tentative @impl splHeap_current */
    public function current(): mixed {}

    /** @tentative @impl splHeap_key */
    public function key(): int {}

    /** @tentative @impl splHeap_next */
    public function next(): void {}

    /** @tentative @impl splHeap_valid */
    public function valid(): bool {}

    /** @tentative @impl splHeap_recoverFromCorruption */
    public function recoverFromCorruption(): true {}

    /** @tentative @impl splHeap_isCorrupted */
    public function isCorrupted(): bool {}

    /** @tentative */
    public function getExtractFlags(): int {}

    /** @tentative */
    public function __debugInfo(): array {}
}

/**
 * @until 7.4
 * @handlers fixedHandlers
 */
class SplFixedArray implements Iterator, ArrayAccess, Countable
{
    public function __construct(int $size = 0) {}

    /** @tentative */
    public function __wakeup(): void {}

    /** @tentative */
    public function count(): int {}

    /** @tentative */
    public function toArray(): array {}

    /** @tentative */
    public static function fromArray(array $array, bool $preserveKeys = true): SplFixedArray {}

    /** @tentative */
    public function getSize(): int {}

    /** @tentative */
    public function setSize(int $size): true {}

    /** @tentative */
    public function offsetExists($index): bool {}

    /** @tentative */
    public function offsetGet($index): mixed {}

    /** @tentative */
    public function offsetSet($index, mixed $value): void {}

    /** @tentative */
    public function offsetUnset($index): void {}

    public function rewind() {}

    public function current() {}

    public function key() {}

    public function next() {}

    public function valid() {}
}

/**
 * @since 8.4
 * @handlers fixedHandlers
 */
class SplFixedArray implements IteratorAggregate, ArrayAccess, Countable, JsonSerializable
{
    public function __construct(int $size = 0) {}

    /** @tentative */
    public function __wakeup(): void {}

    public function __serialize(): array {}

    public function __unserialize(array $data): void {}

    /** @tentative */
    public function count(): int {}

    /** @tentative */
    public function toArray(): array {}

    /** @tentative */
    public static function fromArray(array $array, bool $preserveKeys = true): SplFixedArray {}

    /** @tentative */
    public function getSize(): int {}

    /** @tentative */
    public function setSize(int $size): true {}

    /** @tentative */
    public function offsetExists($index): bool {}

    /** @tentative */
    public function offsetGet($index): mixed {}

    /** @tentative */
    public function offsetSet($index, mixed $value): void {}

    /** @tentative */
    public function offsetUnset($index): void {}

    public function getIterator(): Iterator {}

    public function jsonSerialize(): array {}
}

/**
 * @until 7.4
 * @handlers storageHandlers
 */
class SplObjectStorage implements Countable, Iterator, Serializable, ArrayAccess
{
    /** @tentative */
    public function attach(object $object, mixed $info = null): void {}

    /** @tentative */
    public function detach(object $object): void {}

    /** @tentative */
    public function contains(object $object): bool {}

    /** @tentative */
    public function addAll(SplObjectStorage $storage): int {}

    /** @tentative */
    public function removeAll(SplObjectStorage $storage): int {}

    /** @tentative */
    public function removeAllExcept(SplObjectStorage $storage): int {}

    /** @tentative */
    public function getInfo(): mixed {}

    /** @tentative */
    public function setInfo(mixed $info): void {}

    /** @tentative */
    public function count(int $mode = COUNT_NORMAL): int {}

    /** @tentative */
    public function rewind(): void {}

    /** @tentative */
    public function valid(): bool {}

    /** @tentative */
    public function key(): int {}

    /** @tentative */
    public function current(): object {}

    /** @tentative */
    public function next(): void {}

    /** @tentative */
    public function unserialize(string $data): void {}

    /** @tentative */
    public function serialize(): string {}

    /** @tentative */
    public function offsetExists(object $object): bool {}

    /** @tentative */
    public function offsetGet(object $object): mixed {}

    /** @tentative */
    public function offsetSet(object $object, mixed $info = null): void {}

    /** @tentative */
    public function offsetUnset(object $object): void {}

    /** @tentative */
    public function getHash(object $object): string {}

    /** @tentative */
    public function __serialize(): array {}

    /** @tentative */
    public function __unserialize(array $data): void {}

    /** @tentative */
    public function __debugInfo(): array {}
}

/**
 * @since 8.4
 * @handlers storageHandlers
 */
class SplObjectStorage implements Countable, SeekableIterator, Serializable, ArrayAccess
{
    /** @tentative */
    public function attach(object $object, mixed $info = null): void {}

    /** @tentative */
    public function detach(object $object): void {}

    /** @tentative */
    public function contains(object $object): bool {}

    /** @tentative */
    public function addAll(SplObjectStorage $storage): int {}

    /** @tentative */
    public function removeAll(SplObjectStorage $storage): int {}

    /** @tentative */
    public function removeAllExcept(SplObjectStorage $storage): int {}

    /** @tentative */
    public function getInfo(): mixed {}

    /** @tentative */
    public function setInfo(mixed $info): void {}

    /** @tentative */
    public function count(int $mode = COUNT_NORMAL): int {}

    /** @tentative */
    public function rewind(): void {}

    /** @tentative */
    public function valid(): bool {}

    /** @tentative */
    public function key(): int {}

    /** @tentative */
    public function current(): object {}

    /** @tentative */
    public function next(): void {}

    public function seek(int $offset): void {}

    /** @tentative */
    public function unserialize(string $data): void {}

    /** @tentative */
    public function serialize(): string {}

    /** @tentative */
    public function offsetExists(object $object): bool {}

    /** @tentative */
    public function offsetGet(object $object): mixed {}

    /** @tentative */
    public function offsetSet(object $object, mixed $info = null): void {}

    /** @tentative */
    public function offsetUnset(object $object): void {}

    /** @tentative */
    public function getHash(object $object): string {}

    /** @tentative */
    public function __serialize(): array {}

    /** @tentative */
    public function __unserialize(array $data): void {}

    /** @tentative */
    public function __debugInfo(): array {}
}

/** @handlers multipleHandlers */
class MultipleIterator implements Iterator
{
    public const int MIT_NEED_ANY = 0;
    public const int MIT_NEED_ALL = 1;
    public const int MIT_KEYS_NUMERIC = 0;
    public const int MIT_KEYS_ASSOC = 2;

    public function __construct(int $flags = 1) {}

    /** @tentative */
    public function getFlags(): int {}

    /** @tentative */
    public function setFlags(int $flags): void {}

    /** @tentative */
    public function attachIterator(Iterator $iterator, string|int|null $info = null): void {}

    /** @tentative */
    public function detachIterator(Iterator $iterator): void {}

    /** @tentative */
    public function containsIterator(Iterator $iterator): bool {}

    /** @tentative */
    public function countIterators(): int {}

    /** @tentative */
    public function rewind(): void {}

    /** @tentative */
    public function valid(): bool {}

    /** @tentative */
    public function key(): array {}

    /** @tentative */
    public function current(): array {}

    /** @tentative */
    public function next(): void {}

    /** @tentative */
    public function __debugInfo(): array {}
}
