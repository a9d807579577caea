<?php

/**
 * @until 7.4
 * @handlers fileInfoHandlers
 */
class SplFileInfo
{
    public function __construct(string $filename) {}

    /** @tentative */
    public function getPath(): string {}

    /** @tentative */
    public function getFilename(): string {}

    /** @tentative */
    public function getExtension(): string {}

    /** @tentative */
    public function getBasename(string $suffix = ''): string {}

    /** @tentative */
    public function getPathname(): string {}

    /** @tentative */
    public function getPerms(): int|false {}

    /** @tentative */
    public function getInode(): int|false {}

    /** @tentative */
    public function getSize(): int|false {}

    /** @tentative */
    public function getOwner(): int|false {}

    /** @tentative */
    public function getGroup(): int|false {}

    /** @tentative */
    public function getATime(): int|false {}

    /** @tentative */
    public function getMTime(): int|false {}

    /** @tentative */
    public function getCTime(): int|false {}

    /** @tentative */
    public function getType(): string|false {}

    /** @tentative */
    public function isWritable(): bool {}

    /** @tentative */
    public function isReadable(): bool {}

    /** @tentative */
    public function isExecutable(): bool {}

    /** @tentative */
    public function isFile(): bool {}

    /** @tentative */
    public function isDir(): bool {}

    /** @tentative */
    public function isLink(): bool {}

    /** @tentative */
    public function getLinkTarget(): string|false {}

    /** @tentative */
    public function getRealPath(): string|false {}

    /** @tentative */
    public function getFileInfo(?string $class = null): SplFileInfo {}

    /** @tentative */
    public function getPathInfo(?string $class = null): ?SplFileInfo {}

    /** @tentative */
    public function openFile(string $mode = 'r', bool $useIncludePath = false, $context = null): SplFileObject {}

    /** @tentative */
    public function setFileClass(string $class = 'SplFileObject'): void {}

    /** @tentative */
    public function setInfoClass(string $class = 'SplFileInfo'): void {}

    public function __toString(): string {}

    /** @tentative */
    public function __debugInfo(): array {}

    /** @tentative */
    final public function _bad_state_ex(): void {}
}

/**
 * @since 8.4
 * @handlers fileInfoHandlers
 */
class SplFileInfo implements Stringable
{
    public function __construct(string $filename) {}

    /** @tentative */
    public function getPath(): string {}

    /** @tentative */
    public function getFilename(): string {}

    /** @tentative */
    public function getExtension(): string {}

    /** @tentative */
    public function getBasename(string $suffix = ''): string {}

    /** @tentative */
    public function getPathname(): string {}

    /** @tentative */
    public function getPerms(): int|false {}

    /** @tentative */
    public function getInode(): int|false {}

    /** @tentative */
    public function getSize(): int|false {}

    /** @tentative */
    public function getOwner(): int|false {}

    /** @tentative */
    public function getGroup(): int|false {}

    /** @tentative */
    public function getATime(): int|false {}

    /** @tentative */
    public function getMTime(): int|false {}

    /** @tentative */
    public function getCTime(): int|false {}

    /** @tentative */
    public function getType(): string|false {}

    /** @tentative */
    public function isWritable(): bool {}

    /** @tentative */
    public function isReadable(): bool {}

    /** @tentative */
    public function isExecutable(): bool {}

    /** @tentative */
    public function isFile(): bool {}

    /** @tentative */
    public function isDir(): bool {}

    /** @tentative */
    public function isLink(): bool {}

    /** @tentative */
    public function getLinkTarget(): string|false {}

    /** @tentative */
    public function getRealPath(): string|false {}

    /** @tentative */
    public function getFileInfo(?string $class = null): SplFileInfo {}

    /** @tentative */
    public function getPathInfo(?string $class = null): ?SplFileInfo {}

    /** @tentative */
    public function openFile(string $mode = 'r', bool $useIncludePath = false, $context = null): SplFileObject {}

    /** @tentative */
    public function setFileClass(string $class = 'SplFileObject'): void {}

    /** @tentative */
    public function setInfoClass(string $class = 'SplFileInfo'): void {}

    public function __toString(): string {}

    /** @tentative */
    public function __debugInfo(): array {}

    /** @tentative */
    final public function _bad_state_ex(): void {}
}

class DirectoryIterator extends SplFileInfo implements SeekableIterator
{
    public function __construct(string $directory) {}

    /** @tentative */
    public function getFilename(): string {}

    /** @tentative */
    public function getExtension(): string {}

    /** @tentative */
    public function getBasename(string $suffix = ''): string {}

    /** @tentative */
    public function isDot(): bool {}

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
    public function seek(int $offset): void {}

    /** @until 7.4 */
    public function __toString() {}

    /** @since 8.4 */
    public function __toString(): string {}
}

