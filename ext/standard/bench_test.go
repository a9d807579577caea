package standard

import (
	"testing"

	"gaja/ext/core"
	"gaja/ext/internal/extest"
	"gaja/interp/php"
)

// benchCalls are calls as programs make them; BenchmarkStrings measures the builtins without the machine.
func benchCalls() map[string][]php.Value {
	s := php.String
	list := func(v ...php.Value) php.Value { return php.ArrayValue(php.List(v...)) }
	hash := func(kv ...string) php.Value {
		a := php.NewHash(4)
		for i := 0; i < len(kv); i += 2 {
			a.SetString(kv[i], s(kv[i+1]))
		}
		return php.ArrayValue(a)
	}
	line := "The quick survey of Cedar found 1,234 trees; Cedar grows near the river, says the report."
	words := []php.Value{}
	for _, w := range []string{"of", "Cedar", "found", "1,234", "trees;", "Cedar"} {
		words = append(words, s(w))
	}
	return map[string][]php.Value{
		"str_replace": {list(s("#NAME#"), s("#COUNT#")), list(s("Cedar"), s("1,234")),
			s("The quick survey of #NAME# found #COUNT# trees; #NAME# grows near the river, says the report.")},
		"strtr":            {s(line), hash("survey", "study", "river", "lake", "the", "a")},
		"explode":          {s(" "), s(line)},
		"implode":          {s(" "), list(words...)},
		"ucwords":          {s("of cedar found 1,234 trees; cedar")},
		"strtolower":       {s(line)},
		"strpos":           {s(line), s("grows")},
		"stripos":          {s(line), s("GINKGO")},
		"substr":           {s(line), php.Int(40), php.Int(16)},
		"number_format":    {php.Int(1234567)},
		"sprintf":          {s("%05d"), php.Int(1234)},
		"trim":             {s("  \tOf Cedar found;\n")},
		"wordwrap":         {s("radeC ;seert 432,1 dnuof radeC fO"), php.Int(12), s("|"), php.True()},
		"strrev":           {s("Of Cedar found 1,234 trees; Cedar")},
		"str_pad":          {s("CED"), php.Int(8), s("-"), php.Int(2)},
		"htmlspecialchars": {s("<grows near the r>")},
		"md5":              {s("9e107d9d372bb6826bd81d3542a419d612345")},
		"crc32":            {s("9e107d9d372bb6826bd81d3542a419d6")},
		"strspn":           {s("Of Cedar found 1,234 trees; Cedar"), s("grows near the r")},
		"substr_count":     {s(line), s("g")},
		"str_repeat":       {s("ab"), php.Int(40)},
		"urlencode":        {s("a b&c=d/e")},
		"ucfirst":          {s("radeC ;seert")},
		"strcmp":           {s("CED-----00001"), s("Cedar")},
	}
}

func BenchmarkStrings(b *testing.B) {
	ctx, _, err := extest.New(php.Level84, core.Module(), Module())
	if err != nil {
		b.Fatal(err)
	}
	for name, args := range benchCalls() {
		fn := ctx.FindFunction(name)
		bound, _, err := ctx.BindArgs(fn, append(make([]php.Value, 0, 8), args...), false)
		if err != nil {
			b.Fatal(err)
		}
		c := &php.Call{Ctx: ctx, Fn: fn, Args: bound, Given: len(args)}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				v, _ := fn.Native(c)
				v.Release()
			}
		})
	}
}

func BenchmarkFormatMix(b *testing.B) {
	ctx, _, err := extest.New(php.Level84, core.Module(), Module())
	if err != nil {
		b.Fatal(err)
	}
	args := []php.Value{php.Int(190), php.Int(5890), php.Float(-299.7), php.String("n190"), php.Int(140),
		php.Float(-299700), php.Int(190), php.Int(73), php.Int(190)}
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Sprintf(ctx, "sprintf", "%05d|%x|%08.3f|%-8s|%+d|%e|%b|%c|%u", args, 1); err != nil {
			b.Fatal(err)
		}
	}
}
