package auth

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	deviceLifetime = 400 * 24 * time.Hour // the longest that browsers keep a cookie
	deviceUsers    = 8                    // people who share a browser
	deviceMax      = 512                  // bytes of the text
)

// device is a browser in which people have signed in before. It is a hint for the throttle only and opens nothing.
type device struct {
	id     string
	users  []int // latest first
	issued time.Time
}

// devices signs what a browser is to remember: v1.ID.USERS.ISSUED.MAC.
type devices struct{ key []byte }

func (d devices) mac(text string) string {
	h := hmac.New(sha256.New, d.key)
	h.Write([]byte(text))
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil))
}

// read is the device of a text that we signed; the zero device, which knows nobody, for anything else.
func (d devices) read(text string, now time.Time) device {
	cut := strings.LastIndexByte(text, '.')
	if len(text) > deviceMax || cut < 0 || !hmac.Equal([]byte(d.mac(text[:cut])), []byte(text[cut+1:])) {
		return device{}
	}
	parts := strings.Split(text[:cut], ".")
	if len(parts) != 4 || parts[0] != "v1" {
		return device{}
	}
	seconds, err := strconv.ParseInt(parts[3], 10, 64)
	issued := time.Unix(seconds, 0)
	if err != nil || now.After(issued.Add(deviceLifetime)) {
		return device{}
	}
	dev := device{id: parts[1], issued: issued}
	for u := range strings.SplitSeq(parts[2], "-") {
		id, err := strconv.Atoi(u)
		if err != nil {
			return device{}
		}
		dev.users = append(dev.users, id)
	}
	return dev
}

// remember is the text for a device in which the user has just signed in.
func (d devices) remember(dev device, user int, now time.Time) string {
	if dev.id == "" {
		dev.id = rand.Text()
	}
	users := []string{strconv.Itoa(user)}
	for _, u := range dev.users {
		if u != user && len(users) < deviceUsers {
			users = append(users, strconv.Itoa(u))
		}
	}
	text := "v1." + dev.id + "." + strings.Join(users, "-") + "." + strconv.FormatInt(now.Unix(), 10)
	return text + "." + d.mac(text)
}

// knows is the id of the device when the user has signed in in it before, else empty.
func (dev device) knows(user int) string {
	if user != 0 && slices.Contains(dev.users, user) {
		return dev.id
	}
	return ""
}
