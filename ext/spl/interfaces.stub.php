<?php

interface RecursiveIterator extends Iterator
{
    /** @tentative */
    public function hasChildren(): bool;

    /** @tentative */
    public function getChildren(): ?RecursiveIterator;
}

interface OuterIterator extends Iterator
{
    /** @tentative */
    public function getInnerIterator(): ?Iterator;
}

interface SeekableIterator extends Iterator
{
    /** @tentative */
    public function seek(int $offset): void;
}

interface SplObserver
{
    /** @tentative */
    public function update(SplSubject $subject): void;
}

interface SplSubject
{
    /** @tentative */
    public function attach(SplObserver $observer): void;

    /** @tentative */
    public function detach(SplObserver $observer): void;

    /** @tentative */
    public function notify(): void;
}
