package reflection

import "gaja/interp/php"

// The bits that getModifiers gives, and that filters take.
const (
	modPublic       = 1
	modProtected    = 2
	modPrivate      = 4
	modStatic       = 16
	modFinal        = 32
	modAbstract     = 64
	modReadonly     = 128
	modVirtual      = 512
	modProtectedSet = 2048
	modPrivateSet   = 4096
	modReadonlyCls  = 65536
)

var modifierBits = [...]struct {
	flag php.FuncFlags
	bit  int64
}{
	{php.AccPublic, modPublic}, {php.AccProtected, modProtected}, {php.AccPrivate, modPrivate},
	{php.AccStatic, modStatic}, {php.AccFinal, modFinal}, {php.AccAbstract, modAbstract},
	{php.AccReadonly, modReadonly}, {php.AccVirtual, modVirtual},
	{php.AccProtectedSet, modProtectedSet}, {php.AccPrivateSet, modPrivateSet},
}

// modifiers turns the engine's flags into the bits that scripts see.
func modifiers(f php.FuncFlags) int64 {
	m := int64(0)
	for _, b := range modifierBits {
		if f&b.flag != 0 {
			m |= b.bit
		}
	}
	if f&php.VisibilityMask == 0 {
		m |= modPublic
	}
	return m
}

func reflection_getModifierNames(c *php.Call) (php.Value, error) {
	m := c.Int(0)
	var names []string
	if m&modAbstract != 0 {
		names = append(names, "abstract")
	}
	if m&modFinal != 0 {
		names = append(names, "final")
	}
	if m&modVirtual != 0 {
		names = append(names, "virtual")
	}
	switch m & (modPublic | modProtected | modPrivate) {
	case modPublic:
		names = append(names, "public")
	case modPrivate:
		names = append(names, "private")
	case modProtected:
		names = append(names, "protected")
	}
	if m&modStatic != 0 {
		names = append(names, "static")
	}
	if m&(modReadonly|modReadonlyCls) != 0 {
		names = append(names, "readonly")
	}
	return strings_(names), nil
}

// visibility is the word for a member's visibility.
func visibility(f php.FuncFlags) string {
	switch {
	case f&php.AccPrivate != 0:
		return "private"
	case f&php.AccProtected != 0:
		return "protected"
	}
	return "public"
}
