<?php

class ReflectionException extends Exception
{
}

class Reflection
{
    /** @tentative */
    public static function getModifierNames(int $modifiers): array {}

    /** @until 7.4 @deprecated 7.4 */
    public static function export(Reflector $reflector, $return = UNKNOWN) {}
}

/** @until 7.4 */
interface Reflector
{
    public function __toString();
}

/** @since 8.4 */
interface Reflector extends Stringable
{
}

/** @handlers reflectionHandlers @not-serializable */
abstract class ReflectionFunctionAbstract implements Reflector
{
    /** @until 7.4 */
    public $name = '';
    /** @since 8.4 */
    public string $name;

    /** @impl noClone */
    private function __clone(): void {}

    /** @tentative */
    public function inNamespace(): bool {}

    /** @tentative */
    public function isClosure(): bool {}

    /** @tentative */
    public function isDeprecated(): bool {}

    /** @tentative */
    public function isInternal(): bool {}

    /** @tentative */
    public function isUserDefined(): bool {}

    /** @tentative */
    public function isGenerator(): bool {}

    /** @tentative */
    public function isVariadic(): bool {}

    /**
     * @since 8.4
     * @tentative
     */
    public function isStatic(): bool {}

    /** @tentative */
    public function getClosureThis(): ?object {}

    /** @tentative */
    public function getClosureScopeClass(): ?ReflectionClass {}

    /**
     * @since 8.4
     * @tentative
     */
    public function getClosureCalledClass(): ?ReflectionClass {}

    /** @since 8.4 */
    public function getClosureUsedVariables(): array {}

    /** @tentative */
    public function getDocComment(): string|false {}

    /** @tentative */
    public function getEndLine(): int|false {}

    /** @tentative */
    public function getExtension(): ?ReflectionExtension {}

    /** @tentative */
    public function getExtensionName(): string|false {}

    /** @tentative */
    public function getFileName(): string|false {}

    /** @tentative */
    public function getName(): string {}

    /** @tentative */
    public function getNamespaceName(): string {}

    /** @tentative */
    public function getNumberOfParameters(): int {}

    /** @tentative */
    public function getNumberOfRequiredParameters(): int {}

    /** @tentative */
    public function getParameters(): array {}

    /** @tentative */
    public function getShortName(): string {}

    /** @tentative */
    public function getStartLine(): int|false {}

    /** @tentative */
    public function getStaticVariables(): array {}

    /** @tentative */
    public function returnsReference(): bool {}

    /** @tentative */
    public function hasReturnType(): bool {}

    /** @tentative */
    public function getReturnType(): ?ReflectionType {}

    /** @since 8.4 */
    public function hasTentativeReturnType(): bool {}

    /** @since 8.4 */
    public function getTentativeReturnType(): ?ReflectionType {}

    /** @since 8.4 */
    public function getAttributes(?string $name = null, int $flags = 0): array {}
}

class ReflectionFunction extends ReflectionFunctionAbstract
{
    public const int IS_DEPRECATED = 2048;
    /** @until 7.4 */
    public $name = '';

    public function __construct(Closure|string $function) {}

    /** @until 7.4 */
    public function __toString() {}

    /** @since 8.4 */
    public function __toString(): string {}

    /** @since 8.4 */
    public function isAnonymous(): bool {}

    /**
     * @tentative
     * @deprecated 8.4 since 8.0, as ReflectionFunction can no longer be constructed for disabled functions
     */
    public function isDisabled(): bool {}

    /** @tentative */
    public function invoke(mixed ...$args): mixed {}

    /** @tentative */
    public function invokeArgs(array $args = []): mixed {}

    /** @tentative */
    public function getClosure(): Closure {}

    /** @until 7.4 @impl exportOne @deprecated 7.4 */
    public static function export($name, $return = UNKNOWN) {}
}

/** @handlers reflectionHandlers @not-serializable */
final class ReflectionGenerator
{
    public function __construct(Generator $generator) {}

    /** @tentative */
    public function getExecutingLine(): int {}

    /** @tentative */
    public function getExecutingFile(): string {}

    /** @tentative */
    public function getTrace(int $options = 1): array {}

    /** @tentative */
    public function getFunction(): ReflectionFunctionAbstract {}

    /** @tentative */
    public function getThis(): ?object {}

    /** @tentative */
    public function getExecutingGenerator(): Generator {}

