package webhook

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/duebook/duebook/server/fault"
)

// timeout is how long an endpoint has for an answer.
const timeout = 15 * time.Second

// errPrivate says that a target is not on the public internet.
var errPrivate = errors.New("not a public address")

// private are the networks that are not the public internet besides those that netip knows: of carriers, documentation, benchmarks
// and protocols, and those in which an address of IPv4 hides.
var private = func() (all []netip.Prefix) {
	for _, s := range []string{"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
		"240.0.0.0/4", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fec0::/10"} {
		all = append(all, netip.MustParsePrefix(s))
	}
	return all
}()

// public reports whether an address is one of the public internet.
func public(a netip.Addr) bool {
	if a.Zone() != "" {
		return false
	}
	a = a.Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() { // loopback, link-local, multicast and unspecified ones are no global unicast
		return false
	}
	for _, p := range private {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// client sends messages. Each goes over a connection of its own, so each has its target checked.
func (s *Service) client() *http.Client {
	return &http.Client{
		Timeout:       timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{DialContext: s.dial, DisableKeepAlives: true, TLSClientConfig: s.tls, TLSHandshakeTimeout: timeout,
			MaxResponseHeaderBytes: 64 << 10, DisableCompression: true},
	}
}

// dial resolves a name, refuses it when one of its addresses is not public, and connects to the first that answers.
func (s *Service) dial(ctx context.Context, network, target string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(target)
	if err != nil {
		return nil, err
	}
	addresses := []netip.Addr{}
	if a, err := netip.ParseAddr(host); err == nil {
		addresses = append(addresses, a)
	} else if addresses, err = s.resolve(ctx, host); err != nil {
		return nil, err
	}
	if !s.private {
		for _, a := range addresses {
			if !public(a) {
				return nil, fmt.Errorf("%s is %s: %w", host, a, errPrivate)
			}
		}
	}
	err = fmt.Errorf("%s has no address", host)
	for _, a := range addresses {
		var c net.Conn
		if c, err = s.connect(ctx, network, net.JoinHostPort(a.Unmap().String(), port)); err == nil {
			return c, nil
		}
	}
	return nil, err
}

// checkURL refuses an address that can't be an endpoint. Its fault is about the field url.
func (s *Service) checkURL(text string) error {
	wrong := func(format string, args ...any) error { return fault.New(fault.Invalid, format, args...).On("url") }
	u, err := url.Parse(text)
	switch {
	case len(text) > 2000:
		return wrong("an address has at most 2,000 characters")
	case err != nil || u.Host == "" || u.Hostname() == "" || u.Opaque != "":
		return wrong("give the whole address, such as https://partner.example/webhooks")
	case u.Scheme != "https" && (u.Scheme != "http" || !s.private):
		return wrong("the address begins with https://, so that nobody else reads what is sent")
	case u.User != nil:
		return wrong("leave the user and password out of the address; messages are signed instead")
	case u.Fragment != "" || strings.HasSuffix(text, "#"):
		return wrong("leave out what follows the #; it is never sent")
	}
	if a, err := netip.ParseAddr(u.Hostname()); !s.private && (err == nil && !public(a) || strings.EqualFold(strings.TrimSuffix(u.Hostname(), "."), "localhost")) {
		return wrong("%s", notPublic)
	}
	return nil
}

const notPublic = "the address is not on the public internet; give one that is, or ask your administrator to allow private ones (serve --webhook-private)"
