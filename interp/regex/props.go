package regex

import (
	"strings"
	"sync"
	"unicode"
)

// The sets that escapes, POSIX names and properties stand for. Unicode's data are package unicode's: its version may be
// a year away from the one of PCRE2.

var (
	lineEnds    = runeSet{{'\n', '\r'}, {0x85, 0x85}, {0x2028, 0x2029}}
	blankChars  = runeSet{{9, 9}, {' ', ' '}, {0xa0, 0xa0}, {0x1680, 0x1680}, {0x180e, 0x180e}, {0x2000, 0x200a}, {0x202f, 0x202f}, {0x205f, 0x205f}, {0x3000, 0x3000}}
	asciiDigits = runeSet{{'0', '9'}}
	asciiSpaces = runeSet{{9, 13}, {' ', ' '}}
	asciiWords  = runeSet{{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}
)

var (
	uniDigits = sync.OnceValue(func() runeSet { return fromTable(unicode.Nd) })
	uniSpaces = sync.OnceValue(func() runeSet { return union(union(blankChars, lineEnds), fromTable(unicode.Z)) })
	uniAlnum  = sync.OnceValue(func() runeSet { return fromTable(unicode.L, unicode.N) })
	uniWords  = sync.OnceValue(func() runeSet { return union(uniAlnum(), fromTable(unicode.Mn, unicode.Pc)) })
	oldWords  = sync.OnceValue(func() runeSet { return union(uniAlnum(), single('_')) })
)

func (p *parser) words() runeSet {
	switch {
	case !p.ucp || p.opt&asciiWord != 0:
		return asciiWords
	case p.version < V1046:
		return oldWords()
	}
	return uniWords()
}

// typeSet is the set of \d, \s, \w, \h, \v and their opposites.
func (p *parser) typeSet(c byte) runeSet {
	var s runeSet
	switch c | 0x20 {
	case 'd':
		if s = asciiDigits; p.ucp && p.opt&asciiDigit == 0 {
			s = uniDigits()
		}
	case 's':
		if s = asciiSpaces; p.ucp && p.opt&asciiSpace == 0 {
			s = uniSpaces()
		}
	case 'w':
		s = p.words()
	case 'h':
		s = blankChars
	case 'v':
		s = lineEnds
	}
	s = s.clip(p.limit())
	if c < 'a' {
		s = s.negate(p.limit())
	}
	return s
}

var posixASCII = map[string]runeSet{
	"alpha":  {{'A', 'Z'}, {'a', 'z'}},
	"lower":  {{'a', 'z'}},
	"upper":  {{'A', 'Z'}},
	"alnum":  {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}},
	"ascii":  {{0, 127}},
	"blank":  {{9, 9}, {' ', ' '}},
	"cntrl":  {{0, 31}, {127, 127}},
	"digit":  asciiDigits,
	"graph":  {{33, 126}},
	"print":  {{32, 126}},
	"punct":  {{33, 47}, {58, 64}, {91, 96}, {123, 126}},
	"space":  asciiSpaces,
	"word":   asciiWords,
	"xdigit": {{'0', '9'}, {'A', 'F'}, {'a', 'f'}},
}

// posixSet is the set of a POSIX name.
func (p *parser) posixSet(name string) (runeSet, bool) {
	s, ok := posixASCII[name]
	if !ok {
		return nil, false
	}
	if !p.ucp || p.opt&asciiPosix != 0 {
		if p.opt&Caseless != 0 && (name == "lower" || name == "upper") {
			s = posixASCII["alpha"]
		}
		return s, true
	}
	// By Unicode's rules lower case stays lower case under i.
	switch name {
	case "alpha":
		return fromTable(unicode.L), true
	case "lower":
		return fromTable(unicode.Ll), true
	case "upper":
		return fromTable(unicode.Lu), true
	case "alnum":
		return uniAlnum(), true
	case "blank":
		return blankChars, true
	case "cntrl":
		return fromTable(unicode.Cc), true
	case "digit":
		if p.opt&asciiDigit == 0 {
			return uniDigits(), true
		}
	case "space":
		return uniSpaces(), true
	case "word":
		return p.words(), true
	case "punct":
		return union(fromTable(unicode.P), runeSet{{'$', '$'}, {'+', '+'}, {'<', '>'}, {'^', '^'}, {'`', '`'}, {'|', '|'}, {'~', '~'}}), true
	case "graph", "print":
		return uniVisible(name == "print"), true
	case "xdigit":
		if p.version >= V1046 && p.opt&asciiHex == 0 {
			return union(s, runeSet{{0xff10, 0xff19}, {0xff21, 0xff26}, {0xff41, 0xff46}}), true
		}
	}
	return s, true
}

