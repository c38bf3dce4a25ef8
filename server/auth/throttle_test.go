package auth

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/duebook/duebook/server/fault"
)

type throttleBundle struct {
	*throttle
	clock time.Time
}

func setupThrottle() *throttleBundle {
	b := &throttleBundle{clock: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)}
	b.throttle = newThrottle(func() time.Time { return b.clock })
	return b
}

// fail makes attempts that fail until one is refused, at most n, and answers how many were let through.
func (b *throttleBundle) fail(n int, counts []count) (tries int, refused error) {
	for range n {
		if _, err := b.attempt(counts...); err != nil {
			return tries, err
		}
		tries++
	}
	return tries, nil
}

func TestThrottleDelaysGrow(t *testing.T) {
	t.Parallel()
	b := setupThrottle()
	ada := signInCounts(tryPassword, "ada", "192.0.2.1", "", true)
	tries, err := b.fail(100, ada)
	if tries != limitPair.free || !fault.Is(err, fault.Rate) || RetryAfter(err) != 1 {
		t.Fatalf("%d tries, %v", tries, err)
	}
	var waits []int
	for range 14 {
		_, err := b.attempt(ada...)
		wait := RetryAfter(err)
		waits = append(waits, wait)
		b.clock = b.clock.Add(time.Duration(wait) * time.Second)
		if _, err := b.attempt(ada...); err != nil {
			t.Fatalf("after the wait it named: %v", err)
		}
	}
	for i := 1; i < len(waits); i++ {
		if waits[i] > int(limitPair.most.Seconds()) || waits[i] < waits[i-1]/2 {
			t.Errorf("waits %v", waits)
		}
	}
	if waits[5] < 16 {
		t.Errorf("waits %v grow too slowly", waits)
	}
	b.clock = b.clock.Add(time.Hour)
	if tries, _ := b.fail(100, ada); tries != limitPair.free {
		t.Errorf("%d tries after an hour", tries)
	}
}

func TestThrottleRefusalsDoNotProlongTheWait(t *testing.T) {
	t.Parallel()
	b := setupThrottle()
	ada := signInCounts(tryPassword, "ada", "192.0.2.1", "", true)
	_, first := b.fail(100, ada)
	for range 1000 {
		b.attempt(ada...)
	}
	if _, err := b.attempt(ada...); RetryAfter(err) != RetryAfter(first) {
		t.Errorf("waits %d, before %d", RetryAfter(err), RetryAfter(first))
	}
}

func TestThrottleSuccessClears(t *testing.T) {
	t.Parallel()
	b := setupThrottle()
	ada := signInCounts(tryPassword, "ada", "192.0.2.1", "", true)
	for range 200 { // far more than what is free at the address
		success, err := b.attempt(ada...)
		if err != nil {
			t.Fatal(err)
		}
		success()
	}
}

func TestThrottleParallelAttemptsGetNoMoreTries(t *testing.T) {
	t.Parallel()
	b := setupThrottle()
	ada := signInCounts(tryPassword, "ada", "192.0.2.1", "", false)
	var passed atomic.Int32
	var wg sync.WaitGroup
	for range 200 {
		wg.Go(func() {
			if _, err := b.attempt(ada...); err == nil {
				passed.Add(1)
			}
		})
	}
	wg.Wait()
	if int(passed.Load()) != limitPair.free {
		t.Errorf("%d passed", passed.Load())
	}
}

func TestThrottleDoesNotLockTheOwnerOut(t *testing.T) {
	t.Parallel()
	b := setupThrottle()
	passed := 0
	for i := range 5000 { // a network of attackers, a new address for each try
		if _, err := b.attempt(signInCounts(tryPassword, "ada", fmt.Sprintf("198.51.%d.%d", i/250, i%250), "", false)...); err == nil {
			passed++
		}
	}
	if passed != limitStranger.free {
		t.Errorf("%d tries for strangers", passed)
	}
	for range 100 { // and one beside her, behind the same address
		b.attempt(signInCounts(tryPassword, "ada", "192.0.2.1", "", true)...)
	}
	if _, err := b.attempt(signInCounts(tryPassword, "ada", "192.0.2.1", "her device", true)...); err != nil {
		t.Errorf("her device, shared address: %v", err)
	}
	if _, err := b.attempt(signInCounts(tryPassword, "ada", "203.0.113.9", "", true)...); err != nil {
		t.Errorf("her address: %v", err)
	}
	if _, err := b.attempt(signInCounts(tryPassword, "ada", "203.0.113.77", "", false)...); !fault.Is(err, fault.Rate) {
		t.Errorf("one more stranger: %v", err)
	}
	if _, err := b.attempt(signInCounts(tryPassword, "grace", "203.0.113.77", "", false)...); err != nil {
		t.Errorf("another user: %v", err)
	}
}

func TestThrottleOneAddressManyNames(t *testing.T) {
	t.Parallel()
	b := setupThrottle()
	passed := 0
	for i := range 1000 {
		// Another address of the same /64 each time.
		if _, err := b.attempt(signInCounts(tryPassword, fmt.Sprint("user", i), fmt.Sprintf("2001:db8:1:2::%x", i+1), "", false)...); err == nil {
			passed++
		}
	}
	if passed != limitAddress.free {
		t.Errorf("%d passed from one network", passed)
	}
	b.clock = b.clock.Add(10 * time.Minute)
	passed = 0
	for i := range 600 { // ten minutes, one each second
		if _, err := b.attempt(signInCounts(tryPassword, fmt.Sprint("later", i), "2001:db8:1:2::1", "", false)...); err == nil {
			passed++
		}
		b.clock = b.clock.Add(time.Second)
	}
	if passed > limitAddress.free+120 {
		t.Errorf("%d passed in ten minutes", passed)
	}
}

func TestThrottleMemoryIsBounded(t *testing.T) {
	t.Parallel()
	b := setupThrottle()
	for i := range countersKept + 1000 {
		b.attempt(count{countStranger, strings.Repeat("x", 100) + fmt.Sprint(i), limitStranger})
	}
	if n := b.kind(countStranger).Len(); n != countersKept {
		t.Errorf("%d counters", n)
	}
}

func TestAddressKey(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"192.0.2.1":               "192.0.2.1",
		"192.0.2.1:443":           "192.0.2.1",
		"::ffff:192.0.2.1":        "192.0.2.1",
		"2001:db8:1:2:3:4:5:6":    "2001:db8:1:2::/64",
		"[2001:db8:1:2::9]:443":   "2001:db8:1:2::/64",
		"fe80::1%eth0":            "fe80::/64",
		"":                        "unknown",
		"example.com":             "unknown",
		"192.0.2.1, 198.51.100.1": "unknown",
	} {
		if got := addressKey(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
