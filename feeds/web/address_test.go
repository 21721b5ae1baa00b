package web

import (
	"net/netip"
	"net/url"
	"testing"

	"tend/store"
)

func TestOnlyPublicAddressesAreAsked(t *testing.T) {
	refused := refusedPrefixes()
	for _, s := range []string{
		"127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
		"169.254.169.254", "100.64.0.1", "198.18.0.1", "198.19.255.255", "192.0.2.1", "224.0.0.1", "255.255.255.255",
		"::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "fe80::1", "fe80::1%eth0", "fec0::1", "fd00::1", "fc00::1",
		"64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1", "2001:db8::1", "ff02::1", "100::1",
	} {
		if isPublic(netip.MustParseAddr(s), refused) {
			t.Errorf("%s counts as public", s)
		}
	}
	for _, s := range []string{"1.1.1.1", "93.184.216.34", "172.32.0.1", "192.169.0.1", "2606:4700::1111", "2a00:1450::1"} {
		if !isPublic(netip.MustParseAddr(s), refused) {
			t.Errorf("%s does not count as public", s)
		}
	}
}

func TestEverySpellingOfTheOwnMachineIsRefused(t *testing.T) {
	c := New(Options{})
	for _, host := range []string{"127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "localhost", "LOCALHOST", "[::1]", "[::ffff:7f00:1]", "0"} {
		_, err := c.Get(t.Context(), Request{URL: "http://" + host + ":9/"})
		f, ok := err.(*Failure) //nolint:errorlint // Get promises the type itself
		if !ok || f.Code != store.FailAddress {
			t.Errorf("%s: %v", host, err)
		}
		if u, _ := url.Parse("http://" + host); !Private(u) {
			t.Errorf("%s does not count as private", host)
		}
	}
	for _, s := range []string{"ftp://a.example/", "file:///etc/passwd", "//a.example", "a.example", "", "http://", "http://u:p@a.example/", "http://[/"} {
		if _, err := c.Get(t.Context(), Request{URL: s}); err == nil {
			t.Errorf("%q was asked", s)
		}
	}
}

func FuzzPrivate(f *testing.F) {
	for _, s := range []string{"127.0.0.1", "a.example", "[::1%25lo]", "0x7f000001", "ｌocalhost", "127。0。0。1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, host string) {
		u, err := url.Parse("http://" + host + "/")
		if err != nil {
			return
		}
		ip, err := netip.ParseAddr(u.Hostname())
		if err == nil && ip.Unmap().IsLoopback() && !Private(u) {
			t.Errorf("%q is loopback and does not count as private", host)
		}
	})
}
