<?php

/** @since 8.4 */
final class Attribute
{
    public const int TARGET_CLASS = 1;
    public const int TARGET_FUNCTION = 2;
    public const int TARGET_METHOD = 4;
    public const int TARGET_PROPERTY = 8;
    public const int TARGET_CLASS_CONSTANT = 16;
    public const int TARGET_PARAMETER = 32;
    public const int TARGET_ALL = 63;
    public const int IS_REPEATABLE = 64;
    public int $flags;

    public function __construct(int $flags = Attribute::TARGET_ALL) {}
}

/** @since 8.4 */
final class ReturnTypeWillChange
{
    /** @impl markerAttribute */
    public function __construct() {}
}

/** @since 8.4 */
final class AllowDynamicProperties
{
    /** @impl markerAttribute */
    public function __construct() {}
}

/** @since 8.4 */
final class SensitiveParameter
{
    /** @impl markerAttribute */
    public function __construct() {}
}

/**
 * @since 8.4
 * @no-dynamic
 * @not-serializable
 * @handlers sensitiveHandlers
 */
final class SensitiveParameterValue
{
    private readonly mixed $value;

    public function __construct(mixed $value) {}

    public function getValue(): mixed {}

    public function __debugInfo(): array {}
}

/** @since 8.4 */
final class Override
{
    /** @impl markerAttribute */
    public function __construct() {}
}

/** @since 8.4 */
final class Deprecated
{
    public readonly ?string $message;
    public readonly ?string $since;

    public function __construct(?string $message = null, ?string $since = null) {}
}