    /** @since 8.4 */
    public function isClosed(): bool {}
}

/** @handlers reflectionHandlers @not-serializable */
class ReflectionParameter implements Stringable, Reflector
{
    /** @until 7.4 */
    public $name = '';
    /** @since 8.4 */
    public string $name;

    /** @impl noClone */
    private function __clone(): void {}

    public function __construct($function, string|int $param) {}

    /** @until 7.4 */
    public function __toString() {}

    /** @since 8.4 */
    public function __toString(): string {}

    /** @tentative */
    public function getName(): string {}

    /** @tentative */
    public function isPassedByReference(): bool {}

    /** @tentative */
    public function canBePassedByValue(): bool {}

    /** @tentative */
    public function getDeclaringFunction(): ReflectionFunctionAbstract {}

    /** @tentative */
    public function getDeclaringClass(): ?ReflectionClass {}

    /**
     * @tentative
     * @deprecated 8.4 since 8.0, use ReflectionParameter::getType() instead
     */
    public function getClass(): ?ReflectionClass {}

    /** @tentative */
    public function hasType(): bool {}

    /** @tentative */
    public function getType(): ?ReflectionType {}

    /**
     * @tentative
     * @deprecated 8.4 since 8.0, use ReflectionParameter::getType() instead
     */
    public function isArray(): bool {}

    /**
     * @tentative
     * @deprecated 8.4 since 8.0, use ReflectionParameter::getType() instead
     */
    public function isCallable(): bool {}

    /** @tentative */
    public function allowsNull(): bool {}

    /** @tentative */
    public function getPosition(): int {}

    /** @tentative */
    public function isOptional(): bool {}

    /** @tentative */
    public function isDefaultValueAvailable(): bool {}

    /** @tentative */
    public function getDefaultValue(): mixed {}

    /** @tentative */
    public function isDefaultValueConstant(): bool {}

    /** @tentative */
    public function getDefaultValueConstantName(): ?string {}

    /** @tentative */
    public function isVariadic(): bool {}

    /** @since 8.4 */
    public function isPromoted(): bool {}

    /** @since 8.4 */
    public function getAttributes(?string $name = null, int $flags = 0): array {}

    /** @until 7.4 @impl exportTwo @deprecated 7.4 */
    public static function export($function, $parameter, $return = UNKNOWN) {}
}

/** @until 7.4 @handlers reflectionHandlers @not-serializable */
class ReflectionType
{
    /** @impl noClone */
    private function __clone(): void {}

    /** @tentative */
    public function allowsNull(): bool {}

    public function isBuiltin() {}

    /** @deprecated 7.4 */
    public function __toString(): string {}
}

/** @since 8.4 @handlers reflectionHandlers @not-serializable */
abstract class ReflectionType implements Stringable
{
    /** @impl noClone */
    private function __clone(): void {}

    /** @tentative */
    public function allowsNull(): bool {}

    public function __toString(): string {}
}

class ReflectionNamedType extends ReflectionType
{
    /** @tentative */
    public function getName(): string {}

    /**
     * @since 8.4
     * @tentative
     */
    public function isBuiltin(): bool {}
}

/** @since 8.4 */
class ReflectionUnionType extends ReflectionType
{
    public function getTypes(): array {}
}

/** @since 8.4 */
class ReflectionIntersectionType extends ReflectionType
{
    public function getTypes(): array {}
}

class ReflectionMethod extends ReflectionFunctionAbstract
{
    public const int IS_STATIC = 16;
    public const int IS_PUBLIC = 1;
    public const int IS_PROTECTED = 2;
    public const int IS_PRIVATE = 4;
    public const int IS_ABSTRACT = 64;
    public const int IS_FINAL = 32;
    /** @until 7.4 */
    public $class = '';
    /** @since 8.4 */
    public string $class;
    /** @until 7.4 */
    public $name = '';

    /** @since 8.4 */
    public function __construct(object|string $objectOrMethod, ?string $method = null) {}

    /** @until 7.4 */
    public function __construct($class_or_method, string $name = UNKNOWN) {}

    /** @since 8.4 */
    public static function createFromMethodName(string $method): static {}

    /** @until 7.4 */
    public function __toString() {}

    /** @since 8.4 */
    public function __toString(): string {}

    /** @tentative */
    public function isPublic(): bool {}

    /** @tentative */
    public function isPrivate(): bool {}

