package standard

import (
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"

	"gaja/interp/php"
)

// Defaults of the password functions.
const (
	bcryptCost84 = 12
	bcryptCost74 = 10
	argonMemory  = 65536
	argonTime    = 4
	argonThreads = 1
)

// passwordAlgo is "2y", "argon2i" or "argon2id"; "" is none.
func passwordAlgo(v php.Value) string {
	switch {
	case v.IsNil():
		return "2y"
	case v.IsInt():
		switch v.Int() {
		case 0, 1:
			return "2y"
		case 2:
			return "argon2i"
		case 3:
			return "argon2id"
		}
	case v.IsString():
		switch s := v.Str().String(); s {
		case "2y", "argon2i", "argon2id":
			return s
		}
	}
	return ""
}

// identify says which algorithm made a hash; "" is none of them.
func identify(hash string) string {
	switch {
	case strings.HasPrefix(hash, "$2y$") && len(hash) == 60:
		return "2y"
	case strings.HasPrefix(hash, "$argon2id$"):
		return "argon2id"
	case strings.HasPrefix(hash, "$argon2i$"):
		return "argon2i"
	}
	return ""
}

// argonParams are the costs of an Argon2 hash.
type argonParams struct{ memory, time, threads int64 }

func parseArgon(hash string) (p argonParams, salt, sum []byte, ok bool) {
	f := strings.Split(hash, "$")
	if len(f) != 6 || f[2] != "v=19" {
		return p, nil, nil, false
	}
	if n, err := fmt.Sscanf(f[3], "m=%d,t=%d,p=%d", &p.memory, &p.time, &p.threads); err != nil || n != 3 {
		return p, nil, nil, false
	}
	salt, err1 := base64.RawStdEncoding.DecodeString(f[4])
	sum, err2 := base64.RawStdEncoding.DecodeString(f[5])
	return p, salt, sum, err1 == nil && err2 == nil
}

func (p argonParams) valid() bool {
	return p.memory >= 8*p.threads && p.memory <= 1<<32-1 && p.time >= 1 && p.time <= 1<<32-1 && p.threads >= 1 && p.threads < 256
}

func argonSum(c *php.Call, algo string, password string, salt []byte, p argonParams, n int) ([]byte, error) {
	if err := c.Charge(p.memory * 1024); err != nil {
		return nil, err
	}
	if algo == "argon2i" {
		return argon2.Key([]byte(password), salt, uint32(p.time), uint32(p.memory), uint8(p.threads), uint32(n)), nil
	}
	return argon2.IDKey([]byte(password), salt, uint32(p.time), uint32(p.memory), uint8(p.threads), uint32(n)), nil
}

// option reads an integer option.
func option(c *php.Call, opts *php.Array, name string, def int64) int64 {
	if opts == nil {
		return def
	}
	if v := opts.GetString(name); !v.IsUndef() {
		return c.Ctx.ToInt(v)
	}
	return def
}

func defaultCost(c *php.Call) int64 {
	if is84(c) {
		return bcryptCost84
	}
	return bcryptCost74
}

func argonOptions(c *php.Call, opts *php.Array) argonParams {
	return argonParams{option(c, opts, "memory_cost", argonMemory), option(c, opts, "time_cost", argonTime),
		option(c, opts, "threads", argonThreads)}
}

// refusePassword throws a ValueError; 7.4 warns and gives null.
func refusePassword(c *php.Call, msg string) (php.Value, error) {
	if is84(c) {
		return php.Undef(), c.ValueError("%s", msg)
	}
	c.Warn("%s", msg)
	return php.Null(), nil
}

func passwordHash(c *php.Call) (php.Value, error) {
	password, opts := c.Str(0), c.Array(2)
	algo := passwordAlgo(c.Arg(1))
	if algo == "" {
		if is84(c) {
			return php.Undef(), c.ArgValueError(1, "must be a valid password hashing algorithm")
		}
		s, err := c.Ctx.ToString(c.Arg(1))
		if err != nil {
			return php.Undef(), err
		}
		defer php.StrValue(s).Release()
		c.Warn("Unknown password hashing algorithm: %s", s.Peek())
		return php.Null(), nil
	}
	if is84(c) && opts.AtString("salt") != nil {
		c.Warn("The \"salt\" option has been ignored, since providing a custom salt is no longer supported")
	}
	if algo == "2y" {
		return bcryptPassword(c, password, opts)
	}
	p := argonOptions(c, opts)
	switch {
	case p.memory < 8 || p.memory > 1<<32-1:
		return refusePassword(c, "Memory cost is outside of allowed memory range")
	case p.time < 1 || p.time > 1<<32-1:
		return refusePassword(c, "Time cost is outside of allowed time range")
	case p.threads < 1 || p.threads > 255:
		return refusePassword(c, "Invalid number of threads")
	}
	salt, err := makeSalt(c, 16)
	if err != nil {
		return refusePassword(c, "Unable to generate salt")
	}
	sum, err := argonSum(c, algo, password, []byte(salt), p, 32)
	if err != nil {
		return php.Undef(), err
	}
	return c.Ctx.Text(fmt.Sprintf("$%s$v=19$m=%d,t=%d,p=%d$%s$%s", algo, p.memory, p.time, p.threads,
		base64.RawStdEncoding.EncodeToString([]byte(salt)), base64.RawStdEncoding.EncodeToString(sum))), nil
}

