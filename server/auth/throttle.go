package auth

import (
	"crypto/sha256"
	"errors"
	"math"
	"net/netip"
	"strings"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"github.com/duebook/duebook/server/fault"
)

// Attempts are counted before they are checked, so that a thousand sent at once get no more tries than one after the
// other, and taken back when they succeed. What is counted where decides who can be locked out:
//
//	known device    only that device, for that user
//	known address   that user at that address, and the address
//	stranger        the same, and all strangers who try that user
//
// A device is known by a signed cookie, an address by an earlier sign-in of that user from it. So an attacker anywhere
// slows down other strangers, never the owner at a known device, and at most for a while the owner at a new one.
//
// Counters live in memory, bounded; each server of several counts for itself. Keys are hashes: a name of any length costs
// the same.

// limit is how many attempts are free, and how the wait grows beyond.
type limit struct {
	free   int           // attempts without any wait
	first  time.Duration // the first wait; each further attempt doubles it
	most   time.Duration // the longest wait
	forget time.Duration // one attempt is forgotten each time this long passes
}

var (
	limitDevice   = limit{free: 10, first: time.Second, most: 5 * time.Minute, forget: time.Minute}
	limitPair     = limit{free: 5, first: time.Second, most: 15 * time.Minute, forget: time.Minute}
	limitAddress  = limit{free: 30, first: time.Second, most: time.Minute, forget: 6 * time.Second}
	limitStranger = limit{free: 20, first: time.Second, most: 15 * time.Minute, forget: time.Minute}
	limitClients  = limit{free: 300, first: time.Second, most: time.Minute, forget: 200 * time.Millisecond}
)

// countersKept bounds the memory of one kind of counter to about 6 MB.
const countersKept = 50_000

type counterKey [16]byte

type counter struct {
	attempts float64
	counted  time.Time // when attempts was right
	until    time.Time // no attempt before
}

// count is one counter that an attempt concerns.
type count struct {
	kind string
	key  string
	limit
}

type throttle struct {
	now func() time.Time

	mu       sync.Mutex
	counters map[string]*lru.Cache[counterKey, counter]
}

func newThrottle(now func() time.Time) *throttle {
	return &throttle{now: now, counters: map[string]*lru.Cache[counterKey, counter]{}}
}

// RetryError is the cause of a RATE_LIMITED refusal that knows when to come back.
type RetryError struct{ After time.Duration }

func (e *RetryError) Error() string { return "retry after " + e.After.String() }

// RetryAfter is the wait that a refusal names, in whole seconds and at least one; 0 when it names none.
func RetryAfter(err error) int {
	var e *RetryError
	if !errors.As(err, &e) {
		return 0
	}
	return max(1, int(math.Ceil(e.After.Seconds())))
}

// attempt counts one attempt against all the counters, or refuses it and counts nothing when one of them must wait. The
// answered function takes it back after a success: it clears counters of one person and lowers those of an address by one.
// Codes: RATE_LIMITED.
func (t *throttle) attempt(counts ...count) (success func(), err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.now()
	var wait time.Duration
	for _, c := range counts {
		if have, ok := t.kind(c.kind).Get(c.id()); ok {
			wait = max(wait, have.until.Sub(now))
		}
	}
	if wait > 0 {
		return nil, fault.New(fault.Rate, "Too many attempts. Try again in %d seconds.", int(math.Ceil(wait.Seconds()))).Because(&RetryError{After: wait})
	}
	for _, c := range counts {
		cache, id := t.kind(c.kind), c.id()
		have, _ := cache.Get(id)
		have.attempts = have.left(now, c.limit) + 1
		have.counted = now
		if over := have.attempts - float64(c.free); over >= 0 {
			// 2^over seconds overflows soon: the exponent is bounded before the multiplication.
			have.until = now.Add(min(c.most, time.Duration(float64(c.first)*math.Exp2(min(over, 30)))))
		}
		cache.Add(id, have)
	}
	return func() { t.succeeded(counts) }, nil
}

func (t *throttle) succeeded(counts []count) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.now()
	for _, c := range counts {
		cache, id := t.kind(c.kind), c.id()
		have, ok := cache.Get(id)
		if !ok {
			continue
		}
		if c.kind == countDevice || c.kind == countPair {
			cache.Remove(id)
			continue
		}
		have.attempts = max(0, have.left(now, c.limit)-1)
		have.counted = now
		if have.attempts < float64(c.free) {
			have.until = time.Time{}
		}
		cache.Add(id, have)
	}
}

// left is how many attempts are remembered.
func (c counter) left(now time.Time, l limit) float64 {
	return max(0, c.attempts-float64(now.Sub(c.counted))/float64(l.forget))
}

func (t *throttle) kind(name string) *lru.Cache[counterKey, counter] {
	cache := t.counters[name]
	if cache == nil {
		var err error
		if cache, err = lru.New[counterKey, counter](countersKept); err != nil {
			panic(err) // only for sizes below one
		}
		t.counters[name] = cache
	}
	return cache
}

func (c count) id() counterKey {
	sum := sha256.Sum256([]byte(c.kind + "\x00" + c.key))
	return counterKey(sum[:16])
}

const (
	countDevice   = "device"
	countPair     = "pair"
	countAddress  = "address"
	countStranger = "stranger"
	countClients  = "clients"
)

// what is tried: a password, a second factor. Each is counted apart, so that who knows a password gains no tries at the code.
const (
	tryPassword = "password:"
	tryOTP      = "otp:"
)

// signInCounts are the counters of an attempt at a user's password or code. device is the id of a device that is known
// for the user, or empty; knownAddress says that the user signed in from the address before.
func signInCounts(try, username, address, device string, knownAddress bool) []count {
	name, place := try+strings.ToLower(username), addressKey(address)
	if device != "" {
		return []count{{countDevice, name + "\x00" + device, limitDevice}}
	}
	counts := []count{{countPair, name + "\x00" + place, limitPair}, {countAddress, place, limitAddress}}
	if !knownAddress {
		counts = append(counts, count{countStranger, name, limitStranger})
	}
	return counts
}

// clientCounts are the counters of an attempt at a client's secret. Nobody guesses 256 bits; the limit saves the work.
func clientCounts(address string) []count {
	return []count{{countClients, addressKey(address), limitClients}}
}

// addressKey is what attempts from an address are counted under: the address, or for IPv6 the /64, because whoever has
// one address of it has them all.
func addressKey(address string) string {
	a, err := netip.ParseAddr(address)
	if err != nil {
		if ap, aerr := netip.ParseAddrPort(address); aerr == nil {
			a, err = ap.Addr(), nil
		}
	}
	if err != nil {
		return "unknown"
	}
	a = a.Unmap().WithZone("")
	if a.Is6() {
		return netip.PrefixFrom(a, 64).Masked().String()
	}
	return a.String()
}