    /** @tentative */
    public function isProtected(): bool {}

    /** @tentative */
    public function isAbstract(): bool {}

    /** @tentative */
    public function isFinal(): bool {}

    /** @tentative */
    public function isConstructor(): bool {}

    /** @tentative */
    public function isDestructor(): bool {}

    /** @tentative */
    public function getClosure(?object $object = null): Closure {}

    /** @tentative */
    public function getModifiers(): int {}

    /** @since 8.4 @tentative @unchecked $object */
    public function invoke(?object $object = null, mixed ...$args): mixed {}

    /** @until 7.4 */
    public function invoke(?object $object, mixed ...$args): mixed {}

    /** @since 8.4 @tentative @unchecked $object */
    public function invokeArgs(?object $object = null, array $args = []): mixed {}

    /** @until 7.4 */
    public function invokeArgs(?object $object, array $args): mixed {}

    /** @tentative */
    public function getDeclaringClass(): ReflectionClass {}

    /** @tentative */
    public function getPrototype(): ReflectionMethod {}

    /** @since 8.4 */
    public function hasPrototype(): bool {}

    /** @tentative */
    public function setAccessible(bool $accessible): void {}

    /** @until 7.4 @impl exportTwo @deprecated 7.4 */
    public static function export($class, $name, $return = UNKNOWN) {}

    /** @until 7.4 */
    public function isStatic() {}
}

/** @handlers reflectionHandlers @not-serializable */
class ReflectionClass implements Stringable, Reflector
{
    public const int IS_IMPLICIT_ABSTRACT = 16;
    public const int IS_EXPLICIT_ABSTRACT = 64;
    public const int IS_FINAL = 32;
    /** @since 8.4 */
    public const int IS_READONLY = 65536;
    /** @since 8.4 */
    public const int SKIP_INITIALIZATION_ON_SERIALIZE = 8;
    /** @since 8.4 */
    public const int SKIP_DESTRUCTOR = 16;
    /** @until 7.4 */
    public $name = '';
    /** @since 8.4 */
    public string $name;

    /** @impl noClone */
    private function __clone(): void {}

    public function __construct(object|string $objectOrClass) {}

    /** @until 7.4 */
    public function __toString() {}

    /** @since 8.4 */
    public function __toString(): string {}

    /** @tentative */
    public function getName(): string {}

    /** @tentative */
    public function isInternal(): bool {}

    /** @tentative */
    public function isUserDefined(): bool {}

    /** @tentative */
    public function isAnonymous(): bool {}

    /** @tentative */
    public function isInstantiable(): bool {}

    /** @tentative */
    public function isCloneable(): bool {}

    /** @tentative */
    public function getFileName(): string|false {}

    /** @tentative */
    public function getStartLine(): int|false {}

    /** @tentative */
    public function getEndLine(): int|false {}

    /** @tentative */
    public function getDocComment(): string|false {}

    /** @tentative */
    public function getConstructor(): ?ReflectionMethod {}

    /** @tentative */
    public function hasMethod(string $name): bool {}

    /** @tentative */
    public function getMethod(string $name): ReflectionMethod {}

    /** @tentative */
    public function getMethods(?int $filter = null): array {}

    /** @tentative */
    public function hasProperty(string $name): bool {}

    /** @tentative */
    public function getProperty(string $name): ReflectionProperty {}

    /** @tentative */
    public function getProperties(?int $filter = null): array {}

    /** @tentative */
    public function hasConstant(string $name): bool {}

    /** @tentative */
    public function getConstants(?int $filter = null): array {}

    /** @tentative */
    public function getReflectionConstants(?int $filter = null): array {}

    /** @tentative */
    public function getConstant(string $name): mixed {}

    /** @tentative */
    public function getReflectionConstant(string $name): ReflectionClassConstant|false {}

    /** @tentative */
    public function getInterfaces(): array {}

    /** @tentative */
    public function getInterfaceNames(): array {}

    /** @tentative */
    public function isInterface(): bool {}

    /** @tentative */
    public function getTraits(): array {}

    /** @tentative */
    public function getTraitNames(): array {}

    /** @tentative */
    public function getTraitAliases(): array {}

    /** @tentative */
    public function isTrait(): bool {}

    /** @since 8.4 */
    public function isEnum(): bool {}

    /** @tentative */
    public function isAbstract(): bool {}

    /** @tentative */
    public function isFinal(): bool {}

