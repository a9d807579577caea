<?php

/**
 * @no-new
 * @no-dynamic
 * @not-serializable
 * @handlers closureHandlers
 */
final class Closure
{
    private function __construct() {}

    public static function bind(Closure $closure, ?object $newThis, object|string|null $newScope = 'static'): ?Closure {}

    public function bindTo(?object $newThis, object|string|null $newScope = 'static'): ?Closure {}

    public function call(object $newThis, mixed ...$args): mixed {}

    /** @unchecked $callback */
    public static function fromCallable(callable $callback): Closure {}

    /** @op OpClosureInvoke */
    public function __invoke() {}
}

/**
 * @no-new
 * @no-dynamic
 * @not-serializable
 * @handlers generatorHandlers
 */
final class Generator implements Iterator
{
    /** @op OpGeneratorRewind */
    public function rewind(): void {}

    /** @op OpGeneratorValid */
    public function valid(): bool {}

    /** @op OpGeneratorCurrent */
    public function current(): mixed {}

    /** @op OpGeneratorKey */
    public function key(): mixed {}

    /** @op OpGeneratorNext */
    public function next(): void {}

    /** @op OpGeneratorSend */
    public function send(mixed $value): mixed {}

    /** @op OpGeneratorThrow */
    public function throw(Throwable $exception): mixed {}

    public function getReturn(): mixed {}

    /** @since 8.4 */
    public function __debugInfo(): array {}
}

/**
 * @since 8.4
 * @no-dynamic
 * @not-serializable
 * @handlers fiberHandlers
 */
final class Fiber
{
    public function __construct(callable $callback) {}

    public function start(mixed ...$args): mixed {}

    public function resume(mixed $value = null): mixed {}

    public function throw(Throwable $exception): mixed {}

    public function isStarted(): bool {}

    public function isSuspended(): bool {}

    public function isRunning(): bool {}

    public function isTerminated(): bool {}

    public function getReturn(): mixed {}

    public static function getCurrent(): ?Fiber {}

    public static function suspend(mixed $value = null): mixed {}
}

/** @since 8.4 */
final class FiberError extends Error
{
    public function __construct() {}
}