// uniVisible is [:graph:] and [:print:] by Unicode's rules.
func uniVisible(spaces bool) runeSet {
	not := runeSet{{0x61c, 0x61c}, {0x2066, 0x2069}}
	hidden := union(fromTable(unicode.Cc, unicode.Co, unicode.Cs), unassigned())
	if spaces {
		hidden = union(hidden, fromTable(unicode.Zl, unicode.Zp))
	} else {
		hidden = union(union(hidden, single(0x180e)), fromTable(unicode.Z))
	}
	return union(hidden, not).negate(maxRune)
}

var unassigned = sync.OnceValue(func() runeSet {
	return fromTable(unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.C).negate(maxRune)
})

// property reads the name behind \p or \P and returns the set.
func (p *parser) property(negated bool) runeSet {
	if p.pos >= len(p.src) {
		p.fail(errPropMalformed, p.pos)
		return nil
	}
	name := ""
	if p.src[p.pos] != '{' {
		name = p.src[p.pos : p.pos+1]
		p.pos++
		if !isAlpha(name[0]) {
			p.fail(errPropMalformed, p.pos)
			return nil
		}
	} else {
		end := p.pos + 1
		for end < len(p.src) && (isAlpha(p.src[end]) || isDigit(p.src[end]) || strings.IndexByte("_ -&:=^\t", p.src[end]) >= 0) {
			end++
		}
		if end >= len(p.src) || p.src[end] != '}' {
			p.fail(errPropMalformed, min(end, len(p.src)))
			return nil
		}
		name = p.src[p.pos+1 : end]
		p.pos = end + 1
		if p.version >= V1046 {
			name = strings.TrimLeft(name, " \t")
		}
		if strings.HasPrefix(name, "^") {
			negated = !negated
			name = name[1:]
		}
	}
	s, ok := p.propertySet(name)
	if !ok {
		p.fail(errPropUnknown, p.pos)
		return nil
	}
	if negated {
		s = s.negate(maxRune)
	}
	return s.clip(p.limit())
}

var squeezer = strings.NewReplacer("_", "", " ", "", "-", "", "\t", "")

// squeeze is a name as newer releases compare them.
func squeeze(s string) string { return strings.ToLower(squeezer.Replace(s)) }

func (p *parser) propertySet(name string) (runeSet, bool) {
	if p.version < V1046 {
		if t, ok := unicode.Scripts[name]; ok {
			return fromTable(t), true
		}
		return p.category(name)
	}
	if i := strings.IndexAny(name, ":="); i >= 0 {
		switch squeeze(name[:i]) {
		case "sc", "script", "scx", "scriptextensions":
			return scriptSet(squeeze(name[i+1:]))
		}
		return nil, false
	}
	name = squeeze(name)
	if len(name) <= 3 && name != "" {
		canon := strings.ToUpper(name[:1]) + name[1:]
		if name == "lc" {
			canon = "L&"
		}
		if s, ok := p.category(canon); ok {
			return s, true
		}
	}
	if s, ok := scriptSet(name); ok {
		return s, true
	}
	return binaryProperty(name)
}

