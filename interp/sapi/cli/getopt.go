package cli

import (
	"fmt"
	"strings"
)

// Options without a letter.
const (
	optRF = iota + 10
	optRC
	optRE
	optRZ
	optRI
	optIni
	optRepeat
	optLevel
	optSandbox
	optAllow
)

// option is one row of PHP's table of options.
type option struct {
	char byte
	arg  bool
	name string
}

var options = [...]option{
	{'a', false, "interactive"},
	{'B', true, "process-begin"},
	{'C', false, "no-chdir"},
	{'c', true, "php-ini"},
	{'d', true, "define"},
	{'E', true, "process-end"},
	{'e', false, "profile-info"},
	{'F', true, "process-file"},
	{'f', true, "file"},
	{'h', false, "help"},
	{'i', false, "info"},
	{'l', false, "syntax-check"},
	{'m', false, "modules"},
	{'n', false, "no-php-ini"},
	{'q', false, "no-header"},
	{'R', true, "process-code"},
	{'H', false, "hide-args"},
	{'r', true, "run"},
	{'s', false, "syntax-highlight"},
	{'s', false, "syntax-highlighting"},
	{'S', true, "server"},
	{'t', true, "docroot"},
	{'w', false, "strip"},
	{'?', false, "usage"},
	{'v', false, "version"},
	{'z', true, "zend-extension"},
	{optRF, true, "rf"},
	{optRF, true, "rfunction"},
	{optRC, true, "rc"},
	{optRC, true, "rclass"},
	{optRE, true, "re"},
	{optRE, true, "rextension"},
	{optRZ, true, "rz"},
	{optRZ, true, "rzendextension"},
	{optRI, true, "ri"},
	{optRI, true, "rextinfo"},
	{optIni, false, "ini"},
	{optRepeat, true, "repeat"},
	{optLevel, true, "level"},
	{optSandbox, false, "sandbox"},
	{optAllow, true, "allow-read"},
	{optAllow, true, "allow-write"},
	{optAllow, true, "allow-net"},
	{optAllow, true, "allow-env"},
	{optAllow, false, "allow-run"},
}

// given is one option of a command line; name tells long options that share a character.
type given struct {
	char byte
	name string
	arg  string
}

// getopt takes a command line apart; argv[0] is the command. rest is the index of the first argument that is no option.
// PHP stops at the first error, whose text goes to standard error.
func getopt(argv []string) (list []given, rest int, err error) {
	for rest = 1; rest < len(argv); {
		arg := argv[rest]
		switch {
		case len(arg) < 2 || arg[0] != '-':
			return list, rest, nil
		case arg == "--":
			return list, rest + 1, nil
		case arg[1] == '-':
			g, used, err := longOption(argv, rest)
			if err != nil {
				return list, rest, err
			}
			list, rest = append(list, g), rest+used
		default:
			gs, used, err := shortOptions(argv, rest)
			if err != nil {
				return list, rest, err
			}
			list, rest = append(list, gs...), rest+used
		}
	}
	return list, rest, nil
}

func optError(index, char int, what string) error {
	return fmt.Errorf("Error in argument %d, char %d: %s", index, char+1, what)
}

// longOption reads --name, --name=value or --name value.
func longOption(argv []string, at int) (g given, used int, err error) {
	name, val, has := strings.Cut(argv[at][2:], "=")
	for _, o := range options {
		if o.name != name {
			continue
		}
		g = given{char: o.char, name: name, arg: val}
		if o.arg && !has {
			if at+1 >= len(argv) {
				return g, 0, optError(at, 1, "no argument for option "+optionLetter(argv[at], 0))
			}
			g.arg = argv[at+1]
			return g, 2, nil
		}
		return g, 1, nil
	}
	return g, 0, optError(at, 1, "no argument for option -")
}

func optionLetter(arg string, i int) string { return arg[i : i+1] }

// shortOptions reads -a, -ab, -r code, -rcode and -r=code.
func shortOptions(argv []string, at int) (list []given, used int, err error) {
	arg := argv[at]
	for i := 1; i < len(arg); i++ {
		if arg[i] == ':' {
			return list, 0, optError(at, i, ": in flags")
		}
		o := findShort(arg[i])
		if o == nil {
			return list, 0, optError(at, i, "option not found "+optionLetter(arg, i))
		}
		g := given{char: o.char}
		if !o.arg {
			list = append(list, g)
			continue
		}
		switch rest := arg[i+1:]; {
		case rest == "" && at+1 >= len(argv):
			return list, 0, optError(at, i, "no argument for option "+optionLetter(arg, i))
		case rest == "":
			g.arg, used = argv[at+1], 2
		default:
			g.arg, used = strings.TrimPrefix(rest, "="), 1
		}
		return append(list, g), used, nil
	}
	return list, 1, nil
}

func findShort(c byte) *option {
	for i := range options {
		if options[i].char == c && c >= ' ' {
			return &options[i]
		}
	}
	return nil
}