    /** @since 8.4 */
    public function isReadOnly(): bool {}

    /** @tentative */
    public function getModifiers(): int {}

    /** @tentative */
    public function isInstance(object $object): bool {}

    /** @tentative */
    public function newInstance(mixed ...$args): object {}

    /** @tentative */
    public function newInstanceWithoutConstructor(): object {}

    /** @since 8.4 */
    public function newLazyGhost(callable $initializer, int $options = 0): object {}

    /** @since 8.4 */
    public function newLazyProxy(callable $factory, int $options = 0): object {}

    /** @since 8.4 */
    public function resetAsLazyGhost(object $object, callable $initializer, int $options = 0): void {}

    /** @since 8.4 */
    public function resetAsLazyProxy(object $object, callable $factory, int $options = 0): void {}

    /** @since 8.4 */
    public function initializeLazyObject(object $object): object {}

    /** @since 8.4 */
    public function isUninitializedLazyObject(object $object): bool {}

    /** @since 8.4 */
    public function markLazyObjectAsInitialized(object $object): object {}

    /** @since 8.4 */
    public function getLazyInitializer(object $object): ?callable {}

    /** @tentative */
    public function newInstanceArgs(array $args = []): ?object {}









    /** @tentative */
    public function getParentClass(): ReflectionClass|false {}

    /** @since 8.4 @tentative */
    public function isSubclassOf(ReflectionClass|string $class): bool {}

    /** @until 7.4 */
    public function isSubclassOf($class) {}

    /** @tentative */
    public function getStaticProperties(): array {}

    /** @tentative */
    public function getStaticPropertyValue(string $name, mixed $default = UNKNOWN): mixed {}

    /** @tentative */
    public function setStaticPropertyValue(string $name, mixed $value): void {}

    /** @tentative */
    public function getDefaultProperties(): array {}

    /** @tentative */
    public function isIterable(): bool {}

    /** @tentative @impl reflectionClass_isIterable */
    public function isIterateable(): bool {}

    /** @since 8.4 @tentative */
    public function implementsInterface(ReflectionClass|string $interface): bool {}

    /** @until 7.4 */
    public function implementsInterface($interface) {}

    /** @tentative */
    public function getExtension(): ?ReflectionExtension {}

    /** @tentative */
    public function getExtensionName(): string|false {}

    /** @tentative */
    public function inNamespace(): bool {}

    /** @tentative */
    public function getNamespaceName(): string {}

    /** @tentative */
    public function getShortName(): string {}

    /** @since 8.4 */
    public function getAttributes(?string $name = null, int $flags = 0): array {}

    /** @until 7.4 @impl exportOne @deprecated 7.4 */
    public static function export($argument, $return = UNKNOWN) {}
}

class ReflectionObject extends ReflectionClass
{
    public function __construct(object $object) {}

    /** @until 7.4 @impl exportOne @deprecated 7.4 */
    public static function export($argument, $return = UNKNOWN) {}
}

/** @handlers reflectionHandlers @not-serializable */
class ReflectionProperty implements Stringable, Reflector
{
    public const int IS_STATIC = 16;
    /** @since 8.4 */
    public const int IS_READONLY = 128;
    public const int IS_PUBLIC = 1;
    public const int IS_PROTECTED = 2;
    public const int IS_PRIVATE = 4;
    /** @since 8.4 */
    public const int IS_ABSTRACT = 64;
    /** @since 8.4 */
    public const int IS_PROTECTED_SET = 2048;
    /** @since 8.4 */
    public const int IS_PRIVATE_SET = 4096;
    /** @since 8.4 */
    public const int IS_VIRTUAL = 512;
    /** @since 8.4 */
    public const int IS_FINAL = 32;
    /** @until 7.4 */
    public $name = '';
    /** @since 8.4 */
    public string $name;
    /** @until 7.4 */
    public $class = '';
    /** @since 8.4 */
    public string $class;

    /** @impl noClone */
    private function __clone(): void {}

    /** @since 8.4 */
    public function __construct(object|string $class, string $property) {}

    /** @until 7.4 */
    public function __construct($class, string $name) {}

    /** @until 7.4 */
    public function __toString() {}

    /** @since 8.4 */
    public function __toString(): string {}

    /** @tentative */
    public function getName(): string {}

    /** @tentative */
    public function getValue(?object $object = null): mixed {}

