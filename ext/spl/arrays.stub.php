<?php

/** @handlers arrayHandlers */
class ArrayObject implements IteratorAggregate, ArrayAccess, Serializable, Countable
{
    public const int STD_PROP_LIST = 1;
    public const int ARRAY_AS_PROPS = 2;

    public function __construct($array = [], int $flags = 0, string $iteratorClass = 'ArrayIterator') {}

    /** @tentative */
    public function offsetExists(mixed $key): bool {}

    /** @tentative */
    public function offsetGet(mixed $key): mixed {}

    /** @tentative */
    public function offsetSet(mixed $key, mixed $value): void {}

    /** @tentative */
    public function offsetUnset(mixed $key): void {}

    /** @tentative */
    public function append(mixed $value): void {}

    /** @tentative */
    public function getArrayCopy(): array {}

    /** @tentative */
    public function count(): int {}

    /** @tentative */
    public function getFlags(): int {}

    /** @tentative */
    public function setFlags(int $flags): void {}

    /** @tentative */
    public function asort(int $flags = SORT_REGULAR): true {}

    /** @tentative */
    public function ksort(int $flags = SORT_REGULAR): true {}

    /** @tentative */
    public function uasort($callback): true {}

    /** @tentative */
    public function uksort($callback): true {}

    /** @tentative */
    public function natsort(): true {}

    /** @tentative */
    public function natcasesort(): true {}

    /** @tentative */
    public function unserialize(string $data): void {}

    /** @tentative */
    public function serialize(): string {}

    /** @tentative */
    public function __serialize(): array {}

    /** @tentative */
    public function __unserialize(array $data): void {}

    /** @tentative */
    public function getIterator(): Iterator {}

    /** @tentative */
    public function exchangeArray($array): array {}

    /** @tentative */
    public function setIteratorClass(string $iteratorClass): void {}

    /** @tentative */
    public function getIteratorClass(): string {}

    /** @tentative */
    public function __debugInfo(): array {}
}

/** @handlers arrayIteratorHandlers */
class ArrayIterator implements SeekableIterator, ArrayAccess, Serializable, Countable
{
    public const int STD_PROP_LIST = 1;
    public const int ARRAY_AS_PROPS = 2;

    /** @impl arrayObject___construct */
    public function __construct($array = [], int $flags = 0) {}

    /**
     * @tentative
     * @impl arrayObject_offsetExists
     */
    public function offsetExists(mixed $key): bool {}

    /**
     * @tentative
     * @impl arrayObject_offsetGet
     */
    public function offsetGet(mixed $key): mixed {}

    /**
     * @tentative
     * @impl arrayObject_offsetSet
     */
    public function offsetSet(mixed $key, mixed $value): void {}

    /**
     * @tentative
     * @impl arrayObject_offsetUnset
     */
    public function offsetUnset(mixed $key): void {}

    /**
     * @tentative
     * @impl arrayObject_append
     */
    public function append(mixed $value): void {}

    /**
     * @tentative
     * @impl arrayObject_getArrayCopy
     */
    public function getArrayCopy(): array {}

    /**
     * @tentative
     * @impl arrayObject_count
     */
    public function count(): int {}

    /**
     * @tentative
     * @impl arrayObject_getFlags
     */
    public function getFlags(): int {}

    /**
     * @tentative
     * @impl arrayObject_setFlags
     */
    public function setFlags(int $flags): void {}

    /**
     * @tentative
     * @impl arrayObject_asort
     */
    public function asort(int $flags = SORT_REGULAR): true {}

    /**
     * @tentative
     * @impl arrayObject_ksort
     */
    public function ksort(int $flags = SORT_REGULAR): true {}

    /**
     * @tentative
     * @impl arrayObject_uasort
     */
    public function uasort($callback): true {}

    /**
     * @tentative
     * @impl arrayObject_uksort
     */
    public function uksort($callback): true {}

    /**
     * @tentative
     * @impl arrayObject_natsort
     */
    public function natsort(): true {}

    /**
     * @tentative
     * @impl arrayObject_natcasesort
     */
    public function natcasesort(): true {}

    /**
     * @tentative
     * @impl arrayObject_unserialize
     */
    public function unserialize(string $data): void {}

    /**
     * @tentative
     * @impl arrayObject_serialize
     */
    public function serialize(): string {}

    /**
     * @tentative
     * @impl arrayObject___serialize
     */
    public function __serialize(): array {}

    /**
     * @tentative
     * @impl arrayObject___unserialize
     */
    public function __unserialize(array $data): void {}

    /**
     * @tentative
     * @impl arrayObject_rewind
     */
    public function rewind(): void {}

    /**
     * @tentative
     * @impl arrayObject_current
     */
    public function current(): mixed {}

    /**
     * @tentative
     * @impl arrayObject_key
     */
    public function key(): string|int|null {}

    /**
     * @tentative
     * @impl arrayObject_next
     */
    public function next(): void {}

    /**
     * @tentative
     * @impl arrayObject_valid
     */
    public function valid(): bool {}

    /**
     * @tentative
     * @impl arrayObject_seek
     */
    public function seek(int $offset): void {}

    /**
     * @tentative
     * @impl arrayObject___debugInfo
     */
    public function __debugInfo(): array {}
}

class RecursiveArrayIterator extends ArrayIterator implements RecursiveIterator
{
    public const int CHILD_ARRAYS_ONLY = 4;

    /** @tentative */
    public function hasChildren(): bool {}

    /** @tentative */
    public function getChildren(): ?RecursiveArrayIterator {}
}
