package webhook

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"testing"

	"github.com/duebook/duebook/server/auth"
	"github.com/duebook/duebook/server/fault"
	"github.com/duebook/duebook/server/store"
)

func TestOnlyPublicAddresses(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"93.184.216.34": true, "1.1.1.1": true, "172.32.0.1": true, "192.169.0.1": true, "100.128.0.1": true, "2606:4700::1111": true, "::ffff:8.8.8.8": true,
		"127.0.0.1": false, "127.8.9.1": false, "0.0.0.0": false, "0.1.2.3": false, "10.0.0.5": false, "172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false,
		"169.254.169.254": false, "100.64.0.1": false, "100.127.255.255": false, "192.0.0.1": false, "192.0.2.1": false, "198.18.0.1": false, "198.51.100.1": false, "203.0.113.9": false,
		"224.0.0.1": false, "240.0.0.1": false, "255.255.255.255": false,
		"::1": false, "::": false, "fe80::1": false, "fe80::1%eth0": false, "fc00::1": false, "fd00:ec2::254": false, "ff02::1": false, "fec0::1": false, "2001:db8::1": false, "100::1": false,
		"::ffff:127.0.0.1": false, "::ffff:10.0.0.5": false, "::ffff:169.254.169.254": false, "::7f00:1": false,
		"64:ff9b::7f00:1": false, "64:ff9b:1::1": false, "2002:7f00:1::": false, "2001::1": false,
	} {
		if got := public(netip.MustParseAddr(text)); got != want {
			t.Errorf("%s: public is %v", text, got)
		}
	}
}

// guarded is a service whose names resolve by a script, and that only notes where it connects to.
func guarded(t *testing.T, private bool, answers ...[]string) (s *Service, connected *[]string, asked *int) {
	t.Helper()
	box, err := auth.NewBox("a passphrase of the tests")
	if err != nil {
		t.Fatal(err)
	}
	connected, asked = new([]string), new(int)
	s = New(Config{DB: &store.DB{}, Box: box, Private: private, Resolve: func(context.Context, string) (all []netip.Addr, err error) {
		answer := answers[min(*asked, len(answers)-1)]
		*asked++
		for _, a := range answer {
			all = append(all, netip.MustParseAddr(a))
		}
		return all, nil
	}})
	s.connect = func(_ context.Context, _, address string) (net.Conn, error) {
		*connected = append(*connected, address)
		a, b := net.Pipe()
		t.Cleanup(func() { _ = errors.Join(a.Close(), b.Close()) })
		return a, nil
	}
	return s, connected, asked
}

func TestTargetIsCheckedAndPinned(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		target  string
		private bool
		answers []string
		want    string // "": refused
	}{
		"public":                     {"partner.example:443", false, []string{"93.184.216.34"}, "93.184.216.34:443"},
		"public, IPv6":               {"partner.example:8443", false, []string{"2606:4700::1111"}, "[2606:4700::1111]:8443"},
		"a literal":                  {"93.184.216.34:443", false, nil, "93.184.216.34:443"},
		"private":                    {"partner.example:443", false, []string{"10.0.0.5"}, ""},
		"metadata":                   {"partner.example:443", false, []string{"169.254.169.254"}, ""},
		"public and private":         {"partner.example:443", false, []string{"93.184.216.34", "127.0.0.1"}, ""},
		"private in IPv6":            {"partner.example:443", false, []string{"::ffff:192.168.0.1"}, ""},
		"a literal, private":         {"127.0.0.1:443", false, nil, ""},
		"a literal, private, IPv6":   {"[::1]:443", false, nil, ""},
		"private, which is allowed":  {"partner.example:80", true, []string{"10.0.0.5"}, "10.0.0.5:80"},
		"loopback, which is allowed": {"127.0.0.1:80", true, nil, "127.0.0.1:80"},
	} {
		s, connected, _ := guarded(t, c.private, c.answers)
		_, err := s.dial(t.Context(), "tcp", c.target)
		switch {
		case c.want == "" && (!errors.Is(err, errPrivate) || len(*connected) > 0):
			t.Errorf("%s: %v, connected to %v", name, err, *connected)
		case c.want != "" && (err != nil || len(*connected) != 1 || (*connected)[0] != c.want):
			t.Errorf("%s: %v, connected to %v", name, err, *connected)
		}
	}
}

// A name that was public when it was looked at and is private a moment later leads to the public address, and is refused
// the next time.
func TestRebinding(t *testing.T) {
	t.Parallel()
	s, connected, asked := guarded(t, false, []string{"93.184.216.34"}, []string{"127.0.0.1"})
	if _, err := s.dial(t.Context(), "tcp", "rebind.example:443"); err != nil {
		t.Fatal(err)
	}
	if *asked != 1 || len(*connected) != 1 || (*connected)[0] != "93.184.216.34:443" {
		t.Fatalf("asked %d times, connected to %v", *asked, *connected)
	}
	if _, err := s.dial(t.Context(), "tcp", "rebind.example:443"); !errors.Is(err, errPrivate) || len(*connected) != 1 {
		t.Fatalf("%v, connected to %v", err, *connected)
	}
}

func TestAddressesOfEndpoints(t *testing.T) {
	t.Parallel()
	for _, private := range []bool{false, true} {
		s, _, _ := guarded(t, private, nil)
		for text, want := range map[string]bool{
			"https://partner.example/webhooks": true, "https://partner.example:8443/a?b=c": true, "https://93.184.216.34/": true,
			"http://partner.example/": private, "https://127.0.0.1/": private, "https://[::1]/": private, "https://169.254.169.254/latest": private, "https://localhost/": private, "https://LOCALHOST./": private,
			"https://user:word@partner.example/": false, "https://partner.example/#part": false, "ftp://partner.example/": false, "//partner.example/": false,
			"https:partner.example": false, "https:///path": false, "https://:443/": false, "partner.example": false, "": false, "https://%zz/": false,
		} {
			if err := s.checkURL(text); (err == nil) != want || err != nil && !fault.Is(err, fault.Invalid) {
				t.Errorf("%q (private ones allowed: %v): %v", text, private, err)
			}
		}
	}
}