// category is a general category, or one of PCRE2's own names that look like one.
func (p *parser) category(name string) (runeSet, bool) {
	switch name {
	case "Any":
		return runeSet{{0, maxRune}}, true
	case "L&":
		return fromTable(unicode.Lu, unicode.Ll, unicode.Lt), true
	case "C":
		return union(fromTable(unicode.C), unassigned()), true
	case "Cn":
		return unassigned(), true
	case "Xan":
		return uniAlnum(), true
	case "Xps", "Xsp":
		return uniSpaces(), true
	case "Xwd":
		if p.version < V1046 {
			return oldWords(), true
		}
		return uniWords(), true
	case "Xuc":
		return runeSet{{'$', '$'}, {'@', '@'}, {'`', '`'}, {0xa0, 0xd7ff}, {0xe000, maxRune}}, true
	case "Lu", "Ll", "Lt":
		if p.opt&Caseless != 0 && p.version >= V1046 {
			return fromTable(unicode.Lu, unicode.Ll, unicode.Lt), true
		}
	}
	if t, ok := unicode.Categories[name]; ok && name != "LC" {
		return fromTable(t), true
	}
	return nil, false
}

// scriptSet finds a script by its squeezed name or its four letters.
func scriptSet(name string) (runeSet, bool) {
	if long, ok := scriptCodes()[name]; ok {
		name = long
	}
	if name == "unknown" || name == "zzzz" {
		var all runeSet
		for _, t := range unicode.Scripts {
			all = append(all, fromTable(t)...)
		}
		return all.normal().negate(maxRune), true
	}
	for n, t := range unicode.Scripts {
		if squeeze(n) == name {
			return fromTable(t), true
		}
	}
	return nil, false
}

// derived are the binary properties that are made of others.
var derived = map[string]func() runeSet{
	"any":   func() runeSet { return runeSet{{0, maxRune}} },
	"ascii": func() runeSet { return runeSet{{0, 127}} },
	"alphabetic": func() runeSet {
		return fromTable(unicode.L, unicode.Nl, unicode.Other_Alphabetic)
	},
	"lowercase": func() runeSet { return fromTable(unicode.Ll, unicode.Other_Lowercase) },
	"uppercase": func() runeSet { return fromTable(unicode.Lu, unicode.Other_Uppercase) },
	"cased": func() runeSet {
		return fromTable(unicode.Lu, unicode.Ll, unicode.Lt, unicode.Other_Lowercase, unicode.Other_Uppercase)
	},
	"math": func() runeSet { return fromTable(unicode.Sm, unicode.Other_Math) },
	"idstart": func() runeSet {
		return fromTable(unicode.L, unicode.Nl, unicode.Other_ID_Start)
	},
	"idcontinue": func() runeSet {
		return fromTable(unicode.L, unicode.Nl, unicode.Other_ID_Start, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
	},
	"graphemeextend": func() runeSet { return fromTable(unicode.Me, unicode.Mn, unicode.Other_Grapheme_Extend) },
	"defaultignorablecodepoint": func() runeSet {
		return fromTable(unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
	},
	"extendedpictographic": func() runeSet { return pictographic },
}

// propertyAliases are the short names of binary properties.
var propertyAliases = map[string]string{
	"alpha": "alphabetic", "lower": "lowercase", "upper": "uppercase", "ids": "idstart", "idc": "idcontinue",
	"grext": "graphemeextend", "di": "defaultignorablecodepoint", "extpict": "extendedpictographic",
	"ahex": "asciihexdigit", "hex": "hexdigit", "wspace": "whitespace", "space": "whitespace", "term": "terminalpunctuation",
	"dia": "diacritic", "ext": "extender", "ideo": "ideographic", "qmark": "quotationmark", "ri": "regionalindicator",
	"sd": "softdotted", "sterm": "sentenceterminal", "uideo": "unifiedideograph", "vs": "variationselector",
	"patws": "patternwhitespace", "patsyn": "patternsyntax", "joinc": "joincontrol", "nchar": "noncharactercodepoint",
	"dep": "deprecated", "loe": "logicalorderexception", "pcm": "prependedconcatenationmark", "bidic": "bidicontrol",
}

func binaryProperty(name string) (runeSet, bool) {
	if long, ok := propertyAliases[name]; ok {
		name = long
	}
	if f, ok := derived[name]; ok {
		return f(), true
	}
	if strings.HasPrefix(name, "other") {
		return nil, false
	}
	for n, t := range unicode.Properties {
		if squeeze(n) == name {
			return fromTable(t), true
		}
	}
	return nil, false
}

// scriptCodes maps the four-letter codes of ISO 15924 to squeezed script names.
var scriptCodes = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, f := range strings.Fields(scriptCodeList) {
		code, name, _ := strings.Cut(f, "=")
		m[code] = name
	}
	return m
})

