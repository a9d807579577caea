<?php

// Random numbers: the functions, from 8.4's module on.

/** @since 8.4 */
const MT_RAND_MT19937 = 0;
/**
 * @since 8.4
 * @deprecated 8.4
 */
const MT_RAND_PHP = 1;

/**
 * @since 8.4
 * @impl MtSrand
 */
function mt_srand(?int $seed = null, int $mode = MT_RAND_MT19937): void {}
/**
 * @since 8.4
 * @impl MtSrand
 */
function srand(?int $seed = null, int $mode = MT_RAND_MT19937): void {}
/**
 * @since 8.4
 * @impl Rand
 */
function rand(int $min = UNKNOWN, int $max = UNKNOWN): int {}
/**
 * @since 8.4
 * @impl MtRand
 * @direct MtRandDirect
 */
function mt_rand(int $min = UNKNOWN, int $max = UNKNOWN): int {}
/**
 * @since 8.4
 * @impl MtGetrandmax
 */
function mt_getrandmax(): int {}
/**
 * @since 8.4
 * @impl MtGetrandmax
 */
function getrandmax(): int {}
/**
 * @since 8.4
 * @impl RandomBytes
 */
function random_bytes(int $length): string {}
/**
 * @since 8.4
 * @impl RandomInt
 */
function random_int(int $min, int $max): int {}
/**
 * @since 8.4
 * @impl LcgValue
 * @deprecated 8.4 since 8.4, use \Random\Randomizer::getFloat() instead
 */
function lcg_value(): float {}
