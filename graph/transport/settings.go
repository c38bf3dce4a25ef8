package transport

import (
	"cmp"
	"context"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"time"
)

// Settings of the handler. The zero value has every default.
type Settings struct {
	Limits Limits
	Rates  Rates

	// Manifest registers operations: a JSON object from the SHA-256 of each document in hexadecimal to the document.
	Manifest []byte
	// PersistedOnly reports whether the caller may run registered operations only. Nil means never.
	PersistedOnly func(context.Context) bool

	// Address is the caller's network address, by which callers who are not signed in are told apart. The default
	// takes RemoteAddr; behind a proxy give one that reads its header.
	Address func(*http.Request) string
	// Log gets panics and internal errors with their request id. The default is slog.Default.
	Log *slog.Logger
	// Observe is called once for each request, after its answer, for metrics.
	Observe func(context.Context, Outcome)
	// Now is the clock of the rate limits. The default is time.Now.
	Now func() time.Time
}

// Limits bound one request. Zero means the default, given with each in brackets. The tags make them flags of a command line.
type Limits struct {
	BodyBytes          int           `help:"Bytes of the request (256 KB)." placeholder:"N"`
	Values             int           `help:"Values of JSON in the request (20,000)." placeholder:"N"`
	DocumentBytes      int           `help:"Bytes of the document in it (64 KB)." placeholder:"N"`
	Tokens             int           `help:"Tokens of the document (2,000)." placeholder:"N"`
	Depth              int           `help:"Depth of nested fields (12)." placeholder:"N"`
	IntrospectionDepth int           `help:"Depth below __schema and __type (20)." placeholder:"N"`
	Aliases            int           `help:"Aliases in the document (30)." placeholder:"N"`
	Directives         int           `help:"Directives in the document (30)." placeholder:"N"`
	Fragments          int           `help:"Fragments defined (50)." placeholder:"N"`
	Fields             int           `help:"Fields of an operation with its fragments expanded (1,000)." placeholder:"N"`
	Repeats            int           `help:"Pairs of selections of the same response name to be merged (5,000)." placeholder:"N"`
	Cost               int           `help:"Cost of an operation (2,000)." placeholder:"N"`
	PageSize           int           `help:"Size assumed of a connection without first or last (200)." placeholder:"N"`
	ListSize           int           `help:"Size assumed of a list without arguments (10)." placeholder:"N"`
	Errors             int           `help:"Errors told in an answer (10)." placeholder:"N"`
	Time               time.Duration `help:"Time to run (10 s)." placeholder:"DURATION"`
	ResultBytes        int           `help:"Bytes of the data (8 MB)." placeholder:"N"`
	Concurrent         int           `help:"Operations that run at once for a viewer; a quarter of it for an address (16)." placeholder:"N"`
	CacheBytes         int           `help:"Bytes of parsed documents kept, estimated (16 MB)." placeholder:"N"`
}

func (l Limits) withDefaults() Limits {
	return Limits{
		BodyBytes:          cmp.Or(l.BodyBytes, 256<<10),
		Values:             cmp.Or(l.Values, 20000),
		DocumentBytes:      cmp.Or(l.DocumentBytes, 64<<10),
		Tokens:             cmp.Or(l.Tokens, 2000),
		Depth:              cmp.Or(l.Depth, 12),
		IntrospectionDepth: cmp.Or(l.IntrospectionDepth, 20),
		Aliases:            cmp.Or(l.Aliases, 30),
		Directives:         cmp.Or(l.Directives, 30),
		Fragments:          cmp.Or(l.Fragments, 50),
		Fields:             cmp.Or(l.Fields, 1000),
		Repeats:            cmp.Or(l.Repeats, 5000),
		Cost:               cmp.Or(l.Cost, 2000),
		PageSize:           cmp.Or(l.PageSize, 200),
		ListSize:           cmp.Or(l.ListSize, 10),
		Errors:             cmp.Or(l.Errors, 10),
		Time:               cmp.Or(l.Time, 10*time.Second),
		ResultBytes:        cmp.Or(l.ResultBytes, 8<<20),
		Concurrent:         cmp.Or(l.Concurrent, 16),
		CacheBytes:         cmp.Or(l.CacheBytes, 16<<20),
	}
}

// Rate is a leaky bucket: Capacity is the cost a caller may spend at once, Restore what comes back in a second.
type Rate struct {
	Capacity int `help:"Cost that such a caller may spend at once." placeholder:"N"`
	Restore  int `help:"What of it comes back in a second." placeholder:"N"`
}

// Rates by kind of caller. Zero means the default, given with each.
type Rates struct {
	Staff     Rate `embed:"" prefix:"staff-"`     // 30,000 and 1,000: a page of a wide list costs about a thousand, and people go from screen to screen
	Partner   Rate `embed:"" prefix:"partner-"`   // 5,000 and 100
	Dealer    Rate `embed:"" prefix:"dealer-"`    // 5,000 and 100: opening the portal anew costs some hundreds
	Anonymous Rate `embed:"" prefix:"anonymous-"` // for each address, 200 and 10
}

func (r Rates) withDefaults() Rates {
	return Rates{
		Staff:     cmp.Or(r.Staff, Rate{30000, 1000}),
		Partner:   cmp.Or(r.Partner, Rate{5000, 100}),
		Dealer:    cmp.Or(r.Dealer, Rate{5000, 100}),
		Anonymous: cmp.Or(r.Anonymous, Rate{200, 10}),
	}
}

// Outcome is what came of a request.
type Outcome struct {
	Operation string // name of a registered operation; empty for free text, whose names are the caller's
	Kind      string // query or mutation; empty when it did not come so far
	Status    int    // of HTTP; 499 when the caller went away
	Code      string // of the first error
	Cost      int
	Bytes     int // of the data
	Duration  time.Duration
}

func remoteAddress(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// network is the address, or for IPv6 the /64 it lies in, which is what one subscriber has.
func network(address string) string {
	a, err := netip.ParseAddr(address)
	if err != nil {
		return address
	}
	a = a.Unmap().WithZone("")
	if a.Is4() {
		return a.String()
	}
	p, err := a.Prefix(64)
	if err != nil {
		return a.String()
	}
	return p.String()
}