const scriptCodeList = `adlm=adlam aghb=caucasianalbanian ahom=ahom arab=arabic armi=imperialaramaic armn=armenian avst=avestan
bali=balinese bamu=bamum bass=bassavah batk=batak beng=bengali bhks=bhaiksuki bopo=bopomofo brah=brahmi brai=braille
bugi=buginese buhd=buhid cakm=chakma cans=canadianaboriginal cari=carian cham=cham cher=cherokee chrs=chorasmian
copt=coptic qaac=coptic cpmn=cyprominoan cprt=cypriot cyrl=cyrillic deva=devanagari diak=divesakuru dogr=dogra dsrt=deseret
dupl=duployan egyp=egyptianhieroglyphs elba=elbasan elym=elymaic ethi=ethiopic geor=georgian glag=glagolitic gong=gunjalagondi
gonm=masaramgondi goth=gothic gran=grantha grek=greek gujr=gujarati guru=gurmukhi hang=hangul hani=han hano=hanunoo
hatr=hatran hebr=hebrew hira=hiragana hluw=anatolianhieroglyphs hmng=pahawhhmong hmnp=nyiakengpuachuehmong
hung=oldhungarian ital=olditalic java=javanese kali=kayahli kana=katakana kawi=kawi khar=kharoshthi khmr=khmer khoj=khojki
kits=khitansmallscript knda=kannada kthi=kaithi lana=taitham laoo=lao latn=latin lepc=lepcha limb=limbu lina=lineara linb=linearb
lisu=lisu lyci=lycian lydi=lydian mahj=mahajani maka=makasar mand=mandaic mani=manichaean marc=marchen medf=medefaidrin
mend=mendekikakui merc=meroiticcursive mero=meroitichieroglyphs mlym=malayalam modi=modi mong=mongolian mroo=mro
mtei=meeteimayek mult=multani mymr=myanmar nagm=nagmundari nand=nandinagari narb=oldnortharabian nbat=nabataean newa=newa
nkoo=nko nshu=nushu ogam=ogham olck=olchiki orkh=oldturkic orya=oriya osge=osage osma=osmanya ougr=olduyghur palm=palmyrene
pauc=paucinhau perm=oldpermic phag=phagspa phli=inscriptionalpahlavi phlp=psalterpahlavi phnx=phoenician plrd=miao
prti=inscriptionalparthian rjng=rejang rohg=hanifirohingya runr=runic samr=samaritan sarb=oldsoutharabian saur=saurashtra
sgnw=signwriting shaw=shavian shrd=sharada sidd=siddham sind=khudawadi sinh=sinhala sogd=sogdian sogo=oldsogdian
sora=sorasompeng soyo=soyombo sund=sundanese sylo=sylotinagri syrc=syriac tagb=tagbanwa takr=takri tale=taile talu=newtailue
taml=tamil tang=tangut tavt=taiviet telu=telugu tfng=tifinagh tglg=tagalog thaa=thaana thai=thai tibt=tibetan tirh=tirhuta
tnsa=tangsa toto=toto ugar=ugaritic vaii=vai vith=vithkuqi wara=warangciti wcho=wancho xpeo=oldpersian xsux=cuneiform
yezi=yezidi yiii=yi zanb=zanabazarsquare zinh=inherited qaai=inherited zyyy=common`
