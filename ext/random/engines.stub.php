<?php

namespace Random\Engine;

/**
 * @since 8.4
 * @handlers mtHandlers
 * @no-dynamic
 */
final class Mt19937 implements \Random\Engine
{
    /** @impl mtConstruct */
    public function __construct(?int $seed = null, int $mode = MT_RAND_MT19937) {}

    /** @impl engineGenerate */
    public function generate(): string {}

    /** @impl engineSerialize */
    public function __serialize(): array {}

    /** @impl engineUnserialize */
    public function __unserialize(array $data): void {}

    /** @impl engineDebugInfo */
    public function __debugInfo(): array {}
}

/**
 * @since 8.4
 * @handlers pcgHandlers
 * @no-dynamic
 */
final class PcgOneseq128XslRr64 implements \Random\Engine
{
    /** @impl pcgConstruct */
    public function __construct(string|int|null $seed = null) {}

    /** @impl engineGenerate */
    public function generate(): string {}

    /** @impl pcgJump */
    public function jump(int $advance): void {}

    /** @impl engineSerialize */
    public function __serialize(): array {}

    /** @impl engineUnserialize */
    public function __unserialize(array $data): void {}

    /** @impl engineDebugInfo */
    public function __debugInfo(): array {}
}

/**
 * @since 8.4
 * @handlers xoshiroHandlers
 * @no-dynamic
 */
final class Xoshiro256StarStar implements \Random\Engine
{
    /** @impl xoshiroConstruct */
    public function __construct(string|int|null $seed = null) {}

    /** @impl engineGenerate */
    public function generate(): string {}

    /** @impl xoshiroJump */
    public function jump(): void {}

    /** @impl xoshiroJumpLong */
    public function jumpLong(): void {}

    /** @impl engineSerialize */
    public function __serialize(): array {}

    /** @impl engineUnserialize */
    public function __unserialize(array $data): void {}

    /** @impl engineDebugInfo */
    public function __debugInfo(): array {}
}

/**
 * @since 8.4
 * @handlers secureHandlers
 * @no-dynamic
 * @not-serializable
 */
final class Secure implements \Random\CryptoSafeEngine
{
    /** @impl engineGenerate */
    public function generate(): string {}
}
