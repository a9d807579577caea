<?php
// Directories.

/** @resource ?$context */
function opendir(string $directory, $context = null) {}
/** @resource ?$dir_handle */
function readdir($dir_handle = null): string|false {}
/** @resource ?$dir_handle */
function closedir($dir_handle = null): void {}
/** @resource ?$dir_handle */
function rewinddir($dir_handle = null): void {}
/** @resource ?$context */
function scandir(string $directory, int $sorting_order = SCANDIR_SORT_ASCENDING, $context = null): array|false {}
/** @resource ?$context */
function dir(string $directory, $context = null): Directory|false {}
function glob(string $pattern, int $flags = 0): array|false {}
function getcwd(): string|false {}
/** @refuse false */
function chdir(string $directory): bool {}

class Directory {
    /** @since 8.4 */
    public readonly string $path;
    /** @since 8.4 */
    public readonly mixed $handle;
    /** @until 7.4 */
    public $path;
    /** @until 7.4 */
    public $handle;
    /** @tentative @since 8.4 @impl directory_close */
    public function close(): void {}
    /** @tentative @since 8.4 @impl directory_rewind */
    public function rewind(): void {}
    /** @tentative @since 8.4 @impl directory_read */
    public function read(): string|false {}
    /** @until 7.4 @impl directory_close @resource ?$dir_handle */
    public function close($dir_handle = null) {}
    /** @until 7.4 @impl directory_rewind @resource ?$dir_handle */
    public function rewind($dir_handle = null) {}
    /** @until 7.4 @impl directory_read @resource ?$dir_handle */
    public function read($dir_handle = null) {}
}
