package app

import (
	"fmt"
	"strconv"
	"time"

	"hone/model"
)

// usualMinutes are planned for each step, and for the close.
var usualMinutes = [model.WorkshopSteps]int{5, 10, 15, 20, 25, 10, 10, 10, 10, 15, 10, 15, 15, 10}

// stopwatch counts how long the group has been at each step. Nothing happens at the
// end of the planned time but a sign.
type stopwatch struct {
	seconds [model.WorkshopSteps]int
	planned [model.WorkshopSteps]int // minutes
	running bool
	since   time.Time
	over    [model.WorkshopSteps]bool // the sign has been given
}

func (c *stopwatch) reset() { *c = stopwatch{planned: usualMinutes} }

func (c *stopwatch) pause() { c.running = false }

// restore takes up the time that was counted before.
func (c *stopwatch) restore(seconds, planned []int) {
	copy(c.seconds[:], seconds)
	for i, n := range planned {
		if i < len(c.planned) && n > 0 && n <= mostMinutes {
			c.planned[i] = n
		}
	}
}

// mostMinutes is the longest that a step can be planned for.
const mostMinutes = 480

// plan changes the planned minutes of a step.
func (c *stopwatch) plan(step, by int) {
	c.planned[step] = min(max(c.planned[step]+by, 5), mostMinutes)
	c.over[step] = c.seconds[step] >= c.planned[step]*60
}

// count adds the time that has passed and tells whether the planned time of the
// step has just run out.
func (c *stopwatch) count(step int, now time.Time) bool {
	passed := int(now.Sub(c.since) / time.Second)
	c.seconds[step] += passed
	c.since = c.since.Add(time.Duration(passed) * time.Second)
	if c.over[step] || c.seconds[step] < c.planned[step]*60 {
		return false
	}
	c.over[step] = true
	return true
}

// text is the time of a step beside what is planned, such as "3:05／10分".
func (w *workshop) time() string {
	c := &w.clock
	s := c.seconds[w.step]
	return w.app.texts.say("workshop.time", "time", fmt.Sprintf("%d:%02d", s/60, s%60), "n", strconv.Itoa(c.planned[w.step]))
}

// isOver tells whether the step has taken longer than planned.
func (w *workshop) isOver() bool { return w.clock.seconds[w.step] >= w.clock.planned[w.step]*60 }

// toggleClock starts or pauses the timer of the step.
func (w *workshop) toggleClock() {
	c := &w.clock
	c.running = !c.running
	c.since = w.app.options.Now()
	w.app.desk.question.showTime()
	if c.running {
		w.wait()
	}
}

// wait looks at the clock again in a second.
func (w *workshop) wait() { w.app.border.after("workshop clock", time.Second, w.tick) }

func (w *workshop) tick() {
	if !w.clock.running || !w.running {
		return
	}
	if w.clock.count(w.step, w.app.options.Now()) {
		w.app.notice(w.app.texts.say("workshop.timeUp", "n", strconv.Itoa(w.clock.planned[w.step])))
	}
	w.app.desk.question.showTime()
	w.wait()
}
