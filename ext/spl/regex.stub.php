<?php

class RegexIterator extends FilterIterator
{
    public const int USE_KEY = 1;
    public const int INVERT_MATCH = 2;
    public const int MATCH = 0;
    public const int GET_MATCH = 1;
    public const int ALL_MATCHES = 2;
    public const int SPLIT = 3;
    public const int REPLACE = 4;
    /** @until 7.4 */
    public $replacement;
    /** @since 8.4 */
    public ?string $replacement = null;

    public function __construct(Iterator $iterator, string $pattern, int $mode = RegexIterator::MATCH, int $flags = 0, int $pregFlags = 0) {}

    /** @tentative */
    public function accept(): bool {}

    /** @tentative */
    public function getMode(): int {}

    /** @tentative */
    public function setMode(int $mode): void {}

    /** @tentative */
    public function getFlags(): int {}

    /** @tentative */
    public function setFlags(int $flags): void {}

    /** @tentative */
    public function getRegex(): string {}

    /** @tentative */
    public function getPregFlags(): int {}

    /** @tentative */
    public function setPregFlags(int $pregFlags): void {}
}

class RecursiveRegexIterator extends RegexIterator implements RecursiveIterator
{
    public function __construct(RecursiveIterator $iterator, string $pattern, int $mode = RecursiveRegexIterator::MATCH, int $flags = 0, int $pregFlags = 0) {}

    /** @tentative */
    public function accept(): bool {}

    /** @tentative */
    public function hasChildren(): bool {}

    /** @tentative */
    public function getChildren(): RecursiveRegexIterator {}
}
