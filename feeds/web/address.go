package web

import (
	"context"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"tend/store"
)

// Allow lets the client go to exactly this host and port although it may be on
// the own network: the volunteer typed it.
func (c *Client) Allow(u *url.URL) { c.allowed.Store(strings.ToLower(hostPort(u)), true) }

// checkTarget reports why an address is none to fetch, whatever it resolves
// to.
func checkTarget(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return failure(0, store.FailAddress, Line(plainURL(u)), nil)
	}
	return nil
}

// checkOwn refuses an address that can be seen to be of the own network before
// anything is asked: a proxy would go there, and a resolver would hear of it.
func (c *Client) checkOwn(u *url.URL) error {
	if c.isAllowed(hostPort(u)) || !Private(u) {
		return nil
	}
	return failure(0, store.FailAddress, Line(u.Host), nil)
}

// dial connects to a host. The check is made on each address that its name
// resolved to at the moment of connecting, so no spelling and no change of the
// name in between gets around it.
func (c *Client) dial(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{Timeout: 10 * time.Second, KeepAlive: 15 * time.Second}
	if !c.isAllowed(address) {
		d.Control = c.checkConnection
	}
	return d.DialContext(ctx, network, address)
}

// checkConnection refuses a connection to the own network.
func (c *Client) checkConnection(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil || !isPublic(ap.Addr(), c.refused) {
		return failure(0, store.FailAddress, Line(address), err)
	}
	return nil
}

func (c *Client) isAllowed(hostPort string) bool {
	_, ok := c.allowed.Load(strings.ToLower(hostPort))
	return ok
}

// isPublic reports whether an address is on the open internet.
func isPublic(ip netip.Addr, refused []netip.Prefix) bool {
	ip = ip.Unmap().WithZone("")
	for _, p := range refused {
		if p.Contains(ip) {
			return false
		}
	}
	return ip.IsGlobalUnicast()
}

// Private reports whether an address names a host of the own network, as far
// as one can see without asking: by number, or by a name that only exists
// there.
func Private(u *url.URL) bool {
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	for _, end := range []string{"localhost", ".localhost", ".local", ".internal", ".lan", ".home.arpa"} {
		if host == strings.TrimPrefix(end, ".") || strings.HasSuffix(host, end) {
			return true
		}
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return looksNumeric(host)
	}
	return !isPublic(ip, refusedPrefixes())
}

// looksNumeric reports a host in one of the old spellings of IPv4 addresses:
// 127.1, 0x7f000001, 2130706433.
func looksNumeric(host string) bool {
	last := host[strings.LastIndexByte(host, '.')+1:]
	return last != "" && '0' <= last[0] && last[0] <= '9'
}

// refusedPrefixes are the addresses that a feed has no business with: the own
// machine and network, those that reach them by detours, and those that lead
// nowhere.
func refusedPrefixes() []netip.Prefix {
	var list []netip.Prefix
	for _, s := range []string{
		"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
		"192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
		"198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
		"::/96",                          // unspecified, loopback, IPv4-compatible
		"64:ff9b::/96", "64:ff9b:1::/48", // NAT64
		"100::/64", "2001::/23", "2001:db8::/32", // nowhere, Teredo and others
		"2002::/16",                        // 6to4
		"fc00::/7", "fe80::/9", "ff00::/8", // own network, link, many
	} {
		list = append(list, netip.MustParsePrefix(s))
	}
	return list
}
