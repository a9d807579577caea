<?php

// The objects of namespace Random. They exist from 8.2 on.

namespace Random;

/** @since 8.4 */
interface Engine
{
    public function generate(): string;
}

/** @since 8.4 */
interface CryptoSafeEngine extends Engine
{
}

/** @since 8.4 */
class RandomException extends \Exception
{
}

/** @since 8.4 */
class RandomError extends \Error
{
}

/** @since 8.4 */
class BrokenRandomEngineError extends RandomError
{
}

/** @since 8.4 */
enum IntervalBoundary
{
    case ClosedOpen;
    case ClosedClosed;
    case OpenClosed;
    case OpenOpen;
}

/**
 * @since 8.4
 * @handlers randomizerHandlers
 * @no-dynamic
 */
final class Randomizer
{
    public readonly Engine $engine;

    /** @impl randomizerConstruct */
    public function __construct(?Engine $engine = null) {}

    /** @impl randomizerNextInt */
    public function nextInt(): int {}

    /** @impl randomizerNextFloat */
    public function nextFloat(): float {}

    /** @impl randomizerGetFloat */
    public function getFloat(float $min, float $max, IntervalBoundary $boundary = IntervalBoundary::ClosedOpen): float {}

    /** @impl randomizerGetInt */
    public function getInt(int $min, int $max): int {}

    /** @impl randomizerGetBytes */
    public function getBytes(int $length): string {}

    /** @impl randomizerGetBytesFromString */
    public function getBytesFromString(string $string, int $length): string {}

    /** @impl randomizerShuffleArray */
    public function shuffleArray(array $array): array {}

    /** @impl randomizerShuffleBytes */
    public function shuffleBytes(string $bytes): string {}

    /** @impl randomizerPickArrayKeys */
    public function pickArrayKeys(array $array, int $num): array {}

    /** @impl randomizerSerialize */
    public function __serialize(): array {}

    /** @impl randomizerUnserialize */
    public function __unserialize(array $data): void {}
}
