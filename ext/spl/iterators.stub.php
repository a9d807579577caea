<?php

class EmptyIterator implements Iterator
{
    /** @tentative */
    public function current(): never {}

    /** @tentative */
    public function next(): void {}

    /** @tentative */
    public function key(): never {}

    /** @tentative */
    public function valid(): false {}

    /** @tentative */
    public function rewind(): void {}
}

/** @handlers dualHandlers */
class IteratorIterator implements OuterIterator
{
    public function __construct(Traversable $iterator, ?string $class = null) {}

    /** @tentative */
    public function getInnerIterator(): ?Iterator {}

    /** @tentative */
    public function rewind(): void {}

    /** @tentative */
    public function valid(): bool {}

    /** @tentative */
    public function key(): mixed {}

    /** @tentative */
    public function current(): mixed {}

    /** @tentative */
    public function next(): void {}
}

abstract class FilterIterator extends IteratorIterator
{
    /** @tentative */
    abstract public function accept(): bool;

    public function __construct(Iterator $iterator) {}

    /** @tentative */
    public function rewind(): void {}

    /** @tentative */
    public function next(): void {}
}

abstract class RecursiveFilterIterator extends FilterIterator implements RecursiveIterator
{
    public function __construct(RecursiveIterator $iterator) {}

    /** @tentative */
    public function hasChildren(): bool {}

    /** @tentative */
    public function getChildren(): ?RecursiveFilterIterator {}
}

class ParentIterator extends RecursiveFilterIterator
{
    public function __construct(RecursiveIterator $iterator) {}

    /** @tentative */
    public function accept(): bool {}
}

class CallbackFilterIterator extends FilterIterator
{
    public function __construct(Iterator $iterator, callable $callback) {}

    /** @tentative */
    public function accept(): bool {}
}

class RecursiveCallbackFilterIterator extends CallbackFilterIterator implements RecursiveIterator
{
    public function __construct(RecursiveIterator $iterator, callable $callback) {}

    /** @tentative */
    public function hasChildren(): bool {}

    /** @tentative */
    public function getChildren(): RecursiveCallbackFilterIterator {}
}

class LimitIterator extends IteratorIterator
{
    public function __construct(Iterator $iterator, int $offset = 0, int $limit = -1) {}

    /** @tentative */
    public function rewind(): void {}

    /** @tentative */
    public function valid(): bool {}

    /** @tentative */
    public function next(): void {}

    /** @tentative */
    public function seek(int $offset): int {}

    /** @tentative */
    public function getPosition(): int {}
}

/** @until 7.4 */
class CachingIterator extends IteratorIterator implements ArrayAccess, Countable
{
    public const CALL_TOSTRING = 1;
    public const CATCH_GET_CHILD = 16;
    public const TOSTRING_USE_KEY = 2;
    public const TOSTRING_USE_CURRENT = 4;
    public const TOSTRING_USE_INNER = 8;
    public const FULL_CACHE = 256;

    public function __construct(Iterator $iterator, int $flags = CachingIterator::CALL_TOSTRING) {}

    /** @tentative */
    public function rewind(): void {}

    /** @tentative */
    public function valid(): bool {}

    /** @tentative */
    public function next(): void {}

    /** @tentative */
    public function hasNext(): bool {}

    public function __toString(): string {}

    /** @tentative */
    public function getFlags(): int {}

    /** @tentative */
    public function setFlags(int $flags): void {}

    /** @tentative */
    public function offsetGet(string $key): mixed {}

    /** @tentative */
    public function offsetSet(string $key, mixed $value): void {}

    /** @tentative */
    public function offsetUnset(string $key): void {}

    /** @tentative */
    public function offsetExists(string $key): bool {}

    /** @tentative */
    public function getCache(): array {}

    /** @tentative */
    public function count(): int {}
}

/** @since 8.4 */
class CachingIterator extends IteratorIterator implements Stringable, ArrayAccess, Countable
{
    public const int CALL_TOSTRING = 1;
    public const int CATCH_GET_CHILD = 16;
    public const int TOSTRING_USE_KEY = 2;
    public const int TOSTRING_USE_CURRENT = 4;
    public const int TOSTRING_USE_INNER = 8;
    public const int FULL_CACHE = 256;

    public function __construct(Iterator $iterator, int $flags = CachingIterator::CALL_TOSTRING) {}

    /** @tentative */
    public function rewind(): void {}

    /** @tentative */
    public function valid(): bool {}

    /** @tentative */
    public function next(): void {}

    /** @tentative */
    public function hasNext(): bool {}

    public function __toString(): string {}

    /** @tentative */
    public function getFlags(): int {}

