package syntax

// target is what a list of modifiers belongs to.
type target uint8

const (
	targetProperty target = iota
	targetMethod
	targetConstant
	targetParam
	targetHook
)

var targetNames = [...]string{"property", "method", "class constant", "parameter", "property hook"}

// modifierOf returns the flag of a modifier keyword, or 0.
func modifierOf(t Token) Modifiers {
	switch t {
	case TPublic:
		return ModPublic
	case TProtected:
		return ModProtected
	case TPrivate:
		return ModPrivate
	case TPublicSet:
		return ModPublicSet
	case TProtectedSet:
		return ModProtectedSet
	case TPrivateSet:
		return ModPrivateSet
	case TStatic:
		return ModStatic
	case TAbstract:
		return ModAbstract
	case TFinal:
		return ModFinal
	case TReadonly:
		return ModReadonly
	}
	return 0
}

const (
	modAccess = ModPublic | ModProtected | ModPrivate
	modSet    = ModPublicSet | ModProtectedSet | ModPrivateSet
)

// allowed gives the modifiers every target takes.
var allowed = [...]Modifiers{
	targetProperty: modAccess | modSet | ModReadonly | ModAbstract | ModFinal | ModStatic,
	targetMethod:   modAccess | ModAbstract | ModFinal | ModStatic,
	targetConstant: modAccess | ModFinal,
	targetParam:    modAccess | modSet | ModReadonly,
	targetHook:     ModFinal,
}

// modifiers parses modifier keywords. They are checked once it is known what they belong to.
func (p *parser) modifiers() (list []Token) {
	for modifierOf(p.tok) != 0 {
		list = append(list, p.tok)
		p.next()
	}
	return list
}

// modifierFlags checks a list of modifiers and joins it.
func (p *parser) modifierFlags(list []Token, to target) (flags Modifiers) {
	for _, t := range list {
		flag := modifierOf(t)
		if allowed[to]&flag == 0 {
			p.compileError("Cannot use the " + t.String() + " modifier on a " + targetNames[to])
			return flags
		}
		if msg := clash(flags, flag, to); msg != "" {
			p.compileError(msg)
			return flags
		}
		flags |= flag
	}
	return flags
}

// clash returns why flag cannot join flags, or "".
func clash(flags, flag Modifiers, to target) string {
	both := flags | flag
	switch {
	case flags&modAccess != 0 && flag&modAccess != 0:
		return "Multiple access type modifiers are not allowed"
	case flags&flag&ModAbstract != 0:
		return "Multiple abstract modifiers are not allowed"
	case flags&flag&ModStatic != 0:
		return "Multiple static modifiers are not allowed"
	case flags&flag&ModFinal != 0:
		return "Multiple final modifiers are not allowed"
	case flags&flag&ModReadonly != 0:
		return "Multiple readonly modifiers are not allowed"
	case both&ModAbstract != 0 && both&ModFinal != 0 && to <= targetMethod:
		return "Cannot use the final modifier on an abstract " + targetNames[to]
	case flags&modSet != 0 && flag&modSet != 0:
		return "Multiple access type modifiers are not allowed"
	}
	return ""
}

// classModifiers parses abstract, final and readonly before class.
func (p *parser) classModifiers(anonymous bool) (flags Modifiers) {
	for {
		flag := modifierOf(p.tok) & (ModAbstract | ModFinal | ModReadonly)
		if flag == 0 {
			return flags
		}
		name := p.tok.String()
		p.next()
		msg := classClash(flags, flag)
		if anonymous && flag != ModReadonly {
			msg = "Cannot use the " + name + " modifier on an anonymous class"
		}
		if msg != "" {
			p.compileError(msg)
			return flags
		}
		flags |= flag
	}
}

func classClash(flags, flag Modifiers) string {
	both := flags | flag
	switch {
	case flags&flag&ModAbstract != 0:
		return "Multiple abstract modifiers are not allowed"
	case flags&flag&ModFinal != 0:
		return "Multiple final modifiers are not allowed"
	case flags&flag&ModReadonly != 0:
		return "Multiple readonly modifiers are not allowed"
	case both&ModAbstract != 0 && both&ModFinal != 0:
		return "Cannot use the final modifier on an abstract class"
	}
	return ""
}
