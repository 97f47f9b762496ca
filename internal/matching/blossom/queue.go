package blossom

import "math/bits"

// kind is what may happen at the time of an event.
type kind int32

const (
	meet   kind = iota // an edge between outer vertices becomes tight
	reach              // an edge from an outer vertex to a free one does
	vanish             // the dual of an outer vertex becomes nought
	unwrap             // the dual of an inner blossom does
	again              // an outer vertex must be looked at again
)

// event is a time at which something may happen to an edge, a vertex or a
// blossom. Nobody takes back an event: what has become of it is looked up when
// its time has come.
type event struct {
	time int64
	kind kind
	id   int32
}

// queue is a monotone radix heap (Ahuja, Mehlhorn, Orlin and Tarjan 1990): no
// event may be earlier than the last that was taken. An event lies in the
// bucket of the highest bit in which its time differs from now, so that it
// moves down at most once a bit. Events of the same time leave in the order in
// which they came, which grows all trees at the same pace.
type queue struct {
	now     int64
	filled  uint64 // which buckets after the first have events
	buckets [64]bucket
	spare   *chunk
}

type bucket struct {
	head, tail *chunk
	taken      int // of the head
}

// chunk makes the memory of the queue follow its length without copying.
type chunk struct {
	next   *chunk
	used   int
	events [15]event
}

func (q *queue) push(time int64, k kind, id int32) {
	i := bits.Len64(uint64(time ^ q.now))
	q.filled |= 1 << i
	b := &q.buckets[i]
	if b.tail == nil || b.tail.used == len(b.tail.events) {
		q.extend(b)
	}
	c := b.tail
	c.events[c.used] = event{time, k, id}
	c.used++
}

func (q *queue) extend(b *bucket) {
	c := q.spare
	if c == nil {
		c = new(chunk)
	} else {
		q.spare, c.next, c.used = c.next, nil, 0
	}
	if b.tail == nil {
		b.head = c
	} else {
		b.tail.next = c
	}
	b.tail = c
}

// pop takes the earliest event and makes its time the present. It gives false
// when there is none.
func (q *queue) pop() (event, bool) {
	b := &q.buckets[0]
	if b.head == nil && !q.advance() {
		return event{}, false
	}
	c := b.head
	e := c.events[b.taken]
	b.taken++
	if b.taken == c.used {
		q.release(b)
	}
	return e, true
}

// release gives back the head of a bucket when all of it has been taken.
func (q *queue) release(b *bucket) {
	c := b.head
	b.head, b.taken = c.next, 0
	if b.head == nil {
		b.tail = nil
	}
	q.spare, c.next = c, q.spare
}

// advance moves time on to the next event and spreads the bucket it lies in.
func (q *queue) advance() bool {
	q.filled &^= 1
	if q.filled == 0 {
		return false
	}
	i := bits.TrailingZeros64(q.filled)
	q.filled &^= 1 << i
	whole := q.buckets[i]
	q.buckets[i] = bucket{}
	q.now = whole.earliest()
	for whole.head != nil {
		for _, e := range whole.head.events[:whole.head.used] {
			q.push(e.time, e.kind, e.id)
		}
		q.release(&whole)
	}
	return true
}

func (b *bucket) earliest() int64 {
	first := b.head.events[0].time
	for c := b.head; c != nil; c = c.next {
		for i := range c.events[:c.used] {
			first = min(first, c.events[i].time)
		}
	}
	return first
}