class FilesystemIterator extends DirectoryIterator
{
    public const int CURRENT_MODE_MASK = 240;
    public const int CURRENT_AS_PATHNAME = 32;
    public const int CURRENT_AS_FILEINFO = 0;
    public const int CURRENT_AS_SELF = 16;
    public const int KEY_MODE_MASK = 3840;
    public const int KEY_AS_PATHNAME = 0;
    /** @until 7.4 */
    public const FOLLOW_SYMLINKS = 512;
    /** @since 8.4 */
    public const int FOLLOW_SYMLINKS = 16384;
    public const int KEY_AS_FILENAME = 256;
    public const int NEW_CURRENT_AND_KEY = 256;
    /** @until 7.4 */
    public const OTHER_MODE_MASK = 12288;
    /** @since 8.4 */
    public const int OTHER_MODE_MASK = 28672;
    public const int SKIP_DOTS = 4096;
    public const int UNIX_PATHS = 8192;

    public function __construct(string $directory, int $flags = 4096) {}

    /** @tentative */
    public function rewind(): void {}

    /** @tentative */
    public function key(): string {}

    /** @tentative */
    public function current(): SplFileInfo|FilesystemIterator|string {}

    /** @tentative */
    public function getFlags(): int {}

    /** @tentative */
    public function setFlags(int $flags): void {}

    /** @until 7.4 */
    public function next() {}
}

class RecursiveDirectoryIterator extends FilesystemIterator implements RecursiveIterator
{
    public function __construct(string $directory, int $flags = 0) {}

    /** @tentative */
    public function hasChildren(bool $allowLinks = false): bool {}

    /** @tentative */
    public function getChildren(): RecursiveDirectoryIterator {}

    /** @tentative */
    public function getSubPath(): string {}

    /** @tentative */
    public function getSubPathname(): string {}
}

class GlobIterator extends FilesystemIterator implements Countable
{
    public function __construct(string $pattern, int $flags = 0) {}

    /** @tentative */
    public function count(): int {}
}

class SplFileObject extends SplFileInfo implements RecursiveIterator, SeekableIterator
{
    public const int DROP_NEW_LINE = 1;
    public const int READ_AHEAD = 2;
    public const int SKIP_EMPTY = 4;
    public const int READ_CSV = 8;

    public function __construct(string $filename, string $mode = 'r', bool $useIncludePath = false, $context = null) {}

    /** @tentative */
    public function rewind(): void {}

    /** @tentative */
    public function eof(): bool {}

    /** @tentative */
    public function valid(): bool {}

    /** @tentative */
    public function fgets(): string {}

    /** @tentative */
    public function fread(int $length): string|false {}

    /** @tentative */
    public function fgetcsv(string $separator = ',', string $enclosure = '"', string $escape = '\\'): array|false {}

    /** @tentative */
    public function fputcsv(array $fields, string $separator = ',', string $enclosure = '"', string $escape = '\\', string $eol = "\n"): int|false {}

    /** @tentative */
    public function setCsvControl(string $separator = ',', string $enclosure = '"', string $escape = '\\'): void {}

    /** @tentative */
    public function getCsvControl(): array {}

    /** @tentative */
    public function flock(int $operation, &$wouldBlock = null): bool {}

    /** @tentative */
    public function fflush(): bool {}

    /** @tentative */
    public function ftell(): int|false {}

    /** @tentative */
    public function fseek(int $offset, int $whence = SEEK_SET): int {}

    /** @tentative */
    public function fgetc(): string|false {}

    /** @tentative */
    public function fpassthru(): int {}

    /** @tentative */
    public function fscanf(string $format, mixed &...$vars): array|int|null {}

    /** @tentative */
    public function fwrite(string $data, int $length = 0): int|false {}

    /** @tentative */
    public function fstat(): array {}

    /** @tentative */
    public function ftruncate(int $size): bool {}

    /** @tentative */
    public function current(): array|string|false {}

    /** @tentative */
    public function key(): int {}

    /** @tentative */
    public function next(): void {}

    /** @tentative */
    public function setFlags(int $flags): void {}

    /** @tentative */
    public function getFlags(): int {}

    /** @tentative */
    public function setMaxLineLen(int $maxLength): void {}

    /** @tentative */
    public function getMaxLineLen(): int {}

    /** @tentative */
    public function hasChildren(): false {}

    /** @tentative */
    public function getChildren(): null {}

    /** @tentative */
    public function seek(int $line): void {}

    /** @tentative */
    public function getCurrentLine(): string {}

    /** @until 7.4 */
    public function __toString() {}

    /** @since 8.4 */
    public function __toString(): string {}
}

class SplTempFileObject extends SplFileObject
{
    public function __construct(int $maxMemory = 2097152) {}
}
