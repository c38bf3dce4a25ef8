package transport

import (
	"container/list"
	"crypto/sha256"
	"sync"
)

// cache keeps the documents used last, within a number of bytes.
type cache struct {
	mu    sync.Mutex
	most  int
	bytes int
	order *list.List // of *document, the one used last in front
	byKey map[[sha256.Size]byte]*list.Element
}

func newCache(bytes int) *cache {
	return &cache{most: bytes, order: list.New(), byKey: map[[sha256.Size]byte]*list.Element{}}
}

func (c *cache) get(key [sha256.Size]byte) *document {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.byKey[key]
	if !ok {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*document)
}

func (c *cache) add(d *document) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.byKey[d.key]; ok || d.bytes > c.most/4 {
		return
	}
	c.byKey[d.key] = c.order.PushFront(d)
	c.bytes += d.bytes
	for c.bytes > c.most {
		e := c.order.Back()
		old := c.order.Remove(e).(*document)
		delete(c.byKey, old.key)
		c.bytes -= old.bytes
	}
}