func bcryptPassword(c *php.Call, password string, opts *php.Array) (php.Value, error) {
	if strings.IndexByte(password, 0) >= 0 {
		return refusePassword(c, "Bcrypt password must not contain null character")
	}
	cost := option(c, opts, "cost", defaultCost(c))
	if cost < 4 || cost > 31 {
		return refusePassword(c, fmt.Sprintf("Invalid bcrypt cost parameter specified: %d", cost))
	}
	salt, err := makeSalt(c, 22)
	if err != nil {
		return refusePassword(c, "Unable to generate salt")
	}
	if v := opts.GetString("salt"); !is84(c) && !v.IsUndef() {
		own, ok, err := ownSalt(c, v)
		if !ok {
			return php.Null(), err
		}
		salt = own
	}
	h, err := bcrypt(c, password, fmt.Sprintf("$2y$%02d$%s", cost, salt))
	if err != nil {
		return php.Undef(), err
	}
	return c.Ctx.Text(h), nil
}

// ownSalt is 7.4's option "salt": 22 characters of bcrypt's alphabet, or bytes that are turned into such.
func ownSalt(c *php.Call, v php.Value) (salt string, ok bool, err error) {
	c.Deprecated("Use of the 'salt' option to password_hash is deprecated")
	if v.IsArray() || v.IsNull() || v.IsResource() {
		c.Warn("Non-string salt parameter supplied")
		return "", false, c.Poll()
	}
	s, err := c.Ctx.ToString(v)
	if err != nil {
		return "", false, err
	}
	defer php.StrValue(s).Release()
	salt = s.String()
	if len(salt) < 22 {
		c.Warn("Provided salt is too short: %d expecting 22", len(salt))
		return "", false, c.Poll()
	}
	if strings.Trim(salt, bcryptBase64) != "" {
		salt = strings.ReplaceAll(base64.RawStdEncoding.EncodeToString([]byte(salt)), "+", ".")
	}
	return salt[:22], true, c.Poll()
}

func passwordVerify(c *php.Call) (php.Value, error) {
	password, hash := c.Str(0), c.Str(1)
	if algo := identify(hash); strings.HasPrefix(algo, "argon2") {
		p, salt, sum, ok := parseArgon(hash)
		if !ok || !p.valid() || len(sum) == 0 {
			return php.False(), nil
		}
		got, err := argonSum(c, algo, password, salt, p, len(sum))
		if err != nil {
			return php.Undef(), err
		}
		return php.Bool(sameSecret(string(got), string(sum))), nil
	}
	got, err := cryptWith(c, password, hash)
	if err != nil {
		return php.Undef(), err
	}
	return php.Bool(len(got) >= 13 && sameSecret(got, hash)), nil
}

func passwordGetInfo(c *php.Call) (php.Value, error) {
	hash := c.Str(0)
	algo := identify(hash)
	info, opts := c.Ctx.NewHash(3), c.Ctx.NewHash(3)
	name := algo
	switch algo {
	case "":
		info.SetString("algo", php.Null())
		name = "unknown"
	case "2y":
		name = "bcrypt"
		var cost int64
		fmt.Sscanf(hash, "$2y$%d$", &cost)
		opts.SetString("cost", php.Int(cost))
	default:
		p, _, _, _ := parseArgon(hash)
		opts.SetString("memory_cost", php.Int(p.memory))
		opts.SetString("time_cost", php.Int(p.time))
		opts.SetString("threads", php.Int(p.threads))
	}
	if algo != "" {
		info.SetString("algo", c.Ctx.Text(algo))
	}
	info.SetString("algoName", c.Ctx.Text(name))
	info.SetString("options", php.ArrayValue(opts))
	return php.ArrayValue(info), nil
}

func passwordNeedsRehash(c *php.Call) (php.Value, error) {
	hash, opts := c.Str(0), c.Array(2)
	want := passwordAlgo(c.Arg(1))
	if want == "" {
		if !is84(c) {
			c.Warn("Unknown password hashing algorithm: %s", c.Str(1))
		}
		return php.False(), nil
	}
	if identify(hash) != want {
		return php.True(), nil
	}
	if want == "2y" {
		var cost int64
		fmt.Sscanf(hash, "$2y$%d$", &cost)
		return php.Bool(cost != option(c, opts, "cost", defaultCost(c))), nil
	}
	p, _, _, _ := parseArgon(hash)
	return php.Bool(p != argonOptions(c, opts)), nil
}

func passwordAlgos(c *php.Call) (php.Value, error) {
	return php.ArrayValue(php.List(c.Ctx.Text("2y"), c.Ctx.Text("argon2i"), c.Ctx.Text("argon2id"))), nil
}
