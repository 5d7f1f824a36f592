package model

import (
	"iter"
	"maps"
)

// layered is a large map whose next version shares what stays: what does not
// lies over it.
type layered[V any] struct {
	below map[ID]V // of the first version; no other changes it
	over  map[ID]laid[V]
	more  int // entries than below has
}

// laid is an entry as it is now, or that it is gone.
type laid[V any] struct {
	value  V
	isGone bool
}

// mostOver is how many entries lie over a map until it is copied: more make each
// version dearer, fewer make copies more frequent.
const mostOver = 256

func (l *layered[V]) get(id ID) (v V, ok bool) {
	if len(l.over) > 0 {
		if e, ok := l.over[id]; ok {
			return e.value, !e.isGone
		}
	}
	v, ok = l.below[id]
	return v, ok
}

func (l *layered[V]) len() int { return len(l.below) + l.more }

// next is a copy of which so many entries may be changed.
func (l *layered[V]) next(changes int) layered[V] {
	if len(l.over)+changes > mostOver {
		return layered[V]{below: l.copied()}
	}
	over := make(map[ID]laid[V], len(l.over)+changes)
	maps.Copy(over, l.over)
	return layered[V]{l.below, over, l.more}
}

func (l *layered[V]) set(id ID, v V) {
	if l.over == nil {
		l.below[id] = v
		return
	}
	if _, is := l.get(id); !is {
		l.more++
	}
	l.over[id] = laid[V]{value: v}
}

func (l *layered[V]) remove(id ID) {
	if l.over == nil {
		delete(l.below, id)
		return
	}
	if _, is := l.get(id); is {
		l.more--
	}
	l.over[id] = laid[V]{isGone: true}
}

// all goes through the entries in no order.
func (l *layered[V]) all() iter.Seq2[ID, V] {
	return func(yield func(ID, V) bool) {
		for id, v := range l.below {
			if _, isOver := l.over[id]; !isOver && !yield(id, v) {
				return
			}
		}
		for id, e := range l.over {
			if !e.isGone && !yield(id, e.value) {
				return
			}
		}
	}
}

// copied is one map of all entries.
func (l *layered[V]) copied() map[ID]V {
	whole := make(map[ID]V, l.len())
	maps.Insert(whole, l.all())
	return whole
}