    /** @tentative */
    public function setValue(mixed $objectOrValue, mixed $value = UNKNOWN): void {}

    /** @since 8.4 */
    public function getRawValue(object $object): mixed {}

    /** @since 8.4 */
    public function setRawValue(object $object, mixed $value): void {}

    /** @since 8.4 */
    public function setRawValueWithoutLazyInitialization(object $object, mixed $value): void {}

    /** @since 8.4 */
    public function skipLazyInitialization(object $object): void {}

    /** @since 8.4 */
    public function isLazy(object $object): bool {}




    /** @tentative */
    public function isInitialized(?object $object = null): bool {}

    /** @tentative */
    public function isPublic(): bool {}

    /** @tentative */
    public function isPrivate(): bool {}

    /** @tentative */
    public function isProtected(): bool {}

    /** @since 8.4 */
    public function isPrivateSet(): bool {}

    /** @since 8.4 */
    public function isProtectedSet(): bool {}

    /** @tentative */
    public function isStatic(): bool {}

    /** @since 8.4 */
    public function isReadOnly(): bool {}

    /** @tentative */
    public function isDefault(): bool {}

    /** @since 8.4 */
    public function isDynamic(): bool {}

    /** @since 8.4 */
    public function isAbstract(): bool {}

    /** @since 8.4 */
    public function isVirtual(): bool {}

    /** @since 8.4 */
    public function isPromoted(): bool {}

    /** @tentative */
    public function getModifiers(): int {}

    /** @tentative */
    public function getDeclaringClass(): ReflectionClass {}

    /** @tentative */
    public function getDocComment(): string|false {}

    /** @tentative */
    public function setAccessible(bool $accessible): void {}

    /** @tentative */
    public function getType(): ?ReflectionType {}

    /** @since 8.4 */
    public function getSettableType(): ?ReflectionType {}

    /** @tentative */
    public function hasType(): bool {}

    /** @since 8.4 */
    public function hasDefaultValue(): bool {}

    /**
     * @since 8.4
     * @tentative
     */
    public function getDefaultValue(): mixed {}

    /** @since 8.4 */
    public function getAttributes(?string $name = null, int $flags = 0): array {}

    /** @since 8.4 */
    public function hasHooks(): bool {}

    /** @since 8.4 */
    public function getHooks(): array {}

    /** @since 8.4 */
    public function hasHook(PropertyHookType $type): bool {}

    /** @since 8.4 */
    public function getHook(PropertyHookType $type): ?ReflectionMethod {}

    /** @since 8.4 */
    public function isFinal(): bool {}

    /** @until 7.4 @impl exportTwo @deprecated 7.4 */
    public static function export($class, $name, $return = UNKNOWN) {}
}

/** @handlers reflectionHandlers @not-serializable */
class ReflectionClassConstant implements Stringable, Reflector
{
    /** @since 8.4 */
    public const int IS_PUBLIC = 1;
    /** @since 8.4 */
    public const int IS_PROTECTED = 2;
    /** @since 8.4 */
    public const int IS_PRIVATE = 4;
    /** @since 8.4 */
    public const int IS_FINAL = 32;
    /** @until 7.4 */
    public $name = '';
    /** @since 8.4 */
    public string $name;
    /** @until 7.4 */
    public $class = '';
    /** @since 8.4 */
    public string $class;

    /** @impl noClone */
    private function __clone(): void {}

    public function __construct(object|string $class, string $constant) {}

    /** @until 7.4 */
    public function __toString() {}

    /** @since 8.4 */
    public function __toString(): string {}

    /** @tentative */
    public function getName(): string {}

    /** @tentative */
    public function getValue(): mixed {}

    /** @tentative */
    public function isPublic(): bool {}

    /** @tentative */
    public function isPrivate(): bool {}

    /** @tentative */
    public function isProtected(): bool {}

    /** @since 8.4 */
    public function isFinal(): bool {}

    /** @tentative */
    public function getModifiers(): int {}

    /** @tentative */
    public function getDeclaringClass(): ReflectionClass {}

    /** @tentative */
    public function getDocComment(): string|false {}

    /** @since 8.4 */
    public function getAttributes(?string $name = null, int $flags = 0): array {}

    /** @since 8.4 */
    public function isEnumCase(): bool {}

    /** @since 8.4 */
    public function isDeprecated(): bool {}

    /** @since 8.4 */
    public function hasType(): bool {}

