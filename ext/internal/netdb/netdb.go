// Package netdb knows the names of protocols and services: the ones every system has built in, and above them what the
// files /etc/protocols and /etc/services of the host say.
package netdb

import (
	"strconv"
	"strings"

	"gaja/interp/php"
)

// protocols are the assigned protocol numbers that systems list, by name; the aliases are the names in capitals.
var protocols = [...]struct {
	name   string
	number int
}{
	{"ip", 0}, {"hopopt", 0}, {"icmp", 1}, {"igmp", 2}, {"ggp", 3}, {"ipencap", 4}, {"st", 5}, {"tcp", 6}, {"egp", 8},
	{"igp", 9}, {"pup", 12}, {"udp", 17}, {"hmp", 20}, {"xns-idp", 22}, {"rdp", 27}, {"iso-tp4", 29}, {"dccp", 33},
	{"xtp", 36}, {"ddp", 37}, {"idpr-cmtp", 38}, {"ipv6", 41}, {"ipv6-route", 43}, {"ipv6-frag", 44}, {"idrp", 45},
	{"rsvp", 46}, {"gre", 47}, {"esp", 50}, {"ah", 51}, {"skip", 57}, {"ipv6-icmp", 58}, {"ipv6-nonxt", 59},
	{"ipv6-opts", 60}, {"rspf", 73}, {"vmtp", 81}, {"eigrp", 88}, {"ospf", 89}, {"ax.25", 93}, {"ipip", 94},
	{"etherip", 97}, {"encap", 98}, {"pim", 103}, {"ipcomp", 108}, {"vrrp", 112}, {"l2tp", 115}, {"isis", 124},
	{"sctp", 132}, {"fc", 133}, {"mobility-header", 135}, {"udplite", 136}, {"mpls-in-ip", 137}, {"manet", 138},
	{"hip", 139}, {"shim6", 140}, {"wesp", 141}, {"rohc", 142}, {"ethernet", 143},
}

// services are common services with their ports; proto is "tcp", "udp" or both, separated by a blank.
var services = [...]struct {
	name  string
	port  uint16
	proto string
}{
	{"tcpmux", 1, "tcp"}, {"echo", 7, "tcp udp"}, {"discard", 9, "tcp udp"}, {"systat", 11, "tcp"},
	{"daytime", 13, "tcp udp"}, {"netstat", 15, "tcp"}, {"qotd", 17, "tcp"}, {"chargen", 19, "tcp udp"},
	{"ftp-data", 20, "tcp"}, {"ftp", 21, "tcp"}, {"ssh", 22, "tcp"}, {"telnet", 23, "tcp"}, {"smtp", 25, "tcp"},
	{"time", 37, "tcp udp"}, {"whois", 43, "tcp"}, {"tacacs", 49, "tcp udp"}, {"domain", 53, "tcp udp"},
	{"bootps", 67, "udp"}, {"bootpc", 68, "udp"}, {"tftp", 69, "udp"}, {"gopher", 70, "tcp"}, {"finger", 79, "tcp"},
	{"http", 80, "tcp"}, {"kerberos", 88, "tcp udp"}, {"pop3", 110, "tcp"}, {"sunrpc", 111, "tcp udp"},
	{"auth", 113, "tcp"}, {"nntp", 119, "tcp"}, {"ntp", 123, "udp"}, {"netbios-ns", 137, "udp"},
	{"netbios-dgm", 138, "udp"}, {"netbios-ssn", 139, "tcp"}, {"imap2", 143, "tcp"}, {"snmp", 161, "tcp udp"},
	{"snmp-trap", 162, "tcp udp"}, {"bgp", 179, "tcp"}, {"irc", 194, "tcp udp"}, {"ldap", 389, "tcp udp"},
	{"https", 443, "tcp udp"}, {"microsoft-ds", 445, "tcp udp"}, {"submissions", 465, "tcp"}, {"exec", 512, "tcp"},
	{"login", 513, "tcp"}, {"shell", 514, "tcp"}, {"syslog", 514, "udp"}, {"printer", 515, "tcp"},
	{"submission", 587, "tcp"}, {"ldaps", 636, "tcp udp"}, {"domain-s", 853, "tcp udp"}, {"rsync", 873, "tcp"},
	{"ftps-data", 989, "tcp"}, {"ftps", 990, "tcp"}, {"telnets", 992, "tcp"}, {"imaps", 993, "tcp"},
	{"pop3s", 995, "tcp"}, {"socks", 1080, "tcp"}, {"ms-sql-s", 1433, "tcp"}, {"openvpn", 1194, "tcp udp"},
	{"radius", 1812, "udp"}, {"nfs", 2049, "tcp udp"}, {"mysql", 3306, "tcp"}, {"svn", 3690, "tcp"},
	{"postgresql", 5432, "tcp"}, {"amqp", 5672, "tcp"}, {"x11", 6000, "tcp"}, {"redis", 6379, "tcp"},
	{"http-alt", 8080, "tcp udp"}, {"git", 9418, "tcp"},
}

// lines calls f with the fields of each line of a host file, without comments, until f says it is done.
func lines(h *php.Host, path string, f func(fields []string) (done bool)) bool {
	if h == nil || h.FS == nil {
		return false
	}
	text, err := h.FS.ReadFile(path)
	if err != nil {
		return false
	}
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "#")
		if fields := strings.Fields(line); len(fields) >= 2 && f(fields) {
			return true
		}
	}
	return false
}

// named reports whether a line's name or one of its aliases is name.
func named(fields []string, name string) bool {
	for i, f := range fields {
		if i != 1 && f == name {
			return true
		}
	}
	return false
}

// ProtocolNumber returns a protocol's number.
func ProtocolNumber(h *php.Host, name string) (n int, ok bool) {
	if lines(h, "/etc/protocols", func(f []string) bool {
		var err error
		n, err = strconv.Atoi(f[1])
		return err == nil && named(f, name)
	}) {
		return n, true
	}
	for _, p := range protocols {
		if p.name == name || strings.ToUpper(p.name) == name {
			return p.number, true
		}
	}
	return 0, false
}

// ProtocolName returns the name of a protocol.
func ProtocolName(h *php.Host, number int) (name string, ok bool) {
	if lines(h, "/etc/protocols", func(f []string) bool {
		name = f[0]
		return f[1] == strconv.Itoa(number)
	}) {
		return name, true
	}
	for _, p := range protocols {
		if p.number == number {
			return p.name, true
		}
	}
	return "", false
}

// Port returns the port of a service under a protocol; an empty protocol stands for any.
func Port(h *php.Host, service, proto string) (port uint16, ok bool) {
	if lines(h, "/etc/services", func(f []string) bool {
		num, p, _ := strings.Cut(f[1], "/")
		n, err := strconv.ParseUint(num, 10, 16)
		port = uint16(n)
		return err == nil && (proto == "" || p == proto) && named(f, service)
	}) {
		return port, true
	}
	for _, s := range services {
		if s.name == service && (proto == "" || hasWord(s.proto, proto)) {
			return s.port, true
		}
	}
	return 0, false
}

// Service returns the name of the service at a port under a protocol.
func Service(h *php.Host, port uint16, proto string) (name string, ok bool) {
	want := strconv.Itoa(int(port)) + "/" + proto
	if lines(h, "/etc/services", func(f []string) bool {
		name = f[0]
		return f[1] == want
	}) {
		return name, true
	}
	for _, s := range services {
		if s.port == port && hasWord(s.proto, proto) {
			return s.name, true
		}
	}
	return "", false
}

func hasWord(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if w == word {
			return true
		}
	}
	return false
}
