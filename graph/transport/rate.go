package transport

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"

	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/server/fault"
)

// callersKept bounds each of the two tables of callers. Who is dropped from it starts with a full bucket.
const callersKept = 20000

// waitersPerSlot is how many operations may wait for each one that runs.
const waitersPerSlot = 2

// caller is the bucket and the share of concurrency of one viewer or one stranger's address.
type caller struct {
	rate  Rate
	slots chan struct{}

	mu      sync.Mutex
	level   float64 // what may be spent
	at      time.Time
	waiting int
}

// callers keeps those who signed in apart from strangers, who can be as many as they like.
type callers struct {
	rates   Rates
	slots   int
	now     func() time.Time
	mu      sync.Mutex
	viewers *simplelru.LRU[string, *caller]
	strange *simplelru.LRU[string, *caller]
}

func newCallers(rates Rates, slots int, now func() time.Time) *callers {
	table := func() *simplelru.LRU[string, *caller] {
		t, err := simplelru.NewLRU[string, *caller](callersKept, nil)
		if err != nil {
			panic(err) // of a size below 1 only
		}
		return t
	}
	return &callers{rates: rates, slots: slots, now: now, viewers: table(), strange: table()}
}

func (cs *callers) of(v *viewer.Viewer, address string) *caller {
	table, key, rate, slots := cs.strange, network(address), cs.rates.Anonymous, max(1, cs.slots/4)
	if v != nil {
		table, key, slots = cs.viewers, string(v.Kind)+":"+strconv.Itoa(v.ID), cs.slots
		switch {
		case v.Kind == viewer.KindClient || v.Is(viewer.Partner):
			rate = cs.rates.Partner
		case v.Staff():
			rate = cs.rates.Staff
		default:
			rate = cs.rates.Dealer
		}
	}
	cs.mu.Lock()
	defer cs.mu.Unlock()
	if c, ok := table.Get(key); ok && c.rate == rate {
		return c
	}
	c := &caller{rate: rate, slots: make(chan struct{}, slots), level: float64(rate.Capacity), at: cs.now()}
	table.Add(key, c)
	return c
}

// spend takes the cost if the bucket has it.
func (c *caller) spend(cost int, now time.Time) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.restore(now)
	if float64(cost) > c.level {
		return false
	}
	c.level -= float64(cost)
	return true
}

// wait is how long it takes until the bucket has the cost.
func (c *caller) wait(cost int, now time.Time) time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.restore(now)
	return time.Duration((float64(cost) - c.level) / float64(c.rate.Restore) * float64(time.Second))
}

// fine takes the cost or what is left of the bucket.
func (c *caller) fine(cost int, now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.restore(now)
	c.level = max(0, c.level-float64(cost))
}

func (c *caller) restore(now time.Time) {
	if d := now.Sub(c.at); d > 0 {
		c.level = min(float64(c.rate.Capacity), c.level+d.Seconds()*float64(c.rate.Restore))
		c.at = now
	}
}

func (c *caller) left(now time.Time) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.restore(now)
	return int(c.level)
}

// describe sets the headers of the IETF draft, and the plain ones that older clients read.
func (c *caller) describe(h http.Header, now time.Time) {
	left := c.left(now)
	full := int(math.Ceil(float64(c.rate.Capacity-left) / float64(c.rate.Restore)))
	h.Set("RateLimit-Policy", fmt.Sprintf(`"cost";q=%d;w=%d`, c.rate.Capacity, (c.rate.Capacity+c.rate.Restore-1)/c.rate.Restore))
	h.Set("RateLimit", fmt.Sprintf(`"cost";r=%d;t=%d`, left, full))
	h.Set("RateLimit-Limit", strconv.Itoa(c.rate.Capacity))
	h.Set("RateLimit-Remaining", strconv.Itoa(left))
	h.Set("RateLimit-Reset", strconv.Itoa(full))
}

// enter waits for one of the caller's slots. Give it back by leave.
func (c *caller) enter(ctx context.Context) *refusal {
	select {
	case c.slots <- struct{}{}:
		return nil
	default:
	}
	c.mu.Lock()
	full := c.waiting >= waitersPerSlot*cap(c.slots)
	if !full {
		c.waiting++
	}
	c.mu.Unlock()
	if full {
		return tooMany(time.Second, "You have %d operations running and more waiting; send the next when one is answered.", cap(c.slots))
	}
	defer func() {
		c.mu.Lock()
		c.waiting--
		c.mu.Unlock()
	}()
	select {
	case c.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return tooMany(time.Second, "Your other operations took all the time; send fewer at once.")
	}
}

func (c *caller) leave() { <-c.slots }

func tooMany(wait time.Duration, format string, args ...any) *refusal {
	r := refuse(http.StatusTooManyRequests, fault.Rate, format, args...)
	r.retry = wait
	return r
}
