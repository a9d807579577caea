<?php

/** @until 7.4 */
interface Throwable
{
    public function getMessage(): string;

    public function getCode();

    public function getFile(): string;

    public function getLine(): int;

    public function getTrace(): array;

    public function getPrevious(): ?Throwable;

    public function getTraceAsString(): string;

    public function __toString();
}

/** @since 8.4 */
interface Throwable extends Stringable
{
    public function getMessage(): string;

    public function getCode();

    public function getFile(): string;

    public function getLine(): int;

    public function getTrace(): array;

    public function getPrevious(): ?Throwable;

    public function getTraceAsString(): string;
}

/** @handlers exceptionHandlers */
class Exception implements Stringable, Throwable
{
    protected $message = '';
    /** @until 7.4 */
    private $string = '';
    /** @since 8.4 */
    private string $string = '';
    protected $code = 0;
    /** @until 7.4 */
    protected $file;
    /** @since 8.4 */
    protected string $file = '';
    /** @until 7.4 */
    protected $line;
    /** @since 8.4 */
    protected int $line = 0;
    /** @until 7.4 */
    private $trace;
    /** @since 8.4 */
    private array $trace = [];
    /** @until 7.4 */
    private $previous;
    /** @since 8.4 */
    private ?Throwable $previous = null;

    private function __clone(): void {}

    /** @until 7.4 @impl exception74 */
    public function __construct(...$args) {}

    /** @since 8.4 @impl exception___construct */
    public function __construct(string $message = '', int $code = 0, ?Throwable $previous = null) {}

    /** @tentative */
    public function __wakeup(): void {}

    final public function getMessage(): string {}

    final public function getCode() {}

    final public function getFile(): string {}

    final public function getLine(): int {}

    final public function getTrace(): array {}

    final public function getPrevious(): ?Throwable {}

    final public function getTraceAsString(): string {}

    /** @until 7.4 */
    public function __toString() {}

    /** @since 8.4 */
    public function __toString(): string {}
}

class ErrorException extends Exception
{
    /** @until 7.4 */
    protected $severity = 1;
    /** @since 8.4 */
    protected int $severity = 1;

    /** @until 7.4 @impl errorException74 */
    public function __construct(...$args) {}

    /** @since 8.4 @impl errorException___construct */
    public function __construct(string $message = '', int $code = 0, int $severity = E_ERROR, ?string $filename = null, ?int $line = null, ?Throwable $previous = null) {}

    final public function getSeverity(): int {}
}

/** @handlers exceptionHandlers */
class Error implements Stringable, Throwable
{
    protected $message = '';
    /** @until 7.4 */
    private $string = '';
    /** @since 8.4 */
    private string $string = '';
    protected $code = 0;
    /** @until 7.4 */
    protected $file;
    /** @since 8.4 */
    protected string $file = '';
    /** @until 7.4 */
    protected $line;
    /** @since 8.4 */
    protected int $line;
    /** @until 7.4 */
    private $trace;
    /** @since 8.4 */
    private array $trace = [];
    /** @until 7.4 */
    private $previous;
    /** @since 8.4 */
    private ?Throwable $previous = null;

    /** @impl exception___clone */
    private function __clone(): void {}

    /** @until 7.4 @impl exception74 */
    public function __construct(...$args) {}

    /** @since 8.4 @impl exception___construct */
    public function __construct(string $message = '', int $code = 0, ?Throwable $previous = null) {}

    /**
     * @tentative
     * @impl exception___wakeup
     */
    public function __wakeup(): void {}

    /** @impl exception_getMessage */
    final public function getMessage(): string {}

    /** @impl exception_getCode */
    final public function getCode() {}

    /** @impl exception_getFile */
    final public function getFile(): string {}

    /** @impl exception_getLine */
    final public function getLine(): int {}

    /** @impl exception_getTrace */
    final public function getTrace(): array {}

    /** @impl exception_getPrevious */
    final public function getPrevious(): ?Throwable {}

    /** @impl exception_getTraceAsString */
    final public function getTraceAsString(): string {}

    /**
     * @until 7.4
     * @impl exception___toString
     */
    public function __toString() {}

    /**
     * @since 8.4
     * @impl exception___toString
     */
    public function __toString(): string {}
}

class CompileError extends Error
{
}

class ParseError extends CompileError
{
}

class TypeError extends Error
{
}

/** @since 8.4 */
class ValueError extends Error
{
}

class ArithmeticError extends Error
{
}

class DivisionByZeroError extends ArithmeticError
{
}

class ArgumentCountError extends TypeError
{
}

/** @since 8.4 */
class UnhandledMatchError extends Error
{
}

class ClosedGeneratorException extends Exception
{
}

/** @since 8.4 */
class RequestParseBodyException extends Exception
{
}
