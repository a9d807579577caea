package syntax

// Token is the kind of a token. A character that stands for itself ('+', ';', '{') is its own kind; all others are the
// constants below, whose numbers are those PHP 8.4 gives its T_ constants, so that the tokenizer extension needs no map.
type Token uint16

// TEnd ends every input.
const TEnd Token = 0

// The tokens of the language, in PHP's order. TName is PHP's T_NAME.
const (
	TLNumber            Token = 260 + iota // integer
	TDNumber                               // floating-point number
	TString                                // identifier
	TNameFullyQualified                    // fully qualified name
	TNameRelative                          // namespace-relative name
	TNameQualified                         // namespaced name
	TVariable                              // variable
	TInlineHTML
	TEncapsedAndWhitespace             // string content
	TConstantEncapsedString            // quoted string
	TStringVarname                     // variable name
	TNumString                         // number
	TInclude                           // include
	TIncludeOnce                       // include_once
	TEval                              // eval
	TRequire                           // require
	TRequireOnce                       // require_once
	TLogicalOr                         // or
	TLogicalXor                        // xor
	TLogicalAnd                        // and
	TPrint                             // print
	TYield                             // yield
	TYieldFrom                         // yield from
	TInstanceof                        // instanceof
	TNew                               // new
	TClone                             // clone
	TExit                              // exit
	TIf                                // if
	TElseif                            // elseif
	TElse                              // else
	TEndif                             // endif
	TEcho                              // echo
	TDo                                // do
	TWhile                             // while
	TEndwhile                          // endwhile
	TFor                               // for
	TEndfor                            // endfor
	TForeach                           // foreach
	TEndforeach                        // endforeach
	TDeclare                           // declare
	TEnddeclare                        // enddeclare
	TAs                                // as
	TSwitch                            // switch
	TEndswitch                         // endswitch
	TCase                              // case
	TDefault                           // default
	TMatch                             // match
	TBreak                             // break
	TContinue                          // continue
	TGoto                              // goto
	TFunction                          // function
	TFn                                // fn
	TConst                             // const
	TReturn                            // return
	TTry                               // try
	TCatch                             // catch
	TFinally                           // finally
	TThrow                             // throw
	TUse                               // use
	TInsteadof                         // insteadof
	TGlobal                            // global
	TStatic                            // static
	TAbstract                          // abstract
	TFinal                             // final
	TPrivate                           // private
	TProtected                         // protected
	TPublic                            // public
	TPrivateSet                        // private(set)
	TProtectedSet                      // protected(set)
	TPublicSet                         // public(set)
	TReadonly                          // readonly
	TVar                               // var
	TUnset                             // unset
	TIsset                             // isset
	TEmpty                             // empty
	THaltCompiler                      // __halt_compiler
	TClass                             // class
	TTrait                             // trait
	TInterface                         // interface
	TEnum                              // enum
	TExtends                           // extends
	TImplements                        // implements
	TNamespace                         // namespace
	TList                              // list
	TArray                             // array
	TCallable                          // callable
	TLine                              // __LINE__
	TFile                              // __FILE__
	TDir                               // __DIR__
	TClassC                            // __CLASS__
	TTraitC                            // __TRAIT__
	TMethodC                           // __METHOD__
	TFuncC                             // __FUNCTION__
	TPropertyC                         // __PROPERTY__
	TNsC                               // __NAMESPACE__
	TAttribute                         // #[
	TPlusEqual                         // +=
	TMinusEqual                        // -=
	TMulEqual                          // *=
	TDivEqual                          // /=
	TConcatEqual                       // .=
	TModEqual                          // %=
	TAndEqual                          // &=
	TOrEqual                           // |=
	TXorEqual                          // ^=
	TSlEqual                           // <<=
	TSrEqual                           // >>=
	TCoalesceEqual                     // ??=
	TBooleanOr                         // ||
	TBooleanAnd                        // &&
	TIsEqual                           // ==
	TIsNotEqual                        // !=
	TIsIdentical                       // ===
	TIsNotIdentical                    // !==
	TIsSmallerOrEqual                  // <=
	TIsGreaterOrEqual                  // >=
	TSpaceship                         // <=>
	TSl                                // <<
	TSr                                // >>
	TInc                               // ++
	TDec                               // --
	TIntCast                           // (int)
	TDoubleCast                        // (double)
	TStringCast                        // (string)
	TArrayCast                         // (array)
	TObjectCast                        // (object)
	TBoolCast                          // (bool)
	TUnsetCast                         // (unset)
	TObjectOperator                    // ->
	TNullsafeObjectOperator            // ?->
	TDoubleArrow                       // =>
	TComment                           // comment
	TDocComment                        // doc comment
	TOpenTag                           // open tag
	TOpenTagWithEcho                   // <?=
	TCloseTag                          // ?>
	TWhitespace                        // whitespace
	TStartHeredoc                      // heredoc start
	TEndHeredoc                        // heredoc end
	TDollarOpenCurlyBraces             // ${
	TCurlyOpen                         // {$
	TPaamayimNekudotayim               // ::
	TNsSeparator                       // \
	TEllipsis                          // ...
	TCoalesce                          // ??
	TPow                               // **
	TPowEqual                          // **=
	TAmpersandFollowedByVarOrVararg    // & before $ or ...
	TAmpersandNotFollowedByVarOrVararg // & before anything else
	TBadCharacter                      // invalid character
	TError                             // what the lexer refuses; its error says why
)

const tokenCount = int(TError) + 1

// Name returns the name of the PHP constant: "T_OPEN_TAG"; a single character is returned as itself.
func (t Token) Name() string {
	switch {
	case t == TEnd:
		return "END"
	case t >= TLNumber && t <= TError:
		return tokenNames[t-TLNumber].name
	default:
		return string(rune(t))
	}
}

// String is what messages call the token: "';'", "identifier", "'=>'" without the quotes.
func (t Token) String() string {
	switch {
	case t == TEnd:
		return "end of file"
	case t >= TLNumber && t <= TError:
		return tokenNames[t-TLNumber].text
	default:
		return string(rune(t))
	}
}

// fixed tells whether a token always looks the same, so that messages quote it.
func (t Token) fixed() bool {
	if t >= TLNumber && t <= TError {
		return tokenNames[t-TLNumber].fixed
	}
	return t != TEnd
}
