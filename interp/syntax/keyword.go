package syntax

// keyword is one reserved word. Words from 8.0 on are marked, since at level 7.4 they are plain identifiers.
type keyword struct {
	text string
	tok  Token
	new  bool
}

const keywordSlots = 1024

// keywordTable is an open-addressing hash table of the reserved words; most identifiers meet an empty slot at once.
var keywordTable = buildKeywords()

func keywordHash(s string) uint32 {
	n := len(s)
	h := uint32(s[0]|0x20) * 33
	h = (h ^ uint32(s[1]|0x20)) * 61
	h = (h ^ uint32(s[n-1]|0x20)) * 29
	h = (h ^ uint32(s[n>>1]|0x20)) * 7
	return (h + uint32(n)*131) & (keywordSlots - 1)
}

func buildKeywords() (t [keywordSlots]keyword) {
	for _, k := range keywordList {
		h := keywordHash(k.text)
		for t[h].text != "" {
			h = (h + 1) & (keywordSlots - 1)
		}
		t[h] = k
	}
	return t
}

// lookupKeyword returns the token of a reserved word in any case, else TString.
func lookupKeyword(s string, level Level) Token {
	if len(s) < 2 || len(s) > 15 {
		return TString
	}
	for h := keywordHash(s); ; h = (h + 1) & (keywordSlots - 1) {
		k := &keywordTable[h]
		if k.text == "" {
			return TString
		}
		if foldedEqual(s, k.text) {
			if k.new && level == Level74 {
				return TString
			}
			return k.tok
		}
	}
}

var keywordList = [...]keyword{
	{"exit", TExit, false},
	{"die", TExit, false},
	{"fn", TFn, false},
	{"function", TFunction, false},
	{"const", TConst, false},
	{"return", TReturn, false},
	{"yield", TYield, false},
	{"try", TTry, false},
	{"catch", TCatch, false},
	{"finally", TFinally, false},
	{"throw", TThrow, false},
	{"if", TIf, false},
	{"elseif", TElseif, false},
	{"endif", TEndif, false},
	{"else", TElse, false},
	{"while", TWhile, false},
	{"endwhile", TEndwhile, false},
	{"do", TDo, false},
	{"for", TFor, false},
	{"endfor", TEndfor, false},
	{"foreach", TForeach, false},
	{"endforeach", TEndforeach, false},
	{"declare", TDeclare, false},
	{"enddeclare", TEnddeclare, false},
	{"instanceof", TInstanceof, false},
	{"as", TAs, false},
	{"switch", TSwitch, false},
	{"match", TMatch, true},
	{"endswitch", TEndswitch, false},
	{"case", TCase, false},
	{"default", TDefault, false},
	{"break", TBreak, false},
	{"continue", TContinue, false},
	{"goto", TGoto, false},
	{"echo", TEcho, false},
	{"print", TPrint, false},
	{"class", TClass, false},
	{"interface", TInterface, false},
	{"trait", TTrait, false},
	{"enum", TEnum, true},
	{"extends", TExtends, false},
	{"implements", TImplements, false},
	{"new", TNew, false},
	{"clone", TClone, false},
	{"var", TVar, false},
	{"eval", TEval, false},
	{"include", TInclude, false},
	{"include_once", TIncludeOnce, false},
	{"require", TRequire, false},
	{"require_once", TRequireOnce, false},
	{"namespace", TNamespace, false},
	{"use", TUse, false},
	{"insteadof", TInsteadof, false},
	{"global", TGlobal, false},
	{"isset", TIsset, false},
	{"empty", TEmpty, false},
	{"__halt_compiler", THaltCompiler, false},
	{"static", TStatic, false},
	{"abstract", TAbstract, false},
	{"final", TFinal, false},
	{"private", TPrivate, false},
	{"protected", TProtected, false},
	{"public", TPublic, false},
	{"readonly", TReadonly, true},
	{"unset", TUnset, false},
	{"list", TList, false},
	{"array", TArray, false},
	{"callable", TCallable, false},
	{"or", TLogicalOr, false},
	{"and", TLogicalAnd, false},
	{"xor", TLogicalXor, false},
	{"__class__", TClassC, false},
	{"__trait__", TTraitC, false},
	{"__function__", TFuncC, false},
	{"__property__", TPropertyC, true},
	{"__method__", TMethodC, false},
	{"__line__", TLine, false},
	{"__file__", TFile, false},
	{"__dir__", TDir, false},
	{"__namespace__", TNsC, false},
}
