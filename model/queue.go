package model

// queue is a heap: what comes before all others is next.
type queue[T any] struct {
	heap   []T
	before func(a, b T) bool
}

func (q *queue[T]) empty() bool { return len(q.heap) == 0 }

func (q *queue[T]) add(x T) {
	q.heap = append(q.heap, x)
	h := q.heap
	for i := len(h) - 1; i > 0; {
		up := (i - 1) / 2
		if !q.before(h[i], h[up]) {
			break
		}
		h[i], h[up] = h[up], h[i]
		i = up
	}
}

// next takes the first out; the queue must not be empty.
func (q *queue[T]) next() T {
	h := q.heap
	first, last := h[0], len(h)-1
	h[0] = h[last]
	q.heap = h[:last]
	for i := 0; ; {
		down := 2*i + 1
		if down+1 < last && q.before(h[down+1], h[down]) {
			down++
		}
		if down >= last || !q.before(h[down], h[i]) {
			break
		}
		h[i], h[down] = h[down], h[i]
		i = down
	}
	return first
}
