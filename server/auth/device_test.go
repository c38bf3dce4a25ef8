package auth

import (
	"strings"
	"testing"
	"time"
)

func TestDevice(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	d := devices{testBox(t).Derive("device")}
	text := d.remember(device{}, 12, now)
	dev := d.read(text, now)
	if dev.id == "" || dev.knows(12) != dev.id || dev.knows(1) != "" || dev.knows(0) != "" {
		t.Fatalf("device %+v of %q", dev, text)
	}
	for u := 100; u < 120; u++ {
		text = d.remember(d.read(text, now), u, now)
	}
	full := d.read(text, now)
	if full.id != dev.id || len(full.users) != deviceUsers || full.knows(119) == "" || full.knows(12) != "" {
		t.Errorf("device %+v", full)
	}
	if again := d.read(d.remember(full, 115, now), now); len(again.users) != deviceUsers || again.users[0] != 115 {
		t.Errorf("device %+v", again)
	}
	other := devices{testBox(t).Derive("other")}
	for name, bad := range map[string]string{
		"empty":         "",
		"dots":          "....",
		"other key":     other.remember(device{}, 12, now),
		"other user":    strings.Replace(d.remember(device{}, 12, now), ".12.", ".13.", 1),
		"no signature":  text[:strings.LastIndexByte(text, '.')],
		"signature cut": text[:len(text)-1],
		"huge":          strings.Repeat("v1.", 1<<20),
	} {
		if got := d.read(bad, now); got.id != "" {
			t.Errorf("%s: read as %+v", name, got)
		}
	}
	if got := d.read(text, now.Add(deviceLifetime+time.Hour)); got.id != "" {
		t.Errorf("after its life: %+v", got)
	}
}
