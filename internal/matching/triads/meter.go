package triads

import "context"

// perColumn is what it costs to price a column, beside a number of the inverse.
const perColumn = 4

// meter counts the work of one program in numbers touched, which are the same
// on every machine, and stops it when there has been enough or when the caller
// has.
type meter struct {
	ctx   context.Context
	left  int
	check int // work until the context is asked again
	ended bool
	tell  func(nodes int)
	nodes int
}

// checkEvery is how much work passes between two looks at the context: less
// than a millisecond.
const checkEvery = 500_000

func (m *meter) spend(work int) {
	m.left -= work
	if m.check -= work; m.check <= 0 {
		m.check = checkEvery
		m.ended = m.ended || m.ctx.Err() != nil
	}
}

// spent tells whether to come to an end.
func (m *meter) spent() bool { return m.ended || m.left <= 0 }

// node counts a node and reports it.
func (m *meter) node() {
	m.nodes++
	if m.tell != nil {
		m.tell(m.nodes)
	}
}

// within lets some work use up no more than so many quarters of what is left.
func (m *meter) within(quarters int, work func()) {
	held := m.left / 4 * (4 - quarters)
	m.left -= held
	work()
	m.left += held
}