    /** @tentative */
    public function setFlags(int $flags): void {}

    /** @tentative */
    public function offsetGet(string $key): mixed {}

    /** @tentative */
    public function offsetSet(string $key, mixed $value): void {}

    /** @tentative */
    public function offsetUnset(string $key): void {}

    /** @tentative */
    public function offsetExists(string $key): bool {}

    /** @tentative */
    public function getCache(): array {}

    /** @tentative */
    public function count(): int {}
}

class RecursiveCachingIterator extends CachingIterator implements RecursiveIterator
{
    public function __construct(Iterator $iterator, int $flags = RecursiveCachingIterator::CALL_TOSTRING) {}

    /** @tentative */
    public function hasChildren(): bool {}

    /** @tentative */
    public function getChildren(): ?RecursiveCachingIterator {}
}

class NoRewindIterator extends IteratorIterator
{
    public function __construct(Iterator $iterator) {}

    /** @tentative */
    public function rewind(): void {}

    /** @tentative */
    public function valid(): bool {}

    /** @tentative */
    public function key(): mixed {}

    /** @tentative */
    public function current(): mixed {}

    /** @tentative */
    public function next(): void {}
}

class AppendIterator extends IteratorIterator
{
    public function __construct() {}

    /** @tentative */
    public function append(Iterator $iterator): void {}

    /** @tentative */
    public function rewind(): void {}

    /** @tentative */
    public function valid(): bool {}

    /** @tentative */
    public function current(): mixed {}

    /** @tentative */
    public function next(): void {}

    /** @tentative */
    public function getIteratorIndex(): ?int {}

    /** @tentative */
    public function getArrayIterator(): ArrayIterator {}
}

class InfiniteIterator extends IteratorIterator
{
    public function __construct(Iterator $iterator) {}

    /** @tentative */
    public function next(): void {}
}

/** @handlers recursiveHandlers */
class RecursiveIteratorIterator implements OuterIterator
{
    public const int LEAVES_ONLY = 0;
    public const int SELF_FIRST = 1;
    public const int CHILD_FIRST = 2;
    public const int CATCH_GET_CHILD = 16;

    public function __construct(Traversable $iterator, int $mode = RecursiveIteratorIterator::LEAVES_ONLY, int $flags = 0) {}

    /** @tentative */
    public function rewind(): void {}

    /** @tentative */
    public function valid(): bool {}

    /** @tentative */
    public function key(): mixed {}

    /** @tentative */
    public function current(): mixed {}

    /** @tentative */
    public function next(): void {}

    /** @tentative */
    public function getDepth(): int {}

    /** @tentative */
    public function getSubIterator(?int $level = null): ?RecursiveIterator {}

    /** @tentative */
    public function getInnerIterator(): RecursiveIterator {}

    /** @tentative @impl noHook */
    public function beginIteration(): void {}

    /** @tentative @impl noHook */
    public function endIteration(): void {}

    /** @tentative */
    public function callHasChildren(): bool {}

    /** @tentative */
    public function callGetChildren(): ?RecursiveIterator {}

    /** @tentative @impl noHook */
    public function beginChildren(): void {}

    /** @tentative @impl noHook */
    public function endChildren(): void {}

    /** @tentative @impl noHook */
    public function nextElement(): void {}

    /** @tentative */
    public function setMaxDepth(int $maxDepth = -1): void {}

    /** @tentative */
    public function getMaxDepth(): int|false {}
}

class RecursiveTreeIterator extends RecursiveIteratorIterator
{
    public const int BYPASS_CURRENT = 4;
    public const int BYPASS_KEY = 8;
    public const int PREFIX_LEFT = 0;
    public const int PREFIX_MID_HAS_NEXT = 1;
    public const int PREFIX_MID_LAST = 2;
    public const int PREFIX_END_HAS_NEXT = 3;
    public const int PREFIX_END_LAST = 4;
    public const int PREFIX_RIGHT = 5;

    public function __construct($iterator, int $flags = RecursiveTreeIterator::BYPASS_KEY, int $cachingIteratorFlags = CachingIterator::CATCH_GET_CHILD, int $mode = RecursiveTreeIterator::SELF_FIRST) {}

    /** @tentative */
    public function key(): mixed {}

    /** @tentative */
    public function current(): mixed {}

    /** @tentative */
    public function getPrefix(): string {}

    /** @tentative */
    public function setPostfix(string $postfix): void {}

    /** @tentative */
    public function setPrefixPart(int $part, string $value): void {}

    /** @tentative */
    public function getEntry(): string {}

    /** @tentative */
    public function getPostfix(): string {}
}
