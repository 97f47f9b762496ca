package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

const limitsHead = "| workload | clients | requests/s | p50 ms | p99 ms | errors | CPU µs | bare/s | bare p99 ms | bare CPU µs | of bare | echo/s | of echo |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|\n"

// compare prints a row for each workload and number of clients: the program
// beside its two limits, or beside another build of itself.
func compare(p plan, loads []workload) error {
	head, row := limitsHead, limitsRow
	if p.against != "" {
		head, row = versusHead, versusRow
	}
	fmt.Print(head)
	for _, w := range loads {
		if !strings.Contains(w.title, "("+p.only) {
			continue
		}
		for _, n := range p.clients {
			if err := row(p, w, n); err != nil {
				return err
			}
		}
	}
	return nil
}

// inTurn measures several servers in turn, so that a slow minute of the machine
// hits all of them, and every other time in the opposite order: what one leaves
// behind on the disk, the next one pays for.
func inTurn(p plan, clients int, each ...target) ([][]load, error) {
	measured := make([][]load, len(each))
	for repeat := range p.repeats {
		for i := range each {
			if repeat%2 == 1 {
				i = len(each) - 1 - i
			}
			l, err := drive(each[i], clients, p.length)
			if err != nil {
				return nil, err
			}
			measured[i] = append(measured[i], l)
		}
	}
	return measured, nil
}

func limitsRow(p plan, w workload, clients int) error {
	measured, err := inTurn(p, clients, w.program, w.bare, w.limit)
	if err != nil {
		return err
	}
	program, bare, limit := measured[0], measured[1], measured[2]
	m, b, e := median(program), median(bare), median(limit)
	if failures(bare)+failures(limit) > 0 {
		return fmt.Errorf("the limits answered %d requests wrongly, as in %s: they are not limits",
			failures(bare)+failures(limit), firstWrong(append(bare, limit...)))
	}
	fmt.Printf("| %s | %d | %.0f | %.2f | %.2f | %d | %.0f | %.0f | %.2f | %.0f | %.2f | %.0f | %.2f |\n", w.title, clients, m.perSecond(),
		ms(m.percentile(0.5)), ms(m.percentile(0.99)), failures(program), m.work(), b.perSecond(), ms(b.percentile(0.99)), b.work(), ratio(program, bare, load.perSecond),
		e.perSecond(), ratio(program, limit, load.perSecond))
	return nil
}

func failures(all []load) (n int) {
	for _, l := range all {
		n += l.failed
	}
	return n
}

func firstWrong(all []load) string {
	for _, l := range all {
		if l.wrong != "" {
			return l.wrong
		}
	}
	return ""
}

// ratio is the median of the ratios of one figure of measurements taken next to
// each other.
func ratio(a, b []load, of func(load) float64) float64 {
	ratios := make([]float64, len(a))
	for i := range a {
		ratios[i] = of(a[i]) / of(b[i])
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/2]
}

func median(all []load) load {
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, func(a, b load) int {
		if a.perSecond() < b.perSecond() {
			return -1
		}
		return 1
	})
	return sorted[len(sorted)/2]
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
