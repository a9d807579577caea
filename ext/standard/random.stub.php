<?php

// Random numbers: at 8.4 the module random has them.

/** @until 7.4 */
const MT_RAND_MT19937 = 0;
/** @until 7.4 */
const MT_RAND_PHP = 1;

/** @until 7.4 */
function mt_srand(int $seed = UNKNOWN, int $mode = 0): void {}
/** @until 7.4 */
function srand(int $seed = UNKNOWN, int $mode = 0): void {}
/** @until 7.4 */
function rand(int $min = UNKNOWN, int $max = UNKNOWN): int {}
/** @until 7.4 @direct mtRandDirect */
function mt_rand(int $min = UNKNOWN, int $max = UNKNOWN): int {}
/** @until 7.4 */
function mt_getrandmax(): int {}
/** @until 7.4 */
function getrandmax(): int {}
/** @until 7.4 */
function random_bytes(int $length): string {}
/** @until 7.4 */
function random_int(int $min, int $max): int {}
/** @until 7.4 */
function lcg_value(): float {}
