package app

import (
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
)

// border is the one place where work leaves the window's goroutine and comes
// back to it. Everything else in this package runs on that goroutine, so it
// needs no locks. The zero border is the real one.
type border struct {
	inline bool              // tests: work runs at once, where it is asked for
	later  []func()          // inline: what after was asked to do, run by settle
	tick   func()            // inline: what every was asked to do
	stops  map[string]func() // timers that wait, by name
	trace  func(cause any)   // notes a panic
	meter  *meter
}

// run does work elsewhere and what work returns back on the window's goroutine.
func (b *border) run(work func() (back func())) {
	if b.inline {
		work()()
		return
	}
	go func() {
		defer b.traced()
		back := work()
		fyne.Do(func() {
			b.meter.work("what came back", back)
		})
	}()
}

// soon does f when what the window is about now is over.
func (b *border) soon(f func()) {
	if b.inline {
		b.later = append(b.later, f)
		return
	}
	b.run(func() func() { return f })
}

// traced writes what a panic was; the program then ends as it would have.
func (b *border) traced() {
	if cause := recover(); cause != nil {
		if b.trace != nil {
			b.trace(cause)
		}
		panic(cause)
	}
}

// together does pieces of work side by side and returns when all are done.
func together(pieces ...func()) {
	var all sync.WaitGroup
	for _, piece := range pieces[1:] {
		all.Go(piece)
	}
	pieces[0]()
	all.Wait()
}

// endTime is how long the program may take to end by itself.
const endTime = 3 * time.Second

// surelyEnd ends the program by force when it does not end by itself: Fyne can
// wait for ever for an event that comes in while it stops.
func (b *border) surelyEnd(last func()) {
	if b.inline {
		return
	}
	time.AfterFunc(endTime, func() {
		last()
		os.Exit(0)
	})
}

// onTermination does f when the system tells the program to end.
func (b *border) onTermination(f func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		f()
	}()
}

// after does f on the window's goroutine after d. A newer request of the same
// name takes the place of one that still waits.
func (b *border) after(name string, d time.Duration, f func()) {
	b.cancel(name)
	if b.stops == nil {
		b.stops = map[string]func(){}
	}
	live := true
	once := func() {
		if live {
			live = false
			delete(b.stops, name)
			f()
		}
	}
	b.stops[name] = func() { live = false }
	if b.inline {
		b.later = append(b.later, once)
		return
	}
	time.AfterFunc(d, func() { fyne.Do(once) })
}

// apart does f as a piece of work of its own, so that keys and pictures come in
// between. Asked for again, or cancelled, it is done once, or not.
func (b *border) apart(name string, f func()) {
	if b.inline {
		f()
		return
	}
	b.after(name, 0, func() { b.meter.work(name, f) })
}

// every does f on the window's goroutine again and again, d apart, until it is
// cancelled. Inline, it is done when tick is called.
func (b *border) every(name string, d time.Duration, f func()) {
	if b.inline {
		b.tick = f
		return
	}
	var again func()
	again = func() {
		b.after(name, d, again)
		f()
	}
	b.after(name, d, again)
}

// cancel forgets what waits under a name.
func (b *border) cancel(name string) {
	if stop := b.stops[name]; stop != nil {
		stop()
		delete(b.stops, name)
	}
}

// settle does, inline, what waits for its time.
func (b *border) settle() {
	for len(b.later) > 0 {
		next := b.later[0]
		b.later = b.later[1:]
		next()
	}
}

// job is work to be done elsewhere. It is called on the window's goroutine when
// the work begins and gives the work, which runs elsewhere and gives in turn
// what is to be done back here.
type job func() (work func() (back func()))

// latest runs one job at a time; of those asked for meanwhile only the newest
// is begun.
type latest struct {
	border  *border
	running bool
	next    job
}

func (l *latest) ask(j job) {
	if l.running {
		l.next = j
		return
	}
	l.running = true
	work := j()
	l.border.run(func() func() {
		back := work()
		return func() {
			l.running = false
			back()
			if next := l.next; next != nil && !l.running {
				l.next = nil
				l.ask(next)
			}
		}
	})
}