    /** @since 8.4 */
    public function getType(): ?ReflectionType {}

    /** @until 7.4 @impl exportTwo @deprecated 7.4 */
    public static function export($class, $name, $return = UNKNOWN) {}
}

/** @handlers reflectionHandlers @not-serializable */
class ReflectionExtension implements Stringable, Reflector
{
    /** @until 7.4 */
    public $name = '';
    /** @since 8.4 */
    public string $name;

    /** @impl noClone */
    private function __clone(): void {}

    public function __construct(string $name) {}

    /** @until 7.4 */
    public function __toString() {}

    /** @since 8.4 */
    public function __toString(): string {}

    /** @tentative */
    public function getName(): string {}

    /** @tentative */
    public function getVersion(): ?string {}

    /** @tentative */
    public function getFunctions(): array {}

    /** @tentative */
    public function getConstants(): array {}

    /** @tentative */
    public function getINIEntries(): array {}

    /** @tentative */
    public function getClasses(): array {}

    /** @tentative */
    public function getClassNames(): array {}

    /** @tentative */
    public function getDependencies(): array {}

    /** @tentative */
    public function info(): void {}

    /** @tentative */
    public function isPersistent(): bool {}

    /** @tentative */
    public function isTemporary(): bool {}

    /** @until 7.4 @impl exportOne @deprecated 7.4 */
    public static function export($name, $return = UNKNOWN) {}
}

/** @handlers reflectionHandlers @not-serializable */
class ReflectionZendExtension implements Stringable, Reflector
{
    /** @until 7.4 */
    public $name = '';
    /** @since 8.4 */
    public string $name;

    /** @impl noClone */
    private function __clone(): void {}

    public function __construct(string $name) {}








    /** @until 7.4 @impl exportOne @deprecated 7.4 */
    public static function export($name, $return = UNKNOWN) {}
}

/** @handlers reflectionHandlers @not-serializable */
final class ReflectionReference
{
    public static function fromArrayElement(array $array, string|int $key): ?ReflectionReference {}

    public function getId(): string {}

    /** @impl noClone */
    private function __clone(): void {}

    private function __construct() {}
}

/** @since 8.4 @handlers reflectionHandlers @not-serializable */
class ReflectionAttribute implements Stringable, Reflector
{
    public const int IS_INSTANCEOF = 2;
    public string $name;

    public function getName(): string {}

    public function getTarget(): int {}

    public function isRepeated(): bool {}

    public function getArguments(): array {}

    public function newInstance(): object {}

    public function __toString(): string {}

    /** @impl noClone */
    private function __clone(): void {}

    private function __construct() {}
}

/** @since 8.4 */
class ReflectionEnum extends ReflectionClass
{
    public function __construct(object|string $objectOrClass) {}

    public function hasCase(string $name): bool {}

    public function getCase(string $name): ReflectionEnumUnitCase {}

    public function getCases(): array {}

    public function isBacked(): bool {}

    public function getBackingType(): ?ReflectionNamedType {}
}

/** @since 8.4 */
class ReflectionEnumUnitCase extends ReflectionClassConstant
{
    public function __construct(object|string $class, string $constant) {}

    public function getEnum(): ReflectionEnum {}

    public function getValue(): UnitEnum {}
}

/** @since 8.4 */
class ReflectionEnumBackedCase extends ReflectionEnumUnitCase
{
    public function __construct(object|string $class, string $constant) {}

    public function getBackingValue(): string|int {}
}

/** @since 8.4 @handlers fiberHandlers @not-serializable */
final class ReflectionFiber
{
    public function __construct(Fiber $fiber) {}

    public function getFiber(): Fiber {}

    public function getExecutingFile(): ?string {}

    public function getExecutingLine(): ?int {}

    public function getCallable(): callable {}

    public function getTrace(int $options = DEBUG_BACKTRACE_PROVIDE_OBJECT): array {}
}

/** @since 8.4 @handlers reflectionHandlers @not-serializable */
final class ReflectionConstant implements Stringable, Reflector
{
    public string $name;

    public function __construct(string $name) {}

    public function getName(): string {}

    public function getNamespaceName(): string {}

    public function getShortName(): string {}

    public function getValue(): mixed {}

    public function isDeprecated(): bool {}

    public function __toString(): string {}
}

/** @since 8.4 */
enum PropertyHookType: string
{
    case Get = 'get';
    case Set = 'set';
}
