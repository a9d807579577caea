//go:build linux

package posix

import (
	"strconv"
	"strings"

	"golang.org/x/sys/unix"

	"gaja/interp/php"
)

const (
	passwdFile = "/etc/passwd"
	groupFile  = "/etc/group"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// findEntry returns the fields of the first line of a file of the user database that match accepts, or nil.
func findEntry(c *php.Call, file string, fields int, match func([]string) bool) []string {
	if c.Host().FS == nil {
		return nil
	}
	text, err := c.Host().FS.ReadFile(file)
	if err != nil {
		return nil
	}
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimRight(line, "\n"), ":")
		if len(f) >= fields && match(f) {
			return f
		}
	}
	return nil
}

func atoi(s string) php.Value {
	n, _ := strconv.ParseInt(s, 10, 64)
	return php.Int(n)
}

func passwdArray(c *php.Call, f []string) (php.Value, error) {
	if f == nil {
		stateOf(c.Ctx).lastError = 0
		return php.False(), nil
	}
	a := php.NewHash(7)
	a.SetString("name", php.String(f[0]))
	a.SetString("passwd", php.String(f[1]))
	a.SetString("uid", atoi(f[2]))
	a.SetString("gid", atoi(f[3]))
	a.SetString("gecos", php.String(f[4]))
	a.SetString("dir", php.String(f[5]))
	a.SetString("shell", php.String(f[6]))
	return php.ArrayValue(a), nil
}

func groupArray(c *php.Call, f []string) (php.Value, error) {
	if f == nil {
		stateOf(c.Ctx).lastError = 0
		return php.False(), nil
	}
	a := php.NewHash(4)
	a.SetString("name", php.String(f[0]))
	a.SetString("passwd", php.String(f[1]))
	members := php.NewArray(0)
	for _, m := range strings.Split(f[3], ",") {
		if m != "" {
			members.Append(php.String(m))
		}
	}
	a.SetString("members", php.ArrayValue(members))
	a.SetString("gid", atoi(f[2]))
	return php.ArrayValue(a), nil
}

func posixGetpwnam(c *php.Call) (php.Value, error) {
	name := c.Str(0)
	return passwdArray(c, findEntry(c, passwdFile, 7, func(f []string) bool { return f[0] == name }))
}

func posixGetpwuid(c *php.Call) (php.Value, error) {
	uid := itoa(int64(uint32(c.Int(0))))
	return passwdArray(c, findEntry(c, passwdFile, 7, func(f []string) bool { return f[2] == uid }))
}

func posixGetgrnam(c *php.Call) (php.Value, error) {
	name := c.Str(0)
	return groupArray(c, findEntry(c, groupFile, 4, func(f []string) bool { return f[0] == name }))
}

func posixGetgrgid(c *php.Call) (php.Value, error) {
	gid := itoa(int64(uint32(c.Int(0))))
	return groupArray(c, findEntry(c, groupFile, 4, func(f []string) bool { return f[2] == gid }))
}

// posixInitgroups makes the groups that name a user, and the given one, those of the process.
func posixInitgroups(c *php.Call) (php.Value, error) {
	name := c.Str(0)
	if name == "" || !c.Host().OwnsProcess || c.Host().FS == nil {
		return php.False(), nil
	}
	gids := []int{arg32(c, 1)}
	findEntry(c, groupFile, 4, func(f []string) bool {
		for _, m := range strings.Split(f[3], ",") {
			if n, err := strconv.Atoi(f[2]); m == name && err == nil && n != gids[0] {
				gids = append(gids, n)
			}
		}
		return false
	})
	return php.Bool(unix.Setgroups(gids) == nil), nil
}
